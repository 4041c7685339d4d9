from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from llm4ad import Inspection
from llm4ad.cases import Case, mark_picture, read_cases, try_cases
from llm4ad.errors import AnnotationError, ImageError, InspectionError
from llm4ad.verification import verify_inspection
from tests.product import draw_product
from tests.trays import (
    FOUR_COINS,
    IDS,
    ONE_TRAY,
    TWO_BARS,
    USUAL,
    WIDE_TRAY,
    digests,
    first_normals,
    keep_picture,
    only_conditions,
    seen_from_afar,
)

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.cases import Marked
    from llm4ad.verify.record import CaseRecord


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return keep_picture(draw_product(300)[0], tmp_path / "line 1" / "Bild ü.PNG")


def tried(
    folder: Path, rgb: NDArray[np.uint8], marked: Marked, condition: str | None = None
) -> CaseRecord:
    """Mark one picture, and try it with the inspection as it is."""
    mark_picture(folder, keep_picture(rgb, folder.parent / "a.png"), marked, condition=condition)
    before = digests(folder)
    with Inspection.load(folder) as inspection:
        (record,) = try_cases(inspection)
    assert digests(folder) == before, "trying changes nothing"
    return record


def test_marking_keeps_a_copy(taught_copy: Path, picture: Path):
    content = picture.read_bytes()
    case = mark_picture(taught_copy, picture, "normal")
    picture.unlink()
    assert (taught_copy / "cases" / case.file).read_bytes() == content
    assert case.file.startswith("Bild_ü-")
    assert case.file.endswith(".png")
    digest = hashlib.sha256(content).hexdigest()
    assert case == Case(file=case.file, sha256=digest, marked="normal", condition=None)
    assert read_cases(taught_copy) == (case,)
    stored = json.loads((taught_copy / "cases" / "cases.json").read_text(encoding="utf-8"))
    assert stored[0]["marked"] == "normal"


def test_marking_again_replaces(taught_copy: Path, picture: Path):
    mark_picture(taught_copy, picture, "normal")
    case = mark_picture(taught_copy, picture, "anomalous", condition=IDS[TWO_BARS])
    assert read_cases(taught_copy) == (case,)
    assert (case.marked, case.condition) == ("anomalous", IDS[TWO_BARS])
    assert len(list((taught_copy / "cases").iterdir())) == 2


def test_pictures_of_one_name_are_kept_both(taught_copy: Path, tmp_path: Path):
    names = [tmp_path / camera / "0.png" for camera in ("left", "right")]
    cases = [
        mark_picture(taught_copy, keep_picture(draw_product(300 + number)[0], path), "normal")
        for number, path in enumerate(names)
    ]
    assert read_cases(taught_copy) == tuple(cases)
    assert len({case.file for case in cases}) == 2
    for case, path in zip(cases, names, strict=True):
        assert (taught_copy / "cases" / case.file).read_bytes() == path.read_bytes()


def test_an_unknown_condition_is_refused_with_those_that_exist(taught_copy: Path, picture: Path):
    before = digests(taught_copy)
    with pytest.raises(InspectionError, match=f"no condition 'none'; .*{IDS[TWO_BARS]}"):
        mark_picture(taught_copy, picture, "anomalous", condition="none")
    assert digests(taught_copy) == before


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n", b"no picture"])
def test_an_unreadable_picture_is_refused(taught_copy: Path, tmp_path: Path, content: bytes | None):
    before = digests(taught_copy)
    path = tmp_path / "spoilt.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ImageError, match=r"spoilt\.png"):
        mark_picture(taught_copy, path, "normal")
    assert digests(taught_copy) == before


def test_a_test_picture_is_refused(taught_copy: Path, tmp_path: Path):
    before = digests(taught_copy)
    (tmp_path / "data" / "train").mkdir(parents=True)
    path = keep_picture(draw_product(300)[0], tmp_path / "data" / "test" / "good" / "0.png")
    with pytest.raises(AnnotationError, match="is a test picture"):
        mark_picture(taught_copy, path, "normal")
    assert digests(taught_copy) == before


def test_marking_leaves_a_verified_inspection_verified(small_copy: Path, picture: Path):
    mark_picture(small_copy, picture, "normal")
    Inspection.load(small_copy).close()


@pytest.mark.parametrize(
    ("coins", "bars", "marked", "condition"),
    [
        (4, 2, "normal", None),
        (3, 2, "anomalous", None),
        (3, 2, "anomalous", IDS[FOUR_COINS]),
        (3, 1, "anomalous", IDS[TWO_BARS]),
    ],
)
def test_a_case_that_is_right_needs_nothing(
    small_copy: Path, coins: int, bars: int, marked: Marked, condition: str | None
):
    rgb, _ = draw_product(302, coins=coins, bars=bars)
    record = tried(small_copy, rgb, marked, condition)
    assert record.right
    assert (record.wrong, record.proposals) == ((), ())
    assert record.verdict == marked
    assert record.condition == condition


@pytest.mark.parametrize(
    ("coins", "wrong", "proposal"),
    [
        (3, "expected 4 coins, found 3", r"mark .*coin.*"),
        (5, "expected 4 coins, found 5", r"look at the coin at \(\d+, \d+\).* background"),
    ],
)
def test_a_false_alarm_of_a_count_names_what_was_counted(
    small_copy: Path, coins: int, wrong: str, proposal: str
):
    record = tried(small_copy, draw_product(302, coins=coins)[0], "normal")
    assert (record.right, record.verdict) == (False, "anomalous")
    assert record.anomaly_score > 0.6
    assert record.wrong == (f"'{FOUR_COINS}': {wrong}",)
    assert len(record.proposals) == 1
    assert re.fullmatch(proposal, record.proposals[0])


def test_a_false_alarm_of_what_was_learned_asks_for_more_normals(verified_copy: Path):
    record = tried(verified_copy, seen_from_afar(305, 0.85), "normal")
    assert not record.right
    assert any(
        wrong.startswith(f"'{USUAL[0]}': length of the tray: 7") and "%, expected 8" in wrong
        for wrong in record.wrong
    )
    assert set(record.proposals) == {"show this picture among the normals"}


def test_a_false_alarm_of_a_number_is_mended_by_the_number_proposed(taught_copy: Path):
    only_conditions(taught_copy, [ONE_TRAY, "The tray is at least 390 pixels wide."])
    record = tried(taught_copy, seen_from_afar(305, 0.9), "normal")
    assert (record.right, record.verdict) == (False, "anomalous")
    (wrong,), (proposal,) = record.wrong, record.proposals
    found = re.fullmatch(
        r"'The tray is at least 390 pixels wide\.': "
        r"width of the tray: (\d+) px, expected at least 390 px",
        wrong,
    )
    assert found
    least = re.fullmatch(r"allow at least (\d+) px in the sentence", proposal)
    assert least
    assert int(found[1]) - 2 <= int(least[1]) <= int(found[1])
    only_conditions(taught_copy, [ONE_TRAY, f"The tray is at least {least[1]} pixels wide."])
    with Inspection.load(taught_copy) as inspection:
        (again,) = try_cases(inspection)
    assert again.right


def test_an_escape_is_mended_by_the_number_proposed(verified_copy: Path):
    record = tried(verified_copy, seen_from_afar(305, 0.85), "anomalous", IDS[WIDE_TRAY])
    assert not record.right
    (wrong,), (proposal,) = record.wrong, record.proposals
    assert wrong.startswith(f"'{WIDE_TRAY}': width of the tray: ")
    least = re.fullmatch(
        r"ask for at least (\d+) px in the sentence; "
        r"normal pictures have ([\d.]+) px to ([\d.]+) px",
        proposal,
    )
    assert least
    measured = float(wrong.rpartition(": ")[2].removesuffix(" px"))
    asked = least[1]
    assert measured < int(asked) < float(least[2]) < float(least[3])
    (verified_copy / "verification.json").unlink()
    only_conditions(verified_copy, [ONE_TRAY, f"The tray is at least {asked} pixels wide."])
    with Inspection.load(verified_copy) as inspection:
        assert inspection.inspect(seen_from_afar(305, 0.85)).verdict == "anomalous"
        assert inspection.inspect(draw_product(300)[0]).verdict == "normal"


def test_an_escape_that_nothing_measures_asks_for_a_condition(small_copy: Path):
    record = tried(small_copy, draw_product(300)[0], "anomalous")
    assert (record.right, record.verdict) == (False, "normal")
    assert record.wrong == (
        "no value that the conditions measure sets this picture apart from the normals",
    )
    assert record.proposals == ("write a condition that says what is wrong with it",)


def test_an_escape_that_another_condition_noticed_is_wrong(small_copy: Path):
    record = tried(small_copy, draw_product(302, coins=3)[0], "anomalous", IDS[TWO_BARS])
    assert (record.right, record.verdict) == (False, "anomalous")
    assert record.wrong


def test_a_case_of_a_condition_without_program_says_so(taught_copy: Path):
    only_conditions(taught_copy, [ONE_TRAY, TWO_BARS])
    (taught_copy / "programs" / f"{IDS[TWO_BARS]}.py").unlink()
    record = tried(taught_copy, draw_product(300)[0], "normal")
    assert (record.right, record.verdict) == (False, "undecided")
    assert record.wrong[0].startswith(f"'{TWO_BARS}': condition '{IDS[TWO_BARS]}' has no program")
    assert "llm4ad generate" in record.proposals[0]


def test_verifying_tries_the_cases_and_changes_nothing_for_their_sake(
    taught_copy: Path, normal_trays: Path, tmp_path: Path
):
    only_conditions(taught_copy, [ONE_TRAY, TWO_BARS])
    cases: list[tuple[int, Marked]] = [(2, "normal"), (3, "normal"), (2, "anomalous")]
    for number, (bars, marked) in enumerate(cases):
        path = keep_picture(draw_product(310 + number, bars=bars)[0], tmp_path / f"{number}.png")
        mark_picture(taught_copy, path, marked)
    before = digests(taught_copy)
    found = verify_inspection(taught_copy, first_normals(normal_trays, 3))
    after = digests(taught_copy)
    assert [case.right for case in found.cases] == [True, False, False]
    assert [case.image[:2] for case in found.cases] == ["0-", "1-", "2-"]
    assert found.cases[1].wrong == (f"'{TWO_BARS}': expected 2 bars, found 3",)
    assert all(len(case.wrong) == len(case.proposals) for case in found.cases)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("spoil", ["remove", "change"])
def test_a_marked_picture_that_is_gone_or_changed_is_named(
    taught_copy: Path, picture: Path, spoil: str
):
    case = mark_picture(taught_copy, picture, "normal")
    kept = taught_copy / "cases" / case.file
    if spoil == "remove":
        kept.unlink()
    else:
        keep_picture(draw_product(301)[0], kept)
    with (
        Inspection.load(taught_copy) as inspection,
        pytest.raises(InspectionError, match="is gone or changed; mark it again") as refused,
    ):
        try_cases(inspection)
    assert str(kept) in str(refused.value)


@pytest.mark.parametrize("content", ["", "[{}]", '[{"file": "a.png", "marked": "odd"}]', "{}"])
def test_a_damaged_list_of_cases_is_named(taught_copy: Path, content: str):
    (taught_copy / "cases").mkdir()
    (taught_copy / "cases" / "cases.json").write_text(content, encoding="utf-8")
    with pytest.raises(InspectionError, match=r"cases\.json: cannot be read; mend it, or remove"):
        read_cases(taught_copy)


def test_without_marks_there_are_no_cases(taught_trays: Path):
    assert read_cases(taught_trays) == ()


def test_a_lost_case_leaves_what_was_verified(small_copy: Path, picture: Path):
    case = mark_picture(small_copy, picture, "normal")
    (small_copy / "cases" / case.file).unlink()
    before = digests(small_copy)
    with pytest.raises(InspectionError, match="mark it again"):
        verify_inspection(small_copy)
    assert digests(small_copy) == before


def test_a_strange_picture_marked_normal_is_to_be_shown(verified_copy: Path):
    blurred = np.asarray(cv2.GaussianBlur(draw_product(305)[0], (0, 0), 3.5), np.uint8)
    record = tried(verified_copy, blurred, "normal")
    assert record.verdict == "undecided"
    assert set(record.proposals) == {"show this picture among the normals"}


def test_a_normal_picture_breaks_no_condition(taught_copy: Path, picture: Path):
    with pytest.raises(InspectionError, match="a normal picture breaks no condition"):
        mark_picture(taught_copy, picture, "normal", condition=IDS[ONE_TRAY])


def test_a_case_whose_condition_is_gone_says_so(taught_copy: Path, picture: Path):
    mark_picture(taught_copy, picture, "anomalous", condition=IDS[ONE_TRAY])
    only_conditions(taught_copy, [TWO_BARS])
    with Inspection.load(taught_copy) as inspection:
        (record,) = try_cases(inspection)
    assert "is no longer there" in record.wrong[0]

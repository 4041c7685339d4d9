from __future__ import annotations

import math
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from scipy.stats import beta

from llm4ad import Inspection
from llm4ad.errors import AnnotationError, ImageError, InspectionError
from llm4ad.examination import examine_pictures, normal_pictures
from llm4ad.scale.local import inspect_images
from llm4ad.verdict.calibration import normals_needed
from llm4ad.verification import try_programs, verify_inspection
from llm4ad.verify.record import read_verification
from llm4ad.verify.trust import rate
from tests.product import HEIGHT, WIDTH, draw_product
from tests.trays import (
    BLUE_BARS,
    FOUR_COINS,
    IDS,
    NORMALS,
    ONE_TRAY,
    SENTENCES,
    TWO_BARS,
    USUAL,
    digests,
    first_normals,
    keep_picture,
    lying_elsewhere,
    only_conditions,
    put_program,
    seen_from_afar,
    write_conditions,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from llm4ad.examination import NormalPicture
    from llm4ad.verdict.finding import Verdict
    from llm4ad.verify.record import ConditionRecord, Verification

MADE = ("calibration.json", "canary.png", "normals.npz", "verification.json")


@pytest.fixture(scope="module")
def verification(verified_trays: Path) -> Verification:
    found = read_verification(verified_trays)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def inspection(verified_trays: Path) -> Inspection:
    return Inspection.load(verified_trays)


@pytest.fixture(scope="module")
def seen(taught_trays: Path, normal_trays: Path) -> list[NormalPicture]:
    """Return the normal pictures with their parts found, three at a time without processes."""
    paths = first_normals(normal_trays, NORMALS)
    with Inspection.load(taught_trays) as inspection:
        return [
            item
            for first in range(0, NORMALS, 3)
            for item in examine_pictures(inspection, "taught", paths[first : first + 3])
        ]


def record_of(folder: Path, sentence: str, seen: list[NormalPicture]) -> ConditionRecord:
    """Try the program of one sentence of a folder, the only one that is left there."""
    write_conditions(folder, [sentence])
    with Inspection.load(folder, unverified=True) as inspection:
        (record,) = try_programs(inspection, inspection.checks, seen).conditions
    return record


def test_verifying_writes_its_four_files_and_changes_no_other(
    verified_trays: Path, taught_trays: Path
):
    before, after = digests(taught_trays), digests(verified_trays)
    assert after.keys() - before.keys() == set(MADE)
    assert {name: after[name] for name in before} == before


def test_what_is_verified_is_written_down(verification: Verification, normal_trays: Path):
    assert [row.text for row in verification.conditions] == list(SENTENCES)
    assert [Path(item.image) for item in verification.normals] == sorted(normal_trays.iterdir())
    assert {item.verdict for item in verification.normals} == {"normal"}
    assert verification.canary.keys() == set(IDS.values())
    assert verification.false_alarm_rate == 0.01
    assert verification.normals_needed == 99
    assert verification.scene_runs > 100
    assert verification.refused == []


def test_verifying_gives_the_same_as_inspecting(verification: Verification, inspection: Inspection):
    for item in verification.normals[:3]:
        verdict = inspection.inspect(item.image)
        assert verdict.anomaly_score == pytest.approx(item.anomaly_score, abs=1e-6)
        assert verdict.verdict == item.verdict


@pytest.mark.parametrize(
    ("count", "of"), [(0, 1), (1, 1), (0, 12), (1, 12), (6, 12), (12, 12), (3, 300), (299, 300)]
)
def test_intervals_are_those_of_clopper_and_pearson(count: int, of: int):
    found = rate(count, of)
    low = beta.ppf(0.025, count, of - count + 1) if count else 0.0
    high = beta.ppf(0.975, count + 1, of - count) if count < of else 1.0
    assert (found.count, found.of) == (count, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_of_nothing_every_share_is_possible():
    assert (rate(0, 0).low, rate(0, 0).high) == (0.0, 1.0)


@pytest.mark.parametrize(("rate", "normals"), [(0.5, 1), (0.1, 9), (0.05, 19), (0.01, 99)])
def test_a_small_rate_needs_many_normals(rate: float, normals: int):
    assert normals_needed(rate) == normals


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_good_program_is_trusted(verification: Verification, sentence: str):
    row = next(row for row in verification.conditions if row.text == sentence)
    assert (row.trust, row.reasons) == ("trusted", ())
    assert (row.false_alarms.count, row.false_alarms.of) == (0, NORMALS)
    assert row.undecided.count == 0


def test_the_matrix_says_who_notices_what(verification: Verification):
    rows = {
        row.text: {item.words: item for item in row.mutations} for row in verification.conditions
    }
    missing = rows[TWO_BARS]["a bar is missing"]
    assert missing.must
    assert missing.noticed == missing.tried > 0
    elsewhere = [item for item in rows[TWO_BARS].values() if item.kind == "move"]
    assert elsewhere
    assert all(item.noticed == 0 and not item.must for item in elsewhere)
    assert not any(item.part == "coin" and not item.other for item in rows[TWO_BARS].values())
    recoloured = [item for item in rows[BLUE_BARS].values() if item.kind == "recolour"]
    assert all(item.noticed == item.tried > 0 for item in recoloured)


def test_gaps_are_told_in_words(verification: Verification):
    assert "nothing notices when a bar lies in the wrong place" in verification.gaps
    open_ones = {(item.kind, item.part) for item in verification.uncovered}
    assert {("move", "bar"), ("move", "coin"), ("recolour", "coin")} <= open_ones
    assert not open_ones & {("move", "tray"), ("resize", "tray"), ("recolour", "bar")}
    assert not [kind for kind, _ in open_ones if kind in ("remove", "add", "clear")]
    assert len(verification.gaps) == len(verification.uncovered)
    for gap, item in zip(verification.gaps, verification.uncovered, strict=True):
        assert gap == f"nothing notices when {item.words}"
        assert item.tried > item.noticed == 0


def test_wider_bands_cost_fewer_alarms_and_more_doubts(verification: Verification):
    bands = verification.bands
    assert [(band.low, band.high) for band in bands] == [
        *((0.5, 0.5), (0.45, 0.55), (0.4, 0.6), (0.3, 0.7), (0.2, 0.8)),
    ]
    for narrow, wide in pairwise(bands):
        assert narrow.undecided.count <= wide.undecided.count
        assert narrow.false_alarms.count >= wide.false_alarms.count
        assert narrow.missed.count >= wide.missed.count
    assert {band.undecided.of for band in bands} == {NORMALS}
    assert {band.false_alarms.of for band in bands} == {NORMALS}
    assert all(band.missed.of == bands[0].missed.of > 0 for band in bands)


def returning(expectation: str) -> tuple[str, ...]:
    return (f"return [{expectation}]",)


FAULTY = [
    (
        TWO_BARS,
        returning('expect_count(scene.find("bar"), exactly=9)'),
        "refused",
        "it calls 12 of 12 normal pictures anomalous",
    ),
    (
        TWO_BARS,
        returning('expect_count(scene.find("bar"), at_least=0)'),
        "refused",
        "it can hardly find anything",
    ),
    (
        TWO_BARS,
        ('bars = scene.find("bar")', "size = 1 / (len(bars) - 2)", "return [expect_present(bars)]"),
        "refused",
        "it fails on 12 of 12 normal pictures",
    ),
    (
        TWO_BARS,
        (
            'bars = scene.find("bar")',
            "size = 1 / (len(bars) - 1)",
            "return [expect_count(bars, exactly=2)]",
        ),
        "refused",
        "broken scenes",
    ),
    (
        ONE_TRAY,
        returning('expect_count(scene.find("coin"), exactly=4)'),
        "doubtful",
        "the sentence is about the tray, which it does not look for",
    ),
    (
        TWO_BARS,
        returning('expect_count(scene.find("bar"), at_least=2)'),
        "doubtful",
        "the sentence says 'exactly', which it does not demand",
    ),
    (
        TWO_BARS,
        returning('expect_count(scene.find("bar"), at_least=2)'),
        "doubtful",
        "there is one bar too many",
    ),
    (
        TWO_BARS,
        returning('expect_count(scene.find("bar"), at_most=2)'),
        "doubtful",
        "a bar is missing",
    ),
    (
        FOUR_COINS,
        returning('expect_count(scene.find("coin"), at_least=3, at_most=5)'),
        "doubtful",
        "it uses the number 5, which the sentence does not name",
    ),
    (
        BLUE_BARS,
        ('bars = scene.find("bar")', 'return [expect_colour(bars[0], "blue")]'),
        "doubtful",
        "",
    ),
    (
        BLUE_BARS,
        ('return [expect_colour(bar, "red") for bar in scene.find("bar")]',),
        "refused",
        "it calls 12 of 12 normal pictures anomalous",
    ),
]


@pytest.mark.parametrize(("sentence", "lines", "trust", "words"), FAULTY)
def test_a_faulty_program_is_not_trusted(
    taught_copy: Path,
    seen: list[NormalPicture],
    sentence: str,
    lines: tuple[str, ...],
    trust: str,
    words: str,
):
    put_program(taught_copy, sentence, *lines)
    record = record_of(taught_copy, sentence, seen)
    assert record.trust == trust
    assert any(words in reason for reason in record.reasons), record.reasons


def test_a_failing_program_is_named_with_its_line(taught_copy: Path, seen: list[NormalPicture]):
    put_program(taught_copy, TWO_BARS, "size = 1 / 0", 'return [expect_present(scene.find("bar"))]')
    (reason, *_) = record_of(taught_copy, TWO_BARS, seen).reasons
    assert "ZeroDivisionError" in reason
    assert "size = 1 / 0" in reason


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "has no program; write it with: llm4ad generate"), ("import os\n", "import")],
)
def test_a_condition_without_a_usable_program_is_refused(
    taught_copy: Path, seen: list[NormalPicture], content: str | None, words: str
):
    path = taught_copy / "programs" / f"{IDS[TWO_BARS]}.py"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    record = record_of(taught_copy, TWO_BARS, seen)
    assert record.trust == "refused"
    assert words in record.reasons[0]


def test_the_right_program_in_other_words_is_trusted(taught_copy: Path, seen: list[NormalPicture]):
    put_program(
        taught_copy,
        TWO_BARS,
        'bars = scene.find("bar")',
        'return [expect_true(len(bars) == 2, of=bars, what="there are exactly two bars")]',
    )
    record = record_of(taught_copy, TWO_BARS, seen)
    assert (record.trust, record.reasons) == ("trusted", ())


@pytest.mark.parametrize("asked", [0.0, 1.0, -0.1, 1.5, math.nan])
def test_a_false_alarm_rate_out_of_range_is_refused(
    taught_copy: Path, normal_trays: Path, asked: float
):
    before = digests(taught_copy)
    with pytest.raises(InspectionError, match=f"false alarm rate {asked!r} is not between"):
        verify_inspection(taught_copy, [normal_trays], false_alarm_rate=asked)
    assert digests(taught_copy) == before


def test_the_normals_of_last_time_are_used_again(
    taught_copy: Path, normal_trays: Path, tmp_path: Path
):
    only_conditions(taught_copy, [ONE_TRAY])
    ours = [
        Path(shutil.copy(path, tmp_path / path.name)) for path in first_normals(normal_trays, 3)
    ]
    said: list[str] = []
    first = verify_inspection(taught_copy, ours, progress=said.append)
    before = digests(taught_copy)
    assert verify_inspection(taught_copy) == first
    assert digests(taught_copy) == before, "the same normals give the same bytes"
    assert "3 normal pictures" in said[0]
    ours[1].unlink()
    with pytest.raises(InspectionError) as gone:
        verify_inspection(taught_copy)
    assert str(gone.value).startswith(f"{ours[1]}: this normal picture is gone")
    assert f"llm4ad verify {taught_copy} NORMALS" in str(gone.value)
    assert digests(taught_copy) == before
    Inspection.load(taught_copy).close()


def test_the_first_verification_needs_normals(taught_copy: Path):
    with pytest.raises(InspectionError, match="show some normal pictures: llm4ad verify"):
        verify_inspection(taught_copy)


def test_an_accepted_rate_is_kept(taught_copy: Path, normal_trays: Path):
    only_conditions(taught_copy, [ONE_TRAY])
    found = verify_inspection(taught_copy, first_normals(normal_trays, 3), false_alarm_rate=0.2)
    assert found.false_alarm_rate == 0.2
    assert found.normals_needed == 4


@pytest.mark.parametrize("name", ["verification.json", "calibration.json", "normals.npz"])
@pytest.mark.parametrize("alone", [True, False])
def test_verifying_mends_what_is_damaged(
    small_copy: Path, normal_trays: Path, name: str, *, alone: bool
):
    whole = digests(small_copy)
    if not alone:
        (small_copy / "verification.json").unlink()
    (small_copy / name).write_bytes(b"{")
    verify_inspection(small_copy, first_normals(normal_trays, 3))
    assert digests(small_copy) == whole
    Inspection.load(small_copy).close()


def test_a_missing_picture_leaves_what_was_verified(verified_copy: Path, tmp_path: Path):
    before = digests(verified_copy)
    with pytest.raises(ImageError, match=r"none\.png"):
        verify_inspection(verified_copy, [tmp_path / "none.png"])
    assert digests(verified_copy) == before


def test_an_unreadable_picture_leaves_what_was_verified(verified_copy: Path, tmp_path: Path):
    before = digests(verified_copy)
    (tmp_path / "cut.png").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(ImageError, match=r"cut\.png"):
        verify_inspection(verified_copy, [tmp_path / "cut.png"])
    assert digests(verified_copy) == before


@pytest.mark.parametrize("below", ["test/good", "test", "test/missing/deep"])
def test_test_pictures_are_no_normals(taught_copy: Path, tmp_path: Path, below: str):
    before = digests(taught_copy)
    (tmp_path / "data" / "train").mkdir(parents=True)
    path = keep_picture(draw_product(300)[0], tmp_path / "data" / below / "0.png")
    for given in (path, path.parent, tmp_path / "data"):
        with pytest.raises(AnnotationError, match="is a test picture"):
            verify_inspection(taught_copy, [given])
    assert digests(taught_copy) == before


def test_a_folder_named_test_alone_is_none_of_a_data_set(tmp_path: Path, taught_trays: Path):
    path = keep_picture(draw_product(300)[0], tmp_path / "test" / "0.png")
    assert normal_pictures(taught_trays, [path]) == [path]


def told_apart(verdict: Verdict, sentence: str) -> list[tuple[str, str]]:
    found = [item for item in verdict.findings if item.text == sentence]
    return [(item.state, item.message) for item in found]


@pytest.fixture(scope="module")
def before(taught_trays: Path) -> Inspection:
    """Return the inspection as it was before it was verified."""
    return Inspection.load(taught_trays)


@pytest.mark.parametrize("sentence", USUAL)
def test_the_usual_is_not_known_before_verification(before: Inspection, sentence: str):
    verdict = before.inspect(draw_product(300)[0])
    assert verdict.verdict == "undecided"
    found = told_apart(verdict, sentence)
    assert {state for state, _ in found} == {"undecided"}
    messages = [message for _, message in found if "is not known yet" in message]
    assert "llm4ad verify FOLDER NORMALS" in messages[0]


@pytest.mark.parametrize("sentence", USUAL)
def test_the_usual_is_judged_after_verification(inspection: Inspection, sentence: str):
    usual = told_apart(inspection.inspect(draw_product(300)[0]), sentence)
    assert {state for state, _ in usual} == {"kept"}
    place = sentence == USUAL[-1]
    rgb = lying_elsewhere(305, 35, 25) if place else seen_from_afar(305, 0.85)
    verdict = inspection.inspect(rgb)
    assert verdict.verdict == "anomalous"
    broken = [message for state, message in told_apart(verdict, sentence) if state == "violated"]
    assert broken
    assert "%, expected " in broken[0]


def black() -> NDArray[np.uint8]:
    return np.zeros((HEIGHT, WIDTH, 3), np.uint8)


def noise() -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)


def white() -> NDArray[np.uint8]:
    return np.full((HEIGHT, WIDTH, 3), 255, np.uint8)


def dark() -> NDArray[np.uint8]:
    return (draw_product(300)[0] * 0.25).astype(np.uint8)


def blurred() -> NDArray[np.uint8]:
    return cv2.GaussianBlur(draw_product(300)[0], (0, 0), 9).astype(np.uint8)


def another_scene() -> NDArray[np.uint8]:
    """Draw a meadow with trees, as bright as a tray."""
    random = np.random.default_rng(5)
    rgb = np.full((HEIGHT, WIDTH, 3), (150, 180, 210), np.uint8)
    rgb[HEIGHT // 2 :] = (80, 150, 70)
    for _ in range(40):
        x, y = int(random.uniform(0, WIDTH)), int(random.uniform(HEIGHT * 0.35, HEIGHT * 0.6))
        colour = [int(value) for value in random.uniform(20, 90, 3)]
        cv2.circle(rgb, (x, y), int(random.uniform(10, 35)), colour, -1)
    return rgb


@pytest.mark.parametrize("draw", [black, noise, white, dark, blurred, another_scene])
def test_a_strange_picture_is_undecided(
    inspection: Inspection, draw: Callable[[], NDArray[np.uint8]]
):
    verdict = inspection.inspect(draw())
    assert verdict.verdict == "undecided"
    assert 0.4 <= verdict.anomaly_score <= 0.6
    assert "normal" in verdict.reason
    assert verdict.p_value is not None


@pytest.mark.parametrize(
    ("rgb", "words"),
    [
        (draw_product(302, coins=3)[0], "expected 4 coins, found 3"),
        (draw_product(302, bars=1)[0], "expected 2 bars, found 1"),
        (draw_product(303, bars=3)[0], "expected 2 bars, found 3"),
        (draw_product(302, coins=0)[0], "expected 4 coins, found none"),
    ],
)
def test_a_broken_product_is_anomalous_and_not_strange(
    inspection: Inspection, rgb: NDArray[np.uint8], words: str
):
    verdict = inspection.inspect(rgb)
    assert (verdict.verdict, verdict.reason) == ("anomalous", words)
    assert verdict.anomaly_score > 0.6
    assert verdict.p_value == pytest.approx(1 / (NORMALS + 1))


@pytest.mark.parametrize("light", [0.85, 1.0, 1.15])
def test_a_normal_picture_is_normal(inspection: Inspection, light: float):
    verdict = inspection.inspect(draw_product(304, light=light)[0])
    assert verdict.verdict == "normal"
    assert verdict.p_value is not None
    assert verdict.p_value > 1 / (NORMALS + 1)


def test_there_is_no_p_value_without_normals(before: Inspection):
    assert before.inspect(draw_product(300)[0]).p_value is None


def alike(verdict: Verdict) -> tuple[object, ...]:
    return (verdict.verdict, verdict.anomaly_score, verdict.p_value, verdict.findings)


def test_inspecting_again_gives_the_same_bits(verified_trays: Path, tmp_path: Path):
    drawn = [draw_product(310 + number, coins=coins)[0] for number, coins in enumerate((4, 3, 5))]
    drawn.append(noise())
    paths = [keep_picture(rgb, tmp_path / f"{n}.png") for n, rgb in enumerate(drawn)]
    with Inspection.load(verified_trays) as inspection:
        first = [alike(inspection.inspect(path)) for path in paths]
        again = [alike(inspection.inspect(path)) for path in reversed(paths)][::-1]
        several = [
            alike(found.verdict) for found in inspect_images(inspection, "taught", paths, workers=2)
        ]
    with Inspection.load(verified_trays) as inspection:
        loaded_again = [alike(inspection.inspect(path)) for path in paths]
    assert [verdict for verdict, *_ in first] == ["normal", "anomalous", "anomalous", "undecided"]
    assert first == again == several == loaded_again

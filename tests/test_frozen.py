from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest

from llm4ad import Inspection
from llm4ad.canary import check_canary
from llm4ad.errors import InspectionError, LLM4ADError
from llm4ad.frozen import LIBRARIES, freeze, other_libraries, what_changed
from llm4ad.normals import NOTHING_LEARNED, load_normals, save_normals
from llm4ad.verify.record import Verification, read_verification
from llm4ad.vision.familiarity import strangeness
from tests.product import draw_product, write_product
from tests.trays import IDS, ONE_TRAY, TWO_BARS, put_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROGRAM = f"programs/{IDS[TWO_BARS]}.py"
MADE_BY_VERIFYING = ("calibration.json", "normals.npz", "canary.png")


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def append(name: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_bytes((path.read_bytes() if path.exists() else b"") + content)

    return change


def store_anew(folder: Path) -> None:
    """Store the same taught parts in other bytes."""
    path = folder / "parts.npz"
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_STORED)
    path.write_bytes(content.getvalue())


# What is done to a verified inspection, what is said of it, and whether it can be used at all.
CHANGES: list[tuple[Callable[[Path], None], str]] = [
    (append(PROGRAM, b"# tuned\n"), f"{PROGRAM} has changed"),
    (remove(PROGRAM), f"{PROGRAM} is gone"),
    (append("programs/there-is-a-bolt.py", b"# new\n"), "programs/there-is-a-bolt.py is new"),
    (append("normal.md", b"\nAs agreed in May.\n"), "normal.md has changed"),
    (append("normal.md", b"- There is a coin.\n"), "normal.md has changed"),
    (append("calibration.json", b" "), "calibration.json has changed"),
    (append("calibration.json", b"{"), "calibration.json has changed"),
    (remove("calibration.json"), "calibration.json is gone"),
    (append("normals.npz", b"x"), "normals.npz has changed"),
    (remove("normals.npz"), "normals.npz is gone"),
    (remove("canary.png"), "canary.png is gone"),
    (store_anew, "parts.npz has changed"),
]


@pytest.mark.parametrize(("change", "words"), CHANGES, ids=[words for _, words in CHANGES])
def test_a_changed_inspection_is_refused_unless_unverified(
    small_copy: Path, change: Callable[[Path], None], words: str
):
    change(small_copy)
    with pytest.raises(InspectionError) as refused:
        Inspection.load(small_copy)
    said = str(refused.value)
    assert said.startswith(f"{small_copy}: {words}")
    assert f"llm4ad verify {small_copy}" in said
    assert "--unverified" in said
    with Inspection.load(small_copy, unverified=True) as inspection:
        broken = inspection.inspect(draw_product(302, coins=3)[0])
    assert broken.verdict == "anomalous"
    assert broken.p_value is None, "what was learned no longer fits"


@pytest.mark.parametrize("change", [remove("parts.npz"), append("parts.npz", b"x" * 99)])
def test_an_inspection_without_its_parts_is_refused(
    small_copy: Path, change: Callable[[Path], None]
):
    change(small_copy)
    with pytest.raises(LLM4ADError, match=r"parts\.npz"):
        Inspection.load(small_copy)


def test_an_inspection_without_its_conditions_is_refused(small_copy: Path):
    (small_copy / "normal.md").unlink()
    with pytest.raises(InspectionError, match=r"normal\.md"):
        Inspection.load(small_copy)


def test_all_that_changed_is_named(small_copy: Path):
    remove(PROGRAM)(small_copy)
    append("normal.md", b"\n")(small_copy)
    with pytest.raises(InspectionError, match=r"normal\.md has changed; programs/.* is gone"):
        Inspection.load(small_copy)


def test_what_is_not_part_of_an_inspection_may_change(small_copy: Path):
    (small_copy / "notes.txt").write_text("check the lamp", encoding="utf-8")
    (small_copy / "programs" / "notes.txt").write_text("nothing", encoding="utf-8")
    (small_copy / "results").mkdir()
    Inspection.load(small_copy).close()


def test_another_finder_is_refused(small_copy: Path, tmp_path: Path):
    marks = write_product(tmp_path / "marked", [7])
    with pytest.raises(InspectionError, match=r"verified with another finder.*llm4ad verify"):
        Inspection.load(small_copy, finder=f"coco:{marks}")
    with Inspection.load(small_copy, finder=f"coco:{marks}", unverified=True) as inspection:
        assert inspection.inspect(tmp_path / "marked" / "000.png").size == (480, 360)


def test_a_refused_program_is_named_with_its_reason(small_copy: Path):
    verification = verification_of(small_copy)
    first, *others = verification.conditions
    refused = first.model_copy(update={"trust": "refused", "reasons": ("it fails",)})
    store(small_copy, verification.model_copy(update={"conditions": (refused, *others)}))
    with pytest.raises(InspectionError, match=f"the program of '{ONE_TRAY}' is refused: it fails"):
        Inspection.load(small_copy)
    Inspection.load(small_copy, unverified=True).close()


def test_freezing_tells_each_change_once(small_copy: Path):
    frozen = freeze(small_copy, "taught")
    assert what_changed(small_copy, frozen) == []
    assert {"normal.md", "parts.npz", PROGRAM, *MADE_BY_VERIFYING} <= frozen.files.keys()
    assert "verification.json" not in frozen.files
    put_program(small_copy, TWO_BARS, 'return [expect_count(scene.find("bar"), at_least=2)]')
    (small_copy / "canary.png").unlink()
    assert what_changed(small_copy, frozen) == ["canary.png is gone", f"{PROGRAM} has changed"]


def test_other_libraries_are_told_and_change_nothing(small_copy: Path):
    frozen = freeze(small_copy, "taught")
    assert other_libraries(frozen) == []
    assert set(frozen.libraries) <= set(LIBRARIES)
    then = {**frozen.libraries, "numpy": "1.0", "abacus": "7"}
    del then["scipy"]
    old = frozen.model_copy(update={"libraries": then, "llm4ad": "0.0.1"})
    assert other_libraries(old) == [
        "abacus 7 is now absent",
        f"llm4ad 0.0.1 is now {frozen.llm4ad}",
        f"numpy 1.0 is now {frozen.libraries['numpy']}",
        f"scipy absent is now {frozen.libraries['scipy']}",
    ]
    assert what_changed(small_copy, old) == []


def verification_of(folder: Path) -> Verification:
    verification = read_verification(folder)
    assert verification is not None
    return verification


def store(folder: Path, verification: Verification) -> None:
    (folder / "verification.json").write_text(verification.model_dump_json(), encoding="utf-8")


def put_canary(folder: Path, condition: str, score: float, **frozen: object) -> None:
    verification = verification_of(folder)
    changed = {
        "canary": {**verification.canary, condition: score},
        "frozen": verification.frozen.model_copy(update=frozen),
    }
    store(folder, verification.model_copy(update=changed))


@pytest.mark.parametrize("off", [0.0, 5e-4, -5e-4])
def test_the_same_canary_passes(small_copy: Path, off: float):
    then = verification_of(small_copy).canary[IDS[TWO_BARS]]
    put_canary(small_copy, IDS[TWO_BARS], then + off)
    with Inspection.load(small_copy) as inspection:
        check_canary(inspection)


@pytest.mark.parametrize("off", [0.002, -0.002, 0.5])
def test_another_score_of_the_canary_is_refused(small_copy: Path, off: float):
    then = verification_of(small_copy).canary[IDS[TWO_BARS]]
    put_canary(small_copy, IDS[TWO_BARS], then + off)
    with (
        Inspection.load(small_copy) as inspection,
        pytest.raises(InspectionError) as refused,
    ):
        check_canary(inspection)
    said = str(refused.value)
    assert "canary.png" in said
    assert f"{then + off:.4f}" in said
    assert IDS[TWO_BARS] in said
    assert "no library has changed" in said
    assert f"llm4ad verify {small_copy}" in said


def test_a_canary_that_differs_names_the_libraries(small_copy: Path):
    then = verification_of(small_copy)
    libraries = {**then.frozen.libraries, "numpy": "1.0"}
    put_canary(small_copy, IDS[TWO_BARS], 0.9, libraries=libraries)
    with (
        Inspection.load(small_copy) as inspection,
        pytest.raises(InspectionError, match=r"numpy 1\.0 is now"),
    ):
        check_canary(inspection)


def test_a_canary_with_a_condition_that_is_gone_is_refused(small_copy: Path):
    put_canary(small_copy, "there-is-a-bolt", 0.1)
    with (
        Inspection.load(small_copy) as inspection,
        pytest.raises(InspectionError, match="'there-is-a-bolt'"),
    ):
        check_canary(inspection)


def test_there_is_no_canary_without_verification(taught_trays: Path):
    with Inspection.load(taught_trays) as inspection:
        check_canary(inspection)
        assert inspection.verification is None


def test_what_was_learned_is_stored_and_read_back(verified_trays: Path, tmp_path: Path):
    learned = load_normals(verified_trays)
    save_normals(learned, tmp_path)
    again = load_normals(tmp_path)
    assert again.calibration == learned.calibration
    assert again.whereabouts.keys() == learned.whereabouts.keys() == {"bar", "coin", "tray"}
    for name, item in learned.whereabouts.items():
        other = again.whereabouts[name]
        assert (item.anchor, item.single, item.sharpness) == (
            other.anchor,
            other.single,
            other.sharpness,
        )
        assert np.array_equal(item.occupancy, other.occupancy)
        assert item.frames == other.frames
        assert np.array_equal(item.middles, other.middles)
        assert np.array_equal(item.spreads, other.spreads)
    rgb = draw_product(303)[0]
    assert learned.familiarity is not None
    assert again.familiarity is not None
    assert strangeness(again.familiarity, rgb) == strangeness(learned.familiarity, rgb)


def test_storing_the_same_gives_the_same_bytes(verified_trays: Path, tmp_path: Path):
    learned = load_normals(verified_trays)
    stored: list[list[bytes]] = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        save_normals(learned, tmp_path / name)
        names = ("calibration.json", "normals.npz")
        stored.append([(tmp_path / name / file).read_bytes() for file in names])
    assert stored[0] == stored[1]


def test_an_inspection_without_normals_has_learned_nothing(taught_trays: Path, tmp_path: Path):
    assert load_normals(taught_trays) is NOTHING_LEARNED
    with pytest.raises(ValueError, match="nothing was learned"):
        save_normals(NOTHING_LEARNED, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("calibration.json", b""),
        ("calibration.json", b'{"false_alarm_rate": 2}'),
        ("normals.npz", b""),
        ("normals.npz", b"PK\x03\x04 and no more"),
        ("normals.npz", None),
    ],
)
def test_damaged_files_are_named_with_the_way_out(
    small_copy: Path, name: str, content: bytes | None
):
    path = small_copy / name
    path.write_bytes(path.read_bytes()[:-200] if content is None else content)
    with pytest.raises(InspectionError) as refused:
        load_normals(small_copy)
    assert str(refused.value).startswith(f"{path}: cannot be read; ")
    assert "llm4ad verify" in str(refused.value)


def test_learned_by_a_later_version_is_said(small_copy: Path):
    path = small_copy / "normals.npz"
    with np.load(path) as stored:
        arrays = dict(stored)
    about = {**json.loads(arrays["about"].tobytes()), "format": 9}
    arrays["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    np.savez(path, **arrays)
    with pytest.raises(
        InspectionError, match=r"normals\.npz: has format 9, not 5; .*llm4ad verify"
    ):
        load_normals(small_copy)


def test_arrays_with_code_in_them_are_not_run(small_copy: Path):
    path = small_copy / "normals.npz"
    with np.load(path) as stored:
        arrays = dict(stored)
    arrays["about"] = np.array([{"code": "anything"}], object)
    np.savez(path, **arrays)
    with pytest.raises(InspectionError, match=r"normals\.npz: cannot be read"):
        load_normals(small_copy)

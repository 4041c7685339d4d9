from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from llm4ad.comparison import compare_inspections
from llm4ad.errors import InspectionError
from llm4ad.verification import verify_inspection
from tests.product import draw_product
from tests.trays import (
    IDS,
    ONE_TRAY,
    TWO_BARS,
    USUAL,
    digests,
    first_normals,
    keep_picture,
    only_conditions,
    put_program,
    write_conditions,
)

REWORDED = "There are exactly two bars on the picture."


@pytest.fixture(scope="module")
def old(taught_trays: Path, normal_trays: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an inspection that was verified with three pictures; not to be changed."""
    folder = tmp_path_factory.mktemp("versions") / "old"
    shutil.copytree(taught_trays, folder)
    only_conditions(folder, [ONE_TRAY, TWO_BARS, USUAL[3]])
    verify_inspection(folder, first_normals(normal_trays, 3))
    return folder


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    """Return the same inspection, to be changed."""
    return Path(shutil.copytree(old, tmp_path / "new"))


def both_ways(first: Path, second: Path) -> tuple[str, str]:
    """Return what changed there and back; something must have, and comparing changes nothing."""
    before = digests(first), digests(second)
    there, back = compare_inspections(first, second), compare_inspections(second, first)
    assert there
    assert back
    assert (digests(first), digests(second)) == before
    return "\n".join(there), "\n".join(back)


def test_equal_inspections_give_no_lines(old: Path, new: Path, taught_trays: Path):
    assert compare_inspections(old, old) == []
    assert compare_inspections(old, new) == []
    assert compare_inspections(new, old) == []
    assert compare_inspections(taught_trays, taught_trays) == []


def test_what_is_none_of_an_inspection_is_not_compared(old: Path, new: Path):
    (new / "notes.txt").write_text("check the lamp", encoding="utf-8")
    assert compare_inspections(old, new) == []


def test_a_condition_more_is_added_and_one_less_is_removed(old: Path, new: Path):
    write_conditions(new, [ONE_TRAY, TWO_BARS, USUAL[3], "There is a coin."])
    there, back = both_ways(old, new)
    assert there == "condition added: There is a coin."
    assert back == "condition removed: There is a coin."


def test_rewording_under_another_id_is_a_removal_and_an_addition(old: Path, new: Path):
    write_conditions(new, [ONE_TRAY, REWORDED, USUAL[3]])
    there, back = both_ways(old, new)
    assert f"condition removed: {TWO_BARS}" in there
    assert f"condition added: {REWORDED}" in there
    assert f"condition removed: {REWORDED}" in back
    assert f"condition added: {TWO_BARS}" in back


def test_rewording_under_the_same_id_shows_both_sentences(old: Path, new: Path):
    write_conditions(new, [ONE_TRAY, "There are exactly TWO bars!", USUAL[3]])
    there, back = both_ways(old, new)
    assert f"condition reworded: '{TWO_BARS}' is now 'There are exactly TWO bars!'" in there
    assert f"condition reworded: 'There are exactly TWO bars!' is now '{TWO_BARS}'" in back


def test_another_program_shows_its_lines(old: Path, new: Path):
    put_program(new, TWO_BARS, 'return [expect_count(scene.find("bar"), at_least=2)]')
    there, back = both_ways(old, new)
    was = '    return [expect_count(scene.find("bar"), exactly=2)]'
    now = '    return [expect_count(scene.find("bar"), at_least=2)]'
    assert there.splitlines()[0] == f"program changed: {TWO_BARS}"
    assert f"    -{was}\n    +{now}" in there
    assert f"    -{now}\n    +{was}" in back


def test_a_program_that_is_gone_is_said(old: Path, new: Path):
    (new / "programs" / f"{IDS[TWO_BARS]}.py").unlink()
    there, back = both_ways(old, new)
    assert "+(no usable program)" in there
    assert "-(no usable program)" in back


def test_parts_that_are_taught_anew_removed_or_added(old: Path, new: Path):
    parts = new / "parts.npz"
    parts.write_bytes(parts.read_bytes() + b"x")
    assert both_ways(old, new) == ("taught parts: taught anew", "taught parts: taught anew")
    parts.unlink()
    assert both_ways(old, new) == ("taught parts: removed", "taught parts: added")


def test_verification_and_calibration_that_are_gone(old: Path, new: Path):
    (new / "verification.json").unlink()
    assert both_ways(old, new) == ("verification: removed", "verification: added")
    (new / "calibration.json").unlink()
    there, back = both_ways(old, new)
    assert there == "calibration: removed\nverification: removed"
    assert back == "calibration: added\nverification: added"


def test_another_tolerance_shows_in_the_ranges(old: Path, new: Path):
    verify_inspection(new, false_alarm_rate=0.2)
    there, back = both_ways(old, new)
    assert "false alarm rate: 0.01 is now 0.2" in there
    assert "false alarm rate: 0.2 is now 0.01" in back
    assert "range of 'usual: area of the tray': " in there
    assert "range of 'usual: area of the tray': " in back


def test_other_normals_are_said(old: Path, new: Path, normal_trays: Path):
    verify_inspection(new, first_normals(normal_trays, 2))
    there, back = both_ways(old, new)
    assert "normal pictures: 3 are now 2" in there
    assert "normal pictures: 2 are now 3" in back


def test_as_many_other_normals_are_said(old: Path, new: Path, normal_trays: Path):
    verify_inspection(new, first_normals(normal_trays, 6)[3:])
    both_ways(old, new)


def test_lost_trust_and_other_verdicts_are_told(old: Path, new: Path):
    put_program(new, TWO_BARS, 'return [expect_count(scene.find("bar"), exactly=5)]')
    verify_inspection(new)
    there, back = both_ways(old, new)
    assert f"was trusted, is now refused: {TWO_BARS} (it calls 3 of 3 normal" in there
    assert f"was refused, is now trusted: {TWO_BARS}" in back
    assert "normal (0." in there
    assert ") is now undecided (0." in there, "an alarm on all normals can be none"
    assert ") is now normal (0." in back
    assert "scores of the normal pictures move by up to 0." in there


def test_a_folder_that_is_no_inspection_is_named(old: Path, tmp_path: Path):
    keep_picture(draw_product(300)[0], tmp_path / "pictures" / "0.png")
    with pytest.raises(InspectionError, match=r"pictures: has no normal\.md"):
        compare_inspections(old, tmp_path / "pictures")
    with pytest.raises(InspectionError, match="nowhere: is not a folder"):
        compare_inspections(tmp_path / "nowhere", old)


def test_other_normals_of_counts_are_said(taught_copy: Path, normal_trays: Path, tmp_path: Path):
    only_conditions(taught_copy, [ONE_TRAY])
    verify_inspection(taught_copy, first_normals(normal_trays, 3))
    other = Path(shutil.copytree(taught_copy, tmp_path / "other"))
    verify_inspection(other, first_normals(normal_trays, 6)[3:])
    there, back = both_ways(taught_copy, other)
    assert "3 are no longer among them, 3 are new" in there
    assert "3 are no longer among them, 3 are new" in back

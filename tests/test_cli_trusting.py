from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from llm4ad.cli import app
from llm4ad.report.anomaly_map import read_anomaly_map
from tests.product import draw_product
from tests.trays import (
    IDS,
    ONE_TRAY,
    TWO_BARS,
    digests,
    first_normals,
    keep_picture,
    only_conditions,
    put_program,
    write_conditions,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MADE = {"calibration.json", "canary.png", "normals.npz", "verification.json"}


def run(*arguments: str | Path | int, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result.output


def results_of(out: Path) -> list[dict[str, object]]:
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def normals(normal_trays: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with three of the normal pictures."""
    folder = tmp_path_factory.mktemp("three")
    for path in first_normals(normal_trays, 3):
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def small(taught_copy: Path) -> Path:
    """Return an inspection of two conditions, not verified."""
    return only_conditions(taught_copy, [ONE_TRAY, TWO_BARS])


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    for number, bars in enumerate((2, 1)):
        keep_picture(draw_product(300 + number, bars=bars)[0], folder / f"{number}.png")
    return folder


def test_verifying_prints_what_can_be_trusted(small: Path, normals: Path):
    before = digests(small)
    shown = run("verify", small, normals)
    lines = shown.splitlines()
    assert "What each condition notices" in shown
    rows = [line.partition("trusted")[2].split()[:3] for line in lines if "trusted   " in line]
    assert rows == [["0/3", "0/3", "100*"]] * 2, "what is missing is noticed, and must be"
    assert "    nothing notices when a bar lies in the wrong place" in lines
    assert "held out: 0 of 3; the true rate lies between 0.0 and 70.8 % (95 %)" in shown
    assert "0.4 and 0.6" in shown
    assert "cannot be promised with 3 normal pictures; show at least 99" in shown
    assert "2 trusted, 0 doubtful, 0 refused" in shown
    assert "finding the parts on 3 normal pictures" in shown
    assert digests(small).keys() - before.keys() == MADE


def test_verifying_again_needs_no_pictures(small: Path, normals: Path):
    first = run("verify", small, normals, "--false-alarm-rate", "0.3")
    assert "cannot be promised" not in first
    assert "cannot be promised" in run("verify", small)


def test_a_refused_program_gives_status_1_and_is_not_used(
    small: Path, normals: Path, pictures: Path
):
    put_program(small, TWO_BARS, 'return [expect_count(scene.find("bar"), exactly=9)]')
    shown = run("verify", small, normals, status=1)
    assert f"refused  {TWO_BARS}\n    it calls 3 of 3 normal pictures anomalous (" in shown
    assert "1 trusted, 0 doubtful, 1 refused" in shown
    refused = run("inspect", small, pictures, status=1)
    assert f"the program of '{TWO_BARS}' is refused: it calls 3 of 3" in refused
    assert "--unverified" in refused
    assert not (small / "results").exists()
    run("inspect", small, pictures, "--unverified")
    assert len(results_of(small / "results")) == 2


def test_a_doubtful_program_gives_status_0(small: Path, normals: Path, pictures: Path):
    put_program(small, TWO_BARS, 'return [expect_count(scene.find("bar"), at_least=2)]')
    shown = run("verify", small, normals)
    assert f"doubtful  {TWO_BARS}\n" in shown
    assert "    the sentence says 'exactly', which it does not demand\n" in shown
    run("inspect", small, pictures)


@pytest.mark.parametrize(("what", "status"), [("normal", 1), ("anomalous", 0)])
def test_a_marked_picture_that_is_called_wrong_gives_status_1(
    small: Path, normals: Path, pictures: Path, what: str, status: int
):
    marked = run("mark", small, pictures / "1.png", what)
    assert f"kept as {what}" in marked
    assert "llm4ad verify" in marked
    shown = run("verify", small, normals, status=status)
    assert f"marked {what}, called anomalous" in shown
    assert (f"    '{TWO_BARS}': expected 2 bars, found 1\n    proposal: " in shown) == bool(status)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (
            ["1.png", "anomalous", "--condition", "none"],
            1,
            "error: {folder}: there is no condition",
        ),
        (["none.png", "normal"], 1, "none.png"),
        (["1.png", "odd"], 2, "odd"),
    ],
)
def test_a_mark_that_cannot_be_kept_is_refused(
    small: Path, pictures: Path, arguments: list[str], status: int, words: str
):
    before = digests(small)
    name, *rest = arguments
    shown = run("mark", small, pictures / name, *rest, status=status)
    assert words.format(folder=small) in shown
    assert digests(small) == before


def test_a_mark_names_a_condition(small: Path, pictures: Path):
    run("mark", small, pictures / "1.png", "anomalous", "--condition", IDS[TWO_BARS])
    (case,) = json.loads((small / "cases" / "cases.json").read_text(encoding="utf-8"))
    assert (case["marked"], case["condition"]) == ("anomalous", IDS[TWO_BARS])


@pytest.mark.parametrize("command", ["verify", "mark"])
def test_test_pictures_teach_nothing(small: Path, tmp_path: Path, command: str):
    (tmp_path / "data" / "train").mkdir(parents=True)
    path = keep_picture(draw_product(300)[0], tmp_path / "data" / "test" / "good" / "0.png")
    shown = run(command, small, path, *(["normal"] if command == "mark" else []), status=1)
    assert f"error: {path}: is a test picture" in shown


@pytest.mark.parametrize("rate", ["0", "-0.1", "0.6", "1", "nan", "much"])
def test_a_false_alarm_rate_out_of_range_is_refused(small: Path, normals: Path, rate: str):
    before = digests(small)
    result = CliRunner().invoke(
        app, ["verify", str(small), str(normals), "--false-alarm-rate", rate]
    )
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert digests(small) == before


def test_without_normals_the_first_verification_is_refused(small: Path):
    assert "show some normal pictures" in run("verify", small, status=1)


def test_an_inspection_that_was_never_verified_is_used_with_a_warning(small: Path, pictures: Path):
    shown = run("inspect", small, pictures)
    assert f"warning: not verified yet: llm4ad verify {small} NORMALS" in shown
    results = results_of(small / "results")
    assert [line["verdict"] for line in results] == ["normal", "anomalous"]
    assert [line["p_value"] for line in results] == [None, None]


def test_a_verified_inspection_is_used_without_warning(verified_copy: Path, pictures: Path):
    shown = run("inspect", verified_copy, pictures)
    assert "warning" not in shown
    results = results_of(verified_copy / "results")
    assert [line["verdict"] for line in results] == ["normal", "anomalous"]
    assert results[1]["p_value"] == pytest.approx(1 / 13)
    assert float(str(results[0]["p_value"])) > 1 / 13
    run("inspect", verified_copy, pictures)
    assert results_of(verified_copy / "results") == results, "its own results are no change"


def edit_program(folder: Path) -> None:
    path = folder / "programs" / f"{IDS[TWO_BARS]}.py"
    path.write_text(path.read_text(encoding="utf-8") + "# tuned\n", encoding="utf-8")


def reword(folder: Path) -> None:
    write_conditions(folder, [ONE_TRAY, "There are exactly five coins.", TWO_BARS])


def forget_normals(folder: Path) -> None:
    (folder / "normals.npz").unlink()


def loosen(folder: Path) -> None:
    path = folder / "calibration.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edit_program, f"programs/{IDS[TWO_BARS]}.py has changed"),
        (reword, "normal.md has changed"),
        (forget_normals, "normals.npz is gone"),
        (loosen, "calibration.json has changed"),
    ],
)
def test_a_changed_inspection_inspects_nothing(
    small_copy: Path, pictures: Path, change: Callable[[Path], None], words: str
):
    change(small_copy)
    shown = run("inspect", small_copy, pictures, status=1)
    assert shown.startswith(f"error: {small_copy}: {words}. ")
    assert f"llm4ad verify {small_copy}" in shown
    assert "--unverified" in shown
    assert not (small_copy / "results").exists()
    run("inspect", small_copy, pictures, "--unverified")
    assert results_of(small_copy / "results")[1]["verdict"] == "anomalous"


def test_another_canary_inspects_nothing(small_copy: Path, pictures: Path):
    path = small_copy / "verification.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["canary"][IDS[TWO_BARS]] += 0.01
    path.write_text(json.dumps(content), encoding="utf-8")
    shown = run("inspect", small_copy, pictures, status=1)
    assert "canary.png" in shown
    assert IDS[TWO_BARS] in shown
    assert f"llm4ad verify {small_copy}" in shown
    assert not (small_copy / "results").exists()
    run("inspect", small_copy, pictures, "--unverified")
    assert len(results_of(small_copy / "results")) == 2


def test_anomaly_maps_are_written_when_asked_for(small_copy: Path, pictures: Path):
    (pictures / "2.png").write_bytes(b"no picture")
    run("inspect", small_copy, pictures)
    assert not (small_copy / "results" / "anomaly_maps").exists()
    run("inspect", small_copy, pictures, "--anomaly-maps")
    results = results_of(small_copy / "results")
    assert [line["overlay"] is None for line in results] == [False, False, True]
    maps = sorted(path.name for path in (small_copy / "results" / "anomaly_maps").iterdir())
    overlays = [str(line["overlay"]) for line in results[:2]]
    assert maps == sorted(Path(overlay).with_suffix(".tiff").name for overlay in overlays)
    for line in results[:2]:
        name = Path(str(line["overlay"])).with_suffix(".tiff").name
        drawn = read_anomaly_map(small_copy / "results" / "anomaly_maps" / name)
        assert drawn.shape == (360, 480)
        assert drawn.max() == pytest.approx(float(str(line["anomaly_score"])), abs=1e-5)


def test_equal_inspections_differ_in_nothing(small_trays: Path, small_copy: Path):
    assert run("diff", small_trays, small_copy) == ""


def test_what_changed_is_told_in_both_directions(small_trays: Path, small_copy: Path):
    put_program(small_copy, TWO_BARS, 'return [expect_count(scene.find("bar"), at_least=2)]')
    for first, second in ((small_trays, small_copy), (small_copy, small_trays)):
        shown = run("diff", first, second, status=1)
        assert shown.startswith(f"program changed: {TWO_BARS}\n")


def test_what_is_no_inspection_is_not_compared(small_trays: Path, tmp_path: Path):
    assert "error: " in run("diff", small_trays, tmp_path, status=1)

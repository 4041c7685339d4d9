from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image
from sklearn.metrics import roc_auc_score
from typer.testing import CliRunner

from llm4ad.cli import app
from llm4ad.evaluate.figures import Evaluation
from llm4ad.evaluate.run import Task, evaluate
from llm4ad.report.results import read_results
from tests.evaluate.drawn_loco import write_loco

CONDITIONS = "- There is a tray.\n- There are exactly four coins.\n- There are exactly two bars.\n"


def run(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a data set in data/ and inspections in inspections/tray."""
    place = tmp_path_factory.mktemp("evaluate")
    marks = write_loco(place / "data")
    folder = place / "inspections" / "tray"
    run("new", folder)
    (folder / "normal.md").write_text(CONDITIONS, encoding="utf-8")
    run("teach", folder, marks)
    run("generate", folder)
    command = ["evaluate", folder, "--dataset", "mvtec-loco", "--root", place / "data"]
    shown = run(*command, "--category", "tray", "--out", place / "out")
    (place / "shown.txt").write_text(shown, encoding="utf-8")
    return place


def again(place: Path, out: Path, **options: object) -> Evaluation:
    task = Task(
        place / "inspections" / "tray",
        "mvtec-loco",
        place / "data",
        ("tray",),
        out,
        **options,  # type: ignore[arg-type]
    )
    return evaluate(task)[0]


def test_the_figures_are_those_of_the_results(place: Path):
    metrics = Evaluation.model_validate_json((place / "out" / "metrics.json").read_bytes())
    (tray,) = metrics.categories
    assert (tray.category, tray.good, tray.problems) == ("tray", 4, ())
    assert set(tray.kinds) == {"logical", "structural"}
    lines = read_results(place / "out" / "tray" / "results.jsonl")
    scores = {
        kind: [line.anomaly_score for line in lines if f"/{kind}" in line.image]
        for kind in ("good", "logical", "structural")
    }
    for kind, number in (("logical", 4), ("structural", 2)):
        truth = [0] * 4 + [1] * number
        expected = roc_auc_score(truth, scores["good"] + scores[kind])
        assert tray.kinds[kind].images == number  # type: ignore[index]
        found = tray.kinds[kind].image["image_auroc"]  # type: ignore[index]
        assert found.value == expected
        assert found.low <= found.value <= found.high
        assert set(tray.kinds[kind].au_spro) == {"0.01", "0.05", "0.1", "0.3", "1"}  # type: ignore[index]
    mean = sum(tray.kinds[kind].image["image_auroc"].value for kind in tray.kinds) / 2
    assert tray.mean_image_auroc
    assert tray.mean_image_auroc.value == pytest.approx(mean)
    assert metrics.mean_image_auroc["mean"].value == pytest.approx(mean)


def test_the_parts_are_counted_right_on_drawn_pictures(place: Path):
    metrics = Evaluation.model_validate_json((place / "out" / "metrics.json").read_bytes())
    rows = {row.defect_type: row for row in metrics.categories[0].defects}
    assert rows["missing_coin"].verdicts == {"normal": 0, "anomalous": 2, "undecided": 0}
    assert rows["missing_coin"].noticed_by == {"there-are-exactly-four-coins": 2}
    assert rows["missing_bar"].noticed_by == {"there-are-exactly-two-bars": 2}
    assert rows["good"].image_auroc is None


def test_the_tables_are_printed_beside_the_published_rows(place: Path):
    shown = (place / "shown.txt").read_text(encoding="utf-8")
    for words in ("missing_coin (2)", "LLM4AD (original)", "95 % bootstrap", "AU-sPRO", "LogicQA"):
        assert words in shown
    assert f"report: {place / 'out' / 'report.html'}" in shown


def test_anomaly_maps_lie_as_the_official_evaluation_wants_them(place: Path):
    maps = place / "out" / "anomaly_maps" / "tray" / "test"
    names = {path.relative_to(maps).as_posix() for path in maps.rglob("*.tiff")}
    test = place / "data" / "tray" / "test"
    pictures = {path.relative_to(test).with_suffix(".tiff").as_posix() for path in _pngs(test)}
    assert names == pictures
    lines = read_results(place / "out" / "tray" / "results.jsonl")
    for line in lines:
        inside = Path(line.image).relative_to(test).with_suffix(".tiff")
        drawn = tifffile.imread(maps / inside)
        assert (drawn.shape, drawn.dtype) == ((360, 480), np.float32)
        # The official image score is the maximum of the map.
        assert drawn.max() == pytest.approx(line.anomaly_score, abs=1e-6)


def test_results_of_the_same_inspection_are_reused(place: Path):
    results = place / "out" / "tray" / "results.jsonl"
    before, stamp = (place / "out" / "metrics.json").read_bytes(), results.stat().st_mtime_ns
    command = ["evaluate", place / "inspections", "--dataset", "mvtec-loco", "--all"]
    shown = run(*command, "--root", place / "data", "--out", place / "out")
    assert "tray: reusing its results" in shown
    assert results.stat().st_mtime_ns == stamp
    assert (place / "out" / "metrics.json").read_bytes() == before


def test_another_inspection_or_picture_is_inspected_anew(place: Path, tmp_path: Path):
    other = tmp_path / "place"
    shutil.copytree(place, other)
    out = other / "out"
    first = again(other, out)
    stamp = (out / "tray" / "results.jsonl").stat().st_mtime_ns
    program = next((other / "inspections" / "tray" / "programs").glob("*four*"))
    edited = program.read_text(encoding="utf-8").replace("exactly=4", "at_least=4")
    program.write_text(edited, encoding="utf-8")
    second = again(other, out)
    assert (out / "tray" / "results.jsonl").stat().st_mtime_ns != stamp
    assert first.fingerprints != second.fingerprints
    picture = other / "data" / "tray" / "test" / "good" / "000.png"
    Image.open(picture).transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(picture)
    assert again(other, out).fingerprints != second.fingerprints


def test_a_second_run_gives_the_same_figures(place: Path, tmp_path: Path):
    metrics = Evaluation.model_validate_json((place / "out" / "metrics.json").read_bytes())
    found = again(place, tmp_path, workers=1)
    assert found.categories == metrics.categories
    assert found.mean_image_auroc == metrics.mean_image_auroc


def test_plain_scores_are_shares_of_broken_conditions(place: Path, tmp_path: Path):
    again(place, tmp_path, scoring="plain")
    scores = {line.anomaly_score for line in read_results(tmp_path / "tray" / "results.jsonl")}
    assert scores == {0.0, 1 / 3}


def test_a_plain_folder_has_no_maps(place: Path, tmp_path: Path):
    data = tmp_path / "data"
    test = place / "data" / "tray" / "test"
    shutil.copytree(test / "good", data / "good")
    shutil.copytree(test / "logical_anomalies", data / "lost")
    folder = place / "inspections" / "tray"
    out = tmp_path / "out"
    run("evaluate", folder, "--dataset", "folder", "--root", data, "--out", out)
    metrics = json.loads((out / "metrics.json").read_text(encoding="utf-8"))
    figures = metrics["categories"][0]["kinds"]["anomalous"]
    assert (figures["images"], figures["au_spro"]) == (4, {})
    assert not (out / "anomaly_maps").exists()


def test_errors_say_what_to_do(place: Path, tmp_path: Path):
    folder = place / "inspections" / "tray"
    command = ["evaluate", folder, "--dataset", "mvtec-loco", "--root"]
    assert "is not a folder" in run(*command, tmp_path / "none", status=1)
    shown = run(*command, place / "data", "--all", status=1)
    assert "holds no inspection named like a product (tray)" in shown
    shown = run(*command, place / "data", "--all", "--category", "tray", status=2)
    assert "either --category or --all" in shown
    empty = tmp_path / "inspection"
    shutil.copytree(folder, empty)
    shutil.rmtree(empty / "programs")
    shown = run("evaluate", empty, *command[2:], place / "data" / "tray", status=1)
    assert "has no program" in shown


def test_a_picture_that_cannot_be_read_ends_the_evaluation(place: Path, tmp_path: Path):
    shutil.copytree(place / "data", tmp_path / "data")
    (tmp_path / "data" / "tray" / "test" / "good" / "000.png").write_bytes(b"broken")
    command = ["evaluate", place / "inspections" / "tray", "--dataset", "mvtec-loco", "--root"]
    shown = run(*command, tmp_path / "data" / "tray", "--out", tmp_path / "out", status=1)
    assert "000.png: cannot be inspected" in shown
    assert not (tmp_path / "out" / "metrics.json").exists()


def _pngs(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.png"))

from __future__ import annotations

import ast
import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "benchmarks" / "writers"))
sys.path.insert(0, str(REPOSITORY / "benchmarks"))
from table import image_auroc

from llm4ad.report.results import ResultLine, read_results

DEMO = REPOSITORY / "examples" / "pushpins"


def llm4ad(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "llm4ad", *(str(argument) for argument in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[ResultLine]]:
    """Return the results of the demonstration by defect type."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copy(DEMO / "normal.md", folder)
    llm4ad("teach", folder, DEMO / "images" / "annotations.json")
    llm4ad("generate", folder)
    llm4ad("inspect", folder, DEMO / "images" / "test", "--out", folder / "out")
    with (DEMO / "images" / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["image"]: row["defect_type"] for row in csv.DictReader(file)}
    results: dict[str, list[ResultLine]] = {}
    for line in read_results(folder / "out" / "results.jsonl"):
        name = Path(line.image).relative_to(DEMO / "images").as_posix()
        results.setdefault(labels[name], []).append(line)
    return results


@pytest.mark.parametrize("defect", ["missing", "extra", "extra_and_missing"])
def test_the_demonstration_tells_its_defects_from_normal(
    demo: dict[str, list[ResultLine]], defect: str
):
    assert image_auroc(demo["normal"], demo[defect]) == "1.0000"
    assert {line.verdict for line in demo[defect]} == {"anomalous"}


def test_the_demonstration_says_where(demo: dict[str, list[ResultLine]]):
    with (DEMO / "images" / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["defect_type"] == "missing"]
    reasons = {Path(line.image).name: line.reason for line in demo["missing"]}
    for row in rows:
        words = next(value for key, value in row.items() if key not in ("image", "defect_type"))
        for place in words.split("; "):
            where = place.removeprefix("no pushpin in ")
            assert (
                f"expected 1 pushpin in {where} of the tray, found none"
                in reasons[Path(row["image"]).name]
            )


def test_the_programs_in_the_repository_are_those_that_are_generated(tmp_path: Path):
    bottle = REPOSITORY / "examples" / "juice_bottle"
    for folder in (DEMO, bottle, REPOSITORY / "benchmarks" / "screws_board"):
        copy = tmp_path / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("images", "programs"))
        names = "Parts: pushpin, separator, tray, screw\n\n"
        (copy / "normal.md").write_text(names + (folder / "normal.md").read_text(encoding="utf-8"))
        llm4ad("generate", copy)
        for program in sorted((folder / "programs").glob("*.py")):
            assert (copy / "programs" / program.name).read_text() == program.read_text()


@pytest.mark.shared_data
def test_the_screws_board_is_judged_right(shared_data: Path, tmp_path: Path):
    photographs = shared_data / "screws_board" / "train_val_set"
    some = sorted(photographs.glob("[1-4]*.jpg"))
    folder = REPOSITORY / "benchmarks" / "screws_board"
    taught = {path.stem for path in (folder / "annotations").glob("*.json")}
    others = [path for path in some if path.stem not in taught]
    llm4ad("inspect", folder, *others, "--out", tmp_path)
    lines = read_results(tmp_path / "results.jsonl")
    normal = [line for line in lines if line.image.endswith("_1111.jpg")]
    anomalous = [line for line in lines if not line.image.endswith("_1111.jpg")]
    assert len(normal) >= 8
    assert len(anomalous) >= 25
    assert image_auroc(normal, anomalous) == "1.0000"
    wrong = [line for line in normal if line.verdict != "normal"]
    wrong += [line for line in anomalous if line.verdict != "anomalous"]
    assert len(wrong) <= 0.03 * len(lines), [line.image for line in wrong]


@pytest.mark.shared_data
def test_the_annotations_of_the_screws_fit_their_photographs(shared_data: Path):
    from llm4ad.vision.annotation import read_annotations

    files = REPOSITORY / "benchmarks" / "screws_board" / "annotations"
    found = read_annotations([files], images=shared_data / "screws_board")
    assert [len(item.marks) for item in found] == [4] * 5
    for file in files.glob("*.json"):
        assert json.loads(file.read_text())["imageData"] is None


def test_the_notebook_goes_from_conditions_to_figures(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")  # or its library warns
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(REPOSITORY / "examples" / "juice_bottle.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    resources = {"metadata": {"path": str(REPOSITORY / "examples")}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    figures = ast.literal_eval(notebook.cells[-1].outputs[0]["data"]["text/plain"])
    assert figures == {"image_auroc": 1.0, "images": 54}


def test_both_writers_on_the_same_bottle(tmp_path: Path):
    from measure import compare_writers

    assert compare_writers(tmp_path) == {"built-in": (42, 0), "model": (45, 0)}

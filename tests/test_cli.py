from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from llm4ad.cli import app
from tests.product import draw_product, write_product

CONDITIONS = "- There is a tray.\n- There are exactly four coins.\n- There are exactly two bars.\n"


def run(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an inspection made by the commands alone."""
    folder = tmp_path_factory.mktemp("cli") / "my inspection"
    assert "normal.md" in run("new", folder)
    marks = write_product(folder.parent / "marked", [0, 1, 2])
    (folder / "normal.md").write_text(CONDITIONS, encoding="utf-8")
    assert "coin: taught with 12 marks" in run("teach", folder, marks)
    assert "3 of 3 conditions have a program" in run("generate", folder)
    return folder


def pictures(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, coins in enumerate((4, 3, 4, 5)):
        Image.fromarray(draw_product(300 + number, coins=coins)[0]).save(folder / f"{number}.png")
    return folder


def results_of(out: Path) -> list[dict[str, object]]:
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_inspecting_writes_what_others_script_against(folder: Path, tmp_path: Path, workers: str):
    out = tmp_path / "out"
    images = pictures(tmp_path / "images")
    shown = run("inspect", folder, images, "--out", out, "--workers", workers)
    results = results_of(out)
    assert [line["verdict"] for line in results] == ["normal", "anomalous", "normal", "anomalous"]
    assert [Path(str(line["image"])).name for line in results] == [f"{n}.png" for n in range(4)]
    for line in results:
        assert {"image", "anomaly_score", "verdict", "findings"} <= set(line)
        assert 0 <= float(str(line["anomaly_score"])) <= 1
        assert (out / str(line["overlay"])).is_file()
    assert "expected 4 coins, found 3" in shown
    assert str(out / "report.html") in shown
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["verdict"] for row in csv.DictReader(file)] == [
            line["verdict"] for line in results
        ]
    assert "expected 4 coins, found 3" in (out / "report.html").read_text(encoding="utf-8")


def test_bad_pictures_are_undecided_and_the_run_goes_on(folder: Path, tmp_path: Path):
    images = pictures(tmp_path / "images")
    good = (images / "0.png").read_bytes()
    (images / "a empty.png").write_bytes(b"")
    (images / "b Stück.png").write_bytes(good[: len(good) // 2])
    (images / "c text.jpg").write_text("no picture")
    Image.fromarray(np.zeros((5, 5, 4), np.uint8), "RGBA").save(images / "d small.png")
    (images / "a folder.png").mkdir()
    Image.open(images / "0.png").convert("CMYK").save(images / "a folder.png" / "cmyk.jpg")
    run("inspect", folder, images, "--out", tmp_path / "out")
    verdicts = {
        Path(str(line["image"])).name: line["verdict"] for line in results_of(tmp_path / "out")
    }
    assert verdicts["0.png"] == "normal"
    assert verdicts["a empty.png"] == "undecided"
    assert verdicts["b Stück.png"] == "undecided"
    assert verdicts["c text.jpg"] == "undecided"
    assert verdicts["d small.png"] == "anomalous"
    assert verdicts["cmyk.jpg"] == "normal"


def test_a_coco_file_is_a_finder(folder: Path, tmp_path: Path):
    marks = write_product(tmp_path / "marked", [7, 8, 9, 10, 11])
    run("inspect", folder, tmp_path / "marked", "--finder", f"coco:{marks}", "--out", tmp_path)
    assert {line["verdict"] for line in results_of(tmp_path)} == {"normal"}


def test_results_go_into_the_inspection_by_default(folder: Path, tmp_path: Path):
    images = pictures(tmp_path / "images")
    run("inspect", folder, images / "0.png", images / "1.png")
    assert len(results_of(folder / "results")) == 2


def test_refused_conditions_are_listed_and_give_status_1(tmp_path: Path):
    run("new", tmp_path / "a")
    spec = tmp_path / "a" / "normal.md"
    spec.write_text("Parts: nut\n\n- There are two nuts.\n- The nuts shine.\n", encoding="utf-8")
    shown = run("generate", tmp_path / "a", status=1)
    assert "written  There are two nuts." in shown
    assert "refused  The nuts shine. (line 4)" in shown
    assert "^^^^^" in shown
    assert "1 of 2 conditions have a program" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["inspect", "nowhere", "x.png"], "x.png: there is no such file"),
        (["generate", "nowhere"], "llm4ad new"),
        (["teach", "nowhere", "marks.json"], "llm4ad new"),
    ],
)
def test_errors_are_one_message_and_status_1(arguments: list[str], words: str):
    shown = run(*arguments, status=1)
    assert shown.startswith("error: ")
    assert words in shown
    assert "Traceback" not in shown


def test_missing_pictures_are_named_before_anything_runs(folder: Path, tmp_path: Path):
    shown = run("inspect", folder, tmp_path / "none.png", status=1)
    assert "none.png" in shown


def test_an_unknown_writer_is_refused(folder: Path):
    assert "no writer 'magic'" in run("generate", folder, "--writer", "magic", status=1)


def test_the_version_and_the_help():
    assert run("--version").startswith("llm4ad ")
    shown = run("--help")
    for command in ("new", "teach", "generate", "inspect"):
        assert command in shown


def test_ctrl_c_leaves_readable_results(folder: Path, tmp_path: Path):
    images = tmp_path / "images"
    images.mkdir()
    picture = Image.fromarray(draw_product(0)[0])
    for number in range(300):
        picture.save(images / f"{number}.png")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "llm4ad", "inspect", folder, images, "--out", out]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (out / "results.jsonl").exists() or not (out / "results.jsonl").stat().st_size:
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert "the results so far are in" in errors
    assert 0 < len(results_of(out)) < 300
    assert (out / "report.html").is_file()
    assert (out / "results.csv").is_file()

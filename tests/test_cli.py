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
from tests.generate.model_server import model_server
from tests.product import draw_product, write_product

CONDITIONS = "- There is a tray.\n- There are exactly four coins.\n- There are exactly two bars.\n"


def run(*arguments: str | Path | int, status: int = 0) -> str:
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


def test_a_missing_library_is_named_with_the_install_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "pydantic_ai.exceptions", None)
    shown = run("generate", folder, "--writer", "anthropic:any", status=1)
    assert "pip install 'llm4ad[anthropic]'" in shown


def test_the_report_tells_what_is_checked(folder: Path, tmp_path: Path):
    images = pictures(tmp_path / "images")
    run("inspect", folder, images / "0.png", "--out", tmp_path / "out")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Exactly 4 coins." in page


def chosen(folder: Path, *sentences: str) -> Path:
    folder.mkdir(exist_ok=True)
    items = "".join(f"- {sentence}\n" for sentence in sentences)
    (folder / "normal.md").write_text(f"Parts: nut, bolt\n\n{items}", encoding="utf-8")
    return folder


def test_programs_by_a_model_have_a_line_of_progress_each(tmp_path: Path):
    two = chosen(tmp_path / "a", "There are exactly 2 nuts.", "There are exactly 3 nuts.")
    with model_server() as server:
        shown = run("generate", two, "--writer", server.writer("echo"), "--parallel", 1)
        assert "written  There are exactly 2 nuts." in shown
        assert "written  There are exactly 3 nuts." in shown
        assert (
            "warning: 'There are exactly 2 nuts.' and 'There are exactly 3 nuts.' contradict"
            in shown
        )
        assert "warning: no condition is about the part 'bolt'" in shown
        run("generate", two, "--writer", server.writer("echo"), "--offline")
        assert len(server.asked) == 2


def test_show_tells_programs_back_in_both_languages(tmp_path: Path):
    one = chosen(tmp_path / "a", "There are exactly 2 nuts.")
    run("generate", one)
    shown = run("show", one)
    assert (
        "condition  There are exactly 2 nuts.\nprogram    Exactly 2 nuts.\nwriter     builtin"
        in shown
    )
    assert "nutがちょうど2個ある。" in run("show", one, "--language", "ja")


def test_a_prompt_is_answered_elsewhere_and_taken(tmp_path: Path):
    one = chosen(tmp_path / "a", "ナットは2個ある。", "There are exactly 2 bolts.")
    (one / "normal.md").write_text("Parts: ナット\n\n- ナットは2個ある。\n", encoding="utf-8")
    shown = run("prompt", one)
    assert '"condition": "ナットは2個ある。"' in shown
    assert "def check(scene: Scene) -> list[Expectation]:" in shown
    answers = tmp_path / "answers.md"
    answers.write_text(
        "はい。\n```python\n# condition: ナットは2個ある\n"
        "def check(scene: Scene) -> list[Expectation]:\n"
        '    """ナットは2個ある。"""\n'
        '    return [expect_count(scene.find("ナット"), exactly=2)]\n```\n',
        encoding="utf-8",
    )
    assert "1 of 1 conditions have a program" in run("generate", one, "--answers", answers)
    assert "ナットがちょうど2個ある。" in run("show", one)


def test_ctrl_c_while_a_model_writes_leaves_a_folder_that_goes_on(tmp_path: Path):
    sentences = [f"There are exactly {number} nuts." for number in range(2, 12)]
    one = chosen(tmp_path / "a", *sentences)
    with model_server() as server:
        command = [sys.executable, "-m", "llm4ad", "generate", str(one), "--parallel", "1"]
        command += ["--writer", server.writer("echo")]
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        while len(list((one / "programs").glob("*.py"))) < 2:
            assert process.poll() is None, process.communicate()
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130, errors
        assert "Traceback" not in errors
        assert "start it again to go on" in errors
        before = len(list((one / "exchanges").glob("*.json")))
        asked = len(server.asked)
        assert 2 <= before < 10
        run("generate", one, "--writer", server.writer("echo"))
        assert len(server.asked) - asked == 10 - before
    assert len(list((one / "programs").glob("*.py"))) == 10


def test_the_version_and_the_help():
    assert run("--version").startswith("llm4ad ")
    shown = run("--help")
    for command in ("new", "teach", "prompt", "generate", "show", "inspect"):
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


@pytest.mark.parametrize(("answer", "status"), [("1", 0), ("2", 0), ("0", 1)])
def test_a_person_at_the_terminal_decides_between_samples(tmp_path: Path, answer: str, status: int):
    one = chosen(tmp_path / "a", "There are exactly 2 nuts.")
    ours, theirs = os.openpty()
    with model_server() as server:
        command = [sys.executable, "-m", "llm4ad", "generate", str(one), "--samples", "2"]
        command += ["--writer", server.writer("fickle")]
        process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, text=True)
        os.write(ours, f"{answer}\n".encode())
        shown, _ = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == status, shown
    assert "program 1:" in shown
    assert "program 2:" in shown
    assert "disagreements" in shown
    programs = [path.read_text(encoding="utf-8") for path in one.glob("programs/*.py")]
    assert len(programs) == (answer != "0")
    told = shown.split(f"program {answer}:")[-1].split("program ")[0]
    for source in programs:
        assert ("exactly=2" in source) == ("exactly=2" in told)

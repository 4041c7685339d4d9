"""What language models answered to the printed prompt, judged on pictures with known defects."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from llm4ad.cli import app
from llm4ad.report.results import read_results
from tests.conftest import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "benchmarks" / "writers"))
from measure import HERE, measure
from scenes import NORMAL, UNDECIDABLE, draw_picture, lunch_ja, without, write_pictures

ANSWERED = [product for product in NORMAL if (HERE / product / "answers.md").exists()]


@pytest.mark.parametrize("product", ANSWERED)
def test_recorded_programs_are_accepted_and_right(product: str):
    tally = measure(product)
    assert tally.refused == []
    assert tally.declined == len(UNDECIDABLE.get(product, ()))
    assert tally.verdicts >= 9 * (tally.conditions - tally.declined)
    assert len(tally.wrong) <= 0.02 * tally.verdicts, tally.wrong


def test_a_japanese_product_from_the_condition_to_the_report(tmp_path: Path):
    folder = tmp_path / "弁当"
    shutil.copytree(HERE / "lunch_ja", folder)
    answers = folder / "answers.md"
    run = CliRunner().invoke(app, ["generate", str(folder), "--answers", str(answers)])
    assert "10 of 10 conditions have a program" in run.output
    drawn = {"よい": lunch_ja(), "梅干しなし": without(lunch_ja(), "梅干し")}
    coco = write_pictures(tmp_path, [(name, draw_picture(drawn[name])) for name in drawn])
    pictures = [str(tmp_path / f"{name}.png") for name in drawn]
    arguments = ["inspect", str(folder), *pictures, "--finder", f"coco:{coco}"]
    result = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "結果")])
    assert result.exit_code == 0, result.output
    good, bad = read_results(tmp_path / "結果" / "results.jsonl")
    assert (good.verdict, bad.verdict) == ("normal", "anomalous")
    assert bad.reason == "expected 1 梅干し, found none"
    page = (tmp_path / "結果" / "report.html").read_text(encoding="utf-8")
    assert "梅干しはちょうど1個で、ご飯の真ん中にある。" in page
    assert "梅干しがちょうど1個ある。" in page

"""What language models answered to the printed prompt, judged on pictures with known defects."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pycocotools.mask
import pytest
from PIL import Image
from typer.testing import CliRunner

from llm4ad.cli import app
from llm4ad.report.results import read_results
from tests.conftest import REPOSITORY
from tests.drawing import Canvas

sys.path.insert(0, str(REPOSITORY / "benchmarks" / "writers"))
from measure import HERE, measure
from scenes import NORMAL, UNDECIDABLE, draw_picture, lunch_ja, without

ANSWERED = [product for product in NORMAL if (HERE / product / "answers.md").exists()]


@pytest.mark.parametrize("product", ANSWERED)
def test_recorded_programs_are_accepted_and_right(product: str):
    tally = measure(product)
    assert tally.refused == []
    assert tally.declined == len(UNDECIDABLE.get(product, ()))
    assert tally.verdicts >= 9 * (tally.conditions - tally.declined)
    assert len(tally.wrong) <= 0.02 * tally.verdicts, tally.wrong


def write_picture(canvas: Canvas, path: Path, number: int, content: dict[str, list]) -> None:
    Image.fromarray(canvas.rgb).save(path)
    height, width = canvas.rgb.shape[:2]
    content["images"].append(
        {"id": number, "file_name": path.name, "width": width, "height": height}
    )
    names = [item["name"] for item in content["categories"]]
    for part in canvas.detections:
        left, top = part.xyxy[:2]
        mask = Image.new("1", (width, height))
        mask.paste(Image.fromarray(part.mask), (left, top))
        runs = pycocotools.mask.encode(np.asfortranarray(mask, np.uint8))
        content["annotations"].append(
            {
                "id": len(content["annotations"]),
                "image_id": number,
                "category_id": names.index(part.name),
                "segmentation": {**runs, "counts": runs["counts"].decode()},
                "score": 0.98,
            }
        )


def test_a_japanese_product_from_the_condition_to_the_report(tmp_path: Path):
    folder = tmp_path / "弁当"
    shutil.copytree(HERE / "lunch_ja", folder)
    answers = folder / "answers.md"
    run = CliRunner().invoke(app, ["generate", str(folder), "--answers", str(answers)])
    assert "10 of 10 conditions have a program" in run.output
    names = sorted({shape.name for shape in lunch_ja()})
    categories = [{"id": number, "name": name} for number, name in enumerate(names)]
    content = {"images": [], "annotations": [], "categories": categories}
    for number, shapes in enumerate((lunch_ja(), without(lunch_ja(), "梅干し"))):
        write_picture(draw_picture(shapes), tmp_path / f"{number}.png", number, content)
    coco = tmp_path / "部品.json"
    coco.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    pictures = [str(tmp_path / f"{number}.png") for number in range(2)]
    arguments = ["inspect", str(folder), *pictures, "--finder", f"coco:{coco}"]
    result = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "結果")])
    assert result.exit_code == 0, result.output
    good, bad = read_results(tmp_path / "結果" / "results.jsonl")
    assert (good.verdict, bad.verdict) == ("normal", "anomalous")
    assert bad.reason == "expected 1 梅干し, found none"
    page = (tmp_path / "結果" / "report.html").read_text(encoding="utf-8")
    assert "梅干しはちょうど1個で、ご飯の真ん中にある。" in page
    assert "梅干しがちょうど1個ある。" in page

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from llm4ad.cli import app
from llm4ad.distilling import propose_marks
from llm4ad.errors import AnnotationError, InspectionError
from llm4ad.folder import teach_parts
from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.picture import read_picture
from llm4ad.vision.taught import TaughtFinder
from tests.colour_eyes import give_eyes
from tests.product import draw_product


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "trays"
    folder.mkdir()
    text = "Parts: coin, bar\n\n- There are exactly four coins.\n"
    (folder / "normal.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def normals(tmp_path: Path) -> Path:
    normals = tmp_path / "normals"
    normals.mkdir()
    for number in range(4):
        Image.fromarray(draw_product(number)[0]).save(normals / f"{number}.png")
    return normals


def test_what_the_model_found_is_shown_and_taught(
    folder: Path, normals: Path, monkeypatch: pytest.MonkeyPatch
):
    give_eyes(monkeypatch)
    proposal = propose_marks(folder, "sam3", [normals])
    assert [(part.name, part.counts, part.least) for part in proposal.parts] == [
        ("bar", (2,) * 4, 0.9),
        ("coin", (4,) * 4, 0.9),
    ]
    drawings = sorted(proposal.drawings.glob("*.jpg"))
    assert [path.name for path in drawings] == [f"00{n}_{n}.jpg" for n in range(4)]
    drawn, plain = read_picture(drawings[0]).rgb, draw_product(0)[0]
    assert drawn.shape == plain.shape
    changed = np.abs(drawn.astype(int) - plain.astype(int)).max(axis=2) > 60
    assert 0.01 < changed.mean() < 0.3
    assert not (folder / "parts.npz").exists()
    teach_parts(folder, [proposal.marks])
    finder = TaughtFinder.load(folder / "parts.npz")
    found = finder.find(read_picture(Image.fromarray(draw_product(77)[0])), ["coin", "bar"])
    sure = sorted(item.name for item in found if item.probability > 0.5)
    assert sure == ["bar"] * 2 + ["coin"] * 4


def test_marks_are_those_that_were_found(
    folder: Path, normals: Path, monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch)
    proposal = propose_marks(folder, "sam3", [normals / "1.png"])
    (annotated,) = read_annotations([proposal.marks])
    found = next(plan.eyes.find_many([read_picture(normals / "1.png")], ["bar", "coin"]))
    assert annotated.path == normals / "1.png"
    assert annotated.complete is None
    by_box = {item.xyxy: item for item in found}
    assert len(annotated.marks) == len(by_box) == 6
    for mark in annotated.marks:
        assert mark.name == by_box[mark.xyxy].name
        assert np.array_equal(mark.mask, by_box[mark.xyxy].mask)
    content = json.loads(proposal.marks.read_text(encoding="utf-8"))
    assert {item["score"] for item in content["annotations"]} == {0.9}
    areas = sorted(item["area"] for item in content["annotations"])
    assert areas == sorted(int(item.mask.sum()) for item in found)


def test_what_is_less_sure_is_left_out(
    folder: Path, normals: Path, monkeypatch: pytest.MonkeyPatch
):
    give_eyes(monkeypatch)
    with pytest.raises(InspectionError, match="found none of bar, coin on 4 pictures; name"):
        propose_marks(folder, "sam3", [normals], least=0.95)


def test_test_pictures_and_other_finders_are_refused(
    folder: Path, normals: Path, monkeypatch: pytest.MonkeyPatch
):
    give_eyes(monkeypatch)
    for split in ("train", "test"):
        (normals.parent / "data" / split).mkdir(parents=True)
    test = normals.parent / "data" / "test" / "0.png"
    test.write_bytes((normals / "0.png").read_bytes())
    with pytest.raises(AnnotationError, match="is a test picture"):
        propose_marks(folder, "sam3", [test])
    with pytest.raises(InspectionError, match="'coco:"):
        propose_marks(folder, f"coco:{coco_file(folder)}", [normals])


def coco_file(folder: Path) -> Path:
    file = folder / "found.json"
    file.write_text('{"images": [], "annotations": [], "categories": []}', encoding="utf-8")
    return file


def teach(folder: Path, normals: Path, *more: str) -> str:
    arguments = ["teach", str(folder), str(normals), "--from", "sam3", *more]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_without_a_person_nothing_is_taught_unless_it_is_approved(
    folder: Path, normals: Path, monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch, notice="llmdet takes the place of sam3")
    output = teach(folder, normals)
    assert "warning: llmdet takes the place of sam3" in output
    assert "coin: 4 a picture on 4 pictures, the least sure with 0.90" in output
    assert "nothing is taught yet; when you approve: llm4ad teach" in output
    assert not (folder / "parts.npz").exists()
    output = teach(folder, normals, "--yes", "--least", "0.4")
    assert "coin: taught with 16 marks; tried on 4 pictures" in output
    assert (folder / "parts.npz").exists()
    assert plan.loaded == 1  # the second time everything is remembered


def test_drawings_of_large_pictures_are_shrunk(
    folder: Path, normals: Path, monkeypatch: pytest.MonkeyPatch
):
    give_eyes(monkeypatch)
    large = cv2.resize(draw_product(0)[0], (2880, 2160), interpolation=cv2.INTER_NEAREST)
    Image.fromarray(large).save(normals / "0.png")
    proposal = propose_marks(folder, "sam3", [normals / "0.png"])
    drawn = read_picture(next(proposal.drawings.glob("*.jpg"))).rgb
    assert max(drawn.shape) == 1400

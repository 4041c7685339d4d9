from __future__ import annotations

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from llm4ad.errors import AnnotationError, ImageError
from llm4ad.vision.coco import CocoFinder
from llm4ad.vision.picture import Picture

CONTENT = {
    "images": [
        {"id": 1, "file_name": "left/a.png", "width": 40, "height": 30},
        {"id": 2, "file_name": "right/a.png", "width": 40, "height": 30},
        {"id": "three", "file_name": "b.png"},
    ],
    "categories": [{"id": 1, "name": "Nut"}, {"id": 2, "name": "short_screw"}],
    "annotations": [
        {"image_id": 1, "category_id": 1, "bbox": [1, 2, 10, 5], "score": 0.4},
        {"image_id": 1, "category_id": 2, "bbox": [5, 5, 10, 5], "score": 0.9},
        {"image_id": 2, "category_id": 1, "bbox": [1, 2, 10, 5]},
        {"image_id": "three", "category_id": 1, "segmentation": [[1, 1, 9, 1, 9, 9]]},
    ],
}


def finder(tmp_path: Path, **changes: object) -> CocoFinder:
    file = tmp_path / "detections.json"
    file.write_text(json.dumps(CONTENT | changes), encoding="utf-8")
    return CocoFinder.load(file)


def shown(name: str, width: int = 40, height: int = 30) -> Picture:
    return Picture(name, np.zeros((height, width, 3), np.uint8))


NAMES = ("nut", "short screw")


def test_parts_come_surest_first_with_full_boxes(tmp_path: Path):
    found = finder(tmp_path).find(shown("/data/left/a.png"), NAMES)
    assert [(item.name, item.probability) for item in found] == [("short screw", 0.9), ("nut", 0.4)]
    assert found[1].xyxy == (1, 2, 11, 7)
    assert found[1].mask.all()


def test_annotations_without_score_are_certain(tmp_path: Path):
    [found] = finder(tmp_path).find(shown("right/a.png"), NAMES)
    assert found.probability == 1.0


def test_polygons_are_masks(tmp_path: Path):
    [found] = finder(tmp_path).find(shown("somewhere/b.png"), NAMES)
    assert 0 < found.mask.sum() < found.mask.size


def test_only_the_names_asked_for_are_returned(tmp_path: Path):
    assert finder(tmp_path).find(shown("right/a.png"), ["short screw"]) == []
    assert finder(tmp_path).part_names == {"nut", "short screw"}


@pytest.mark.parametrize(
    ("picture", "error", "words"),
    [
        (shown("c.png"), ImageError, "has no entry in"),
        (shown("image"), ImageError, "has no entry in"),
        (shown("a.png"), ImageError, "may be 'left/a.png' or 'right/a.png'"),
        (shown("left/a.png", 80), AnnotationError, "lists it with 40 x 30"),
    ],
)
def test_a_picture_that_is_not_listed_is_no_empty_scene(
    tmp_path: Path, picture: Picture, error: type[Exception], words: str
):
    with pytest.raises(error, match=words):
        finder(tmp_path).find(picture, NAMES)


@pytest.mark.parametrize("score", [-0.1, 1.5])
def test_scores_must_be_probabilities(tmp_path: Path, score: float):
    bad = [{"image_id": 1, "category_id": 1, "bbox": [1, 2, 10, 5], "score": score}]
    with pytest.raises(AnnotationError, match=f"the score {score}"):
        finder(tmp_path, annotations=bad)


@pytest.mark.parametrize(
    ("content", "words"),
    [("[]", "a bare list of results"), ("{}", "images: Field required"), ("{", "not JSON")],
)
def test_other_files_are_refused(tmp_path: Path, content: str, words: str):
    file = tmp_path / "detections.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotationError, match=words):
        CocoFinder.load(file)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(AnnotationError, match=r"none\.json: cannot be read"):
        CocoFinder.load(tmp_path / "none.json")


def test_the_fingerprint_follows_the_content(tmp_path: Path):
    one, other = finder(tmp_path), finder(tmp_path, annotations=[])
    assert one.fingerprint != other.fingerprint
    assert pickle.loads(pickle.dumps(one)).fingerprint == one.fingerprint  # noqa: S301

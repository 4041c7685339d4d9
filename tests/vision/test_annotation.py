from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image
from pycocotools import mask as rle_masks

from llm4ad.errors import AnnotationError
from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.annotation.coco import CocoAnnotation, coco_mark
from llm4ad.vision.annotation.label_studio import decode_brush

SIZE = (40, 30)


def picture(path: Path, size: tuple[int, int] = SIZE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size).save(path)
    return path


def write(path: Path, content: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def labelme(*shapes: dict[str, object], **changes: object) -> dict[str, object]:
    return {
        "shapes": list(shapes),
        "imagePath": "a.png",
        "imageWidth": 40,
        "imageHeight": 30,
    } | changes


def shape(kind: str, *points: tuple[float, float], **changes: object) -> dict[str, object]:
    return {"label": "Nut", "points": list(points), "shape_type": kind} | changes


def coco(*annotations: dict[str, object], **image: object) -> dict[str, object]:
    listed = {"id": 1, "file_name": "a.png", "width": 40, "height": 30} | image
    return {
        "images": [listed],
        "annotations": [
            {"id": n, "image_id": 1, "category_id": 7} | a for n, a in enumerate(annotations)
        ],
        "categories": [{"id": 7, "name": "nut"}],
    }


def studio(value: dict[str, object], kind: str, **changes: object) -> list[dict[str, object]]:
    result = {
        "type": kind,
        "value": value | {kind: ["nut"]},
        "original_width": 40,
        "original_height": 30,
    }
    task = {
        "data": {"image": "/data/upload/3/0a1b2c3d-a.png"},
        "annotations": [{"result": [result]}],
    }
    return [task | changes]


SQUARE = [(10, 5), (20, 5), (20, 15), (10, 15)]


@pytest.mark.parametrize(
    ("content", "box", "area"),
    [
        (labelme(shape("polygon", *SQUARE)), (10, 5, 20, 15), 100),
        (labelme(shape("rectangle", (20, 15), (10, 5))), (10, 5, 20, 15), None),
        (labelme(shape("circle", (20, 15), (20, 10))), (15, 10, 25, 20), 79),
        (coco({"bbox": [10, 5, 10, 10]}), (10, 5, 20, 15), None),
        (coco({"segmentation": [[v for xy in SQUARE for v in xy]]}), (10, 5, 20, 15), 100),
        (
            coco({"segmentation": [[0, 0, 4, 0, 4, 4, 0, 4], [10, 10, 14, 10, 14, 14, 10, 14]]}),
            (0, 0, 14, 14),
            32,
        ),
        (
            studio({"x": 25, "y": 50, "width": 25, "height": 10}, "rectanglelabels"),
            (10, 15, 20, 18),
            None,
        ),
        (
            studio({"points": [[25, 50], [50, 50], [50, 90], [25, 90]]}, "polygonlabels"),
            (10, 15, 20, 27),
            120,
        ),
        (
            studio({"x": 50, "y": 50, "radiusX": 12.5, "radiusY": 10}, "ellipselabels"),
            (15, 12, 25, 18),
            47,
        ),
        (
            studio(
                {"x": 50, "y": 20, "width": 20, "height": 20, "rotation": 90}, "rectanglelabels"
            ),
            (14, 6, 20, 14),
            48,
        ),
    ],
)
def test_marks_are_read(tmp_path: Path, content: object, box: tuple[int, ...], area: int | None):
    picture(tmp_path / "a.png")
    [found] = read_annotations([write(tmp_path / "marks.json", content)])
    [mark] = found.marks
    assert (found.path, found.size, mark.name) == (tmp_path / "a.png", SIZE, "nut")
    assert mark.xyxy == box
    if area is None:
        assert mark.mask is None
    else:
        assert mark.mask is not None
        assert mark.mask.sum() == pytest.approx(area, rel=0.06)


def test_a_labelme_mask_is_a_picture_in_the_file(tmp_path: Path):
    picture(tmp_path / "a.png")
    cut = np.zeros((4, 6), bool)
    cut[1:3, 2:5] = True
    buffer = io.BytesIO()
    Image.fromarray(cut).save(buffer, "PNG")
    mask = base64.b64encode(buffer.getvalue()).decode()
    content = labelme(shape("mask", (10, 20), (15, 23), mask=mask))
    [found] = read_annotations([write(tmp_path / "a.json", content)])
    assert found.marks[0].xyxy == (12, 21, 15, 23)


def test_marks_of_several_files_are_joined(tmp_path: Path):
    picture(tmp_path / "a.png")
    write(tmp_path / "one.json", labelme(shape("polygon", *SQUARE)))
    write(tmp_path / "two.json", coco({"bbox": [1, 1, 5, 5]}))
    [found] = read_annotations([tmp_path])
    assert len(found.marks) == 2


def test_marks_beyond_the_picture_are_cut(tmp_path: Path):
    picture(tmp_path / "a.png")
    content = labelme(shape("rectangle", (30, 20), (60, 60)))
    [found] = read_annotations([write(tmp_path / "a.json", content)])
    assert found.marks[0].xyxy == (30, 20, 40, 30)


def test_pictures_are_found_below_the_images_folder(tmp_path: Path):
    picture(tmp_path / "photos" / "day 1" / "a.png")
    file = write(tmp_path / "marks" / "a.json", labelme(shape("polygon", *SQUARE)))
    [found] = read_annotations([file], images=tmp_path / "photos")
    assert found.path == tmp_path / "photos" / "day 1" / "a.png"
    picture(tmp_path / "photos" / "day 2" / "a.png")
    with pytest.raises(AnnotationError, match=r"may be .*day 1.* or .*day 2"):
        read_annotations([file], images=tmp_path / "photos")
    full = labelme(shape("polygon", *SQUARE), imagePath="C:\\data\\day 2\\a.png")
    [found] = read_annotations([write(file, full)], images=tmp_path / "photos")
    assert found.path == tmp_path / "photos" / "day 2" / "a.png"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (labelme(shape("point", (1, 1))), "a point says too little"),
        (labelme(shape("polygon", (1, 1), (2, 2))), "needs three points"),
        (labelme(shape("polygon", (50, 50), (60, 50), (60, 60))), "covers no pixel"),
        (labelme(shape("rectangle", (50, 50), (60, 60))), "no area within the picture"),
        (labelme(shape("rectangle", (5, 5), (5, 9))), "no area"),
        (labelme(shape("polygon", *SQUARE, label=" ")), "1 to 60 characters"),
        (labelme(shape("polygon", *SQUARE, label="a/b")), "'/'"),
        (labelme(shape("mask", (1, 1), (2, 2), mask="no")), "not a PNG"),
        (labelme(shape("polygon", *SQUARE), imageWidth=80), "made for 80 x 30 pixels"),
        (labelme(shape("polygon", *SQUARE), imageWidth=30, imageHeight=40), "turned upright"),
        (labelme(shape("polygon", *SQUARE), imagePath="b.png"), "--images"),
        (labelme(), "no part is marked"),
        (coco({"bbox": [1, 1, 0, 5]}), "has no area"),
        (coco({}), "neither a bbox nor a segmentation"),
        (coco({"bbox": [1, 1, 5, 5], "category_id": 3}), "no category 3"),
        (coco({"bbox": [1, 1, 5, 5], "image_id": 9}), "image 9, not listed"),
        (coco({"bbox": [1, 1, 5]}), "annotations.0.bbox"),
        (coco({"segmentation": [[1, 1, 2]]}), "must be x, y"),
        (coco({"segmentation": {"size": [30, 40], "counts": [5, 5]}}), "do not fill"),
        (
            coco({"segmentation": {"size": [10, 10], "counts": [50, 50]}}),
            "does not fit the picture",
        ),
        (coco({"bbox": [1, 1, 5, 5]}, width=99), "made for 99 x 30"),
        (studio({"rle": [1, 2, 3]}, "brushlabels"), "brush mask is damaged"),
        ({"some": "thing"}, "not a LabelMe, COCO or Label Studio"),
        ([1, 2], "not a LabelMe, COCO or Label Studio"),
    ],
)
def test_marks_that_make_no_sense_are_refused(tmp_path: Path, content: object, words: str):
    picture(tmp_path / "a.png")
    file = write(tmp_path / "marks.json", content)
    with pytest.raises(AnnotationError, match=r"marks\.json") as caught:
        read_annotations([file])
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{\n"shapes": [,]}', "line 2: not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (
            b'{"shapes": [{"label": "a", "points": [[NaN, 1], [2, 2], [3, 1]]}], "imagePath": "a.png"}',
            "not made of numbers",
        ),
        (b"[" * 100_000, "nested"),
        (b"", "not JSON"),
    ],
)
def test_files_that_cannot_be_read_say_where(tmp_path: Path, content: bytes, words: str):
    picture(tmp_path / "a.png")
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(AnnotationError, match=words):
        read_annotations([tmp_path / "a.json"])


masks = hnp.arrays(bool, (13, 17)).filter(lambda mask: bool(mask.any()))


@given(masks)
def test_run_lengths_give_back_their_mask(mask: np.ndarray):
    packed = rle_masks.encode(np.asfortranarray(mask.astype(np.uint8)))
    flat = mask.ravel(order="F").astype(np.int8)
    runs = np.diff(np.concatenate([[0], np.flatnonzero(np.diff(flat)) + 1, [flat.size]])).tolist()
    plain = [0, *runs] if flat[0] else runs
    for counts in (packed["counts"].decode(), plain):
        annotation = CocoAnnotation.model_validate(
            {"image_id": 1, "category_id": 1, "segmentation": {"size": [13, 17], "counts": counts}}
        )
        mark = coco_mark(annotation, {1: "nut"}, (17, 13), "test")
        whole = np.zeros_like(mask)
        left, top, right, bottom = mark.xyxy
        whole[top:bottom, left:right] = mark.mask
        assert (whole == mask).all()


@given(masks, st.integers(0, 12))
def test_brush_masks_are_decoded(mask: np.ndarray, longest: int):
    rgba = np.repeat(mask.astype(np.uint8)[..., None] * 255, 4, axis=2)
    assert (decode_brush(_brush(rgba.ravel(), longest), (17, 13), "test") == mask).all()


def _brush(values: np.ndarray, longest: int) -> list[int]:
    """Encode values as Label Studio does: runs of one value, or stretches of several."""
    bits = f"{len(values):032b}" + f"{8 - 1:05b}" + "".join(f"{n - 1:04b}" for n in (3, 4, 8, 16))
    place = 0
    while place < len(values):
        same = 1
        while place + same < len(values) and same < 8 and values[place + same] == values[place]:
            same += 1
        if same > 1:
            bits += "1" + "00" + f"{same - 1:03b}" + f"{values[place]:08b}"
            place += same
        else:
            end = min(len(values), place + 1 + longest)
            bits += "0" + "01" + f"{end - place - 1:04b}"
            bits += "".join(f"{value:08b}" for value in values[place:end])
            place = end
    bits += "0" * (-len(bits) % 8)
    return [int(bits[start : start + 8], 2) for start in range(0, len(bits), 8)]

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


@pytest.mark.parametrize(
    ("content", "boxes", "area"),
    [
        (labelme(shape("point", (20, 15))), [(18, 13, 22, 17)], 12),
        (labelme(shape("point", (0, 30))), [(0, 28, 2, 30)], 3),
        (
            labelme(shape("points", (20, 15), (5, 5))),
            [(18, 13, 22, 17), (3, 3, 7, 7)],
            12,
        ),
        (labelme(shape("line", (10, 5), (20, 5))), [(9, 4, 22, 7)], 33),
        (labelme(shape("linestrip", (10, 5), (20, 5), (20, 15))), [(9, 4, 22, 17)], 63),
        (studio({"x": 50, "y": 50}, "keypointlabels"), [(18, 13, 22, 17)], 12),
        (studio({"x": 50, "y": 50, "width": 25}, "keypointlabels"), [(15, 10, 25, 20)], 79),
    ],
)
def test_clicks_and_scribbles_lie_inside_a_part(
    tmp_path: Path, content: object, boxes: list[tuple[int, ...]], area: int
):
    picture(tmp_path / "a.png")
    [found] = read_annotations([write(tmp_path / "marks.json", content)])
    assert [mark.xyxy for mark in found.marks] == boxes
    for mark in found.marks:
        assert (mark.name, mark.extent) == ("nut", "inside")
        assert mark.mask is not None
        assert mark.mask.sum() == pytest.approx(area, rel=0.1)


def test_clicks_grow_with_the_picture(tmp_path: Path):
    picture(tmp_path / "a.png", (2000, 1000))
    shapes = shape("point", (1000, 500)), shape("line", (100, 500), (300, 500))
    content = labelme(*shapes, imageWidth=2000, imageHeight=1000)
    [found] = read_annotations([write(tmp_path / "a.json", content)])
    assert found.marks[0].xyxy == (992, 492, 1008, 508)
    left, top, right, bottom = found.marks[1].xyxy
    assert (left, right) == pytest.approx((96, 304), abs=1)
    assert bottom - top == pytest.approx(8, abs=1)


def test_drawn_outlines_are_the_whole_part(tmp_path: Path):
    picture(tmp_path / "a.png")
    content = labelme(shape("polygon", *SQUARE), shape("rectangle", (1, 1), (9, 9)))
    [found] = read_annotations([write(tmp_path / "a.json", content)])
    assert [mark.extent for mark in found.marks] == ["whole", "whole"]


def chosen(*choices: str, **value: object) -> list[dict[str, object]]:
    """Return a Label Studio task with a box and a choice."""
    [task] = studio({"width": 50, "height": 50}, "rectanglelabels")
    [annotation] = task["annotations"]
    choice = {"type": "choices", "value": {"choices": list(choices)} | value}
    return [task | {"annotations": [{"result": [*annotation["result"], choice]}]}]


@pytest.mark.parametrize(
    ("content", "complete"),
    [
        (labelme(shape("polygon", *SQUARE)), None),
        (labelme(shape("polygon", *SQUARE), flags=None), None),
        (labelme(shape("polygon", *SQUARE), flags={"complete": True}), True),
        (labelme(shape("polygon", *SQUARE), flags={"complete": False}), None),
        (labelme(shape("polygon", *SQUARE), flags={"complete": False, "partial": True}), False),
        (labelme(shape("polygon", *SQUARE), flags={"complete": True, "partial": True}), False),
        (coco({"bbox": [1, 1, 5, 5]}), None),
        (coco({"bbox": [1, 1, 5, 5]}, complete=True), True),
        (coco({"bbox": [1, 1, 5, 5]}, complete=False), False),
        (chosen("blurred"), None),
        (chosen("blurred", "complete"), True),
        (chosen("Partial"), False),
        (chosen("partial", x=0, y=0, width=50, height=50), None),  # said of one box
    ],
)
def test_files_may_say_whether_all_is_marked(
    tmp_path: Path, content: object, complete: bool | None
):
    picture(tmp_path / "a.png")
    [found] = read_annotations([write(tmp_path / "marks.json", content)])
    assert found.complete is complete
    assert len(found.marks) == 1


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (None, None, None),
        (True, None, True),
        (None, True, True),
        (True, False, False),
        (False, True, False),
        (None, False, False),
    ],
)
def test_a_picture_is_partly_marked_where_one_file_says_so(
    tmp_path: Path, first: bool | None, second: bool | None, joined: bool | None
):
    picture(tmp_path / "a.png")
    for name, said in (("1.json", first), ("2.json", second)):
        write(tmp_path / name, coco({"bbox": [1, 1, 5, 5]}, complete=said))
    [found] = read_annotations([tmp_path])
    assert found.complete is joined


def test_complete_pictures_without_parts_are_kept(tmp_path: Path):
    [task] = studio({"x": 5, "y": 5, "width": 50, "height": 50}, "rectanglelabels")
    [empty] = chosen("complete")
    [annotation] = empty["annotations"]
    empty = empty | {
        "data": {"image": "b.png"},
        "annotations": [{"result": annotation["result"][1:]}],
    }
    unsaid = coco({"bbox": [1, 1, 5, 5]})
    unsaid["images"] += [
        {"id": 2, "file_name": "b.png", "complete": True},
        {"id": 3, "file_name": "c.png"},
    ]
    for name in "abc":
        picture(tmp_path / f"{name}.png")
    for content in ([task, empty], unsaid):
        found = read_annotations([write(tmp_path / "marks.json", content)])
        assert [(item.path.name, len(item.marks), item.complete) for item in found] == [
            ("a.png", 1, None),
            ("b.png", 0, True),
        ]


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
        (labelme(shape("star", (1, 1))), "'star' is not known"),
        (labelme(shape("point", (41, 1))), "(41.0, 1.0) lies outside the picture of 40 x 30"),
        (labelme(shape("points")), "has no point"),
        (labelme(shape("line", (1, 1))), "a line needs two points"),
        (labelme(shape("linestrip", (1, 1), (1, -1))), "(1.0, -1.0) lies outside"),
        (studio({"x": 50, "y": 101}, "keypointlabels"), "lies outside the picture"),
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
        (
            b'{"shapes": [{"label": "a", "points": [[NaN, 1]], "shape_type": "point"}], "imagePath": "a.png"}',
            "the point .* is not made of numbers",
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

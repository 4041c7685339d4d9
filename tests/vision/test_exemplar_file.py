from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.exemplar_file import MOST, cut_exemplars, load_exemplars, save_exemplars
from llm4ad.vision.picture import read_picture
from llm4ad.vision.taught import MarkedPicture, TaughtPicture, taught_picture
from tests.product import write_product


@pytest.fixture
def pictures(tmp_path: Path) -> list[TaughtPicture]:
    annotated = read_annotations([write_product(tmp_path / "product", [0, 1])])
    return [
        taught_picture(MarkedPicture(read_picture(item.path), item.marks)) for item in annotated
    ]


def test_a_few_of_each_part_are_cut_out_with_room_around(pictures: list[TaughtPicture]):
    exemplars = cut_exemplars(pictures)
    assert {name: len(items) for name, items in exemplars.items()} == {
        "bar": MOST,
        "coin": MOST,
        "tray": 2,
    }
    for name, items in exemplars.items():
        for item in items:
            ((left, top, right, bottom),) = item.xyxy.tolist()
            inside = item.rgb[top:bottom, left:right]
            whole = item.rgb.shape[0] * item.rgb.shape[1]
            assert whole == pytest.approx(inside.size / 3 * (9 if name != "tray" else 1.6), rel=0.4)
    first = pictures[0].exemplars[1]
    assert first.name == "coin"
    ((left, top, right, bottom),) = exemplars["coin"][0].xyxy.tolist()
    x0, y0, x1, y1 = first.xyxy
    cut = exemplars["coin"][0].rgb[top:bottom, left:right]
    assert np.array_equal(cut, pictures[0].rgb[y0:y1, x0:x1])


def test_each_comes_from_another_picture_as_far_as_there_are_any(pictures: list[TaughtPicture]):
    first, second, third = cut_exemplars(pictures)["bar"]
    crops = [item.rgb.tobytes() for item in (first, second, third)]
    only_first = [item.rgb.tobytes() for item in cut_exemplars(pictures[:1])["bar"]]
    assert crops[0] in only_first
    assert crops[1] not in only_first
    assert crops[2] in only_first


def test_exemplars_come_back_as_they_were(pictures: list[TaughtPicture], tmp_path: Path):
    exemplars = cut_exemplars(pictures)
    save_exemplars(exemplars, tmp_path / "exemplars.npz")
    again = load_exemplars(tmp_path / "exemplars.npz")
    assert again.keys() == exemplars.keys()
    for name, items in exemplars.items():
        for item, other in zip(items, again[name], strict=True):
            assert np.array_equal(item.rgb, other.rgb)
            assert np.array_equal(item.xyxy, other.xyxy)


@pytest.mark.parametrize("content", [b"", b"rubbish", b"PK\x03\x04 and no more"])
def test_a_damaged_file_is_named_with_the_way_out(tmp_path: Path, content: bytes):
    path = tmp_path / "exemplars.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"exemplars\.npz: is damaged .*llm4ad teach"):
        load_exemplars(path)
    with pytest.raises(ModelError, match="cannot be written"):
        save_exemplars({}, tmp_path / "no folder" / "exemplars.npz")

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.annotation import Mark
from llm4ad.vision.picture import Picture
from llm4ad.vision.taught import TaughtFinder, teach
from tests.product import PARTS, draw_product


def marked(seed: int, **changes: object) -> tuple[Picture, list[Mark]]:
    rgb, masks = draw_product(seed, **changes)  # pyright: ignore[reportArgumentType]
    return Picture(f"{seed}.png", rgb), [mark_of(name, mask) for name, mask in masks]


def mark_of(name: str, mask: np.ndarray) -> Mark:
    rows, columns = np.nonzero(mask)
    box = (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    return Mark(name, box, mask[box[1] : box[3], box[0] : box[2]])


@pytest.fixture(scope="module")
def finder() -> TaughtFinder:
    return teach([marked(seed) for seed in range(3)])


def counts(finder: TaughtFinder, rgb: np.ndarray) -> dict[str, int]:
    found = finder.find(Picture("test", rgb), PARTS)
    return {name: sum(d.name == name and d.probability >= 0.5 for d in found) for name in PARTS}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, {"coin": 4, "bar": 2, "tray": 1}),
        ({"coins": 3}, {"coin": 3, "bar": 2, "tray": 1}),
        ({"coins": 6, "bars": 1}, {"coin": 6, "bar": 1, "tray": 1}),
        ({"coins": 0, "bars": 0}, {"coin": 0, "bar": 0, "tray": 1}),
        ({"touching": True}, {"coin": 4, "bar": 2, "tray": 1}),
        ({"light": 0.75}, {"coin": 4, "bar": 2, "tray": 1}),
        ({"light": 1.2}, {"coin": 4, "bar": 2, "tray": 1}),
    ],
)
@pytest.mark.parametrize("seed", [101, 102])
def test_parts_of_other_pictures_are_counted(
    finder: TaughtFinder, seed: int, changes: dict[str, object], wanted: dict[str, int]
):
    rgb, _ = draw_product(seed, **changes)  # pyright: ignore[reportArgumentType]
    assert counts(finder, rgb) == wanted


def test_masks_lie_where_the_parts_are(finder: TaughtFinder):
    rgb, masks = draw_product(103)
    found = finder.find(Picture("test", rgb), PARTS)
    for name, mask in masks:
        overlaps: list[float] = []
        for detection in (item for item in found if item.name == name):
            whole = np.zeros_like(mask)
            left, top, right, bottom = detection.xyxy
            whole[top:bottom, left:right] = detection.mask
            overlaps.append(float((whole & mask).sum() / (whole | mask).sum()))
        assert max(overlaps) > 0.75


def test_a_tray_is_whole_although_parts_lie_on_it(finder: TaughtFinder):
    rgb, masks = draw_product(104)
    tray = next(d for d in finder.find(Picture("test", rgb), ["tray"]) if d.probability > 0.5)
    assert tray.mask.sum() == pytest.approx(masks[0][1].sum(), rel=0.03)


def test_real_parts_are_sure_and_come_first(finder: TaughtFinder):
    rgb, _ = draw_product(105)
    found = finder.find(Picture("test", rgb), PARTS)
    chances = [detection.probability for detection in found]
    assert chances == sorted(chances, reverse=True)
    assert all(not 0.2 < chance < 0.7 for chance in chances)


def test_a_larger_picture_of_the_same_scene_gives_the_same_parts(finder: TaughtFinder):
    rgb, _ = draw_product(106)
    twice = cv2.resize(rgb, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    assert counts(finder, np.asarray(twice)) == counts(finder, rgb)


def test_an_empty_picture_has_no_part(finder: TaughtFinder):
    blank = np.full((360, 480, 3), (52, 60, 66), np.uint8)
    assert counts(finder, blank) == dict.fromkeys(PARTS, 0)


def test_only_the_parts_asked_for_are_returned(finder: TaughtFinder):
    rgb, _ = draw_product(107)
    assert {d.name for d in finder.find(Picture("test", rgb), ["coin"])} == {"coin"}
    assert finder.find(Picture("test", rgb), ["nut"]) == []
    assert finder.part_names == set(PARTS)


def test_teaching_twice_gives_the_same_finder(finder: TaughtFinder):
    again = teach([marked(seed) for seed in range(3)])
    assert again.fingerprint == finder.fingerprint


def test_boxes_are_enough():
    pictures = [
        (picture, [Mark(mark.name, mark.xyxy, None) for mark in marks if mark.name == "coin"])
        for picture, marks in (marked(seed) for seed in range(3))
    ]
    found = teach(pictures)
    rgb, _ = draw_product(108)
    assert counts(found, rgb)["coin"] == 4


def test_parts_that_nobody_marked_do_not_spoil_the_teaching():
    pictures = [marked(seed) for seed in range(3)]
    some = [(picture, _without_one_coin(marks)) for picture, marks in pictures]
    rgb, _ = draw_product(109)
    assert counts(teach(some), rgb)["coin"] == 4


def _without_one_coin(marks: list[Mark]) -> list[Mark]:
    first = next(index for index, mark in enumerate(marks) if mark.name == "coin")
    return marks[:first] + marks[first + 1 :]


def test_background_marks_are_no_part():
    picture, marks = marked(0)
    corner = Mark("background", (0, 0, 40, 40), None)
    assert teach([(picture, [*marks, corner])]).part_names == set(PARTS)


def test_a_stored_finder_finds_the_same_to_the_bit(finder: TaughtFinder, tmp_path: Path):
    finder.save(tmp_path / "parts.npz")
    loaded = TaughtFinder.load(tmp_path / "parts.npz")
    assert loaded.fingerprint == finder.fingerprint
    rgb, _ = draw_product(110)
    before, after = (f.find(Picture("test", rgb), PARTS) for f in (finder, loaded))
    assert [d.xyxy for d in before] == [d.xyxy for d in after]
    assert [d.probability for d in before] == [d.probability for d in after]
    assert all((a.mask == b.mask).all() for a, b in zip(before, after, strict=True))
    assert (tmp_path / "parts.npz").stat().st_size < 100_000


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.99])
def test_a_truncated_model_is_refused(finder: TaughtFinder, tmp_path: Path, share: float):
    path = tmp_path / "parts.npz"
    finder.save(path)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(ModelError, match=r"parts\.npz.*llm4ad teach"):
        TaughtFinder.load(path)


@pytest.mark.parametrize("content", [b"", b"no model", b"PK\x03\x04", b"\x93NUMPY"])
def test_another_file_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "parts.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="damaged or no model"):
        TaughtFinder.load(path)


def test_a_pickle_is_never_opened(tmp_path: Path):
    path = tmp_path / "parts.npz"
    np.savez(path, about=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ModelError, match="damaged or no model"):
        TaughtFinder.load(path)


def test_a_model_of_another_version_says_which(finder: TaughtFinder, tmp_path: Path):
    path = tmp_path / "parts.npz"
    finder.save(path)
    with np.load(path) as stored:
        arrays = dict(stored)
    about = json.loads(arrays["about"].tobytes()) | {"format": 99, "llm4ad": "9.1"}
    arrays["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    np.savez(path, **arrays)
    with pytest.raises(ModelError, match=r"format 99, written by llm4ad 9\.1.*llm4ad teach"):
        TaughtFinder.load(path)


def test_a_missing_model_says_so(tmp_path: Path):
    with pytest.raises(ModelError, match="no such file"):
        TaughtFinder.load(tmp_path / "none.npz")


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([], "no part is marked"),
        ([Mark("background", (0, 0, 50, 50), None)], "no part is marked"),
        ([Mark("coin", (5, 5, 8, 8), np.ones((3, 3), bool))], "fewer than 12 pixels"),
    ],
)
def test_teaching_with_nothing_says_what_to_mark(marks: list[Mark], words: str):
    picture, _ = marked(0)
    with pytest.raises(ModelError, match=words):
        teach([(picture, marks)])

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.annotation import Mark
from llm4ad.vision.picture import Picture
from llm4ad.vision.taught import MarkedPicture, TaughtFinder, teach
from tests.product import PARTS, draw_product


def marked(seed: int, **changes: object) -> MarkedPicture:
    rgb, masks = draw_product(seed, **changes)  # pyright: ignore[reportArgumentType]
    return MarkedPicture(Picture(f"{seed}.png", rgb), [mark_of(n, mask) for n, mask in masks])


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


def test_a_part_that_was_cut_leaves_traces_and_is_no_part(finder: TaughtFinder):
    rgb, masks = draw_product(105, bars=1)
    bar = next(mask for name, mask in masks if name == "bar")
    rows, columns = np.nonzero(bar)
    x, y = round(columns.mean()), round(rows.mean())
    picture = rgb.copy()
    beside = rgb[y - 60 : y - 35, x - 25 : x + 25].mean(axis=(0, 1))
    cv2.circle(picture, (x, y), 18, beside.tolist(), -1)
    found, traces = finder.find_with_traces(Picture("cut", picture), PARTS)
    assert not [item for item in found if item.name == "bar" and item.probability >= 0.5]
    assert [item.name for item in traces] == ["bar", "bar"]
    for trace in traces:
        left, top, right, bottom = trace.xyxy
        assert np.mean(bar[top:bottom, left:right][trace.mask]) > 0.7


def test_a_whole_product_has_no_traces(finder: TaughtFinder):
    rgb, _ = draw_product(106)
    found, traces = finder.find_with_traces(Picture("whole", rgb), PARTS)
    boxes = [item.xyxy for item in finder.find(Picture("whole", rgb), PARTS)]
    assert [item.xyxy for item in found] == boxes
    assert traces == []
    assert finder.find_with_traces(Picture("whole", rgb), ["nut"]) == ([], [])


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
        item._replace(marks=[Mark(m.name, m.xyxy, None) for m in item.marks if m.name == "coin"])
        for item in (marked(seed) for seed in range(3))
    ]
    found = teach(pictures)
    rgb, _ = draw_product(108)
    assert counts(found, rgb)["coin"] == 4


def test_parts_that_nobody_marked_do_not_spoil_the_teaching():
    pictures = [marked(seed) for seed in range(3)]
    some = [item._replace(marks=_without_one_coin(item.marks)) for item in pictures]
    rgb, _ = draw_product(109)
    assert counts(teach(some), rgb)["coin"] == 4


def _without_one_coin(marks: Sequence[Mark]) -> list[Mark]:
    first = next(index for index, mark in enumerate(marks) if mark.name == "coin")
    return [*marks[:first], *marks[first + 1 :]]


def test_background_marks_are_no_part():
    item = marked(0)
    corner = Mark("background", (0, 0, 40, 40), None)
    assert teach([item._replace(marks=[*item.marks, corner])]).part_names == set(PARTS)


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
    with pytest.raises(ModelError, match=words):
        teach([marked(0)._replace(marks=marks)])


def deepest(mark: Mark) -> tuple[int, int]:
    """Return the pixel of a mark that is the farthest from its outline, (x, y) in the picture."""
    assert mark.mask is not None
    depth = cv2.distanceTransform(np.pad(mark.mask.astype(np.uint8), 1), cv2.DIST_L2, 5)
    y, x = np.unravel_index(int(depth.argmax()), depth.shape)
    return mark.xyxy[0] + int(x) - 1, mark.xyxy[1] + int(y) - 1


def clicked(mark: Mark) -> Mark:
    x, y = deepest(mark)
    disc = np.hypot(*np.ogrid[-3:4, -3:4]) <= 3
    return Mark(mark.name, (x - 3, y - 3, x + 4, y + 4), disc, extent="inside")


def test_clicks_are_enough_for_compact_parts():
    pictures = [
        item._replace(marks=[clicked(mark) for mark in item.marks if mark.name == "coin"])
        for item in (marked(seed) for seed in range(3))
    ]
    found = teach(pictures)
    rgb, masks = draw_product(108)
    assert counts(found, rgb)["coin"] == 4
    seen = [d for d in found.find(Picture("test", rgb), ["coin"]) if d.probability > 0.5]
    true = [float(mask.sum()) for name, mask in masks if name == "coin"]
    assert [d.mask.sum() for d in seen] == pytest.approx(true, rel=0.25)


def test_one_picture_partly_marked_is_enough_when_it_is_said():
    pictures = [marked(seed) for seed in range(3)]
    some = [item._replace(marks=_only(item.marks, coins=2), complete=False) for item in pictures]
    rgb, _ = draw_product(109)
    assert counts(teach(some), rgb)["coin"] == 4


def _only(marks: Sequence[Mark], *, coins: int) -> list[Mark]:
    kept = [mark for mark in marks if mark.name != "coin"]
    return kept + [mark for mark in marks if mark.name == "coin"][:coins]


def test_on_a_complete_picture_unmarked_coins_are_background():
    def shades(seed: int, *, complete: bool) -> MarkedPicture:
        item = marked(seed, bars=0)
        return item._replace(
            marks=[m for m in _only(item.marks, coins=2) if m.name == "coin"], complete=complete
        )

    rgb, _ = draw_product(110, bars=0)
    doubtful = teach([shades(seed, complete=True) for seed in range(3)])
    partly = teach([shades(seed, complete=False) for seed in range(3)])
    assert counts(partly, rgb)["coin"] == 4
    assert counts(doubtful, rgb)["coin"] < 4
    assert partly.trial.parts[0].recall == 1.0


def thrown_pins(seed: int, *, long: int, short: int) -> MarkedPicture:
    """Draw pins of one look in two lengths on a plain ground."""
    random = np.random.default_rng(seed)
    rgb = np.full((300, 400, 3), (70, 78, 84), np.uint8)
    places = [(x, y) for y in (60, 150, 240) for x in (60, 150, 240, 330)]
    order = random.permutation(len(places))
    marks: list[Mark] = []
    for number in range(long + short):
        length = 74 if number < long else 46
        box = (tuple(map(float, places[order[number]])), (length, 13), random.uniform(0, 180))
        canvas = np.zeros(rgb.shape[:2], np.uint8)
        cv2.fillConvexPoly(canvas, np.int32(cv2.boxPoints(box)), (1,))
        rgb[canvas > 0] = (182, 150, 70)
        marks.append(mark_of("long pin" if number < long else "short pin", canvas > 0))
    noisy = cv2.GaussianBlur(rgb, (0, 0), 0.8) + random.normal(0, 4, rgb.shape)
    return MarkedPicture(Picture(f"pins {seed}", noisy.clip(0, 255).astype(np.uint8)), marks)


def test_parts_of_equal_look_are_told_apart_by_their_size():
    finder = teach([thrown_pins(seed, long=3, short=3) for seed in range(3)])
    for seed, long, short in ((10, 2, 4), (11, 5, 1), (12, 0, 3)):
        picture = thrown_pins(seed, long=long, short=short).picture
        found = finder.find(picture, ["long pin", "short pin"])
        sure = [d.name for d in found if d.probability >= 0.5]
        assert (sure.count("long pin"), sure.count("short pin")) == (long, short)


def test_what_is_cut_by_the_frame_is_found(finder: TaughtFinder):
    rgb, masks = draw_product(111, coins=1, bars=0)
    columns = np.flatnonzero(masks[1][1].any(axis=0))
    cut = np.ascontiguousarray(rgb[:, int(columns.mean()) :])
    (coin,) = [d for d in finder.find(Picture("cut", cut), ["coin"]) if d.probability > 0.3]
    assert coin.xyxy[0] == 0


@pytest.mark.parametrize(
    ("turn", "scale"),
    [
        (15, 1.0),
        (-15, 1.0),
        (0, 0.8),
        (0, 1.2),
        (10, 0.9),
        (0, 0.7),
        (0, 0.75),
        (5, 1.25),
        (5, 1.3),
    ],
)
@pytest.mark.parametrize("seed", [112, 113])
def test_a_turned_or_scaled_product_is_found(
    finder: TaughtFinder, seed: int, turn: float, scale: float
):
    rgb, _ = draw_product(seed)
    onto = cv2.getRotationMatrix2D((240, 180), turn, scale)
    # The product alone grows; the tray reaches the frame, but nothing on it leaves the picture.
    moved = cv2.warpAffine(rgb, onto, (480, 360), borderMode=cv2.BORDER_REPLICATE)
    found = counts(finder, np.asarray(moved, np.uint8))
    assert (found["coin"], found["bar"]) == (4, 2)


@pytest.mark.parametrize("seed", [112, 113])
def test_parts_from_further_away_are_as_sure_as_those_that_were_taught(
    finder: TaughtFinder, seed: int
):
    rgb, _ = draw_product(seed)
    onto = cv2.getRotationMatrix2D((240, 180), 0, 0.68)
    far = np.asarray(cv2.warpAffine(rgb, onto, (480, 360), borderMode=cv2.BORDER_REPLICATE))
    found = finder.find(Picture("far", far.astype(np.uint8)), ["coin", "bar"])
    # Looked at once, at the taught size of the picture, some have less than 0.9.
    assert [one.probability > 0.9 for one in found if one.probability > 0.3] == [True] * 6


@pytest.mark.parametrize("gains", [(1.12, 1.0, 0.88), (0.88, 1.0, 1.12), (1.25, 1.25, 1.25)])
def test_another_light_changes_nothing(finder: TaughtFinder, gains: tuple[float, ...]):
    rgb, _ = draw_product(114)
    lit = (rgb * np.array(gains)).clip(0, 255).astype(np.uint8)
    assert counts(finder, lit) == {"coin": 4, "bar": 2, "tray": 1}


def test_the_trial_says_how_well_parts_are_found(finder: TaughtFinder):
    assert [part.name for part in finder.trial.parts] == ["bar", "coin", "tray"]
    for part in finder.trial.parts:
        assert (part.pictures, part.recall, part.precision) == (3, 1.0, 1.0)
        assert part.mask_iou is not None
        assert part.mask_iou > 0.8
        assert part.advice == ""
    assert sum(item.count for item in finder.trial.curve) >= 21


def test_a_part_on_one_picture_alone_cannot_be_tried():
    first, second = marked(0), marked(1)
    only_tray = second._replace(marks=[m for m in second.marks if m.name != "bar"])
    trial = {part.name: part for part in teach([first, only_tray]).trial.parts}
    assert trial["bar"].recall is None
    assert "mark bar on one more picture" in trial["bar"].advice

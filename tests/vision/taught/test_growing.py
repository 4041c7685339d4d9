from __future__ import annotations

from unittest.mock import patch

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from llm4ad.vision.taught import growing
from llm4ad.vision.taught.growing import grow

SIZE = (240, 320)
RED, BLUE, YELLOW = (200, 60, 40), (40, 80, 200), (230, 200, 60)


def ground(size: tuple[int, int] = SIZE) -> np.ndarray:
    """Return a grey ground with coarse and fine grain."""
    rng = np.random.default_rng(0)
    grain = cv2.GaussianBlur(rng.normal(0, 80, size), (0, 0), 2)[..., None]
    return 118 + grain + rng.normal(0, 4, (*size, 3))


def disc(x: float, y: float, radius: float, size: tuple[int, int] = SIZE) -> np.ndarray:
    down, across = np.ogrid[: size[0], : size[1]]
    return np.hypot(across - x, down - y) <= radius


def bar(x0: int, y0: int, x1: int, y1: int) -> np.ndarray:
    mask = np.zeros(SIZE, bool)
    mask[y0:y1, x0:x1] = True
    return mask


def photograph(picture: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(picture.clip(0, 255), (0, 0), 0.7).astype(np.uint8)


def iou(first: np.ndarray, second: np.ndarray) -> float:
    return (first & second).sum() / (first | second).sum()


NOTHING = np.zeros(SIZE, bool)


@pytest.mark.parametrize("click", [(150, 110), (170, 130), (140, 130), (120, 115)])
def test_shading_and_a_highlight_do_not_stop_it(click: tuple[int, int]):
    part, picture = disc(150, 110, 40), ground()
    down, across = np.mgrid[: SIZE[0], : SIZE[1]]
    shade = 1 - 0.5 * (np.hypot(across - 134, down - 94) / 64) ** 2
    picture[part] = (shade[..., None] * RED)[part]
    highlight = disc(135, 95, 8)
    picture[highlight] = 250
    grown = grow(photograph(picture), disc(*click, 2), NOTHING)
    assert iou(grown, part) > 0.95
    assert grown[highlight].all()


@pytest.mark.parametrize("between", [0, 2])
def test_touching_parts_of_one_colour_are_told_apart_by_their_clicks(between: int):
    left, right = disc(110, 120, 40), disc(191 - between, 120, 40)
    clicks = disc(110, 120, 2), disc(190, 120, 2)
    picture = ground()
    picture[left | right] = RED
    rgb = photograph(picture)
    grown = grow(rgb, clicks[0], clicks[1]), grow(rgb, clicks[1], clicks[0])
    assert iou(grown[0], left) > 0.85
    assert iou(grown[1], right) > 0.85
    assert iou(grow(rgb, clicks[0], NOTHING), left | right) > 0.9  # nothing else tells them apart


def test_a_scribble_over_two_colours_gives_both():
    blue, yellow, picture = bar(60, 100, 160, 140), bar(160, 100, 260, 140), ground()
    picture[blue], picture[yellow] = BLUE, YELLOW
    rgb = photograph(picture)
    assert iou(grow(rgb, bar(80, 119, 240, 122), NOTHING), blue | yellow) > 0.9
    assert iou(grow(rgb, bar(80, 119, 140, 122), disc(200, 120, 2)), blue) > 0.9


@pytest.mark.parametrize(("centre", "click"), [((0, 120), (0, 120)), ((0, 0), (8, 8))])
def test_parts_are_cut_by_the_frame(centre: tuple[int, int], click: tuple[int, int]):
    part, picture = disc(*centre, 45), ground()
    picture[part] = RED
    grown = grow(photograph(picture), disc(*click, 2), NOTHING)
    assert iou(grown, part) > 0.9
    assert iou(grown[:, 0], part[:, 0]) > 0.9
    assert grown[centre[1], centre[0]]


def test_background_marks_stop_it():
    part, stain = disc(90, 120, 35), bar(90, 112, 200, 128) | disc(220, 120, 50)
    picture = ground()
    picture[part | stain] = RED
    rgb, click = photograph(picture), disc(90, 120, 2)
    assert iou(grow(rgb, click, NOTHING), part | stain) > 0.9
    assert iou(grow(rgb, click, bar(130, 112, 260, 128)), part) > 0.85


@pytest.mark.parametrize("radius", [20, 100])
def test_parts_of_large_pictures_are_outlined_finely(radius: int):
    size = (1500, 2000)
    part, picture = disc(1100, 700, radius, size), ground(size)
    picture[part] = RED
    seed, nothing = disc(1100, 700, 8, size), np.zeros(size, bool)
    seed[690, 1100 : 1110 + radius] = True  # slips out, finer than what is looked at
    grown = grow(photograph(picture), seed, nothing)
    assert iou(grown, part) > 0.9
    assert grown[seed].all()


SLOPE = np.repeat(np.linspace(60, 200, SIZE[1])[None], SIZE[0], axis=0)[..., None] * np.ones(3)


@pytest.mark.parametrize("picture", [ground(), SLOPE, np.full((*SIZE, 3), 127.0)])
def test_the_seed_is_widened_a_little_where_nothing_stands_out(picture: np.ndarray):
    seed = disc(150, 110, 2)
    grown = grow(photograph(picture), seed, NOTHING)
    assert seed.sum() < grown.sum() < 10 * seed.sum()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_it_holds_the_seed_and_nothing_of_the_others(data: st.DataObject):
    height, width = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))
    blocks = data.draw(hnp.arrays(np.uint8, (5, 5, 3)))
    rgb = cv2.resize(blocks, (width, height), interpolation=cv2.INTER_NEAREST)
    marks = data.draw(hnp.arrays(np.int8, (height, width), elements=st.integers(-2, 1)))
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    scribble = data.draw(hnp.arrays(bool, (6, 6)))
    scribble[0, 0] = True
    seed = np.zeros((height, width), bool)
    seed[row : row + 6, column : column + 6] = scribble[: height - row, : width - column]
    others = (marks == 1) & ~seed
    # Small pictures are looked at as large ones are: reduced, then closer.
    first, closer = data.draw(st.sampled_from([(100, 150), (200, 60_000), (150_000, 60_000)]))
    with patch.multiple(growing, PIXELS=first, CLOSE_PIXELS=closer):
        grown, again = grow(rgb, seed, others), grow(rgb, seed, others)
    assert grown.shape == seed.shape
    assert grown[seed].all()
    assert not grown[others].any()
    assert (again == grown).all()

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from llm4ad.vision.taught.shapes import (
    KnownShapes,
    Shape,
    between_sizes,
    closeness,
    fill_holes,
    know_shapes,
    likeness,
    measure_shape,
)


def ellipse(rx: float, ry: float, turn: float = 0.0, side: int = 160) -> np.ndarray:
    canvas = np.zeros((side, side), np.uint8)
    cv2.ellipse(canvas, ((side / 2, side / 2), (2 * rx, 2 * ry), turn), (1,), -1)
    return canvas > 0


def shape(rx: float, ry: float, turn: float = 0.0) -> Shape:
    return measure_shape(ellipse(rx, ry, turn))


def exemplars(*shapes: Shape) -> KnownShapes:
    return know_shapes(np.array(shapes, np.float64))


def test_a_disc_is_measured():
    disc = shape(20, 20)
    assert disc.area == pytest.approx(np.pi * 400, rel=0.05)
    assert disc.length == pytest.approx(41, abs=1.5)
    assert disc.thickness == pytest.approx(41, abs=1.5)
    assert disc.radius == pytest.approx(20, abs=1.5)
    assert disc.solidity > 0.95


@pytest.mark.parametrize("turn", [0, 30, 60, 90, 135])
def test_the_angle_is_that_of_the_length(turn: float):
    found = shape(40, 8, turn)
    assert abs((found.angle - turn + 90) % 180 - 90) < 4


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.1, 0.7))
def test_holes_are_filled_as_scipy_fills_them(seed: int, share: float):
    rough = np.random.default_rng(seed).random((24, 30)) < share
    mask = np.asarray(ndimage.binary_closing(rough, iterations=1)) | rough
    assert (fill_holes(mask) == ndimage.binary_fill_holes(mask)).all()


@pytest.mark.parametrize(
    ("seen", "least", "most"),
    [
        (shape(20, 12), 1.0, 1.0),
        (shape(24, 14.4), 0.95, 1.0),  # a fifth larger
        (shape(16, 9.6), 0.95, 1.0),  # a fifth smaller
        (shape(34, 20.4), 0.0, 0.3),  # much larger
        (shape(40, 12), 0.0, 0.2),  # two in a row
        (shape(20, 20), 0.0, 0.8),  # round
    ],
)
def test_likeness_forgives_a_fifth_of_size_and_little_of_form(
    seen: Shape, least: float, most: float
):
    assert least <= likeness(seen, exemplars(shape(20, 12))) <= most


def test_the_nearest_exemplar_counts():
    both = exemplars(shape(20, 20), shape(40, 10))
    assert likeness(shape(20, 20), both) == likeness(shape(40, 10), both) == 1.0


def test_a_part_cut_by_the_frame_may_be_smaller():
    known, half = exemplars(shape(30, 30)), measure_shape(ellipse(30, 30)[:80])
    assert likeness(half, known) < 0.4
    assert likeness(half, known, cut=True) > 0.9
    sliver = measure_shape(ellipse(30, 30)[:54])
    assert likeness(sliver, known, cut=True) < 0.1


def test_parts_that_always_stand_do_not_lie():
    standing = exemplars(*(shape(40, 8, turn) for turn in (80, 85, 90, 90, 95, 100)))
    assert likeness(shape(40, 8, 75), standing) == 1.0
    assert likeness(shape(40, 8, 0), standing) < 0.01


def test_parts_that_lie_every_way_may_lie_any_way():
    thrown = exemplars(*(shape(40, 8, turn) for turn in (0, 40, 80, 110, 150, 170)))
    assert likeness(shape(40, 8, 60), thrown) == 1.0
    few = exemplars(shape(40, 8, 90), shape(40, 8, 90))
    assert likeness(shape(40, 8, 0), few) == 1.0


def test_closeness_chooses_between_sizes():
    small, large = exemplars(shape(20, 6)), exemplars(shape(26, 7.8))
    seen = shape(25, 7.5)
    assert closeness(seen, large) > 3 * closeness(seen, small)


def test_sizes_between_small_and_large_ones_are_taken_for_granted():
    marked = np.array([shape(10, 6), shape(40, 24)])
    between = know_shapes(between_sizes(marked))
    assert likeness(shape(20, 12), know_shapes(marked)) < 0.1
    assert likeness(shape(20, 12), between) > 0.95
    assert likeness(shape(20, 4), between) < 0.3


def test_nothing_comes_between_shapes_that_differ():
    marked = np.array([shape(20, 20), shape(60, 6)])
    assert between_sizes(marked).shape == marked.shape

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from llm4ad.scene.gaps import FEW, border_gaps

points = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=30)


def gaps(*borders: NDArray[np.int32]) -> list[float]:
    """Return the gaps between all borders, in the order of their pairs."""
    boxes = [(*border.min(axis=0), *(border.max(axis=0) + 1)) for border in borders]
    pairs = np.array(list(combinations(range(len(borders)), 2)), np.intp).reshape(-1, 2)
    return border_gaps(borders, np.array(boxes, np.int64), pairs)


def nearest(one: NDArray[np.int32], other: NDArray[np.int32]) -> float:
    """Return the gap by going through every pair of points."""
    distances = [math.hypot(*(a - b)) for a in one for b in other]
    return max(0.0, min(distances) - 1.0)


@given(st.lists(points, min_size=2, max_size=5))
def test_gaps_are_those_of_the_nearest_points(drawn: list[list[tuple[int, int]]]):
    borders = [np.array(border, np.int32) for border in drawn]
    expected = [nearest(one, other) for one, other in combinations(borders, 2)]
    assert gaps(*borders) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("length", [20, 400])
def test_long_sides_that_face_each_other_are_told_apart_to_the_pixel(length: int):
    along = np.arange(length)
    wavy = np.round(5 * np.sin(along / 7)).astype(int)
    left = np.column_stack([wavy, along]).astype(np.int32)
    right = np.column_stack([wavy + 30, along]).astype(np.int32)
    assert (length**2 > FEW) == (length == 400)
    assert gaps(left, right) == pytest.approx([nearest(left, right)], abs=1e-12)


def test_a_border_inside_the_box_of_another_is_measured_to_its_pixels():
    turns = np.arange(315) / 50
    ring = np.round(50 + 40 * np.column_stack([np.cos(turns), np.sin(turns)])).astype(np.int32)
    dot = np.array([(60, 50)], np.int32)
    assert gaps(ring, dot) == pytest.approx([nearest(ring, dot)], abs=1e-12)
    assert gaps(ring, dot) == pytest.approx([29], abs=1)


def test_pixels_that_touch_have_no_gap_and_no_pairs_have_none():
    assert gaps(np.array([(3, 3)], np.int32), np.array([(4, 4)], np.int32))[0] < 0.5
    assert gaps(np.array([(3, 3)], np.int32)) == []

"""How far parts are from each other: exact distances between the pixels of their borders."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.spatial import KDTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

FEW = 20_000  # pairs of points of which all distances are worked out, faster than a search tree


class _Side(NamedTuple):
    """The points of the first border of every pair, one after the other, and how many they are."""

    points: Integers
    counts: NDArray[np.intp]


def border_gaps(
    borders: Sequence[NDArray[np.int32]], boxes: NDArray[np.int64], pairs: NDArray[np.intp]
) -> list[float]:
    """Return the gap between the borders of every pair (K, 2), 0 where they touch.

    A border holds the pixels (N, 2) of a part's outline, x and y, and ``boxes`` (parts, 4) are
    around them, right and bottom exclusive. Two pixels that touch are one apart, with no gap
    between.
    """
    if not len(pairs):
        return []
    ones, others = _side(borders, pairs[:, 0]), _side(borders, pairs[:, 1])
    to_others, to_ones = _to_boxes(ones, boxes[pairs[:, 1]]), _to_boxes(others, boxes[pairs[:, 0]])
    # Two points of the pair, near to each other: no point further from the other's box than they
    # are apart can be the nearest, and that is nearly all points.
    there = _smallest(others, _to_points(others, _smallest(ones, to_others)[1]))[1]
    apart = _smallest(ones, _to_points(ones, there))[0]
    near = zip(_within(ones, to_others, apart), _within(others, to_ones, apart), strict=True)
    return [max(0.0, math.sqrt(_smallest_square(*sides)) - 1.0) for sides in near]


def _side(borders: Sequence[NDArray[np.int32]], numbers: NDArray[np.intp]) -> _Side:
    own = [borders[int(number)] for number in numbers]
    counts = np.array([len(border) for border in own], np.intp)
    return _Side(np.concatenate(own).astype(np.int64), counts)


def _to_boxes(side: _Side, boxes: Integers) -> Integers:
    """Return the squared distances of all points to the box (4,) of their pair."""
    squares = np.zeros(len(side.points), np.int64)
    for axis in (0, 1):
        along = side.points[:, axis]
        low, high = (np.repeat(boxes[:, axis + end], side.counts) for end in (0, 2))
        squares += np.maximum(np.maximum(low - along, along - high + 1), 0) ** 2
    return squares


def _to_points(side: _Side, points: Integers) -> Integers:
    """Return the squared distances of all points to the point (2,) of their pair."""
    across, down = (
        side.points[:, axis] - np.repeat(points[:, axis], side.counts) for axis in (0, 1)
    )
    return across**2 + down**2


def _smallest(side: _Side, squares: Integers) -> tuple[Integers, Integers]:
    """Return, for every pair, the smallest squared distance and the point (2,) that has it."""
    # The position comes out with the smallest square, and breaks ties.
    ranked = squares * len(squares) + np.arange(len(squares))
    smallest = np.minimum.reduceat(ranked, side.counts.cumsum() - side.counts)
    return smallest // len(squares), side.points[smallest % len(squares)]


def _within(side: _Side, squares: Integers, apart: Integers) -> list[Integers]:
    """Return, for every pair, the points whose squared distances are no larger."""
    near = squares <= np.repeat(apart, side.counts)
    kept = np.add.reduceat(near, side.counts.cumsum() - side.counts, dtype=np.intp)
    ends = kept.cumsum().tolist()
    points = side.points[near]
    return [points[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _smallest_square(some: Integers, others: Integers) -> float:
    if len(some) * len(others) > FEW:
        few, many = sorted((some, others), key=len)
        distances, _ = KDTree(many).query(few)
        return float(np.min(distances)) ** 2
    across = some[:, None, 0] - others[:, 0]
    down = some[:, None, 1] - others[:, 1]
    return float((across * across + down * down).min())

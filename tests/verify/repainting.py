"""Normals for the tests of mutants, and the comparison of a scene with a measured one."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from llm4ad.scene.detection import Detection
from llm4ad.scene.measure import measure_scene
from llm4ad.verify.silhouette import cell_size
from tests.product import draw_product

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from llm4ad.scene.vocabulary import Part, Scene

Normal = tuple["Scene", "list[Detection]"]


@cache
def normal(seed: int, scale: int = 1, coins: int = 5, bars: int = 3) -> Normal:
    rgb, masks = draw_product(seed, coins=coins, bars=bars)
    rgb = rgb.repeat(scale, axis=0).repeat(scale, axis=1)
    detections = [
        detection_of(name, mask.repeat(scale, axis=0).repeat(scale, axis=1)) for name, mask in masks
    ]
    return measure_scene(rgb, detections), detections


def detection_of(name: str, mask: NDArray[np.bool_]) -> Detection:
    rows, columns = np.nonzero(mask)
    left, top = int(columns.min()), int(rows.min())
    right, bottom = int(columns.max()) + 1, int(rows.max()) + 1
    return Detection(name, (left, top, right, bottom), mask[top:bottom, left:right], 0.99)


def measured(scene: Scene, detections: list[Detection]) -> Scene:
    return measure_scene(np.zeros((scene.height, scene.width, 3), np.uint8), detections)


def assert_related_alike(scene: Scene, expected: Scene) -> None:
    """Compare the relations of all parts in the same order, up to the size of a cell."""
    assert len(scene.parts) == len(expected.parts)
    cell = cell_size(scene.width, scene.height)
    reach = 0.1 * math.hypot(scene.width, scene.height)
    for part, other in zip(scene.parts, expected.parts, strict=True):
        for second, other_second in zip(scene.parts, expected.parts, strict=True):
            if part is second:
                continue
            _assert_gap_alike(part, second, other, other_second, cell, reach)
            _assert_shares_alike(part, second, other, other_second, cell)


def _assert_gap_alike(
    one: Part, second: Part, other: Part, other_second: Part, cell: int, reach: float
) -> None:
    found, known = second.index in one.gaps, other_second.index in other.gaps
    if found and known:
        gap = other.gaps[other_second.index]
        assert one.gaps[second.index] == pytest.approx(gap, abs=cell + 1), (one.name, second.name)
    elif found or known:  # then their boxes are as far apart as a gap may be, up to a pixel
        across = max(one.left - second.right, second.left - one.right, 0.0)
        downward = max(one.top - second.bottom, second.top - one.bottom, 0.0)
        assert math.hypot(across, downward) == pytest.approx(reach, abs=1.5)


def _assert_shares_alike(
    one: Part, second: Part, other: Part, other_second: Part, cell: int
) -> None:
    # A part of a cell along the border of the smaller part may fall to the wrong side.
    loose = 0.35 * cell * min(part.length + part.thickness for part in (one, second))
    inside = one.share_inside(second) - other.share_inside(other_second)
    filled = one.share_filled_by(second) - other.share_filled_by(other_second)
    assert abs(inside) <= loose / other.area + 0.01, (one.name, second.name)
    assert abs(filled) <= loose / other.area + 0.01, (one.name, second.name)

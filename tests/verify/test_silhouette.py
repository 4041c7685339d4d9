from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.verify.movement import Movement
from llm4ad.verify.silhouette import Silhouette, cell_size, move_silhouette, silhouette_of
from tests.drawing import Canvas

_CROOKED = [(52.0, 40.0), (131.0, 61.0), (122.0, 90.0), (90.0, 84.0), (70.0, 118.0)]


def _centroid(silhouette: Silhouette) -> tuple[float, float]:
    rows, columns = np.indices(silhouette.mask.shape) + 0.5
    share = silhouette.mask / silhouette.mask.sum()
    x = silhouette.left + (columns * share).sum()
    y = silhouette.top + (rows * share).sum()
    return (float(x * silhouette.cell), float(y * silhouette.cell))


@pytest.mark.parametrize(
    ("size", "cell"), [((100, 80), 1), ((480, 360), 2), ((1024, 768), 4), ((1000, 1700), 7)]
)
def test_about_256_cells_make_the_longest_side(size: tuple[int, int], cell: int):
    assert cell_size(*size) == cell


@pytest.mark.parametrize("cell", [1, 2, 3, 5, 7])
def test_coverage_keeps_the_pixels_and_where_they_are(cell: int):
    canvas = Canvas()
    canvas.polygon("hook", _CROOKED)
    part = canvas.scene().parts[0]
    silhouette = silhouette_of(canvas.detections[0], cell)
    assert silhouette.mask_area * cell**2 == pytest.approx(part.area, rel=0.01)
    assert silhouette.outline_area > 1.1 * silhouette.mask_area
    assert (silhouette.outline >= silhouette.mask).all()
    assert _centroid(silhouette) == pytest.approx((part.center_x, part.center_y), abs=0.05 * cell)


@settings(deadline=None, max_examples=80)
@given(
    cell=st.integers(1, 5),
    to_cell=st.integers(1, 5),
    to=st.tuples(st.floats(-50, 500), st.floats(-50, 500)),
    along=st.sampled_from((1.0, 1.5)),
    turn=st.sampled_from((0.0, 90.0, 30.0)),
)
def test_a_moved_silhouette_lies_where_its_part_does(
    cell: int, to_cell: int, to: tuple[float, float], along: float, turn: float
):
    canvas = Canvas()
    canvas.polygon("hook", _CROOKED)
    part = canvas.scene().parts[0]
    movement = Movement(to, along=along, turn=turn)
    centre = (part.center_x, part.center_y)
    before = silhouette_of(canvas.detections[0], cell)
    moved = move_silhouette(before, centre, part.angle, movement, to_cell)
    loose = 0.1 * cell + 0.3 * to_cell
    assert _centroid(moved) == pytest.approx(to, abs=loose)
    assert moved.mask_area * to_cell**2 == pytest.approx(along * part.area, rel=0.1)
    assert np.hypot(*(moved.border - to).T).max() <= np.hypot(*(moved.hull - to).T).max()
    expected = _turned(before.border - centre, movement, part.angle)
    assert moved.border - to == pytest.approx(expected)


def _turned(points: np.ndarray, movement: Movement, angle: float) -> np.ndarray:
    """Stretch and turn points in the complex plane, where angles run against the clock."""
    length = np.exp(1j * np.radians(angle))
    numbers = (points[:, 0] - 1j * points[:, 1]) / length
    stretched = numbers.real * movement.along + 1j * numbers.imag * movement.across
    turned = stretched * length * np.exp(1j * np.radians(movement.turn))
    return np.column_stack((turned.real, -turned.imag))

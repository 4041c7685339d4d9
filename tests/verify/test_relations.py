from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.scene.detection import Detection
from llm4ad.scene.vocabulary import Part, Scene
from llm4ad.verify.movement import Movement, move_part
from llm4ad.verify.relations import Placed, changed_scene
from llm4ad.verify.silhouette import cell_size, move_silhouette, silhouette_of
from tests.drawing import Canvas
from tests.verify.repainting import assert_related_alike, measured


def _pictured(scale: int) -> Canvas:
    """Draw a tray with a bottle full of juice, a ring, a coin and two bars, at any size."""
    canvas = Canvas(240 * scale, 180 * scale)
    canvas.polygon("tray", _scaled([(20, 15), (225, 22), (220, 165), (15, 158)], scale))
    canvas.box("bottle", (40 * scale, 40 * scale, 80 * scale, 140 * scale))
    canvas.box("juice", (42 * scale, 70 * scale, 78 * scale, 138 * scale))
    ring = canvas.disc("ring", 120 * scale, 60 * scale, 20 * scale)
    hole = np.hypot(*np.meshgrid(*(np.arange(side) - side / 2 for side in ring.mask.shape)))
    ring.mask[hole < 12 * scale] = False
    canvas.disc("coin", 160 * scale, 60 * scale, 9 * scale)
    canvas.polygon("bar", _scaled([(110, 120), (150, 100), (154, 108), (114, 128)], scale))
    canvas.polygon("bar", _scaled([(180, 90), (188, 90), (188, 140), (180, 140)], scale))
    return canvas


def _scaled(points: list[tuple[float, float]], scale: int) -> list[tuple[float, float]]:
    return [(x * scale, y * scale) for x, y in points]


def _placed(canvas: Canvas, index: int, movement: Movement) -> Placed:
    height, width = canvas.rgb.shape[:2]
    cell, part = cell_size(width, height), canvas.scene().parts[index]
    before = silhouette_of(canvas.detections[index], cell)
    centre = (part.center_x, part.center_y)
    after = move_silhouette(before, centre, part.angle, movement, cell)
    return Placed(move_part(part, movement, after.hull), after)


def _changed(canvas: Canvas, *placed: Placed) -> Scene:
    height, width = canvas.rgb.shape[:2]
    cell = cell_size(width, height)
    silhouettes = [silhouette_of(detection, cell) for detection in canvas.detections]
    return changed_scene(canvas.scene(), silhouettes.__getitem__, changed=placed)


def _moved(detection: Detection, x: int, y: int) -> Detection:
    left, top, right, bottom = detection.xyxy
    return replace(detection, xyxy=(left + x, top + y, right + x, bottom + y))


def _by(part: Part, x: float, y: float) -> Movement:
    return Movement((part.center_x + x, part.center_y + y))


_PLACES = st.tuples(st.floats(0, 1), st.floats(0, 1))


@settings(deadline=None, max_examples=60)
@given(scale=st.integers(1, 5), index=st.integers(0, 6), place=_PLACES)
def test_a_moved_part_is_related_as_if_it_were_measured(
    scale: int, index: int, place: tuple[float, float]
):
    canvas = _pictured(scale)
    height, width = canvas.rgb.shape[:2]
    left, top, right, bottom = canvas.detections[index].xyxy
    x = round(place[0] * (width - (right - left))) - left
    y = round(place[1] * (height - (bottom - top))) - top
    scene = _changed(canvas, _placed(canvas, index, _by(canvas.scene().parts[index], x, y)))
    detections = list(canvas.detections)
    detections[index] = _moved(detections[index], x, y)
    expected = measured(scene, detections)
    assert_related_alike(scene, expected)
    part, other = scene.parts[index], expected.parts[index]
    assert (part.left, part.top, part.right, part.bottom) == pytest.approx(
        (other.left, other.top, other.right, other.bottom)
    )
    assert (part.center_x, part.center_y) == pytest.approx((other.center_x, other.center_y))
    assert (part.frame.x, part.frame.y) == pytest.approx((other.frame.x, other.frame.y), abs=1e-3)


@settings(deadline=None, max_examples=40)
@given(
    scale=st.integers(2, 5),
    index=st.integers(2, 6),
    other=st.integers(2, 6),
    step=st.tuples(st.integers(-20, 20), st.integers(-20, 20)),
)
def test_two_changed_parts_are_related_to_each_other(
    scale: int, index: int, other: int, step: tuple[int, int]
):
    if index == other:
        return
    canvas = _pictured(scale)
    detections, changed = list(canvas.detections), []
    for number, sign in ((index, scale), (other, -scale)):
        x, y = step[0] * sign, step[1] * sign
        changed.append(_placed(canvas, number, _by(canvas.scene().parts[number], x, y)))
        detections[number] = _moved(detections[number], x, y)
    scene = _changed(canvas, *changed)
    assert_related_alike(scene, measured(scene, detections))


def _barred(scale: int, length: float, thickness: float, degrees: float) -> Canvas:
    canvas = Canvas(240 * scale, 180 * scale)
    size = (length * scale, thickness * scale)
    canvas.polygon("bar", _bar(100 * scale, 90 * scale, *size, degrees))
    canvas.box("tray", (20 * scale, 90 * scale, 220 * scale, 160 * scale))
    canvas.disc("coin", 150 * scale, 60 * scale, 10 * scale)
    return canvas


def _changed_bar(canvas: Canvas, along: float, across: float, turn: float) -> Scene:
    part = canvas.scene().parts[0]
    movement = Movement((part.center_x, part.center_y), along=along, across=across, turn=turn)
    return _changed(canvas, _placed(canvas, 0, movement))


@settings(deadline=None, max_examples=60)
@given(
    scale=st.integers(2, 5),
    angle=st.integers(0, 179),
    along=st.sampled_from((0.6, 1.0, 1.5)),
    across=st.sampled_from((0.6, 1.0, 1.5)),
    turn=st.sampled_from((0.0, 90.0)),
)
def test_a_changed_bar_is_measured_as_if_it_were_drawn(
    scale: int, angle: int, along: float, across: float, turn: float
):
    scene = _changed_bar(_barred(scale, 50, 16, angle), along, across, turn)
    expected = _barred(scale, 50 * along, 16 * across, angle + turn).scene()
    assert_related_alike(scene, expected)
    _assert_measured_alike(scene.parts[0], expected.parts[0])


@pytest.mark.parametrize("angle", [0, 12, 33, 60, 78, 90, 104, 125, 170])
@pytest.mark.parametrize(("along", "turn"), [(1.0, 90.0), (1.5, 0.0), (0.6, 90.0)])
def test_the_frame_of_a_changed_bar_begins_at_the_same_corner(
    angle: int, along: float, turn: float
):
    part = _changed_bar(_barred(4, 50, 16, angle), along, 1.0, turn).parts[0]
    other = _barred(4, 50 * along, 16, angle + turn).scene().parts[0]
    for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)):
        assert _point(part, x, y) == pytest.approx(_point(other, x, y), abs=6)


def _bar(
    x: float, y: float, length: float, thickness: float, degrees: float
) -> list[tuple[float, float]]:
    turn = math.radians(degrees)
    along = np.array((math.cos(turn), -math.sin(turn))) * length / 2
    across = np.array((math.sin(turn), math.cos(turn))) * thickness / 2
    corners = (along + across, along - across, -along - across, across - along)
    return [(x + float(corner[0]), y + float(corner[1])) for corner in corners]


def _assert_measured_alike(part: Part, other: Part) -> None:
    for name in ("left", "top", "right", "bottom", "width", "height", "length", "thickness"):
        assert getattr(part, name) == pytest.approx(getattr(other, name), abs=3.5), name
    assert (part.center_x, part.center_y) == pytest.approx(
        (other.center_x, other.center_y), abs=1.5
    )
    assert part.area == pytest.approx(other.area, rel=0.15)
    apart = abs(part.angle - other.angle) % 180
    assert min(apart, 180 - apart) < 3
    if _is_box(part) is not _is_box(other):  # just at the limit of what is called a rectangle
        return
    corners, others = (
        [_point(one, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)] for one in (part, other)
    )
    for corner in corners:
        assert min(math.dist(corner, known) for known in others) < 6


def _is_box(part: Part) -> bool:
    return part.frame.across_y == 0 and part.frame.down_x == 0


def _point(part: Part, along: float, down: float) -> tuple[float, float]:
    frame = part.frame
    return (
        frame.x + along * frame.across_x + down * frame.down_x,
        frame.y + along * frame.across_y + down * frame.down_y,
    )


def test_a_coin_in_the_hole_of_a_ring_is_inside_it_but_does_not_touch_it():
    canvas = _pictured(4)
    ring, coin = canvas.scene().parts[3:5]
    x, y = round(ring.center_x - coin.center_x), round(ring.center_y - coin.center_y)
    scene = _changed(canvas, _placed(canvas, 4, _by(coin, x, y)))
    assert scene.parts[4].is_inside(scene.parts[3])
    assert not scene.parts[4].touches(scene.parts[3])
    detections = list(canvas.detections)
    detections[4] = _moved(detections[4], x, y)
    assert_related_alike(scene, measured(scene, detections))


def test_a_thin_part_over_another_one_meets_it():
    canvas = Canvas(2048, 1024)
    canvas.box("tray", (100, 100, 1500, 900))
    canvas.box("cable", (1600, 500, 2000, 501))
    scene = _changed(canvas, _placed(canvas, 1, Movement((800.0, 500.5))))
    tray, cable = scene.parts
    assert cable.distance_to(tray) == tray.distance_to(cable) == 0
    assert cable.is_inside(tray)


def test_a_part_smaller_than_a_cell_can_be_changed():
    canvas = Canvas(2048, 1024)
    canvas.box("tray", (100, 100, 1500, 900))
    canvas.box("dot", (1600, 500, 1601, 501))
    movement = Movement((800.5, 500.5), along=0.6, across=0.6)
    tray, dot = _changed(canvas, _placed(canvas, 1, movement)).parts
    assert dot.width == pytest.approx(0.6)
    assert 0 <= dot.share_inside(tray) <= 1

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.scene.detection import Detection
from tests.drawing import Canvas

if TYPE_CHECKING:
    from llm4ad.scene.vocabulary import Part


def test_box_is_measured_to_the_pixel():
    canvas = Canvas()
    canvas.box("label", (50, 40, 130, 60), "red")
    part = canvas.scene().parts[0]
    assert (part.left, part.top, part.right, part.bottom) == (50, 40, 130, 60)
    assert (part.width, part.height, part.area) == (80, 20, 1600)
    assert (part.center_x, part.center_y) == (90, 50)
    assert (part.length, part.thickness) == pytest.approx((80, 20))
    assert part.angle == pytest.approx(0)
    assert part.colour == "red"


def turned_bar(angle: float) -> Part:
    """Draw a bar of 150 by 20 pixels, turned by an angle in degrees, and measure it."""
    canvas = Canvas(400, 400)
    turn = math.radians(angle)
    along = np.array([math.cos(turn), -math.sin(turn)]) * 75
    across = np.array([math.sin(turn), math.cos(turn)]) * 10
    centre = np.array([200, 200])
    corners = [
        centre + along + across,
        centre + along - across,
        centre - along - across,
        centre - along + across,
    ]
    canvas.polygon("bar", [(float(x), float(y)) for x, y in corners])
    return canvas.scene().parts[0]


@pytest.mark.parametrize("angle", [0, 20, 45, 70, 90, 110, 160])
def test_length_and_angle_follow_a_turned_bar(angle: float):
    part = turned_bar(angle)
    assert part.length == pytest.approx(150, abs=3)
    assert part.thickness == pytest.approx(20, abs=3)
    difference = abs(part.angle - angle) % 180
    assert min(difference, 180 - difference) < 2


@pytest.mark.parametrize("lean", [-40, -20, -10, 10, 20, 40])
def test_the_frame_of_a_leaning_bar_runs_down_its_length(lean: int):
    frame = turned_bar(90 - lean).frame
    assert np.hypot(frame.down_x, frame.down_y) == pytest.approx(150, abs=4)
    assert np.hypot(frame.across_x, frame.across_y) == pytest.approx(20, abs=4)
    assert frame.down_y > 0 < frame.across_x


def test_frame_turns_with_a_rectangle_and_not_with_a_disc():
    canvas = Canvas(400, 400)
    canvas.polygon("tray", [(100, 80), (320, 120), (290, 285), (70, 245)])
    canvas.disc("coin", 350, 350, 30)
    tray, coin = canvas.scene().parts
    assert (tray.frame.x, tray.frame.y) == pytest.approx((100, 80), abs=2)
    assert (tray.frame.across_x, tray.frame.across_y) == pytest.approx((220, 40), abs=3)
    assert (tray.frame.down_x, tray.frame.down_y) == pytest.approx((-30, 165), abs=3)
    assert (coin.frame.across_y, coin.frame.down_x) == (0, 0)


def test_shares_count_pixels_within_the_outline():
    canvas = Canvas()
    canvas.box("bottle", (100, 100, 200, 200))
    canvas.box("juice", (100, 150, 220, 200))
    bottle, juice = canvas.scene().parts
    assert juice.share_inside(bottle) == pytest.approx(100 / 120)
    assert bottle.share_filled_by(juice) == pytest.approx(0.5)
    assert juice.share_filled_by(bottle) == pytest.approx(100 / 120)
    assert bottle.level_of(juice) == pytest.approx(0.5)


def test_hollow_part_holds_what_lies_in_its_hole():
    canvas = Canvas()
    ring = canvas.box("ring", (100, 100, 160, 160))
    ring.mask[10:50, 10:50] = False
    canvas.box("pearl", (120, 120, 140, 140))
    _, pearl = canvas.scene().parts
    assert pearl.share_inside(canvas.scene().parts[0]) == 1.0


@pytest.mark.parametrize(("gap", "touching"), [(0, True), (1, True), (12, False)])
def test_distance_is_between_the_nearest_pixels(gap: int, touching: bool):
    canvas = Canvas()
    canvas.box("a", (50, 50, 70, 70))
    canvas.box("b", (70 + gap, 60, 90 + gap, 80))
    a, b = canvas.scene().parts
    assert a.distance_to(b) == b.distance_to(a) == gap
    assert a.touches(b) is touching


def test_distance_of_discs_is_not_that_of_their_boxes():
    canvas = Canvas()
    canvas.disc("a", 100, 100, 30)
    canvas.disc("b", 150, 150, 30)
    a, b = canvas.scene().parts
    assert a.distance_to(b) == pytest.approx(math.hypot(50, 50) - 60 - 1, abs=1.5)


def test_far_parts_fall_back_on_their_boxes():
    canvas = Canvas(1000, 1000)
    canvas.box("a", (10, 10, 30, 30))
    canvas.box("b", (930, 630, 950, 650))
    a, b = canvas.scene().parts
    assert a.distance_to(b) == pytest.approx(math.hypot(900, 600))


def test_colour_leaves_out_the_rim():
    canvas = Canvas()
    disc = canvas.disc("pin", 100, 100, 12, "yellow")
    left, top, right, bottom = disc.xyxy
    rim = np.zeros_like(disc.mask)
    rim[0:2] = rim[-2:] = True
    canvas.rgb[top:bottom, left:right][rim & disc.mask] = (30, 70, 190)
    assert canvas.scene().parts[0].colours == {"yellow": 1.0}


def test_empty_scene_has_its_size():
    scene = Canvas(123, 45).scene()
    assert (scene.width, scene.height, scene.parts) == (123, 45, [])


@given(
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(0, 60), st.integers(1, 40), st.integers(1, 30)),
        max_size=8,
    )
)
def test_relations_agree_with_counting_pixels(boxes: list[tuple[int, int, int, int]]):
    canvas = Canvas(130, 100)
    for x, y, width, height in boxes:
        canvas.box("part", (x, y, x + width, y + height))
    parts = canvas.scene().parts
    for one in parts:
        for other in parts:
            if one.index == other.index:
                continue
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            shared = max(across, 0) * max(down, 0)
            assert one.share_inside(other) == pytest.approx(shared / one.area)
            assert other.share_filled_by(one) == pytest.approx(shared / other.area)
            gap = math.hypot(max(-across, 0), max(-down, 0))
            assert one.distance_to(other) == pytest.approx(gap, abs=1)


@pytest.mark.parametrize(
    ("xyxy", "shape", "probability"),
    [
        ((0, 0, 4, 4), (4, 5), 0.5),
        ((-1, 0, 3, 4), (4, 4), 0.5),
        ((0, 0, 4, 4), (4, 4), 1.5),
        ((0, 0, 4, 4), (4, 4), float("nan")),
    ],
)
def test_detection_that_contradicts_itself_is_refused(
    xyxy: tuple[int, int, int, int], shape: tuple[int, int], probability: float
):
    with pytest.raises(ValueError, match=r"mask|probability"):
        Detection("a", xyxy, np.ones(shape, bool), probability)


def test_detection_without_a_pixel_is_refused():
    with pytest.raises(ValueError, match="no pixel"):
        Detection("a", (0, 0, 4, 4), np.zeros((4, 4), bool), 0.5)

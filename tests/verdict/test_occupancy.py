from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from llm4ad.verdict.occupancy import (
    FEATURES,
    GRID,
    Whereabouts,
    cover,
    expected_at,
    features_of,
    frame_in,
    learn_whereabouts,
    sure_parts,
    unusualness,
)
from tests.drawing import Canvas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Scene

TRAY = (180, 120)  # width and height of the tray; the coin lies at a quarter of it
Seen = tuple["Scene", list["Detection"]]


def on_tray(
    middle: tuple[float, float], degrees: float, along: float, down: float
) -> tuple[float, float]:
    """Return the pixel at which a place on a turned tray lies."""
    turn = math.radians(degrees)
    x, y = (along - 0.5) * TRAY[0], (down - 0.5) * TRAY[1]
    return (
        middle[0] + x * math.cos(turn) - y * math.sin(turn),
        middle[1] + x * math.sin(turn) + y * math.cos(turn),
    )


def seen(canvas: Canvas) -> Seen:
    return canvas.scene(), canvas.detections


def tray_with_coin(
    middle: tuple[float, float],
    degrees: float = 0.0,
    coin: tuple[float, float] | None = (0.25, 0.25),
    scale: float = 1.0,
) -> Seen:
    canvas = Canvas(round(400 * scale), round(300 * scale))
    corners = [on_tray(middle, degrees, *place) for place in ((0, 0), (1, 0), (1, 1), (0, 1))]
    canvas.polygon("tray", [(x * scale, y * scale) for x, y in corners], "brown")
    if coin is not None:
        x, y = on_tray(middle, degrees, *coin)
        canvas.disc("coin", round(x * scale), round(y * scale), round(14 * scale), "yellow")
    return seen(canvas)


def poses(number: int) -> list[tuple[tuple[float, float], float]]:
    """Return middles and directions of a tray, as it comes to lie in the picture."""
    drawn = np.random.default_rng(0).uniform((150, 110, -12), (250, 190, 12), (number, 3))
    return [((x, y), degrees) for x, y, degrees in drawn.tolist()]


@cache
def moving_tray(number: int = 12) -> dict[str, Whereabouts]:
    return learn_whereabouts([tray_with_coin(*pose) for pose in poses(number)])


def lamp_and_tray(middle: tuple[float, float]) -> Seen:
    canvas = Canvas()
    left, top = round(middle[0] - 90), round(middle[1] - 60)
    canvas.box("tray", (left, top, left + 180, top + 120), "brown")
    canvas.box("lamp", (30, 20, 60, 70), "white")
    return seen(canvas)


def centre_of(expected: NDArray[np.float32]) -> tuple[float, float]:
    rows, columns = np.indices(expected.shape)
    total = float(expected.sum())
    return (
        float((columns * expected).sum()) / total + 0.5,
        float((rows * expected).sum()) / total + 0.5,
    )


def test_what_stays_in_the_picture_has_the_picture_as_its_frame():
    known = learn_whereabouts([lamp_and_tray(middle) for middle, _ in poses(12)])
    assert known["lamp"].anchor == ""
    assert known["lamp"].sharpness > 0.9


def test_what_moves_with_a_tray_has_the_tray_as_its_frame():
    known = moving_tray()
    assert known["coin"].anchor == "tray"
    assert known["coin"].sharpness > 0.8


def test_where_nothing_moves_the_picture_is_the_frame():
    known = learn_whereabouts([tray_with_coin((200, 150))] * 6)
    assert [known[name].anchor for name in ("coin", "tray")] == ["", ""]


def test_a_part_that_lies_anywhere_has_no_sharp_place():
    random = np.random.default_rng(1)
    normals = [
        tray_with_coin(*pose, coin=tuple(random.uniform(0.1, 0.9, 2).tolist()))
        for pose in poses(20)
    ]
    assert learn_whereabouts(normals)["coin"].sharpness < 0.3


@pytest.mark.parametrize(
    ("middle", "degrees"),
    [((200, 150), 0), ((130, 100), 0), ((260, 190), 10), ((190, 140), -15), ((220, 160), 5)],
)
@pytest.mark.parametrize("scale", [1.0, 0.5, 2.0])
def test_the_place_is_expected_on_the_tray_wherever_that_lies(
    middle: tuple[float, float], degrees: float, scale: float
):
    coin = moving_tray()["coin"]
    scene, _ = tray_with_coin(middle, degrees, coin=None, scale=scale)
    expected = expected_at(coin, scene, scene.width, scene.height)
    assert expected.shape == (scene.height, scene.width)
    wanted = np.array(on_tray(middle, degrees, 0.25, 0.25)) * scale
    assert np.hypot(*(centre_of(expected) - wanted)) < 3 * scale
    assert expected[round(wanted[1]), round(wanted[0])] > 0.9


@pytest.mark.parametrize(("width", "height"), [(400, 300), (200, 150), (133, 100), (800, 600)])
def test_the_place_is_expected_at_any_resolution(width: int, height: int):
    lamp = learn_whereabouts([lamp_and_tray(middle) for middle, _ in poses(6)])["lamp"]
    scene, _ = lamp_and_tray((200, 150))
    expected = expected_at(lamp, scene, width, height)
    assert expected.shape == (height, width)
    scale = width / 400
    assert centre_of(expected) == pytest.approx((45 * scale, 45 * scale), abs=1.5)
    rows, columns = np.nonzero(expected > 0.5)
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert box == pytest.approx(np.array((30, 20, 60, 70)) * scale, abs=max(2.0, 2 * scale))
    assert 0 <= expected.min() <= expected.max() <= 1


def test_the_share_of_normals_on_which_a_place_is_covered_is_learned():
    with_coin = [tray_with_coin((200, 150))] * 3
    without = [tray_with_coin((200, 150), coin=None)]
    known = learn_whereabouts(with_coin + without)
    scene = with_coin[0][0]
    expected = expected_at(known["coin"], scene, 400, 300)
    x, y = on_tray((200, 150), 0, 0.25, 0.25)
    assert expected[round(y), round(x)] == pytest.approx(0.75, abs=0.01)
    assert expected[250, 350] == 0
    assert (known["coin"].single, known["tray"].single) == (False, True)


def test_where_the_frame_is_absent_places_are_those_of_the_picture():
    coin = moving_tray()["coin"]
    canvas = Canvas()
    canvas.disc("coin", 100, 100, 14, "yellow")
    scene = canvas.scene()
    assert frame_in(scene, "tray") is None
    x, y = centre_of(expected_at(coin, scene, 400, 300))
    assert (x, y) == pytest.approx((200 - 45, 150 - 30), abs=20)  # the tray lies about the middle
    assert unusualness(scene.parts[0], scene, {"coin": coin}) == 0.0


@pytest.mark.parametrize(("lefts", "probability"), [((0, 200), 0.99), ((0,), 0.3)])
def test_a_frame_that_is_there_twice_or_in_doubt_is_none(
    lefts: tuple[int, ...], probability: float
):
    coin = moving_tray()["coin"]
    canvas = Canvas()
    for left in lefts:
        canvas.box("tray", (left, 10, left + 180, 130), "brown", p=probability)
    canvas.disc("coin", 45, 40, 14, "yellow")
    scene = canvas.scene()
    alone = Canvas().scene()
    assert (expected_at(coin, scene, 400, 300) == expected_at(coin, alone, 400, 300)).all()
    assert unusualness(scene.parts[-1], scene, {"coin": coin}) == 0.0


def test_a_part_of_unknown_name_is_not_unusual():
    scene, _ = tray_with_coin((200, 150))
    assert unusualness(scene.parts[1], scene, {}) == 0.0


@pytest.mark.parametrize("direction", [(1, 0), (0, 1), (-1, 0), (1, 1)])
@pytest.mark.parametrize(("middle", "degrees"), [((200, 150), 0), ((240, 130), 8)])
def test_the_further_from_its_place_the_more_unusual(
    direction: tuple[int, int], middle: tuple[float, float], degrees: float
):
    known = moving_tray()
    found: list[float] = []
    for step in (0.0, 0.05, 0.1, 0.15, 0.2):
        coin = (0.3 + step * direction[0], 0.3 + step * direction[1])
        if direction == (-1, 0):
            coin = (0.2 - 0.5 * step, 0.3)
        scene, _ = tray_with_coin(middle, degrees, coin)
        found.append(unusualness(scene.parts[1], scene, known))
    assert all(near < far for near, far in pairwise(found))


def test_a_part_at_its_place_is_usual_wherever_the_tray_lies():
    known = moving_tray()
    scene, _ = tray_with_coin((255, 185), -10)
    assert unusualness(scene.parts[1], scene, known) < 3
    scene, _ = tray_with_coin((255, 185), -10, coin=(0.75, 0.75))
    assert unusualness(scene.parts[1], scene, known) > 10


def bar(degrees: float, size: tuple[float, float] = (80, 20), colour: str = "blue") -> Seen:
    canvas = Canvas()
    corners = cv2.boxPoints(((200, 150), size, degrees)).tolist()
    canvas.polygon("bar", [(x, y) for x, y in corners], colour)
    return seen(canvas)


@pytest.mark.parametrize("odd", [bar(40), bar(90), bar(0, (120, 20)), bar(0, (80, 40))])
def test_turned_or_of_another_size_is_unusual(odd: Seen):
    known = learn_whereabouts([bar(degrees) for degrees in (-2, -1, 0, 1, 2)])
    normal, other = bar(0.5)[0], odd[0]
    assert unusualness(normal.parts[0], normal, known) < 3
    assert unusualness(other.parts[0], other, known) > 5


def test_lying_flat_is_one_direction_and_not_two():
    # 1 and 179 degrees are neighbours.
    known = learn_whereabouts([bar(degrees) for degrees in (1, 1.5, 2)])
    for degrees in (-1.5, 1.5, 178.5):
        scene = bar(degrees)[0]
        assert unusualness(scene.parts[0], scene, known) < 3


def test_steady_features_keep_a_spread_that_masks_can_have():
    known = learn_whereabouts([bar(0)] * 5)["bar"]
    assert known.frames == ("",)
    assert known.middles.shape == known.spreads.shape == (1, FEATURES)
    assert known.middles[0, :2] == pytest.approx((0.5, 0.5), abs=0.01)
    assert (known.spreads > 0).all()
    scene = bar(0)[0]
    assert features_of(scene.parts[0], scene.frame, scene) == pytest.approx(known.middles[0])


def test_one_odd_normal_picture_does_not_make_everything_usual():
    known = learn_whereabouts([*(bar(degrees) for degrees in np.linspace(-2, 2, 11)), bar(80)])
    scene = bar(40)[0]
    assert unusualness(scene.parts[0], scene, known) > 5


def test_the_same_part_is_as_usual_to_a_camera_of_twice_the_resolution():
    known = learn_whereabouts([bar(degrees) for degrees in (-2, -1, 0, 1, 2)])
    canvas = Canvas(800, 600)
    canvas.polygon("bar", cv2.boxPoints(((400, 300), (160, 40), 0)).tolist(), "blue")
    scene = canvas.scene()
    assert unusualness(scene.parts[0], scene, known) < 3


def cable_under_lamp(y: int, x: int) -> Seen:
    canvas = Canvas()
    canvas.box("cable", (x, y, x + 200, y + 8), "red")
    canvas.box("lamp", (x + 90, y - 80, x + 110, y - 30), "white")
    return seen(canvas)


def test_above_a_long_thin_part_places_are_known_as_well_as_beside_it():
    normals = [cable_under_lamp(100 + 12 * n, 20 + 31 * n % 150) for n in range(12)]
    known = learn_whereabouts(normals)
    assert known["lamp"].anchor == "cable"
    expected = expected_at(known["lamp"], cable_under_lamp(200, 90)[0], 400, 300)
    assert expected[140, 190] > 0.9
    assert expected[140, 100] == 0


def shelf(board_right: int, book: int = 150) -> Seen:
    canvas = Canvas()
    canvas.box("board", (40, 200, board_right, 260), "brown")
    canvas.box("book", (book, 100, book + 40, 190), "red")
    canvas.box("vase", (250, 120, 280, 190), "blue")
    return seen(canvas)


def test_a_part_is_usual_when_it_lies_as_usual_to_other_steady_parts():
    known = learn_whereabouts([shelf(360)] * 6)
    assert {"", "board"} <= set(known["book"].frames)
    shorter, moved = shelf(200)[0], shelf(360, book=190)[0]
    by_name = {part.name: part for part in shorter.parts}
    assert unusualness(by_name["board"], shorter, known) > 5
    assert unusualness(by_name["book"], shorter, known) < 1
    by_name = {part.name: part for part in moved.parts}
    assert unusualness(by_name["book"], moved, known) > 5


def test_doubtful_parts_are_not_learned_from():
    canvas = Canvas()
    canvas.box("nut", (10, 10, 40, 40), p=0.4)
    canvas.box("bolt", (60, 10, 90, 40), p=0.6)
    canvas.box("nut", (110, 10, 140, 40), p=0.9)
    scene, found = seen(canvas)
    assert [part.index for part in sure_parts(scene)] == [1, 2]
    assert [part.index for part in sure_parts(scene, "nut")] == [2]
    known = learn_whereabouts([(scene, found)] * 4)
    expected = expected_at(known["nut"], scene, 400, 300)
    assert expected[25, 125] > 0.9
    assert expected[25, 25] == 0


def test_a_tray_that_is_often_missing_carries_no_frame():
    normals = [tray_with_coin(*pose) for pose in poses(12)]
    for number in (0, 4, 8):
        scene, found = normals[number]
        canvas = Canvas()
        canvas.disc("coin", round(scene.parts[1].center_x), round(scene.parts[1].center_y), 14)
        normals[number] = seen(canvas)
        assert len(found) == 2
    assert learn_whereabouts(normals)["coin"].anchor == ""


def test_nothing_is_learned_without_normals_or_parts():
    assert learn_whereabouts([]) == {}
    assert learn_whereabouts([seen(Canvas())]) == {}


def test_a_map_has_the_size_of_the_grid_and_holds_shares():
    for item in moving_tray().values():
        assert item.occupancy.shape == (GRID, GRID)
        assert 0 <= item.occupancy.min() < item.occupancy.max() <= 1
        assert 0 <= item.sharpness <= 1


@pytest.mark.parametrize("scale", [1, 2, 4, 5])
def test_cover_gives_the_share_of_each_place_that_parts_cover(scale: int):
    canvas = Canvas()
    canvas.box("nut", (40, 60, 120, 180))
    canvas.disc("nut", 120, 120, 35)  # they overlap: nothing is covered twice
    scene, found = seen(canvas)
    whole = np.zeros((300, 400))
    for detection in found:
        left, top, right, bottom = detection.xyxy
        whole[top:bottom, left:right] += detection.mask
    shares = np.minimum(whole, 1).reshape(300 // scale, scale, 400 // scale, scale).mean((1, 3))
    drawn = cover(list(zip(scene.parts, found, strict=True)), scene, 400 // scale, 300 // scale)
    assert drawn.shape == shares.shape
    assert 0 <= drawn.min() <= drawn.max() <= 1
    # Along an outline a place may be off by what a box is rounded by.
    assert float(np.abs(drawn - shares).sum()) <= 0.1 * float(shares.sum())


@pytest.mark.parametrize("size", [(97, 41), (1, 1), (3, 200)])
def test_even_the_smallest_part_covers_something_at_any_resolution(size: tuple[int, int]):
    canvas = Canvas()
    canvas.box("dot", (399, 299, 400, 300))
    scene, found = seen(canvas)
    drawn = cover([(scene.parts[0], found[0])], scene, *size)
    assert drawn.shape == (size[1], size[0])
    assert drawn[-1, -1] > 0
    assert np.count_nonzero(drawn) == 1


def test_learning_again_gives_the_same():
    normals = [tray_with_coin(*pose) for pose in poses(5)]
    first, second = learn_whereabouts(normals), learn_whereabouts(normals)
    for name, item in first.items():
        assert (item.occupancy == second[name].occupancy).all()
        assert (item.spreads == second[name].spreads).all()

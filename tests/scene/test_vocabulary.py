from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.scene.vocabulary import (
    Part,
    Region,
    cell,
    corner,
    edge,
    frame_of,
    grid,
    half,
    middle,
    quarter,
)
from tests.drawing import Canvas


def _at(x: int, y: int) -> Canvas:
    canvas = Canvas(400, 300)
    canvas.box("dot", (x - 2, y - 2, x + 2, y + 2))
    return canvas


@pytest.mark.parametrize(
    ("x", "y", "places"),
    [
        (30, 30, {"left half", "top half", "top left quarter", "top left corner", "left edge"}),
        (370, 280, {"right half", "bottom half", "bottom right quarter", "bottom right corner"}),
        (199, 151, {"left half", "bottom half", "bottom left quarter", "middle"}),
        (200, 149, {"right half", "top half", "top right quarter", "middle"}),
    ],
)
def test_places_of_the_image(x: int, y: int, places: set[str]):
    scene = _at(x, y).scene()
    regions = [
        *(half(scene, side) for side in ("left", "right", "top", "bottom")),
        *(
            take(scene, side)
            for take in (quarter, corner)
            for side in ("top left", "top right", "bottom left", "bottom right")
        ),
        middle(scene),
    ]
    held = {region.name for region in regions if region.holds(scene.parts[0])}
    assert places - {"left edge"} == held
    assert edge(scene, "left").holds(scene.parts[0]) is ("left edge" in places)


def test_names_say_whose_place_it_is():
    canvas = Canvas()
    canvas.box("tray", (50, 50, 350, 250))
    scene = canvas.scene()
    tray = scene.one("tray")
    assert half(scene, "left").name == "left half"
    assert half(tray, "left").name == "left half of the tray"
    assert cell(tray, row=2, column=4, rows=3, columns=5).name == "row 2, column 4 of the tray"
    assert cell(scene, row=1, column=2, rows=1, columns=3).name == "column 2 of 3"
    nested = half(quarter(tray, "top left"), "top")
    assert nested.name == "top half of the top left quarter of the tray"


@given(
    st.integers(1, 6), st.integers(1, 6), st.floats(0, 0.999), st.floats(0, 0.999), st.booleans()
)
def test_every_point_of_a_place_is_in_one_cell(
    rows: int, columns: int, along: float, downward: float, turned: bool
):
    canvas = _at(0 + 2, 2)
    scene = canvas.scene()
    place = Region("tilted", 100, 50, 180, 40, -30, 120) if turned else scene.frame
    x = place.x + along * place.across_x + downward * place.down_x
    y = place.y + along * place.across_y + downward * place.down_y
    dot = _moved(scene.parts[0], x, y)
    holding = [piece for piece in grid(place, rows=rows, columns=columns) if piece.holds(dot)]
    near_a_line = any(
        abs(share * count - round(share * count)) < 1e-6
        for share, count in ((along, columns), (downward, rows))
    )
    assert len(holding) == 1 or near_a_line
    if not near_a_line:
        assert (holding[0].row, holding[0].column) == (
            int(downward * rows) + 1,
            int(along * columns) + 1,
        )


def _moved(part: Part, x: float, y: float) -> Part:
    return replace(part, center_x=x, center_y=y)


def test_cell_outside_its_grid_is_an_error():
    with pytest.raises(ValueError, match="row 4, column 1 is not in a grid of 3 rows"):
        cell(Canvas().scene(), row=4, column=1, rows=3, columns=5)


def test_find_goes_from_left_to_right_and_filters():
    canvas = Canvas()
    canvas.disc("nut", 300, 50, 10, "red")
    canvas.disc("nut", 100, 50, 10, "blue")
    canvas.disc("washer", 200, 50, 10, "red")
    canvas.disc("nut", 200, 250, 10, "red")
    scene = canvas.scene()
    assert [part.center_x for part in scene.find("nut")] == [100.5, 200.5, 300.5]
    assert [part.index for part in scene.find("nut", colour="red")] == [3, 0]
    assert [part.index for part in scene.find("nut", within=half(scene, "top"))] == [1, 0]
    assert scene.find("bolt") == []


@pytest.mark.parametrize("count", [0, 2])
def test_one_needs_exactly_one(count: int):
    canvas = Canvas()
    for number in range(count):
        canvas.disc("nut", 50 + 100 * number, 50, 10)
    with pytest.raises(LookupError, match=f"expected one nut, found {count}"):
        canvas.scene().one("nut")


def test_relations_between_two_parts():
    canvas = Canvas()
    canvas.box("a", (50, 100, 70, 120))
    canvas.box("b", (200, 40, 220, 60))
    a, b = canvas.scene().parts
    assert a.is_left_of(b)
    assert b.is_right_of(a)
    assert b.is_above(a)
    assert a.is_below(b)
    assert not any((a.is_right_of(b), b.is_left_of(a), a.is_above(b), b.is_below(a)))
    assert a.center_distance_to(b) == pytest.approx((150**2 + 60**2) ** 0.5)


@pytest.mark.parametrize(("y", "between"), [(100, True), (109, True), (115, False), (60, False)])
def test_between_is_near_the_line(y: int, between: bool):
    canvas = Canvas()
    canvas.box("a", (40, 90, 60, 110))
    canvas.box("c", (300, 90, 320, 110))
    canvas.box("b", (170, y - 10, 190, y + 10))
    a, c, b = canvas.scene().parts
    assert b.is_between(a, c) is between
    assert not a.is_between(b, c)


def test_centred_in_a_turned_tray():
    canvas = Canvas(400, 400)
    canvas.polygon("tray", [(100, 80), (320, 120), (290, 285), (70, 245)])
    canvas.disc("icon", 195, 182, 8)
    tray, icon = canvas.scene().parts
    assert icon.off_centre_in(tray) < 0.02
    assert icon.is_centred_in(tray)
    assert not icon.is_centred_in(half(tray, "left"))
    assert icon.is_inside(tray)


@pytest.mark.parametrize(
    ("box", "horizontal", "upright"),
    [((10, 10, 110, 30), True, False), ((10, 10, 30, 110), False, True)],
)
def test_direction(box: tuple[int, int, int, int], horizontal: bool, upright: bool):
    canvas = Canvas()
    canvas.box("bar", box)
    bar = canvas.scene().parts[0]
    assert (bar.is_horizontal(), bar.is_upright()) == (horizontal, upright)


def test_frame_of_everything():
    scene = _at(50, 50).scene()
    assert frame_of(scene) is scene.frame
    assert frame_of(scene.parts[0]) is scene.parts[0].frame
    region = half(scene, "left")
    assert frame_of(region) is region

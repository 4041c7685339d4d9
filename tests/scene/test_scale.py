from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.scene.scale import EXAMPLES, MILLIMETRES, Scale, read_scale
from tests.drawing import Canvas


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("the tray is 300 mm wide", 'scene.millimetre("tray", width=300)'),
        ("A relay is 19.5mm wide.", 'scene.millimetre("relay", width=19.5)'),
        ("each long screw is 4 cm long", 'scene.millimetre("long screw", length=40)'),
        ("[tray] is 300 mm across", 'scene.millimetre("tray", width=300)'),
        ("the width of the tray is 300 millimetres", 'scene.millimetre("tray", width=300)'),
        ("the tray has a height of 0.3 m", 'scene.millimetre("tray", height=300)'),
        ("tray width: 300 mm", 'scene.millimetre("tray", width=300)'),
        ("tray: 300 mm high", 'scene.millimetre("tray", height=300)'),
        ("the tray is 12 inches tall", 'scene.millimetre("tray", height=304.8)'),
        ("the tray measures 300 mm in width", 'scene.millimetre("tray", width=300)'),
        ("1 mm is 8.2 pixels", "scene.millimetre(pixels=8.2)"),
        ("one cm = 82 px", "scene.millimetre(pixels=8.2)"),
        ("10 pixels per mm", "scene.millimetre(pixels=10)"),
        ("10 px/mm", "scene.millimetre(pixels=10)"),
        ("254 pixels to the inch", "scene.millimetre(pixels=10)"),
        ("a pixel is 0.1 mm", "scene.millimetre(pixels=10)"),
        ("0.1 mm per pixel", "scene.millimetre(pixels=10)"),
        ("トレーの幅は300mm", 'scene.millimetre("トレー", width=300)'),
        ("トレーは高さ３０センチです。", 'scene.millimetre("トレー", height=300)'),
        ("1mmは8.2ピクセル", "scene.millimetre(pixels=8.2)"),
        ("1ピクセルは0.1ミリ", "scene.millimetre(pixels=10)"),
        ("1mmあたり10ピクセル", "scene.millimetre(pixels=10)"),
    ],
)
def test_people_say_in_many_ways_how_long_a_millimetre_is(text: str, call: str):
    assert read_scale(text).call == call


@pytest.mark.parametrize(
    "text",
    [
        "the tray is 300 mm",  # which side?
        "the tray is 300 pixels wide",
        "the tray is about 300 mm wide",
        "the tray is 3 feet wide",
        "1 mm is 8 nuts",
        "10 mm",
        "small",
        "the tr%y is 3 mm wide",
        "the tray is 0 mm wide",
        "1 pixel is 0 mm",
    ],
)
def test_what_is_no_scale_is_refused(text: str):
    with pytest.raises(ValueError, match=r"scale|part name"):
        read_scale(text)


def test_the_lines_that_are_shown_work():
    for line in EXAMPLES:
        read_scale(line.partition(":")[2])


@given(st.text())
def test_no_text_breaks_the_reader(text: str):
    try:
        scale = read_scale(text)
    except ValueError:
        return
    assert scale.millimetres > 0 or scale.pixels > 0


@given(
    st.sampled_from(["tray", "long screw", "箱"]),
    st.floats(0.01, 1e4).map(lambda number: float(f"{number:.4g}")),
    st.sampled_from(sorted(MILLIMETRES)),
    st.sampled_from([("wide", "width"), ("high", "height"), ("long", "length")]),
)
def test_every_part_number_unit_and_side_is_read(
    part: str, number: float, unit: str, side: tuple[str, str]
):
    text = f"the {part} is {number:f} {unit} {side[0]}"
    scale = read_scale(text)
    assert (scale.part, scale.side) == (part, side[1])
    assert scale.millimetres == pytest.approx(number * MILLIMETRES[unit])
    again = read_scale(scale.told)
    assert (again.part, again.side) == (part, side[1])
    assert again.millimetres == pytest.approx(scale.millimetres)


def test_what_is_told_of_pixels_is_read_again():
    scale = Scale(pixels=8.2)
    assert read_scale(scale.told) == scale


def test_a_millimetre_is_measured_by_the_mean_of_the_parts():
    canvas = Canvas(400, 300)
    canvas.box("relay", (10, 10, 50, 30), "grey")
    canvas.box("relay", (100, 10, 160, 30), "grey")
    scene = canvas.scene()
    assert scene.millimetre("relay", width=25) == pytest.approx(2.0)
    assert scene.millimetre("relay", height=10) == pytest.approx(2.0)
    assert scene.millimetre("relay", length=25) == pytest.approx(2.0, rel=0.02)
    assert scene.millimetre(pixels=8.2) == 8.2


def test_a_turned_part_tells_the_same():
    canvas = Canvas(400, 300)
    canvas.polygon("tray", [(100, 50), (340, 120), (305, 240), (65, 170)], "white")
    assert canvas.scene().millimetre("tray", width=250) == pytest.approx(1.0, rel=0.01)


def test_without_the_part_nothing_is_measured():
    scene = Canvas(400, 300).scene()
    with pytest.raises(LookupError, match="expected one tray, found 0"):
        scene.millimetre("tray", width=300)
    with pytest.raises(ValueError, match="how long a millimetre is"):
        scene.millimetre("tray")

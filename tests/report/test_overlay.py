from __future__ import annotations

import io
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from llm4ad.report.labels import Label, is_drawable
from llm4ad.report.overlay import draw_overlay, encode_overlay
from llm4ad.scene.detection import Detection
from llm4ad.verdict.finding import Finding, FindingState, Place, Verdict
from tests.report.lunch_box import draw_lunch_box

if TYPE_CHECKING:
    from numpy.typing import NDArray

RED, AMBER = (226, 38, 38), (255, 170, 0)


def _count(rgb: NDArray[np.uint8], colour: tuple[int, int, int]) -> int:
    return int((np.abs(rgb.astype(int) - colour).max(axis=2) < 12).sum())


def _below_strip(rgb: NDArray[np.uint8], height: int) -> NDArray[np.uint8]:
    return rgb[rgb.shape[0] - height :]


def _scene(
    state: FindingState,
    *,
    name: str = "nut",
    places: tuple[Place, ...] = (),
    probability: float = 0.9,
    size: tuple[int, int] = (600, 500),
) -> tuple[NDArray[np.uint8], Verdict]:
    rgb = np.full((size[1], size[0], 3), 128, np.uint8)
    part = Detection(name, (200, 150, 300, 250), np.ones((100, 100), bool), probability)
    finding = Finding("c", "t", state, 0.9, "m", (0,), places)
    return rgb, Verdict("a.png", size, 0.9, "anomalous", "m", (finding,), (part,))


def test_violated_part_is_outlined_and_tinted_red_only_where_it_is():
    rgb, verdict = _scene("violated", name="部品")
    drawn = _below_strip(draw_overlay(rgb, verdict), 500)
    assert _count(drawn[140:260, 190:310], RED) > 1000
    assert drawn[200, 250, 0] > 150
    assert drawn[200, 250, 1] < 110
    untouched = drawn.copy()
    untouched[100:300, 150:350] = 128
    assert (untouched == 128).all()


def test_undecided_part_is_amber():
    drawn = draw_overlay(*_scene("undecided", name="部品"))
    assert _count(drawn, AMBER) > 1000
    assert _count(drawn, RED) == 0


def test_kept_part_has_a_thin_outline_in_its_own_colour():
    rgb, verdict = _scene("kept")
    drawn = _below_strip(draw_overlay(rgb, verdict), 500)
    assert _count(drawn, RED) == _count(drawn, AMBER) == 0
    changed = (drawn != 128).any(axis=2)
    assert changed[140:260, 190:310].sum() > 400
    assert not changed[160:240, 210:290].any()


@pytest.mark.parametrize(("state", "drawn"), [("kept", False), ("violated", True)])
def test_doubtful_part_is_drawn_only_as_evidence(state: FindingState, drawn: bool):
    rgb, verdict = _scene(state, probability=0.3)
    below = _below_strip(draw_overlay(rgb, verdict), 500)
    assert bool((below != 128).any()) is drawn


def test_place_is_dashed():
    place = Place("gap", ((400, 300), (500, 300), (500, 400), (400, 400)))
    rgb, verdict = _scene("violated", places=(place,))
    edge = _below_strip(draw_overlay(rgb, replace(verdict, parts=verdict.parts)), 500)[400, 405:495]
    reds = np.abs(edge.astype(int) - RED).max(axis=1) < 12
    assert reds.any()
    assert not reds.all()


@pytest.mark.parametrize(
    "corners",
    [
        ((-50, -50), (50, -50), (50, 50), (-50, 50)),
        ((1e9, 1e9), (-1e9, 1e9), (-1e9, -1e9), (1e9, -1e9)),
        ((10, 10), (10, 10), (10, 10), (10, 10)),
    ],
)
def test_place_may_lie_outside(corners: tuple[tuple[float, float], ...]):
    drawn = draw_overlay(*_scene("violated", places=(Place("gap", corners),)))
    assert drawn.shape[1] == 600


def test_violated_wins_over_undecided_and_labels_carry_both_numbers():
    rgb, verdict = _scene("violated", name="部品")
    both = (*verdict.findings, replace(verdict.findings[0], state="undecided"))
    drawn = draw_overlay(rgb, replace(verdict, findings=both))
    assert _count(drawn, RED) > 1000
    assert _count(drawn, AMBER) == 0


def test_label_has_a_number_where_the_font_lacks_the_name():
    box = (0.0, 0.0, 9.0, 9.0)
    assert Label((2,), "hex nut", box, RED).texts == ["2  hex nut", "2"]
    assert Label((1, 3), "ねじ", box, RED).texts == ["1, 3"]
    assert Label((1, 2, 3, 4, 5), "ねじ", box, RED).texts == ["1, 2, 3 +2"]
    assert not any(map(is_drawable, ["größe", "😀", "", "tab\t", "x" * 41]))


def test_names_that_cannot_be_drawn_give_the_same_picture():
    rgb, verdict = _scene("violated", name="ねじ")
    _, other = _scene("violated", name="螺子")
    assert (draw_overlay(rgb, verdict) == draw_overlay(rgb, other)).all()


@pytest.mark.parametrize(
    ("size", "shape"),
    [((2400, 1600), (1200, 800)), ((640, 480), (640, 480)), ((96, 72), (480, 360))],
)
def test_size_of_the_picture(size: tuple[int, int], shape: tuple[int, int]):
    box = draw_lunch_box(width=size[0], height=size[1], oranges=1)
    drawn = draw_overlay(box.rgb, box.verdict)
    assert drawn.dtype == np.uint8
    assert drawn.shape[1] == shape[0]
    assert 15 < drawn.shape[0] - shape[1] < 60
    assert draw_overlay(box.rgb, box.verdict, longest_side=300).shape[1] == 300


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (1, 30000)])
def test_odd_shapes_are_drawn(size: tuple[int, int]):
    rgb = np.zeros((size[1], size[0], 3), np.uint8)
    part = Detection("x", (0, 0, *size), np.ones(size[::-1], bool), 0.9)
    dot = np.zeros(size[::-1], bool)
    dot[0, 0] = True
    tiny = Detection("x", (0, 0, *size), dot, 0.9)
    finding = Finding("c", "t", "violated", 0.9, "m", (0, 1))
    verdict = Verdict("a.png", size, 0.9, "anomalous", "m", (finding,), (part, tiny))
    assert draw_overlay(rgb, verdict).shape[2] == 3


def test_mask_with_a_hole_is_not_filled():
    mask = np.ones((100, 100), bool)
    mask[30:70, 30:70] = False
    rgb, verdict = _scene("violated", name="部品")
    ring = replace(verdict.parts[0], mask=mask)
    drawn = _below_strip(draw_overlay(rgb, replace(verdict, parts=(ring,))), 500)
    assert drawn[200, 250].tolist() == [128, 128, 128]
    assert drawn[165, 250, 0] > 150


def test_500_findings_are_drawn():
    random = np.random.default_rng(1)
    rgb = np.full((500, 600, 3), 128, np.uint8)
    corners = random.integers(0, 480, (500, 2)).tolist()
    disc = np.hypot(*np.mgrid[-10:10, -10:10]) < 9
    parts = tuple(Detection("nut", (x, y, x + 20, y + 20), disc, 0.9) for x, y in corners)
    findings = tuple(Finding("c", "t", "violated", 0.9, "m", (place,)) for place in range(500))
    verdict = Verdict("a.png", (600, 500), 1.0, "anomalous", "m", findings, parts)
    assert _count(draw_overlay(rgb, verdict), RED) > 50_000


def test_picture_is_not_changed_and_a_wrong_one_is_refused():
    box = draw_lunch_box(oranges=1)
    before = box.rgb.copy()
    draw_overlay(box.rgb, box.verdict)
    assert (box.rgb == before).all()
    with pytest.raises(ValueError, match=r"'test/000.png' is 640 x 470 pixels, .* 640 x 480"):
        draw_overlay(box.rgb[10:], box.verdict)


def test_encoded_overlay_is_the_drawn_one_and_fits_a_worker_process():
    box = draw_lunch_box(oranges=1)
    verdict = pickle.loads(pickle.dumps(box.verdict))  # noqa: S301  (made here)
    with Image.open(io.BytesIO(encode_overlay(box.rgb, verdict))) as picture:
        assert picture.format == "JPEG"
        decoded = np.asarray(picture).astype(int)
    assert np.abs(decoded - draw_overlay(box.rgb, box.verdict)).mean() < 5

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.program.sandbox import Statement, StatementKind
from llm4ad.scene.vocabulary import Region, cell
from llm4ad.verdict.evidence import BYSTANDER, locate
from llm4ad.verdict.occupancy import Whereabouts, learn_whereabouts
from llm4ad.verdict.sight import SIDE, Sight
from tests.drawing import Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.verdict.finding import Patch

Box = tuple[int, int, int, int]
PINS = ((80, 100), (200, 100), (320, 100))
LABEL: Box = (150, 180, 250, 240)
BOTTLE: Box = (160, 40, 240, 280)
JUICE_TOP, JUICE_BOTTOM = 100, 276


def count(
    parts: Sequence[int], low: int | None, high: int | None, place: Region | None = None
) -> Statement:
    return Statement("count", "pin", len(parts), low, high, "", tuple(parts), place)


def relation(*parts: int, kind: StatementKind = "measure") -> Statement:
    return Statement(kind, "distance", 50.0, None, 20.0, "px", parts, None)


def pins(*places: tuple[int, int]) -> Canvas:
    canvas = Canvas()
    for x, y in places:
        canvas.disc("pin", x, y, 15, "red")
    return canvas


def with_label(canvas: Canvas, box: Box = LABEL) -> Canvas:
    canvas.box("label", box, "white")
    return canvas


def board(x: int = 0, y: int = 0, degrees: float = 0.0, *, nut: bool = True) -> Canvas:
    """Draw a board that lies elsewhere, with a bolt and, at a fixed place of it, a nut."""
    canvas = Canvas()
    middle = (200 + x, 150 + y)
    corners = [at(middle, degrees, *step) for step in ((-90, -60), (90, -60), (90, 60), (-90, 60))]
    canvas.polygon("board", corners, "brown")
    for name, step in (("bolt", (-50, 30)), ("nut", (50, -30))):
        if name == "bolt" or nut:
            place = at(middle, degrees, *step)
            canvas.disc(name, round(place[0]), round(place[1]), 14, "yellow")
    return canvas


def at(middle: tuple[float, float], degrees: float, x: float, y: float) -> tuple[float, float]:
    turn = math.radians(degrees)
    return (
        middle[0] + x * math.cos(turn) - y * math.sin(turn),
        middle[1] + x * math.sin(turn) + y * math.cos(turn),
    )


def bottle(juice_top: int = JUICE_TOP) -> Canvas:
    canvas = Canvas()
    canvas.box("bottle", BOTTLE, "green")
    canvas.box("juice", (166, juice_top, 234, JUICE_BOTTOM), "orange")
    return canvas


@cache
def known_of(product: Literal["pins", "board", "bottle"]) -> Mapping[str, Whereabouts]:
    random = np.random.default_rng(0)
    canvases: list[Canvas] = []
    for _ in range(10):
        if product == "pins":
            steps = random.integers(-1, 2, (3, 2)).tolist()
            moved = [
                (x + right, y + down) for (x, y), (right, down) in zip(PINS, steps, strict=True)
            ]
            canvases.append(with_label(pins(*moved)))
        elif product == "board":
            x, y, degrees = random.uniform((-40, -40, -10), (40, 40, 10)).tolist()
            canvases.append(board(round(x), round(y), degrees))
        else:
            canvases.append(bottle(JUICE_TOP + int(random.integers(-2, 3))))
    return learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in canvases])


def sight(
    canvas: Canvas, known: Mapping[str, Whereabouts] | None = None, *depends_on: str
) -> Sight:
    return Sight(canvas.scene(), canvas.detections, known or {}, frozenset(depends_on))


def drawn(patches: Sequence[Patch], scene: Scene) -> NDArray[np.float32]:
    """Return the weights of all patches on the picture."""
    picture = np.zeros((scene.height, scene.width), np.float32)
    for patch in patches:
        left, top, right, bottom = patch.xyxy
        filled = cv2.resize(patch.weights, (right - left, bottom - top))
        window = picture[top:bottom, left:right]
        np.maximum(window, filled, out=window)
    return picture


def marked(statement: Statement, names: Sequence[str], seen: Sight) -> NDArray[np.float32]:
    patches = locate(statement, names, seen)
    check(patches, seen.scene)
    return drawn(patches, seen.scene)


def check(patches: Sequence[Patch], scene: Scene) -> None:
    for patch in patches:
        left, top, right, bottom = patch.xyxy
        assert 0 <= left < right <= scene.width
        assert 0 <= top < bottom <= scene.height
        assert patch.weights.size
        assert 0 <= patch.weights.min() <= patch.weights.max() <= 1
        assert patch.weights.max() > 0


def under(picture: NDArray[np.float32], part: Detection) -> NDArray[np.float32]:
    left, top, right, bottom = part.xyxy
    return picture[top:bottom, left:right][part.mask]


def outside(picture: NDArray[np.float32], box: Box, room: int = 0) -> NDArray[np.float32]:
    rest = picture.copy()
    left, top, right, bottom = box
    rest[max(0, top - room) : bottom + room, max(0, left - room) : right + room] = 0
    return rest


@pytest.mark.parametrize("odd", [0, 2, 3])
def test_most_of_all_the_extra_part_that_is_out_of_place_is_marked(odd: int):
    places = list(PINS)
    places.insert(odd, (200, 260))
    seen = sight(pins(*places), known_of("pins"))
    picture = marked(count(range(4), 3, 3), ["pin"], seen)
    for number, part in enumerate(seen.parts):
        assert (under(picture, part) == (1.0 if number == odd else 0.5)).all()
    assert np.count_nonzero(picture) == sum(part.mask.sum() for part in seen.parts)


def test_without_normals_the_most_doubtful_extra_part_is_marked_most():
    canvas = pins(*PINS)
    canvas.disc("pin", 200, 260, 15, "red", p=0.7)
    seen = sight(canvas)
    picture = marked(count(range(4), None, 3), [], seen)
    assert [float(under(picture, part).min()) for part in seen.parts] == [0.5, 0.5, 0.5, 1.0]


@pytest.mark.parametrize("surplus", [1, 2, 3])
def test_as_many_parts_are_marked_fully_as_there_are_too_many(surplus: int):
    seen = sight(pins(*PINS, (60, 250), (200, 260), (340, 270)), known_of("pins"))
    picture = marked(count(range(6), None, 6 - surplus), ["pin"], seen)
    full = [number for number, part in enumerate(seen.parts) if under(picture, part).min() == 1]
    assert len(full) == surplus
    assert set(full) <= {3, 4, 5}


def test_a_part_that_must_not_be_there_is_marked():
    seen = sight(pins((200, 150)))
    picture = marked(count([0], None, 0), [], seen)
    assert (under(picture, seen.parts[0]) == 1).all()


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_the_usual_place_of_the_missing_one_is_marked_and_no_other(missing: int):
    places = [place for number, place in enumerate(PINS) if number != missing]
    seen = sight(with_label(pins(*places)), known_of("pins"))
    picture = marked(count(range(2), 3, 3), ["pin"], seen)
    x, y = PINS[missing]
    assert picture[y, x] == 1
    assert not outside(picture, (x - 15, y - 15, x + 15, y + 15), room=8).any()


@pytest.mark.parametrize(
    ("x", "y", "degrees"), [(0, 0, 0), (35, -30, 0), (-30, 25, 9), (20, 30, -9)]
)
def test_a_missing_part_is_looked_for_where_the_product_lies(x: int, y: int, degrees: float):
    seen = sight(board(x, y, degrees, nut=False), known_of("board"))
    picture = marked(count([], 1, None), ["nut"], seen)
    right, down = (round(value) for value in at((200 + x, 150 + y), degrees, 50, -30))
    assert picture[down, right] == 1
    assert not outside(picture, (right - 14, down - 14, right + 14, down + 14), room=12).any()


@pytest.mark.parametrize(("row", "column"), [(1, 1), (2, 3), (3, 4)])
def test_a_missing_part_of_unknown_place_marks_the_cell_that_the_program_names(
    row: int, column: int
):
    seen = sight(pins(*PINS))
    place = cell(seen.scene, row=row, column=column, rows=3, columns=4)
    picture = marked(count([], 1, 1, place), ["pin"], seen)
    box = ((column - 1) * 100, (row - 1) * 100, column * 100, row * 100)
    left, top, right, bottom = box
    assert (picture[top + 3 : bottom - 3, left + 3 : right - 3] == 1).all()
    assert not outside(picture, box, room=4).any()


def test_a_turned_cell_of_a_part_is_marked_where_it_lies():
    seen = sight(board(20, 10, 9, nut=False))
    # A quarter of the board: where the nut would be.
    place = cell(seen.scene.parts[0], row=1, column=2, rows=2, columns=2)
    picture = marked(count([], 1, 1, place), [], seen)
    right, down = (round(value) for value in at((220, 160), 9, 45, -30))
    assert picture[down, right] == 1
    assert float(picture.sum()) == pytest.approx(90 * 60, rel=0.15)


def test_in_the_cell_that_the_program_names_the_usual_place_is_marked_most():
    seen = sight(with_label(pins(PINS[0], PINS[2])), known_of("pins"))
    place = cell(seen.scene, row=1, column=2, rows=2, columns=3)
    picture = marked(count([], 1, 1, place), ["pin"], seen)
    assert picture[100, 200] == 1
    assert picture[30, 160] == pytest.approx(BYSTANDER)
    assert not outside(picture, (133, 0, 267, 150), room=3).any()


def test_a_missing_part_that_lies_anywhere_may_be_anywhere_it_has_been():
    random = np.random.default_rng(2)
    canvases = [
        pins(*((int(x), int(y)) for x, y in random.uniform((30, 30), (170, 270), (8, 2))))
        for _ in range(40)
    ]
    known = learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in canvases])
    seen = sight(Canvas(), known)
    picture = marked(count([], 8, 8), ["pin"], seen)
    assert np.mean(picture[60:240, 50:150] > 0.1) > 0.9
    assert 0.1 < np.mean(picture == 1) / (8 * math.pi * 15**2 / picture.size) < 1.5
    assert not picture[:, 200:].any()


@pytest.mark.parametrize("names", [[], ["pin"], ["unheard of"]])
def test_a_missing_part_of_which_nothing_is_known_has_no_place(names: list[str]):
    assert locate(count([], 1, 1), names, sight(Canvas())) == ()


@pytest.mark.parametrize("top", [140, 180])
def test_a_fill_level_too_low_marks_the_strip_that_is_empty(top: int):
    seen = sight(bottle(top), known_of("bottle"))
    picture = marked(relation(0, 1), ["bottle", "juice"], seen)
    strip = picture[JUICE_TOP + 4 : top - 4, 172:228]
    assert (strip == picture.max()).all()
    assert picture.max() > 0.9
    # Neither the juice that is there nor the rest of the bottle is to blame as much.
    assert float(picture[top + 4 : JUICE_BOTTOM - 4, 172:228].max()) <= BYSTANDER + 0.01
    assert float(outside(picture, (166, JUICE_TOP, 234, top), room=4).max()) <= BYSTANDER + 0.01


def test_a_fill_level_too_high_marks_the_strip_that_should_be_empty():
    seen = sight(bottle(60), known_of("bottle"))
    picture = marked(relation(0, 1), ["bottle", "juice"], seen)
    assert (picture[64:94, 172:228] == picture.max()).all()
    assert float(outside(picture, (166, 60, 234, JUICE_TOP), room=4).max()) <= BYSTANDER + 0.01


def test_a_shifted_label_marks_where_it_is_and_where_it_should_be():
    seen = sight(with_label(pins(*PINS), (210, 180, 310, 240)), known_of("pins"))
    picture = marked(relation(3), ["label"], seen)
    assert (picture[186:234, 158:202] == picture.max()).all()
    assert (picture[186:234, 258:302] == picture.max()).all()
    # It is itself in the wrong place, with what its old and its new place share.
    assert (under(picture, seen.parts[3]) == picture.max()).all()
    assert float(outside(picture, (150, 180, 310, 240), room=4).max()) <= BYSTANDER + 0.01


def test_a_vessel_of_which_only_a_piece_is_found_takes_the_blame_for_what_lies_in_it():
    def filled(bottle_top: int) -> Canvas:
        canvas = Canvas()
        canvas.box("bottle", (160, bottle_top, 240, 280), "green")
        canvas.box("label", (170, 180, 230, 220), "white")
        canvas.box("seal", (185, 240, 215, 260), "red")
        return canvas

    usual = [filled(40) for _ in range(6)]
    known = learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in usual])
    seen = sight(filled(110), known)
    picture = marked(relation(0, 1), ["bottle", "label"], seen)
    assert (picture[44:106, 166:234] == picture.max()).all()
    assert float(under(picture, seen.parts[1]).max()) <= BYSTANDER + 0.01


def test_a_relation_marks_both_parts_and_not_what_is_around_them():
    seen = sight(board())
    picture = marked(relation(0, 1, 2), ["board", "bolt", "nut"], seen)
    assert (under(picture, seen.parts[1]) == 1).all()
    assert (under(picture, seen.parts[2]) == 1).all()
    assert np.count_nonzero(picture) == sum(int(part.mask.sum()) for part in seen.parts[1:])


def test_a_relation_between_a_part_and_what_holds_it_marks_the_part():
    seen = sight(board())
    picture = marked(relation(0, 2), ["board", "nut"], seen)
    assert np.count_nonzero(picture) == int(seen.parts[2].mask.sum())
    assert (under(picture, seen.parts[2]) == 1).all()


@pytest.mark.parametrize("top", [41, 44, 100, 200])
def test_a_bottle_is_not_marked_with_its_juice_however_full_it_is(top: int):
    seen = sight(bottle(top))
    picture = marked(relation(0, 1), ["bottle", "juice"], seen)
    assert np.count_nonzero(picture) == int(seen.parts[1].mask.sum())
    assert (under(picture, seen.parts[1]) == 1).all()


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        *(((164, 30, 240, 270), True), ((150, 60, 230, 270), True), ((180, 200, 250, 290), True)),
        *(
            ((160, 26, 240, 200), False),
            ((146, 60, 200, 270), False),
            ((180, 200, 254, 270), False),
        ),
        *(((180, 200, 220, 294), False), ((260, 60, 300, 270), False)),
    ],
)
def test_a_part_lies_inside_with_a_twentieth_of_the_size_of_room(box: Box, inside: bool):
    # The bottle is 240 pixels high: 12 are its room on every side.
    canvas = Canvas()
    canvas.box("bottle", BOTTLE, "green")
    canvas.box("juice", box, "orange")
    seen = sight(canvas)
    picture = marked(relation(0, 1), ["bottle", "juice"], seen)
    assert (under(picture, seen.parts[1]) == 1).all()
    assert bool(outside(picture, box).any()) != inside


def test_of_two_parts_of_one_size_neither_holds_the_other():
    canvas = Canvas()
    canvas.box("label", (100, 100, 200, 200), "white")
    canvas.box("sticker", (104, 100, 204, 200), "red")
    picture = marked(relation(0, 1), ["label", "sticker"], sight(canvas))
    assert (picture[100:200, 100:204] == 1).all()


def test_where_one_of_two_parts_has_moved_the_other_is_a_bystander():
    canvas = board(nut=False)
    canvas.disc("nut", 200, 180, 14, "yellow")
    seen = sight(canvas, known_of("board"))
    picture = marked(relation(1, 2), ["bolt", "nut"], seen)
    assert float(under(picture, seen.parts[2]).max()) == 1
    assert (under(picture, seen.parts[1]) == np.float32(BYSTANDER)).all()


def test_a_relation_with_a_part_that_is_gone_marks_its_usual_place():
    seen = sight(board(10, 10, nut=False), known_of("board"))
    picture = marked(relation(1), ["bolt", "nut"], seen)
    assert picture[130, 260] == 1
    assert not under(picture, seen.parts[1]).any()


def test_a_doubtful_part_counts_as_gone():
    canvas = board(10, 10, nut=False)
    canvas.disc("nut", 200, 180, 14, "yellow", p=0.2)
    seen = sight(canvas, known_of("board"))
    assert marked(relation(1), ["bolt", "nut"], seen)[130, 260] == 1


def test_a_wrong_colour_marks_the_whole_part():
    seen = sight(with_label(pins(*PINS), (170, 180, 270, 240)), known_of("pins"))
    statement = Statement("colour", "colour", -0.3, 0.0, None, "blue", (0,), None)
    picture = marked(statement, ["pin"], seen)
    assert (under(picture, seen.parts[0]) == 1).all()
    assert np.count_nonzero(picture) == int(seen.parts[0].mask.sum())


def test_what_a_statement_depends_on_is_marked_at_half_the_weight():
    canvas = with_label(pins(*PINS))
    canvas.box("lid", (300, 200, 360, 260))
    canvas.box("lid", (20, 200, 60, 260), p=0.3)
    plain, dependent = sight(canvas), sight(canvas, None, "lid")
    statement = relation(3)
    assert not under(marked(statement, ["label"], plain), canvas.detections[4]).any()
    picture = marked(statement, ["label"], dependent)
    assert (under(picture, canvas.detections[4]) == 0.5).all()
    assert not under(picture, canvas.detections[5]).any()
    assert (under(picture, canvas.detections[3]) == 1).all()


def test_the_product_around_everything_is_no_evidence_of_what_depends_on_it():
    seen = sight(board(), None, "board")
    picture = marked(relation(1, 2), ["bolt", "nut"], seen)
    assert np.count_nonzero(picture) == sum(int(part.mask.sum()) for part in seen.parts[1:])


@pytest.mark.parametrize(
    ("size", "scaled"),
    [((400, 300), (256, 192)), ((256, 10), (256, 10)), ((3000, 3), (256, 1)), ((5, 9), (5, 9))],
)
def test_evidence_is_worked_out_on_a_small_picture(size: tuple[int, int], scaled: tuple[int, int]):
    assert sight(Canvas(*size)).size == scaled
    assert max(scaled) <= SIDE


def test_the_same_picture_has_the_same_evidence():
    for statement in (count([0, 1], 3, 3), relation(0, 3), count(range(3), None, 1)):
        first, second = (
            locate(statement, ["pin"], sight(with_label(pins(*PINS)), known_of("pins")))
            for _ in range(2)
        )
        assert first == second


def test_a_larger_picture_has_its_evidence_at_the_same_place():
    small = sight(with_label(pins(PINS[0], PINS[2])), known_of("pins"))
    canvas = Canvas(1000, 750)
    for x, y in (PINS[0], PINS[2]):
        canvas.disc("pin", round(2.5 * x), round(2.5 * y), 37, "red")
    large = sight(canvas, known_of("pins"))
    statement = count(range(2), 3, 3)
    picture = cv2.resize(marked(statement, ["pin"], large), (400, 300))
    difference = np.abs(picture - marked(statement, ["pin"], small))
    assert np.count_nonzero(difference > 0.5) < 0.2 * np.count_nonzero(picture > 0.5)


@st.composite
def scenes(draw: st.DrawFn) -> Canvas:
    width, height = draw(st.integers(8, 500)), draw(st.integers(8, 300))
    canvas = Canvas(width, height)
    for name in draw(st.lists(st.sampled_from(["pin", "label", "nut"]), max_size=6)):
        left, top = draw(st.integers(0, width - 2)), draw(st.integers(0, height - 2))
        right, bottom = draw(st.integers(left + 1, width)), draw(st.integers(top + 1, height))
        canvas.box(name, (left, top, right, bottom), p=draw(st.floats(0, 1)))
    return canvas


@settings(max_examples=60, deadline=None)
@given(
    canvas=scenes(),
    kind=st.sampled_from(["count", "measure", "colour", "truth"]),
    limits=st.sampled_from([(1, 1), (None, 0), (3, None), (0, 2)]),
    names=st.lists(st.sampled_from(["pin", "label", "nut", "bottle"]), max_size=3),
    product=st.sampled_from(["pins", "board", "bottle"]),
    place=st.none()
    | st.builds(
        Region,
        st.just("place"),
        *(st.floats(-100, 600) for _ in range(2)),
        *(st.floats(-300, 300) for _ in range(4)),
    ),
    data=st.data(),
)
def test_evidence_lies_within_the_picture_and_its_weights_are_shares(
    canvas: Canvas,
    kind: StatementKind,
    limits: tuple[int | None, int | None],
    names: list[str],
    product: Literal["pins", "board", "bottle"],
    place: Region | None,
    data: st.DataObject,
):
    seen = sight(canvas, known_of(product), "nut")
    numbers = range(len(canvas.detections) + 1)  # one that is not there, too
    parts = data.draw(st.lists(st.sampled_from(numbers), unique=True))
    statement = replace(count(parts, *limits, place), kind=kind)
    patches = locate(statement, names, seen)
    check(patches, seen.scene)
    assert patches == locate(statement, names, seen)

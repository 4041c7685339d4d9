from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.program.sandbox import Outcome, Statement, StatementKind
from llm4ad.scene.vocabulary import Scene
from llm4ad.verdict.calibration import Usual
from llm4ad.verdict.judge import Level, plausible_levels
from llm4ad.verdict.learning import Answer
from llm4ad.verify import proposals
from tests.drawing import Canvas

SCALE = {"": 1.0, "px": 1.0, "share": 0.01}
NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?"
NUTS = (0, 1, 2)  # the indices of the nuts in the scene


def against_false_alarm(answer: Answer, known: Mapping[str, Usual]) -> list[tuple[str, str]]:
    return proposals.against_false_alarm(answer, known, ("nut",))


def against_escape(answer: Answer, known: Mapping[str, Usual]) -> list[tuple[str, str]]:
    return proposals.against_escape(answer, known, ("nut",))


def statement(
    measured: float,
    low: float | None = None,
    high: float | None = None,
    *,
    kind: StatementKind = "measure",
    what: str = "width of the nut",
    unit: str = "px",
    parts: tuple[int, ...] = (),
) -> Statement:
    return Statement(kind, what, measured, low, high, unit, parts, None)


@cache
def scene(*probabilities: float, washer: float = 0.3) -> Scene:
    """Draw nuts from left to right, and a washer after them."""
    canvas = Canvas(400, 300)
    for number, probability in enumerate(probabilities):
        canvas.box("nut", (40 + 60 * number, 40, 70 + 60 * number, 70), "brown", probability)
    canvas.disc("washer", 200, 200, 20, "grey", washer)
    return canvas.scene()


def answer(*statements: Statement, seen: Scene | None = None) -> Answer:
    return Answer([Level(0.5, 1.0)], [Outcome(statements)], seen or scene(0.99, 0.99, 0.99))


def usual(low: float, high: float) -> Usual:
    middle = (low + high) / 2
    return Usual(normals=9, middle=middle, spread=1, low=low, high=high, names=("nut",))


def limits(text: str, unit: str) -> tuple[float, float]:
    """Read back the range that a proposal names."""
    scaled = text.replace(" %" if unit == "share" else f" {unit}", "")
    found = [float(number) * SCALE[unit] for number in re.findall(NUMBER, scaled)]
    if "at least" in text:
        return (found[0], math.inf)
    return (-math.inf, found[0]) if "at most" in text else (found[0], found[1])


values = st.one_of(
    st.tuples(st.sampled_from(["", "px"]), st.floats(0.01, 5000)),
    st.tuples(st.just("share"), st.floats(0.001, 3)),
)
beyond = st.floats(1e-6, 2)


@settings(deadline=None)
@given(values, beyond)
def test_a_wider_upper_limit_lets_the_value_in(value: tuple[str, float], more: float):
    unit, high = value
    measured = high * (1 + more)
    [(wrong, cure)] = against_false_alarm(answer(statement(measured, None, high, unit=unit)), {})
    low, wider = limits(cure.removesuffix(" in the sentence"), unit)
    assert "expected at most" in wrong
    assert low == -math.inf
    assert measured <= wider * (1 + 1e-9)
    assert wider <= measured * 1.02


@settings(deadline=None)
@given(values, st.floats(1e-6, 0.9))
def test_a_wider_lower_limit_lets_the_value_in(value: tuple[str, float], less: float):
    unit, low = value
    measured = low * (1 - less)
    [(wrong, cure)] = against_false_alarm(answer(statement(measured, low, None, unit=unit)), {})
    wider, high = limits(cure.removesuffix(" in the sentence"), unit)
    assert "expected at least" in wrong
    assert high == math.inf
    assert wider <= measured * (1 + 1e-9)
    assert measured * 0.98 <= wider


@settings(deadline=None)
@given(st.floats(-4000, 4000))
def test_a_wider_range_lets_any_value_in(measured: float):
    outside = statement(measured, 5000.0, None)
    [(_, cure)] = against_false_alarm(answer(outside), {})
    low, _ = limits(cure.removesuffix(" in the sentence"), "px")
    assert low <= measured + 1e-9
    assert low >= measured - max(0.02 * abs(measured), 0.01)


@pytest.mark.parametrize(
    ("given", "cure"),
    [
        (statement(47.21, 40, 45), "allow 40 px to 47.3 px in the sentence"),
        (statement(38.27, 40, 45), "allow 38.2 px to 45 px in the sentence"),
        (statement(9.996, None, 9), "allow at most 10 px in the sentence"),
        (statement(9.996, 12, None), "allow at least 9.99 px in the sentence"),
        (statement(1004, None, 900), "allow at most 1010 px in the sentence"),
        (statement(1004, 2000, None), "allow at least 1000 px in the sentence"),
        (statement(0.0, 2, 3), "allow 0 px to 3 px in the sentence"),
        (
            statement(0.71234, 0.5, 0.7, unit="share"),
            "allow 50 % to 71.3 % in the sentence",
        ),
        (statement(1.26, None, 1.1, unit=""), "allow at most 1.26 in the sentence"),
        (
            statement(-0.2, 0, None, kind="colour", what="colour of the nut: red", unit="brown"),
            "allow brown in the sentence, or mark this part as an exemplar",
        ),
        (
            statement(0, 1, 1, kind="truth", what="the nut is inside the bag", unit=""),
            "say in the sentence that this is allowed, too",
        ),
    ],
)
def test_the_smallest_change_against_a_false_alarm(given: Statement, cure: str):
    [(wrong, found)] = against_false_alarm(answer(given), {})
    assert found == cure
    assert given.what in wrong


def counted(
    measured: int, low: int | None, high: int | None, parts: tuple[int, ...] = NUTS
) -> Statement:
    return statement(measured, low, high, kind="count", what="nut", unit="", parts=parts)


@pytest.mark.parametrize(
    ("probabilities", "given", "wrong", "cure"),
    [
        (
            (0.99, 0.99, 0.4, 0.2),
            counted(2, 3, 3, (0, 1)),
            "expected 3 nuts, found 2",
            "mark one more nut: the one at (175, 55) is found with probability 0.40",
        ),
        (
            (0.99, 0.99),
            counted(2, 3, 3, (0, 1)),
            "expected 3 nuts, found 2",
            "mark the missed nut on this picture as one more exemplar",
        ),
        (
            (0.99, 0.99, 0.7),  # it is there, and was not counted for another reason
            counted(2, 3, None, (0, 1)),
            "expected at least 3 nuts, found 2",
            "mark the missed nut on this picture as one more exemplar",
        ),
        (
            (0.99, 0.6, 0.9),
            counted(3, 2, 2),
            "expected 2 nuts, found 3",
            "look at the nut at (115, 55), found with probability 0.60: if it is none, mark the "
            "place as background",
        ),
        (
            (0.99, 0.98, 0.97),
            counted(3, None, 2),
            "expected at most 2 nuts, found 3",
            "look at the nut at (175, 55), found with probability 0.97: if it is none, mark the "
            "place as background",
        ),
        (
            (0.99,),
            counted(3, None, 2, ()),
            "expected at most 2 nuts, found 3",
            "say another number in the sentence",
        ),
    ],
)
def test_counts_are_cured_by_marks(
    probabilities: tuple[float, ...], given: Statement, wrong: str, cure: str
):
    assert against_false_alarm(answer(given, seen=scene(*probabilities)), {}) == [(wrong, cure)]


@pytest.mark.parametrize("kind", ["usual", "about"])
def test_what_is_learned_is_cured_by_one_more_normal(kind: StatementKind):
    ends = (None, None) if kind == "usual" else (15.0, 15.0)
    outside = statement(47, *ends, kind=kind)
    [(wrong, cure)] = against_false_alarm(
        # Of "about" the difference is learned.
        answer(outside),
        {f"{kind}: width of the nut": usual(10, 20) if kind == "usual" else usual(-5, 5)},
    )
    assert "width of the nut: 47 px, expected 10 px to 20 px" in wrong
    assert cure == "show this picture among the normals"


def test_what_was_never_learned_is_cured_by_normals():
    [(wrong, cure)] = against_false_alarm(answer(statement(47, kind="usual")), {})
    assert wrong == "what is usual for 'width of the nut' is not known"
    assert cure == "show this picture, and more, among the normals"


def test_a_program_that_fails_is_to_be_repaired():
    failed = Answer([Level(0.5, 1.0)], [Outcome(failure="KeyError")], scene(0.99))
    assert against_false_alarm(failed, {}) == [
        ("the program failed: KeyError", "have it repaired: --repair")
    ]


def test_every_broken_statement_has_its_cure_and_kept_ones_have_none():
    wrong = against_false_alarm(
        answer(statement(5, 1, 9), statement(50, 1, 9), counted(2, 3, 3, (0, 1))), {}
    )
    assert [text for text, _ in wrong] == [
        "width of the nut: 50 px, expected 1 px to 9 px",
        "expected 3 nuts, found 2",
    ]


def test_the_likeliest_scene_is_the_one_to_explain():
    levels = plausible_levels([0.2, 0.9])
    outcomes = [Outcome((statement(value, None, 1),)) for value in (7, 8, 9)]
    [(wrong, _)] = against_false_alarm(Answer(levels, outcomes, scene(0.2, 0.9)), {})
    assert wrong.startswith("width of the nut: 8 px")


def test_where_nothing_is_broken_the_most_doubtful_part_is_named():
    seen = scene(0.99, 0.6, 0.8)
    levels = plausible_levels(part.probability for part in seen.parts)
    doubtful = Answer(levels, [Outcome()] * len(levels), seen)
    expected = (
        "a nut at (115, 55) is there with probability 0.60",
        "mark more nuts, this one among them if it is one",
    )
    assert against_false_alarm(doubtful, {}) == [expected]
    assert against_escape(doubtful, {}) == [expected]


def test_where_nothing_is_doubtful_nothing_is_proposed():
    sure = scene(0.99, 0.95, washer=0.97)
    levels = plausible_levels(part.probability for part in sure.parts)
    several = Answer(levels, [Outcome()] * len(levels), sure)
    assert against_escape(several, {}) == []
    levels = plausible_levels([0.95])
    washer = Answer(levels, [Outcome()] * len(levels), scene(0.95, washer=0.3))
    assert against_escape(washer, {}) == []  # it is about nuts, and depends on no washer


@settings(deadline=None)
@given(values, st.floats(0.01, 2), st.floats(0, 0.5))
def test_a_narrower_upper_limit_parts_normals_from_the_escape(
    value: tuple[str, float], more: float, width: float
):
    unit, high = value
    measured = high * (1.01 + more)
    known = usual(high * (1 - width), high)
    escaped = statement(measured, None, measured * 2, unit=unit)
    [(_, cure)] = against_escape(answer(escaped), {"measure: width of the nut": known})
    low, narrower = limits(cure.removeprefix("ask for ").partition(" in the")[0], unit)
    assert low == -math.inf
    assert high * (1 - 1e-9) <= narrower < measured


@settings(deadline=None)
@given(values, st.floats(0.01, 0.9), st.floats(0, 0.5))
def test_a_narrower_lower_limit_parts_normals_from_the_escape(
    value: tuple[str, float], less: float, width: float
):
    unit, low = value
    measured = low * (0.99 - less)
    known = usual(low, low * (1 + width))
    escaped = statement(measured, measured / 2, None, unit=unit)
    [(_, cure)] = against_escape(answer(escaped), {"measure: width of the nut": known})
    narrower, high = limits(cure.removeprefix("ask for ").partition(" in the")[0], unit)
    assert high == math.inf
    assert measured < narrower <= low * (1 + 1e-9)


@pytest.mark.parametrize(
    ("given", "known", "cure"),
    [
        (
            statement(58, 40, 60),
            usual(45, 50),
            "ask for 40 px to 54 px in the sentence; normal pictures have 45 px to 50 px",
        ),
        (
            statement(41, 40, 60),
            usual(45, 50),
            "ask for 43 px to 60 px in the sentence; normal pictures have 45 px to 50 px",
        ),
        (
            statement(0.5, 0.4, None, unit="share"),
            usual(0.6, 0.7),
            "ask for at least 55 % in the sentence; normal pictures have 60 % to 70 %",
        ),
    ],
)
def test_a_narrower_range_keeps_the_other_end(given: Statement, known: Usual, cure: str):
    [(wrong, found)] = against_escape(answer(given), {"measure: width of the nut": known})
    assert found == cure
    assert wrong.startswith("width of the nut: ")


@pytest.mark.parametrize(
    "harmless",
    [
        statement(47, 40, 60),  # as on the normals
        statement(70, 40, 60),  # broken: it was noticed
        statement(47, kind="usual", what="height"),  # not learned
        statement(59, 40, 60, what="height"),  # nothing is known of it
    ],
)
def test_what_does_not_set_an_escape_apart_is_not_narrowed(harmless: Statement):
    assert against_escape(answer(harmless), {"measure: width of the nut": usual(45, 50)}) == []


def test_a_narrower_limit_always_leaves_the_escape_out():
    [(_, cure)] = against_escape(
        answer(statement(100.8, None, 110)), {"measure: width of the nut": usual(90, 100.6)}
    )
    assert "at most 100.7 px" in cure


def test_parts_are_counted_in_whole_numbers():
    counted = statement(5, 1, None, kind="count", what="nut", unit="")
    [(_, cure)] = against_escape(answer(counted), {"count: nut": usual(2, 2)})
    assert cure.startswith("ask for exactly 2 in the sentence")


def test_a_wrong_order_is_not_cured_by_a_negative_distance():
    ahead = "distance by which the nut is left of the washer"
    [(_, cure)] = against_false_alarm(answer(statement(-12.3, 0.0, None, what=ahead)), {})
    assert cure == "say in the sentence that this is allowed, too"

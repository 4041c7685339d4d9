from __future__ import annotations

from dataclasses import replace
from math import inf, nextafter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from llm4ad.program.sandbox import Statement, StatementKind
from llm4ad.verdict.calibration import Reading, Usual, learn_usual
from llm4ad.verdict.grade import COIN_TOSS, degree, settled

DIAGONAL = 500.0
LOW, HIGH = 80.0, 120.0
KEPT, BROKEN = COIN_TOSS

values = st.floats(-1000, 1000)
spreads = st.floats(0, 50)
units = st.sampled_from(["px", "share", "mm", ""])
ranges = st.sampled_from([(LOW, HIGH), (LOW, None), (None, HIGH), (LOW, LOW), (0.0, None)])


def measure(
    value: float, low: float | None, high: float | None, unit: str = "px", kind: str = "measure"
) -> Statement:
    return Statement(kind, "height", value, low, high, unit, (0,), None)  # pyright: ignore[reportArgumentType]


def count(found: int, low: int | None, high: int | None) -> Statement:
    return Statement("count", "pin", found, low, high, "", (), None)


def usual(middle: float, spread: float) -> Usual:
    low, high = middle - 3 * spread, middle + 3 * spread
    return Usual(normals=20, middle=middle, spread=spread, low=low, high=high, names=("label",))


def learn(values: list[float]) -> Usual:
    found = learn_usual([Reading(value, frozenset()) for value in values], 0.01)
    assert found is not None
    return found


def about(value: float, wanted: float, known: Usual) -> float:
    """Return how anomalous a value is that is to be about another."""
    found = settled(measure(value, wanted, wanted, kind="about"), known)
    assert found is not None
    return degree(*found, DIAGONAL)


usuals = st.none() | st.builds(usual, middle=st.floats(-200, 200), spread=spreads)


@given(value=values, limits=ranges, known=usuals, unit=units)
def test_kept_stays_below_the_coin_toss_and_broken_above_it(
    value: float, limits: tuple[float | None, float | None], known: Usual | None, unit: str
):
    statement = measure(value, *limits, unit)
    anomalous = degree(statement, known, DIAGONAL)
    if statement.kept:
        assert 0 <= anomalous <= KEPT
    else:
        assert BROKEN <= anomalous <= 1
    assert anomalous == degree(statement, known, DIAGONAL)


@pytest.mark.parametrize("limits", [(LOW, HIGH), (LOW, None), (None, HIGH)])
@pytest.mark.parametrize("known", [None, usual(100, 4), usual(100, 0.001), usual(119, 4)])
def test_the_limit_itself_is_kept_and_the_next_number_is_not(
    limits: tuple[float | None, float | None], known: Usual | None
):
    for limit, beyond in zip(limits, (-inf, inf), strict=True):
        if limit is not None:
            assert degree(measure(limit, *limits), known, DIAGONAL) <= KEPT
            past = nextafter(limit, beyond)
            assert degree(measure(past, *limits), known, DIAGONAL) >= BROKEN


def wanted_of(limits: tuple[float | None, float | None], known: Usual | None) -> float:
    # The middle of the range, or what the normals show where the range lets that be wanted.
    low, high = limits
    assert low is not None
    assert high is not None
    return (low + high) / 2 if known is None else min(max(known.middle, low), high)


@given(first=values, second=values, known=usuals, unit=units)
def test_further_from_a_wanted_value_is_never_less_anomalous(
    first: float, second: float, known: Usual | None, unit: str
):
    limits = (LOW, HIGH)
    wanted = wanted_of(limits, known)
    assume((first - wanted) * (second - wanted) >= 0)
    near, far = sorted((first, second), key=lambda value: abs(value - wanted))
    assert degree(measure(near, *limits, unit), known, DIAGONAL) <= degree(
        measure(far, *limits, unit), known, DIAGONAL
    )


@given(first=values, second=values, known=usuals, unit=units)
def test_worse_is_never_less_anomalous_where_one_side_is_open(
    first: float, second: float, known: Usual | None, unit: str
):
    small, large = sorted((first, second))
    too_small = [degree(measure(v, LOW, None, unit), known, DIAGONAL) for v in (large, small)]
    too_large = [degree(measure(v, None, HIGH, unit), known, DIAGONAL) for v in (small, large)]
    assert too_small == sorted(too_small)
    assert too_large == sorted(too_large)


@given(
    wanted=st.floats(10, 200),
    deviations=st.tuples(st.floats(0, 100), st.floats(0, 100)),
    known=st.none() | st.builds(usual, middle=st.floats(50, 150), spread=st.floats(1, 50)),
)
def test_different_values_score_differently(
    wanted: float, deviations: tuple[float, float], known: Usual | None
):
    near, far = sorted(deviations)
    assume(far - near > 1e-3)
    limits = (wanted - 8, wanted + 8)
    middle = wanted_of(limits, known)
    two_sided = [degree(measure(middle + v, *limits), known, DIAGONAL) for v in (near, far)]
    at_least = [degree(measure(wanted - v, wanted, None), known, DIAGONAL) for v in (near, far)]
    better = [degree(measure(wanted + v, wanted, None), known, DIAGONAL) for v in (far, near)]
    at_most = [degree(measure(wanted + v, None, wanted), known, DIAGONAL) for v in (near, far)]
    for scores in (two_sided, at_least, better, at_most):
        assert scores[0] < scores[1]


@given(deviation=st.floats(0, 500), unit=units)
def test_without_normals_too_small_is_as_bad_as_too_large(deviation: float, unit: str):
    above, below = (measure(100 + side * deviation, LOW, HIGH, unit) for side in (1, -1))
    assert degree(above, None, DIAGONAL) == pytest.approx(degree(below, None, DIAGONAL))


@given(value=st.floats(0, 400), limits=ranges, scale=st.floats(0.1, 10))
def test_a_larger_picture_of_the_same_scene_scores_the_same(
    value: float, limits: tuple[float | None, float | None], scale: float
):
    assume(all(limit is None or abs(value - limit) > 1e-6 for limit in limits))
    low, high = (None if limit is None else limit * scale for limit in limits)
    larger = degree(measure(value * scale, low, high), None, DIAGONAL * scale)
    assert larger == pytest.approx(degree(measure(value, *limits), None, DIAGONAL))


@given(value=st.floats(0, 300), spread=st.floats(2, 50), more=st.floats(1.01, 5), limits=ranges)
def test_a_steadier_measure_makes_the_same_violation_worse(
    value: float, spread: float, more: float, limits: tuple[float | None, float | None]
):
    statement = measure(value, *limits)
    assume(not statement.kept)
    steady, loose = usual(100, spread), usual(100, spread * more)
    assert degree(statement, steady, DIAGONAL) >= degree(statement, loose, DIAGONAL)


def test_one_spread_beyond_the_range_lies_half_way_to_certain():
    assert degree(measure(HIGH + 4, LOW, HIGH), usual(100, 4), DIAGONAL) == pytest.approx(0.8)
    assert degree(measure(LOW - 4, LOW, HIGH), usual(100, 4), DIAGONAL) == pytest.approx(0.8)


@pytest.mark.parametrize("limits", [(LOW, None), (None, HIGH)])
@pytest.mark.parametrize("known", [None, usual(100, 4)])
def test_much_better_than_wanted_is_not_anomalous(
    limits: tuple[float | None, float | None], known: Usual | None
):
    better = 500.0 if limits[1] is None else -300.0
    assert degree(measure(better, *limits), known, DIAGONAL) < 0.001


def test_a_steady_measure_does_not_make_a_grain_of_noise_an_outrage():
    noise = measure(100.001, None, 100.0)
    assert degree(noise, usual(99.9, 0.0), DIAGONAL) < 0.601


@given(
    st.sampled_from([(5, 5), (2, 7), (5, None), (None, 5)]), st.integers(0, 40), st.integers(1, 9)
)
def test_one_more_part_off_is_more_anomalous(
    limits: tuple[int | None, int | None], found: int, further: int
):
    low, high = limits
    here = degree(count(found, low, high), None, DIAGONAL)
    assert (here > BROKEN) == (not count(found, low, high).kept)
    if high is not None and found >= high:
        assert degree(count(found + further, low, high), None, DIAGONAL) > here
    if low is not None and found <= low and found - further >= 0:
        assert degree(count(found - further, low, high), None, DIAGONAL) > here


def test_a_kept_count_and_a_true_statement_score_nothing():
    true = Statement("truth", "the nut is inside", 1, 1, 1, "", (), None)
    assert degree(count(5, 5, 5), None, DIAGONAL) == 0.0
    assert degree(true, usual(1, 0), DIAGONAL) == 0.0
    assert degree(replace(true, measured=0), None, DIAGONAL) == degree(
        count(4, 5, 5), None, DIAGONAL
    )


@pytest.mark.parametrize("kind", ["count", "measure", "colour", "truth"])
def test_a_statement_with_a_range_of_its_own_stays_as_it_is(kind: StatementKind):
    statement = measure(100, LOW, HIGH, kind=kind)
    for known in (usual(7, 1), None):
        assert settled(statement, known) == (statement, known)


@pytest.mark.parametrize(
    "statement",
    [measure(100, None, None, kind="usual"), measure(100, 0.0, 0.0, kind="about")],
)
def test_what_is_usual_or_about_nothing_is_unknown_without_normals(statement: Statement):
    assert settled(statement, None) is None


def test_what_is_usual_gets_the_range_of_the_normals():
    known = usual(100, 4)
    found = settled(measure(90, None, None, kind="usual"), known)
    assert found == (measure(90, known.low, known.high), known)


@pytest.mark.parametrize(
    ("wanted", "known", "low", "high"),
    [
        (100.0, None, 90.0, 110.0),
        (-100.0, None, -110.0, -90.0),
        (100.0, usual(0.5, 1), 96.5, 103.5),
        (-100.0, usual(-0.5, 1), -103.5, -96.5),
        (0.0, usual(0.1, 1), -3.1, 3.1),
    ],
)
def test_about_reaches_as_far_as_the_normals_do_or_a_tenth(
    wanted: float, known: Usual | None, low: float, high: float
):
    found = settled(measure(wanted, wanted, wanted, kind="about"), known)
    assert found is not None
    statement = found[0]
    assert (statement.kind, statement.kept) == ("measure", True)
    assert (statement.low, statement.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("wanted", [100.0, 0.0, -100.0])
def test_what_is_usual_for_a_difference_moves_to_what_is_wanted(wanted: float):
    known = usual(0.5, 2)
    found = settled(measure(7, wanted, wanted, kind="about"), known)
    assert found is not None
    moved = usual(wanted + 0.5, 2)
    assert found[1] == moved
    assert known == usual(0.5, 2)


DIFFERENCES = [0, 1, -1, 0, 0.5, -0.5, 1, -1, 0.2, 0.3] * 2


@pytest.mark.parametrize("wanted", [0.0, 20.0, 300.0, -300.0])
def test_about_counts_from_what_is_wanted_on_this_picture(wanted: float):
    known = learn(DIFFERENCES)
    assert about(wanted, wanted, known) < about(wanted + 2, wanted, known)
    for step in (5.0, 30.0):
        above, below = (about(wanted + side * step, wanted, known) for side in (1, -1))
        assert above == pytest.approx(below)
        assert above > BROKEN
    assert about(wanted + 30, wanted, known) > 0.95


@given(wanted=st.floats(-300, 300), step=st.floats(0, 40))
def test_about_is_symmetric_where_the_normals_are(wanted: float, step: float):
    known = learn([*DIFFERENCES, *(-value for value in DIFFERENCES)])
    assume(abs(step - known.high) > 1e-6)
    above, below = (about(wanted + side * step, wanted, known) for side in (1, -1))
    assert above == pytest.approx(below)
    assert about(wanted, wanted, known) <= above


@given(st.lists(st.floats(-100, 100), min_size=3, max_size=7), st.floats(-1000, 1000))
def test_about_allows_what_a_few_normals_deviate(differences: list[float], wanted: float):
    found = settled(measure(wanted, wanted, wanted, kind="about"), learn(differences))
    assert found is not None
    low, high = found[0].low, found[0].high
    assert low is not None
    assert high is not None
    furthest = max(abs(value) for value in differences)
    assert min(wanted - low, high - wanted) >= furthest - 1e-9


def test_an_outlier_does_not_widen_what_about_allows():
    clean, dirty = learn(DIFFERENCES), learn([*DIFFERENCES, 1e4])
    assert about(130, 100, dirty) == pytest.approx(about(130, 100, clean), abs=0.01)


@given(
    middle=st.floats(-200, 200),
    noise=st.lists(st.floats(-5, 5), min_size=4, max_size=30),
    value=values,
)
def test_what_normals_showed_is_kept_and_the_middle_of_them_scores_least(
    middle: float, noise: list[float], value: float
):
    known = learn([middle + step for step in noise])
    there, here = (
        settled(measure(one, None, None, kind="usual"), known) for one in (known.middle, value)
    )
    assert there is not None
    assert here is not None
    assert degree(*there, DIAGONAL) == 0.0
    assert degree(*here, DIAGONAL) >= 0.0
    # However alike the normals are, a pixel more or less is nothing.
    low, high = min(known.low, known.middle - 1), max(known.high, known.middle + 1)
    assert here[0].kept == (low <= value <= high)


@pytest.mark.parametrize(("unit", "room"), [("px", 1.0), ("share", 0.005), ("", 0.5)])
def test_normals_that_are_all_alike_leave_room_for_rounding(unit: str, room: float):
    known = learn([50.0] * 12)
    for kind, wanted in (("usual", None), ("about", 50.0)):
        usual = known if kind == "usual" else learn([0.0] * 12)
        for value, kept in ((50 + 0.9 * room, True), (50 + 1.1 * room, False)):
            stated = measure(value, wanted, wanted, kind=kind, unit=unit)
            found = settled(stated, usual)
            assert found is not None
            assert found[0].kept is kept

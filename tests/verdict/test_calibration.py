from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from llm4ad.program.sandbox import Statement
from llm4ad.scene.vocabulary import Region
from llm4ad.verdict.calibration import (
    ENOUGH_FOR_OUTLIERS,
    FEWEST,
    INLIERS,
    Calibration,
    Reading,
    Usual,
    learn_usual,
    normals_needed,
    p_value,
    scores_reached,
    statement_keys,
    usual_of,
)
from llm4ad.verdict.grade import COIN_TOSS

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATES = (0.01, 0.05, 0.2)
ALARM = COIN_TOSS[1]
scores = st.floats(0, 1).map(lambda value: round(value, 2))  # ties on purpose


def readings(values: list[float]) -> list[Reading]:
    return [Reading(value, frozenset({"label"})) for value in values]


def learn(values: list[float], rate: float = 0.01) -> Usual:
    usual = learn_usual(readings(values), rate)
    assert usual is not None
    return usual


def bell(number: int, middle: float = 100.0, spread: float = 4.0) -> list[float]:
    """Return values that lie as those of a normal distribution do, mirrored about the middle."""
    steps = stats.norm.ppf((np.arange(number) + 0.5) / number)
    return (middle + spread * steps / np.std(steps, ddof=1)).tolist()


def calibration(*reached: float) -> Calibration:
    return Calibration(
        false_alarm_rate=0.01, normals=len(reached), conditions={}, scores=tuple(sorted(reached))
    )


def statement(what: str, place: str = "", kind: str = "count") -> Statement:
    region = Region(place, 0, 0, 10, 0, 0, 10) if place else None
    return Statement(kind, what, 1, 1, 1, "", (), region)  # pyright: ignore[reportArgumentType]


@given(
    st.lists(
        st.builds(
            statement,
            st.sampled_from(["pin", "pin #2", "pin #3", "label"]),
            st.sampled_from(["", "left half"]),
            st.sampled_from(["count", "truth"]),
        ),
        max_size=20,
    )
)
def test_every_statement_of_an_outcome_has_a_name_of_its_own(found: list[Statement]):
    keys = statement_keys(found)
    assert len(keys) == len(set(keys)) == len(found)


def test_keys_stay_apart_when_a_text_ends_in_a_number():
    assert len(set(statement_keys([statement("a #2"), statement("a"), statement("a")]))) == 3


def test_the_first_of_equal_statements_keeps_its_name_and_the_others_are_numbered():
    first, *others = statement_keys([statement("pin", "left half")] * 3)
    assert [first] == statement_keys([statement("pin", "left half")])
    assert others == [f"{first} #2", f"{first} #3"]


@pytest.mark.parametrize(
    ("key", "found"),
    [("pin", 1.0), ("pin #2", 2.0), ("pin #3", 1.0), ("nut", None), ("nut #2", None)],
)
def test_what_is_usual_for_a_further_statement_is_what_is_for_the_first(
    key: str, found: float | None
):
    known = {"pin": learn([1.0] * FEWEST), "pin #2": learn([2.0] * FEWEST)}
    usual = usual_of(key, known)
    assert (None if usual is None else usual.middle) == found


def test_a_statement_has_the_same_name_on_every_picture():
    here = statement("pin", "left half")
    there = replace(here, measured=7, parts=(1, 2))
    assert statement_keys([here]) == statement_keys([there])
    assert statement_keys([statement("nut"), here])[1] == statement_keys([there])[0]


@pytest.mark.parametrize(
    "other", [statement("nut"), statement("pin", "left half"), statement("pin", kind="truth")]
)
def test_what_and_where_and_how_tell_statements_apart(other: Statement):
    assert statement_keys([statement("pin")]) != statement_keys([other])


@pytest.mark.parametrize("number", range(FEWEST))
def test_nothing_is_usual_of_fewer_than_three_values(number: int):
    assert learn_usual(readings([100.0] * number), 0.01) is None
    assert learn_usual(readings(bell(FEWEST)), 0.01) is not None


@pytest.mark.parametrize("number", [3, 5, 12, 30])
@pytest.mark.parametrize("rate", [0.01, 0.001])
def test_the_range_is_the_textbook_prediction_interval(number: int, rate: float):
    values = bell(number)
    usual = learn(values, rate)
    scale = float(np.std(values, ddof=1)) * np.sqrt(1 + 1 / number)
    low, high = stats.t.interval(1 - rate, number - 1, loc=np.mean(values), scale=scale)
    assert (usual.low, usual.high) == (pytest.approx(low), pytest.approx(high))
    assert usual.middle == pytest.approx(float(np.mean(values)))


@pytest.mark.parametrize("number", [4, 20])
@pytest.mark.parametrize("rate", [0.01, 0.001])
def test_a_test_for_one_more_value_gives_the_rate_at_the_limits(number: int, rate: float):
    # The prediction interval holds what the t test of a single further value does not reject.
    values = bell(number)
    usual = learn(values, rate)
    for limit in (usual.low, usual.high):
        rejected = stats.ttest_ind(values, [limit], equal_var=True)
        assert rejected.pvalue == pytest.approx(rate)


def share_outside(number: int, rate: float, trials: int = 2000) -> float:
    random = np.random.default_rng(number)
    outside = 0
    for row in random.normal(50.0, 3.0, (trials, number + 1)):
        *seen, further = (float(value) for value in row)
        usual = learn(seen, rate)
        outside += not usual.low <= further <= usual.high
    return outside / trials


def test_few_normals_promise_a_further_one_at_the_asked_rate():
    # Three standard errors of 2000 trials are 0.02; the median costs up to another hundredth.
    assert 0.08 <= share_outside(5, 0.1) <= 0.13


@pytest.mark.parametrize(("number", "rate"), [(10, 0.1), (40, 0.05)])
def test_more_normals_never_promise_too_much(number: int, rate: float):
    assert share_outside(number, rate) <= rate + 3 * np.sqrt(rate / 2000) + 0.1 * rate


@pytest.mark.parametrize("rate", RATES)
def test_few_normals_give_wider_ranges_and_spreads(rate: float):
    usual = [learn(bell(number), rate) for number in (3, 4, 6, 7)]
    for few, more in pairwise(usual):
        assert few.low < more.low < more.high < few.high
        assert few.spread > more.spread
    assert learn(bell(200)).spread == pytest.approx(4.0, rel=0.02)


@given(st.lists(st.floats(-1000, 1000), min_size=3, max_size=7), st.sampled_from(RATES))
def test_what_a_few_normals_showed_lies_in_the_range(values: list[float], rate: float):
    usual = learn(values, rate)
    reach = 1e-9 * max(1.0, *(abs(value) for value in values))
    assert usual.low - reach <= min(values) <= max(values) <= usual.high + reach
    assert usual.low <= usual.middle <= usual.high
    assert usual.spread >= 0


@pytest.mark.parametrize(
    ("number", "outliers"),
    [
        *((10, [1e4]), (10, [-1e4]), (30, [1e4]), (30, [300.0, -200.0])),
        (17, [300.0, -200.0, 400.0]),  # 85 % are left
    ],
)
def test_outliers_do_not_widen_the_range(number: int, outliers: list[float]):
    clean, dirty = learn(bell(number)), learn([*outliers, *bell(number)])
    assert (dirty.low, dirty.high) == (pytest.approx(clean.low), pytest.approx(clean.high))
    assert dirty.spread == pytest.approx(clean.spread)
    assert dirty.normals == number + len(outliers)


@pytest.mark.parametrize(
    ("number", "outliers"), [(10, [300.0, -200.0]), (16, [300.0, -200.0, 400.0])]
)
def test_values_that_are_many_are_no_outliers(number: int, outliers: list[float]):
    assert number / (number + len(outliers)) < INLIERS
    usual = learn([*outliers, *bell(number)])
    assert usual.low <= min(outliers) < max(outliers) <= usual.high


def test_outliers_do_not_widen_a_range_of_equal_values():
    usual = learn([5.0] * 11 + [1000.0])
    assert usual.high < 10
    assert (usual.middle, usual.normals) == (5.0, 12)


def test_of_equal_values_the_others_are_no_outliers_where_they_are_many():
    usual = learn([5.0] * 10 + [6.0, 7.0])
    assert usual.low <= 5
    assert usual.high >= 7


def test_among_too_few_values_none_is_an_outlier():
    values = [*bell(ENOUGH_FOR_OUTLIERS - 2), 300.0]
    assert learn(values).high >= 300


def test_the_order_of_the_normals_does_not_matter():
    values = np.random.default_rng(1).normal(0, 1, 25).tolist()
    forward, backward = learn(values), learn(values[::-1])
    assert forward.low == pytest.approx(backward.low)
    assert forward.high == pytest.approx(backward.high)


def test_the_names_of_all_readings_are_joined_in_order():
    names = [frozenset({"tray", "nut"}), frozenset({"nut"}), frozenset({"bolt"})]
    usual = learn_usual([Reading(1.0, item) for item in names], 0.01)
    assert usual is not None
    assert usual.names == ("bolt", "nut", "tray")


@given(st.lists(scores, min_size=2, max_size=40))
def test_p_values_of_exchangeable_scores_keep_their_promise(values: list[float]):
    # Whichever of them is the new one is as likely; so the promise holds over all of them.
    found: list[float] = []
    for number, score in enumerate(values):
        p = p_value(score, calibration(*values[:number], *values[number + 1 :]))
        assert p is not None
        found.append(p)
    assert min(found) >= 1 / len(values)
    for allowed in found:
        assert sum(p <= allowed for p in found) / len(found) <= allowed + 1e-12


def test_p_values_of_distinct_scores_are_uniform():
    values = np.random.default_rng(2).permutation(np.linspace(0, 1, 20)).tolist()
    found = [
        p_value(score, calibration(*values[:number], *values[number + 1 :]))
        for number, score in enumerate(values)
    ]
    assert sorted(p or 0.0 for p in found) == pytest.approx(np.arange(1, 21) / 20)


@given(st.lists(scores, min_size=1, max_size=40), scores, scores)
def test_a_higher_score_is_never_less_rare(values: list[float], first: float, second: float):
    low, high = sorted((first, second))
    known = calibration(*values)
    p_low, p_high = p_value(low, known), p_value(high, known)
    assert p_low is not None
    assert p_high is not None
    assert 1 / (len(values) + 1) <= p_high <= p_low <= 1


@pytest.mark.parametrize(
    ("score", "expected"), [(0.1, 1.0), (0.2, 1.0), (0.3, 0.75), (0.5, 0.5), (0.51, 0.25)]
)
def test_a_p_value_counts_the_normals_that_score_as_high(score: float, expected: float):
    assert p_value(score, calibration(0.5, 0.2, 0.4)) == expected


def test_without_normals_there_is_no_p_value():
    assert p_value(0.7, calibration()) is None


@pytest.mark.parametrize(
    ("normals", "rate", "allowed"),
    [
        *((1, 0.01, 0), (10, 0.01, 0), (98, 0.01, 0), (99, 0.01, 0), (198, 0.01, 0)),
        *((199, 0.01, 1), (299, 0.01, 2), (9, 0.1, 0), (19, 0.1, 1), (99, 0.1, 9), (3, 0.5, 1)),
    ],
)
def test_as_many_normals_may_raise_alarms_as_the_rate_allows(
    normals: int, rate: float, allowed: int
):
    values = np.random.default_rng(normals).permutation(np.arange(normals) / normals).tolist()
    reached = scores_reached({"c": values}, rate, ALARM)["c"]
    assert sum(value > reached for value in values) == allowed
    assert reached in values


@pytest.mark.parametrize(
    ("highest", "rate", "reached"),
    [
        ((0.7, 0.99), 0.1, (0.95, 0.99)),  # two share a tenth of 20 pictures: one each, the new one
        ((0.7, 0.99), 0.2, (0.9, 0.7)),
        ((0.2, ALARM), 0.1, (0.95, ALARM)),
        ((0.2, 0.59), 0.1, (0.9, 0.2)),  # what normals do not break takes no share
        ((0.2, 0.59), 0.05, (0.95, 0.59)),
    ],
)
def test_the_rate_is_shared_out_among_the_conditions_that_normals_break(
    highest: tuple[float, float], rate: float, reached: tuple[float, float]
):
    found = {"a": [0.9, *[0.1] * 17, 0.95], "b": [*[0.2] * 17, *highest]}
    assert scores_reached(found, rate, ALARM) == dict(zip("ab", reached, strict=True))


def alarms_of(
    normals: NDArray[np.float64], further: NDArray[np.float64], rate: float
) -> NDArray[np.bool_]:
    """Return which further pictures raise an alarm; both are (conditions, pictures)."""
    named = {str(number): row for number, row in enumerate(normals.tolist())}
    reached = np.array(list(scores_reached(named, rate, ALARM).values()))[:, None]
    return np.logical_or.reduce((further > reached) & (further >= ALARM))


@given(
    st.integers(1, 30).flatmap(
        lambda number: st.lists(
            st.lists(scores, min_size=number, max_size=number), min_size=1, max_size=4
        )
    ),
    st.sampled_from(RATES),
)
def test_no_more_normals_raise_alarms_than_the_rate_leaves_to_them(
    table: list[list[float]], rate: float
):
    # Of the rate each condition that is broken keeps one picture for the next one to come.
    alarms = alarms_of(np.array(table), np.array(table), rate)
    breaking = sum(max(row) >= ALARM for row in table)
    assert alarms.sum() <= max(0, rate * (len(alarms) + 1) - breaking + 1e-9)


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.3])
def test_a_further_exchangeable_picture_raises_no_more_alarms_than_asked(rate: float):
    random = np.random.default_rng(3)
    for number in (normals_needed(rate) + 1, 57, 100):
        values = random.uniform(0, 1, number)
        alarms = sum(
            score > scores_reached({"c": np.delete(values, place).tolist()}, rate, ALARM)["c"]
            for place, score in enumerate(values)
        )
        assert alarms / number <= rate + 1e-12


def alarm_rate(
    conditions: int, normals: int, rate: float, broken: float
) -> tuple[float, float, int]:
    """Return the rate of alarms, its standard error, and how many conditions normals break at most.

    ``broken`` is the share of pictures that break a condition.
    """
    random = np.random.default_rng(conditions * normals)
    rates: list[float] = []
    most = 0
    for _ in range(400):
        drawn = random.uniform(0, 1, (conditions, normals + 50))
        drawn = np.where(drawn < 1 - broken, 0.0, ALARM + (1 - ALARM) * drawn)
        seen, further = np.split(drawn, [normals], axis=1)
        most = max(most, int((seen >= ALARM).any(axis=1).sum()))
        rates.append(float(alarms_of(seen, further, rate).mean()))
    return float(np.mean(rates)), float(np.std(rates) / np.sqrt(len(rates))), most


@pytest.mark.parametrize(
    ("conditions", "normals", "rate", "broken"),
    [
        *((1, 9, 0.1, 1.0), (4, 39, 0.1, 1.0), (4, 99, 0.1, 1.0), (3, 59, 0.05, 1.0)),
        *((6, 29, 0.2, 0.5), (4, 99, 0.1, 0.05), (8, 99, 0.1, 0.01), (30, 99, 0.1, 0.001)),
    ],
)
def test_a_further_picture_raises_alarms_at_the_asked_rate_over_all_conditions(
    conditions: int, normals: int, rate: float, broken: float
):
    found, error, breaking = alarm_rate(conditions, normals, rate, broken)
    assert normals + 1 >= breaking / rate - 1e-9
    # Three standard errors over 400 sets of normals; none is more than a tenth of the rate.
    assert error < 0.1 * rate
    assert found <= rate + 3 * error


@pytest.mark.parametrize(
    ("conditions", "normals", "rate"), [(1, 9, 0.1), (4, 39, 0.1), (3, 59, 0.05)]
)
def test_no_more_alarms_are_held_back_than_the_rate_asks_for(
    conditions: int, normals: int, rate: float
):
    # Where the pictures just suffice; two conditions that alarm at once cost a little.
    found, error, _ = alarm_rate(conditions, normals, rate, 1.0)
    assert found >= 0.9 * rate - 3 * error


def test_nothing_is_reached_without_normals_or_conditions():
    assert scores_reached({}, 0.01, ALARM) == {}
    assert scores_reached({"a": [], "b": []}, 0.01, ALARM) == {"a": 0.0, "b": 0.0}


@pytest.mark.parametrize(
    ("rate", "needed"), [(0.01, 99), (0.05, 19), (0.1, 9), (0.001, 999), (0.02, 49), (0.03, 33)]
)
def test_how_many_normals_a_rate_needs(rate: float, needed: int):
    assert normals_needed(rate) == needed
    # With so many the rarest score is rare enough, and with one fewer it is not.
    assert 1 / (needed + 1) <= rate + 1e-12
    assert 1 / needed > rate


def test_a_calibration_reads_back_as_it_was_written():
    known = calibration(0.1, 0.25, 1 / 3)
    assert Calibration.model_validate_json(known.model_dump_json()) == known


def test_only_a_number_of_our_own_is_taken_off_a_key():
    known = {"usual: width of pin": learn([1.0, 2.0, 3.0])}
    assert usual_of("usual: width of pin #2", known) is not None
    assert usual_of("usual: width of pin #7 from the left", known) is None


def test_a_pixel_off_is_no_outlier_among_equal_values():
    assert learn([50.0] * 17 + [51.0, 49.0, 51.0]).high >= 51

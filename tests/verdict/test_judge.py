from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.program.sandbox import Outcome, Statement
from llm4ad.scene.vocabulary import Region
from llm4ad.verdict.judge import (
    MOST_SCENES,
    ConditionResult,
    Level,
    judge_condition,
    judge_image,
    plausible_levels,
    undecided_image,
)

SURE = [Level(0.5, 1.0)]
probabilities = st.lists(st.floats(0, 1), max_size=30)


def count(measured: int, low: int | None, high: int | None, place: str = "") -> Statement:
    region = Region(place, 0, 0, 10, 0, 0, 10) if place else None
    return Statement("count", "pushpin", measured, low, high, "", (), region)


def measure(value: float, low: float | None, high: float | None, unit: str = "px") -> Statement:
    return Statement("measure", "height of the label", value, low, high, unit, (0,), None)


def judge(*outcomes: Outcome, levels: list[Level] | None = None) -> ConditionResult:
    return judge_condition("c", "The sentence.", levels or SURE, outcomes, 1000.0)


def stated(*statements: Statement) -> Outcome:
    return Outcome(statements=statements)


@given(probabilities)
def test_weights_are_the_shares_of_thresholds(values: list[float]):
    levels = plausible_levels(values)
    assert sum(level.weight for level in levels) == pytest.approx(1)
    assert 1 <= len(levels) <= MOST_SCENES
    thresholds = [level.threshold for level in levels]
    assert thresholds == sorted(thresholds)


@given(probabilities.filter(lambda values: len(values) < MOST_SCENES))
def test_every_plausible_scene_is_there_once(values: list[float]):
    scenes = [
        frozenset(index for index, p in enumerate(values) if p >= level.threshold)
        for level in plausible_levels(values)
    ]
    assert len(set(scenes)) == len(scenes)


def test_a_kept_count_scores_nothing():
    result = judge(stated(count(15, 15, 15)))
    assert (result.state, result.score) == ("kept", 0.0)
    assert result.findings[0].message == "15 pushpins"


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (count(14, 15, 15), "expected 15 pushpins, found 14"),
        (count(0, 1, 1, "row 2, column 4"), "expected 1 pushpin in row 2, column 4, found none"),
        (count(1, None, 0), "expected no pushpin, found 1"),
        (count(1, 0, 0), "expected no pushpin, found 1"),
        (count(1, 2, None), "expected at least 2 pushpins, found 1"),
        (count(5, None, 3), "expected at most 3 pushpins, found 5"),
        (count(5, 1, 3), "expected 1 to 3 pushpins, found 5"),
        (measure(120, 80, 100), "height of the label: 120 px, expected 80 px to 100 px"),
        (measure(0.97, 0.8, 0.95, "share"), "height of the label: 97 %, expected 80 % to 95 %"),
        (measure(7, 8, None), "height of the label: 7 px, expected at least 8 px"),
        (measure(7, None, 6), "height of the label: 7 px, expected at most 6 px"),
        (
            Statement("colour", "colour of the juice: red", -0.5, 0.0, None, "yellow", (0,), None),
            "colour of the juice: red expected, found yellow",
        ),
        (
            Statement("truth", "the nut touches the washer", 0, 1, 1, "", (), None),
            "not so: the nut touches the washer",
        ),
    ],
)
def test_a_broken_expectation_is_said_in_words(statement: Statement, message: str):
    result = judge(stated(statement))
    assert result.state == "violated"
    assert result.score > 0.6
    assert result.findings[0].message == message


def test_the_score_is_how_probable_the_violation_is():
    levels = [Level(0.3, 0.7), Level(0.8, 0.3)]
    result = judge(stated(count(1, 1, 1)), stated(count(0, 1, 1)), levels=levels)
    assert result.state == "kept"
    assert result.score == pytest.approx(0.3 * 0.92)


def test_a_coin_toss_is_undecided_and_says_so():
    levels = [Level(0.3, 0.5), Level(0.8, 0.5)]
    result = judge(stated(count(1, 1, 1)), stated(count(0, 1, 1)), levels=levels)
    assert result.state == "undecided"
    assert 0.4 < result.score < 0.6
    assert result.findings[0].message.startswith("doubtful, with probability 0.50: expected 1")


def test_a_failed_program_is_undecided_with_its_reason():
    result = judge(Outcome(failure="ZeroDivisionError: division by zero (line 3: x)"))
    assert (result.state, result.score) == ("undecided", 0.5)
    assert "ZeroDivisionError" in result.findings[0].message


def test_a_failure_on_improbable_scenes_changes_little():
    levels = [Level(0.4, 0.9), Level(0.9, 0.1)]
    result = judge(stated(count(2, 2, 2)), Outcome(failure="IndexError"), levels=levels)
    assert result.state == "kept"
    assert result.score == pytest.approx(0.05)


def test_broken_in_different_ways_is_still_broken():
    levels = [Level(0.3, 0.5), Level(0.8, 0.5)]
    result = judge(
        stated(count(2, 1, 1), count(1, 1, 1, "left half")),
        stated(count(1, 1, 1), count(0, 1, 1, "left half")),
        levels=levels,
    )
    assert result.state == "violated"
    assert {finding.state for finding in result.findings} & {"violated", "undecided"}


def test_nothing_stated_is_kept():
    assert judge(stated()).state == "kept"


@given(st.floats(0, 1000), st.floats(0, 1000), st.floats(1, 500), st.floats(1, 500))
def test_further_from_the_range_is_never_less_anomalous(
    first: float, second: float, low: float, width: float
):
    high = low + width
    middle = (low + high) / 2
    near, far = sorted((first, second), key=lambda value: abs(value - middle))
    for limits in ((low, high), (low, None), (None, high)):
        values = (near, far)
        if limits[1] is None:
            values = (max(first, second), min(first, second))
        elif limits[0] is None:
            values = (min(first, second), max(first, second))
        scores = [judge(stated(measure(value, *limits))).score for value in values]
        assert scores[0] <= scores[1]
        assert 0 <= scores[0] <= scores[1] <= 1


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_worse_count_scores_higher(wanted: int, first: int, second: int):
    near, far = sorted((first, second), key=lambda value: abs(value - wanted))
    scores = [judge(stated(count(value, wanted, wanted))).score for value in (near, far)]
    assert scores[0] <= scores[1]
    assert (scores[1] > 0.5) == (far != wanted)


def result(state: str, score: float) -> ConditionResult:
    return ConditionResult("c", state, score, ())  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("states", "verdict", "score"),
    [
        ([("kept", 0.1), ("kept", 0.2)], "normal", 0.2),
        ([("kept", 0.1), ("undecided", 0.5)], "undecided", 0.5),
        ([("violated", 0.95), ("undecided", 0.5)], "anomalous", 0.95),
    ],
)
def test_the_worst_condition_decides(states: list[tuple[str, float]], verdict: str, score: float):
    judged = judge_image("a.jpg", (10, 10), [result(*state) for state in states], [])
    assert (judged.verdict, judged.anomaly_score) == (verdict, score)


def test_an_unreadable_image_is_neither():
    verdict = undecided_image("a.jpg", "a.jpg: truncated")
    assert (verdict.verdict, verdict.anomaly_score) == ("undecided", 0.5)
    assert verdict.reason == "a.jpg: truncated"


def pieces(*parts: int) -> Statement:
    return Statement("count", "pushpin", len(parts), 3, 3, "", parts, None)


def test_parts_that_were_found_are_no_evidence_of_a_missing_one():
    assert judge(stated(pieces(0, 1))).findings[0].parts == ()


def test_the_evidence_of_too_few_is_the_doubtful_part_that_would_make_enough():
    levels = [Level(0.3, 0.2), Level(0.7, 0.8)]
    result = judge(stated(pieces(0, 1, 4)), stated(pieces(0, 4)), levels=levels)
    assert result.state == "violated"
    assert result.findings[0].parts == (1,)


def test_the_evidence_of_too_many_is_all_of_them():
    assert judge(stated(pieces(0, 1, 2, 3))).findings[0].parts == (0, 1, 2, 3)


def test_plain_scoring_takes_parts_at_one_threshold():
    assert plausible_levels([0.2, 0.5, 0.9], "plain") == [Level(0.5, 1.0)]


def test_a_plain_score_is_the_share_of_broken_conditions():
    kept, broken = judge(stated(count(15, 15, 15))), judge(stated(count(14, 15, 15)))
    failed = judge(Outcome(failure="no answer"))
    assert judge_image("x", (1, 1), [kept, kept, broken], [], "plain").anomaly_score == 1 / 3
    assert judge_image("x", (1, 1), [kept, failed], [], "plain").anomaly_score == 0.25
    assert judge_image("x", (1, 1), [], [], "plain").anomaly_score == 0.5

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from llm4ad.program.sandbox import Outcome, Statement, StatementKind
from llm4ad.scene.vocabulary import Region, Scene
from llm4ad.verdict import judge as judge_module
from llm4ad.verdict.calibration import ConditionCalibration, Reading, learn_usual
from llm4ad.verdict.finding import Patch
from llm4ad.verdict.grade import COIN_TOSS
from llm4ad.verdict.judge import (
    DOUBT,
    LEAST,
    MOST_SCENES,
    ConditionResult,
    Level,
    calibrated_score,
    joined_score,
    judge_condition,
    judge_image,
    plausible_levels,
    state_of,
    strange_image,
    undecided_image,
    variants_at,
)
from tests.drawing import Canvas

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
        ([("kept", 0.2)], "normal", 0.2),
        ([("kept", 0.1), ("kept", 0.2)], "normal", 0.202),
        ([("kept", 0.1), ("undecided", 0.5)], "undecided", 0.501),
        ([("violated", 0.95), ("undecided", 0.5)], "anomalous", 0.9525),
        ([("violated", 0.95), ("violated", 0.9), ("kept", 0.1)], "anomalous", 0.9525),
    ],
)
def test_the_worst_condition_decides(states: list[tuple[str, float]], verdict: str, score: float):
    judged = judge_image("a.jpg", (10, 10), [result(*state) for state in states], [])
    assert judged.verdict == verdict
    assert judged.anomaly_score == pytest.approx(score, abs=1e-6)


several = st.lists(st.floats(0, 1), min_size=1, max_size=6)


@given(several)
def test_what_the_other_conditions_add_never_changes_what_a_score_means(found: list[float]):
    joined = joined_score(found)
    assert max(found) <= joined <= 1
    assert state_of(joined) == state_of(max(found))
    assert joined == joined_score(found[::-1])


@given(several, st.floats(0, 1), st.floats(0, 1))
def test_no_condition_makes_a_picture_less_anomalous_by_being_more_so(
    others: list[float], first: float, second: float
):
    low, high = (joined_score([*others, score]) for score in sorted((first, second)))
    assert low <= high + 1e-12


def test_without_conditions_nothing_is_known_of_a_picture():
    assert joined_score([]) == 0.5


def test_of_two_pictures_with_one_worst_score_the_one_with_more_doubts_scores_higher():
    few, many = joined_score([0.8, 0.1, 0.1]), joined_score([0.8, 0.1, 0.7])
    assert 0.8 < few < many


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


scores = st.floats(0, 1)


@given(scores, scores, scores)
def test_a_calibrated_score_keeps_order_and_bounds(first: float, second: float, reached: float):
    low, high = (calibrated_score(score, reached) for score in sorted((first, second)))
    assert 0 <= low <= high <= 1


@given(scores, scores)
def test_normals_raise_no_alarm_up_to_what_they_reach(score: float, reached: float):
    calibrated = calibrated_score(score, reached)
    if score <= reached:
        assert state_of(calibrated) != "violated"
    if score > max(reached, COIN_TOSS[1]):
        assert state_of(calibrated) == "violated"
    assert (state_of(score) == "kept") == (state_of(calibrated) == "kept")


@given(scores, st.floats(0, COIN_TOSS[1], exclude_max=True))
def test_a_score_stays_as_it_is_where_normals_raise_no_alarm(score: float, reached: float):
    assert calibrated_score(score, reached) == score


@given(scores, scores, st.floats(0.6, 0.99))
def test_calibration_makes_no_ties(first: float, second: float, reached: float):
    low, high = sorted((first, second))
    assume(high - low > 1e-9)
    assert calibrated_score(low, reached) < calibrated_score(high, reached)


def of_normals(
    statement: Statement, values: Sequence[float], reached: float = 0.0
) -> ConditionCalibration:
    usual = learn_usual([Reading(value, frozenset({"label"})) for value in values], 0.01)
    assert usual is not None
    key = f"{statement.kind}: {statement.what}"
    return ConditionCalibration(statements={key: usual}, reached=reached)


def known_height(
    value: float, calibration: ConditionCalibration | None, kind: StatementKind = "usual"
) -> ConditionResult:
    statement = replace(measure(value, None, None), kind=kind)
    return judge_condition("c", "The sentence.", SURE, [stated(statement)], 1000.0, calibration)


def usual_height(value: float) -> Statement:
    return replace(measure(value, None, None), kind="usual")


NORMAL = (100.0, 102.0, 98.0, 101.0, 99.0, 100.0)
CALIBRATED = of_normals(usual_height(0), NORMAL)
UNCALIBRATED = ConditionCalibration(statements={}, reached=0.0)


@pytest.mark.parametrize("calibration", [None, UNCALIBRATED])
@pytest.mark.parametrize("value", [0.0, 100.0, 1e6])
@pytest.mark.parametrize("kind", ["usual", "about"])  # about nothing, that is
def test_what_is_usual_is_undecided_without_normals(
    value: float, calibration: ConditionCalibration | None, kind: StatementKind
):
    result = known_height(value, calibration, kind)
    assert (result.state, result.score) == ("undecided", 0.5)
    assert "show some normal pictures with: llm4ad verify" in result.findings[0].message
    assert "height of the label" in result.findings[0].message


@pytest.mark.parametrize(
    ("value", "state"),
    [(100.0, "kept"), (97.5, "kept"), (102.5, "kept"), (85.0, "violated"), (120.0, "violated")],
)
def test_what_is_usual_is_judged_with_normals(value: float, state: str):
    result = known_height(value, CALIBRATED)
    assert result.state == result.findings[0].state == state
    usual = CALIBRATED.statements["usual: height of the label"]
    if state == "violated":
        expected = f"expected {usual.low:.4g} px to {usual.high:.4g} px"
        assert result.findings[0].message == f"height of the label: {value:g} px, {expected}"
    else:
        assert result.findings[0].message == f"height of the label: {value:g} px"


@pytest.mark.parametrize("calibration", [CALIBRATED, UNCALIBRATED, None])
def test_a_broken_count_is_not_hidden_by_a_usual_that_is_unknown(
    calibration: ConditionCalibration | None,
):
    broken = count(2, 1, 1)
    height = usual_height(100)
    for statements in ((broken, height, height), (height, height, broken)):
        result = judge_condition("c", "", SURE, [stated(*statements)], 1000.0, calibration)
        assert (result.state, result.score) == ("violated", judge(stated(broken)).score)
        violated = [item.message for item in result.findings if item.state == "violated"]
        assert violated == ["expected 1 pushpin, found 2"]


def test_a_kept_count_does_not_settle_a_usual_that_is_unknown():
    result = judge(stated(count(1, 1, 1), usual_height(100)))
    assert (result.state, result.score) == ("undecided", 0.5)
    assert [finding.state for finding in result.findings] == ["kept", "undecided"]


@pytest.mark.parametrize(("second", "state"), [(101.0, "kept"), (120.0, "violated")])
def test_a_further_usual_is_judged_as_the_first_where_normals_have_one(second: float, state: str):
    outcome = stated(usual_height(100), usual_height(second))
    result = judge_condition("c", "", SURE, [outcome], 1000.0, CALIBRATED)
    assert [finding.state for finding in result.findings] == ["kept", state]
    assert result.state == state


@pytest.mark.parametrize("wanted", [40.0, 300.0])
@pytest.mark.parametrize(
    ("off", "state"), [(0.0, "kept"), (2.0, "kept"), (20.0, "violated"), (-20.0, "violated")]
)
def test_about_is_judged_by_the_differences_of_the_normals(wanted: float, off: float, state: str):
    statement = replace(measure(wanted + off, wanted, wanted), kind="about")
    known = of_normals(statement, [value - 100 for value in NORMAL])
    result = judge_condition("c", "", SURE, [stated(statement)], 1000.0, known)
    assert result.state == result.findings[0].state == state


@given(st.floats(0, 200), st.floats(0, 200), st.floats(0, 1))
def test_further_from_the_usual_is_never_less_anomalous(
    first: float, second: float, reached: float
):
    calibration = CALIBRATED.model_copy(update={"reached": reached})
    assume((first - 100) * (second - 100) >= 0)
    near, far = sorted((first, second), key=lambda value: abs(value - 100))
    low, high = (known_height(value, calibration).score for value in (near, far))
    assert 0 <= low <= high <= 1
    if abs(far - 100) - abs(near - 100) > 1e-3:
        assert low < high


def test_a_violation_that_normals_show_too_is_doubtful_and_says_so():
    broken = count(14, 15, 15)
    reached = judge(stated(broken)).score
    calibration = ConditionCalibration(statements={}, reached=reached)
    here, worse = (
        judge_condition("c", "", SURE, [stated(item)], 1000.0, calibration)
        for item in (broken, count(13, 15, 15))
    )
    assert (here.state, worse.state) == ("undecided", "violated")
    message = "doubtful, since normal pictures look so, too: expected 15 pushpins, found 14"
    assert here.findings[0].message == message


@given(
    st.lists(st.tuples(st.floats(0.06, 0.99), st.floats(0, 200)), min_size=1, max_size=9),
    st.floats(0, 1),
)
def test_a_score_over_many_scenes_is_a_share_and_the_same_every_time(
    found: list[tuple[float, float]], reached: float
):
    levels = plausible_levels([probability for probability, _ in found])
    heights = [found[number % len(found)][1] for number in range(len(levels))]
    outcomes = [stated(measure(height, 80, 120)) for height in heights]
    calibration = ConditionCalibration(statements={}, reached=reached)
    first, second = (
        judge_condition("c", "", levels, outcomes, 1000.0, calibration) for _ in range(2)
    )
    assert first == second
    assert 0 <= first.score <= 1
    assert first.state == state_of(first.score)


@cache
def drawn_pins() -> Scene:
    canvas = Canvas(400, 60)
    for left in range(10, 330, 16):
        canvas.box("pushpin", (left, 10, left + 8, 18))
    return canvas.scene()


def pins(*values: float) -> Scene:
    scene = drawn_pins()
    parts = zip(scene.parts[: len(values)], values, strict=True)
    return replace(scene, parts=[replace(part, probability=p) for part, p in parts])


def judged_pins(wanted: int, *values: float) -> ConditionResult:
    """Return what becomes of a condition on the number of parts with these probabilities."""
    scene = pins(*values)
    levels = plausible_levels(values)
    outcomes = [
        stated(count(len(scene.parts) - len(variant.gone), wanted, wanted))
        for variant in variants_at(levels, scene)
    ]
    return judge_condition("c", "", levels, outcomes, 400.0)


@settings(deadline=None)
@given(st.floats(0.06, 0.99), st.floats(0.06, 0.99))
def test_the_more_probable_a_surplus_part_the_more_anomalous(first: float, second: float):
    low, high = sorted((first, second))
    assume(high - low > 1e-9)
    assert judged_pins(1, 1.0, low).score < judged_pins(1, 1.0, high).score


@settings(deadline=None)
@given(st.floats(0.06, 0.99), st.floats(0.06, 0.99))
def test_the_less_probable_a_needed_part_the_more_anomalous(first: float, second: float):
    low, high = sorted((first, second))
    assume(high - low > 1e-9)
    assert judged_pins(2, 1.0, low).score > judged_pins(2, 1.0, high).score


@pytest.mark.parametrize("number", [MOST_SCENES - 1, MOST_SCENES, 60, 300])
def test_of_many_parts_the_likeliest_scenes_are_kept(number: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(judge_module, "LEAST", 0.0)
    values = np.random.default_rng(number).uniform(DOUBT, 1, number).tolist()
    levels = plausible_levels(values)
    edges = np.array([DOUBT, *sorted(values), 1.0])
    gaps = np.diff(edges)
    middles = (edges[:-1] + edges[1:]) / 2
    likeliest = sorted(middles[np.argsort(-gaps)[:MOST_SCENES]])
    assert [level.threshold for level in levels] == pytest.approx(likeliest)
    assert sum(level.weight for level in levels) == pytest.approx(1)
    for level in levels:
        own = gaps[np.abs(middles - level.threshold).argmin()] / (1 - DOUBT)
        assert level.weight >= own - 1e-12


@given(st.lists(st.floats(0, 1).map(lambda value: round(value, 6)), max_size=MOST_SCENES - 1))
def test_a_scene_stands_for_no_more_than_its_share_of_the_others(values: list[float]):
    levels = plausible_levels(values)
    assert sum(level.weight for level in levels) == pytest.approx(1)
    for probability in values:
        there = sum(level.weight for level in levels if level.threshold <= probability)
        exact = max(0.0, (probability - DOUBT) / (1 - DOUBT))
        assert there == pytest.approx(exact, abs=LEAST + 1e-9)


@given(st.lists(st.floats(0, 1).map(lambda value: round(value, 6)), max_size=MOST_SCENES - 1))
def test_what_is_there_rather_than_not_is_a_scene_of_its_own(values: list[float]):
    there = [value >= 0.5 for value in values]
    scenes = [[value >= level.threshold for value in values] for level in plausible_levels(values)]
    assert there in scenes


def test_parts_that_are_nearly_sure_give_few_scenes():
    values = np.linspace(0.97, 0.999, 30).tolist()
    assert len(plausible_levels(values)) <= 4
    assert len(plausible_levels([0.3, 0.5, 0.7, *values])) <= 7


def test_what_stands_for_many_scenes_scores_about_what_they_do():
    values = np.random.default_rng(0).uniform(0.1, 1, 80)
    # Of so many parts at most 40 may be there: so many are with a probability of one half.
    edges = np.array([DOUBT, *sorted(values), 1.0])
    exact = sum(
        (high - low) / (1 - DOUBT) * judge(stated(count(int((values >= high).sum()), 0, 40))).score
        for low, high in pairwise(edges.tolist())
    )
    levels = plausible_levels(values.tolist())
    outcomes = [stated(count(int((values >= one.threshold).sum()), 0, 40)) for one in levels]
    assert len(levels) == MOST_SCENES
    assert judge(*outcomes, levels=levels).score == pytest.approx(exact, abs=0.05)


@settings(deadline=None)
@given(st.lists(st.sampled_from(np.linspace(0, 1, 41).tolist()), max_size=20))
def test_a_part_is_there_as_often_as_it_is_probable(values: list[float]):
    scene = pins(*values)
    levels = plausible_levels(values)
    variants = variants_at(levels, scene)
    for position, probability in enumerate(values):
        there = sum(
            level.weight
            for level, variant in zip(levels, variants, strict=True)
            if position not in variant.gone
        )
        assert there == pytest.approx(max(0.0, (probability - DOUBT) / (1 - DOUBT)))
    assert all(not variant.come for variant in variants)


def test_a_variant_is_without_the_parts_below_its_threshold():
    scene = pins(0.9, 0.3, 0.5, 0.02)
    levels = [Level(0.2, 0.5), Level(0.5, 0.3), Level(0.95, 0.2)]
    gone = [variant.gone for variant in variants_at(levels, scene)]
    assert gone == [(3,), (1, 3), (0, 1, 2, 3)]


def test_only_what_is_worth_a_look_is_located():
    looked_at: list[tuple[Statement, tuple[str, ...]]] = []
    patch = Patch((0, 0, 2, 2), np.ones((2, 2), np.float32))

    def where(statement: Statement, names: Sequence[str]) -> tuple[Patch, ...]:
        looked_at.append((statement, tuple(names)))
        return (patch,)

    kept, broken = count(15, 15, 15), usual_height(150)
    outcome = stated(kept, broken)
    result = judge_condition("c", "", SURE, [outcome], 1000.0, CALIBRATED, where)
    assert [finding.evidence for finding in result.findings] == [(), (patch,)]
    assert [(item.what, names) for item, names in looked_at] == [
        ("height of the label", ("label",))
    ]
    assert not looked_at[0][0].kept


@pytest.mark.parametrize("state", ["kept", "undecided", "violated"])
def test_a_strange_image_is_undecided_and_keeps_what_was_seen(state: str):
    score = {"kept": 0.1, "undecided": 0.5, "violated": 0.95}[state]
    verdict = judge_image("a.jpg", (10, 10), [judge(stated(count(14, 15, 15)))], [])
    verdict = replace(verdict, anomaly_score=score)
    strange = strange_image(verdict, "it looks like no normal picture")
    assert strange.verdict == "undecided"
    assert state_of(strange.anomaly_score) == "undecided"
    assert strange.reason == "it looks like no normal picture"
    assert (strange.findings, strange.image, strange.size) == (
        verdict.findings,
        "a.jpg",
        (10, 10),
    )


def test_even_the_most_anomalous_strange_image_raises_no_alarm():
    verdict = replace(undecided_image("a.jpg", ""), anomaly_score=1.0)
    strange = strange_image(verdict, "strange").anomaly_score
    assert strange < COIN_TOSS[1]
    assert state_of(strange) == "undecided"


@given(scores, scores)
def test_strange_images_keep_their_rank(first: float, second: float):
    low, high = sorted((first, second))
    verdict = undecided_image("a.jpg", "")
    strange = [
        strange_image(replace(verdict, anomaly_score=score), "strange").anomaly_score
        for score in (low, high)
    ]
    assert COIN_TOSS[0] <= strange[0] <= strange[1] < COIN_TOSS[1]
    if high - low > 1e-9:
        assert strange[0] < strange[1]


def test_what_is_not_known_makes_no_violation_of_a_doubt():
    levels = [Level(0.3, 0.7), Level(0.8, 0.3)]
    kept = stated(count(1, 1, 1), usual_height(100))
    broken = stated(count(0, 1, 1), usual_height(100))
    assert judge(kept, broken, levels=levels).state == "undecided"
    assert judge(broken, broken, levels=levels).state == "violated"


def test_a_strange_picture_is_undecided_whatever_its_conditions_say():
    for score in (0.0, 0.3, 0.5, 1.0):
        verdict = judge_image("x", (1, 1), [result("kept", score)], [])
        strange = strange_image(verdict, "much too dark")
        assert (strange.verdict, strange.reason) == ("undecided", "much too dark")
        assert state_of(strange.anomaly_score) == "undecided"


def test_without_conditions_a_picture_is_not_normal():
    verdict = judge_image("x", (1, 1), [], [])
    assert (verdict.verdict, verdict.anomaly_score) == ("undecided", 0.5)
    assert verdict.reason == "there is no condition"

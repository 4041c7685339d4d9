from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.program.sandbox import Outcome, Statement, StatementKind
from llm4ad.scene.vocabulary import Scene
from llm4ad.verdict.calibration import (
    FEWEST,
    Calibration,
    ConditionCalibration,
    p_value,
    scores_reached,
)
from llm4ad.verdict.grade import COIN_TOSS, calibrated_score
from llm4ad.verdict.judge import (
    Level,
    joined_score,
    judge_condition,
    plausible_levels,
    state_of,
)
from llm4ad.verdict.learning import FOLDS, Answer, calibrate, score_answers
from tests.drawing import Canvas

SURE = [Level(0.5, 1.0)]
RATE = 0.1
ALARM = COIN_TOSS[1]
heights = st.lists(st.floats(50, 150), min_size=4, max_size=12)


def picture() -> Scene:
    canvas = Canvas(200, 100)
    canvas.box("tray", (10, 10, 190, 90), "brown")
    canvas.box("label", (50, 30, 90, 70), "white")
    return canvas.scene()


SCENE = picture()
TRAY, LABEL = 0, 1
DIAGONAL = float(np.hypot(SCENE.width, SCENE.height))


def height(value: float, kind: StatementKind = "usual", high: float | None = None) -> Statement:
    return Statement(kind, "height of the label", value, None, high, "px", (LABEL,), None)


def about(value: float, wanted: float) -> Statement:
    return Statement("about", "width", value, wanted, wanted, "px", (TRAY, LABEL), None)


def said(*statements: Statement) -> Answer:
    return Answer(SURE, [Outcome(statements)], SCENE)


def usual_heights(values: list[float]) -> list[Answer]:
    return [said(height(value)) for value in values]


def limited_heights(values: list[float]) -> list[Answer]:
    return [said(height(value, "measure", 100.0)) for value in values]


def judged(answer: Answer, known: ConditionCalibration) -> float:
    return judge_condition("c", "", answer.levels, answer.outcomes, DIAGONAL, known).score


def untouched(known: ConditionCalibration) -> ConditionCalibration:
    """Return what was learned of the statements, without the score that normals reach."""
    return ConditionCalibration(statements=known.statements, reached=0.0)


def test_a_normal_is_scored_by_what_the_others_say():
    normals = usual_heights([100.0, 101.0, 99.0, 100.5, 99.5, 130.0])
    learned = calibrate({"c": normals}, RATE)
    in_sample = judged(normals[-1], untouched(learned.calibration.conditions["c"]))
    assert in_sample <= COIN_TOSS[0]
    assert learned.scores["c"][-1] > 0.9
    assert max(learned.scores["c"][:-1]) <= COIN_TOSS[0]


def test_no_threshold_hides_a_normal_from_itself():
    normals = usual_heights([100.0, 101.0, 99.0, 100.5, 99.5, 130.0])
    learned = calibrate({"c": normals}, RATE)
    in_sample = calibrated_score(
        learned.scores["c"][-1], learned.calibration.conditions["c"].reached
    )
    assert in_sample < ALARM < learned.calibration.scores[-1]


@pytest.mark.parametrize("number", [1, 4, FOLDS, FOLDS + 1, 23])
def test_held_out_scores_are_those_of_a_calibration_without_the_fold(number: int):
    values = np.random.default_rng(number).uniform(80, 120, number).tolist()
    normals = {"a": usual_heights(values), "b": limited_heights(values[::-1])}
    learned = calibrate(normals, RATE)
    expected: list[float] = []
    for place in range(number):
        others = [other for other in range(number) if (other - place) % FOLDS]
        rest = {name: [given[other] for other in others] for name, given in normals.items()}
        without = calibrate(rest, RATE).calibration.conditions
        for name, given_here in normals.items():
            held_out = judged(given_here[place], untouched(without[name]))
            assert learned.scores[name][place] == held_out
        raw = {name: [scores[o] for o in others] for name, scores in learned.scores.items()}
        reached = scores_reached(raw, RATE, ALARM)
        expected.append(
            joined_score([calibrated_score(learned.scores[c][place], reached[c]) for c in normals])
        )
    assert learned.calibration.scores == tuple(sorted(expected))


def test_what_is_learned_comes_from_all_normals():
    values = np.random.default_rng(0).normal(100, 2, 30).tolist()
    learned = calibrate({"c": usual_heights(values)}, RATE).calibration
    usual = learned.conditions["c"].statements["usual: height of the label"]
    assert (learned.normals, learned.false_alarm_rate, usual.normals) == (30, RATE, 30)
    assert usual.low <= min(values) < max(values) <= usual.high
    assert usual.middle == pytest.approx(float(np.median(values)))


def test_the_names_of_the_parts_that_a_statement_looks_at_are_learned():
    normals = [said(height(100.0 + step), about(50.0, 50.0)) for step in range(4)]
    statements = calibrate({"c": normals}, RATE).calibration.conditions["c"].statements
    assert statements["usual: height of the label"].names == ("label",)
    assert statements["about: width"].names == ("label", "tray")


def test_about_learns_how_far_values_are_from_what_is_wanted():
    normals = [said(about(wanted + 1, wanted)) for wanted in (50.0, 60.0, 90.0, 20.0)]
    learned = calibrate({"c": normals}, RATE).calibration
    usual = learned.conditions["c"].statements["about: width"]
    assert (usual.low, usual.middle, usual.high) == pytest.approx((1.0, 1.0, 1.0))
    further = [said(about(value, 130.0)) for value in (131.0, 130.0, 135.0, 125.0)]
    usual_here, wanted, above, below = score_answers({"c": further}, learned)
    assert usual_here < wanted <= COIN_TOSS[0] < ALARM < above
    assert above == pytest.approx(below)


def test_a_statement_that_is_made_twice_is_learned_twice():
    normals = [said(height(100.0 + step), height(50.0 + step)) for step in range(FEWEST)]
    normals += [said(height(101.0))] * FOLDS
    learned = calibrate({"c": normals}, RATE).calibration
    known = untouched(learned.conditions["c"])
    first, second = known.statements.values()
    assert (first.normals, second.normals) == (FEWEST + FOLDS, FEWEST)
    assert (first.middle, second.middle) == (101.0, 51.0)
    # Of a third one normals say nothing; it is to be as the first.
    kept, broken = (
        judged(said(height(101.0), height(51.0), height(third)), known) for third in (101.0, 51.0)
    )
    assert kept <= COIN_TOSS[0] < ALARM < broken


def test_a_statement_on_too_few_normals_is_not_learned():
    normals = [said(height(100.0 + step)) for step in range(6)]
    normals[:2] = [said(height(100.0), about(50, 50)), said(height(101.0), about(51, 50))]
    statements = calibrate({"c": normals}, RATE).calibration.conditions["c"].statements
    assert set(statements) == {"usual: height of the label"}


def test_what_the_likeliest_scene_says_is_learned():
    levels = [Level(0.1, 0.3), Level(0.45, 0.2), Level(0.8, 0.5)]
    outcomes = [Outcome((height(value),)) for value in (1.0, 100.0, 7.0)]
    normals = [Answer(levels, outcomes, SCENE)] * 4
    assert normals[0].likeliest is outcomes[1]
    statements = calibrate({"c": normals}, RATE).calibration.conditions["c"].statements
    assert statements["usual: height of the label"].middle == 100.0


def test_a_program_that_fails_on_every_normal_stays_undecided():
    failing = [Answer(SURE, [Outcome(failure="ZeroDivisionError")], SCENE)] * 6
    steady = usual_heights([100.0, 101.0, 99.0, 100.5, 99.5, 100.0])
    learned = calibrate({"bad": failing, "good": steady}, RATE)
    assert learned.calibration.conditions["bad"].statements == {}
    assert learned.scores["bad"] == [0.5] * 6
    assert max(learned.scores["good"]) < 0.5
    joined = sorted(joined_score([0.5, good]) for good in learned.scores["good"])
    assert learned.calibration.scores == tuple(joined)
    further = score_answers({"bad": failing, "good": steady}, learned.calibration)
    assert {state_of(score) for score in further} == {"undecided"}


def test_a_program_that_fails_on_some_normals_learns_from_the_others():
    failing = Answer(SURE, [Outcome(failure="ZeroDivisionError")], SCENE)
    normals = [failing, *usual_heights([100.0, 101.0, 99.0, 100.0])]
    learned = calibrate({"c": normals}, RATE)
    assert learned.calibration.conditions["c"].statements["usual: height of the label"].normals == 4
    assert learned.scores["c"][0] == 0.5


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_normals_leave_what_is_usual_undecided(number: int):
    learned = calibrate({"c": usual_heights([100.0] * number)}, RATE)
    assert learned.calibration.conditions["c"].statements == {}
    assert learned.calibration.scores == (0.5,) * number
    assert learned.calibration.normals == number


def test_normals_that_break_a_wrong_limit_raise_no_alarm():
    # The condition says at most 100, and normal labels are higher than that.
    random = np.random.default_rng(1)
    normals = limited_heights(random.normal(120, 3, 40).tolist())
    learned = calibrate({"c": normals}, 0.01)
    assert min(learned.scores["c"]) > ALARM
    assert max(score_answers({"c": normals}, learned.calibration)) < ALARM
    worse, within = score_answers({"c": limited_heights([190.0, 95.0])}, learned.calibration)
    assert within <= COIN_TOSS[0] < ALARM < worse


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.floats(50, 200), min_size=6, max_size=20),
    st.floats(50, 250),
    st.floats(50, 250),
)
def test_after_calibration_worse_is_never_less_anomalous(
    values: list[float], first: float, second: float
):
    normals = {"c": limited_heights(values)}
    learned = calibrate(normals, RATE).calibration
    low, high = score_answers({"c": limited_heights(sorted((first, second)))}, learned)
    assert 0 <= low <= high <= 1


@settings(max_examples=25, deadline=None)
@given(heights, st.lists(st.floats(50, 150), min_size=1, max_size=8))
def test_judging_a_picture_depends_on_no_other(values: list[float], further: list[float]):
    learned = calibrate({"a": usual_heights(values), "b": limited_heights(values)}, RATE)
    together = score_answers(
        {"a": usual_heights(further), "b": limited_heights(further)}, learned.calibration
    )
    alone = [
        score_answers({"a": usual_heights([one]), "b": limited_heights([one])}, learned.calibration)
        for one in further
    ]
    assert [[score] for score in together] == alone
    assert all(0 <= score <= 1 for score in together)


def test_the_worst_condition_scores_the_picture():
    normals = {
        "a": usual_heights([100.0, 101.0, 99.0, 100.0, 100.5]),
        "b": limited_heights([90.0, 91.0, 89.0, 90.0, 90.5]),
    }
    learned = calibrate(normals, RATE).calibration
    broken, kept = usual_heights([160.0]), limited_heights([90.0])
    alone = [*score_answers({"a": broken}, learned), *score_answers({"b": kept}, learned)]
    assert alone[1] <= COIN_TOSS[0] < ALARM < alone[0]
    together = score_answers({"a": broken, "b": kept}, learned)
    assert together == [joined_score(alone)]
    assert together[0] == pytest.approx(alone[0], abs=0.1 * (1 - alone[0]))


def exchangeable(
    random: np.random.Generator, number: int, further: int
) -> tuple[Calibration, list[float]]:
    """Return what normals teach, and the scores of further pictures of the same kind."""
    drawn = random.normal((100.0, 60.0), (3.0, 5.0), (number + further, 2))
    answers = [said(height(one), about(two, 60.0)) for one, two in drawn.tolist()]
    learned = calibrate({"c": answers[:number]}, RATE).calibration
    return learned, score_answers({"c": answers[number:]}, learned)


def test_further_normals_raise_alarms_and_get_p_values_at_the_promised_rate():
    # 30 sets of 29 normals: one standard error over sets and pictures is about 0.01.
    random = np.random.default_rng(5)
    alarms: list[bool] = []
    found: list[float] = []
    for _ in range(30):
        learned, scores = exchangeable(random, 29, 40)
        alarms += [score >= ALARM for score in scores]
        found += [p_value(score, learned) or 0.0 for score in scores]
    assert np.mean(alarms) <= RATE + 0.03
    for allowed in (0.1, 0.2, 0.5, 0.8):
        assert np.mean(np.array(found) <= allowed) <= allowed + 0.03
    assert min(found) >= 1 / 30


def test_the_likeliest_scene_has_the_parts_that_are_there_rather_than_not():
    for probabilities, there in (((0.55,), 1), ((0.45,), 0), ((0.9, 0.51), 2), ((0.98, 0.06), 1)):
        levels = plausible_levels(probabilities)
        outcomes = [
            Outcome(statements=(height(sum(p >= level.threshold for p in probabilities)),))
            for level in levels
        ]
        answer = Answer(levels, outcomes, SCENE)
        assert answer.likeliest.statements[0].measured == there

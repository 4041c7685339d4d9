from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.scene.detection import Detection
from llm4ad.vision.taught.finder import calibrated
from llm4ad.vision.taught.trial import (
    Report,
    calibration_curve,
    compare_with_marks,
    fit_calibration,
    overlap,
    summarise_part,
)
from llm4ad.vision.taught.trial_text import trial_lines

SIZE = 12


def square(x: int, y: int, name: str = "nut", probability: float = 0.9) -> Detection:
    box = (x, y, x + SIZE, y + SIZE)
    return Detection(name, box, np.ones((SIZE, SIZE), bool), probability)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_overlap_is_that_of_the_drawn_masks(x: int, y: int, u: int, v: int):
    one, other = np.zeros((50, 50), bool), np.zeros((50, 50), bool)
    one[y : y + SIZE, x : x + SIZE] = other[v : v + SIZE, u : u + SIZE] = True
    wanted = (one & other).sum() / (one | other).sum()
    assert overlap(square(x, y), square(u, v)) == pytest.approx(wanted)


def test_detections_are_matched_with_marks_the_surest_first():
    marks = [square(0, 0), square(40, 0)]
    found = [square(1, 0, probability=0.6), square(0, 0), square(80, 0, probability=0.7)]
    reports = compare_with_marks("a.png", found, marks)
    shown = [(item.probability, item.marked, item.overlap > 0) for item in reports]
    assert shown == [
        (0.9, True, True),
        (0.7, False, False),
        (0.6, False, False),
        (0.0, True, False),
    ]
    assert reports[-1].found is None


def test_another_name_is_no_match():
    reports = compare_with_marks("a.png", [square(0, 0, "bolt")], [square(0, 0)])
    assert [item.marked for item in reports] == [False, True]


def report(probability: float, shared: float = 0.0, *, marked: bool, picture: str = "a.png"):
    return Report(picture, "nut", probability, shared, marked, None)


def test_recall_precision_and_outlines_are_counted():
    reports = [
        report(0.9, 0.8, marked=True),
        report(0.7, 0.9, marked=True, picture="b.png"),
        report(0.4, 0.7, marked=True),
        report(0.0, marked=True, picture="c.png"),
        report(0.8, marked=False),
        report(0.3, marked=False),
    ]
    part = summarise_part("nut", 5, reports)
    assert (part.marks, part.pictures) == (5, 3)
    assert part.recall == pytest.approx(2 / 4)
    assert part.precision == pytest.approx(2 / 3)
    assert part.mask_iou == pytest.approx(0.85)
    assert part.advice == "mark one more nut like that on c.png: 2 of 4 are not found"


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ([], "marked on one only"),
        ([report(0.4, 0.8, marked=True)], "mark one more nut like that on a.png: it is found with"),
        ([report(0.9, 0.8, marked=True), report(0.8, marked=False)], "mark as background"),
        ([report(0.9, 0.6, marked=True)], "outline nut more closely"),
        ([report(0.9, 0.9, marked=True)], ""),
    ],
)
def test_advice_says_what_to_mark_next(reports: list[Report], words: str):
    advice = summarise_part("nut", 1, reports).advice
    assert words in advice
    assert bool(words) == bool(advice)


def test_the_curve_counts_right_ones_by_probability():
    reports = [report(0.95, 0.9, marked=True)] * 3 + [report(0.93, marked=False)]
    reports += [report(0.1, marked=False), report(0.0, marked=True)]
    low, high = calibration_curve(reports)
    assert (low.count, low.right) == (1, 0.0)
    assert (high.count, high.right) == (4, 0.75)
    assert high.probability == pytest.approx((3 * 0.95 + 0.93) / 4)


def test_few_trials_leave_beliefs_as_they_are():
    slope, offset = fit_calibration(np.empty(0), np.empty(0, bool))
    for belief in (0.1, 0.5, 0.9):
        assert calibrated(belief, (slope, offset)) == pytest.approx(belief, abs=0.02)


@pytest.mark.parametrize("power", [0.3, 1.0, 3.0])
def test_probabilities_are_as_often_right_as_they_say(power: float):
    random = np.random.default_rng(0)
    truth = random.random(4000)
    beliefs = truth**power / (truth**power + (1 - truth) ** power)
    calibration = fit_calibration(beliefs, random.random(4000) < truth)
    for chance in (0.2, 0.5, 0.8):
        belief = chance**power / (chance**power + (1 - chance) ** power)
        assert calibrated(belief, calibration) == pytest.approx(chance, abs=0.05)


def test_more_belief_is_never_less_probable():
    beliefs, right = np.array([0.9, 0.8, 0.2, 0.1]), np.array([False, False, True, True])
    calibration = fit_calibration(np.repeat(beliefs, 50), np.repeat(right, 50))
    assert calibrated(0.9, calibration) > calibrated(0.1, calibration)


def test_the_trial_is_told_in_lines():
    from llm4ad.vision.taught.trial import Trial

    reports = [report(0.9, 0.8, marked=True), report(0.4, 0.7, marked=True)]
    parts = [summarise_part("nut", 2, reports), summarise_part("bolt", 1, [])]
    text = "\n".join(trial_lines(Trial(parts=parts, curve=calibration_curve(reports))))
    assert "nut: taught with 2 marks; tried on 1 pictures: recall 0.50, precision 1.00" in text
    assert "bolt: taught with 1 mark; not tried" in text
    assert "1 found with about 0.90: 100% right" in text
    assert "  mark one more nut like that on a.png: 1 of 2 are found with 0.4" in text

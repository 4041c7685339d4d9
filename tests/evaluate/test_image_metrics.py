from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.evaluate.image_metrics import aupr, f1_max, image_auroc, official_image_auroc

if TYPE_CHECKING:
    from collections.abc import Callable

    from llm4ad.evaluate.image_metrics import Metric

    SlowMetric = Callable[[list[float], list[float]], float]

SCORES = st.lists(st.integers(0, 6).map(lambda n: n / 6), min_size=1, max_size=12)


def slow_auroc(good: list[float], anomalous: list[float]) -> float:
    wins = [1.0 if a > g else 0.5 if a == g else 0.0 for a in anomalous for g in good]
    return sum(wins) / len(wins)


def slow_official_auroc(good: list[float], anomalous: list[float]) -> float:
    """Walk up the scores, good ones first among equals; a point behind each new score."""
    ordered = sorted([(score, 0) for score in good] + [(score, 1) for score in anomalous])
    left = [len(good), len(anomalous)]
    points = [(1.0, 1.0)]
    before = None
    for place, (score, label) in enumerate(ordered):
        left[label] -= 1
        if score != before or place == len(ordered) - 1:
            points.append((left[0] / len(good), left[1] / len(anomalous)))
        before = score
    area = 0.0
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        area += (x - next_x) * (y + next_y) / 2
    return area


def slow_f1_max(good: list[float], anomalous: list[float]) -> float:
    best = 0.0
    for threshold in {*good, *anomalous}:
        hits = sum(score >= threshold for score in anomalous)
        false = sum(score >= threshold for score in good)
        best = max(best, 2 * hits / (hits + false + len(anomalous)))
    return best


def slow_aupr(good: list[float], anomalous: list[float]) -> float:
    area, recall = 0.0, 0.0
    for threshold in sorted({*good, *anomalous}, reverse=True):
        hits = sum(score >= threshold for score in anomalous)
        false = sum(score >= threshold for score in good)
        area += (hits / len(anomalous) - recall) * hits / (hits + false)
        recall = hits / len(anomalous)
    return area


@pytest.mark.parametrize(
    ("fast", "slow"),
    [
        (image_auroc, slow_auroc),
        (official_image_auroc, slow_official_auroc),
        (f1_max, slow_f1_max),
        (aupr, slow_aupr),
    ],
)
@given(good=SCORES, anomalous=SCORES)
def test_metrics_agree_with_their_definition(
    fast: Metric, slow: SlowMetric, good: list[float], anomalous: list[float]
):
    assert fast(np.array(good), np.array(anomalous)) == pytest.approx(slow(good, anomalous))


def test_ties_count_half_and_the_official_rule_flatters_them():
    same = np.full(100, 0.5)
    assert image_auroc(same, same) == 0.5
    assert official_image_auroc(same, same) == pytest.approx(0.505)


def test_both_aurocs_agree_without_ties():
    random = np.random.default_rng(0)
    good, anomalous = random.normal(0, 1, 80), random.normal(1, 1, 60)
    assert official_image_auroc(good, anomalous) == pytest.approx(image_auroc(good, anomalous))

from __future__ import annotations

import numpy as np
import pytest

from llm4ad.vision.taught.instances import Candidate, candidate_of
from llm4ad.vision.taught.shapes import KnownShapes, know_shapes, measure_shape
from llm4ad.vision.taught.sizes import of_one_size

LONG, WIDE = 40, 10


@pytest.fixture
def known() -> KnownShapes:
    return know_shapes(np.array([measure_shape(np.ones((LONG, WIDE), bool))]))


def bars(known: KnownShapes, *scales: float) -> list[Candidate]:
    """Draw bars side by side, each so many times as large as the exemplar."""
    probability = np.full((80, 30 * len(scales) + 20), 0.9, np.float32)
    drawn: list[Candidate] = []
    for number, scale in enumerate(scales):
        mask = np.ones((round(LONG * scale), round(WIDE * scale)), bool)
        drawn.append(candidate_of((30 * number + 10, 10, mask), probability, known))
    return drawn


def alike(known: KnownShapes, *scales: float) -> list[bool]:
    return [one.likeness > 0.5 for one in of_one_size(bars(known, *scales), known)]


def test_a_smaller_one_among_others_is_unlike(known: KnownShapes):
    assert alike(known, 0.7) == [True]
    assert alike(known, 1, 1, 0.7, 1) == [True, True, False, True]


@pytest.mark.parametrize("scale", [0.8, 1.2])
def test_all_may_be_smaller_or_larger(known: KnownShapes, scale: float):
    assert alike(known, scale, scale, scale) == [True, True, True]


def test_a_whole_one_among_smaller_ones_is_unlike(known: KnownShapes):
    assert alike(known, 0.8, 0.8, 0.8, 1.2) == [True, True, True, False]


def test_two_say_nothing_about_each_other(known: KnownShapes):
    assert alike(known, 1, 0.7) == [True, True]


def test_sizes_of_exemplars_stay():
    both = know_shapes(
        np.array([measure_shape(np.ones(side, bool)) for side in ((LONG, WIDE), (24, 6))])
    )
    assert alike(both, 1, 1, 0.6, 1) == [True, True, True, True]

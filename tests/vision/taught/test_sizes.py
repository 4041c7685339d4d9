from __future__ import annotations

import numpy as np
import pytest

from llm4ad.vision.taught.instances import Candidate, candidate_of
from llm4ad.vision.taught.shapes import KnownShapes, know_shapes, measure_shape
from llm4ad.vision.taught.sizes import of_one_size, size_in_picture

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


def test_the_size_in_a_picture_is_that_of_most_parts_of_all_kinds(known: KnownShapes):
    discs = know_shapes(np.array([measure_shape(np.ones((20, 20), bool))]))
    probability = np.full((80, 200), 0.9, np.float32)
    larger = [
        candidate_of((30 * number + 10, 10, np.ones((24, 24), bool)), probability, discs)
        for number in range(3)
    ]
    same = bars(known, 1)
    assert size_in_picture([(larger, discs), (same, known)]) == pytest.approx(np.log(1.2), abs=0.03)
    assert size_in_picture([(bars(known, 0.85, 0.85, 0.85), known)]) == pytest.approx(
        np.log(0.85), abs=0.03
    )


def test_two_parts_do_not_say_how_large_a_picture_shows_them(known: KnownShapes):
    assert size_in_picture([(bars(known, 0.85, 0.85), known)]) == 0.0
    assert size_in_picture([]) == 0.0


def test_parts_cut_by_the_frame_say_nothing(known: KnownShapes):
    cut = [one._replace(cut=True) for one in bars(known, 0.85, 0.85, 0.85)]
    assert size_in_picture([(cut, known)]) == 0.0

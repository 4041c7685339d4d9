from __future__ import annotations

import numpy as np
import pytest

from llm4ad.vision.taught.instances import split_countable
from llm4ad.vision.taught.mending import mend_pieces
from llm4ad.vision.taught.shapes import know_shapes, measure_shape

LONG, WIDE = 44, 7
SURELY, HARDLY = 0.9, 0.2


def strip(length: int, turned: bool) -> np.ndarray:
    size = (WIDE, length) if turned else (length, WIDE)
    return np.pad(np.ones(size, bool), 2)


def found(*spans: tuple[int, int, float], turned: bool = False) -> list[int]:
    """Draw a column of strips (first row, last row, probability); return the lengths found."""
    probability = np.zeros((120, 40), np.float32)
    for first, last, value in spans:
        probability[first:last, 16 : 16 + WIDE] = value
    if turned:
        probability = np.ascontiguousarray(probability.T)
    known = know_shapes(np.array([measure_shape(strip(LONG, turned))]))
    candidates = split_countable(probability, probability, known, filled=True)
    mended = mend_pieces(candidates, probability, known)
    return sorted(max(item.mask.shape) for item in mended if item.likeness > 0.5)


@pytest.mark.parametrize("turned", [False, True])
def test_pieces_of_a_strip_that_is_hardly_seen_in_between_are_one(turned: bool):
    spans = ((20, 35, SURELY), (35, 41, HARDLY), (41, 64, SURELY))
    assert found(*spans, turned=turned) == [LONG]


def test_three_pieces_are_one():
    spans = [(20, 31, SURELY), (31, 34, HARDLY), (34, 48, SURELY), (48, 51, HARDLY)]
    assert found(*spans, (51, 64, SURELY)) == [LONG]


def test_a_strip_that_was_cut_stays_in_two():
    assert found((20, 35, SURELY), (41, 64, SURELY)) == []


def test_two_whole_strips_stay_two():
    spans = ((10, 54, SURELY), (54, 58, HARDLY), (58, 102, SURELY))
    assert found(*spans) == [LONG, LONG]


def test_a_whole_strip_does_not_take_what_lies_behind_it():
    spans = ((10, 54, SURELY), (54, 58, HARDLY), (58, 70, SURELY))
    assert found(*spans) == [LONG]


def test_what_is_believed_is_what_was_seen():
    probability = np.zeros((120, 40), np.float32)
    probability[20:64, 16:23] = SURELY
    probability[35:41, 16:23] = HARDLY
    known = know_shapes(np.array([measure_shape(strip(LONG, turned=False))]))
    candidates = split_countable(probability, probability, known, filled=True)
    (whole,) = mend_pieces(candidates, probability, known)
    assert whole.belief == pytest.approx(SURELY)
    assert np.count_nonzero(whole.mask) == LONG * WIDE

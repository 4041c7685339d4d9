from __future__ import annotations

import cv2
import numpy as np
import pytest

from llm4ad.vision.taught.instances import join_region, split_countable
from llm4ad.vision.taught.shapes import know_shapes, measure_shape


def disc(radius: float, side: int = 60) -> np.ndarray:
    canvas = np.zeros((side, side), np.uint8)
    cv2.circle(canvas, (side // 2, side // 2), round(radius), (1,), -1)
    return canvas > 0


def probability_of(discs: list[tuple[int, int, int]], size: tuple[int, int] = (120, 160)):
    """Draw discs (x, y, radius) as a map of probabilities, and that of their bodies."""
    whole, body = np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    for x, y, radius in discs:
        cv2.circle(whole, (x, y), radius, (1,), -1)
        cv2.circle(body, (x, y), max(1, radius - 3), (1,), -1)
    soft = cv2.GaussianBlur(whole.astype(np.float32), (0, 0), 0.8)
    return 0.98 * np.asarray(soft), np.asarray(body, np.float32)


def found(discs: list[tuple[int, int, int]], radius: float = 12, *, filled: bool = True):
    probability, body = probability_of(discs)
    exemplars = know_shapes(np.array([measure_shape(disc(radius))]))
    return split_countable(probability, body, exemplars, filled=filled)


def sure(candidates: list) -> list:
    return [item for item in candidates if item.likeness > 0.5 and item.belief > 0.7]


@pytest.mark.parametrize(
    ("discs", "count"),
    [
        ([], 0),
        ([(40, 40, 12)], 1),
        ([(40, 40, 12), (90, 60, 12)], 2),
        ([(40, 40, 12), (64, 40, 12)], 2),  # touching
        ([(40, 40, 12), (60, 42, 12)], 2),  # overlapping
        ([(40, 40, 12), (62, 40, 12), (51, 59, 12)], 3),  # three in a heap
        ([(40, 40, 12), (100, 60, 3)], 1),  # and a crumb
        ([(40, 40, 12), (100, 70, 28)], 1),  # and something else
    ],
)
def test_discs_are_counted(discs: list[tuple[int, int, int]], count: int):
    assert len(sure(found(discs))) == count


def test_two_without_a_waist_are_parted_by_their_size():
    probability, body = probability_of([])
    cv2.rectangle(probability, (30, 30), (76, 53), (0.98,), -1)
    cv2.rectangle(body, (32, 32), (74, 51), (1.0,), -1)
    square = np.pad(np.ones((24, 24), bool), 8)
    exemplars = know_shapes(np.array([measure_shape(square)]))
    pieces = sure(split_countable(probability, body, exemplars, filled=True))
    assert len(pieces) == 2
    assert [piece.shape.area for piece in pieces] == pytest.approx([564, 564], rel=0.05)


def test_a_ring_keeps_its_hole_unless_it_is_filled():
    probability, body = probability_of([(60, 60, 20)])
    cv2.circle(probability, (60, 60), 9, (0.0,), -1)
    ring = disc(20) & ~disc(9)
    exemplars = know_shapes(np.array([measure_shape(ring)]))
    (hollow,) = sure(split_countable(probability, body, exemplars, filled=False))
    assert hollow.shape.area == pytest.approx(ring.sum(), rel=0.08)
    whole = split_countable(
        probability, body, know_shapes(np.array([measure_shape(disc(20))])), filled=True
    )
    assert whole[0].shape.area == pytest.approx(disc(20).sum(), rel=0.05)


def test_a_disc_cut_by_the_frame_is_one():
    (half,) = sure(found([(0, 60, 12)]))
    assert half.cut
    assert half.left == 0


def test_what_is_less_sure_is_a_candidate_of_less_belief():
    probability, body = probability_of([(40, 40, 12), (100, 60, 12)])
    probability[:, 80:] *= 0.42
    exemplars = know_shapes(np.array([measure_shape(disc(12))]))
    strong, faint = split_countable(probability, body, exemplars, filled=True)
    assert strong.belief > 0.9
    assert faint.belief == pytest.approx(0.42, abs=0.05)


def test_pieces_of_a_region_are_joined_and_far_ones_are_not():
    probability = np.zeros((120, 160), np.float32)
    probability[20:60, 20:60] = probability[20:60, 62:100] = 0.95
    probability[100:112, 130:150] = 0.95
    whole = np.pad(np.ones((40, 80), bool), 4)
    exemplars = know_shapes(np.array([measure_shape(whole)]))
    region, crumb = join_region(probability, exemplars, filled=True)
    assert region.shape.area == pytest.approx(40 * 78, rel=0.05)
    assert region.likeness > 0.9
    assert crumb.likeness < 0.05


def region_of(probability: np.ndarray, exemplar: np.ndarray):
    exemplars = know_shapes(np.array([measure_shape(exemplar)]))
    return join_region(probability, exemplars, filled=True)


def test_what_hangs_together_by_thin_strips_stays_one_region():
    # Juice above and below a label that leaves two pixels of it at either side.
    probability = np.zeros((160, 120), np.float32)
    probability[10:150, 20:100] = 0.95
    probability[70:120, 25:95] = 0.02
    whole = np.pad(np.ones((140, 80), bool), 4)
    (region,) = region_of(probability, whole)
    assert (region.top, region.top + region.mask.shape[0]) == (10, 150)


def test_a_thin_spur_is_cut_off_a_region():
    probability = np.zeros((160, 120), np.float32)
    probability[60:150, 20:100] = 0.95
    probability[10:60, 55:62] = 0.95
    (region,) = region_of(probability, np.pad(np.ones((90, 80), bool), 4))
    assert region.top == pytest.approx(60, abs=4)  # what cuts is round


def test_the_rim_of_an_empty_vessel_belongs_to_it():
    probability = np.zeros((160, 120), np.float32)
    probability[60:150, 20:100] = 0.95
    for x in (20, 95):
        probability[10:60, x : x + 5] = 0.95
    probability[10:15, 20:100] = 0.95
    (vessel,) = region_of(probability, np.pad(np.ones((140, 80), bool), 4))
    assert vessel.top == 10
    assert vessel.shape.area == pytest.approx(140 * 80, rel=0.02)


def test_a_large_piece_that_completes_a_region_is_joined_and_a_streak_is_not():
    probability = np.zeros((160, 120), np.float32)
    probability[10:90, 20:100] = 0.95
    probability[120:150, 20:100] = 0.95
    whole = np.pad(np.ones((140, 80), bool), 4)
    (region,) = region_of(probability, whole)
    assert region.top + region.mask.shape[0] == 150
    probability[120:150] = 0
    probability[120:150, 58:62] = 0.95
    assert region_of(probability, whole)[0].mask.shape[0] == 80

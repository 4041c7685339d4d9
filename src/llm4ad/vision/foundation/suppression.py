"""Leave out what a network says twice, and boxes around several parts or around a piece of one.

All rules hold among the candidates of one phrase; parts of different names may lie on each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from pycocotools import mask as _untyped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.candidates import Candidates

_rle: Any = _untyped
SAME = 0.6  # intersection over union from which two boxes are one part seen twice
INSIDE = 0.85  # share of a region in another from which it lies inside
FILLED = 0.7  # share of a group that its members fill at least
COMPARABLE = 0.5  # of the score of a group, which its members reach at least
MOST = 100  # candidates of a phrase that are looked at, the surest


def suppress_doubles(found: Candidates) -> Candidates:
    """Keep the surest of boxes that are nearly the same (non-maximum suppression), surest first.

    Of each phrase the 100 surest are kept at most.
    """
    wide_high = found.xyxy[:, 2:] - found.xyxy[:, :2]
    xywh = np.concatenate([found.xyxy[:, :2], wide_high], axis=1).astype(float)
    kept: list[int] = []
    for mine in _by_phrase(found):
        best = cv2.dnn.NMSBoxes(
            xywh[mine].tolist(), found.score[mine].tolist(), 0.0, SAME, top_k=MOST
        )
        kept += mine[np.asarray(best, np.intp).ravel()].tolist()
    return _surest_first(found, kept)


def suppress_groups_and_parts(found: Candidates) -> Candidates:
    """Drop boxes around several parts of a name, then boxes on a piece of a surer one.

    Members of a box are those inside it that are about as sure (at least half its score) and do
    not lie in each other. A box with two members or more that fill most of it is a group: one
    around three screws goes when the screws are there. A piece lies inside another that is surer:
    the head of a screw that was found as a whole. Where two members or more leave a surer box
    mostly empty, nobody knows which is right, and all stay.

    Regions are the masks where there are any, so that a short screw within the box of a slanted
    long one stays.
    """
    kept: list[int] = []
    for mine in _by_phrase(found):
        group = found.take(mine)
        kept += mine[_separate(group.score, _regions(group))].tolist()
    return _surest_first(found, kept)


def _by_phrase(found: Candidates) -> list[NDArray[np.intp]]:
    return [np.flatnonzero(found.phrase == phrase) for phrase in np.unique(found.phrase)]


def _surest_first(found: Candidates, kept: list[int]) -> Candidates:
    order = sorted(kept, key=lambda i: (-found.score[i], found.phrase[i], *found.xyxy[i].tolist()))
    return found.take(np.array(order, np.intp))


def _regions(found: Candidates) -> list[Any]:
    """Return the masks, or the whole boxes, run-length coded in the smallest common frame."""
    corner = found.xyxy[:, :2].min(axis=0)
    wide, high = found.xyxy[:, 2:].max(axis=0) - corner
    planes = np.zeros((high, wide, len(found.score)), np.uint8, order="F")
    for i, (left, top, right, bottom) in enumerate(found.xyxy - np.tile(corner, 2)):
        planes[top:bottom, left:right, i] = 1 if found.masks is None else found.masks[i]
    return _rle.encode(planes)


def _separate(scores: NDArray[np.float64], regions: list[Any]) -> NDArray[np.intp]:
    inside = _shares_inside(regions) >= INSIDE
    np.fill_diagonal(inside, val=False)
    comparable = scores[:, None] >= COMPARABLE * scores[None, :]
    left = np.ones(len(scores), np.bool_)
    piece = inside & (scores[None, :] > scores[:, None])
    # The largest first, so that a group of groups goes before its members are judged.
    order: list[int] = np.argsort(-_rle.area(regions).astype(np.int64), kind="stable").tolist()
    for i in order:
        within: list[int] = np.flatnonzero(inside[:, i] & comparable[:, i] & left).tolist()
        members = [m for m in within if not inside[m, within].any()]
        if len(members) < 2:
            continue
        piece[members, i] = False
        left[i] = _filled(regions, i, members) < FILLED
    return np.flatnonzero(left & ~piece[:, left].any(axis=1))


def _shares_inside(regions: list[Any]) -> NDArray[np.float64]:
    """Return which share of region i lies in region j, at [i, j].

    pycocotools divides by the first region's own area where the second is marked as a crowd.
    """
    return np.asarray(_rle.iou(regions, regions, [1] * len(regions))).reshape(len(regions), -1)


def _filled(regions: list[Any], group: int, members: Sequence[int]) -> float:
    together = _rle.merge([regions[m] for m in members])
    common = _rle.merge([together, regions[group]], intersect=True)
    return float(_rle.area(common)) / float(_rle.area(regions[group]))

"""Join the pieces of thin parts, which break where they are hardly seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.vision.taught.instances import (
    CLOSER,
    GOOD_ENOUGH,
    SURE,
    candidate_of,
    union_of,
)
from llm4ad.vision.taught.shapes import spreads_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.shapes import KnownShapes

HINTED = 0.1  # probability of a pixel between two pieces from which it may be of the part
LARGER = 1.2  # times the largest exemplar: no part is larger than that


def mend_pieces(
    candidates: Sequence[Candidate], probability: NDArray[np.float32], known: KnownShapes
) -> list[Candidate]:
    """Return candidates with those joined that are more like an exemplar together.

    Something of the part must be seen all the way from one to the other, however faintly: what was
    cut in two stays so. ``probability`` (H, W) is that of pixels to belong to the part.
    """
    pieces = list(candidates)
    while joints := _joints(pieces, probability, known):
        _, first, second, joined = max(joints, key=lambda joint: joint[0])
        pieces = [piece for piece in pieces if piece is not first and piece is not second]
        pieces.append(joined)
    return pieces


def _joints(
    pieces: Sequence[Candidate], probability: NDArray[np.float32], known: KnownShapes
) -> list[tuple[float, Candidate, Candidate, Candidate]]:
    """Return which two could be joined: by how many spreads that is closer, and to what."""
    joints: list[tuple[float, Candidate, Candidate, Candidate]] = []
    for first, second in _unlike_pairs(pieces):
        if _too_large(first, second, known):
            continue
        joined = _joined(first, second, probability, known)
        if joined is not None:
            gain = min(_apart(first, known), _apart(second, known)) - _apart(joined, known)
            if gain > CLOSER:
                joints.append((gain, first, second, joined))
    return joints


def _unlike_pairs(pieces: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield pairs of pieces of which one at least is not like an exemplar by itself."""
    sure = [one for one in pieces if one.belief >= SURE]
    for number, first in enumerate(sure):
        unlike = first.likeness <= GOOD_ENOUGH
        for second in sure[number + 1 :]:
            if unlike or second.likeness <= GOOD_ENOUGH:
                yield first, second


def _apart(candidate: Candidate, known: KnownShapes) -> float:
    return spreads_apart(candidate.shape, known, cut=candidate.cut)


def _too_large(first: Candidate, second: Candidate, known: KnownShapes) -> bool:
    if first.shape.area + second.shape.area > LARGER * known.largest:
        return True
    rows = [(one.top, one.top + one.mask.shape[0]) for one in (first, second)]
    columns = [(one.left, one.left + one.mask.shape[1]) for one in (first, second)]
    sides = [max(end for _, end in both) - min(both)[0] for both in (rows, columns)]
    return max(sides) > LARGER * known.length


def _joined(
    first: Candidate,
    second: Candidate,
    probability: NDArray[np.float32],
    known: KnownShapes,
) -> Candidate | None:
    """Return two pieces with what is seen of the part between them, None if they stay apart."""
    left, top, both = union_of(*((one.left, one.top, one.mask) for one in (first, second)))
    around = probability[top : top + both.shape[0], left : left + both.shape[1]]
    whole = both | (_hull(both) & (around > HINTED))
    if cv2.connectedComponents(whole.view(np.uint8))[0] > 2:
        return None
    return candidate_of((left, top, whole), probability, known, both)


def _hull(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    outline = cv2.convexHull(cv2.findNonZero(mask.view(np.uint8)))
    return cv2.fillConvexPoly(np.zeros(mask.shape, np.uint8), outline, (1,)).view(np.bool_)

"""Parts of one picture are of one size: from further away all of them look smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from llm4ad.vision.taught.instances import GOOD_ENOUGH, SURE
from llm4ad.vision.taught.shapes import likenesses, relative_sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.shapes import KnownShapes, Shape

FEWEST = 3  # parts that say how large the others are
NEAR = 0.08  # logarithm of how much sizes in a picture may differ besides


def size_in_picture(
    found: Iterable[tuple[Sequence[Candidate], KnownShapes]],
) -> float:
    """Return how much larger parts look than the taught ones, of all kinds together: a logarithm.

    0 where too few of them are sure.
    """
    sizes = [relative_sizes(_sure(candidates), known) for candidates, known in found]
    together = np.concatenate([*sizes, np.empty(0)])
    return float(np.median(together)) if len(together) >= FEWEST else 0.0


def of_one_size(candidates: Sequence[Candidate], known: KnownShapes) -> list[Candidate]:
    """Return candidates with less likeness where they are of another size than most."""
    sure = _sure(candidates)
    if len(sure) < FEWEST:
        return list(candidates)
    middle = float(np.median(relative_sizes(sure, known)))
    near = (middle - NEAR, middle + NEAR)
    shapes, cut = [one.shape for one in candidates], [one.cut for one in candidates]
    return [
        one._replace(likeness=alike)
        for one, alike in zip(candidates, likenesses(shapes, known, cut, near), strict=True)
    ]


def _sure(candidates: Sequence[Candidate]) -> list[Shape]:
    return [
        one.shape
        for one in candidates
        if one.belief >= SURE and one.likeness > GOOD_ENOUGH and not one.cut
    ]

"""Parts of one picture are of one size: from further away all of them look smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from llm4ad.vision.taught.instances import GOOD_ENOUGH, SURE
from llm4ad.vision.taught.shapes import likenesses, relative_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.shapes import KnownShapes

FEWEST = 3  # parts that say how large the others are
NEAR = 0.08  # logarithm of how much sizes in a picture may differ besides


def of_one_size(candidates: Sequence[Candidate], known: KnownShapes) -> list[Candidate]:
    """Return candidates with less likeness where they are of another size than most."""
    sure = [
        one.shape
        for one in candidates
        if one.belief >= SURE and one.likeness > GOOD_ENOUGH and not one.cut
    ]
    if len(sure) < FEWEST:
        return list(candidates)
    middle = float(np.median(relative_sizes(sure, known)))
    near = (middle - NEAR, middle + NEAR)
    shapes, cut = [one.shape for one in candidates], [one.cut for one in candidates]
    return [
        one._replace(likeness=alike)
        for one, alike in zip(candidates, likenesses(shapes, known, cut, near), strict=True)
    ]

"""Parts of one picture are of one size: from further away all of them look smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from llm4ad.vision.taught.instances import GOOD_ENOUGH, SURE
from llm4ad.vision.taught.shapes import likeness, relative_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.shapes import KnownShapes

FEWEST = 3  # parts that say how large the others are
NEAR = 0.08  # logarithm of how much sizes in a picture may differ besides


def of_one_size(candidates: Sequence[Candidate], known: KnownShapes) -> list[Candidate]:
    """Return candidates with less likeness where they are of another size than most."""
    sizes = [
        relative_size(one.shape, known)
        for one in candidates
        if one.belief >= SURE and one.likeness > GOOD_ENOUGH and not one.cut
    ]
    if len(sizes) < FEWEST:
        return list(candidates)
    middle = float(np.median(sizes))
    near = (middle - NEAR, middle + NEAR)
    return [
        one._replace(likeness=likeness(one.shape, known, cut=one.cut, sizes=near))
        for one in candidates
    ]

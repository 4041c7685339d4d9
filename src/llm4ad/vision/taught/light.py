"""The light that the taught pictures were taken in, and pictures in other light brought to it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

GRID = 16  # cells along each side
STEP = 160  # pixels of the longest side that are looked at
NOISE = 3.0  # of 255: darker cells say little
ROOM = 1.08  # factor of the light that is left as it is
CLIPPED, FEWEST = math.log(230 + NOISE), 0.2  # a white cell; share of the others that is needed
STRONGEST = 2.5  # factor; beyond it a picture is left as it is


def lit_cells(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the logarithms of how bright a picture (H, W, 3) is, cell by cell, (GRID², 3)."""
    step = max(1, max(rgb.shape[:2]) // STEP)
    few = np.ascontiguousarray(rgb[::step, ::step])
    cells = cv2.resize(few, (GRID, GRID), interpolation=cv2.INTER_AREA)
    return np.log(cells.reshape(-1, 3).astype(np.float32) + np.float32(NOISE))


def usual_light(pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """Return the lit cells of pictures, shape (N, GRID², 3)."""
    return np.stack([lit_cells(rgb) for rgb in pictures])


def in_usual_light(rgb: NDArray[np.uint8], usual: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return a picture as it would look in the usual light, itself where its light is usual.

    It is brought to the light of the taught picture whose light is nearest. Of all cells the
    middle one counts: other light changes them all, other things in the picture some.
    """
    cells = lit_cells(rgb)
    # Where it is white nobody knows how bright it was.
    kept = (cells < CLIPPED).all(axis=1)
    if np.count_nonzero(kept) < FEWEST * len(kept):
        return rgb
    change = (cells - usual)[:, kept]
    lights = np.median(change, axis=1).astype(np.float64)
    gains = np.exp(-lights[int(np.abs(lights).max(axis=1).argmin())])
    strongest = float(np.abs(np.log(gains)).max())
    if not math.log(ROOM) < strongest < math.log(STRONGEST):
        return rgb
    table = np.rint(np.arange(256)[:, None] * gains).clip(0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(rgb, table[None]), np.uint8)

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Focal sRGB examples of the eleven basic colour names of English, light and dark ones of each;
# a pixel takes the name of the nearest example in CIE Lab.
_EXAMPLES: dict[str, tuple[tuple[int, int, int], ...]] = {
    "black": ((0, 0, 0), (28, 28, 28), (22, 22, 32), (32, 24, 20)),
    "white": ((255, 255, 255), (232, 232, 232), (248, 244, 232), (238, 243, 250)),
    "grey": ((60, 60, 60), (95, 95, 95), (130, 130, 130), (165, 165, 165), (198, 198, 198)),
    "red": ((255, 0, 0), (200, 20, 30), (150, 15, 25), (105, 12, 18), (220, 60, 55)),
    "orange": ((255, 140, 0), (240, 115, 25), (255, 165, 60), (215, 105, 20), (255, 100, 30)),
    "yellow": (
        *((255, 255, 0), (240, 205, 20), (255, 236, 120), (200, 172, 25), (228, 190, 50)),
        *((218, 165, 32), (184, 134, 11)),
    ),
    "green": (
        *((0, 128, 0), (0, 255, 0), (40, 92, 42), (125, 190, 60), (145, 205, 145)),
        *((20, 62, 32), (0, 155, 105), (92, 115, 42), (0, 200, 120)),
    ),
    "blue": (
        *((0, 0, 255), (30, 80, 180), (20, 30, 95), (90, 160, 230), (0, 170, 225)),
        *(
            (150, 200, 240),
            (172, 215, 232),
            (0, 120, 150),
            (60, 60, 220),
            (0, 220, 240),
            (0, 0, 140),
        ),
    ),
    "purple": ((128, 0, 128), (90, 40, 145), (160, 90, 205), (190, 150, 225), (70, 20, 85)),
    "pink": ((255, 105, 180), (255, 182, 193), (240, 130, 155), (225, 80, 135), (255, 20, 200)),
    "brown": ((139, 69, 19), (102, 62, 32), (72, 42, 22), (160, 110, 70), (122, 86, 62)),
}
COLOUR_NAMES: tuple[str, ...] = tuple(_EXAMPLES)
_STEP = 8  # the lookup table holds every eighth value of each channel


def example_of(name: str) -> tuple[int, int, int]:
    """Return an RGB value that has a colour name."""
    return _EXAMPLES[name][0]


def colour_shares(pixels: NDArray[np.uint8]) -> dict[str, float]:
    """Return the share of every colour name among RGB pixels (N, 3), largest first.

    Names that do not occur are left out; no pixels give an empty dictionary.
    """
    if len(pixels) == 0:
        return {}
    coarse = (pixels // _STEP).astype(np.intp)
    side = 256 // _STEP
    names = _name_of_cells()[(coarse[:, 0] * side + coarse[:, 1]) * side + coarse[:, 2]]
    counts = np.bincount(names, minlength=len(COLOUR_NAMES))
    order = sorted(np.flatnonzero(counts), key=lambda index: (-counts[index], index))
    return {COLOUR_NAMES[index]: float(counts[index] / len(pixels)) for index in order}


@cache
def _name_of_cells() -> NDArray[np.uint8]:
    values = np.arange(_STEP // 2, 256, _STEP, dtype=np.uint8)
    cells = np.stack(np.meshgrid(values, values, values, indexing="ij"), axis=-1).reshape(-1, 3)
    examples = np.array([rgb for group in _EXAMPLES.values() for rgb in group], dtype=np.uint8)
    owners = np.repeat(np.arange(len(_EXAMPLES)), [len(group) for group in _EXAMPLES.values()])
    distances = np.linalg.norm(_lab(cells)[:, None] - _lab(examples)[None], axis=2)
    return owners[distances.argmin(axis=1)].astype(np.uint8)


def _lab(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    scaled = rgb.astype(np.float32)[None] / 255
    return np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2Lab)[0], dtype=np.float32)

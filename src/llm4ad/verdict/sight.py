"""A picture as evidence is worked out on it: scaled down, with what is known from the normals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.verdict.finding import Patch, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Region, Scene
    from llm4ad.verdict.occupancy import Whereabouts

SIDE = 256  # longest side of the scaled picture that evidence is worked out on
NEGLIGIBLE = 0.02  # weights below this are not kept


@dataclass(frozen=True, slots=True)
class Sight:
    """One picture as evidence is worked out on it, with what is known from the normals.

    ``depends_on`` names the parts of which a program decides what it states. ``traces`` are no
    parts of the scene: they look like a part of their name, and have not its shape.
    """

    scene: Scene
    parts: Sequence[Detection]
    known: Mapping[str, Whereabouts]
    depends_on: frozenset[str] = frozenset()
    traces: Sequence[Detection] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of the scaled picture."""
        scale = min(1.0, SIDE / max(self.scene.width, self.scene.height))
        return max(1, round(self.scene.width * scale)), max(1, round(self.scene.height * scale))

    @property
    def scales(self) -> tuple[float, float]:
        """Return by how much the scaled picture is smaller, across and down."""
        width, height = self.size
        return width / self.scene.width, height / self.scene.height


def place_mask(region: Region, sight: Sight) -> NDArray[np.float32]:
    """Return the scaled picture with 1 inside of a place, shape (height, width)."""
    width, height = sight.size
    drawn = np.zeros((height, width), np.uint8)
    corners = np.round(np.array(place_of(region).corners) * sight.scales).astype(np.int32)
    cv2.fillPoly(drawn, [corners], (1,))
    return drawn.astype(np.float32)


def mask_patch(detection: Detection, weight: float) -> Patch:
    """Return the mask of what was found, with one weight."""
    return Patch(detection.xyxy, detection.mask.astype(np.float32) * np.float32(weight))


def patches(weights: NDArray[np.float32], sight: Sight) -> tuple[Patch, ...]:
    """Return the part of a map of the scaled picture that is not empty."""
    marked = weights > NEGLIGIBLE
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    if not len(rows):
        return ()
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    across, down = (1 / scale for scale in sight.scales)
    box = (
        *(round(left * across), round(top * down)),
        *(max(round(right * across), round(left * across) + 1),),
        *(max(round(bottom * down), round(top * down) + 1),),
    )
    return (Patch(box, weights[top:bottom, left:right].astype(np.float32)),)

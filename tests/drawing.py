"""Drawn scenes for tests: shapes of known place, size and colour, and their detections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.scene.measure import measure_scene

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from llm4ad.scene.vocabulary import Scene

RGB = {
    "black": (15, 15, 15),
    "white": (245, 245, 245),
    "grey": (128, 128, 128),
    "red": (200, 25, 30),
    "orange": (245, 130, 20),
    "yellow": (240, 210, 30),
    "green": (40, 150, 50),
    "blue": (30, 70, 190),
    "purple": (120, 40, 150),
    "pink": (250, 120, 180),
    "brown": (110, 65, 30),
}


class Canvas:
    """A picture to draw parts on; ``detections`` are what a perfect finder would find."""

    def __init__(self, width: int = 400, height: int = 300, background: str = "black") -> None:
        self.rgb: NDArray[np.uint8] = np.full((height, width, 3), RGB[background], np.uint8)
        self.detections: list[Detection] = []

    def polygon(
        self, name: str, points: list[tuple[float, float]], colour: str = "grey", p: float = 0.99
    ) -> Detection:
        mask = np.zeros(self.rgb.shape[:2], np.uint8)
        cv2.fillPoly(mask, [np.round(points).astype(np.int32)], (1,))
        return self._add(name, mask > 0, colour, p)

    def box(
        self,
        name: str,
        xyxy: tuple[int, int, int, int],
        colour: str = "grey",
        p: float = 0.99,
    ) -> Detection:
        mask = np.zeros(self.rgb.shape[:2], bool)
        mask[xyxy[1] : xyxy[3], xyxy[0] : xyxy[2]] = True
        return self._add(name, mask, colour, p)

    def disc(
        self, name: str, x: int, y: int, radius: int, colour: str = "grey", p: float = 0.99
    ) -> Detection:
        mask = np.zeros(self.rgb.shape[:2], np.uint8)
        cv2.circle(mask, (x, y), radius, (1,), -1)
        return self._add(name, mask > 0, colour, p)

    def scene(self) -> Scene:
        return measure_scene(self.rgb, self.detections)

    def _add(self, name: str, mask: NDArray[np.bool_], colour: str, p: float) -> Detection:
        self.rgb[mask] = RGB[colour]
        rows, columns = np.nonzero(mask)
        left, top = int(columns.min()), int(rows.min())
        right, bottom = int(columns.max()) + 1, int(rows.max()) + 1
        cut = mask[top:bottom, left:right].copy()
        self.detections.append(Detection(name, (left, top, right, bottom), cut, p))
        return self.detections[-1]

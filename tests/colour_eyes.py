"""Eyes that know the parts of the drawn product by their colours, in place of a large model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.errors import ModelError
from llm4ad.scene.detection import Detection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import pytest
    from numpy.typing import NDArray

    from llm4ad.vision.picture import Picture

# Hue, saturation and value from and to, as OpenCV counts them.
COLOURS = {"coin": ((5, 60, 90), (20, 255, 255)), "bar": ((100, 90, 60), (125, 255, 255))}
FINGERPRINT = "0123456789abcdef"


@dataclass
class ColourEyes:
    """Find coins and bars; ``asked`` holds the names of every batch with the size of the batch.

    On a picture of the size ``too_large`` the memory is full.
    """

    asked: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    too_large: tuple[int, int] | None = None

    def find_many(
        self, pictures: Iterable[Picture], names: Collection[str]
    ) -> Iterator[list[Detection]]:
        batch = list(pictures)
        if any(picture.rgb.shape[:2] == self.too_large for picture in batch):
            raise ModelError("the memory of the GPU is full; say --input-size")
        self.asked.append((tuple(names), len(batch)))
        for picture in batch:
            yield [item for name in names for item in self._find(picture.rgb, name)]

    def _find(self, rgb: NDArray[np.uint8], name: str) -> Iterator[Detection]:
        if name not in COLOURS:
            return
        low, high = (np.array(limit, np.uint8) for limit in COLOURS[name])
        coloured = cv2.inRange(cv2.cvtColor(rgb, cv2.COLOR_RGB2HSV), low, high)
        coloured = cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        count, labels, boxes, _ = cv2.connectedComponentsWithStats(coloured)
        for number in range(1, count):
            left, top, width, height, area = boxes[number].tolist()
            if area < 300:
                continue
            mask = labels[top : top + height, left : left + width] == number
            yield Detection(name, (left, top, left + width, top + height), mask, 0.9)


@dataclass
class EyesPlan:
    """What ``plan_foundation`` gives, for eyes that are not loaded from anywhere."""

    eyes: ColourEyes
    notice: str | None = None
    fingerprint: str = FINGERPRINT
    loaded: int = 0

    def load(self) -> ColourEyes:
        self.loaded += 1
        return self.eyes


def give_eyes(monkeypatch: pytest.MonkeyPatch, notice: str | None = None) -> EyesPlan:
    """Let every foundation model be the colour eyes."""
    plan = EyesPlan(ColourEyes(), notice)
    monkeypatch.setattr("llm4ad.eyes.plan_foundation", lambda *_: plan)
    return plan

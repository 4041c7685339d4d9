from __future__ import annotations

from typing import TYPE_CHECKING, Self

import cv2
import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.vision.taught.features import COUNT, pixel_features
from llm4ad.vision.taught.instances import join_region, split_countable
from llm4ad.vision.taught.model_file import Model, digest, load_model, save_model

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.vision.picture import Picture
    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.model_file import TaughtPart

DOUBT = 6  # how steeply doubt grows with the distance from what the exemplars give
LEAST = 0.05  # less probable candidates are not reported


class TaughtFinder:
    """Find parts that were taught by marking a few of them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._planes = np.empty((0, 0, 0), np.float32)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Load a finder; ModelError when the file is damaged or of another version."""
        return cls(load_model(path))

    def save(self, path: Path) -> None:
        """Store the finder in one small file, which a later ``load`` reads back to the bit."""
        save_model(self._model, path)

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names of the taught parts."""
        return frozenset(part.name for part in self._model.parts)

    @property
    def fingerprint(self) -> str:
        """Return a digest of everything that was learned."""
        return digest(self._model)

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find all parts of these names, surest first."""
        wanted = [part for part in self._model.parts if part.name in names]
        if not wanted:
            return []
        small = working_image(picture.rgb, self._model.side)
        if self._planes.shape != (COUNT, *small.shape[:2]):
            self._planes = np.empty((COUNT, *small.shape[:2]), np.float32)
        planes = pixel_features(small, into=self._planes)
        classes = self._model.classifier.probabilities(planes)
        found = [
            _detection(part, candidate, small.shape, picture.rgb.shape)
            for part in wanted
            for candidate in part_candidates(part, self._model.parts, classes)
            if _probability(part, candidate) >= LEAST
        ]
        return sorted(found, key=lambda detection: -detection.probability)


def part_candidates(
    part: TaughtPart, parts: Sequence[TaughtPart], classes: NDArray[np.float32]
) -> list[Candidate]:
    """Return the candidates for a part from class probabilities (classes, H, W)."""
    first = {other.name: 1 + 2 * number for number, other in enumerate(parts)}
    body = classes[first[part.name]]
    probability = body + classes[first[part.name] + 1]
    for held in part.holds:
        probability += classes[first[held]] + classes[first[held] + 1]
    smooth = np.asarray(cv2.GaussianBlur(probability, (0, 0), 1.0), np.float32)
    if part.countable:
        return split_countable(smooth, body, part.shapes, filled=part.filled)
    return join_region(smooth, part.shapes, filled=part.filled)


def working_image(rgb: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return a picture scaled so that its longest side is ``side`` pixels."""
    height, width = rgb.shape[:2]
    scale = side / max(height, width)
    if scale == 1:
        return rgb
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(rgb, size, interpolation=way), np.uint8)


def _probability(part: TaughtPart, candidate: Candidate) -> float:
    """Return how sure a candidate is: pixels less sure than those of exemplars count against it."""
    usual = min(1.0, candidate.belief / part.belief)
    return min(1.0, candidate.belief * usual**DOUBT * candidate.likeness)


def _detection(
    part: TaughtPart, candidate: Candidate, working: tuple[int, ...], full: tuple[int, ...]
) -> Detection:
    """Return a candidate at the size of the picture, its outline smoothed between the pixels."""
    pad = 2
    rows, columns = candidate.mask.shape
    soft = np.pad(candidate.mask.astype(np.float32), pad)
    soft = cv2.GaussianBlur(soft, (0, 0), 0.7, borderType=cv2.BORDER_CONSTANT)
    down, across = full[0] / working[0], full[1] / working[1]
    left, top = candidate.left - pad, candidate.top - pad
    x0, y0 = max(0, int(left * across)), max(0, int(top * down))
    x1 = min(full[1], int(np.ceil((left + columns + 2 * pad) * across)))
    y1 = min(full[0], int(np.ceil((top + rows + 2 * pad) * down)))
    # Centres of the picture's pixels, in coordinates of the padded mask.
    xs = ((np.arange(x0, x1) + 0.5) / across - left - 0.5).astype(np.float32)
    ys = ((np.arange(y0, y1) + 0.5) / down - top - 0.5).astype(np.float32)
    grid_x, grid_y = np.meshgrid(xs, ys)
    mask = np.asarray(cv2.remap(soft, grid_x, grid_y, cv2.INTER_LINEAR)) > 0.5
    if not mask.any():
        mask[mask.shape[0] // 2, mask.shape[1] // 2] = True
    filled_rows, filled_columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    first_row, last_row = int(filled_rows[0]), int(filled_rows[-1]) + 1
    first, last = int(filled_columns[0]), int(filled_columns[-1]) + 1
    box = (x0 + first, y0 + first_row, x0 + last, y0 + last_row)
    cut = mask[first_row:last_row, first:last].copy()
    return Detection(part.name, box, cut, _probability(part, candidate))

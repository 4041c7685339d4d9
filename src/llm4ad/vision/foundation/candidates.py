"""What a network sees in a picture, before what is double or doubtful is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Fainter answers are dropped: there are hundreds in every picture. What is above is kept with its
# probability, and calibrated elsewhere.
FLOOR = 0.05


@dataclass(frozen=True, slots=True)
class Candidates:
    """Boxes in one picture, as parallel arrays.

    ``phrase`` (N,) counts in the phrases that were asked for; ``score`` (N,) is in [0, 1];
    ``xyxy`` (N, 4) is in whole pixels of the picture, right and bottom exclusive, every box inside
    the picture and with an area; ``masks`` are boolean, cropped to the boxes, where the network
    makes any.
    """

    phrase: NDArray[np.intp]
    score: NDArray[np.float64]
    xyxy: NDArray[np.intp]
    masks: tuple[NDArray[np.bool_], ...] | None = None

    def take(self, keep: NDArray[np.intp]) -> Candidates:
        """Return the candidates at these places, in this order."""
        places: list[int] = keep.tolist()
        masks = None if self.masks is None else tuple(self.masks[i] for i in places)
        return Candidates(self.phrase[keep], self.score[keep], self.xyxy[keep], masks)


@dataclass(frozen=True, slots=True)
class Exemplar:
    """Parts of one kind in a picture: RGB (H, W, 3), and boxes (N, 4) in whole pixels in it."""

    rgb: NDArray[np.uint8]
    xyxy: NDArray[np.intp]

    def __post_init__(self) -> None:
        clipped, inside = clip_boxes(self.xyxy.astype(float), self.rgb.shape[:2])
        if not len(self.xyxy) or not inside.all() or (clipped != self.xyxy).any():
            raise ValueError(f"the boxes {self.xyxy.tolist()!r} do not lie in the picture")

    def crops(self) -> list[NDArray[np.uint8]]:
        """Return what the boxes hold."""
        return [self.rgb[y:bottom, x:right] for x, y, right, bottom in self.xyxy.tolist()]


class Detector(Protocol):
    """A network that finds phrases in pictures."""

    def show(self, phrase: str, exemplars: Sequence[Exemplar]) -> None:
        """Take exemplars for a phrase. Raises ModelError where the network knows words only."""
        ...

    def detect(
        self, pictures: Sequence[NDArray[np.uint8]], phrases: Sequence[str]
    ) -> list[Candidates]:
        """Look for different phrases in RGB pictures (H, W, 3) of one size."""
        ...


class MaskMaker(Protocol):
    """A network that fills boxes with masks."""

    def masks(self, picture: NDArray[np.uint8], xyxy: NDArray[np.intp]) -> list[NDArray[np.bool_]]:
        """Return a mask, cropped to its box, for each box (N, 4) in a picture (H, W, 3)."""
        ...


def to_candidates(
    scores: NDArray[np.floating], xyxy: NDArray[np.floating], size: tuple[int, int]
) -> Candidates:
    """Return what scores (N boxes, P phrases) at or above the floor, a candidate for each phrase.

    ``xyxy`` (N, 4) is in pixels, as the network gives it, for a picture of ``size`` (height,
    width).
    """
    return above_floor(scores, xyxy, size)[0]


def above_floor(
    scores: NDArray[np.floating], xyxy: NDArray[np.floating], size: tuple[int, int]
) -> tuple[Candidates, NDArray[np.intp]]:
    """Return candidates, and for each the number of the box that it comes from.

    Numbers that are not finite count as nothing seen.
    """
    pixels, inside = clip_boxes(xyxy, size)
    boxes, phrases = np.nonzero(np.nan_to_num(scores, nan=0.0) >= FLOOR)
    keep = inside[boxes]
    boxes, phrases = boxes[keep], phrases[keep]
    return Candidates(phrases, scores[boxes, phrases].astype(np.float64), pixels[boxes]), boxes


def clip_boxes(
    xyxy: NDArray[np.floating], size: tuple[int, int]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return boxes rounded to whole pixels inside a picture, and which have an area there."""
    high, wide = size
    known: NDArray[np.bool_] = np.asarray(np.isfinite(xyxy).all(axis=1))
    pixels = np.rint(np.where(known[:, None], xyxy, 0)).clip(0, [wide, high, wide, high])
    pixels = pixels.astype(np.intp)
    return pixels, np.asarray(known & (pixels[:, 2:] > pixels[:, :2]).all(axis=1))

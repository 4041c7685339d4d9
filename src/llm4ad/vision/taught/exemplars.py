from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

from llm4ad.errors import ModelError
from llm4ad.scene.detection import Detection
from llm4ad.vision.annotation.marks import BACKGROUND
from llm4ad.vision.taught.growing import grow
from llm4ad.vision.taught.shapes import fill_holes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.annotation.marks import Mark
    from llm4ad.vision.picture import Picture

INNER_RADIUS = 12.0  # pixels that the smallest parts keep in the middle, at the working size
WORKING_PIXELS = (100_000, 300_000)
SMALLEST = 12  # pixels of a mark
LARGE = 0.05  # share of the picture from which a part that occurs once counts as a region

HOLLOW = 0.02  # share of its outline from which the hole of a part is its own


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One marked part: its name, and its mask with the place of the mask's first pixel."""

    name: str
    left: int
    top: int
    mask: NDArray[np.bool_]

    @property
    def xyxy(self) -> tuple[int, int, int, int]:
        """Return the box around the mask, right and bottom exclusive."""
        rows, columns = self.mask.shape
        return (self.left, self.top, self.left + columns, self.top + rows)

    @property
    def area(self) -> int:
        """Return the number of pixels of the part."""
        return int(np.count_nonzero(self.mask))


class MarkedPicture(NamedTuple):
    """A picture to teach with; ``complete`` says whether every part on it is marked, if known."""

    picture: Picture
    marks: Sequence[Mark]
    complete: bool | None = None


@dataclass(frozen=True, slots=True)
class TaughtPicture:
    """A picture with its exemplars and with what is marked as background (H, W).

    ``complete`` says whether every part on it is marked; None where nobody said so.
    """

    name: str
    rgb: NDArray[np.uint8]
    exemplars: tuple[Exemplar, ...]
    background: NDArray[np.bool_]
    complete: bool | None


@dataclass(frozen=True, slots=True)
class PartKind:
    """What the exemplars say of a part as a whole.

    ``countable`` parts are told apart where they touch; of the others there is one, a region.
    A ``filled`` part has no holes, ``holds`` are the parts that lie on it.
    """

    name: str
    countable: bool
    filled: bool
    holds: tuple[str, ...]


def taught_picture(marked: MarkedPicture) -> TaughtPicture:
    """Return a picture with masks for its marks.

    Boxes are filled by GrabCut, clicks and scribbles grown to the parts that they lie in.
    """
    picture, marks, complete = marked
    background = np.zeros(picture.rgb.shape[:2], np.bool_)
    for mark in marks:
        if mark.name == BACKGROUND:
            left, top, right, bottom = mark.xyxy
            background[top:bottom, left:right] |= True if mark.mask is None else mark.mask
    own = [mark for mark in marks if mark.name != BACKGROUND]
    exemplars = tuple(_exemplar(mark, own, picture, background) for mark in own)
    return TaughtPicture(picture.name, picture.rgb, exemplars, background, complete)


def _exemplar(
    mark: Mark, marks: Sequence[Mark], picture: Picture, background: NDArray[np.bool_]
) -> Exemplar:
    left, top = mark.xyxy[:2]
    mask = _cut_out(picture.rgb, mark.xyxy) if mark.mask is None else mark.mask
    if mark.extent == "inside":
        left, top, mask = _grown(mark, marks, picture, background)
    if np.count_nonzero(mask) < SMALLEST:
        raise ModelError(
            f"{picture.name}: the mark of {mark.name!r} at {mark.xyxy!r} covers fewer than "
            f"{SMALLEST} pixels; mark the whole part, or use larger pictures"
        )
    return Exemplar(mark.name, left, top, mask)


def _grown(
    mark: Mark, marks: Sequence[Mark], picture: Picture, background: NDArray[np.bool_]
) -> tuple[int, int, NDArray[np.bool_]]:
    """Grow a click or a scribble, as far as other marks leave room."""
    seed = _drawn(mark, background.shape)
    others = background.copy()
    for other in marks:
        drawn = _drawn(other, background.shape)
        # What holds this mark is what it lies on, and says nothing of where it ends.
        if other is not mark and np.count_nonzero(drawn & seed) < 0.5 * np.count_nonzero(seed):
            others |= drawn
    whole = grow(picture.rgb, seed, others)
    x, y, width, height = cv2.boundingRect(whole.astype(np.uint8))
    return x, y, whole[y : y + height, x : x + width]


def _drawn(mark: Mark, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    canvas = np.zeros(shape, np.bool_)
    left, top, right, bottom = mark.xyxy
    canvas[top:bottom, left:right] = True if mark.mask is None else mark.mask
    return canvas


def marked_parts(marked: MarkedPicture) -> list[Detection]:
    """Return the marked parts of a picture as parts that are surely there, with whole masks."""
    return [
        Detection(item.name, item.xyxy, item.mask, 1.0) for item in taught_picture(marked).exemplars
    ]


def _cut_out(rgb: NDArray[np.uint8], xyxy: tuple[int, int, int, int]) -> NDArray[np.bool_]:
    """Return the part within a box, or the ellipse in it where no part stands out."""
    left, top, right, bottom = xyxy
    width, height = right - left, bottom - top
    pad = max(6, max(width, height) // 4)
    x0, y0 = max(0, left - pad), max(0, top - pad)
    around = np.ascontiguousarray(rgb[y0 : bottom + pad, x0 : right + pad])
    ellipse = np.zeros(around.shape[:2], np.uint8)
    centre = ((left + right) // 2 - x0, (top + bottom) // 2 - y0)
    cv2.ellipse(ellipse, centre, (width // 2, height // 2), 0, 0, 360, (1,), -1)
    inside = (slice(top - y0, bottom - y0), slice(left - x0, right - x0))
    guess = np.full(around.shape[:2], cv2.GC_BGD, np.uint8)
    guess[inside] = cv2.GC_PR_BGD
    guess[ellipse > 0] = cv2.GC_PR_FGD
    if min(width, height) >= 8:
        models = np.zeros((1, 65)), np.zeros((1, 65))
        cv2.setRNGSeed(0)
        cv2.grabCut(around, guess, None, *models, 4, cv2.GC_INIT_WITH_MASK)  # pyright: ignore[reportCallIssue, reportArgumentType]
    found = np.isin(guess, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if found.sum() < 0.25 * ellipse.sum():
        found = ellipse > 0
    cut = found[inside]
    return cut if cut.any() else np.ones((height, width), np.bool_)


def part_kinds(pictures: Sequence[TaughtPicture]) -> list[PartKind]:
    """Tell the kinds of the parts from their exemplars, in the order of their names."""
    names = sorted({item.name for picture in pictures for item in picture.exemplars})
    return [_kind_of(name, pictures) for name in names]


def _kind_of(name: str, pictures: Sequence[TaughtPicture]) -> PartKind:
    most, shares, holes, held = 0, list[float](), list[float](), Counter[str]()
    for picture in pictures:
        own = [item for item in picture.exemplars if item.name == name]
        most = max(most, len(own))
        for exemplar in own:
            shares.append(exemplar.area / (picture.rgb.shape[0] * picture.rgb.shape[1]))
            holes.append(1 - exemplar.area / float(fill_holes(exemplar.mask).sum()))
            for other in picture.exemplars:
                if other.name != name and other.area < exemplar.area:
                    held[other.name] += shared_pixels(exemplar, other) > 0.5 * other.area
    holds = tuple(sorted(other for other, count in held.items() if count))
    countable = most > 1 or float(np.median(shares)) < LARGE
    return PartKind(name, countable, float(np.median(holes)) < HOLLOW, holds)


def shared_pixels(first: Exemplar, second: Exemplar) -> int:
    """Return the number of pixels that belong to both masks."""
    left, top = max(first.left, second.left), max(first.top, second.top)
    right = min(item.left + item.mask.shape[1] for item in (first, second))
    bottom = min(item.top + item.mask.shape[0] for item in (first, second))
    if left >= right or top >= bottom:
        return 0
    one, other = (
        item.mask[top - item.top : bottom - item.top, left - item.left : right - item.left]
        for item in (first, second)
    )
    return int(np.count_nonzero(one & other))


def scaled_mask(
    exemplar: Exemplar, full: tuple[int, ...], working: tuple[int, ...]
) -> tuple[tuple[slice, slice], NDArray[np.bool_]]:
    """Return where an exemplar lies in the picture of the working size, and its mask there."""
    down, rows = _nearest(exemplar.top, exemplar.mask.shape[0], full[0], working[0])
    across, columns = _nearest(exemplar.left, exemplar.mask.shape[1], full[1], working[1])
    return (down, across), exemplar.mask[np.ix_(rows, columns)]


def _nearest(start: int, length: int, full: int, working: int) -> tuple[slice, NDArray[np.int64]]:
    scale = working / full
    first = min(int(start * scale), working - 1)
    last = min(max(first + 1, math.ceil((start + length) * scale)), working)
    sources = np.floor((np.arange(first, last) + 0.5) / scale).astype(np.int64) - start
    return slice(first, last), sources.clip(0, length - 1)


def inner_radius(mask: NDArray[np.bool_]) -> float:
    """Return the radius in pixels of the largest circle that fits into a mask."""
    padded = np.pad(mask.astype(np.uint8), 1)
    return float(cv2.distanceTransform(padded, cv2.DIST_L2, 5).max())


def working_side(pictures: Sequence[TaughtPicture], kinds: Sequence[PartKind]) -> int:
    """Return the longest side in pixels that pictures are scaled to before anything else.

    It is chosen so that small countable parts are still several pixels thick.
    """
    countable = {kind.name for kind in kinds if kind.countable}
    sizes: list[float] = []
    for picture in pictures:
        height, width = picture.rgb.shape[:2]
        longest, pixels = max(height, width), height * width
        radii = [inner_radius(item.mask) for item in picture.exemplars if item.name in countable]
        radii = radii or [inner_radius(item.mask) for item in picture.exemplars]
        if not radii:
            continue
        wanted = INNER_RADIUS / float(np.percentile(radii, 20))
        low, high = (math.sqrt(limit / pixels) for limit in WORKING_PIXELS)
        sizes.append(longest * min(max(wanted, low), high, 1.0))
    return round(max(sizes))

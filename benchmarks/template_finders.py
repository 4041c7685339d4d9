"""Finders for rigid parts by templates and by contours, for finders.py to measure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.vision.taught.exemplars import part_kinds, scaled_mask, taught_picture, working_side
from llm4ad.vision.taught.finder import working_image

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.picture import Picture
    from llm4ad.vision.taught import MarkedPicture

ANGLES, SIZES = range(0, 360, 30), (1.0,)
EXEMPLARS = 1  # of every part whose crops become templates
AROUND = 2  # pixels around a part that belong to its template, for the sake of its outline
LEAST = 0.3  # scores below are not reported
MOST = 400  # places that are looked at, the best first
SHARED = 0.3  # share of a part that another one may cover
HU, AREA = 0.3, 0.3  # differences of contours and of logarithms of area that are common


class Example(NamedTuple):
    """An exemplar at the working size: its crop with some pixels around it, and its mask there."""

    name: str
    rgb: NDArray[np.uint8]
    mask: NDArray[np.uint8]


class Place(NamedTuple):
    """Where a part may be on the picture at the working size."""

    score: float
    name: str
    left: int
    top: int
    mask: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TemplateFinder:
    """Find parts by their turned and scaled exemplars."""

    side: int
    templates: tuple[Example, ...]

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find all parts of these names, surest first."""
        small = working_image(picture.rgb, self.side).astype(np.float32)
        own = [item for item in self.templates if item.name in names]
        places = [place for template in own for place in _matches(small, template)]
        return _apart(places, small.shape, picture.rgb.shape)


@dataclass(frozen=True, slots=True)
class ContourFinder:
    """Find parts by the Hu moments and the areas of contours."""

    side: int
    outlines: tuple[tuple[str, NDArray[np.int32]], ...]

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find all parts of these names, surest first."""
        small = working_image(picture.rgb, self.side)
        own = [item for item in self.outlines if item[0] in names]
        places = [_compared(contour, own) for contour in _contours(small)]
        kept = [place for place in places if place.score >= LEAST]
        return _apart(kept, small.shape, picture.rgb.shape)


def teach_templates(pictures: Sequence[MarkedPicture]) -> TemplateFinder:
    """Turn and scale some exemplars of every countable part."""
    side, examples = _examples(pictures, 0.5)
    chosen: list[Example] = []
    for name in sorted({item.name for item in examples}):
        own = sorted((e for e in examples if e.name == name), key=lambda item: item.mask.sum())
        places = {len(own) * (2 * n + 1) // (2 * EXEMPLARS) for n in range(EXEMPLARS)}
        chosen += [own[place] for place in sorted(places)]
    turned = [_turned(item, angle, size) for item in chosen for angle in ANGLES for size in SIZES]
    return TemplateFinder(side, tuple(turned))


def teach_contours(pictures: Sequence[MarkedPicture]) -> ContourFinder:
    """Take the outlines of all exemplars of countable parts."""
    side, examples = _examples(pictures, 1.0)
    return ContourFinder(side, tuple((item.name, _outline(item.mask)) for item in examples))


def _examples(pictures: Sequence[MarkedPicture], share: float) -> tuple[int, list[Example]]:
    """Return exemplars of countable parts, at a share of the finder's working size."""
    taught = [taught_picture(item) for item in pictures]
    kinds = part_kinds(taught)
    side = round(working_side(taught, kinds) * share)
    countable = {kind.name for kind in kinds if kind.countable}
    found: list[Example] = []
    for picture in taught:
        small = working_image(picture.rgb, side)
        rgb = cv2.copyMakeBorder(small, *([AROUND] * 4), cv2.BORDER_REPLICATE)
        for item in picture.exemplars:
            if item.name in countable:
                place, mask = scaled_mask(item, picture.rgb.shape, small.shape)
                grown = [slice(axis.start, axis.stop + 2 * AROUND) for axis in place]
                found.append(Example(item.name, rgb[tuple(grown)], _framed(mask)))
    return side, found


def _framed(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.pad(mask.astype(np.uint8), AROUND)


def _turned(item: Example, angle: float, size: float) -> Example:
    high, wide = item.mask.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, size)
    across, down = np.abs(turn[:, :2]) @ (wide, high)
    new = (math.ceil(across) + 2 * AROUND, math.ceil(down) + 2 * AROUND)
    turn[:, 2] += (new[0] / 2 - wide / 2, new[1] / 2 - high / 2)
    rgb = cv2.warpAffine(item.rgb, turn, new, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpAffine(item.mask * 255, turn, new) > 127
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    cut = tuple(slice(max(0, a[0] - AROUND), a[-1] + 1 + AROUND) for a in (rows, columns))
    return Example(item.name, rgb[cut], mask[cut].astype(np.uint8))


def _matches(picture: NDArray[np.float32], template: Example) -> list[Place]:
    high, wide = template.mask.shape
    if high > picture.shape[0] or wide > picture.shape[1]:
        return []
    seen = cv2.dilate(template.mask, np.ones((2 * AROUND + 1, 2 * AROUND + 1), np.uint8))
    weights = np.repeat(seen[..., None], 3, axis=2).astype(np.float32)
    way = cv2.TM_CCOEFF_NORMED
    scores = cv2.matchTemplate(picture, template.rgb.astype(np.float32), way, mask=weights)
    scores = np.nan_to_num(scores, nan=0.0, posinf=0.0, neginf=0.0)
    scores[scores > 1] = 0  # where the picture is flat, rounding decides
    peaks = (scores >= LEAST) & (scores == cv2.dilate(scores, np.ones((5, 5), np.uint8)))
    mask = template.mask.astype(bool)
    return [
        Place(float(scores[top, left]), template.name, int(left), int(top), mask)
        for top, left in np.argwhere(peaks)
    ]


def _outline(mask: NDArray[np.uint8]) -> NDArray[np.int32]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return max(contours, key=cv2.contourArea)


def _contours(rgb: NDArray[np.uint8]) -> list[NDArray[np.int32]]:
    """Return the outlines of what is lighter or darker than around it, and of closed edges."""
    grey = cv2.GaussianBlur(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), (0, 0), 1)
    mean, block = cv2.ADAPTIVE_THRESH_MEAN_C, max(rgb.shape) // 8 * 2 + 1
    light = cv2.adaptiveThreshold(grey, 255, mean, cv2.THRESH_BINARY, block, -8)
    dark = cv2.adaptiveThreshold(grey, 255, mean, cv2.THRESH_BINARY_INV, block, 8)
    edges = cv2.morphologyEx(cv2.Canny(grey, 40, 100), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    maps = (light, dark, edges)
    found = (cv2.findContours(m, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)[0] for m in maps)
    return [contour for contours in found for contour in contours if len(contour) > 12]


def _compared(
    contour: NDArray[np.int32], outlines: Sequence[tuple[str, NDArray[np.int32]]]
) -> Place:
    """Return what part a contour is most like, and how much."""
    area = cv2.contourArea(contour)
    best, name = 0.0, ""
    for other, outline in outlines:
        ratio = math.log((area + 1) / (cv2.contourArea(outline) + 1)) / AREA
        if abs(ratio) > 2:
            continue
        form = cv2.matchShapes(contour, outline, cv2.CONTOURS_MATCH_I1, 0) / HU
        score = math.exp(-0.5 * (form * form + ratio * ratio))
        if score > best:
            best, name = score, other
    left, top, wide, high = cv2.boundingRect(contour)
    mask = np.zeros((high, wide), np.uint8)
    cv2.drawContours(mask, [contour], -1, (1,), cv2.FILLED, offset=(-left, -top))
    return Place(best, name, left, top, mask.astype(bool))


def _apart(
    places: Sequence[Place], working: tuple[int, ...], full: tuple[int, ...]
) -> list[Detection]:
    """Return the best places that do not cover each other, at the size of the picture."""
    taken = np.zeros(working[:2], np.bool_)
    found: list[Detection] = []
    for place in sorted(places, key=lambda item: -item.score)[:MOST]:
        high, wide = place.mask.shape
        here = taken[place.top : place.top + high, place.left : place.left + wide]
        if (here & place.mask).sum() > SHARED * place.mask.sum():
            continue
        here |= place.mask
        found.append(_detection(place, full[1] / working[1], full[0] / working[0]))
    return found


def _detection(place: Place, across: float, down: float) -> Detection:
    high, wide = place.mask.shape
    box = (
        int(place.left * across),
        int(place.top * down),
        int((place.left + wide) * across),
        int((place.top + high) * down),
    )
    size = (box[2] - box[0], box[3] - box[1])
    mask = cv2.resize(place.mask.astype(np.float32), size, interpolation=cv2.INTER_LINEAR) > 0.5
    if not mask.any():
        mask[mask.shape[0] // 2, mask.shape[1] // 2] = True
    return Detection(place.name, box, mask, place.score)

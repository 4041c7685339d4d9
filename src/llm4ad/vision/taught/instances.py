from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import cv2
import numpy as np
from scipy import ndimage
from skimage import morphology, segmentation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_morphology, _segmentation = cast("Any", morphology), cast("Any", segmentation)  # untyped
SURE, POSSIBLE = 0.5, 0.25  # probability of a pixel to belong to a part, or to perhaps do so
THICKNESSES = (0.45, 0.65)  # of what is cut off a piece, on trial, in inner radii
SURER = (0.75, 0.9)  # pixel probabilities that are asked for, on trial
SADDLES = (0.5, 0.18)  # how deep a dip between two peaks may part them, in inner radii
# How far a shape may be from an exemplar's as a matter of course: the logarithms of area, length,
# thickness and inner radius, and the solidity. Twice that is forgiven altogether.
SPREAD = np.array([0.2, 0.15, 0.15, 0.15, 0.06])
FORGIVEN = 2.0


class Shape(NamedTuple):
    """What the outline of a part looks like, in pixels of the working size."""

    area: float
    length: float
    thickness: float
    radius: float
    solidity: float


class Candidate(NamedTuple):
    """A possible part at the working size: where its mask begins, and the mask.

    ``belief`` is the mean probability of its pixels, ``likeness`` how much its shape agrees.
    """

    left: int
    top: int
    mask: NDArray[np.bool_]
    belief: float
    likeness: float


def measure_shape(mask: NDArray[np.bool_]) -> Shape:
    """Measure a mask with at least one pixel."""
    padded = np.pad(mask.astype(np.uint8), 1)
    contours, _ = cv2.findContours(padded, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return Shape(1.0, 1.0, 1.0, 0.5, 1.0)
    border = np.concatenate(contours)
    (_, (width, height), _) = cv2.minAreaRect(border)
    hull = float(cv2.contourArea(cv2.convexHull(border)))
    filled = sum(float(cv2.contourArea(contour)) for contour in contours)
    radius = float(cv2.distanceTransform(padded, cv2.DIST_L2, 5).max())
    return Shape(
        area=float(mask.sum()),
        length=max(width, height) + 1,
        thickness=min(width, height) + 1,
        radius=radius,
        solidity=min(1.0, (filled + 1) / (hull + 1)),
    )


def fill_holes(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask without the holes in it."""
    return np.asarray(ndimage.binary_fill_holes(mask), np.bool_)


def likeness(shape: Shape, exemplars: NDArray[np.float64]) -> float:
    """Return from 0 to 1 how well a shape agrees with exemplars, rows of shapes."""
    known, seen = _comparable(exemplars), _comparable(np.array([shape]))[0]
    # The nearest exemplar counts: parts seen from the side and from above are both themselves.
    nearest = float(np.sqrt((((known - seen) / SPREAD) ** 2).sum(axis=1)).min())
    return math.exp(-0.5 * max(0.0, nearest - FORGIVEN) ** 2)


def _comparable(shapes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([np.log(np.maximum(shapes[:, :4], 0.5)), shapes[:, 4:]], axis=1)


def split_countable(
    probability: NDArray[np.float32],
    body: NDArray[np.float32],
    exemplars: NDArray[np.float64],
    *,
    filled: bool,
) -> list[Candidate]:
    """Return the instances of a countable part; ``filled`` parts have no holes.

    ``probability`` (H, W) is that of the part, ``body`` that of its body without the rim.
    """
    radius = float(np.median(exemplars[:, 3]))
    candidates: list[Candidate] = []
    for left, top, mask in _components(probability, radius):
        if mask.sum() < 0.15 * float(exemplars[:, 0].min()):
            continue
        mask = fill_holes(mask) if filled else mask  # noqa: PLW2901
        inside = (slice(top, top + mask.shape[0]), slice(left, left + mask.shape[1]))
        for dx, dy, piece in _best_pieces(mask, probability[inside], body[inside], exemplars):
            shape = measure_shape(piece)
            rows, columns = piece.shape
            sure = probability[inside][dy : dy + rows, dx : dx + columns][piece]
            belief, alike = float(sure.mean()), likeness(shape, exemplars)
            candidates.append(Candidate(left + dx, top + dy, piece, belief, alike))
    return candidates


def join_region(
    probability: NDArray[np.float32], exemplars: NDArray[np.float64], *, filled: bool
) -> list[Candidate]:
    """Return a region as one part; far-off or surplus pieces come as candidates of their own.

    Pieces are joined, the largest first, as long as the whole stays no larger than the exemplars
    and within reach of what there is: a tenth of its size.
    """
    largest = 1.2 * float(exemplars[:, 0].max())
    pieces = sorted(_components(probability, 4.0), key=lambda piece: -int(piece[2].sum()))
    joined: list[tuple[int, int, NDArray[np.bool_]]] = []
    for piece in pieces:
        for place, other in enumerate(joined):
            if piece[2].sum() + other[2].sum() <= largest and _near(piece, other):
                joined[place] = _union(piece, other)
                break
        else:
            joined.append(piece)
    candidates: list[Candidate] = []
    for left, top, mask in joined:
        if mask.sum() < 0.05 * float(exemplars[:, 0].min()):
            continue
        whole = fill_holes(mask) if filled else mask
        inside = (slice(top, top + mask.shape[0]), slice(left, left + mask.shape[1]))
        belief = float(probability[inside][mask].mean())
        alike = likeness(measure_shape(whole), exemplars)
        candidates.append(Candidate(left, top, whole, belief, alike))
    return candidates


def _components(
    probability: NDArray[np.float32], radius: float
) -> Iterator[tuple[int, int, NDArray[np.bool_]]]:
    """Yield the connected pieces that are surely of a part, then those that may be."""
    side = max(1, round(0.25 * radius))
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * side + 1, 2 * side + 1))
    sure = cv2.morphologyEx((probability > SURE).astype(np.uint8), cv2.MORPH_OPEN, brush)
    possible = np.asarray(
        cv2.morphologyEx((probability > POSSIBLE).astype(np.uint8), cv2.MORPH_OPEN, brush), np.uint8
    )
    count, found = cv2.connectedComponents(possible, connectivity=4)
    labels = np.asarray(found, np.int32)
    with_core = np.zeros(count, np.bool_)
    with_core[labels[sure > 0]] = True
    faint = (possible * ~with_core[labels]).astype(np.uint8)
    for image in (np.asarray(sure, np.uint8), faint):
        count, labels, boxes, _ = cv2.connectedComponentsWithStats(image, connectivity=4)
        for number in range(1, count):
            left, top, width, height = (int(value) for value in boxes[number, :4])
            inside = labels[top : top + height, left : left + width] == number
            yield left, top, np.asarray(inside, np.bool_)


def _best_pieces(
    mask: NDArray[np.bool_],
    probability: NDArray[np.float32],
    body: NDArray[np.float32],
    exemplars: NDArray[np.float64],
) -> list[tuple[int, int, NDArray[np.bool_]]]:
    """Return a piece whole, split at its dips, or without its thin or its less sure ends.

    Whichever looks most like the exemplars is taken, and what is cut off counts against it.
    """
    best = [(0, 0, mask)]
    best_likeness = likeness(measure_shape(mask), exemplars)
    if best_likeness > 0.9:
        return best
    radius = float(np.median(exemplars[:, 3]))
    ways = [_opened(mask, thickness * radius) for thickness in THICKNESSES]
    ways += [_opened(mask & (probability > level), 0.25 * radius) for level in SURER]
    if mask.sum() >= 1.2 * float(exemplars[:, 0].min()):
        ways += [_split(mask, body, radius, saddle) for saddle in SADDLES]
    for pieces in ways:
        areas = np.array([piece.sum() for _, _, piece in pieces])
        alike = np.array([likeness(measure_shape(piece), exemplars) for _, _, piece in pieces])
        joined = float((areas * alike).sum() / mask.sum())
        if joined > best_likeness + 0.05:
            best, best_likeness = pieces, joined
    return best


def _opened(mask: NDArray[np.bool_], thickness: float) -> list[tuple[int, int, NDArray[np.bool_]]]:
    """Return what is left of a piece without all that is thinner than twice ``thickness``."""
    side = max(1, round(thickness))
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * side + 1, 2 * side + 1))
    opened = cv2.morphologyEx(np.pad(mask, side).astype(np.uint8), cv2.MORPH_OPEN, brush)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(opened, connectivity=4)
    pieces: list[tuple[int, int, NDArray[np.bool_]]] = []
    for number in range(1, count):
        left, top, width, height = (int(value) for value in boxes[number, :4])
        piece = np.asarray(labels[top : top + height, left : left + width] == number, np.bool_)
        pieces.append((left - side, top - side, piece))
    return pieces


def _split(
    mask: NDArray[np.bool_], body: NDArray[np.float32], radius: float, saddle: float
) -> list[tuple[int, int, NDArray[np.bool_]]]:
    """Split a piece where it narrows or where rims meet, by watershed."""
    padded = np.pad(mask, 1)
    depth = cv2.distanceTransform(padded.astype(np.uint8), cv2.DIST_L2, 5)
    depth = cv2.GaussianBlur(depth, (0, 0), max(0.6, 0.12 * radius))
    inner = cv2.GaussianBlur(np.pad(body, 1), (0, 0), max(0.8, 0.15 * radius))
    height = np.where(padded, depth * (0.4 + 0.6 * inner), 0)
    peaks, count = ndimage.label(_morphology.h_maxima(height, saddle * radius))
    if count <= 1:
        return [(0, 0, mask)]
    labels = np.asarray(_segmentation.watershed(-height, peaks, mask=padded), np.int32)
    pieces: list[tuple[int, int, NDArray[np.bool_]]] = []
    for number, place in enumerate(ndimage.find_objects(labels), start=1):
        pieces.append((place[1].start - 1, place[0].start - 1, labels[place] == number))
    return pieces


def _near(
    first: tuple[int, int, NDArray[np.bool_]], second: tuple[int, int, NDArray[np.bool_]]
) -> bool:
    (left, top, mask), (other_left, other_top, other) = first, second
    reach = 0.1 * max(other.shape)
    across = max(left - other_left - other.shape[1], other_left - left - mask.shape[1], 0)
    down = max(top - other_top - other.shape[0], other_top - top - mask.shape[0], 0)
    return max(across, down) <= reach


def _union(
    first: tuple[int, int, NDArray[np.bool_]], second: tuple[int, int, NDArray[np.bool_]]
) -> tuple[int, int, NDArray[np.bool_]]:
    left, top = min(first[0], second[0]), min(first[1], second[1])
    right = max(x + mask.shape[1] for x, _, mask in (first, second))
    bottom = max(y + mask.shape[0] for _, y, mask in (first, second))
    whole = np.zeros((bottom - top, right - left), np.bool_)
    for x, y, mask in (first, second):
        whole[y - top : y - top + mask.shape[0], x - left : x - left + mask.shape[1]] |= mask
    return left, top, whole

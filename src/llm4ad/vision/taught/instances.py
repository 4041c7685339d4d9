from __future__ import annotations

import math
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import cv2
import numpy as np
from scipy import ndimage
from skimage import morphology, segmentation

from llm4ad.vision.taught.shapes import (
    fill_holes,
    likeness,
    likenesses,
    measure_shape,
    spreads_apart,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.taught.shapes import KnownShapes, Shape

    Piece = tuple[int, int, NDArray[np.bool_]]  # left, top, mask

_morphology, _segmentation = cast("Any", morphology), cast("Any", segmentation)  # untyped
SURE, POSSIBLE = 0.5, 0.25  # probability of a pixel to belong to a part, or to perhaps do so
THICKNESSES = (0.45, 0.65)  # of what is cut off a piece, on trial, in inner radii
SURER = (0.75, 0.9)  # pixel probabilities that are asked for, on trial
SADDLES = (0.5, 0.18)  # how deep a dip between two peaks may part them, in inner radii
SPURS = 0.4  # of the inner radius of a region: a quarter of that is the reach of thin spurs
FINEST = 4.0  # the same for all regions, in pixels of the map
LARGE = 0.1  # share of the smallest exemplar from which a piece may complete a region
CLOSER = 0.5  # spreads by which another way of putting it together has to be better
MOST_JOINED = 6  # touching parts without waists between them that are told apart
GOOD_ENOUGH = 0.9  # likeness from which a piece is taken as it is


class Candidate(NamedTuple):
    """A possible part on the map of pixel probabilities: where its mask begins, and the mask.

    ``belief`` is the mean probability of its pixels, ``likeness`` how much its shape agrees, and
    ``cut`` tells whether it touches the frame of the picture.
    """

    left: int
    top: int
    mask: NDArray[np.bool_]
    shape: Shape
    belief: float
    likeness: float
    cut: bool


def split_countable(
    probability: NDArray[np.float32],
    body: NDArray[np.float32],
    known: KnownShapes,
    *,
    filled: bool,
    least: float = 0.0,
) -> list[Candidate]:
    """Return the instances of a countable part; ``filled`` parts have no holes.

    ``probability`` (H, W) is that of the part, ``body`` that of its body without the rim. Pieces
    without a sure pixel and of less belief than ``least`` are passed over.
    """
    pieces = list(_sure_pieces(probability, known, filled=filled, least=least))
    if not pieces:
        return []
    shapes = [measure_shape(mask) for _, _, mask in pieces]
    cuts = [_touches_frame(*piece, probability.shape) for piece in pieces]
    alike = likenesses(shapes, known, cuts)
    candidates: list[Candidate] = []
    for piece, shape, cut, whole in zip(pieces, shapes, cuts, alike, strict=True):
        if whole > GOOD_ENOUGH:
            belief = float(_under(piece, probability)[piece[2]].mean())
            candidates.append(Candidate(*piece, shape, belief, whole, cut))
            continue
        candidates += [
            candidate_of(part, probability, known)
            for part in _best_pieces(piece, probability, body, known, whole)
        ]
    return candidates


def _sure_pieces(
    probability: NDArray[np.float32], known: KnownShapes, *, filled: bool, least: float
) -> Iterator[Piece]:
    """Yield the pieces that are large enough, and sure somewhere or not too faint."""
    for left, top, piece in _components(probability, known.radius):
        if np.count_nonzero(piece) < 0.15 * known.smallest:
            continue
        seen = _under((left, top, piece), probability)[piece]
        if seen.max() >= SURE or seen.mean() >= least:
            yield left, top, fill_holes(piece) if filled else piece


def _under(piece: Piece, plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what a plane says at the place of a piece."""
    left, top, mask = piece
    return plane[top : top + mask.shape[0], left : left + mask.shape[1]]


def join_region(
    probability: NDArray[np.float32], known: KnownShapes, *, filled: bool
) -> list[Candidate]:
    """Return a region as one part; far-off or surplus pieces come as candidates of their own.

    Thin spurs are cut off unless the region looks more like the exemplars with them, as a vessel
    of glass does, of which only the rim is seen where it is empty.
    """
    pieces = list(_components(probability, FINEST))
    spurs = 0.25 * SPURS * known.radius
    trimmed = [rest for piece in pieces for rest in _trimmed(piece, spurs)]
    cut = _joined(trimmed, probability, known, filled=filled)
    apart = _nearest(cut, known)
    if apart < CLOSER:
        return cut
    uncut = _joined(pieces, probability, known, filled=filled)
    return uncut if _nearest(uncut, known) < apart - CLOSER else cut


def _nearest(candidates: Sequence[Candidate], known: KnownShapes) -> float:
    """Return by how many spreads the best of some candidates differs from the exemplars."""
    apart = [spreads_apart(item.shape, known, cut=item.cut) for item in candidates]
    return min(apart, default=math.inf)


def _trimmed(piece: Piece, thickness: float) -> list[Piece]:
    """Return a piece, which stays one, without all that is thinner than twice ``thickness``."""
    left, top, mask = piece
    kept = [(left + x, top + y, part) for x, y, part in _opened(mask, thickness)]
    return [reduce(union_of, kept)] if kept else []


def _joined(
    pieces: Sequence[Piece],
    probability: NDArray[np.float32],
    known: KnownShapes,
    *,
    filled: bool,
) -> list[Candidate]:
    """Join pieces, the largest first.

    They are joined as long as the whole stays no larger than the exemplars, if they are within
    reach, a tenth of the size of what there is, or if the whole is more like the exemplars.
    """
    largest = 1.2 * known.largest
    smallest = 0.05 * known.smallest
    joined: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -np.count_nonzero(piece[2])):
        for place, other in enumerate(joined):
            if piece[2].sum() + other[2].sum() > largest:
                continue
            if _near(piece, other) or _completes(piece, other, known):
                joined[place] = union_of(piece, other)
                break
        else:
            joined.append(piece)
    return [
        candidate_of((left, top, fill_holes(mask) if filled else mask), probability, known, mask)
        for left, top, mask in joined
        if np.count_nonzero(mask) >= smallest
    ]


def candidate_of(
    piece: Piece,
    probability: NDArray[np.float32],
    known: KnownShapes,
    believed: NDArray[np.bool_] | None = None,
) -> Candidate:
    """Return a piece as a possible part, believed as much as its pixels, or some of them, are."""
    left, top, mask = piece
    shape = measure_shape(mask)
    cut = _touches_frame(left, top, mask, probability.shape)
    around = _under(piece, probability)
    belief = float(around[mask if believed is None else believed].mean())
    return Candidate(left, top, mask, shape, belief, likeness(shape, known, cut=cut), cut)


def _touches_frame(left: int, top: int, mask: NDArray[np.bool_], whole: tuple[int, ...]) -> bool:
    rows, columns = mask.shape
    return left <= 0 or top <= 0 or left + columns >= whole[1] or top + rows >= whole[0]


def _components(probability: NDArray[np.float32], radius: float) -> Iterator[Piece]:
    """Yield the connected pieces that are surely of a part, then those that may be."""
    maybe = (probability > POSSIBLE).astype(np.uint8)
    x, y, width, height = cv2.boundingRect(maybe)
    if not width:
        return
    there = probability[y : y + height, x : x + width]
    side = max(1, round(0.25 * radius))
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * side + 1, 2 * side + 1))
    sure = cv2.morphologyEx((there > SURE).astype(np.uint8), cv2.MORPH_OPEN, brush)
    opened = cv2.morphologyEx(maybe[y : y + height, x : x + width], cv2.MORPH_OPEN, brush)
    count, found = cv2.connectedComponents(opened, connectivity=4)
    labels = np.asarray(found, np.int32)
    faint_ones = np.ones(count, np.uint8)
    faint_ones[labels[np.asarray(sure) > 0]] = 0
    faint_ones[0] = 0
    images = [np.asarray(sure, np.uint8)]
    if faint_ones.any():
        images.append(faint_ones[labels])
    for image in images:
        for left, top, mask in _connected(image):
            yield x + left, y + top, mask


def _connected(image: NDArray[np.uint8]) -> Iterator[Piece]:
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(image, connectivity=4)
    for number, (left, top, width, height, _) in enumerate(boxes[1:count].tolist(), start=1):
        inside = labels[top : top + height, left : left + width] == number
        yield left, top, np.asarray(inside, np.bool_)


def _best_pieces(
    piece: Piece,
    probability: NDArray[np.float32],
    body: NDArray[np.float32],
    known: KnownShapes,
    whole: float,
) -> list[Piece]:
    """Return a piece as it is, split at its dips, or without its thin or its less sure ends.

    Whichever looks most like the exemplars is taken, and what is cut off counts against it; the
    piece as it is looks so to the extent of ``whole``.
    """
    left, top, mask = piece
    best, best_likeness = [(0, 0, mask)], whole
    area = np.count_nonzero(mask)
    planes = _under(piece, probability), _under(piece, body)
    for pieces, least in _ways_to_part(mask, *planes, known):
        if not pieces:
            continue
        areas = np.array([np.count_nonzero(part) for _, _, part in pieces])
        shapes = [measure_shape(part) for _, _, part in pieces]
        alike = np.array(likenesses(shapes, known, [False] * len(shapes)))
        joined = float((areas * alike).sum() / area)
        if joined > best_likeness + 0.05 and alike.min() >= least:
            best, best_likeness = pieces, joined
    return [(left + dx, top + dy, part) for dx, dy, part in best]


def _ways_to_part(
    mask: NDArray[np.bool_],
    probability: NDArray[np.float32],
    body: NDArray[np.float32],
    known: KnownShapes,
) -> Iterator[tuple[list[Piece], float]]:
    """Yield pieces of a piece, and how much each of them has to look like an exemplar."""
    radius = known.radius
    for thickness in THICKNESSES:
        yield _opened(mask, thickness * radius), 0.0
    for level in SURER:
        yield _opened(mask & (probability > level), 0.25 * radius), 0.0
    area = np.count_nonzero(mask)
    if area < 1.2 * known.smallest:
        return
    for saddle in SADDLES:
        yield _split(mask, body, radius, saddle), 0.0
    # Without a waist to see, only a perfect fit says that there are several.
    yield _parted(mask, round(area / known.area)), GOOD_ENOUGH


def _opened(mask: NDArray[np.bool_], thickness: float) -> list[Piece]:
    """Return what is left of a piece without all that is thinner than twice ``thickness``."""
    side = max(1, round(thickness))
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * side + 1, 2 * side + 1))
    padded = cv2.copyMakeBorder(mask.view(np.uint8), side, side, side, side, cv2.BORDER_CONSTANT)
    opened = np.asarray(cv2.morphologyEx(padded, cv2.MORPH_OPEN, brush), np.uint8)
    return [(left - side, top - side, piece) for left, top, piece in _connected(opened)]


def _split(
    mask: NDArray[np.bool_], body: NDArray[np.float32], radius: float, saddle: float
) -> list[Piece]:
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
    pieces: list[Piece] = []
    for number, place in enumerate(ndimage.find_objects(labels), start=1):
        pieces.append((place[1].start - 1, place[0].start - 1, labels[place] == number))
    return pieces


def _parted(mask: NDArray[np.bool_], count: int) -> list[Piece]:
    """Part a piece without a waist into so many compact ones of like size."""
    if not 2 <= count <= MOST_JOINED:
        return [(0, 0, mask)]
    places = np.argwhere(mask).astype(np.float32)
    centred = places - places.mean(axis=0)
    along = centred @ np.linalg.eigh(centred.T @ centred)[1][:, 1]
    start = (np.argsort(np.argsort(along)) * count // len(along)).astype(np.int32)[:, None]
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.1)
    _, groups, _ = cv2.kmeans(places, count, start, stop, 1, cv2.KMEANS_USE_INITIAL_LABELS)
    labels = np.zeros(mask.shape, np.uint8)
    labels[mask] = np.asarray(groups).ravel() + 1
    return [piece for number in range(count) for piece in _largest(labels == number + 1)]


def _largest(mask: NDArray[np.bool_]) -> list[Piece]:
    pieces = sorted(_connected(mask.view(np.uint8)), key=lambda piece: -np.count_nonzero(piece[2]))
    return pieces[:1]


def _near(first: Piece, second: Piece) -> bool:
    (left, top, mask), (other_left, other_top, other) = first, second
    reach = 0.1 * max(other.shape)
    across = max(left - other_left - other.shape[1], other_left - left - mask.shape[1], 0)
    down = max(top - other_top - other.shape[0], other_top - top - mask.shape[0], 0)
    return max(across, down) <= reach


def _completes(piece: Piece, other: Piece, known: KnownShapes) -> bool:
    """Tell whether a large piece makes another more like an exemplar, as juice under a label."""
    if np.count_nonzero(piece[2]) < LARGE * known.smallest:
        return False
    alone = spreads_apart(measure_shape(other[2]), known)
    return spreads_apart(measure_shape(union_of(piece, other)[2]), known) < alone - CLOSER


def union_of(first: Piece, second: Piece) -> Piece:
    """Return two pieces as one."""
    left, top = min(first[0], second[0]), min(first[1], second[1])
    right = max(x + mask.shape[1] for x, _, mask in (first, second))
    bottom = max(y + mask.shape[0] for _, y, mask in (first, second))
    whole = np.zeros((bottom - top, right - left), np.bool_)
    for x, y, mask in (first, second):
        whole[y - top : y - top + mask.shape[0], x - left : x - left + mask.shape[1]] |= mask
    return left, top, whole

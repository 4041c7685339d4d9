from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# How far a shape may be from an exemplar's as a matter of course: the logarithms of area, length,
# thickness and inner radius, all without a common change of size, and the solidity.
SPREAD = np.array([0.2, 0.15, 0.15, 0.15, 0.06])
POWERS = np.array([2, 1, 1, 1, 0])  # of the size in them
_SPREAD, _POWERS = SPREAD[:, None, None], POWERS[:, None, None]
ALIKE = 0.5  # spreads by which exemplars differ so little that one speaks for both
SIZES = (-0.22, 0.22)  # logarithms of changes of size that are forgiven
FORGIVEN = 2.0  # in spreads, altogether
# Parts this much longer than thick have a direction. So many exemplars with directions that agree
# so well (1 is perfect) say that the part always lies that way, but for so many degrees.
LONG, FEWEST_ONE_WAY, ONE_WAY, TURNED, TURN_SPREAD = 2.0, 6, 0.9, 30.0, 10.0
CUT = 0.3  # share of the smallest exemplar that is left of a part cut by the frame
# Shapes that differ by less than this, but for their size, are one shape in several sizes.
SAME_FORM = 1.5
STEP = 0.15  # logarithm of the ratio of sizes that stand for all between them


class Shape(NamedTuple):
    """What the outline of a part looks like, in pixels of the map."""

    area: float
    length: float
    thickness: float
    radius: float
    solidity: float
    angle: float  # of the length, in degrees, from 0 up to 180


def measure_shape(mask: NDArray[np.bool_]) -> Shape:
    """Measure a mask with at least one pixel."""
    padded = cv2.copyMakeBorder(mask.view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT)
    contours, _ = cv2.findContours(padded, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return Shape(1.0, 1.0, 1.0, 0.5, 1.0, 0.0)
    border = np.concatenate(contours)
    outline = cv2.convexHull(border)
    _, (width, height), turn = cv2.minAreaRect(outline)
    hull = cv2.contourArea(outline)
    filled = sum(cv2.contourArea(contour) for contour in contours)
    radius = float(cv2.distanceTransform(padded, cv2.DIST_L2, 5).max())
    return Shape(
        area=float(np.count_nonzero(mask)),
        length=max(width, height) + 1,
        thickness=min(width, height) + 1,
        radius=radius,
        solidity=min(1.0, (filled + 1) / (hull + 1)),
        angle=(turn if width >= height else turn + 90) % 180,
    )


def fill_holes(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask without the holes in it."""
    contours, _ = cv2.findContours(
        mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    filled = mask.astype(np.uint8)
    cv2.drawContours(filled, contours, -1, (1,), cv2.FILLED)
    return filled.view(np.bool_)


@dataclass(frozen=True, slots=True)
class KnownShapes:
    """What the shapes of exemplars say, ready to be compared with: see ``know_shapes``.

    ``comparable`` (5, N); ``direction`` in degrees where all long ones lie one way, else None.
    """

    comparable: NDArray[np.float64]
    smallest: float
    largest: float
    area: float
    radius: float
    length: float
    direction: float | None


def know_shapes(exemplars: NDArray[np.float64]) -> KnownShapes:
    """Return what exemplars say, rows of shapes (N, 6)."""
    areas = exemplars[:, 0]
    return KnownShapes(
        comparable=np.ascontiguousarray(_distinct(_comparable(exemplars)).T),
        smallest=float(areas.min()),
        largest=float(areas.max()),
        area=float(np.median(areas)),
        radius=float(np.median(exemplars[:, 3])),
        length=float(exemplars[:, 1].max()),
        direction=_direction(exemplars),
    )


def _distinct(known: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out exemplars that hardly differ from one that is kept, rows of (N, 5)."""
    left, kept = known / SPREAD, list[int]()
    places = np.arange(len(known))
    while len(places):
        kept.append(int(places[0]))
        apart = np.sqrt(((left[places] - left[places[0]]) ** 2).sum(axis=1)) > ALIKE
        places = places[apart]
    return known[kept]


def likeness(
    shape: Shape, known: KnownShapes, *, cut: bool = False, sizes: tuple[float, float] = SIZES
) -> float:
    """Return from 0 to 1 how well a shape agrees with exemplars; see ``likenesses``."""
    return likenesses([shape], known, [cut], sizes)[0]


def likenesses(
    shapes: Sequence[Shape],
    known: KnownShapes,
    cut: Sequence[bool],
    sizes: tuple[float, float] = SIZES,
) -> list[float]:
    """Return from 0 to 1 how well shapes agree with exemplars; all at once is many times as fast.

    They may be a fifth larger or smaller than exemplars, or by a logarithm within ``sizes``. Parts
    that are ``cut`` by the frame may be smaller than they are.
    """
    form, _ = _form(shapes, known, cut, sizes)
    # The nearest exemplar counts: parts seen from the side and from above are both themselves.
    nearest = np.sqrt(form.min(axis=0))
    alike = np.exp(-0.5 * np.maximum(nearest - FORGIVEN, 0) ** 2).tolist()
    return [
        value * _direction_agrees(shape, known.direction)
        for value, shape in zip(alike, shapes, strict=True)
    ]


def relative_sizes(shapes: Sequence[Shape], known: KnownShapes) -> NDArray[np.float64]:
    """Return how much larger shapes are than the exemplars they agree with best: logarithms."""
    if not shapes:
        return np.empty(0)
    form, size = _form(shapes, known, [False] * len(shapes), SIZES)
    return np.take_along_axis(size, form.argmin(axis=0)[None], axis=0)[0]


def closeness(shape: Shape, known: KnownShapes, *, cut: bool = False) -> float:
    """Return from 0 to 1 how close a shape is to an exemplar, size and all, to choose between."""
    return math.exp(-0.5 * spreads_apart(shape, known, cut=cut) ** 2)


def spreads_apart(shape: Shape, known: KnownShapes, *, cut: bool = False) -> float:
    """Return by how many spreads a shape differs from the nearest exemplar, size and all."""
    difference = _differences([shape], known, [cut]) / _SPREAD
    return math.sqrt(float((difference**2).sum(axis=0).min()))


def _form(
    shapes: Sequence[Shape],
    known: KnownShapes,
    cut: Sequence[bool],
    sizes: tuple[float, float],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far shapes are from exemplars but for their size, squared, and how much larger.

    Both of shape (exemplars, shapes); the one in spreads, the other a logarithm.
    """
    difference = _differences(shapes, known, cut)
    single = difference[:4] / _POWERS[:4]
    larger, smaller = single.min(axis=0), single.max(axis=0)
    common = np.clip(np.maximum(larger, 0) + np.minimum(smaller, 0), *sizes)
    form = (difference - _POWERS * common) / _SPREAD
    return np.einsum("ijk,ijk->jk", form, form), common


def _differences(
    shapes: Sequence[Shape], known: KnownShapes, cut: Sequence[bool]
) -> NDArray[np.float64]:
    """Return the differences of shapes from exemplars, (5, exemplars, shapes)."""
    own = _comparable(np.array(shapes)).T
    difference = own[:, None] - known.comparable[:, :, None]
    smaller = [
        number
        for number, (shape, by_frame) in enumerate(zip(shapes, cut, strict=True))
        if by_frame and shape.area >= CUT * known.smallest
    ]
    if smaller:
        difference[:4, :, smaller] = np.maximum(difference[:4, :, smaller], 0)
    return difference


def _direction(exemplars: NDArray[np.float64]) -> float | None:
    long = exemplars[:, 1] > LONG * exemplars[:, 2]
    if len(long) < FEWEST_ONE_WAY or not long.all():
        return None
    around = np.exp(2j * np.radians(exemplars[:, 5])).mean()
    return math.degrees(float(np.angle(around))) / 2 if abs(around) >= ONE_WAY else None


def _direction_agrees(shape: Shape, direction: float | None) -> float:
    """Return from 0 to 1 whether a long shape lies as all exemplars do, if they lie one way."""
    if direction is None or shape.length <= LONG * shape.thickness:
        return 1.0
    off = abs((shape.angle - direction + 90) % 180 - 90)
    return math.exp(-0.5 * (max(0.0, off - TURNED) / TURN_SPREAD) ** 2)


def between_sizes(exemplars: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return exemplars with the sizes between those that differ in nothing else.

    Whoever marks small and large ones says that there are others in between.
    """
    known = _comparable(exemplars)
    size = known[:, 1]
    form = known - size[:, None] * POWERS
    order = np.argsort(size, kind="stable")
    added: list[NDArray[np.float64]] = []
    for place, one in enumerate(order):
        apart = np.sqrt((((form[order] - form[one]) / SPREAD) ** 2).sum(axis=1))
        larger = order[place + 1 :][apart[place + 1 :] < SAME_FORM]
        if not len(larger):
            continue
        gap = float(size[larger[0]] - size[one])
        shares = np.arange(STEP, gap - 1e-9, STEP) / max(gap, STEP)
        sizes = known[one] + shares[:, None] * (known[larger[0]] - known[one])
        angles = np.full((len(sizes), 1), exemplars[one, 5])
        added.append(np.concatenate([np.exp(sizes[:, :4]), sizes[:, 4:], angles], axis=1))
    if not added:
        return exemplars
    return np.concatenate([exemplars, *added])


def _comparable(shapes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([np.log(np.maximum(shapes[:, :4], 0.5)), shapes[:, 4:5]], axis=1)

"""Scenes with some parts changed: how those lie to all others is measured anew, coarsely."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.spatial.distance import cdist

from llm4ad.scene.vocabulary import Part, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from llm4ad.verify.silhouette import Silhouette

FULL = 1.25  # two parts that cover more of one cell together lie over each other


@dataclass(frozen=True, slots=True)
class Placed:
    """A part with its silhouette."""

    part: Part
    silhouette: Silhouette


@dataclass(frozen=True, slots=True)
class _Relations:
    """What is known of one part, by the index of the other one."""

    gaps: dict[int, float] = field(default_factory=dict[int, float])
    inside: dict[int, float] = field(default_factory=dict[int, float])
    filled: dict[int, float] = field(default_factory=dict[int, float])


class _Shares(NamedTuple):
    """How a part and another one share their places.

    ``inside`` and ``filled``: the part's share inside the other, and filled by it; then the
    other's. ``overlap`` tells whether one lies over the other.
    """

    overlap: bool
    inside: float
    filled: float
    other_inside: float
    other_filled: float


def changed_scene(
    scene: Scene,
    silhouette_of: Callable[[int], Silhouette],
    *,
    changed: Sequence[Placed] = (),
    removed: Collection[int] = (),
) -> Scene:
    """Return a scene with some parts changed, added or removed; the given one stays as it is.

    ``changed`` parts take the place of those with their index, or come last where there is none.
    A part that changed parts have nothing to do with, near or in each other, is the same object as
    before; it may remember how it lay to a removed one, of which nobody can ask it.
    """
    moved = {placed.part.index for placed in changed}
    gone = {*removed, *moved}
    kept = [part for part in scene.parts if part.index not in gone]
    reach = 0.1 * math.hypot(scene.width, scene.height)
    known: dict[int, _Relations] = {}
    for place, one in enumerate(changed):
        later = changed[place + 1 :]
        others = [*kept, *(placed.part for placed in later)]
        shapes = {placed.part.index: placed.silhouette for placed in later}

        def shape_of(index: int, shapes: dict[int, Silhouette] = shapes) -> Silhouette:
            return shapes[index] if index in shapes else silhouette_of(index)

        _relate(one, others, shape_of, reach, known)
    new = {
        placed.part.index: _with(placed.part, known.get(placed.part.index, _Relations()))
        for placed in changed
    }
    parts = [
        new.pop(part.index) if part.index in new else _without(part, moved, known)
        for part in scene.parts
        if part.index in new or part.index not in gone
    ]
    return Scene(scene.width, scene.height, [*parts, *new.values()], scene.frame)


def _with(part: Part, own: _Relations) -> Part:
    fields: dict[str, Any] = vars(part).copy()
    fields.update(gaps=own.gaps, shares_inside=own.inside, shares_filled=own.filled)
    return Part(**fields)  # dataclasses.replace is three times slower


def _without(part: Part, moved: Collection[int], known: dict[int, _Relations]) -> Part:
    """Return a part that is not changed itself, with its relations to those that are."""
    before = (part.gaps, part.shares_inside, part.shares_filled)
    own = known.get(part.index)
    if own is None and all(table.keys().isdisjoint(moved) for table in before):
        return part
    gaps, inside, filled = (
        {index: value for index, value in table.items() if index not in moved} for table in before
    )
    if own is not None:
        gaps, inside, filled = gaps | own.gaps, inside | own.inside, filled | own.filled
    return _with(part, _Relations(gaps, inside, filled))


def _relate(
    one: Placed,
    others: Sequence[Part],
    shape_of: Callable[[int], Silhouette],
    reach: float,
    known: dict[int, _Relations],
) -> None:
    """Add to ``known`` how a part lies to others, and they to it."""
    own, index = known.setdefault(one.part.index, _Relations()), one.part.index
    apart: list[tuple[int, Silhouette]] = []
    for other, meets in _neighbours(one.part, others, reach):
        its, shape = known.setdefault(other.index, _Relations()), shape_of(other.index)
        shares = _shares(one.silhouette, shape) if meets else None
        if shares is not None:
            own.inside[other.index], own.filled[other.index] = shares.inside, shares.filled
            its.inside[index], its.filled[index] = shares.other_inside, shares.other_filled
        if shares is not None and shares.overlap:
            own.gaps[other.index] = its.gaps[index] = 0.0
        else:
            apart.append((other.index, shape))
    gaps = _gaps(one.silhouette, [shape for _, shape in apart])
    for (other_index, _), gap in zip(apart, gaps, strict=True):
        own.gaps[other_index] = known[other_index].gaps[index] = gap


def _neighbours(part: Part, others: Sequence[Part], reach: float) -> Iterator[tuple[Part, bool]]:
    """Yield the parts whose boxes are near, and whether the boxes meet."""
    left, top, right, bottom = part.left, part.top, part.right, part.bottom
    for other in others:
        across = max(left - other.right, other.left - right)
        downward = max(top - other.bottom, other.top - bottom)
        meets = across < 0 and downward < 0
        if meets or math.hypot(max(across, 0.0), max(downward, 0.0)) <= reach:
            yield other, meets


def _gaps(one: Silhouette, others: Sequence[Silhouette]) -> list[float]:
    """Return the pixels between the borders of a part and of others."""
    if not others:
        return []
    starts = np.cumsum([0, *(len(other.border) for other in others[:-1])])
    points = np.concatenate([other.border for other in others])
    nearest = cdist(one.border, points, "sqeuclidean").min(axis=0)
    distances = np.sqrt(np.minimum.reduceat(nearest, starts))
    # Border points are pixel centres: two touching pixels are one apart, with no gap between.
    return np.maximum(0.0, distances - 1.0).tolist()


def _shares(one: Silhouette, other: Silhouette) -> _Shares | None:
    """Return how two parts share their places; None where they do so by less than a pixel."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right = min(shape.left + shape.mask.shape[1] for shape in (one, other))
    bottom = min(shape.top + shape.mask.shape[0] for shape in (one, other))
    if left >= right or top >= bottom:
        return None
    mask, outline = _cut(one, left, top, right, bottom)
    other_mask, other_outline = _cut(other, left, top, right, bottom)
    within_other, within_one = _shared(mask, other_outline), _shared(other_mask, outline)
    if max(within_other, within_one) * one.cell**2 < 1:
        return None
    return _Shares(
        overlap=_overlap(mask, other_mask, min(one.mask_area, other.mask_area)),
        inside=_share(within_other, one.mask_area),
        filled=_share(within_one, one.outline_area),
        other_inside=_share(within_one, other.mask_area),
        other_filled=_share(within_other, other.outline_area),
    )


def _overlap(mask: NDArray[np.float32], other: NDArray[np.float32], smaller: float) -> bool:
    # A thin part fills no cell; it lies over another where much of it does.
    return bool((mask + other).max() > FULL) or _shared(mask, other) > smaller / 2


def _share(amount: float, whole: float) -> float:
    return min(1.0, amount / whole) if amount else 0.0


def _cut(
    shape: Silhouette, left: int, top: int, right: int, bottom: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    rows = slice(top - shape.top, bottom - shape.top)
    columns = slice(left - shape.left, right - shape.left)
    return shape.mask[rows, columns], shape.outline[rows, columns]


def _shared(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    return float(np.einsum("ij,ij->", first, second))

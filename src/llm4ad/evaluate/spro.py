"""The saturated per-region overlap (sPRO) of anomaly maps, as MVTec LOCO AD defines it.

A pixel is positive when its score is above the threshold. A region's overlap is its share of
positive pixels, where its saturation area counts as all of it; a false positive is a positive pixel
outside every region of its image. All maps are held only as sorted scores.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Rates = NDArray[np.float64]

INITIAL_THRESHOLDS = 50
SAMPLED_SCORES = 10_000_000
MARGIN = np.float32(1e-6)
LARGEST_DISTANCE = 0.01
FEWEST_A_STEP, MOST_A_STEP = 20, 100
STEPS = 10


@dataclass(frozen=True, slots=True)
class Region:
    """One channel of an image's ground truth.

    ``mask`` has the shape (H, W) of the image; ``saturation_area`` is in pixels, at least 1.
    """

    mask: NDArray[np.bool_]
    saturation_area: int


@dataclass(frozen=True, slots=True)
class SproCurves:
    """What every image and every region contributes to the curve of sPRO over FPR.

    ``thresholds``, shape (T,), descend from one that no score is above to one that all are above.
    ``false_positives``, shape (images, T), and ``negatives``, shape (images,), are in pixels;
    negatives are the pixels outside every region. ``spros``, shape (regions, T), are in [0, 1].
    ``image_of_region``, shape (regions,), holds indices of images.
    """

    thresholds: NDArray[np.float32]
    false_positives: NDArray[np.int64]
    negatives: NDArray[np.int64]
    spros: NDArray[np.float64]
    image_of_region: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Tally:
    """Some pixels' scores, ascending; distinct ones when ``below`` says how many lie below each.

    ``below`` has one entry more than ``values``: the number of all the scores.
    """

    values: Scores
    below: NDArray[np.int64] | None


@dataclass(frozen=True, slots=True)
class _Image:
    """The scores of one image: outside all regions, and inside each one."""

    outside: _Tally
    inside: list[_Tally]
    saturation_areas: list[int]


def saturation_area(threshold: float, *, relative: bool, area: int) -> int:
    """Return how many pixels of a region saturate it, at least 1.

    ``threshold`` is a share of the region's ``area`` in (0, 1] when ``relative``, else in pixels.
    """
    return max(int(threshold * area if relative else min(threshold, area)), 1)


def spro_curves(maps: Iterable[tuple[NDArray[np.float32], Sequence[Region]]]) -> SproCurves:
    """Measure anomaly maps, each of shape (H, W) with the regions of its image, in one pass.

    Thresholds are added until neighbouring points of the curve are close. Raises ValueError when
    there is no map, when a map is not finite or when a region does not fit its map.
    """
    images, sample = _read(maps)
    curves = _measure(images, _initial_thresholds(images, sample))
    for _ in range(STEPS):
        thresholds = _descending([curves.thresholds, *_refinement(curves)])
        if len(thresholds) == len(curves.thresholds):
            break
        curves = _measure(images, thresholds)
    return curves


def au_spro(
    curves: SproCurves,
    limit: float,
    *,
    images: NDArray[np.intp] | None = None,
    regions: NDArray[np.bool_] | None = None,
) -> float:
    """Return the area under the mean sPRO over an FPR in [0, limit], divided by the limit.

    ``limit`` is in (0, 1]. ``images``, shape (N,), holds indices: an image counts, with its
    regions, as often as it occurs. ``regions``, shape (regions,), says which ones count at all.
    Raises ValueError when no region or no pixel outside the regions is left.
    """
    if not 0 < limit <= 1:
        raise ValueError(f"the limit of the FPR is {limit!r}, which must be in (0, 1]")
    of_image, of_region = _weights(curves, images, regions)
    if not of_region.any():
        raise ValueError("there is no region, so that there is no sPRO")
    if not of_image @ curves.negatives:
        raise ValueError("there is no pixel outside the regions, so that there is no FPR")
    rates, spros = _curve(curves, of_image, of_region)
    inside = rates <= limit
    x = np.append(rates[inside], limit)
    y = np.append(spros[inside], np.interp(limit, rates, spros))
    return float(np.trapezoid(y, x) / limit)


def _read(maps: Iterable[tuple[Scores, Sequence[Region]]]) -> tuple[list[_Image], Scores]:
    """Return the tallies of every image and a sample of all scores, ascending."""
    images: list[_Image] = []
    samples: list[Scores] = []
    stride = 1
    for number, (scores, regions) in enumerate(maps):
        _check(number, scores, regions)
        everything = np.sort(scores, axis=None)
        images.append(_tally_image(scores, regions, everything))
        samples, stride = _thinned([*samples, everything[::stride].copy()], stride)
    if not images:
        raise ValueError("there is no anomaly map")
    return images, np.sort(np.concatenate(samples))


def _thinned(samples: list[Scores], stride: int) -> tuple[list[Scores], int]:
    """Halve the images' samples until they are few enough, with the stride for the next image."""
    while sum(map(len, samples)) > SAMPLED_SCORES:
        samples = [sample[::2].copy() for sample in samples]
        stride *= 2
    return samples, stride


def _check(number: int, scores: Scores, regions: Sequence[Region]) -> None:
    if not scores.size or not np.abs(scores).max() < np.finfo(np.float32).max:
        raise ValueError(f"map {number} is empty or holds scores that are not finite")
    for region in regions:
        if region.mask.shape != scores.shape:
            raise ValueError(
                f"map {number} has the shape {scores.shape}, its mask {region.mask.shape}"
            )
        if region.saturation_area < 1:
            raise ValueError(
                f"map {number}: the saturation area {region.saturation_area!r} is less than 1 pixel"
            )


def _tally_image(scores: Scores, regions: Sequence[Region], everything: Scores) -> _Image:
    """Tally a map; ``everything`` are its scores, ascending, which a good image shares."""
    if not regions:
        return _Image(_tally(everything), [], [])
    covered = np.logical_or.reduce([region.mask for region in regions])
    return _Image(
        outside=_tally(np.sort(scores[~covered])),
        inside=[_tally(np.sort(scores[region.mask])) for region in regions],
        saturation_areas=[region.saturation_area for region in regions],
    )


def _tally(ascending: Scores) -> _Tally:
    """Compact scores into distinct values and counts where that takes less memory."""
    first = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    if np.count_nonzero(first) * 4 > len(ascending):
        return _Tally(ascending, None)
    below = np.append(np.flatnonzero(first), len(ascending))
    return _Tally(ascending[first], below.astype(np.int64))


def _total(tally: _Tally) -> int:
    return len(tally.values) if tally.below is None else int(tally.below[-1])


def _above(tally: _Tally, thresholds: Scores) -> NDArray[np.int64]:
    """Count the scores above each threshold, shape (T,)."""
    position = np.searchsorted(tally.values, thresholds, side="right")
    below = position if tally.below is None else tally.below[position]
    return (_total(tally) - below).astype(np.int64)


def _initial_thresholds(images: Sequence[_Image], sample: Scores) -> Scores:
    """Return one threshold above and one below every score, with order statistics in between."""
    tallies = [tally for image in images for tally in (image.outside, *image.inside)]
    lowest = min(tally.values[0] for tally in tallies if tally.values.size)
    highest = max(tally.values[-1] for tally in tallies if tally.values.size)
    ends = [
        max(highest + MARGIN, np.nextafter(highest, np.float32(np.inf))),
        min(lowest - MARGIN, np.nextafter(lowest, np.float32(-np.inf))),
    ]
    positions = np.linspace(0, len(sample) - 1, INITIAL_THRESHOLDS).astype(np.intp)
    return _descending([np.array(ends, np.float32), sample[positions[1:-1]]])


def _descending(thresholds: Sequence[Scores]) -> Scores:
    """Join thresholds into distinct ones."""
    return np.ascontiguousarray(np.unique(np.concatenate(thresholds))[::-1])


def _measure(images: Sequence[_Image], thresholds: Scores) -> SproCurves:
    found = [_above(tally, thresholds) for image in images for tally in image.inside]
    true_positives = np.array(found, np.int64).reshape(-1, len(thresholds))
    areas = np.array([area for image in images for area in image.saturation_areas], np.int64)
    return SproCurves(
        thresholds=thresholds,
        false_positives=np.stack([_above(image.outside, thresholds) for image in images]),
        negatives=np.array([_total(image.outside) for image in images], np.int64),
        spros=np.minimum(true_positives / areas[:, None], 1.0),
        image_of_region=np.repeat(np.arange(len(images)), [len(image.inside) for image in images]),
    )


def _refinement(curves: SproCurves) -> list[Scores]:
    """Return thresholds inside the intervals whose ends are far apart on the curve."""
    points = np.stack(_curve(curves, *_weights(curves, None, None)))
    distances = np.linalg.norm(np.diff(points, axis=1), axis=0)
    largest = np.argsort(-distances, kind="stable")[:MOST_A_STEP]
    chosen = largest[distances[largest] > LARGEST_DISTANCE]
    tops, bottoms = curves.thresholds[chosen], curves.thresholds[chosen + 1]
    numbers = _numbers(distances[chosen])
    return [_inside(*interval) for interval in zip(tops, bottoms, numbers, strict=True)]


def _inside(top: np.float32, bottom: np.float32, number: int) -> Scores:
    """Return equidistant thresholds between two others."""
    return np.linspace(float(top), float(bottom), number + 2)[1:-1].astype(np.float32)


def _numbers(distances: Rates) -> list[int]:
    """Return how many thresholds each interval gets: one, and its share of those to spare."""
    spare = max(FEWEST_A_STEP - len(distances), 0)
    numbers: list[int] = []
    for index, distance in enumerate(distances):
        more = round(float(distance / distances[index:].sum()) * spare)
        numbers.append(1 + more)
        spare -= more
    return numbers


def _weights(
    curves: SproCurves, images: NDArray[np.intp] | None, regions: NDArray[np.bool_] | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how often each image and each region counts, shapes (images,) and (regions,)."""
    count = len(curves.negatives)
    chosen = np.arange(count) if images is None else images
    of_image = np.bincount(chosen, minlength=count).astype(np.int64)
    of_region = of_image[curves.image_of_region]
    return of_image, of_region if regions is None else of_region * regions


def _curve(
    curves: SproCurves, of_image: NDArray[np.int64], of_region: NDArray[np.int64]
) -> tuple[Rates, Rates]:
    """Return the FPR and the mean sPRO at every threshold, shapes (T,), in [0, 1]; 0 of none."""
    negatives = max(int(of_image @ curves.negatives), 1)
    rates = (of_image @ curves.false_positives) / negatives
    spros = (of_region.astype(np.float64) @ curves.spros) / max(int(of_region.sum()), 1)
    return rates, spros

"""Grow a click or a scribble to the whole part that it lies in.

Many outlines are tried: regions of the seed's colours at rising tolerances, and what GrabCut finds
at rising distances. The best has other colours inside than right outside, and edges all around.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Marked, Values = NDArray[np.bool_], NDArray[np.float32]
    Mask = NDArray[np.uint8]  # 0 and 1, as OpenCV wants it

_cv = cast("Any", cv2)  # its stubs know no types of pixels
PIXELS, CLOSE_PIXELS = 150_000, 60_000  # of the reduced picture, and of a window for the outline
SMALLEST, LARGEST = 20, 0.34  # a part in pixels, and as a share of the picture
LEAST_SCORE = 0.0  # below it nothing stands out
BLUR = 1.75  # pixels that colours are blurred by
SCALES = np.array((0.16, 1, 1), np.float32)  # of Lab in bytes: shading counts little
TOLERANCES = tuple(2 * 1.2**step for step in range(22))  # distances of scaled colours
DISTANCES = tuple(6 * 1.8**step for step in range(7))  # pixels around the seed
CUT_SIDE = 48  # pixels of the longer side of what GrabCut sees
SMOOTHING = 0.04  # radius that outlines are smoothed with, as a share of the root of the area
HIGHLIGHT = 0.06  # share of its area below which a hole belongs to the part
COLOURS = 8 * 64 * 64  # steps of lightness, from green to red, and from blue to yellow
ONES = np.ones(3, np.float32)


class _View(NamedTuple):
    """A reduced picture with its seed, the other marks, and what outlines are judged by."""

    lab: NDArray[np.uint8]
    seed: Mask
    others: Mask
    edges: Values
    colours: NDArray[np.int32]  # numbers below COLOURS


def grow(rgb: NDArray[np.uint8], seed: Marked, others: Marked) -> Marked:
    """Return the mask (H, W) of the part that the seed lies in.

    ``others`` are pixels that are surely not of this part; where both are marked the seed counts.
    Where nothing stands out around the seed, it is only widened a little.
    """
    others = others & ~seed
    view = _view(rgb, seed, others, PIXELS)
    whole = seed | (_resized(_best(view, None), seed.shape) > 0.5)
    window = _window(whole, math.isqrt(np.count_nonzero(whole)))
    close = _view(rgb[window], seed[window], others[window], CLOSE_PIXELS)
    if close.seed.size / seed[window].size > 1.5 * view.seed.size / seed.size:
        refined = _best(close, _resized(whole[window], close.seed.shape) > 0.5)
        whole[window] = _resized(refined, seed[window].shape) > 0.5
    return (whole | seed) & ~others


def _view(rgb: NDArray[np.uint8], seed: Marked, others: Marked, pixels: int) -> _View:
    scale = min(1.0, math.sqrt(pixels / seed.size))
    height, width = (max(1, round(side * scale)) for side in seed.shape)
    small = _cv.resize(rgb, (width, height), interpolation=cv2.INTER_AREA)
    lab = _cv.cvtColor(small, cv2.COLOR_RGB2LAB)
    share, taken = (_resized(mask, (height, width)) for mask in (seed, others))
    inside = (share >= min(0.5, share.max())).astype(np.uint8)
    apart = (taken > 0).astype(np.uint8) & (1 - inside)
    smooth = _cv.GaussianBlur(lab.astype(np.float32), (0, 0), 1)
    across, down = (_cv.Sobel(smooth, -1, *axis, scale=0.25) for axis in ((1, 0), (0, 1)))
    edges = _cv.dilate(np.sqrt((across**2 + down**2) @ ONES), None)
    steps = (lab >> np.array((5, 2, 2), np.uint8)).astype(np.float32)
    colours = (steps @ np.array((4096, 64, 1), np.float32)).astype(np.int32)
    return _View(lab, inside, apart, edges, colours)


def _resized(values: NDArray[Any], shape: tuple[int, ...]) -> Values:
    """Return values at another size; those of a mask are the shares of pixels that it covers."""
    way = cv2.INTER_AREA if shape[0] < values.shape[0] else cv2.INTER_LINEAR
    return _cv.resize(values.astype(np.float32), shape[::-1], interpolation=way)


def _window(mask: Marked | Mask, pad: int) -> tuple[slice, slice]:
    """Return the rows and columns of a mask and some more around it."""
    x, y, width, height = _cv.boundingRect(mask.astype(np.uint8))
    return slice(max(0, y - pad), y + height + pad), slice(max(0, x - pad), x + width + pad)


def _best(view: _View, expected: Marked | None) -> Mask:
    """Return the best outline; where one is ``expected``, of those about as large."""
    away = _cv.distanceTransform(1 - view.seed, cv2.DIST_L2, 3)
    best, highest = _cv.dilate(view.seed, None, iterations=2), LEAST_SCORE
    least, most, distances = SMALLEST, LARGEST * view.seed.size, DISTANCES
    if expected is not None:
        best = expected.astype(np.uint8)
        area, reach = best.sum(), away[expected].max()
        least, most, distances = 0.7 * area, 1.4 * area, (1.1 * reach, 1.4 * reach)
    for proposed in (*_alike(view, most), *_cut_out(view, away, distances)):
        window = _window(proposed | view.seed, 8)
        near, mask = view._make(item[window] for item in view), np.zeros_like(proposed)
        mask[window], rivals = _parted(_tidied(proposed[window], near.seed), near)
        if least <= np.count_nonzero(mask) <= most:
            score = _score(mask[window], rivals, near)
            if score > highest:
                best, highest = mask, score
    return best


def _alike(view: _View, most: float) -> Iterator[Mask]:
    """Yield the regions around the seed of colours like the seed's."""
    scaled = _cv.GaussianBlur(view.lab, (0, 0), BLUR) * SCALES
    inside = scaled[view.seed > 0]
    count = max(1, min(4, len(inside) // 20))  # a scribble may run over several colours
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 0.5)
    cv2.setRNGSeed(0)
    colours = _cv.kmeans(inside, count, None, stop, 2, cv2.KMEANS_PP_CENTERS)[2]
    apart = np.sqrt(np.min([np.square(scaled - colour) @ ONES for colour in colours], axis=0))
    for tolerance in TOLERANCES:
        region = _with_seed((apart <= tolerance).astype(np.uint8), view.seed)
        if np.count_nonzero(region) > 1.2 * most:
            return
        yield region


def _cut_out(view: _View, away: Values, distances: tuple[float, ...]) -> Iterator[Mask]:
    """Yield what GrabCut finds within distances from the seed; ``away`` is that of each pixel."""
    for distance in distances:
        window = _window(view.seed, math.ceil(1.3 * distance))
        full = away[window].shape
        shape = tuple(max(1, round(side * min(1, CUT_SIDE / max(full)))) for side in full)
        near, others = (_resized(item[window], shape) for item in (away, view.others))
        # Surely the part, surely not, perhaps the part, perhaps not.
        steps = (near <= max(0.5, near.min()), others > 0.3, near < 0.8 * distance, near < distance)
        guess = np.select(steps, [np.uint8(kind) for kind in (1, 0, 3, 2)], np.uint8(0))
        if np.bincount(guess.ravel() & 1, minlength=2).min() < 5:  # it fits five colours to each
            continue
        lab = _cv.resize(view.lab[window], shape[::-1], interpolation=cv2.INTER_AREA)
        cv2.setRNGSeed(0)
        _cv.grabCut(lab, guess, None, np.zeros((1, 65)), np.zeros((1, 65)), 2, 1)
        mask = np.zeros_like(view.seed)
        mask[window] = _resized(guess & 1, full) > 0.5
        yield mask


def _with_seed(mask: Mask, seed: Mask) -> Mask:
    """Return the pieces of a mask that the seed lies in."""
    _, labels = _cv.connectedComponents(mask | seed, connectivity=4)
    pieces = [labels == label for label in np.unique(labels[seed > 0])]
    return np.logical_or.reduce(pieces).view(np.uint8)


def _tidied(mask: Mask, seed: Mask) -> Mask:
    """Return a mask with a smooth outline and without small holes, which are highlights."""
    area = np.count_nonzero(mask)
    width = 2 * max(1, round(SMOOTHING * math.sqrt(area))) + 1
    disc = _cv.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    mask = _cv.copyMakeBorder(mask, width, width, width, width, cv2.BORDER_REPLICATE)
    mask = _cv.morphologyEx(mask, cv2.MORPH_CLOSE, disc)
    _, labels, stats, _ = _cv.connectedComponentsWithStats(1 - mask)
    holes = stats[:, cv2.CC_STAT_AREA] < HIGHLIGHT * area
    holes[0] = False  # the mask itself
    mask = _cv.morphologyEx(mask | holes[labels], cv2.MORPH_OPEN, disc)
    return _with_seed(mask[width:-width, width:-width], seed)


def _parted(mask: Mask, view: _View) -> tuple[Mask, Mask]:
    """Return a mask without the parts of other marks that it runs into, and those parts."""
    if not (mask & view.others).any():
        return mask, view.others
    places = np.select((view.seed > 0, mask == 0, view.others > 0), (1, 3, 2), 0).astype(np.int32)
    # Faint edges are flattened: there the line is drawn half way.
    steps = ((view.edges - 1.5) * 6).clip(0, 255).astype(np.uint8)
    cv2.watershed(_cv.merge([steps] * 3), places)
    rivals = (places == 2).astype(np.uint8) | view.others
    own = _cv.dilate((places == 1).astype(np.uint8), None) & mask
    return _with_seed(_tidied(own, view.seed) & (1 - rivals), view.seed), rivals


def _score(mask: Mask, rivals: Mask, view: _View) -> float:
    """Return how well a mask stands out; its border with other parts need not."""
    near = _cv.dilate(mask, None)
    around = (_cv.dilate(mask, None, iterations=4) > near) & (rivals == 0)
    outline = mask > _cv.erode(mask, None)
    free = outline & (_cv.dilate(rivals, None, iterations=2) == 0)
    if not free.any() or not around.any():
        return -math.inf
    inside = np.bincount(view.colours[mask > 0], minlength=COLOURS)
    outside = np.bincount(view.colours[around], minlength=COLOURS)
    alike = np.sqrt(inside * outside).sum() / math.sqrt(inside.sum() * outside.sum())
    edge = float(np.quantile(view.edges[free], 0.1))  # where it is weakest
    bordering = 1 - np.count_nonzero(free) / np.count_nonzero(outline)
    return 0.5 * edge / (edge + 8) + 0.03 * math.log(mask.sum()) - float(alike) - bordering

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Planes = NDArray[np.float32]  # (H, W, channels)

SIGMA = 1.5  # of the blur at every level but the first, in pixels there
FINE = 0.6
LEVELS = 5
# What a level gives, by the number of channels: colour (3 each), deviation of the colour (3), edges
# and ridges of the lightness (2 each), deviation of the finest detail (1), and last the direction
# of edges (2).
CHANNELS = (3 + 3 + 2 + 2 + 1 + 2, 3 + 3 + 2 + 2 + 2, 3 + 3 + 2 + 1, 3 + 3, 3 + 3)
COUNT = sum(CHANNELS)
# Where the three channels of a colour begin, from the nearest surroundings to the widest.
COLOURS = (0, 3, 13, 25, 34, 40, 43)
# A colour and that further around: what stands out from its surroundings does so in any light.
CONTRASTS = ((0, 13), (3, 25), (13, 34), (25, 40))
# Channels that look far around a pixel, or see which way it is turned. They say where it is rather
# than what it is, so training takes them away now and then: to be a hint and not a crutch.
CONTEXT = (
    *(slice(first, first + 2) for first in (11, 23)),
    *(slice(first, first + 3) for first in (25, 28, 34, 37, 40, 43)),
)


def level_features(rgb: NDArray[np.uint8]) -> list[Planes]:
    """Describe every pixel and what is around it, at ``LEVELS`` sizes, each half of the one before.

    Returns arrays (H, W, channels of the level), the first at half the size of the picture, since
    what is finer only counts as grain. But for the direction of edges, channels are blind to
    rotation.
    """
    fine = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32) * np.float32(100 / 255)
    half = _halved(rgb)
    grain = _deviation(_halved(fine), _halved(fine * fine))
    scaled = half.astype(np.float32) * np.float32(1 / 255)
    lab = np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2Lab), np.float32)
    pyramid = _pyramid(lab)
    blurred = [_blurred(level, SIGMA) for level in pyramid]
    spread = [_spread(level, mean) for level, mean in zip(pyramid, blurred, strict=True)]
    edges, ridges, direction = _lines(lab)
    wider_edges, wider_ridges, wider_direction = _lines(pyramid[1])
    widest_grain = _blurred(_halved(_halved(grain)), SIGMA)
    return [
        _joined(
            *(_blurred(lab, FINE), blurred[0], edges, ridges),
            *(_blurred(grain, SIGMA), direction),
        ),
        _joined(blurred[1], spread[1], wider_edges, wider_ridges, wider_direction),
        _joined(blurred[2], spread[2], _lines(pyramid[2])[1], widest_grain),
        _joined(blurred[3], spread[3]),
        _joined(blurred[4], _blurred(blurred[4], 2 * SIGMA)),
    ]


def pixel_features(rgb: NDArray[np.uint8]) -> Planes:
    """Return all features (H / 2, W / 2, COUNT) at the size of the first level."""
    levels = level_features(rgb)
    together = levels[-1]
    for level in reversed(levels[:-1]):
        together = np.concatenate([level, enlarged(together, level.shape)], axis=2)
    return together


def with_contrasts(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return features (N, COUNT) with the differences of colours after them."""
    contrasts = [samples[:, near : near + 3] - samples[:, far : far + 3] for near, far in CONTRASTS]
    return np.concatenate([samples, *contrasts], axis=1)


def enlarged(planes: Planes, shape: tuple[int, ...]) -> Planes:
    """Return planes at the size of ``shape`` (H, W, ...), interpolated."""
    size = (shape[1], shape[0])
    return np.asarray(cv2.resize(planes, size, interpolation=cv2.INTER_LINEAR), np.float32)


def _joined(*planes: Planes) -> Planes:
    return np.asarray(cv2.merge(planes), np.float32)


def _pyramid(lab: Planes) -> list[Planes]:
    levels = [lab]
    while len(levels) < LEVELS:
        levels.append(_halved(_blurred(levels[-1], 0.8)))
    return levels


def _halved(image: NDArray[Any]) -> NDArray[Any]:
    size = (max(1, (image.shape[1] + 1) // 2), max(1, (image.shape[0] + 1) // 2))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), image.dtype)


def _blurred(image: Planes, sigma: float) -> Planes:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)


def _deviation(mean: Planes, mean_of_squares: Planes) -> Planes:
    return np.sqrt(np.maximum(mean_of_squares - mean * mean, 0)).reshape(mean.shape)


def _spread(image: Planes, mean: Planes) -> Planes:
    """Return the local standard deviation of every channel; ``mean`` is the image blurred."""
    return _deviation(mean, _blurred(image * image, SIGMA))


def _lines(lab: Planes) -> tuple[Planes, Planes, Planes]:
    """Return what the lightness does around a pixel, two channels each.

    Edges: the roots of the eigenvalues of the structure tensor. Ridges: the eigenvalues of the
    Hessian. The larger comes first. Direction: cosine and sine of twice the angle of the edges,
    times their strength.
    """
    lightness = _blurred(np.ascontiguousarray(lab[..., 0]), 1.0)
    gx, gy = (_derivative(lightness, *order) for order in ((1, 0), (0, 1)))
    xx, yy, xy = (_blurred(product, SIGMA) for product in (gx * gx, gy * gy, gx * gy))
    edges = np.sqrt(np.maximum(_eigenvalues(xx, yy, xy), 0))
    direction = np.stack([xx - yy, 2 * xy], axis=-1) / (edges[..., :1] + np.float32(0.1))
    second = (_derivative(lightness, *order) for order in ((2, 0), (0, 2), (1, 1)))
    return edges, _eigenvalues(*second), direction


def _derivative(image: Planes, across: int, down: int) -> Planes:
    scale = 0.125 if across + down == 1 else 0.25
    return np.asarray(cv2.Sobel(image, cv2.CV_32F, across, down, scale=scale), np.float32)


def _eigenvalues(xx: Planes, yy: Planes, xy: Planes) -> Planes:
    """Return twice the eigenvalues of symmetric 2 x 2 matrices."""
    total, difference = xx + yy, np.asarray(cv2.magnitude(xx - yy, 2 * xy), np.float32)
    return np.stack([total + difference, total - difference], axis=-1)


def map_shape(working: tuple[int, ...]) -> tuple[int, int]:
    """Return the size (H, W) of the map of a picture at the working size: that of its features."""
    return ((working[0] + 1) // 2, (working[1] + 1) // 2)

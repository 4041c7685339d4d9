from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Plane = NDArray[np.float32]

# Colour at seven scales (Gaussian sigma of about 1 to 64 pixels), as (pyramid level, blur there).
_COLOUR = ((0, 0.8), (1, 0.8), (2, 1.0), (2, 2.0), (3, 2.0), (4, 2.0), (4, 4.0))
_EDGES = ((1, 1.0), (2, 1.5))  # strength of edges and corners in the lightness
_RIDGES = ((0, 1.5), (1, 1.5), (2, 1.5))  # bright and dark lines in the lightness
_SPREAD = ((2, 1.0), (2, 2.0), (3, 2.0), (4, 2.0))  # local deviation of the colour
# Colour of one scale less that of a larger one: what stands out from its surroundings does so in
# any light, warm or cold.
_CONTRAST = ((1, 3), (1, 4), (1, 5), (2, 6))
LEVELS = 5
COUNT = 3 * (len(_COLOUR) + len(_SPREAD) + len(_CONTRAST)) + 2 * (len(_EDGES) + len(_RIDGES)) + 2
# Planes that look far around a pixel. They say where it is rather than what it is, so training
# takes them away now and then: context is to be a hint and not a crutch.
CONTEXT = (
    *(tuple(range(3 * scale, 3 * scale + 3)) for scale in (3, 4, 5, 6)),
    *(tuple(range(25 + 3 * scale, 28 + 3 * scale)) for scale in (2, 3)),
    (38,),
)


def pixel_features(
    rgb: NDArray[np.uint8], into: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """Return ``COUNT`` planes (COUNT, H, W) that describe every pixel and what is around it.

    All are blind to rotation. ``into`` is memory of that shape to use again: to get as much anew
    takes longer than to fill it.
    """
    height, width = rgb.shape[:2]
    lab = cv2.cvtColor(rgb.astype(np.float32) * np.float32(1 / 255), cv2.COLOR_RGB2Lab)
    pyramid = _pyramid(np.asarray(lab, np.float32))
    planes = np.empty((COUNT, height, width), np.float32) if into is None else into
    found = [_blurred(pyramid[level], sigma) for level, sigma in _COLOUR]
    found += [_edges(pyramid[level], sigma) for level, sigma in _EDGES]
    found += [_spread(pyramid[level], sigma) for level, sigma in _SPREAD]
    fine = _spread(found[0][..., :1], 2.0)
    found += [fine, _blurred(_halved(_halved(fine)), 2.0)]
    found += [_ridges(pyramid[level], sigma) for level, sigma in _RIDGES]
    place = 0
    for image in found:
        stacked = image if image.ndim == 3 else image[..., None]
        for channel in range(stacked.shape[2]):
            plane = np.ascontiguousarray(stacked[..., channel])
            cv2.resize(plane, (width, height), dst=planes[place], interpolation=cv2.INTER_LINEAR)
            place += 1
    for near, far in _CONTRAST:
        fine, coarse = planes[3 * near : 3 * near + 3], planes[3 * far : 3 * far + 3]
        np.subtract(fine, coarse, out=planes[place : place + 3])
        place += 3
    return planes


def _pyramid(lab: Plane) -> list[Plane]:
    levels = [lab]
    while len(levels) < LEVELS:
        levels.append(_halved(_blurred(levels[-1], 0.8)))
    return levels


def _halved(image: Plane) -> Plane:
    size = ((image.shape[1] + 1) // 2, (image.shape[0] + 1) // 2)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)


def _blurred(image: Plane, sigma: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)


def _edges(lab: Plane, sigma: float) -> Plane:
    """Return the roots of the two eigenvalues of the structure tensor of the lightness."""
    lightness = np.ascontiguousarray(lab[..., 0])
    gx = np.asarray(cv2.Sobel(lightness, cv2.CV_32F, 1, 0, scale=0.125), np.float32)
    gy = np.asarray(cv2.Sobel(lightness, cv2.CV_32F, 0, 1, scale=0.125), np.float32)
    xx, yy, xy = (_blurred(product, sigma) for product in (gx * gx, gy * gy, gx * gy))
    difference = np.hypot(xx - yy, 2 * xy)
    pair = np.stack([xx + yy + difference, xx + yy - difference], axis=-1)
    return np.sqrt(np.maximum(pair, 0))


def _ridges(lab: Plane, sigma: float) -> Plane:
    """Return the two eigenvalues of the Hessian of the lightness, the larger first."""
    lightness = _blurred(np.ascontiguousarray(lab[..., 0]), sigma)
    xx = np.asarray(cv2.Sobel(lightness, cv2.CV_32F, 2, 0, scale=0.25), np.float32)
    yy = np.asarray(cv2.Sobel(lightness, cv2.CV_32F, 0, 2, scale=0.25), np.float32)
    xy = np.asarray(cv2.Sobel(lightness, cv2.CV_32F, 1, 1, scale=0.25), np.float32)
    difference = np.hypot(xx - yy, 2 * xy)
    return np.stack([xx + yy + difference, xx + yy - difference], axis=-1)


def _spread(image: Plane, sigma: float) -> Plane:
    """Return the local standard deviation of every channel."""
    mean = _blurred(image, sigma)
    return np.sqrt(np.maximum(_blurred(image * image, sigma) - mean * mean, 0)).reshape(image.shape)

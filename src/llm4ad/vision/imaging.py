"""How a picture was taken and stored, whatever it shows: its sharpness, noise, blocks of JPEG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CELLS = 9  # along each side
# Share of the cells whose detail counts, and the percentile of their sharpness that is taken: of
# eight such pairs, the one that the defects of seven products change least.
DETAILED, SHARP = 0.6, 75
# A few bands of rows say as much as the whole picture, many times as fast.
BANDS, ROWS = 12, 16
BLOCK = 8  # pixels along a side of what JPEG compresses by itself
# What is left of a picture by this is noise and edges (J. Immerkaer, Fast Noise Variance
# Estimation, 1996); its median over a noisy picture is so many times the standard deviation.
NOISE_KERNEL = np.outer((1, -2, 1), (1, -2, 1)).astype(np.int16)
NOISE_MEDIAN = 6 * 0.6745
NOISE_STEP = 3  # pixels, of which one is looked at
STILL = 0.25  # of 255: a step between pixels that says nothing


def edge_sharpness(grey: NDArray[np.float32]) -> float:
    """Return how much fine detail a picture (H, W) has for its coarse detail, about 0.3 to 1.

    It falls when the picture is blurred. Of the cells with the most detail it takes a sharp one, so
    that it stays when parts are added or missing, however sharp they were.
    """
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    fine, coarse = _detail(grey), _detail(np.asarray(half, np.float32))
    detailed = np.argsort(-coarse)[: round(DETAILED * CELLS**2)]
    return float(np.percentile(fine[detailed] / (coarse[detailed] + 2e-3), SHARP))


def _detail(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the deviation of the Laplacian in every cell, (CELLS²,)."""
    laplacian = np.asarray(cv2.Laplacian(grey, cv2.CV_32F), np.float32)
    cells = cv2.resize(laplacian * laplacian, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    return np.sqrt(np.asarray(cells, np.float32).ravel())


def grey_bands(rgb: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """Return bands of rows of a picture (H, W, 3), evenly spaced, in grey."""
    height = len(rgb)
    tops = np.linspace(0, max(height - ROWS, 0), min(BANDS, height)).astype(int)
    return [
        np.asarray(cv2.cvtColor(rgb[top : top + ROWS], cv2.COLOR_RGB2GRAY), np.uint8)
        for top in tops
    ]


def noise(bands: Sequence[NDArray[np.uint8]]) -> float:
    """Return the noise of the lightness, pixel by pixel, as a standard deviation of 255."""
    left = [
        cv2.filter2D(band, cv2.CV_16S, NOISE_KERNEL)[::NOISE_STEP, ::NOISE_STEP].ravel()
        for band in bands
    ]
    return float(np.median(np.abs(np.concatenate(left)))) / NOISE_MEDIAN


def jpeg_blocks(bands: Sequence[NDArray[np.uint8]]) -> float:
    """Return by how much steps across the borders of JPEG's blocks are higher than beside them.

    In shares of the usual step from pixel to pixel: 0 where nothing was compressed, above 1 where
    little else is left. The borders may begin at any column. A picture that was scaled after it
    was compressed shows none.
    """
    if bands[0].shape[1] < 4 * BLOCK:
        return 0.0
    steps = np.zeros(bands[0].shape[1] - 1)
    for band in bands:
        steps += cv2.absdiff(band[:, 1:], band[:, :-1]).mean(axis=0) / len(bands)
    higher = steps[1:-1] - (steps[:-2] + steps[2:]) / 2
    usual = float(np.median(steps)) + STILL
    return max(float(np.median(higher[first::BLOCK])) for first in range(BLOCK)) / usual

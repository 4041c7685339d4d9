"""Spoil good pictures as light, lenses, sensors and storage do."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Rgb = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Spoiling:
    """A way to spoil a picture: its strengths, weakest first, and how to name one of them."""

    name: str
    strengths: tuple[float, ...]
    named: str
    spoil: Callable[[Rgb, float], Rgb]


def brighten(rgb: Rgb, factor: float) -> Rgb:
    """Multiply the values as they are stored, so that the brightest become white."""
    return cv2.convertScaleAbs(rgb, alpha=factor).astype(np.uint8)


def blur(rgb: Rgb, per_mille: float) -> Rgb:
    """Blur with a Gaussian whose sigma is per mille of the longest side."""
    sigma = per_mille * max(rgb.shape[:2]) / 1000
    return cv2.GaussianBlur(rgb, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE).astype(np.uint8)


def add_noise(rgb: Rgb, sigma: float) -> Rgb:
    """Add Gaussian noise to each value by itself, the same each time."""
    grain = np.random.default_rng(0).standard_normal(rgb.shape, np.float32)
    return (rgb + np.float32(sigma) * grain).round().clip(0, 255).astype(np.uint8)


def compress(rgb: Rgb, quality: float) -> Rgb:
    """Store as JPEG of a quality (1 to 100) and read it again."""
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "JPEG", quality=round(quality))
    return np.asarray(Image.open(file).convert("RGB"))


# In the order of the numbers that familiarity.imaging_of returns.
SPOILINGS = (
    Spoiling("brighter", (1.1, 1.2, 1.35, 1.5), "{:g} times as bright", brighten),
    Spoiling("blurred", (1, 2, 3, 5), "a blur of {:g} ‰ of the longest side", blur),
    Spoiling("noisier", (5, 10, 15, 25), "noise of {:g} in 255", add_noise),
    Spoiling("compressed", (75, 50, 30, 15), "JPEG of quality {:g}", compress),
)

"""Choose pixels to learn from, on pictures as they are and in other lights and scales."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from llm4ad.vision.taught.features import map_shape, pixel_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.taught.labels import Labelled

# A picture is seen as it is, and turned and changed in light, scale and quality by this much.
VIEWS = (0.0, 0.3, 0.5, 0.5, 1.0, 1.0)
SCALES = (0.8, 1.25)
TURN = 15.0  # degrees
NOISE, BLUR, QUALITY = 6.0, 0.8, 50  # deviation of 255; pixels; of JPEG: at their strongest
VARIED = 3  # times as many pixels are seen of the background and of regions as of other classes
BORDER = 2  # pixels on both sides of an outline that decide where it is drawn


@dataclass(frozen=True, slots=True)
class Samples:
    """Pixels to learn from: ``features`` (N, channels), ``classes`` (N,) and ``weights`` (N,)."""

    features: NDArray[np.float32]
    classes: NDArray[np.int64]
    weights: NDArray[np.float32]

    def some(self, most: int, random: np.random.Generator) -> Samples:
        """Return ``most`` of the pixels, or all where there are no more."""
        if len(self.classes) <= most:
            return self
        kept = random.permutation(len(self.classes))[:most]
        return Samples(self.features[kept], self.classes[kept], self.weights[kept])


def join_samples(samples: Sequence[Samples]) -> Samples:
    """Return the pixels of several pictures together."""
    return Samples(
        np.concatenate([item.features for item in samples]),
        np.concatenate([item.classes for item in samples]),
        np.concatenate([item.weights for item in samples]),
    )


def sample_pixels(
    labelled: Labelled, wanted: Sequence[int], random: np.random.Generator, views: Sequence[float]
) -> Samples:
    """Choose ``wanted`` pixels of every class on each view of a picture."""
    seen = [change(labelled, random, strength) if strength else labelled for strength in views]
    return join_samples([_sample(item, wanted, random) for item in seen])


def samples_per_class(countable: Sequence[bool], total: int) -> list[int]:
    """Share out ``total`` pixels to the background, and body and rim of every look."""
    shares = [VARIED]
    for each in countable:
        shares += [1, 1] if each else [VARIED, 0]
    return [total * share // sum(shares) for share in shares]


def _sample(item: Labelled, wanted: Sequence[int], random: np.random.Generator) -> Samples:
    """Choose half of the pixels near outlines, and of the others half among the hard ones.

    Near outlines all pixels of the picture weigh the same, whatever their class: so outlines are
    drawn where they are, and not further out for the sake of rare parts.
    """
    border = _near_outlines(item.classes).ravel()
    classes, hard = item.classes.ravel(), item.hard.ravel()
    places: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float32]] = []
    for number, count in enumerate(wanted):
        own = classes == number
        near = np.flatnonzero(own & border)
        chosen = random.permutation(near)[: count // 2]
        places.append(chosen)
        weights.append(np.full(len(chosen), len(near) / max(1, len(chosen)), np.float32))
        left = count - len(chosen)
        mistaken = random.permutation(np.flatnonzero(own & ~border & hard))[: left // 2]
        others = random.permutation(np.flatnonzero(own & ~border & ~hard))[: left - len(mistaken)]
        inner = np.concatenate([mistaken, others])
        places.append(inner)
        weights.append(np.full(len(inner), -1, np.float32))
    where, weight = np.concatenate(places), np.concatenate(weights)
    outlines = weight > 0
    if outlines.any():
        weight[outlines] /= weight[outlines].mean()
    weight[~outlines] = _balanced(classes[where[~outlines]], len(wanted))
    planes = pixel_features(item.rgb)
    chosen_planes = planes.reshape(-1, planes.shape[2])[where]
    return Samples(chosen_planes, classes[where].astype(np.int64), weight)


def _balanced(classes: NDArray[np.int16], count: int) -> NDArray[np.float32]:
    """Return weights with which rare classes count more than by their number."""
    if not len(classes):
        return np.empty(0, np.float32)
    weights = 1 / np.sqrt(np.maximum(np.bincount(classes, minlength=count), 1))[classes]
    return (weights / weights.mean()).astype(np.float32)


def _near_outlines(classes: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Return the pixels near a border between background and parts, or of two parts."""
    parts = ((classes + 1) // 2).astype(np.int16)
    brush = np.ones((2 * BORDER + 1, 2 * BORDER + 1), np.uint8)
    known = np.where(classes < 0, 0, parts)
    return np.asarray(cv2.dilate(known, brush) != cv2.erode(known, brush), np.bool_)


def change(item: Labelled, random: np.random.Generator, strength: float) -> Labelled:
    """Return a picture turned, and in another light, scale and quality; 1 is a strong change."""
    rgb = spoil(relight(item.rgb, random, strength), random, strength)
    scale = float(random.uniform(*SCALES)) ** strength
    turn = strength * float(random.uniform(-TURN, TURN))
    shape = rgb.shape
    rgb = _turned(rgb, shape, turn, scale, cv2.INTER_LINEAR, cv2.BORDER_REFLECT_101)
    nearest, apart = cv2.INTER_NEAREST, cv2.BORDER_CONSTANT
    # Outside of the picture, classes are unknown; 0 is that for a moment.
    known = _turned(item.classes + 1, shape, turn, scale, nearest, apart)
    hard = _turned(item.hard.astype(np.uint8), shape, turn, scale, nearest, apart)
    return replace(item, rgb=rgb, classes=known - 1, hard=hard > 0)


def _turned(
    image: NDArray[Any], picture: tuple[int, ...], turn: float, scale: float, way: int, edge: int
) -> NDArray[Any]:
    """Turn a picture, or a map of it, about its middle, and scale it with what it is in."""
    size = tuple(max(16, round(length * scale)) for length in picture[1::-1])
    if image.shape[:2] != picture[:2]:
        size = map_shape(size[::-1])[::-1]
    centre = ((image.shape[1] - 1) / 2, (image.shape[0] - 1) / 2)
    onto = cv2.getRotationMatrix2D(centre, turn, scale)
    onto[:, 2] += (size[0] - 1) / 2 - centre[0], (size[1] - 1) / 2 - centre[1]
    warped = cv2.warpAffine(image, onto, size, flags=way, borderMode=edge)
    return np.asarray(warped, image.dtype)


def spoil(
    rgb: NDArray[np.uint8], random: np.random.Generator, strength: float
) -> NDArray[np.uint8]:
    """Return a picture with noise, out of focus, or compressed, every other time; 1 is strong."""
    way = random.integers(6)  # the others leave it as it is
    if way == 0:
        noise = random.standard_normal(rgb.shape, np.float32) * np.float32(NOISE * strength)
        return np.clip(rgb + noise, 0, 255).astype(np.uint8)
    if way == 1:
        return np.asarray(cv2.GaussianBlur(rgb, (0, 0), BLUR * strength), np.uint8)
    if way > 2:
        return rgb
    quality = round(100 - (100 - QUALITY) * strength)
    _, packed = cv2.imencode(".jpg", rgb, (cv2.IMWRITE_JPEG_QUALITY, quality))
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_UNCHANGED), np.uint8)


def relight(
    rgb: NDArray[np.uint8], random: np.random.Generator, strength: float
) -> NDArray[np.uint8]:
    """Return a picture in another light and white balance; 1 is a strong change."""
    gains = np.exp(strength * (random.uniform(-0.3, 0.25) + random.uniform(-0.16, 0.16, 3)))
    gamma = np.exp(strength * random.uniform(-0.22, 0.22))
    ramp = np.linspace(0, 1, 256)[:, None] ** gamma * gains
    table = np.clip(255 * ramp, 0, 255).astype(np.uint8)
    return np.stack([table[rgb[..., channel], channel] for channel in range(3)], axis=-1)

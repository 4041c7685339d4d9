from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.taught.classifier import train_classifier
from llm4ad.vision.taught.exemplars import part_kinds, taught_picture, working_side
from llm4ad.vision.taught.features import pixel_features
from llm4ad.vision.taught.finder import TaughtFinder, working_image
from llm4ad.vision.taught.instances import measure_shape
from llm4ad.vision.taught.model_file import Model, TaughtPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.annotation.marks import Mark
    from llm4ad.vision.picture import Picture
    from llm4ad.vision.taught.classifier import Classifier
    from llm4ad.vision.taught.exemplars import PartKind, TaughtPicture

VIEWS = 4  # the picture as it is, and others of changed light, white balance and scale
SAMPLES = 45_000  # pixels in all
FIRST_EPOCHS, EPOCHS = 5, 20
BACKGROUND_SHARE = 3  # times as many pixels as of a part's body or rim
RIM = 0.3  # share of the inner radius that counts as the rim of a countable part
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A picture at the working size with a class for every pixel, ``UNKNOWN`` where none."""

    rgb: NDArray[np.uint8]
    classes: NDArray[np.int8]


def teach(pictures: Sequence[tuple[Picture, Sequence[Mark]]], *, seed: int = 0) -> TaughtFinder:
    """Learn parts from marked pictures, in seconds and deterministically.

    What is not marked counts as background, unless it looks so much like a part that it must be
    one that was not marked. Marks named "background" say for sure that there is no part. Raises
    ModelError when no part is marked, or a mark is too small.
    """
    taught = [taught_picture(picture, marks) for picture, marks in pictures]
    kinds = part_kinds(taught)
    if not kinds:
        raise ModelError("no part is marked; mark at least one part on one picture")
    side = working_side(taught, kinds)
    labelled = [_labelled(picture, kinds, side) for picture in taught]
    random = np.random.default_rng(seed)
    first = _train(labelled, kinds, random, FIRST_EPOCHS)
    cleaned = [
        _without_unmarked_parts(picture, item, first)
        for picture, item in zip(taught, labelled, strict=True)
    ]
    classifier = _train(cleaned, kinds, random, EPOCHS)
    parts = tuple(_taught_part(kind, taught, side) for kind in kinds)
    return TaughtFinder(Model(side, parts, classifier))


def _labelled(picture: TaughtPicture, kinds: Sequence[PartKind], side: int) -> _Labelled:
    rgb = working_image(picture.rgb, side)
    classes = np.zeros(rgb.shape[:2], np.int8)
    index = {kind.name: number for number, kind in enumerate(kinds)}
    # From the large to the small: what lies on a part wins over the part.
    for exemplar in sorted(picture.exemplars, key=lambda item: -int(item.mask.sum())):
        number = index[exemplar.name]
        mask = _scaled(exemplar.mask, rgb.shape[:2])
        inside = np.pad(mask.astype(np.uint8), 1)
        depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
        body = 1 + 2 * number  # its rim is the class after it; 0 is the background
        if not kinds[number].countable:
            classes[mask] = body
            continue
        classes[mask] = body + 1
        classes[depth > max(1.5, RIM * float(depth.max()))] = body
    classes[_scaled(picture.background, rgb.shape[:2])] = 0
    return _Labelled(rgb, classes)


def _scaled(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    size = (shape[1], shape[0])
    shrunk = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.asarray(shrunk) > 0.5


def _without_unmarked_parts(
    picture: TaughtPicture, labelled: _Labelled, classifier: Classifier
) -> _Labelled:
    """Take pixels out of the background that surely belong to parts nobody marked."""
    background = classifier.probabilities(pixel_features(labelled.rgb))[0]
    marked = _scaled(picture.background, labelled.classes.shape)
    doubtful = (labelled.classes == 0) & (background < 0.2) & ~marked
    return _Labelled(labelled.rgb, np.where(doubtful, UNKNOWN, labelled.classes).astype(np.int8))


def _train(
    labelled: Sequence[_Labelled],
    kinds: Sequence[PartKind],
    random: np.random.Generator,
    epochs: int,
) -> Classifier:
    count = 1 + 2 * len(kinds)
    per_class = SAMPLES // (len(labelled) * VIEWS * (BACKGROUND_SHARE + 2 * len(kinds)))
    samples: list[NDArray[np.float32]] = []
    classes: list[NDArray[np.int64]] = []
    for item in labelled:
        for view in range(VIEWS):
            seen = item if view == 0 else _changed(item, random)
            chosen = _chosen(seen.classes.ravel(), per_class, random)
            planes = pixel_features(seen.rgb)
            samples.append(planes.reshape(len(planes), -1)[:, chosen].T)
            classes.append(seen.classes.ravel()[chosen].astype(np.int64))
    return train_classifier(np.concatenate(samples), np.concatenate(classes), count, random, epochs)


def _chosen(
    classes: NDArray[np.int8], per_class: int, random: np.random.Generator
) -> NDArray[np.int64]:
    chosen: list[NDArray[np.int64]] = []
    for number in np.unique(classes[classes != UNKNOWN]):
        # The background is the most varied of all.
        wanted = BACKGROUND_SHARE * per_class if number == 0 else per_class
        places = np.flatnonzero(classes == number)
        chosen.append(random.choice(places, min(len(places), wanted), replace=False))
    return np.concatenate(chosen)


def _changed(item: _Labelled, random: np.random.Generator) -> _Labelled:
    """Return a picture in another light, white balance and scale."""
    gains = random.uniform(0.75, 1.25) * random.uniform(0.85, 1.18, 3)
    gamma = random.uniform(0.8, 1.25)
    ramp = np.linspace(0, 1, 256)[:, None] ** gamma * gains
    table = np.clip(255 * ramp, 0, 255).astype(np.uint8)
    rgb = np.stack([table[item.rgb[..., channel], channel] for channel in range(3)], axis=-1)
    scale = random.uniform(0.87, 1.15)
    size = tuple(max(8, round(length * scale)) for length in rgb.shape[1::-1])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return _Labelled(
        np.asarray(cv2.resize(rgb, size, interpolation=way), np.uint8),
        np.asarray(cv2.resize(item.classes, size, interpolation=cv2.INTER_NEAREST), np.int8),
    )


def _taught_part(kind: PartKind, pictures: Sequence[TaughtPicture], side: int) -> TaughtPart:
    shapes = [
        measure_shape(_scaled(item.mask, working_image(picture.rgb, side).shape[:2]))
        for picture in pictures
        for item in picture.exemplars
        if item.name == kind.name
    ]
    table = np.array(shapes, np.float64)
    return TaughtPart(kind.name, kind.countable, kind.filled, kind.holds, table)

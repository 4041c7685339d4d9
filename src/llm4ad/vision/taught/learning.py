from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.taught.classifier import train_classifier
from llm4ad.vision.taught.exemplars import (
    Exemplar,
    part_kinds,
    scaled_mask,
    shared_pixels,
    taught_picture,
    working_side,
)
from llm4ad.vision.taught.features import pixel_features
from llm4ad.vision.taught.finder import TaughtFinder, part_candidates, working_image
from llm4ad.vision.taught.instances import measure_shape
from llm4ad.vision.taught.model_file import Model, TaughtPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.annotation.marks import Mark
    from llm4ad.vision.picture import Picture
    from llm4ad.vision.taught.classifier import Classifier
    from llm4ad.vision.taught.exemplars import PartKind, TaughtPicture
    from llm4ad.vision.taught.instances import Candidate

# A picture is seen as it is, and in light, white balance and scale changed by this much.
VIEWS = (0.0, 0.4, 0.4, 1.0)
SAMPLES = 80_000  # pixels in all
FIRST_EPOCHS, EPOCHS = 5, 20
VARIED = 3  # times as many pixels are seen of the background and of regions as of other classes
SAME = 0.6  # intersection over union from which two masks show the same part
RIM = 0.3  # share of the inner radius that counts as the rim of a countable part
UNKNOWN = -1
HARD = 1000  # added to the class of a pixel that a first attempt got wrong, or nearly so


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A picture at the working size with a class for every pixel, ``UNKNOWN`` where none."""

    rgb: NDArray[np.uint8]
    classes: NDArray[np.int16]


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
    first = _train(labelled, kinds, random, FIRST_EPOCHS, views=VIEWS[:1])
    cleaned = [
        _reconsidered(picture, item, first) for picture, item in zip(taught, labelled, strict=True)
    ]
    classifier = _train(cleaned, kinds, random, EPOCHS, views=VIEWS)
    pairs = list(zip(taught, labelled, strict=True))
    parts = tuple(_taught_part(kind, pairs) for kind in kinds)
    parts = _as_seen(parts, pairs, classifier, random)
    return TaughtFinder(Model(side, parts, classifier))


def _labelled(picture: TaughtPicture, kinds: Sequence[PartKind], side: int) -> _Labelled:
    rgb = working_image(picture.rgb, side)
    classes = np.zeros(rgb.shape[:2], np.int16)
    index = {kind.name: number for number, kind in enumerate(kinds)}
    # From the large to the small: what lies on a part wins over the part.
    for exemplar in sorted(picture.exemplars, key=lambda item: -item.area):
        number = index[exemplar.name]
        place, mask = scaled_mask(exemplar, picture.rgb.shape, rgb.shape)
        body = 1 + 2 * number  # its rim is the class after it; 0 is the background
        if not kinds[number].countable:
            classes[place][mask] = body
            continue
        inside = np.pad(mask.astype(np.uint8), 1)
        depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
        classes[place][mask] = body + 1
        classes[place][depth > max(1.5, RIM * float(depth.max()))] = body
    classes[_scaled(picture.background, rgb.shape[:2])] = 0
    return _Labelled(rgb, classes)


def _scaled(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    size = (shape[1], shape[0])
    shrunk = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.asarray(shrunk) > 0.5


def _reconsidered(picture: TaughtPicture, labelled: _Labelled, classifier: Classifier) -> _Labelled:
    """Look at the classes again after a first attempt.

    Background that surely belongs to parts nobody marked is taken out, and hard pixels are noted.
    """
    probabilities = classifier.probabilities(pixel_features(labelled.rgb))
    believed = np.take_along_axis(probabilities, labelled.classes[None].astype(np.int64), 0)[0]
    classes = np.where(believed < 0.8, labelled.classes + HARD, labelled.classes)
    marked = _scaled(picture.background, labelled.classes.shape)
    away = (labelled.classes == 0) & ~_beside_parts(labelled.classes) & ~marked
    classes[away & (believed < 0.2)] = UNKNOWN
    return _Labelled(labelled.rgb, classes.astype(np.int16))


def _beside_parts(classes: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Return the pixels so near to a marked part that they belong to its surroundings."""
    brush = np.ones((15, 15), np.uint8)
    return np.asarray(cv2.dilate((classes > 0).astype(np.uint8), brush)) > 0


def _train(
    labelled: Sequence[_Labelled],
    kinds: Sequence[PartKind],
    random: np.random.Generator,
    epochs: int,
    *,
    views: Sequence[float],
) -> Classifier:
    wanted = _samples_per_class(kinds, SAMPLES // (len(labelled) * len(views)))
    seen = [
        _changed(item, random, strength) if strength else item
        for item in labelled
        for strength in views
    ]
    chosen = [_chosen(item.classes.ravel(), wanted, random) for item in seen]
    with ThreadPoolExecutor() as threads:
        planes = threads.map(_sampled, seen, chosen)
        samples = np.concatenate(list(planes))
    classes = np.concatenate(
        [item.classes.ravel()[places] % HARD for item, places in zip(seen, chosen, strict=True)]
    )
    return train_classifier(samples, classes.astype(np.int64), len(wanted), random, epochs)


def _samples_per_class(kinds: Sequence[PartKind], total: int) -> list[int]:
    """Return how many pixels of each class to look at on one view of one picture."""
    shares = [VARIED]
    for kind in kinds:
        shares += [1, 1] if kind.countable else [VARIED, 0]
    return [total * share // sum(shares) for share in shares]


def _sampled(item: _Labelled, places: NDArray[np.int64]) -> NDArray[np.float32]:
    planes = pixel_features(item.rgb)
    return planes.reshape(len(planes), -1)[:, places].T


def _chosen(
    classes: NDArray[np.int16], wanted: Sequence[int], random: np.random.Generator
) -> NDArray[np.int64]:
    """Choose pixels of every class: half of them hard ones, where there are so many."""
    chosen: list[NDArray[np.int64]] = []
    for number, count in enumerate(wanted):
        hard = np.flatnonzero(classes == number + HARD)
        easy = np.flatnonzero(classes == number)
        hard = random.permutation(hard)[: count // 2]
        easy = random.permutation(easy)[: count - len(hard)]
        chosen += [hard, easy]
    return np.concatenate(chosen)


def _changed(item: _Labelled, random: np.random.Generator, strength: float) -> _Labelled:
    """Return a picture in another light, white balance and scale; 1 is a strong change."""
    rgb = _relit(item.rgb, random, strength)
    scale = random.uniform(0.87, 1.15)
    size = tuple(max(8, round(length * scale)) for length in rgb.shape[1::-1])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return _Labelled(
        np.asarray(cv2.resize(rgb, size, interpolation=way), np.uint8),
        np.asarray(cv2.resize(item.classes, size, interpolation=cv2.INTER_NEAREST), np.int16),
    )


def _relit(
    rgb: NDArray[np.uint8], random: np.random.Generator, strength: float
) -> NDArray[np.uint8]:
    gains = np.exp(strength * (random.uniform(-0.3, 0.25) + random.uniform(-0.16, 0.16, 3)))
    gamma = np.exp(strength * random.uniform(-0.22, 0.22))
    ramp = np.linspace(0, 1, 256)[:, None] ** gamma * gains
    table = np.clip(255 * ramp, 0, 255).astype(np.uint8)
    return np.stack([table[rgb[..., channel], channel] for channel in range(3)], axis=-1)


def _taught_part(kind: PartKind, pairs: Sequence[tuple[TaughtPicture, _Labelled]]) -> TaughtPart:
    shapes = [
        measure_shape(scaled_mask(item, picture.rgb.shape, labelled.classes.shape)[1])
        for picture, labelled in pairs
        for item in picture.exemplars
        if item.name == kind.name
    ]
    table = np.array(shapes, np.float64)
    return TaughtPart(kind.name, kind.countable, kind.filled, kind.holds, table, 1.0)


def _as_seen(
    parts: tuple[TaughtPart, ...],
    pairs: Sequence[tuple[TaughtPicture, _Labelled]],
    classifier: Classifier,
    random: np.random.Generator,
) -> tuple[TaughtPart, ...]:
    """Add what the classifier makes of the exemplars: its masks are not quite the marked ones.

    It looks at the pictures as they are and in another light.
    """
    found: dict[str, list[Candidate]] = {part.name: [] for part in parts}
    for picture, labelled in pairs:
        for rgb in (labelled.rgb, _relit(labelled.rgb, random, 0.5)):
            classes = classifier.probabilities(pixel_features(rgb))
            for part in parts:
                candidates = part_candidates(part, parts, classes)
                found[part.name] += _of_exemplars(part.name, picture, rgb.shape, candidates)
    return tuple(_with_candidates(part, found[part.name]) for part in parts)


def _with_candidates(part: TaughtPart, found: Sequence[Candidate]) -> TaughtPart:
    if not found:
        return part
    shapes = np.array([measure_shape(candidate.mask) for candidate in found])
    belief = float(np.percentile([candidate.belief for candidate in found], 10))
    return replace(part, shapes=np.concatenate([part.shapes, shapes]), belief=belief)


def _of_exemplars(
    name: str, picture: TaughtPicture, working: tuple[int, ...], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return the candidates that cover an exemplar and little else."""
    found: list[Candidate] = []
    for exemplar in picture.exemplars:
        if exemplar.name != name:
            continue
        (down, across), mask = scaled_mask(exemplar, picture.rgb.shape, working)
        marked = Exemplar(name, across.start, down.start, mask)
        for candidate in candidates:
            seen = Exemplar(name, candidate.left, candidate.top, candidate.mask)
            shared = shared_pixels(marked, seen)
            if shared > SAME * (marked.area + seen.area - shared):
                found.append(candidate)
    return found

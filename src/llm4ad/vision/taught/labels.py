"""Give every pixel of a marked picture its class: background, or body or rim of a part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.vision.taught.exemplars import scaled_mask
from llm4ad.vision.taught.features import level_features, map_shape
from llm4ad.vision.taught.finder import working_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.taught.classifier import Classifier
    from llm4ad.vision.taught.exemplars import PartKind, TaughtPicture

RIM = 0.3  # share of the inner radius that counts as the rim of a countable part
UNKNOWN = -1
SURROUNDINGS = 7  # pixels around a part that are surely no other part, unless it is marked
# What a first attempt believes of the class that a pixel was given.
SURELY_NOT, RATHER_NOT, DOUBTED = 0.2, 0.4, 0.8
ALIKE = 0.12  # share of the pixels of parts that a first attempt gives to each other's class


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture at the working size and the classes of the pixels of its map.

    ``classes`` is ``UNKNOWN`` where nothing is known; ``hard`` pixels are easily mistaken.
    """

    rgb: NDArray[np.uint8]
    classes: NDArray[np.int16]
    hard: NDArray[np.bool_]


def label_pixels(picture: TaughtPicture, kinds: Sequence[PartKind], side: int) -> Labelled:
    """Return the classes of pixels: 0 is background, 1 + 2 n the body of part n, then its rim."""
    rgb = working_image(picture.rgb, side)
    classes = np.zeros(map_shape(rgb.shape), np.int16)
    if picture.complete is False:
        classes[:] = UNKNOWN
    index = {kind.name: number for number, kind in enumerate(kinds)}
    # From the large to the small: what lies on a part wins over the part.
    for exemplar in sorted(picture.exemplars, key=lambda item: -item.area):
        number = index[exemplar.name]
        place, mask = scaled_mask(exemplar, picture.rgb.shape, classes.shape)
        body = 1 + 2 * number
        if not kinds[number].countable:
            classes[place][mask] = body
            continue
        inside = np.pad(mask.astype(np.uint8), 1)
        depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
        classes[place][mask] = body + 1
        classes[place][depth > max(1.5, RIM * float(depth.max()))] = body
    if picture.complete is False:
        classes[_beside_parts(classes) & (classes == UNKNOWN)] = 0
    classes[shrunk(picture.background, classes.shape)] = 0
    return Labelled(rgb, classes, np.zeros(classes.shape, np.bool_))


def shrunk(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return a mask at another size, where most of it is."""
    size = (shape[1], shape[0])
    small = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.asarray(small) > 0.5


def reconsider(
    picture: TaughtPicture,
    labelled: Labelled,
    kinds: Sequence[PartKind],
    classifier: Classifier,
) -> Labelled:
    """Look at the classes again after a first attempt.

    Where nobody said whether all parts are marked, what surely belongs to unmarked ones is taken
    out. Where some are known to be unmarked, what surely is background is taken in, and
    what may be a part that lies on another is taken out.
    """
    classes = labelled.classes.copy()
    probabilities = classifier.probabilities(level_features(labelled.rgb))
    known = np.maximum(classes, 0)[None].astype(np.int64)
    believed = np.take_along_axis(probabilities, known, 0)[0]
    holders = np.isin(classes, [1 + 2 * n for n, kind in enumerate(kinds) if kind.holds])
    if picture.complete is None:
        marked = shrunk(picture.background, classes.shape)
        away = (classes == 0) & ~_beside_parts(classes) & ~marked
        classes[(away & (believed < SURELY_NOT)) | (holders & (believed < RATHER_NOT))] = UNKNOWN
    elif not picture.complete:
        classes[(classes == UNKNOWN) & (probabilities[0] > 1 - SURELY_NOT)] = 0
        classes[holders & (believed < DOUBTED)] = UNKNOWN
    return replace(labelled, classes=classes, hard=(believed < DOUBTED) & (classes >= 0))


def _beside_parts(classes: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Return the pixels so near to a marked part that they belong to its surroundings."""
    brush = np.ones((2 * SURROUNDINGS + 1, 2 * SURROUNDINGS + 1), np.uint8)
    return np.asarray(cv2.dilate((classes > 0).astype(np.uint8), brush)) > 0


def common_looks(
    labelled: Sequence[Labelled], kinds: Sequence[PartKind], classifier: Classifier
) -> list[int]:
    """Return for every kind of part the number of its look.

    Countable parts that a first attempt cannot tell apart by their pixels share one: they differ
    by their size or outline only.
    """
    classes = len(kinds)
    given, total = np.zeros((classes, classes)), np.zeros(classes)
    for item in labelled:
        probabilities = classifier.probabilities(level_features(item.rgb))
        parts = probabilities[1::2] + probabilities[2::2]
        for number in range(classes):
            own = np.isin(item.classes, (1 + 2 * number, 2 + 2 * number))
            given[number] += parts[:, own].sum(axis=1)
            total[number] += parts[:, own].sum()
    shares = given / np.maximum(total, 1e-9)[:, None]
    looks = list(range(classes))
    for one in range(classes):
        for other in range(one):
            both = kinds[one].countable and kinds[other].countable
            if both and min(shares[one, other], shares[other, one]) > ALIKE:
                old, new = looks[one], looks[other]
                looks = [new if look == old else look for look in looks]
    order = sorted(set(looks))
    return [order.index(look) for look in looks]


def by_look(labelled: Labelled, looks: Sequence[int]) -> Labelled:
    """Return the classes with parts of one look in one class."""
    table = np.zeros(2 + 2 * len(looks), np.int16)  # the last is for UNKNOWN
    for number, look in enumerate(looks):
        table[1 + 2 * number : 3 + 2 * number] = (1 + 2 * look, 2 + 2 * look)
    table[UNKNOWN] = UNKNOWN
    return replace(labelled, classes=table[labelled.classes])

"""Ask a model that looks at pictures what geometry cannot say, once for each part and question."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import cv2
import numpy as np

from llm4ad.scene.question import answer_key
from llm4ad.vision.find_cache import picture_digest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.scene.question import Question
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.vision.answer_cache import AnswerCache

ROOM = 0.15  # of the longer side of a part, shown around it on every side
LEAST_ROOM = 8  # pixels
LARGEST_CROP = 1024  # longest side; a larger one is scaled down
LEAST_PROBABILITY = 0.05  # a part that is less probable counts as absent, and is not asked about


class Asker(Protocol):
    """Anything that answers questions about small pictures."""

    @property
    def fingerprint(self) -> str:
        """Return a short text that names everything that decides what is answered."""
        ...

    @property
    def is_heavy(self) -> bool:
        """Tell whether it must not be there twice on one machine; otherwise it can be pickled."""
        ...

    def ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        """Return how probable each of K choices is for each of N crops, (N, K); rows sum to 1.

        Crops are RGB (H, W, 3). Raises UnansweredError rather than guess.
        """
        ...


def is_heavy(asker: Asker | None) -> bool:
    """Tell whether there is an asker that must not be loaded again by other processes."""
    return asker is not None and asker.is_heavy


def crop_with_room(rgb: NDArray[np.uint8], xyxy: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Return a box of a picture, RGB (H, W, 3), with some room around it, as far as there is any.

    The room is 15 % of the longer side, and at least 8 pixels, on every side. A crop of more than
    1024 pixels is scaled down.
    """
    left, top, right, bottom = xyxy
    room = max(LEAST_ROOM, round(ROOM * max(right - left, bottom - top)))
    crop = rgb[max(0, top - room) : bottom + room, max(0, left - room) : right + room]
    scale = LARGEST_CROP / max(crop.shape[:2])
    if scale < 1:
        crop = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(crop, np.uint8)


def answered_scene(
    scene: Scene,
    rgb: NDArray[np.uint8],
    detections: Sequence[Detection],
    questions: Collection[Question],
    asker: Asker,
    cache: AnswerCache | None = None,
) -> Scene:
    """Return a scene whose parts know how probable the answers to questions are.

    The detections are those that the scene was measured from. Parts that are hardly ever there are
    not asked about. What the cache knows is not asked again.
    """
    picture = picture_digest(rgb)
    names: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for question in questions:
        names[question.text, question.choices].add(question.name)
    answers: list[dict[tuple[str, ...], float]] = [{} for _ in scene.parts]
    for (text, choices), about in sorted(names.items()):
        chosen = [
            number
            for number, part in enumerate(scene.parts)
            if part.name in about and part.probability >= LEAST_PROBABILITY
        ]
        boxes = [detections[number].xyxy for number in chosen]
        probabilities = _ask_once(picture, rgb, boxes, (text, choices), asker, cache)
        for number, box in zip(chosen, boxes, strict=True):
            for choice, probability in zip(choices, probabilities[box], strict=True):
                answers[number][answer_key(text, choice, choices)] = probability
    parts = [
        replace(part, answers=own) if own else part
        for part, own in zip(scene.parts, answers, strict=True)
    ]
    return replace(scene, parts=parts)


_Box = tuple[int, int, int, int]


def _ask_once(
    picture: str,
    rgb: NDArray[np.uint8],
    boxes: Sequence[_Box],
    question: tuple[str, tuple[str, ...]],
    asker: Asker,
    cache: AnswerCache | None,
) -> dict[_Box, list[float]]:
    """Return the probabilities of the choices for every box, from the cache where it has them."""
    text, choices = question
    known: dict[_Box, list[float]] = {}
    if cache is not None:
        known = cache.read(picture, asker.fingerprint, question, boxes)
    missing = [box for box in dict.fromkeys(boxes) if box not in known]
    if missing:
        crops = [crop_with_room(rgb, box) for box in missing]
        rows = _checked(asker.ask(crops, text, choices), (len(missing), len(choices)))
        new = dict(zip(missing, rows, strict=True))
        if cache is not None:
            cache.write(picture, asker.fingerprint, question, new)
            cache.shrink()
        known |= new
    return known


def _checked(probabilities: NDArray[np.float64], shape: tuple[int, int]) -> list[list[float]]:
    sums = probabilities.sum(axis=-1)
    if probabilities.shape != shape or not np.allclose(sums, 1) or (probabilities < 0).any():
        raise ValueError(f"the asker answered {probabilities!r}, not probabilities of {shape!r}")
    return probabilities.tolist()

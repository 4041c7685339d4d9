from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import cv2
import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.vision.taught.features import level_features
from llm4ad.vision.taught.instances import SURE, join_region, split_countable
from llm4ad.vision.taught.light import in_usual_light
from llm4ad.vision.taught.mending import mend_pieces
from llm4ad.vision.taught.model_file import Model, digest, load_model, save_model
from llm4ad.vision.taught.shapes import closeness, know_shapes
from llm4ad.vision.taught.sizes import of_one_size, size_in_picture

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.vision.picture import Picture
    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.model_file import TaughtPart
    from llm4ad.vision.taught.shapes import KnownShapes
    from llm4ad.vision.taught.trial import Trial

SMOOTH = 0.6  # pixels of the map
DOUBT = 6  # how steeply doubt grows with the distance from what the exemplars give
LEAST = 0.05  # less probable candidates are not reported
CERTAIN = 1e-3  # what is believed is never nearer to 0 or 1
TOSS_UP = 0.02
OTHER_SIZE = 0.05  # logarithm of the size of the parts from which a picture is looked at anew
FAINT = 0.4  # mean probability of pixels below which nothing is worth a look


@dataclass(frozen=True, slots=True)
class Sighting:
    """A candidate as one part, with what is believed of that, from 0 to 1, not calibrated yet.

    ``probability`` (H, W) is that of the pixels to belong to the part.
    """

    part: TaughtPart
    candidate: Candidate
    belief: float
    probability: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Look:
    """The parts that look alike, ready to be found: all they are and each one's own shapes.

    ``rows`` are the classes of pixels that belong to them, with those of the parts they hold.
    """

    members: tuple[TaughtPart, ...]
    rows: tuple[int, ...]
    known: KnownShapes
    own: tuple[KnownShapes, ...]


class TaughtFinder:
    """Find parts that were taught by marking a few of them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._looks = looks_of(model.parts)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Load a finder; ModelError when the file is damaged or of another version."""
        return cls(load_model(path))

    def save(self, path: Path) -> None:
        """Store the finder in one small file, which a later ``load`` reads back to the bit."""
        save_model(self._model, path)

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names of the taught parts."""
        return frozenset(part.name for part in self._model.parts)

    @property
    def fingerprint(self) -> str:
        """Return a digest of everything that was learned."""
        return digest(self._model)

    @property
    def trial(self) -> Trial:
        """Return what came of trying the finder on pictures that it was not taught with."""
        return self._model.trial

    def in_usual_light(self, picture: Picture) -> Picture:
        """Return a picture in the light of the taught ones; itself where its light is theirs."""
        rgb = in_usual_light(picture.rgb, self._model.light)
        return picture if rgb is picture.rgb else replace(picture, rgb=rgb)

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find all parts of these names, surest first."""
        return self.find_with_traces(picture, names)[0]

    def find_with_traces(
        self, picture: Picture, names: Collection[str]
    ) -> tuple[list[Detection], list[Detection]]:
        """Find all parts of these names, and what has their looks without their shape.

        Such a trace is what a part that was cut, crushed or covered leaves behind: no part, but
        the place to look at where one is missing.
        """
        if not self.part_names & set(names):
            return [], []
        seen = self._look(picture.rgb, names, self._model.side)
        size = size_in_picture(_countable(self._looks, [one for one, _ in seen]))
        if abs(size) > OTHER_SIZE:
            # From nearer or further away: look at it as large as it was taught.
            again = self._look(picture.rgb, names, round(self._model.side * math.exp(-size)))
            seen = max(seen, again, key=_sureness)
        found: list[Detection] = []
        traces: list[Detection] = []
        for sighting, probability in seen:
            if probability >= LEAST:
                found.append(_detection(sighting, probability, picture.rgb.shape))
            elif _belief(sighting.part, sighting.candidate) >= SURE:
                traces.append(_detection(sighting, probability, picture.rgb.shape))
        return sorted(found, key=lambda detection: -detection.probability), traces

    def _look(
        self, rgb: NDArray[np.uint8], names: Collection[str], side: int
    ) -> list[tuple[Sighting, float]]:
        """Return what may be parts of these names, with probabilities, at a size of the picture."""
        planes = level_features(working_image(rgb, side))
        classes = self._model.classifier.probabilities(planes)
        return [
            (sighting, calibrated(sighting.belief, self._model.calibration))
            for sighting in sightings(self._looks, classes, names, FAINT)
        ]


def _sureness(seen: Sequence[tuple[Sighting, float]]) -> float:
    """Return how many parts were probably found."""
    return sum(probability for _, probability in seen if probability >= LEAST)


def working_image(rgb: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return a picture scaled so that its longest side is ``side`` pixels."""
    height, width = rgb.shape[:2]
    scale = side / max(height, width)
    if scale == 1:
        return rgb
    size = (max(2, round(width * scale)), max(2, round(height * scale)))
    while min(rgb.shape[0] / size[1], rgb.shape[1] / size[0]) >= 2:
        rgb = _halved(rgb)
    # By less than half nothing is left out, and averaging over areas takes many times as long.
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _halved(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = (side // 2 for side in rgb.shape[:2])
    even = rgb[: 2 * height, : 2 * width]
    return np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def calibrated(belief: float, calibration: tuple[float, float]) -> float:
    """Return the probability that something is right that is believed so much."""
    belief = min(max(belief, CERTAIN), 1 - CERTAIN)
    slope, offset = calibration
    return 1 / (1 + math.exp(-slope * math.log(belief / (1 - belief)) - offset))


def looks_of(parts: Sequence[TaughtPart]) -> tuple[Look, ...]:
    """Prepare parts to be found, those that look alike together."""
    looks: list[Look] = []
    for look in sorted({part.look for part in parts}):
        members = tuple(part for part in parts if part.look == look)
        shown = {look} | {part.look for part in parts if part.name in members[0].holds}
        rows = tuple(row for one in sorted(shown) for row in (1 + 2 * one, 2 + 2 * one))
        known = know_shapes(np.concatenate([part.shapes for part in members]))
        own = tuple(know_shapes(part.shapes) for part in members)
        looks.append(Look(members, rows, known, own))
    return tuple(looks)


def sightings(
    looks: Sequence[Look],
    classes: NDArray[np.float32],
    names: Collection[str],
    least: float = 0.0,
) -> Iterator[Sighting]:
    """Yield what may be parts of these names, from class probabilities (classes, H, W).

    What is everywhere less sure than a toss-up has to be as sure as ``least`` on the average.
    """
    for look in looks:
        if not any(part.name in names for part in look.members):
            continue
        probability, candidates = look_candidates(look, classes, least)
        for candidate in candidates:
            for part, share in _shared_out(candidate, look):
                if part.name in names:
                    yield Sighting(part, candidate, _belief(part, candidate) * share, probability)


def look_candidates(
    look: Look, classes: NDArray[np.float32], least: float = 0.0
) -> tuple[NDArray[np.float32], list[Candidate]]:
    """Return the pixel probability of parts of one look, and the candidates for them."""
    first = look.members[0]
    probability = classes[list(look.rows)].sum(axis=0)
    smooth = np.asarray(cv2.GaussianBlur(probability, (0, 0), SMOOTH), np.float32)
    if first.countable:
        body = classes[1 + 2 * first.look]
        found = split_countable(smooth, body, look.known, filled=first.filled, least=least)
        return smooth, of_one_size(mend_pieces(found, smooth, look.known), look.known)
    return smooth, join_region(smooth, look.known, filled=first.filled)


def _countable(
    looks: Sequence[Look], seen: Sequence[Sighting]
) -> Iterator[tuple[list[Candidate], KnownShapes]]:
    """Yield the candidates for countable parts of each look, with what is known of its shapes."""
    for look in looks:
        if look.members[0].countable:
            once = {
                id(one.candidate): one.candidate
                for one in seen
                if one.part.look == look.members[0].look
            }
            yield list(once.values()), look.known


def _shared_out(candidate: Candidate, look: Look) -> list[tuple[TaughtPart, float]]:
    """Return how much a candidate belongs to each part that looks so: its outline decides."""
    if len(look.members) == 1:
        return [(look.members[0], candidate.likeness)]
    close = [closeness(candidate.shape, known, cut=candidate.cut) for known in look.own]
    total = max(sum(close), 1e-9)
    return [
        (part, candidate.likeness * value / total)
        for part, value in zip(look.members, close, strict=True)
    ]


def _belief(part: TaughtPart, candidate: Candidate) -> float:
    """Return what the pixels say: those less sure than the pixels of exemplars count against it."""
    usual = min(1.0, candidate.belief / part.belief)
    return min(1.0, candidate.belief * usual**DOUBT)


def _surface(
    candidate: Candidate, probability: NDArray[np.float32]
) -> tuple[int, int, NDArray[np.float32]]:
    """Return how far pixels are from being a toss-up, in and around a candidate: left, top, values.

    Positive inside of it and negative outside: its outline is where that is 0.
    """
    rows, columns = candidate.mask.shape
    left, top = max(0, candidate.left - 1), max(0, candidate.top - 1)
    right, bottom = candidate.left + columns + 1, candidate.top + rows + 1
    surface = -np.maximum(np.abs(probability[top:bottom, left:right] - SURE), TOSS_UP)
    x, y = candidate.left - left, candidate.top - top
    surface[y : y + rows, x : x + columns][candidate.mask] *= -1
    return left, top, surface


def _detection(sighting: Sighting, probability: float, full: tuple[int, ...]) -> Detection:
    """Return a sighting at the size of the picture, its outline drawn between the map's pixels."""
    left, top, surface = _surface(sighting.candidate, sighting.probability)
    across = full[1] / sighting.probability.shape[1]
    down = full[0] / sighting.probability.shape[0]
    x0, y0 = int(left * across), int(top * down)
    x1 = min(full[1], math.ceil((left + surface.shape[1]) * across))
    y1 = min(full[0], math.ceil((top + surface.shape[0]) * down))
    # From the centres of the picture's pixels to places on the surface.
    onto = np.array(
        [
            [1 / across, 0, (x0 + 0.5) / across - left - 0.5],
            [0, 1 / down, (y0 + 0.5) / down - top - 0.5],
        ]
    )
    flags, edge = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, cv2.BORDER_REPLICATE
    drawn = cv2.warpAffine(surface, onto, (x1 - x0, y1 - y0), flags=flags, borderMode=edge)
    mask = np.asarray(drawn) > 0
    if not mask.any():
        mask[mask.shape[0] // 2, mask.shape[1] // 2] = True
    x, y, width, height = cv2.boundingRect(mask.view(np.uint8))
    cut = mask[y : y + height, x : x + width].copy()
    box = (x0 + x, y0 + y, x0 + x + width, y0 + y + height)
    return Detection(sighting.part.name, box, cut, probability)

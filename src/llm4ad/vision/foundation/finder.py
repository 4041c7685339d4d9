"""A foundation model as a finder: part names in words, boxes and masks out."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.vision.foundation.candidates import FLOOR, Candidates
from llm4ad.vision.foundation.choice import AUTO, TAKE_EXEMPLARS, default_choice, read_choice
from llm4ad.vision.foundation.loading import (
    UnavailableModelError,
    find_device,
    transformers_library,
)
from llm4ad.vision.foundation.memory import BatchSize
from llm4ad.vision.foundation.models import load_models, plan_models
from llm4ad.vision.foundation.sam3 import looks_into_boxes
from llm4ad.vision.foundation.settings import FoundationSettings
from llm4ad.vision.foundation.suppression import (
    COMPARABLE,
    FILLED,
    INSIDE,
    SAME,
    suppress_doubles,
    suppress_groups_and_parts,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.candidates import Exemplar
    from llm4ad.vision.foundation.choice import FinderChoice
    from llm4ad.vision.foundation.models import Models, Plan
    from llm4ad.vision.picture import Picture

    Exemplars = Mapping[str, Sequence[Exemplar]]

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_RULES = (1, FLOOR, SAME, INSIDE, FILLED, COMPARABLE)  # the first number counts changes of the code


@dataclass(frozen=True, slots=True)
class FinderPlan:
    """A finder before its weights are read: what decides what it finds, and what it is.

    ``notice`` says which models stand in for which, and callers should say it aloud.
    """

    models: Plan
    settings: FoundationSettings
    exemplars: Exemplars
    notice: str | None

    @property
    def fingerprint(self) -> str:
        """Return a digest of the weights and of all settings that decide what is found."""
        whole = hashlib.sha256(json.dumps([self.models.identity, _RULES]).encode())
        for name, shown in sorted(self.exemplars.items()):
            for exemplar in shown:
                size = f"{name}\0{exemplar.rgb.shape}\0{exemplar.xyxy.tolist()}\0"
                whole.update(size.encode() + exemplar.rgb.tobytes())
        return whole.hexdigest()[:16]

    def load(self, part_names: Collection[str] = ()) -> FoundationFinder:
        """Read the weights. Raises ModelError."""
        return FoundationFinder(load_models(self.models), self, part_names)


def plan_foundation(
    text: str, settings: FoundationSettings, exemplars: Exemplars | None = None
) -> FinderPlan:
    """Settle what a user wrote: "auto", "llmdet+edgetam", "sam3:FOLDER".

    ``exemplars`` show what some part names mean, to OWLv2 and SAM 3; other models go by the words
    alone. Raises ModelError when it cannot be had.
    """
    if text != AUTO:
        return plan_choice(read_choice(text), settings, exemplars)
    transformers_library(offline=settings.offline)
    gpu = find_device(settings.device) != "cpu"
    return plan_choice(default_choice(gpu=gpu), settings, exemplars)


def plan_choice(
    choice: FinderChoice, settings: FoundationSettings, exemplars: Exemplars | None = None
) -> FinderPlan:
    """Settle a choice, or its fallback where its models cannot be had on this machine."""
    try:
        models, notice = plan_models(choice, settings), None
    except UnavailableModelError as error:
        if choice.fallback is None:
            raise
        models = plan_models(choice.fallback, settings)
        notice = f"{error}; {choice.fallback} takes the place of {choice}"
    kind = models.choice.detector.kind
    if not exemplars or kind not in TAKE_EXEMPLARS:
        return FinderPlan(models, settings, {}, notice)
    if kind == "sam3" and not looks_into_boxes():
        words = "SAM 3 goes by words alone: for the taught exemplars, pip install torchvision"
        return FinderPlan(models, settings, {}, f"{notice}; {words}" if notice else words)
    return FinderPlan(models, settings, dict(exemplars), notice)


def load_foundation(
    text: str,
    settings: FoundationSettings | None = None,
    part_names: Collection[str] = (),
    exemplars: Exemplars | None = None,
) -> FoundationFinder:
    """Load what a user wrote, at once; arguments and errors are those of plan_foundation."""
    return plan_foundation(text, settings or FoundationSettings(), exemplars).load(part_names)


class FoundationFinder:
    """Find parts by their names with models that were trained on everything.

    ``part_names`` are the names it was given; others can be looked for as well. What is found
    with a probability below 0.05 is dropped, and so is a box outside the picture or a mask without
    a pixel: nobody could say where such a part is.
    """

    def __init__(self, models: Models, plan: FinderPlan, part_names: Collection[str] = ()) -> None:
        self._models = models
        self._plan = plan
        self._part_names = frozenset(part_names)
        for name, shown in plan.exemplars.items():
            models.detector.show(to_query(name), shown)
        usual = 1 if models.plan.device == "cpu" else 8
        self._batch = BatchSize(plan.settings.batch_size or usual)

    @property
    def notice(self) -> str | None:
        """Return which models stand in for which, None where none does."""
        return self._plan.notice

    @property
    def choice(self) -> FinderChoice:
        """Return the models that were taken."""
        return self._models.plan.choice

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names that this finder was given."""
        return self._part_names

    @property
    def fingerprint(self) -> str:
        """Return a digest of the weights and of all settings that decide what is found."""
        return self._plan.fingerprint

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find the parts of these names in one picture, surest first."""
        return next(self.find_many([picture], names))

    def find_many(
        self, pictures: Iterable[Picture], names: Collection[str]
    ) -> Iterator[list[Detection]]:
        """Find the parts of these names in many pictures, in batches of pictures of one size.

        Each picture is encoded once for all names. When the memory of a GPU is full, batches get
        smaller.
        """
        named = _by_query(names)
        # Padding to a common size would change what is found, so sizes are not mixed.
        for _, same in groupby(pictures, lambda picture: picture.rgb.shape):
            while batch := list(islice(same, self._batch.size)):
                if not named:
                    yield from ([] for _ in batch)
                    continue
                arrays = [picture.rgb for picture in batch]
                for found in self._batch.run(lambda some: self._look(some, list(named)), arrays):
                    yield _detections(found, list(named.values()))

    def _look(
        self, pictures: Sequence[NDArray[np.uint8]], queries: Sequence[str]
    ) -> list[Candidates]:
        found = [suppress_doubles(one) for one in self._models.detector.detect(pictures, queries)]
        maker = self._models.mask_maker
        if maker is not None:
            found = [
                Candidates(one.phrase, one.score, one.xyxy, tuple(maker.masks(picture, one.xyxy)))
                for picture, one in zip(pictures, found, strict=True)
            ]
        return [suppress_groups_and_parts(_with_pixels(one)) for one in found]


def to_query(name: str) -> str:
    """Return what a model is asked for a part name: lower case, single spaces, no article."""
    return _ARTICLE.sub("", " ".join(name.lower().split()))


def _by_query(names: Collection[str]) -> dict[str, list[str]]:
    """Return the queries, each with the names that mean it; twice the same is asked once."""
    queries: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        queries.setdefault(to_query(name), []).append(name)
    return dict(sorted(queries.items()))


def _with_pixels(found: Candidates) -> Candidates:
    if found.masks is None:
        return found
    return found.take(np.flatnonzero([bool(mask.any()) for mask in found.masks]))


def _detections(found: Candidates, named: Sequence[Sequence[str]]) -> list[Detection]:
    detections: list[Detection] = []
    for i, (left, top, right, bottom) in enumerate(found.xyxy.tolist()):
        mask = (
            np.ones((bottom - top, right - left), np.bool_)
            if found.masks is None
            else found.masks[i]
        )
        score = min(1.0, float(found.score[i]))
        box = (left, top, right, bottom)
        names = named[int(found.phrase[i])]
        detections += [Detection(name, box, mask, score) for name in names]
    return detections

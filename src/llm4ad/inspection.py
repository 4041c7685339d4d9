from __future__ import annotations

import math
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from llm4ad.errors import InspectionError, LLM4ADError, ProgramError
from llm4ad.folder import PARTS_FILE, program_of, read_folder_spec
from llm4ad.program.check import check_program
from llm4ad.program.retelling import language_of, retell
from llm4ad.program.sandbox import Sandbox
from llm4ad.scene.measure import measure_scene
from llm4ad.verdict.finding import Finding
from llm4ad.verdict.judge import (
    ConditionResult,
    judge_condition,
    judge_image,
    plausible_levels,
    undecided_image,
)
from llm4ad.vision.coco import CocoFinder
from llm4ad.vision.picture import Picture, read_picture
from llm4ad.vision.taught import TaughtFinder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import PIL.Image
    from numpy.typing import NDArray

    from llm4ad.program.source import Program
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.spec import Condition, Spec
    from llm4ad.verdict.finding import Scoring, Verdict
    from llm4ad.vision.finder import Finder

    Image = str | Path | PIL.Image.Image | NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Check:
    """A condition ready to run: its program and the parts it needs, or why it cannot run."""

    condition: Condition
    program: Program | None
    part_names: frozenset[str]
    problem: str


class Inspection:
    """An inspection folder, loaded: conditions, programs and a finder.

    Loading is dear (programs are checked, a sandbox starts), ``inspect`` is cheap. Use it as a
    context manager or let it be collected; it is not to be shared between threads.
    """

    def __init__(
        self,
        folder: Path,
        spec: Spec,
        finder: Finder,
        checks: Sequence[_Check],
        scoring: Scoring = "graded",
    ) -> None:
        self.folder = folder
        self.spec = spec
        self.finder = finder
        self.scoring: Scoring = scoring
        self._checks = tuple(checks)
        self._sandbox = Sandbox()
        self._sandbox.__enter__()
        self._close = weakref.finalize(self, self._sandbox.__exit__, None, None, None)

    @classmethod
    def load(
        cls, folder: str | Path, *, finder: str = "taught", scoring: Scoring = "graded"
    ) -> Self:
        """Load an inspection folder; ``finder`` is "taught" or "coco:FILE".

        ``scoring`` is "graded", or "plain" to score as the original research code does: parts are
        there or not, conditions kept or not, and the score is the share of the broken ones.

        A condition without a usable program does not stop the inspection: it is undecided on every
        image, and ``problems`` says why. Raises LLM4ADError when conditions or finder are missing.
        """
        folder = Path(folder)
        spec = read_folder_spec(folder)
        eyes = load_finder(folder, finder)
        with Sandbox() as sandbox:
            checks = [_prepare(folder, item, eyes, sandbox) for item in spec.conditions]
        return cls(folder, spec, eyes, checks, scoring)

    @property
    def problems(self) -> dict[str, str]:
        """Return why conditions cannot be evaluated, by their id."""
        return {check.condition.id: check.problem for check in self._checks if check.problem}

    @property
    def told_back(self) -> dict[str, str]:
        """Return what the programs check, in one sentence each, by the ids of their conditions."""
        return {
            check.condition.id: retell(check.program.source, language_of(check.condition.text))
            for check in self._checks
            if check.program is not None
        }

    def inspect(self, image: Image) -> Verdict:
        """Inspect one image: a path, a PIL image or an RGB array (H, W, 3) of uint8.

        A picture that cannot be read gives an undecided verdict with the reason.
        """
        try:
            picture = read_picture(image)
        except LLM4ADError as error:
            name = str(image) if isinstance(image, str | Path) else "image"
            return undecided_image(name, str(error))
        return self.inspect_picture(picture)

    def inspect_picture(self, picture: Picture) -> Verdict:
        """Inspect one picture that has been read."""
        size = (picture.rgb.shape[1], picture.rgb.shape[0])
        names = frozenset[str]().union(*(check.part_names for check in self._checks))
        try:
            parts = self.finder.find(picture, names)
        except LLM4ADError as error:
            return undecided_image(picture.name, str(error), size)
        scene = measure_scene(picture.rgb, parts)
        results = [self._evaluate(check, scene, parts) for check in self._checks]
        return judge_image(picture.name, size, results, parts, self.scoring)

    def close(self) -> None:
        """Stop the sandbox."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _evaluate(self, check: _Check, scene: Scene, parts: Sequence[Detection]) -> ConditionResult:
        condition = check.condition
        if check.program is None:
            finding = Finding(condition.id, condition.text, "undecided", 0.5, check.problem)
            return ConditionResult(condition.id, "undecided", 0.5, (finding,))
        levels = plausible_levels(
            (part.probability for part in parts if part.name in check.part_names), self.scoring
        )
        thresholds = [level.threshold for level in levels]
        outcomes = self._sandbox.run(check.program, scene, thresholds)
        diagonal = math.hypot(scene.width, scene.height)
        return judge_condition(condition.id, condition.text, levels, outcomes, diagonal)


def load_finder(folder: Path, name: str) -> Finder:
    """Load the finder that a name stands for: "taught" or "coco:FILE"."""
    kind, _, rest = name.partition(":")
    if kind == "coco" and rest:
        return CocoFinder.load(Path(rest))
    if name != "taught":
        raise InspectionError(f"there is no finder {name!r}; say taught, or coco:FILE")
    model = folder / PARTS_FILE
    if not model.is_file():
        raise InspectionError(
            f"{model}: no part was taught yet; teach some with: llm4ad teach {folder} "
            "ANNOTATIONS, or say --finder coco:FILE"
        )
    return TaughtFinder.load(model)


def _prepare(folder: Path, condition: Condition, finder: Finder, sandbox: Sandbox) -> _Check:
    try:
        program = program_of(condition, folder)
        names = check_program(program, finder.part_names)
        sandbox.check_types(program)
    except ProgramError as error:
        return _Check(condition, None, frozenset(), str(error))
    return _Check(condition, program, names, "")

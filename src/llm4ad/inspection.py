from __future__ import annotations

import math
import weakref
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from llm4ad.asking import NO_ASKER, answer_cache, asker_for
from llm4ad.errors import InspectionError, LLM4ADError, ProgramError
from llm4ad.eyes import finder_kind, load_finder
from llm4ad.folder import (
    known_part_names,
    known_scale,
    program_of,
    read_folder_spec,
    refuse_other_scale,
)
from llm4ad.frozen import what_changed
from llm4ad.normals import NOTHING_LEARNED, load_normals
from llm4ad.program.check import check_program, decides
from llm4ad.program.questions import questions_asked
from llm4ad.program.retelling import language_of, retell
from llm4ad.program.sandbox import Sandbox
from llm4ad.scene.measure import measure_scene
from llm4ad.scene.question import Question
from llm4ad.verdict.absence import found_instead
from llm4ad.verdict.calibration import p_value
from llm4ad.verdict.evidence import locate
from llm4ad.verdict.finding import Finding
from llm4ad.verdict.judge import (
    ConditionResult,
    Level,
    doubts,
    judge_condition,
    judge_image,
    plausible_levels,
    strange_image,
    undecided_image,
    variants_at,
)
from llm4ad.verdict.learning import Answer
from llm4ad.verdict.sight import Sight
from llm4ad.verify.record import read_verification
from llm4ad.vision.asker import answered_scene
from llm4ad.vision.familiarity import strangeness
from llm4ad.vision.foundation.remembering import RememberingFinder
from llm4ad.vision.picture import Picture, read_picture
from llm4ad.vision.taught import TaughtFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import PIL.Image
    from numpy.typing import NDArray

    from llm4ad.normals import Normals
    from llm4ad.program.source import Program
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.scale import Scale
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.spec import Condition, Spec
    from llm4ad.verdict.finding import Scoring, Verdict
    from llm4ad.verify.record import Verification
    from llm4ad.vision.asker import Asker
    from llm4ad.vision.finder import Finder

    Image = str | Path | PIL.Image.Image | NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Check:
    """A condition ready to run: its program and what it asks for, or why it cannot run.

    ``decides`` says whether its program makes some statements only if something holds.
    ``questions`` are those that must be answered of its parts before it runs.
    """

    condition: Condition
    program: Program | None
    part_names: frozenset[str]
    problem: str
    decides: bool = False
    questions: frozenset[Question] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on one picture: detections, and the scene of their measurements.

    ``traces`` are no parts of the scene: they have the looks of a part, and not its shape.
    """

    parts: tuple[Detection, ...]
    scene: Scene
    traces: tuple[Detection, ...] = ()


class Inspection:
    """An inspection folder, loaded: conditions, programs, a finder, and what normals look like.

    Loading is dear (programs are checked, a sandbox starts), ``inspect`` is cheap. Use it as a
    context manager or let it be collected; it is not to be shared between threads.
    """

    def __init__(
        self,
        folder: Path,
        spec: Spec,
        finder: Finder,
        checks: Sequence[Check],
        scoring: Scoring = "graded",
        normals: Normals = NOTHING_LEARNED,
        verification: Verification | None = None,
        *,
        unverified: bool = False,
        asker: Asker | None = None,
    ) -> None:
        self.folder = folder
        self.spec = spec
        self.finder = finder
        self.scoring: Scoring = scoring
        self.checks = tuple(checks)
        self.normals = normals
        self.verification = verification
        self.unverified = unverified
        self.asker = asker
        self._answers = answer_cache(folder) if asker is not None else None
        self._sandbox = Sandbox()
        self._sandbox.__enter__()
        self._close = weakref.finalize(self, self._sandbox.__exit__, None, None, None)
        # Now, and not at the first picture: reading programs is not safe in several threads.
        self._sandbox.load([check.program for check in checks if check.program is not None])

    @classmethod
    def load(
        cls,
        folder: str | Path,
        *,
        finder: str = "taught",
        scoring: Scoring = "graded",
        unverified: bool = False,
        unlearned: bool = False,
        asker: str | Asker | None = None,
    ) -> Self:
        """Load an inspection folder; ``finder`` is "taught", "coco:FILE" or a foundation model.

        ``asker`` names the model that answers what programs ask of parts, such as "openai:NAME" or
        "local:FOLDER", or is one. It is only loaded if a program asks; its answers are kept in the
        folder. Without one, such a condition is undecided.

        ``scoring`` is "graded", or "plain" to score as the original research code does: parts are
        there or not, conditions kept or not, and the score is the share of the broken ones.

        A condition without a usable program does not stop the inspection: it is undecided on every
        image, and ``problems`` says why. Raises LLM4ADError when conditions or finder are missing,
        and when the inspection was verified but is no longer what it was then, or has a program
        that verification refused; with ``unverified`` it is loaded all the same, without what was
        learned from normal pictures if anything has changed, and with ``unlearned`` as if nothing
        had been learned and verified yet.
        """
        folder = Path(folder)
        spec = read_folder_spec(folder)
        scale = known_scale(folder, spec)
        eyes = load_finder(folder, finder, known_part_names(folder, spec))
        verification = None if unlearned else read_verification(folder)
        with Sandbox() as sandbox:
            checks = [_prepare(folder, item, eyes, sandbox, scale) for item in spec.conditions]
        asked = any(check.questions for check in checks)
        voice = asker_for(asker) if asked else None
        problems = _unfit(folder, finder, eyes, voice, verification)
        if problems and not unverified:
            raise InspectionError(
                f"{folder}: {'; '.join(problems)}. Verify it with: llm4ad verify {folder}; or "
                "say --unverified to inspect with it as it is"
            )
        changed = verification is not None and bool(what_changed(folder, verification.frozen))
        normals = NOTHING_LEARNED
        if scoring == "graded" and not changed and not unlearned:
            normals = load_normals(folder)
        if voice is None:
            checks = [_unasked(check) for check in checks]
        return cls(
            *(folder, spec, eyes, checks, scoring, normals, verification),
            unverified=unverified,
            asker=voice,
        )

    @property
    def problems(self) -> dict[str, str]:
        """Return why conditions cannot be evaluated, by their id."""
        return {check.condition.id: check.problem for check in self.checks if check.problem}

    @property
    def warnings(self) -> list[str]:
        """Return what to tell before inspecting: what has no program, which models stand in."""
        notice = self.finder.notice if isinstance(self.finder, RememberingFinder) else None
        return [*self.problems.values(), *([notice] if notice else [])]

    @property
    def told_back(self) -> dict[str, str]:
        """Return what the programs check, in one sentence each, by the ids of their conditions."""
        return {
            check.condition.id: retell(check.program.source, language_of(check.condition.text))
            for check in self.checks
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
        try:
            seen = self.see(picture)
        except LLM4ADError as error:
            return undecided_image(picture.name, str(error), size)
        results = self.judge_all(seen)
        verdict = judge_image(picture.name, size, results, seen.parts, self.scoring)
        familiarity = self.normals.familiarity
        if familiarity is not None:
            ratio, reason = strangeness(familiarity, picture.rgb)
            if ratio > 1:
                verdict = strange_image(verdict, reason)
        if self.normals.calibration is None:
            return verdict
        return replace(verdict, p_value=p_value(verdict.anomaly_score, self.normals.calibration))

    def see(self, picture: Picture, *, every_part: bool = False, asking: bool = True) -> Seen:
        """Find and measure the parts that the conditions are about, or every part.

        Unless ``asking`` is False, what programs ask of them is answered, too.
        """
        names = self.finder.part_names if every_part else self._wanted()
        traces: list[Detection] = []
        if isinstance(self.finder, TaughtFinder):
            # In other light, parts would be missed, and yellow called brown.
            picture = self.finder.in_usual_light(picture)
            parts, traces = self.finder.find_with_traces(picture, names)
        else:
            parts = self.finder.find(picture, names)
        scene = measure_scene(picture.rgb, parts)
        questions = frozenset[Question]().union(*(check.questions for check in self.checks))
        if asking and questions and self.asker is not None:
            scene = answered_scene(scene, picture.rgb, parts, questions, self.asker, self._answers)
        return Seen(tuple(parts), scene, tuple(traces))

    def look_ahead(
        self, paths: Iterable[Path], *, every_part: bool = False
    ) -> Iterator[tuple[Path, str]]:
        """Yield paths when their pictures can be inspected, each with what went wrong, or "".

        A foundation model looks at many pictures at once, for all conditions together, before they
        are inspected; other finders look at each in its turn.
        """
        finder = self.finder
        if not isinstance(finder, RememberingFinder):
            return ((path, "") for path in paths)
        return finder.look_ahead(paths, finder.part_names if every_part else self._wanted())

    def _wanted(self) -> frozenset[str]:
        return frozenset[str]().union(*(check.part_names for check in self.checks))

    def ask(self, check: Check, scene: Scene) -> Answer:
        """Run the program of a condition on all plausible scenes of a picture."""
        return ask(check, scene, self._sandbox, self.scoring)

    def judge(self, check: Check, seen: Seen) -> ConditionResult:
        """Judge one condition on what was seen on a picture."""
        if check.program is None:
            return _undecided(check)
        return self._judged(check, self.ask(check, seen.scene), seen)

    def judge_all(self, seen: Seen) -> list[ConditionResult]:
        """Judge every condition on what was seen on a picture; many times as fast as one by one."""
        asked = [check for check in self.checks if check.program is not None]
        answers = iter(self._ask_all(asked, seen.scene))
        return [
            _undecided(check) if check.program is None else self._judged(check, next(answers), seen)
            for check in self.checks
        ]

    def _ask_all(self, checks: Sequence[Check], scene: Scene) -> list[Answer]:
        # Conditions on the same parts and questions have the same plausible scenes.
        subjects = [(check.part_names, check.questions) for check in checks]
        levels = {one: _levels(*one, scene, self.scoring) for one in dict.fromkeys(subjects)}
        variants = {one: variants_at(some, scene) for one, some in levels.items()}
        programs = [check.program for check in checks if check.program is not None]
        outcomes = self._sandbox.run_together(programs, scene, [variants[one] for one in subjects])
        return [
            Answer(levels[one], said, scene) for one, said in zip(subjects, outcomes, strict=True)
        ]

    def _judged(self, check: Check, answer: Answer, seen: Seen) -> ConditionResult:
        condition = check.condition
        calibration = self.normals.calibration
        known = calibration.conditions.get(condition.id) if calibration is not None else None
        depends_on = check.part_names if check.decides else frozenset[str]()
        whereabouts = self.normals.whereabouts
        sight = Sight(seen.scene, seen.parts, whereabouts, depends_on, seen.traces)
        return judge_condition(
            condition.id,
            condition.text,
            answer.levels,
            answer.outcomes,
            math.hypot(seen.scene.width, seen.scene.height),
            known,
            partial(locate, sight=sight),
            partial(found_instead, sight=sight),
        )

    def close(self) -> None:
        """Stop the sandbox."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def ask(check: Check, scene: Scene, sandbox: Sandbox, scoring: Scoring = "graded") -> Answer:
    """Run the program of a condition in a sandbox, on all plausible scenes of a picture."""
    if check.program is None:
        raise ProgramError(check.problem)
    levels = _levels(check.part_names, check.questions, scene, scoring)
    return Answer(levels, sandbox.run(check.program, scene, variants_at(levels, scene)), scene)


def _levels(
    names: frozenset[str], questions: frozenset[Question], scene: Scene, scoring: Scoring
) -> list[Level]:
    return plausible_levels(doubts(scene, names, questions), scoring)


def _undecided(check: Check) -> ConditionResult:
    condition = check.condition
    finding = Finding(condition.id, condition.text, "undecided", 0.5, check.problem)
    return ConditionResult(condition.id, "undecided", 0.5, (finding,))


def _prepare(
    folder: Path, condition: Condition, finder: Finder, sandbox: Sandbox, scale: Scale | None
) -> Check:
    try:
        program = program_of(condition, folder)
        refuse_other_scale(program, scale, folder)
        names = check_program(program, finder.part_names)
        sandbox.check_types(program)
    except ProgramError as error:
        return Check(condition, None, frozenset(), str(error))
    return Check(condition, program, names, "", decides(program), questions_asked(program))


def _unasked(check: Check) -> Check:
    """Return a check that cannot run where nobody answers its questions."""
    if not check.questions:
        return check
    asked = min(check.questions)
    problem = f"program {check.condition.id!r} asks {asked.text!r} of each {asked.name}: {NO_ASKER}"
    return replace(check, program=None, problem=problem)


def _unfit(
    folder: Path, finder: str, eyes: Finder, voice: Asker | None, verification: Verification | None
) -> list[str]:
    """Return why an inspection must not be used as it is; an unverified one has no reasons."""
    if verification is None:
        return []
    problems = what_changed(folder, verification.frozen)
    if verification.frozen.finder != finder_kind(finder, eyes):
        problems.append("it was verified with another finder, or with other parts")
    asker = voice.fingerprint if voice is not None else ""
    if verification.frozen.asker != asker:
        then, now = verification.frozen.asker or "none", asker or "none"
        problems.append(f"it was verified with the asker {then}, and --asker gives {now}")
    refused = verification.refused
    problems += [f"the program of {item.text!r} is refused: {item.reasons[0]}" for item in refused]
    return problems

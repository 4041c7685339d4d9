from __future__ import annotations

import math
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from llm4ad.errors import InspectionError, LLM4ADError, ProgramError
from llm4ad.program.check import check_program
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import read_program_file, write_program_file
from llm4ad.scene.measure import measure_scene
from llm4ad.spec import read_spec
from llm4ad.verdict.finding import Finding
from llm4ad.verdict.judge import (
    ConditionResult,
    judge_condition,
    judge_image,
    plausible_levels,
    undecided_image,
)
from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.coco import CocoFinder
from llm4ad.vision.picture import Picture, read_picture
from llm4ad.vision.taught import TaughtFinder, teach

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import PIL.Image
    from numpy.typing import NDArray

    from llm4ad.generate.write import Written
    from llm4ad.program.source import Program
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.spec import Condition, Spec
    from llm4ad.verdict.finding import Verdict
    from llm4ad.vision.finder import Finder

    Image = str | Path | PIL.Image.Image | NDArray[np.uint8]

SPEC_FILES = ("normal.md", "normal.txt", "normal.yaml", "normal.yml")
PROGRAMS = "programs"
PARTS_FILE = "parts.npz"
TEMPLATE = """\
# What normal looks like

Write one sentence a list item about every normal picture of the product, such as

    - There are two oranges and one peach on the left.
    - Each cell of a 3 x 5 grid over the tray contains exactly one pushpin.

Other text is commentary. Name the parts that occur in the sentences here, or teach them:

    Parts: orange, peach, tray

"""


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

    def __init__(self, folder: Path, spec: Spec, finder: Finder, checks: Sequence[_Check]) -> None:
        self.folder = folder
        self.spec = spec
        self.finder = finder
        self._checks = tuple(checks)
        self._sandbox = Sandbox()
        self._sandbox.__enter__()
        self._close = weakref.finalize(self, self._sandbox.__exit__, None, None, None)

    @classmethod
    def load(cls, folder: str | Path, *, finder: str = "taught") -> Self:
        """Load an inspection folder; ``finder`` is "taught" or "coco:FILE".

        A condition without a usable program does not stop the inspection: it is undecided on every
        image, and ``problems`` says why. Raises LLM4ADError when conditions or finder are missing.
        """
        folder = Path(folder)
        spec = read_spec(_spec_file(folder))
        eyes = load_finder(folder, finder)
        with Sandbox() as sandbox:
            checks = [_prepare(folder, item, eyes, sandbox) for item in spec.conditions]
        return cls(folder, spec, eyes, checks)

    @property
    def problems(self) -> dict[str, str]:
        """Return why conditions cannot be evaluated, by their id."""
        return {check.condition.id: check.problem for check in self._checks if check.problem}

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
        return judge_image(picture.name, size, results, parts)

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
            part.probability for part in parts if part.name in check.part_names
        )
        thresholds = [level.threshold for level in levels]
        outcomes = self._sandbox.run(check.program, scene, thresholds)
        diagonal = math.hypot(scene.width, scene.height)
        return judge_condition(condition.id, condition.text, levels, outcomes, diagonal)


def new_inspection(folder: Path) -> Path:
    """Make an inspection folder with an empty list of conditions and return that file."""
    spec_file = folder / SPEC_FILES[0]
    if spec_file.exists():
        raise InspectionError(f"{spec_file}: exists already; write your conditions there")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        spec_file.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise InspectionError(f"{folder}: cannot be made: {error.strerror}") from error
    return spec_file


def generate_programs(folder: Path, *, writer: str = "builtin") -> list[Written]:
    """Write a program for every condition of an inspection; the only writer is "builtin" so far.

    A program that was edited by hand is kept as long as its sentence stands; programs of
    conditions that are gone are removed, except edited ones.
    """
    from llm4ad.generate.write import Written, write_for_condition  # noqa: PLC0415 - a slow import

    if writer != "builtin":
        raise InspectionError(f"there is no writer {writer!r}; say builtin")
    spec = read_spec(_spec_file(folder))
    names = spec.part_names | _taught_names(folder)
    programs = folder / PROGRAMS
    programs.mkdir(exist_ok=True)
    edited = {program.condition: program for program in _edited_programs(programs)}
    results: list[Written] = []
    with Sandbox() as sandbox:
        for condition in spec.conditions:
            kept = edited.get(condition.id)
            if kept is not None and _same(kept.sentence, condition.text):
                results.append(Written(condition, kept))
            else:
                results.append(write_for_condition(condition, names, sandbox))
    _replace_programs(programs, results, frozenset(edited))
    return results


def teach_parts(
    folder: Path, annotations: Sequence[Path], *, images: Path | None = None
) -> dict[str, int]:
    """Teach an inspection its parts from annotation files; return the marks used, by part."""
    _spec_file(folder)
    annotated = read_annotations(annotations, images=images)
    pictures = [(read_picture(item.path), item.marks) for item in annotated]
    finder = teach(pictures)
    finder.save(folder / PARTS_FILE)
    counts: dict[str, int] = {}
    for item in annotated:
        for mark in item.marks:
            counts[mark.name] = counts.get(mark.name, 0) + 1
    return counts


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


def _spec_file(folder: Path) -> Path:
    if not folder.is_dir():
        raise InspectionError(f"{folder}: is not a folder; start one with: llm4ad new {folder}")
    found = [folder / name for name in SPEC_FILES if (folder / name).exists()]
    if not found:
        raise InspectionError(
            f"{folder}: has no {' or '.join(SPEC_FILES[:3])}; start one with: llm4ad new {folder}"
        )
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise InspectionError(f"{folder}: has {names}; keep one of them")
    return found[0]


def _taught_names(folder: Path) -> frozenset[str]:
    model = folder / PARTS_FILE
    return TaughtFinder.load(model).part_names if model.is_file() else frozenset()


def _same(sentence: str, text: str) -> bool:
    return " ".join(sentence.split()) == " ".join(text.split())


def _prepare(folder: Path, condition: Condition, finder: Finder, sandbox: Sandbox) -> _Check:
    try:
        program = _program_of(condition, folder)
        names = check_program(program, finder.part_names)
        sandbox.check_types(program)
    except ProgramError as error:
        return _Check(condition, None, frozenset(), str(error))
    return _Check(condition, program, names, "")


def _program_of(condition: Condition, folder: Path) -> Program:
    path = folder / PROGRAMS / f"{condition.id}.py"
    way_out = f"write it with: llm4ad generate {folder}"
    if not path.is_file():
        raise ProgramError(f"condition {condition.id!r} has no program; {way_out}")
    program = read_program_file(path)
    check_program(program)
    if not _same(program.sentence, condition.text):
        raise ProgramError(f"{path}: is for another sentence, {program.sentence!r}; {way_out}")
    return program


def _edited_programs(programs: Path) -> list[Program]:
    found: list[Program] = []
    for path in sorted(programs.glob("*.py")):
        try:
            program = read_program_file(path)
            check_program(program)
        except ProgramError:
            continue  # not a program any more: it is written anew
        if program.edited:
            found.append(program)
    return found


def _replace_programs(programs: Path, results: Sequence[Written], edited: frozenset[str]) -> None:
    current = {result.condition.id for result in results if result.program is not None}
    for path in programs.glob("*.py"):
        if path.stem not in current | edited:
            path.unlink()
    for result in results:
        if result.program is not None and result.program.condition not in edited:
            write_program_file(result.program, programs / f"{result.condition.id}.py")

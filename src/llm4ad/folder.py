"""What lies where in an inspection folder, and how it gets there."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from llm4ad.errors import InspectionError, ProgramError
from llm4ad.program.check import check_program
from llm4ad.program.millimetres import scales_in
from llm4ad.program.source import read_program_file
from llm4ad.scene.measure import measure_scene
from llm4ad.scene.plurals import plural_of
from llm4ad.scene.statistics import SceneStatistics, summarise_scenes
from llm4ad.spec import read_spec, same_sentence
from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.exemplar_file import cut_exemplars, save_exemplars
from llm4ad.vision.held_out import refuse_test_pictures
from llm4ad.vision.picture import read_picture
from llm4ad.vision.taught import MarkedPicture, TaughtFinder, marked_parts, taught_picture, teach

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from llm4ad.program.source import Program
    from llm4ad.scene.scale import Scale
    from llm4ad.spec import Condition, Spec
    from llm4ad.vision.taught import Trial

SPEC_FILES = ("normal.md", "normal.txt", "normal.yaml", "normal.yml")
PROGRAMS = "programs"
EXCHANGES = "exchanges"
DISAGREEMENTS = "disagreements"
PARTS_FILE = "parts.npz"
EXEMPLARS_FILE = "exemplars.npz"
MEASURED_FILE = "normal_parts.json"
TEMPLATE = """\
# What normal looks like

Write one sentence a list item about every normal picture of the product, such as

    - There are two oranges and one peach on the left.
    - Each cell of a 3 x 5 grid over the tray contains exactly one pushpin.

Other text is commentary. Name the parts that occur in the sentences here, or teach them:

    Parts: orange, peach, tray

Conditions may speak of millimetres once a line such as "Scale: the tray is 300 mm wide" tells how
long one is on the pictures.
"""


def new_inspection(folder: Path) -> Path:
    """Make an inspection folder with an empty list of conditions and return that file."""
    spec = folder / SPEC_FILES[0]
    if spec.exists():
        raise InspectionError(f"{spec}: exists already; write your conditions there")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        spec.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise InspectionError(f"{folder}: cannot be made: {error.strerror}") from error
    return spec


def spec_file(folder: Path) -> Path:
    """Return the file with the conditions; raises InspectionError unless there is exactly one."""
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


def read_folder_spec(folder: Path) -> Spec:
    """Read the conditions of an inspection folder."""
    return read_spec(spec_file(folder))


def known_part_names(folder: Path, spec: Spec) -> frozenset[str]:
    """Return the names that programs may use: those declared, and those taught."""
    return spec.part_names | taught_names(folder)


def known_scale(folder: Path, spec: Spec) -> Scale | None:
    """Return how long a millimetre is, where the inspection says it.

    Raises InspectionError where that is said of a part that nobody knows.
    """
    scale, names = spec.scale, known_part_names(folder, spec)
    if scale is None or not scale.part or scale.part in names:
        return scale
    single = [name for name in names if plural_of(name) == scale.part]
    if single:
        return replace(scale, part=single[0])
    raise InspectionError(
        f"{spec_file(folder)}, line {scale.line}: the scale is told by {scale.part!r}, which is "
        f"not a known part; known parts: {', '.join(sorted(names)) or 'none'}"
    )


def taught_names(folder: Path) -> frozenset[str]:
    """Return the names of the parts that the inspection was taught."""
    model = folder / PARTS_FILE
    return TaughtFinder.load(model).part_names if model.is_file() else frozenset()


def teach_parts(
    folder: Path,
    annotations: Sequence[Path],
    *,
    images: Path | None = None,
    complete: bool | None = None,
) -> Trial:
    """Teach an inspection its parts from annotation files; return how well they are found.

    ``complete`` says whether every part on the pictures is marked, where the files do not say so
    themselves. What the marked parts measure is kept too: writers of programs are told. Test
    pictures of a data set are refused.
    """
    spec_file(folder)
    annotated = read_annotations(annotations, images=images)
    refuse_test_pictures(item.path for item in annotated)
    pictures = [
        MarkedPicture(
            read_picture(item.path),
            item.marks,
            complete if item.complete is None else item.complete,
        )
        for item in annotated
    ]
    finder = teach(pictures)
    finder.save(folder / PARTS_FILE)
    save_exemplars(
        cut_exemplars([taught_picture(item) for item in pictures]), folder / EXEMPLARS_FILE
    )
    scenes = [measure_scene(item.picture.rgb, marked_parts(item)) for item in pictures]
    measured = summarise_scenes(scenes).model_dump_json(indent=1)
    (folder / MEASURED_FILE).write_text(measured + "\n", encoding="utf-8")
    return finder.trial


def measured_parts(folder: Path) -> SceneStatistics | None:
    """Return what the parts measure on the normal pictures, or None where nobody has taught any."""
    path = folder / MEASURED_FILE
    if not path.is_file():
        return None
    try:
        return SceneStatistics.model_validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise InspectionError(
            f"{path}: cannot be read; make it anew with: llm4ad teach {folder} ANNOTATIONS"
        ) from error


def program_of(condition: Condition, folder: Path) -> Program:
    """Read the program of a condition; raises ProgramError unless it is one for this sentence."""
    path = folder / PROGRAMS / f"{condition.id}.py"
    way_out = f"write it with: llm4ad generate {folder}"
    if not path.is_file():
        raise ProgramError(f"condition {condition.id!r} has no program; {way_out}")
    program = read_program_file(path)
    check_program(program)
    if not same_sentence(program.sentence, condition.text):
        raise ProgramError(f"{path}: is for another sentence, {program.sentence!r}; {way_out}")
    return program


def refuse_other_scale(program: Program, scale: Scale | None, folder: Path) -> None:
    """Raise ProgramError for a program whose millimetres are not those of the inspection."""
    calls = scales_in(ast.parse(program.source))
    wanted = {ast.unparse(ast.parse(scale.call))} if scale is not None else set[str]()
    other = sorted(calls - wanted)
    if other:
        now = f"the scale is now {scale.call}" if scale is not None else "there is no scale now"
        raise ProgramError(
            f"program {program.condition!r} measures by {other[0]}, and {now}; write it anew with: "
            f"llm4ad generate {folder}"
        )


def edited_programs(folder: Path) -> list[Program]:
    """Return the programs that somebody changed after they were written."""
    found: list[Program] = []
    for path in sorted((folder / PROGRAMS).glob("*.py")):
        try:
            program = read_program_file(path)
            check_program(program)
        except ProgramError:
            continue  # not a program any more: it is written anew
        if program.edited:
            found.append(program)
    return found


def remove_other_programs(folder: Path, spec: Spec) -> None:
    """Remove the programs of conditions that are gone or reworded, except edited ones."""
    texts = {condition.id: condition.text for condition in spec.conditions}
    edited = {program.condition for program in edited_programs(folder)}
    for path in (folder / PROGRAMS).glob("*.py"):
        if path.stem in edited:
            continue
        if path.stem not in texts or not _is_for(path, texts[path.stem]):
            path.unlink()


def _is_for(path: Path, text: str) -> bool:
    try:
        program = read_program_file(path)
        check_program(program)
    except ProgramError:
        return False
    return same_sentence(program.sentence, text)

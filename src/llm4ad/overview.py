"""What the programs of an inspection say, told back, and what they leave out together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError
from llm4ad.folder import (
    known_part_names,
    known_scale,
    program_of,
    read_folder_spec,
    refuse_other_scale,
)
from llm4ad.generate.review import review_programs
from llm4ad.program.retelling import language_of, retell

if TYPE_CHECKING:
    from pathlib import Path

    from llm4ad.program.phrases import Language
    from llm4ad.program.source import Program
    from llm4ad.spec import Condition


@dataclass(frozen=True, slots=True)
class ToldBack:
    """A condition beside what its program demands, or why it has none."""

    condition: Condition
    told: str
    writer: str


def told_back(folder: Path, language: Language | None = None) -> list[ToldBack]:
    """Return every condition of an inspection with its program told back in one sentence.

    It is told in the language of the condition unless ``language`` is given.
    """
    items: list[ToldBack] = []
    spec = read_folder_spec(folder)
    scale = known_scale(folder, spec)
    for condition in spec.conditions:
        try:
            program = program_of(condition, folder)
            refuse_other_scale(program, scale, folder)
        except ProgramError as error:
            items.append(ToldBack(condition, str(error), "nobody"))
            continue
        writer = f"{program.writer}, edited by hand" if program.edited else program.writer
        spoken = language or language_of(condition.text)
        items.append(ToldBack(condition, retell(program.source, spoken), writer))
    return items


def told_scale(folder: Path) -> str:
    """Return how long a millimetre is in an inspection, in words; nothing where nobody says it."""
    scale = known_scale(folder, read_folder_spec(folder))
    return scale.told if scale is not None else ""


def review_folder(folder: Path) -> list[str]:
    """Return warnings about the conditions and programs of an inspection as a whole."""
    spec = read_folder_spec(folder)
    pairs: list[tuple[Condition, Program]] = []
    for condition in spec.conditions:
        try:
            pairs.append((condition, program_of(condition, folder)))
        except ProgramError:
            continue  # refused, and reported as such
    return review_programs(pairs, known_part_names(folder, spec)) if pairs else []

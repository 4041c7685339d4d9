"""The built-in writer: plain English and Japanese to programs, without a language model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin.facts import known_from
from llm4ad.generate.builtin.in_rows import check_rows, rows_with
from llm4ad.generate.builtin.known import NOTHING_KNOWN
from llm4ad.generate.builtin.lying_on import none_on
from llm4ad.generate.builtin.mounting import mounted
from llm4ad.generate.builtin.reading import read_sentence, understood, what_works
from llm4ad.generate.builtin.refusal import RefusalError, ambiguity, refusal, teaching
from llm4ad.generate.builtin.sides import check_places
from llm4ad.generate.builtin.singular import each_of_several
from llm4ad.generate.builtin.source_text import demands_of
from llm4ad.generate.builtin.writing import write_source
from llm4ad.program.retelling import language_of, retell

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.known import Known

__all__ = ["known_from", "write_program"]


def write_program(
    condition: str, part_names: Collection[str], reading: str = "", known: Known = NOTHING_KNOWN
) -> str:
    """Return the source of the program for a condition in plain English or Japanese.

    ``reading`` is the one to take where there are several, as AmbiguityError tells it back.
    ``known`` is what the inspection says elsewhere, from known_from: that there are six bottles,
    where this one speaks of "the bottle", and how long a millimetre is.
    Raises ConditionError, with a caret under the words, for a sentence that is not understood, and
    AmbiguityError for one that can be read in several ways: it never guesses.
    """
    try:
        meanings = read_sentence(condition, part_names, known)
        programs = _programs(meanings, condition, part_names, known)
    except RefusalError as error:
        raise _taught(error, condition, part_names, known) from error
    if len(programs) == 1:
        return programs[0]
    language = language_of(condition)
    told: dict[str, str] = {}
    for program in programs:
        text = retell(program, language)
        told[text if text not in told else f"{text} ({program.splitlines()[-1].strip()})"] = program
    if reading in told:
        return told[reading]
    raise ambiguity(condition, tuple(told))


def _taught(
    error: RefusalError, condition: str, part_names: Collection[str], known: Known
) -> RefusalError:
    """Return a refusal with sentences near to the condition that have a program."""

    def works(text: str) -> bool:
        try:
            meanings = understood(text, part_names, known)
            return bool(meanings and _programs(meanings, text, part_names, known))
        except ConditionError:
            return False

    return teaching(error, what_works(condition, part_names, error.start, works))


def _programs(
    meanings: Sequence[m.Claim], condition: str, part_names: Collection[str], known: Known
) -> list[str]:
    """Return the different programs for the meanings of a sentence that make sense."""
    programs: dict[str, str] = {}
    errors: list[ConditionError] = []
    rows = rows_with(known, part_names)
    for meaning in meanings:
        try:
            check_places(meaning, known)
            check_rows(meaning, rows)
            for each in each_of_several(meaning, known):
                meant = none_on(mounted(each, part_names))
                source = write_source(meant, condition, part_names, known.scale)
                programs.setdefault(demands_of(source), source)
        except ConditionError as error:
            errors.append(error)
    if not programs:
        why = f"cannot be checked: {errors[0]}"
        raise refusal(condition, 0, len(condition), why, part_names) from errors[0]
    return list(programs.values())

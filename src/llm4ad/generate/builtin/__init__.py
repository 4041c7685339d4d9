"""The built-in writer: plain English conditions to programs, without a language model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin.reading import read_sentence
from llm4ad.generate.builtin.refusal import ambiguity, refusal
from llm4ad.generate.builtin.writing import write_source

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["write_program"]


def write_program(condition: str, part_names: Collection[str]) -> str:
    """Return the source of the program for a condition in plain English.

    Raises ConditionError, with a caret under the words, for a sentence that is not understood or
    that can be read in several ways: it never guesses.
    """
    meanings = read_sentence(condition, part_names)
    try:
        programs = list(
            dict.fromkeys(write_source(meaning, condition, part_names) for meaning in meanings)
        )
    except ConditionError as error:
        why = f"cannot be checked: {error}"
        raise refusal(condition, 0, len(condition), why, part_names) from error
    if len(programs) > 1:
        raise ambiguity(condition, programs)
    return programs[0]

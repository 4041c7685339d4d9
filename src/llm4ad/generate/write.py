from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad import __version__
from llm4ad.errors import AmbiguityError, ConditionError, ProgramError
from llm4ad.generate.builtin import write_program
from llm4ad.generate.builtin.known import NOTHING_KNOWN
from llm4ad.generate.trial import try_program
from llm4ad.program.source import new_program

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.generate.builtin.known import Known
    from llm4ad.program.sandbox import Sandbox
    from llm4ad.program.source import Program
    from llm4ad.spec import Condition

BUILTIN = f"builtin {__version__}"


@dataclass(frozen=True, slots=True)
class Written:
    """A condition with its program, or with the reason why it has none.

    ``answers`` is the number of answers that a language model needed, 0 without one; ``warning``
    says what a person should look at. ``readings`` are the ways to read an ambiguous condition.
    """

    condition: Condition
    program: Program | None
    refusal: str = ""
    answers: int = 0
    warning: str = ""
    readings: tuple[str, ...] = ()


def write_for_condition(
    condition: Condition,
    part_names: Collection[str],
    sandbox: Sandbox,
    reading: str = "",
    known: Known = NOTHING_KNOWN,
) -> Written:
    """Write the program of a condition with the built-in writer, and try it as any other.

    ``reading`` is the one that was chosen of a condition that can be read in several ways,
    ``known`` what the other conditions say of the parts.
    """
    try:
        source = write_program(condition.text, part_names, reading, known)
        program = new_program(condition.id, source, BUILTIN)
        try_program(program, part_names, sandbox)
    except AmbiguityError as error:
        return Written(condition, None, str(error), readings=error.readings)
    except (ConditionError, ProgramError) as error:
        return Written(condition, None, str(error))
    return Written(condition, program)

"""Ask a language model for the program of one condition, until it passes or patience ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import AnswerError, ProgramError, UnansweredError
from llm4ad.generate.answer import read_answer
from llm4ad.generate.exchange import Question
from llm4ad.generate.trial import try_program
from llm4ad.generate.wire import Reply, Turn
from llm4ad.generate.write import Written
from llm4ad.program.source import new_program

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from llm4ad.generate.answer import Answered
    from llm4ad.generate.prompt import Prompt
    from llm4ad.program.sandbox import Sandbox
    from llm4ad.program.source import Program
    from llm4ad.spec import Condition

REPAIRS = 3  # answers that may follow on the first one
_REPAIR = """\
This program cannot be used:

    {error}

Answer again with the whole program for this condition, in the same form.
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about: a condition, its prompt, and the names that exist."""

    condition: Condition
    prompt: Prompt
    part_names: Collection[str]
    model: str
    sample: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """A program that a condition has, and what is wrong with it."""

    program: Program
    problem: str


async def write_with_model(
    topic: Topic,
    ask: Callable[[Question], Awaitable[Reply]],
    sandbox: Sandbox,
    *,
    repairs: int = REPAIRS,
    earlier: Earlier | None = None,
    prove: Callable[[Program], None] | None = None,
) -> Written:
    """Ask for the program of a condition; whatever fails goes back with the exact error.

    ``earlier`` is a program to begin with that must be repaired. ``prove`` tries a program beyond
    the usual checks, and raises ProgramError with what is wrong.
    """
    turns = (Turn("person", topic.prompt.product), *_told(earlier))
    problem = ""
    for number in range(1, repairs + 2):
        try:
            question = Question(topic.model, topic.prompt.rules, turns, topic.sample)
            reply = await ask(question)
        except UnansweredError as error:
            return Written(topic.condition, None, str(error), number - 1)
        try:
            answered = _answered(reply, topic.condition)
            if answered.cannot:
                return Written(topic.condition, None, cannot_be_checked(answered), number)
            writer = f"{topic.model} (prompt {topic.prompt.hash})"
            program = accepted_program(answered, writer, topic.part_names, sandbox)
            if prove is not None:
                prove(program)
            return Written(topic.condition, program, "", number)
        except (AnswerError, ProgramError) as error:
            problem = str(error)
        turns = (*turns, Turn("model", reply.text or "(nothing)"), _objection(problem))
    answers = "1 answer" if repairs == 0 else f"{repairs + 1} answers"
    return Written(
        topic.condition, None, f"no usable program in {answers}; the last: {problem}", repairs + 1
    )


def _told(earlier: Earlier | None) -> tuple[Turn, ...]:
    if earlier is None:
        return ()
    text = f"```python\n# condition: {earlier.program.condition}\n{earlier.program.source}```\n"
    return (Turn("model", text), _objection(earlier.problem))


def _objection(problem: str) -> Turn:
    return Turn("person", _REPAIR.format(error=problem.replace("\n", "\n    ")))


def accepted_program(
    answered: Answered, writer: str, part_names: Collection[str], sandbox: Sandbox
) -> Program:
    """Return the program in an answer when it passes every check and the dry run."""
    program = new_program(answered.condition, answered.source, writer)
    try_program(program, part_names, sandbox)
    return program


def cannot_be_checked(answered: Answered) -> str:
    """Return the refusal of a condition that a model would not write a program for."""
    return f"the model says that this cannot be checked: {answered.cannot}"


def _answered(reply: Reply, condition: Condition) -> Answered:
    if reply.cut_off:
        raise AnswerError("the answer was cut off before its end; write it shorter")
    return read_answer(reply.text, [condition])[condition.id]

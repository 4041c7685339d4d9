"""The questions that a program asks of parts, read from its source so that they are asked ahead."""

from __future__ import annotations

import ast
from itertools import product
from typing import TYPE_CHECKING

from llm4ad.program.literals import argument_of, literal_strings, strings_of
from llm4ad.program.refusing import refusal
from llm4ad.scene.question import (
    LONGEST_CHOICE,
    LONGEST_TEXT,
    MOST_CHOICES,
    YES_OR_NO,
    Question,
)

if TYPE_CHECKING:
    from llm4ad.program.source import Program

ASKING = "find_asking"
_LIKE_THIS = "such as scene.find_asking('label', 'Does it show a cherry?')"
_CHOICES_LIKE_THIS = "such as answer='cherry', among=['cherry', 'banana']"


def questions_asked(program: Program) -> frozenset[Question]:
    """Return the questions of a program that passes the static check."""
    tree = ast.parse(program.source)
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    return frozenset(questions_in(function, program))


def questions_in(function: ast.FunctionDef, program: Program) -> set[Question]:
    """Return the questions in the function of a program.

    Raises ProgramError for one that is not written out, or that cannot be answered.
    """
    strings = literal_strings(function)
    questions: set[Question] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and node.attr == ASKING:
            call = _call_of(node, function)
            if call is None:
                raise refusal(program, node, f"{ASKING} must be called where it stands")
            questions |= _questions_of(call, strings, program)
    return questions


def _call_of(method: ast.Attribute, function: ast.FunctionDef) -> ast.Call | None:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return next((call for call in calls if call.func is method), None)


def _questions_of(call: ast.Call, strings: dict[str, list[str]], program: Program) -> set[Question]:
    names = strings_of(argument_of(call, "name", 0), strings)
    if not names:
        raise refusal(program, call, f"the part to ask about must be written out, {_LIKE_THIS}")
    text = _text(call, program)
    choices = _choices(call, program)
    answer = argument_of(call, "answer")
    answers = [YES_OR_NO[0]] if answer is None else strings_of(answer, strings)
    if not answers:
        why = f"the answer that is looked for must be written out, {_CHOICES_LIKE_THIS}"
        raise refusal(program, call, why)
    unknown = [answer for answer in answers if answer not in choices]
    if unknown:
        said = ", ".join(map(repr, choices))
        why = f"the answer {unknown[0]!r} is none of {said}; give all of them, {_CHOICES_LIKE_THIS}"
        raise refusal(program, call, why)
    return {Question(name, text, answer, choices) for name, answer in product(names, answers)}


def _text(call: ast.Call, program: Program) -> str:
    argument = argument_of(call, "question", 1)
    text = argument.value if isinstance(argument, ast.Constant) else None
    if not isinstance(text, str):
        raise refusal(program, call, f"the question must be written out in the call, {_LIKE_THIS}")
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise refusal(program, call, f"a question has 1 to {LONGEST_TEXT} letters, {_LIKE_THIS}")
    return text


def _choices(call: ast.Call, program: Program) -> tuple[str, ...]:
    argument = argument_of(call, "among")
    if argument is None or (isinstance(argument, ast.Constant) and argument.value is None):
        return YES_OR_NO
    listed = argument.elts if isinstance(argument, ast.List) else []
    values = [item.value for item in listed if isinstance(item, ast.Constant)]
    choices = [value for value in values if isinstance(value, str)]
    if not listed or len(choices) != len(listed):
        why = f"the possible answers must be a list written out in the call, {_CHOICES_LIKE_THIS}"
        raise refusal(program, call, why)
    plain = {choice.strip().casefold() for choice in choices}
    if len(choices) < 2 or len(plain) != len(choices) or len(choices) > MOST_CHOICES:
        why = f"there must be 2 to {MOST_CHOICES} different answers, {_CHOICES_LIKE_THIS}"
        raise refusal(program, call, why)
    if "" in plain or max(map(len, choices)) > LONGEST_CHOICE:
        why = f"a possible answer has 1 to {LONGEST_CHOICE} letters, {_CHOICES_LIKE_THIS}"
        raise refusal(program, call, why)
    return tuple(choices)

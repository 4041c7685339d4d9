"""Look over all conditions and programs of a product for what one alone does not show."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from llm4ad.program.check import check_program
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from llm4ad.program.source import Program
    from llm4ad.spec import Condition

_COUNTS = frozenset({"expect_absent", "expect_count", "expect_present"})


@dataclass(frozen=True, slots=True)
class _Amount:
    """How many parts a program always demands: of which find, and between which numbers."""

    condition: str
    find: str
    low: float
    high: float


def review_programs(
    pairs: Sequence[tuple[Condition, Program]], part_names: Collection[str]
) -> list[str]:
    """Return warnings about the conditions of a product together, each with the way out.

    ``pairs`` are the conditions that have a program; ``part_names`` those that were taught or
    declared.
    """
    looked_for = {item.id: check_program(program) for item, program in pairs}
    return [
        *_duplicates(pairs),
        *_contradictions(pairs),
        *_overlooked(pairs, looked_for, part_names),
        *_unmentioned(looked_for, part_names),
    ]


def _duplicates(pairs: Sequence[tuple[Condition, Program]]) -> Iterator[str]:
    for (first, one), (second, other) in combinations(pairs, 2):
        if _body(one) == _body(other):
            yield (
                f"{first.text!r} and {second.text!r} have the same program: remove one, "
                "or say what differs"
            )


def _contradictions(pairs: Sequence[tuple[Condition, Program]]) -> Iterator[str]:
    texts = {condition.id: condition.text for condition, _ in pairs}
    amounts = [amount for _, program in pairs for amount in _amounts(program)]
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(amounts, 2):
        both = (one.condition, other.condition)
        apart = one.low > other.high or other.low > one.high
        if one.find == other.find and apart and both not in seen:
            seen.add(both)
            yield (
                f"{texts[one.condition]!r} and {texts[other.condition]!r} contradict each other "
                f"about {one.find}: no picture can keep both. Change one of them"
            )


def _overlooked(
    pairs: Sequence[tuple[Condition, Program]],
    looked_for: dict[str, frozenset[str]],
    part_names: Collection[str],
) -> Iterator[str]:
    for condition, _ in pairs:
        for name in sorted(_named(condition.text, part_names) - looked_for[condition.id]):
            yield (
                f"{condition.text!r} names {name!r}, but its program never looks for one: "
                f"read programs/{condition.id}.py, and reword the condition if it is wrong"
            )


def _unmentioned(
    looked_for: dict[str, frozenset[str]], part_names: Collection[str]
) -> Iterator[str]:
    used = frozenset[str]().union(*looked_for.values())
    for name in sorted(set(part_names) - used):
        yield (
            f"no condition is about the part {name!r}: nothing that happens to it will be "
            "noticed. Write a condition for it"
        )


def _named(text: str, part_names: Collection[str]) -> set[str]:
    """Return the parts that a sentence names; a name within a longer one does not count."""
    found: set[str] = set()
    rest = text.lower()
    for name in sorted(part_names, key=len, reverse=True):
        forms = "|".join(re.escape(form) for form in (plural_of(name), name))
        # Japanese has no spaces between words, so a name may stand next to any letter there.
        pattern = rf"\b(?:{forms})\b" if name.isascii() else re.escape(name)
        rest, times = re.subn(pattern, " ", rest)
        if times:
            found.add(name)
    return found


def _body(program: Program) -> str:
    function = _function(program)
    return "\n".join(ast.unparse(node) for node in function.body[1:])


def _function(program: Program) -> ast.FunctionDef:
    return next(
        node for node in ast.parse(program.source).body if isinstance(node, ast.FunctionDef)
    )


def _amounts(program: Program) -> Iterator[_Amount]:
    """Return what a program demands of every picture; not what stands under an if or in a loop."""
    function = _function(program)
    branching = (ast.If, ast.IfExp, ast.For)
    if any(isinstance(node, branching) for node in ast.walk(function)):
        return
    final = function.body[-1]
    items = (
        final.value.elts
        if isinstance(final, ast.Return) and isinstance(final.value, ast.List)
        else []
    )
    for call in items:
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _COUNTS and call.args:
            find = ast.unparse(call.args[0])
            if find.startswith("scene.find("):
                yield _Amount(program.condition, find, *_limits(call))


def _limits(call: ast.Call) -> tuple[float, float]:
    name = ast.unparse(call.func)
    if name == "expect_present":
        return (1, float("inf"))
    if name == "expect_absent":
        return (0, 0)
    given = {
        item.arg: item.value.value
        for item in call.keywords
        if isinstance(item.value, ast.Constant) and isinstance(item.value.value, int)
    }
    if "exactly" in given:
        return (given["exactly"], given["exactly"])
    return (given.get("at_least", 0), given.get("at_most", float("inf")))

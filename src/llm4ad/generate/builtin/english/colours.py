"""Colours: red, red or blue, of the same colour as the cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.saying import Not, Relation, Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m

    Object = m.The | m.Every | m.Some


@rule("colours", "{colour}")
def _(colour: str) -> tuple[str, ...]:
    return (colour,)


@rule("colours", "[either] {first=colour} or {second=colour}")
def _(first: str, second: str) -> tuple[str, ...]:
    return (first, second)


@rule("colours", "[either] {first=colour} , {second=colour} [,] or {third=colour}")
def _(first: str, second: str, third: str) -> tuple[str, ...]:
    return (first, second, third)


@rule("state", "(coloured | colored | painted) {colours}")
@rule("action", "HAVE (a | the) {colours} COLOUR", "HAVE the COLOUR {colours}")
@rule("coloured", "{colours}")
@rule("state", "{colours} [in COLOUR]", "of {colours} COLOUR", "of [the] COLOUR {colours}")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Coloured(colours)


@rule("state", "neither {first=colour} nor {second=colour}")
def _(first: str, second: str) -> m.Predicate:
    return Not(Coloured((first, second)))


@rule("relation", "[of] [in] the SAME COLOUR as")
def _() -> Relation:
    return SameColour()


@rule("action_to", "HAVE the SAME COLOUR as")
def _() -> Relation:
    return SameColour()


@rule(
    "state",
    "[of] another COLOUR than {object}",
    "[of] a different COLOUR (than | from | to) {object}",
    "different in COLOUR from {object}",
)
@rule("action", "HAVE (another | a different) COLOUR (than | from) {object}")
def _(object: Object) -> m.Predicate:
    return Not(Towards(SameColour(), object))

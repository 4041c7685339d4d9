"""Colours: red, red or blue, anything but red, of the same colour as the cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.saying import Not, Relation, Towards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin import meaning as m

    Object = m.The | m.Every | m.Some
    Vp = tuple[str, tuple[m.Predicate, ...]]


# ------------------------------------------------ one of some colours


@rule("colours", "{colour}")
def _(colour: str) -> tuple[str, ...]:
    return (colour,)


@rule("colours", "{several=several_colours}")
def _(several: tuple[str, ...]) -> tuple[str, ...]:
    return several


@rule(
    "several_colours",
    "[either] {first=colour} or [in] {second=colour}",
    "[either] in {first=colour} or [in] {second=colour}",
    "one of {first=colour} and {second=colour}",
)
def _(first: str, second: str) -> tuple[str, ...]:
    return (first, second)


@rule(
    "several_colours",
    "[either] {first=colour} , {rest=more_colours}",
    "[either] {first=colour} or {rest=more_colours}",
)
def _(first: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return (first, *rest)


@rule("more_colours", "{colour} [,] or {last=colour}")
def _(colour: str, last: str) -> tuple[str, ...]:
    return (colour, last)


@rule("more_colours", "{colour} , {rest=more_colours}")
def _(colour: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return (colour, *rest)


@rule("state", "{colours} [,] [but] (never | not) {others=colour+}")
@rule("state", "{colours} [,] [but] (never | not) {first=colour} or {second=colour}")
def _(
    colours: tuple[str, ...], others: Sequence[str] = (), first: str = "", second: str = ""
) -> m.Predicate | None:
    new = {*others, first, second}
    return Coloured(colours) if not new & set(colours) else None


@rule("state", "{colours} {no_other_colour}")
def _(colours: tuple[str, ...], no_other_colour: bool) -> m.Predicate:
    return Coloured(colours)


@rule(
    "no_other_colour",
    "[, | ;] [and | but] (no other COLOUR | not any other COLOUR | no other COLOURS)",
    "[, | ;] [and | but] nothing else",
    "[, | ;] [and] (no other COLOUR | no other COLOURS) {be} {accepted}",
    "[, | ;] [and] [any] other COLOURS {be_not} {accepted}",
    "[, | ;] [and] any other COLOUR {be_not} {accepted}",
    "[, | ;] [and] (none | neither | never) [MUST be | is | may be] [of] any other COLOUR",
)
def _(be: bool = True, be_not: bool = True, accepted: bool = True) -> bool:
    return True


@rule("accepted", "(possible | TOLERATED | there | correct | right | used | good)")
def _() -> bool:
    return True


@rule("state", "(coloured | colored | painted) [in] {colours}", "in {colours}")
@rule("state", "(mainly | mostly | predominantly | primarily | largely) {colours} [in COLOUR]")
@rule("action", "HAVE (a | the) {colours} COLOUR", "HAVE the COLOUR {colours}")
@rule("coloured", "{colours}")
@rule("state", "{colours} [in COLOUR]", "of [a] {colours} COLOUR", "of [the] COLOUR {colours}")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Coloured(colours)


# ------------------------------------------------ none of some colours


@rule("state", "neither {first=colour} nor {second=colour}")
def _(first: str, second: str) -> m.Predicate:
    return Not(Coloured((first, second)))


@rule(
    "state",
    "(anything | any) (but | other than | except | except for) {colours}",
    "[of] (any | a | some) [other] COLOUR (but | other than | except | except for | apart from) {colours}",
    "[of] any other COLOUR than {colours}",
    "[of] another COLOUR than {colours}",
    "any COLOUR that is not {colours}",
)
@rule("action", "HAVE (any | a) COLOUR (but | other than | except | except for) {colours}")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Not(Coloured(colours))


@rule(
    "state",
    "(anything | any) (but | other than | except | except for) {several=colour+}",
    "[of] (any | a | some) [other] COLOUR (but | other than | except | except for | apart from) {several=colour+}",
)
def _(several: Sequence[str]) -> m.Predicate | None:
    return Not(Coloured(tuple(several))) if len(several) > 1 else None


# "May be red or blue" names all that is allowed; "may be red" alone need not be.
@rule("vp", "(may | can) [ALWAYS] be {several=several_colours} [{no_other_colour}]")
def _(several: tuple[str, ...], no_other_colour: bool = True) -> Vp:
    return "", (Coloured(several),)


@rule("vp", "(may | can) be {several=several_colours} [,] but (never | not) {others=colour+}")
def _(several: tuple[str, ...], others: Sequence[str]) -> Vp | None:
    return ("", (Coloured(several),)) if not set(several) & set(others) else None


# ------------------------------------------------ the colour of another part


@rule(
    "relation",
    "[of] [in] the SAME COLOUR as",
    "(identical | equal) in COLOUR (to | with)",
    "[of] the COLOUR of",
)
def _() -> Relation:
    return SameColour()


@rule(
    "action_to", "HAVE the SAME COLOUR as", "HAVE the COLOUR of", "(shares | share) a COLOUR with"
)
def _() -> Relation:
    return SameColour()


@rule(
    "state",
    "[of] another COLOUR than {object}",
    "[of] a different COLOUR (than | from | to) {object}",
    "different in COLOUR from {object}",
)
@rule("action", "HAVE (another | a different) COLOUR (than | from) {object}")
@rule("action", "(differs | differ) in COLOUR from {object}")
def _(object: Object) -> m.Predicate:
    return Not(Towards(SameColour(), object))

"""Parts in turn: the nuts alternate between red and blue, nuts and washers alternate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.alternating import Alternating

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    "alternately",
    "alternately",
    "in turn",
    "by turns",
    "in (alternation | alternate order | an alternating (order | pattern | sequence | manner))",
    "in [a] (row | line) alternately",
)
@rule("alternate", "[MUST | TO] (alternate | take turns) [in the row | along the row | in a row]")
@rule("alternate", "[MUST | TO] (alternate | take turns) [from] left to right")
@rule("alternate", "{be} [LOCATED | LINED_UP] {alternately}", "{be} alternating")
@rule("in_colour", "in COLOUR", "in their COLOURS", "in COLOURS")
def _(be: bool = True, alternately: bool = True) -> bool:
    return be


@rule("two_colours", "{first=colour} (and | with) {second=colour}")
def _(first: str, second: str) -> tuple[str, ...] | None:
    return (first, second) if first != second else None


# ------------------------------------------------ in colours


@rule("group_action", "alternate [in COLOUR] between {colours=two_colours}")
@rule("group_state", "{alternately} {colours=two_colours}", "{colours=two_colours} {alternately}")
@rule("group_action", "alternate (in COLOUR | in their COLOURS | in COLOURS)")
@rule("group_state", "in alternating COLOURS", "alternating in COLOUR", "of alternating COLOURS")
@rule("group_action", "HAVE alternating COLOURS")
def _(colours: tuple[str, ...] = (), alternately: bool = True) -> m.Predicate:
    return Alternating(colours)


@rule("claim", "[the] {colours=shades_in_turn} {noun=noun_many} {alternate}")
def _(colours: tuple[str, ...], noun: str, alternate: bool) -> m.Claim | None:
    return _of(m.Parts((noun,)), colours)


@rule("shades_in_turn", "{first=colour} and [the] {second=colour}")
def _(first: str, second: str) -> tuple[str, ...] | None:
    return (first, second) if first != second else None


@rule("claim", "the COLOURS of [the] {noun=noun_many} {alternate}")
def _(noun: str, alternate: bool) -> m.Claim | None:
    return _of(m.Parts((noun,)))


# ------------------------------------------------ of several names


@rule("claim", "[the] {nouns=named_many+} {alternate}")
def _(nouns: Sequence[str], alternate: bool) -> m.Claim | None:
    if len(set(nouns)) != 2 or any(map(is_paired, nouns)):
        return None
    return _of(m.Parts(tuple(nouns)))


@rule("claim", "{verbless} (alternating | alternately) [the] {nouns=named_many+}")
def _(nouns: Sequence[str], verbless: bool) -> m.Claim | None:
    return _of(m.Parts(tuple(nouns))) if len(set(nouns)) == 2 else None


def _of(parts: m.Parts, colours: tuple[str, ...] = ()) -> m.Claim | None:
    return said(Who(m.Every(parts, m.SOME), "many"), [("", (Alternating(colours),))])

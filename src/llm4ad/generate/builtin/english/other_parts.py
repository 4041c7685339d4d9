"""Parts that no name is given to: touches no other part, three items, one of each part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import holding_others
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import ANY
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.families import names_in
from llm4ad.generate.builtin.kinds.numbers import Present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading

    Object = m.The | m.Every | m.Some


@ENGLISH.recogniser("besides_it", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, m.Parts]]:
    """Say, without reading it, which parts there are besides the one part that is spoken of.

    A clip touches no other part: no other clip either. Of two that are named it is not clear
    whether they may touch each other.
    """
    named = {name for token in reading.tokens if token.part for name in names_in(token.part)}
    others = sorted(reading.parts - holding_others(reading.parts) - _excused(reading, named))
    if len(named) < 2 and others:
        yield place, m.Parts(tuple(others))


def _excused(reading: Reading, named: set[str]) -> set[str]:
    """Return the named parts where what they do to each other was spoken of before."""
    words = [token.text for token in reading.tokens]
    return named if {("each", "other"), ("one", "another")} & set(pairwise(words)) else set()


@rule(
    "object",
    "any other (THING | THINGS) {parts=besides_it}",
    "any of the other THINGS {parts=besides_it}",
    "anything [else] {parts=besides_it}",
    given=ANY,
)
@rule(
    "object",
    "no other (THING | THINGS) {parts=besides_it}",
    "none of the other THINGS {parts=besides_it}",
    "nothing [else] {parts=besides_it}",
    given=m.NONE,
)
@rule("object", "another THING {parts=besides_it}", given=m.SOME)
def _(parts: m.Parts, given: m.Range) -> Object:
    return m.Some(given, parts)


@rule(
    "object",
    "[ALL] the other THINGS {parts=besides_it}",
    "ALL other THINGS {parts=besides_it}",
    "EACH other THING {parts=besides_it}",
    "everything else {parts=besides_it}",
    "the rest [of the THINGS] {parts=besides_it}",
)
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("who", "{count=many} [of the] (THINGS | THING) {parts=not_named}")
def _(count: m.Range, parts: m.Parts) -> Who:
    return Who(m.Some(count, parts))


@rule(
    "claim",
    "{there_be} [EXACTLY] one of (EACH [of the] (THING | THINGS) | everything) {parts=not_named_at_all}",
    "{verbless} [EXACTLY] one of (EACH [of the] (THING | THINGS) | everything) {parts=not_named_at_all}",
    "EACH THING {be} PRESENT [EXACTLY] once {parts=not_named_at_all}",
    "EACH THING {lies=plain_be} there [EXACTLY] once {parts=not_named_at_all}",
)
def _(
    parts: m.Parts,
    there_be: bool = True,
    verbless: bool = True,
    be: bool = True,
    lies: bool = True,
) -> m.Claim:
    return Present(tuple(m.Group(exactly(1), noun) for noun in parts.nouns))

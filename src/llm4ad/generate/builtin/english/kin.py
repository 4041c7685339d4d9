"""Kinds of parts by the word that ends their names: screws are long screws and short screws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.numbers import Total
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from llm4ad.generate.builtin.grammar import Reading


def kin_of(word: str, part_names: Collection[str]) -> tuple[str, ...]:
    """Return the parts that a plural stands for: those whose names end with it, if several do."""
    ends = {name: name.rsplit(maxsplit=1)[-1] for name in part_names if " " in name}
    found = tuple(sorted(name for name, end in ends.items() if plural_of(end) == word))
    return found if len(found) > 1 else ()


@ENGLISH.recogniser("kin")
def _(reading: Reading, place: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    if place < len(reading.tokens) and not reading.tokens[place].part:
        found = kin_of(reading.tokens[place].text, reading.parts)
        if found:
            yield place + 1, found


@rule("many_parts", "[the] [{colour}] {kin}", "there (is | are) [{colour}] {kin}")
@rule("plain_parts", "[the] [{colour}] {kin}")
def _(kin: tuple[str, ...], colour: str | None = None) -> m.Parts:
    return m.Parts(kin, colour)


@rule(
    "claim",
    "{there_be} {count=many} [{colour}] {kin} [ALTOGETHER] [{place}]",
    "{verbless} {count=many} [{colour}] {kin} [ALTOGETHER] [{place}]",
    "{place} [,] {there_be} {count=many} [{colour}] {kin}",
    "{place=holder} {has} {count=many} [{colour}] {kin} [ALTOGETHER]",
    "{place=holder_ref} {has} {count=many} [{colour}] {kin} [ALTOGETHER]",
    "[the] NUMBER [the] [{colour}] {kin} [{place}] {count=count_said}",
)
def _(
    kin: tuple[str, ...],
    count: m.Range,
    colour: str | None = None,
    place: m.Place = m.IMAGE,
    there_be: bool = True,
    verbless: bool = True,
    has: bool = True,
) -> m.Claim:
    return Total(count, kin, place, colour)

"""Long ones told from short ones: two long bolts and one short one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.rows import Aligned
from llm4ad.generate.builtin.kinds.sizes import Ranked
from llm4ad.generate.builtin.pronouns import THEM

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.numbers import Present
    from llm4ad.generate.builtin.kinds.positions import Side


@dataclass(frozen=True, slots=True)
class Pair:
    """So many that have much of a measure, and so many that have little; of a name, if said."""

    field: str
    long: int
    short: int
    noun: str = ""


@rule(
    "ranked_pair",
    "{first=exact} {one=rank} [{noun}] (and | , | , and) {second=exact} {other=rank} {last=noun}",
    "{first=exact} {one=rank} {noun} (and | , | , and) {second=exact} {other=rank} (one | ones)",
    "{first=exact} {one=rank} [one | ones] (and | , | , and) {second=exact} {other=rank} [one | ones]",
)
def _(
    first: int,
    one: tuple[str, bool],
    second: int,
    other: tuple[str, bool],
    noun: str = "",
    last: str = "",
) -> Pair | None:
    if one[0] != other[0] or one[1] == other[1] or (noun and last and noun != last):
        return None
    numbers = (first, second) if one[1] else (second, first)
    return Pair(one[0], *numbers, last or noun)


@rule(
    "claim",
    "{there_be} {pair=ranked_pair} [{place}]",
    "{verbless} {pair=ranked_pair} [{place}]",
    "{place=holder} {has} {pair=ranked_pair}",
    "{place=holder_ref} {has} {pair=ranked_pair}",
)
def _(
    pair: Pair,
    place: m.Place = m.IMAGE,
    there_be: bool = True,
    verbless: bool = True,
    has: bool = True,
) -> m.Claim | None:
    where = None if place == m.IMAGE else place
    parts = m.Parts((pair.noun,), place=where)
    return Ranked(parts, pair.field, pair.long, pair.short) if pair.noun else None


@rule("claim", "{claim=counted} (, | :) [namely] {pair=ranked_pair}")
def _(claim: Present, pair: Pair) -> m.Claim | None:
    if len(claim.groups) != 1:
        return None
    (group,) = claim.groups
    number = pair.long + pair.short
    if group.count != m.Range(number, number) or pair.noun not in ("", group.noun):
        return None
    where = None if claim.place == m.IMAGE else claim.place
    parts = m.Parts((group.noun,), group.colour, where)
    return Ranked(parts, pair.field, pair.long, pair.short)


@rule("exact", "a")
def _() -> int:
    return 1


@rule("exact", "[EXACTLY] {number}")
def _(number: float) -> int | None:
    return int(number) if number == int(number) else None


@rule("rank", "long", given=("length", True))
@rule("rank", "short", given=("length", False))
@rule("rank", "(large | big)", given=("area", True))
@rule("rank", "small", given=("area", False))
@rule("rank", "wide", given=("width", True))
@rule("rank", "narrow", given=("width", False))
@rule("rank", "thick", given=("thickness", True))
@rule("rank", "thin", given=("thickness", False))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule(
    "claim",
    "one of the two {noun=noun_many} {be} {comparative} than the other [one]",
    "one {noun=noun_one} {be} {comparative} than the other [one]",
)
def _(noun: str, comparative: tuple[str, bool], be: bool) -> m.Claim:
    return Ranked(m.Parts((noun,)), comparative[0], 1, 1, 1)


@rule("claim", "one of the two {noun=noun_many} {be} {factors} as {dimension} as the other [one]")
def _(noun: str, factors: m.Range, dimension: str, be: bool) -> m.Claim | None:
    if factors.low is None or factors.low < 1:
        return None
    return Ranked(m.Parts((noun,)), dimension, 1, 1, factors.low, factors.high)


# "One nut lies above the other": there are two, in a column.
@rule(
    "claim",
    "one [of the two] {noun} {lies=lies_be} {beside} the other [one]",
    "(one | one of them) {lies=lies_be} {beside} the other [one]",
)
def _(beside: tuple[Side, ...], lies: bool, noun: str = THEM) -> m.Claim | None:
    if len(beside) != 1:
        return None
    direction = "column" if beside[0] in ("above", "below") else "row"
    return Aligned(m.Every(m.Parts((noun,)), m.Range(2, 2)), direction)

"""Long ones told from short ones: two long bolts and one short one."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.sizes import Ranked


@rule(
    "claim",
    "{there_be} {first=exact} {one=rank} [{noun}] and {second=exact} {other=rank} {last=noun}",
)
@rule(
    "claim",
    "{there_be} {first=exact} {one=rank} {noun} and {second=exact} {other=rank} (one | ones)",
)
def _(
    there_be: bool,
    first: int,
    one: tuple[str, bool],
    second: int,
    other: tuple[str, bool],
    noun: str = "",
    last: str = "",
) -> m.Claim | None:
    if one[0] != other[0] or one[1] == other[1] or (noun and last and noun != last):
        return None
    numbers = (first, second) if one[1] else (second, first)
    return Ranked(m.Parts((last or noun,)), one[0], *numbers)


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


@rule("claim", "one of the two {noun=noun_many} {be} {comparative} than the other [one]")
def _(noun: str, comparative: tuple[str, bool], be: bool) -> m.Claim:
    return Ranked(m.Parts((noun,)), comparative[0], 1, 1, 1)


@rule("claim", "one of the two {noun=noun_many} {be} {factors} as {dimension} as the other [one]")
def _(noun: str, factors: m.Range, dimension: str, be: bool) -> m.Claim | None:
    if factors.low is None or factors.low < 1:
        return None
    return Ranked(m.Parts((noun,)), dimension, 1, 1, factors.low, factors.high)

"""Numbers against each other, and long ones told from short ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.numbers import EvenNumber, NumbersCompared, Total
from llm4ad.generate.builtin.kinds.sizes import Ranked
from llm4ad.generate.builtin.kinds.usual import UsualNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


def _compared(words: str, more: m.Range) -> None:
    @rule(
        "claim",
        f"{{there_be=verbless}} {words} {{first=many_parts}} (than | as) {{second=many_parts}} [{{place}}]",
    )
    @rule(
        "claim",
        f"{{there_be}} {words} {{first=many_parts}} (than | as) {{second=many_parts}} [{{place}}]",
    )
    def _(
        there_be: bool,
        first: m.Parts,
        second: m.Parts,
        place: m.Place | None = None,
    ) -> m.Claim:
        return _numbers(first, second, more, place)

    @rule(
        "claim",
        f"{{holder}} {{has}} {words} {{first=many_parts}} (than | as) {{second=many_parts}}",
    )
    @rule(
        "claim",
        f"{{holder=holder_ref}} {{has}} {words} {{first=many_parts}} (than | as) {{second=many_parts}}",
    )
    def _(holder: m.Place, has: bool, first: m.Parts, second: m.Parts) -> m.Claim:
        return _numbers(first, second, more, holder)


@rule("many_parts", "[{colour}] {noun}", "there (is | are) [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> m.Parts:
    return m.Parts((noun,), colour)


def _numbers(
    first: m.Parts, second: m.Parts, more: m.Range, place: m.Place | None, times: float = 1
) -> m.Claim:
    place = None if place == m.IMAGE else place
    one = m.Parts(first.nouns, first.colour, place)
    other = m.Parts(second.nouns, second.colour, place)
    return NumbersCompared(one, other, more, times)


_compared("more", m.Range(1, None))
_compared("FEWER", m.Range(None, -1))
_compared("[EXACTLY] as many", m.NONE)
_compared("[EXACTLY] the SAME number of", m.NONE)
_compared("at least as many", m.Range(0, None))
_compared("at most as many", m.Range(None, 0))
_compared("(no | not) more", m.Range(None, 0))
_compared("(no | not) FEWER", m.Range(0, None))


@rule(
    "claim",
    "[ALWAYS] {there_be=verbless} {number=times} as many {first=many_parts} as {second=many_parts}",
)
@rule(
    "claim", "{there_be} {number=times} as many {first=many_parts} as {second=many_parts} [{place}]"
)
def _(
    there_be: bool,
    number: float,
    first: m.Parts,
    second: m.Parts,
    place: m.Place | None = None,
) -> m.Claim:
    return _numbers(first, second, m.NONE, place, number)


@rule(
    "claim",
    "{holder} {has} {number=times} as many {first=many_parts} as {second=many_parts}",
    "{holder=holder_ref} {has} {number=times} as many {first=many_parts} as {second=many_parts}",
)
def _(holder: m.Place, has: bool, number: float, first: m.Parts, second: m.Parts) -> m.Claim:
    return _numbers(first, second, m.NONE, holder, number)


@rule("times", "[EXACTLY] (twice | double)", given=2.0)
@rule("times", "[EXACTLY] half", given=0.5)
def _(given: float) -> float:
    return given


@rule("times", "[EXACTLY] {number} times")
def _(number: float) -> float:
    return number


@rule(
    "claim",
    "{there_be} [EXACTLY] {number} more {first=many_parts} than {second=many_parts} [{place}]",
)
def _(
    there_be: bool,
    number: float,
    first: m.Parts,
    second: m.Parts,
    place: m.Place | None = None,
) -> m.Claim:
    return _numbers(first, second, exactly(number), place)


@rule(
    "claim",
    "{there_be} (the SAME | an equal) number of {first=many_parts} and [of] {second=many_parts} [{place}]",
    "{there_be} equally many {first=many_parts} and {second=many_parts} [{place}]",
)
@rule(
    "claim",
    "the numbers of {first=many_parts} and [of] {second=many_parts} (are | MUST be) (equal | the SAME)",
)
@rule(
    "claim",
    "the number of {first=many_parts} (equals | MUST equal | {be} equal to | {be} the SAME as) (the number | that) of {second=many_parts}",
)
def _(
    first: m.Parts,
    second: m.Parts,
    place: m.Place | None = None,
    there_be: bool = True,
    be: bool = True,
) -> m.Claim:
    return _numbers(first, second, m.NONE, place)


@rule(
    "claim",
    "{noun=noun_many} {be} {evenly} (between | over | among | across) {first=region} and {second=region}",
    "the {noun=noun_many} {be} {evenly} (between | over | among | across) {first=region} and {second=region}",
    "{there_be} (as many | the SAME number of) {noun=noun_many} {first=place} (as | and) {second=place}",
    "the number of {noun=noun_many} {first=place} {be} {equal_to} (that | the number | the number of {again=noun_many}) {second=place}",
    "the number of {noun=noun_many} {first=place} (equals | MUST equal | matches | MUST match) (that | the number | the number of {again=noun_many}) {second=place}",
)
def _(
    noun: str,
    first: m.Place,
    second: m.Place,
    be: bool = True,
    evenly: bool = True,
    there_be: bool = True,
    equal_to: bool = True,
    again: str = "",
) -> m.Claim | None:
    if again not in ("", noun):
        return None
    if first.of is None and "part" not in (
        first.kind,
        second.kind,
    ):  # "the left half and the right half of the tray"
        first = replace(first, of=second.of)
    one, other = m.Parts((noun,), place=first), m.Parts((noun,), place=second)
    if one == other or m.IMAGE in (first, second):
        return None
    return NumbersCompared(one, other, m.NONE)


@rule("equal_to", "equal to", "the SAME as", "identical to")
def _() -> bool:
    return True


@rule(
    "evenly",
    "(split | divided | distributed | shared | spread) (evenly | equally)",
    "(evenly | equally) (split | divided | distributed | shared | spread)",
)
def _() -> bool:
    return True


@rule(
    "claim",
    "[the] {first=noun_many} and [the] {second=noun_many} {be} equal in number",
    "{first=noun_many} and {second=noun_many} {be} present in (equal | the SAME) (number | numbers)",
    "{there_be} equal numbers of {first=noun_many} and [of] {second=noun_many}",
    "the number of {first=noun_many} (matches | MUST match) (that | the number) of {second=noun_many}",
    "the number of {first=noun_many} and [the number of] [of] {second=noun_many} {be} (equal | the SAME | identical)",
    "[the] {first=noun_many} {be} as many as [the] {second=noun_many}",
    "[the] {first=noun_many} {be} as numerous as [the] {second=noun_many}",
)
def _(first: str, second: str, be: bool = True, there_be: bool = True) -> m.Claim:
    return _numbers(m.Parts((first,)), m.Parts((second,)), m.NONE, None)


@rule("claim", "[the] {first=noun_many} (outnumber | MUST outnumber) [the] {second=noun_many}")
def _(first: str, second: str) -> m.Claim:
    return _numbers(m.Parts((first,)), m.Parts((second,)), m.Range(1, None), None)


def _number_of(words: str, more: m.Range) -> None:
    @rule(
        "claim",
        f"the number of {{first=many_parts}} {words} (the number | that) of {{second=many_parts}}",
    )
    def _(first: m.Parts, second: m.Parts, be: bool = True) -> m.Claim:
        return _numbers(first, second, more, None)


_number_of("{be} GREATER than", m.Range(1, None))
_number_of("(exceeds | MUST exceed)", m.Range(1, None))
_number_of("{be} (LESSER | fewer) than", m.Range(None, -1))
_number_of("{be} MIN", m.Range(0, None))
_number_of("MUST equal or exceed", m.Range(0, None))
_number_of("{be} equal to or GREATER than", m.Range(0, None))
_number_of("(DOES | MUST | may | can) NOT exceed", m.Range(None, 0))
_number_of("{be} (MAX | no GREATER than)", m.Range(None, 0))


@rule("claim", "{there_be} an even number of {noun}", "the number of {noun} {be} even", given=True)
@rule("claim", "{there_be} an odd number of {noun}", "the number of {noun} {be} odd", given=False)
def _(noun: str, given: bool, there_be: bool = True, be: bool = True) -> m.Claim:
    return EvenNumber(m.Parts((noun,)), given)


@rule(
    "claim",
    "{noun=noun_many} {be} present in an even number [,] [being | and] MIN {number}",
    "{there_be} an even number of {noun} [,] [being | and] MIN {number}",
)
def _(noun: str, number: float, there_be: bool = True, be: bool = True) -> m.Claim | None:
    return EvenNumber(m.Parts((noun,)), even=True, least=int(number))


@rule("claim", "more {noun=noun_many} {be} {one=colour} than {other=colour}")
def _(noun: str, one: str, other: str, be: bool) -> m.Claim | None:
    if one == other:
        return None
    return NumbersCompared(m.Parts((noun,), one), m.Parts((noun,), other), m.Range(1, None))


@rule(
    "claim",
    "for EACH {second=noun_one} {there_be} [EXACTLY] {number} {first=noun}",
    "{there_be} [EXACTLY] {number} {first=noun} for EACH {second=noun_one}",
    "{there_be} [EXACTLY] {number} {first=noun} per {second=noun_one}",
)
def _(first: str, second: str, number: float, there_be: bool) -> m.Claim:
    return _numbers(m.Parts((first,)), m.Parts((second,)), m.NONE, None, number)


@rule(
    "claim",
    "the sum of {nouns=noun+} {be} {count=many}",
    "{nouns=noun_many+} (together | in total) number {count=many}",
)
def _(nouns: Sequence[str], count: m.Range, be: bool = True) -> m.Claim | None:
    return Total(count, tuple(nouns)) if len(nouns) > 1 else None


@rule(
    "claim",
    "the number of {noun} {be} (USUAL | AS_USUAL | the SAME AS_USUAL)",
    "{there_be} as many {noun} AS_USUAL",
)
@rule("claim", "{there_be} the USUAL number of {noun}")
def _(noun: str, be: bool = True, there_be: bool = True) -> m.Claim:
    return UsualNumber(m.Parts((noun,)))


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

"""Numbers against each other: more nuts than washers, twice as many, one for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
MORE, FEWER = m.Range(1, None), m.Range(None, -1)
AT_LEAST, AT_MOST = m.Range(0, None), m.Range(None, 0)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many more there are of one kind than ``times`` those of another."""

    more: m.Range
    times: float = 1


# ------------------------------------------------ how many more, how many times as many


@rule("ratio", "more", "a (greater | larger | higher) NUMBER", given=Ratio(MORE))
@rule("ratio", "FEWER", "a (smaller | lower) NUMBER", given=Ratio(FEWER))
@rule("ratio", "(no | not | never) more", given=Ratio(AT_MOST))
@rule("ratio", "(no | not | never) FEWER", given=Ratio(AT_LEAST))
@rule("as_many", "at most as many", "at most the SAME NUMBER", given=Ratio(AT_MOST))
@rule("as_many", "at least as many", "at least the SAME NUMBER", given=Ratio(AT_LEAST))
@rule("as_many", "{equally_many}", given=Ratio(m.NONE))
def _(given: Ratio, equally_many: bool = True) -> Ratio:
    return given


@rule("ratio", "{as_many}")
def _(as_many: Ratio) -> Ratio:
    return as_many


@rule(
    "equally_many",
    "[EXACTLY] as many",
    "[EXACTLY] [the] SAME NUMBER",
    "an equal NUMBER",
)
def _() -> bool:
    return True


@rule("ratio", "{count=many} more", given=1)
@rule("ratio", "{count=many} FEWER", given=-1)
def _(count: m.Range, given: int) -> Ratio | None:
    if count.low is None:
        return None  # "at most two more": may there be fewer?
    low, high = (None if end is None else given * end for end in (count.low, count.high))
    return Ratio(m.Range(low, high) if given > 0 else m.Range(high, low))


@rule("as_many", "{number=times} as many", given=m.NONE)
@rule("as_many", "MIN {number=times} as many", given=AT_LEAST)
@rule("as_many", "MAX {number=times} as many", given=AT_MOST)
def _(number: float, given: m.Range) -> Ratio:
    return Ratio(given, number)


@rule("times", "[EXACTLY] (twice | double)", given=2.0)
@rule("times", "[EXACTLY] half", given=0.5)
def _(given: float) -> float:
    return given


@rule("times", "[EXACTLY] {number} times")
def _(number: float) -> float:
    return number


# ------------------------------------------------ of what


@rule("many_parts", "[the] [{colour}] {noun}", "there (is | are) [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> m.Parts:
    return m.Parts((noun,), colour)


@rule("many_parts", "{first=noun_many} and [the] {second=noun_many} {together}")
def _(first: str, second: str, together: bool) -> m.Parts:
    return m.Parts((first, second))


@rule("other_parts", "{parts=many_parts}")
def _(parts: m.Parts) -> m.Parts:
    return parts


@rule("other_parts", "{colour} (one | ones)")
def _(colour: str) -> m.Parts:
    return m.Parts((), colour)


def numbers(
    first: m.Parts, second: m.Parts, ratio: Ratio, place: m.Place | None = None
) -> m.Claim | None:
    """Return that the numbers of two kinds of parts in a place are to each other as said."""
    place = None if place == m.IMAGE else place
    if not second.nouns:
        if first.colour is None:
            return None
        second = replace(second, nouns=first.nouns)
    if first == second:
        return None
    one, other = replace(first, place=place), replace(second, place=place)
    return NumbersCompared(one, other, ratio.more, ratio.times)


@rule("comparison", "{ratio} {first=many_parts} (than | as) {second=other_parts}")
def _(ratio: Ratio, first: m.Parts, second: m.Parts) -> tuple[m.Parts, m.Parts, Ratio]:
    return first, second, ratio


@rule("comparison", "{number} {first=many_parts} more than {second=other_parts}", given=1)
@rule("comparison", "{number} {first=many_parts} FEWER than {second=other_parts}", given=-1)
def _(number: float, first: m.Parts, second: m.Parts, given: int) -> tuple[m.Parts, m.Parts, Ratio]:
    return first, second, Ratio(m.Range(given * number, given * number))


@rule(
    "comparison",
    "equally many {first=many_parts} and {second=other_parts}",
    "equal numbers of {first=many_parts} and [of] {second=other_parts}",
    "{equally_many} {first=many_parts} and [of] {second=other_parts}",
)
def _(first: m.Parts, second: m.Parts, equally_many: bool = True) -> tuple[m.Parts, m.Parts, Ratio]:
    return first, second, Ratio(m.NONE)


Comparison = tuple[m.Parts, m.Parts, Ratio]


@rule(
    "claim",
    "{there_be} {comparison} [{place}]",
    "[ALWAYS] {verbless} {comparison} [{place}]",
    "{place} [,] {there_be} {comparison}",
    "{holder} {has} {comparison}",
    "{holder=holder_ref} {has} {comparison}",
)
def _(
    comparison: Comparison,
    place: m.Place | None = None,
    holder: m.Place | None = None,
    there_be: bool = True,
    verbless: bool = True,
    has: bool = True,
) -> m.Claim | None:
    first, second, ratio = comparison
    return numbers(first, second, ratio, holder or place)


@rule("claim", "{there_be} {one=comparison} (and | , and | ,) {other=comparison}")
@rule("claim", "{verbless} {one=comparison} (and | , and | ,) {other=comparison}")
def _(
    one: Comparison, other: Comparison, there_be: bool = True, verbless: bool = True
) -> m.Claim | None:
    claims = [numbers(*each) for each in (one, other)]
    known = tuple(claim for claim in claims if claim is not None)
    return AllOf(known) if len(known) == len(claims) else None


@rule(
    "claim",
    "{says_equal} {there_be} {one=parts_many} and {other=parts_many} in (equal | the SAME) (numbers | number)",
)
def _(there_be: bool, one: m.Parts, other: m.Parts, says_equal: bool) -> m.Claim | None:
    return numbers(one, other, Ratio(m.NONE))


@rule("claim", "{there_be} {comparison} [,] (but | and) {groups}")
@rule("claim", "{verbless} {comparison} [,] (but | and) {groups}")
def _(
    comparison: Comparison, groups: Groups, there_be: bool = True, verbless: bool = True
) -> m.Claim | None:
    compared = numbers(*comparison)
    return AllOf((compared, Present(groups))) if compared is not None else None


@rule(
    "claim",
    "[the] {several=plain_parts+} {be} equal in number",
    "{there_be} (equal numbers of | {equally_many}) {several=plain_parts+}",
)
def _(
    several: Sequence[m.Parts],
    be: bool = True,
    there_be: bool = True,
    equally_many: bool = True,
) -> m.Claim | None:
    if len(several) < 3:
        return None
    claims = [numbers(one, other, Ratio(m.NONE)) for one, other in pairwise(several)]
    known = tuple(claim for claim in claims if claim is not None)
    return AllOf(known) if len(known) == len(claims) else None


@rule("more_or_fewer", "more {first=many_parts} than {second=other_parts}", given=Ratio(MORE))
@rule("more_or_fewer", "FEWER {first=many_parts} than {second=other_parts}", given=Ratio(FEWER))
def _(first: m.Parts, second: m.Parts, given: Ratio) -> Comparison:
    return first, second, given


_OPPOSITE = {Ratio(MORE): Ratio(AT_MOST), Ratio(FEWER): Ratio(AT_LEAST)}


@rule(
    "claim",
    "{there_be_not} {comparison=more_or_fewer} [{place}]",
    "{holder} (DOES | MUST | may | can) NOT HAS {comparison=more_or_fewer}",
    "{holder=holder_ref} (DOES | MUST | may | can) NOT HAS {comparison=more_or_fewer}",
    "there (MUST | may | can) never be {comparison=more_or_fewer} [{place}]",
)
def _(
    comparison: Comparison,
    place: m.Place | None = None,
    holder: m.Place | None = None,
    there_be_not: bool = True,
) -> m.Claim | None:
    first, second, ratio = comparison
    opposite = _OPPOSITE.get(ratio)
    return numbers(first, second, opposite, holder or place) if opposite else None


# "Two nuts and twice as many washers": as many as there are of what was counted before.
@rule("claim", "{claim=counted} [,] (and | but) {ratio=as_many} {noun}")
@rule("claim", "{claim=counted} [,] (and | but) {ratio=that_many} {noun}")
def _(claim: Present, ratio: Ratio, noun: str) -> m.Claim | None:
    if len(claim.groups) != 1:
        return None
    (group,) = claim.groups
    compared = numbers(m.Parts((noun,)), group.parts, ratio, claim.place)
    return AllOf((claim, compared)) if compared is not None and noun != group.noun else None


@rule("that_many", "at least that many", given=Ratio(AT_LEAST))
@rule("that_many", "at most that many", given=Ratio(AT_MOST))
@rule("that_many", "[EXACTLY] that many", given=Ratio(m.NONE))
def _(given: Ratio) -> Ratio:
    return given


@rule("claim", "{claim=counted} [,] (and | but) {ratio} {one=colour} ones than {other=colour} ones")
def _(claim: Present, ratio: Ratio, one: str, other: str) -> m.Claim | None:
    nouns = {group.noun for group in claim.groups}
    if len(nouns) != 1 or one == other:
        return None
    noun = tuple(nouns)
    compared = numbers(m.Parts(noun, one), m.Parts(noun, other), ratio, claim.place)
    return AllOf((claim, compared)) if compared is not None else None


@rule("claim", "more {noun=noun_many} {be} {one=colour} than {other=colour}", given=Ratio(MORE))
@rule("claim", "FEWER {noun=noun_many} {be} {one=colour} than {other=colour}", given=Ratio(FEWER))
@rule("claim", "as many {noun=noun_many} {be} {one=colour} as {other=colour}", given=Ratio(m.NONE))
def _(noun: str, one: str, other: str, given: Ratio, be: bool) -> m.Claim | None:
    return numbers(m.Parts((noun,), one), m.Parts((noun,), other), given)


# ------------------------------------------------ the number of


@rule("number_of", "[the] NUMBER [the] {parts=many_parts} [{place}]")
def _(parts: m.Parts, place: m.Place | None = None) -> m.Parts:
    return replace(parts, place=None if place == m.IMAGE else place)


@rule("number_said", "{be} GREATER than", "(exceeds | MUST exceed)", given=Ratio(MORE))
@rule("number_said", "{be} (LESSER | fewer) than", given=Ratio(FEWER))
@rule(
    "number_said",
    "{be} MIN",
    "{be} [at least] (equal to or GREATER than | GREATER than or equal to)",
    "MUST equal or exceed",
    "{be_not} (LESSER | fewer) than",
    given=Ratio(AT_LEAST),
)
@rule(
    "number_said",
    "{be} (MAX | no GREATER than)",
    "(DOES | MUST | may | can) NOT exceed",
    "{be_not} GREATER than",
    given=Ratio(AT_MOST),
)
@rule(
    "number_said",
    "(equals | MUST equal | matches | MUST match | corresponds to | MUST correspond to)",
    "{be} [EXACTLY] (equal to | the SAME as | identical to)",
    "{verbless} (= | equal to)",
    given=Ratio(m.NONE),
)
def _(given: Ratio, be: bool = True, be_not: bool = True, verbless: bool = True) -> Ratio:
    return given


@rule("number_said", "{be} {number=times}", given=m.NONE)
@rule("number_said", "{be} MIN {number=times}", given=AT_LEAST)
@rule("number_said", "{be} MAX {number=times}", given=AT_MOST)
def _(number: float, given: m.Range, be: bool) -> Ratio:
    return Ratio(given, number)


@rule("number_said", "{be} {count=many} (more | GREATER | higher) than", given=1)
@rule("number_said", "{be} {count=many} (FEWER | LESSER | lower) than", given=-1)
def _(count: m.Range, given: int, be: bool) -> Ratio | None:
    if count.low is None or count.low != count.high:
        return None
    return Ratio(m.Range(given * count.low, given * count.low))


@rule("claim", "{first=number_of} {ratio=number_said} {second=number_of}")
@rule("claim", "{first=number_of} {ratio=number_said} that of [the] {second=many_parts}")
def _(first: m.Parts, second: m.Parts, ratio: Ratio) -> m.Claim | None:
    if (first.place is None) != (second.place is None) and first.nouns != second.nouns:
        return None  # the number in the tray, of all the others where?
    if first == second:
        return None
    return NumbersCompared(first, second, ratio.more, ratio.times)


@rule(
    "claim",
    "[the] {first=plain_parts} and [the] {second=plain_parts} {be} equal in number",
    "{first=plain_parts} and {second=plain_parts} {be} present in (equal | the SAME) (number | numbers)",
    "[the] {first=plain_parts} and [the] {second=plain_parts} (come | MUST come) in equal numbers",
    "the numbers of {first=plain_parts} and [of] {second=plain_parts} {be} (equal | the SAME | identical)",
    "the NUMBER {first=plain_parts} and [the NUMBER] [of] {second=plain_parts} {be} (equal | the SAME | identical)",
    "[the] {first=plain_parts} {be} as many as [the] {second=many_parts}",
    "[the] {first=plain_parts} {be} as numerous as [the] {second=many_parts}",
)
def _(first: m.Parts, second: m.Parts, be: bool = True) -> m.Claim | None:
    return numbers(first, second, Ratio(m.NONE))


@rule("plain_parts", "[the] [{colour}] {noun=noun_many}")
def _(noun: str, colour: str | None = None) -> m.Parts:
    return m.Parts((noun,), colour)


@rule(
    "claim",
    "{first=plain_parts} (outnumber | MUST outnumber) {second=many_parts} [by {count=many}]",
    given=MORE,
)
@rule(
    "claim",
    "{first=plain_parts} (DOES | MUST | may | can) NOT outnumber {second=many_parts}",
    given=AT_MOST,
)
def _(
    first: m.Parts, second: m.Parts, given: m.Range, count: m.Range | None = None
) -> m.Claim | None:
    if count is not None and count.low is None:
        return None  # by at most two: or not at all?
    return numbers(first, second, Ratio(count or given))

"""What is said of a number: the number of nuts is even, five in total, half of the nuts are red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import without
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import (
    AnythingCounted,
    EvenNumber,
    NumbersCompared,
    Present,
    Total,
)
from llm4ad.generate.builtin.kinds.places import HoldsTotal
from llm4ad.generate.builtin.kinds.saying import Saying, narrowed
from llm4ad.generate.builtin.kinds.usual import UsualNumber
from llm4ad.generate.builtin.pronouns import THEM

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("count_said", "{be} {count=many}", "MUST lie {count=many}", "(lies | lie) {count=many}")
@rule(
    "count_said",
    "(: | =) {count=many}",
    "(equals | MUST equal) {count=many}",
    "{be} equal to {count=many}",
)
def _(count: m.Range, be: bool = True) -> m.Range:
    return count


@rule(
    "count_said",
    "(DOES | MUST | may | can) NOT exceed {number}",
    "{be_not} GREATER than {number}",
    "{be} no GREATER than {number}",
    given=(None, 0),
)
@rule("count_said", "{be_not} (LESSER | fewer) than {number}", given=(0, None))
@rule(
    "count_said",
    "(MUST exceed | exceeds) {number}",
    "{be} GREATER than {number}",
    given=(1, None),
)
@rule("count_said", "{be} (LESSER | fewer) than {number}", given=(None, -1))
def _(
    number: float, given: tuple[int | None, int | None], be: bool = True, be_not: bool = True
) -> m.Range:
    low, high = (None if step is None else number + step for step in given)
    return m.Range(low, high)


# ------------------------------------------------ of one kind


@rule("claim", "[the] NUMBER [the] [{colour}] {noun} [{place}] {count=count_said} [{not_these}]")
def _(
    noun: str,
    count: m.Range,
    colour: str | None = None,
    place: m.Place = m.IMAGE,
    not_these: tuple[float, ...] = (),
) -> m.Claim | None:
    sure = without(count, not_these)
    return Present((m.Group(sure, noun, colour),), place) if sure is not None else None


@rule("claim", "{noun} : {shades=shade+}")
def _(noun: str, shades: Sequence[tuple[m.Range, str]]) -> m.Claim | None:
    groups = tuple(m.Group(count, noun, colour) for count, colour in shades)
    return Present(groups) if len({group.colour for group in groups}) == len(groups) else None


@rule("claim", "[the] {noun=noun_one} count {count=count_said}")
def _(noun: str, count: m.Range) -> m.Claim:
    return Present((m.Group(count, noun),))


@rule(
    "claim",
    "{noun} : {count=many} [{not_these}]",
    "{noun} (: | - | –) [EXACTLY] {count=many} (THINGS | THING | pcs | pcs .)",
)
def _(noun: str, count: m.Range, not_these: tuple[float, ...] = ()) -> m.Claim | None:
    sure = without(count, not_these)
    return Present((m.Group(sure, noun),)) if sure is not None else None


@rule(
    "claim",
    "[the] [{colour}] {noun=noun_many} (number | MUST number) {count=many}",
    "[the] [{colour}] {noun=noun_many} {be} {count=many} (in number | ALTOGETHER)",
    "[the] [{colour}] {noun=noun_many} [,] IF {any_there} [,] {be} {count=many} (in number | ALTOGETHER)",
)
def _(
    noun: str,
    count: m.Range,
    colour: str | None = None,
    any_there: bool = False,
    be: bool = True,
) -> m.Claim:
    claim = Present((m.Group(count, noun, colour),))
    return If(Present((m.Group(m.SOME, noun, colour),)), claim) if any_there else claim


# "Usually there are four nuts, but three or five are fine, too": three to five.
@rule("claim", "{there_be} {number} {noun} [{place}] {or_else}")
@rule(
    "claim", "(usually | normally | typically) [,] {there_be} {number} {noun} [{place}] {or_else}"
)
def _(
    number: float,
    noun: str,
    or_else: tuple[float, ...],
    there_be: bool,
    place: m.Place = m.IMAGE,
) -> m.Claim | None:
    numbers = sorted({number, *or_else})
    if numbers != [numbers[0] + step for step in range(len(numbers))]:
        return None
    return Present((m.Group(m.Range(numbers[0], numbers[-1]), noun),), place)


@rule(
    "or_else",
    "(, | ;) [but | and | though | although] {first=number} [(or | and) {second=number}] (is | are) {fine}",
)
def _(first: float, fine: bool, second: float | None = None) -> tuple[float, ...]:
    return (first,) if second is None else (first, second)


@rule(
    "fine",
    "[also] (TOLERATED | all right | alright | good | possible | correct) [too | also | as well]",
)
def _() -> bool:
    return True


@rule("any_there", "[they are] (PRESENT | included | any | provided | fitted)", "there are any")
def _() -> bool:
    return True


@rule("claim", "{there_be} {groups} ALTOGETHER [{place}]")
def _(groups: Groups, there_be: bool, place: m.Place = m.IMAGE) -> m.Claim | None:
    return Present(groups, place) if len(groups) == 1 else None


# "The nuts are red, and there are two of them."
@rule(
    "claim",
    "{there_be} {count=many} of (them | these | it)",
    "{there_be} {count=many} (in all | in total | altogether)",
)
def _(there_be: bool, count: m.Range) -> m.Claim:
    return Saying(m.Some(count, m.Parts((THEM,))), ())


# "Where a nut is present, there must be one only": of what was asked for.
@rule("conditional", "IF {test} [,] [then] {there_be} {count=count_of_it}")
def _(test: m.Claim, count: m.Range, there_be: bool) -> m.Claim | None:
    nouns = m.nouns_of(test)
    if len(nouns) != 1 or not isinstance(test, Present | Saying):
        return None
    return If(test, Present((m.Group(count, nouns[0]),)))


@rule("count_of_it", "{count=many} [of them]", "{count=many} (only | of them only)")
def _(count: m.Range) -> m.Range:
    return count


@rule(
    "claim",
    "{there_be} an even NUMBER {noun} [{place}]",
    "the NUMBER {noun} [{place}] {be} (even | a multiple of two | divisible by two)",
    given=True,
)
@rule(
    "claim",
    "{there_be} an odd NUMBER {noun} [{place}]",
    "the NUMBER {noun} [{place}] {be} odd",
    given=False,
)
def _(
    noun: str, given: bool, place: m.Place | None = None, there_be: bool = True, be: bool = True
) -> m.Claim:
    return EvenNumber(m.Parts((noun,), place=None if place == m.IMAGE else place), given)


@rule(
    "claim",
    "{noun=noun_many} {be} present in an even number [,] [being | and] MIN {number}",
    "{there_be} an even number of {noun} [,] [being | and] MIN {number}",
)
def _(noun: str, number: float, there_be: bool = True, be: bool = True) -> m.Claim | None:
    return EvenNumber(m.Parts((noun,)), even=True, least=int(number))


@rule(
    "claim",
    "the NUMBER {noun} {be} (USUAL | AS_USUAL | the SAME AS_USUAL | the USUAL (one | number))",
    "{there_be} as many {noun} AS_USUAL",
    "{verbless} as many {noun} AS_USUAL",
)
@rule("claim", "{there_be} the USUAL NUMBER {noun}", "{verbless} [the] USUAL NUMBER {noun}")
def _(noun: str, be: bool = True, there_be: bool = True, verbless: bool = True) -> m.Claim:
    return UsualNumber(m.Parts((noun,)))


# ------------------------------------------------ of several kinds together


@rule("claim", "{holder} {has} {count=many} {nouns=noun+} ALTOGETHER")
@rule("claim", "{there_be} {count=many} {nouns=noun+} ALTOGETHER [{holder=place}]")
@rule("claim", "{there_be} ALTOGETHER {count=many} {nouns=noun+} [{holder=place}]")
@rule("claim", "ALTOGETHER [,] {there_be} {count=many} {nouns=noun+} [{holder=place}]")
@rule(
    "claim",
    "[the] NUMBER [the] {nouns=noun+} [{holder=place}] {count=count_said}",
    "the sum of [the] {nouns=noun+} {count=count_said}",
    "[the] {nouns=named_many+} {together} {count=count_said}",
    "ALTOGETHER [,] [the] {nouns=named_many+} {count=count_said}",
)
@rule(
    "claim",
    "[the] {nouns=named_many+} {count=sum_said} [ALTOGETHER]",
    "{sum_nouns} {count=count_said}",
)
def _(
    count: m.Range,
    nouns: Sequence[str] = (),
    holder: m.Place = m.IMAGE,
    sum_nouns: tuple[str, ...] = (),
    has: bool = True,
    there_be: bool = True,
    be: bool = True,
    together: bool = True,
) -> m.Claim | None:
    names = sum_nouns or tuple(nouns)
    return Total(count, names, holder) if len(names) > 1 else None


@rule("named_many", "[the] {noun=noun_many}")
def _(noun: str) -> str:
    return noun


@rule(
    "sum_nouns",
    "[the] NUMBER [the] {first=noun} (plus | and | +) [the] NUMBER [the] {second=noun} [{together}]",
)
def _(first: str, second: str, together: bool = True) -> tuple[str, ...]:
    return (first, second)


@rule("sum_nouns", "[the] {first=noun_many} (plus | +) [the] {second=noun_many}")
def _(first: str, second: str) -> tuple[str, ...]:
    return (first, second)


@rule(
    "sum_said",
    "(number | total) {count=many}",
    "MUST (number | total) {count=many}",
    "(add up | sum up | sum | add | amount) to {count=many}",
    "MUST (add up | sum up | sum | add | amount) to {count=many}",
)
def _(count: m.Range) -> m.Range:
    return count


@rule("claim", "{there_be} {count=many} {first=noun_one} or {second=noun_one} [{place}]")
@rule(
    "claim",
    "{there_be} {count=many} {first=noun_many} or {second=noun_many} ALTOGETHER [{place}]",
)
def _(
    there_be: bool,
    count: m.Range,
    first: str,
    second: str,
    place: m.Place = m.IMAGE,
) -> m.Claim:
    return Total(count, (first, second), place)


@rule("action", "HAS {count=many} {nouns=noun+} ALTOGETHER")
def _(count: m.Range, nouns: Sequence[str]) -> m.Predicate | None:
    return HoldsTotal(count, tuple(nouns)) if len(nouns) > 1 else None


@rule(
    "claim",
    "{there_be} [ALTOGETHER] {count=many} (THINGS | THING) {place} [ALTOGETHER]",
    "{there_be} {count=many} (THINGS | THING) ALTOGETHER {place}",
    "{place} [,] {there_be} [ALTOGETHER] {count=many} (THINGS | THING) [ALTOGETHER]",
    "ALTOGETHER [,] {there_be} {count=many} (THINGS | THING) {place}",
    "[ALTOGETHER] [,] {place=holder_ref} {has} [ALTOGETHER] {count=many} (THINGS | THING) [ALTOGETHER]",
    "[the] NUMBER (THINGS | all THINGS | the THINGS) {place} {count=count_said}",
)
def _(count: m.Range, place: m.Place, there_be: bool = True, has: bool = True) -> m.Claim | None:
    return AnythingCounted(count, place) if place != m.IMAGE else None


# ------------------------------------------------ a share of one kind


@rule("portion", "[EXACTLY] {fraction}", given=m.NONE)
@rule("portion", "MIN {fraction}", "{fraction} or more", given=m.Range(0, None))
@rule("portion", "MAX {fraction}", "{fraction} or FEWER", given=m.Range(None, 0))
@rule("portion", "more than {fraction}", given=m.Range(0, None, strict=True))
@rule("portion", "FEWER than {fraction}", given=m.Range(None, 0, strict=True))
def _(fraction: float, given: m.Range) -> tuple[float, m.Range]:
    return fraction, given


@rule(
    "claim",
    "{portion} [of] (the | all) [the] {parts=placed_many} {vp}",
    "{portion} of [the] {parts=placed_many} {vp}",
)
def _(portion: tuple[float, m.Range], parts: m.Parts, vp: Vp) -> m.Claim | None:
    return _portion(portion, parts, vp)


@rule(
    "claim",
    "[EXACTLY] half [of] the {parts=placed_many} {vp} {and_so} [the other] half {last=vp}",
    "one half of the {parts=placed_many} {vp} {and_so} the other half {last=vp}",
)
def _(parts: m.Parts, vp: Vp, and_so: bool, last: Vp) -> m.Claim | None:
    claims = [_portion((0.5, m.NONE), parts, each) for each in (vp, last)]
    known = tuple(claim for claim in claims if claim is not None)
    return AllOf(known) if len(known) == len(claims) else None


def _portion(portion: tuple[float, m.Range], parts: m.Parts, vp: Vp) -> m.Claim | None:
    number, predicates = vp
    if number in ("one", "may"):
        return None
    some, rest = narrowed(parts, predicates)
    if some == parts and not rest:
        return None
    chosen = m.Parts(some.nouns, some.colour, some.place, some.that + rest)
    times, more = portion
    return AllOf((Saying(m.Some(m.SOME, parts), ()), NumbersCompared(chosen, parts, more, times)))

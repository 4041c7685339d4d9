"""Some of the parts, and what is said of the others: two nuts are red, the other one is blue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import AnyOf, Not, Other, Saying, Towards

if TYPE_CHECKING:
    from collections.abc import Sequence

Vp = tuple[str, tuple[m.Predicate, ...]]
ANY_NUMBER = m.Range(0, None)


def others(parts: m.Parts, firsts: Sequence[m.Predicate], last: m.Predicate) -> m.Claim | None:
    """Return that the last predicate holds of all of which no first one does: the rest are blue."""
    opposites = [negation(each) for each in (*firsts, last)]
    kept = tuple(each for each in opposites if each is not None)
    if isinstance(last, Not) or len(kept) < len(opposites):
        return None
    return Saying(m.Some(m.NONE, parts), kept)


@rule(
    "claim",
    "{who} {vp} {and_so} {other_ones} {last=vp}",
    "{who} {vp} {and_so} {other_ones} {last=bare_vp}",
)
def _(who: Who, vp: Vp, and_so: bool, other_ones: m.Range, last: Vp) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or who.inverted or subject.count == m.NONE:
        return None
    (_, first), (_, second) = vp, last
    if len(first) != 1 or len(second) != 1:
        return None
    rest = others(subject.parts, first, second[0])
    if rest is None:
        return None
    counted = (Saying(subject, first), Saying(m.Some(other_ones, subject.parts), second), rest)
    return AllOf(counted if other_ones != ANY_NUMBER else (counted[0], rest))


# "The longest bolt is red, the other two are blue."
@rule(
    "claim",
    "{who} {vp} {and_so} {other_ones} {last=vp}",
    "{who} {vp} {and_so} {other_ones} {last=bare_vp}",
    "{verbless} {who} {vp=bare_vp} {and_so} {other_ones} {last=bare_vp}",
)
def _(
    who: Who, vp: Vp, and_so: bool, other_ones: m.Range, last: Vp, verbless: bool = True
) -> m.Claim | None:
    subject = who.subject
    pick = subject.refs[0] if isinstance(subject, m.The) and len(subject.refs) == 1 else None
    if not isinstance(pick, m.Pick | m.Nth):
        return None
    rest = m.Parts(
        pick.parts.nouns, pick.parts.colour, pick.parts.place, (*pick.parts.that, Other(pick))
    )
    count = other_ones if other_ones != ANY_NUMBER else m.SOME
    last = m.exchanged(last, m.Pronoun(), _other_side(vp, last) or m.Pronoun())
    claims = (said(who, [vp]), said(Who(m.Every(rest, count), "many"), [last]))
    known = tuple(claim for claim in claims if claim is not None)
    return AllOf(known) if len(known) == len(claims) else None


def _other_side(vp: Vp, last: Vp) -> m.Ref | None:
    """Return the chip of "left of the chip, the others right of it"."""
    towards = [each for _, some in (vp, last) for each in some if isinstance(each, Towards)]
    if len(towards) != 2 or not all(isinstance(each.relation, BesideOf) for each in towards):
        return None
    first = towards[0].object
    if not isinstance(first, m.The) or len(first.refs) != 1:
        return None
    return first.refs[0] if towards[0].relation != towards[1].relation else None


# "Of the two bolts, the longer one is red and the shorter one is blue."
@rule(
    "claim",
    "of the [{number}] {parts=parts_many} [,] {first=one_of_them} {and_so} {second=one_of_them}",
)
def _(
    parts: m.Parts, first: Picked, second: Picked, and_so: bool, number: float | None = None
) -> m.Claim | None:
    claims = [
        said(Who(m.The((m.Pick(parts, *pick),)), "one"), [vp]) for pick, vp in (first, second)
    ]
    known = [claim for claim in claims if claim is not None]
    if len(known) < len(claims) or first[0] == second[0]:
        return None
    count = [Saying(m.Some(exactly(number), parts), ())] if number is not None else []
    return AllOf((*count, *known))


Picked = tuple[tuple[str, bool], Vp]


@rule("one_of_them", "the {pick} [one] {vp}", "the {pick=larger} [one] {vp}")
def _(pick: tuple[str, bool], vp: Vp) -> Picked:
    return pick, vp


# "All nuts are red except one, which is blue."
@rule(
    "claim",
    "[ALL] [the] {parts=placed_many} {vp} [,] BUT [for] {count=many} [[,] (which | that) {last=vp}]",
)
def _(parts: m.Parts, vp: Vp, count: m.Range, last: Vp | None = None) -> m.Claim | None:
    first = said(Who(m.Some(count, parts), inverted=True), [vp])
    if first is None or last is None:
        return first
    others = said(Who(m.Some(count, parts)), [last])
    return AllOf((first, others)) if others is not None else None


@rule(
    "claim", "[ALL] [the] {parts=placed_many} {vp} [,] BUT [for] {count=many} {colour} (one | ones)"
)
def _(parts: m.Parts, vp: Vp, count: m.Range, colour: str) -> m.Claim | None:
    first = said(Who(m.Some(count, parts), inverted=True), [vp])
    others = said(Who(m.Some(count, parts)), [("", (Coloured((colour,)),))])
    return AllOf((first, others)) if first is not None and others is not None else None


# "All nuts are red, except one, which may be blue": it need not be.
@rule(
    "claim",
    "[ALL] [the] {parts=placed_many} {vp} [,] BUT [for] {count=many} [,] (which | that) may be {state}",
    "[ALL] [the] {parts=placed_many} {vp} (; | , | . | , but | but) [only] {count=many} [of them] may be {state}",
)
def _(parts: m.Parts, vp: Vp, count: m.Range, state: m.Predicate) -> m.Claim | None:
    if len(vp[1]) != 1 or vp[0] == "may" or type(vp[1][0]) is not type(state):
        return None
    either = Saying(m.Every(parts), (AnyOf((vp[1][0], state)),))
    return AllOf((either, Saying(m.Some(m.Range(None, count.high), parts), (state,))))


@rule("other_ones", "[all] the (others | rest | remaining ones) [of them]", given=ANY_NUMBER)
@rule("other_ones", "the other [one]", given=exactly(1))
def _(given: m.Range) -> m.Range:
    return given


@rule("other_ones", "the other {number} [ones]", "the (remaining | rest of the) {number} [ones]")
def _(number: float) -> m.Range:
    return exactly(number)


@rule(
    "and_so", ", and", "and", ";", ",", "while", ", while", "but", ", but", "whereas", ", whereas"
)
def _() -> bool:
    return True


# "Three of the nuts are red and two are blue", "one nut is red, another is blue".
@rule("in_numbers", "{who} {vp} {and_so} {more=more_of_them+}")
def _(who: Who, vp: Vp, and_so: bool, more: Sequence[tuple[m.Range, Vp]]) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or who.inverted or subject.count in (m.NONE, m.SOME):
        return None
    sayings = [Saying(subject, vp[1])]
    for count, (number, predicates) in more:
        kinds = {type(each) for each in predicates}
        if number == "may" or kinds != {type(each) for each in vp[1]} or Not in kinds:
            return None  # "two are in the tray and one is red": one of the two?
        if InPlace in kinds and _shared_region(vp[1], predicates):
            return None  # "in the left half and one in the right half of the tray": see placed.py
        sayings.append(Saying(m.Some(count, subject.parts), predicates))
    return AllOf(tuple(sayings))


# "Two nuts are red, two are green and the rest are blue."
@rule(
    "claim",
    "{claim=in_numbers} {and_so} {other_ones} {last=vp}",
    "{claim=in_numbers} {and_so} {other_ones} {last=bare_vp}",
)
def _(claim: m.Claim, and_so: bool, other_ones: m.Range, last: Vp) -> m.Claim | None:
    if not isinstance(claim, AllOf) or len(last[1]) != 1 or other_ones != ANY_NUMBER:
        return None
    sayings = [each for each in claim.claims if isinstance(each, Saying)]
    firsts = [one for each in sayings for one in each.predicates]
    subject = sayings[0].subject
    if not isinstance(subject, m.Some) or len(firsts) > len(sayings):
        return None
    rest = others(subject.parts, firsts, last[1][0])
    return AllOf((claim, rest)) if rest is not None else None


@rule("claim", "{in_numbers}")
def _(in_numbers: m.Claim) -> m.Claim:
    return in_numbers


def _shared_region(first: Sequence[m.Predicate], second: Sequence[m.Predicate]) -> bool:
    places = [
        [each.place for each in some if isinstance(each, InPlace)] for some in (first, second)
    ]
    return any(place.of is None for place in places[0]) and any(
        place.of is not None for place in places[1]
    )


@rule("bare_vp", "{state}")
def _(state: m.Predicate) -> Vp:
    return "", (state,)


@rule("more_of_them", "{count=many} [of them | others | more] {vp}", "{count=many} {vp=bare_vp}")
def _(count: m.Range, vp: Vp) -> tuple[m.Range, Vp]:
    return count, vp


@rule("more_of_them", "another [one] {vp}")
def _(vp: Vp) -> tuple[m.Range, Vp]:
    return exactly(1), vp

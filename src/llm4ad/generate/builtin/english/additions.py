"""What is said after a whole claim: and nowhere else, give or take nothing, with the nut on the left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import AnythingCounted, NumbersCompared, Present, Total
from llm4ad.generate.builtin.kinds.places import Holds, InAny, InPlace, NothingBut, WhollyIn
from llm4ad.generate.builtin.kinds.positions import BesideOf, Side
from llm4ad.generate.builtin.kinds.quantities import SharePredicate
from llm4ad.generate.builtin.kinds.saying import Pairs, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who


class Addition(Protocol):
    """What may be added to a claim."""

    def to(self, claim: m.Claim) -> m.Claim | None:
        """Return a claim with it; None where it makes no sense there."""
        ...


@rule("claims", "{claim} [,] {addition}")
def _(claim: m.Claim, addition: Addition) -> tuple[m.Claim, ...] | None:
    done = addition.to(claim)
    return (done,) if done is not None else None


@rule("claims", "{claim} [,] {addition} {and_then} {claims}")
def _(
    claim: m.Claim, addition: Addition, and_then: bool, claims: tuple[m.Claim, ...]
) -> tuple[m.Claim, ...] | None:
    done = addition.to(claim)
    return (done, *claims) if done is not None else None


# ------------------------------------------------ how exactly


class _Exactly:
    """There is no tolerance: of a number, and of what ends at one."""

    def to(self, claim: m.Claim) -> m.Claim | None:
        counts = isinstance(claim, Present | Total | AnythingCounted)
        shares = isinstance(claim, Saying) and all(
            isinstance(each, Holds | SharePredicate) for each in claim.predicates
        )
        ranges = [item for item in m.within(claim) if isinstance(item, m.Range)]
        known = all(None in (each.low, each.high) or each.low == each.high for each in ranges)
        return claim if (counts or shares) and ranges and known else None


class _About:
    """It is meant about so: of a size that is compared with another, which has a tolerance."""

    def to(self, claim: m.Claim) -> m.Claim | None:
        if not isinstance(claim, Saying) or len(claim.predicates) != 1:
            return None
        (predicate,) = claim.predicates
        relation = predicate.relation if isinstance(predicate, Towards) else None
        if not isinstance(relation, Compared):
            return None
        low, high = relation.range.low, relation.range.high
        return claim if low is not None and high is not None and low < high else None


@rule(
    "addition",
    "(give or take | plus or minus | ±) (nothing | none | zero | 0)",
    "with [a | an] (zero | no) TOLERANCE [at all]",
    "with A TOLERANCE of [plus or minus | ±] (nothing | zero | 0)",
    "(no | zero) TOLERANCE [allowed | permitted]",
    "without [any | a] TOLERANCE",
)
def _() -> Addition:
    return _Exactly()


@rule("addition", "(approximately | roughly | more or less | give or take a (bit | little))")
def _() -> Addition:
    return _About()


@dataclass(frozen=True, slots=True)
class _OfEach:
    """So many of each kind that a claim compares, or that it says a place to hold only."""

    count: m.Range

    def to(self, claim: m.Claim) -> m.Claim | None:
        if isinstance(claim, NothingBut) and not claim.outside:
            nouns, place = claim.nouns, claim.place
        elif isinstance(claim, NumbersCompared):
            nouns, place = tuple(m.nouns_of(claim)), m.IMAGE
        else:
            return None
        groups = tuple(m.Group(self.count, noun) for noun in nouns)
        return AllOf((claim, Present(groups, place))) if len(groups) > 1 else None


@rule("addition", "[i.e.] {count=many} (of each | each) [kind | type | sort]")
def _(count: m.Range) -> Addition:
    return _OfEach(count)


# ------------------------------------------------ where else not


class _NowhereElse:
    """What was said to lie in a place lies in no other one."""

    def to(self, claim: m.Claim) -> m.Claim | None:
        if isinstance(claim, Present):
            return self._counted(claim)
        if not isinstance(claim, Saying) or len(claim.predicates) != 1:
            return None
        (where,) = claim.predicates
        if isinstance(claim.subject, m.The | m.Every):
            # All of them are there, so that none is anywhere else.
            return claim if _is_place(where) else None
        if not isinstance(claim.subject, m.Some) or claim.subject.count == m.NONE:
            return None
        if not isinstance(where, InPlace) or claim.subject.among is not None:
            return None
        return AllOf((claim, Saying(m.Every(claim.subject.parts), (where,))))

    def _counted(self, claim: Present) -> m.Claim | None:
        if claim.place == m.IMAGE or m.NONE in {group.count for group in claim.groups}:
            return None
        only = [Saying(m.Every(group.parts), (InPlace(claim.place),)) for group in claim.groups]
        return AllOf((claim, *only))


def _is_place(where: m.Predicate) -> bool:
    if isinstance(where, InPlace):
        return where.place != m.IMAGE
    return isinstance(where, InAny | WhollyIn | Towards)


@rule(
    "addition",
    "[and | but] (nowhere else | only there | not anywhere else | in no other place | not elsewhere)",
    "[and | but] (nowhere | not anywhere) (BUT there | else in it | else on it)",
)
def _() -> Addition:
    return _NowhereElse()


class _NothingElse:
    """In the place that a claim speaks of there is nothing but what it names."""

    def to(self, claim: m.Claim) -> m.Claim | None:
        place = _place_of(claim)
        if place is None or place == m.IMAGE:
            return None
        nouns = [noun for noun in m.nouns_of(claim) if noun not in m.nouns_of(place)]
        return AllOf((claim, NothingBut(tuple(nouns), place))) if nouns else None


def _place_of(claim: m.Claim) -> m.Place | None:
    if isinstance(claim, Present):
        return claim.place
    if not isinstance(claim, Saying) or len(claim.predicates) != 1:
        return None
    (where,) = claim.predicates
    none = isinstance(claim.subject, m.Some) and claim.subject.count == m.NONE
    return where.place if isinstance(where, InPlace) and not none else None


@rule(
    "addition",
    "(and | but | , and | , but | with | ,) nothing else (is | MUST be | may be | lies | TO_BE | to be found | being) [LOCATED | PRESENT] (in it | there | among them | amongst them | between them | with them | in between)",
    "(and | but | , and | , but | ,) nothing else (does | is)",
    "(and | but | , and | , but | ,) there (is | MUST be | may be) (nothing else | no other (THING | THINGS)) [LOCATED] (in it | there | among them | amongst them | between them | with them | in between)",
)
def _() -> Addition:
    return _NothingElse()


# ------------------------------------------------ all of it


class _WithAllOfIt:
    """What is seen whole is seen with its corners."""

    def to(self, claim: m.Claim) -> m.Claim | None:
        return claim if any(isinstance(item, WhollyIn) for item in m.within(claim)) else None


@rule(
    "addition",
    "(with | including) [all [of]] ITS [{number}] (corners | edges | sides | ends | borders)",
    "from (end to end | edge to edge | corner to corner | top to bottom | left to right)",
)
def _(number: float | None = None) -> Addition | None:
    return _WithAllOfIt() if number in (None, 4) else None


# ------------------------------------------------ which of the two


@dataclass(frozen=True, slots=True)
class _OnSide:
    """Of two parts beside each other, one is at a side; "" where it is at the edge they are at."""

    ref: m.Ref
    side: str

    def to(self, claim: m.Claim) -> m.Claim | None:
        pair = _pair_of(claim)
        if pair is None or self.ref not in pair:
            return None
        side = self.side or _edge_of(claim)
        (other,) = [ref for ref in pair if ref != self.ref]
        if not side:
            return None
        beside = Towards(BesideOf(_SIDES[side]), m.The((other,)))
        return AllOf((claim, Saying(m.The((self.ref,)), (beside,))))


_SIDES: dict[str, Side] = {
    "left": "left of",
    "right": "right of",
    "top": "above",
    "bottom": "below",
}


def _pair_of(claim: m.Claim) -> tuple[m.Ref, ...] | None:
    """Return the two parts that a claim is about."""
    if isinstance(claim, AllOf):
        found = {_pair_of(each) for each in claim.claims}
        return found.pop() if len(found) == 1 else None
    subject = claim.subject if isinstance(claim, Saying) else None
    if isinstance(claim, Pairs):
        subject = claim.among
    if isinstance(subject, m.The) and len(set(subject.refs)) == 2:
        return subject.refs
    refs = tuple(item for item in m.within(claim) if isinstance(item, m.One))
    return refs if subject is None and len(refs) == 2 else None


def _edge_of(claim: m.Claim) -> str:
    """Return the side of what holds two parts, where they are said to be in one half of it."""
    places = {item for item in m.within(claim) if isinstance(item, m.Place)}
    sides = {place.side for place in places if place.kind in ("half", "edge")}
    return sides.pop() if len(sides) == 1 and len(places) <= 2 else ""


@rule(
    "addition",
    "(with | and | , | , with | , and) {ref} [being | is] (on | at | to) the {side} [HAND | side | hand side]",
    "(with | and | , | , with | , and) {ref} [being | is] the {side} (one | one of the two | of the two)",
)
@rule(
    "addition",
    "(with | and | , | , with | , and) {ref} [being | is] [the one] (NEARER | NEAREST) [to] [the | its] (edge | side | border | outside | rim) [of (it | the {noun})]",
    "(with | and | , | , with | , and) {ref} [being | is] (on | to) the outside",
    given="",
)
def _(ref: m.Ref, side: str = "", given: str = "", noun: str = "") -> Addition:
    return _OnSide(ref, side or given)


@dataclass(frozen=True, slots=True)
class _Likewise:
    """The same holds of something else."""

    who: Who
    alone: bool

    def to(self, claim: m.Claim) -> m.Claim | None:
        if not isinstance(claim, Saying) or not isinstance(claim.subject, m.The | m.Every):
            return None
        if not isinstance(self.who.subject, m.The | m.Every) or not claim.predicates:
            return None
        # "The nut touches the bolt, the washer too": touches it, or is touched?
        if self.alone and any(isinstance(each, Towards | Holds) for each in claim.predicates):
            return None
        return AllOf((claim, replace(claim, subject=self.who.subject)))


@rule(
    "addition",
    "(and | ; | . | , and | ,) [the] same (goes | applies | holds | is true | is the case) (for | to | of) {who}",
    "(; | . | , and) so (is | are | does | do | MUST | has | have) {who}",
    given=False,
)
@rule("addition", "(and | ; | . | , and | ,) {who} ditto", given=True)
def _(who: Who, given: bool) -> Addition:
    return _Likewise(who, given)

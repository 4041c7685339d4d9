"""What follows on counted parts about one of them: two nuts, the left one red, a blue one below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.parts import SIDES
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.tails import Portion, place_of
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.numbers import Present


class _Named:
    """A part of those that were counted, by its name, and what is said of it."""

    def __init__(self, ref: m.Ref, predicate: m.Predicate) -> None:
        self.ref = ref
        self.predicate = predicate

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        return Saying(m.The((self.ref,)), (self.predicate,))


@rule("tail", "A {colour} [one] [LOCATED] {state=where}")
def _(colour: str, state: m.Predicate) -> _Coloured:
    return _Coloured(colour, state)


@rule("tail", "A {colour} [one]")
def _(colour: str) -> Portion:
    return Portion(exactly(1), Coloured((colour,)))


@rule("tail", "[with] the {colour} one [being | is | MUST be | TO_BE] [LOCATED] {state=where}")
def _(colour: str, state: m.Predicate) -> _Coloured:
    return _Coloured(colour, state)


@rule("tail", "{count=many} {colour} (one | ones)")
def _(count: m.Range, colour: str) -> Portion:
    return Portion(count, Coloured((colour,)))


class _Coloured:
    """The one of a colour among the counted parts, and what is said of it."""

    def __init__(self, colour: str, predicate: m.Predicate) -> None:
        self.colour = colour
        self.predicate = predicate

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        nouns = {group.noun for group in claim.groups}
        if len(nouns) != 1 or claim.place.kind not in ("image", "part"):
            return None
        group = claim.groups[0]
        parts = m.Parts((group.noun,), self.colour, place_of(claim))
        one = Saying(m.Some(exactly(1), parts), ())
        return AllOf((one, Saying(m.The((m.One(parts),)), (self.predicate,))))


@rule("tail", "{ref} {state}", "{ref} being {state}", "with {ref} {state}")
def _(ref: m.Ref, state: m.Predicate) -> _Named:
    return _Named(ref, state)


class _Picked:
    """The one of the counted parts that has most of something, and what is said of it."""

    def __init__(self, pick: tuple[str, bool], predicate: m.Predicate) -> None:
        self.pick = pick
        self.predicate = predicate

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        if len(claim.groups) != 1 or (claim.groups[0].count.low or 0) < 2:
            return None
        group = claim.groups[0]
        parts = m.Parts((group.noun,), group.colour, place_of(claim))
        return said(Who(m.The((m.Pick(parts, *self.pick),)), "one"), [("", (self.predicate,))])


@rule(
    "tail",
    "[with] the {pick} [one] [of (which | them)] [being | is | MUST be | TO_BE] {state}",
    "[with] the {pick} [one] [of (which | them)] [MUST] {state=action}",
    "[with] the {pick=larger} one [of (which | them)] [being | is | MUST be | TO_BE] {state}",
)
@rule(
    "tail",
    "[with] the {side} (one | most) [of (which | them)] [being | is | MUST be | TO_BE] {state}",
)
def _(state: m.Predicate, pick: tuple[str, bool] | None = None, side: str = "") -> _Picked:
    return _Picked(pick or SIDES[side], state)

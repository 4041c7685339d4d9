"""What follows on counted parts: two nuts, one red and one blue, both on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.saying import Not, Saying, Towards
from llm4ad.generate.builtin.kinds.together import Together, saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("claim", "{claim=counted} [,] {tails=tail+}", "{claim=counted} (: | [,] and) {tails=tail+}")
def _(claim: Present, tails: Sequence[Any]) -> m.Claim | None:
    if len(claim.groups) > 1 and any(isinstance(tail, _Portion) for tail in tails):
        return None
    claims = [tail.of(claim, tuple(tails)) for tail in tails]
    return None if any(each is None for each in claims) else AllOf((claim, *claims))


@rule(
    "counted",
    "{verbless} {groups} [{place}]",
    "{there_be} {groups} [{place}] (ALTOGETHER | {no_more_no_less})",
    "{verbless} {groups} (ALTOGETHER | {no_more_no_less})",
    "{there_be} {groups} [{place}]",
    "{place} [,] {there_be} {groups}",
    "{holder=holder} {has} {groups}",
    "{holder=holder_ref} {has} {groups}",
)
def _(
    groups: Groups,
    place: m.Place = m.IMAGE,
    holder: m.Place = m.IMAGE,
    there_be: bool = True,
    has: bool = True,
    verbless: bool = True,
    no_more_no_less: bool = False,
) -> m.Claim | None:
    if no_more_no_less and any(group.count.low != group.count.high for group in groups):
        return None
    return Present(groups, holder if place == m.IMAGE else place)


@rule(
    "no_more_no_less",
    "[,] no more [and] [,] no FEWER",
    "[,] no FEWER [and] [,] no more",
    "[,] [and] no more",
    "[,] neither more nor FEWER",
)
def _() -> bool:
    return True


class _Portion:
    """Some of the counted parts, and what is said of them; the others where without number."""

    def __init__(
        self, count: m.Range | None, predicate: m.Predicate, others: m.Range | None = None
    ) -> None:
        self.count = count
        self.predicate = predicate
        self.others = others

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        (group,) = claim.groups
        if group.colour is not None and isinstance(self.predicate, Coloured):
            return None
        parts = m.Parts((group.noun,), group.colour, _place(claim))
        if isinstance(self.predicate, InPlace | Towards) and claim.place.kind not in (
            "image",
            "part",
        ):
            return None  # "two on the left and one on the right": not one of the two
        if self.count is not None:
            if _is_elsewhere(self.predicate, claim.place):
                parts = m.Parts((group.noun,), group.colour)
            return Saying(m.Some(self.count, parts), (self.predicate,))
        first = tails[0]
        if len(tails) != 2 or not isinstance(first, _Portion) or first.count is None:
            return None
        rest = others(parts, first.predicate, self.predicate)
        if rest is None or self.others in (None, ANY_NUMBER):
            return rest
        return AllOf((Saying(m.Some(self.others, parts), (self.predicate,)), rest))


def _is_elsewhere(predicate: m.Predicate, place: m.Place) -> bool:
    """Tell whether "one on the right" comes beside those on the left, not among them."""
    if not isinstance(predicate, InPlace):
        return False
    other = predicate.place
    return (other.kind, other.of) == (place.kind, place.of) and other.side != place.side


class _All:
    """All of the counted parts, and what is said of them."""

    def __init__(self, predicate: m.Predicate, both: bool) -> None:
        self.predicate = predicate
        self.both = both

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        numbers = [group.count for group in claim.groups]
        two = numbers in ([exactly(2)], [exactly(1), exactly(1)], [m.SOME, m.SOME])
        if len(tails) > 1 or (self.both and not two) or m.NONE in numbers:
            return None  # "no nuts that are red": other nuts may be there
        parts = [m.Parts((group.noun,), group.colour, _place(claim)) for group in claim.groups]
        if any(isinstance(item, Together) for item in m.within(self.predicate)):
            return _together(claim, parts, self.predicate)
        sayings = tuple(Saying(m.Every(each), (self.predicate,)) for each in parts)
        return sayings[0] if len(sayings) == 1 else AllOf(sayings)


def _together(claim: Present, parts: list[m.Parts], predicate: m.Predicate) -> m.Claim | None:
    """Return what holds of the counted parts together."""
    if len(parts) == 1 and claim.groups[0].count.low not in (None, 0, 1):
        return saying(m.Every(parts[0]), (predicate,))
    if len(parts) == 2 and all(group.count == exactly(1) for group in claim.groups):
        return saying(m.The((m.One(parts[0]), m.One(parts[1]))), (predicate,))
    return None


class _Named:
    """A part of those that were counted, by its name, and what is said of it."""

    def __init__(self, ref: m.Ref, predicate: m.Predicate) -> None:
        self.ref = ref
        self.predicate = predicate

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        return Saying(m.The((self.ref,)), (self.predicate,))


def _place(claim: Present) -> m.Place | None:
    return None if claim.place == m.IMAGE else claim.place


def others(parts: m.Parts, first: m.Predicate, second: m.Predicate) -> m.Claim | None:
    """Return that what does not hold of some parts' fellows holds of them: the others are blue."""
    opposite = negation(first)
    if opposite is None or isinstance(second, Not):
        return None
    contrary = negation(second)
    if contrary is None:
        return None
    return Saying(m.Some(m.NONE, parts), (opposite, contrary))


@rule(
    "tail",
    "{count=many} [of them] {state}",
    "{count=many} [of (which | them)] (is | are | MUST be) {state}",
)
@rule(
    "tail",
    "{count=many} of (which | them) LIES {state=where}",
    "{count=many} of (which | them) [MUST] {state=action}",
    "of (which | them) {count=many} [MUST] {state=action}",
    "of (which | them) {count=many} (is | are | MUST be) {state}",
)
def _(count: m.Range, state: m.Predicate) -> _Portion:
    return _Portion(count, state)


@rule(
    "tail",
    "of (which | them) {count=many} may {state=action}",
    "of (which | them) {count=many} may be {state}",
    "{count=many} of (which | them) may {state=action}",
    "{count=many} of (which | them) may be {state}",
)
def _(count: m.Range, state: m.Predicate) -> _Portion | None:
    # What some of them may, the others must not; without an upper end it demands nothing.
    return _Portion(count, state) if count.low is None else None


@rule("tail", "{other_ones} [(are | is | MUST be)] {state}")
def _(other_ones: m.Range, state: m.Predicate) -> _Portion:
    return _Portion(None, state, other_ones)


@rule(
    "tail",
    "(all | each) [of (them | which)] [(are | is | being)] {state}",
    "all of (them | which) LIES {state=where}",
    given=False,
)
@rule(
    "tail",
    "both [of (them | which)] [(are | being)] {state}",
    "both of (them | which) LIES {state=where}",
    "both LIES {state=where}",
    given=True,
)
def _(state: m.Predicate, given: bool) -> _All:
    return _All(state, given)


@rule(
    "tail",
    "(which | that) {vp}",
    "each of (which | them) {vp}",
    "all of (which | them) {vp}",
    given="",
)
@rule("tail", "both of (which | them) {vp}", "both {vp=tail_vp}", given="both")
@rule("tail", "none of (which | them) {vp}", "neither of (which | them) {vp}", given="none")
def _(vp: Vp, given: str) -> _All | None:
    number, predicates = vp
    if len(predicates) != 1 or number == "may":
        return None
    if given == "none":
        opposite = negation(predicates[0])
        return _All(opposite, both=False) if opposite is not None else None
    return _All(predicates[0], given == "both")


@rule("tail_vp", "MUST {action}", "{be} {state}")
def _(
    action: m.Predicate | None = None, state: m.Predicate | None = None, be: bool = True
) -> Vp | None:
    predicate = action or state
    return ("", (predicate,)) if predicate is not None else None


@rule("tail", "{state=group_state}", "with {state=group_state}", given=False)
@rule("tail", "(which | that) [all] [MUST] {state=group_action}", given=False)
def _(state: m.Predicate, given: bool) -> _All:
    return _All(state, given)


@rule("tail", "{ref} {state}", "{ref} being {state}", "with {ref} {state}")
def _(ref: m.Ref, state: m.Predicate) -> _Named:
    return _Named(ref, state)


@rule("claim", "{who} {vp} {and_so} {other_ones} {last=vp}")
def _(who: Who, vp: Vp, and_so: bool, other_ones: m.Range, last: Vp) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or who.inverted or subject.count == m.NONE:
        return None
    (_, first), (_, second) = vp, last
    if len(first) != 1 or len(second) != 1:
        return None
    rest = others(subject.parts, first[0], second[0])
    if rest is None:
        return None
    counted = (Saying(subject, first), Saying(m.Some(other_ones, subject.parts), second), rest)
    return AllOf(counted if other_ones != ANY_NUMBER else (counted[0], rest))


ANY_NUMBER = m.Range(0, None)


@rule("other_ones", "[all] the (others | rest)", given=ANY_NUMBER)
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
@rule("claim", "{who} {vp} {and_so} {more=more_of_them+}")
def _(who: Who, vp: Vp, and_so: bool, more: Sequence[tuple[m.Range, Vp]]) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or who.inverted or subject.count in (m.NONE, m.SOME):
        return None
    sayings = [Saying(subject, vp[1])]
    for count, (number, predicates) in more:
        kinds = {type(each) for each in predicates}
        if number == "may" or kinds != {type(each) for each in vp[1]} or Not in kinds:
            return None  # "two are in the tray and one is red": one of the two?
        sayings.append(Saying(m.Some(count, subject.parts), predicates))
    return AllOf(tuple(sayings))


@rule("more_of_them", "{count=many} [of them | others | more] {vp}")
def _(count: m.Range, vp: Vp) -> tuple[m.Range, Vp]:
    return count, vp


@rule("more_of_them", "another [one] {vp}")
def _(vp: Vp) -> tuple[m.Range, Vp]:
    return exactly(1), vp

"""What follows on counted parts: two nuts, one red and one blue, both on the left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.portions import ANY_NUMBER, others
from llm4ad.generate.builtin.english.predications import Each, combined, is_of_each
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import ENGLISH, is_paired, rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Centred, Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.english.predications import Predications
    from llm4ad.generate.builtin.grammar import Reading

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule(
    "claim",
    "{claim=counted} [,] {tails=tail+}",
    "{claim=counted} (: | ; | . | [,] and) {tails=tail+}",
    "{claim=counted} OPEN {tails=tail+} CLOSE",
)
def _(claim: Present, tails: Sequence[Any]) -> m.Claim | None:
    if len(claim.groups) > 1 and any(isinstance(tail, Portion) for tail in tails):
        return None
    claims = [tail.of(claim, tuple(tails)) for tail in tails]
    return None if any(each is None for each in claims) else AllOf((claim, *claims))


# "There is a label on the bottle, centred": in the bottle, unless it speaks of the image.
@rule("claim", "{claim=counted} , {says_image} {several=all_loose}")
@rule("claim", "{claim=lying} , {says_image} {several=all_loose}")
def _(claim: Present, several: Predications, says_image: bool) -> m.Claim | None:
    if len(claim.groups) != 1 or claim.groups[0].count != m.SOME:
        return None
    if claim.place.kind == "part" and not says_image:
        several = _within(several, claim.place)
    told = _Told(several).of(claim, ())
    return AllOf((claim, told)) if told is not None else None


def _within(several: Predications, place: m.Place) -> Predications:
    """Return what is told with the middle as that of a part."""
    for item in list(m.within(several)):
        if isinstance(item, Centred) and item.place == m.IMAGE:
            several = m.exchanged(several, item, replace(item, place=place))
        elif isinstance(item, m.Place) and item.kind == "middle" and item.of is None:
            several = m.exchanged(several, item, replace(item, of=place.of))
    return several


@ENGLISH.recogniser("says_image", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, whether the sentence speaks of the image."""
    yield place, any(token.text in _IMAGES and not token.part for token in reading.tokens)


_IMAGES = frozenset(CLASSES["IMAGE"].split("/"))


# "Two nuts lie in the tray, neither touching the other": not "and one is red", which may be any.
@rule("claim", "{claim=lying} [,] {tails=tail+}")
def _(claim: Present, tails: Sequence[Any]) -> m.Claim | None:
    sure = _are_all(claim, tails)
    claims = [tail.of(claim, tuple(tails)) for tail in tails if sure or isinstance(tail, _Told)]
    known = [each for each in claims if each is not None]
    return AllOf((claim, *known)) if len(known) == len(tails) else None


def _are_all(claim: Present, tails: Sequence[Any]) -> bool:
    """Tell whether "one red, one blue" are all of "two nuts"."""
    counts = [tail.count for tail in tails if isinstance(tail, Portion) and tail.count]
    exact = [count.low or 0 for count in counts if count.low == count.high]
    one_kind = len(claim.groups) == 1 and len(exact) == len(tails)
    return one_kind and claim.groups[0].count == exactly(sum(exact))


@rule("lying", "{groups} {lies=plain_be} {place}")
def _(groups: Groups, lies: bool, place: m.Place) -> m.Claim:
    return Present(groups, place)


# "Four nuts, all of them red, and two washers."
@rule("claim", "{claim=counted} [,] {tails=tail+} [,] (and | plus | as well as) {groups}")
def _(claim: Present, tails: Sequence[Any], groups: Groups) -> m.Claim | None:
    counted = {(group.noun, group.colour) for group in claim.groups}
    if any(not isinstance(tail, _Told) for tail in tails) or any(
        (group.noun, group.colour) in counted for group in groups
    ):
        return None
    claims = [tail.of(claim, tuple(tails)) for tail in tails]
    if any(each is None for each in claims):
        return None
    return AllOf((claim, *claims, Present(groups, claim.place)))


@rule(
    "counted",
    "{verbless} {groups} [{place}]",
    "{there_be} {groups} [{place}] (ALTOGETHER | {no_more_no_less})",
    "{verbless} {groups} (ALTOGETHER | {no_more_no_less})",
    "{there_be} {groups} [{place}]",
    "{groups} {there_be=be} PRESENT",
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
    "[,] not (more | one more) [and | ,] [,] not (FEWER | one less)",
    "[,] not (FEWER | one less) [and | ,] [,] not (more | one more)",
    "[,] [and] not one more",
    "[,] neither more nor FEWER",
)
def _() -> bool:
    return True


class Portion:
    """Some of the counted parts, and what is said of them; the others where without number."""

    def __init__(
        self, count: m.Range | None, predicate: m.Predicate, others: m.Range | None = None
    ) -> None:
        self.count = count
        self.predicate = predicate
        self.others = others

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        """Return it of the counted parts; None where it makes no sense of them."""
        (group,) = claim.groups
        if group.colour is not None and isinstance(self.predicate, Coloured):
            return None
        parts = m.Parts((group.noun,), group.colour, place_of(claim))
        if isinstance(self.predicate, InPlace | Towards) and claim.place.kind not in (
            "image",
            "part",
        ):
            return None  # "two on the left and one on the right": not one of the two
        if self.count is not None:
            if _is_elsewhere(self.predicate, claim.place):
                parts = m.Parts((group.noun,), group.colour)
            return Saying(m.Some(self.count, parts), (self.predicate,))
        return self._rest(parts, [tail for tail in tails if tail is not self])

    def _rest(self, parts: m.Parts, before: list[Any]) -> m.Claim | None:
        told = [tail for tail in before if isinstance(tail, Portion) and tail.count is not None]
        if not told or len(told) < len(before):
            return None
        rest = others(parts, [tail.predicate for tail in told], self.predicate)
        if rest is None or self.others in (None, ANY_NUMBER):
            return rest
        return AllOf((Saying(m.Some(self.others, parts), (self.predicate,)), rest))


def _is_elsewhere(predicate: m.Predicate, place: m.Place) -> bool:
    """Tell whether "one on the right" comes beside those on the left, not among them."""
    if not isinstance(predicate, InPlace):
        return False
    other = predicate.place
    return (other.kind, other.of) == (place.kind, place.of) and other.side != place.side


class _InEach:
    """So many of the counted parts in each of several places, or in each of some parts."""

    def __init__(self, count: m.Range, cells: m.Subject) -> None:
        self.count = count
        self.cells = cells

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        if len(claim.groups) != 1:
            return None
        group = claim.groups[0]
        return Saying(self.cells, (Holds((m.Group(self.count, group.noun, group.colour),)),))


@rule("tail", "{count=many} (in | on | at | per) {cells}")
@rule("tail", "{count=many} (in | on | inside | per) {cells=each_part}")
def _(count: m.Range, cells: m.Subject) -> _InEach:
    return _InEach(count, cells)


class _Told:
    """What is told of all the counted parts; ``number`` is how many "both" or "all five" are."""

    def __init__(self, several: Predications, number: float | None = None) -> None:
        self.several = several
        self.number = number

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        numbers = [group.count for group in claim.groups]
        if m.NONE in numbers:
            return None  # "no nuts that are red": other nuts may be there
        if self.number is not None:
            ones = all(count in (exactly(1), m.SOME) for count in numbers)
            total = len(numbers) if ones else numbers[0].low if len(numbers) == 1 else None
            if total != self.number or (len(numbers) == 1 and numbers[0].high != total):
                return None
        parts = [m.Parts((group.noun,), group.colour, place_of(claim)) for group in claim.groups]
        if len(parts) == 1:
            one = numbers[0] in (exactly(1), m.SOME)
            paired = is_paired(parts[0].nouns[0])
            return combined(
                Who(m.Every(parts[0]), "one" if one and not paired else ""), self.several
            )
        of_each = all(is_of_each(item) for item in self.several)
        if all(count == exactly(1) for count in numbers):
            claim_of_two = combined(
                Who(m.The(tuple(m.One(each) for each in parts)), "many"), self.several
            )
            if claim_of_two is not None:
                return claim_of_two
        if not of_each and all(each.colour is None for each in parts):
            nouns = tuple(noun for each in parts for noun in each.nouns)
            among = m.Parts(nouns, place=parts[0].place)
            return combined(Who(m.Every(among), "many"), self.several)
        return combined(
            Who(m.Several(tuple(m.Every(each) for each in parts)), "many"), self.several
        )


def place_of(claim: Present) -> m.Place | None:
    """Return where counted parts are, None where they may be anywhere."""
    return None if claim.place == m.IMAGE else claim.place


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
def _(count: m.Range, state: m.Predicate) -> Portion:
    return Portion(count, state)


@rule("tail", "(another | another one) [of them] [(is | MUST be)] {state}")
def _(state: m.Predicate) -> Portion:
    return Portion(exactly(1), state)


# "The first on the left and the second on the right": one of them, and another one.
@rule("tail", "the {ordinal} [one] [(is | MUST be | being)] [LOCATED] {state=where}")
def _(ordinal: int, state: m.Predicate) -> Portion | None:
    return Portion(exactly(1), state) if ordinal < 3 and isinstance(state, InPlace) else None


@rule(
    "tail",
    "of (which | them) {count=many} may {state=action}",
    "of (which | them) {count=many} may be {state}",
    "{count=many} of (which | them) may {state=action}",
    "{count=many} of (which | them) may be {state}",
)
def _(count: m.Range, state: m.Predicate) -> Portion | None:
    # What some of them may, the others must not; without an upper end it demands nothing.
    return Portion(count, state) if count.low is None else None


@rule("tail", "{other_ones} [(are | is | MUST be)] {state}")
def _(other_ones: m.Range, state: m.Predicate) -> Portion:
    return Portion(None, state, other_ones)


@rule("tail", "{several=all_loose}")
def _(several: Predications) -> _Told | None:
    # "Two nuts, red" may be two of a colour among others, so "both" has to be said.
    first = several[0]
    if isinstance(first, Each) and not first.plainly:
        said = [one for item in several if isinstance(item, Each) for one in item.vp[1]]
        together = all(isinstance(one, Together) for one in said)
        return _Told(several) if together else None
    return _Told(several)


@rule(
    "tail", "[all | each] which {several=predications}", "(all | each) that {several=predications}"
)
@rule(
    "tail",
    "(all | each) of (which | them) {several=all_loose}",
    "(all | each) of (which | them) {several=predications}",
)
def _(several: Predications) -> _Told:
    return _Told(several)


@rule(
    "tail", "both {several=all_loose}", "both [of (which | them)] {several=predications}", given=2
)
@rule("tail", "both of (which | them) {several=all_loose}", given=2)
@rule(
    "tail",
    "ALL {given=number} {several=all_loose}",
    "ALL {given=number} [of (which | them)] {several=predications}",
)
@rule("tail", "ALL {given=number} of (which | them) {several=all_loose}")
def _(several: Predications, given: float) -> _Told:
    return _Told(several, given)


@rule("tail", "(none | neither) of (which | them) {vp}")
def _(vp: Vp) -> _Told | None:
    number, predicates = vp
    opposite = negation(predicates[0]) if len(predicates) == 1 else None
    return _Told((Each(("", (opposite,))),)) if opposite is not None and number != "may" else None


# "There are two nuts that are red": red ones are counted, others may be there.
@rule("claim", "{claim=counted} that {vp}")
def _(claim: Present, vp: Vp) -> m.Claim | None:
    if len(claim.groups) != 1:
        return None
    (group,) = claim.groups
    parts = m.Parts((group.noun,), group.colour, place_of(claim))
    return said(Who(m.Some(group.count, parts)), [vp])


# "A nut in the tray, which is red": the tray? Read as well, so that the user is asked.
@rule("claim", "{claim=placed_last} , which {several=predications}")
def _(claim: Present, several: Predications) -> m.Claim | None:
    of = claim.place.of
    if of is None:
        return None
    told = combined(Who(m.The((of,)), "one"), several)
    return AllOf((claim, told)) if told is not None else None


@rule("placed_last", "{there_be} {groups} {place}", "{verbless} {groups} {place}")
def _(groups: Groups, place: m.Place, there_be: bool = True, verbless: bool = True) -> m.Claim:
    return Present(groups, place)

"""Whole sentences: a subject and what is said of it, several statements, if and unless."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predicates import negation
from llm4ad.generate.builtin.english.subjects import Who, exactly
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import ColourOrder, Coloured, SameColour
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.positions import (
    Aligned,
    Apart,
    EvenlySpaced,
    InOrder,
    LevelWith,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Saying
from llm4ad.generate.builtin.kinds.sizes import (
    Compared,
    Measured,
    Quantity,
    Share,
    SizeOf,
    SizeOfImage,
    Usual,
    around,
)
from llm4ad.generate.builtin.pronouns import resolved

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]

# ------------------------------------------------ a subject and what is said of it


@rule("claim", "{who} {several=vp+}", "{who} {several=vp} but {last=vp}")
def _(who: Who, several: Sequence[Any], last: Vp | None = None) -> m.Claim | None:
    phrases: list[Vp] = [several] if last is not None else list(several)  # pyright: ignore
    phrases += [last] if last is not None else []
    return said(who, phrases)


def said(who: Who, phrases: Sequence[Vp]) -> m.Claim | None:
    """Return that something is said of a subject; None where that is no good English or unclear."""
    numbers = {number for number, _ in phrases if number}
    if who.number and numbers - {who.number}:
        return None
    predicates = tuple(predicate for _, several in phrases for predicate in several)
    subject = who.subject
    if who.inverted:
        if len(predicates) > 1 or isinstance(predicates[0], Not):
            return None
        opposite = negation(predicates[0])
        return Saying(subject, (opposite,)) if opposite is not None else None
    if who.universal and any(isinstance(each, Not) for each in predicates) and _shared(who):
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        if any(isinstance(each, Not | Usual) for each in predicates):
            subject = m.Every(subject.parts)
    if isinstance(subject, m.Some) and any(isinstance(each, Usual) for each in predicates):
        return None
    return Saying(subject, predicates)


def _shared(who: Who) -> bool:
    """Tell whether "not" with this subject may mean none of them, or not every one."""
    return not (isinstance(who.subject, m.Every) and who.subject.count == exactly(2))


@rule("claim", "(ALL [the] | EACH) {parts=parts_any} {vp}", given=True)
@rule("claim", "(ALL [the] | EACH) {parts=parts_any} {vp}", given=False)
def _(parts: m.Parts, vp: Vp, given: bool) -> m.Claim | None:  # noqa: FBT001
    # "All nuts are not red": none of them, or not every one? Read both ways, the user chooses.
    number, predicates = vp
    if len(predicates) != 1 or not isinstance(predicates[0], Not):
        return None
    return Saying(m.Every(parts) if given else m.Some(m.SOME, parts), predicates)


@rule("claim", "the COLOUR of {ref} {be} {colours}")
def _(ref: m.Ref, colours: tuple[str, ...], be: bool) -> m.Claim:  # noqa: FBT001
    return Saying(m.The((ref,)), (Coloured(colours),))


# ------------------------------------------------ parts among each other


@rule("mutual", "TOUCHES EACH_OTHER", "be TOUCHING EACH_OTHER", "TOUCHES")
def _() -> Relation:
    return Touching()


@rule("mutual", "HAVE [EXACTLY] the SAME COLOUR", "be [of] the SAME COLOUR", "share the SAME COLOUR", "MUST be [of] the SAME COLOUR")
def _() -> Relation:
    return SameColour()


@rule("mutual_be", "[of] the SAME COLOUR", "[of] [one and] the same COLOUR [as EACH_OTHER]")
def _() -> Relation:
    return SameColour()


@rule("mutual_be", "TOUCHING [EACH_OTHER]", "in contact [with EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "{pixels} (apart | away from EACH_OTHER | from EACH_OTHER)")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


@rule("mutual_be", "[of] the SAME {measure} [{tolerance}]", "equally {measure=dimension} [{tolerance}]")
@rule("mutual", "HAVE [ABOUT] the SAME {measure} [{tolerance}]")
def _(measure: str, tolerance: float = 0.1) -> Relation:
    return Compared(measure, around(1, tolerance), measure)


@rule("mutual_be", "level [with EACH_OTHER]", "(at | on) the SAME (height | level)")
def _() -> Relation:
    return LevelWith("row")


@rule("mutual_vp", "MUST {relation=mutual}", "{relation=mutual}", "{be} {relation=mutual_be}", "LIES {relation=mutual_be}", "MUST LIES {relation=mutual_be}", "TO {relation=mutual}", "ALL {relation=mutual}")
def _(relation: Relation, be: bool = True) -> tuple[Relation, bool]:  # noqa: FBT001, FBT002
    return relation, False


@rule("mutual_vp", "(DOES | MUST | may | can) NOT {relation=mutual}", "{be_not} {relation=mutual_be}", "never {relation=mutual}")
def _(relation: Relation, be_not: bool = True) -> tuple[Relation, bool] | None:  # noqa: FBT001, FBT002
    return (relation, True) if isinstance(relation, Touching | SameColour) else None


@rule("claim", "{who} {mutual_vp}")
def _(who: Who, mutual_vp: tuple[Relation, bool]) -> m.Claim | None:
    subject = who.subject
    if isinstance(subject, m.The) and len(subject.refs) < 2 and not _plural_pronoun(subject):
        return None
    if not isinstance(subject, m.The | m.Every) or who.number == "one" or who.inverted:
        return None
    relation, negated = mutual_vp
    if negated and isinstance(relation, SameColour) and not _two(subject):
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Pairs(subject, relation, negated)


def _two(subject: m.Subject) -> bool:
    if isinstance(subject, m.The):
        return len(subject.refs) == 2
    return isinstance(subject, m.Every) and subject.count == exactly(2)


def _plural_pronoun(subject: m.The) -> bool:
    return subject.refs == (m.Pronoun(many=True),)


@rule("claim", "no two {parts=parts_many} {mutual_vp}")
def _(parts: m.Parts, mutual_vp: tuple[Relation, bool]) -> m.Claim | None:
    relation, negated = mutual_vp
    if negated or not isinstance(relation, Touching | SameColour):
        return None
    return Pairs(m.Every(parts), relation, negated=True)


@rule("claim", "any two {parts=parts_many} {mutual_vp}", "EACH two {parts=parts_many} {mutual_vp}")
def _(parts: m.Parts, mutual_vp: tuple[Relation, bool]) -> m.Claim:
    relation, negated = mutual_vp
    return Pairs(m.Every(parts), relation, negated)


@rule("claim", "{who} HAVE different COLOURS", "{who} MUST HAVE different COLOURS", "{who} {be} of different COLOURS")
def _(who: Who, be: bool = True) -> m.Claim | None:  # noqa: FBT001, FBT002
    if not isinstance(who.subject, m.The | m.Every) or who.number == "one":
        return None
    subject = who.subject
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Pairs(subject, SameColour(), negated=True)


# ------------------------------------------------ rows and orders


@rule("line", "[LINED_UP] in (a | one | a single | the same) [straight | horizontal] row", "LINED_UP horizontally", "horizontally LINED_UP [in a row]", given="row")
@rule("line", "[LINED_UP] in (a | one | a single | the same) [straight | vertical] column", "LINED_UP vertically", "vertically LINED_UP [in a column]", given="column")
@rule("line", "in a horizontal line", "on a horizontal line", given="row")
@rule("line", "in a vertical line", "on a vertical line", given="column")
def _(given: str) -> str:
    return given


@rule("forms", "a [horizontal | straight] row", given="row")
@rule("forms", "a [vertical | straight] column", given="column")
def _(given: str) -> str:
    return given


@rule("claim", "{who} {be} {line}", "{who} LIES {line}", "{who} MUST LIES {line}", "{who} FORMS {line=forms}", "{who} MUST form {line=forms}")
def _(who: Who, line: str, be: bool = True) -> m.Claim | None:  # noqa: FBT001, FBT002
    subject = who.subject
    if not isinstance(subject, m.The | m.Every) or who.number == "one":
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Aligned(subject, line)  # pyright: ignore[reportArgumentType]


@rule("claim", "{who} {be} SPACED", "{who} {line=line_vp} and {be} SPACED")
def _(who: Who, be: bool, line: str = "") -> m.Claim | None:  # noqa: FBT001
    subject = who.subject
    if not isinstance(subject, m.Every):
        return None
    count = subject.count if subject.count != m.SOME else None
    spaced = EvenlySpaced(subject.parts, count)
    if not line:
        return spaced
    return AllOf((Aligned(m.Every(subject.parts), line), spaced))  # pyright: ignore


@rule("line_vp", "LIES {line}", "{be} {line}", "FORMS {line=forms}")
def _(line: str, be: bool = True) -> str:  # noqa: FBT001, FBT002
    return line


@rule("direction", "from left to right", "left to right", given="left to right")
@rule("direction", "from right to left", given="right to left")
@rule("direction", "from [the] TOP to [the] BOTTOM", given="top to bottom")
@rule("direction", "from [the] BOTTOM to [the] TOP", given="bottom to top")
def _(given: str) -> str:
    return given


@rule("order_refs", "{refs=order_ref+}")
def _(refs: Sequence[m.Ref]) -> tuple[m.Ref, ...] | None:
    return tuple(refs) if len(refs) > 1 else None


@rule("order_ref", "{ref}")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("order_ref", "(A | one | EXACTLY one) {parts=parts_one}", "{parts=parts_one}")
def _(parts: m.Parts) -> m.Ref:
    return m.One(parts)


@rule("claim", "{direction} [,] {there_be} {order_refs}", "{direction} [,] the order is [:] {order_refs}", "{direction} [,] the order of the parts is [:] {order_refs}")
@rule("claim", "{order_refs} (LIES | follow | are LINED_UP | come | are LOCATED | are) {direction} [in this order | in that order]")
@rule("claim", "{order_refs} (LIES | are LINED_UP | are LOCATED | are | follow | come) in this order [,] {direction}")
@rule("claim", "the order {direction} is [:] {order_refs}")
def _(direction: str, order_refs: tuple[m.Ref, ...], there_be: bool = True) -> m.Claim:  # noqa: FBT001, FBT002
    return InOrder(order_refs, direction)


@rule("claim", "{direction} [,] the {noun=noun_many} {be} {colours=colour+}", "the {noun=noun_many} {be} {colours=colour+} [,] {direction}")
def _(direction: str, noun: str, colours: Sequence[str], be: bool) -> m.Claim | None:  # noqa: FBT001
    return ColourOrder(m.Parts((noun,)), tuple(colours), direction) if len(colours) > 1 else None


@rule("claim", "{direction} [,] the COLOURS of the {noun=noun_many} {be} {colours=colour+}")
def _(direction: str, noun: str, colours: Sequence[str], be: bool) -> m.Claim | None:  # noqa: FBT001
    return ColourOrder(m.Parts((noun,)), tuple(colours), direction) if len(colours) > 1 else None


# ------------------------------------------------ quantities


@rule("claim", "{quantity} {be} {pixels}", "{quantity} {be} {pixels=pixels_tolerant}")
def _(quantity: Quantity, pixels: m.Range, be: bool) -> m.Claim | None:  # noqa: FBT001
    if isinstance(quantity, SizeOfImage) or (isinstance(quantity, SizeOf) and quantity.field == "area"):
        return None
    return Measured(quantity, pixels, "px")


@rule("pixels_tolerant", "{number} PIXELS {off=pixels_off}")
def _(number: float, off: tuple[float, float]) -> m.Range:
    below = number * off[1] + off[0]
    return m.Range(number - below, number + below)


@rule("claim", "{quantity} {be} GREATER than {number} PIXELS", given=True)
@rule("claim", "{quantity} {be} LESSER than {number} PIXELS", given=False)
def _(quantity: Quantity, number: float, given: bool, be: bool) -> m.Claim:  # noqa: FBT001
    return Measured(quantity, m.Range(number, None) if given else m.Range(None, number), "px")


@rule("claim", "{quantity} {be_not} GREATER than {number} PIXELS", given=False)
@rule("claim", "{quantity} {be_not} LESSER than {number} PIXELS", given=True)
def _(quantity: Quantity, number: float, given: bool, be_not: bool) -> m.Claim:  # noqa: FBT001
    return Measured(quantity, m.Range(number, None) if given else m.Range(None, number), "px")


@rule("claim", "{quantity} {be} {factors} [of] {other=quantity}", "{quantity} {be} {factors} [of] {other=that_of}")
@rule("claim", "{quantity} {be} {factors=one_factor} {other=quantity}", "{quantity} {be} {factors=one_factor} {other=that_of}")
@rule("claim", "{quantity} {be} {factors=more_than} {other=quantity}", "{quantity} {be} {factors=more_than} {other=that_of}")
@rule("claim", "{quantity} {factors=equals} {other=quantity}", "{quantity} {factors=equals} {other=that_of}")
def _(quantity: Quantity, factors: m.Range, other: Quantity | m.Ref, be: bool = True) -> m.Claim | None:  # noqa: FBT001, FBT002
    if isinstance(quantity, SizeOfImage | Share) or isinstance(other, Share):
        return None
    if isinstance(other, m.One | m.Pick | m.Nth):
        if not isinstance(quantity, SizeOf):
            return None
        other = SizeOf(other, quantity.field)
    if _is_area(quantity) != _is_area(other) or quantity == other:
        return None
    return Measured(quantity, factors, "", other)


def _is_area(quantity: Quantity) -> bool:
    return isinstance(quantity, SizeOf | SizeOfImage) and quantity.field == "area"


@rule("that_of", "that of {ref}")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("one_factor", "[ABOUT] {factor} [of]")
def _(factor: float) -> m.Range:
    return around(factor)


@rule("more_than", "GREATER than [{factor} [of]]", given=True)
@rule("more_than", "LESSER than [{factor} [of]]", given=False)
def _(given: bool, factor: float = 1) -> m.Range:  # noqa: FBT001
    return m.Range(factor, None, strict=True) if given else m.Range(None, factor, strict=True)


@rule("equals", "equals", "MUST equal", "{be} [ABOUT] (equal to | the SAME as)")
def _(be: bool = True) -> m.Range:  # noqa: FBT001, FBT002
    return around(1)


@rule("claim", "{level} {be} {shares}")
def _(level: Share, shares: m.Range, be: bool) -> m.Claim:  # noqa: FBT001
    return Measured(level, shares, "share")


@rule("claim", "{of=ref} {be} filled with {ref=filling} [up] to {shares} [{of_height}]", "{of=ref} {be} filled [up] to {shares} {of_height} with {ref=filling}")
@rule("claim", "{of=ref} {be} filled [up] to {shares} with {ref=filling}")
def _(of: m.Ref, ref: m.Ref, shares: m.Range, be: bool, of_height: bool = False) -> m.Claim:  # noqa: FBT001, FBT002
    return Measured(Share(ref, of, level=True), shares, "share")


# "80 % full" is an area to some and a height to others: both are read, the user chooses.
@rule("claim", "{of=ref} {be} {shares} full of {ref=filling}", given=True)
@rule("claim", "{of=ref} {be} {shares} full of {ref=filling}", given=False)
def _(of: m.Ref, ref: m.Ref, shares: m.Range, given: bool, be: bool) -> m.Claim:  # noqa: FBT001
    return Measured(Share(ref, of, level=given), shares, "share")


@rule("of_height", "of (ITS | the) height")
def _() -> bool:
    return True


@rule("filling", "[the] {noun=noun_one}")
def _(noun: str) -> m.Ref:
    return m.One(m.Parts((noun,)))


# ------------------------------------------------ said of the parts that were counted


@rule("claim", "{claim=counted} [,] {tails=tail+}", "{claim=counted} : {tails=tail+}")
def _(claim: Present, tails: Sequence[Any]) -> m.Claim | None:
    if len(claim.groups) > 1 and any(isinstance(tail, _Portion) for tail in tails):
        return None
    claims = [tail.of(claim, tuple(tails)) for tail in tails]
    return None if any(each is None for each in claims) else AllOf((claim, *claims))


@rule("counted", "{there_be} {groups} [{place}]", "{holder=holder} {has} {groups}", "{holder=holder_ref} {has} {groups}")
def _(
    groups: Groups,
    place: m.Place = m.IMAGE,
    holder: m.Place = m.IMAGE,
    there_be: bool = True,  # noqa: FBT001, FBT002
    has: bool = True,  # noqa: FBT001, FBT002
) -> m.Claim:
    return Present(groups, holder if place == m.IMAGE else place)


class _Portion:
    """Some of the counted parts, and what is said of them; the others where without number."""

    def __init__(self, count: m.Range | None, predicate: m.Predicate) -> None:
        self.count = count
        self.predicate = predicate

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        (group,) = claim.groups
        if group.colour is not None and isinstance(self.predicate, Coloured):
            return None
        parts = m.Parts((group.noun,), group.colour, _place(claim))
        if self.count is not None:
            return Saying(m.Some(self.count, parts), (self.predicate,))
        first = tails[0]
        if len(tails) != 2 or not isinstance(first, _Portion) or first.count is None:
            return None
        return others(parts, first.predicate, self.predicate)


class _All:
    """All of the counted parts, and what is said of them."""

    def __init__(self, predicate: m.Predicate, both: bool) -> None:  # noqa: FBT001
        self.predicate = predicate
        self.both = both

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        numbers = [group.count for group in claim.groups]
        two = numbers in ([exactly(2)], [exactly(1), exactly(1)], [m.SOME, m.SOME])
        if len(tails) > 1 or (self.both and not two):
            return None
        parts = [m.Parts((group.noun,), group.colour, _place(claim)) for group in claim.groups]
        sayings = tuple(Saying(m.Every(each), (self.predicate,)) for each in parts)
        return sayings[0] if len(sayings) == 1 else AllOf(sayings)


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


@rule("tail", "{count=many} [of them] {state}", "{count=many} of (which | them) (is | are) {state}")
@rule("tail", "{count=many} of (which | them) LIES {state=where}", "{count=many} of (which | them) {state=action}")
def _(count: m.Range, state: m.Predicate) -> _Portion:
    return _Portion(count, state)


@rule("tail", "the (others | other | rest | other one) [(are | is)] {state}")
def _(state: m.Predicate) -> _Portion:
    return _Portion(None, state)


@rule("tail", "(all | each) [of (them | which)] [(are | is | being)] {state}", "all of (them | which) LIES {state=where}", given=False)
@rule("tail", "both [of (them | which)] [(are | being)] {state}", "both of (them | which) LIES {state=where}", "both LIES {state=where}", given=True)
def _(state: m.Predicate, given: bool) -> _All:  # noqa: FBT001
    return _All(state, given)


@rule("tail", "{ref} {state}")
def _(ref: m.Ref, state: m.Predicate) -> _Named:
    return _Named(ref, state)


@rule("claim", "{who} {vp} (, and | and | ; | ,) the (others | other | rest | other one) {last=vp}")
def _(who: Who, vp: Vp, last: Vp) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or who.inverted or subject.count == m.NONE:
        return None
    (_, first), (_, second) = vp, last
    if len(first) != 1 or len(second) != 1:
        return None
    rest = others(subject.parts, first[0], second[0])
    return AllOf((Saying(subject, first), rest)) if rest is not None else None


# ------------------------------------------------ grids that are said first


@rule("claim", "{ref} HAS {size} [, | ;] [and] EACH (CELL | of them) {has} {groups}")
def _(ref: m.Ref, size: tuple[int, int], has: bool, groups: Groups) -> m.Claim:  # noqa: FBT001
    return Saying(m.Cells("grid", ref, size), (Holds(groups),))


# ------------------------------------------------ statements together


@rule("and_then", "and", ", and", ", but", "but", ";", "; and", ".", ", while", "while", "and also", ", and also", ",")
def _() -> bool:
    return True


@rule("claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


@rule("claims", "{claim} {and_then} {claims}")
def _(claim: m.Claim, claims: tuple[m.Claim, ...], and_then: bool) -> tuple[m.Claim, ...]:  # noqa: FBT001
    return (claim, *claims)


@rule("conditional", "IF {test} [,] [then] {claims}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim:
    return If(test, all_of(claims))


@rule("conditional", "{claims} [,] IF {test}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim | None:
    return If(test, claims[0]) if len(claims) == 1 else None


@rule("conditional", "{claim} [,] [but] only IF {test}", "only IF {test} [,] {claim}")
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return If(claim, test)


@rule("conditional", "{claim} [,] if and only if {test}", "{claim} [,] IF , and only IF , {test}", "{claim} [,] exactly when {test}")
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return AllOf((If(test, claim), If(claim, test)))


@rule("conditional", "{claim} [,] unless {test}", "unless {test} [,] {claim}")
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return If(Negation(test), claim)


@rule("test", "{claims=test_claims}")
def _(claims: tuple[m.Claim, ...]) -> m.Claim:
    return all_of(claims)


@rule("test_claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


@rule("test_claims", "{claim} and {rest=test_claims}")
def _(claim: m.Claim, rest: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    return (claim, *rest)


@rule("test", "{first=claim} or {second=claim}")
def _(first: m.Claim, second: m.Claim) -> m.Claim:
    return OneOf((first, second), only=False)


@rule("test", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]")
def _(there_be: bool, first: str, second: str, place: m.Place = m.IMAGE) -> m.Claim:  # noqa: FBT001
    groups = [(m.Group(m.SOME, noun),) for noun in (first, second)]
    return OneOf((Present(groups[0], place), Present(groups[1], place)), only=False)


@rule("statement", "{claims}")
def _(claims: tuple[m.Claim, ...]) -> m.Claim:
    return all_of(claims)


@rule("statement", "{conditional}")
def _(conditional: m.Claim) -> m.Claim:
    return conditional


@rule("statement", "either {first=claim} [,] or {second=claim} [[,] but not both]")
def _(first: m.Claim, second: m.Claim) -> m.Claim:
    return OneOf((first, second), only=True)


@rule("statement", "{first=conditional} {and_then} {second=conditional}", "{first=conditional} {and_then} {second=conditionals}")
def _(first: m.Claim, second: m.Claim, and_then: bool) -> m.Claim:  # noqa: FBT001
    return all_of((first, second))


@rule("conditionals", "{first=conditional} {and_then} {second=conditional}")
def _(first: m.Claim, second: m.Claim, and_then: bool) -> m.Claim:  # noqa: FBT001
    return all_of((first, second))


# ", and ..." after "if ..." may go on with what holds then, or with what holds always.
@rule("statement", "IF {test} [,] [then] {claim} , and {rest=claims}", "IF {test} [,] [then] {claim} (; | .) {rest=claims}")
def _(test: m.Claim, claim: m.Claim, rest: tuple[m.Claim, ...]) -> m.Claim:
    return all_of((If(test, claim), *rest))


@rule("statement", "{claims} (, and | ; | . | and) {conditional}")
def _(claims: tuple[m.Claim, ...], conditional: m.Claim) -> m.Claim:
    return all_of((*claims, conditional))


def all_of(claims: tuple[m.Claim, ...]) -> m.Claim:
    """Return some claims as one, those within them among the others."""
    flat: list[m.Claim] = []
    for claim in claims:
        flat += claim.claims if isinstance(claim, AllOf) else (claim,)
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat))


@rule("sentence", "{statement}")
def _(statement: m.Claim) -> m.Claim | None:
    return resolved(statement)


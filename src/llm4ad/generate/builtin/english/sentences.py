"""Whole sentences: a subject and what is said of it, several statements, if and unless."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predicates import negation, settled
from llm4ad.generate.builtin.english.subjects import Who, all_but, exactly
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, ColourOrder, SameColour
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds, HoldsSomething
from llm4ad.generate.builtin.kinds.positions import (
    Aligned,
    Apart,
    EvenlySpaced,
    InOrder,
    LevelWith,
    NothingBetween,
    Overlapping,
    Parallel,
    Rows,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, SamePart, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import (
    Compared,
    CoveredTogether,
    Measured,
    MostOfAll,
    Quantity,
    Share,
    SizeOf,
    SizeOfImage,
    Usual,
    UsualQuantity,
    around,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]

# ------------------------------------------------ a subject and what is said of it


@rule("claim", "{who} {several=vp+}")
def _(who: Who, several: Sequence[Vp]) -> m.Claim | None:
    return said(who, several)


@rule("claim", "{who} {first=vp} but {last=vp}")
def _(who: Who, first: Vp, last: Vp) -> m.Claim | None:
    return said(who, [first, last])


def said(who: Who, phrases: Sequence[Vp]) -> m.Claim | None:  # noqa: PLR0911
    """Return that something is said of a subject; None where that is no good English or unclear."""
    numbers = {number for number, _ in phrases if number}
    predicates = tuple(predicate for _, several in phrases for predicate in several)
    if who.number and numbers - {who.number, "may"}:
        return None
    if "may" in numbers and not _none(who):
        return None  # what may be need not be
    if not who.negative and not who.inverted:
        sure = tuple(settled(each, of_none=_none(who)) for each in predicates)
        predicates = tuple(each for each in sure if each is not None)
        if len(predicates) < len(sure):
            return None
    if any(not _tells_apart(each, who.subject) for each in predicates):
        return None
    if who.negative:
        return _negative(who.subject, predicates)
    if who.inverted:
        return _negative(who.subject, predicates) if len(predicates) == 1 else None
    return _plain(who, predicates)


def _negative(subject: m.Subject, predicates: tuple[m.Predicate, ...]) -> m.Claim | None:
    opposites = [negation(each) for each in predicates if not isinstance(each, Not)]
    kept = tuple(each for each in opposites if each is not None)
    return Saying(subject, kept) if len(kept) == len(predicates) else None


def _plain(who: Who, predicates: tuple[m.Predicate, ...]) -> m.Claim | None:
    subject = who.subject
    negated = any(isinstance(each, Not) for each in predicates)
    usual = any(isinstance(each, Usual) for each in predicates)
    if who.universal and negated and _shared(who):
        return None
    if isinstance(subject, m.Some) and (usual or (negated and subject.count == m.SOME)):
        return None  # "a nut is not red": one of them, or no nut at all?
    return Saying(_not_surely_there(subject) if negated or usual else subject, predicates)


def _tells_apart(predicate: m.Predicate, subject: m.Subject) -> bool:
    """Tell whether a place in an object tells it from the subject, which has the same name.

    Otherwise the place could as well be where the subject is.
    """
    if not isinstance(predicate, Towards) or not isinstance(predicate.object, m.The):
        return True
    placed = [
        ref.parts
        for ref in predicate.object.refs
        if isinstance(ref, m.One) and ref.parts.place is not None
    ]
    return all(noun in m.nouns_of(subject) for parts in placed for noun in parts.nouns)


def _not_surely_there(subject: m.Subject) -> m.Subject:
    """Return "the nuts" without that there are some: of what must not be so, or is learned."""
    if isinstance(subject, m.Several):
        return m.Several(tuple(_bare(each) for each in subject.subjects))
    return _bare(subject) if isinstance(subject, m.Every) else subject


def _bare(subject: m.The | m.Every) -> m.The | m.Every:
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        return m.Every(subject.parts)
    return subject


def _none(who: Who) -> bool:
    return who.negative or (isinstance(who.subject, m.Some) and who.subject.count == m.NONE)


def _shared(who: Who) -> bool:
    """Tell whether "not" with this subject may mean none of them, or not every one."""
    return not (isinstance(who.subject, m.Every) and who.subject.count == exactly(2))


@rule("claim", "(ALL [the] | EACH) {parts=parts_any} {vp}", given=True)
@rule("claim", "(ALL [the] | EACH) {parts=parts_any} {vp}", given=False)
def _(parts: m.Parts, vp: Vp, given: bool) -> m.Claim | None:
    # "All nuts are not red": none of them, or not every one? Read both ways, the user chooses.
    _, predicates = vp
    if len(predicates) != 1 or not all(isinstance(each, Not) for each in predicates):
        return None
    return Saying(m.Every(parts) if given else m.Some(m.SOME, parts), predicates)


@rule("claim", "{verbless} {who} [,] {several=state+}")
def _(verbless: bool, who: Who, several: Sequence[m.Predicate]) -> m.Claim | None:
    if isinstance(who.subject, m.Some) and who.subject.count == m.SOME:
        return None
    return said(who, [("", tuple(several))])


@rule("claim", "{verbless} {who} not {state}")
def _(verbless: bool, who: Who, state: m.Predicate) -> m.Claim | None:
    opposite = negation(state)
    return said(who, [("", (opposite,))]) if opposite is not None else None


@rule("claim", "EXPECT {who} to be [LOCATED] {states}", "EXPECT {who} to {action}")
def _(
    who: Who, states: tuple[m.Predicate, ...] = (), action: m.Predicate | None = None
) -> m.Claim | None:
    return said(who, [("", (action,) if action is not None else states)])


@rule("claim", "EXPECT {who} (not to be | to not be) {state}", "EXPECT {who} not to {state=action}")
@rule(
    "claim",
    "NEVER (may | MUST | can) {who} be {state}",
    "NEVER (may | MUST | can) {who} {state=action}",
)
def _(who: Who, state: m.Predicate) -> m.Claim | None:
    opposite = negation(state)
    if opposite is None or not isinstance(who.subject, m.The | m.Every | m.Some):
        return None
    if isinstance(who.subject, m.Some):
        return (
            Saying(m.Some(m.NONE, who.subject.parts), (state,))
            if who.subject.count == m.SOME
            else None
        )
    return said(Who(who.subject, who.number), [("", (opposite,))])


@rule("claim", "{who} {vp} [,] {exception}", "{who} {vp} [,] {exception} , which {last=vp}")
def _(who: Who, vp: Vp, exception: m.Pick, last: Vp | None = None) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Every) or subject.count not in (None, m.SOME):
        return None
    rest = all_but(subject.parts, exception)
    claim = said(rest, [vp]) if rest is not None else None
    if claim is None or last is None:
        return claim
    exempt = m.Pick(subject.parts, exception.field, exception.most)
    other = said(Who(m.The((exempt,)), "one"), [last])
    return AllOf((claim, other)) if other is not None else None


@rule("claim", "the COLOUR of {ref} {be} {colours}")
def _(ref: m.Ref, colours: tuple[str, ...], be: bool) -> m.Claim:
    return Saying(m.The((ref,)), (Coloured(colours),))


# ------------------------------------------------ parts among each other


@rule("mutual", "TOUCHES EACH_OTHER", "be TOUCHING EACH_OTHER", "TOUCHES")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "[the] SAME COLOUR")
@rule(
    "mutual",
    "HAVE [EXACTLY] the SAME COLOUR",
    "be [of] the SAME COLOUR",
    "share the SAME COLOUR",
    "MUST be [of] the SAME COLOUR",
)
def _() -> Relation:
    return SameColour()


@rule("mutual_be", "of the SAME COLOUR", "[of] [one and] the same COLOUR [as EACH_OTHER]")
def _() -> Relation:
    return SameColour()


@rule("mutual_be", "TOUCHING [EACH_OTHER]", "in contact [with EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "{pixels} (apart | away from EACH_OTHER | from EACH_OTHER)")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


@rule(
    "mutual_be",
    "[of] the SAME {measure} [{tolerance}]",
    "of equal {measure} [{tolerance}]",
    "equally {measure=dimension} [{tolerance}]",
    "equal in {measure} [{tolerance}]",
)
@rule("mutual", "HAVE [ABOUT] the SAME {measure} [{tolerance}]")
def _(measure: str, tolerance: float = 0.1) -> Relation:
    return Compared(measure, around(1, tolerance), measure)


@rule(
    "mutual_be",
    "parallel [to EACH_OTHER | with EACH_OTHER]",
    "[of | in | at] [the] SAME (orientation | direction | angle)",
)
@rule("mutual", "HAVE the SAME (orientation | direction | angle)", "point in the SAME direction")
def _() -> Relation:
    return Parallel()


@rule("mutual_be", "perpendicular [to EACH_OTHER]", "at right angles [to EACH_OTHER]")
def _() -> Relation:
    return Parallel(across=True)


@rule("mutual", "OVERLAPS [EACH_OTHER]")
@rule("mutual_be", "OVERLAPPING [EACH_OTHER]")
def _() -> Relation:
    return Overlapping()


@rule("mutual_be", "level [with EACH_OTHER]", "(at | on) the SAME (height | level)")
def _() -> Relation:
    return LevelWith("row")


@rule(
    "mutual_vp",
    "MUST {relation=mutual}",
    "{relation=mutual}",
    "{be} {relation=mutual_be}",
    "LIES {relation=mutual_be}",
    "MUST LIES {relation=mutual_be}",
    "TO {relation=mutual}",
    "ALL {relation=mutual}",
    "{verbless} [,] [ALL] {relation=mutual_be}",
    "may {relation=mutual}",
)
def _(relation: Relation, be: bool = True, verbless: bool = False) -> tuple[Relation, bool]:
    return relation, False


@rule(
    "mutual_vp",
    "(DOES | MUST | may | can) NOT {relation=mutual}",
    "{be_not} {relation=mutual_be}",
    "never {relation=mutual}",
)
def _(relation: Relation, be_not: bool = True) -> tuple[Relation, bool] | None:
    return (relation, True) if isinstance(relation, Touching | SameColour | Overlapping) else None


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
    if who.negative:
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


@rule(
    "claim",
    "{who} {mutual_vp} [,] (which | and it | and this | and that COLOUR) {be} {colours}",
    "{who} {mutual_vp} , {colours}",
    "{who} {mutual_vp} : {colours}",
)
def _(
    who: Who, mutual_vp: tuple[Relation, bool], colours: tuple[str, ...], be: bool = True
) -> m.Claim | None:
    subject = who.subject
    if mutual_vp != (SameColour(), False) or not isinstance(subject, m.The | m.Every):
        return None
    if who.number == "one" or who.negative or who.inverted:
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return AllOf((Pairs(subject, SameColour()), Saying(subject, (Coloured(colours),))))


@rule("claim", "no two {parts=parts_many} {mutual_vp}")
def _(parts: m.Parts, mutual_vp: tuple[Relation, bool]) -> m.Claim | None:
    relation, negated = mutual_vp
    if negated or not isinstance(relation, Touching | SameColour | Overlapping):
        return None
    return Pairs(m.Every(parts), relation, negated=True)


@rule("claim", "any two {parts=parts_many} {mutual_vp}", "EACH two {parts=parts_many} {mutual_vp}")
def _(parts: m.Parts, mutual_vp: tuple[Relation, bool]) -> m.Claim:
    relation, negated = mutual_vp
    return Pairs(m.Every(parts), relation, negated)


@rule(
    "claim",
    "{who} HAVE different COLOURS",
    "{who} MUST HAVE different COLOURS",
    "{who} {be} of different COLOURS",
)
def _(who: Who, be: bool = True) -> m.Claim | None:
    if not isinstance(who.subject, m.The | m.Every) or who.number == "one":
        return None
    subject = who.subject
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Pairs(subject, SameColour(), negated=True)


# ------------------------------------------------ rows and orders


@rule(
    "line",
    "[LINED_UP] in (a | one | a single | the same) [straight | horizontal] row",
    "LINED_UP horizontally",
    "horizontally LINED_UP [in a row]",
    given="row",
)
@rule(
    "line",
    "[LINED_UP] in (a | one | a single | the same) [straight | vertical] column",
    "LINED_UP vertically",
    "vertically LINED_UP [in a column]",
    given="column",
)
@rule("line", "[LINED_UP] (in | on | along) (a | one) horizontal line", given="row")
@rule("line", "[LINED_UP] (in | on | along) (a | one) vertical line", given="column")
def _(given: str) -> str:
    return given


@rule("forms", "a [horizontal | straight] row", given="row")
@rule("forms", "a [vertical | straight] column", given="column")
def _(given: str) -> str:
    return given


@rule(
    "claim",
    "{who} {be} {line}",
    "{who} LIES {line}",
    "{who} MUST LIES {line}",
    "{who} FORMS {line=forms}",
    "{who} MUST form {line=forms}",
    "{verbless} {who} [,] {line}",
)
def _(who: Who, line: str, be: bool = True, verbless: bool = False) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.The | m.Every) or who.number == "one":
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Aligned(subject, line)  # pyright: ignore[reportArgumentType]


@rule("claim", "{who} {be} SPACED", "{who} {line=line_vp} and {be} SPACED")
def _(who: Who, be: bool, line: str = "") -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Every):
        return None
    count = subject.count if subject.count != m.SOME else None
    spaced = EvenlySpaced(subject.parts, count)
    if not line:
        return spaced
    aligned = Aligned(m.Every(subject.parts), line)  # pyright: ignore[reportArgumentType]
    return AllOf((aligned, spaced))


@rule("rows_of", "[LINED_UP] in {rows=number} rows of {each=number} [each]", given="row")
@rule("rows_of", "[LINED_UP] in {rows=number} columns of {each=number} [each]", given="column")
def _(rows: float, each: float, given: str) -> tuple[int, int, str] | None:
    whole = rows == int(rows) and each == int(each)
    return (int(rows), int(each), given) if whole else None


@rule(
    "claim", "{there_be} {rows=number} rows of {each=number} {noun=noun_many} [each]", given="row"
)
@rule(
    "claim",
    "{there_be} {rows=number} columns of {each=number} {noun=noun_many} [each]",
    given="column",
)
def _(rows: float, each: float, noun: str, given: str, there_be: bool) -> m.Claim:
    return Rows(m.Parts((noun,)), int(rows), int(each), given)  # pyright: ignore[reportArgumentType]


@rule("rows_made", "{rows=number} rows of {each=number} [each]", given="row")
@rule("rows_made", "{rows=number} columns of {each=number} [each]", given="column")
def _(rows: float, each: float, given: str) -> tuple[int, int, str]:
    return int(rows), int(each), given


@rule("claim", "{who} FORMS {rows_of=rows_made}", "{who} MUST FORMS {rows_of=rows_made}")
@rule(
    "claim",
    "{who} {be} {rows_of}",
    "{who} (LIES | FORMS) {rows_of}",
    "{who} MUST LIES {rows_of}",
    "{verbless} {who} [,] {rows_of}",
)
def _(
    who: Who, rows_of: tuple[int, int, str], be: bool = True, verbless: bool = False
) -> m.Claim | None:
    rows, each, direction = rows_of
    subject = who.subject
    number = exactly(rows * each)
    if isinstance(subject, m.Every) and subject.count in (None, m.SOME, number):
        return Rows(subject.parts, rows, each, direction)  # pyright: ignore[reportArgumentType]
    if isinstance(subject, m.Some) and subject.count == number and subject.among is None:
        return Rows(subject.parts, rows, each, direction)  # pyright: ignore[reportArgumentType]
    return None


@rule("line_vp", "LIES {line}", "{be} {line}", "FORMS {line=forms}")
def _(line: str, be: bool = True) -> str:
    return line


@rule(
    "direction",
    "[looking | going | reading | read | seen] from [the] left to [the] right",
    "left to right",
    given="left to right",
)
@rule(
    "direction",
    "[looking | going | reading | read | seen] from [the] right to [the] left",
    "right to left",
    given="right to left",
)
@rule(
    "direction",
    "[looking | going | reading | read | seen] from [the] TOP to [the] BOTTOM",
    "TOP to BOTTOM",
    given="top to bottom",
)
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


@rule(
    "claim",
    "{direction} [,] {there_be} {order_refs}",
    "{direction} [,] [:] {order_refs}",
    "{direction} [,] [the order | it] (is | goes | must be | MUST be) [:] {order_refs}",
    "{direction} [,] the order of the THINGS is [:] {order_refs}",
)
@rule(
    "claim",
    "{order_refs} (LIES | follow | are LINED_UP | come | are LOCATED | are) {direction} [in this order | in that order]",
)
@rule(
    "claim",
    "{order_refs} (LIES | are LINED_UP | are LOCATED | are | follow | come) in this order [,] {direction}",
)
@rule("claim", "the order {direction} is [:] {order_refs}")
def _(direction: str, order_refs: tuple[m.Ref, ...], there_be: bool = True) -> m.Claim:
    return InOrder(order_refs, direction)


@rule(
    "claim",
    "{direction} [,] the {noun=noun_many} {be} {colours=colour+}",
    "[the] {noun=noun_many} {be} {colours=colour+} [,] {direction}",
    "the {noun=noun_many} {be} [,] {direction} [,] {colours=colour+}",
)
def _(direction: str, noun: str, colours: Sequence[str], be: bool) -> m.Claim | None:
    return ColourOrder(m.Parts((noun,)), tuple(colours), direction) if len(colours) > 1 else None


@rule("claim", "{direction} [,] the COLOURS of the {noun=noun_many} {be} {colours=colour+}")
def _(direction: str, noun: str, colours: Sequence[str], be: bool) -> m.Claim | None:
    return ColourOrder(m.Parts((noun,)), tuple(colours), direction) if len(colours) > 1 else None


@rule(
    "claim",
    "{there_be} nothing between {refs=ref+}",
    "nothing {lies=lies_be} between {refs=ref+}",
    "{verbless} nothing between {refs=ref+}",
)
def _(
    refs: Sequence[m.Ref], there_be: bool = True, lies: bool = True, verbless: bool = True
) -> m.Claim | None:
    return NothingBetween(m.The(tuple(refs))) if len(refs) == 2 else None


@rule(
    "claim",
    "{there_be} nothing between (the [two] | both) {parts=parts_many}",
    "{verbless} nothing between (the [two] | both) {parts=parts_many}",
)
@rule("claim", "nothing {lies=lies_be} between (the [two] | both) {parts=parts_many}")
def _(parts: m.Parts, there_be: bool = True, lies: bool = True, verbless: bool = True) -> m.Claim:
    return NothingBetween(m.Every(parts))


# ------------------------------------------------ quantities


@rule("claim", "{quantity} {be} {pixels}", "{quantity} {be} {pixels=pixels_tolerant}")
def _(quantity: Quantity, pixels: m.Range, be: bool) -> m.Claim | None:
    if isinstance(quantity, SizeOfImage) or (
        isinstance(quantity, SizeOf) and quantity.field == "area"
    ):
        return None
    return Measured(quantity, pixels, "px")


@rule("pixels_tolerant", "{number} PIXELS {off=pixels_off}")
def _(number: float, off: tuple[float, float]) -> m.Range:
    below = number * off[1] + off[0]
    return m.Range(number - below, number + below)


@rule("claim", "the GAP between {parts=two_parts} {be} {pixels}")
def _(parts: m.Every, pixels: m.Range, be: bool) -> m.Claim:
    return Pairs(parts, Apart(pixels))


@rule("claim", "the GAP between the CENTRES of {parts=two_parts} {be} {pixels}")
def _(parts: m.Every, pixels: m.Range, be: bool) -> m.Claim:
    return Pairs(parts, Apart(pixels, centres=True))


@rule("two_parts", "the two {parts=parts_many}", "both {parts=parts_many}", given=True)
@rule("two_parts", "any two {parts=parts_many}", given=False)
def _(parts: m.Parts, given: bool) -> m.Every:
    return m.Every(parts, exactly(2) if given else None)


@rule(
    "claim",
    "{quantity} {be} AS_USUAL",
    "{quantity} {be} (the SAME AS_USUAL | USUAL)",
    "{quantity=level} {be} AS_USUAL",
)
def _(quantity: Quantity, be: bool) -> m.Claim | None:
    return UsualQuantity(quantity) if not isinstance(quantity, SizeOfImage) else None


@rule("claim", "{quantity} {be} GREATER than {number} PIXELS", given=True)
@rule("claim", "{quantity} {be} LESSER than {number} PIXELS", given=False)
def _(quantity: Quantity, number: float, given: bool, be: bool) -> m.Claim:
    return Measured(quantity, m.Range(number, None) if given else m.Range(None, number), "px")


@rule("claim", "{quantity} {be_not} GREATER than {number} PIXELS", given=False)
@rule("claim", "{quantity} {be_not} LESSER than {number} PIXELS", given=True)
def _(quantity: Quantity, number: float, given: bool, be_not: bool) -> m.Claim:
    return Measured(quantity, m.Range(number, None) if given else m.Range(None, number), "px")


@rule(
    "claim",
    "{quantity} {be} {factors} [of] {other=quantity}",
    "{quantity} {be} {factors} [of] {other=that_of}",
)
@rule(
    "claim",
    "{quantity} {be} {factors=one_factor} {other=quantity}",
    "{quantity} {be} {factors=one_factor} {other=that_of}",
)
@rule(
    "claim",
    "{quantity} {be} {factors=more_than} {other=quantity}",
    "{quantity} {be} {factors=more_than} {other=that_of}",
)
@rule(
    "claim",
    "{quantity} {factors=equals} {other=quantity}",
    "{quantity} {factors=equals} {other=that_of}",
)
def _(
    quantity: Quantity, factors: m.Range, other: Quantity | m.Ref, be: bool = True
) -> m.Claim | None:
    if isinstance(quantity, SizeOfImage | Share) or isinstance(other, Share):
        return None
    if isinstance(other, m.One | m.Pick | m.Nth | m.Nearest | m.Pronoun):
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
def _(given: bool, factor: float = 1) -> m.Range:
    return m.Range(factor, None, strict=True) if given else m.Range(None, factor, strict=True)


@rule("more_than", "no GREATER than [{factor} [of]]", given=None)
def _(given: None, factor: float = 1) -> m.Range:
    return m.Range(None, factor)


@rule("equals", "(DOES | MUST | may | can) NOT exceed [{factor} [of]]", given=(None, 1))
@rule("equals", "(MUST | DOES) exceed [{factor} [of]]", "exceeds [{factor} [of]]", given=(1, None))
@rule(
    "equals",
    "MUST equal or exceed",
    "equals or exceeds",
    "{be} equal to or GREATER than",
    "{be} GREATER than or equal to",
    given=(1, None),
)
def _(given: tuple[float | None, float | None], factor: float = 1, be: bool = True) -> m.Range:
    low, high = (None if end is None else end * factor for end in given)
    return m.Range(low, high)


@rule("claim", "{quantity} (DOES | MUST | may | can) NOT exceed {number} PIXELS", given=False)
@rule("claim", "{quantity} (MUST exceed | exceeds) {number} PIXELS", given=True)
def _(quantity: Quantity, number: float, given: bool) -> m.Claim:
    return Measured(quantity, m.Range(number, None) if given else m.Range(None, number), "px")


@rule(
    "together",
    "together",
    "[all] in total",
    "altogether",
    "taken together",
    "in aggregate",
    "combined",
)
def _() -> bool:
    return True


@rule(
    "summed",
    "(all [the] | the) {nouns=noun_many+} {together}",
    "{together} [,] the {nouns=noun_many+}",
    "all [the] {nouns=noun_many+}",
)
def _(nouns: Sequence[str], together: bool = False) -> m.Parts:
    return m.Parts(tuple(nouns)) if together else m.Parts(())


@rule(
    "claim",
    "{summed} {covers} {shares} of [the area of] {ref}",
    "{summed} {covers} {shares} of [the area of] the IMAGE",
)
def _(summed: m.Parts, shares: m.Range, covers: bool, ref: m.Ref | None = None) -> m.Claim | None:
    return CoveredTogether(summed, ref, shares) if summed.nouns else None


@rule(
    "covers",
    "[MUST] (COVERS | FILLS)",
    "[MUST] [ALWAYS] (COVERS | FILLS) [together | in total | altogether]",
)
def _() -> bool:
    return True


@rule(
    "sum_area",
    "the (area | total area | combined area) (of | occupied by | covered by | taken up by) [all] [the] {nouns=noun_many+} {together}",
)
@rule(
    "sum_area",
    "the (total area | combined area | total area occupied by | total area covered by) [of] [all] [the] {nouns=noun_many+}",
)
def _(nouns: Sequence[str], together: bool = True) -> m.Parts:
    return m.Parts(tuple(nouns))


@rule(
    "claim",
    "{sum_area} {be} {shares} of [the area of] {ref}",
    "{sum_area} {shares=limit_share} of [the area of] {ref}",
)
def _(sum_area: m.Parts, shares: m.Range, ref: m.Ref, be: bool = True) -> m.Claim:
    return CoveredTogether(sum_area, ref, shares)


@rule("limit_share", "(DOES | MUST | may | can) NOT exceed {high=fraction}")
@rule("limit_share", "(MUST exceed | exceeds) {low=fraction}")
def _(low: float | None = None, high: float | None = None) -> m.Range:
    return m.Range(low, high)


@rule("equals", "equals", "MUST equal", "{be} [ABOUT] (equal to | the SAME as)")
def _(be: bool = True) -> m.Range:
    return around(1)


@rule("claim", "the {pick} (THING | of all THINGS) [{place}] {be} {ref}")
def _(pick: tuple[str, bool], ref: m.Ref, be: bool, place: m.Place | None = None) -> m.Claim | None:
    if pick[0].startswith("center"):
        return None
    return Saying(m.The((ref,)), (MostOfAll(*pick, place if place != m.IMAGE else None),))


@rule("claim", "{first=pick_ref} {be} the one NEAREST [to] {to=ref}")
def _(first: m.Pick, to: m.Ref, be: bool) -> m.Claim:
    return SamePart(first, m.Nearest(first.parts, to))


@rule(
    "claim",
    "{first=ref} {be} the {pick} [one]",
    "{first=ref} {be} the {pick} {noun}",
    "{first=ref} {be} the {pick} of (all | the) {noun}",
)
def _(first: m.Ref, pick: tuple[str, bool], be: bool, noun: str = "") -> m.Claim | None:
    if not isinstance(first, m.Pick | m.Nth) or noun not in ("", *first.parts.nouns):
        return None
    return SamePart(first, m.Pick(first.parts, *pick))


@rule("pick_ref", "[the] {pick} {parts=parts_one}")
def _(pick: tuple[str, bool], parts: m.Parts) -> m.Pick:
    return m.Pick(parts, *pick)


@rule("claim", "{level} {be} {shares}")
def _(level: Share, shares: m.Range, be: bool) -> m.Claim:
    return Measured(level, shares, "share")


@rule(
    "claim",
    "the LEVEL of {ref} {be} {shares} of {of=ref} 's height",
    "the LEVEL of {ref} {be} {shares} of the height of {of=ref}",
)
def _(ref: m.Ref, shares: m.Range, of: m.Ref, be: bool) -> m.Claim:
    return Measured(Share(ref, of, level=True), shares, "share")


@rule(
    "claim",
    "{of=ref} {be} filled with {ref=filling} [up] to {shares} [{of_height}]",
    "{of=ref} {be} filled [up] to {shares} {of_height} with {ref=filling}",
)
@rule("claim", "{of=ref} {be} filled [up] to {shares} with {ref=filling}")
def _(of: m.Ref, ref: m.Ref, shares: m.Range, be: bool, of_height: bool = False) -> m.Claim:
    return Measured(Share(ref, of, level=True), shares, "share")


# "80 % full" is an area to some and a height to others: both are read, the user chooses.
@rule("claim", "{of=ref} {be} {shares} full of {ref=filling}", given=True)
@rule("claim", "{of=ref} {be} {shares} full of {ref=filling}", given=False)
def _(of: m.Ref, ref: m.Ref, shares: m.Range, given: bool, be: bool) -> m.Claim:
    return Measured(Share(ref, of, level=given), shares, "share")


@rule("of_height", "of (ITS | the) height")
def _() -> bool:
    return True


@rule("filling", "[the] {noun=noun_one}")
def _(noun: str) -> m.Ref:
    return m.One(m.Parts((noun,)))


# ------------------------------------------------ said of the parts that were counted


@rule("claim", "{claim=counted} [,] {tails=tail+}", "{claim=counted} (: | [,] and) {tails=tail+}")
def _(claim: Present, tails: Sequence[Any]) -> m.Claim | None:
    if len(claim.groups) > 1 and any(isinstance(tail, _Portion) for tail in tails):
        return None
    claims = [tail.of(claim, tuple(tails)) for tail in tails]
    return None if any(each is None for each in claims) else AllOf((claim, *claims))


@rule(
    "counted",
    "{verbless} {groups} [{place}]",
    "{there_be} {groups} [{place}] (ALTOGETHER | [,] no more [and] [,] no FEWER | [,] no FEWER [and] [,] no more | and no more)",
    "{verbless} {groups} ALTOGETHER",
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

    def __init__(self, predicate: m.Predicate, both: bool) -> None:
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


class _Among:
    """A relation of the counted parts among each other."""

    def __init__(self, relation: Relation) -> None:
        self.relation = relation

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        parts = [m.Parts((group.noun,), group.colour, _place(claim)) for group in claim.groups]
        if len(parts) == 1 and claim.groups[0].count.low not in (None, 0, 1):
            return Pairs(m.Every(parts[0]), self.relation)
        if len(parts) == 2 and all(group.count == exactly(1) for group in claim.groups):
            return Pairs(m.The((m.One(parts[0]), m.One(parts[1]))), self.relation)
        return None


class _Lined:
    """The counted parts lie in a row or column."""

    def __init__(self, line: str) -> None:
        self.line = line

    def of(self, claim: Present, tails: tuple[Any, ...]) -> m.Claim | None:
        parts = [m.Parts((group.noun,), group.colour, _place(claim)) for group in claim.groups]
        if len(parts) != 1 or len(tails) > 1:
            return None
        return Aligned(m.Every(parts[0]), self.line)  # pyright: ignore[reportArgumentType]


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
@rule(
    "tail",
    "{count=many} of (which | them) LIES {state=where}",
    "{count=many} of (which | them) {state=action}",
)
def _(count: m.Range, state: m.Predicate) -> _Portion:
    return _Portion(count, state)


@rule("tail", "the (others | other | rest | other one) [(are | is)] {state}")
def _(state: m.Predicate) -> _Portion:
    return _Portion(None, state)


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


@rule("tail", "(which | that | all | all of which) [MUST] {line_vp}", "[all] {line_vp=line}")
def _(line_vp: str) -> _Lined:
    return _Lined(line_vp)


@rule("tail_vp", "MUST {action}", "{be} {state}")
def _(
    action: m.Predicate | None = None, state: m.Predicate | None = None, be: bool = True
) -> Vp | None:
    predicate = action or state
    return ("", (predicate,)) if predicate is not None else None


@rule(
    "tail", "(all | both) {relation=mutual_be}", "{relation=mutual_be}", "with {relation=mutual_be}"
)
def _(relation: Relation) -> _Among:
    return _Among(relation)


@rule("tail", "{ref} {state}", "{ref} being {state}", "with {ref} {state}")
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


@rule(
    "claim",
    "{ref} {be} divided into {size} [CELLS] [, | ;] [and] (EACH | EACH CELL | EACH of (them | which)) {has} {groups}",
    "{ref} {be} divided into {size} CELLS , EACH (holding | containing | with) {groups}",
)
def _(ref: m.Ref, size: tuple[int, int], groups: Groups, be: bool, has: bool = True) -> m.Claim:
    return Saying(m.Cells("grid", ref, size), (Holds(groups),))


@rule(
    "claim", "(none of the CELLS | no CELL) (of | in) {grid} {be} empty", "{cells} {be_not} empty"
)
def _(
    be: bool = True, be_not: bool = True, cells: m.Cells | None = None, grid: Any = None
) -> m.Claim:
    cells = cells or m.Cells("grid", grid[1], grid[0])
    return Saying(cells, (HoldsSomething(),))


@rule("claim", "{ref} HAS {size} [, | ;] [and] EACH (CELL | of them) {has} {groups}")
def _(ref: m.Ref, size: tuple[int, int], has: bool, groups: Groups) -> m.Claim:
    return Saying(m.Cells("grid", ref, size), (Holds(groups),))


# ------------------------------------------------ statements together


@rule(
    "claim",
    "{claim=statement_claim} [,] (no more [and] [,] no FEWER | no FEWER [and] [,] no more | neither more nor FEWER | no more , no FEWER)",
)
def _(claim: m.Claim) -> m.Claim | None:
    groups = [each for each in m.within(claim) if isinstance(each, m.Group)]
    exact = all(each.count.low == each.count.high for each in groups)
    return claim if groups and exact else None


@rule("statement_claim", "{there_be} {groups} [{place}]")
def _(groups: Groups, there_be: bool, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule("statement_claim", "{who} {has} {groups}")
def _(who: Who, groups: Groups, has: bool) -> m.Claim | None:
    return said(who, [("", (Holds(groups),))])


@rule(
    "and_then",
    "and",
    ", and",
    ", but",
    "but",
    ";",
    "; and",
    ".",
    ", while",
    "while",
    "and also",
    ", and also",
    ",",
)
def _() -> bool:
    return True


@rule("claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


@rule("claims", "{claim} {and_then} {claims}")
def _(claim: m.Claim, claims: tuple[m.Claim, ...], and_then: bool) -> tuple[m.Claim, ...]:
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


@rule(
    "conditional",
    "{claim} [,] if and only if {test}",
    "{claim} [,] IF , and only IF , {test}",
    "{claim} [,] exactly when {test}",
)
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return AllOf((If(test, claim), If(claim, test)))


@rule(
    "conditional",
    "IF {test} [,] [then] {claim} [,] (; | .) {other=otherwise}",
    "IF {test} [,] [then] {claim} [,] [and] {other=otherwise}",
)
def _(test: m.Claim, claim: m.Claim, other: m.Claim) -> m.Claim:
    return AllOf((If(test, claim), If(Negation(test), other)))


@rule("otherwise", "(otherwise | else | if not) [,] {claim}")
def _(claim: m.Claim) -> m.Claim:
    return claim


@rule(
    "conditional",
    "A {parts=parts_one} (requires | needs | demands | means) {groups} [{place}]",
    "{colour} {noun=noun_one} (requires | needs | demands | means) {groups} [{place}]",
)
def _(
    groups: Groups,
    parts: m.Parts | None = None,
    colour: str = "",
    noun: str = "",
    place: m.Place = m.IMAGE,
) -> m.Claim:
    parts = parts or m.Parts((noun,), colour)
    return If(Saying(m.Some(m.SOME, parts), ()), Present(groups, place))


@rule(
    "conditional",
    "with A {parts=parts_one} [,] {claim}",
    "with {colour} {noun=noun_one} [,] {claim}",
)
def _(claim: m.Claim, parts: m.Parts | None = None, colour: str = "", noun: str = "") -> m.Claim:
    parts = parts or m.Parts((noun,), colour)
    return If(Saying(m.Some(m.SOME, parts), ()), claim)


@rule("claim", "{who} {be} [either] all {one=colour} or all {other=colour}")
def _(who: Who, one: str, other: str, be: bool) -> m.Claim | None:
    if not isinstance(who.subject, m.Every) or who.subject.count not in (None, m.SOME):
        return None
    subject = m.Every(who.subject.parts)
    return OneOf(
        (Saying(subject, (Coloured((one,)),)), Saying(subject, (Coloured((other,)),))), only=False
    )


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
def _(there_be: bool, first: str, second: str, place: m.Place = m.IMAGE) -> m.Claim:
    groups = [(m.Group(m.SOME, noun),) for noun in (first, second)]
    return OneOf((Present(groups[0], place), Present(groups[1], place)), only=False)


@rule("statement", "{claims}")
def _(claims: tuple[m.Claim, ...]) -> m.Claim:
    return all_of(claims)


@rule("statement", "{conditional}")
def _(conditional: m.Claim) -> m.Claim:
    return conditional


@rule("statement", "{verbless} {groups} [{place}]", "{verbless} {groups} ALTOGETHER [{place}]")
def _(groups: Groups, verbless: bool, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule("claim", "{noun} : {count=many}", "{noun} : [EXACTLY] {count=many} (THINGS | THING)")
def _(noun: str, count: m.Range) -> m.Claim:
    return Present((m.Group(count, noun),))


@rule(
    "claim",
    "{verbless} {parts=parts_any} in {cells}",
    "{verbless} {parts=parts_any} (in | on | inside) {cells=each_part}",
)
def _(parts: m.Parts, cells: m.Subject, verbless: bool) -> m.Claim | None:
    if len(parts.nouns) != 1:
        return None
    return Saying(cells, (Holds((m.Group(m.SOME, parts.nouns[0], parts.colour),)),))


@rule("statement", "either {first=claim} [,] or {second=claim} [[,] but not both]")
def _(first: m.Claim, second: m.Claim) -> m.Claim:
    return OneOf((first, second), only=True)


@rule(
    "statement",
    "{first=conditional} {and_then} {second=conditional}",
    "{first=conditional} {and_then} {second=conditionals}",
)
def _(first: m.Claim, second: m.Claim, and_then: bool) -> m.Claim:
    return all_of((first, second))


@rule("conditionals", "{first=conditional} {and_then} {second=conditional}")
def _(first: m.Claim, second: m.Claim, and_then: bool) -> m.Claim:
    return all_of((first, second))


# ", and ..." after "if ..." may go on with what holds then, or with what holds always.
@rule(
    "statement",
    "IF {test} [,] [then] {claim} , and {rest=claims}",
    "IF {test} [,] [then] {claim} (; | .) {rest=claims}",
)
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


@rule("sentence", "{statement}", "PREFACE [,] {statement}")
def _(statement: m.Claim) -> m.Claim:
    return statement

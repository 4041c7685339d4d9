"""What a size comes to: 20 pixels, twice the width of the nut, less than that of any nut.

An extent says it without saying of which measure of which part; so it can be said of a part ("is
at least ..."), of one of its measures ("its width is at least ...") and of those of many parts.
"""

from __future__ import annotations

from dataclasses import dataclass

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.quantities import (
    Measured,
    Quantity,
    Share,
    SizeOf,
    SizeOfImage,
    SumOfSizes,
)
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import ABOUT, Compared, Sized, around
from llm4ad.generate.builtin.lengths import like

Object = m.The | m.Every | m.Some
Multiple = m.Range | float


@dataclass(frozen=True, slots=True)
class OtherSize:
    """A measure of other parts; without ``field`` the one that is compared with it."""

    object: Object
    field: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """Pixels in a range, or multiples of something in it."""

    range: m.Range
    per: Quantity | OtherSize | None = None


def is_area(quantity: Quantity | OtherSize | None) -> bool:
    """Tell whether a quantity is an area: areas are compared with areas alone."""
    return isinstance(quantity, SizeOf | SizeOfImage | SumOfSizes) and quantity.field == "area"


def ranged(multiple: Multiple, tolerance: float | None) -> m.Range | None:
    """Return a multiple as a range; None where a tolerance is given for what is a range already."""
    if isinstance(multiple, m.Range):
        return multiple if tolerance is None else None
    return around(multiple, ABOUT if tolerance is None else tolerance)


def sized(field: str, extent: Extent) -> m.Predicate | None:  # noqa: PLR0911
    """Return that a measure of a part comes to something; None where it cannot be compared."""
    per = extent.per
    if per is None:
        return Sized(field, extent.range) if field != "area" else None
    if isinstance(per, OtherSize):
        other = per.field or field
        if (field == "area") != (other == "area"):
            return None
        return Towards(Compared(field, extent.range, other), per.object)
    if per == SizeOfImage(""):
        per = SizeOfImage(field)
    if isinstance(per, Share) or (field == "area") != is_area(per):
        return None
    if isinstance(per, SizeOf) and isinstance(per.ref, m.Pronoun):
        return Sized(field, extent.range, own=per.field) if field != per.field else None
    if isinstance(per, SizeOf):
        return Towards(Compared(field, extent.range, per.field), m.The((per.ref,)))
    return Sized(field, extent.range, per)


def measured(quantity: Quantity, extent: Extent) -> m.Claim | None:
    """Return that a quantity comes to something; None where it cannot be compared."""
    per = extent.per
    if isinstance(quantity, SizeOfImage | Share) or isinstance(per, Share):
        return None
    if per is None:
        return Measured(quantity, extent.range, "px") if not is_area(quantity) else None
    if isinstance(per, OtherSize):
        if not isinstance(quantity, SizeOf):
            return None
        alone = per.object.refs if isinstance(per.object, m.The) else ()
        if len(alone) != 1:
            predicate = sized(quantity.field, extent)
            return Saying(m.The((quantity.ref,)), (predicate,)) if predicate else None
        (ref,) = alone
        per = SizeOf(ref, per.field or quantity.field)
    if isinstance(per, SizeOf) and isinstance(per.ref, m.Pronoun) and isinstance(quantity, SizeOf):
        per = SizeOf(quantity.ref, per.field)  # "the width of the label is twice its height"
    if is_area(quantity) != is_area(per) or quantity == per:
        return None
    return Measured(quantity, extent.range, "", per)


# ------------------------------------------------ multiples


@rule("multiple", "{factors}", "{factors=equally}")
def _(factors: m.Range) -> Multiple:
    return factors


@rule("multiple", "{factor}")
def _(factor: float) -> Multiple:
    return factor


@rule("equally", "[ABOUT] (equal to | the SAME as | identical to)")
def _() -> m.Range:
    return around(1)


@rule("more_than", "GREATER than [{factor} [of]]", given=True)
@rule("more_than", "LESSER than [{factor} [of]]", given=False)
def _(given: bool, factor: float = 1) -> m.Range:
    return m.Range(factor, None, strict=True) if given else m.Range(None, factor, strict=True)


@rule("more_than", "no GREATER than [{factor} [of]]", given=False)
@rule("more_than", "MAX", "at most equal to", given=False)
@rule("more_than", "no LESSER than [{factor} [of]]", given=True)
@rule("more_than", "MIN", "at least equal to", given=True)
@rule(
    "more_than",
    "equal to or GREATER than [{factor} [of]]",
    "GREATER than or equal to [{factor} [of]]",
    given=True,
)
@rule("more_than", "equal to or LESSER than [{factor} [of]]", given=False)
def _(given: bool, factor: float = 1) -> m.Range:
    return m.Range(factor, None) if given else m.Range(None, factor)


# ------------------------------------------------ of which size


@rule("size", "{quantity}")
def _(quantity: Quantity) -> Quantity:
    return quantity


@rule("size", "[the] {measure} of {object=rivals}", "[the] {measure=measures} of {object=rivals}")
def _(measure: str, object: Object) -> OtherSize:
    return OtherSize(object, measure)


@rule("size", "(that | those) of {object=any_rival}")
def _(object: Object) -> OtherSize:
    return OtherSize(object)


@rule("size", "{ref} 's", "{ref=bare_owner} 's")
def _(ref: m.Ref) -> OtherSize:
    return OtherSize(m.The((ref,)))


@rule("bare_owner", "{noun_one}")
def _(noun_one: str) -> m.Ref:
    return m.One(m.Parts((noun_one,)))


# Many parts, or one of many, that a size is compared with; see objects.py.
@rule("rivals", "{object}")
def _(object: Object) -> Object | None:
    return None if isinstance(object, m.The) and len(object.refs) == 1 else object


@rule("rivals", "{parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("any_rival", "{object}", "{object=bare_rivals}")
def _(object: Object) -> Object | None:
    # All others: see MostOfAll.
    all_others = not isinstance(object, m.The) and len(object.parts.nouns) > 1
    return None if all_others else object


@rule("bare_rivals", "{parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


# ------------------------------------------------ extents


@rule("extent", "{pixels}", "{pixels=pixels_tolerant}")
def _(pixels: m.Range) -> Extent:
    return Extent(pixels)


@rule("extent", "{multiple} [of] {size} [{tolerance}]")
def _(
    multiple: Multiple, size: Quantity | OtherSize, tolerance: float | None = None
) -> Extent | None:
    amount = ranged(multiple, tolerance)
    return Extent(amount, size) if amount is not None else None


@rule("extent", "{more_than} {size}")
def _(more_than: m.Range, size: Quantity | OtherSize) -> Extent:
    return Extent(more_than, size)


@rule("extent", "[ABOUT] (the SAME as | equal to | identical to) {size} {tolerance}")
def _(size: Quantity | OtherSize, tolerance: float) -> Extent:
    return Extent(around(1, tolerance), size)


@rule("extent", "GREATER than {number=length_said}", given=True)
@rule("extent", "LESSER than {number=length_said}", given=False)
def _(number: float, given: bool) -> Extent:
    return Extent(
        m.Range(number, None, strict=True) if given else m.Range(None, number, strict=True)
    )


# ------------------------------------------------ what is said of a measure


@rule("comes_to", "{be} {extent}", "LIES {extent}", "MUST (LIES | measure | amount to) {extent}")
@rule("comes_to", "(measures | measure | amounts to | amount to | {colon}) {extent}")
def _(extent: Extent, be: bool = True, colon: bool = True) -> Extent:
    return extent


@rule("colon", "{verbless} [: | =]")
def _(verbless: bool) -> bool:
    return True


@rule("comes_to", "(: | ,) [and] (it | this | that | which) {extent=comes_to}")
def _(extent: Extent) -> Extent:
    return extent


@rule("comes_to", "(DOES | MUST | may | can) NOT exceed {extent=bare_extent}", given=(None, 1))
@rule("comes_to", "(MUST exceed | exceeds | exceed) {extent=bare_extent}", given=(1, None))
@rule(
    "comes_to",
    "(MUST equal or exceed | equals or exceeds) {extent=bare_extent}",
    given=(1, None),
)
@rule("comes_to", "{be_not} GREATER than {extent=bare_extent}", given=(None, 1))
@rule("comes_to", "{be_not} LESSER than {extent=bare_extent}", given=(1, None))
def _(
    extent: tuple[float, Quantity | OtherSize | None],
    given: tuple[float | None, float | None],
    be_not: bool = True,
) -> Extent:
    factor, per = extent
    low, high = (None if end is None else end * factor for end in given)
    return Extent(m.Range(low, high), per)


@rule("comes_to", "(equals | equal | matches | MUST equal | MUST match) {size} [{tolerance}]")
def _(size: Quantity | OtherSize, tolerance: float = ABOUT) -> Extent:
    return Extent(around(1, tolerance), size)


@rule(
    "comes_to",
    "{be_not} LESSER than {low=factor} [,] (and | but | nor) (MAX | [not] GREATER than) {high=factor} [of] {size}",
)
def _(low: float, high: float, size: Quantity | OtherSize, be_not: bool) -> Extent:
    return Extent(m.Range(low, high), size)


@rule(
    "comes_to",
    "{be_not} LESSER than ({low=number} | {low=length_said}) [,] (and | but | nor) (MAX | [not] GREATER than) {high=length_said}",
)
def _(low: float, high: float, be_not: bool) -> Extent:
    return Extent(m.Range(like(low, high), high))


@rule("bare_extent", "{number=length_said}")
def _(number: float) -> tuple[float, Quantity | OtherSize | None]:
    return number, None


@rule("bare_extent", "[{factor} [of]] {size}")
def _(size: Quantity | OtherSize, factor: float = 1) -> tuple[float, Quantity | OtherSize | None]:
    return factor, size

"""How large a part is: in pixels, against another part, against itself, against all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.extents import Extent, Multiple, OtherSize, ranged, sized
from llm4ad.generate.builtin.english.lengths import tolerant
from llm4ad.generate.builtin.english.parts import PLACED
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.quantities import SizeOf, SizeOfImage, SumOfSizes
from llm4ad.generate.builtin.kinds.saying import Both, Towards
from llm4ad.generate.builtin.kinds.sizes import ABOUT, Compared, MostOfAll, Sized, around
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.quantities import Quantity

    Object = m.The | m.Every | m.Some

# ------------------------------------------------ in pixels


@rule("state", "{pixels} {dimension}", "{pixels} in {dimension=measure}")
def _(pixels: m.Range, dimension: str) -> m.Predicate | None:
    return sized(dimension, Extent(pixels))


@rule("state", "{number=length_said} {dimension} {off=pixels_off}")
@rule("state", "{number=length_said} in {dimension=measure} {off=pixels_off}")
def _(number: float, dimension: str, off: tuple[float, bool]) -> m.Predicate | None:
    pixels = tolerant(number, off)
    return sized(dimension, Extent(pixels)) if pixels is not None else None


@rule("state", "{comparative} than {number=length_said}")
def _(comparative: tuple[str, bool], number: float) -> m.Predicate | None:
    field, more = comparative
    low, high = (number, None) if more else (None, number)
    return sized(field, Extent(m.Range(low, high, strict=True)))


@rule("state", "no {comparative} than {number=length_said}")
def _(comparative: tuple[str, bool], number: float) -> m.Predicate | None:
    field, more = comparative
    return sized(field, Extent(m.Range(None, number) if more else m.Range(number, None)))


@rule(
    "action",
    "(measures | measure) {pixels} {dimension=size_word}",
    "(measures | measure) {pixels=pixels_tolerant} {dimension=size_word}",
)
def _(pixels: m.Range, dimension: str) -> m.Predicate | None:
    return sized(dimension, Extent(pixels))


@rule("action", "(measures | measure) {number=length_said} {dimension=size_word} {off=pixels_off}")
def _(number: float, dimension: str, off: tuple[float, bool]) -> m.Predicate | None:
    pixels = tolerant(number, off)
    return sized(dimension, Extent(pixels)) if pixels is not None else None


@rule("size_word", "{dimension}", "in {dimension=measure}")
def _(dimension: str) -> str:
    return dimension


# ------------------------------------------------ against other parts


def _more(more: bool, *, strict: bool, factor: float = 1) -> m.Range:
    low, high = (factor, None) if more else (None, factor)
    return m.Range(low, high, strict=strict)


@rule("state", "{comparative} than {object=any_rival}")
def _(comparative: tuple[str, bool], object: Object) -> m.Predicate:
    field, more = comparative
    return Towards(Compared(field, _more(more, strict=True), field), object)


@rule("state", "no {comparative} than {object=any_rival}")
def _(comparative: tuple[str, bool], object: Object) -> m.Predicate:
    field, more = comparative
    return Towards(Compared(field, _more(not more, strict=False), field), object)


@rule("state", "at least (as | the SAME) {dimension=alike_word} as {object=any_rival}", given=True)
@rule("state", "at most (as | the SAME) {dimension=alike_word} as {object=any_rival}", given=False)
@rule(
    "state",
    "as {dimension} as {object=any_rival} or {longer=comparative}",
    "as {dimension} as or {longer=comparative} than {object=any_rival}",
    given=None,
)
def _(
    dimension: str,
    object: Object,
    given: bool | None,
    longer: tuple[str, bool] | None = None,
) -> m.Predicate | None:
    if longer is not None:
        if longer[0] != dimension:
            return None
        given = longer[1]
    amount = _more(bool(given), strict=False)
    return Towards(Compared(dimension, amount, dimension), object)


@rule("alike_word", "{dimension}", "{dimension=measure}")
def _(dimension: str) -> str:
    return dimension


@rule("state", "{comparative} than [{factor} [of]] {size}")
def _(
    comparative: tuple[str, bool], size: Quantity | OtherSize, factor: float = 1
) -> m.Predicate | None:
    field, more = comparative
    return sized(field, Extent(_more(more, strict=True, factor=factor), size))


@rule("state", "ABOUT the size of {object=any_rival}")
def _(object: Object) -> m.Predicate:
    return Towards(Compared("area", around(1, ABOUT), "area"), object)


@rule("alike", "as {measure=dimension} as", "[of] the SAME {measure} as")
@rule("alike", "equal in {measure} to", "[of] (equal | identical) {measure} (to | with)")
def _(measure: str) -> str:
    return measure


@rule("state", "[ABOUT] [just] {alike} {object=any_rival} [{tolerance}]")
@rule("action", "HAVE [ABOUT] {alike} {object=any_rival} [{tolerance}]")
def _(alike: str, object: Object, tolerance: float = ABOUT) -> m.Predicate:
    return Towards(Compared(alike, around(1, tolerance), alike), object)


# "Not as long as" is shorter, in plain English.
@rule("state_not", "(as | so) {dimension} as {object=any_rival}")
def _(dimension: str, object: Object) -> m.Predicate:
    return Towards(Compared(dimension, m.Range(1, None), dimension), object)


@rule("state", "{multiple} as {dimension} as {object=any_rival} [{tolerance}]")
def _(
    multiple: Multiple,
    dimension: str,
    object: Object,
    tolerance: float | None = None,
) -> m.Predicate | None:
    amount = ranged(multiple, tolerance)
    return amount and Towards(Compared(dimension, amount, dimension), object)


@rule("state", "{multiple} as {dimension} as {object=ref} is {other=dimension}")
def _(multiple: Multiple, dimension: str, object: m.Ref, other: str) -> m.Predicate | None:
    amount = ranged(multiple, None)
    return amount and Towards(Compared(dimension, amount, other), m.The((object,)))


@rule("state", "[ABOUT] as {dimension} as {object=ref} is {other=dimension}", given=around(1))
@rule(
    "state", "at least as {dimension} as {object=ref} is {other=dimension}", given=m.Range(1, None)
)
@rule(
    "state", "at most as {dimension} as {object=ref} is {other=dimension}", given=m.Range(None, 1)
)
def _(dimension: str, object: m.Ref, other: str, given: m.Range) -> m.Predicate:
    return Towards(Compared(dimension, given, other), m.The((object,)))


@rule("state", "{multiple} as {dimension} as the IMAGE [is {other=dimension}]")
@rule("state", "as {dimension} as the IMAGE [is {other=dimension}]")
def _(dimension: str, multiple: Multiple = 1.0, other: str = "") -> m.Predicate | None:
    amount = ranged(multiple, None)
    return amount and Sized(dimension, amount, SizeOfImage(other or dimension))


@rule("state", "{extent} [{dimension=size_word}]")
@rule("action", "(measures | measure | HAVE) {extent} [{dimension=size_word}]")
def _(extent: Extent, dimension: str = "") -> m.Predicate | None:
    per = extent.per
    if per is None:
        return None
    field = per.field if isinstance(per, SizeOf | SizeOfImage | OtherSize) else ""
    return sized(dimension or field, extent) if dimension or field else None


@rule("having", "a {measure} {extent=of_extent}", "{measure=measures} {extent=of_extent}")
def _(measure: str, extent: Extent) -> m.Predicate | None:
    return sized(measure, extent)


@rule("of_extent", "[of] {extent}")
def _(extent: Extent) -> Extent:
    return extent


@rule(
    "of_extent", "of {multiple} [of] {object=any_rival}", "of {multiple} that of {object=any_rival}"
)
def _(multiple: Multiple, object: Object) -> Extent | None:
    amount = ranged(multiple, None)
    return amount and Extent(amount, OtherSize(object))


@rule("of_extent", "of {multiple} [of] the IMAGE")
def _(multiple: Multiple) -> Extent | None:
    amount = ranged(multiple, None)
    return amount and Extent(amount, SizeOfImage(""))


@rule("action", "HAVE {having}")
@rule("state", "of {having}")
def _(having: m.Predicate) -> m.Predicate:
    return having


@rule("state", "{state=plain_state} [,] (with | having) {having}")
def _(state: m.Predicate, having: m.Predicate) -> m.Predicate:
    return Both((state, having))


@rule("plain_state", "{colours=coloured}", "[LOCATED] {colours=where}", "{colours=pose}")
def _(colours: m.Predicate) -> m.Predicate:
    return colours


# "As wide as three cells put together": as three of one width.
@rule("state", "[ABOUT] as {dimension} as {number} {parts=parts_many} {together}")
@rule(
    "state",
    "[ABOUT] as {dimension} as {number} {parts=parts_many} (side by side | next to EACH_OTHER)",
)
def _(dimension: str, number: float, parts: m.Parts, together: bool = True) -> m.Predicate:
    return Towards(Compared(dimension, around(number), dimension), m.Every(parts))


@rule("state", "{comparative} than {several=added_up}")
@rule("state", "[ABOUT] as {dimension} as {several=added_up}")
def _(
    several: tuple[m.Parts, int],
    comparative: tuple[str, bool] | None = None,
    dimension: str = "",
) -> m.Predicate | None:
    field = dimension or (comparative[0] if comparative else "")
    amount = _more(comparative[1], strict=True) if comparative else around(1)
    return Sized(field, amount, SumOfSizes(several[0], field, several[1]))


@rule("added_up", "the {number} {parts=parts_many} {together}")
@rule("added_up", "(the | all [the]) {parts=parts_many} {together}", number=0)
@rule("added_up", "both [the] {parts=parts_many} {together}", number=2)
def _(parts: m.Parts, number: float, together: bool) -> tuple[m.Parts, int]:
    return parts, int(number)


# ------------------------------------------------ against itself


@rule("own_dimension", "[it is | they are] {dimension}")
def _(dimension: str) -> str:
    return dimension


@rule("state", "{comparative} than {object=ref} is {other=dimension}")
def _(comparative: tuple[str, bool], object: m.Ref, other: str) -> m.Predicate:
    field, more = comparative
    return Towards(Compared(field, _more(more, strict=True), other), m.The((object,)))


@rule("state", "{comparative} than {own=own_dimension}")
def _(comparative: tuple[str, bool], own: str) -> m.Predicate | None:
    field, more = comparative
    return Sized(field, _more(more, strict=True), own=own) if field != own else None


# "The red nut is larger than the others."
@rule("state", "{comparative} than ([all] the (others | other ones) | all others)")
def _(comparative: tuple[str, bool]) -> m.Predicate:
    field, more = comparative
    others = m.Every(m.Parts((THE_ONE,)))
    return Towards(Compared(field, _more(more, strict=True), field), others)


@rule("state", "higher than {own=own_dimension}")
def _(own: str) -> m.Predicate | None:
    return Sized("height", _more(True, strict=True), own=own) if own != "height" else None


@rule("state", "at least as {dimension} as {own=own_dimension}", given=True)
@rule("state", "at most as {dimension} as {own=own_dimension}", given=False)
def _(dimension: str, own: str, given: bool) -> m.Predicate | None:
    return Sized(dimension, _more(given, strict=False), own=own) if own != dimension else None


@rule("state", "{multiple} as {dimension} as {own=own_dimension} [{tolerance}]")
@rule("state", "[ABOUT] as {dimension} as {own=own_dimension} [{tolerance}]")
def _(
    dimension: str, own: str, multiple: Multiple = 1.0, tolerance: float | None = None
) -> m.Predicate | None:
    amount = ranged(multiple, tolerance)
    if amount is None or own == dimension or "area" in (own, dimension):
        return None
    return Sized(dimension, amount, own=own)


# A square is as long as it is thick, however it is turned.
@rule("state", "[ABOUT] square [in shape] [{tolerance}]", "[ABOUT] square , or nearly so")
def _(tolerance: float = ABOUT) -> m.Predicate:
    return Sized("length", m.Range(None, 1 + tolerance), own="thickness")


# ------------------------------------------------ against all others


@rule(
    "anything", "(anything | everything) else", "(any | all | EACH) [of the] other (THING | THINGS)"
)
def _() -> bool:
    return True


@rule("state", "{comparative} than {anything} [{place}]")
def _(comparative: tuple[str, bool], anything: bool, place: m.Place | None = None) -> m.Predicate:
    return MostOfAll(*comparative, place if place != m.IMAGE else None)


@rule("state", "the {pick} (THING | THINGS | of all THINGS | of all) [{place}]")
def _(pick: tuple[str, bool], place: m.Place | None = None) -> m.Predicate | None:
    if pick[0] in PLACED:
        return None
    return MostOfAll(*pick, place if place != m.IMAGE else None)


@rule(
    "action",
    "(COVERS | takes) [up] [rather | clearly] more (room | space | area) than {anything} [{place}]",
)
def _(anything: bool, place: m.Place | None = None) -> m.Predicate:
    return MostOfAll("area", most=True, place=place if place != m.IMAGE else None)


@rule("action", "(COVERS | takes up | take up | needs) more (room | space | area) than {object}")
def _(object: Object) -> m.Predicate:
    return Towards(Compared("area", m.Range(1, None, strict=True), "area"), object)

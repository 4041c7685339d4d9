"""How large a part is: in pixels, against another part, against all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.parts import PLACED
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.quantities import Quantity, SizeOf, SizeOfImage
from llm4ad.generate.builtin.kinds.saying import Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, MostOfAll, Sized, around

if TYPE_CHECKING:
    Object = m.The | m.Every | m.Some


@rule("state", "{pixels} {dimension}", "{pixels} in {dimension=measure}")
def _(pixels: m.Range, dimension: str) -> m.Predicate | None:
    return Sized(dimension, pixels) if dimension != "area" else None


@rule("state", "{number} PIXELS {dimension} {off=pixels_off}")
def _(number: float, dimension: str, off: tuple[float, float]) -> m.Predicate | None:
    below = number * off[1] + off[0]
    return (
        Sized(dimension, m.Range(number - below, number + below)) if dimension != "area" else None
    )


@rule("pixels_off", "[,] OR_TAKE {number} PIXELS")
def _(number: float) -> tuple[float, float]:
    return (number, 0)


@rule("pixels_off", "[,] OR_TAKE {percent}")
def _(percent: float) -> tuple[float, float]:
    return (0, percent)


@rule("action", "HAVE a {measure} of {pixels}")
def _(measure: str, pixels: m.Range) -> m.Predicate | None:
    return Sized(measure, pixels) if measure != "area" else None


@rule("state", "{comparative} than {number} PIXELS")
def _(comparative: tuple[str, bool], number: float) -> m.Predicate | None:
    field, more = comparative
    return (
        Sized(
            field,
            m.Range(number, None, strict=True) if more else m.Range(None, number, strict=True),
        )
        if field != "area"
        else None
    )


@rule("state", "{comparative} than {object}")
def _(comparative: tuple[str, bool], object: Object) -> m.Predicate:
    field, more = comparative
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, field), object)


@rule("state", "no {comparative} than {object}")
def _(comparative: tuple[str, bool], object: Object) -> m.Predicate | None:
    field, more = comparative
    amount = m.Range(None, 1) if more else m.Range(1, None)
    return Towards(Compared(field, amount, field), object)


@rule("state", "no {comparative} than {number} PIXELS")
def _(comparative: tuple[str, bool], number: float) -> m.Predicate | None:
    field, more = comparative
    return (
        Sized(field, m.Range(None, number) if more else m.Range(number, None))
        if field != "area"
        else None
    )


@rule("state", "at least as {dimension} as {object}", given=m.Range(1, None))
@rule("state", "at most as {dimension} as {object}", given=m.Range(None, 1))
def _(dimension: str, object: Object, given: m.Range) -> m.Predicate:
    return Towards(Compared(dimension, given, dimension), object)


@rule(
    "anything", "(anything | everything) else", "(any | all | EACH) [of the] other (THING | THINGS)"
)
def _() -> bool:
    return True


@rule("state", "{comparative} than {anything} [{place}]")
def _(comparative: tuple[str, bool], anything: bool, place: m.Place | None = None) -> m.Predicate:
    return MostOfAll(*comparative, place if place != m.IMAGE else None)


@rule("state", "the {pick} (THING | of all THINGS | of all) [{place}]")
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


@rule("state", "{comparative} than [{factor} [of]] {quantity}")
def _(comparative: tuple[str, bool], quantity: Quantity, factor: float = 1) -> m.Predicate | None:
    field, more = comparative
    amount = m.Range(factor, None, strict=True) if more else m.Range(None, factor, strict=True)
    return _per(field, amount, quantity)


@rule("state", "{comparative} than [{factor}] the {measure} of (A | EACH | any) {parts=parts_one}")
def _(
    comparative: tuple[str, bool], measure: str, parts: m.Parts, factor: float = 1
) -> m.Predicate:
    field, more = comparative
    amount = m.Range(factor, None, strict=True) if more else m.Range(None, factor, strict=True)
    return Towards(Compared(field, amount, measure), m.Every(parts))


@rule("state", "{comparative} than [it is] {dimension}", "{comparative} than they are {dimension}")
def _(comparative: tuple[str, bool], dimension: str) -> m.Predicate | None:
    field, more = comparative
    if field == dimension:
        return None
    return Sized(
        field,
        m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True),
        own=dimension,
    )


@rule("state", "{factors} as {dimension} as (it is | they are) {own=dimension}")
def _(factors: m.Range, dimension: str, own: str) -> m.Predicate | None:
    return Sized(dimension, factors, own=own) if own != dimension else None


@rule("state", "as {dimension} as (it is | they are) {own=dimension} [{tolerance}]")
def _(dimension: str, own: str, tolerance: float = 0.1) -> m.Predicate | None:
    return Sized(dimension, around(1, tolerance), own=own) if own != dimension else None


@rule("alike", "as {measure=dimension} as", "the SAME {measure} as", "of the SAME {measure} as")
def _(measure: str) -> str:
    return measure


@rule("state", "[ABOUT] {alike} {object} [{tolerance}]")
@rule("action", "HAVE [ABOUT] {alike} {object} [{tolerance}]")
def _(alike: str, object: Object, tolerance: float = 0.1) -> m.Predicate:
    return Towards(Compared(alike, around(1, tolerance), alike), object)


@rule("state", "{factors} as {dimension} as {object}")
def _(factors: m.Range, dimension: str, object: Object) -> m.Predicate:
    return Towards(Compared(dimension, factors, dimension), object)


@rule("state", "{factor} as {dimension} as {object} [{tolerance}]")
def _(factor: float, dimension: str, object: Object, tolerance: float = 0.1) -> m.Predicate:
    return Towards(Compared(dimension, around(factor, tolerance), dimension), object)


@rule("state", "{factors} as {dimension} as {object=ref} is {other=dimension}")
def _(factors: m.Range, dimension: str, object: m.Ref, other: str) -> m.Predicate:
    return Towards(Compared(dimension, factors, other), m.The((object,)))


@rule("state", "{factors} as {dimension} as the IMAGE [is {other=dimension}]")
def _(factors: m.Range, dimension: str, other: str = "") -> m.Predicate:
    return Sized(dimension, factors, SizeOfImage(other or dimension))


@rule("state", "{factors} [of] {quantity} [{dimension}]")
def _(factors: m.Range, quantity: Quantity, dimension: str = "") -> m.Predicate | None:
    if not dimension and isinstance(quantity, SizeOf | SizeOfImage):
        dimension = quantity.field
    return _per(dimension, factors, quantity) if dimension else None


@rule("action", "HAVE a {measure} of {factors} [of] {quantity}")
def _(measure: str, factors: m.Range, quantity: Quantity) -> m.Predicate | None:
    return _per(measure, factors, quantity)


def _per(field: str, amount: m.Range, quantity: Quantity) -> m.Predicate | None:
    """Return a size against a quantity; lengths are compared with lengths, areas with areas."""
    other = quantity.field if isinstance(quantity, SizeOf | SizeOfImage) else "length"
    if (field == "area") != (other == "area"):
        return None
    if isinstance(quantity, SizeOf) and not isinstance(quantity.ref, m.Pronoun):
        return Towards(Compared(field, amount, quantity.field), m.The((quantity.ref,)))
    if isinstance(quantity, SizeOf):
        return Sized(field, amount, own=quantity.field) if field != quantity.field else None
    return Sized(field, amount, quantity)

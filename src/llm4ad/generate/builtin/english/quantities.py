"""Measures and quantities: the width of the nut, the gap between two parts, the level."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.quantities import (
    Quantity,
    Share,
    SizeOf,
    SizeOfImage,
)

# ------------------------------------------------ measures


@rule("dimension", "LONG", given="length")
@rule("dimension", "wide", "across", given="width")
@rule("dimension", "HIGH", given="height")
@rule("dimension", "thick", given="thickness")
@rule("dimension", "(large | big)", given="area")
def _(given: str) -> str:
    return given


@rule("measure", "[WHOLE] length", "[outer | WHOLE] DIAMETER", given="length")
@rule("measure", "[WHOLE] width", given="width")
@rule("measure", "[WHOLE] height", given="height")
@rule("measure", "thickness", given="thickness")
@rule("measure", "(area | size | surface | surface area)", given="area")
def _(given: str) -> str:
    return given


@rule("comparative", "longer", given=("length", True))
@rule("comparative", "shorter", given=("length", False))
@rule("comparative", "wider", "broader", given=("width", True))
@rule("comparative", "narrower", given=("width", False))
@rule("comparative", "taller", given=("height", True))
@rule("comparative", "thicker", given=("thickness", True))
@rule("comparative", "thinner", given=("thickness", False))
@rule("comparative", "LARGER", given=("area", True))
@rule("comparative", "SMALLER", given=("area", False))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


# ------------------------------------------------ quantities


@rule(
    "quantity", "[the] {measure} of {ref}", "{ref} 's {measure}", "[the] {ref=bare_ref} {measure}"
)
def _(measure: str, ref: m.Ref) -> Quantity:
    return SizeOf(ref, measure)


@rule("quantity", "ITS [own] {measure}")
def _(measure: str) -> Quantity:
    return SizeOf(m.Pronoun(), measure)


@rule("measures", "lengths", "diameters", given="length")
@rule("measures", "widths", given="width")
@rule("measures", "heights", given="height")
@rule("measures", "thicknesses", given="thickness")
@rule("measures", "(areas | sizes)", given="area")
def _(given: str) -> str:
    return given


@rule("comparative", "less {dimension}")
def _(dimension: str) -> tuple[str, bool]:
    return dimension, False


@rule(
    "image_quantity",
    "[the] IMAGE {measure}",
    "[the] {measure} of the IMAGE",
    "the IMAGE 's {measure}",
)
def _(measure: str) -> Quantity:
    return SizeOfImage(measure)


@rule("quantity", "{image_quantity}")
def _(image_quantity: Quantity) -> Quantity:
    return image_quantity


@rule("quantity", "{gap}")
def _(gap: Quantity) -> Quantity:
    return gap


@rule(
    "level",
    "the LEVEL of {ref} in {of=ref}",
    "the {ref=bare_ref} level in {of=ref}",
    "the level of {ref} on {of=ref}",
)
def _(ref: m.Ref, of: m.Ref) -> Share:
    return Share(ref, of, level=True)


@rule("bare_ref", "{noun_one}")
def _(noun_one: str) -> m.Ref:
    return m.One(m.Parts((noun_one,)))

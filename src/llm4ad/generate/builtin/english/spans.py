"""Distances in sizes of a part: at least half its width away, one nut's length apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.saying import Relation, Towards
from llm4ad.generate.builtin.kinds.spans import ApartBySize

if TYPE_CHECKING:
    Object = m.The | m.Every | m.Some


@dataclass(frozen=True, slots=True)
class Size:
    """So many times a size of a part; without ``noun`` of the one that is spoken of."""

    times: float
    noun: str
    field: str


@rule("times_size", "half [A | the]", given=0.5)
@rule("times_size", "(A | one | the)", given=1.0)
def _(given: float) -> float:
    return given


@rule("times_size", "{number}", "{number=fraction} [of]", "{number=factor}")
def _(number: float) -> float:
    return number


@rule("measures", "widths", given="width")
@rule("measures", "lengths", "diameters", given="length")
@rule("measures", "heights", given="height")
@rule("measures", "thicknesses", given="thickness")
def _(given: str) -> str:
    return given


@rule("a_size", "{times=times_size} {noun=noun_one} ['s] {field=measure}")
@rule("a_size", "{times=times_size} {noun=noun_one} ['s] {field=measures}")
@rule("a_size", "[{times=times_size}] the {field=measure} of (A | the | one) {noun=noun_one}")
@rule("a_size", "[{times=times_size}] ITS [own] {field=measure}")
def _(field: str, times: float = 1, noun: str = "") -> Size | None:
    return Size(times, noun, field) if field != "area" else None


@rule("span", "MIN {low=a_size}", "(more | further | farther) than {low=a_size}")
@rule("span", "MAX {high=a_size}", "(less | closer | nearer) than {high=a_size}")
@rule("span", "(no | not) (further | farther) than {high=a_size}")
def _(low: Size | None = None, high: Size | None = None) -> tuple[m.Range, Size] | None:
    size = low or high
    if size is None:
        return None
    return m.Range(low.times if low else None, high.times if high else None), size


@rule("relation", "{span} [away] (from | apart from)")
@rule("mutual_be", "{span} (apart | away from EACH_OTHER | from EACH_OTHER)")
def _(span: tuple[m.Range, Size]) -> Relation:
    amount, size = span
    return ApartBySize(amount, size.noun, size.field)


@rule("relation", "(closer | nearer) than {a_size} to")
@rule("relation", "within {a_size} of")
def _(a_size: Size) -> Relation:
    return ApartBySize(m.Range(None, a_size.times), a_size.noun, a_size.field)


@rule("action", "{keeps} {span} [away] (from | to) {object}")
def _(keeps: bool, span: tuple[m.Range, Size], object: Object) -> m.Predicate:
    amount, size = span
    return Towards(ApartBySize(amount, size.noun, size.field), object)

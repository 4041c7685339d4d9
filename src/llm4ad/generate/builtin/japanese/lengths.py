"""Lengths with their units in Japanese: 20ピクセル, 3mm, 1.5センチ, 5〜10mm, 20±1mm."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.amounts import RANGED
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.sizes import around
from llm4ad.generate.builtin.lengths import Length, both_in_units, like, within


@rule("length_said", "{number} ピクセル")
def _(number: float) -> float:
    return number


@rule("length_said", "{number} ミリ", given="mm")
@rule("length_said", "{number} センチ", given="cm")
@rule("length_said", "{number} メートル", given="m")
@rule("length_said", "{number} インチ", given="inch")
def _(number: float, given: str) -> float:
    return Length(number, given)


# The unit is said once, behind the second number.
@rule("pixels", *RANGED.format(low="{low=number}", high="{high=length_said}").split("/"))
def _(low: float, high: float) -> m.Range | None:
    low = like(low, high)
    return m.Range(low, high) if low < high else None


@rule("pixels", "{value=number} ± {off=length_said} [以内 | の範囲 | の範囲内]")
def _(value: float, off: float) -> m.Range:
    return within(like(value, off), off)


@rule("pixels", "{value=length_said} ± {off=length_said} [以内 | の範囲 | の範囲内]")
def _(value: float, off: float) -> m.Range | None:
    return within(value, off) if both_in_units(value, off) else None


@rule("pixels", "{value=length_said} {off=off_length}")
def _(value: float, off: float) -> m.Range | None:
    return within(value, off) if both_in_units(value, off) else None


@rule("pixels", "{value=length_said} ± {off=percent} [以内]")
@rule("pixels", "{value=length_said} {off=tolerated}")
def _(value: float, off: float) -> m.Range | None:
    return around(value, off) if 0 < off < 1 else None

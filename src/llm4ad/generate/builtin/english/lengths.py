"""Lengths with their units: 20 pixels, 3 mm, half a millimetre, a quarter inch, 1 to 3 cm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.amounts import tolerated
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.sizes import around
from llm4ad.generate.builtin.lengths import Length, both_in_units, like, within
from llm4ad.generate.builtin.lexicon import CLASSES, SCALED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading

LENGTHS = SCALED | frozenset(CLASSES["PIXELS"].split("/"))


@ENGLISH.recogniser("of_lengths", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, that the sentence speaks of lengths."""
    if any(token.text in LENGTHS and not token.part for token in reading.tokens):
        yield place, True


@rule("length_said", "{number} PIXELS")
def _(number: float) -> float:
    return number


@rule("unit", "MILLIMETRES", given="mm")
@rule("unit", "CENTIMETRES", given="cm")
@rule("unit", "METRES", given="m")
@rule("unit", "INCHES", given="inch")
def _(given: str) -> str:
    return given


@rule("length_said", "{number} {unit}")
def _(number: float, unit: str) -> float:
    return Length(number, unit)


@rule("length_said", "{number} and a half {unit}", "{number} {unit} and a half")
def _(number: float, unit: str) -> float:
    return Length(number + 0.5, unit)


@rule("length_said", "{part=part_of_unit} {unit}")
def _(part: float, unit: str) -> float:
    return Length(part, unit)


@rule("length_said", "{whole=number} {number} / {below=number} {unit}")
def _(number: float, below: float, unit: str, whole: float) -> float | None:
    return Length(whole + number / below, unit) if 0 < number < below else None


@rule("part_of_unit", "(a | an | one) (single | full)", "(a | an)", given=1.0)
@rule("part_of_unit", "half (a | an)", "(a | one) half [of] (a | an)", given=1 / 2)
@rule("part_of_unit", "[a | one] (quarter | fourth) [of (a | an)]", given=1 / 4)
@rule("part_of_unit", "(a | one) third of (a | an)", given=1 / 3)
@rule("part_of_unit", "(a | one) tenth of (a | an)", given=1 / 10)
@rule("part_of_unit", "(an | one) eighth of (a | an)", given=1 / 8)
@rule("part_of_unit", "three (quarters | fourths) of (a | an)", given=3 / 4)
def _(given: float) -> float:
    return given


@rule("part_of_unit", "{number} / {below=number} [of (a | an)]")
def _(number: float, below: float) -> float | None:
    return number / below if 0 < number < below else None


# ------------------------------------------------ ranges; see also _amounts in amounts.py


# The unit is said once, behind the second number.
@rule(
    "pixels",
    "between {low=number} and {high=length_said}",
    "MIN {low=number} [,] (and | but) MAX {high=length_said}",
    "[from] {low=number} to {high=length_said}",
    "{low=number} - {high=length_said}",
    "{low=number} – {high=length_said}",
)
def _(low: float, high: float) -> m.Range:
    return m.Range(like(low, high), high)


@rule("pixels", "{number} ± {off=length_said}")
def _(number: float, off: float) -> m.Range:
    return within(like(number, off), off)


@rule("pixels", "{length_said} [,] OR_TAKE {off=length_said}")
def _(length_said: float, off: float) -> m.Range | None:
    return within(length_said, off) if both_in_units(length_said, off) else None


@rule("pixels", "{length_said} [,] OR_TAKE {percent}")
def _(length_said: float, percent: float) -> m.Range:
    return around(length_said, percent)


# "20 mm, give or take 2", where so much alone would not be a range: of what is about so large.
@rule("pixels_tolerant", "{length_said} {off=pixels_off}")
def _(length_said: float, off: tuple[float, bool]) -> m.Range | None:
    return tolerant(length_said, off)


@rule("pixels_off", "[,] OR_TAKE {number}")
def _(number: float) -> tuple[float, bool]:
    return number, False


@rule("pixels_off", "{off_length}")
def _(off_length: float) -> tuple[float, bool]:
    return off_length, False


@rule(
    "off_length",
    "[,] OR_TAKE {length_said}",
    "[,] (to within | within) [a TOLERANCE of] [±] {length_said}",
    "[,] {length_said} (either way | more or less | in either direction | each way)",
    *tolerated("length_said"),
)
def _(length_said: float, allowed: bool = True) -> float:
    return length_said


@rule("pixels_off", "[,] OR_TAKE {percent}", *tolerated("percent"))
def _(percent: float, allowed: bool = True) -> tuple[float, bool]:
    return percent, True


def tolerant(middle: float, off: tuple[float, bool]) -> m.Range | None:
    """Return a length with what it may differ by, a share of it or a length itself."""
    by, share = off
    if share:
        return around(middle, by)
    # "20 mm ± 1" has its unit once; of "20 pixels ± 1 mm" nobody knows what it means.
    both = both_in_units(middle, by) or not isinstance(by, Length)
    return within(middle, by) if both else None

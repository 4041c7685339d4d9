"""Lengths in millimetres and other units, as numbers that never lose their unit.

A number without a unit is one of pixels, or no length at all. What would make one of a length, or
put it where only a share can stand, raises ConditionError: such a program would be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.scene.scale import MILLIMETRES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llm4ad.scene.scale import Scale

UNITS = tuple(MILLIMETRES)


class Length(float):
    """So many of a unit; sums, differences and multiples are lengths in the same unit."""

    __slots__ = ("unit",)
    unit: str

    def __new__(cls, number: float, unit: str) -> Length:
        """Return a number of a unit."""
        made = super().__new__(cls, number)
        made.unit = unit
        return made

    def _in_own_unit(self, other: float) -> float:
        if isinstance(other, Length):
            return other.number * MILLIMETRES[other.unit] / MILLIMETRES[self.unit]
        if other:
            raise ConditionError(f"a number without a unit stands beside one in {self.unit}")
        return 0.0

    @property
    def number(self) -> float:
        """Return how many of its unit it is."""
        return float.__add__(self, 0.0)

    def __add__(self, other: float, /) -> Length:
        return Length(self.number + self._in_own_unit(other), self.unit)

    def __radd__(self, other: float, /) -> Length:
        return self + other

    def __sub__(self, other: float, /) -> Length:
        return Length(self.number - self._in_own_unit(other), self.unit)

    def __rsub__(self, other: float, /) -> Length:
        return Length(self._in_own_unit(other) - self.number, self.unit)

    def __mul__(self, other: float, /) -> Length:
        if isinstance(other, Length):
            raise ConditionError("a length times a length is an area, which cannot be told so")
        return Length(self.number * other, self.unit)

    def __rmul__(self, other: float, /) -> Length:
        return self * other

    def __neg__(self) -> Length:
        return Length(-self.number, self.unit)

    def __eq__(self, other: object, /) -> bool:
        same = isinstance(other, Length) and self.unit == other.unit
        return same and isinstance(other, Length) and self.number == other.number

    def __hash__(self) -> int:
        return hash((self.number, self.unit))

    def __format__(self, how: str, /) -> str:
        raise ConditionError(f"a length in {self.unit} cannot stand here")

    def __repr__(self) -> str:
        return f"Length({self.number!r}, {self.unit!r})"


def like(number: float, length: float) -> float:
    """Return a number in the unit of a length that was said with it: "1 to 3 mm"."""
    if not isinstance(length, Length):
        return number
    return (
        Length(0, length.unit) + number
        if isinstance(number, Length)
        else Length(number, length.unit)
    )


def both_in_units(one: float, other: float) -> bool:
    """Tell whether two numbers are both in pixels, or both in units."""
    return isinstance(one, Length) == isinstance(other, Length)


def within(middle: float, off: float) -> m.Range:
    """Return what differs from a length by another at the most, both with their units."""
    off = like(off, middle)
    return m.Range(middle - off, middle + off)


def unit_of(amount: m.Range) -> str:
    """Return the unit of a range, empty where it has none; ConditionError where it has two."""
    ends = [end for end in (amount.low, amount.high) if end is not None]
    units = {end.unit if isinstance(end, Length) else "" for end in ends}
    if len(units) > 1:
        raise ConditionError("say both ends in the same unit")
    return units.pop() if units else ""


def bare(amount: m.Range) -> m.Range:
    """Return a range as plain numbers of its unit."""
    low, high = (
        end.number if isinstance(end, Length) else end for end in (amount.low, amount.high)
    )
    return m.Range(low, high, amount.strict)


def units_in(claim: m.Claim) -> list[str]:
    """Return the units that a meaning speaks in."""
    said = {item.unit for item in m.within(claim) if isinstance(item, Length)}
    return [unit for unit in UNITS if unit in said]


def measures_itself(claim: m.Claim, scale: Scale) -> bool:
    """Tell whether a claim is about the very size that says how long a millimetre is."""
    if set(m.nouns_of(claim)) != {scale.part}:
        return False
    return any(getattr(item, "field", "") == scale.side for item in m.within(claim))


def unit_lines(units: Iterable[str], scale: Scale | None) -> list[str]:
    """Return the lines of a program that say how many pixels each unit is long."""
    lines: list[str] = []
    for unit in units:
        if scale is None:
            raise ConditionError("nobody has said how long a millimetre is")
        times = "" if unit == "mm" else f"{MILLIMETRES[unit]:g} * "
        lines.append(f"{unit} = {times}{scale.call}")
    return lines


def in_unit(value: str, unit: str) -> str:
    """Return an expression of pixels as one of a unit."""
    if not unit:
        return value
    return f"({value}) / {unit}" if _is_sum(value) else f"{value} / {unit}"


def _is_sum(value: str) -> bool:
    """Tell whether an expression has a sign outside brackets that binds less than a division."""
    depth = 0
    for place, letter in enumerate(value):
        depth += (letter in "([") - (letter in ")]")
        if depth == 0 and value[place : place + 3] in (" - ", " + "):
            return True
    return False

"""Directions: upright, flat, parallel to another part, not turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told
from llm4ad.generate.builtin.writing import (
    Variable,
    measured,
    range_test,
    stated,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.source_text import Call
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Standing:
    """The long side of a part stands upright, or lies flat, up to a number of degrees."""

    upright: bool
    tolerance: float = 10

    @property
    def told(self) -> str:
        """Say it in English."""
        return "is upright" if self.upright else "is horizontal"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the direction."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the direction."""
        exact = "" if self.tolerance == 10 else f"tolerance={self.tolerance:.10g}"
        return f"{of.name}.is_{'upright' if self.upright else 'horizontal'}({exact})"


@dataclass(frozen=True, slots=True)
class Parallel:
    """The long sides of two parts point the same way, or across, up to a number of degrees."""

    across: bool = False
    tolerance: float = 10
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is {'perpendicular' if self.across else 'parallel'} to the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of a small angle between them."""
        what = f"angle by which the {of.noun} {self.told(other.noun).replace('is ', 'is not ', 1)}"
        names = [of.name, other.name]
        return measured(self._off(of, other), m.Range(None, self.tolerance), names, what, "°")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of a small angle between them."""
        return range_test(self._off(of, other), m.Range(None, self.tolerance))

    def _off(self, of: Variable, other: Variable) -> str:
        turn = f"abs({of.name}.angle - {other.name}.angle)"
        if self.across:
            return f"abs({turn} - 90)"
        return f"min({turn}, 180 - {turn})"


@dataclass(frozen=True, slots=True)
class SquareWith:
    """A part is not turned against another: its sides are along or across those of the other."""

    tolerance: float = 10
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is square with the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of a small turn between them."""
        what = f"turn of the {of.noun} against the {other.noun}"
        limit = m.Range(None, self.tolerance)
        return measured(self._turn(of, other), limit, [of.name, other.name], what, "°")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of a small turn between them."""
        return range_test(self._turn(of, other), m.Range(None, self.tolerance))

    def _turn(self, of: Variable, other: Variable) -> str:
        turn = f"abs({of.name}.angle - {other.name}.angle) % 90"
        return f"min({turn}, 90 - {turn})"


@dataclass(frozen=True, slots=True)
class Straight:
    """A part is not turned: its long side is upright or flat, up to a number of degrees."""

    tolerance: float = 5

    @property
    def told(self) -> str:
        """Say it in English."""
        return "is straight"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of a small turn."""
        what = f"turn of the {of.noun}"
        limit = m.Range(None, self.tolerance)
        return [measured(self._turn(of), limit, [of.name], what, "°")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of a small turn."""
        return range_test(self._turn(of), m.Range(None, self.tolerance))

    def _turn(self, of: Variable) -> str:
        return f"min({of.name}.angle % 90, 90 - {of.name}.angle % 90)"


@dataclass(frozen=True, slots=True)
class AlongSide:
    """The long side of a part runs along the top and bottom of another, or along its sides."""

    ref: m.Ref
    upright: bool
    tolerance: float = 10

    @property
    def told(self) -> str:
        """Say it in English."""
        sides = "left and right" if self.upright else "top and bottom"
        return f"is parallel to the {sides} of the {told(self.ref)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of a small angle."""
        names = [of.name, writer.one(self.ref).name]
        what = f"angle by which the {of.noun} {self.told.replace('is ', 'is not ', 1)}"
        return [measured(self._off(writer, of), m.Range(None, self.tolerance), names, what, "°")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of a small angle."""
        return range_test(self._off(writer, of), m.Range(None, self.tolerance))

    def _off(self, writer: Writer, of: Variable) -> str:
        other = writer.one(self.ref).name
        turn = f"abs({of.name}.angle - {other}.angle)"
        along, across = f"min({turn}, 180 - {turn})", f"abs({turn} - 90)"
        if self.upright:
            along, across = across, along
        return f"({along} if {other}.width >= {other}.height else {across})"

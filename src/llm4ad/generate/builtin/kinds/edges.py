"""Edges of two parts: whether they are level, and which one is further to a side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told
from llm4ad.generate.builtin.writing import different, measured, range_test, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side
    from llm4ad.generate.builtin.source_text import Call
    from llm4ad.generate.builtin.writing import Variable, Writer

Edge = Literal["left", "right", "top", "bottom"]
Level = Literal["left", "right", "top", "bottom", "center_x", "center_y"]


@dataclass(frozen=True, slots=True)
class EdgesLevel:
    """One side of two parts lies level: they end at the same height, or begin at the same place.

    A tenth of their mean size is overlooked.
    """

    side: Edge
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is level at the {self.side} with the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that they are level."""
        what = f"the {of.noun} {self.told(other.noun)}"
        return stated(self.test(of, other), [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that they are level."""
        size = "width" if self.side in ("left", "right") else "height"
        off = f"abs({of.name}.{self.side} - {other.name}.{self.side})"
        return f"{off} <= ({of.name}.{size} + {other.name}.{size}) / 20"


@dataclass(frozen=True, slots=True)
class LevelWithin:
    """The same side of two parts, or their centres, differ by a length at the most."""

    level: Level
    off: float
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is level with the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of a small difference."""
        what = f"how far the {of.noun} is off the line of the {other.noun}"
        limit = m.Range(None, self.off)
        return measured(self._off(of, other), limit, [of.name, other.name], what, "px")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of a small difference."""
        return range_test(self._off(of, other), m.Range(None, self.off))

    def _off(self, of: Variable, other: Variable) -> str:
        return f"abs({of.name}.{self.level} - {other.name}.{self.level})"


@dataclass(frozen=True, slots=True)
class SoFarBeside:
    """A part lies so far above, below, left or right of another: from edge to edge."""

    side: Side
    range: m.Range
    symmetric = False

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is so far {self.side} the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the distance."""
        what = f"how far the {of.noun} is {self.side} the {other.noun}"
        return measured(self._gap(of, other), self.range, [of.name, other.name], what, "px")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the distance."""
        return range_test(self._gap(of, other), self.range)

    def _gap(self, of: Variable, other: Variable) -> str:
        first, second = (of, other) if self.side in ("above", "left of") else (other, of)
        if self.side in ("above", "below"):
            return f"{second.name}.top - {first.name}.bottom"
        return f"{second.name}.left - {first.name}.right"


@dataclass(frozen=True, slots=True)
class ReachesBeyond:
    """A part reaches beyond a side of another, any of them without ``side``, by a length."""

    ref: m.Ref
    side: str
    range: m.Range

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"reaches beyond the {told(self.ref)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the length."""
        whole = writer.one(self.ref)
        what = f"how far the {of.noun} reaches beyond the {whole.noun}"
        return [measured(self._value(of, whole), self.range, [of.name, whole.name], what, "px")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the length."""
        return range_test(self._value(of, writer.one(self.ref)), self.range)

    def _value(self, of: Variable, whole: Variable) -> str:
        different([of.name, whole.name])
        values = {
            "left": f"{whole.name}.left - {of.name}.left",
            "top": f"{whole.name}.top - {of.name}.top",
            "right": f"{of.name}.right - {whole.name}.right",
            "bottom": f"{of.name}.bottom - {whole.name}.bottom",
        }
        return values[self.side] if self.side else f"max({', '.join(values.values())})"


@dataclass(frozen=True, slots=True)
class EdgeBeyond:
    """An edge of a part is left of, right of, above or below an edge of another."""

    edge: Edge
    side: Side
    other_edge: Edge
    symmetric = False

    @property
    def makes_sense(self) -> bool:
        """Tell whether both edges lie along the side: no left edge is above another."""
        upright = self.side in ("left of", "right of")
        return all((edge in ("left", "right")) == upright for edge in (self.edge, self.other_edge))

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"ends at the {self.edge} {self.side} the {self.other_edge} of the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the side."""
        what = f"the {of.noun} {self.told(other.noun)}"
        return stated(self.test(of, other), [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the side."""
        sign = "<" if self.side in ("left of", "above") else ">"
        return f"{of.name}.{self.edge} {sign} {other.name}.{self.other_edge}"

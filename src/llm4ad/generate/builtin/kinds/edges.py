"""Edges of two parts: whether they are level, and which one is further to a side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin.writing import stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side
    from llm4ad.generate.builtin.source_text import Call
    from llm4ad.generate.builtin.writing import Variable

Edge = Literal["left", "right", "top", "bottom"]


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

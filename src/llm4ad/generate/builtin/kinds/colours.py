"""Colours: of a part, of two or more parts alike, in an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import quoted, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.writing import Variable, Writer


@dataclass(frozen=True, slots=True)
class Coloured:
    """A part has one of some colours as its main colour."""

    colours: tuple[str, ...]

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is {' or '.join(self.colours)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the colour."""
        if len(self.colours) == 1:
            return [Call("expect_colour", (of.name, quoted(self.colours[0])))]
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the colour."""
        if len(self.colours) == 1:
            return f"{of.name}.is_colour({quoted(self.colours[0])})"
        return f"{of.name}.colour in ({', '.join(map(quoted, self.colours))})"


@dataclass(frozen=True, slots=True)
class SameColour:
    """Two parts have the same main colour."""

    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"has the colour of the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the same colour."""
        what = f"the {of.noun} and the {other.noun} have the same colour"
        return stated(self.test(of, other), [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the same colour."""
        return f"{of.name}.colour == {other.name}.colour"


@dataclass(frozen=True, slots=True)
class ColourOrder:
    """Parts have these colours, one each, when gone through from a side to the other."""

    parts: m.Parts
    colours: tuple[str, ...]
    direction: str

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of their number, and of each colour."""
        found = writer.list_of(self.parts, filled=0)
        number = len(self.colours)
        if (found, number) not in writer.limited:
            writer.limited.add((found, number))
            writer.line(f"if len({found}) != {number}:")
            writer.line(f"    return [expect_count({found}, exactly={number})]")
        ordered = in_order(found, self.direction)
        return [
            Call("expect_colour", (f"{ordered}[{place}]", quoted(colour)))
            for place, colour in enumerate(self.colours)
        ]

    def test(self, writer: Writer) -> str:
        """Return the test of the row of colours."""
        ordered = in_order(writer.list_of(self.parts), self.direction)
        colours = ", ".join(quoted(colour) for colour in self.colours)
        return f"[part.colour for part in {ordered}] == [{colours}]"


def in_order(found: str, direction: str) -> str:
    """Return parts, which are found from left to right, in the order of another direction."""
    if direction == "left to right":
        return found
    key = "center_y" if direction in ("top to bottom", "bottom to top") else "center_x"
    backwards = ", reverse=True" if direction in ("bottom to top", "right to left") else ""
    return f"sorted({found}, key=lambda part: part.{key}{backwards})"

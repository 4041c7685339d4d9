"""Rows, orders and steps of several parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.positions import BesideOf, LevelWith, Side
from llm4ad.generate.builtin.source_text import Call, ForEach
from llm4ad.generate.builtin.writing import (
    Variable,
    count_test,
    counted,
    different,
    measured,
    quoted,
    stated,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer

BEFORE: dict[str, Side] = {
    "left to right": "left of",
    "right to left": "right of",
    "top to bottom": "above",
    "bottom to top": "below",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Parts lie in some rows, or columns, of so many each."""

    parts: m.Parts
    rows: int
    each: int
    direction: Literal["row", "column"]

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of the number, and of every row."""
        if not (1 <= self.rows <= 20 and 2 <= self.each <= 100):
            raise ConditionError(f"{self.rows} rows of {self.each} make no sense")
        found, number = writer.list_of(self.parts), self.rows * self.each
        writer.line(f"if len({found}) != {number}:")
        writer.line(f"    return [expect_count({found}, exactly={number})]")
        ordered = writer.name_for("in order")
        key = "center_y" if self.direction == "row" else "center_x"
        writer.line(f"{ordered} = sorted({found}, key=lambda part: part.{key})")
        direction = quoted(f"in a {self.direction}")
        return [
            Call("expect_count", (found, f"exactly={number}")),
            *(
                Call("expect_aligned", (f"{ordered}[{start}:{start + self.each}]", direction))
                for start in range(0, number, self.each)
            ),
        ]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts are in rows cannot be asked after 'if' or 'either'")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Parts lie in a row, or in a column; ``count`` is how many there must be."""

    among: m.The | m.Every
    direction: Literal["row", "column"]

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that they are aligned."""
        direction = quoted(f"in a {self.direction}")
        if isinstance(self.among, m.The):
            names = [writer.one(ref).name for ref in self.among.refs]
            if len(names) < 2:
                raise ConditionError("one part alone is in no row; name the others")
            different(names)
            return [Call("expect_aligned", (f"[{', '.join(names)}]", direction))]
        found = writer.find(self.among.parts)
        head: list[m.Item] = []
        if self.among.count is not None:
            head = [counted(found, self.among.count)]
        return [*head, Call("expect_aligned", (found, direction))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts are aligned cannot be asked after 'if' or 'either'")


@dataclass(frozen=True, slots=True)
class EvenlySpaced:
    """The centres of neighbours along the longer direction are equally far apart, up to a share."""

    parts: m.Parts
    count: m.Range | None = None
    tolerance: float = 0.1

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that the largest step is hardly larger than the smallest."""
        found = writer.list_of(self.parts, filled=3)
        line = in_line(writer, found, self.parts)
        writer.line(
            f"steps = [one.center_distance_to(other) for one, other in zip({line}, {line}[1:])]"
        )
        noun = " and ".join(self.parts.nouns)
        what = quoted(f"the widest and the narrowest step from {noun} to {noun}")
        same = (
            "max(steps)",
            "min(steps)",
            f"tolerance={self.tolerance:.10g}",
            f"of={line}",
            f"what={what}",
        )
        head = [counted(found, self.count)] if self.count is not None else []
        return [*head, Call("expect_equal", same)]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts are evenly spaced cannot be asked after 'if'")


def in_line(writer: Writer, found: str, parts: m.Parts) -> str:
    """Return the variable of some parts in order along the longer direction that they lie in."""
    line = writer.name_for("in order")
    across, down = writer.name_for("across"), writer.name_for("down")
    writer.line(f"{across} = [part.center_x for part in {found}]")
    writer.line(f"{down} = [part.center_y for part in {found}]")
    # The parts of one name are found from left to right, those of several one name after another.
    ordered = found if len(parts.nouns) == 1 else f"sorted({found}, key=lambda part: part.center_x)"
    writer.line(f"{line} = {ordered}")
    writer.line(f"if max({down}) - min({down}) > max({across}) - min({across}):")
    writer.line(f"    {line} = sorted({found}, key=lambda part: part.center_y)")
    return line


@dataclass(frozen=True, slots=True)
class NeighbourGaps:
    """The gaps from one part to the next, in a line, are in a range; or those of their centres."""

    parts: m.Parts
    range: m.Range
    centres: bool = False
    count: m.Range | None = None

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of every gap."""
        found = writer.list_of(self.parts, filled=2)
        line = in_line(writer, found, self.parts)
        method = "center_distance_to" if self.centres else "distance_to"
        noun = " and ".join(self.parts.nouns)
        what = f"distance between neighbours among the {noun}"
        gap = measured(f"one.{method}(other)", self.range, ["one", "other"], what, "px")
        head = [counted(found, self.count)] if self.count is not None else []
        return [*head, ForEach(gap, (f"for one, other in zip({line}, {line}[1:])",))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("how far neighbours are apart cannot be asked after 'if'")


@dataclass(frozen=True, slots=True)
class InOrder:
    """Single parts follow each other from a side to the other."""

    refs: tuple[m.Ref, ...]
    direction: str

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that each comes before the next."""
        variables = [writer.one(ref) for ref in self.refs]
        if len(variables) < 2:
            raise ConditionError("an order needs two parts at least")
        different([variable.name for variable in variables])
        relation = BesideOf(BEFORE[self.direction])
        pairs = pairwise(variables)
        return [relation.expect(first, second) for first, second in pairs]

    def test(self, writer: Writer) -> str:
        """Return the test that each comes before the next."""
        variables = [writer.one(ref) for ref in self.refs]
        relation = BesideOf(BEFORE[self.direction])
        pairs = pairwise(variables)
        return " and ".join(relation.test(first, second) for first, second in pairs)


EndSide = Literal["top", "bottom", "left", "right"]


@dataclass(frozen=True, slots=True)
class InEndRow:
    """A part lies in the outermost row, or column, of all parts of its names.

    That are those whose centres are off the outermost one by half the part's size at most.
    """

    parts: m.Parts
    side: EndSide

    @property
    def told(self) -> str:
        """Say it in English."""
        upright = self.side in ("left", "right")
        return f"is in the {self.side} {'column' if upright else 'row'}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it lies there."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it is hardly off the outermost part."""
        across = self.side in ("left", "right")
        centre, size = ("center_x", "width") if across else ("center_y", "height")
        outermost = "min" if self.side in ("left", "top") else "max"
        found = writer.find(self.parts)
        far = f"{outermost}(other.{centre} for other in {found})"
        return f"abs({of.name}.{centre} - {far}) <= {of.name}.{size} / 2"


@dataclass(frozen=True, slots=True)
class InNthRow:
    """A cell of a full grid of cells lies in the row, or column, of a number.

    Counted from the top or left, from the bottom or right below 0; 0 is the middle one. In its
    column so many other cells lie before it.
    """

    cells: m.Parts
    direction: Literal["row", "column"]
    number: int

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is in {self.direction} {self.number}" if self.number else "is in the middle row"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it lies there."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that so many lie before it."""
        before, after = ("above", "below") if self.direction == "row" else ("left of", "right of")
        if not self.number:
            return f"{self._beyond(writer, of, before)} == {self._beyond(writer, of, after)}"
        side = before if self.number > 0 else after
        return f"{self._beyond(writer, of, side)} == {abs(self.number) - 1}"

    def _beyond(self, writer: Writer, of: Variable, side: Side) -> str:
        other = Variable("other", of.noun)
        beyond = BesideOf(side).test(other, of)
        column = LevelWith("column" if self.direction == "row" else "row").test(other, of)
        return f"len([other for other in {writer.find(self.cells)} if {beyond} and {column}])"


@dataclass(frozen=True, slots=True)
class HoldsInLine:
    """So many parts lie level with a cell: in its row, or in its column."""

    groups: tuple[m.Group, ...]
    direction: Literal["row", "column"]

    @property
    def told(self) -> str:
        """Say it in English."""
        named = " and of ".join(group.noun for group in self.groups)
        return f"has the right number of {named} in its {self.direction}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of the numbers."""
        return [
            counted(self._found(writer, of, group), group.count, f"{group.noun} in the row")
            for group in self.groups
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the numbers."""
        return " and ".join(
            count_test(self._found(writer, of, group), group.count) for group in self.groups
        )

    def _found(self, writer: Writer, of: Variable, group: m.Group) -> str:
        centre, size = ("center_y", "height") if self.direction == "row" else ("center_x", "width")
        level = f"abs(item.{centre} - {of.name}.{centre}) <= {of.name}.{size} / 2"
        return f"[item for item in {writer.find(group.parts)} if {level}]"

"""How parts lie to each other: sides, between, touching, level, rows, orders, distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told, told_parts
from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import (
    Variable,
    counted,
    different,
    measured,
    quoted,
    range_test,
    stated,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer

Side = Literal["left of", "right of", "above", "below"]


_OPPOSITE = (
    ("is_left_of", "is_right_of"),
    ("is_right_of", "is_left_of"),
    ("is_above", "is_below"),
    ("is_below", "is_above"),
)


@dataclass(frozen=True, slots=True)
class BesideOf:
    """A part lies left of, right of, above or below another one."""

    side: Side
    symmetric = False

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is {self.side} the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the side."""
        return Call(f"expect_{self.side.replace(' ', '_')}", (of.name, other.name))

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the side."""
        return f"{of.name}.is_{self.side.replace(' ', '_')}({other.name})"


@dataclass(frozen=True, slots=True)
class Touching:
    """Two parts meet."""

    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"touches the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that they meet."""
        return Call("expect_touching", (of.name, other.name))

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that they meet."""
        return f"{of.name}.touches({other.name})"


@dataclass(frozen=True, slots=True)
class LevelWith:
    """Two parts lie level in a row, or straight above each other in a column.

    How far off they may be is what expect_aligned allows: half of their mean size.
    """

    direction: Literal["row", "column"]
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is in a {self.direction} with the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that they are level."""
        both = f"[{of.name}, {other.name}]"
        return Call("expect_aligned", (both, quoted(f"in a {self.direction}")))

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that they are level."""
        centre, size = ("center_y", "height") if self.direction == "row" else ("center_x", "width")
        off = f"abs({of.name}.{centre} - {other.name}.{centre})"
        return f"{off} <= ({of.name}.{size} + {other.name}.{size}) / 4"


@dataclass(frozen=True, slots=True)
class Apart:
    """The gap between two parts, or the distance of their centres, is in a range of pixels."""

    range: m.Range
    centres: bool = False
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is at the right distance from the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the distance."""
        between = "the centres of " if self.centres else ""
        what = f"distance between {between}the {of.noun} and the {other.noun}"
        return measured(self._value(of, other), self.range, [of.name, other.name], what, "px")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the distance."""
        return range_test(self._value(of, other), self.range)

    def _value(self, of: Variable, other: Variable) -> str:
        method = "center_distance_to" if self.centres else "distance_to"
        return f"{of.name}.{method}({other.name})"


@dataclass(frozen=True, slots=True)
class Between:
    """A part lies between two others."""

    first: m.Ref
    second: m.Ref

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is between the {told(self.first)} and the {told(self.second)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it lies between them."""
        first, second = writer.one(self.first), writer.one(self.second)
        parts = [of.name, first.name, second.name]
        different(parts)
        return [stated(self.test(writer, of), parts, f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it lies between them."""
        first, second = writer.one(self.first), writer.one(self.second)
        different([of.name, first.name, second.name])
        return f"{of.name}.is_between({first.name}, {second.name})"


@dataclass(frozen=True, slots=True)
class BetweenAll:
    """A part lies between every part of one name and every part of another.

    With ``groups`` it has all of one name on one side and all of the other on the opposite side.
    """

    first: m.Parts
    second: m.Parts
    groups: bool = False

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is between {' or '.join(self.first.nouns)} and {' or '.join(self.second.nouns)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations that there are some, and that it lies between them."""
        there = [counted(writer.find(each), m.SOME) for each in (self.first, self.second)]
        return [*there, stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it lies between them."""
        different([of.noun, *self.first.nouns, *self.second.nouns])
        (first, one), (second, other) = writer.loop(self.first), writer.loop(self.second)
        if not self.groups:
            return f"all({of.name}.is_between({first.name}, {second.name}) {one} {other})"
        tests = [
            f"all({first.name}.{side}({of.name}) {one})"
            f" and all({second.name}.{opposite}({of.name}) {other})"
            for side, opposite in _OPPOSITE
        ]
        return f"({' or '.join(tests)})"


@dataclass(frozen=True, slots=True)
class BetweenTwo:
    """A part lies between the two parts of a name."""

    parts: m.Parts

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is between the two {told_parts(self.parts)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it lies between them."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it lies between them; without two of them the program ends."""
        found = writer.list_of(self.parts)
        if (found, 2) not in writer.limited:
            writer.limited.add((found, 2))
            writer.line(f"if len({found}) != 2:")
            writer.line(f"    return [expect_count({found}, exactly=2)]")
        return f"{of.name}.is_between({found}[0], {found}[1])"


@dataclass(frozen=True, slots=True)
class Enclosing:
    """A part has another one inside it."""

    symmetric = False

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"encloses the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that the other is inside."""
        return Call("expect_inside", (other.name, of.name))

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that the other is inside."""
        return f"{other.name}.is_inside({of.name})"


@dataclass(frozen=True, slots=True)
class Nearer:
    """A part is nearer to one part than to another."""

    first: m.Ref
    second: m.Ref

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is nearer to the {told(self.first)} than to the {told(self.second)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the shorter distance."""
        names = [of.name, writer.one(self.first).name, writer.one(self.second).name]
        different(names)
        return [stated(self.test(writer, of), names, f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the shorter distance."""
        first, second = writer.one(self.first).name, writer.one(self.second).name
        return f"{of.name}.distance_to({first}) < {of.name}.distance_to({second})"


@dataclass(frozen=True, slots=True)
class EquallyFar:
    """A part is as far from one part as from another, up to a share of the larger distance."""

    first: m.Ref
    second: m.Ref
    tolerance: float = 0.1

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is as far from the {told(self.first)} as from the {told(self.second)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of equal distances."""
        first, second = writer.one(self.first), writer.one(self.second)
        names = [of.name, first.name, second.name]
        different(names)
        what = f"the distances of the {of.noun} from the {first.noun} and the {second.noun}"
        gaps = (f"{of.name}.distance_to({first.name})", f"{of.name}.distance_to({second.name})")
        closing = (f"of=[{', '.join(names)}]", f"what={quoted(what)}")
        return [Call("expect_equal", (*gaps, f"tolerance={self.tolerance:.10g}", *closing))]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether something is equally far cannot be asked after 'if'")


@dataclass(frozen=True, slots=True)
class Overlapping:
    """Two parts share some of their pixels."""

    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"overlaps the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that they overlap."""
        what = f"the {of.noun} {self.told(other.noun)}"
        return stated(self.test(of, other), [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that they overlap."""
        return f"{of.name}.share_inside({other.name}) > 0"


@dataclass(frozen=True, slots=True)
class FromEdge:
    """A part is so far away from a side of the image, or of another part that it lies in.

    ``side`` is "nearest" for whichever side is.
    """

    side: str
    range: m.Range
    of: m.Ref | None = None

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is at the right distance from the {self.side} edge"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the distance."""
        whole = "image" if self.of is None else told(self.of)
        names = [of.name] if self.of is None else [of.name, writer.one(self.of).name]
        what = f"distance of the {of.noun} from the {self.side} edge of the {whole}"
        return [measured(self.value(writer, of), self.range, names, what, "px")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the distance."""
        return range_test(self.value(writer, of), self.range)

    def value(self, writer: Writer, of: Variable) -> str:
        """Return the distance as an expression."""
        values = {
            "left": f"{of.name}.left",
            "top": f"{of.name}.top",
            "right": f"scene.width - {of.name}.right",
            "bottom": f"scene.height - {of.name}.bottom",
        }
        if self.of is not None:
            whole = writer.one(self.of).name
            different([of.name, whole])
            if self.range.low is None and self.side != "nearest":
                return _off_line(of.name, whole, self.side)
            values = {
                "left": f"{of.name}.left - {whole}.left",
                "top": f"{of.name}.top - {whole}.top",
                "right": f"{whole}.right - {of.name}.right",
                "bottom": f"{whole}.bottom - {of.name}.bottom",
            }
        if self.side == "nearest":
            return f"min({', '.join(values.values())})"
        return values[self.side]


def _off_line(part: str, whole: str, side: str) -> str:
    """Return the distance of a part from the line of an edge, on whichever side of it it lies."""
    opposite = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]
    inside, outside = f"{part}.{side} - {whole}.{side}", f"{whole}.{side} - {part}.{opposite}"
    if side in ("right", "bottom"):
        inside, outside = f"{whole}.{side} - {part}.{side}", f"{part}.{opposite} - {whole}.{side}"
    return f"max({inside}, {outside})"

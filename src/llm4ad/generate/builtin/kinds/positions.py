"""How parts lie to each other: sides, between, touching, level, rows, orders, distances."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.source_text import Call, ForEach
from llm4ad.generate.builtin.writing import (
    Variable,
    counted,
    different,
    measured,
    quoted,
    range_test,
    stated,
    told,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer

Side = Literal["left of", "right of", "above", "below"]
_BEFORE: dict[str, Side] = {
    "left to right": "left of",
    "right to left": "right of",
    "top to bottom": "above",
    "bottom to top": "below",
}


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
    """A part lies between every part of one name and every part of another."""

    first: m.Parts
    second: m.Parts

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is between {' or '.join(self.first.nouns)} and {' or '.join(self.second.nouns)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it lies between them."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it lies between them."""
        different([of.noun, *self.first.nouns, *self.second.nouns])
        (first, one), (second, other) = writer.loop(self.first), writer.loop(self.second)
        return f"all({of.name}.is_between({first.name}, {second.name}) {one} {other})"


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
class NothingBetween:
    """No known part lies between two parts, which may be the two of one name."""

    among: m.The | m.Every

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that none is there."""
        if isinstance(self.among, m.The):
            first, second = (writer.one(ref).name for ref in self.among.refs)
            different([first, second])
        else:
            found = writer.list_of(self.among.parts)
            writer.line(f"if len({found}) != 2:")
            writer.line(f"    return [expect_count({found}, exactly=2)]")
            first, second = f"{found}[0]", f"{found}[1]"
        others = sorted(writer.part_names - set(m.nouns_of(self.among)))
        if not others:
            raise ConditionError("no other part is known; teach or declare what could be there")
        lists = writer.list_of(m.Parts(tuple(others)))
        between = f"if part.is_between({first}, {second})"
        what = f"part between the {' and the '.join(m.nouns_of(self.among))}"
        return [counted(ForEach("part", (f"for part in {lists}", between)), m.NONE, what)]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether something is between parts cannot be asked after 'if'")


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
            values = {
                "left": f"{of.name}.left - {whole}.left",
                "top": f"{of.name}.top - {whole}.top",
                "right": f"{whole}.right - {of.name}.right",
                "bottom": f"{whole}.bottom - {of.name}.bottom",
            }
        if self.side == "nearest":
            return f"min({', '.join(values.values())})"
        return values[self.side]


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
    """The centres of neighbours along the longer direction are equally far apart, up to a tenth."""

    parts: m.Parts
    count: m.Range | None = None

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that the largest step is hardly larger than the smallest."""
        found = writer.list_of(self.parts, filled=3)
        line = writer.name_for("in order")
        writer.line(f"across = [part.center_x for part in {found}]")
        writer.line(f"down = [part.center_y for part in {found}]")
        writer.line(f"{line} = {found}")
        writer.line("if max(down) - min(down) > max(across) - min(across):")
        writer.line(f"    {line} = sorted({found}, key=lambda part: part.center_y)")
        writer.line(
            f"steps = [one.center_distance_to(other) for one, other in zip({line}, {line}[1:])]"
        )
        noun = " and ".join(self.parts.nouns)
        what = quoted(f"the widest and the narrowest step from {noun} to {noun}")
        same = ("max(steps)", "min(steps)", "tolerance=0.1", f"of={line}", f"what={what}")
        head = [counted(found, self.count)] if self.count is not None else []
        return [*head, Call("expect_equal", same)]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts are evenly spaced cannot be asked after 'if'")


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
        relation = BesideOf(_BEFORE[self.direction])
        pairs = pairwise(variables)
        return [relation.expect(first, second) for first, second in pairs]

    def test(self, writer: Writer) -> str:
        """Return the test that each comes before the next."""
        variables = [writer.one(ref) for ref in self.refs]
        relation = BesideOf(_BEFORE[self.direction])
        pairs = pairwise(variables)
        return " and ".join(relation.test(first, second) for first, second in pairs)

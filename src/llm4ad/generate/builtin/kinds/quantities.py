"""Quantities that can be measured, and the ranges that they must be in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told, told_parts
from llm4ad.generate.builtin.kinds.positions import FromEdge
from llm4ad.generate.builtin.writing import Variable, different, measured, range_test

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class SizeOf:
    """A measure of a part."""

    ref: m.Ref
    field: str

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        return f"{writer.one(self.ref).name}.{self.field}"

    @property
    def refs(self) -> tuple[m.Ref, ...]:
        """Return the parts that it is measured at."""
        return (self.ref,)

    @property
    def told(self) -> str:
        """Return what to call it."""
        return f"{self.field} of the {told(self.ref)}"


@dataclass(frozen=True, slots=True)
class SizeOfImage:
    """A measure of the image."""

    field: str
    refs = ()

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        return "(scene.width * scene.height)" if self.field == "area" else f"scene.{self.field}"

    @property
    def told(self) -> str:
        """Return what to call it."""
        return f"{self.field} of the image"


@dataclass(frozen=True, slots=True)
class SumOfSizes:
    """A measure of some parts put together; of ``number`` parts, where that is known."""

    parts: m.Parts
    field: str
    number: int = 0
    refs = ()

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        found = writer.list_of(self.parts, filled=0 if self.number else 1)
        if self.number and (found, self.number) not in writer.limited:
            writer.limited.add((found, self.number))
            writer.line(f"if len({found}) != {self.number}:")
            writer.line(f"    return [expect_count({found}, exactly={self.number})]")
        return f"sum(part.{self.field} for part in {found})"

    @property
    def told(self) -> str:
        """Return what to call it."""
        return f"{self.field} of all {told_parts(self.parts)} together"


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap between two parts, or the distance of their centres."""

    first: m.Ref
    second: m.Ref
    centres: bool

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        first, second = writer.one(self.first).name, writer.one(self.second).name
        different([first, second])
        return f"{first}.{'center_distance_to' if self.centres else 'distance_to'}({second})"

    @property
    def refs(self) -> tuple[m.Ref, ...]:
        """Return the parts that it is measured at."""
        return (self.first, self.second)

    @property
    def told(self) -> str:
        """Return what to call it."""
        between = "the centres of " if self.centres else ""
        return f"distance between {between}the {told(self.first)} and the {told(self.second)}"


@dataclass(frozen=True, slots=True)
class EdgeGap:
    """The distance of a part from a side, or the nearest one, of the image or of another part."""

    ref: m.Ref
    side: str
    of: m.Ref | None

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        return FromEdge(self.side, m.SOME, self.of).value(writer, writer.one(self.ref))

    @property
    def refs(self) -> tuple[m.Ref, ...]:
        """Return the parts that it is measured at."""
        return (self.ref,) if self.of is None else (self.ref, self.of)

    @property
    def told(self) -> str:
        """Return what to call it."""
        whole = "image" if self.of is None else told(self.of)
        return f"distance of the {told(self.ref)} from the {self.side} edge of the {whole}"


@dataclass(frozen=True, slots=True)
class SideGap:
    """How far a side of a part is from the same or the opposite side of another.

    With a ``direction`` it lies that way of it: so far above it, and not below.
    """

    first: m.Ref
    side: str
    second: m.Ref
    other_side: str
    direction: Side | None = None

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        first, second = writer.one(self.first).name, writer.one(self.second).name
        one, other = f"{first}.{self.side}", f"{second}.{self.other_side}"
        if self.direction in ("above", "left of"):
            return f"{other} - {one}"
        return f"{one} - {other}" if self.direction else f"abs({one} - {other})"

    @property
    def refs(self) -> tuple[m.Ref, ...]:
        """Return the parts that it is measured at."""
        return (self.first, self.second)

    @property
    def told(self) -> str:
        """Return what to call it."""
        first, second = told(self.first), told(self.second)
        return (
            f"distance between the {self.side} of the {first} and the {self.other_side} of the "
            f"{second}"
        )


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a part that another covers, or up to which it reaches in it."""

    ref: m.Ref
    of: m.Ref | None
    level: bool

    def value(self, writer: Writer) -> str:
        """Return it as an expression."""
        name = writer.one(self.ref).name
        if self.of is None:
            return f"{name}.area / (scene.width * scene.height)"
        whole = writer.one(self.of).name
        different([name, whole])
        return f"{whole}.{'level_of' if self.level else 'share_filled_by'}({name})"

    @property
    def refs(self) -> tuple[m.Ref, ...]:
        """Return the parts that it is measured at."""
        return (self.ref,) if self.of is None else (self.ref, self.of)

    @property
    def told(self) -> str:
        """Return what to call it."""
        whole = "image" if self.of is None else told(self.of)
        if self.level:
            return f"height of the {told(self.ref)} in the {whole}"
        return f"share of the {whole} that the {told(self.ref)} fills"


Quantity = SizeOf | SizeOfImage | SumOfSizes | Gap | EdgeGap | SideGap | Share


@dataclass(frozen=True, slots=True)
class SharePredicate:
    """A part covers a share of another one or of the image, or reaches up to it in the other."""

    whole: m.Ref | None
    range: m.Range
    level: bool

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"fills the right share of the {told(self.whole) if self.whole else 'image'}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the share."""
        whole = "image" if self.whole is None else writer.one(self.whole).noun
        names = [of.name] if self.whole is None else [of.name, writer.one(self.whole).name]
        what = f"share of the {whole} that the {of.noun} fills"
        if self.level:
            what = f"height of the {of.noun} in the {whole}"
        return [measured(self._value(writer, of), self.range, names, what, "share")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the share."""
        return range_test(self._value(writer, of), self.range)

    def _value(self, writer: Writer, of: Variable) -> str:
        if self.whole is None:
            return f"{of.name}.area / (scene.width * scene.height)"
        whole = writer.one(self.whole).name
        different([of.name, whole])
        return f"{whole}.{'level_of' if self.level else 'share_filled_by'}({of.name})"


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity is in a range: in pixels, as a share, or in multiples of another quantity."""

    quantity: Quantity
    range: m.Range
    unit: str
    per: Quantity | None = None

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the range."""
        value, what = self._value(writer), self.quantity.told
        refs = dict.fromkeys([*self.quantity.refs, *(self.per.refs if self.per else ())])
        if self.per is not None:
            what = f"{what} over the {self.per.told}"
        of = [writer.one(ref).name for ref in refs]
        return [measured(value, self.range, of, what, self.unit)]

    def test(self, writer: Writer) -> str:
        """Return the test of the range."""
        return range_test(self._value(writer), self.range)

    def _value(self, writer: Writer) -> str:
        gap = self.quantity
        if isinstance(gap, EdgeGap) and self.per is None:
            return FromEdge(gap.side, self.range, gap.of).value(writer, writer.one(gap.ref))
        value = self.quantity.value(writer)
        if self.per is None:
            return value
        return (
            f"({value}) / {self.per.value(writer)}"
            if " - " in value
            else f"{value} / {self.per.value(writer)}"
        )

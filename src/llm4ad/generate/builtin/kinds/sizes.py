"""Sizes: in pixels, against other sizes, against those of other parts, as usual.

About, the same and twice allow a tenth more and a tenth less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.positions import FromEdge
from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import (
    Variable,
    different,
    measured,
    quoted,
    range_test,
    stated,
    told,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer

ABOUT = 0.1  # what "about", "the same" and "as long as" allow, as a share
CLEARLY = 1.25  # by how much a long one is longer than a short one


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


Quantity = SizeOf | SizeOfImage | Gap | EdgeGap | Share


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
        value = self.quantity.value(writer)
        if self.per is None:
            return value
        return (
            f"({value}) / {self.per.value(writer)}"
            if " - " in value
            else f"{value} / {self.per.value(writer)}"
        )


@dataclass(frozen=True, slots=True)
class Sized:
    """A measure of a part is in a range: in pixels, or in multiples of a quantity.

    ``own`` is the field of the same part that it is a multiple of.
    """

    field: str
    range: m.Range
    per: Quantity | None = None
    own: str = ""

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"has the right {self.field}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the range."""
        value, what, unit = self._value(writer, of), f"{self.field} of the {of.noun}", "px"
        refs = self.per.refs if self.per is not None else ()
        if self.per is not None:
            what, unit = f"{what} over the {self.per.told}", ""
        if self.own:
            what, unit = f"{what} over its {self.own}", ""
        names = dict.fromkeys([of.name, *(writer.one(ref).name for ref in refs)])
        return [measured(value, self.range, list(names), what, unit)]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the range."""
        return range_test(self._value(writer, of), self.range)

    def _value(self, writer: Writer, of: Variable) -> str:
        value = f"{of.name}.{self.field}"
        if self.own:
            return f"{value} / {of.name}.{self.own}"
        return value if self.per is None else f"{value} / {self.per.value(writer)}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure of a part is a multiple, in a range, of the same or another measure of another."""

    field: str
    range: m.Range
    other_field: str

    @property
    def symmetric(self) -> bool:
        """Tell whether it holds both ways: where the sizes are about the same."""
        low, high = self.range.low, self.range.high
        same = low is not None and high is not None and low < 1 < high
        return same and self.field == self.other_field

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"has the right {self.field} for the {self.other_field} of the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the ratio."""
        what = f"{self.field} of the {of.noun} over that of the {other.noun}"
        if self.field != self.other_field:
            what = f"{self.field} of the {of.noun} over the {self.other_field} of the {other.noun}"
        return measured(self._ratio(of, other), self.range, [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the ratio."""
        return range_test(self._ratio(of, other), self.range)

    def _ratio(self, of: Variable, other: Variable) -> str:
        return f"{of.name}.{self.field} / {other.name}.{self.other_field}"


@dataclass(frozen=True, slots=True)
class MostOfAll:
    """A part has more (or less) of a measure than all other known parts, perhaps those in a place.

    What the place is a piece of does not count.
    """

    field: str
    most: bool
    place: m.Place | None = None

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"has the {'most' if self.most else 'least'} {self.field} of all parts"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that no other part has more."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that no other part has more."""
        own = {of.noun, *(m.nouns_of(self.place) if self.place else [])}
        others = sorted(writer.part_names - own)
        if not others:
            raise ConditionError("no other part is known that it could be compared with")
        found = writer.list_of(m.Parts(tuple(others), place=self.place))
        sign = ">" if self.most else "<"
        return f"all({of.name}.{self.field} {sign} part.{self.field} for part in {found})"


@dataclass(frozen=True, slots=True)
class CoveredTogether:
    """Some parts together cover a share of another part, or of the image."""

    parts: m.Parts
    whole: m.Ref | None
    range: m.Range

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the sum of their areas."""
        found = writer.list_of(self.parts)
        noun = " and ".join(self.parts.nouns)
        whole = "image" if self.whole is None else told(self.whole)
        what = f"share of the {whole} that all {noun} cover together"
        call = measured(self._value(writer), self.range, [], what, "share")
        arguments = (f"of={found}" if item == "of=[]" else item for item in call.arguments)
        return [Call(call.function, tuple(arguments))]

    def test(self, writer: Writer) -> str:
        """Return the test of the sum of their areas."""
        return range_test(self._value(writer), self.range)

    def _value(self, writer: Writer) -> str:
        found = writer.list_of(self.parts)
        area = "(scene.width * scene.height)"
        if self.whole is not None:
            area = f"{writer.one(self.whole).name}.area"
        return f"sum(part.area for part in {found}) / {area}"


@dataclass(frozen=True, slots=True)
class Ranked:
    """So many long parts and so many short ones of one name.

    The shortest long one is longer than the longest short one by ``times`` at least.
    """

    parts: m.Parts
    field: str
    long: int
    short: int
    times: float = CLEARLY
    most: float | None = None

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of the number, and of the step in size."""
        number = self.long + self.short
        if min(self.long, self.short) < 1:
            raise ConditionError("long and short ones are told apart only where there are both")
        found = writer.list_of(self.parts)
        if (found, number) not in writer.limited:
            writer.limited.add((found, number))
            writer.line(f"if len({found}) != {number}:")
            writer.line(f"    return [expect_count({found}, exactly={number})]")
        ordered = writer.name_for("by size")
        key = f"key=lambda part: part.{self.field}, reverse=True"
        writer.line(f"{ordered} = sorted({found}, {key})")
        value = f"{ordered}[{self.long - 1}].{self.field} / {ordered}[{self.long}].{self.field}"
        noun = " or ".join(self.parts.nouns)
        what = f"{self.field} of a long {noun} over that of a short one"
        if (self.long, self.short) == (1, 1):
            what = f"{self.field} of the one {noun} over that of the other"
        amount = m.Range(self.times, self.most)
        return [
            Call("expect_count", (found, f"exactly={number}")),
            measured(value, amount, [f"*{ordered}"], what),
        ]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("long and short ones cannot be told apart after 'if' or 'either'")


@dataclass(frozen=True, slots=True)
class Usual:
    """A part measures, or lies, as on the normal pictures; with ``other`` relative to that.

    ``what`` is a length, width, height or area of its own, or "place", "centre" (how high it lies)
    or "level" (how high it reaches).
    """

    what: str
    other: m.Ref | None = None

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"has the usual {self.what}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of what is usual, as shares of a size.

        So a camera of another resolution changes nothing.
        """
        other = None if self.other is None else writer.one(self.other)
        if other is not None:
            different([of.name, other.name])
        parts = of.name if other is None else f"{of.name}, {other.name}"
        place = "" if other is None else f" in the {other.noun}"
        closing = (f"of=[{parts}]",)
        return [
            Call(
                "expect_usual",
                (
                    value,
                    *closing,
                    f"what={quoted(f'{called} of the {of.noun}{place}')}",
                    'unit="share"',
                ),
            )
            for value, called in _usual_values(self.what, of.name, other.name if other else None)
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is usual is learned later; it cannot be asked after 'if'")


_OWN = {
    "length": ("{0}.length / scene.width", "length"),
    "width": ("{0}.width / scene.width", "width"),
    "height": ("{0}.height / scene.height", "height"),
    "area": ("{0}.area / (scene.width * scene.height)", "area"),
    "thickness": ("{0}.thickness / scene.width", "thickness"),
}


def _usual_values(what: str, name: str, other: str | None) -> list[tuple[str, str]]:
    if what in _OWN:
        value, called = _OWN[what]
        return [(value.format(name), called)]
    if what == "level" and other is not None:
        return [(f"{other}.level_of({name})", "level")]
    if what == "share" and other is not None:
        return [(f"{other}.share_filled_by({name})", "share")]
    place = f"frame_of({other or 'scene'}).position_of({name})"
    down = (f"{place}[1]", "distance from the top")
    return [down] if what == "centre" else [(f"{place}[0]", "distance from the left"), down]


@dataclass(frozen=True, slots=True)
class UsualQuantity:
    """A quantity is as on the normal pictures; lengths are measured against the image."""

    quantity: Quantity

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of what is usual."""
        value, what = self.quantity.value(writer), quoted(self.quantity.told)
        if isinstance(self.quantity, SizeOf):
            return Usual(self.quantity.field).expect(writer, writer.one(self.quantity.ref))
        if isinstance(self.quantity, Gap | EdgeGap):
            value = f"({value}) / scene.width" if " - " in value else f"{value} / scene.width"
        of = ", ".join(writer.one(ref).name for ref in self.quantity.refs)
        return [Call("expect_usual", (value, f"of=[{of}]", f"what={what}", 'unit="share"'))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is usual is learned later; it cannot be asked after 'if'")


@dataclass(frozen=True, slots=True)
class UsualNumber:
    """As many parts as on the normal pictures."""

    parts: m.Parts

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the usual number."""
        found = writer.list_of(self.parts)
        what = f"number of {' and '.join(self.parts.nouns)}"
        return [Call("expect_usual", (f"len({found})", f"of={found}", f"what={quoted(what)}"))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is usual is learned later; it cannot be asked after 'if'")


def around(value: float, tolerance: float = ABOUT) -> m.Range:
    """Return the range about a number; ``tolerance`` is a share of it."""
    return m.Range(value * (1 - tolerance), value * (1 + tolerance))

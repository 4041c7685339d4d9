"""Sizes: in pixels, against other sizes, against those of other parts, as usual.

About, the same and twice allow a tenth more and a tenth less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import Variable, measured, range_test, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.quantities import Quantity
    from llm4ad.generate.builtin.writing import Writer

ABOUT = 0.1  # what "about", "the same" and "as long as" allow, as a share
CLEARLY = 1.25  # by how much a long one is longer than a short one


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
class LargerBy:
    """A measure of a part is larger than that of another by so many pixels, in a range."""

    field: str
    range: m.Range

    @property
    def symmetric(self) -> bool:
        """Tell whether it holds both ways: where they may differ either way by as much."""
        return self.range.low is not None and self.range.low == -(self.range.high or 0)

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"has the right {self.field} for that of the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the difference."""
        what = f"{self.field} of the {of.noun} less that of the {other.noun}"
        return measured(self._more(of, other), self.range, [of.name, other.name], what, "px")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the difference."""
        return range_test(self._more(of, other), self.range)

    def _more(self, of: Variable, other: Variable) -> str:
        return f"{of.name}.{self.field} - {other.name}.{self.field}"


@dataclass(frozen=True, slots=True)
class MostOfAll:
    """A part has more (or less) of a measure than all other known parts, perhaps those in a place.

    What the place is a piece of does not count, nor what holds the others.
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
        # A tray is larger than what lies in it, and none of the parts that are compared.
        others = sorted(name for name in writer.part_names - own if not is_container(name))
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


def around(value: float, tolerance: float = ABOUT) -> m.Range:
    """Return the range about a number; ``tolerance`` is a share of it."""
    return m.Range(value * (1 - tolerance), value * (1 + tolerance))

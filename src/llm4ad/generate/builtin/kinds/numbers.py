"""Numbers of parts: of each kind, in total, against each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told_parts, told_place
from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import (
    count_test,
    counted,
    different,
    measured,
    quoted,
    range_test,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Present:
    """Numbers of parts in a place."""

    groups: tuple[m.Group, ...]
    place: m.Place = m.IMAGE

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of every number."""
        return [counted(writer.find(self._parts(each)), each.count) for each in self.groups]

    def test(self, writer: Writer) -> str:
        """Return the test of all numbers."""
        tests = [count_test(writer.find(self._parts(each)), each.count) for each in self.groups]
        return " and ".join(tests)

    def _parts(self, group: m.Group) -> m.Parts:
        return m.Parts((group.noun,), group.colour, self.place)


@dataclass(frozen=True, slots=True)
class Total:
    """A number of parts of several names together."""

    count: m.Range
    nouns: tuple[str, ...]
    place: m.Place = m.IMAGE
    colour: str | None = None

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of their number."""
        different(self.nouns)
        found = writer.list_of(m.Parts(self.nouns, self.colour, self.place))
        return [counted(found, self.count, told_parts(m.Parts(self.nouns, self.colour)))]

    def test(self, writer: Writer) -> str:
        """Return the test of their number."""
        different(self.nouns)
        parts = m.Parts(self.nouns, self.colour, self.place)
        return count_test(f"({writer.find(parts)})", self.count)


@dataclass(frozen=True, slots=True)
class AnythingCounted:
    """A number of parts in a place, whatever they are; what the place is a piece of is none."""

    count: m.Range
    place: m.Place

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of their number."""
        what = f"part in the {told_place(self.place)}"
        return [counted(writer.list_of(self._parts(writer)), self.count, what)]

    def test(self, writer: Writer) -> str:
        """Return the test of their number."""
        return count_test(f"({writer.find(self._parts(writer))})", self.count)

    def _parts(self, writer: Writer) -> m.Parts:
        nouns = sorted(writer.part_names - set(m.nouns_of(self.place)))
        if not nouns:
            raise ConditionError("no other part is known; teach or declare what could be there")
        return m.Parts(tuple(nouns), place=self.place)


_SIGNS: dict[tuple[float | None, float | None], str] = {
    (1, None): ">",
    (None, -1): "<",
    (0, None): ">=",
    (None, 0): "<=",
    (0, 0): "==",
}


@dataclass(frozen=True, slots=True)
class NumbersCompared:
    """How many more parts there are of one kind than of another, or how many times as many."""

    first: m.Parts
    second: m.Parts
    more: m.Range
    times: float = 1

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the difference."""
        one, other = self._found(writer)
        of = f"of={one} + {other}"
        first, second = told_parts(self.first), told_parts(self.second)
        if self.more == m.NONE and self.times == 1:
            what = f"the numbers of {first} and {second}"
            closing = (of, f"what={quoted(what)}")
            return [Call("expect_equal", (f"len({one})", f"len({other})", *closing))]
        if self.more.strict:
            sign = "more" if self.more.low is not None else "less"
            what = f"{sign} than {self.times:g} times as many {first} as {second}"
            return [Call("expect_true", (self.test(writer), of, f"what={quoted(what)}"))]
        many = f"{self.times:g} times " if self.times != 1 else ""
        what = f"number of {first} less {many or 'that of '}{'that of ' if many else ''}{second}"
        call = measured(self._difference(one, other), self.more, [], what)
        return [
            Call(call.function, tuple(of if item == "of=[]" else item for item in call.arguments))
        ]

    def test(self, writer: Writer) -> str:
        """Return the test of the difference."""
        one, other = self._found(writer)
        sign = _SIGNS.get((self.more.low, self.more.high))
        if sign is not None and self.times == 1:
            return f"len({one}) {sign} len({other})"
        return range_test(self._difference(one, other), self.more)

    def _found(self, writer: Writer) -> tuple[str, str]:
        different([told_parts(self.first), told_parts(self.second)])
        return writer.list_of(self.first), writer.list_of(self.second)

    def _difference(self, one: str, other: str) -> str:
        # In whole numbers: a third of three is one, 0.333 times three is less.
        times = Fraction(self.times).limit_denominator(100)
        if times.denominator > 2:
            few = "" if times.numerator == 1 else f"{times.numerator} * "
            return f"{times.denominator} * len({one}) - {few}len({other})"
        many = "" if self.times == 1 else f"{self.times:g} * "
        return f"len({one}) - {many}len({other})"


@dataclass(frozen=True, slots=True)
class EvenNumber:
    """There is an even, or odd, number of parts; ``least`` at least."""

    parts: m.Parts
    even: bool
    least: int = 0

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the number."""
        found = writer.list_of(self.parts)
        what = f"the number of {told_parts(self.parts)} is {'even' if self.even else 'odd'}"
        number = Call("expect_true", (self.test(writer), f"of={found}", f"what={quoted(what)}"))
        return [number, *([counted(found, m.Range(self.least, None))] if self.least else [])]

    def test(self, writer: Writer) -> str:
        """Return the test of the number."""
        return f"len({writer.list_of(self.parts)}) % 2 == {0 if self.even else 1}"

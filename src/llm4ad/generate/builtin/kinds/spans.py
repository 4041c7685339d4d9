"""Distances in sizes of a part: at least half its width away, one nut's length apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin.writing import Variable, measured, range_test

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.source_text import Call
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class ApartBySize:
    """The gap between two parts is a multiple, in a range, of a size of the one or the other.

    ``noun`` is the name of the one that is measured; empty for the one that is spoken of.
    """

    range: m.Range
    noun: str
    field: str
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"is at the right distance from the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the distance."""
        of_what = self._sized(of, other).noun
        gap = f"distance between the {of.noun} and the {other.noun}"
        what = f"{gap} over the {self.field} of the {of_what}"
        return measured(self._value(of, other), self.range, [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the distance."""
        return range_test(self._value(of, other), self.range)

    def _sized(self, of: Variable, other: Variable) -> Variable:
        if self.noun in ("", of.noun):
            return of
        if self.noun == other.noun:
            return other
        raise ConditionError(f"the {self.field} of which {self.noun}? Say it of one of the two")

    def _value(self, of: Variable, other: Variable) -> str:
        return f"{of.name}.distance_to({other.name}) / {self._sized(of, other).name}.{self.field}"


@dataclass(frozen=True, slots=True)
class Spanning:
    """A part goes from one end of another to the other; many may do so only together."""

    predicate: m.Predicate

    @property
    def told(self) -> str:
        """Say it in English."""
        return self.predicate.told

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations that it does."""
        return self.predicate.expect(writer, of)

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it does."""
        return self.predicate.test(writer, of)

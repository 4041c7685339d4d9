"""What a word of its own says to be not so, such as outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.kinds.saying import Not

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.writing import Variable, Writer


@dataclass(frozen=True, slots=True)
class Contrary:
    """What a word of its own says to be not so: outside is not inside.

    Unlike after "not", it is sure what it means of all, or of none.
    """

    predicate: m.Predicate

    @property
    def told(self) -> str:
        """Say it in English."""
        return Not(self.predicate).told

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it is not so."""
        return Not(self.predicate).expect(writer, of)

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it is not so."""
        return Not(self.predicate).test(writer, of)

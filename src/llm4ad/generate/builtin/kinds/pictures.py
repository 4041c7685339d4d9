"""What a part shows, which no place, size, count or colour says: asked of a model that looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import quoted

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Depicts:
    """The only part of a name shows a picture of something, or each part of it does."""

    noun: str
    what: str
    each: bool

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of as many parts as there are of which that is so."""
        of_all = Call("expect_count", (self._asked, f"exactly=len({self._found})"))
        only = Call("expect_count", (self._found, "exactly=1"))
        return [of_all] if self.each else [only, of_all]

    def test(self, writer: Writer) -> str:
        """Return the test that it is so."""
        of_all = f"len({self._asked}) == len({self._found})"
        return of_all if self.each else f"len({self._found}) == 1 and {of_all}"

    @property
    def _found(self) -> str:
        return f"scene.find({quoted(self.noun)})"

    @property
    def _asked(self) -> str:
        question = f"Does it show a picture of {self.what}?"
        return f"scene.find_asking({quoted(self.noun)}, {quoted(question)})"

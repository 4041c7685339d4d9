"""Orders of the sizes of several parts: longer and longer from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told_parts
from llm4ad.generate.builtin.kinds.colours import in_order
from llm4ad.generate.builtin.kinds.together import Among, Together
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import counted, measured

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class SizesInOrder:
    """A measure grows, or shrinks, from each part to the next one in a direction."""

    among: m.Every
    field: str
    growing: bool
    direction: str

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that it does from each to the next."""
        found = writer.list_of(self.among.parts, filled=2)
        ordered = in_order(found, self.direction)
        if ordered != found:
            name = writer.name_for("in order")
            writer.line(f"{name} = {ordered}")
            ordered = name
        noun = told_parts(self.among.parts)
        what = f"{self.field} of each {noun} over that of the one before, {self.direction}"
        limit = m.Range(1, None) if self.growing else m.Range(None, 1)
        step = measured(
            f"after.{self.field} / before.{self.field}", limit, ["before", "after"], what
        )
        loop = f"for before, after in zip({ordered}, {ordered}[1:])"
        head = [counted(found, self.among.count)] if self.among.count is not None else []
        return [*head, ForEach(step, (loop,))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether sizes are in order cannot be asked after 'if' or 'either'")


@dataclass(frozen=True, slots=True)
class InOrderOfSize(Together):
    """Their sizes are in order."""

    field: str
    growing: bool
    direction: str

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        if not isinstance(among, m.Every):
            return None
        return SizesInOrder(among, self.field, self.growing, self.direction)

"""What stands between each part and the next one: a divider between every two bottles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin.calling import variable
from llm4ad.generate.builtin.kinds.rows import in_line
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import counted

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class HeldBetween:
    """A number of parts lies between each of some parts in a line and the next one."""

    parts: m.Parts
    held: m.Group

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the number between every two neighbours."""
        noun = self.parts.nouns[0]
        if noun == self.held.noun:
            raise ConditionError(f"a {noun} between two {noun}s is one of them; name other parts")
        line = in_line(writer, writer.list_of(self.parts, filled=2), self.parts)
        name = variable(self.held.noun)
        found = writer.list_of(self.held.parts)
        between = f"[{name} for {name} in {found} if {name}.is_between(one, other)]"
        what = f"{self.held.noun} between the {noun} and the next one"
        pairs = f"for one, other in zip({line}, {line}[1:])"
        return [ForEach(counted(between, self.held.count, what), (pairs,))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is between neighbours cannot be asked after 'if'")

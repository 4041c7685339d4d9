"""A statement about "the bottle" that holds for each, where there are several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told_parts

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class ForEachOf:
    """A claim about the only part of some holds for each of them.

    There must be some, unless they may be ``none``.
    """

    parts: m.Parts
    claim: m.Claim
    none: bool = False

    def expect(self, writer: Writer) -> list[m.Item]:
        """Write a loop; what is expected in it is gathered."""
        writer.start_gathering()
        writer.list_of(self.parts, filled=0 if self.none else 1)
        variable, head = writer.loop(self.parts)
        with writer.block(f"{head}:"):
            writer.call(m.One(self.parts), variable)
            writer.gather(self.claim.expect(writer))
        return []

    def test(self, writer: Writer) -> str:
        """Raise ConditionError: what is written in lines cannot be tested in one."""
        noun = told_parts(self.parts)
        raise ConditionError(f"there are several: write 'each {noun}', or which {noun} is meant")

"""Neighbours that are unlike: no two nuts of one colour stand next to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.rows import in_line
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.together import Among
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class UnlikeNeighbours(Together):
    """Each of them has another colour than the next one."""

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts of one name."""
        if not isinstance(among, m.Every) or len(among.parts.nouns) > 1:
            return None
        return NeighboursDiffer(among.parts)


@dataclass(frozen=True, slots=True)
class NeighboursDiffer:
    """No two neighbours in a line have the same colour."""

    parts: m.Parts

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of every two neighbours."""
        line = in_line(writer, writer.list_of(self.parts, filled=2), self.parts)
        noun = self.parts.nouns[0]
        what = f"the {noun} and the next one differ in colour"
        test = stated("one.colour != other.colour", ["one", "other"], what)
        return [ForEach(test, (f"for one, other in zip({line}, {line}[1:])",))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether neighbours are alike cannot be asked after 'if'")

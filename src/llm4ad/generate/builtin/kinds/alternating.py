"""Parts that take turns along a line: red and blue nuts in turn, a nut after every washer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.rows import in_line
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import counted, quoted, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.together import Among
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Alternating(Together):
    """They take turns: in two colours, those that are given where there are some, or by name."""

    colours: tuple[str, ...] = ()

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        if not isinstance(among, m.Every) or (self.colours and len(among.parts.nouns) > 1):
            return None
        return Alternation(among, self.colours)


@dataclass(frozen=True, slots=True)
class Alternation:
    """No two neighbours in a line are alike, and each is like the one after the next."""

    among: m.Every
    colours: tuple[str, ...]

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of neighbours, and of those with one between them."""
        parts = self.among.parts
        found = writer.list_of(parts, filled=2)
        line = in_line(writer, found, parts)
        field = "colour" if len(parts.nouns) == 1 else "name"
        told = " or ".join(parts.nouns)
        unlike = f"the {told} and the next one differ in {field}"
        alike = f"the {told} and the next but one are alike in {field}"
        head = [counted(found, self.among.count)] if self.among.count is not None else []
        pairs = (("!=", 1, unlike), ("==", 2, alike))
        items = [
            ForEach(
                stated(f"one.{field} {sign} other.{field}", ["one", "other"], what),
                (f"for one, other in zip({line}, {line}[{step}:])",),
            )
            for sign, step, what in pairs
        ]
        return [*head, *self._coloured(found, told), *items]

    def _coloured(self, found: str, told: str) -> list[m.Item]:
        if not self.colours:
            return []
        colours = ", ".join(map(quoted, self.colours))
        what = f"the {told} is {' or '.join(self.colours)}"
        test = stated(f"part.colour in ({colours})", ["part"], what)
        return [ForEach(test, (f"for part in {found}",))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts alternate cannot be asked after 'if' or 'either'")

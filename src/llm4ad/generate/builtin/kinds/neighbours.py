"""Neighbours: parts with no other part between them, whatever holds them or lies on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told
from llm4ad.generate.builtin.kinds.together import Among, Together
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import Variable, counted, different, measured

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer

BESIDE = 0.2  # the share of a part that may lie on what it is beside


def parts_between(writer: Writer, first: str, second: str, but: tuple[str, ...] = ()) -> ForEach:
    """Return the parts that lie between two others, but not those of some names.

    What holds one of the two, or lies in it, is no part between them.
    """
    others = sorted(writer.part_names - set(but))
    if not others:
        raise ConditionError("no other part is known; teach or declare what could be between")
    ends = f"({first}, {second})"
    apart = f"not any(part.is_inside(end) or end.is_inside(part) for end in {ends})"
    loop = f"for part in {writer.list_of(m.Parts(tuple(others)))}"
    return ForEach("part", (loop, f"if part.is_between({first}, {second}) and {apart}"))


@dataclass(frozen=True, slots=True)
class NextTo:
    """A part lies beside another one, not on it, and no other part lies between the two."""

    ref: m.Ref

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is next to the {told(self.ref)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations that it is not on the other, and that nothing is between."""
        other = writer.one(self.ref)
        different([of.name, other.name])
        share = f"share of the {of.noun} on the {other.noun}"
        value = f"{of.name}.share_inside({other.name})"
        what = f"part between the {of.noun} and the {other.noun}"
        return [
            measured(value, m.Range(None, BESIDE), [of.name, other.name], share, "share"),
            counted(parts_between(writer, of.name, other.name), m.NONE, what),
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the same."""
        other = writer.one(self.ref)
        different([of.name, other.name])
        between = parts_between(writer, of.name, other.name)
        found = f"[{between.item} {' '.join(between.loops)}]"
        return f"{of.name}.share_inside({other.name}) <= {BESIDE:g} and not {found}"


@dataclass(frozen=True, slots=True)
class NothingBetween:
    """No part of another name lies between any two of some parts.

    ``count`` parts there must be, where it is given.
    """

    among: Among
    count: int = 0

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that none is there."""
        nouns = tuple(m.nouns_of(self.among))
        what = f"part between the {' and the '.join(nouns)}"
        if isinstance(self.among, m.The):
            first, second = (writer.one(ref).name for ref in self.among.refs)
            different([first, second])
            return [counted(parts_between(writer, first, second, nouns), m.NONE, what)]
        found = writer.list_of(self.among.parts)
        if self.count:
            writer.line(f"if len({found}) != {self.count}:")
            writer.line(f"    return [expect_count({found}, exactly={self.count})]")
        none = counted(parts_between(writer, "first", "second", nouns), m.NONE, what)
        loops = (f"for first in {found}", f"for second in {found}")
        return [ForEach(none, (*loops, "if first.index < second.index"))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether something is between parts cannot be asked after 'if'")


@dataclass(frozen=True, slots=True)
class Neighbouring(Together):
    """No part of another name lies between any two of them."""

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        if isinstance(among, m.The):
            return NothingBetween(among) if len(among.refs) == 2 else None
        number = among.count.low if among.count and among.count.low == among.count.high else 0
        return NothingBetween(m.Every(among.parts), int(number or 0))

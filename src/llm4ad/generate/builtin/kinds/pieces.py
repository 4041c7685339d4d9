"""Pieces of each of several parts: in its upper half, in its middle, below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told_place
from llm4ad.generate.builtin.kinds.positions import BesideOf, Side
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import Variable, count_test, counted, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Piece:
    """Which piece of each part: unlike a place, it is of no certain one."""

    kind: Literal["half", "edge", "quarter", "corner", "middle", "cell"]
    side: str = ""
    grid: tuple[int, int] = (1, 1)
    cell: tuple[int, int] = (1, 1)

    @property
    def place(self) -> m.Place:
        """Return it as a place of nothing."""
        return m.Place(self.kind, self.side, None, self.grid, self.cell)


@dataclass(frozen=True, slots=True)
class HoldsAt:
    """A part has numbers of parts in a piece of it, or in its centre where there is no piece."""

    groups: tuple[m.Group, ...]
    piece: Piece | None

    @property
    def told(self) -> str:
        """Say it in English."""
        nouns = " and of ".join(group.noun for group in self.groups)
        where = told_place(self.piece.place) if self.piece is not None else "centre"
        return f"has the right number of {nouns} in its {where}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of the numbers."""
        return [
            counted(self._found(writer, of, group), group.count, self._what(group, of))
            for group in self.groups
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the numbers."""
        tests: list[str] = []
        for group in self.groups:
            found = self._found(writer, of, group)
            if isinstance(found, ForEach):
                found = f"[{found.item} {' '.join(found.loops)}]"
            tests.append(count_test(found, group.count))
        return " and ".join(tests)

    def _what(self, group: m.Group, of: Variable) -> str:
        if self.piece is not None:
            return ""
        return f"{group.noun} in the centre of the {of.noun}"

    def _found(self, writer: Writer, of: Variable, group: m.Group) -> str | ForEach:
        if of.noun == group.noun:
            raise ConditionError(f"a {of.noun} in a {of.noun} makes no sense; name another part")
        if self.piece is not None:
            within = writer.piece(self.piece.place, of.name)
            return writer.find(group.parts).replace(")", f", within={within})", 1)
        other, loop = writer.loop(group.parts)
        return ForEach(other.name, (loop, f"if {other.name}.is_centred_in({of.name})"))


@dataclass(frozen=True, slots=True)
class HasBeside:
    """A part has numbers of parts on a side of it that are nearer to it than to its fellows."""

    groups: tuple[m.Group, ...]
    side: Side

    @property
    def told(self) -> str:
        """Say it in English."""
        nouns = " and of ".join(group.noun for group in self.groups)
        return f"has the right number of {nouns} {self.side} it"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of the numbers."""
        return [
            counted(found, group.count, f"{group.noun} {self.side} the {of.noun}")
            for group, found in self._found(writer, of)
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the numbers."""
        tests = [
            count_test(f"[{found.item} {' '.join(found.loops)}]", group.count)
            for group, found in self._found(writer, of)
        ]
        return " and ".join(tests)

    def _found(self, writer: Writer, of: Variable) -> list[tuple[m.Group, ForEach]]:
        relation = BesideOf(self.side)
        found: list[tuple[m.Group, ForEach]] = []
        for group in self.groups:
            if of.noun == group.noun:
                raise ConditionError(f"a {of.noun} cannot be beside itself; name another part")
            other, loop = writer.loop(group.parts)
            if of.noun not in writer.part_names:
                raise ConditionError(f"say it of each {of.noun}, or count them in a place")
            nearest = (
                f'min(scene.find("{of.noun}"), key=lambda part: part.distance_to({other.name}))'
            )
            tests = f"{relation.test(other, of)} and {nearest}.index == {of.name}.index"
            found.append((group, ForEach(other.name, (loop, f"if {tests}"))))
        return found


@dataclass(frozen=True, slots=True)
class InPieceOfAny:
    """A part lies in a piece of one of some parts, such as the upper half of its bottle."""

    parts: m.Parts
    piece: Piece

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is in the {told_place(self.piece.place)} of a {' or '.join(self.parts.nouns)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it is in one."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it is in one."""
        other, loop = writer.loop(self.parts)
        if other.name == of.name:
            raise ConditionError(f"a {of.noun} in a {of.noun} makes no sense; name another part")
        return f"any({of.name}.is_inside({writer.piece(self.piece.place, other.name)}) {loop})"

"""Parts that grow from a side to the other, or that are equally far from another part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told_parts
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import counted, measured

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.together import Among
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Graded(Together):
    """They have more of a measure, or less of it, the further they are in a direction."""

    field: str
    rising: bool
    direction: str

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        return SizeOrder(among, self) if isinstance(among, m.Every) else None


@dataclass(frozen=True, slots=True)
class SizeOrder:
    """Every part is larger, or smaller, than the one before it in a direction."""

    among: m.Every
    order: Graded

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of every part and the next."""
        order, found = self.order, writer.list_of(self.among.parts)
        noun, ordered = told_parts(self.among.parts), found
        if order.direction in ("top to bottom", "bottom to top"):
            ordered = writer.name_for("from top to bottom")
            writer.line(f"{ordered} = sorted({found}, key=lambda part: part.center_y)")
        backwards = order.direction in ("right to left", "bottom to top")
        amount = m.Range(1, None) if order.rising != backwards else m.Range(None, 1)
        what = f"{order.field} of a {noun} over that of the one before it"
        value = f"second.{order.field} / first.{order.field}"
        head = [counted(found, self.among.count or m.Range(2, None))]
        call = measured(value, amount, ["first", "second"], what)
        return [*head, ForEach(call, (f"for first, second in zip({ordered}, {ordered}[1:])",))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts grow from side to side cannot be asked after 'if'")


@dataclass(frozen=True, slots=True)
class EquallyFarFrom(Together):
    """Their centres are equally far from the centre of another part."""

    ref: m.Ref
    tolerance: float

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        return DistancesAlike(among, self) if isinstance(among, m.Every) else None


@dataclass(frozen=True, slots=True)
class DistancesAlike:
    """Of every two parts the centres are equally far from that of another part."""

    among: m.Every
    far: EquallyFarFrom

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of every two."""
        to = writer.one(self.far.ref)
        found, noun = writer.list_of(self.among.parts), told_parts(self.among.parts)
        value = f"first.center_distance_to({to.name}) / second.center_distance_to({to.name})"
        amount = m.Range(1 - self.far.tolerance, 1 + self.far.tolerance)
        what = f"distance of a {noun} from the {to.noun} over that of another {noun}"
        loops = (f"for first in {found}", f"for second in {found}", "if first.index < second.index")
        head = [counted(found, self.among.count)] if self.among.count is not None else []
        call = measured(value, amount, ["first", "second", to.name], what)
        return [*head, ForEach(call, loops)]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("whether parts are equally far away cannot be asked after 'if'")

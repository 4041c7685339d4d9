"""Relations of a part to its own one of some others: the nearest, or the one that it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told_parts
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds, InAny, InPlace
from llm4ad.generate.builtin.kinds.saying import AnyOf, Saying
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.writing import Variable, different, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.saying import Relation
    from llm4ad.generate.builtin.kinds.together import Among
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class TowardsOwn:
    """Relations of a part to the nearest of some parts, such as a cap above its bottle."""

    relations: tuple[Relation, ...]
    parts: m.Parts

    @property
    def told(self) -> str:
        """Say it in English."""
        noun = f"nearest {told_parts(self.parts)}"
        return " and ".join(relation.told(noun) for relation in self.relations)

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of all of them."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of all of them; without any of the others the program ends."""
        different([of.noun, *self.parts.nouns])
        found = writer.list_of(self.parts, filled=1)
        nearest = f"min({found}, key=lambda part: part.distance_to({of.name}))"
        other = Variable(nearest, told_parts(self.parts))
        return " and ".join(relation.test(of, other) for relation in self.relations)


@dataclass(frozen=True, slots=True)
class InOwn(Together):
    """Each of them lies in one of some parts, or of some places, and no two in the same one."""

    among: m.Every | m.Cells

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        parts = among.parts if isinstance(among, m.Every) else None
        if parts is None or len(parts.nouns) != 1:
            return None
        alone = m.Group(m.Range(None, 1), parts.nouns[0], parts.colour)
        return AllOf((Saying(among, (self._in_one(),)), Saying(self.among, (Holds((alone,)),))))

    def _in_one(self) -> m.Predicate:
        if isinstance(self.among, m.Every):
            return InAny(self.among.parts)
        kind, of = self.among.kind, self.among.of
        places = [m.Place(kind, side, of) for side in self.among.sides]  # pyright: ignore[reportArgumentType]
        return AnyOf(tuple(InPlace(place) for place in places))


@dataclass(frozen=True, slots=True)
class OfSome:
    """What is said of a part and the only one of some others holds of it and one of those.

    Eyeshadow that does not stick out of "the well", where there are eight wells.
    """

    parts: m.Parts
    predicate: m.Predicate

    @property
    def told(self) -> str:
        """Say it in English."""
        return self.predicate.told.replace(" the ", " a ", 1)

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that there is one of which it holds."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that there is one of which it holds."""
        other, loop = writer.loop(self.parts)
        different([of.name, other.name])
        with writer.scope():
            writer.call(m.One(self.parts), other)
            return f"any({self.predicate.test(writer, of)} {loop})"

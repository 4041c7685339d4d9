"""Several parts around another: on one side of it, on opposite ones, in opposite corners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.logic import AllOf, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf, Between, BetweenTwo, Side
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.kinds.together import Among, Together

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer

Axis = Literal["horizontal", "vertical"]
_SIDES: dict[Axis, tuple[Side, Side]] = {
    "horizontal": ("left of", "right of"),
    "vertical": ("above", "below"),
}
_TWO = m.Range(2, 2)


@dataclass(frozen=True, slots=True)
class OnSameSide(Together):
    """They are all on the one side of another part, or all on the other."""

    ref: m.Ref
    axis: Axis

    def of(self, among: Among) -> m.Claim:
        """Return that it holds of some parts."""
        sides = [Towards(BesideOf(side), m.The((self.ref,))) for side in _SIDES[self.axis]]
        return OneOf((Saying(among, (sides[0],)), Saying(among, (sides[1],))), only=False)


@dataclass(frozen=True, slots=True)
class OnOppositeSides(Together):
    """Another part is between the two of them."""

    ref: m.Ref

    def of(self, among: Among) -> m.Claim:
        """Return that it holds of two parts."""
        return OppositeSides(among, self.ref)


@dataclass(frozen=True, slots=True)
class OppositeSides:
    """A part is between the two of some."""

    among: Among
    ref: m.Ref

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that it is between them."""
        return self._between().expect(writer)

    def test(self, writer: Writer) -> str:
        """Return the test that it is between them."""
        return self._between().test(writer)

    def _between(self) -> m.Claim:
        other = m.The((self.ref,))
        if isinstance(self.among, m.Every):
            if self.among.count not in (_TWO, None):
                raise ConditionError("only two parts lie on opposite sides of another")
            return Saying(other, (BetweenTwo(self.among.parts),))
        if len(self.among.refs) != 2:
            raise ConditionError("only two parts lie on opposite sides of another")
        return Saying(other, (Between(*self.among.refs),))


_FACING = {
    "corner": (("top left", "bottom right"), ("top right", "bottom left")),
    "edge": (("left", "right"), ("top", "bottom")),
    "half": (("left", "right"), ("top", "bottom")),
}


def opposite(first: m.Ref, second: m.Ref, kind: str, of: m.Ref | None) -> m.Claim:
    """Return that two parts lie in two corners, edges or halves that are opposite each other."""
    pairs = [each for pair in _FACING[kind] for each in (pair, pair[::-1])]
    claims = [
        AllOf(
            tuple(
                Saying(m.The((ref,)), (InPlace(m.Place(kind, side, of)),))  # pyright: ignore[reportArgumentType]
                for ref, side in zip((first, second), pair, strict=True)
            )
        )
        for pair in pairs
    ]
    return OneOf(tuple(claims), only=False)


def in_opposite_corners(noun: str, of: m.Ref | None) -> m.Claim:
    """Return that two parts of a name lie in opposite corners of the image or of a part."""
    one = m.Range(1, 1)
    claims = [
        AllOf(
            tuple(
                Present((m.Group(one, noun),), m.Place("corner", side, of))
                for side in (first, second)
            )
        )
        for first, second in (("top left", "bottom right"), ("top right", "bottom left"))
    ]
    return AllOf((Present((m.Group(_TWO, noun),)), OneOf(tuple(claims), only=False)))

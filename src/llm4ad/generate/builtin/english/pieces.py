"""Pieces of each of several parts: a nut in the middle of every tray, four screws beneath each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import may_hold
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.pieces import HasBeside, HoldsAt, InPieceOfAny, Piece
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import Saying, Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side

Groups = tuple[m.Group, ...]


@rule("where", "PREP the {piece} of (A | ITS [own] | one of the) {parts=parts_one}")
def _(piece: Piece, parts: m.Parts) -> m.Predicate:
    return InPieceOfAny(parts, piece)


@rule("action", "HAS {groups} PREP ITS {piece}")
def _(groups: Groups, piece: Piece) -> m.Predicate:
    return HoldsAt(groups, piece)


@rule("action", "HAS {groups} (in | at) ITS [very] CENTRE")
def _(groups: Groups) -> m.Predicate:
    return HoldsAt(groups, None)


@rule("action", "HAS {groups} {beside} (it | them)")
def _(groups: Groups, beside: tuple[Side, ...]) -> m.Predicate | None:
    return HasBeside(groups, beside[0]) if len(beside) == 1 else None


@rule("action", "HAS {groups} (to | on) ITS left [hand] [side]", given="left of")
@rule("action", "HAS {groups} (to | on) ITS right [hand] [side]", given="right of")
def _(groups: Groups, given: Side) -> m.Predicate:
    return HasBeside(groups, given)


@rule("piece_of_each", "PREP the {piece} of {cells=each_part}")
def _(piece: Piece, cells: m.Subject) -> tuple[m.Subject, Piece | None]:
    return cells, piece


@rule("piece_of_each", "in the [very | exact] (centre | center) of {cells=each_part}")
def _(cells: m.Subject) -> tuple[m.Subject, Piece | None]:
    return cells, None


@rule("spread", "{groups} {piece_of_each}")
@rule("claim", "{piece_of_each} [,] {there_be} {groups}", "{piece_of_each} {lie=plain_be} {groups}")
def _(
    groups: Groups,
    piece_of_each: tuple[m.Subject, Piece | None],
    there_be: bool = True,
    lie: bool = True,
) -> m.Claim:
    cells, piece = piece_of_each
    return Saying(cells, (HoldsAt(groups, piece),))


@rule(
    "claim",
    "{beside} {cells=each_part} [,] {there_be} {groups}",
    "{beside} {cells=each_part} {lie=plain_be} {groups}",
)
def _(
    beside: tuple[Side, ...],
    cells: m.Subject,
    groups: Groups,
    there_be: bool = True,
    lie: bool = True,
) -> m.Claim | None:
    return Saying(cells, (HasBeside(groups, beside[0]),)) if len(beside) == 1 else None


@rule("claim", "{ref} {has} {groups} (on | at) (both sides | either side | EACH side)")
@rule("claim", "{ref} {has} {groups} (on | at) (both | either | EACH) of ITS sides")
@rule("claim", "{ref} {has} {groups} (on | at) ITS left and right [side | sides]")
def _(ref: m.Ref, groups: Groups, has: bool) -> m.Claim:
    sides: tuple[Side, ...] = ("left of", "right of")
    other = m.The((ref,))
    return AllOf(
        tuple(
            Saying(m.Some(each.count, each.parts), (Towards(BesideOf(side), other),))
            for side in sides
            for each in groups
        )
    )


# On both sides of a plate may also be on it.
@rule("claim", "{ref} {has} {groups} (on | at) (both sides | either side | EACH side)")
@rule("claim", "{ref} {has} {groups} (on | at) (both | either | EACH) of ITS sides")
@rule("claim", "{ref} {has} {groups} (on | at) ITS left and right [side | sides]")
def _(ref: m.Ref, groups: Groups, has: bool) -> m.Claim | None:
    if isinstance(ref, m.Pronoun) or not all(map(may_hold, ref.parts.nouns)):
        return None
    halves = [m.Place("half", side, ref) for side in ("left", "right")]
    return AllOf(tuple(Present(groups, half) for half in halves))


@rule("claim", "{ref} {has} {groups} PREP the {piece}")
def _(ref: m.Ref, groups: Groups, piece: Piece, has: bool) -> m.Claim:
    return Saying(m.The((ref,)), (HoldsAt(groups, piece),))


@rule("claim", "{ref} {has} {groups} (in | at) EACH [of ITS [four]] (corner | corners)")
def _(ref: m.Ref, groups: Groups, has: bool) -> m.Claim:
    sides = ("top left", "top right", "bottom left", "bottom right")
    return Saying(m.Cells("corner", ref, sides=sides), (Holds(groups),))

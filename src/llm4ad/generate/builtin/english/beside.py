"""On which side of others a part lies: left of, straight above, next to, between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.neighbours import NextTo
from llm4ad.generate.builtin.kinds.positions import (
    BesideOf,
    Between,
    BetweenAll,
    BetweenTwo,
    EquallyFar,
    LevelWith,
    Overlapping,
    Side,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Both, Towards

if TYPE_CHECKING:
    Object = m.The | m.Every | m.Some


@rule("beside", "[to the] left of", given=("left of",))
@rule("beside", "[to the] right of", given=("right of",))
@rule("beside", "[somewhere] ABOVE", given=("above",))
@rule("beside", "[somewhere] BELOW", given=("below",))
@rule(
    "beside", "ABOVE and [to the] left of", "[to the] left of and ABOVE", given=("above", "left of")
)
@rule(
    "beside",
    "ABOVE and [to the] right of",
    "[to the] right of and ABOVE",
    given=("above", "right of"),
)
@rule(
    "beside", "BELOW and [to the] left of", "[to the] left of and BELOW", given=("below", "left of")
)
@rule(
    "beside",
    "BELOW and [to the] right of",
    "[to the] right of and BELOW",
    given=("below", "right of"),
)
def _(given: tuple[Side, ...]) -> tuple[Side, ...]:
    return given


@rule("beside", "(further | farther | more) [to the] left than", given=("left of",))
@rule("beside", "(further | farther | more) [to the] right than", given=("right of",))
@rule(
    "beside",
    "(further | farther | higher) up [in the IMAGE] than",
    "higher in the IMAGE than",
    given=("above",),
)
@rule(
    "beside",
    "(further | farther | lower) down [in the IMAGE] than",
    "lower in the IMAGE than",
    given=("below",),
)
def _(given: tuple[Side, ...]) -> tuple[Side, ...]:
    return given


@rule("where", "(to | on) ITS left [hand] [side]", given="left of")
@rule("where", "(to | on) ITS right [hand] [side]", given="right of")
def _(given: Side) -> m.Predicate:
    return Towards(BesideOf(given), m.The((m.Pronoun(),)))


@rule("right_there", "right ABOVE", given=("above",))
@rule("right_there", "right BELOW", given=("below",))
def _(given: tuple[Side, ...]) -> tuple[Side, ...]:
    return given


# "Directly" is straight in that direction, "immediately" with nothing in between.
@rule("where", "(directly | straight | vertically | horizontally | exactly) {beside} {ref}")
@rule("where", "{beside=right_there} {ref}")
def _(beside: tuple[Side, ...], ref: m.Ref) -> m.Predicate | None:
    if len(beside) != 1:
        return None
    (side,) = beside
    line = "column" if side in ("above", "below") else "row"
    other = m.The((ref,))
    return Both((Towards(BesideOf(side), other), Towards(LevelWith(line), other)))


@rule("where", "immediately {beside} {ref}")
def _(beside: tuple[Side, ...], ref: m.Ref) -> m.Predicate | None:
    if len(beside) != 1:
        return None
    (side,) = beside
    return Both((Towards(BesideOf(side), m.The((ref,))), NextTo(ref)))


@rule("where", "[DIRECTLY] NEXT_TO {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return NextTo(ref)


# "Right next to": with nothing in between, however far, or touching it? Both are read.
@rule("where", "DIRECTLY NEXT_TO {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Both((NextTo(ref), Towards(Touching(), m.The((ref,)))))


# On the left of a part that holds others by its name, such as a tray: in its left half alone.
@rule("where", "(on | at) the left [hand] [side] of {object}", given="left of")
@rule("where", "(on | at) the right [hand] [side] of {object}", given="right of")
def _(object: Object, given: Side) -> m.Predicate | None:
    if any(is_container(noun) for noun in m.nouns_of(object)):
        return None
    return Towards(BesideOf(given), object)


@rule("where", "{beside} {object}")
def _(beside: tuple[Side, ...], object: Object) -> m.Predicate | None:
    if len(beside) == 1:
        return Towards(BesideOf(beside[0]), object)
    if not isinstance(object, m.The):
        return None
    return Both(tuple(Towards(BesideOf(side), object) for side in beside))


# "Under the fork": lower in the picture, or beneath it in the pile? Both are read.
@rule("where", "(under | underneath | beneath | over) {object}")
def _(object: Object) -> m.Predicate:
    return Towards(Overlapping(), object)


@rule("where", "[in] between {first=ref} and {second=ref}")
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Between(first, second)


@rule("where", "[in] between {first=parts_end} and {second=parts_end}")
def _(first: m.Parts | None, second: m.Parts | None) -> m.Predicate | None:
    return BetweenAll(first, second, groups=True) if first and second else None


@rule("where", "[in] between {first=parts_end} and {second=ref}", given=False)
@rule("where", "[in] between {second=ref} and {first=parts_end}", given=True)
def _(first: m.Parts, second: m.Ref, given: bool) -> m.Predicate | None:
    if not isinstance(second, m.One):
        return None
    ends = (second.parts, first) if given else (first, second.parts)
    return BetweenAll(*ends, groups=True)


@rule("parts_end", "[ALL] the {parts=parts_many}")
def _(parts: m.Parts) -> m.Parts | None:
    return parts if not is_paired(parts.nouns[0]) else None


@rule("where", "[in] between (the two | both [of the] | both of the two) {parts=parts_many}")
def _(parts: m.Parts) -> m.Predicate:
    return BetweenTwo(parts)


@rule(
    "where",
    "(halfway | midway | half way | mid way | exactly in the middle | in the middle | centrally | CENTRED) between {first=ref} and {second=ref} [{tolerance}]",
)
def _(first: m.Ref, second: m.Ref, tolerance: float = 0.1) -> m.Predicate:
    return Both((Between(first, second), EquallyFar(first, second, tolerance)))

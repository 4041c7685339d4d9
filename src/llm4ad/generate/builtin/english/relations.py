"""How a part lies to others: left of, between, touching, level, parallel, so far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.extents import Multiple, ranged
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.directions import Parallel, Standing, Straight
from llm4ad.generate.builtin.kinds.places import (
    InAny,
    InPlace,
    WhollyIn,
)
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    BesideOf,
    Enclosing,
    EquallyFar,
    LevelWith,
    Nearer,
    Overlapping,
    Side,
    Touching,
)
from llm4ad.generate.builtin.kinds.quantities import Quantity, SizeOf, SizeOfImage
from llm4ad.generate.builtin.kinds.saying import Both, Not, Relation, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, Sized
from llm4ad.generate.builtin.kinds.spans import Spanning
from llm4ad.generate.builtin.lying_on import any_on, place_on
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    Object = m.The | m.Every | m.Some


@rule(
    "where",
    "NEARER {first=ref} than (it is | they are) to {second=ref}",
    "NEARER {first=ref} than to {second=ref}",
)
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Nearer(first, second)


@rule("state", "not TURNED", "straight", given=5.0)
@rule("state", "TURNED by {given=degrees_limit}", "TURNED {given=degrees_limit}")
def _(given: float) -> m.Predicate:
    return Straight(given)


@rule("degrees_limit", "{degrees}")
def _(degrees: m.Range) -> float | None:
    return degrees.high if degrees.low is None else None


@rule("state_not", "[LOCATED] (inside | in | within) the {parts=parts_many}", given=False)
@rule("state_not", "[LOCATED] on the {parts=parts_many}", given=True)
def _(parts: m.Parts, given: bool) -> m.Predicate:
    return any_on(parts) if given else InAny(parts)


@rule("state", "TURNED", "crooked", "askew")
def _() -> m.Predicate:
    return Contrary(Straight())


@rule("state", "TURNED [by] more than {number} DEGREES")
def _(number: float) -> m.Predicate:
    return Contrary(Straight(number))


@rule("action_not", "(lean | tilt | slant)")
@rule("state_not", "(leaning | slanting | slanted | sloping)", "on the slant", "at an angle")
def _() -> m.Predicate:
    return Not(Straight())


@rule("relation", "within {number=length_said} of")
def _(number: float) -> Relation:
    return Apart(m.Range(None, number))


@rule(
    "state",
    "(the SAME distance from | equally far from | equidistant from) {first=ref} and [from] {second=ref} [{tolerance}]",
)
@rule(
    "state",
    "(as far from | as far away from) {first=ref} as [it is] from {second=ref} [{tolerance}]",
)
def _(first: m.Ref, second: m.Ref, tolerance: float = 0.1) -> m.Predicate:
    return EquallyFar(first, second, tolerance)


@rule("action_to", "encloses", "enclose", "surrounds", "surround")
def _() -> Relation:
    return Enclosing()


@rule("across", "spans", "span", "COVERS", "FILLS", "extends over", "extend over")
@rule("across", "(extends | extend | REACHES) [all the way] (across | over)")
def _() -> bool:
    return True


@rule("action", "{across} {multiple} [of] {quantity}", "{across} {quantity=whole_size}")
def _(quantity: Quantity, across: bool, multiple: Multiple = 1.0) -> m.Predicate | None:
    factors = ranged(multiple, None)
    if factors is None:
        return None
    if not isinstance(quantity, SizeOf | SizeOfImage) or quantity.field not in ("width", "height"):
        return None
    if isinstance(quantity, SizeOfImage):
        return Sized(quantity.field, factors, quantity)
    spanning = Towards(Compared(quantity.field, factors, quantity.field), m.The((quantity.ref,)))
    if multiple != 1.0:
        return spanning
    return Spanning(Both((InPlace(m.Place("part", of=quantity.ref)), spanning)))


@rule(
    "whole_size",
    "the (whole | full | entire) {measure} of {ref}",
    "the (whole | full | entire) {measure} of the IMAGE",
)
def _(measure: str, ref: m.Ref | None = None) -> Quantity:
    return SizeOf(ref, measure) if ref is not None else SizeOfImage(measure)


@rule("state", "(surrounded | enclosed) by {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return InPlace(m.Place("part", of=ref))


@rule("action_to", "connects", "connect", "joins", "join", "links", "link")
def _() -> Relation:
    return Touching()


@rule(
    "action",
    "(runs | run | reaches | reach | goes | go | leads | lead | extends | extend | stretches | stretch) from {first=ref} to {second=ref}",
)
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Towards(Touching(), m.The((first, second)))


# "On top of": above it, or lying on it? Both are read, the user chooses; so with "higher".
@rule("where", "on top of {ref}", given=True)
@rule("where", "on top of {ref}", given=False)
def _(ref: m.Ref, given: bool) -> m.Predicate:
    return Towards(BesideOf("above"), m.The((ref,))) if given else InPlace(place_on(ref))


@rule("where", "on top of (A | any | one of the) {parts=parts_any}", given=True)
@rule("where", "on top of (A | any | one of the) {parts=parts_any}", given=False)
def _(parts: m.Parts, given: bool) -> m.Predicate:
    above = Towards(BesideOf("above"), m.Some(m.SOME, parts))
    return above if given else any_on(parts)


@rule("state", "higher than {object}", given=("above", "height", True))
@rule("state", "lower than {object}", given=("below", "height", False))
def _(object: Object, given: tuple[Side, str, bool]) -> m.Predicate:
    return Towards(BesideOf(given[0]), object)


@rule("state", "higher than {object}", given=True)
@rule("state", "lower than {object}", given=False)
def _(object: Object, given: bool) -> m.Predicate:
    amount = m.Range(1, None, strict=True) if given else m.Range(None, 1, strict=True)
    return Towards(Compared("height", amount, "height"), object)


# Touching the border of the image: not all of it is to be seen.
@rule(
    "action",
    "TOUCHES (A | the | any) (edge | border | boundary | edges | borders) of (the IMAGE | IMAGE)",
)
@rule(
    "state",
    "TOUCHING (A | the | any) (edge | border | boundary | edges | borders) of (the IMAGE | IMAGE)",
)
@rule("state", "cropped", "truncated", "cut off by the IMAGE")
def _() -> m.Predicate:
    return Contrary(WhollyIn())


@rule(
    "action",
    "TOUCHES (no | none of the) (edge | border | boundary | edges | borders) of (the IMAGE | IMAGE)",
)
def _() -> m.Predicate:
    return WhollyIn()


@rule("state", "(further | farther) [away] from {first=ref} than [it is] from {second=ref}")
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Nearer(second, first)


@rule("state", "{comparative} than {object} [,] by {percents}")
@rule("state", "{percents} {comparative} than {object}")
def _(percents: m.Range, comparative: tuple[str, bool], object: Object) -> m.Predicate:
    field, more = comparative
    ends = (percents.low, percents.high)
    if more:
        low, high = (None if end is None else 1 + end for end in ends)
    else:
        high, low = (None if end is None else 1 - end for end in ends)
    return Towards(Compared(field, m.Range(low, high), field), object)


@rule("relation", "parallel (to | with)", given=False)
@rule("relation", "(perpendicular to | at right angles to | at a right angle to)", given=True)
def _(given: bool) -> Relation:
    return Parallel(given)


@rule("relation", "OVERLAPPING", "upon")
@rule("action_to", "OVERLAPS")
def _() -> Relation:
    return Overlapping()


@rule(
    "relation",
    "[vertically] level with",
    "(at | on) the SAME (height | level) as",
    "in (one | a | the SAME) row (with | as)",
    "horizontally in line with",
    given="row",
)
# Aligned with another one: in a row, or in a column? Both are read, the user chooses.
@rule(
    "relation", "[horizontally | vertically] (aligned | lined up) with", "in line with", given="row"
)
@rule("relation", "[horizontally | vertically] (aligned | lined up) with", given="column")
@rule("relation", "[vertically] in line with", given="column")
@rule("relation", "in (one | a | the SAME) column (with | as)", given="column")
@rule("relation", given="column")
def _(given: str) -> Relation:
    return LevelWith(given)  # pyright: ignore[reportArgumentType]


@rule("relation", "TOUCHING")
def _() -> Relation:
    return Touching()


@rule("action_to", "TOUCHES")
def _() -> Relation:
    return Touching()


@rule("relation", "{pixels} [away] (from | apart from)")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


@rule("where", "{relation} {object}")
@rule("action", "{relation=action_to} {object}")
def _(relation: Relation, object: Object) -> m.Predicate | None:
    if isinstance(relation, Apart) and THE_ONE in m.nouns_of(object):
        return None  # so far from "the left", which is an edge
    return Towards(relation, object)


@rule("action", "{relation=action_to} neither {first=ref} nor {second=ref}")
@rule("state", "{relation} neither {first=ref} nor {second=ref}")
def _(relation: Relation, first: m.Ref, second: m.Ref) -> m.Predicate:
    return Both(tuple(Not(Towards(relation, m.The((ref,)))) for ref in (first, second)))


@rule("action", "{keeps} {pixels} [away] (from | to) {object}")
def _(keeps: bool, pixels: m.Range, object: Object) -> m.Predicate:
    return Towards(Apart(pixels), object)


@rule("keeps", "(keeps | keep | HAVE | leaves | leave | maintains | maintain) (a | the) GAP of")
@rule("keeps", "LIES at a GAP of", "stays", "stay", "keeps", "keep")
def _() -> bool:
    return True


@rule("state", "at a GAP of {pixels} (from | to) {object}")
def _(pixels: m.Range, object: Object) -> m.Predicate:
    return Towards(Apart(pixels), object)


@rule(
    "pose",
    "UPRIGHT",
    "standing upright",
    "(oriented | orientated | aligned | mounted) (vertically | upright)",
    given=True,
)
@rule("pose", "FLAT", "(oriented | orientated | aligned | mounted) horizontally", given=False)
def _(given: bool) -> m.Predicate:
    return Standing(given)

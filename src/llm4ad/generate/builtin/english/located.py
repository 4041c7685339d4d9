"""Where a part is said to lie: in a place, outside of it, entirely in it, in its centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import may_hold
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import (
    Centred,
    InAny,
    InPlace,
    WhollyIn,
)
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import AnyOf, Saying, Towards
from llm4ad.generate.builtin.kinds.together import saying
from llm4ad.generate.builtin.lying_on import any_on

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side

    Object = m.The | m.Every | m.Some


@rule("where", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("where", "OUTSIDE {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Contrary(InPlace(m.Place("part", of=ref)))


@rule("action", "STICKS_OUT {past_edge} {ref}")
@rule("state", "STICKING_OUT {past_edge} {ref}")
def _(ref: m.Ref, past_edge: bool) -> m.Predicate:
    return Contrary(WhollyIn(ref))


@rule(
    "action",
    "(sticks | stick | hangs | hang | projects | project | protrudes | protrude | juts | jut) [out] over {ref}",
)
@rule("state", "(sticking | hanging | projecting | protruding | jutting) [out] over {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Contrary(WhollyIn(ref))


@rule("past_edge", "(from | [out] of | out from)")
@rule("past_edge", "[out] (beyond | past | outside | outside of) [the OUTLINE of]")
@rule("past_edge", "[out] over the OUTLINE of")
def _() -> bool:
    return True


@rule(
    "where",
    "WHOLLY (inside | in | within | on) the IMAGE",
    "WHOLLY (visible | shown | seen) [PREP the IMAGE]",
    "(whole | complete) in [the] IMAGE",
)
def _() -> m.Predicate:
    return WhollyIn()


@rule("where", "WHOLLY (inside | in | within | on) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return WhollyIn(ref)


@rule(
    "state",
    "cut off [(by the edge | at the edge) {of_image}]",
    "cut off by the (edge | border) of the IMAGE",
)
def _(of_image: bool = False) -> m.Predicate:
    return Contrary(WhollyIn())


@rule("where", "(inside | in | within) (A | one of the | any) {parts=parts_any}", given=False)
@rule("where", "on (A | one of the | any) {parts=parts_any}", given=True)
def _(parts: m.Parts, given: bool) -> m.Predicate:
    return any_on(parts) if given else InAny(parts)


@rule("where", "PREP ITS {parts=parts_any}", "inside of ITS {parts=parts_any}")
def _(parts: m.Parts) -> m.Predicate:
    return InAny(parts)


@rule("where", "(inside | in | within) {parts=parts_many}")
def _(parts: m.Parts) -> m.Predicate:
    return InAny(parts)


@rule("where", "OUTSIDE [of] the {parts=parts_many}")
def _(parts: m.Parts) -> m.Predicate:
    return Contrary(InAny(parts))


@rule("where", "OUTSIDE [of] ITS [own] {parts=parts_any}")
def _(parts: m.Parts) -> m.Predicate:
    return Contrary(InAny(parts))


@rule(
    "where",
    "[LOCATED] (CENTRED | centrally) PREP ITS [own] {parts=parts_any} [{tolerance}]",
    "[exactly] PREP the [very | exact] (CENTRE | CENTRES) of ITS [own] {parts=parts_any} [{tolerance}]",
    "[LOCATED] (CENTRED | centrally) PREP (A | one of the) {parts=parts_any} [{tolerance}]",
)
def _(parts: m.Parts, tolerance: float = 0.1) -> m.Predicate:
    return InAny(parts, centred=True, tolerance=tolerance)


@rule(
    "where",
    "in (A | one of the [four] | any | one | any of the [four]) (corner | corners) [{of_image}]",
)
@rule(
    "where",
    "in (A | the | one of the [four] | any | one | any of the [four]) (corner | corners) of {of=ref}",
)
@rule("where", "in one of ITS [four] corners")
def _(of: m.Ref | None = None, of_image: bool = False) -> m.Predicate:
    sides = ("top left", "top right", "bottom left", "bottom right")
    return AnyOf(tuple(InPlace(m.Place("corner", side, of)) for side in sides))


@rule("where", "(at | on | along | near | close to | by) (A | the | any | one) edge of {of=ref}")
@rule("where", "(at | on | along | near | close to | by) the edges of {of=ref}")
def _(of: m.Ref) -> m.Predicate:
    sides = ("left", "right", "top", "bottom")
    return AnyOf(tuple(InPlace(m.Place("edge", side, of)) for side in sides))


@rule("sides_of", "left and [the] right", "right and [the] left", given="horizontal")
@rule("sides_of", "TOP and [the] BOTTOM", "BOTTOM and [the] TOP", given="vertical")
def _(given: str) -> str:
    return given


@rule(
    "where",
    "(equally far | the SAME distance | equidistant) from the {sides_of} (edge | edges | side | sides) [{of_image}] [{tolerance}]",
)
@rule(
    "where",
    "(equally far | the SAME distance | equidistant) from the {sides_of} (edge | edges | side | sides) of {of=ref} [{tolerance}]",
)
def _(
    sides_of: str, of: m.Ref | None = None, of_image: bool = False, tolerance: float = 0.1
) -> m.Predicate:
    place = m.Place("image") if of is None else m.Place("part", of=of)
    return Centred(place, sides_of, tolerance)


@rule("where", "PREP the {side} two thirds [{of_image}]", "PREP the {side} two thirds of {of=ref}")
def _(side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Predicate:
    across = side in ("left", "right")
    cells = (1, 2) if side in ("left", "top") else (2, 3)
    grid = (1, 3) if across else (3, 1)
    places = [
        m.Place("cell", of=of, grid=grid, cell=(1, cell) if across else (cell, 1)) for cell in cells
    ]
    return AnyOf(tuple(InPlace(place) for place in places))


@rule("where", "{first=place} or {second=place}", "either {first=place} or {second=place}")
def _(first: m.Place, second: m.Place) -> m.Predicate:
    if (
        first.of is None and "part" not in (first.kind, second.kind) and first != m.IMAGE
    ):  # "in the left half or in the right half of the tray"
        first = replace(first, of=second.of)
    return AnyOf((InPlace(first), InPlace(second)))


@rule(
    "claim",
    "the (whole | entire | complete) {parts=parts_one} {lies=lies_be} (visible | in view | in sight) [PREP the IMAGE]",
    "the (whole | entire | complete) {parts=parts_one} {lies=lies_be} PREP the IMAGE",
    "{verbless} (whole | entire | complete) {parts=parts_one} (in | in the) (IMAGE | view)",
)
def _(parts: m.Parts, lies: bool = True, verbless: bool = True) -> m.Claim:
    return Saying(m.The((m.One(parts),)), (WhollyIn(),))


@rule("both_sides", "(on | at | to) (either side | both sides | EACH side) of {ref}")
@rule(
    "both_sides", "(on | at | to) (either side | both sides | EACH side) of {ref} , left and right"
)
@rule("both_sides", "on the left and [on the] right [side] of {ref}")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule(
    "claim",
    "{there_be} {groups} {ref=both_sides}",
    "{verbless} {groups} {ref=both_sides}",
    "{ref=both_sides} [,] {there_be} {groups} [each]",
)
def _(
    groups: tuple[m.Group, ...], ref: m.Ref, there_be: bool = True, verbless: bool = True
) -> m.Claim | None:
    return on_both_sides(groups, ref)


def on_both_sides(groups: tuple[m.Group, ...], ref: m.Ref) -> m.Claim:
    """Return that there are so many parts left of another one and as many right of it."""
    return AllOf(
        tuple(
            Saying(m.Some(each.count, each.parts), (Towards(BesideOf(side), m.The((ref,))),))
            for side in ("left of", "right of")
            for each in groups
        )
    )


# On each side of a bag may also be in it.
@rule(
    "claim",
    "{there_be} {groups} {ref=both_sides}",
    "{verbless} {groups} {ref=both_sides}",
    "{ref=both_sides} [,] {there_be} {groups} [each]",
)
def _(
    groups: tuple[m.Group, ...], ref: m.Ref, there_be: bool = True, verbless: bool = True
) -> m.Claim | None:
    if isinstance(ref, m.Pronoun) or not all(may_hold(noun) for noun in ref.parts.nouns):
        return None
    halves = [m.Place("half", side, ref) for side in ("left", "right")]
    return AllOf(tuple(Present(groups, half) for half in halves))


@rule(
    "claim",
    "{beside} {ref} [,] {there_be} {groups} [{group_state}]",
    "{beside} {ref} {lies=plain_be} {groups} [{group_state}]",
)
def _(
    beside: tuple[Side, ...],
    ref: m.Ref,
    groups: tuple[m.Group, ...],
    there_be: bool = True,
    lies: bool = True,
    group_state: m.Predicate | None = None,
) -> m.Claim | None:
    where = tuple(Towards(BesideOf(side), m.The((ref,))) for side in beside)
    every = (*where, group_state) if group_state is not None else where
    claims = [saying(m.Some(each.count, each.parts), every) for each in groups]
    sure = tuple(claim for claim in claims if claim is not None)
    return AllOf(sure) if len(sure) == len(claims) else None

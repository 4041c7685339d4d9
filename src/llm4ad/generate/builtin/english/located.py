"""Where a part is said to lie: in a place, outside of it, entirely in it, in its centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import (
    Centred,
    InAny,
    InPlace,
    WhollyIn,
)
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import AnyOf, Not, Saying, Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side

    Object = m.The | m.Every | m.Some


@rule("where", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("where", "OUTSIDE {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Not(InPlace(m.Place("part", of=ref)))


@rule(
    "action",
    "(sticks | stick) out of {ref}",
    "(protrudes | protrude) from {ref}",
    "(hangs | hang) over the edge of {ref}",
    "(extends | extend) beyond [the edge of] {ref}",
)
def _(ref: m.Ref) -> m.Predicate:
    return Not(WhollyIn(ref))


@rule(
    "where",
    "WHOLLY (inside | in | within | on) the IMAGE",
    "WHOLLY visible",
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
    return Not(WhollyIn())


@rule(
    "where",
    "(inside | in | on | within) (A | one of the | any) {parts=parts_any}",
)
def _(parts: m.Parts) -> m.Predicate:
    return InAny(parts)


@rule("where", "PREP ITS [own] {parts=parts_any}", "inside of ITS [own] {parts=parts_any}")
def _(parts: m.Parts) -> m.Predicate:
    return InAny(parts)


@rule(
    "where",
    "[LOCATED] (CENTRED | centrally) PREP ITS [own] {parts=parts_any} [{tolerance}]",
    "[exactly] PREP the [very | exact] (CENTRE | CENTRES) of ITS [own] {parts=parts_any} [{tolerance}]",
    "[LOCATED] (CENTRED | centrally) PREP (A | EACH) {parts=parts_one} [{tolerance}]",
)
def _(parts: m.Parts, tolerance: float = 0.1) -> m.Predicate:
    return InAny(parts, centred=True, tolerance=tolerance)


@rule("where", "{first=place} or {second=place}", "either {first=place} or {second=place}")
def _(first: m.Place, second: m.Place) -> m.Predicate:
    if (
        first.of is None and "part" not in (first.kind, second.kind) and first != m.IMAGE
    ):  # "in the left half or in the right half of the tray"
        first = replace(first, of=second.of)
    return AnyOf((InPlace(first), InPlace(second)))


@rule(
    "axis", "horizontally", "from left to right", "in the horizontal direction", given="horizontal"
)
@rule("axis", "vertically", "from top to bottom", "in the vertical direction", given="vertical")
def _(given: str) -> str:
    return given


@rule("centre_of", "(in | on | within) the IMAGE")
def _() -> m.Place:
    return m.Place("image")


@rule("centre_of", "(in | on | within) {ref}")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


@rule("centre_of", "(in | on | within) it")
def _() -> m.Place:
    return m.Place("part", of=m.Pronoun())


@rule("centre_of", "(in | on | within) {region}")
def _(region: m.Place) -> m.Place | None:
    return region if region.kind in ("half", "quarter", "cell") else None


@rule(
    "where",
    "[{axis}] [exactly] [(in | at) the [very | exact]] (centre | center) of {of=ref}",
    "[{axis}] [exactly] [(in | at) the [very | exact]] (centre | center) of (the IMAGE | IMAGE)",
)
@rule("where", "[{axis}] [exactly] (in | at) the [very | exact] (centre | center)")
def _(axis: str = "both", of: m.Ref | None = None) -> m.Predicate:
    return Centred(m.Place("image") if of is None else m.Place("part", of=of), axis)


@rule("where", "[{axis}] (CENTRED | centrally) {centre_of} [{axis}] [{tolerance}]")
def _(centre_of: m.Place, axis: str = "both", tolerance: float = 0.1) -> m.Predicate:
    return Centred(centre_of, axis, tolerance)


@rule("where", "[{axis}] CENTRED {centre_of} [,] (within | up to | give or take) {number} PIXELS")
def _(centre_of: m.Place, number: float, axis: str = "both") -> m.Predicate:
    return Centred(centre_of, axis, number, pixels=True)


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
    return AllOf(
        tuple(
            Saying(m.Some(each.count, each.parts), (Towards(BesideOf(side), m.The((ref,))),))
            for side in ("left of", "right of")
            for each in groups
        )
    )


@rule("claim", "{beside} {ref} [,] {there_be} {groups}", "{beside} {ref} {lies=plain_be} {groups}")
def _(
    beside: tuple[Side, ...],
    ref: m.Ref,
    groups: tuple[m.Group, ...],
    there_be: bool = True,
    lies: bool = True,
) -> m.Claim:
    where = tuple(Towards(BesideOf(side), m.The((ref,))) for side in beside)
    return AllOf(tuple(Saying(m.Some(each.count, each.parts), where) for each in groups))

"""Directions in other words: parallel to an edge, straight to within some degrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.directions import AlongSide, Parallel, Standing, Straight
from llm4ad.generate.builtin.kinds.saying import Both, Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.english.subjects import Who

    Object = m.The | m.Every | m.Some
    Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("side_upright", "(left | right) [hand]", given=True)
@rule("side_upright", "TOP", "BOTTOM", "TOP and BOTTOM", given=False)
def _(given: bool) -> bool:
    return given


@rule(
    "degrees_off",
    "[,] (within | to within | up to | ± | plus or minus | give or take) {number} DEGREES",
    "[,] (with | within) (A | the) [TOLERATED] [maximum] {turn} of [MAX] {number} DEGREES [[being] TOLERATED]",
    "[,] (with | within) [MAX] {number} DEGREES [of] {turn}",
    "[,] with (MAX | no more than) a (slight | small) {turn} [,] [of] [MAX] {number} DEGREES",
    "[,] {one_turn} {number} DEGREES (is | being | may be | can be) TOLERATED",
    "[,] [(but | although | and)] {turn=turns} [of] MAX {number} DEGREES (are | being | may be | can be) TOLERATED",
    "[,] [(but | although | and)] [MAX] {number} DEGREES (is | are | being) TOLERATED",
)
def _(number: float, turn: bool = True, one_turn: bool = True) -> float:
    return number


@rule("turn", "(TOLERANCE | tilt | slant | lean | rotation | turn | inclination)")
@rule("turns", "(tolerances | deviations | tilts | slants | rotations | differences)")
@rule("one_turn", "[(but | although | and)] A {turn} (of [MAX] | until | up to | to)")
def _(turn: bool = True) -> bool:
    return turn


# "May be tilted by up to 5 degrees": by no more than that.
@rule(
    "vp",
    "may be TURNED by MAX {number} DEGREES",
    "may (tilt | lean | turn) by MAX {number} DEGREES",
)
def _(number: float) -> Vp:
    return "", (Straight(number),)


@rule(
    "claim",
    "(A | any) {turn} of MAX {number} DEGREES (is | may be) TOLERATED for {who}",
    "(A | any) {turn} of more than {number} DEGREES (is | MUST be) FORBIDDEN for {who}",
    "{turn=turns} of more than {number} DEGREES (are | MUST be) FORBIDDEN for {who}",
)
def _(who: Who, number: float, turn: bool) -> m.Claim | None:
    return said(who, [("", (Straight(number),))])


@rule("state", "parallel (to | with) {object} {degrees_off}", given=False)
@rule("state", "(perpendicular to | at right angles to) {object} {degrees_off}", given=True)
def _(object: Object, degrees_off: float, given: bool) -> m.Predicate:
    return Towards(Parallel(given, degrees_off), object)


@rule(
    "state",
    "parallel (to | with) the {side_upright} (edge | edges | side | sides | border) [{of_image}] [{degrees_off}]",
    "parallel (to | with) {side_upright} (edge | side) [{of_image}] [{degrees_off}]",
)
@rule(
    "state",
    "parallel (to | with) the {side_upright} (edge | edges | side | sides | border) of {of=ref} [{degrees_off}]",
    "parallel (to | with) {side_upright} (edge | side) of {of=ref} [{degrees_off}]",
)
def _(
    side_upright: bool,
    of: m.Ref | None = None,
    of_image: bool = False,
    degrees_off: float = 10,
) -> m.Predicate:
    if of is not None:
        return AlongSide(of, side_upright, degrees_off)
    return Standing(side_upright, degrees_off)


# How upright is "substantially"? That has to be said.
@rule(
    "pose",
    "[(substantially | essentially | largely)] (UPRIGHT | standing (upright | vertically) | vertically) {degrees_off}",
    given=True,
)
@rule(
    "pose",
    "[(substantially | essentially | largely)] (FLAT | lying (flat | horizontally) | horizontally) {degrees_off}",
    given=False,
)
def _(given: bool, degrees_off: float) -> m.Predicate:
    return Standing(given, degrees_off)


@rule("pose", "standing vertically", "in (A | the) (UPRIGHT | standing) position", given=True)
@rule("pose", "lying (flat | horizontally)", "in (A | the) (FLAT | lying) position", given=False)
def _(given: bool) -> m.Predicate:
    return Standing(given)


# "Stands upright on the right, give or take ten degrees."
@rule("action", "LIES UPRIGHT {where} {degrees_off}", given=True)
@rule("action", "LIES (FLAT | horizontally) {where} {degrees_off}", given=False)
@rule("state", "UPRIGHT {where} {degrees_off}", given=True)
@rule("state", "FLAT {where} {degrees_off}", given=False)
def _(where: m.Predicate, degrees_off: float, given: bool) -> m.Predicate:
    return Both((Standing(given, degrees_off), where))


@rule("state", "(straight | not TURNED) {degrees_off}")
def _(degrees_off: float) -> m.Predicate:
    return Straight(degrees_off)

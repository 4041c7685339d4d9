"""Directions in other words: parallel to an edge, straight to within some degrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.directions import AlongSide, Standing, Straight

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m


@rule("side_upright", "(left | right) [hand]", given=True)
@rule("side_upright", "TOP", "BOTTOM", "TOP and BOTTOM", given=False)
def _(given: bool) -> bool:
    return given


@rule("degrees_off", "[,] (within | to within | up to | ± | plus or minus) {number} DEGREES")
def _(number: float) -> float:
    return number


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


@rule("state", "(straight | not TURNED) {degrees_off}")
def _(degrees_off: float) -> m.Predicate:
    return Straight(degrees_off)

"""Quantities: the length of the bolt is, the gap between, filled to, the largest part is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.extents import Extent, is_area, measured
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.parts import PLACED, SIDES
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import Apart
from llm4ad.generate.builtin.kinds.quantities import (
    Gap,
    Measured,
    Quantity,
    Share,
    SizeOf,
    SizeOfImage,
)
from llm4ad.generate.builtin.kinds.saying import Pairs, SamePart, Saying
from llm4ad.generate.builtin.kinds.sizes import CoveredTogether, MostOfAll
from llm4ad.generate.builtin.kinds.usual import UsualQuantity

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("claim", "{quantity} {extent=comes_to}")
def _(quantity: Quantity, extent: Extent) -> m.Claim | None:
    return measured(quantity, extent)


@rule(
    "claim",
    "{there_be} a GAP of {factors} [of] {other=quantity} between {first=ref} and {second=ref}",
)
def _(
    factors: m.Range, other: Quantity, first: m.Ref, second: m.Ref, there_be: bool
) -> m.Claim | None:
    if is_area(other) or isinstance(other, Share):
        return None
    return Measured(Gap(first, second, centres=False), factors, "", other)


@rule("claim", "the GAP between {parts=two_parts} {be} {pixels}")
def _(parts: m.Every, pixels: m.Range, be: bool) -> m.Claim:
    return Pairs(parts, Apart(pixels))


@rule("claim", "the GAP between the CENTRES of {parts=two_parts} {be} {pixels}")
def _(parts: m.Every, pixels: m.Range, be: bool) -> m.Claim:
    return Pairs(parts, Apart(pixels, centres=True))


@rule("two_parts", "the two {parts=parts_many}", "both {parts=parts_many}", given=True)
@rule("two_parts", "any two {parts=parts_many}", given=False)
def _(parts: m.Parts, given: bool) -> m.Every:
    return m.Every(parts, exactly(2) if given else None)


@rule(
    "claim",
    "{quantity} {be} AS_USUAL",
    "{quantity} {be} (the SAME AS_USUAL | USUAL)",
    "{quantity=level} {be} AS_USUAL",
)
def _(quantity: Quantity, be: bool) -> m.Claim | None:
    return UsualQuantity(quantity) if not isinstance(quantity, SizeOfImage) else None


@rule("claim", "{quantity=gap} {be} at least as {dimension} as {ref}", given=(1, None))
@rule("claim", "{quantity=gap} {be} at most as {dimension} as {ref}", given=(None, 1))
def _(
    quantity: Quantity,
    dimension: str,
    ref: m.Ref,
    given: tuple[float | None, float | None],
    be: bool,
) -> m.Claim | None:
    return (
        Measured(quantity, m.Range(*given), "", SizeOf(ref, dimension))
        if dimension != "area"
        else None
    )


@rule(
    "together",
    "together",
    "[all] in total",
    "altogether",
    "taken together",
    "in aggregate",
    "combined",
    "all together",
    "seen together",
    "taken as a whole",
    "jointly",
    "put together",
)
def _() -> bool:
    return True


@rule(
    "summed",
    "(all [the] | the) {nouns=noun_many+} {together}",
    "{together} [,] the {nouns=noun_many+}",
    "all [the] {nouns=noun_many+}",
)
def _(nouns: Sequence[str], together: bool = False) -> m.Parts:
    return m.Parts(tuple(nouns)) if together else m.Parts(())


@rule(
    "claim",
    "{summed} {covers} {shares} of [the (area | surface | surface area) of] {ref}",
    "{summed} {covers} {shares} of [the (area | surface | surface area) of] the IMAGE",
)
def _(summed: m.Parts, shares: m.Range, covers: bool, ref: m.Ref | None = None) -> m.Claim | None:
    return CoveredTogether(summed, ref, shares) if summed.nouns else None


@rule(
    "claim",
    "{together} [,] the {number} {noun=noun_many} {covers} {shares} of [the (area | surface | surface area) of] {ref}",
    "(all [the] | the) {number} {noun=noun_many} {together} {covers} {shares} of [the (area | surface | surface area) of] {ref}",
)
def _(
    together: bool, number: float, noun: str, covers: bool, shares: m.Range, ref: m.Ref
) -> m.Claim:
    parts = m.Parts((noun,))
    count = Saying(m.Some(exactly(number), parts), ())
    return AllOf((count, CoveredTogether(parts, ref, shares)))


@rule(
    "covers",
    "[MUST] (COVERS | FILLS)",
    "[MUST] [ALWAYS] (COVERS | FILLS) [together | in total | altogether]",
)
def _() -> bool:
    return True


@rule(
    "sum_area",
    "the (area | total area | combined area) (of | occupied by | covered by | taken up by) [all] [the] {nouns=noun_many+} {together}",
)
@rule(
    "sum_area",
    "the (total area | combined area | total area occupied by | total area covered by) [of] [all] [the] {nouns=noun_many+}",
)
def _(nouns: Sequence[str], together: bool = True) -> m.Parts:
    return m.Parts(tuple(nouns))


@rule(
    "claim",
    "{sum_area} {be} {shares} of [the (area | surface | surface area) of] {ref}",
    "{sum_area} {shares=limit_share} of [the (area | surface | surface area) of] {ref}",
)
def _(sum_area: m.Parts, shares: m.Range, ref: m.Ref, be: bool = True) -> m.Claim:
    return CoveredTogether(sum_area, ref, shares)


@rule("limit_share", "(DOES | MUST | may | can) NOT exceed {high=fraction}")
@rule("limit_share", "(MUST exceed | exceeds) {low=fraction}")
def _(low: float | None = None, high: float | None = None) -> m.Range:
    return m.Range(low, high)


@rule("claim", "the {pick} (THING | of all THINGS) [{place}] {be} {ref}")
def _(pick: tuple[str, bool], ref: m.Ref, be: bool, place: m.Place | None = None) -> m.Claim | None:
    if pick[0] in PLACED:
        return None
    return Saying(m.The((ref,)), (MostOfAll(*pick, place if place != m.IMAGE else None),))


# Nothing is larger than it: it is the largest.
@rule(
    "claim",
    "(no [other] THING | no [other] THINGS | nothing [else]) [{place}] {be} {comparative} than {ref}",
)
def _(comparative: tuple[str, bool], ref: m.Ref, be: bool, place: m.Place | None = None) -> m.Claim:
    most = MostOfAll(*comparative, place if place != m.IMAGE else None)
    return Saying(m.The((ref,)), (most,))


@rule("claim", "{first=pick_ref} {be} the one NEAREST [to] {to=ref}")
def _(first: m.Pick, to: m.Ref, be: bool) -> m.Claim:
    return SamePart(first, m.Nearest(first.parts, to))


# "The largest nut is on the far right": at that edge, or right of all others? Read both ways.
@rule("claim", "{first=pick_ref} {lies=lies_be} (on | at) the (far | very | extreme) {side}")
def _(first: m.Pick, side: str, lies: bool) -> m.Claim:
    return SamePart(first, m.Pick(first.parts, *SIDES[side]))


@rule(
    "claim",
    "{first=ref} {be} the {pick} [one]",
    "{first=ref} {be} the {pick} {noun}",
    "{first=ref} {be} the {pick} of (all | the) {noun}",
)
def _(first: m.Ref, pick: tuple[str, bool], be: bool, noun: str = "") -> m.Claim | None:
    if isinstance(first, m.Pronoun) or noun not in ("", *first.parts.nouns):
        return None
    told_apart = not isinstance(first, m.One) or first.parts.colour is not None
    parts = m.Parts(first.parts.nouns) if isinstance(first, m.One) else first.parts
    return SamePart(first, m.Pick(parts, *pick)) if told_apart else None


@rule("pick_ref", "[the] {pick} {parts=parts_one}")
def _(pick: tuple[str, bool], parts: m.Parts) -> m.Pick:
    return m.Pick(parts, *pick)

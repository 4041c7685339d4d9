"""Shares, what is usual, and what a part holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.quantities import SharePredicate
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.kinds.sizes import CoveredTogether
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who

    Object = m.The | m.Every | m.Some


@rule("action", "(FILLS | COVERS) {shares} of {ref=surface_of}", "FILLS {ref} by {shares}")
@rule(
    "action",
    "(FILLS | COVERS) most of {ref=surface_of} [,] [i.e.] [,] {shares} [of (it | {its_area})]",
)
@rule("state", "spread over {shares} of {ref=surface_of}")
def _(shares: m.Range, ref: m.Ref, its_area: bool = True) -> m.Predicate:
    return SharePredicate(ref, shares, level=False)


@rule("its_area", "ITS [whole | total] (area | surface | surface area)")
def _() -> bool:
    return True


# "The nuts cover half of the tray": all of them together, or each of them? Both are read.
@rule(
    "claim",
    "{subject=plural_subject} {covers} {shares} of {ref=surface_of}",
    "{subject=plural_subject} {covers} {shares} of [the (area | surface | surface area) of] the IMAGE",
)
def _(subject: m.Every, shares: m.Range, covers: bool, ref: m.Ref | None = None) -> m.Claim:
    together = CoveredTogether(subject.parts, ref, shares)
    if subject.count is None:
        return together
    return AllOf((Saying(m.Some(subject.count, subject.parts), ()), together))


@rule(
    "claim",
    "{subject=plural_subject} {covers} {shares} of {ref=surface_of} {together}",
    "{subject=plural_subject} {covers} {shares} of the IMAGE {together}",
)
def _(
    subject: m.Every, shares: m.Range, covers: bool, together: bool, ref: m.Ref | None = None
) -> m.Claim:
    covered = CoveredTogether(subject.parts, ref, shares)
    if subject.count is None:
        return covered
    return AllOf((Saying(m.Some(subject.count, subject.parts), ()), covered))


@rule("plural_subject", "{who}")
def _(who: Who) -> m.Subject | None:
    return who.subject if isinstance(who.subject, m.Every) and who.number == "many" else None


@rule(
    "surface_of",
    "[the (area | surface | surface area) of] {ref}",
    "{ref} 's (area | surface | surface area)",
    "the {ref=bare_ref} (area | surface | surface area)",
)
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule(
    "claim",
    "{shares} of [the (area | surface) of] {ref} {be} (covered | taken up | occupied | filled) by {by=ref}",
    "{ref} {be} {shares} (covered | taken up | occupied) by {by=ref}",
)
def _(shares: m.Range, ref: m.Ref, by: m.Ref, be: bool) -> m.Claim:
    return Saying(m.The((by,)), (SharePredicate(ref, shares, level=False),))


@rule("action", "(FILLS | COVERS) {shares} of [the (area | surface | surface area) of] the IMAGE")
def _(shares: m.Range) -> m.Predicate:
    return SharePredicate(None, shares, level=False)


@rule("action", "HAVE (the | ITS) USUAL {measure}", "HAVE the SAME {measure} AS_USUAL")
@rule(
    "state",
    "(as {measure=dimension} | the SAME {measure}) AS_USUAL",
    "of USUAL {measure}",
    "[of] (the | ITS) USUAL {measure}",
)
def _(measure: str) -> m.Predicate:
    return Usual(measure)


@rule("spot", "height", given="centre")
@rule("spot", "(place | position | location | spot)", given="place")
def _(given: str) -> str:
    return given


@rule(
    "where",
    "(at | in) (the | ITS) USUAL {spot} [(in | on | of) {ref}]",
    "(at | in) the SAME {spot} AS_USUAL",
)
def _(spot: str, ref: m.Ref | None = None) -> m.Predicate:
    return Usual(spot, ref)


@rule("where", "where (it | they) (usually is | usually are | is usually | are usually)")
def _() -> m.Predicate:
    return Usual("place")


@rule("action", "REACHES [to] [up to] (the | ITS) USUAL (height | level) (in | on | of) {ref}")
@rule("action", "FILLS {ref} (AS_USUAL | to the USUAL (height | level))")
def _(ref: m.Ref) -> m.Predicate:
    return Usual("level", ref)


@rule("action", "HAS [:] {groups} [{in_it}]")
def _(groups: tuple[m.Group, ...], in_it: bool = True) -> m.Predicate:
    return Holds(groups)


@rule("state", "(filled | occupied | stocked | loaded | topped | decorated) with {groups}")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)


@rule("claim", "EACH {parts=parts_one} {has} {noun=noun_one}")
def _(parts: m.Parts, noun: str, has: bool) -> m.Claim:
    return Saying(m.Every(parts), (Holds((m.Group(m.SOME, noun),)),))


@rule("vp", "{finite} (DOES | MUST | may | can) NOT HAS {groups=any_group}")
def _(finite: str, groups: tuple[m.Group, ...]) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (Holds(groups),)

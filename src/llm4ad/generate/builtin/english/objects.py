"""The parts that a relation is to: the washer, all washers, a washer, any other nut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.parts import PLACED, SIDES
from llm4ad.generate.builtin.english.verbs import ANY
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.pronouns import THE_ONE, THEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    Object = m.The | m.Every | m.Some


@rule("object", "{refs=ref+}", "both {refs=ref+}")
def _(refs: Sequence[m.Ref]) -> Object:
    return m.The(tuple(refs))


@rule("object", "the {parts=parts_one} {place}")
def _(parts: m.Parts, place: m.Place) -> Object | None:
    # Only where it must tell two parts of one name apart; see said() in sentences.py.
    if place.of is not None or place == m.IMAGE:
        return None
    return m.The((m.One(m.Parts(parts.nouns, parts.colour, place)),))


@rule("object", "the {side} one", "the {side}")
def _(side: str) -> Object:
    return m.The((m.Pick(m.Parts((THE_ONE,)), *SIDES[side]),))


@rule("object", "the {pick} one", "the {pick=larger} one", given=True)
@rule("object", "the {pick}", given=False)
def _(pick: tuple[str, bool], given: bool) -> Object | None:
    if pick[0] in PLACED and not given:
        return None  # left of "the middle", which is no part
    return m.The((m.Pick(m.Parts((THE_ONE,)), *pick),))


@rule("object", "the one {place}")
def _(place: m.Place) -> Object | None:
    if place == m.IMAGE:
        return None
    if place.kind == "middle" and place.of is None:
        return m.The((m.Pick(m.Parts((THE_ONE,)), "middle", most=True),))
    return m.The((m.One(m.Parts((THE_ONE,), place=place)),))


@rule("object", "the {colour} one")
def _(colour: str) -> Object:
    return m.The((m.One(m.Parts((THE_ONE,), colour)),))


@rule("object", "it", given=False)
@rule("object", "them", "both of them", "all of them", given=True)
def _(given: bool) -> Object:
    return m.The((m.Pronoun(given),))


@rule("object", "(any | any one | either) of them")
def _() -> Object:
    return m.Some(ANY, m.Parts((THEM,)))


@rule("object", "EACH [of the] {parts=parts_one}", "ALL [the] [other] {parts=parts_many}")
@rule("object", "EACH of the {parts=parts_many}", "EACH other {parts=parts_one}")
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("object", "the {parts=parts_many}")
def _(parts: m.Parts) -> Object | None:
    return m.Every(parts) if not is_paired(parts.nouns[0]) else None


@rule("object", "both [of] [the] {parts=parts_many}", given=2)
def _(parts: m.Parts, given: int) -> Object:
    return m.Every(parts, exactly(given))


@rule("object", "the {number} {parts=parts_many}", "ALL [the] {number} {parts=parts_many}")
def _(number: float, parts: m.Parts) -> Object:
    return m.Every(parts, exactly(number))


@rule("object", "A {parts=parts_one}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.SOME, parts, loose=True)


@rule("object", "(another | at least one | some) {parts=parts_one}")
@rule("object", "(one | at least one) of the {parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.SOME, parts)


# "Any" is every one where something is longer than any, and one of them where none is touched.
@rule("object", "any [other] {parts=parts_any}", "any of the {parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Some(ANY, parts)


@rule("object", "no [other] {parts=parts_any}", "none of the {parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.NONE, parts)


@rule("object", "EXACTLY {number} {parts=parts_any}", "EXACTLY {number} of the {parts=parts_many}")
def _(number: float, parts: m.Parts) -> Object:
    return m.Some(exactly(number), parts)

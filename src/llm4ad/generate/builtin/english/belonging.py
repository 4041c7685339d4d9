"""What belongs to each of some parts: the label of each bottle, each bottle's cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.each import ForEachOf
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.quantities import SharePredicate
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

Vp = tuple[str, tuple[m.Predicate, ...]]
Owned = tuple[m.Parts, m.Ref]


@rule("owned", "the {noun=noun_one} (on | in | inside) EACH {parts=parts_one}")
@rule("owned_ahead", "(on | in | inside) EACH {parts=parts_one} [,] the {noun=noun_one}")
def _(noun: str, parts: m.Parts) -> Owned:
    return parts, _within(noun, parts)


# It need not lie within its outline: a cap may be beside the bottle.
@rule("owned", "the {noun=noun_one} of EACH {parts=parts_one}", "EACH {parts=parts_one} 's {noun}")
def _(noun: str, parts: m.Parts) -> Owned:
    return parts, m.Nearest(m.Parts((noun,)), m.One(parts))


def _within(noun: str, parts: m.Parts) -> m.Ref:
    return m.One(m.Parts((noun,), None, m.Place("part", of=m.One(parts))))


@rule("claim", "{owned} {several=vp+}", given=False)
@rule("claim", "{owned=owned_ahead} {several=vp+}", given=True)
def _(owned: Owned, several: Sequence[Vp], given: bool) -> m.Claim | None:
    parts, ref = owned
    others = _single(tuple(several), parts)
    if others and not given:
        return None  # "the cap" may be the only one, or that of the bottle, too
    if any(isinstance(item, m.Pronoun | SharePredicate) for item in m.within(tuple(several))):
        return None  # the bottle's or the label's? For levels see levels.py
    claim = said(Who(m.The((ref,)), "one"), several)
    for other in others:
        claim = m.exchanged(claim, other, _within(other.parts.nouns[0], parts))
    return ForEachOf(parts, claim) if claim is not None else None


def _single(said_of_it: tuple[Vp, ...], parts: m.Parts) -> list[m.One]:
    """Return the single parts that are spoken of, but for what holds all."""
    ones = [item for item in m.within(said_of_it) if isinstance(item, m.One)]
    plain = [one for one in ones if one.parts == m.Parts(one.parts.nouns)]
    return [one for one in plain if one.parts != parts and not is_container(one.parts.nouns[0])]


@rule(
    "claim",
    "no {parts=parts_one} {lies=plain_be} without A {noun=noun_one}",
    "no {parts=parts_one} (may | MUST | can) be [left] without A {noun=noun_one}",
    "(none | not one) of the {parts=parts_many} (may | MUST | can) be [left] without A {noun=noun_one}",
    "no {parts=parts_one} is [ever] (left | found | seen) without A {noun=noun_one}",
    "{there_be} no {parts=parts_one} without A {noun=noun_one}",
    "{there_be} no {parts=parts_many} without (A | ITS) {noun=noun}",
    "{verbless} no {parts=parts_any} without (A | ITS) {noun=noun_one}",
    "{parts=parts_many} without A {noun=noun_one} (are | MUST be) (FORBIDDEN | REJECTED)",
    "A {parts=parts_one} without A {noun=noun_one} (is | MUST be) (FORBIDDEN | REJECTED)",
)
def _(
    parts: m.Parts,
    noun: str,
    lies: bool = True,
    there_be: bool = True,
    verbless: bool = True,
) -> m.Claim:
    return Saying(m.Every(parts), (Holds((m.Group(m.SOME, noun),)),))

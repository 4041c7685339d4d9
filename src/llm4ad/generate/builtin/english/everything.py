"""All parts but those that the sentence names: no part touches a clip, everything else is red.

What holds the others by its name, such as a tray or a cell, is none of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import holding_others
from llm4ad.generate.builtin.english.predications import combined
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.families import names_in
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import BesideOf, Between, Side
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared
from llm4ad.generate.builtin.lexicon import NUMBER_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.english.predications import Predications
    from llm4ad.generate.builtin.grammar import Reading

Vp = tuple[str, tuple[m.Predicate, ...]]


def _not_named(name: str, *, holding: bool, others: bool) -> None:
    @ENGLISH.recogniser(name, reads=False)
    def _(reading: Reading, place: int) -> Iterator[tuple[int, m.Parts]]:
        """Say, without reading it, which parts the sentence does not name.

        Those that hold others are among them where ``holding``; ``others`` are such only where
        it names some.
        """
        named = {name for token in reading.tokens if token.part for name in names_in(token.part)}
        but = named if holding else named | holding_others(reading.parts)
        found = sorted(reading.parts - but)
        if found and (named or not others):
            yield place, m.Parts(tuple(found))


_not_named("not_named", holding=False, others=False)
_not_named("not_named_at_all", holding=True, others=False)
_not_named("not_named_others", holding=False, others=True)
_not_named("not_named_at_all_others", holding=True, others=True)


@ENGLISH.recogniser("uncounted", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, that no number was said: "two are red, the rest blue"."""
    if not any(_is_number(token.text) for token in reading.tokens[:place] if not token.part):
        yield place, True


def _is_number(word: str) -> bool:
    return word in NUMBER_OF or word.isdecimal() or word in ("a", "an", "another")


def _all_or_none(name: str, which: str) -> None:
    @rule(
        name,
        f"no (THING | THINGS) {{parts={which}}}",
        f"no other (THING | THINGS) {{parts={which}_others}}",
        f"nothing {{parts={which}}}",
        f"nothing else {{parts={which}_others}}",
        f"none of the THINGS {{parts={which}}}",
        f"none of the other THINGS {{parts={which}_others}}",
        given=True,
    )
    @rule(
        name,
        f"EACH THING {{parts={which}}}",
        f"EACH other THING {{parts={which}_others}}",
        f"(EACH | ALL) of the THINGS {{parts={which}}}",
        f"(EACH | ALL) of the other THINGS {{parts={which}_others}}",
        f"[ALL] the THINGS {{parts={which}}}",
        f"ALL THINGS {{parts={which}}}",
        f"([ALL] the | ALL) other THINGS {{parts={which}_others}}",
        f"everything {{parts={which}}}",
        f"everything else {{parts={which}_others}}",
        f"[ALL] the rest of the THINGS {{parts={which}_others}}",
        f"{{uncounted}} [ALL] the rest {{parts={which}_others}}",
        given=False,
    )
    def _(parts: m.Parts, given: bool, uncounted: bool = True) -> Who:
        if given:
            return Who(m.Some(m.NONE, parts))
        return Who(m.Every(parts), universal=True)


_all_or_none("all_or_none", "not_named")
_all_or_none("all_or_none_at_all", "not_named_at_all")


@rule("anyone", "{all_or_none}", "{all_or_none} {place}")
@rule(
    "anyone_at_all",
    "{all_or_none=all_or_none_at_all}",
    "{all_or_none=all_or_none_at_all} {place}",
)
def _(all_or_none: Who, place: m.Place = m.IMAGE) -> Who:
    subject = all_or_none.subject
    if place == m.IMAGE or not isinstance(subject, m.Every | m.Some):
        return all_or_none
    return replace(all_or_none, subject=replace(subject, parts=replace(subject.parts, place=place)))


# "No red parts", "neither red nor blue parts": of any kind.
@rule(
    "no_coloured",
    "no {colours=any_colours} (THING | THINGS)",
    "neither {colours=one_colour} nor {more=one_colour} (THING | THINGS)",
    "nothing [that is | which is] {colours=any_colours}",
    "no (THING | THINGS) (that | which) (is | are) {colours=any_colours}",
)
def _(colours: tuple[str, ...], more: tuple[str, ...] = ()) -> m.Predicate:
    return Coloured((*colours, *more))


@rule(
    "any_colours",
    "{first=colour} [or {second=colour}]",
    "{first=colour} , {second=colour} or {third=colour}",
)
@rule("one_colour", "{first=colour}")
def _(first: str, second: str = "", third: str = "") -> tuple[str, ...]:
    return tuple(filter(None, (first, second, third)))


@rule(
    "claim",
    "{there_be} {no_coloured} [{place}] {parts=not_named}",
    "{place} [,] {there_be} {no_coloured} {parts=not_named}",
    "{there_be=verbless} {no_coloured} [{place}] {parts=not_named}",
)
@rule(
    "claim",
    "{place=holder} {has} {no_coloured} {parts=not_named}",
    "{place=holder_ref} {has} {no_coloured} {parts=not_named}",
)
def _(
    no_coloured: m.Predicate,
    parts: m.Parts,
    place: m.Place = m.IMAGE,
    there_be: bool = True,
    has: bool = True,
) -> m.Claim:
    where = None if place == m.IMAGE else place
    return Saying(m.Some(m.NONE, replace(parts, place=where)), (no_coloured,))


@rule("claim", "{colours=any_colours} (THING | THINGS) {is_wrong} [{place}] {parts=not_named}")
def _(
    colours: tuple[str, ...], is_wrong: bool, parts: m.Parts, place: m.Place = m.IMAGE
) -> m.Claim:
    where = None if place == m.IMAGE else place
    return Saying(m.Some(m.NONE, replace(parts, place=where)), (Coloured(colours),))


# "Save for the leds, which may be red or green, no part is red."
@rule(
    "claim",
    "(BUT | other than) [for] [the] {parts=parts_many} , {which} {last=predications} , {claim}",
)
@rule(
    "claim",
    "{claim=of_anyone} [,] (BUT | other than) [for] [the] {parts=parts_many} , {which} {last=predications}",
)
def _(parts: m.Parts, which: bool, last: Predications, claim: m.Claim) -> m.Claim | None:
    if not isinstance(claim, Saying) or set(parts.nouns) & set(m.nouns_of(claim.subject)):
        return None
    told = combined(Who(m.Every(parts), "many"), last)
    return AllOf((claim, told)) if told is not None else None


@rule("of_anyone", "{anyone} {several=vp+}")
def _(anyone: Who, several: Sequence[Vp]) -> m.Claim | None:
    return said(anyone, several)


# Those that the sentence names are exempt already.
@rule("left_out", "(BUT | other than | with the exception of) {refs=ref+}")
@rule("left_out", "(BUT | other than | with the exception of) [the] {parts=parts_many}")
def _(refs: Sequence[m.Ref] = (), parts: m.Parts | None = None) -> bool:
    return True


# What holds others, such as a cup, may stick out of a tray as well as they may.
@rule("claim", "{anyone} {several=vp+}", given=False)
@rule("claim", "{anyone=anyone_at_all} {several=vp+}", given=True)
def _(anyone: Who, several: Sequence[Vp], given: bool) -> m.Claim | None:
    predicates = tuple(each for _, some in several for each in some)
    if given != _sticks_out(predicates):
        return None
    if all(_only_place(each, none=isinstance(anyone.subject, m.Some)) for each in predicates):
        return None  # see only.py
    if isinstance(anyone.subject, m.Some) and all(_outdoes(each) for each in predicates):
        return None  # see measured.py
    return said(anyone, several)


@rule("claim", "{anyone} [,] {left_out} [,] {several=vp+}", given=False)
@rule("claim", "{anyone=anyone_at_all} [,] {left_out} [,] {several=vp+}", given=True)
def _(anyone: Who, left_out: bool, several: Sequence[Vp], given: bool) -> m.Claim | None:
    predicates = tuple(each for _, some in several for each in some)
    if given != _is_of_holders(anyone, predicates):
        return None
    if isinstance(anyone.subject, m.Some) and all(
        _only_place(each, none=True) for each in predicates
    ):
        return None  # see only.py
    return said(anyone, several)


@rule("claim", "{anyone} {several=vp+} [,] {left_out}", given=False)
@rule("claim", "{left_out} [,] {anyone} {several=vp+}", given=False)
@rule("claim", "{anyone=anyone_at_all} {several=vp+} [,] {left_out}", given=True)
@rule("claim", "{left_out} [,] {anyone=anyone_at_all} {several=vp+}", given=True)
def _(anyone: Who, left_out: bool, several: Sequence[Vp], given: bool) -> m.Claim | None:
    predicates = tuple(each for _, some in several for each in some)
    return said(anyone, several) if given == _is_of_holders(anyone, predicates) else None


def _is_of_holders(anyone: Who, predicates: tuple[m.Predicate, ...]) -> bool:
    """Tell whether what holds others is meant too: everything but the cup lies in the tin."""
    inside = isinstance(anyone.subject, m.Every) and all(
        _only_place(each, none=False) for each in predicates
    )
    return inside or _sticks_out(predicates)


def _sticks_out(predicates: tuple[m.Predicate, ...]) -> bool:
    return all(any(isinstance(item, WhollyIn) for item in m.within(each)) for each in predicates)


def _outdoes(predicate: m.Predicate) -> bool:
    """Tell whether a predicate is to be larger than one part: of none, that part is largest."""
    if not isinstance(predicate, Towards) or not isinstance(predicate.relation, Compared):
        return False
    one = isinstance(predicate.object, m.The) and len(predicate.object.refs) == 1
    return one and predicate.relation.range.strict


def _only_place(predicate: m.Predicate, *, none: bool) -> bool:
    if none and isinstance(predicate, Between):
        return True
    if none:
        inner = predicate.predicate if isinstance(predicate, Contrary) else predicate
        return isinstance(inner, InPlace) and (inner is predicate or inner.place.kind == "part")
    if isinstance(predicate, WhollyIn):
        return True
    return isinstance(predicate, InPlace) and predicate.place.kind == "part"


@rule(
    "claim",
    "{there_be} {nothing} {where=beside_these}",
    "{where=beside_these} {there_be} {nothing}",
)
@rule(
    "claim",
    "{where=beside_these} {lies=plain_be} {nothing}",
    "{verbless} {nothing} {where=beside_these}",
)
def _(where: tuple[m.Parts, m.Predicate], **_words: bool) -> m.Claim:
    parts, predicate = where
    return Saying(m.Some(m.NONE, parts), (predicate,))


@rule("beside_these", "{beside} {object} {parts=not_named}")
def _(
    beside: tuple[Side, ...], object: m.The | m.Every | m.Some, parts: m.Parts
) -> tuple[m.Parts, m.Predicate] | None:
    if len(beside) != 1:
        return None
    # Above the caps: above any of them.
    one = m.Some(m.SOME, object.parts) if isinstance(object, m.Every) else object
    return parts, Towards(BesideOf(beside[0]), one)

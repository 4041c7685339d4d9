"""One or another of several objects, where none is meant: must not touch the nut or the washer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.places import InAny, InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf, Overlapping
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Relation, Towards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.kinds.positions import Side

Objects = tuple[m.The | m.Some, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("or_object", "{ref}")
def _(ref: m.Ref) -> m.The | m.Some:
    return m.The((ref,))


@rule("or_object", "it")
def _() -> m.The | m.Some:
    return m.The((m.Pronoun(),))


@rule(
    "or_object",
    "(A | any | any other | another) {parts=parts_one}",
    "(any of the | one of the | any) {parts=parts_many}",
    "the {parts=parts_many}",
)
def _(parts: m.Parts) -> m.The | m.Some:
    return m.Some(m.SOME, parts)


@rule("or_objects", "{first=or_object} [,] (or | nor) {second=or_object}")
@rule("or_objects", "{first=or_object} , {second=or_object} [,] or {third=or_object}")
def _(
    first: m.The | m.Some, second: m.The | m.Some, third: m.The | m.Some | None = None
) -> Objects:
    return tuple(each for each in (first, second, third) if each is not None)


def _any_of(relation: Relation, objects: Sequence[m.The | m.Some]) -> m.Predicate:
    return AnyOf(tuple(Towards(relation, each) for each in objects))


@rule("or_action", "{relation=action_to} {or_objects}")
@rule("or_where", "{relation} {or_objects}")
def _(relation: Relation, or_objects: Objects) -> m.Predicate:
    return _any_of(relation, or_objects)


@rule("or_where", "(in | on | inside | within) {or_objects}")
def _(or_objects: Objects) -> m.Predicate:
    places = tuple(
        InPlace(m.Place("part", of=each.refs[0])) if isinstance(each, m.The) else InAny(each.parts)
        for each in or_objects
    )
    return AnyOf(places)


@rule("or_where", "{first=where} or {second=where}")
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate:
    return AnyOf((first, second))


@rule("or_action", "(crosses | cross | lies across | lie across) {or_objects}")
def _(or_objects: Objects) -> m.Predicate:
    return _any_of(Overlapping(), or_objects)


@rule("or_action", "LIES {or_where}")
def _(or_where: m.Predicate) -> m.Predicate:
    return or_where


@rule("state", "[LOCATED] either {first=where} or {second=where}")
@rule("action", "LIES either {first=where} or {second=where}")
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate | None:
    if isinstance(first, InPlace) and isinstance(second, InPlace):
        return None  # see located.py
    return AnyOf((first, second))


@rule("to_a_side", "[to the] left", given="left of")
@rule("to_a_side", "[to the] right", given="right of")
def _(given: Side) -> tuple[Side, ...]:
    return (given,)


# "Above or below the washer": it is one of them.
@rule("state", "[LOCATED] [either] {first=beside} or {second=beside} {ref}")
@rule("action", "LIES [either] {first=beside} or {second=beside} {ref}")
@rule("state", "[LOCATED] [either] {first=to_a_side} or {second=beside} {ref}")
@rule("action", "LIES [either] {first=to_a_side} or {second=beside} {ref}")
def _(first: tuple[Side, ...], second: tuple[Side, ...], ref: m.Ref) -> m.Predicate | None:
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    of = m.The((ref,))
    return AnyOf((Towards(BesideOf(first[0]), of), Towards(BesideOf(second[0]), of)))


@rule("state", "neither {first=no_state} nor {second=no_state}")
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate | None:
    if isinstance(first, Coloured) and isinstance(second, Coloured):
        return None  # see colours.py
    opposites = (negation(first), negation(second))
    kept = tuple(each for each in opposites if each is not None)
    return Both(kept) if len(kept) == 2 else None


@rule("action_not", "{or_action}")
@rule("state_not", "[LOCATED] {or_action=or_where}")
def _(or_action: m.Predicate) -> m.Predicate:
    return or_action


# What may be so only of none: "no nut touches the washer or the label".
@rule(
    "vp",
    "[MUST | TO | may | can] {or_action}",
    "(is | are) (allowed | permitted) to {or_action}",
    "{be} [LOCATED] {or_action=or_where}",
    "(may | can) be [LOCATED] {or_action=or_where}",
    "(may | can) be {or_action=state_not}",
)
def _(or_action: m.Predicate, be: bool = True) -> Vp:
    return "may", (or_action,)

"""Predicates with their verbs: is red, must not touch, lies upright in the middle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.directions import Standing
from llm4ad.generate.builtin.kinds.places import (
    Holds,
    HoldsNothing,
    HoldsSomething,
    HoldsTotal,
)
from llm4ad.generate.builtin.kinds.positions import Apart, BesideOf, FromEdge
from llm4ad.generate.builtin.kinds.quantities import SharePredicate
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Not, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, Sized
from llm4ad.generate.builtin.kinds.together import Mutual, Together
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.kinds.saying import Relation

    Object = m.The | m.Every | m.Some


@rule("state", "[LOCATED] {where}")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule(
    "state",
    "[LOCATED] {first=where} (but | yet | and at the same time | while also) {second=where}",
)
@rule(
    "action",
    "LIES {first=where} (but | yet | and | , and | , but | , | and at the same time) {second=where}",
)
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate:
    return Both((first, second))


@rule("state", "{pose}")
def _(pose: m.Predicate) -> m.Predicate:
    return pose


@rule("state", "[LOCATED] {pose} [and] {where}")
@rule("action", "LIES {pose} [and] {where}")
def _(pose: m.Predicate, where: m.Predicate) -> m.Predicate:
    return Both((pose, where))


@rule("state", "{group_state}", "(lying | standing | placed | arranged) {group_state}")
@rule("action", "{group_state=group_action}", "LIES {group_state}")
def _(group_state: m.Predicate) -> m.Predicate:
    return group_state


@rule("state", "[LOCATED] {where} {group_state}", "[LOCATED] {group_state} {where}")
@rule("action", "LIES {where} {group_state}", "LIES {group_state} [and] {where}")
@rule("action", "{group_state=group_action} {where}")
def _(where: m.Predicate, group_state: m.Predicate) -> m.Predicate:
    return Both((where, group_state))


@rule("action", "LIES vertically [[and] {where}]", given=True)
@rule("action", "LIES horizontally [[and] {where}]", given=False)
def _(given: bool, where: m.Predicate | None = None) -> m.Predicate:
    return Standing(given) if where is None else Both((Standing(given), where))


@rule("action", "LIES [together] {where}", "LIES {where=pose}")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("states", "{several=state+}")
def _(several: Sequence[m.Predicate]) -> tuple[m.Predicate, ...] | None:
    return tuple(several) if _one_colour(several) else None


@rule("states", "{several=state+} [,] (but | yet | but also | and yet) {last=state}")
def _(several: Sequence[m.Predicate], last: m.Predicate) -> tuple[m.Predicate, ...] | None:
    return (*several, last) if _one_colour((*several, last)) else None


def _one_colour(several: Sequence[m.Predicate]) -> bool:
    """Tell whether there is but one word about the colour: "not red, and blue" is not clear."""
    bare = [item.predicate if isinstance(item, Not) else item for item in several]
    return sum(isinstance(item, Coloured) for item in bare) < 2


@rule("states", "{yes=state} but not {no=state}")
def _(yes: m.Predicate, no: m.Predicate) -> tuple[m.Predicate, ...] | None:
    opposite = negation(no)
    return (yes, opposite) if opposite is not None else None


ANY = m.Range(1, None, strict=True)


def settled(predicate: m.Predicate, *, of_none: bool) -> m.Predicate | None:
    """Return a predicate with "any" in it as every one, or as one of them where it is of none.

    None where neither is sure.
    """
    if not isinstance(predicate, Towards) or not isinstance(predicate.object, m.Some):
        return predicate
    if predicate.object.count != ANY:
        return predicate
    if of_none:
        return Towards(predicate.relation, m.Some(m.SOME, predicate.object.parts))
    if not isinstance(predicate.relation, Compared | Apart | BesideOf):
        return None
    return Towards(predicate.relation, m.Every(predicate.object.parts))


def negation(predicate: m.Predicate) -> m.Predicate | None:  # noqa: PLR0911
    """Return what "not" makes of a predicate, and None where that could mean two things."""
    if isinstance(predicate, Not | Contrary):
        return predicate.predicate
    predicate = settled(predicate, of_none=True) or predicate
    if isinstance(predicate, AnyOf):  # none of them
        opposites = [negation(each) for each in predicate.predicates]
        kept = tuple(each for each in opposites if each is not None)
        return Both(kept) if len(kept) == len(opposites) else None
    if isinstance(predicate, Both | Usual | Holds | HoldsTotal):
        return None
    if isinstance(predicate, Together):
        return predicate.opposite()
    if isinstance(predicate, HoldsNothing | HoldsSomething):
        return HoldsSomething() if isinstance(predicate, HoldsNothing) else HoldsNothing()
    if isinstance(predicate, Sized):
        turned = _turned(predicate.range)
        return turned and Sized(predicate.field, turned, predicate.per, predicate.own)
    if isinstance(predicate, FromEdge):
        turned = _turned(predicate.range)
        return turned and FromEdge(predicate.side, turned, predicate.of)
    if isinstance(predicate, SharePredicate):
        turned = _turned(predicate.range)
        return turned and SharePredicate(predicate.whole, turned, predicate.level)
    return _not_towards(predicate) if isinstance(predicate, Towards) else Not(predicate)


def _not_towards(predicate: Towards) -> m.Predicate | None:
    relation, other = predicate.relation, predicate.object
    # Not left of all nuts: left of none, or not of every one?
    if other.count != m.SOME if isinstance(other, m.Some) else not _single(other):
        return None
    if not isinstance(relation, Apart | Compared):
        return Not(predicate)
    turned = _turned(relation.range)
    if turned is None or isinstance(other, m.Some):
        return None
    return Towards(replace(relation, range=turned), other)


def _single(object: Object) -> bool:
    return isinstance(object, m.The) and len(object.refs) == 1


def _turned(amount: m.Range) -> m.Range | None:
    if amount.low is not None and amount.high is not None:
        return None
    return m.Range(amount.high, amount.low, strict=not amount.strict)


@rule(
    "vp",
    "may {action}",
    "may be {states}",
    "(is | are) (allowed | permitted) to {action}",
    "(is | are) (allowed | permitted) to be {states}",
)
def _(
    action: m.Predicate | None = None, states: tuple[m.Predicate, ...] = ()
) -> tuple[str, tuple[m.Predicate, ...]]:
    return "may", (action,) if action is not None else states


@rule("be", "'s")
@rule(
    "be",
    "is",
    "are",
    "MUST [ALWAYS] be",
    "(is | are) ALWAYS",
    "TO_BE",
    "MUST [ALWAYS] be [both | all | each]",
    "(MUST | TO) (both | all | each) be",
)
@rule(
    "be",
    "is (both | all)",
    "are (both | all | each)",
    "is expected to be",
    "are expected to be",
    "(is | are) supposed to be",
    "(remains | remain | stays | stay)",
    "MUST (remain | stay)",
    "TO (remain | stay)",
    "(is | are) required to be",
)
def _() -> bool:
    return True


@rule(
    "be_not",
    "(is | are) NOT",
    "MUST NOT be",
    "(may | can) NOT be",
    "(is | are) NOT (allowed | permitted | supposed | meant | expected) to be",
    "(is | are) forbidden to be",
    "(is | are) NOT to be",
)
def _() -> bool:
    return True


# "It is important that the nut be red."
@rule("vp", "{finite} be {states}")
def _(finite: str, states: tuple[m.Predicate, ...]) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, states


# What "can be seen" on the left is there; what "can be" on the left need not be.
@rule("vp", "can be (seen | found) {where}")
def _(where: m.Predicate) -> tuple[str, tuple[m.Predicate, ...]]:
    return "", (where,)


@rule("vp", "{finite} {be} {states}")
def _(
    finite: str, states: tuple[m.Predicate, ...], be: bool
) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, states


@rule("no_state", "{state}", "{state=state_not}")
def _(state: m.Predicate) -> m.Predicate:
    return state


@rule("no_action", "{action}", "{action=action_not}")
def _(action: m.Predicate) -> m.Predicate:
    return action


@rule("vp", "{finite} {be_not} {state=no_state}")
def _(finite: str, state: m.Predicate, be_not: bool) -> tuple[str, tuple[m.Predicate, ...]] | None:
    opposite = negation(state)
    return (finite, (opposite,)) if opposite is not None else None


@rule(
    "vp",
    "{finite} [ALWAYS] {action}",
    "{finite} MUST [ALWAYS] [all | both] {action}",
    "{finite} TO [ALWAYS] {action}",
    "{finite} (all | both | each) {action}",
)
def _(finite: str, action: m.Predicate) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (action,)


@rule(
    "vp",
    "{finite} (DOES | MUST | may | can) NOT {action=no_action}",
    "{finite} never {action=no_action}",
    "{finite} (is | are) NOT (allowed | permitted | supposed | meant) to {action=no_action}",
    "{finite} (is | are) forbidden to {action=no_action}",
    "{finite} (is | are) NOT to {action=no_action}",
)
def _(finite: str, action: m.Predicate) -> tuple[str, tuple[m.Predicate, ...]] | None:
    opposite = negation(action)
    return (finite, (opposite,)) if opposite is not None else None


# "Must not touch the washer or lie on the label": neither of them.
@rule("vp", "{finite} (MUST | may | can | DOES) NOT {first=no_action} or {second=no_action}")
@rule("vp", "{finite} (MUST | may | can | DOES) NOT be {first=no_state} or {second=no_state}")
@rule("vp", "{finite} (is | are) NOT {first=no_state} or {second=no_state}")
def _(
    finite: str, first: m.Predicate, second: m.Predicate
) -> tuple[str, tuple[m.Predicate, ...]] | None:
    if isinstance(first, Coloured) and isinstance(second, Coloured):
        return None  # see colours.py
    opposites = (negation(first), negation(second))
    kept = tuple(each for each in opposites if each is not None)
    return (finite, kept) if len(kept) == 2 else None


# "Touches the bolt but not the washer": the verb is said once.
@rule(
    "vp",
    "{finite} [MUST | TO] {relation=action_to} {object} [,] (but | and) (not | never) {other=object}",
)
def _(
    finite: str, relation: Relation, object: Object, other: Object
) -> tuple[str, tuple[m.Predicate, ...]] | None:
    opposite = negation(Towards(relation, other))
    return (finite, (Towards(relation, object), opposite)) if opposite is not None else None


@rule(
    "vp",
    "{finite} [MUST | TO] {relation=action_to} {object} [,] but (neither | none | not any) of the {parts=parts_many}",
)
def _(
    finite: str, relation: Relation, object: Object, parts: m.Parts
) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (Towards(relation, object), Not(Towards(relation, m.Some(m.SOME, parts))))


@rule(
    "vp",
    "{finite} [MUST | TO] {relation=action_to} {object} [,] (but | and) (not | never) EACH_OTHER",
)
@rule(
    "vp",
    "{finite} (both | all) {relation=action_to} {object} [,] (but | and) (not | never) EACH_OTHER",
)
def _(finite: str, relation: Relation, object: Object) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (Towards(relation, object), Mutual(relation, negated=True))


@rule("vp", "{finite} DOES {action}")
def _(finite: str, action: m.Predicate) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (action,)


@rule(
    "vp",
    "{finite} [DOES | MUST | may | can] neither {first=no_action} nor {second=no_action}",
)
def _(
    finite: str, first: m.Predicate, second: m.Predicate
) -> tuple[str, tuple[m.Predicate, ...]] | None:
    opposites = (negation(first), negation(second))
    kept = tuple(each for each in opposites if each is not None)
    return (finite, kept) if len(kept) == 2 else None

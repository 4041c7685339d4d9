"""Parts that a sentence brings up first: "the bottle has a cap, and the cap is red"."""

from __future__ import annotations

from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.each import ForEachOf
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Saying

_ONE = (m.SOME, m.Range(1, 1))


def introduced(claim: m.Claim) -> m.Claim:
    """Return a claim with "the cap" as the cap of the bottle that was said to have one."""
    if isinstance(claim, If):
        return If(claim.condition, _after(introduced(claim.claim), (claim.condition,)))
    if not isinstance(claim, AllOf):
        return claim
    done: list[m.Claim] = []
    for each in claim.claims:
        done.append(_after(introduced(each), tuple(done)))
    return AllOf(tuple(done))


def _after(claim: m.Claim, before: tuple[m.Claim, ...]) -> m.Claim:
    for earlier in before:
        for holder, group in _held(earlier):
            claim = _of_holder(claim, holder, group)
        claim = _of_each(claim, earlier)
    return claim


def _held(claim: m.Claim) -> list[tuple[m.Ref, m.Group]]:
    """Return the single parts that a claim says a single part to have, and that one."""
    if isinstance(claim, Present) and claim.place.kind == "part" and claim.place.of is not None:
        return [(claim.place.of, group) for group in claim.groups if group.count in _ONE]
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.The):
        return []
    if len(claim.subject.refs) != 1:
        return []
    return [(claim.subject.refs[0], group) for group in _groups(claim)]


def _groups(claim: Saying) -> list[m.Group]:
    held = [each for each in claim.predicates if isinstance(each, Holds)]
    return [group for each in held for group in each.groups if group.count in _ONE]


def _of_holder(claim: m.Claim, holder: m.Ref, group: m.Group) -> m.Claim:
    owned = m.One(replace(group.parts, place=m.Place("part", of=holder)))
    for plain in dict.fromkeys((m.One(m.Parts((group.noun,))), m.One(group.parts))):
        claim = m.exchanged(claim, plain, owned)
    return claim


def _of_each(claim: m.Claim, earlier: m.Claim) -> m.Claim:
    """Return a claim for each of the parts of which an earlier one says that each has one."""
    if not isinstance(earlier, Saying) or not isinstance(earlier.subject, m.Every):
        return claim
    whole = m.One(earlier.subject.parts)
    owned = claim
    for group in _groups(earlier):
        owned = _of_holder(owned, whole, group)
    return ForEachOf(whole.parts, owned) if whole in m.within(owned) else claim

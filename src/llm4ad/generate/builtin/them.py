"""Parts in place of "they", "them" and "both": of none of them where something is not so."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.logic import Negation
from llm4ad.generate.builtin.kinds.positions import Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Not, Saying, Towards

They = m.Every | m.The
T = TypeVar("T")
THEM = "them"  # stands for the noun that was spoken of before: "two of them", "any of them"
_THEY = m.The((m.Pronoun(many=True),))
_BOTH = m.The((m.Pronoun(many=True, two=True),))


def with_them(claim: m.Claim, they: They) -> m.Claim | None:
    """Return a claim with some parts for "they"; None where that is not sure."""
    if isinstance(claim, Saying):
        subject = _named(claim.subject, they)
        predicates = [_towards_them(each, they, none=_none(subject)) for each in claim.predicates]
        kept = tuple(each for each in predicates if each is not None)
        return Saying(subject, kept) if len(kept) == len(predicates) else None
    if isinstance(claim, Negation) and _has_them(claim):
        return None
    return _named(claim, they)


def said_of_them(predicate: m.Predicate, they: They | None) -> m.Predicate | None:
    """Return a predicate with some parts for "them"; None without any, or where it is not sure."""
    if not isinstance(they, m.Every):
        return None
    any_of_them = m.exchanged(predicate, m.Parts((THEM,)), they.parts)
    return _towards_them(any_of_them, they, none=False)


def _towards_them(predicate: m.Predicate, they: They, *, none: bool) -> m.Predicate | None:
    if not _has_them(predicate):
        return _named(predicate, they)
    negated = isinstance(predicate, Not)
    inner = predicate.predicate if isinstance(predicate, Not) else predicate
    if not (negated or none):
        return _named(predicate, they)
    # Not left of them: of none, or not of every one?
    if not isinstance(inner, Towards) or not isinstance(inner.relation, Touching | Overlapping):
        return None
    if isinstance(they, m.Every):
        any_of_them = Towards(inner.relation, m.Some(m.SOME, they.parts))
        return Not(any_of_them) if negated else any_of_them
    each = [Towards(inner.relation, m.The((ref,))) for ref in they.refs]
    return Both(tuple(Not(one) for one in each)) if negated else AnyOf(tuple(each))


def _has_them(value: object) -> bool:
    towards = [item.object for item in m.within(value) if isinstance(item, Towards)]
    return any(each in (_THEY, _BOTH) for each in towards)


def _none(subject: m.Subject) -> bool:
    return isinstance(subject, m.Some) and subject.count == m.NONE


def _named(value: T, they: They) -> T:
    """Return a meaning with some parts for "they"; of "if there are nuts, both" there are two."""
    two = they
    if isinstance(they, m.Every) and they.count == m.SOME:
        two, they = replace(they, count=m.Range(2, 2)), replace(they, count=None)
    return m.exchanged(m.exchanged(value, _BOTH, two), _THEY, they)

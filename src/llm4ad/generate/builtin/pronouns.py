"""What "it", "they" and "its" stand for, from what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.saying import Pairs, Saying, Towards

if TYPE_CHECKING:
    from collections.abc import Sequence

_IT, _THEY = m.Pronoun(), m.Pronoun(many=True)
_THEY_ALL = m.The((_THEY,))


def resolved(claim: m.Claim) -> m.Claim | None:
    """Return a claim with every pronoun as what it stands for; None where that is not sure."""
    whole = _resolved(claim, ())
    return whole if whole is not None and not _has_pronoun(whole) else None


def _resolved(claim: m.Claim, before: Sequence[m.Claim]) -> m.Claim | None:
    if isinstance(claim, AllOf):
        said = list(before)
        claims: list[m.Claim] = []
        for each in claim.claims:
            done = _resolved(each, said)
            if done is None:
                return None
            claims.append(done)
            said.append(done)
        return AllOf(tuple(claims))
    if isinstance(claim, If):
        earlier = before[-1] if before else None
        spoken = [*before, earlier.condition] if isinstance(earlier, If) else before
        condition = _resolved(claim.condition, spoken)
        then = None if condition is None else _resolved(claim.claim, [*before, condition])
        return None if condition is None or then is None else If(condition, then)
    return _in_one(claim, before)


def _in_one(claim: m.Claim, before: Sequence[m.Claim]) -> m.Claim | None:
    if not _has_pronoun(claim):
        return claim
    if isinstance(claim, Saying) and isinstance(claim.subject, m.The):
        claim = Saying(claim.subject, _own_places(claim))
    if not before:
        return claim
    it, they = _spoken_of(before[-1])
    if they is not None:
        claim = m.exchanged(claim, _THEY_ALL, they)
    owner = _owner(before[-1]) or _towards(before[-1])
    if isinstance(claim, Saying | Present) and owner is not None and not _starts_with_it(claim):
        return m.exchanged(claim, _IT, owner)
    return m.exchanged(claim, _IT, it) if it is not None else claim


def _starts_with_it(claim: m.Claim) -> bool:
    return isinstance(claim, Saying) and claim.subject == m.The((_IT,))


def _own_places(claim: Saying) -> tuple[m.Predicate, ...]:
    """Return predicates with "its" in a later one as the part that an earlier one is about."""
    assert isinstance(claim.subject, m.The)
    done: list[m.Predicate] = []
    for predicate in claim.predicates:
        owners = [place.of for place in m.within(tuple(done)) if isinstance(place, m.Place)]
        named = [owner for owner in owners if owner is not None and owner != _IT]
        if len(set(named)) == 1:
            predicate = m.exchanged(predicate, _IT, named[0])
        done.append(predicate)
    return tuple(done)


def _owner(claim: m.Claim) -> m.Ref | None:
    """Return the only part whose place a claim speaks of."""
    places = [item for item in m.within(claim) if isinstance(item, m.Place)]
    owners = {place.of for place in places if place.of is not None}
    return owners.pop() if len(owners) == 1 else None


def _towards(claim: m.Claim) -> m.Ref | None:
    """Return the only part that others are said to lie towards in a claim about several."""
    if not (isinstance(claim, Saying) and isinstance(claim.subject, m.Some)):
        return None
    objects = [item.object for item in m.within(claim) if isinstance(item, Towards)]
    refs = [ref for each in objects if isinstance(each, m.The) for ref in each.refs]
    return refs[0] if len(refs) == 1 and len(objects) == 1 else None


def _spoken_of(claim: m.Claim) -> tuple[m.Ref | None, m.Every | m.The | None]:
    """Return what "it" and what "they" stand for after a claim."""
    if isinstance(claim, If | Negation | OneOf):
        return None, None
    if isinstance(claim, AllOf):
        return _spoken_of(claim.claims[-1])
    if isinstance(claim, Present):
        return _counted(claim)
    if isinstance(claim, Saying):
        if isinstance(claim.subject, m.Some) and claim.predicates:
            return None, None  # one of several nuts is red: which one it is cannot be said
        return _subject(claim.subject)
    if isinstance(claim, Pairs):
        return None, claim.among if isinstance(claim.among, m.The) else m.Every(claim.among.parts)
    return None, None


def _counted(claim: Present) -> tuple[m.Ref | None, m.Every | m.The | None]:
    place = None if claim.place == m.IMAGE else claim.place
    parts = [m.Parts((group.noun,), group.colour, place) for group in claim.groups]
    if len(parts) == 1:
        one = claim.groups[0].count in (m.SOME, m.Range(1, 1))
        return (m.One(parts[0]), None) if one else (None, m.Every(parts[0]))
    if all(group.count in (m.SOME, m.Range(1, 1)) for group in claim.groups):
        return None, m.The(tuple(m.One(each) for each in parts))
    if all(each.colour is None for each in parts):
        return None, m.Every(m.Parts(tuple(each.nouns[0] for each in parts), place=place))
    return None, None


def _subject(subject: m.Subject) -> tuple[m.Ref | None, m.Every | m.The | None]:
    if isinstance(subject, m.The):
        return (subject.refs[0], None) if len(subject.refs) == 1 else (None, subject)
    if isinstance(subject, m.Every):
        return None, m.Every(subject.parts)
    if isinstance(subject, m.Some) and subject.count in (m.SOME, m.Range(1, 1)):
        return m.One(subject.parts), None
    return None, None


def _has_pronoun(claim: m.Claim) -> bool:
    return any(isinstance(item, m.Pronoun) for item in m.within(claim))

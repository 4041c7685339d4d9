"""What "it", "they", "its" and "the other one" stand for, from what was said before.

Where that can be several parts, every one of them is a reading of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.introduced import introduced
from llm4ad.generate.builtin.kinds.logic import AllOf, Allowed, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Pairs, SamePart, Saying, Towards, narrowed
from llm4ad.generate.builtin.known import subject_nouns
from llm4ad.generate.builtin.them import THEM, said_of_them, with_them

if TYPE_CHECKING:
    from collections.abc import Sequence

THOSE = "those"  # the same, where some of them were spoken of: "those on the right", "the red one"
THE_ONE = "the one"  # stands for the noun of the subject: "the left nut and the right one"
NEXT_ONE = "the next one"  # "the first nut from the left is red, the last one is blue"
ON, BACK = "on", "back"  # counted from the same side as before, or from the other one
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
_IT, _THEY = m.Pronoun(), m.Pronoun(many=True)


def resolved(claim: m.Claim) -> list[m.Claim]:
    """Return a claim with every pronoun as what it can stand for; none where that is nothing."""
    found = [_demanded(each) for each in _resolved(_named(claim)[0], ())]
    return [introduced(each) for each in found if each is not None and not _has_pronoun(each)]


def _demanded(claim: m.Claim) -> m.Claim | None:
    """Return a claim without what is only allowed; None where nothing is left."""
    if isinstance(claim, Allowed):
        return None
    if not isinstance(claim, AllOf) or not any(isinstance(each, Allowed) for each in claim.claims):
        return claim
    kept = tuple(each for each in claim.claims if not isinstance(each, Allowed))
    return (kept[0] if len(kept) == 1 else AllOf(kept)) if kept else None


def _named(claim: m.Claim, before: tuple[str, str] = ("", "")) -> tuple[m.Claim, tuple[str, str]]:
    """Return a claim with "the one" named, and the nouns that "them" and "those" stand for then.

    They are empty where that is not sure.
    """
    if isinstance(claim, AllOf):
        named: list[m.Claim] = []
        for twins in twins_in(_counted_on(claim.claims)):
            done = [_named(each, before) for each in twins]
            named += [one for one, _ in done]
            before = done[-1][1]
        return AllOf(tuple(named)), before
    if isinstance(claim, If):
        condition, before = _named(claim.condition, before)
        then, before = _named(claim.claim, before)
        return If(condition, then), before
    for mark, known in zip((THEM, THOSE), before, strict=True):
        claim = m.exchanged(claim, (mark,), (known,)) if known else claim
    nouns = [noun for noun in m.nouns_of(claim) if noun not in (THE_ONE, THEM, THOSE, NEXT_ONE)]
    noun = (nouns[0] if len(nouns) == 1 else "") if nouns else before[0]
    done = m.exchanged(claim, (THE_ONE,), (noun,)) if noun else claim
    subjects = subject_nouns(claim.subject) if isinstance(claim, Saying) else nouns
    those = subjects[0] if len(set(subjects)) == 1 else ""
    return done, ("" if _narrow(done) else noun, those if nouns else before[1])


def _nth_of(claim: m.Claim) -> m.Nth | None:
    """Return the part that a claim is of, where it is one at a number."""
    subject = claim.subject if isinstance(claim, Saying) else None
    ref = subject.refs[0] if isinstance(subject, m.The) and len(subject.refs) == 1 else None
    return ref if isinstance(ref, m.Nth) else None


def _counted_on(claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    """Return claims with "the second one" as the second of those that were counted before."""
    done: list[m.Claim] = []
    first: m.Nth | None = None
    for claim in claims:
        ref = _nth_of(claim)
        if ref is None or ref.parts.nouns != (NEXT_ONE,):
            first = ref
        elif first is not None:
            side = first.side if ref.side == ON else _OPPOSITE[first.side]
            claim = m.exchanged(claim, ref, m.Nth(first.parts, ref.number, side))  # noqa: PLW2901
        done.append(claim)
    return tuple(done)


def _narrow(claim: m.Claim) -> bool:
    """Tell whether a claim is of parts of a colour or in a place: "one of them" is one of those."""
    spoken_of: object = claim
    if isinstance(claim, Saying):
        subject = claim.subject
        spoken_of = subject
        if isinstance(subject, m.Some) and claim.predicates:
            return True
    for item in m.within(spoken_of):
        if isinstance(item, m.Parts | m.Group) and item.colour is not None:
            return True
        if isinstance(item, m.Parts) and item.that:
            return True
        if isinstance(item, m.Place) and item != m.IMAGE:
            return True
    return False


def _resolved(claim: m.Claim, before: Sequence[m.Claim]) -> list[m.Claim]:
    rows: list[tuple[m.Claim, ...]] = [()]
    if isinstance(claim, AllOf):
        for twins in twins_in(claim.claims):
            rows = [(*row, *done) for row in rows for done in _alike(twins, [*before, *row])]
        return [AllOf(row) for row in rows]
    if isinstance(claim, OneOf):
        rows = [()]
        for each in claim.claims:
            rows = [
                (*row, done)
                for row in rows
                for done in _resolved(each, [*before, *(_spoken_of_only(one) for one in row)])
            ]
        return [replace(claim, claims=row) for row in rows]
    if isinstance(claim, If):
        earlier = before[-1] if before else None
        spoken = [*before, earlier.condition] if isinstance(earlier, If) else before
        otherwise = isinstance(claim.condition, Negation) and isinstance(earlier, If)
        return [
            If(condition, then)
            for condition in _resolved(claim.condition, spoken)
            for then in _resolved(
                claim.claim,
                [*before, earlier.claim if otherwise and isinstance(earlier, If) else condition],
            )
        ]
    return _in_one(claim, before)


def twins_in(claims: Sequence[m.Claim]) -> list[list[m.Claim]]:
    """Return claims in runs of which one "it" is the same: one nut on each side of it."""
    runs: list[list[m.Claim]] = []
    for claim in claims:
        if runs and _is_twin(runs[-1][-1], claim):
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return runs


def _is_twin(claim: m.Claim, other: m.Claim) -> bool:
    if not _has_pronoun(claim) or not _has_pronoun(other) or _starts_with_it(other):
        return False
    if isinstance(claim, Present) and isinstance(other, Present):
        return claim.groups == other.groups
    if isinstance(claim, Saying) and isinstance(other, Saying):
        return claim.subject == other.subject
    return False


def _alike(twins: list[m.Claim], before: Sequence[m.Claim]) -> list[tuple[m.Claim, ...]]:
    if len(twins) == 1:
        return [(done,) for done in _resolved(twins[0], before)]
    together = _in_one(AllOf(tuple(twins)), before)
    return [done.claims for done in together if isinstance(done, AllOf)]


def _spoken_of_only(claim: m.Claim) -> m.Claim:
    """Return a claim without what it says of its parts: "either a nut is red, or it is blue"."""
    if isinstance(claim, Saying) and isinstance(claim.subject, m.Some):
        return Saying(claim.subject, ())
    return replace(claim, place=m.IMAGE) if isinstance(claim, Present) else claim


def _in_one(claim: m.Claim, before: Sequence[m.Claim]) -> list[m.Claim]:
    if not _has_pronoun(claim):
        return [claim]
    if isinstance(claim, Saying) and isinstance(claim.subject, m.The):
        claim = Saying(claim.subject, _own_places(claim))
    if not before:
        return [claim]
    subjects = _singles(before[-1]) if _starts_with_it(claim) else _mentioned(before[-1], claim)
    if isinstance(claim, Saying) and isinstance(claim.subject, m.The):
        subjects = [ref for ref in subjects if ref not in claim.subject.refs]
    choices = [m.exchanged(claim, _IT, it) for it in subjects] or [claim]
    they = _many(before[-1])
    if not they:
        return choices
    found = [with_them(each, one) for each in choices for one in they]
    return [each for each in found if each is not None]


def _starts_with_it(claim: m.Claim) -> bool:
    return isinstance(claim, Saying) and claim.subject == m.The((_IT,))


def _own_places(claim: Saying) -> tuple[m.Predicate, ...]:
    """Return predicates with "its" in a later one as the part that an earlier one is about."""
    done: list[m.Predicate] = []
    subjects = claim.subject.refs if isinstance(claim.subject, m.The) else ()
    for predicate in claim.predicates:
        owners = _owners(tuple(done)) or _spoken_of(tuple(done), subjects)
        owned = len(owners) == 1
        later = m.exchanged(predicate, _IT, owners[0]) if owned else predicate
        done.append(said_of_them(later, _objects(tuple(done))) or later)
    return tuple(done)


def _objects(predicates: tuple[m.Predicate, ...]) -> m.Every | None:
    """Return the parts that predicates are towards: "right of the nuts and touches them"."""
    towards = [item.object for item in m.within(predicates) if isinstance(item, Towards)]
    many = {m.Every(each.parts) for each in towards if isinstance(each, m.Every)}
    return many.pop() if len(many) == 1 else None


def _spoken_of(predicates: tuple[m.Predicate, ...], but: Sequence[m.Ref]) -> list[m.Ref]:
    """Return the single parts that predicates are towards: "left of the nut and touches it"."""
    refs = [item for item in m.within(predicates) if isinstance(item, m.One | m.Pick | m.Nth)]
    return list(dict.fromkeys(ref for ref in refs if ref not in but))


def _owners(value: object, *, pieces: bool = False) -> list[m.Ref]:
    """Return the parts whose places are spoken of; with ``pieces`` only of halves and the like."""
    places = [item for item in m.within(value) if isinstance(item, m.Place)]
    owners = [place.of for place in places if place.kind != "part" or not pieces]
    return list(dict.fromkeys(each for each in owners if each is not None and each != _IT))


def _mentioned(claim: m.Claim, later: m.Claim) -> list[m.Ref]:
    """Return what "it" can stand for where it is not what the later claim begins with."""
    if _has_its_piece(later) and len(_owners(claim, pieces=True)) == 1:
        return _owners(claim, pieces=True)
    refs = [*_singles(claim), *_owners(claim), *_each_owning(claim, later)]
    for item in m.within(claim):
        if isinstance(item, Towards) and isinstance(item.object, m.The):
            refs += item.object.refs
    return list(dict.fromkeys(ref for ref in refs if ref != _IT))


def _each_owning(claim: m.Claim, later: m.Claim) -> list[m.Ref]:
    """Return each bottle, where what is said of each goes on with "its cap"."""
    each = claim.subject if isinstance(claim, Saying) else None
    its = any(isinstance(item, m.Nearest) and item.to == _IT for item in m.within(later))
    return [m.One(each.parts)] if its and isinstance(each, m.Every) and not each.count else []


def _has_its_piece(claim: m.Claim) -> bool:
    places = [item for item in m.within(claim) if isinstance(item, m.Place)]
    return any(place.of == _IT and place.kind != "part" for place in places)


def _singles(claim: m.Claim) -> list[m.Ref]:  # noqa: PLR0911
    """Return the single parts that a claim is about."""
    if isinstance(claim, If | Negation | OneOf):
        return []
    if isinstance(claim, AllOf | Allowed):
        return _singles(claim.claims[-1] if isinstance(claim, AllOf) else claim.claim)
    if isinstance(claim, Present) and len(claim.groups) == 1:
        parts = _counted_parts(claim)[0]
        return [m.One(parts)] if claim.groups[0].count in (m.SOME, m.Range(1, 1)) else []
    if isinstance(claim, SamePart):
        return [claim.first]
    if not isinstance(claim, Saying):
        return []
    subject = claim.subject
    if isinstance(subject, m.Every) and len(subject.parts.nouns) == 1:
        held = _held_singly(claim)
        return [m.One(subject.parts), *held] if held else []
    if isinstance(subject, m.Some) and subject.among is None:
        # "A nut touches the bolt": which of several, cannot be said later; of exactly one, it can.
        placed = all(isinstance(each, InPlace) for each in claim.predicates)
        sure = subject.count == m.Range(1, 1) or (subject.count == m.SOME and placed)
        return [m.One(_narrowed(claim))] if sure else []
    if not isinstance(subject, m.The) or len(subject.refs) != 1:
        return []
    return [*subject.refs, *_held_singly(claim)]


def _held_singly(claim: Saying) -> list[m.Ref]:
    held = [item for item in claim.predicates if isinstance(item, Holds)]
    groups = [group for each in held for group in each.groups]
    return [m.One(m.Parts((group.noun,), group.colour)) for group in groups]


def _many(claim: m.Claim) -> list[m.Every | m.The]:
    """Return what "they" can stand for after a claim."""
    if isinstance(claim, AllOf | Allowed):
        return _many(claim.claims[-1] if isinstance(claim, AllOf) else claim.claim)
    if isinstance(claim, Pairs):
        return [claim.among if isinstance(claim.among, m.The) else m.Every(claim.among.parts)]
    if isinstance(claim, Present):
        they = _counted(claim)
        return [they] if they is not None else []
    if isinstance(claim, Saying):
        return _many_said(claim)
    spoken_of = {item for item in m.within(claim) if isinstance(item, m.Parts)}
    if len(spoken_of) != 1 or isinstance(claim, If | Negation | OneOf):
        return []
    return [m.Every(parts) for parts in spoken_of]


def _many_said(claim: Saying) -> list[m.Every | m.The]:
    """Return what "they" can stand for: the subjects, or what they are said to hold."""
    subject = claim.subject
    if isinstance(subject, m.The):
        several = len(subject.refs) > 1
        return [subject] if several else _held_many(claim, m.Place("part", of=subject.refs[0]))
    if isinstance(subject, m.Every):
        return [m.Every(subject.parts), *_held_many(claim, None)]
    return _many_of_some(claim, subject) if isinstance(subject, m.Some) else []


def _many_of_some(claim: Saying, subject: m.Some) -> list[m.Every | m.The]:
    if subject.count == m.NONE and claim.predicates:
        return [m.Every(subject.parts)]
    if subject == m.Some(m.SOME, subject.parts) and not claim.predicates:
        return [m.Every(subject.parts, m.SOME)]  # "if there are nuts, they are red"
    if subject.among is None and not _is_one(subject.count):
        return [m.Every(_narrowed(claim))]
    return []


def _held_many(claim: Saying, place: m.Place | None) -> list[m.Every | m.The]:
    held = [item for item in claim.predicates if isinstance(item, Holds)]
    groups = tuple(group for each in held for group in each.groups)
    if m.NONE in {group.count for group in groups}:
        return []
    if place is None:
        nouns = tuple(group.noun for group in groups)
        plain = all(group.colour is None for group in groups)
        if len(groups) == 1:
            return [m.Every(groups[0].parts)]
        return [m.Every(m.Parts(nouns))] if groups and plain else []
    they = _counted(Present(groups, place)) if groups else None
    return [they] if they is not None else []


def _narrowed(claim: Saying) -> m.Parts:
    """Return the parts of which a claim counts those that its predicates hold of."""
    if not isinstance(claim.subject, m.Some):
        raise TypeError(claim.subject)
    some, rest = narrowed(claim.subject.parts, claim.predicates)
    return replace(some, that=(*some.that, *rest))


def _is_one(count: m.Range) -> bool:
    return count in (m.SOME, m.NONE, m.Range(1, 1))


def _counted_parts(claim: Present) -> list[m.Parts]:
    place = None if claim.place == m.IMAGE else claim.place
    return [m.Parts((group.noun,), group.colour, place) for group in claim.groups]


def _counted(claim: Present) -> m.Every | m.The | None:
    parts = _counted_parts(claim)
    if len(parts) == 1:
        return None if _is_one(claim.groups[0].count) else m.Every(parts[0])
    if all(group.count in (m.SOME, m.Range(1, 1)) for group in claim.groups):
        return m.The(tuple(m.One(each) for each in parts))
    if all(each.colour is None for each in parts):
        return m.Every(m.Parts(tuple(each.nouns[0] for each in parts), place=parts[0].place))
    return None


def _has_pronoun(claim: m.Claim) -> bool:
    ones = ((THE_ONE,), (THEM,), (THOSE,), (NEXT_ONE,))
    return any(isinstance(item, m.Pronoun) or item in ones for item in m.within(claim))

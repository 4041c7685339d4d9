"""What 「...は不良」 asks for: the opposite of a claim, where that is sure."""

from __future__ import annotations

from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.kinds.colours import SameColour
from llm4ad.generate.builtin.kinds.logic import Negation
from llm4ad.generate.builtin.kinds.numbers import EvenNumber, NumbersCompared, Present
from llm4ad.generate.builtin.kinds.places import NotEmpty, NothingBut
from llm4ad.generate.builtin.kinds.positions import Apart, Overlapping, Touching
from llm4ad.generate.builtin.kinds.quantities import Measured
from llm4ad.generate.builtin.kinds.rows import NeighbourGaps
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Saying, Towards
from llm4ad.generate.builtin.kinds.together import ApartAmong


def opposite(claim: m.Claim) -> m.Claim | None:
    """Return the opposite of a claim without words like "all"; None where it is not sure."""
    if isinstance(claim, Negation):
        return claim.claim
    if isinstance(claim, Present):
        return _other_number(claim)
    if isinstance(claim, NumbersCompared | EvenNumber):
        return _other_difference(claim)
    if isinstance(claim, Measured):
        return _other_amount(claim)
    if isinstance(claim, NothingBut):
        empty = not claim.nouns and not claim.outside
        return NotEmpty(claim.place) if empty else None
    return _other_saying(claim)


def _other_saying(claim: m.Claim) -> m.Claim | None:
    """Return the opposite of what is said of parts, or of parts towards each other."""
    if isinstance(claim, NeighbourGaps):
        return _other_gaps(claim.parts, Apart(claim.range, claim.centres))
    if isinstance(claim, Pairs):
        if isinstance(claim.relation, Apart) and isinstance(claim.among, m.Every):
            return _other_gaps(claim.among.parts, claim.relation)
        if isinstance(claim.relation, Apart) and isinstance(claim.among, m.The):
            return None  # read as the gap of the two, which is measured
        unequal = isinstance(claim.relation, SameColour) and not claim.negated
        return None if unequal else Pairs(claim.among, claim.relation, not claim.negated)
    return _said_otherwise(claim) if isinstance(claim, Saying) else None


def _other_number(claim: Present) -> m.Claim | None:
    if len(claim.groups) != 1:
        return None
    (group,) = claim.groups
    count = _other_count(group.count)
    if count is None:
        return Negation(claim)
    return Present((m.Group(count, group.noun, group.colour),), claim.place)


def _other_count(count: m.Range) -> m.Range | None:
    """Return all other numbers, where these are a range."""
    if count == m.NONE:
        return m.SOME
    if count.low is not None and count.high is not None:
        return None
    other = (
        m.Range(None, count.low - 1)
        if count.low is not None
        else m.Range((count.high or 0) + 1, None)
    )
    return m.NONE if other.high == 0 else other


def _other_amount(claim: Measured) -> m.Claim | None:
    turned = _turned_range(claim.range)
    return None if turned is None else replace(claim, range=turned)


def _other_gaps(parts: m.Parts, apart: Apart) -> m.Claim | None:
    """Return that no gap is so large, or so small: of any two, or of neighbours."""
    turned = _turned_range(apart.range)
    if turned is None:
        return None
    return ApartAmong(Apart(turned, apart.centres)).of(m.Every(parts))


def _turned_range(amount: m.Range) -> m.Range | None:
    if amount.low is not None and amount.high is not None:
        return None
    return m.Range(amount.high, amount.low, strict=not amount.strict)


def _other_some(claim: Saying, subject: m.Some) -> m.Claim | None:
    count = _other_count(subject.count)
    if subject.among is not None:
        return None
    return (
        Negation(claim) if count is None else Saying(m.Some(count, subject.parts), claim.predicates)
    )


def _other_difference(claim: NumbersCompared | EvenNumber) -> m.Claim | None:
    if isinstance(claim, EvenNumber):
        return replace(claim, even=not claim.even)
    low, high = claim.more.low, claim.more.high
    if claim.times != 1:
        return None
    if low is not None and high is not None:
        return Negation(claim)
    more = m.Range(None, low - 1) if low is not None else m.Range((high or 0) + 1, None)
    return NumbersCompared(claim.first, claim.second, more)


def _turned(predicate: m.Predicate) -> m.Predicate | None:
    """Return the opposite of a predicate; of one towards all of a name, that it holds to none."""
    if isinstance(predicate, Towards) and isinstance(predicate.object, m.Every):
        if predicate.object.count != m.SOME:
            return None
        return Not(Towards(predicate.relation, m.Some(m.SOME, predicate.object.parts)))
    if isinstance(predicate, Towards) and isinstance(predicate.object, m.The):
        refs = predicate.object.refs
        meeting = isinstance(predicate.relation, Touching | Overlapping)
        if meeting and len(refs) == 1 and isinstance(refs[0], m.One):  # a name without a number
            return Not(Towards(predicate.relation, m.Some(m.SOME, refs[0].parts)))
    return negation(predicate)


def _said_otherwise(claim: Saying) -> m.Claim | None:
    subject = claim.subject
    if isinstance(subject, m.Some):
        return _other_some(claim, subject)
    if len(claim.predicates) != 1:
        return None
    (predicate,) = claim.predicates
    turned = _turned(predicate)
    if turned is None or not isinstance(subject, m.Every | m.The):
        return None
    if isinstance(subject, m.The):
        return Saying(subject, (turned,)) if len(subject.refs) == 1 else None
    if subject.count not in (m.SOME, None):
        return None
    there = m.SOME if isinstance(predicate, Not) else None
    return Saying(m.Every(subject.parts, there), (turned,))

"""What is said of several parts together: in a row, touching each other, evenly spaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import Apart, Overlapping, Touching
from llm4ad.generate.builtin.kinds.rows import Aligned, EvenlySpaced, NeighbourGaps, Rows
from llm4ad.generate.builtin.kinds.saying import Both, Pairs, Relation, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.writing import Variable, Writer

Among = m.The | m.Every


class Together:
    """Something that holds of several parts together, never of one alone."""

    told = "is in this with the others"

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts; None where it makes no sense of them."""
        raise NotImplementedError

    def opposite(self) -> Together | None:
        """Return what "not" makes of it; None where that could mean two things."""
        return None

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return nothing: it is not said of one part."""
        raise ConditionError("this is said of several parts together, not of one")

    def test(self, writer: Writer, of: Variable) -> str:
        """Return nothing: it is not said of one part."""
        raise ConditionError("this is said of several parts together, not of one")


@dataclass(frozen=True, slots=True)
class InLine(Together):
    """They lie in a row, or in a column."""

    direction: Literal["row", "column"]

    def of(self, among: Among) -> m.Claim:
        """Return that it holds of some parts."""
        return Aligned(among, self.direction)


@dataclass(frozen=True, slots=True)
class InRows(Together):
    """They lie in so many rows, or columns, of so many each."""

    rows: int
    each: int
    direction: Literal["row", "column"]

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts, which are as many."""
        number = self.rows * self.each
        if not isinstance(among, m.Every) or among.count not in (None, m.Range(number, number)):
            return None
        return Rows(among.parts, self.rows, self.each, self.direction)


@dataclass(frozen=True, slots=True)
class Spaced(Together):
    """They have equal steps from one to the next."""

    tolerance: float = 0.1

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        if not isinstance(among, m.Every):
            return None
        return EvenlySpaced(among.parts, among.count, self.tolerance)


@dataclass(frozen=True, slots=True)
class Mutual(Together):
    """A relation holds between every two of them, or between none."""

    relation: Relation
    negated: bool = False

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts; what is not the same colour for all is not sure."""
        if self.negated and isinstance(self.relation, SameColour) and not _two(among):
            return None
        return Pairs(among, self.relation, self.negated)

    def opposite(self) -> Mutual | None:
        """Return what "not" makes of it; None where that could be of some or of all."""
        near = isinstance(self.relation, Apart) and self.relation.range.low is None
        if self.negated or near or isinstance(self.relation, Touching | SameColour | Overlapping):
            return Mutual(self.relation, not self.negated)
        return None


@dataclass(frozen=True, slots=True)
class ApartAmong(Mutual):
    """They are so far apart: every two of them, or neighbours where there is a most."""

    def of(self, among: Among) -> m.Claim | None:
        """Return that it holds of some parts."""
        amount = self.relation.range if isinstance(self.relation, Apart) else m.SOME
        if amount.high is None or self.negated or _two(among):
            return Pairs(among, self.relation, self.negated)
        if isinstance(among, m.The):
            return None
        return NeighbourGaps(among.parts, amount, count=among.count)


@dataclass(frozen=True, slots=True)
class DifferentColours(Together):
    """No two of them have the same colour."""

    def of(self, among: Among) -> m.Claim:
        """Return that it holds of some parts."""
        return Pairs(among, SameColour(), negated=True)


def saying(subject: m.Subject, predicates: Sequence[m.Predicate]) -> m.Claim | None:
    """Return that predicates hold of a subject, those of all its parts together among them."""
    each = [part for item in predicates for part in _flat(item)]
    together = [item for item in each if isinstance(item, Together)]
    if not together:
        return Saying(subject, tuple(predicates))
    alone = tuple(item for item in each if not isinstance(item, Together))
    if isinstance(subject, m.Some) and subject.count == m.NONE:
        opposite = together[0].opposite() if len(each) == 1 else None
        return opposite and opposite.of(m.Every(subject.parts))
    if isinstance(subject, m.Several):
        return _of_several(subject, together) if not alone else None
    among = _among(subject, alone)
    if among is None:
        return None
    counted = isinstance(subject, m.Some) or (isinstance(subject, m.Every) and bool(alone))
    first = [Saying(subject, alone)] if alone or counted else []
    claims = [item.of(among) for item in together]
    known = tuple(claim for claim in claims if claim is not None)
    if len(known) < len(claims):
        return None
    everything = (*first, *known)
    return everything[0] if len(everything) == 1 else AllOf(everything)


def _of_several(subject: m.Several, together: Sequence[Together]) -> m.Claim | None:
    """Return that it holds of the parts of several names: the nut and the washers are in a row."""
    ones = [ref for each in subject.subjects if isinstance(each, m.The) for ref in each.refs]
    single = [ref.parts for ref in ones if isinstance(ref, m.One)]
    parts = [*single, *(each.parts for each in subject.subjects if isinstance(each, m.Every))]
    if len(single) < len(ones) or any(item != m.Parts((item.nouns[0],)) for item in parts):
        return None
    # "Nuts and washers touch each other": each nut each washer, or any two? Not sure.
    meeting = any(
        isinstance(item, Mutual) and isinstance(item.relation, Touching | Overlapping)
        for item in together
    )
    if meeting and not ones:
        return None
    among = m.Every(m.Parts(tuple(item.nouns[0] for item in parts)))
    only = [Saying(m.Some(m.Range(1, 1), one), ()) for one in single]
    claims = [item.of(among) for item in together]
    known = tuple(claim for claim in claims if claim is not None)
    return AllOf((*only, *known)) if len(known) == len(claims) else None


def _flat(predicate: m.Predicate) -> tuple[m.Predicate, ...]:
    return predicate.predicates if isinstance(predicate, Both) else (predicate,)


def _among(subject: m.Subject, alone: tuple[m.Predicate, ...]) -> Among | None:
    """Return the parts that are meant together, and how many where nothing else says that."""
    if isinstance(subject, m.The):
        return subject if len(subject.refs) > 1 or _they(subject) else None
    if isinstance(subject, m.Every):
        count = None if alone or subject.count == m.SOME else subject.count
        return m.Every(subject.parts, count)
    if isinstance(subject, m.Some) and subject.among is None and (subject.count.low or 0) > 1:
        return m.Every(_narrowed(subject.parts, alone))
    return None


def _narrowed(parts: m.Parts, alone: tuple[m.Predicate, ...]) -> m.Parts:
    for item in alone:
        if isinstance(item, InPlace) and parts.place is None:
            parts = m.Parts(parts.nouns, parts.colour, item.place, parts.that)
        elif isinstance(item, Coloured) and parts.colour is None and len(item.colours) == 1:
            parts = m.Parts(parts.nouns, item.colours[0], parts.place, parts.that)
        else:
            parts = m.Parts(parts.nouns, parts.colour, parts.place, (*parts.that, item))
    return parts


def _they(subject: m.The) -> bool:
    (ref, *others) = subject.refs
    return isinstance(ref, m.Pronoun) and ref.many and not others


def _two(among: Among) -> bool:
    if isinstance(among, m.The):
        return len(among.refs) == 2
    return among.count == m.Range(2, 2)

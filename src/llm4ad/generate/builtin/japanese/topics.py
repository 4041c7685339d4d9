"""What a claim is about: the topic that the next one may leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.between_neighbours import HeldBetween
from llm4ad.generate.builtin.kinds.colours import Coloured, ColourOrder
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present
from llm4ad.generate.builtin.kinds.places import Holds, NotEmpty, NothingBut
from llm4ad.generate.builtin.kinds.rows import Aligned, EvenlySpaced, InOrder, Rows
from llm4ad.generate.builtin.kinds.saying import Pairs, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


def topic_of(claim: m.Claim, *, all_of_them: bool = False) -> m.Subject | None:
    """Return what a claim is about, None where that is not sure.

    Parts of several names are meant together only where the sentence says ``all_of_them``.
    """
    if isinstance(claim, AllOf):
        return _of_all(claim, all_of_them=all_of_them)
    if isinstance(claim, If):
        return topic_of(claim.claim, all_of_them=all_of_them)
    if isinstance(claim, Present):
        return _of_groups(claim.groups, claim.place, all_of_them=all_of_them)
    if isinstance(claim, Saying):
        return _of_saying(claim, all_of_them=all_of_them)
    return _of_them(claim, all_of_them=all_of_them)


def _of_them(claim: m.Claim, *, all_of_them: bool) -> m.Subject | None:
    """Return what a claim about parts among each other, or about their number, is about."""
    if isinstance(claim, Pairs | Aligned):
        return _again(claim.among)
    if isinstance(claim, EvenlySpaced | Rows | ColourOrder):
        return m.Every(claim.parts, m.SOME)
    if isinstance(claim, HeldBetween):
        return m.Every(claim.held.parts, m.SOME)
    if isinstance(claim, NumbersCompared):
        return m.Every(claim.first, m.SOME)
    if isinstance(claim, NotEmpty | NothingBut) and claim.place.kind == "part":
        return None if claim.place.of is None else m.The((claim.place.of,))
    return m.The(claim.refs) if isinstance(claim, InOrder) and all_of_them else None


def parts_of(topic: m.Subject) -> m.Parts | None:
    """Return the parts that a topic is, where they have one name."""
    if isinstance(topic, m.Every):
        return topic.parts
    only = topic.refs[0] if isinstance(topic, m.The) and len(topic.refs) == 1 else None
    return only.parts if isinstance(only, m.One) else None


def _of_all(claim: AllOf, *, all_of_them: bool) -> m.Subject | None:
    """Return what the last claim is about; of all numbers, where there are but numbers."""
    present = [each for each in claim.claims if isinstance(each, Present)]
    if len(present) < len(claim.claims):
        return topic_of(claim.claims[-1], all_of_them=all_of_them)
    groups = tuple(group for each in present for group in each.groups)
    return _of_groups(groups, present[0].place, all_of_them=all_of_them)


def _of_groups(
    groups: tuple[m.Group, ...], place: m.Place, *, all_of_them: bool
) -> m.Subject | None:
    """Return parts that were counted: how many have to be there has been said."""
    nouns = list(dict.fromkeys(group.noun for group in groups))
    there = None if place == m.IMAGE else place
    if len(groups) == 1:
        return m.Every(m.Parts((groups[0].noun,), groups[0].colour, there))
    if len(nouns) == 1:
        return m.Every(m.Parts((nouns[0],)))
    if not all_of_them:
        return None
    return m.Several(tuple(m.Every(group.parts) for group in groups))


def _of_saying(claim: Saying, *, all_of_them: bool) -> m.Subject | None:
    subject = claim.subject
    if isinstance(subject, m.Cells):
        held = claim.predicates[0] if len(claim.predicates) == 1 else None
        if not isinstance(held, Holds) or len(held.groups) != 1:
            return None
        return m.Every(held.groups[0].parts, m.SOME)
    if isinstance(subject, m.Some):
        return None
    if isinstance(subject, m.Every) and any(isinstance(each, Holds) for each in claim.predicates):
        return None  # of the bottles, or of the caps that each of them has
    several = isinstance(subject, m.Several) or (
        isinstance(subject, m.The) and len(subject.refs) > 1
    )
    return _again(subject) if all_of_them or not several else None


def _again(topic: m.Subject) -> m.Subject:
    """Return a topic without the number that has been said of it."""
    return m.Every(topic.parts, m.SOME) if isinstance(topic, m.Every) else topic


def contradict(claim: m.Claim, before: Sequence[m.Claim]) -> bool:
    """Tell whether a claim gives another number, or another colour, than the claims before it."""
    if isinstance(claim, Present):
        return any(
            _other_number(group, claim.place, each) for group in claim.groups for each in before
        )
    colours = _colours_of(claim)
    said = [_colours_of(each) for each in before]
    return any(each[0] == colours[0] and each[1] != colours[1] for each in said if each and colours)


def _other_number(group: m.Group, place: m.Place, before: m.Claim) -> bool:
    if isinstance(before, Rows):
        number = m.Range(before.rows * before.each, before.rows * before.each)
        return place == m.IMAGE and before.parts.nouns == (group.noun,) and group.count != number
    if not isinstance(before, Present) or before.place != place:
        return False
    alike = [
        each for each in before.groups if (each.noun, each.colour) == (group.noun, group.colour)
    ]
    return any(_apart(each.count, group.count) for each in alike)


def _apart(one: m.Range, other: m.Range) -> bool:
    """Tell whether two ranges have no number in common."""
    low = max(one.low or 0, other.low or 0)
    highs = [each.high for each in (one, other) if each.high is not None]
    return bool(highs) and low > min(highs)


def _colours_of(claim: m.Claim) -> tuple[m.Parts, tuple[str, ...]] | None:
    """Return the colours that a claim gives to all parts of a kind."""
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.Every):
        return None
    said = [each.colours for each in claim.predicates if isinstance(each, Coloured)]
    return (claim.subject.parts, said[0]) if said else None

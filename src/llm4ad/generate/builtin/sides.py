"""Sides and places as other conditions settle them: the left side of a box is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import Both, Not, Saying, Towards
from llm4ad.generate.builtin.kinds.spans import Spanning
from llm4ad.generate.builtin.known import lying, subject_nouns

if TYPE_CHECKING:
    from llm4ad.generate.builtin.known import Known


def settled_sides(meanings: list[m.Claim], known: Known) -> list[m.Claim]:
    """Return meanings without those of a part beside what another one, and more, say it lies in."""
    if len(meanings) < 2:
        return meanings
    in_it = {pair for claim in meanings for pair in lying(claim)} & known.inside
    in_it |= {(whole, noun) for noun, whole in known.inside}  # a board is not below its own parts
    inside = [claim for claim in meanings if not _beside(claim) & in_it]
    if inside and len(inside) < len(meanings):
        return inside
    # What lies in a box with the others, and in which nothing lies, has no nut in its left half.
    holding = {whole for _, whole in known.inside}
    lying_there = {noun for noun, _ in known.inside} - holding
    beside = [claim for claim in meanings if not _pieced(claim) & lying_there]
    return beside or meanings


def _pieced(claim: m.Claim) -> set[str]:
    """Return the parts in whose halves or quarters something is said to lie."""
    return {
        noun
        for place in m.within(claim)
        if isinstance(place, m.Place) and place.kind in ("half", "quarter")
        for noun in m.nouns_of(place.of)
    }


def check_places(claim: m.Claim, known: Known) -> None:
    """Raise ConditionError for parts in one part and not in another one that holds that one.

    On the rim and not on the tyre: the outline of the tyre holds all of the rim. No part lies in a
    piece of itself either.
    """
    for saying in m.within(claim):
        if not isinstance(saying, Saying):
            continue
        _check_itself(saying)
        _check_spanning(saying)
        lying_in = {noun for each in saying.predicates for noun in _place_of(each)}
        outside = {
            noun
            for each in saying.predicates
            if isinstance(each, Not | Contrary)
            for noun in _place_of(each.predicate)
        }
        for inner in lying_in:
            for outer in outside:
                if (inner, outer) in known.inside:
                    raise ConditionError(
                        f"the outline of the {outer} holds the {inner} as well, by what another "
                        f"condition says: what is in the {inner} is in the {outer}, too"
                    )


def _check_spanning(saying: Saying) -> None:
    """Raise ConditionError for "the keys run from left to right", which each of them does not."""
    subject = saying.subject
    together = isinstance(subject, m.Every) and subject.count is not None
    if together and any(isinstance(each, Spanning) for each in saying.predicates):
        noun = subject_nouns(subject)[0]
        raise ConditionError(f"each {noun}, or all of them together? Say 'each {noun}', or a row")


def _check_itself(saying: Saying) -> None:
    """Raise ConditionError for "the tray is in its own middle"."""
    nouns = set(subject_nouns(saying.subject))
    for each in saying.predicates:
        of = each.place.of if isinstance(each, InPlace) else None
        if isinstance(of, m.One) and nouns == set(of.parts.nouns):
            raise ConditionError(f"the {of.parts.nouns[0]} does not lie in a piece of itself")


def _place_of(predicate: m.Predicate) -> list[str]:
    if isinstance(predicate, Both):
        return [noun for each in predicate.predicates for noun in _place_of(each)]
    if isinstance(predicate, InPlace) and predicate.place.kind == "part":
        return m.nouns_of(predicate.place.of)
    return []


def _beside(claim: m.Claim) -> set[tuple[str, str]]:
    """Return which parts a claim says to be left of, right of, above or below which others."""
    return {
        (noun, other)
        for saying in m.within(claim)
        if isinstance(saying, Saying)
        for towards in m.within(saying.predicates)
        if isinstance(towards, Towards) and isinstance(towards.relation, BesideOf)
        for noun in subject_nouns(saying.subject)
        for other in m.nouns_of(towards.object)
    }

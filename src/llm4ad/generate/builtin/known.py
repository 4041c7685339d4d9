"""What is known of the parts of a product: how many there are, what lies in what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.numbers import Present, Total
from llm4ad.generate.builtin.kinds.places import Centred, Holds, InPlace, NothingBut, WhollyIn
from llm4ad.generate.builtin.kinds.positions import Enclosing
from llm4ad.generate.builtin.kinds.quantities import Share, SharePredicate
from llm4ad.generate.builtin.kinds.saying import Both, Saying, Towards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from llm4ad.scene.scale import Scale


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the parts of a product.

    ``least`` are the numbers of parts there must be at the least, ``several`` the parts that are
    spoken of as many, ``single`` those of which there is one, ``varied`` those of which there may
    be one or more, ``optional`` those that may be missing, ``limited`` those of which only the
    most is said, ``inside`` pairs of a part and the one that it lies in or on. ``said`` are the
    conditions that tell of a number, ``rows`` those that tell that parts stand in several rows.
    ``scale`` is how long a millimetre is.
    """

    least: Mapping[str, float] = field(default_factory=dict[str, float])
    several: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    varied: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    limited: frozenset[str] = frozenset()
    inside: frozenset[tuple[str, str]] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict[str, str])
    rows: Mapping[str, str] = field(default_factory=dict[str, str])
    scale: Scale | None = None

    def is_many(self, noun: str) -> bool:
        """Tell whether there is, for sure, or may be more than one part of a name."""
        return self.least.get(noun, 0) > 1 or noun in self.varied


NOTHING_KNOWN = Known()


def lying(claim: m.Claim) -> set[tuple[str, str]]:
    """Return which parts a claim says to lie in or on which others, by their names."""
    found: set[tuple[str, str]] = set()
    for item in m.within(claim):
        if isinstance(item, m.Parts | Present | Total) and item.place is not None:
            nouns = _some(item.groups) if isinstance(item, Present) else item.nouns
            found |= {(noun, whole) for noun in nouns for whole in _whole(item.place.of)}
        elif isinstance(item, Share) and item.of is not None:
            found |= {(part, whole) for part in _whole(item.ref) for whole in _whole(item.of)}
        elif isinstance(item, Saying):
            found |= _lying_subjects(item)
    return {(part, whole) for part, whole in found if part != whole}


def all_inside(claim: m.Claim, part_names: Collection[str]) -> set[tuple[str, str]]:
    """Return which parts lie in which others where a claim says that nothing is outside of them."""
    return {
        (noun, whole)
        for item in m.within(claim)
        if isinstance(item, NothingBut) and item.outside and item.place.kind == "part"
        for whole in _whole(item.place.of)
        for noun in set(part_names).difference(item.nouns, [whole])
    }


def _lying_subjects(claim: Saying) -> set[tuple[str, str]]:
    predicates = list(_flat(claim.predicates))
    if isinstance(claim.subject, m.Some) and claim.subject.count == m.NONE:
        # "No nut is outside of the tray", "no nut sticks out".
        contrary = [each.predicate for each in predicates if isinstance(each, Contrary)]
        predicates = contrary if len(predicates) == 1 else []
    nouns = subject_nouns(claim.subject)
    found: set[tuple[str, str]] = set()
    for each in predicates:
        if isinstance(each, Holds):
            found |= {(held, noun) for held in _some(each.groups) for noun in nouns}
        elif isinstance(each, InPlace | Centred):
            found |= {(noun, whole) for noun in nouns for whole in _whole(each.place.of)}
        elif isinstance(each, WhollyIn):
            found |= {(noun, whole) for noun in nouns for whole in _whole(each.of)}
        elif isinstance(each, Towards) and isinstance(each.relation, Enclosing):
            found |= {(held, noun) for held in m.nouns_of(each.object) for noun in nouns}
        elif isinstance(each, SharePredicate):
            found |= {(noun, whole) for noun in nouns for whole in _whole(each.whole)}
    return found


def _flat(predicates: tuple[m.Predicate, ...]) -> Iterator[m.Predicate]:
    for each in predicates:
        if isinstance(each, Both):
            yield from _flat(each.predicates)
        else:
            yield each


def _some(groups: tuple[m.Group, ...]) -> list[str]:
    return [group.noun for group in groups if group.count != m.NONE]


def subject_nouns(subject: m.Subject) -> list[str]:
    """Return the names of the parts that something is said of."""
    if isinstance(subject, m.The):
        return [noun for ref in subject.refs for noun in _whole(ref)]
    if isinstance(subject, m.Several):
        return [noun for each in subject.subjects for noun in subject_nouns(each)]
    return list(subject.parts.nouns) if isinstance(subject, m.Every | m.Some) else []


def _whole(ref: m.Ref | None) -> tuple[str, ...]:
    return () if ref is None or isinstance(ref, m.Pronoun) else ref.parts.nouns

"""The left side of a box: in it, where other conditions say so, and not beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.known import lying, subject_nouns

if TYPE_CHECKING:
    from llm4ad.generate.builtin.known import Known


def settled_sides(meanings: list[m.Claim], known: Known) -> list[m.Claim]:
    """Return meanings without those of a part beside what another one, and more, say it lies in."""
    if len(meanings) < 2:
        return meanings
    in_it = {pair for claim in meanings for pair in lying(claim)} & known.inside
    inside = [claim for claim in meanings if not _beside(claim) & in_it]
    return inside or meanings


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

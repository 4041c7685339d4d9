"""What "a nut" stands for where a colour, size or number of its own is demanded: all nuts.

"A nut is smaller than a bolt", "the colour of a nut must be red", "a tray must hold three nuts".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If, OneOf
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Both, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, Sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.known import Known


def generalised(claim: m.Claim) -> m.Claim:
    """Return a claim with "a nut" as every nut where its colour, size or content is demanded.

    What is only asked, after "if", stays: "if a nut is longer than the bolt" is of one of them.
    """
    if isinstance(claim, AllOf):
        return AllOf(tuple(generalised(each) for each in claim.claims))
    if isinstance(claim, OneOf):
        # "Either a nut is red or a washer is": one of them.
        kept = (each if _is_of_colours(each) else generalised(each) for each in claim.claims)
        return OneOf(tuple(kept), claim.only, claim.what)
    if isinstance(claim, If):
        return If(claim.condition, generalised(claim.claim))
    return _saying(claim) if isinstance(claim, Saying) else claim


def _is_of_colours(claim: m.Claim) -> bool:
    return any(isinstance(item, Coloured | Holds) for item in m.within(claim))


def of_one_or_all(claim: m.Claim, known: Known) -> list[m.Claim]:
    """Return "a nut is in the top half" as one that is there, and as where every nut has to be."""
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.Some):
        return [claim]
    subject = claim.subject
    plain = subject.loose and subject.parts == m.Parts(subject.parts.nouns)
    if not plain or not all(map(_is_in_a_piece, claim.predicates)) or not claim.predicates:
        return [claim]
    if known.single.issuperset(subject.parts.nouns):
        return [claim]
    return [claim, Saying(m.Every(subject.parts), claim.predicates)]


def _is_in_a_piece(predicate: m.Predicate) -> bool:
    return isinstance(predicate, InPlace) and predicate.place.kind not in ("image", "part")


def _saying(claim: Saying) -> Saying:
    subject = claim.subject
    if isinstance(subject, m.Some) and subject.loose and _only_its_own(claim.predicates):
        subject = m.Every(subject.parts)
    if isinstance(subject, m.Some):
        return claim  # "no nut is longer than a bolt", "one nut is": than any of them
    return Saying(subject, tuple(_towards_all(each) for each in claim.predicates))


def _only_its_own(predicates: Sequence[m.Predicate]) -> bool:
    return bool(predicates) and all(_is_its_own(each) for each in predicates)


def _is_its_own(predicate: m.Predicate) -> bool:
    if isinstance(predicate, Both):
        return _only_its_own(predicate.predicates)
    sizes = isinstance(predicate, Towards) and isinstance(predicate.relation, Compared)
    return sizes or isinstance(predicate, Sized | Coloured | Holds)


def _towards_all(predicate: m.Predicate) -> m.Predicate:
    if isinstance(predicate, Both):
        return Both(tuple(_towards_all(each) for each in predicate.predicates))
    if not isinstance(predicate, Towards) or not isinstance(predicate.relation, Compared):
        return predicate
    other = predicate.object
    if not isinstance(other, m.Some) or not other.loose:
        return predicate
    return Towards(predicate.relation, m.Every(other.parts))

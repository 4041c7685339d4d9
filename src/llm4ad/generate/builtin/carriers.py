"""What a part lies in or on is none of the others that may not lie on it or touch it.

"There is nothing on the speaker", where other conditions say that the speaker is in the trim.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.places import NothingBut
from llm4ad.generate.builtin.kinds.positions import Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Not, Saying, Towards
from llm4ad.generate.builtin.known import subject_nouns

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.generate.builtin.known import Known


def without_carriers(claim: m.Claim, sentence: str, known: Known) -> m.Claim:
    """Return a claim in which others are not those that carry the part they must keep off."""
    for item in list(m.within(claim)):
        if isinstance(item, NothingBut) and item.place.side == "on" and not item.outside:
            carrying = sorted(
                _carriers_of(m.nouns_of(item.place.of), sentence, known) - {*item.nouns}
            )
            claim = m.exchanged(claim, item, replace(item, nouns=(*item.nouns, *carrying)))
        elif isinstance(item, Saying):
            claim = m.exchanged(claim, item, _kept_off(item, sentence, known))
    return claim


def _kept_off(claim: Saying, sentence: str, known: Known) -> Saying:
    if len(claim.predicates) != 1:
        return claim
    (said,) = claim.predicates
    inner = said.predicate if isinstance(said, Not) else said
    if not isinstance(inner, Towards) or not _meets(inner):
        return claim
    of_object = _carriers_of(m.nouns_of(inner.object), sentence, known)
    of_subject = _carriers_of(subject_nouns(claim.subject), sentence, known)
    towards = replace(inner, object=_without(inner.object, of_subject))
    return replace(
        claim,
        subject=_without(claim.subject, of_object),
        predicates=(Not(towards) if isinstance(said, Not) else towards,),
    )


def _without(subject: Any, nouns: set[str]) -> Any:  # noqa: ANN401
    """Return a subject of several names without some of them, where any other is left."""
    if not isinstance(subject, m.Some | m.Every):
        return subject
    kept = tuple(noun for noun in subject.parts.nouns if noun not in nouns)
    if not kept or kept == subject.parts.nouns:
        return subject
    return replace(subject, parts=replace(subject.parts, nouns=kept))


def _meets(said: Towards) -> bool:
    return isinstance(said.relation, Touching | Overlapping)


def _carriers_of(nouns: Collection[str], sentence: str, known: Known) -> set[str]:
    """Return what some parts lie in or on, but for what the sentence names."""
    return {
        whole
        for part, whole in known.inside
        if part in nouns and whole not in nouns and whole.lower() not in sentence.lower()
    }

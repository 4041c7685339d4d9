"""A number and a place: so many there, or so many in all, which are there.

"Two nuts, at the top" and 「ナットは上に2個」 may be meant in both ways: with a third nut at the
bottom the one holds and the other does not. Both are read, so that the user is asked, unless
other conditions leave only one of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Centred, InPlace
from llm4ad.generate.builtin.kinds.saying import Both, Saying, Towards
from llm4ad.generate.builtin.kinds.together import Together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.grammar import Token
    from llm4ad.generate.builtin.known import Known


def in_total(claim: m.Claim) -> m.Claim | None:
    """Return that there are so many in all, each of them in the place; None of another claim."""
    if isinstance(claim, Present):
        if not _is_piece(claim.place) or any(each.count == m.NONE for each in claim.groups):
            return None
        where = (InPlace(claim.place),)
        every = tuple(Saying(m.Every(each.parts, each.count), where) for each in claim.groups)
        return every[0] if len(every) == 1 else AllOf(every)
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.Some):
        return None
    subject = claim.subject
    plain = subject.among is None and subject.parts.place is None and not subject.parts.that
    if subject.count in (m.NONE, m.SOME) or not plain or not all(map(_tells, claim.predicates)):
        return None
    return (
        Saying(m.Every(subject.parts, subject.count), claim.predicates)
        if any(map(_places, claim.predicates))
        else None
    )


def _is_piece(place: m.Place) -> bool:
    """Tell whether parts may well lie outside of a place: of a tray's corner, not of the tray."""
    return place.kind not in ("image", "part")


def _tells(predicate: m.Predicate) -> bool:
    if isinstance(predicate, Both):
        return all(map(_tells, predicate.predicates))
    return _places(predicate)


def _places(predicate: m.Predicate) -> bool:
    if isinstance(predicate, Both):
        return any(map(_places, predicate.predicates))
    if isinstance(predicate, InPlace):
        return _is_piece(predicate.place)
    return isinstance(predicate, Centred | Towards)


def is_of_some(predicate: m.Predicate) -> bool:
    """Tell whether some parts may have what is said and others not, which are there as well."""
    if isinstance(predicate, InPlace):
        return _is_piece(predicate.place)
    return not isinstance(predicate, Together)


def with_totals(meanings: list[m.Claim], tokens: Sequence[Token]) -> list[m.Claim]:
    """Return the meanings of a Japanese sentence, those among them that count topics in both ways.

    「ナットは上に2個」, not 「上にナットが2個」 and 「上にあるナットは2個」.
    """
    topics = _topics(tokens)
    if not topics:
        return meanings
    more = [(claim, _of_topics(claim, topics)) for claim in meanings]
    return [each for pair in more for each in dict.fromkeys(pair)]


def _topics(tokens: Sequence[Token]) -> set[str]:
    texts = ["、", *(token.text for token in tokens), ""]
    return {
        token.part
        for place, token in enumerate(tokens, start=1)
        if token.part and texts[place + 1] == "は" and texts[place - 1] in ("、", "。")
    }


def _of_topics(claim: m.Claim, topics: set[str]) -> m.Claim:
    """Return a claim in which topics that are counted in one place are counted in all."""
    if isinstance(claim, If):
        return If(claim.condition, _of_topics(claim.claim, topics))
    claims = claim.claims if isinstance(claim, AllOf) else (claim,)
    totals = {each: in_total(each) for each in claims}
    counted = [noun for each, total in totals.items() if total for noun in m.nouns_of(each)[:1]]
    done = tuple(
        total if total and noun in topics and counted.count(noun) == 1 else each
        for each, total in totals.items()
        for noun in m.nouns_of(each)[:1] or [""]
    )
    return AllOf(done) if isinstance(claim, AllOf) else done[0]


def with_arranged(meanings: list[m.Claim]) -> list[m.Claim]:
    """Return meanings, and with the number of all those where parts in a place are arranged too.

    「上部にナットが5個、一列に並ぶ」, "in the upper half there are five nuts in a row".
    """
    more = [(claim, _of_arranged(claim)) for claim in meanings]
    return [each for pair in more for each in dict.fromkeys(pair)]


def _of_arranged(claim: m.Claim) -> m.Claim:
    if isinstance(claim, If):
        return If(claim.condition, _of_arranged(claim.claim))
    if not isinstance(claim, AllOf):
        return claim
    done = claim
    for each in claim.claims:
        there = _exactly_there(each)
        if there is None or there.place is None:
            continue
        if any(_arranges(other, there) for other in done.claims if other != each):
            everywhere = replace(there, place=None)
            count = _count_of(each)
            total = Saying(m.Every(everywhere, count), (InPlace(there.place),))
            done = AllOf(tuple(total if other == each else other for other in done.claims))
            done = m.exchanged(done, there, everywhere)
    return done


def _exactly_there(claim: m.Claim) -> m.Parts | None:
    """Return the parts of which a claim says only that there are exactly so many in a place."""
    count = _count_of(claim)
    if count is None or count.low != count.high or not count.high:
        return None
    if isinstance(claim, Present):
        there = replace(claim.groups[0].parts, place=claim.place)
    elif isinstance(claim, Saying) and isinstance(claim.subject, m.Some):
        there = claim.subject.parts
        for each in claim.predicates:
            there = replace(there, place=each.place) if isinstance(each, InPlace) else there
    else:
        return None
    return there if there.place is not None and _is_piece(there.place) else None


def _count_of(claim: m.Claim) -> m.Range | None:
    if isinstance(claim, Present) and len(claim.groups) == 1:
        return claim.groups[0].count
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.Some):
        return None
    placed = claim.subject.parts.place is not None
    plain = claim.predicates == () if placed else _is_in_a_place(claim.predicates)
    return claim.subject.count if plain and claim.subject.among is None else None


def _is_in_a_place(predicates: tuple[m.Predicate, ...]) -> bool:
    return len(predicates) == 1 and isinstance(predicates[0], InPlace)


def _arranges(claim: m.Claim, there: m.Parts) -> bool:
    """Tell whether a claim is of how some parts lie together, not of each of them."""
    return not isinstance(claim, Saying | Present | If) and there in m.within(claim)


def settled_totals(meanings: list[m.Claim], known: Known) -> list[m.Claim]:
    """Return meanings without totals that other conditions say already, or speak against."""
    return [claim for claim in meanings if not _is_settled(claim, meanings, known)]


def _is_settled(claim: m.Claim, meanings: list[m.Claim], known: Known) -> bool:
    """Tell whether a claim has a number in all that others say, or speak against."""
    for other in meanings:
        if other != claim and claim == _of_arranged(other):
            counted = [each for each in _counting(other) if _exactly_there(each)]
            nouns = [m.nouns_of(each)[0] for each in counted]
            return all(
                noun in known.single or _is_more(there, noun, known)
                for there, noun in zip(counted, nouns, strict=True)
            )
        for there in _counting(other):
            total = in_total(there)
            if total is None or claim != m.exchanged(other, there, total):
                continue
            nouns = m.nouns_of(there)[:1]
            if all(noun in known.single or _is_more(there, noun, known) for noun in nouns):
                return True
    return False


def _counting(claim: m.Claim) -> list[m.Claim]:
    if isinstance(claim, If):
        return _counting(claim.claim)
    return list(claim.claims) if isinstance(claim, AllOf) else [claim]


def _is_more(claim: m.Claim, noun: str, known: Known) -> bool:
    counts = [item.count for item in m.within(claim) if isinstance(item, m.Group | m.Some)]
    high = counts[0].high if counts else None
    return high is not None and known.least.get(noun, 0) > high

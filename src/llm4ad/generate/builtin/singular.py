"""What "the bottle" means where another condition says that there are six bottles, or maybe none.

Each of them, as a rule; "the label" is then the label of that bottle, where labels lie on bottles.
What can mean several things is several readings, and what makes no sense is refused. Of a part
that may be missing it is said where it is there.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.facts import asked_for, with_own
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.each import ForEachOf
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.own import OfSome
from llm4ad.generate.builtin.kinds.places import Centred, InAny, InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import BesideOf, Overlapping, Touching
from llm4ad.generate.builtin.kinds.quantities import SharePredicate
from llm4ad.generate.builtin.kinds.rows import BEFORE, InOrder
from llm4ad.generate.builtin.kinds.saying import Not, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import CoveredTogether
from llm4ad.generate.builtin.known import lying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.known import Known


def each_of_several(claim: m.Claim, known: Known) -> list[m.Claim]:
    """Return a claim in every reading that goes with what is known of the numbers of parts.

    Parts that others only speak of as many are many, or one: both are read. So are parts of which
    others say the most alone: they may be missing, or not.
    """
    known = with_own(claim, known)
    readings: list[m.Claim] = []
    errors: list[ConditionError] = []
    for supposed in _supposed(known, _single_nouns(claim)):
        try:
            readings += _together(claim, supposed)
        except ConditionError as error:
            errors.append(error)
    if not readings:
        raise errors[0]
    return readings


def _supposed(known: Known, nouns: list[str]) -> list[Known]:
    """Return what is known with what is open about some parts settled in each way."""
    open_number = {noun for noun in nouns if noun in known.several and not known.is_many(noun)}
    rows = [known]
    if open_number:
        rows = [
            replace(known, varied=known.varied | open_number),
            replace(known, several=known.several - open_number),
        ]
    limited = known.limited.intersection(nouns)
    return [*rows, *(replace(row, optional=row.optional | limited) for row in rows if limited)]


def _together(claim: m.Claim, known: Known) -> list[m.Claim]:
    if not isinstance(claim, AllOf):
        return _alone(claim, known)
    rows: list[tuple[m.Claim, ...]] = [()]
    for each in claim.claims:
        rows = [(*row, done) for row in rows for done in _alone(each, known)]
    return [AllOf(row) for row in rows]


def _alone(claim: m.Claim, known: Known) -> list[m.Claim]:
    """Return the readings of a claim that is not several; of each subject where one may be missing.

    "Neither the fuse nor the relay is red" says something of the relay where there is no fuse.
    """
    optional = known.optional.intersection(_single_nouns(claim))
    subject = claim.subject if isinstance(claim, Saying) else None
    if optional and isinstance(claim, Saying) and isinstance(subject, m.The) and subject.refs[1:]:
        claims = tuple(Saying(m.The((ref,)), claim.predicates) for ref in subject.refs)
        return _together(AllOf(claims), known)
    return [_if_there(each, known) for each in _readings(claim, known)]


def _if_there(claim: m.Claim, known: Known) -> m.Claim:
    """Return a claim as one that holds of parts that may be missing where they are there."""
    asked = asked_for(claim.condition) if isinstance(claim, If) else set[str]()
    done = {item.parts.nouns[0] for item in m.within(claim) if isinstance(item, ForEachOf)}
    for noun in _single_nouns(claim):
        if noun in known.optional - asked - done:
            claim = ForEachOf(m.Parts((noun,)), claim, none=True)
    demanded = {item for item in m.within(claim) if isinstance(item, m.Every)}
    for item in demanded:
        if item.count == m.SOME and known.optional.issuperset(item.parts.nouns):
            claim = m.exchanged(claim, item, m.Every(item.parts))
    return claim


def _readings(claim: m.Claim, known: Known) -> list[m.Claim]:
    nouns = _single_nouns(claim)
    many = [noun for noun in nouns if noun in known.several]
    if not many:
        return [claim]
    inside = lying(claim) | known.inside
    whole = _whole_of(many, known, inside)
    if whole is None and isinstance(claim, InOrder):
        return _kinds_in_order(claim)
    if whole is None:
        raise ConditionError(_which(many[0], known))
    if any(
        isinstance(each, CoveredTogether) and each.whole == _one(whole) for each in m.within(claim)
    ):
        raise ConditionError(_which(whole, known))  # all of them together lie in none of several
    lying_in = _in_one_of(claim, whole)
    if lying_in is not None:
        there = Saying(m.Some(m.SOME, m.Parts((whole,))), ())
        return [lying_in if whole in known.optional else AllOf((there, lying_in))]
    own = _own(claim, nouns, whole, known, inside)
    none = whole in known.optional
    readings = [_for_each(each, whole, none=none) for each in own]
    return [*readings, *_in_the_other(claim, nouns, whole, known), *_put_together(claim, whole)]


def _kinds_in_order(claim: InOrder) -> list[m.Claim]:
    """Return that all parts of each name come before all of the next one."""
    kinds = [ref.parts for ref in claim.refs if isinstance(ref, m.One)]
    if len(kinds) < len(claim.refs):
        raise ConditionError("an order is of kinds of parts, or of single ones; do not mix them")
    relation = BesideOf(BEFORE[claim.direction])
    pairs = pairwise(kinds)
    every = (
        Saying(m.Every(one, m.SOME), (Towards(relation, m.Every(other, m.SOME)),))
        for one, other in pairs
    )
    return [AllOf(tuple(every))]


def _in_one_of(claim: m.Claim, noun: str) -> m.Claim | None:
    """Return that parts lie in one of several, or in its corner; none of them lies in all."""
    if not isinstance(claim, Saying) or not (
        isinstance(claim.subject, m.Every)
        or (isinstance(claim.subject, m.Some) and claim.subject.count == m.NONE)
    ):
        return None
    placed = [each for each in claim.predicates if _single_nouns_in(each) == [noun]]
    if not placed or not all(_is_in(each, noun) for each in placed):
        return None
    said = tuple(_of_some(each, noun) if each in placed else each for each in claim.predicates)
    changed = Saying(claim.subject, said)
    return changed if noun not in _single_nouns(changed) else None


def _is_in(predicate: m.Predicate, noun: str) -> bool:
    inner = predicate.predicate if isinstance(predicate, Not | Contrary) else predicate
    if isinstance(inner, WhollyIn):
        return inner.of == _one(noun)
    if isinstance(inner, Towards):
        meeting = isinstance(inner.relation, Touching | Overlapping)
        return meeting and inner.object == m.The((_one(noun),))
    if isinstance(inner, SharePredicate):
        return inner.whole == _one(noun) and bool(inner.range.low)
    return isinstance(inner, InPlace | Centred) and inner.place.of == _one(noun)


def _of_some(predicate: m.Predicate, noun: str) -> m.Predicate:
    if isinstance(predicate, Not | Contrary):
        return replace(predicate, predicate=_of_some(predicate.predicate, noun))
    if isinstance(predicate, InPlace) and predicate.place.kind == "part":
        return InAny(m.Parts((noun,)), on=predicate.place.side == "on")
    return OfSome(m.Parts((noun,)), predicate)


def _put_together(claim: m.Claim, noun: str) -> list[m.Claim]:
    """Return that all of some parts together fill what the one is said to: all the gauze does."""
    if not isinstance(claim, Saying) or claim.subject != m.The((_one(noun),)):
        return []
    (share, *others) = claim.predicates
    if others or not isinstance(share, SharePredicate) or share.level:
        return []
    return [CoveredTogether(m.Parts((noun,)), share.whole, share.range)]


def _single_nouns(claim: m.Claim) -> list[str]:
    """Return the names of parts that are spoken of as the only one, in their order.

    What is said of each of them already is not.
    """
    bound = [item for item in m.within(claim) if isinstance(item, ForEachOf | OfSome)]
    each = {item.parts.nouns[0] for item in bound}
    return [noun for noun in _single_nouns_in(claim) if noun not in each]


def _single_nouns_in(meaning: object) -> list[str]:
    ones = [item for item in m.within(meaning) if isinstance(item, m.One)]
    nouns = [one.parts.nouns[0] for one in ones if one == _one(one.parts.nouns[0])]
    return list(dict.fromkeys(nouns))


def _one(noun: str, place: m.Place | None = None) -> m.One:
    return m.One(m.Parts((noun,), None, place))


def _whole_of(many: list[str], known: Known, inside: set[tuple[str, str]]) -> str | None:
    """Return the part that all others of some lie in; None where that is not known.

    It need not be one of them: where each bottle has a cap and a label, "the cap" and "the label"
    are those of a bottle.
    """
    for whole in [*many, *sorted(known.several.difference(many))]:
        if all((noun, whole) in inside for noun in many if noun != whole):
            return whole
    return None


def _own(
    claim: m.Claim, nouns: list[str], whole: str, known: Known, inside: set[tuple[str, str]]
) -> list[m.Claim]:
    """Return a claim with "the label" as the one in the whole.

    Where it is not known to lie there it is the nearest one, or the only one.
    """
    claims = [claim]
    if isinstance(claim, InOrder):  # of kinds of parts, each of which is one or many
        return claims
    for noun in nouns:
        if noun == whole or _lies_apart(noun, whole, known, inside):
            continue
        place = m.Place("part", of=_one(whole))
        sure = (noun, whole) in inside
        own = _one(noun, place) if sure else m.Nearest(m.Parts((noun,)), _one(whole))
        owned = [m.exchanged(each, _one(noun), own) for each in claims]
        claims = owned if sure else [*owned, *claims]
    return claims


def _lies_apart(noun: str, whole: str, known: Known, inside: set[tuple[str, str]]) -> bool:
    """Tell whether a part is none that each of the wholes has one of."""
    if (noun, whole) in inside:
        return False
    if known.least.get(whole, 0) <= 1:  # that each of those that may be many has one would be said
        return True
    return noun in known.single or is_container(noun) or (whole, noun) in inside


def _in_the_other(claim: m.Claim, nouns: list[str], whole: str, known: Known) -> list[m.Claim]:
    """Return the claim with the one of several parts that lies on another that it is said to."""
    if len(nouns) != 2 or whole not in nouns or not isinstance(claim, Saying):
        return []
    (other,) = [noun for noun in nouns if noun != whole]
    if other in known.several or is_container(other) or (whole, other) not in lying(claim):
        return []
    return [m.exchanged(claim, _one(whole), _one(whole, m.Place("part", of=_one(other))))]


def _for_each(claim: m.Claim, whole: str, *, none: bool) -> m.Claim:
    parts = m.Parts((whole,))
    if isinstance(claim, Saying) and claim.subject == m.The((_one(whole),)):
        some = None if none else m.SOME
        plain = Saying(m.Every(parts, some), claim.predicates)
        if whole not in _single_nouns(plain):
            return plain
    return ForEachOf(parts, claim, none=none or isinstance(claim, If))


def _which(noun: str, known: Known) -> str:
    said = known.said.get(noun)
    by = f" ({said!r} says so)" if said else ""
    return f"there are several of {noun!r}{by}: write 'each {noun}', or which {noun} is meant"

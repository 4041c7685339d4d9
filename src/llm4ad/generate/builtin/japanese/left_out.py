"""What a Japanese claim leaves out and the claims before it say: the topic, the place, the colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.numbers_said import Numbered, number_claim
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.relations import all_of
from llm4ad.generate.builtin.japanese.remainders import others_than, the_rest
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.topics import contradict, parts_of, topic_of
from llm4ad.generate.builtin.kinds.colours import Coloured, ColourOrder
from llm4ad.generate.builtin.kinds.directions import Straight
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present, Total
from llm4ad.generate.builtin.kinds.places import Holds, NothingBut
from llm4ad.generate.builtin.kinds.saying import Not, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared
from llm4ad.generate.builtin.kinds.together import Together

if TYPE_CHECKING:
    from collections.abc import Sequence

Said = tuple[m.Predicate, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What is said of a topic that is left out; ``of`` is how many parts that has to be."""

    said: Said = ()
    numbereds: tuple[Numbered, ...] = ()
    placed: tuple[tuple[m.Place, ...] | m.Cells, m.Range] | None = None
    colours: tuple[tuple[str, ...], str] | None = None
    among: bool = False
    both: bool = False
    of: float | None = None
    rest: bool = False
    total: m.Range | None = None
    pick: tuple[str, bool] | None = None
    only: bool = False
    outer: tuple[str, int] | None = None
    longer: tuple[m.Parts, str, bool] | None = None
    none: m.Predicate | None = None
    degrees: float = 0
    likewise: m.Parts | None = None
    of_colour: bool = False
    some: m.Range | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """No other colours than those just said are allowed: that has been said."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be so, and asks for nothing; it is spoken of."""

    claim: m.Claim


@dataclass(frozen=True, slots=True)
class NoMatter:
    """Something does not matter; ``of`` is what, "place", "colour" or another trait.

    "exact" says that neither more nor fewer are right, which a number says by itself.
    """

    of: str


@dataclass(frozen=True, slots=True)
class NothingElse:
    """There is nothing there but what has just been said to be there."""


Piece = m.Claim | Left | Repeated | Allowed | NoMatter | NothingElse


def completed(pieces: Sequence[Piece], before: m.Claim | None = None) -> tuple[m.Claim, ...] | None:
    """Return pieces as claims, each with the topic that it leaves out; None where there is none."""
    done: list[m.Claim] = []
    last = before
    for piece in pieces:
        if isinstance(piece, Allowed):
            last = piece.claim
            continue
        if isinstance(piece, NoMatter):
            if last is None or not leaves_open(last, piece.of):
                return None
            continue
        if isinstance(piece, Repeated):
            if last is None or not _says_colours(last):
                return None
            continue
        if isinstance(piece, Left) and piece.degrees:
            if not done or not _may_tilt(done[-1]):
                return None
            done[-1] = m.exchanged(done[-1], Straight(), Straight(piece.degrees))
            continue
        claim = _whole(piece, last, done)
        if claim is None or (isinstance(piece, Left) and contradict(claim, done)):
            return None
        last = _with_what_is_counted_too(last, claim)
        done += claim.claims if isinstance(claim, AllOf) else (claim,)
    return tuple(done) or None


def _whole(
    piece: m.Claim | Left | NothingElse, last: m.Claim | None, done: Sequence[m.Claim]
) -> m.Claim | None:
    """Return a piece with what it leaves out from the claims before it."""
    if not isinstance(piece, Left | NothingElse):
        return piece
    if last is None:
        return None
    if isinstance(piece, NothingElse):
        return _nothing_else(last)
    if piece.rest:
        return the_rest(piece.said, piece.of, done)
    if piece.likewise is not None:
        return (
            _likewise(piece.likewise, last) if not piece.of_colour or _says_colours(last) else None
        )
    return _than_the_other(piece.longer, last) if piece.longer else _filled_in(piece, last)


def leaves_open(claim: m.Claim, trait: str) -> bool:
    """Tell whether numbers say nothing of a trait that is said not to matter."""
    present = claim.claims if isinstance(claim, AllOf) else (claim,)
    for each in present:
        if not isinstance(each, Present) or (trait == "place" and each.place != m.IMAGE):
            return False
        if trait == "colour" and any(group.colour for group in each.groups):
            return False
        if trait == "exact" and any(group.count.low != group.count.high for group in each.groups):
            return False
    return True


def _likewise(parts: m.Parts, before: m.Claim) -> m.Claim | None:
    """Return what was said of the parts before, said of others."""
    if isinstance(before, Present) and len(before.groups) == 1 and not parts.colour:
        return Present((group_of(parts, before.groups[0].count),), before.place)
    if not isinstance(before, Saying) or not isinstance(before.subject, m.Every):
        return None
    own = set(m.nouns_of(before.predicates)) & set(parts.nouns)
    return None if own else saying(m.Every(parts, before.subject.count), before.predicates)


def _may_tilt(claim: m.Claim) -> bool:
    return any(item == Straight() for item in m.within(claim))


def _than_the_other(longer: tuple[m.Parts, str, bool], before: m.Claim) -> m.Claim | None:
    """Return that one of the two parts that were spoken of is longer than the other one."""
    one, field, more = longer
    nouns = m.nouns_of(before)
    if len(nouns) != 2 or one.nouns[0] not in nouns or one != m.Parts((one.nouns[0],)):
        return None
    (other,) = [noun for noun in nouns if noun != one.nouns[0]]
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    than = all_of(m.One(m.Parts((other,))))
    return Saying(m.Every(one, m.SOME), (Towards(Compared(field, amount, field), than),))


def _with_what_is_counted_too(before: m.Claim | None, claim: m.Claim) -> m.Claim:
    """Return a number with the numbers of other parts before it: 「どちらも」 is of all of them."""
    if not isinstance(claim, Present):
        return claim
    earlier = before.claims if isinstance(before, AllOf) else (before,)
    counted = [each for each in earlier if isinstance(each, Present)]
    return AllOf((*counted, claim)) if counted and len(counted) == len(earlier) else claim


def _nothing_else(claim: m.Claim) -> m.Claim | None:
    present = claim.claims if isinstance(claim, AllOf) else (claim,)
    groups = [each for each in present if isinstance(each, Present)]
    places = {each.place for each in groups}
    if len(groups) < len(present) or len(places) != 1 or m.IMAGE in places:
        return None
    nouns = dict.fromkeys(group.noun for each in groups for group in each.groups)
    return NothingBut(tuple(nouns), places.pop())


def _says_colours(claim: m.Claim) -> bool:
    said = claim.predicates if isinstance(claim, Saying) else ()
    return len(said) == 1 and isinstance(said[0], Coloured)


def _filled_in(left: Left, before: m.Claim) -> m.Claim | None:
    if left.total is not None and isinstance(before, AllOf):
        return _in_all(left.total, before)
    topic = _topic_for(left, before)
    if topic is None:
        return None
    if left.outer is not None or left.pick is not None:
        which = _of_which(topic)
        of_them = outer_ones if left.outer is not None else picked
        return None if which is None else of_them(which, left)
    if left.said and left.some is None:
        if left.of is not None:
            topic = _so_many(topic, left.of)
        return None if topic is None else saying(topic, left.said)
    parts = parts_of(topic)
    return None if parts is None else _of_parts(left, parts)


def _topic_for(left: Left, before: m.Claim) -> m.Subject | None:
    """Return what something is said of that names nothing: what the claims before are about."""
    together = any(isinstance(item, Together) for item in m.within(left.said))
    topic = topic_of(before, all_of_them=left.among or together or left.outer is not None)
    if isinstance(topic, m.Several) and isinstance(before, AllOf) and not left.both:
        topic = None  # "all red": of the last kind, or of every kind?
    if topic is None and not left.among and not together:
        topic = topic_of(_last_of(before))
    return topic


def _in_all(total: m.Range, before: AllOf) -> m.Claim | None:
    """Return a number of all that were counted; None where these make another number."""
    counted = [each for each in before.claims if isinstance(each, Present)]
    groups = [group for each in counted for group in each.groups]
    numbers = [group.count.low for group in groups if group.count.low == group.count.high]
    known = [number for number in numbers if number is not None]
    nouns = tuple(dict.fromkeys(group.noun for group in groups))
    whole = len(counted) == len(before.claims) and len(known) == len(groups)
    if not whole or total != exactly(sum(known)):
        return None
    if len(nouns) == 1:
        return Present((m.Group(total, nouns[0]),))
    coloured = any(group.colour for group in groups)
    return None if coloured or len(nouns) < len(groups) else Total(total, nouns)


def _last_of(claim: m.Claim) -> m.Claim:
    return claim.claims[-1] if isinstance(claim, AllOf) else claim


def outer_ones(parts: m.Parts, left: Left) -> m.Claim | None:
    """Return what is said of so many that are counted off from a side."""
    if left.outer is None:
        return None
    side, number = left.outer
    refs = tuple(m.Nth(parts, each, side) for each in range(1, number + 1))
    return saying(m.The(refs), left.said)


def picked(parts: m.Parts, left: Left) -> m.Claim | None:
    """Return what is said of the one that lies furthest; of it only where the sentence says so."""
    if left.pick is None:
        return None
    ref = m.Pick(parts, *left.pick)
    claim = saying(m.The((ref,)), left.said)
    if not left.only or claim is None:
        return claim
    turned = negation(left.said[0])
    if turned is None or isinstance(left.said[0], Not):
        return None
    return AllOf((claim, Saying(m.Every(others_than(ref)), (turned,))))


def _of_which(topic: m.Subject) -> m.Parts | None:
    """Return the parts that one is picked of, as one of them was before."""
    only = topic.refs[0] if isinstance(topic, m.The) and len(topic.refs) == 1 else None
    if only is None and isinstance(topic, m.The) and isinstance(topic.refs[0], m.Nth):
        return topic.refs[0].parts
    return only.parts if isinstance(only, m.Pick | m.Nth) else parts_of(topic)


def _so_many(topic: m.Subject, number: float) -> m.Subject | None:
    if isinstance(topic, m.Several):
        return topic if len(topic.subjects) == number else None
    parts = parts_of(topic)
    return None if parts is None else m.Every(parts, exactly(number))


def _in_each(parts: m.Parts, places: tuple[m.Place, ...] | m.Cells, count: m.Range) -> m.Claim:
    """Return so many of some parts in each of several places."""
    group = group_of(parts, count)
    if isinstance(places, m.Cells):
        return Saying(places, (Holds((group,)),))
    claims = tuple(Present((group,), place) for place in places)
    return claims[0] if len(claims) == 1 else AllOf(claims)


def _of_parts(left: Left, parts: m.Parts) -> m.Claim | None:
    if left.some is not None:
        return saying(m.Some(left.some, parts), left.said)
    if left.placed is not None:
        return None if parts.that else _in_each(parts, *left.placed)
    if left.none is not None:
        return Saying(m.Some(m.NONE, parts), (left.none,))
    if left.total is not None:
        return None if parts.place or parts.that else number_claim(parts, left.total)
    if left.colours is not None:
        return ColourOrder(parts, *left.colours)
    claims = tuple(number_claim(parts, each) for each in left.numbereds)
    return claims[0] if len(claims) == 1 else AllOf(claims)

"""Claims joined in Japanese where the later ones leave out of what they are: 2本で、色は赤、合計4本.

Read only where nothing else is: the topic of the claim before is what the next one is said of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.numbers_said import Numbered, number_claim
from llm4ad.generate.builtin.japanese.owners import owned, siblings_owned
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.references import referred
from llm4ad.generate.builtin.japanese.remainders import the_rest
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.topics import contradict, parts_of, topic_of
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, ColourOrder
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace, NothingBut
from llm4ad.generate.builtin.kinds.positions import Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.kinds.together import Together

if TYPE_CHECKING:
    from collections.abc import Sequence

Said = tuple[m.Predicate, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What is said of a topic that is left out; ``of`` is how many parts that has to be."""

    said: Said = ()
    numbereds: tuple[Numbered, ...] = ()
    placed: tuple[m.Place, m.Range] | None = None
    colours: tuple[tuple[str, ...], str] | None = None
    among: bool = False
    both: bool = False
    of: float | None = None
    rest: bool = False
    total: m.Range | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """No other colours than those just said are allowed: that has been said."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be so, and asks for nothing; it is spoken of."""

    claim: m.Claim


@dataclass(frozen=True, slots=True)
class NothingElse:
    """There is nothing there but what has just been said to be there."""


Piece = m.Claim | Left | Repeated | Allowed | NothingElse


# ------------------------------------------------ what is left without a topic


@rule("one_said", "{state}", "{state=halted_state}")
def _(state: m.Predicate) -> Said:
    return (state,)


@rule("left", "{said=one_said}")
def _(said: Said) -> Left:
    return Left(said)


@rule("left", "(どちらも | 両方とも | ともに) [が | は] {said=one_said}")
def _(said: Said) -> Left:
    return Left(said, among=True, both=True)


@rule("left", "(すべて | いずれも | どれも) [が | は] {said=one_said}")
@rule("left", "{n} とも [が | は] {said=one_said}")
def _(said: Said, n: float | None = None) -> Left:
    return Left(said, among=True, of=n)


_REST = "(残り | のこり | 他 | ほか | その他 | それ以外 | あと)"


@rule("left", f"{_REST} [の (もの | 物)] (は | が) [すべて] {{said}}")
@rule("left", f"{_REST} [の (もの | 物)] (は | が) [すべて] {{said=halted}}")
@rule("left", f"{_REST} [の] {{n}} (は | が) [すべて | とも] {{said}}")
@rule("left", f"{_REST} [の] {{n}} (は | が) [すべて | とも] {{said=halted}}")
def _(said: Said, n: float | None = None) -> Left:
    return Left(said, rest=True, of=n)


@rule("left", "[数 は | 数 が] {numbereds}")
def _(numbereds: tuple[Numbered, ...]) -> Left | None:
    return None if m.SOME in numbereds or m.NONE in numbereds else Left(numbereds=numbereds)


@rule("left", "{count=many}")
def _(count: m.Range) -> Left:
    return Left(numbereds=(count,))


@rule("left", "合計 [で] [は] {total=many} [だ | ある]")
def _(total: m.Range) -> Left:
    return Left(total=total)


@rule("left", "{place=in_place} {count=many} [ある | 並ぶ]")
def _(place: m.Place, count: m.Range) -> Left | None:
    return Left(placed=(place, count)) if place != m.IMAGE else None


# 「下半分には置かれていない」
@rule("left", "{place=in_place} ない")
def _(place: m.Place) -> Left | None:
    return Left(placed=(place, m.NONE)) if place != m.IMAGE else None


@rule("left", "[色 (は | が)] {colour_row}", "[色 (は | が)] {colour_row=halted_row}")
def _(colour_row: tuple[tuple[str, ...], str]) -> Left:
    return Left(colours=colour_row)


@rule("halted_row", "{direction} [、] {colours=colour+} [の順 | の順番]")
def _(direction: str, colours: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    return (tuple(colours), direction) if len(colours) > 1 else None


# 「コネクタが2個ある場合、両者の色は異なる」
@rule("left", "(両者 | 双方 | 両方 | 2つ) (の | は | が) {said}")
def _(said: Said) -> Left:
    return Left(said, among=True, of=2)


@rule(
    "left",
    "(それ以外の色 | 他の色 | ほかの色 | その他の色 | 別の色) [のもの] (は | が) [一切] {not_mixed}",
    "それ以外 (は | が) [一切] (認めない | 認められない | 不可 | 許されない)",
)
def _(not_mixed: bool = True) -> Repeated:
    return Repeated()


@rule(
    "left",
    "(それ以外 | 他 | ほか | その他) [の {thing}] (は | が | に | には) [何も | 一切] (ない | {not_mixed})",
)
def _(thing: bool = True, not_mixed: bool = True) -> NothingElse:
    return NothingElse()


@rule("joint", "{claim} 許容 [が]")
def _(claim: m.Claim) -> Piece:
    return Allowed(claim)


# 「外れていない、つまり箱に接している」: what it means for it is said.
@rule(
    "joint",
    "{topic} (外れていない | 浮いていない | ずれていない | 離れていない | 取れていない) [こと] 、 (つまり | すなわち) {said}",
)
def _(topic: m.Subject, said: Said) -> m.Claim | None:
    touching = [
        item for item in m.within(said) if isinstance(item, Touching | Overlapping | InPlace)
    ]
    return saying(topic, said) if len(said) == 1 and touching else None


# ------------------------------------------------ joined


@rule("joint", "{claim}", "{claim=left}", "{claim=halted_claim}")
def _(claim: Piece) -> Piece:
    return claim


@rule(
    "joining",
    "{then}",
    "{then} (さらに | しかも | 加えて | かつ | また | そして | つまり | すなわち | 要するに) [、]",
    "(で | し | が) 、 [かつ | また | さらに]",
    "。 (また | さらに | なお | そして | ただし | かつ) [、]",
)
def _(then: bool = True) -> bool:
    return then


@rule("joints", "{joint}")
def _(joint: Piece) -> tuple[Piece, ...]:
    return (joint,)


@rule("joints", "{joint} {joining} {joints}")
def _(joint: Piece, joining: bool, joints: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return (joint, *joints)


@rule("joined_claim", "{joints}", given=False)
@rule("joined_claim", "{joints}", given=True)
def _(joints: tuple[Piece, ...], given: bool) -> m.Claim | None:
    return _of_one(joints, None, of_the_same=given)


@rule("joined_if", "{test} [、] {joints}", given=False)
@rule("joined_if", "{test} [、] {joints}", given=True)
def _(test: m.Claim, joints: tuple[Piece, ...], given: bool) -> m.Claim | None:
    claim = _of_one(joints, test, of_the_same=given)
    return None if claim is None else If(test, claim)


@rule("joined_one", "{joined_claim}")
@rule("joined_one", "{joined_if}")
def _(joined_claim: m.Claim | None = None, joined_if: m.Claim | None = None) -> m.Claim | None:
    return joined_claim or joined_if


# What follows on a condition is part of it, unless it is a condition of its own.
@rule("wholes", "{joined_one}")
def _(joined_one: m.Claim) -> tuple[m.Claim, ...]:
    return (joined_one,)


@rule("wholes", "{first=joined_one} {joining} {second=joined_if}")
def _(first: m.Claim, joining: bool, second: m.Claim) -> tuple[m.Claim, ...]:
    return (first, second)


@rule("joined", "{wholes}", given=0)
@rule("joined", "{wholes}", given=1)
def _(wholes: tuple[m.Claim, ...], given: int) -> m.Claim | None:
    return referred(wholes[0] if len(wholes) == 1 else AllOf(wholes), given)


def _of_one(
    joints: tuple[Piece, ...], before: m.Claim | None, *, of_the_same: bool
) -> m.Claim | None:
    claims = completed(joints, before)
    if claims is None or any(isinstance(claim, If) for claim in claims):
        return None
    claims = siblings_owned(claims)
    done = owned(claims) if of_the_same else claims
    # A number of all is not one of those in the place before.
    totals = [
        each
        for joint in joints
        if isinstance(joint, Left)
        for each in (joint.total, *joint.numbereds)
    ]
    done = tuple(
        claim if isinstance(claim, Present) and claim.groups[0].count in totals else now
        for claim, now in zip(claims, done, strict=True)
    )
    return done[0] if len(done) == 1 else AllOf(done)


def completed(pieces: Sequence[Piece], before: m.Claim | None = None) -> tuple[m.Claim, ...] | None:
    """Return pieces as claims, each with the topic that it leaves out; None where there is none."""
    done: list[m.Claim] = []
    last = before
    for piece in pieces:
        if isinstance(piece, Allowed):
            last = piece.claim
            continue
        if isinstance(piece, Repeated):
            if last is None or not _says_colours(last):
                return None
            continue
        if isinstance(piece, NothingElse):
            claim = None if last is None else _nothing_else(last)
            if claim is None:
                return None
        elif isinstance(piece, Left):
            claim = None if last is None else _filled_in(piece, last)
            claim = the_rest(piece.said, piece.of, done) if piece.rest else claim
            if claim is None or contradict(claim, done):
                return None
        else:
            claim = piece
        last = _with_what_is_counted_too(last, claim)
        done += claim.claims if isinstance(claim, AllOf) else (claim,)
    return tuple(done) or None


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
    together = any(isinstance(item, Together) for item in m.within(left.said))
    topic = topic_of(before, all_of_them=left.among or together)
    if isinstance(topic, m.Several) and isinstance(before, AllOf) and not left.both:
        topic = None  # "all red": of the last kind, or of every kind?
    if topic is None and not left.among and not together:
        topic = topic_of(_last_of(before))
    if topic is None:
        return None
    if left.said:
        if left.of is not None:
            topic = _so_many(topic, left.of)
        return None if topic is None else saying(topic, left.said)
    parts = parts_of(topic)
    return None if parts is None else _of_parts(left, parts)


def _last_of(claim: m.Claim) -> m.Claim:
    return claim.claims[-1] if isinstance(claim, AllOf) else claim


def _so_many(topic: m.Subject, number: float) -> m.Subject | None:
    if isinstance(topic, m.Several):
        return topic if len(topic.subjects) == number else None
    parts = parts_of(topic)
    return None if parts is None else m.Every(parts, exactly(number))


def _of_parts(left: Left, parts: m.Parts) -> m.Claim | None:
    if left.placed is not None:
        place, count = left.placed
        return Present((group_of(parts, count),), place) if not parts.that else None
    if left.total is not None:
        return None if parts.place or parts.that else number_claim(parts, left.total)
    if left.colours is not None:
        return ColourOrder(parts, *left.colours)
    claims = tuple(number_claim(parts, each) for each in left.numbereds)
    return claims[0] if len(claims) == 1 else AllOf(claims)

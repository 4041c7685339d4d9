"""Claims joined in Japanese where the later ones leave out of what they are: 2本で、色は赤、合計4本.

Read only where nothing else is: the topic of the claim before is what the next one is said of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.left_out import (
    Allowed,
    Left,
    NothingElse,
    Piece,
    Repeated,
    completed,
    outer_ones,
    picked,
)
from llm4ad.generate.builtin.japanese.numbered_parts import MOST_COUNTED_OFF
from llm4ad.generate.builtin.japanese.numbers_said import Numbered, Than
from llm4ad.generate.builtin.japanese.owners import owned, siblings_owned
from llm4ad.generate.builtin.japanese.references import referred
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import Overlapping, Touching
from llm4ad.generate.builtin.kinds.together import Mutual

if TYPE_CHECKING:
    from collections.abc import Sequence

Said = tuple[m.Predicate, ...]


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


@rule("left", "数 (は | が) {numbereds=of_number}")
@rule("left", "[数 は | 数 が] {numbereds}")
def _(numbereds: tuple[Numbered, ...]) -> Left | None:
    return None if m.SOME in numbereds or m.NONE in numbereds else Left(numbereds=numbereds)


@rule("left", "{count=many}")
def _(count: m.Range) -> Left:
    return Left(numbereds=(count,))


@rule("left", "合計 [で] [は] {total=many} [が] [だ | ある]")
def _(total: m.Range) -> Left:
    return Left(total=total)


@rule("left", "{place=in_place} {count=many} [ある | 並ぶ]")
def _(place: m.Place, count: m.Range) -> Left | None:
    return Left(placed=((place,), count)) if place != m.IMAGE else None


# 「2枚のときは、左右に1枚ずつ貼る」
@rule("left", "[それぞれ] {places} に [それぞれ] {count=many} ずつ [ある | 並ぶ]")
@rule("left", "[それぞれ] {places=cells} に [それぞれ] {count=many} ずつ [ある | 並ぶ]")
def _(places: tuple[m.Place, ...] | m.Cells, count: m.Range) -> Left:
    return Left(placed=(places, count))


# 「下半分には置かれていない」
@rule("left", "{place=in_place} ない")
def _(place: m.Place) -> Left | None:
    return Left(placed=((place,), m.NONE)) if place != m.IMAGE else None


@rule("left", "[色 (は | が)] {colour_row}", "[色 (は | が)] {colour_row=halted_row}")
def _(colour_row: tuple[tuple[str, ...], str]) -> Left:
    return Left(colours=colour_row)


@rule("halted_row", "{direction} [、] {colours=colour+} [の順 | の順番]")
def _(direction: str, colours: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    return (tuple(colours), direction) if len(colours) > 1 else None


# 「一列に並んでいて、左端は赤」
@rule("which_one", "(左端 | 一番 左 | 左側のもの)", given=("center_x", False))
@rule("which_one", "(右端 | 一番 右 | 右側のもの)", given=("center_x", True))
@rule("which_one", "(上端 | 一番 上)", given=("center_y", False))
@rule("which_one", "(下端 | 一番 下)", given=("center_y", True))
@rule("which_one", "(真ん中 | 中央)", given=("middle", True))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("picked_left", "{which_one} (は | が) {said=one_said}", given=False)
@rule("picked_left", "{which_one} (だけ | のみ) [が | は] {said=one_said}", given=True)
def _(which_one: tuple[str, bool], said: Said, given: bool) -> Left:
    return Left(said, pick=which_one, only=given)


@rule("left", "{left=picked_left}")
def _(left: Left) -> Left:
    return left


# 「LEDは一番右が赤」
@rule("joint", "{parts} (は | が) {left=picked_left}")
def _(parts: m.Parts, left: Left) -> m.Claim | None:
    return None if left.pick is None else picked(parts, left)


# 「ランプは左の2個が赤、右の2個が緑」
@rule("outer_left", "{side} [側] の {n} (が | は) {said=one_said}")
def _(side: str, n: float, said: Said) -> Left | None:
    return Left(said, outer=(side, int(n))) if 1 < n <= MOST_COUNTED_OFF else None


@rule("left", "{left=outer_left}")
def _(left: Left) -> Left:
    return left


@rule("joint", "{parts} (は | が) {left=outer_left}")
def _(parts: m.Parts, left: Left) -> m.Claim | None:
    return outer_ones(parts, left)


# 「レンチとペンチは1つずつで、レンチが長い」: than the other one.
@rule("left", "{one=parts} (は | が) {longer}")
def _(one: m.Parts, longer: tuple[str, bool]) -> Left:
    return Left(longer=(one, *longer))


@rule("left", "(隣同士 | 隣どうし | 隣り合うもの | 隣り合うもの同士) (は | が) {said=one_said}")
def _(said: Said) -> Left | None:
    (each,) = said
    if not isinstance(each, Mutual) or not each.negated:
        return None
    return Left(said) if isinstance(each.relation, Touching | Overlapping) else None


# 「ナットは赤く、ワッシャーも同様」
@rule("left", "{parts} も 同様 [だ]", given=False)
@rule("left", "{parts} も 同様の 色 [だ]", given=True)
def _(parts: m.Parts, given: bool) -> Left:
    return Left(likewise=parts, of_colour=given)


# 「緑色であること。黄色いものは不可」
@rule("left", "{such} (は | が) [一切 | 1つも] (ない | {not_mixed})")
def _(such: m.Predicate, not_mixed: bool = True) -> Left:
    return Left(none=such)


@rule("left", "{colour} い 場合不可")
def _(colour: str) -> Left:
    return Left(none=Coloured((colour,)))


# 「16枚で、1本のボルトに対して2枚」
@rule("left", "1つの {each=parts} (に対して | に対し | あたり) {n} [ずつ] [だ | ある | になる]")
@rule(
    "left",
    "{number} (個 | 本 | 枚 | 台) の {each=parts} (に対して | に対し | あたり) {n} [ずつ] [だ | ある | になる]",
)
def _(each: m.Parts, n: float, number: float = 1) -> Left | None:
    return Left(numbereds=(Than(each, m.NONE, n),)) if number == 1 else None


@rule("left", "(許容 | 許容範囲 | 誤差 | 公差 | 許容差 | 許容値) (は | が) {degrees} [だ]")
@rule(
    "left", "(許容 | 許容範囲 | 誤差 | 公差 | 許容差 | 許容値) (は | が) ± {number} (度 | °) [だ]"
)
@rule("left", "多くとも {number} (度 | °) まで [だ]")
def _(degrees: float = 0, number: float = 0) -> Left:
    return Left(degrees=degrees or number)


# 「ペンが4本の場合、うち1本は赤」
@rule("left", "(うち | そのうち | その中の) [の] [、] {count=many} (は | が) {said=one_said}")
def _(count: m.Range, said: Said) -> Left:
    return Left(said, some=count)


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
    "。 (また | さらに | なお | そして | かつ) [、]",
)
def _(then: bool = True) -> bool:
    return then


@rule("joints", "{joint}")
def _(joint: Piece) -> tuple[Piece, ...]:
    return (joint,)


@rule("joints", "{joint} {joining} {joints}", "{joint} {joining=but} {joints}")
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


@rule("joined_if_of_its_own", "{test} [、] {joints}", given=False)
@rule("joined_if_of_its_own", "{test} [、] {joints}", given=True)
def _(test: m.Claim, joints: tuple[Piece, ...], given: bool) -> m.Claim | None:
    claim = None if _leaves_out(joints[0]) else _of_one(joints, test, of_the_same=given)
    return None if claim is None else If(test, claim)


@rule("joined_if_of_the_test", "{test} [、] {joints}", given=False)
@rule("joined_if_of_the_test", "{test} [、] {joints}", given=True)
def _(test: m.Claim, joints: tuple[Piece, ...], given: bool) -> m.Claim | None:
    claim = _of_one(joints, test, of_the_same=given) if _leaves_out(joints[0]) else None
    return None if claim is None else If(test, claim)


def _leaves_out(joint: Piece) -> bool:
    return isinstance(joint, Left | NothingElse | Repeated)


@rule("joined_one", "{joined_claim}")
@rule("joined_one", "{joined_if}")
def _(joined_claim: m.Claim | None = None, joined_if: m.Claim | None = None) -> m.Claim | None:
    return joined_claim or joined_if


# What follows on a condition is part of it, unless it is a condition of its own.
@rule("wholes", "{joined_one}")
def _(joined_one: m.Claim) -> tuple[m.Claim, ...]:
    return (joined_one,)


@rule("wholes", "{first=joined_if} {joining} {second=joined_if}")
@rule("wholes", "{first=joined_claim} {joining} {second=joined_if_of_its_own}")
def _(first: m.Claim, joining: bool, second: m.Claim) -> tuple[m.Claim, ...]:
    return (first, second)


# 「ナットは赤いが、ボルトがあれば青い」 is not of the bolt.
@rule("wholes", "{first=joined_claim} {joining} {second=joined_if_of_the_test}")
def _(first: m.Claim, joining: bool, second: If) -> tuple[m.Claim, ...] | None:
    return (first, second) if set(m.nouns_of(first)) == set(m.nouns_of(second.condition)) else None


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

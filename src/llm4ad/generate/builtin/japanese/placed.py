"""Numbers of parts in and beside something, in Japanese: ラベルの左に2個, 箱の両側に1個ずつ, 四隅にそれぞれ1個."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.owners import of_one_list
from llm4ad.generate.builtin.japanese.places import CORNERS, owned
from llm4ad.generate.builtin.japanese.relations import all_of
from llm4ad.generate.builtin.japanese.whereabouts import beside, holds_others
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present
from llm4ad.generate.builtin.kinds.pieces import HasBeside
from llm4ad.generate.builtin.kinds.places import Centred, Holds, InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf, BetweenAll, Overlapping, Side
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Saying, Towards
from llm4ad.generate.builtin.lying_on import place_on

if TYPE_CHECKING:
    from collections.abc import Sequence


Groups = tuple[m.Group, ...]
Claims = tuple[m.Claim, ...]
Spot = m.Place | m.Predicate
_TO: dict[str, Side] = {
    "left": "left of",
    "right": "right of",
    "top": "above",
    "bottom": "below",
}


# ------------------------------------------------ so many there


@rule("spot", "{spot=beside} (に | には | にも)", "{spot=betwixt} (に | には | にも)")
@rule("spot", "{spot=region} (に | には | にも)")
def _(spot: Spot) -> Spot:
    return spot


@rule("between_spot", "{spot=betwixt} (に | には | にも)")
def _(spot: Spot) -> Spot:
    return spot


# 「各ナットの左には瓶が1本ずつある」: those that are nearest to it.
@rule(
    "claim",
    "(各 | どの | それぞれの | すべての) {each=parts} の {side} [側] (に | には | にも) [は] [、] [それぞれ] {group=counted} [ずつ] (居る | 並ぶ)",
)
def _(each: m.Parts, side: str, group: m.Group) -> m.Claim:
    return Saying(m.Every(each), (HasBeside((group,), _TO[side]),))


@rule("spot", "{spot=centred} (に | には)")
def _(spot: Spot) -> Spot:
    return spot


@rule("claim", "{ref} の 上 (に | で) {parts} が 重なる", "{ref} に {parts} が 重なる")
def _(ref: m.Ref, parts: m.Parts) -> m.Claim:
    return Saying(m.Every(parts, m.SOME), (Towards(Overlapping(), m.The((ref,))),))


# 「箱の左側に」 may be beside the box or in its left half, 「箱の上に」 above it or on it.
@rule("spot", "{ref} の {side} (側 | の方 | のほう) (に | には | にも)")
def _(ref: m.Ref, side: str) -> Spot:
    return m.Place("half", side, ref)


@rule("spot", "{ref} の (表面 | 上面) (に | には | にも)", given=True)
@rule("spot", "{ref} の上 (に | には | にも)", given=True)
@rule("spot", "{ref} の上 (に | には | にも)", given=False)
def _(ref: m.Ref, given: bool) -> Spot:
    return place_on(ref) if given else beside("above", (all_of(ref),))


@rule("spotted", "{spot} [、] {groups} [が | を]")
def _(spot: Spot, groups: Groups) -> tuple[tuple[Spot, Groups], ...]:
    return ((spot, groups),)


@rule("spotted", "{spot} [、] {groups} [が | を] [、] {spotted}")
def _(
    spot: Spot, groups: Groups, spotted: tuple[tuple[Spot, Groups], ...]
) -> tuple[tuple[Spot, Groups], ...]:
    return ((spot, groups), *spotted)


@rule("spotted", "{parts} (は | が) [、] {spot} [、] {count=many} [だけ | のみ]")
def _(parts: m.Parts, spot: Spot, count: m.Range) -> tuple[tuple[Spot, Groups], ...]:
    return ((spot, (group_of(parts, count),)),)


@rule(
    "spotted", "{group=counted} [が | は] [、] {spot}", "{group=counted} (が | は) それぞれ {spot}"
)
def _(group: m.Group, spot: Spot) -> tuple[tuple[Spot, Groups], ...]:
    return ((spot, (group,)),)


@rule("claim", "{spotted} (居る | 並ぶ)")
def _(spotted: tuple[tuple[Spot, Groups], ...]) -> m.Claim:
    return spotted_claim(spotted)


@rule("claim", "{spotted} (入る | 載る)")
def _(spotted: tuple[tuple[Spot, Groups], ...]) -> m.Claim | None:
    for spot, _ in spotted:
        if isinstance(spot, m.Place):
            continue
        if holds_others(spot) or _is_above(spot):
            return None
    return spotted_claim(spotted)


def _is_above(spot: m.Predicate) -> bool:
    return isinstance(spot, Towards) and spot.relation == BesideOf("above")


def spotted_claim(spotted: Sequence[tuple[Spot, Groups]]) -> m.Claim:
    """Return that so many parts are in, or beside, what holds them."""
    claims: list[m.Claim] = []
    for spot, groups in spotted:
        if isinstance(spot, m.Place):
            claims.append(Present(groups, spot))
        elif isinstance(spot, Centred) and any(_several(each.count) for each in groups):
            claims.append(Present(groups, m.Place("middle", of=spot.place.of)))
        else:
            claims += [_beside_the_one(each, spot) for each in groups]
    return claims[0] if len(claims) == 1 else AllOf(of_one_list(tuple(claims)))


def _several(count: m.Range) -> bool:
    """Tell whether more than one part is asked for: these cannot all lie at one point."""
    return count not in (m.SOME, m.Range(1, 1), m.NONE)


def _beside_the_one(group: m.Group, spot: m.Predicate) -> m.Claim:
    """Return so many parts beside the only one of another kind, or between those that are there."""
    saying = Saying(m.Some(group.count, group.parts), (_of_the_one(spot),))
    if not isinstance(spot, BetweenAll):
        return saying
    there = tuple(m.Group(m.SOME, each.nouns[0], each.colour) for each in (spot.first, spot.second))
    return AllOf((Present(there), saying))


def _of_the_one(spot: m.Predicate) -> m.Predicate:
    """Return where something is with "all of them" as "the one": none of them is not all."""
    if isinstance(spot, Both):
        return Both(tuple(_of_the_one(each) for each in spot.predicates))
    if isinstance(spot, Towards) and isinstance(spot.object, m.Every) and spot.object.count:
        return Towards(spot.relation, m.The((m.One(spot.object.parts),)))
    return spot


@rule("claim", "{spot=between_spot} [、] {parts} (を | は) {not_put}")
@rule("claim", "{spot} [、] {parts} (が | は | も) ない")
def _(spot: Spot, parts: m.Parts, not_put: bool = True) -> m.Claim:
    return spotted_claim(((spot, (group_of(parts, m.NONE),)),))


@rule("claim", "{places} に [は] [、] {parts} が 同じ (数 | 数だけ | 数ずつ | だけ) (ある | 並ぶ)")
def _(places: tuple[m.Place, ...], parts: m.Parts) -> m.Claim | None:
    if len(places) != 2:
        return None
    one, other = (m.Parts(parts.nouns, parts.colour, place) for place in places)
    return NumbersCompared(one, other, m.NONE)


# 「左にナット、中央にワッシャー、右にキャップがある」
@rule("placed", "{centred} (に | には) [、] {groups} [が] [、] {placed}")
@rule("placed", "{centred} (に | には) [、] {groups} [が]")
def _(centred: m.Predicate, groups: Groups, placed: Claims = ()) -> Claims | None:
    if any(_several(each.count) for each in groups):
        return None
    here = tuple(Saying(m.Some(each.count, each.parts), (centred,)) for each in groups)
    return (*here, *placed)


@rule("claim", "{located} [の 数] (は | が) {count=many} (だ | ある)")
def _(located: m.Parts, count: m.Range) -> m.Claim:
    return Present((group_of(located, count),), located.place or m.IMAGE)


# 「ナットは左、ワッシャーは右にある」: the one verb is of both.
@rule("stood", "{topic} {where} [に]")
def _(topic: m.Subject, where: m.Predicate) -> Claims:
    return (Saying(topic, (where,)),)


@rule("stood", "{topic} {where} [に | で] 、 {stood}")
def _(topic: m.Subject, where: m.Predicate, stood: Claims) -> Claims:
    return (Saying(topic, (where,)), *stood)


@rule("claim", "{stood} (位置する | に 入る | に 載る | だ)", "{stood}")
def _(stood: Claims) -> m.Claim | None:
    return AllOf(stood) if len(stood) > 1 else None


# Two levels of a thing are its halves.
@rule(
    "claim",
    "{ref} の (上段 | 上の 段 | 上の 列 | 上の 行) (に | には) {one=groups} [が] [、] (下段 | 下の 段 | 下の 列 | 下の 行) (に | には) {other=groups} [が] (ある | 載る | 並ぶ)",
    given=("top", "bottom"),
)
@rule(
    "claim",
    "{ref} の (左列 | 左の 列) (に | には) {one=groups} [が] [、] (右列 | 右の 列) (に | には) {other=groups} [が] (ある | 載る | 並ぶ)",
    given=("left", "right"),
)
@rule(
    "claim",
    "{ref} の 下段 (に | には) {one=groups} [が] [、] 上段 (に | には) {other=groups} [が] (ある | 載る | 並ぶ)",
    given=("bottom", "top"),
)
def _(ref: m.Ref, one: Groups, other: Groups, given: tuple[str, str]) -> m.Claim:
    first, second = (m.Place("half", side, ref) for side in given)
    return AllOf((Present(one, first), Present(other, second)))


# 「箱の左側に2個、右側に3個」: the second side is of the box, too.
@rule(
    "spotted",
    "{one=sided} [、] {here=groups} [が | を] [、] {side} [側] (に | には) {there=groups} [が | を]",
)
def _(
    one: tuple[Spot, m.Ref], side: str, here: Groups, there: Groups
) -> tuple[tuple[Spot, Groups], ...]:
    spot, ref = one
    other: Spot = m.Place("half", side, ref)
    if not isinstance(spot, m.Place):
        other = beside(_TO[side], (all_of(ref),))
    return ((spot, here), (other, there))


@rule("sided", "{ref} の {side} (に | には)", given=False)
@rule("sided", "{ref} の {side} 側 (に | には)", given=True)
@rule("sided", "{ref} の {side} 側 (に | には)", given=False)
def _(ref: m.Ref, side: str, given: bool) -> tuple[Spot, m.Ref]:
    return (m.Place("half", side, ref) if given else beside(_TO[side], (all_of(ref),))), ref


# ------------------------------------------------ in the centre


@rule(
    "claim",
    "{parts} (は | が) {centred} に {count=many} [だけ | のみ] (ある | 載る)",
    "{centred} (に | には) {parts} (は | が) {count=many} [だけ | のみ] (ある | 載る)",
    "{centred} (に | には) {count=many} の {parts} が (ある | 載る)",
)
def _(parts: m.Parts, centred: m.Predicate, count: m.Range) -> m.Claim | None:
    if count in (m.SOME, m.Range(1, 1)):
        return Saying(m.Some(count, parts), (centred,))
    if not isinstance(centred, Centred) or centred.axis != "both":
        return None
    return Present((group_of(parts, count),), m.Place("middle", of=centred.place.of))


@rule("claim", "{centred} (に | には) {parts} が (ある | 載る)")
def _(parts: m.Parts, centred: m.Predicate) -> m.Claim:
    return Saying(m.Some(m.SOME, parts), (centred,))


# ------------------------------------------------ on both sides


@rule("both_sides", "(左右 | 左右両側 | 左右の両側 | 両側 | 両サイド)", given="left right")
@rule("both_sides", "(上下 | 上下両側)", given="top bottom")
def _(given: str) -> str:
    return given


@rule("flanks", "{ref} の {both_sides} に [は]", given=False)
@rule("flanks", "{ref} の {both_sides} に [は]", given=True)
def _(ref: m.Ref, both_sides: str, given: bool) -> tuple[Spot, Spot] | None:
    first, second = both_sides.split()
    if given:
        return m.Place("half", first, ref), m.Place("half", second, ref)
    target = (all_of(ref),)
    return beside(_TO[first], target), beside(_TO[second], target)


@rule("flanks", "{ref} を (挟んで | はさんで) [、] [その] {both_sides} に [は]")
def _(ref: m.Ref, both_sides: str) -> tuple[Spot, Spot]:
    first, second = both_sides.split()
    target = (all_of(ref),)
    return beside(_TO[first], target), beside(_TO[second], target)


@rule("flanks", "{ref} の (両脇 | 両わき | 両横) に [は]")
def _(ref: m.Ref) -> tuple[Spot, Spot]:
    target = (all_of(ref),)
    return beside("left of", target), beside("right of", target)


@rule(
    "flanked",
    "{flanks} [、] [それぞれ] {parts} (が | を) [それぞれ] {n} ずつ",
    "{parts} (は | が) [、] {flanks} [、] [それぞれ] {n} ずつ",
    "{parts} {total=n} (は | が) [、] {flanks} [、] [それぞれ] {n} ずつ",
    "{flanks} [、] それぞれ {parts} が {n}",
)
def _(
    flanks: tuple[Spot, Spot], parts: m.Parts, n: float, total: float | None = None
) -> tuple[tuple[Spot, Groups], ...] | None:
    if total not in (None, 2 * n):
        return None
    group = group_of(parts, m.Range(n, n))
    return tuple((flank, (group,)) for flank in flanks)


@rule("claim", "{flanked} (居る | 並ぶ)")
def _(flanked: tuple[tuple[Spot, Groups], ...]) -> m.Claim:
    return spotted_claim(flanked)


@rule("claim", "{flanked} 入る")
def _(flanked: tuple[tuple[Spot, Groups], ...]) -> m.Claim | None:
    outside = any(holds_others(spot) for spot, _ in flanked if not isinstance(spot, m.Place))
    return None if outside else spotted_claim(flanked)


# ------------------------------------------------ in each of several


@rule("each_group", "{parts} (が | を | は) [、] [それぞれ] {count=many} [ずつ]")
def _(parts: m.Parts, count: m.Range) -> m.Group:
    return group_of(parts, count)


@rule("each_group", "{count=many} [ずつ] の {parts} [が | を]")
def _(parts: m.Parts, count: m.Range) -> m.Group:
    return group_of(parts, count)


@rule(
    "claim",
    "{each} [の中 | 内 | の上] (に | には | にも) [、] [それぞれ] {groups=each_group+} [ずつ] (ある | 載る)",
)
def _(each: m.Subject, groups: Sequence[m.Group]) -> m.Claim:
    return Saying(each, (Holds(tuple(groups)),))


@rule(
    "claim", "{parts} (は | が) [、] {cells} に [、] [それぞれ] {count=many} [ずつ] (ある | 載る)"
)
def _(parts: m.Parts, cells: m.Cells, count: m.Range) -> m.Claim:
    return Saying(cells, (Holds((group_of(parts, count),)),))


@rule(
    "claim",
    "{cells} (が | は) [すべて] {parts} で (埋まっている | 埋められている | 満たされている)",
)
def _(parts: m.Parts, cells: m.Cells) -> m.Claim:
    return Saying(cells, (Holds((group_of(parts, m.SOME),)),))


@rule("places", "{several=region+}")
def _(several: Sequence[m.Place]) -> tuple[m.Place, ...] | None:
    if len(several) < 2 or any(place.kind in ("part", "image") for place in several):
        return None
    first = several[0]
    rest = tuple(
        m.Place(place.kind, place.side, place.of or first.of, place.grid, place.cell)
        for place in several[1:]
    )
    return (first, *rest) if len({place.kind for place in several}) == 1 else None


@rule("places", "[{owner}] (両端 | 両端部)", given=("left", "right"))
@rule("places", "[{owner}] (両端 | 両端部)", given=("top", "bottom"))
def _(given: tuple[str, str], owner: Sequence[m.Ref] = ()) -> tuple[m.Place, ...]:
    return tuple(m.Place("edge", side, owned(owner)) for side in given)


@rule("where", "{owner} (端 | 縁 | 端の方 | 端のほう | 周縁部 | 外周部) [の あたり]", given="edge")
@rule(
    "where",
    "{owner} (隅 | 角 | コーナー | 四隅のどれか | 四隅のいずれか | 四隅のどこか)",
    given="corner",
)
def _(owner: Sequence[m.Ref], given: str) -> m.Predicate:
    sides = CORNERS if given == "corner" else ("left", "right", "top", "bottom")
    places = [m.Place(given, side, owned(owner)) for side in sides]  # pyright: ignore[reportArgumentType]
    return AnyOf(tuple(InPlace(place) for place in places))

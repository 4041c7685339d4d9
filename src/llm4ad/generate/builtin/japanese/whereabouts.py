"""Where parts are, and how they lie to others, in Japanese: トレイの中にある, ナットより左に位置する."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.owners import in_the_same
from llm4ad.generate.builtin.japanese.places import owned
from llm4ad.generate.builtin.japanese.relations import all_of, of_none
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.neighbours import NextTo
from llm4ad.generate.builtin.kinds.places import Centred, InPlace
from llm4ad.generate.builtin.kinds.positions import (
    BesideOf,
    Between,
    BetweenAll,
    BetweenTwo,
    LevelWith,
    Overlapping,
    Side,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Not, Saying, Towards
from llm4ad.generate.builtin.kinds.usual import Usual
from llm4ad.generate.builtin.lying_on import place_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    Object = m.The | m.Every | m.Some


# ------------------------------------------------ in a place


@rule("where", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("where", "{utmost}")
def _(utmost: m.Place) -> m.Predicate:
    return InPlace(utmost)


@rule("where", "{ref} (の外 | の外側 | 外 | の外部)")
def _(ref: m.Ref) -> m.Predicate:
    return Not(InPlace(m.Place("part", of=ref)))


@rule("where", "{centred}")
def _(centred: m.Predicate) -> m.Predicate:
    return centred


@rule("centred", "画像 中央")
def _() -> m.Predicate:
    return Centred(m.IMAGE)


@rule("centred", "[{owner}] [ほぼ | およそ | ちょうど] 中央 [の 位置 | の ところ]")
def _(owner: Sequence[m.Ref] = ()) -> m.Predicate:
    of = owned(owner)
    return Centred(m.IMAGE if of is None else m.Place("part", of=of))


@rule("across", "(左右方向 | 左右 | 横方向 | 水平方向 | 幅方向 | 幅 | 横)", given="horizontal")
@rule("across", "(上下方向 | 上下 | 縦方向 | 垂直方向 | 高さ方向 | 高さ | 縦)", given="vertical")
def _(given: str) -> str:
    return given


@rule("centred", "[{owner}] {across} (の | で) [ほぼ | ちょうど] (中央 | 真ん中)")
def _(across: str, owner: Sequence[m.Ref] = ()) -> m.Predicate:
    of = owned(owner)
    return Centred(m.IMAGE if of is None else m.Place("part", of=of), across)


@rule(
    "centred",
    "[{owner}] {side} (部 | 部分 | 半分 | 側) [の] [ほぼ | およそ | ちょうど] (中央 | 真ん中)",
)
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Predicate:
    of = owned(owner)
    whole = m.Place("part", of=of) if of is not None else m.IMAGE
    axis = "vertical" if side in ("left", "right") else "horizontal"
    return Both((InPlace(m.Place("half", side, of)), Centred(whole, axis)))


@rule("centred", "[{owner}] {side} (辺 | 端 | 縁) [の] [ほぼ | およそ | ちょうど] (中央 | 真ん中)")
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Predicate:
    of = owned(owner)
    whole = m.Place("part", of=of) if of is not None else m.IMAGE
    axis = "vertical" if side in ("left", "right") else "horizontal"
    return Both((InPlace(m.Place("edge", side, of)), Centred(whole, axis)))


# 「左端か右端のどちらか」
@rule("where", "{places} の (どちらか | いずれか) [一方]")
@rule(
    "where",
    "{places=either_place} [の どちらか | の いずれか | の どちらか一方 | の いずれか一方]",
)
def _(places: Sequence[m.Place]) -> m.Predicate:
    return AnyOf(tuple(InPlace(place) for place in places))


@rule("either_place", "{one=place} (か | または | もしくは | あるいは) {other=place} [か]")
def _(one: m.Place, other: m.Place) -> tuple[m.Place, m.Place] | None:
    if m.IMAGE in (one, other) or one == other:
        return None
    if one.of is not None and other.of is None and one.kind == other.kind:
        other = m.Place(other.kind, other.side, one.of, other.grid, other.cell)
    return one, other


# ------------------------------------------------ beside, above, between


@rule("target", "{ref}")
def _(ref: m.Ref) -> Object:
    return all_of(ref)


@rule(
    "target", "(すべて の | どの | 各 | いずれの | 全 | 全部の) {parts}", "{parts} (すべて | 全部)"
)
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("targets", "{target}")
def _(target: Object) -> tuple[Object, ...]:
    return (target,)


@rule("targets", "{one=ref} と {other=ref} [の 両方 | の どちら | の いずれ]")
def _(one: m.Ref, other: m.Ref) -> tuple[Object, ...]:
    return all_of(one), all_of(other)


def beside(side: Side, targets: Sequence[Object]) -> m.Predicate:
    """Return that something is on a side of each of some parts."""
    said = tuple(Towards(BesideOf(side), target) for target in targets)
    return said[0] if len(said) == 1 else Both(said)


_MORE = "(より | よりも | と比べて | に比べて)"
_SIDE = "[側 | の方 | のほう | 方 | 手 | 寄り]"
for _word, _side in (("左", "left of"), ("右", "right of"), ("上", "above"), ("下", "below")):

    @rule("where", f"{{targets}} {_MORE} [も] [さらに] {_word} {_SIDE}", given=_side)
    @rule("beside", f"{{targets}} の {_word} (側 | の方 | のほう | 方 | 手)", given=_side)
    def _(targets: Sequence[Object], given: Side) -> m.Predicate:
        return beside(given, targets)


@rule("beside", "{targets} の左", given="left of")
@rule("beside", "{targets} の右", given="right of")
@rule("beside", "{targets} の下", given="below")
def _(targets: Sequence[Object], given: Side) -> m.Predicate:
    return beside(given, targets)


@rule("where", "{beside}")
def _(beside: m.Predicate) -> m.Predicate:
    return beside


# 「の左側」 of a part may be its own left half; 「の上」 may be above it or on it. Both are read.
@rule("where", "{ref} の {side} (側 | の方 | のほう)")
def _(ref: m.Ref, side: str) -> m.Predicate:
    return InPlace(m.Place("half", side, ref))


@rule("straight_beside", "(真上 | 直上)", given=("above", "column"))
@rule("straight_beside", "(真下 | 直下)", given=("below", "column"))
@rule("straight_beside", "(真右 | 真横の右 | 右真横)", given=("right of", "row"))
@rule("straight_beside", "(真左 | 真横の左 | 左真横)", given=("left of", "row"))
def _(given: tuple[Side, str]) -> tuple[Side, str]:
    return given


@rule("beside", "{ref} (の | より) {straight_beside}")
def _(ref: m.Ref, straight_beside: tuple[Side, str]) -> m.Predicate:
    side, direction = straight_beside
    level = Towards(LevelWith(direction), m.The((ref,)))  # pyright: ignore[reportArgumentType]
    return Both((Towards(BesideOf(side), m.The((ref,))), level))


# Next to something is what nothing lies between; 「すぐ左」 says on which side, too.
@rule(
    "beside",
    "{ref} の [すぐ] (隣 | となり | 隣り | 横隣 | そば の 隣)",
    "{ref} の すぐ 横",
    "{ref} と 隣り合う 位置",
)
def _(ref: m.Ref) -> m.Predicate:
    return NextTo(ref)


@rule("next_side", "(左隣 | 左どなり | すぐ左 | すぐ左側 | すぐ左横)", given="left of")
@rule("next_side", "(右隣 | 右どなり | すぐ右 | すぐ右側 | すぐ右横)", given="right of")
@rule("next_side", "(すぐ上 | すぐ上側)", given="above")
@rule("next_side", "(すぐ下 | すぐ下側)", given="below")
def _(given: Side) -> Side:
    return given


@rule("beside", "{ref} の {next_side}")
def _(ref: m.Ref, next_side: Side) -> m.Predicate:
    other = m.The((ref,))
    beside_it = (Towards(BesideOf(next_side), other), NextTo(ref))
    upright = next_side in ("above", "below")
    return Both((*beside_it, Towards(LevelWith("column"), other)) if upright else beside_it)


@rule("where", "{ref} の 真横", "{ref} と (横並び | 横一列 | 横一直線)", given="row")
@rule("where", "{ref} と 同じ (高さ | 行 | 段 | 横列 | 高さの位置)", given="row")
@rule("where", "{ref} と (縦並び | 縦一列 | 縦一直線)", given="column")
@rule("where", "{ref} と 同じ (縦列 | 列)", given="column")
def _(ref: m.Ref, given: str) -> m.Predicate:
    return Towards(LevelWith(given), m.The((ref,)))  # pyright: ignore[reportArgumentType]


# 「の左下」 of a part may be its own quarter, or further left and down than it. Both are read.
@rule("slanting", "左上", given=("left of", "above"))
@rule("slanting", "右上", given=("right of", "above"))
@rule("slanting", "左下", given=("left of", "below"))
@rule("slanting", "右下", given=("right of", "below"))
def _(given: tuple[Side, Side]) -> tuple[Side, Side]:
    return given


@rule(
    "where",
    "{ref} (の | より | よりも) {slanting} [側 | の方 | のほう]",
    "{ref} (の | より | よりも) 斜め {slanting}",
)
def _(ref: m.Ref, slanting: tuple[Side, Side]) -> m.Predicate:
    return Both(tuple(Towards(BesideOf(side), all_of(ref)) for side in slanting))


@rule("where", "{ref} の上", given=True)
@rule("where", "{ref} の上", given=False)
def _(ref: m.Ref, given: bool) -> m.Predicate:
    return Towards(BesideOf("above"), all_of(ref)) if given else InPlace(place_on(ref))


@rule("betwixt", "{first=ref} と {second=ref} [と] の (間 | あいだ | 中間)")
def _(first: m.Ref, second: m.Ref) -> m.Predicate | None:
    return between(first, second) if first != second else None


@rule("betwixt", "{n} の {parts} の (間 | あいだ)", "{parts} {n} の (間 | あいだ)")
def _(parts: m.Parts, n: float) -> m.Predicate | None:
    return BetweenTwo(parts) if n == 2 else None


@rule("betwixt", "{one=parts} と {other=parts} [と] の (間 | あいだ)")
def _(one: m.Parts, other: m.Parts) -> m.Predicate | None:
    return BetweenTwo(one) if one == other else None


@rule("where", "{betwixt}")
def _(betwixt: m.Predicate) -> m.Predicate:
    return betwixt


def between(first: m.Ref, second: m.Ref) -> m.Predicate:
    """Return that something is between parts, of which there may be several."""
    if isinstance(first, m.One) and isinstance(second, m.One):
        return BetweenAll(first.parts, second.parts)
    return Between(first, second)


# ------------------------------------------------ as usual


@rule("usually", "(いつも | 通常 | 普段 | ふだん | 通例 | 正常品 | 正常時 | 正常な画像)")
def _() -> bool:
    return True


@rule("where", "{usually} (の | どおりの | 通りの | と同じ) (位置 | 場所)", given="place")
@rule("where", "{usually} (の | どおりの | 通りの | と同じ) 高さ", given="centre")
def _(usually: bool, given: str) -> m.Predicate:
    return Usual(given)


@rule("claim", "{usually} (の | どおりの | 通りの | と同じ) (位置 | 場所) に {parts} が ある")
def _(usually: bool, parts: m.Parts) -> m.Claim:
    return Saying(m.Every(parts), (Usual("place"),))


# ------------------------------------------------ with their verbs


@rule(
    "state",
    "{where} [だけ | のみ] 位置する",
    "{where} に (だけ | のみ) (居る | 入る | 載る)",
    "{where} [だけ | のみ] だ",
)
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("state", "{first=where} [に] (、 | 、かつ | かつ | で、 | で、かつ) {second=where} 位置する")
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate:
    return Both((first, second))


@rule("state", "{where} 位置しない")
def _(where: m.Predicate) -> m.Predicate | None:
    every = where.object if isinstance(where, Towards) and not _is_above(where) else None
    if isinstance(where, Towards) and isinstance(every, m.Every) and every.count == m.SOME:
        return of_none(where.relation, every)  # a name without a number
    return negation(where)  # 「の上にない」 is of what lies on it


@rule("state", "{betwixt} に 挟まる", "{clasped} に 挟まる")
def _(betwixt: m.Predicate | None = None, clasped: m.Predicate | None = None) -> m.Predicate | None:
    return betwixt or clasped


@rule("clasped", "{first=ref} と {second=ref}")
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return between(first, second)


# What is on a part may be above it in a picture, but what lies or is pasted on it is not.
@rule(
    "state",
    "{ref} [の 上 | の表面] に [だけ | のみ] (載る | 入る)",
    "{ref} [の 表面] に [だけ | のみ] 貼る",
)
def _(ref: m.Ref) -> m.Predicate:
    return InPlace(m.Place("part", of=ref))


@rule("state", "{where} に (載る | 入る)")
def _(where: m.Predicate) -> m.Predicate | None:
    return where if fits_inside(where) else None


def fits_inside(where: m.Predicate) -> bool:
    """Tell whether a place goes with a verb that says that something is in or on what holds it."""
    return not _beside_a_container(where) and not _is_above(where)


def _is_above(where: m.Predicate) -> bool:
    return isinstance(where, Towards) and where.relation == BesideOf("above")


def holds_others(value: object) -> bool:
    """Tell whether a meaning is about a part that holds others, such as a box."""
    return any(is_container(noun) for noun in m.nouns_of(value))


def _beside_a_container(where: m.Predicate) -> bool:
    """Tell whether something is beside what it would be in, where the verb says it is inside."""
    if isinstance(where, Both):
        return any(_beside_a_container(each) for each in where.predicates)
    if not isinstance(where, Towards) or not isinstance(where.relation, BesideOf):
        return False
    return holds_others(where.object)


@rule("state", "{ref} に (入っていない | 入れられていない | 収まっていない | 収められていない)")
def _(ref: m.Ref) -> m.Predicate:
    return Not(InPlace(m.Place("part", of=ref)))


@rule("state", "{first=where} か [、] [または] {second=where} 位置する")
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate | None:
    first, second = in_the_same(first, second)
    return AnyOf((first, second)) if first != second else None


@rule("state", "{object} に [だけ | のみ] 付く")
def _(object: Object) -> m.Predicate:
    return Towards(Touching(), object)


@rule("state", "{ref} [の 上 | の 表面] (に | には) 載らない")
def _(ref: m.Ref) -> m.Predicate | None:
    return of_none(Overlapping(), m.The((ref,)))


@rule("state", "{object} に 付かない")
def _(object: Object) -> m.Predicate | None:
    return of_none(Touching(), object)

"""Where parts are, and how they lie to others, in Japanese: トレイの中にある, ナットより左に位置する."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.relations import all_of
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.places import Centred, InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import (
    BesideOf,
    Between,
    BetweenAll,
    LevelWith,
    Side,
)
from llm4ad.generate.builtin.kinds.saying import Both, Not, Towards
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule("where", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("where", "{ref} (の外 | の外側 | 外)")
def _(ref: m.Ref) -> m.Predicate:
    return Not(InPlace(m.Place("part", of=ref)))


@rule("where", "{centred}")
def _(centred: m.Predicate) -> m.Predicate:
    return centred


@rule(
    "centred",
    "{ref} の [ほぼ | およそ] (中央 | 中心 | 中央部)",
    "画像 の [ほぼ] (中央 | 中心)",
    "[ほぼ] (中央 | 中心)",
)
def _(ref: m.Ref | None = None) -> m.Predicate:
    return Centred(m.Place("image") if ref is None else m.Place("part", of=ref))


@rule("where", "{ref} (の | より | よりも) 左 [側 | の方]", given="left of")
@rule("where", "{ref} (の | より | よりも) 右 [側 | の方]", given="right of")
@rule("where", "{ref} (の上方 | の上側 | より上 | よりも上 | より上側)", given="above")
@rule("where", "{ref} (の下 | の下方 | の下側 | より下 | よりも下 | より下側)", given="below")
def _(ref: m.Ref, given: Side) -> m.Predicate:
    return Towards(BesideOf(given), all_of(ref))


@rule("where", "(すべて の | どの | 各) {parts} より [も] 左 [側]", given="left of")
@rule("where", "(すべて の | どの | 各) {parts} より [も] 右 [側]", given="right of")
@rule("where", "(すべて の | どの | 各) {parts} より [も] 上 [側]", given="above")
@rule("where", "(すべて の | どの | 各) {parts} より [も] 下 [側]", given="below")
def _(parts: m.Parts, given: Side) -> m.Predicate:
    return Towards(BesideOf(given), m.Every(parts))


# 「の左側」 of a part may be its own left half; 「の上」 may be above it or on it. Both are read.
@rule("where", "{ref} の 左側", given="left")
@rule("where", "{ref} の 右側", given="right")
def _(ref: m.Ref, given: str) -> m.Predicate:
    return InPlace(m.Place("half", given, ref))


@rule("where", "{ref} (の | より) 真上", given="above")
@rule("where", "{ref} (の | より) 真下", given="below")
def _(ref: m.Ref, given: Side) -> m.Predicate:
    level = Towards(LevelWith("column"), m.The((ref,)))
    return Both((Towards(BesideOf(given), m.The((ref,))), level))


@rule("where", "{ref} の 真横", given="row")
def _(ref: m.Ref, given: str) -> m.Predicate:
    return Towards(LevelWith(given), m.The((ref,)))  # pyright: ignore[reportArgumentType]


# 「の左下」 of a part may be its own quarter, or further left and down than it. Both are read.
@rule("where", "{ref} の 左上", given=("left of", "above"))
@rule("where", "{ref} の 右上", given=("right of", "above"))
@rule("where", "{ref} の 左下", given=("left of", "below"))
@rule("where", "{ref} の 右下", given=("right of", "below"))
def _(ref: m.Ref, given: tuple[Side, Side]) -> m.Predicate:
    return Both(tuple(Towards(BesideOf(side), all_of(ref)) for side in given))


@rule("where", "{ref} の上", given=True)
@rule("where", "{ref} の上", given=False)
def _(ref: m.Ref, given: bool) -> m.Predicate:
    return Towards(BesideOf("above"), all_of(ref)) if given else InPlace(m.Place("part", of=ref))


@rule("where", "{first=ref} と {second=ref} の間")
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return between(first, second)


def between(first: m.Ref, second: m.Ref) -> m.Predicate:
    """Return that something is between parts, of which there may be several."""
    if isinstance(first, m.One) and isinstance(second, m.One):
        return BetweenAll(first.parts, second.parts)
    return Between(first, second)


@rule("where", "{ref} と 同じ (高さ | 行 | 段 | 横列)", given="row")
@rule("where", "{ref} と 同じ (縦列 | 列)", given="column")
def _(ref: m.Ref, given: str) -> m.Predicate:
    return Towards(LevelWith(given), m.The((ref,)))  # pyright: ignore[reportArgumentType]


@rule(
    "where",
    "(いつも | 通常 | 普段) の (位置 | 場所)",
    "(いつも | 通常 | 普段) どおりの (位置 | 場所)",
    "正常な画像と 同じ (位置 | 場所)",
    given="place",
)
@rule("where", "(いつも | 通常 | 普段) の 高さ", given="centre")
def _(given: str) -> m.Predicate:
    return Usual(given)


@rule("state", "{where} [だけ | のみ] 位置する")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("state", "{first=where} (、 | 、かつ | かつ | で、) {second=where} 位置する")
def _(first: m.Predicate, second: m.Predicate) -> m.Predicate:
    return Both((first, second))


@rule(
    "state",
    "{ref} に (入っている | 入っています | 入っており | 入っていること | 収まっている | 収まっており | 収まっていること | 載っている | 載っており)",
)
def _(ref: m.Ref) -> m.Predicate:
    return InPlace(m.Place("part", of=ref))


@rule("state", "{where} 位置しない")
def _(where: m.Predicate) -> m.Predicate | None:
    return negation(where)


@rule(
    "state",
    "画像 に 完全に (入っている | 収まっている | 写っている)",
    "完全に 画像 [内 | の中] に (入っている | 収まっている | 写っている)",
)
def _() -> m.Predicate:
    return WhollyIn()


@rule(
    "state",
    "{ref} (の中 | 内 | の内側) に (完全に | すべて) (入っている | 収まっている | ある)",
    "完全に {ref} (の中 | 内) に (入っている | 収まっている | ある)",
    "{ref} [の外] (から | に) はみ出さない",
)
def _(ref: m.Ref) -> m.Predicate:
    return WhollyIn(ref)


@rule("where", "[{owner}] {side} (辺 | 端 | 縁) の [ほぼ | およそ] (中央 | 真ん中 | 中心)")
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Predicate:
    of = owner[0] if owner else None
    whole = m.Place("part", of=of) if of is not None else m.IMAGE
    axis = "vertical" if side in ("left", "right") else "horizontal"
    return Both((InPlace(m.Place("edge", side, of)), Centred(whole, axis)))


@rule(
    "state",
    "(全体が 画像 | 全体が 画像 の中 | 画像 [の中 | 内] に 全体が) (位置する | 入っている | 収まっている | 写っている)",
    "全体が (写っている | 見えている | 見える | 写る)",
    "[端が | 一部が | 端も] 切れない",
    "画像 [の外] (から | に) はみ出さない",
)
def _() -> m.Predicate:
    return WhollyIn()

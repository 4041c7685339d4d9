"""Colours, places and relations in Japanese: 赤い, トレイの中にある, ワッシャーに接している."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.directions import Parallel, Standing, Straight
from llm4ad.generate.builtin.kinds.places import Centred, InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    BesideOf,
    Between,
    BetweenAll,
    LevelWith,
    Side,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Both, Not, Relation, Towards
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from collections.abc import Sequence

    Object = m.The | m.Every | m.Some


@rule("object", "{refs=ref+}")
def _(refs: Sequence[m.Ref]) -> Object:
    return m.The(tuple(refs))


@rule("object", "(すべて | どの | 各) [の] {parts}")
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("object", "(他の | ほかの | 別の | いずれかの) {parts}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.SOME, parts)


@rule("object", "{number} (個 | 本 | 枚 | つ) の {parts}", "両方の {parts}")
def _(parts: m.Parts, number: float = 2) -> Object:
    return m.Every(parts, m.Range(number, number))


def all_of(ref: m.Ref) -> Object:
    """Return every part of a name: Japanese does not say whether there is one or more of it."""
    return m.Every(ref.parts, m.SOME) if isinstance(ref, m.One) else m.The((ref,))


@rule("colours", "{colour}")
def _(colour: str) -> tuple[str, ...]:
    return (colour,)


@rule("colours", "{first=colour} (か | または) {second=colour} [か] [のどちらか | のいずれか]")
def _(first: str, second: str) -> tuple[str, ...]:
    return (first, second)


@rule(
    "colours",
    "{first=colour} (か | 、) {second=colour} (か | または | 、または) {third=colour} [のいずれか]",
)
def _(first: str, second: str, third: str) -> tuple[str, ...]:
    return (first, second, third)


@rule(
    "state",
    "{colour} (い | いです | く | くて | くなければならない | くなければいけない | いこと)",
    "{colours} だ",
    "色が {colours} だ",
)
def _(colour: str = "", colours: tuple[str, ...] = ()) -> m.Predicate:
    return Coloured(colours or (colour,))


@rule(
    "state",
    "{colour} (くない | くないこと | くありません | くなく | くてはならない | くてはいけない)",
    "{colours} ではない",
)
def _(colour: str = "", colours: tuple[str, ...] = ()) -> m.Predicate:
    return Not(Coloured(colours or (colour,)))


@rule("state", "{first=colour} でも {second=colour} でもない")
def _(first: str, second: str) -> m.Predicate:
    return Not(Coloured((first, second)))


@rule("where", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("where", "{ref} (の外 | の外側 | 外)")
def _(ref: m.Ref) -> m.Predicate:
    return Not(InPlace(m.Place("part", of=ref)))


@rule(
    "where",
    "{ref} の [ほぼ | およそ] (中央 | 中心 | 中央部)",
    "画像 の [ほぼ] (中央 | 中心)",
    "[ほぼ] (中央 | 中心)",
)
def _(ref: m.Ref | None = None) -> m.Predicate:
    return Centred(m.Place("image") if ref is None else m.Place("part", of=ref))


@rule("where", "{ref} (の | より | よりも) 左 [側 | の方]", given="left of")
@rule("where", "{ref} (の | より | よりも) 右 [側 | の方]", given="right of")
@rule("where", "{ref} (の上方 | の上側 | より上 | よりも上 | より上側 | の真上)", given="above")
@rule(
    "where", "{ref} (の下 | の下方 | の下側 | より下 | よりも下 | より下側 | の真下)", given="below"
)
def _(ref: m.Ref, given: Side) -> m.Predicate:
    return Towards(BesideOf(given), all_of(ref))


@rule("where", "(すべて | どの | 各) [の] {parts} より [も] 左 [側]", given="left of")
@rule("where", "(すべて | どの | 各) [の] {parts} より [も] 右 [側]", given="right of")
@rule("where", "(すべて | どの | 各) [の] {parts} より [も] 上 [側]", given="above")
@rule("where", "(すべて | どの | 各) [の] {parts} より [も] 下 [側]", given="below")
def _(parts: m.Parts, given: Side) -> m.Predicate:
    return Towards(BesideOf(given), m.Every(parts))


# 「の左側」 of a part may be its own left half; 「の上」 may be above it or on it. Both are read.
@rule("where", "{ref} の 左側", given="left")
@rule("where", "{ref} の 右側", given="right")
def _(ref: m.Ref, given: str) -> m.Predicate:
    return InPlace(m.Place("half", given, ref))


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


@rule("state", "{where} 位置する")
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


@rule("state", "{object} (に | と | とも) 接する")
def _(object: Object) -> m.Predicate:
    return Towards(Touching(), object)


@rule("state", "{object} (に | と | には | とは | にも) 接しない")
def _(object: Object) -> m.Predicate | None:
    return negation(Towards(Touching(), object))


@rule(
    "state",
    "画像 に 完全に (入っている | 収まっている | 写っている)",
    "完全に 画像 [内 | の中] に (入っている | 収まっている | 写っている)",
)
def _() -> m.Predicate:
    return WhollyIn()


@rule(
    "state",
    "{ref} (の中 | 内) に 完全に (入っている | 収まっている | ある)",
    "完全に {ref} (の中 | 内) に (入っている | 収まっている | ある)",
    "{ref} から (はみ出していない | はみ出さない | はみ出ていない | はみ出してはならない | はみ出してはいけない | はみ出さないこと | はみ出していないこと)",
)
def _(ref: m.Ref) -> m.Predicate:
    return WhollyIn(ref)


@rule(
    "state",
    "(垂直 | 縦向き | 直立) だ",
    "(垂直 | まっすぐ | 直立) に 立っている",
    "(立っている | 直立している | 立っていること | 垂直に立っており)",
    given=True,
)
@rule(
    "state",
    "(水平 | 横向き) だ",
    "(寝ている | 横になっている | 水平に置かれている | 水平になっている)",
    given=False,
)
def _(given: bool) -> m.Predicate:
    return Standing(given)


@rule("state", "(傾いていない | 傾いていてはならない | 傾いていないこと | まっすぐである)")
def _() -> m.Predicate:
    return Straight()


@rule("relation", "と 平行 だ", "に 平行 だ", "と平行である")
def _() -> Relation:
    return Parallel()


@rule("state", "{ref} {relation}")
def _(ref: m.Ref, relation: Relation) -> m.Predicate:
    return Towards(relation, m.The((ref,)))


@rule("state", "{ref} から {pixels} [離れている | 離れており | 離れていること | だ]")
def _(ref: m.Ref, pixels: m.Range) -> m.Predicate:
    return Towards(Apart(pixels), m.The((ref,)))

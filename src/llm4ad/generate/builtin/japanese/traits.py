"""What is said of a trait of parts in Japanese: ナットの長さは50ピクセル以上, ボルトは向きがそろっている.

A trait stands after 「ナットの」 as well as after 「ナットは」, and joins with whatever else is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.sizes import Size, compared_by, sized
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel, Standing, Straight
from llm4ad.generate.builtin.kinds.edges import EdgesLevel
from llm4ad.generate.builtin.kinds.places import Centred, WhollyIn
from llm4ad.generate.builtin.kinds.positions import Apart, LevelWith
from llm4ad.generate.builtin.kinds.saying import Not, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, LargerBy, Sized, around
from llm4ad.generate.builtin.kinds.together import (
    ApartAmong,
    DifferentColours,
    InLine,
    Mutual,
    Spaced,
)
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.japanese.relations import Object
    from llm4ad.generate.builtin.kinds.saying import Relation

_ALL = "[すべて | 互いに | どれも | いずれも | それぞれ | ともに | どちらも | 同士で]"
_ALIKE = "[およそ | ほぼ] (同じ [だ] | そろう | 同程度 だ | 均一 だ)"

# ------------------------------------------------ of what


@rule("measured", "{kind} (の | 同士の)", given=m.SOME)
@rule("measured", "(すべて | 各 | どの | 全) [の] {kind} の", given=None)
def _(kind: m.Parts, given: m.Range | None) -> m.Subject:
    return m.Every(kind, given)


@rule("measured", "{n} の {kind} の", "{kind} {n} の")
def _(kind: m.Parts, n: float) -> m.Subject:
    return m.Every(kind, exactly(n))


@rule("measured", "{ref=picked} の")
def _(ref: m.Ref) -> m.Subject:
    return m.The((ref,))


@rule("measured", "{refs=ref+} の")
def _(refs: Sequence[m.Ref]) -> m.Subject | None:
    told = any(not isinstance(ref, m.One) for ref in refs)
    return m.The(tuple(refs)) if told and len(refs) > 1 else None


# 「ナットとナットの間隔」 is of every two of them.
@rule("measured", "{one=kind} と {other=kind} [と] の")
def _(one: m.Parts, other: m.Parts) -> m.Subject | None:
    return m.Every(one, m.SOME) if one == other else None


@rule("measured", "{several=kind+} [それぞれ] の")
def _(several: Sequence[m.Parts]) -> m.Subject | None:
    if len(set(several)) < 2:
        return None
    return m.Several(tuple(m.Every(each, m.SOME) for each in several))


@rule("claim", "{measured} {trait}")
def _(measured: m.Subject, trait: m.Predicate) -> m.Claim | None:
    return saying(measured, (trait,))


@rule("claim", "{measured} {trait} (、 | 、かつ | かつ) {said}")
def _(measured: m.Subject, trait: m.Predicate, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    return saying(measured, (trait, *said))


@rule("state", "{trait}")
def _(trait: m.Predicate) -> m.Predicate:
    return trait


# ------------------------------------------------ sizes


@rule("trait", f"{{measure}} (は | が | も) {_ALL} {{size}} [だ | 収まる | ある]")
def _(measure: str, size: Size) -> m.Predicate | None:
    return sized(measure, size)


# 「直径はナットより大きい」, 「高さはナットより20%高い」
@rule("trait", "{measure} (は | が | も) {than} [{by} | {times}] {more_or_less}")
def _(
    measure: str,
    than: Object,
    more_or_less: bool,
    by: m.Range | None = None,
    times: m.Range | None = None,
) -> m.Predicate | None:
    amount = compared_by(by, times, more=more_or_less)
    return None if amount is None else Towards(Compared(measure, amount, measure), than)


# 「幅はナットの幅より大きくない」
@rule("trait", "{measure} (は | が | も) {ref} の {other=measure} (より | よりも) {not_more}")
def _(measure: str, ref: m.Ref, other: str, not_more: bool) -> m.Predicate | None:
    if (measure == "area") != (other == "area"):
        return None
    amount = m.Range(None, 1) if not_more else m.Range(1, None)
    return Towards(Compared(measure, amount, other), m.The((ref,)))


@rule("not_more", "(大き | 長 | 広 | 高 | 太 | 厚) くない", given=True)
@rule("not_more", "(小さ | 短 | 狭 | 低 | 細 | 薄) くない", given=False)
def _(given: bool) -> bool:
    return given


@rule("trait", "{measure} (は | が) [その] {own=own_measure} (より | よりも) {more_or_less}")
def _(measure: str, own: str, more_or_less: bool) -> m.Predicate | None:
    if measure == own or "area" in (measure, own):
        return None
    amount = compared_by(None, None, more=more_or_less)
    return None if amount is None else Sized(measure, amount, own=own)


@rule("more_or_less", "(大き | 長 | 広 | 高 | 太 | 厚) (い | くなっている | くある)", given=True)
@rule("more_or_less", "(小さ | 短 | 狭 | 低 | 細 | 薄) (い | くなっている | くある)", given=False)
def _(given: bool) -> bool:
    return given


@rule("trait", "{measure} (は | が) [その] {own=own_measure} の {factors} [だ | 収まる]")
def _(measure: str, own: str, factors: m.Range) -> m.Predicate | None:
    if measure == own or "area" in (measure, own):
        return None
    return Sized(measure, factors, own=own)


@rule(
    "trait",
    f"{{measure}} (は | が | も) {_ALL} {_ALIKE}",
    "{measure} (に | には) [大きな] (ばらつき | 差 | 違い) (が | は) ない",
)
def _(measure: str) -> m.Predicate:
    return Mutual(Compared(measure, around(1), measure))


@rule("trait", "{measure} と {own=measure} (は | が) [およそ | ほぼ] 同じ [だ]")
def _(measure: str, own: str) -> m.Predicate | None:
    if measure == own or "area" in (measure, own):
        return None
    return Sized(measure, around(1), own=own)


@rule(
    "trait",
    "{measure} と {own=measure} の 比 (は | が) [およそ | ほぼ] {high=number} (対 | :) {low=number} [だ]",
)
def _(measure: str, own: str, high: float, low: float) -> m.Predicate | None:
    if measure == own or "area" in (measure, own) or not low:
        return None
    return Sized(measure, around(high / low), own=own)


_APART = "(差 | ばらつき | 誤差 | 違い | ばらつきの幅)"


@rule(
    "trait",
    f"{{measure}} の {_APART} (は | が) [±] {{fraction}} (以内 | 以下 | まで) [だ | 収まる]",
    f"{{measure}} (は | が | も) {_ALL} {_ALIKE} [、 | で、] [その] {_APART} (は | が) [±] {{fraction}} (以内 | 以下 | まで) [だ | 収まる]",
)
def _(measure: str, fraction: float) -> m.Predicate | None:
    if fraction >= 1:
        return None
    return Mutual(Compared(measure, m.Range(1 - fraction, 1 / (1 - fraction)), measure))


@rule(
    "trait",
    f"{{measure}} の {_APART} (は | が) [±] {{number=length_said}} (以内 | 以下 | まで) [だ | 収まる]",
)
def _(measure: str, number: float) -> m.Predicate | None:
    return Mutual(LargerBy(measure, m.Range(-number, number))) if measure != "area" else None


# ------------------------------------------------ as usual


@rule(
    "as_usual",
    "{usually} (と [およそ] 同じ | どおり | 通り | の とおり | と 変わらない | と 同等 | と 同程度)",
)
def _(usually: bool) -> bool:
    return usually


@rule("trait", "{measure} (は | が | も) {as_usual} [だ]")
def _(measure: str, as_usual: bool) -> m.Predicate:
    return Usual(measure)


@rule("trait", "(位置 | 場所 | 置き場所 | 配置) (は | が | も) {as_usual} [だ]")
def _(as_usual: bool) -> m.Predicate:
    return Usual("place")


@rule(
    "state",
    "{usually} と [およそ] 同じ {measure} だ",
    "{usually} (の | どおりの | 通りの) {measure} だ",
)
def _(usually: bool, measure: str) -> m.Predicate:
    return Usual(measure)


# ------------------------------------------------ directions, places, colours


@rule("trait", "(傾き | 傾斜) (は | が | も) {degrees} [だ | 収まる]")
def _(degrees: float) -> m.Predicate:
    return Straight(degrees)


@rule("trait", "(向き | 方向 | 角度) (は | が) {ref} {relation}")
def _(ref: m.Ref, relation: Relation) -> m.Predicate:
    return Towards(relation, m.The((ref,)))


@rule("trait", "(向き | 方向) (は | が) {turned} [だ]")
@rule("trait", "(向き | 方向) (は | が) (縦 | 縦方向) [だ]", given=True)
@rule("trait", "(向き | 方向) (は | が) (横 | 横方向) [だ]", given=False)
def _(turned: bool = False, given: bool | None = None) -> m.Predicate:
    return Standing(turned if given is None else given)


@rule(
    "trait",
    "(間隔 | 隙間 | すき間) (は | が | も) [すべて | どれも | それぞれ] {pixels} [だ | ある | 空ける]",
)
def _(pixels: m.Range) -> m.Predicate | None:
    return ApartAmong(Apart(pixels))


@rule(
    "trait",
    f"(向き | 方向) (は | が | も) {_ALL} {_ALIKE}",
    f"(向き | 方向) (は | が | も) {_ALL} 同じ (方向 | 向き) (だ | を 向いている)",
    "(向き | 方向) を そろえて (並ぶ | 居る)",
)
def _() -> m.Predicate:
    return Mutual(Parallel())


@rule("trait", "色 (は | が | も) [すべて | どれも] {colours} だ")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Coloured(colours)


@rule("trait", "色 (は | が | も) [すべて | どれも] {colours} (以外 [の 色] だ | ではない)")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Not(Coloured(colours))


@rule("trait", f"色 (は | が | も) {_ALL} (同じ [だ] | そろう | 違わない)", given=False)
@rule("trait", "色 (は | が) 違う", given=True)
def _(given: bool) -> m.Predicate:
    return Mutual(SameColour(), given)


@rule("trait", "(位置 | 場所 | 置き場所 | 配置 | 配置場所) (は | が) {where} (だ | 位置する)")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("trait", "色 (は | が) {ref} [の 色] (と 同じ [だ] | に そろう | と そろう)")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(SameColour(), m.The((ref,)))


@rule("trait", "間隔 に (ばらつき | 差 | 違い) が ない")
def _() -> m.Predicate:
    return Spaced()


@rule("trait", "色 (は | が) [すべて] (ばらばら | 別々 | まちまち) だ")
@rule("trait", "色 (は | が) (すべて | 互いに | それぞれ) 違う")
def _() -> m.Predicate:
    return DifferentColours()


# 「高さがそろっている」 may be how tall they are, or how high they lie: both are read.
@rule("trait", f"高さ (は | が | も) {_ALL} そろう", given="row")
@rule(
    "trait", f"(高さ の 位置 | 上下の 位置 | 上下位置) (は | が | も) {_ALL} {_ALIKE}", given="row"
)
@rule("trait", f"(左右の 位置 | 左右位置) (は | が | も) {_ALL} {_ALIKE}", given="column")
def _(given: Literal["row", "column"]) -> m.Predicate:
    return Mutual(LevelWith(given))


@rule(
    "trait",
    f"{{side}} [の] (端 | 辺 | 縁) (は | が | も) {_ALL} (そろう | 同じ 高さ だ | 同じ 位置 だ)",
)
def _(side: Literal["left", "right", "top", "bottom"]) -> m.Predicate:
    return Mutual(EdgesLevel(side))


@rule(
    "trait",
    f"(液面 | 水面 | 液位) (は | が | も) {_ALL} [およそ | ほぼ] (そろう | 同じ 高さ (だ | に そろう))",
)
def _() -> m.Predicate:
    return Mutual(EdgesLevel("top"))


@rule(
    "trait",
    f"[互いの] (間隔 | ピッチ) (は | が | も) {_ALL} (等しい | 均等 だ | 一定 だ | 等間隔 だ | 同じ [だ] | そろう)",
)
def _() -> m.Predicate:
    return Spaced()


@rule("trait", "中心 (は | が) {row} (に | 上に) (並ぶ | そろう | 居る)")
def _(row: Literal["row", "column"]) -> m.Predicate:
    return InLine(row)


@rule(
    "trait",
    "中心 (は | が) [およそ | ほぼ] {ref} の 中心 (と | に) (そろう | 重なる | 同じ だ | 居る)",
    "中心 (は | が) [およそ | ほぼ] {ref} の 中心 に 位置する",
)
def _(ref: m.Ref) -> m.Predicate:
    return Centred(m.Place("part", of=ref))


@rule(
    "trait",
    "全体 (は | が) [画像 [の中 | 内] に] (写っている | 見えている | 見える | 写る | 収まっている | 入っている)",
)
def _() -> m.Predicate:
    return WhollyIn()


@rule(
    "trait",
    "中心 (は | が) (縦 | 上下 | 縦方向) に [一列 に | 一直線 に] (そろう | 並ぶ)",
    given="column",
)
@rule(
    "trait",
    "中心 (は | が) (横 | 左右 | 横方向) に [一列 に | 一直線 に] (そろう | 並ぶ)",
    given="row",
)
def _(given: Literal["row", "column"]) -> m.Predicate:
    return Mutual(LevelWith(given))

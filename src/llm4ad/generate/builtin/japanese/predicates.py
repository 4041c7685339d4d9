"""What is said of a part in Japanese: 赤い, トレイの中にある, ワッシャーより長い."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predicates import negation
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.places import Centred, Holds, InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    BesideOf,
    Between,
    BetweenAll,
    LevelWith,
    Parallel,
    Side,
    Standing,
    Straight,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Both, Not, Relation, Towards
from llm4ad.generate.builtin.kinds.sizes import (
    Compared,
    SharePredicate,
    Sized,
    SizeOfImage,
    Usual,
    around,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    Object = m.The | m.Every | m.Some

# ------------------------------------------------ the parts that a relation is to


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


def _all_of(ref: m.Ref) -> Object:
    """Return every part of a name: Japanese does not say whether there is one or more of it."""
    return m.Every(ref.parts, m.SOME) if isinstance(ref, m.One) else m.The((ref,))


# ------------------------------------------------ colours


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


# ------------------------------------------------ places and relations


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
    return Towards(BesideOf(given), _all_of(ref))


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
    return Towards(BesideOf("above"), _all_of(ref)) if given else InPlace(m.Place("part", of=ref))


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


# ------------------------------------------------ ranges


def _amounts(name: str, item: str, unit: str = "") -> None:
    end = f" {unit}" if unit else ""
    either = f" [{unit}]" if unit else ""

    @rule(name, f"[少なくとも] {{low={item}}}{end} 以上")
    def _(low: float) -> m.Range:
        return m.Range(low, None)

    @rule(name, f"[多くとも] {{high={item}}}{end} (以下 | 以内)")
    def _(high: float) -> m.Range:
        return m.Range(None, high)

    @rule(name, f"{{high={item}}}{end} 未満")
    def _(high: float) -> m.Range:
        return m.Range(None, high, strict=True)

    @rule(name, f"{{low={item}}}{end} (より大きく | 超)")
    def _(low: float) -> m.Range:
        return m.Range(low, None, strict=True)

    @rule(name, f"{{low={item}}}{end} 以上 [、] {{high={item}}}{end} 以下")
    @rule(
        name,
        f"{{low={item}}}{either} (から | ~ | 〜 | ー | -) {{high={item}}}{end} [の間 | の範囲 | まで]",
    )
    def _(low: float, high: float) -> m.Range:
        return m.Range(low, high)

    @rule(
        name,
        f"およそ {{value={item}}}{end}",
        f"{{value={item}}}{end} (程度 | くらい | ぐらい | 前後)",
    )
    def _(value: float) -> m.Range:
        return around(value)


@rule("percent", "{number} パーセント")
def _(number: float) -> float:
    return number / 100


@rule("hundredths", "{number}")
def _(number: float) -> float:
    return number / 100


@rule("fraction", "半分", given=1 / 2)
@rule("fraction", "(3分の1 | 三分の一)", given=1 / 3)
@rule("fraction", "(3分の2 | 三分の二)", given=2 / 3)
@rule("fraction", "(4分の1 | 四分の一)", given=1 / 4)
@rule("fraction", "(4分の3 | 四分の三)", given=3 / 4)
def _(given: float) -> float:
    return given


@rule("fraction", "{percent}")
def _(percent: float) -> float:
    return percent


@rule("fraction", "{number} 割")
def _(number: float) -> float:
    return number / 10


@rule("factor", "{number} 倍")
def _(number: float) -> float:
    return number


@rule("factor", "{fraction}")
def _(fraction: float) -> float:
    return fraction


_amounts("pixels", "number", "ピクセル")
_amounts("shares", "fraction")
_amounts("shares", "hundredths", "パーセント")
_amounts("factors", "factor")
_amounts("factors", "number", "倍")
_amounts("factors", "hundredths", "パーセント")

# ------------------------------------------------ sizes


@rule("measure", "長さ", "直径", given="length")
@rule("measure", "(幅 | 横幅)", given="width")
@rule("measure", "(高さ | 縦の長さ)", given="height")
@rule("measure", "(太さ | 厚さ | 厚み)", given="thickness")
@rule("measure", "(面積 | 大きさ)", given="area")
def _(given: str) -> str:
    return given


@rule("longer", "長い", given=("length", True))
@rule("longer", "短い", given=("length", False))
@rule("longer", "(幅が広い | 幅広い)", given=("width", True))
@rule("longer", "(幅が狭い | 細い)", given=("width", False))
@rule("longer", "太い", given=("thickness", True))
@rule("longer", "(大きい | 大きく | 大きくなければならない)", given=("area", True))
@rule("longer", "(小さい | 小さく | 小さくなければならない)", given=("area", False))
@rule("longer", "(長く | 長くなければならない | 長いこと)", given=("length", True))
@rule("longer", "(短く | 短くなければならない | 短いこと)", given=("length", False))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("state", "{ref} より [も] {longer} [です | こと]")
def _(ref: m.Ref, longer: tuple[str, bool]) -> m.Predicate:
    field, more = longer
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, field), _all_of(ref))


@rule("longer_not", "長くない", given=("length", False))
@rule("longer_not", "短くない", given=("length", True))
@rule("longer_not", "(幅が広くない | 幅広くない)", given=("width", False))
@rule("longer_not", "(幅が狭くない | 細くない)", given=("width", True))
@rule("longer_not", "大きくない", given=("area", False))
@rule("longer_not", "小さくない", given=("area", True))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("state", "{ref} より [も] {longer_not} [こと]")
def _(ref: m.Ref, longer_not: tuple[str, bool]) -> m.Predicate:
    field, more = longer_not
    amount = m.Range(1, None) if more else m.Range(None, 1)
    return Towards(Compared(field, amount, field), _all_of(ref))


@rule("size", "{pixels}")
def _(pixels: m.Range) -> tuple[m.Range, None, str]:
    return pixels, None, ""


@rule("size", "{ref} [全体] [の {other=measure}] [の] {factors} [程度]")
def _(ref: m.Ref, factors: m.Range, other: str = "") -> tuple[m.Range, m.Ref, str]:
    return factors, ref, other


@rule("size", "{ref} [の {other=measure}] と [およそ] 同じ [くらい | 程度]")
def _(ref: m.Ref, other: str = "") -> tuple[m.Range, m.Ref, str]:
    return around(1), ref, other


@rule(
    "size",
    "{ref} の {other=measure} より [も] (大きい | 大きく | 長い | 長く)",
    given=m.Range(1, None, strict=True),
)
@rule(
    "size",
    "{ref} の {other=measure} より [も] (小さい | 小さく | 短い | 短く)",
    given=m.Range(None, 1, strict=True),
)
@rule("size", "{ref} の {other=measure} 以上", given=m.Range(1, None))
@rule("size", "{ref} の {other=measure} 以下", given=m.Range(None, 1))
def _(ref: m.Ref, other: str, given: m.Range) -> tuple[m.Range, m.Ref, str]:
    return given, ref, other


@rule("size", "画像 の {other=measure} の {factors}")
def _(factors: m.Range, other: str) -> tuple[m.Range, str, str]:
    return factors, "image", other


def sized(measure: str, size: tuple[m.Range, m.Ref | str | None, str]) -> m.Predicate | None:
    """Return a measure against pixels, the image or another part."""
    amount, per, other = size
    if per is None:
        return Sized(measure, amount) if measure != "area" else None
    if (measure == "area") != ((other or measure) == "area"):
        return None
    if isinstance(per, str):
        return Sized(measure, amount, SizeOfImage(other))
    return Towards(Compared(measure, amount, other or measure), m.The((per,)))


@rule("state", "{measure} (が | は) {size} [だ]")
def _(measure: str, size: tuple[m.Range, m.Ref | str | None, str]) -> m.Predicate | None:
    return sized(measure, size)


@rule("state", "{ref} と [およそ] 同じ {measure} だ")
def _(ref: m.Ref, measure: str) -> m.Predicate:
    return Towards(Compared(measure, around(1), measure), m.The((ref,)))


@rule("state", "{ref} と 同じ 色 だ", "{ref} と 色が 同じ だ")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(SameColour(), m.The((ref,)))


@rule(
    "state",
    "(いつもと | 通常と | 普段と | 正常な画像と) 同じ {measure} だ",
    "{measure} (が | は) (いつもどおり | いつも通り | 通常どおり | 通常通り | 普段どおり) だ",
    "{measure} (が | は) (いつもと | 通常と | 普段と | 正常な画像と) 同じ だ",
)
def _(measure: str) -> m.Predicate:
    return Usual(measure)


# ------------------------------------------------ shares


@rule("state", "{ref} [全体] [の面積] の {shares} [程度] を 占める")
def _(ref: m.Ref, shares: m.Range) -> m.Predicate:
    return SharePredicate(ref, shares, level=False)


@rule("state", "画像 [の面積] の {shares} を 占める")
def _(shares: m.Range) -> m.Predicate:
    return SharePredicate(None, shares, level=False)


@rule("state", "{ref} の 高さ の {shares} [の高さ] 達する")
def _(ref: m.Ref, shares: m.Range) -> m.Predicate:
    return SharePredicate(ref, shares, level=True)


# ------------------------------------------------ what something holds


@rule("state", "{groups} を 持つ")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)

"""Sizes and shares in Japanese: 100ピクセル以上, 瓶の幅の半分, いつもの高さ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.relations import all_of
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import SameColour
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.quantities import SharePredicate, SizeOfImage
from llm4ad.generate.builtin.kinds.saying import Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, Sized, around

Size = tuple[m.Range, m.Ref | str | None, str]

if TYPE_CHECKING:
    Object = m.The | m.Every | m.Some


def _amounts(name: str, item: str, unit: str = "") -> None:
    end = f" {unit}" if unit else ""
    either = f" [{unit}]" if unit else ""

    @rule(name, f"[少なくとも] {{low={item}}}{end} 以上", f"少なくとも {{low={item}}}{end}")
    def _(low: float) -> m.Range:
        return m.Range(low, None)

    @rule(name, f"[多くとも] {{high={item}}}{end} (以下 | 以内)", f"多くとも {{high={item}}}{end}")
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
        f"およそ {{value={item}}}{end} [程度 | くらい | ぐらい | 前後]",
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


@rule("fraction", "{parts=number} 分の {number}")
def _(number: float, parts: float) -> float | None:
    return number / parts if parts > number else None


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


@rule("factors", "{factor}")
def _(factor: float) -> m.Range:
    return around(factor)


_amounts("factors", "number", "倍")
_amounts("factors", "hundredths", "パーセント")


@rule("measure", "長さ", "直径", given="length")
@rule("measure", "(幅 | 横幅 | 横の長さ)", given="width")
@rule("measure", "(高さ | 縦幅 | 縦の長さ)", given="height")
@rule("measure", "(太さ | 厚さ | 厚み)", given="thickness")
@rule("measure", "(面積 | 大きさ | サイズ)", given="area")
def _(given: str) -> str:
    return given


@rule("longer", "長い", given=("length", True))
@rule("longer", "短い", given=("length", False))
@rule("longer", "(幅が広い | 幅広い)", given=("width", True))
@rule("longer", "(幅が狭い | 細い)", given=("width", False))
@rule("longer", "太い", given=("thickness", True))
@rule("longer", "(幅が広く | 幅が広いこと)", given=("width", True))
@rule("longer", "(幅が狭く | 細く | 幅が狭いこと | 細いこと)", given=("width", False))
@rule("longer", "(太く | 太いこと | 太くなければならない)", given=("thickness", True))
@rule(
    "longer",
    "(大きい | 大きく | 大きくなければならない | 大きいこと | 大きいはずだ | 大きいものとする)",
    given=("area", True),
)
@rule(
    "longer",
    "(小さい | 小さく | 小さくなければならない | 小さいこと | 小さいはずだ | 小さいものとする)",
    given=("area", False),
)
@rule(
    "longer",
    "(長く | 長くなければならない | 長いこと | 長いはずだ | 長いものとする)",
    given=("length", True),
)
@rule(
    "longer",
    "(短く | 短くなければならない | 短いこと | 短いはずだ | 短いものとする)",
    given=("length", False),
)
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("state", "{ref} より [も] {longer} [です | こと]")
def _(ref: m.Ref, longer: tuple[str, bool]) -> m.Predicate:
    field, more = longer
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, field), all_of(ref))


@rule("state", "(すべて の | どの | 各) {parts} より [も] {longer} [です | こと]")
def _(parts: m.Parts, longer: tuple[str, bool]) -> m.Predicate:
    field, more = longer
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, field), m.Every(parts))


@rule("longer_not", "(長くてはならない | 長くてはいけない)", given=("length", False))
@rule("longer_not", "(短くてはならない | 短くてはいけない)", given=("length", True))
@rule("longer_not", "(大きくてはならない | 大きくてはいけない)", given=("area", False))
@rule("longer_not", "(小さくてはならない | 小さくてはいけない)", given=("area", True))
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
    return Towards(Compared(field, amount, field), all_of(ref))


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


@rule("state", "{ref} の {factors} の {measure} だ")
def _(ref: m.Ref, factors: m.Range, measure: str) -> m.Predicate:
    return Towards(Compared(measure, factors, measure), m.The((ref,)))


@rule("size", "画像 の {other=measure} の {factors}")
def _(factors: m.Range, other: str) -> tuple[m.Range, str, str]:
    return factors, "image", other


def sized(measure: str, size: Size) -> m.Predicate | None:
    """Return a measure against pixels, the image or another part."""
    amount, per, other = size
    if per is None:
        return Sized(measure, amount) if measure != "area" else None
    if (measure == "area") != ((other or measure) == "area"):
        return None
    if isinstance(per, str):
        return Sized(measure, amount, SizeOfImage(other))
    return Towards(Compared(measure, amount, other or measure), m.The((per,)))


@rule("state", "{ref} と [およそ] 同じ {measure} だ")
def _(ref: m.Ref, measure: str) -> m.Predicate:
    return Towards(Compared(measure, around(1), measure), m.The((ref,)))


@rule("state", "{ref} と 同じ 色 だ", "{ref} と 色が 同じ だ")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(SameColour(), m.The((ref,)))


@rule("state", "{ref} [全体] [の面積] の {shares} [程度] を 占める")
def _(ref: m.Ref, shares: m.Range) -> m.Predicate:
    return SharePredicate(ref, shares, level=False)


@rule("state", "画像 [の面積] の {shares} を 占める")
def _(shares: m.Range) -> m.Predicate:
    return SharePredicate(None, shares, level=False)


@rule("state", "{ref} の 高さ の {shares} [の高さ] 達する")
def _(ref: m.Ref, shares: m.Range) -> m.Predicate:
    return SharePredicate(ref, shares, level=True)


@rule("state", "{groups} を 持つ")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)

"""Sizes and shares in Japanese: 100ピクセル以上, 瓶の幅の半分, いつもの高さ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import SameColour
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.quantities import SizeOfImage
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, LargerBy, Sized, around

Size = tuple[m.Range, m.Ref | str | None, str]

if TYPE_CHECKING:
    from llm4ad.generate.builtin.japanese.relations import Object


@rule("measure", "(長さ | 全長 | 直径 | 径 | 外径 | 長手方向の長さ)", given="length")
@rule("measure", "(幅 | 横幅 | 横の長さ | 横方向の長さ)", given="width")
@rule("measure", "(高さ | 縦幅 | 縦の長さ | 縦方向の長さ | 背丈 | 背の高さ | 丈)", given="height")
@rule("measure", "(太さ | 厚さ | 厚み)", given="thickness")
@rule("measure", "(面積 | 大きさ | サイズ)", given="area")
def _(given: str) -> str:
    return given


@rule("own_measure", "{measure}")
def _(measure: str) -> str:
    return measure


@rule("own_measure", "縦", given="height")
@rule("own_measure", "横", given="width")
def _(given: str) -> str:
    return given


# ------------------------------------------------ larger and smaller

_ADJECTIVES = (
    ("長", "length", True),
    ("短", "length", False),
    ("(長さ が 長 | 長さ が 大き)", "length", True),
    ("(長さ が 短 | 長さ が 小さ)", "length", False),
    ("(幅が広 | 幅広 | 幅が大き | 横幅が広 | 横に長)", "width", True),
    ("(幅が狭 | 幅が小さ | 横幅が狭)", "width", False),
    ("(太 | 厚 | 厚みが大き | 太さが大き)", "thickness", True),
    ("(細 | 厚みが小さ | 太さが小さ)", "thickness", False),
    ("(背が高 | 高さが高 | 丈が高 | 高さが大き | 縦に長)", "height", True),
    ("(背が低 | 高さが低 | 丈が低 | 高さが小さ)", "height", False),
    ("(大き | 面積が大き | サイズが大き)", "area", True),
    ("(小さ | 面積が小さ | サイズが小さ)", "area", False),
)
for _stem, _field, _more in _ADJECTIVES:

    @rule(
        "longer",
        f"{_stem} (い | く | くなければならない | いこと | いはずだ | いものとする | い です | くなっている)",
        given=(_field, _more),
    )
    @rule(
        "longer_not",
        f"{_stem} (くない | くてはならない | くてはいけない | くないこと)",
        given=(_field, not _more),
    )
    def _(given: tuple[str, bool]) -> tuple[str, bool]:
        return given


@rule("than", "{target} (より | よりも | に比べて | と比べて | に比べ)")
def _(target: Object) -> Object:
    return target


@rule("state", "{than} {longer}")
def _(than: Object, longer: tuple[str, bool]) -> m.Predicate:
    field, more = longer
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, field), than)


@rule("claim", "{than} [も] {parts} (が | は) {longer}")
def _(than: Object, parts: m.Parts, longer: tuple[str, bool]) -> m.Claim | None:
    field, more = longer
    if set(m.nouns_of(than)) & set(parts.nouns):
        return None
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Saying(m.Every(parts, m.SOME), (Towards(Compared(field, amount, field), than),))


@rule("state", "{ref} の {other=measure} (より | よりも) {longer}")
def _(ref: m.Ref, other: str, longer: tuple[str, bool]) -> m.Predicate | None:
    field, more = longer
    if (field == "area") != (other == "area"):
        return None
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, other), m.The((ref,)))


@rule("state", "{ref} の {other=measure} (より | よりも) {longer_not}")
def _(ref: m.Ref, other: str, longer_not: tuple[str, bool]) -> m.Predicate | None:
    field, more = longer_not
    if (field == "area") != (other == "area"):
        return None
    return Towards(
        Compared(field, m.Range(1, None) if more else m.Range(None, 1), other), m.The((ref,))
    )


# 「箱の幅の半分より長い」
@rule("state", "{ref} の {other=measure} の {factor} (より | よりも) {longer}")
def _(ref: m.Ref, other: str, factor: float, longer: tuple[str, bool]) -> m.Predicate | None:
    field, more = longer
    if (field == "area") != (other == "area"):
        return None
    amount = m.Range(factor, None, strict=True) if more else m.Range(None, factor, strict=True)
    return Towards(Compared(field, amount, other), m.The((ref,)))


@rule("state", "{than} {longer_not}")
def _(than: Object, longer_not: tuple[str, bool]) -> m.Predicate:
    field, more = longer_not
    amount = m.Range(1, None) if more else m.Range(None, 1)
    return Towards(Compared(field, amount, field), than)


# By how much: 20%以上長い is a share more; 2倍以上長い is twice as long.
@rule("by", "{fraction} 以上", "少なくとも {fraction}")
def _(fraction: float) -> m.Range:
    return m.Range(fraction, None)


@rule("by", "{fraction} (以下 | 以内)", "多くとも {fraction}")
def _(fraction: float) -> m.Range:
    return m.Range(0, fraction)


@rule("by", "[およそ] {fraction} [ほど | 程度 | くらい | ぐらい | 前後]")
def _(fraction: float) -> m.Range:
    return m.Range(fraction - 0.05, fraction + 0.05)


@rule("by", "{low=fraction} から {high=fraction} [ほど | 程度]")
def _(low: float, high: float) -> m.Range:
    return m.Range(low, high)


def compared_by(by: m.Range | None, times: m.Range | None, *, more: bool) -> m.Range | None:
    """Return how many times as large something is that is larger, or smaller, by a share.

    None where it would be so many times as small.
    """
    if times is not None:
        return times if more and (times.low or 0) > 1 else None
    if by is None:
        return m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    low, high = by.low or 0, by.high
    if more:
        return m.Range(1 + low, None if high is None else 1 + high)
    return m.Range(None if high is None else 1 - high, 1 - low)


@rule("state", "{than} {by} {longer}", "{than} {times} {longer}", "{than=of_what} {times} {longer}")
def _(
    than: Object,
    longer: tuple[str, bool],
    by: m.Range | None = None,
    times: m.Range | None = None,
) -> m.Predicate | None:
    field, more = longer
    amount = compared_by(by, times, more=more)
    return None if amount is None else Towards(Compared(field, amount, field), than)


@rule("times", "{number} 倍 以上", "少なくとも {number} 倍")
def _(number: float) -> m.Range:
    return m.Range(number, None)


@rule("times", "[およそ] {number} 倍 [ほど | 程度 | くらい | ぐらい]")
def _(number: float) -> m.Range:
    return around(number)


@rule("of_what", "{target} の")
def _(target: Object) -> Object:
    return target


@rule("state", "{than} {pixels} {longer}")
def _(than: Object, pixels: m.Range, longer: tuple[str, bool]) -> m.Predicate:
    field, more = longer
    if more:
        return Towards(LargerBy(field, pixels), than)
    low, high = pixels.low, pixels.high
    less = m.Range(None if high is None else -high, None if low is None else -low)
    return Towards(LargerBy(field, less), than)


# 「ナットより長く、約1.2倍の長さがある」 says the second of the same.
@rule("state", "{than} {longer} [て] [、] [その] {factors} の {measure} (だ | が ある)")
def _(than: Object, longer: tuple[str, bool], factors: m.Range, measure: str) -> m.Predicate | None:
    field, more = longer
    low, high = factors.low or 0, factors.high
    if field != measure or (low <= 1 if more else high is None or high >= 1):
        return None
    return Towards(Compared(field, factors, field), than)


# ------------------------------------------------ against pixels, a part, the image


@rule("size", "{pixels}")
def _(pixels: m.Range) -> Size:
    return pixels, None, ""


@rule("size", "{ref} [全体] [の {other=measure}] [の] {factors} [程度]")
def _(ref: m.Ref, factors: m.Range, other: str = "") -> Size:
    return factors, ref, other


@rule("size", "{ref} [の {other=measure}] と [およそ] 同じ [くらい | 程度]")
def _(ref: m.Ref, other: str = "") -> Size:
    return around(1), ref, other


_AS_MUCH = "(大き | 長 | 広 | 高 | 太 | 厚)"
_AS_LITTLE = "(小さ | 短 | 狭 | 低 | 細)"


@rule(
    "size",
    f"{{ref}} の {{other=measure}} (より | よりも) {_AS_MUCH} (い | く)",
    "{ref} の {other=measure} を (超える | 上回る)",
    given=m.Range(1, None, strict=True),
)
@rule(
    "size",
    f"{{ref}} の {{other=measure}} (より | よりも) {_AS_LITTLE} (い | く)",
    "{ref} の {other=measure} (を 下回る | 未満)",
    given=m.Range(None, 1, strict=True),
)
@rule(
    "size",
    "{ref} の {other=measure} 以上",
    "{ref} の {other=measure} を 下回らない",
    given=m.Range(1, None),
)
@rule(
    "size",
    "{ref} の {other=measure} (以下 | 以内)",
    "{ref} の {other=measure} を (超えない | 上回らない)",
    given=m.Range(None, 1),
)
def _(ref: m.Ref, other: str, given: m.Range) -> Size:
    return given, ref, other


@rule("size", "画像 [全体] [の {other=measure}] の {factors}")
def _(factors: m.Range, other: str = "") -> Size:
    return factors, "image", other


def sized(measure: str, size: Size) -> m.Predicate | None:
    """Return a measure against pixels, the image or another part."""
    amount, per, other = size
    if per is None:
        return Sized(measure, amount) if measure != "area" else None
    if (measure == "area") != ((other or measure) == "area"):
        return None
    if isinstance(per, str):
        return Sized(measure, amount, SizeOfImage(other or measure))
    return Towards(Compared(measure, amount, other or measure), m.The((per,)))


@rule("state", "{size} の {measure} (だ | が ある | を 持つ)", "{measure} {size} だ")
def _(size: Size, measure: str) -> m.Predicate | None:
    amount, per, other = size
    return sized(measure, (amount, per, (other or measure) if per is not None else ""))


@rule("state", "{own=own_measure} の {factors} の {measure} (だ | が ある | を 持つ)")
def _(own: str, factors: m.Range, measure: str) -> m.Predicate | None:
    if own == measure or "area" in (own, measure):
        return None
    return Sized(measure, factors, own=own)


@rule("state", "{ref} と [およそ] 同じ {measure} だ")
def _(ref: m.Ref, measure: str) -> m.Predicate:
    return Towards(Compared(measure, around(1), measure), m.The((ref,)))


@rule("state", "{ref} と 同じ 色 だ", "{ref} と 色が 同じ だ")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(SameColour(), m.The((ref,)))


@rule("state", "{groups} を 持つ")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)

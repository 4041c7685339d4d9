"""Amounts in Japanese: 100ピクセル以上, 半分以下, 1.5倍±5%, 8割程度, 70%から90%の範囲."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.sizes import around
from llm4ad.generate.builtin.lengths import both_in_units, like

ABOUT = "(程度 | くらい | ぐらい | 前後 | ほど | 内外)"


def tolerance(off: str) -> str:
    """Return the pattern of what is said behind a size of what it may differ by."""
    return (
        "(で [、] | とし [、] | であり [、] | である [、] | 、) [その] (誤差 | 許容差 | 公差 | 許容誤差 | ずれ | ばらつき"
        f" | 許容範囲 | 差) (は | が) [±] {{{off}}} [以内 | 以下 | まで]"
    )


# Patterns of a range, with its ends as {low} and {high}, and a / between them.
RANGED = (
    "[少なくとも] {low} 以上 [、 | で | 、 かつ | かつ | で 、 | で 、 かつ] [多くとも] {high} (以下 | 未満 | 以内)/"
    "{low} (から | ~ | 〜 | ー | - | と) {high} (の間 | の範囲 | の範囲内 | までの間 | までの範囲)/"
    "{low} (から | ~ | 〜 | ー | -) {high} [まで] [程度]/"
    "少なくとも {low} [、] 多くとも {high}"
)


def _amounts(name: str, item: str, unit: str = "") -> None:
    # 「8割まで」 is how high something reaches, not the most that may be.
    most = "(以下 | 以内)" if name == "shares" else "(以下 | 以内 | まで)"
    end = f" {unit}" if unit else ""

    @rule(name, f"[少なくとも] {{low={item}}}{end} 以上", f"少なくとも {{low={item}}}{end}")
    @rule(name, f"{{low={item}}}{end} を 下回らない")
    def _(low: float) -> m.Range:
        return m.Range(low, None)

    @rule(
        name,
        f"[多くとも] {{high={item}}}{end} {most}",
        f"多くとも {{high={item}}}{end}",
        f"{{high={item}}}{end} を (超えない | 上回らない)",
    )
    def _(high: float) -> m.Range:
        return m.Range(None, high)

    @rule(name, f"{{high={item}}}{end} (未満 | を 下回る)")
    def _(high: float) -> m.Range:
        return m.Range(None, high, strict=True)

    @rule(name, f"{{low={item}}}{end} (より大きく | より大きい | 超 | を 超える | を 上回る)")
    def _(low: float) -> m.Range:
        return m.Range(low, None, strict=True)

    @rule(
        name,
        *RANGED.format(low=f"{{low={item}}}{end}", high=f"{{high={item}}}{end}").split("/"),
        *(
            RANGED.format(low=f"{{low={item}}}", high=f"{{high={item}}}{end}").split("/")
            * bool(end)
        ),
    )
    def _(low: float, high: float) -> m.Range | None:
        if not both_in_units(low, high):
            return None
        low = like(low, high)
        return m.Range(low, high) if low < high else None

    @rule(
        name,
        f"およそ {{value={item}}}{end} [{ABOUT}]",
        f"{{value={item}}}{end} [の] {ABOUT}",
    )
    def _(value: float) -> m.Range:
        return around(value)

    if unit:
        _tolerated(name, item, unit)


def _tolerated(name: str, item: str, unit: str) -> None:
    @rule(
        name,
        f"{{value={item}}} [{unit}] ± {{off={item}}} {unit} [以内 | の範囲 | の範囲内]",
    )
    def _(value: float, off: float) -> m.Range | None:
        return m.Range(value - off, value + off) if 0 < off < value else None


@rule("percent", "{number} パーセント")
def _(number: float) -> float:
    return number / 100


@rule("hundredths", "{number}")
def _(number: float) -> float:
    return number / 100


@rule("fraction", "(半分 | 半数 | 二分の一)", given=1 / 2)
@rule("fraction", "三分の一", given=1 / 3)
@rule("fraction", "三分の二", given=2 / 3)
@rule("fraction", "四分の一", given=1 / 4)
@rule("fraction", "四分の三", given=3 / 4)
def _(given: float) -> float:
    return given


@rule("fraction", "{percent}")
def _(percent: float) -> float:
    return percent


@rule("fraction", "{parts=number} 分の {number}")
def _(number: float, parts: float) -> float | None:
    return number / parts if parts > number else None


@rule("fraction", "{number} 割")
def _(number: float) -> float | None:
    return number / 10 if number <= 10 else None


@rule("factor", "{number} 倍")
def _(number: float) -> float:
    return number


# 「半分」 is a share of what it is said of; 「1割」 less is another thing.
@rule("factor", "{fraction}")
def _(fraction: float) -> float:
    return fraction


_amounts("pixels", "length_said")
_amounts("shares", "fraction")
_amounts("shares", "hundredths", "パーセント")
_amounts("factors", "factor")
_amounts("factors", "number", "倍")
_amounts("factors", "hundredths", "パーセント")


@rule("shares", "{value=fraction}")
@rule("factors", "{value=factor}")
def _(value: float) -> m.Range:
    return around(value)


# A tolerance in percent is a share of the size; of a share it would be that or points.
@rule("factors", "{value=number} 倍 ± {off=percent} [以内]")
@rule("factors", "{value=factor} {off=tolerated}")
def _(value: float, off: float) -> m.Range | None:
    return around(value, off) if 0 < off < 1 else None


@rule("tolerated", tolerance("percent"))
def _(percent: float) -> float:
    return percent


@rule("off_length", tolerance("length_said"))
def _(length_said: float) -> float:
    return length_said

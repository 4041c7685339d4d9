"""Parts and numbers of them in Japanese: 赤いナット, 2個以上, 左から2番目のナット."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.nouns import COUNTERS
from llm4ad.generate.builtin.japanese.words import rule

_COUNTERS = "(" + " | ".join(COUNTERS) + ")"


def exactly(number: float) -> m.Range:
    """Return the range of one number."""
    return m.Range(number, number)


# ------------------------------------------------ numbers of parts


@rule("n", f"{{number}} {_COUNTERS}")
def _(number: float) -> float:
    return number


@rule("n", "(ひとつ)", given=1)
@rule("n", "(ふたつ)", given=2)
@rule("n", "(みっつ)", given=3)
@rule("n", "(よっつ)", given=4)
def _(given: int) -> float:
    return float(given)


@rule("many", "[ちょうど] {n}", "[ちょうど] {n} (だけ | のみ | きっかり | ちょうど)")
def _(n: float) -> m.Range:
    return exactly(n)


@rule("many", "[少なくとも] {low=n} 以上 [は]", "少なくとも {low=n} [は]")
def _(low: float) -> m.Range:
    return m.Range(low, None)


@rule("many", "{n} ± {by=n}")
def _(n: float, by: float) -> m.Range:
    return m.Range(n - by, n + by)


@rule("many", "{low=n} (を超え | を超えて | より多く) [、] {high=n} (以下 | 以内)", given=0)
@rule("many", "{low=n} (を超え | を超えて | より多く) [、] {high=n} (未満 | より少ない)", given=1)
def _(low: float, high: float, given: int) -> m.Range:
    return m.Range(low + 1, high - given)


@rule("many", "[多くとも] {high=n} (以下 | 以内 | まで)", "多くとも {high=n}")
def _(high: float) -> m.Range:
    return m.Range(None, high)


@rule("many", "{n} (より多く | より多い | 超 | を 超えて | を 超える)")
def _(n: float) -> m.Range:
    return m.Range(n + 1, None)


@rule("many", "{n} (未満 | より少なく | より少ない)")
def _(n: float) -> m.Range:
    return m.Range(None, n - 1)


@rule(
    "many",
    "[少なくとも] {low=n} 以上 [、 | 、 かつ | かつ] [多くとも] {high=n} (以下 | 以内 | まで)",
    "少なくとも {low=n} [、] 多くとも {high=n}",
    "多くとも {high=n} [、] 少なくとも {low=n}",
    f"{{low=number}} [{_COUNTERS}] (から | ~ | 〜 | ー | -) {{high=n}} [まで | の間 | の範囲 | の範囲内]",
)
def _(low: float, high: float) -> m.Range:
    return m.Range(low, high)


@rule("many", "[少なくとも] {low=n} 以上 [、] {high=n} (未満 | より少ない)")
def _(low: float, high: float) -> m.Range:
    return m.Range(low, high - 1)


@rule(
    "many",
    "{low=n} (か | または | もしくは | あるいは) {high=n}",
    "{low=n} (か | または) {high=n} のどちらか",
)
def _(low: float, high: float) -> m.Range | None:
    return m.Range(low, high) if high == low + 1 else None


# ------------------------------------------------ parts


@rule("colour_word", "{colour} [い | の]")
def _(colour: str) -> str:
    return colour


@rule("parts", "{noun}")
def _(noun: str) -> m.Parts:
    return m.Parts((noun,))


@rule(
    "parts",
    "画像 (に | 内に | の中に) (写る | 写っている | 映る | 映っている | 見える | ある) {noun}",
)
def _(noun: str) -> m.Parts:
    return m.Parts((noun,))


@rule("parts", "{colour} (い | の) {noun}")
def _(noun: str, colour: str) -> m.Parts:
    return m.Parts((noun,), colour)


@rule("plain", "{parts}")
def _(parts: m.Parts) -> m.Ref:
    return m.One(parts)


_MEASURES = (
    ("大きい", "area", True),
    ("小さい", "area", False),
    ("長い", "length", True),
    ("短い", "length", False),
    ("幅の広い", "width", True),
    ("幅が広い", "width", True),
    ("太い", "thickness", True),
    ("細い", "thickness", False),
    ("左の", "center_x", False),
    ("左にある", "center_x", False),
    ("右の", "center_x", True),
    ("右にある", "center_x", True),
    ("上の", "center_y", False),
    ("上にある", "center_y", False),
    ("下の", "center_y", True),
    ("下にある", "center_y", True),
)
for _word, _field, _most in _MEASURES:

    @rule("pick", f"一番 {_word}", given=(_field, _most))
    def _(given: tuple[str, bool]) -> tuple[str, bool]:
        return given


@rule("pick", "最大の", given=("area", True))
@rule("pick", "最小の", given=("area", False))
@rule("pick", "最長の", given=("length", True))
@rule("pick", "最短の", given=("length", False))
@rule("pick", "(真ん中の | まんなかの | 中央の | 真中の)", given=("middle", True))
@rule("pick", "左端の", given=("center_x", False))
@rule("pick", "右端の", given=("center_x", True))
@rule("pick", "左側の", given=("center_x", False))
@rule("pick", "右側の", given=("center_x", True))
@rule("pick", "左の", given=("center_x", False))
@rule("pick", "右の", given=("center_x", True))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("plain", "{pick} {parts}")
def _(pick: tuple[str, bool], parts: m.Parts) -> m.Ref:
    return m.Pick(parts, *pick)


@rule("plain", "左から {number} (番目 | つ目) の {parts}", given="left")
@rule("plain", "右から {number} (番目 | つ目) の {parts}", given="right")
@rule("plain", "上から {number} (番目 | つ目) の {parts}", given="top")
@rule("plain", "下から {number} (番目 | つ目) の {parts}", given="bottom")
def _(number: float, parts: m.Parts, given: str) -> m.Ref | None:
    return m.Nth(parts, int(number), given) if number >= 1 else None

"""Rows, steps and orders of parts in Japanese: 横一列に並ぶ, 等間隔に並ぶ, 左から長い順に並ぶ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.mutual import said_of
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.neighbours import Neighbouring
from llm4ad.generate.builtin.kinds.orders import InOrderOfSize
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.rows import EvenlySpaced, InOrder
from llm4ad.generate.builtin.kinds.saying import Both
from llm4ad.generate.builtin.kinds.together import InLine, Spaced, Together

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = Literal["row", "column"]

# ------------------------------------------------ rows


@rule(
    "row",
    "(横一列 | 一列 | 1列 | 横1列 | 横に一列 | 横に1列 | 横一直線 | 左右一列 | 横一文字 | 横並び | 横方向に一列)",
    given="row",
)
@rule(
    "row",
    "(縦一列 | 縦1列 | 縦に一列 | 縦に1列 | 縦一直線 | 上下一列 | 縦並び | 縦方向に一列)",
    given="column",
)
# A straight line may lie along the image or stand in it: both are read.
@rule("row", "(一直線 | 一直線上 | 直線上 | 直線状)", given="row")
@rule("row", "(一直線 | 一直線上 | 直線上 | 直線状)", given="column")
def _(given: Line) -> Line:
    return given


@rule("line", "[同じ 高さ (に | で) [、]] {row} (に | で)")
def _(row: Line) -> tuple[Together, ...]:
    return (InLine(row),)


@rule("line", "(横 | 左右 | 横方向 | 左右方向) に", "左から右 (へ | に)", given="row")
@rule("line", "(縦 | 上下 | 縦方向 | 上下方向) に", "上から下 (へ | に)", given="column")
def _(given: Line) -> tuple[Together, ...]:
    return (InLine(given),)


@rule(
    "evenly",
    "(等間隔 | 均等 | 等ピッチ) (に | で)",
    "(均等な | 等しい | 一定の | 同じ) (間隔 | ピッチ) (で | に)",
)
def _() -> tuple[Together, ...]:
    return (Spaced(),)


@rule("manner", "{evenly}", "{line}")
def _(evenly: tuple[Together, ...] = (), line: tuple[Together, ...] = ()) -> tuple[Together, ...]:
    return evenly or line


@rule("manner", "{line} [、] {evenly}", "{evenly} [、] {line}")
def _(line: tuple[Together, ...], evenly: tuple[Together, ...]) -> tuple[Together, ...]:
    return (*line, *evenly)


@rule("manner", "(隣り合って | 隣接して | 隣同士に | 隣同士で)")
def _() -> tuple[Together, ...]:
    return (Neighbouring(),)


@rule("together", "{manner} 並ぶ", "{manner=evenly} 居る")
def _(manner: tuple[Together, ...]) -> tuple[Together, ...]:
    return manner


# 「左右にある」 says nothing of a row.
@rule("together", "{row} (に | で) 居る")
def _(row: Line) -> tuple[Together, ...]:
    return (InLine(row),)


# 「左側に縦一列に並ぶ」 says two things with one verb.
@rule("state", "{where} に [、] {manner} 並ぶ")
def _(where: m.Predicate, manner: tuple[Together, ...]) -> m.Predicate:
    return Both((where, *manner))


@rule("state", "{place=in_place} [、] {manner} 並ぶ")
def _(place: m.Place, manner: tuple[Together, ...]) -> m.Predicate | None:
    return Both((InPlace(place), *manner)) if place != m.IMAGE else None


# 「上辺に沿って並ぶ」: all lie there, in a line along it.
@rule("state", "{place=region} に 沿って [、] {together}")
def _(place: m.Place, together: tuple[Together, ...]) -> m.Predicate | None:
    if place.kind != "edge" or together == (Spaced(),):
        return None
    return Both((InPlace(place), *together))


@rule("state", "{place=region} に 沿って [、] [{evenly}] (並ぶ | 居る)")
def _(place: m.Place, evenly: tuple[Together, ...] = ()) -> m.Predicate | None:
    if place.kind != "edge":
        return None
    line: Line = "column" if place.side in ("left", "right") else "row"
    return Both((InPlace(place), InLine(line), *evenly))


@rule("together", "{row} (だ | に そろう | になっている)")
def _(row: Line) -> tuple[Together, ...]:
    return (InLine(row),)


@rule(
    "together",
    "(等間隔 | 均等) だ",
)
def _() -> tuple[Together, ...]:
    return (Spaced(),)


@rule("together", "(隣り合っている | 隣接している | 隣同士 だ | 隣り合わせ だ)")
def _() -> tuple[Together, ...]:
    return (Neighbouring(),)


# 「横に3個並んでいる」 counts them, too.
@rule("claim", "{parts} (は | が) [、] {manner} {n} 並ぶ", "{manner} {parts} が {n} 並ぶ")
def _(parts: m.Parts, manner: Sequence[Together], n: float) -> m.Claim | None:
    return _all([said_of(m.Every(parts, exactly(n)), each) for each in manner])


def _all(claims: list[m.Claim | None]) -> m.Claim | None:
    known = tuple(claim for claim in claims if claim is not None)
    if len(known) < len(claims):
        return None
    return known[0] if len(known) == 1 else AllOf(known)


# Which neighbours are meant is clear in one row only; that they lie in one is a condition of its own.
@rule(
    "claim",
    "[隣り合う | 隣り合った | 隣接する] {parts} [同士 | どうし] (の 間隔 | 間の間隔 | 間の距離 | 間隔 | 間のピッチ | の ピッチ) (は | が) [すべて | どれも | どこも] (等間隔 だ | 均等 だ | 均一 だ | 一定 だ | 同じ [だ] | そろう)",
)
def _(parts: m.Parts) -> m.Claim:
    return EvenlySpaced(parts)


# ------------------------------------------------ orders


@rule(
    "direction",
    "(左から | 左端から) [右へ | 右に | 右へと | 右に向かって] [順に | 順番に]",
    given="left to right",
)
@rule(
    "direction",
    "(右から | 右端から) [左へ | 左に | 左へと | 左に向かって] [順に | 順番に]",
    given="right to left",
)
@rule(
    "direction",
    "(上から | 上端から | 奥から) [手前へ | 手前に | 下へ | 下に | 下へと | 下に向かって] [順に | 順番に]",
    given="top to bottom",
)
@rule(
    "direction",
    "(下から | 下端から | 手前から) [奥へ | 奥に | 上へ | 上に | 上へと | 上に向かって] [順に | 順番に]",
    given="bottom to top",
)
def _(given: str) -> str:
    return given


_ORDERED = "(の順に | の順で | の順番に | の順番で | の並びで)"


@rule(
    "claim",
    f"{{direction}} [、] {{refs=ref+}} ({_ORDERED} | が | と | を) [この順に | この順番に] (並ぶ | ある)",
    "{direction} [、] {refs=ref+} [の順 | の順番 | の並び] だ",
    "{refs=ref+} (は | が) {direction} [、] [この順に | 順に] (並ぶ | ある)",
    f"{{refs=ref+}} {_ORDERED} [、] {{direction}} (並ぶ | ある)",
    "(並び順 | 順番 | 並び | 配置 | 順序) (は | が) [、] {direction} [、] {refs=ref+} [の順 | の順番] だ",
)
def _(direction: str, refs: Sequence[m.Ref]) -> m.Claim | None:
    return InOrder(tuple(refs), direction) if len(refs) > 1 else None


# Without a verb, where nothing else follows.
@rule(
    "sentence",
    "[(並び順 | 順番 | 並び | 配置 | 順序) (は | が) [、]] {direction} [、] {refs=ref+} [の順 | の順番 | の順に | の順番に]",
)
def _(direction: str, refs: Sequence[m.Ref]) -> m.Claim | None:
    return InOrder(tuple(refs), direction) if len(refs) > 1 else None


for _word, _field, _growing in (
    ("(大きい | 大きな)", "area", False),
    ("(小さい | 小さな)", "area", True),
    ("長い", "length", False),
    ("短い", "length", True),
    ("(背の高い | 高い)", "height", False),
    ("(背の低い | 低い)", "height", True),
    ("太い", "thickness", False),
    ("細い", "thickness", True),
):

    @rule(
        "together",
        f"{{direction}} [、] {_word} 順 (に 並ぶ | だ | に なっている)",
        f"{_word} 順 に [、] {{direction}} 並ぶ",
        given=(_field, _growing),
    )
    def _(direction: str, given: tuple[str, bool]) -> tuple[Together, ...]:
        return (InOrderOfSize(*given, direction),)


# 「右へ行くほど小さい」
for _word, _field, _growing in (
    ("大き", "area", True),
    ("小さ", "area", False),
    ("長", "length", True),
    ("短", "length", False),
    ("太", "thickness", True),
    ("細", "thickness", False),
):

    @rule(
        "together",
        f"{{side}} (へ | に) (いく | 行く | 向かう) ほど {_word} (い | く なる | くなる | くなっている)",
        given=(_field, _growing),
    )
    def _(side: str, given: tuple[str, bool]) -> tuple[Together, ...]:
        field, growing = given
        start = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]
        return (InOrderOfSize(field, growing, f"{start} to {side}"),)


for _word, _field, _growing in (
    ("大きく", "area", True),
    ("小さく", "area", False),
    ("長く", "length", True),
    ("短く", "length", False),
    ("太く", "thickness", True),
    ("細く", "thickness", False),
):

    @rule(
        "together",
        f"{{direction}} [だんだん | 徐々に | 次第に] {_word} (なる | なっている)",
        given=(_field, _growing),
    )
    def _(direction: str, given: tuple[str, bool]) -> tuple[Together, ...]:
        return (InOrderOfSize(*given, direction),)

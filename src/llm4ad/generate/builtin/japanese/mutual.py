"""Parts among each other in Japanese: 互いに接していない, 横一列に並んでいる."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import ColourOrder, SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import Apart, LevelWith, Overlapping, Touching
from llm4ad.generate.builtin.kinds.quantities import Gap, Measured
from llm4ad.generate.builtin.kinds.rows import Aligned, EvenlySpaced, InOrder
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, around

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule("among", "{refs=ref+} (は | が)")
def _(refs: Sequence[m.Ref]) -> m.The | None:
    return m.The(tuple(refs)) if len(refs) > 1 else None


@rule(
    "among",
    "[すべて の] {parts} (は | が) [すべて | どれも]",
    "{parts} (同士 | どうし) (は | が)",
    "どの 2つの {parts} も",
    "どの {parts} も",
)
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts)


@rule(
    "among",
    "{n} の {parts} (は | が)",
    "{parts} {n} (は | が)",
    "{parts} (は | が) {n} (とも | すべて)",
)
def _(parts: m.Parts, n: float) -> m.Every:
    return m.Every(parts, exactly(n))


@rule("mutual", "[互いに] 接する", given=True)
@rule("mutual", "[互いに] 接しない", given=False)
def _(given: bool) -> tuple[Relation, bool]:
    return Touching(), not given


@rule(
    "mutual",
    "[すべて] 同じ 色 だ",
    "色 が [すべて] (同じ [だ] | そろう)",
    "[すべて] 同じ 色 に そろう",
    given=False,
)
@rule(
    "mutual",
    "[互いに | それぞれ | すべて] (違う | 別の | 別々の) 色 だ",
    "色 が [互いに | それぞれ | すべて] 違う",
    given=True,
)
def _(given: bool) -> tuple[Relation, bool]:
    return SameColour(), given


@rule(
    "mutual",
    "[すべて] [およそ] 同じ {measure} だ",
    "{measure} (が | は | も) [すべて | 互いに] [およそ] (同じ [だ] | そろう)",
    "{measure} に (ばらつき | 差 | 違い) が ない",
)
def _(measure: str) -> tuple[Relation, bool]:
    return Compared(measure, around(1), measure), False


@rule("mutual", "[互いに] 重なる", given=False)
@rule("mutual", "[互いに] 重ならない", given=True)
def _(given: bool) -> tuple[Relation, bool]:
    return Overlapping(), given


@rule(
    "mutual",
    "[互いに] 平行 [に 並ぶ | だ | 位置する]",
    "[すべて] 同じ (向き | 方向) (だ | を 向いている | に 向いている)",
    "(向き | 方向) が [すべて] (同じ [だ] | そろう)",
)
def _() -> tuple[Relation, bool]:
    return Parallel(), False


@rule("mutual", "同じ 高さ 位置する")
def _() -> tuple[Relation, bool]:
    return LevelWith("row"), False


@rule("mutual", "[互いに] {pixels} 離れる")
def _(pixels: m.Range) -> tuple[Relation, bool]:
    return Apart(pixels), False


@rule("claim", "{among} [、] {mutual}")
def _(among: m.The | m.Every, mutual: tuple[Relation, bool]) -> m.Claim:
    relation, negated = mutual
    if isinstance(among, m.The) and all(isinstance(ref, m.One) for ref in among.refs):
        return _of_kinds([ref.parts for ref in among.refs if isinstance(ref, m.One)], *mutual)
    return Pairs(among, relation, negated)


def _of_kinds(kinds: list[m.Parts], relation: Relation, negated: bool) -> m.Claim:
    """Return what is said of two or more kinds, of each of which there may be several."""
    if negated:
        pairs = [(one, other) for at, one in enumerate(kinds) for other in kinds[at + 1 :]]
        claims = [
            Saying(m.Every(one), (Not(Towards(relation, m.Some(m.SOME, other))),))
            for one, other in pairs
        ]
        return claims[0] if len(claims) == 1 else AllOf(tuple(claims))
    return Pairs(m.The(tuple(m.One(kind) for kind in kinds)), relation)


@rule("claim", "{parts} の 色 (は | が) [すべて | どれも] (同じ [だ] | そろう)")
@rule("claim", "{parts} の 色 (は | が) {n} とも (同じ [だ] | そろう)")
def _(parts: m.Parts, n: float | None = None) -> m.Claim:
    return Pairs(m.Every(parts, None if n is None else exactly(n)), SameColour())


@rule("claim", "{parts} の (向き | 方向) (は | が) [すべて | どれも] (同じ [だ] | そろう)")
def _(parts: m.Parts) -> m.Claim:
    return Pairs(m.Every(parts), Parallel())


@rule(
    "claim", "{several=parts+} の 色 (は | が) [すべて | 互いに] (同じ [だ] | そろう)", given=False
)
@rule("claim", "{several=parts+} の 色 (は | が) [互いに] 違う", given=True)
def _(several: Sequence[m.Parts], given: bool) -> m.Claim | None:
    return _of_kinds(list(several), SameColour(), given) if len(several) > 1 else None


@rule(
    "claim",
    "{several=parts+} の {measure} (は | が) [すべて | 互いに] [およそ] (同じ [だ] | そろう)",
)
def _(several: Sequence[m.Parts], measure: str) -> m.Claim | None:
    alike = Compared(measure, around(1), measure)
    return _of_kinds(list(several), alike, negated=False) if len(several) > 1 else None


@rule(
    "claim",
    "{parts} (間 | 同士) の (距離 | 間隔 | 隙間 | すき間) (は | が) [すべて | どれも] {pixels} [だ]",
)
def _(parts: m.Parts, pixels: m.Range) -> m.Claim | None:
    """Return that all are so far apart; how near neighbours must be is another thing."""
    return Pairs(m.Every(parts), Apart(pixels)) if pixels.high is None else None


@rule(
    "measures_alike", "{n} の {parts} の {measure} (は | が) [すべて | どれも] [およそ] 同じ [だ]"
)
def _(parts: m.Parts, measure: str, n: float) -> tuple[m.Every, str]:
    return m.Every(parts, exactly(n)), measure


# How far sizes may differ, where the sentence says it.
@rule("measures_alike", "{parts} の {measure} (は | が) [すべて | どれも] [およそ] 同じ [だ]")
@rule("measures_alike", "{parts} (は | が) [すべて | どれも] [およそ] 同じ {measure} だ")
def _(parts: m.Parts, measure: str) -> tuple[m.Every, str]:
    return m.Every(parts), measure


@rule("measures_alike", "{parts} の {measure} (は | が) {n} とも [およそ] 同じ [だ]")
@rule("measures_alike", "{parts} (は | が) {n} とも [およそ] 同じ {measure} だ")
def _(parts: m.Parts, measure: str, n: float) -> tuple[m.Every, str]:
    return m.Every(parts, exactly(n)), measure


@rule("claim", "{measures_alike}")
def _(measures_alike: tuple[m.Every, str]) -> m.Claim:
    among, measure = measures_alike
    return Pairs(among, Compared(measure, around(1), measure))


@rule(
    "claim",
    "{measures_alike} [、] [その] (差 | ばらつき | 誤差 | 違い) (は | が) [±] {fraction} (以内 | 以下) [だ | 収まる]",
)
def _(measures_alike: tuple[m.Every, str], fraction: float) -> m.Claim:
    among, measure = measures_alike
    return Pairs(among, Compared(measure, m.Range(1 - fraction, 1 / (1 - fraction)), measure))


@rule(
    "claim",
    "{parts} [同士] の {measure} の (差 | ばらつき | 誤差 | 違い) (は | が) [±] {fraction} (以内 | 以下) [だ | 収まる]",
)
def _(parts: m.Parts, measure: str, fraction: float) -> m.Claim:
    alike = Compared(measure, m.Range(1 - fraction, 1 / (1 - fraction)), measure)
    return Pairs(m.Every(parts), alike)


@rule(
    "claim",
    "{first=ref} と {second=ref} の (間隔 | 距離 | 隙間 | すき間 | 間の距離) (は | が) {pixels} [だ]",
    given=False,
)
@rule(
    "claim",
    "{first=ref} と {second=ref} の 中心 (間の距離 | 間距離 | の距離) (は | が) {pixels} [だ]",
    given=True,
)
def _(first: m.Ref, second: m.Ref, pixels: m.Range, given: bool) -> m.Claim:
    return Measured(Gap(first, second, given), pixels, "px")


@rule(
    "row", "(横一列 | 一列 | 1列 | 横1列 | 横に一列 | 横に1列 | 横一直線 | 左右一列)", given="row"
)
@rule("row", "(縦一列 | 縦1列 | 縦に一列 | 縦に1列 | 縦一直線 | 上下一列)", given="column")
def _(given: str) -> str:
    return given


@rule("claim", "{among} [、] {row} に 並ぶ")
def _(among: m.The | m.Every, row: str) -> m.Claim | None:
    return Aligned(among, row)  # pyright: ignore[reportArgumentType]


@rule("claim", "{among} [、] (横 | 左右) に 並ぶ", given="row")
@rule("claim", "{among} [、] (縦 | 上下) に 並ぶ", given="column")
def _(among: m.The | m.Every, given: str) -> m.Claim | None:
    return Aligned(among, given)  # pyright: ignore[reportArgumentType]


@rule("claim", "{among} [、] {row} だ", "{among} [、] {row} に (そろう | なっている)")
def _(among: m.The | m.Every, row: str) -> m.Claim | None:
    return Aligned(among, row)  # pyright: ignore[reportArgumentType]


# Which neighbours are meant is clear in one row only; that they lie in one is a condition of its own.
@rule(
    "claim",
    "[隣り合う | 隣り合った | 隣接する] {parts} [同士 | どうし] (の 間隔 | 間の間隔 | 間の距離) (は | が) [すべて | どれも] (等間隔 だ | 均等 だ | 一定 だ | 同じ [だ] | そろう)",
)
def _(parts: m.Parts) -> m.Claim:
    return EvenlySpaced(parts)


@rule(
    "claim",
    "{among} [、] 等間隔 (に | で) (並ぶ | ある)",
    "{among} [、] (均等 に | 均等な間隔で | 等しい間隔で | 一定の間隔で | 同じ間隔で) 並ぶ",
    "{among} [、] (等間隔 | 間隔が等しい | 間隔が同じ) だ",
    "{among} [、] 間隔 が (均等 | 一定 | 等間隔) だ",
)
def _(among: m.The | m.Every) -> m.Claim | None:
    return EvenlySpaced(among.parts, among.count) if isinstance(among, m.Every) else None


@rule(
    "claim",
    "{among} [、] {row} に [、] 等間隔 (で | に) 並ぶ",
    "{among} [、] 等間隔 (で | に) {row} に 並ぶ",
)
def _(among: m.The | m.Every, row: str) -> m.Claim | None:
    if not isinstance(among, m.Every):
        return None
    aligned = Aligned(m.Every(among.parts), row)  # pyright: ignore[reportArgumentType]
    return AllOf((aligned, EvenlySpaced(among.parts, among.count)))


@rule("direction", "左から [右へ | 右に] [順に | 順番に]", given="left to right")
@rule("direction", "右から [左へ | 左に] [順に | 順番に]", given="right to left")
@rule("direction", "上から [下へ | 下に] [順に | 順番に]", given="top to bottom")
@rule("direction", "下から [上へ | 上に] [順に | 順番に]", given="bottom to top")
def _(given: str) -> str:
    return given


@rule(
    "claim",
    "{direction} [、] {refs=ref+} (の順に | の順で | が | の順番に) [この順に] (並ぶ | ある)",
    "{refs=ref+} (は | が) {direction} [この順に | 順に] (並ぶ | ある)",
)
def _(direction: str, refs: Sequence[m.Ref]) -> m.Claim | None:
    return InOrder(tuple(refs), direction) if len(refs) > 1 else None


@rule(
    "claim",
    "{parts} (は | が) {direction} [、] {colours=colour+} (だ | の順に 並ぶ | の順で 並ぶ | の順だ | の順である)",
    "{direction} [、] {parts} (は | が) {colours=colour+} (だ | の順に 並ぶ)",
)
def _(parts: m.Parts, direction: str, colours: Sequence[str]) -> m.Claim | None:
    return ColourOrder(parts, tuple(colours), direction) if len(colours) > 1 else None

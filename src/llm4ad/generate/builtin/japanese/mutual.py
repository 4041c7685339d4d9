"""Parts among each other in Japanese: 互いに接していない, 横一列に並んでいる."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import ColourOrder, SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import Apart, LevelWith, Touching
from llm4ad.generate.builtin.kinds.quantities import Gap, Measured
from llm4ad.generate.builtin.kinds.rows import Aligned, EvenlySpaced, InOrder
from llm4ad.generate.builtin.kinds.saying import Pairs, Relation
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
    "{parts} 同士 (は | が)",
    "どの 2つの {parts} も",
)
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts)


@rule("among", "{n} の {parts} (は | が)")
def _(parts: m.Parts, n: float) -> m.Every:
    return m.Every(parts, exactly(n))


@rule("mutual", "[互いに] 接する", given=True)
@rule("mutual", "[互いに] 接しない", given=False)
def _(given: bool) -> tuple[Relation, bool]:
    return Touching(), not given


@rule("mutual", "[すべて] 同じ 色 だ", "色が [すべて] 同じ だ", given=False)
@rule("mutual", "(違う | 異なる) 色 だ", "色が (違う | 異なる | 異なり | 違い)", given=True)
def _(given: bool) -> tuple[Relation, bool]:
    return SameColour(), given


@rule(
    "mutual",
    "[すべて] [およそ] 同じ {measure} だ",
    "{measure} (が | は) [すべて] [およそ] 同じ [だ]",
)
def _(measure: str) -> tuple[Relation, bool]:
    return Compared(measure, around(1), measure), False


@rule("mutual", "[互いに] 平行 だ")
def _() -> tuple[Relation, bool]:
    return Parallel(), False


@rule("mutual", "同じ 高さ 位置する")
def _() -> tuple[Relation, bool]:
    return LevelWith("row"), False


@rule("mutual", "[互いに] {pixels} 離れている", "{pixels} 離れていること")
def _(pixels: m.Range) -> tuple[Relation, bool]:
    return Apart(pixels), False


@rule("claim", "{among} [、] {mutual}")
def _(among: m.The | m.Every, mutual: tuple[Relation, bool]) -> m.Claim:
    return Pairs(among, *mutual)


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


@rule("row", "(横一列 | 一列 | 1列 | 横1列 | 横に一列)", given="row")
@rule("row", "(縦一列 | 縦1列 | 縦に一列)", given="column")
def _(given: str) -> str:
    return given


@rule("claim", "{among} [、] {row} に 並ぶ")
def _(among: m.The | m.Every, row: str) -> m.Claim | None:
    return Aligned(among, row)  # pyright: ignore[reportArgumentType]


@rule(
    "claim", "{among} [、] 等間隔 に 並ぶ", "{among} [、] (等間隔 | 間隔が等しい | 間隔が同じ) だ"
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

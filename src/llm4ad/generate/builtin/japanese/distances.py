"""Gaps and distances in Japanese: ナットとワッシャーの間隔, 箱の左端から20ピクセル以内, ナットの幅以上離れている."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.mutual import of_kinds
from llm4ad.generate.builtin.japanese.places import owned
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    EquallyFar,
    FromEdge,
    Nearer,
    Touching,
)
from llm4ad.generate.builtin.kinds.quantities import (
    EdgeGap,
    Gap,
    Measured,
    SideGap,
    SizeOf,
    SizeOfImage,
)
from llm4ad.generate.builtin.kinds.saying import Both, Pairs, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import around
from llm4ad.generate.builtin.kinds.usual import UsualQuantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.japanese.sizes import Size

Edge = tuple[str, m.Ref | None]
_GAP = (
    "(間隔 | 距離 | 隙間 | すき間 | すきま | 間の距離 | 間の間隔 | 間の隙間 | 空き | クリアランス)"
)
_PLACE = "[の | 離れた | だけ離れた] (内側 | 位置 | ところ | 場所 | 範囲 | 範囲内)"


# ------------------------------------------------ between what


@rule("side_edge", "{side} [の] (端 | 縁 | 辺 | 端部)")
def _(side: str) -> str:
    return side


@rule("side_edge", "(端 | 縁 | 外周 | 外枠 | 枠)")
def _() -> str:
    return "nearest"


@rule("edge_of", "{owner} {side_edge}")
def _(owner: Sequence[m.Ref], side_edge: str) -> Edge:
    return side_edge, owned(owner)


@rule("gap", f"{{first=ref}} と {{second=ref}} [と] の [間 の] {_GAP}", given=False)
@rule("gap", f"{{first=ref}} から {{second=ref}} まで [の {_GAP}]", given=False)
@rule(
    "gap",
    "{first=ref} と {second=ref} の 中心 (間の距離 | 間距離 | の距離 | 間隔 | 同士の距離)",
    "{first=ref} の 中心 (と | から) {second=ref} の 中心 [まで | と] の (距離 | 間隔)",
    given=True,
)
def _(first: m.Ref, second: m.Ref, given: bool) -> Gap | None:
    return Gap(first, second, given) if first != second else None


@rule("edge_of", "{owner} (底 | 底面 | 底辺)", given="bottom")
@rule("edge_of", "{owner} (天面 | 上面)", given="top")
def _(owner: Sequence[m.Ref], given: str) -> Edge:
    return given, owned(owner)


@rule("far_edge", "{edge_of}")
def _(edge_of: Edge) -> Edge:
    return edge_of


@rule("far_edge", "{owner} {side}")
def _(owner: Sequence[m.Ref], side: str) -> Edge:
    return side, owned(owner)


@rule("gap", f"{{first=edge_of}} と {{second=edge_of}} [と] の [間 の] {_GAP}")
@rule("gap", f"{{first=far_edge}} から {{second=far_edge}} まで [の {_GAP}]")
def _(first: Edge, second: Edge) -> Gap | EdgeGap | SideGap | None:
    (side, of), (other_side, other) = first, second
    upright = ("left", "right")
    if of is None or other is None or "nearest" in (side, other_side) or first == second:
        return None
    along = (side in upright) == (other_side in upright)
    return SideGap(of, side, other, other_side) if along else None


@rule("gap", f"{{ref}} と {{edge_of}} [と] の [間 の] {_GAP}")
@rule("gap", f"{{edge_of}} と {{ref}} [と] の [間 の] {_GAP}")
@rule(
    "gap",
    f"{{ref}} から {{edge_of}} まで [の {_GAP}]",
    f"{{edge_of}} から {{ref}} まで [の {_GAP}]",
    f"{{ref}} の {{edge_of}} から の {_GAP}",
)
def _(ref: m.Ref, edge_of: Edge) -> EdgeGap | None:
    side, of = edge_of
    return EdgeGap(ref, side, of) if of != ref else None


# ------------------------------------------------ how much


def measured(gap: Gap | EdgeGap | SideGap, size: Size) -> m.Claim | None:
    """Return that a gap is so large: in pixels, or against a size of a part or of the image."""
    amount, per, field = size
    if per is None:
        return Measured(gap, amount, "px")
    if field in ("", "area"):
        return None
    return Measured(
        gap, amount, "", SizeOfImage(field) if isinstance(per, str) else SizeOf(per, field)
    )


@rule("claim", "{gap} (は | が | に) {size} [だ | 収まる | 離れる | ある | が ある | を 空ける]")
def _(gap: Gap | EdgeGap | SideGap, size: Size) -> m.Claim | None:
    return measured(gap, size)


@rule("claim", "{gap} (は | が) {other=gap} (より | よりも) {more_or_less}")
@rule(
    "claim",
    "{gap} (は | が) {other=gap} と [およそ | ほぼ] 同じ [だ]",
    "{gap} と [、] {other=gap} (は | が) [およそ | ほぼ] 同じ [だ]",
)
def _(gap: Gap | EdgeGap, other: Gap | EdgeGap, more_or_less: bool | None = None) -> m.Claim:
    amount = around(1)
    if more_or_less is not None:
        amount = m.Range(1, None, strict=True) if more_or_less else m.Range(None, 1, strict=True)
    return Measured(gap, amount, "", other)


@rule("claim", "{gap} (は | が) {as_usual} [だ]")
def _(gap: Gap | EdgeGap, as_usual: bool) -> m.Claim:
    return UsualQuantity(gap)


@rule(
    "claim",
    f"{{first=ref}} と {{second=ref}} [と] の 間 (に | には | は | が | を) {{size}} [の] [{_GAP}] [を | は | が] (ある | 空ける | 空いている | 離れる | あいている | 空けておく | あける | あけておく | 開ける | 確保する | とる | 設ける)",
)
def _(first: m.Ref, second: m.Ref, size: Size) -> m.Claim | None:
    return measured(Gap(first, second, centres=False), size)


@rule(
    "claim",
    f"{{ref}} と {{edge_of}} [と] の 間 (に | には | は | が | を) {{pixels}} [の] [{_GAP}] [を | は | が] (ある | 空ける | 空いている | 離れる | あいている | 確保する | 設ける)",
)
def _(ref: m.Ref, edge_of: Edge, pixels: m.Range) -> m.Claim | None:
    side, of = edge_of
    return measured(EdgeGap(ref, side, of), (pixels, None, "")) if of != ref else None


@rule(
    "claim",
    "{ref} (から | の 周囲 | の まわり | の 周り | の 周囲から) {high=length_said} (以内 | 未満) (に | には | の 範囲 に | の 範囲 には) {parts} (が | は) ない",
)
def _(ref: m.Ref, high: float, parts: m.Parts) -> m.Claim:
    near = Towards(Apart(m.Range(None, high)), m.The((ref,)))
    return Saying(m.Some(m.NONE, parts), (near,))


@rule("claim", "{first=ref} (は | が) {second=ref} から {size} [だけ] 離れる")
def _(first: m.Ref, second: m.Ref, size: Size) -> m.Claim | None:
    return measured(Gap(first, second, centres=False), size) if size[1] is not None else None


@rule(
    "claim",
    "{first=ref} と {second=ref} [と] の 間 (に | には | の) (隙間 | すき間 | 間隔 | すきま) (が | は) ない",
)
def _(first: m.Ref, second: m.Ref) -> m.Claim:
    return Pairs(m.The((first, second)), Touching())


# A gap is there where two parts do not touch.
@rule(
    "claim",
    "{one=parts} と {other=parts} [と] の 間 (に | には) [は] (隙間 | すき間 | 間隔 | すきま | 空間) (が | は) (ある | 空いている | あいている)",
    "{one=parts} と {other=parts} [と] の 間 (は | が) (空いている | あいている | 空ける)",
)
def _(one: m.Parts, other: m.Parts) -> m.Claim:
    if one == other:
        return Pairs(m.Every(one), Touching(), negated=True)
    return of_kinds([one, other], Touching(), negated=True)


# ------------------------------------------------ so far away


@rule("where", f"{{ref}} から {{pixels}} [{_PLACE}]")
def _(ref: m.Ref, pixels: m.Range) -> m.Predicate:
    return Towards(Apart(pixels), m.The((ref,)))


@rule("where", f"{{edge_of}} から {{pixels}} [{_PLACE}]")
def _(edge_of: Edge, pixels: m.Range) -> m.Predicate:
    side, of = edge_of
    return FromEdge(side, pixels, of)


# 「箱の右端から10px以内、下端から10px以内」
@rule(
    "where",
    f"{{edge_of}} から {{pixels}} [{_PLACE}] [で] 、 {{side_edge}} から {{more=pixels}} [{_PLACE}]",
)
def _(edge_of: Edge, pixels: m.Range, side_edge: str, more: m.Range) -> m.Predicate:
    side, of = edge_of
    return Both((FromEdge(side, pixels, of), FromEdge(side_edge, more, of)))


@rule("state", "{edge_of} から {pixels} [離れる | だ]")
def _(edge_of: Edge, pixels: m.Range) -> m.Predicate:
    side, of = edge_of
    return FromEdge(side, pixels, of)


@rule("trait", "中心 (は | が) {ref} の 中心 から {pixels} (離れる | 位置する | だ)")
def _(ref: m.Ref, pixels: m.Range) -> m.Predicate:
    return Towards(Apart(pixels, centres=True), m.The((ref,)))


# ------------------------------------------------ nearer, as far


@rule(
    "state",
    "{second=ref} (より | よりも) [も] {first=ref} [の ほう | の 方] に (近い | 近い 位置する | 寄っている)",
    "{first=ref} [の ほう | の 方] に {second=ref} (より | よりも) [も] (近い | 近い 位置する)",
)
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Nearer(first, second)


@rule(
    "state",
    "{first=ref} と {second=ref} [の 両方 | の どちら] から [およそ] (等距離 | 同じ 距離 | 等しい 距離) (だ | 位置する)",
)
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return EquallyFar(first, second)

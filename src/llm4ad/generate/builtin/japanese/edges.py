"""Edges of parts against those of others in Japanese: ナットの上端は箱の上端と揃っている, 右端はラベルの左端より左."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.edges import EdgeBeyond, EdgesLevel
from llm4ad.generate.builtin.kinds.saying import Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.japanese.relations import Object
    from llm4ad.generate.builtin.kinds.edges import Edge
    from llm4ad.generate.builtin.kinds.positions import Side


@rule(
    "trait",
    "{side} [の] (端 | 辺 | 縁) (は | が) {ref} の {other=side} [の] (端 | 辺 | 縁) (と | に) (そろう | 同じ 高さ だ | 同じ 位置 だ)",
)
def _(
    side: Literal["left", "right", "top", "bottom"], ref: m.Ref, other: str
) -> m.Predicate | None:
    return Towards(EdgesLevel(side), m.The((ref,))) if side == other else None


_END = "[の] (端 | 辺 | 縁)"


@rule(
    "trait",
    f"{{edge=side}} {_END} (は | が) {{target}} の {{other=side}} {_END} (より | よりも) [も] {{beyond}} (位置する | だ)",
)
def _(edge: Edge, target: Object, other: Edge, beyond: Side) -> m.Predicate | None:
    relation = EdgeBeyond(edge, beyond, other)
    return Towards(relation, target) if relation.makes_sense else None


@rule("beyond", "左 [側]", given="left of")
@rule("beyond", "右 [側]", given="right of")
@rule("beyond", "(上 [側 | 方] | 高い 位置)", given="above")
@rule("beyond", "(下 [側 | 方] | 低い 位置)", given="below")
def _(given: Side) -> Side:
    return given

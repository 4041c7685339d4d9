"""Colours in a row in Japanese: 左から赤、白、青の順."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import ColourOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin import meaning as m

_ORDERED = "(の順に | の順で | の順番に | の順番で | の並びで | の順序で | に)"


@rule(
    "colour_row",
    f"{{direction}} [、] {{colours=colour+}} ({_ORDERED} 並ぶ | [の順 | の順番 | の順序] (だ | である))",
)
@rule("colour_row", "{direction} [、] {colours=colour+} の {n} [だ]")
def _(
    direction: str, colours: Sequence[str], n: float | None = None
) -> tuple[tuple[str, ...], str] | None:
    if len(colours) < 2 or n not in (None, len(colours)):
        return None
    return tuple(colours), direction


@rule(
    "colour_topic",
    "{kind} (は | が)",
    "{kind} の 色 (は | が)",
    "{kind} の 色 の (並び | 順 | 順番 | 順序 | 並び順 | 配列 | 配置) (は | が)",
)
def _(kind: m.Parts) -> m.Parts:
    return kind


@rule("claim", "{colour_topic} [、] {colour_row}")
def _(colour_topic: m.Parts, colour_row: tuple[tuple[str, ...], str]) -> m.Claim:
    return ColourOrder(colour_topic, *colour_row)


@rule(
    "claim",
    "{n} の {colour_topic} [、] {colour_row}",
    "{kind} {n} (は | が) [、] {colour_row}",
)
def _(
    n: float,
    colour_row: tuple[tuple[str, ...], str],
    colour_topic: m.Parts | None = None,
    kind: m.Parts | None = None,
) -> m.Claim | None:
    parts = colour_topic or kind
    if parts is None or len(colour_row[0]) != n:
        return None
    return ColourOrder(parts, *colour_row)


@rule(
    "claim",
    f"{{direction}} [、] {{parts}} (は | が) {{colours=colour+}} ({_ORDERED} 並ぶ | [の順 | の順番] だ)",
    "{direction} [、] {colours=colour+} の {parts} (は | が) [この順に | 順に] (並ぶ | ある)",
)
def _(parts: m.Parts, direction: str, colours: Sequence[str]) -> m.Claim | None:
    return ColourOrder(parts, tuple(colours), direction) if len(colours) > 1 else None

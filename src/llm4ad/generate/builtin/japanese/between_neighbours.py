"""What stands between neighbours in Japanese: 瓶と瓶の間に仕切りが1枚ずつある, 隣り合う瓶の間には仕切りがある."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.between_neighbours import HeldBetween


@rule("each_gap", "{neighbouring} {parts} [同士 | どうし] の 間 (に | には | に は)")
def _(neighbouring: bool, parts: m.Parts) -> m.Parts:
    return parts


# Without 「ずつ」 there may be two of them only, with one gap between them.
@rule("gap_of_two", "{parts} と {again=parts} [と] の (各 間 | 間) (に | には | に は)")
@rule("gap_of_two", "{parts} (同士 | どうし) の 間 (に | には | に は)")
@rule("gap_of_two", "各 {parts} の 間 (に | には | に は)", "{parts} の 各 間 (に | には | に は)")
def _(parts: m.Parts, again: m.Parts | None = None) -> m.Parts | None:
    return parts if again in (None, parts) else None


@rule("claim", "{each_gap} [、] [それぞれ] {group=counted} [ずつ] ある")
@rule("claim", "{each_gap} [、] [それぞれ] {held=parts} が ある")
@rule("claim", "{held=parts} (は | が | を) [、] {each_gap} [、] [それぞれ] {n} [ずつ] ある")
@rule("claim", "{each_gap=gap_of_two} [、] [それぞれ] {group=counted} ずつ ある")
@rule(
    "claim", "{held=parts} (は | が | を) [、] {each_gap=gap_of_two} [、] [それぞれ] {n} ずつ ある"
)
def _(
    each_gap: m.Parts,
    group: m.Group | None = None,
    held: m.Parts | None = None,
    n: float | None = None,
) -> m.Claim | None:
    if held is not None:
        group = group_of(held, m.SOME if n is None else exactly(n))
    return HeldBetween(each_gap, group) if group is not None else None

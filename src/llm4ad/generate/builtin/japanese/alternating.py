"""Parts in turn, in Japanese: ナットとワッシャーが交互に並んでいる, ナットは赤と青が交互."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.alternating import Alternating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.kinds.together import Together


# What is first in turn from a side is not checked: 「左から赤、青の交互」 is not read.
@rule(
    "in_turn",
    "{turn_by_turn} に [{line}] (並ぶ | ある)",
    "{line} {turn_by_turn} に (並ぶ | ある)",
    "(交互 | 互い違い) (だ | になっている | に繰り返されている)",
)
def _(line: tuple[Together, ...] = (), turn_by_turn: bool = True) -> tuple[Together, ...]:
    return line


@rule("turn_by_turn", "[1個ずつ | 1つずつ | 1本ずつ | 1枚ずつ] (交互 | 互い違い)")
def _() -> bool:
    return True


@rule(
    "two_colours",
    "{first=colour} [い もの | の もの | い | 色] と {second=colour} [い もの | の もの | い | 色]",
    "{first=colour} 、 {second=colour}",
)
def _(first: str, second: str) -> tuple[str, ...] | None:
    return (first, second) if first != second else None


def _of(
    parts: m.Parts, line: tuple[Together, ...], colours: tuple[str, ...] = ()
) -> m.Claim | None:
    return saying(m.Every(parts, m.SOME), (*line, Alternating(colours)))


@rule(
    "claim",
    "{nouns=noun+} (は | が | を) {in_turn}",
    "{nouns=noun+} (は | が) {direction} [、] {in_turn}",
)
def _(nouns: Sequence[str], in_turn: tuple[Together, ...], direction: str = "") -> m.Claim | None:
    return _of(m.Parts(tuple(nouns)), in_turn) if len(set(nouns)) == 2 else None


@rule(
    "claim",
    "{noun} (は | が) [、] {colours=two_colours} (が | を | の | で | に) {in_turn}",
    "{noun} の 色 (は | が) [、] {colours=two_colours} (が | を | の | で) {in_turn}",
    "{colours=two_colours} の {noun} (は | が | を) {in_turn}",
)
def _(noun: str, colours: tuple[str, ...], in_turn: tuple[Together, ...]) -> m.Claim | None:
    return _of(m.Parts((noun,)), in_turn, colours)


# 「赤いナットと青いナットが交互に」
@rule(
    "claim",
    "{first=colour} (い | の) {noun} と {second=colour} (い | の) {again=noun} (は | が | を) {in_turn}",
)
def _(
    first: str, second: str, noun: str, again: str, in_turn: tuple[Together, ...]
) -> m.Claim | None:
    if first == second or noun != again:
        return None
    return _of(m.Parts((noun,)), in_turn, (first, second))


@rule("claim", "{noun} の 色 (は | が) [、] {in_turn}")
def _(noun: str, in_turn: tuple[Together, ...]) -> m.Claim | None:
    return _of(m.Parts((noun,)), in_turn)

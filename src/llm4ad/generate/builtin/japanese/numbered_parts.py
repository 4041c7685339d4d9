"""Parts by their number in a row in Japanese: 左から1番目と3番目のナット, 左から2個のナット."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.rows import InOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

Said = tuple[m.Predicate, ...]
MOST_COUNTED_OFF = 20  # more parts than can be counted off one by one


@rule("from_side", "左から", given="left")
@rule("from_side", "右から", given="right")
@rule("from_side", "上から", given="top")
@rule("from_side", "下から", given="bottom")
def _(given: str) -> str:
    return given


@rule("nth", "{number} [番目 | つ目]")
def _(number: float) -> int | None:
    return int(number) if 1 <= number <= MOST_COUNTED_OFF else None


@rule("numbered_ones", "{from_side} {numbers=nth+} (番目 | つ目) の {parts}")
def _(from_side: str, numbers: Sequence[int], parts: m.Parts) -> tuple[m.Ref, ...] | None:
    if len(set(numbers)) < 2:
        return None
    return tuple(m.Nth(parts, number, from_side) for number in numbers)


@rule("numbered_ones", "{from_side} {n} (の {parts} | 目までの {parts})")
def _(from_side: str, n: float, parts: m.Parts) -> tuple[m.Ref, ...] | None:
    if not 1 < n <= MOST_COUNTED_OFF:
        return None
    return tuple(m.Nth(parts, number, from_side) for number in range(1, int(n) + 1))


@rule("numbered_ones", "(左右 の 両端 | 左右 両端 | 左端と右端) の {parts}", given="center_x")
@rule("numbered_ones", "(上下 の 両端 | 上下 両端 | 上端と下端) の {parts}", given="center_y")
# At both ends of a row, or of a column: both are read.
@rule("numbered_ones", "(両端 | 両側) の {parts}", given="center_x")
@rule("numbered_ones", "(両端 | 両側) の {parts}", given="center_y")
def _(given: str, parts: m.Parts) -> tuple[m.Ref, ...]:
    return m.Pick(parts, given, most=False), m.Pick(parts, given, most=True)


# 「ナットのうち赤いものは箱の中にある」
@rule(
    "topic",
    "{noun} (のうち | のうち、 | の中で | の中の) {colour} (い | の) (もの | 物) (は | が) [すべて]",
)
def _(noun: str, colour: str) -> m.Subject:
    return m.Every(m.Parts((noun,), colour))


@rule("topic", "{numbered_ones} (は | が) [すべて | どちらも | 両方とも]")
def _(numbered_ones: tuple[m.Ref, ...]) -> m.Subject:
    return m.The(numbered_ones)


# 「左から1番目のナットは赤、2番目は青」: what follows is counted from the same side.
@rule("next_said", "{number} (番目 | つ目) [の {noun}] (は | が) {said}")
def _(number: float, said: Said, noun: str = "") -> tuple[int, Said, str]:
    return int(number), said, noun


@rule("next_saids", "{next_said}")
def _(next_said: tuple[int, Said, str]) -> tuple[tuple[int, Said, str], ...]:
    return (next_said,)


@rule("next_saids", "{next_said} 、 {rest=next_saids}")
def _(
    next_said: tuple[int, Said, str], rest: tuple[tuple[int, Said, str], ...]
) -> tuple[tuple[int, Said, str], ...]:
    return (next_said, *rest)


@rule(
    "claim",
    "{parts} (は | が) [、] {from_side} {next_saids}",
    "{from_side} {number} (番目 | つ目) の {parts} (は | が) {said} 、 {next_saids}",
)
def _(
    parts: m.Parts,
    from_side: str,
    next_saids: tuple[tuple[int, Said, str], ...],
    number: float | None = None,
    said: Said = (),
) -> m.Claim | None:
    first = () if number is None else ((int(number), said, ""),)
    claims = [_nth_said(parts, from_side, each) for each in (*first, *next_saids)]
    known = tuple(claim for claim in claims if claim is not None)
    return AllOf(known) if len(known) == len(claims) > 1 else None


# 「化粧水は左から1番目、乳液は2番目」: one after the other from that side.
@rule("ranked", "{ref} (は | が) {number} (番目 | つ目) [だ | 位置する]")
def _(ref: m.Ref, number: float) -> tuple[tuple[m.Ref, float], ...]:
    return ((ref, number),)


@rule("ranked", "{ref} (は | が) {number} (番目 | つ目) [で] 、 {ranked}")
def _(
    ref: m.Ref, number: float, ranked: tuple[tuple[m.Ref, float], ...]
) -> tuple[tuple[m.Ref, float], ...]:
    return ((ref, number), *ranked)


@rule("claim", "{ref} (は | が) {direction} {number} (番目 | つ目) [で] 、 {ranked}")
@rule("claim", "{direction} [、] {ref} (は | が) {number} (番目 | つ目) [で] 、 {ranked}")
def _(
    ref: m.Ref, direction: str, number: float, ranked: tuple[tuple[m.Ref, float], ...]
) -> m.Claim | None:
    all_ranked = ((ref, number), *ranked)
    if [each for _, each in all_ranked] != list(range(1, len(all_ranked) + 1)):
        return None
    return InOrder(tuple(each for each, _ in all_ranked), direction)


def _nth_said(parts: m.Parts, side: str, said: tuple[int, Said, str]) -> m.Claim | None:
    number, predicates, noun = said
    if number < 1 or noun not in ("", parts.nouns[0]):
        return None
    return saying(m.The((m.Nth(parts, number, side),)), predicates)

"""Numbers against numbers in Japanese: 3倍以上ある, 2個多い, 5個を超えない, 1個あればよい."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.neighbours import NothingBetween
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present
from llm4ad.generate.builtin.kinds.places import NothingBut

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORE = m.Range(0, None)
_LESS = m.Range(None, 0)


@rule("times_many", "[ちょうど] {number} 倍", "[ちょうど] {number} 倍 だけ", given=m.NONE)
@rule("times_many", "{number} 倍 以上", "少なくとも {number} 倍 [は]", given=_MORE)
@rule("times_many", "{number} 倍 以下", "多くとも {number} 倍", given=_LESS)
def _(number: float, given: m.Range) -> tuple[float, m.Range]:
    return number, given


@rule("times_many", "半分", "半数", given=m.NONE)
@rule("times_many", "(半分 | 半数) 以上", given=_MORE)
@rule("times_many", "(半分 | 半数) 以下", given=_LESS)
def _(given: m.Range) -> tuple[float, m.Range]:
    return 0.5, given


@rule("claim", "{first=kind} [の 数] が {second=kind} [の 数] の {times_many} (だ | ある)")
def _(first: m.Parts, second: m.Parts, times_many: tuple[float, m.Range]) -> m.Claim:
    times, more = times_many
    return NumbersCompared(first, second, more, times)


@rule("claim", "{first=kind} が {second=kind} より [も] 多く [、] {times_many} (だ | ある)")
def _(first: m.Parts, second: m.Parts, times_many: tuple[float, m.Range]) -> m.Claim | None:
    times, more = times_many
    if times <= 1:
        return None
    return AllOf(
        (
            NumbersCompared(first, second, m.Range(1, None)),
            NumbersCompared(first, second, more, times),
        )
    )


@rule("by_how_many", "[ちょうど] {n} [だけ]")
def _(n: float) -> tuple[float, float | None]:
    return n, n


@rule("by_how_many", "{n} 以上", "少なくとも {n} [は]")
def _(n: float) -> tuple[float, float | None]:
    return n, None


@rule("claim", "{first=kind} [の 数] が {second=kind} [の 数] より [も] {by_how_many} 多い")
def _(first: m.Parts, second: m.Parts, by_how_many: tuple[float, float | None]) -> m.Claim | None:
    return NumbersCompared(first, second, m.Range(*by_how_many))


@rule("claim", "{first=kind} [の 数] が {second=kind} [の 数] より [も] {by_how_many} 少ない")
def _(first: m.Parts, second: m.Parts, by_how_many: tuple[float, float | None]) -> m.Claim | None:
    low, high = by_how_many
    return NumbersCompared(first, second, m.Range(None if high is None else -high, -low))


@rule(
    "claim",
    "{first=kind} [の 数] が {second=kind} [の 数] より [も] 多い",
    given=m.Range(1, None),
)
@rule(
    "claim",
    "{first=kind} [の 数] が {second=kind} [の 数] より [も] 少ない",
    given=m.Range(None, -1),
)
@rule(
    "claim",
    "{first=kind} と {second=kind} [の 数] が [ちょうど] (同数 だ | 同じ 数 だ | 同じ だけ ある | 同じ 数 だけ ある)",
    "{first=kind} と {second=kind} が 同じ 数 ずつ ある",
    "{first=kind} と {second=kind} の 数 が (そろう | 同じ 数 だ)",
    "{first=kind} [の 数] が {second=kind} [の 数] と (同数 だ | 同じ 数 だけ ある)",
    "{first=kind} の 数 が {second=kind} [の 数] (と | に) (そろう | 同じ [だ])",
    given=m.NONE,
)
@rule(
    "claim",
    "{first=kind} の 数 が {second=kind} の 数 を 超えない",
    "{first=kind} [の 数] が {second=kind} [の 数] 以下 (だ | ある)",
    "{first=kind} が {second=kind} の 数 を 超えない",
    "{first=kind} が {second=kind} と 同数 以下 だ",
    given=_LESS,
)
@rule(
    "claim",
    "{first=kind} の 数 が {second=kind} の 数 を 下回らない",
    "{first=kind} が {second=kind} の 数 を 下回らない",
    "{first=kind} [の 数] が {second=kind} [の 数] 以上 (だ | ある)",
    "{first=kind} が {second=kind} と 同数 以上 だ",
    given=_MORE,
)
def _(first: m.Parts, second: m.Parts, given: m.Range) -> m.Claim:
    return NumbersCompared(first, second, given)


@rule("claim", "[{place=in_place}] {parts} [の 数] が {n} を 超えない", given=False)
@rule("claim", "[{place=in_place}] {parts} [の 数] が {n} を 下回らない", given=True)
def _(parts: m.Parts, n: float, given: bool, place: m.Place = m.IMAGE) -> m.Claim:
    count = m.Range(n, None) if given else m.Range(None, n)
    return Present((group_of(parts, count),), place)


# 「1個あればよい」 asks for one, and does not mind a second one.
@rule(
    "enough",
    "[{place=in_place}] {parts} が [少なくとも] {n} [以上] (あれば いい | ありさえすれば いい)",
)
def _(parts: m.Parts, n: float, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((group_of(parts, m.Range(n, None)),), place)


@rule("claim", "{enough}")
def _(enough: m.Claim) -> m.Claim:
    return enough


@rule(
    "no_matter",
    "(問わない | 問いません | 自由である | 自由でよい | 任意である | 任意とする | どこでもよい | 気にしない | 不問とする | 不問である)",
)
def _() -> bool:
    return True


# What does not matter is passed over where the rest demands nothing of it.
@rule(
    "claim",
    "{claim=free} [が] [、 | ただし、] (位置 | 場所 | 配置 | 置き場所) が {no_matter}",
    given="place",
)
@rule("claim", "{claim=free} [が] [、 | ただし、] 色 が {no_matter}", given="colour")
@rule(
    "claim",
    "{claim=free} [が] [、 | ただし、] (向き | 順番 | 順序 | 並び順 | 大きさ) が {no_matter}",
    given="",
)
def _(claim: Present, no_matter: bool, given: str) -> m.Claim | None:
    if given == "place" and claim.place != m.IMAGE:
        return None
    if given == "colour" and any(group.colour for group in claim.groups):
        return None
    return claim


@rule("free", "{enough}")
def _(enough: Present) -> Present:
    return enough


@rule("free", "[{place=in_place}] {groups} [が] (ある | だ)")
def _(groups: tuple[m.Group, ...], place: m.Place = m.IMAGE) -> Present:
    return Present(groups, place)


# ------------------------------------------------ nothing else


@rule("thing", "(部品 | もの | 物 | 品 | 品物)")
def _() -> bool:
    return True


@rule(
    "claim",
    "[{place=in_place}] {nouns=noun+} (以外 | のほか) [の {thing}] (は | が | に | には) [何も | 一切 | 一つも] ない",
    "[{place=in_place}] {nouns=noun+} (以外 | のほか) [は | に | には] 一切 ない",
    "[{place=in_place}] {nouns=noun+} を 除いて [は] [、] 何も ない",
)
def _(nouns: Sequence[str], thing: bool = True, place: m.Place = m.IMAGE) -> m.Claim:
    return NothingBut(tuple(nouns), place)


@rule("on", "{ref} の上 に [は]")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


_NOT_ON = "(のっていない | 載っていない | 乗っていない | のっていてはならない | 載っていてはならない | 乗っていてはならない | のっていてはいけない | 載っていてはいけない | 乗っていてはいけない | のっていないこと | 載っていないこと | 乗っていないこと | 置かれていない)"


@rule(
    "claim",
    f"{{on}} {{nouns=noun+}} 以外 の {{thing}} が {_NOT_ON}",
    f"{{on}} {{nouns=noun+}} 以外 [は] 何も {_NOT_ON}",
    f"{{nouns=noun+}} 以外 の {{thing}} が {{on}} {_NOT_ON}",
)
def _(on: m.Place, nouns: Sequence[str], thing: bool = True) -> m.Claim:
    return NothingBut(tuple(nouns), on)


@rule("claim", f"{{on}} 何も {_NOT_ON}")
def _(on: m.Place) -> m.Claim:
    return NothingBut((), on)


@rule(
    "claim",
    "{place=in_place} {nouns=noun+} しか ない",
    "{place} に ある の は {nouns=noun+} (だけ | のみ) だ",
    "{place} (の | にある) {thing} は {nouns=noun+} (だけ | のみ) だ",
)
def _(nouns: Sequence[str], place: m.Place, thing: bool = True) -> m.Claim | None:
    if place == m.IMAGE and not thing:
        return None
    groups = tuple(m.Group(m.SOME, noun) for noun in nouns)
    return AllOf((Present(groups, place), NothingBut(tuple(nouns), place)))


@rule("claim", "{first=ref} と {second=ref} の 間 (に | には) [は] 何も ない")
def _(first: m.Ref, second: m.Ref) -> m.Claim:
    return NothingBetween(m.The((first, second)))

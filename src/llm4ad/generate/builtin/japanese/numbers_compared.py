"""Numbers of parts against those of others in Japanese: 2個多い, 3倍以上, 同数, 1本につき2枚."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers_said import Numbered, Than
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, Negation
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORE, _LESS = m.Range(0, None), m.Range(None, 0)


@rule("others", "{kind} [の 数]")
def _(kind: m.Parts) -> m.Parts:
    return kind


@rule(
    "others",
    "{nouns=noun+} の (合計 | 合計の 数 | 数 の 合計)",
    "{nouns=noun+} を (合わせた | 合計した | 足した) (数 | もの)",
)
def _(nouns: Sequence[str]) -> m.Parts | None:
    return m.Parts(tuple(nouns)) if len(set(nouns)) > 1 else None


_THAN = "(より | よりも | に比べて | と比べて)"


@rule("by_how_many", "[ちょうど] {n} [だけ | 分]")
def _(n: float) -> tuple[float, float | None]:
    return n, n


@rule("by_how_many", "{n} 以上", "少なくとも {n} [は]")
def _(n: float) -> tuple[float, float | None]:
    return n, None


@rule("numbered", f"{{others}} {_THAN} [も] {{by_how_many}} 多い", given=True)
@rule("numbered", f"{{others}} {_THAN} [も] {{by_how_many}} 少ない", given=False)
def _(others: m.Parts, by_how_many: tuple[float, float | None], given: bool) -> Numbered:
    low, high = by_how_many
    if given:
        return Than(others, m.Range(low, high))
    return Than(others, m.Range(None if high is None else -high, -low))


@rule("numbered", f"{{others}} {_THAN} [も] 多い", given=m.Range(1, None))
@rule("numbered", f"{{others}} {_THAN} [も] 少ない", given=m.Range(None, -1))
@rule(
    "numbered",
    f"{{others}} {_THAN} [も] 少なくない",
    "{others} 以上 (だ | ある)",
    "{others} と (同数 | 同じ [数]) 以上 (だ | ある)",
    "{others} を 下回らない",
    "{others} と 同じ (か 、 | か) (それより | それよりも) (多い | 多く)",
    "{others} と 同じ か (それ以上 | 、それ以上) (だ | ある)",
    given=_MORE,
)
@rule(
    "numbered",
    f"{{others}} {_THAN} [も] 多くない",
    "{others} 以下 (だ | ある)",
    "{others} と (同数 | 同じ [数]) 以下 (だ | ある)",
    "{others} を (超えない | 上回らない)",
    "{others} と 同じ (か 、 | か) (それより | それよりも) (少ない | 少なく)",
    "{others} と 同じ か (それ以下 | 、それ以下) (だ | ある)",
    given=_LESS,
)
@rule(
    "numbered",
    "{others} と (同じ 数 | 同数 | 同じ だけ | 同じ 数 だけ | 等しい 数) (だ | ある)",
    given=m.NONE,
)
@rule("numbered", "{others} を (超える | 上回る)", given=m.Range(1, None))
@rule("numbered", "{others} を 下回る", given=m.Range(None, -1))
def _(others: m.Parts, given: m.Range) -> Numbered:
    return Than(others, given)


# 「ナットの数はワッシャーの数と同じ」; 「ナットはワッシャーと同じ」 says nothing of numbers.
@rule("same_number", "{others} と (同じ [だ] | 等しい | そろう)", "{others} に (等しい | そろう)")
def _(others: m.Parts) -> Numbered:
    return Than(others, m.NONE)


@rule(
    "claim",
    f"{{others}} {_THAN} [も] [、] {{kind}} [の 数] (は | が) [{{by_how_many}}] 多い",
    given=True,
)
@rule(
    "claim",
    f"{{others}} {_THAN} [も] [、] {{kind}} [の 数] (は | が) [{{by_how_many}}] 少ない",
    given=False,
)
def _(
    others: m.Parts,
    kind: m.Parts,
    given: bool,
    by_how_many: tuple[float, float | None] = (1, None),
) -> m.Claim:
    low, high = by_how_many
    more = m.Range(low, high) if given else m.Range(None if high is None else -high, -low)
    return NumbersCompared(kind, others, more)


@rule("times_many", "[ちょうど] {number} 倍 [だけ]", given=m.NONE)
@rule("times_many", "[少なくとも] {number} 倍 以上", "少なくとも {number} 倍 [は]", given=_MORE)
@rule("times_many", "[多くとも] {number} 倍 (以下 | 以内)", "多くとも {number} 倍", given=_LESS)
def _(number: float, given: m.Range) -> tuple[float, m.Range]:
    return number, given


@rule("times_many", "(半分 | 半数)", given=m.NONE)
@rule("times_many", "(半分 | 半数) 以上", given=_MORE)
@rule("times_many", "(半分 | 半数) 以下", given=_LESS)
def _(given: m.Range) -> tuple[float, m.Range]:
    return 0.5, given


@rule("numbered", "{others} の [数 の] {times_many} [の 数] [だけ | が | は] (だ | ある)")
def _(others: m.Parts, times_many: tuple[float, m.Range]) -> Numbered:
    times, more = times_many
    return Than(others, more, times)


@rule("claim", "{kinds} {others} より [も] 多く [、] {times_many} (だ | ある)")
@rule("claim", "{kinds} {others} より [も] 多い 、 {times_many} (だ | ある)")
def _(kinds: m.Parts, others: m.Parts, times_many: tuple[float, m.Range]) -> m.Claim | None:
    times, more = times_many
    if times <= 1:
        return None
    first = NumbersCompared(kinds, others, m.Range(1, None))
    return AllOf((first, NumbersCompared(kinds, others, more, times)))


@rule("claim", "{second=kind} と (同数 | 同じ 数) の {first=kind} (は | が) ある")
@rule("claim", "{second=kind} の 数 だけ {first=kind} (は | が) ある")
@rule(
    "claim",
    "{second=kind} (と | の 数 と) (同数 | 同じ 数 | 同じ 数 だけ) [、] {first=kind} (は | が) ある",
)
def _(first: m.Parts, second: m.Parts) -> m.Claim:
    return NumbersCompared(first, second, m.NONE)


@rule(
    "claim",
    "{first=kind} [の 数] と {second=kind} の 数 の 差 (は | が) {high=difference} (だ | 収まる)",
)
def _(first: m.Parts, second: m.Parts, high: float) -> m.Claim:
    return NumbersCompared(first, second, m.Range(-high, high))


# 「ナットとワッシャーの数の比は1:2」
@rule(
    "claim",
    "{first=kind} [の 数] と {second=kind} の (数 の 比 | 数 の 比率 | 比 | 比率) (は | が) {one=number} (: | 対) {other=number} [だ]",
)
def _(first: m.Parts, second: m.Parts, one: float, other: float) -> m.Claim | None:
    if not one or not other:
        return None
    if one > other:
        first, second, one, other = second, first, other, one
    whole = other % one == 0
    return NumbersCompared(second, first, m.NONE, other / one) if whole else None


@rule(
    "difference",
    "[最大] {number} (以下 | 以内)",
    "[最大 [で] | 多くとも] {number=n} (以下 | 以内 | まで)",
)
def _(number: float) -> float:
    return number


@rule(
    "as_many",
    "{kinds=kind+} の 数 (は | が) [すべて | ちょうど | どれも] (同じ [だ] | 等しい | そろう | 同数 だ | 同じ 数 だ)",
    "{kinds=kind+} (は | が) [すべて | ちょうど | どれも] (同数 | 同じ 数 | 同じ だけ | 同じ 数 だけ) (だ | ある)",
    "{kinds=kind+} (は | が) 同じ 数 ずつ ある",
    "{kinds=numbers_of+} (は | が) [すべて | ちょうど | どれも] (同じ [だ] | 等しい | そろう | 同数 だ)",
)
def _(kinds: Sequence[m.Parts]) -> tuple[m.Parts, ...]:
    return tuple(kinds)


# 「箱の左半分と右半分のナットの数が等しい」, 「左側のナットと右側のナットは同数」
@rule(
    "claim",
    "{places} の {parts} の 数 (は | が) [すべて | ちょうど] (同じ [だ] | 等しい | そろう | 同数 だ)",
    "{places} の {parts} (は | が) [すべて | ちょうど] (同数 だ | 同じ 数 だ | 同じ 数 ある)",
    "{parts} の 数 (は | が) {places} (で | とで) (同じ [だ] | 等しい | そろう | 同数 だ)",
    "{parts} (は | が) {places} (で | とで | に) (同数 | 同じ 数 | 同じ 数 ずつ) (だ | ある)",
)
def _(places: tuple[m.Place, ...], parts: m.Parts) -> m.Claim | None:
    return _alike_in(tuple(m.Parts(parts.nouns, parts.colour, place) for place in places))


@rule("sided_kind", "[画像 の] {side} 側 の {parts}")
def _(side: str, parts: m.Parts) -> m.Parts:
    return m.Parts(parts.nouns, parts.colour, m.Place("half", side))


@rule(
    "claim",
    "{one=sided_kind} [の 数] と {other=sided_kind} [の 数] (は | が) (同数 だ | 同じ 数 だ | 同じ 数 ある)",
    "{one=sided_kind} [の 数] と {other=sided_kind} の 数 (は | が) (同じ [だ] | 等しい | そろう | 同数 だ)",
)
def _(one: m.Parts, other: m.Parts) -> m.Claim | None:
    return _alike_in((one, other)) if one.nouns == other.nouns else None


def _alike_in(kinds: tuple[m.Parts, ...]) -> m.Claim | None:
    if len(set(kinds)) != 2:
        return None
    first, second = kinds
    return NumbersCompared(first, second, m.NONE)


@rule("numbers_of", "{kind} の 数")
def _(kind: m.Parts) -> m.Parts:
    return kind


@rule("claim", "{as_many}")
def _(as_many: tuple[m.Parts, ...]) -> m.Claim | None:
    """Return that each has as many as the next one."""
    equal = tuple(NumbersCompared(one, other, m.NONE) for one, other in pairwise(as_many))
    if not equal:
        return None
    return equal[0] if len(equal) == 1 else AllOf(equal)


@rule(
    "claim",
    "{first=kind} [の 数] と {second=kind} の 数 (は | が) (違う | そろわない)",
)
def _(first: m.Parts, second: m.Parts) -> m.Claim:
    return Negation(NumbersCompared(first, second, m.NONE))


# 「ボルト1本につきナット2個」: two in or on each, or twice as many of them. Both are read.
@rule("per_one", "{kind} {n} (につき | に対して | に対し | あたり | 当たり | ごとに) [、]")
@rule("per_one", "{n} の {kind} (につき | に対して | に対し | あたり | 当たり | ごとに) [、]")
def _(kind: m.Parts, n: float) -> m.Parts | None:
    return kind if n == 1 else None


@rule(
    "many_per_one",
    "{per_one} {kind} [は | が] {n} (だ | ある)",
    "{kind} (は | が) {per_one} {n} [ずつ] (だ | ある)",
)
def _(per_one: m.Parts, kind: m.Parts, n: float) -> tuple[m.Parts, m.Parts, float]:
    return per_one, kind, n


# 「ナットはボルトに対して1個ずつ」
@rule(
    "many_per_one",
    "{kind} (は | が) {per_one=kind} (につき | に対して | に対し) {n} ずつ (だ | ある)",
)
def _(per_one: m.Parts, kind: m.Parts, n: float) -> tuple[m.Parts, m.Parts, float]:
    return per_one, kind, n


@rule("claim", "{many_per_one}", given=True)
@rule("claim", "{many_per_one}", given=False)
def _(many_per_one: tuple[m.Parts, m.Parts, float], given: bool) -> m.Claim:
    one, many, n = many_per_one
    if given:
        return NumbersCompared(many, one, m.NONE, n)
    group = m.Group(exactly(n), many.nouns[0], many.colour)
    return Saying(m.Every(one), (Holds((group,)),))


# 「ナットの半分」 may be half of one nut: 半数 is a number.
@rule("portion", "半数 以上", given=_MORE)
@rule("portion", "(過半数 | 半数 より多く)", given=m.Range(0.5, None))
@rule("portion", "半数 以下", given=_LESS)
@rule("portion", "(半数 | ちょうど 半数)", given=m.NONE)
def _(given: m.Range) -> m.Range:
    return given


# 「ナットは黒が過半数」
@rule(
    "claim", "{kind} (は | が) {colour} [い もの | の もの | 色 の もの] が {portion} (だ | ある)"
)
def _(kind: m.Parts, colour: str, portion: m.Range) -> m.Claim | None:
    if kind.colour is not None:
        return None
    return NumbersCompared(m.Parts(kind.nouns, colour, kind.place, kind.that), kind, portion, 0.5)


@rule(
    "claim",
    "{kind} (の | のうち [の]) [少なくとも] {portion} (は | が) {said}",
    "{kind} (は | が) [、] [少なくとも] {portion} (は | が) {said}",
)
def _(kind: m.Parts, portion: m.Range, said: tuple[m.Predicate, ...]) -> m.Claim:
    these = m.Parts(kind.nouns, kind.colour, kind.place, kind.that + said)
    return NumbersCompared(these, kind, portion, 0.5)

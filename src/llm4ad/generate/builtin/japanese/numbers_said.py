"""What is said of a number of parts in Japanese: 2個以上で、ワッシャーより1個多い."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, Negation
from llm4ad.generate.builtin.kinds.numbers import EvenNumber, NumbersCompared, Present
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Both, Saying
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.kinds.usual import UsualNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORE, _LESS = m.Range(0, None), m.Range(None, 0)


@dataclass(frozen=True, slots=True)
class Than:
    """More, fewer or as many as others, or as a multiple of them."""

    other: m.Parts
    more: m.Range
    times: float = 1


@dataclass(frozen=True, slots=True)
class Even:
    """An even, or odd, number."""

    even: bool


@dataclass(frozen=True, slots=True)
class AsUsual:
    """The number that the normal pictures have."""


@dataclass(frozen=True, slots=True)
class NotSoMany:
    """Another number than this."""

    number: m.Range | Than


Numbered = m.Range | Than | Even | AsUsual | NotSoMany


def number_claim(parts: m.Parts, numbered: Numbered) -> m.Claim:
    """Return what is said of the number of some parts."""
    if isinstance(numbered, Than):
        return NumbersCompared(parts, numbered.other, numbered.more, numbered.times)
    if isinstance(numbered, Even):
        return EvenNumber(parts, numbered.even)
    if isinstance(numbered, AsUsual):
        return UsualNumber(parts)
    if isinstance(numbered, NotSoMany):
        return Negation(number_claim(parts, numbered.number))
    if parts.that:
        return Saying(m.Some(numbered, parts), ())
    group = m.Group(numbered, parts.nouns[0], parts.colour)
    return Present((group,), parts.place or m.IMAGE)


# ------------------------------------------------ whose number


# 「赤くないナット」, 「ワッシャーに接しているナット」: what is said of a part stands before it, too.
@rule("kind", "{state} {parts}")
def _(state: m.Predicate, parts: m.Parts) -> m.Parts | None:
    if any(isinstance(each, InPlace | Coloured | Together) for each in _plain_ones(state)):
        return None  # located and coloured parts have rules of their own
    return m.Parts(parts.nouns, parts.colour, that=(state,))


def _plain_ones(state: m.Predicate) -> tuple[m.Predicate, ...]:
    return state.predicates if isinstance(state, Both) else (state,)


@rule("kind", "{all_these} (ない | 付かない) {parts}")
def _(parts: m.Parts, all_these: tuple[m.Parts, ...]) -> m.Parts:
    none = tuple(m.Group(m.NONE, each.nouns[0], each.colour) for each in all_these)
    return m.Parts(parts.nouns, parts.colour, that=(Holds(none),))


@rule("kind", "{groups} (の | が) (居る | 入る | 付く) {parts}")
@rule("kind", "{held=parts} (の | が) (ない | 付かない) {parts}")
def _(parts: m.Parts, groups: tuple[m.Group, ...] = (), held: m.Parts | None = None) -> m.Parts:
    if held is not None:
        groups = (m.Group(m.NONE, held.nouns[0], held.colour),)
    return m.Parts(parts.nouns, parts.colour, that=(Holds(groups),))


@rule("kinds_number", "{kind} の [合計の] 数 (は | が)", "{kind} の (総数は | 総数が)")
@rule("kinds_number", "{place=in_place} {kind} の 数 (は | が)")
@rule("kinds", "{kind} (は | が) [、]")
@rule("kinds", "{place=in_place} {kind} (は | が) [、]")
def _(kind: m.Parts, place: m.Place = m.IMAGE) -> m.Parts | None:
    if place == m.IMAGE:
        return kind
    return None if kind.place is not None else m.Parts(kind.nouns, kind.colour, place)


@rule("claim", "{kinds} {numbereds}", "{kinds=kinds_number} {numbereds}")
@rule("claim", "{kinds=kinds_number} {numbereds=of_number}")
def _(kinds: m.Parts, numbereds: tuple[Numbered, ...]) -> m.Claim:
    claims = tuple(number_claim(kinds, each) for each in numbereds)
    return claims[0] if len(claims) == 1 else AllOf(claims)


@rule("numbereds", "{numbered}")
@rule("of_number", "{numbered=same_number}")
def _(numbered: Numbered) -> tuple[Numbered, ...]:
    return (numbered,)


# 「1個だけで、2個あってはならない」 says one thing twice.
@rule("numbereds", "{n} (だけ | のみ) だ 、 {more=n} [以上 | も] ない")
def _(n: float, more: float) -> tuple[Numbered, ...] | None:
    return (exactly(n),) if more == n + 1 else None


@rule("numbereds", "{numbered} (、 | 、かつ | かつ | が、 | 、また、) {rest=numbereds}")
def _(numbered: Numbered, rest: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    return (numbered, *rest)


# ------------------------------------------------ so many


@rule("numbered", "[合計 [で]] {count=many} (だ | ある)", "{count=many} を (持つ | 用意する)")
def _(count: m.Range) -> Numbered:
    return count


@rule("numbered", "[1つも | 1個も | 1本も | 1枚も | 一切] ない", given=m.NONE)
@rule(
    "numbered",
    "[1つも | 1個も | 1本も | 1枚も | 一切] (混ざらない | 混ざっていない | 混じっていない | 混入していない | 混在していない)",
    given=m.NONE,
)
@rule("numbered", "ある", given=m.SOME)
def _(given: m.Range) -> Numbered:
    return given


@rule("numbered", "{n} 以上 ない")
def _(n: float) -> Numbered | None:
    return m.Range(None, n - 1) if n > 1 else None


@rule("numbered", "{n} より [も] 多くない", given=(None, 0))
@rule("numbered", "{n} より [も] 少なくない", given=(0, None))
@rule("numbered", "{n} を 超えない", "{n} を 上回らない", given=(None, 0))
@rule("numbered", "{n} を 下回らない", given=(0, None))
@rule("numbered", "{n} より [も] 多い", "{n} を (超える | 上回る)", given=(1, None))
@rule("numbered", "{n} より [も] 少ない", "{n} を 下回る", given=(None, -1))
@rule("numbered", "{n} しか ない", "{n} に 限る", given=(0, 0))
def _(n: float, given: tuple[float | None, float | None]) -> Numbered:
    low, high = given
    return m.Range(None if low is None else n + low, None if high is None else n + high)


@rule("numbered", "{number=many} ではない")
@rule("numbered", "{number=other_number}")
def _(number: m.Range | Than) -> Numbered:
    return NotSoMany(number)


@rule(
    "other_number",
    "{others} と (同数 | 同じ 数) ではない",
    "{others} と (違う | そろわない)",
    "{others} に そろわない",
)
def _(others: m.Parts) -> Than:
    return Than(others, m.NONE)


# 「数は3」 needs no counter.
@rule("of_number", "{number} だ", given=(0, 0))
@rule("of_number", "{number} 以上 だ", given=(0, None))
@rule("of_number", "{number} (以下 | 以内 | まで) だ", given=(None, 0))
@rule("of_number", "{number} 未満 だ", given=(None, -1))
def _(number: float, given: tuple[float | None, float | None]) -> tuple[Numbered, ...]:
    low, high = given
    return (
        m.Range(None if low is None else number + low, None if high is None else number + high),
    )


@rule("numbered", "偶数 [個 | 本 | 枚] (だ | ある)", given=True)
@rule("numbered", "奇数 [個 | 本 | 枚] (だ | ある)", given=False)
def _(given: bool) -> Numbered:
    return Even(given)


@rule(
    "numbered",
    "(いつもどおり | いつも通り | 通常どおり | 通常通り | 普段どおり | 普段通り | いつもと同じ | 通常と同じ | 普段と同じ) [だ]",
)
def _() -> Numbered:
    return AsUsual()


# ------------------------------------------------ against others


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


@rule("numbered", "{others} の {times_many} [の 数] [だけ | が | は] (だ | ある)")
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


@rule(
    "claim",
    "{kind} (の | のうち [の]) [少なくとも] {portion} (は | が) {said}",
    "{kind} (は | が) [、] [少なくとも] {portion} (は | が) {said}",
)
def _(kind: m.Parts, portion: m.Range, said: tuple[m.Predicate, ...]) -> m.Claim:
    these = m.Parts(kind.nouns, kind.colour, kind.place, kind.that + said)
    return NumbersCompared(these, kind, portion, 0.5)

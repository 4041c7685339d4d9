"""What is said of a number of parts in Japanese: 2個以上で、ワッシャーより1個多い."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import EvenNumber, NumbersCompared, Present, Total
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Both, Saying
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.kinds.usual import UsualNumber

if TYPE_CHECKING:
    from collections.abc import Sequence


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


@dataclass(frozen=True, slots=True)
class OneNumberOf:
    """One of two numbers, with others between them."""

    low: float
    high: float


Numbered = m.Range | Than | Even | AsUsual | NotSoMany | OneNumberOf


def number_claim(parts: m.Parts, numbered: Numbered) -> m.Claim:
    """Return what is said of the number of some parts."""
    if isinstance(numbered, Than):
        return NumbersCompared(parts, numbered.other, numbered.more, numbered.times)
    if isinstance(numbered, Even):
        return EvenNumber(parts, numbered.even)
    if isinstance(numbered, AsUsual):
        return UsualNumber(parts)
    if isinstance(numbered, OneNumberOf | NotSoMany):
        return _other_than_one_range(parts, numbered)
    if parts.that:
        return Saying(m.Some(numbered, parts), ())
    group = m.Group(numbered, parts.nouns[0], parts.colour)
    return Present((group,), parts.place or m.IMAGE)


def _other_than_one_range(parts: m.Parts, numbered: OneNumberOf | NotSoMany) -> m.Claim:
    if isinstance(numbered, NotSoMany):
        return Negation(number_claim(parts, numbered.number))
    either = tuple(number_claim(parts, exactly(n)) for n in (numbered.low, numbered.high))
    return OneOf(either, only=True)


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


# 「ナットが入っている箱にはワッシャーも入っている」
@rule("claim", "{kind} (に | には) [は] {also=parts} (も | が) [{count=many}] ある")
def _(kind: m.Parts, also: m.Parts, count: m.Range = m.SOME) -> m.Claim | None:
    if not kind.that:
        return None
    return Saying(m.Every(kind), (Holds((m.Group(count, also.nouns[0], also.colour),)),))


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


@rule(
    "claim",
    "[{place=in_place}] {several=parts+} (の 合計 [の 数] | の 総数 | の 数 の 合計) (は | が) {numbered}",
    "[{place=in_place}] {several=parts+} (は | が) 合計 [で] {numbered}",
)
def _(several: Sequence[m.Parts], numbered: Numbered, place: m.Place = m.IMAGE) -> m.Claim | None:
    if len(several) < 2 or any(each.colour for each in several):
        return None
    if not isinstance(numbered, m.Range) or numbered in (m.SOME, m.NONE):
        return None
    return Total(numbered, tuple(each.nouns[0] for each in several), place)


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
@rule(
    "numbered",
    "(画像 | 画像 1枚 | 1枚の 画像 | 1つの 画像) [の中 | 内] (に | には) [、] {count=many} ある",
)
def _(count: m.Range) -> Numbered:
    return count


@rule("numbered", "[1つも | 1個も | 1本も | 1枚も | 一切] ない", given=m.NONE)
@rule("numbered", "ある", given=m.SOME)
def _(given: m.Range) -> Numbered:
    return given


# 「赤いナットが混ざっている」: of two kinds it would say that they are not kept apart.
@rule("claim", "[{place=in_place}] {parts} (が | は | も) 混ざる")
def _(parts: m.Parts, place: m.Place = m.IMAGE) -> m.Claim:
    return number_claim(m.Parts(parts.nouns, parts.colour, place), m.SOME)


# 「1個でよい」: two are too many, or do no harm? Both are read.
@rule("numbered", "{n} [だけ | のみ] で いい", given=True)
@rule("numbered", "{n} [だけ | のみ] で いい", given=False)
def _(n: float, given: bool) -> Numbered:
    return m.Range(n, n if given else None)


@rule("numbered", "{n} 以上 ない")
def _(n: float) -> Numbered | None:
    return m.Range(None, n - 1) if n > 1 else None


@rule("numbered", "{n} より [も] 多くない", given=(None, 0))
@rule("numbered", "{n} より [も] 少なくない", given=(0, None))
@rule("numbered", "{n} を 超えない", "{n} を 上回らない", given=(None, 0))
@rule("numbered", "{n} を 下回らない", given=(0, None))
@rule("numbered", "{n} より [も] 多い", "{n} を (超える | 上回る)", given=(1, None))
@rule("numbered", "{n} より [も] 少ない", "{n} を 下回る", given=(None, -1))
@rule("numbered", "{n} 以外 [は | が] (認めない | 不可 | ない)", given=(0, 0))
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


@rule("of_number", "{low=number} 以上 [、] {high=number} (以下 | 以内) だ")
@rule("of_number", "{low=number} から {high=number} [まで | の間] だ")
def _(low: float, high: float) -> tuple[Numbered, ...]:
    return (m.Range(low, high),)


@rule("of_number", "2 の 倍数 だ")
def _() -> tuple[Numbered, ...]:
    return (Even(even=True),)


# 「数は3」 needs no counter.
@rule("of_number", "{number} だ", given=(0, 0))
@rule("of_number", "{number} 以上 だ", given=(0, None))
@rule("of_number", "{number} (以下 | 以内 | まで) だ", given=(None, 0))
@rule("of_number", "{number} 未満 だ", "{number} 以上 ない", given=(None, -1))
def _(number: float, given: tuple[float | None, float | None]) -> tuple[Numbered, ...]:
    low, high = given
    return (
        m.Range(None if low is None else number + low, None if high is None else number + high),
    )


@rule("numbered", "{low=n} (か | または) {high=n} [のどちらか | のいずれか] (だ | ある)")
def _(low: float, high: float) -> Numbered | None:
    return OneNumberOf(low, high) if high > low + 1 else None


@rule("numbered", "偶数 [個 | 本 | 枚] (だ | ある)", "奇数 [個 | 本 | 枚] ではない", given=True)
@rule("numbered", "奇数 [個 | 本 | 枚] (だ | ある)", "偶数 [個 | 本 | 枚] ではない", given=False)
def _(given: bool) -> Numbered:
    return Even(given)


@rule(
    "numbered",
    "(いつもどおり | いつも通り | 通常どおり | 通常通り | 普段どおり | 普段通り | いつもと同じ | 通常と同じ | 普段と同じ) [だ]",
)
def _() -> Numbered:
    return AsUsual()

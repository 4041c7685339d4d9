"""Several things said of one topic, some of them of its parts among each other: 4個とも黒で、縦一列に並ぶ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import ColourOrder
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Not, Saying
from llm4ad.generate.builtin.kinds.together import Together

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Counted:
    """There are so many of the topic's parts."""

    count: m.Range


@dataclass(frozen=True, slots=True)
class MoreThan:
    """There are more, or fewer, of the topic's parts than of others."""

    other: m.Parts
    more: m.Range


@dataclass(frozen=True, slots=True)
class InEach:
    """There are so many of the topic's parts in each of some places."""

    count: m.Range
    places: tuple[m.Place, ...] | m.Cells


@dataclass(frozen=True, slots=True)
class InColours:
    """The topic's parts have these colours, one each, gone through in a direction."""

    colours: tuple[str, ...]
    direction: str


Aspect = m.Predicate | Counted | MoreThan | InEach | InColours


@rule("aspect", "{state}")
def _(state: m.Predicate) -> Aspect | None:
    together = any(isinstance(item, Together) for item in m.within(state))
    return None if together else state


@rule("aspect", "[数 が] {count=many} (だ | ある)")
def _(count: m.Range) -> Aspect:
    return Counted(count)


@rule("aspect", "{other=parts} より [も] 多い", given=m.Range(1, None))
@rule("aspect", "{other=parts} より [も] 少ない", given=m.Range(None, -1))
@rule("aspect", "{other=parts} と 同じ 数 だ", given=m.NONE)
def _(other: m.Parts, given: m.Range) -> Aspect:
    return MoreThan(other, given)


@rule("aspect", "{places} に [それぞれ] {n} ずつ ある")
@rule("aspect", "{places=cells} に [それぞれ] {n} ずつ ある")
def _(places: tuple[m.Place, ...] | m.Cells, n: float) -> Aspect:
    return InEach(exactly(n), places)


@rule(
    "aspect",
    "{direction} [、] {colours=colour+} (だ | の順に 並ぶ | の順で 並ぶ | の順だ | の順である)",
)
def _(direction: str, colours: Sequence[str]) -> Aspect | None:
    return InColours(tuple(colours), direction) if len(colours) > 1 else None


@rule("aspects", "{aspect}")
def _(aspect: Aspect) -> tuple[Aspect, ...]:
    return (aspect,)


@rule(
    "aspects",
    "{aspect} (、 | 、かつ | かつ | 、また | 、しかも) [すべて | どちらも | 両方とも | それぞれ] [が] {rest=aspects}",
)
def _(aspect: Aspect, rest: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    return (aspect, *rest)


@rule("chained", "{parts} (は | が) [すべて]")
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts, m.SOME)


@rule("chained", "(すべて | どの | 各) [の] {parts} (は | が)")
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts)


@rule(
    "chained",
    "{n} の {parts} (は | が) [すべて | どちらも | ともに]",
    "{parts} (は | が) {n} (とも | すべて)",
    "{parts} {n} (は | が) [すべて | どちらも | ともに]",
    "両方の {parts} (は | が)",
    "{parts} (は | が) (どちらも | 両方とも)",
)
def _(parts: m.Parts, n: float = 2) -> m.Every:
    return m.Every(parts, exactly(n))


@rule("claim", "{chained} [、] {aspects}")
def _(chained: m.Every, aspects: tuple[Aspect, ...]) -> m.Claim | None:
    """Return what is said; where it is of each part only, other rules read it."""
    if all(not isinstance(each, Counted | MoreThan | InEach | InColours) for each in aspects):
        return None
    if len(aspects) < 2 or sum(isinstance(each, Counted) for each in aspects) > 1:
        return None
    if chained.count is None and any(isinstance(each, Counted) for each in aspects):
        return None
    if all(isinstance(each, Counted) or not _is_new(each) for each in aspects):
        return None
    return AllOf(tuple(_claim(chained, each) for each in aspects))


def _is_new(aspect: Aspect) -> bool:
    return isinstance(aspect, MoreThan | InEach | InColours)


def _claim(topic: m.Every, aspect: Aspect) -> m.Claim:
    parts = topic.parts
    among = m.Every(parts, None if topic.count == m.SOME else topic.count)
    if isinstance(aspect, Counted):
        return Present((group_of(parts, aspect.count),))
    if isinstance(aspect, InColours | InEach | MoreThan):
        return _of_all(parts, aspect)
    return Saying(among if isinstance(aspect, Not) else topic, (aspect,))


def _of_all(parts: m.Parts, aspect: InColours | InEach | MoreThan) -> m.Claim:
    if isinstance(aspect, InColours):
        return ColourOrder(parts, aspect.colours, aspect.direction)
    if isinstance(aspect, InEach):
        return _in_each(parts, aspect)
    return NumbersCompared(parts, aspect.other, aspect.more)


def _in_each(parts: m.Parts, held: InEach) -> m.Claim:
    group = group_of(parts, held.count)
    if isinstance(held.places, m.Cells):
        return Saying(held.places, (Holds((group,)),))
    return AllOf(tuple(Present((group,), place) for place in held.places))

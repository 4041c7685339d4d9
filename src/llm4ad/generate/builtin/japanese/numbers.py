"""Numbers of parts in Japanese: ナットが2個ある, 合わせて3個, 何もない."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, If, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present, Total
from llm4ad.generate.builtin.kinds.places import (
    Holds,
    NothingBut,
)
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.kinds.sizes import Ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


def group_of(parts: m.Parts, count: m.Range) -> m.Group:
    """Return so many of some parts, wherever they are."""
    return m.Group(count, parts.nouns[0], parts.colour)


@rule("counted", "{parts} [が | は | を] {count=many}", "{count=many} の {parts}")
def _(parts: m.Parts, count: m.Range) -> m.Group:
    return group_of(parts, count)


@rule("group", "{group=counted}")
def _(group: m.Group) -> m.Group:
    return group


@rule("group", "{parts}")
def _(parts: m.Parts) -> m.Group:
    return group_of(parts, m.SOME)


@rule("groups", "{several=counted+}")
def _(several: Sequence[m.Group]) -> Groups:
    return tuple(several)


@rule("groups", "{several=parts+}", "{several=parts+} の 両方")
def _(several: Sequence[m.Parts]) -> Groups:
    return tuple(group_of(each, m.SOME) for each in several)


@rule(
    "groups",
    "{several=parts+} (が | を | は) [それぞれ | どちらも | いずれも | ともに | すべて] {count=many} ずつ",
    "{several=parts+} [が | は] (それぞれ | 各 | 各々 | おのおの) {count=many}",
)
def _(several: Sequence[m.Parts], count: m.Range) -> Groups | None:
    return tuple(group_of(each, count) for each in several) if len(several) > 1 else None


@rule("in_place", "{place} (に | には | にも | は) [、]")
def _(place: m.Place) -> m.Place:
    return place


@rule("in_place", "{place=utmost} (に | には | にも) [、]")
def _(place: m.Place) -> m.Place:
    return place


@rule("in_place", "{ref} (に | には | にも) [、]")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


@rule(
    "claim",
    "[{place=in_place}] {groups} [が | を] [それぞれ | 両方とも | どちらも | いずれも] ある",
    "{groups} を 持つ",
    "[{place=in_place}] {groups} だ",
)
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule(
    "claim",
    "[{place=in_place}] {several=parts+} が 1つ [も] ない",
    "[{place=in_place}] {several=parts+} が [一つも | 1個も | 一個も] ない",
)
@rule(
    "claim",
    "[{place=in_place}] どの {several=parts+} も ない",
    "[{place=in_place}] {several=parts+} もない",
)
def _(several: Sequence[m.Parts], place: m.Place = m.IMAGE) -> m.Claim | None:
    return Present((group_of(several[0], m.NONE),), place) if len(several) == 1 else None


@rule("claim", "[{place=in_place}] {parts} が {n} も ない")
def _(parts: m.Parts, n: float, place: m.Place = m.IMAGE) -> m.Claim | None:
    return Present((group_of(parts, m.NONE),), place) if n == 1 else None


@rule("all_these", "{first=parts} も {second=parts} も")
def _(first: m.Parts, second: m.Parts) -> tuple[m.Parts, ...]:
    return first, second


@rule("all_these", "{first=parts} も {rest=all_these}")
def _(first: m.Parts, rest: tuple[m.Parts, ...]) -> tuple[m.Parts, ...]:
    return (first, *rest)


@rule("claim", "[{place=in_place}] {all_these} [それぞれ | 各] {count=many} [ずつ] (ある | だ)")
def _(all_these: tuple[m.Parts, ...], count: m.Range, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(tuple(group_of(each, count) for each in all_these), place)


@rule("claim", "[{place=in_place}] {all_these} [すべて] ある", given=m.SOME)
@rule("claim", "[{place=in_place}] {all_these} [一切] ない", given=m.NONE)
def _(all_these: tuple[m.Parts, ...], given: m.Range, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(tuple(group_of(each, given) for each in all_these), place)


@rule("claim", "[{place=in_place}] {several=parts+} (が | は) すべて (ある | そろう)")
def _(several: Sequence[m.Parts], place: m.Place = m.IMAGE) -> m.Claim | None:
    if len(several) < 2:
        return None
    return Present(tuple(group_of(each, m.SOME) for each in several), place)


@rule("claim", "[{place=in_place}] {groups} [が] [すべて] そろう")
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim | None:
    alone = len(groups) == 1 and all(group.count == m.SOME for group in groups)
    return None if alone else Present(groups, place)


@rule("claim", "[{place=in_place}] {several=parts+} [が] 合計 [で | 、] {count=many} (ある | だ)")
@rule("claim", "[{place=in_place}] {several=parts+} の 合計 [が] {count=many} (ある | だ)")
@rule("claim", "[{place=in_place}] {several=parts+} [が] {count=many} [を] 合計 ある")
@rule(
    "claim",
    "[{place=in_place}] {several=parts+} を (合わせて | あわせて | 足して) {count=many} (ある | だ)",
    "[{place=in_place}] {several=parts+} を (合わせた | 合計した | 足した) 数 が {count=many} (ある | だ)",
    "[{place=in_place}] {several=parts+} の 総数 が {count=many} (ある | だ)",
)
@rule(
    "claim",
    "{several=parts+} の 合計の 数 が {count=many} だ",
    "{several=parts+} の 数 の 合計 [が | は] {count=many} だ",
    "{several=parts+} の 数 (は | が) 合計 [で] {count=many} だ",
    "{several=parts_number+} を (足すと | 合わせると | 合計すると | 足して) {count=bare_many} (だ | になる)",
)
def _(several: Sequence[m.Parts], count: m.Range, place: m.Place = m.IMAGE) -> m.Claim | None:
    if len(several) < 2 or any(each.colour for each in several):
        return None
    return Total(count, tuple(each.nouns[0] for each in several), place)


@rule("parts_number", "{parts} の 数", "{parts}")
def _(parts: m.Parts) -> m.Parts:
    return parts


@rule("bare_many", "{number}", "{number=n}")
def _(number: float) -> m.Range:
    return m.Range(number, number)


# 「左側に2個並ぶ」 is about where they are; without a place it is about how they lie to each other.
@rule("claim", "{place=in_place} {group=counted} [が] 並ぶ")
def _(place: m.Place, group: m.Group) -> m.Claim | None:
    return Present((group,), place) if place != m.IMAGE else None


@rule(
    "claim", "{parts} (は | が | を) [、] {place=in_place} {count=many} [だけ | のみ] (ある | 並ぶ)"
)
def _(parts: m.Parts, place: m.Place, count: m.Range) -> m.Claim:
    return Present((group_of(parts, count),), place)


@rule("claim", "{nouns=noun+} 以外 の (もの | 物 | 部品) (が | は) {place} 位置しない")
def _(nouns: Sequence[str], place: m.Place) -> m.Claim:
    return NothingBut(tuple(nouns), place)


@rule(
    "claim",
    "{noun} (は | が) [、] 長い (もの | 物) が {long=n} [と] [、] 短い (もの | 物) が {short=n} (ある | だ)",
)
@rule("claim", "長い {noun} [が] {long=n} と [、] 短い {noun} [が] {short=n} [が] (ある | だ)")
@rule("claim", "長い {noun} と 短い {noun} が {long=n} ずつ ある")
def _(noun: str, long: float, short: float | None = None) -> m.Claim | None:
    return Ranked(m.Parts((noun,)), "length", int(long), int(short if short is not None else long))


@rule(
    "claim",
    "[{place=in_place}] {nouns=noun+} (以外 | のほか) [は | に | には | の部品は | のものは | の物は] [何も | 部品は] ない",
)
def _(nouns: Sequence[str], place: m.Place = m.IMAGE) -> m.Claim:
    return NothingBut(tuple(nouns), place)


@rule(
    "claim",
    "{place=in_place} {nouns=noun+} (だけ | のみ) が ある",
    "{place=in_place} {nouns=noun+} (だけ | のみ) だ",
)
def _(nouns: Sequence[str], place: m.Place) -> m.Claim:
    groups = tuple(m.Group(m.SOME, noun) for noun in nouns)
    return AllOf((Present(groups, place), NothingBut(tuple(nouns), place)))


@rule(
    "one_of_two",
    "{first=group} (か | または) {second=group} [か] (のどちらか | のいずれか) 一方 [だけ | のみ]",
    "{first=group} (か | または) {second=group} [か] の (一方 | 片方) (だけ | のみ)",
    "{first=group} と {second=group} (の | は | が) (うち | どちらか | いずれか) [、] [どちらか | いずれか] (一方 | 片方) (だけ | のみ)",
    given=True,
)
@rule("one_of_two", "{first=group} (または | か) {second=group}", given=True)
@rule("one_of_two", "{first=group} (または | か) {second=group}", given=False)
@rule(
    "one_of_two",
    "{first=group} (か | または) {second=group} [か] (のどちらか | のいずれか)",
    given=True,
)
@rule(
    "one_of_two",
    "{first=group} (か | または) {second=group} [か] (のどちらか | のいずれか)",
    given=False,
)
@rule(
    "one_of_two",
    "{first=group} (か | または | と) {second=group} の [うち] [、] 少なくとも (一方 | どちらか | どちらか一方 | 片方 | いずれか | 1つ)",
    given=False,
)
def _(first: m.Group, second: m.Group, given: bool) -> tuple[m.Group, m.Group, bool]:
    return first, second, given


@rule("claim", "{one_of_two} (が | は) {said}")
def _(one_of_two: tuple[m.Group, m.Group, bool], said: tuple[m.Predicate, ...]) -> m.Claim | None:
    first, second, only = one_of_two
    if first.count != m.SOME or second.count != m.SOME:
        return None
    sayings = tuple(Saying(m.Every(each.parts, m.SOME), said) for each in (first, second))
    return OneOf(sayings, only=only)


@rule("claim", "[{place=in_place}] {first=parts} と {second=parts} (は | が) 同時に ない")
def _(first: m.Parts, second: m.Parts, place: m.Place = m.IMAGE) -> m.Claim:
    there = Present((group_of(first, m.SOME),), place)
    return If(there, Present((group_of(second, m.NONE),), place))


# Enough is that one of them is there.
@rule("claim", "[{place=in_place}] {one_of_two} [が | は] あれば いい")
def _(one_of_two: tuple[m.Group, m.Group, bool], place: m.Place = m.IMAGE) -> m.Claim:
    first, second, _ = one_of_two
    return OneOf((Present((first,), place), Present((second,), place)), only=False)


@rule("claim", "[{place=in_place}] {one_of_two} [が | は] ある")
def _(one_of_two: tuple[m.Group, m.Group, bool], place: m.Place = m.IMAGE) -> m.Claim:
    first, second, only = one_of_two
    return OneOf((Present((first,), place), Present((second,), place)), only=only)


@rule(
    "each",
    "各 {parts}",
    "(すべて | どの | それぞれ) の {parts}",
    "それぞれの {parts}",
    "どの {parts}",
    "{parts} のそれぞれ",
    "{parts} ごと",
    "1つの {parts}",
)
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule("claim", "{each_plain} (に | には) [、] {group=counted} ずつ ある")
@rule("claim", "{each_plain} (に | には) [、] {count=many} ずつ {parts} (が | を) ある")
@rule("claim", "{parts} (は | が) {each_plain} ごとに {count=many} [ずつ] (ある | だ)")
def _(
    each_plain: m.Subject,
    group: m.Group | None = None,
    count: m.Range = m.SOME,
    parts: m.Parts | None = None,
) -> m.Claim:
    held = group_of(parts, count) if parts is not None else group
    return Saying(each_plain, (Holds((held,) if held is not None else ()),))


@rule("state", "(それぞれ | すべて | 各々 | どれ) (に | には | にも) [、] {groups} [が] ある")
def _(groups: Groups) -> m.Predicate:
    return Holds(groups)


@rule("each_plain", "{parts}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule("each_so_many", "{parts} (が | を) それぞれ {count=many} [ずつ] ある")
def _(parts: m.Parts, count: m.Range) -> Groups:
    return (group_of(parts, count),)


# 「ナットは箱の四隅にある」: one or more in each of them.
@rule("claim", "{parts} (は | が) {cells} に [それぞれ] ある")
def _(parts: m.Parts, cells: m.Cells) -> m.Claim:
    return Saying(cells, (Holds((group_of(parts, m.SOME),)),))


# 「ナットにもボルトにも」
@rule("claim", "{one=parts} にも {other=parts} にも [、] {groups} [が] [ずつ] ある")
@rule(
    "claim",
    "{one=parts} と {other=parts} の (両方 | それぞれ | どちら) (に | にも | には) [、] {groups} [が] [ずつ] ある",
)
def _(one: m.Parts, other: m.Parts, groups: Groups) -> m.Claim:
    return Saying(m.Several((m.Every(one, m.SOME), m.Every(other, m.SOME))), (Holds(groups),))


@rule("each", "{cells}")
def _(cells: m.Cells) -> m.Subject:
    return cells


@rule(
    "claim",
    "{each} [の中 | 内] (に | には | にも) [は] [それぞれ] [、] {groups} [が] [ずつ] ある",
    "{each} (に | には | にも) [それぞれ] [、] {groups} ずつ ある",
    "{each=each_plain} (に | には) [は] {groups=each_so_many}",
    "{each=each_plain} ごとに [、] {groups} [ずつ] (ある | だ)",
    "{each} (に | には) {groups} だ",
    "{each=each_plain} (に | には) [は] (それぞれ | 1つずつ | 各々) [、] {groups} [が] [ずつ] ある",
)
def _(each: m.Subject, groups: Groups) -> m.Claim:
    return Saying(each, (Holds(groups),))


@rule("claim", "{each} (に | には) [は] {parts} が ない")
def _(each: m.Subject, parts: m.Parts) -> m.Claim:
    return Saying(each, (Holds((group_of(parts, m.NONE),)),))

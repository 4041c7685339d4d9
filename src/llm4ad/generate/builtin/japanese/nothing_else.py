"""Enough, and nothing else, in Japanese: 1個あればよい, 位置は問わない, ナット以外は何もない."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.japanese.left_out import NoMatter, leaves_open
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.neighbours import NothingBetween
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import NothingBut
from llm4ad.generate.builtin.lying_on import place_on

if TYPE_CHECKING:
    from collections.abc import Sequence


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
@rule("no_matter_of", "(位置 | 場所 | 配置 | 置き場所) (は | が) {no_matter}", given="place")
@rule("no_matter_of", "色 (は | が) {no_matter}", given="colour")
@rule("no_matter_of", "(向き | 順番 | 順序 | 並び順 | 大きさ) (は | が) {no_matter}", given="other")
def _(no_matter: bool, given: str) -> str:
    return given


@rule("claim", "{claim=free} [が] [、 | ただし、] {no_matter_of}")
def _(claim: Present, no_matter_of: str) -> m.Claim | None:
    return claim if leaves_open(claim, no_matter_of) else None


@rule("joint", "過不足 (が | は | も) [一切] {not_mixed}")
def _(not_mixed: bool) -> NoMatter:
    return NoMatter("exact")


@rule("joint", "{no_matter_of}")
def _(no_matter_of: str) -> NoMatter:
    return NoMatter(no_matter_of)


@rule("free", "{enough}")
def _(enough: Present) -> Present:
    return enough


@rule("free", "[{place=in_place}] {groups} [が] (ある | だ)")
def _(groups: tuple[m.Group, ...], place: m.Place = m.IMAGE) -> Present:
    return Present(groups, place)


# ------------------------------------------------ nothing else


@rule(
    "thing",
    "(部品 | もの | 物 | 品 | 品物 | 具 | 具材 | 内容物 | 構成品 | 部材 | アイテム | パーツ | 中身)",
)
def _() -> bool:
    return True


@rule(
    "claim",
    "[{place=in_place}] {nouns=noun+} (以外 | のほか) [の {thing}] (は | が | に | には | を) [何も | 一切 | 一つも] ない",
    "[{place=in_place}] {nouns=noun+} (以外 | のほか) [は | に | には] 一切 ない",
    "[{place=in_place}] {nouns=noun+} を 除いて [は] [、] 何も ない",
)
def _(nouns: Sequence[str], thing: bool = True, place: m.Place = m.IMAGE) -> m.Claim:
    return NothingBut(tuple(nouns), place)


@rule("on", "{ref} の上 に [は]")
def _(ref: m.Ref) -> m.Place:
    return place_on(ref)


# Others than what something lies on, or lies between; in a box it would be others than which?
@rule(
    "other_things",
    "(他 の | ほか の | 別 の | その他 の) {thing} (が | は | も | を)",
    "(他 に | ほか に) (何 も | 部品 が | 部品 は | もの が)",
)
def _(thing: bool = True) -> bool:
    return thing


_NOT_ON = "(のっていない | 載っていない | 乗っていない | のっていてはならない | 載っていてはならない | 乗っていてはならない | のっていてはいけない | 載っていてはいけない | 乗っていてはいけない | のっていないこと | 載っていないこと | 乗っていないこと | 載せられていない | のせられていない | 乗せられていない | 置かれていない)"


@rule(
    "claim",
    f"{{on}} {{nouns=noun+}} 以外 の {{thing}} (が | は | を) {_NOT_ON}",
    f"{{on}} {{nouns=noun+}} 以外 [は] 何も {_NOT_ON}",
)
def _(on: m.Place, nouns: Sequence[str], thing: bool = True) -> m.Claim:
    return NothingBut(tuple(nouns), on)


@rule("claim", f"{{nouns=noun+}} 以外 の {{thing}} が {{on}} {_NOT_ON}")
def _(on: m.Place, nouns: Sequence[str], thing: bool) -> m.Claim | None:
    return NothingBut(tuple(nouns), on) if on.side != "on" else None


@rule("claim", f"{{on}} 何も {_NOT_ON}")
def _(on: m.Place) -> m.Claim:
    return NothingBut((), on)


@rule(
    "claim",
    f"{{ref}} [の上] (に | には) {{other_things}} [一切] ({_NOT_ON} | ない)",
    f"{{other_things}} {{ref}} [の上] (に | には) [一切] {_NOT_ON}",
)
def _(ref: m.Ref, other_things: bool) -> m.Claim | None:
    if any(map(is_container, m.nouns_of(ref))):
        return None
    return NothingBut((), m.Place("part", "on", ref))


@rule(
    "claim",
    "{place=in_place} {nouns=noun+} しか ない",
    "{place} に ある の は {nouns=noun+} (だけ | のみ) だ",
    "{place=on} ある (の | {thing}) は {nouns=noun+} (だけ | のみ) だ",
    "{place=on} {nouns=noun+} (だけ | のみ) が ある",
    "{place=in_part} の は {nouns=noun+} (だけ | のみ) だ",
    "{place=in_part} {thing} は {nouns=noun+} (だけ | のみ) だ",
    "{place} (の | にある) {thing} は {nouns=noun+} (だけ | のみ) だ",
)
def _(nouns: Sequence[str], place: m.Place, thing: bool = True) -> m.Claim | None:
    if place == m.IMAGE and not thing:
        return None
    groups = tuple(m.Group(m.SOME, noun) for noun in nouns)
    inside = m.Place("part", of=place.of) if place.kind == "part" else place
    return AllOf((Present(groups, inside), NothingBut(tuple(nouns), place)))


@rule(
    "claim",
    "{first=ref} と {second=ref} の 間 (に | には) [は] 何も ない",
    "{first=ref} と {second=ref} の 間 (に | には) [は] {other_things} [一切] ない",
)
def _(first: m.Ref, second: m.Ref, other_things: bool = True) -> m.Claim:
    return NothingBetween(m.The((first, second)))

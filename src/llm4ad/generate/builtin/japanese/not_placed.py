"""What lies nowhere there, in Japanese: 箱の左半分は空である, ご飯の上に鮭を置かない."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.places import owned
from llm4ad.generate.builtin.japanese.relations import of_none
from llm4ad.generate.builtin.japanese.whereabouts import holds_others
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.numbers import AnythingCounted, Present
from llm4ad.generate.builtin.kinds.places import (
    HoldsNothing,
    HoldsSomething,
    NotEmpty,
    NothingBut,
)
from llm4ad.generate.builtin.kinds.positions import Overlapping
from llm4ad.generate.builtin.kinds.saying import Not, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule("claim", "[{owner}] 中央 (に | には) 何も ない")
def _(owner: Sequence[m.Ref] = ()) -> m.Claim:
    return NothingBut((), m.Place("middle", of=owned(owner)))


@rule(
    "claim",
    "{place=region} (は | が) (空 | から | 空っぽ | 空き) だ",
    "{place=in_place} {thing} (が | は) [一切 | 何も] ない",
)
def _(place: m.Place, thing: bool = True) -> m.Claim | None:
    return NothingBut((), place) if place != m.IMAGE else None


# What is beside a box cannot be asked so: its own half is meant.
@rule("claim", "{ref} の {side} 側 (に | には) ({thing} (が | は) | 何も) ない")
def _(ref: m.Ref, side: str, thing: bool = True) -> m.Claim | None:
    if not holds_others(ref):
        return None
    return NothingBut((), m.Place("half", side, ref))


@rule(
    "not_put",
    "(置かれていない | 入れられていない | 載せられていない | のせられていない | 乗せられていない | 貼られていない)",
)
def _() -> bool:
    return True


# 「仕切りを2枚以上入れない」
@rule("claim", "[{place=in_place}] {parts} (を | は) {n} 以上 {not_put}")
def _(parts: m.Parts, n: float, not_put: bool, place: m.Place = m.IMAGE) -> m.Claim | None:
    return Present((group_of(parts, m.Range(None, n - 1)),), place) if n > 1 else None


@rule("claim", "{place=region} (に | には) {parts} (を | は) {not_put}")
@rule("claim", "{parts} (を | は) {place=region} (に | には) {not_put}")
def _(place: m.Place, parts: m.Parts, not_put: bool) -> m.Claim:
    return Present((group_of(parts, m.NONE),), place)


@rule(
    "claim",
    "{ref} [の上] (に | には) {parts} (を | は) {not_put}",
    "{parts} (を | は) {ref} [の上] (に | には) {not_put}",
)
def _(ref: m.Ref, parts: m.Parts, not_put: bool) -> m.Claim | None:
    on = of_none(Overlapping(), m.The((ref,)))
    return Saying(m.Every(parts), (on,)) if on is not None else None


# ------------------------------------------------ empty, or not


@rule(
    "claim",
    "{place=in_place} 何も ない",
    "{ref} (の中 | 内) (は | が) (空 | から) だ",
    "{ref} が 空 だ",
)
def _(place: m.Place | None = None, ref: m.Ref | None = None) -> m.Claim:
    return NothingBut((), place or m.Place("part", of=ref))


@rule(
    "claim",
    "{ref} [の中 | 内] (は | が) (空 | から) ではない",
    "{place=in_place} (何か | 何かしら) が ある",
)
def _(place: m.Place | None = None, ref: m.Ref | None = None) -> m.Claim:
    return NotEmpty(place or m.Place("part", of=ref))


@rule("claim", "{cells} (に | には | は) [は] 何も ない")
def _(cells: m.Cells) -> m.Claim:
    return Saying(cells, (HoldsNothing(),))


# 「箱の中身は全部で12個」
@rule(
    "claim",
    "{place=region} の 部品 (点数 | の 数 | 数 | の 総数 | 総数 | の 点数) (は | が) [合計 [で]] {count=many} (だ | ある)",
    "{ref} の (中身 | 内容物 | 中の {thing}) (は | が) 合計 [で] {count=many} (だ | ある)",
    "{place=in_place} 合計 [で] {count=many} [の {thing}] [が] ある",
    "{place=in_place} 合計 [で] {count=many} の {thing} が ある",
)
def _(
    count: m.Range, ref: m.Ref | None = None, place: m.Place | None = None, thing: bool = True
) -> m.Claim | None:
    inside = place or m.Place("part", of=ref)
    return AnythingCounted(count, inside) if inside != m.IMAGE else None


@rule("claim", "{subject=all_topic} 空 だ", given=False)
@rule("claim", "{subject=all_topic} 空 ではない", given=True)
def _(subject: m.Subject, given: bool) -> m.Claim:
    filled = HoldsSomething()
    return Saying(subject, (filled if given else Not(filled),))


@rule("claim", "空 の {parts} が [1つも | 1個も] ない")
def _(parts: m.Parts) -> m.Claim:
    return Saying(m.Every(parts), (HoldsSomething(),))


@rule("claim", "{ref} (の外 | の外側) (に | には) [は] [、] 何も ない")
def _(ref: m.Ref) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True)

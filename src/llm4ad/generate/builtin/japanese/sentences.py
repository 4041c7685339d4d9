"""Whole Japanese sentences: ナットが2個ある, ナットは赤い, 液が赤ければチェリーがある."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predicates import negation
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.predicates import between, sized
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, ColourOrder, SameColour
from llm4ad.generate.builtin.kinds.logic import AllOf, If, OneOf
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present, Total
from llm4ad.generate.builtin.kinds.places import Holds, InPlace, NothingBut
from llm4ad.generate.builtin.kinds.positions import (
    Aligned,
    Apart,
    EvenlySpaced,
    InOrder,
    LevelWith,
    Parallel,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import (
    Compared,
    Gap,
    Measured,
    Ranked,
    Share,
    Usual,
    UsualNumber,
    around,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]

# ------------------------------------------------ numbers of parts


def _group(parts: m.Parts, count: m.Range) -> m.Group:
    return m.Group(count, parts.nouns[0], parts.colour)


@rule("counted", "{parts} [が | は | を] {count=many}", "{count=many} の {parts}")
def _(parts: m.Parts, count: m.Range) -> m.Group:
    return _group(parts, count)


@rule("group", "{group=counted}")
def _(group: m.Group) -> m.Group:
    return group


@rule("group", "{parts}")
def _(parts: m.Parts) -> m.Group:
    return _group(parts, m.SOME)


@rule("groups", "{several=counted+}")
def _(several: Sequence[m.Group]) -> Groups:
    return tuple(several)


@rule("groups", "{several=parts+}", "{several=parts+} の 両方")
def _(several: Sequence[m.Parts]) -> Groups:
    return tuple(_group(each, m.SOME) for each in several)


@rule(
    "groups",
    "{several=parts+} (が | を) [それぞれ] {count=many} ずつ",
    "{several=parts+} [が] それぞれ {count=many}",
)
def _(several: Sequence[m.Parts], count: m.Range) -> Groups | None:
    return tuple(_group(each, count) for each in several) if len(several) > 1 else None


@rule("in_place", "{place} (に | には | にも | は) [、]")
def _(place: m.Place) -> m.Place:
    return place


@rule("claim", "[{place=in_place}] {groups} [が] ある", "[{place=in_place}] {groups} だ")
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
    return Present((_group(several[0], m.NONE),), place) if len(several) == 1 else None


@rule("claim", "[{place=in_place}] {first=parts} も {second=parts} も ない")
def _(first: m.Parts, second: m.Parts, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((_group(first, m.NONE), _group(second, m.NONE)), place)


@rule("claim", "[{place=in_place}] {several=parts+} [が] 合計 [で | 、] {count=many} (ある | だ)")
@rule("claim", "[{place=in_place}] {several=parts+} の 合計 [が] {count=many} (ある | だ)")
@rule("claim", "[{place=in_place}] {several=parts+} [が] {count=many} [を] 合計 ある")
@rule(
    "claim",
    "{several=parts+} の 合計の 数 が {count=many} だ",
    "{several=parts+} の 数 の 合計 [が] {count=many} だ",
)
def _(several: Sequence[m.Parts], count: m.Range, place: m.Place = m.IMAGE) -> m.Claim | None:
    if len(several) < 2 or any(each.colour for each in several):
        return None
    return Total(count, tuple(each.nouns[0] for each in several), place)


@rule("claim", "{parts} (は | が) [、] {place=in_place} {count=many} [だけ | のみ] ある")
def _(parts: m.Parts, place: m.Place, count: m.Range) -> m.Claim:
    return Present((_group(parts, count),), place)


@rule("claim", "[{place=in_place}] {parts} (が | は) {n} しか ない")
def _(parts: m.Parts, n: float, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((_group(parts, exactly(n)),), place)


@rule(
    "claim",
    "{first=ref} と {second=ref} の間 (に | には) [は] [、] {parts} (が | は) [必ず] {count=many} ある",
)
def _(first: m.Ref, second: m.Ref, parts: m.Parts, count: m.Range) -> m.Claim:
    return Saying(m.Some(count, parts), (between(first, second),))


@rule("claim", "{nouns=noun+} 以外 の (もの | 物 | 部品) (が | は) {place} 位置しない")
def _(nouns: Sequence[str], place: m.Place) -> m.Claim:
    return NothingBut(tuple(nouns), place)


@rule("claim", "{parts} の 数 が {count=many} だ", "{parts} の 数 が {count=many}")
def _(parts: m.Parts, count: m.Range) -> m.Claim:
    return Present((_group(parts, count),))


def _compared(ending: str, more: m.Range) -> None:
    @rule("claim", f"{{first=parts}} [の 数] が {{second=parts}} [の 数] {ending}")
    def _(first: m.Parts, second: m.Parts) -> m.Claim:
        return NumbersCompared(first, second, more)


_compared("より [も] (多い | 多く | 多いこと | 多くなければならない | 多くある)", m.Range(1, None))
_compared("より [も] (少ない | 少なく | 少ないこと | 少なくなければならない)", m.Range(None, -1))
_compared(
    "より [も] (少なくない | 少なくてはいけない | 少なくてはならない | 少なくないこと)",
    m.Range(0, None),
)
_compared(
    "より [も] (多くない | 多くてはいけない | 多くてはならない | 多くないこと)", m.Range(None, 0)
)
_compared("と 同じ 数 (だ | ある)", m.NONE)
_compared("と 同じ だ", m.NONE)
_compared("と 同じ", m.NONE)
_compared("と 同じ だけ ある", m.NONE)


@rule("claim", "{first=parts} の 数 が {second=parts} の 数 以上 だ", given=m.Range(0, None))
@rule("claim", "{first=parts} の 数 が {second=parts} の 数 以下 だ", given=m.Range(None, 0))
def _(first: m.Parts, second: m.Parts, given: m.Range) -> m.Claim:
    return NumbersCompared(first, second, given)


@rule(
    "claim",
    "{first=parts} と {second=parts} の 数 が 同じ [だ]",
    "{first=parts} と {second=parts} が 同じ 数 (だ | ある)",
)
def _(first: m.Parts, second: m.Parts) -> m.Claim:
    return NumbersCompared(first, second, m.NONE)


@rule("claim", "{first=parts} [の 数] が {second=parts} [の 数] の {number} 倍 (だ | ある)")
def _(first: m.Parts, second: m.Parts, number: float) -> m.Claim:
    return NumbersCompared(first, second, m.NONE, number)


@rule(
    "claim",
    "{parts} の 数 が (いつもどおり | いつも通り | 通常どおり | いつもと同じ | 通常と同じ | 普段と同じ) [だ]",
)
def _(parts: m.Parts) -> m.Claim:
    return UsualNumber(parts)


@rule("claim", "長い {noun} [が] {long=n} と [、] 短い {noun} [が] {short=n} (ある | だ)")
@rule("claim", "長い {noun} と 短い {noun} が {long=n} ずつ ある")
def _(noun: str, long: float, short: float | None = None) -> m.Claim | None:
    return Ranked(m.Parts((noun,)), "length", int(long), int(short if short is not None else long))


# ------------------------------------------------ nothing, nothing but, either


@rule(
    "claim",
    "{place=in_place} 何も ない",
    "{ref} (の中 | 内) (は | が) (空 | から) だ",
    "{ref} が 空 だ",
)
def _(place: m.Place | None = None, ref: m.Ref | None = None) -> m.Claim:
    return NothingBut((), place or m.Place("part", of=ref))


@rule("claim", "{ref} (の外 | の外側) (に | には) [は] [、] 何も ない")
def _(ref: m.Ref) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True)


@rule("claim", "すべて [の] (部品 | もの | 物) (は | が) {ref} (の中 | 内) 位置する")
def _(ref: m.Ref) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True)


@rule(
    "claim",
    "[{place=in_place}] {nouns=noun+} (以外 | のほか) [は | に | には | の部品は | のものは | の物は] [何も | 部品は] ない",
)
def _(nouns: Sequence[str], place: m.Place = m.IMAGE) -> m.Claim:
    return NothingBut(tuple(nouns), place)


@rule("claim", "{place=in_place} {nouns=noun+} (だけ | のみ) が ある")
def _(nouns: Sequence[str], place: m.Place) -> m.Claim:
    groups = tuple(m.Group(m.SOME, noun) for noun in nouns)
    return AllOf((Present(groups, place), NothingBut(tuple(nouns), place)))


@rule(
    "claim",
    "[{place=in_place}] {first=group} か {second=group} (のどちらか一方 | のいずれか一方 | のどちらか) [だけ | のみ] が ある",
    given=True,
)
@rule("claim", "[{place=in_place}] {first=group} または {second=group} が ある", given=True)
@rule("claim", "[{place=in_place}] {first=group} または {second=group} が ある", given=False)
@rule("claim", "[{place=in_place}] {first=group} か {second=group} が ある", given=True)
@rule("claim", "[{place=in_place}] {first=group} か {second=group} が ある", given=False)
@rule(
    "claim",
    "[{place=in_place}] {first=group} か {second=group} の (少なくとも一方 | 少なくともどちらか) が ある",
    given=False,
)
def _(first: m.Group, second: m.Group, given: bool, place: m.Place = m.IMAGE) -> m.Claim:
    return OneOf((Present((first,), place), Present((second,), place)), only=given)


# ------------------------------------------------ each container


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


@rule("each", "{cells}")
def _(cells: m.Cells) -> m.Subject:
    return cells


@rule(
    "claim",
    "{each} [の中 | 内] (に | には | にも) [は] [それぞれ] [、] {groups} [が] [ずつ] ある",
    "{each} (に | には | にも) [それぞれ] [、] {groups} ずつ ある",
)
def _(each: m.Subject, groups: Groups) -> m.Claim:
    return Saying(each, (Holds(groups),))


@rule("claim", "{each} (に | には) [は] {parts} が ない")
def _(each: m.Subject, parts: m.Parts) -> m.Claim:
    return Saying(each, (Holds((_group(parts, m.NONE),)),))


# ------------------------------------------------ a topic and what is said of it


@rule("topic", "{parts} (は | が)")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts, m.SOME)


@rule("topic", "{place} (の | にある) {parts} (は | が)")
def _(parts: m.Parts, place: m.Place) -> m.Subject | None:
    if place == m.IMAGE:
        return None
    return m.Every(m.Parts(parts.nouns, parts.colour, place), m.SOME)


@rule("topic", "{refs=picked+} (は | が)")
def _(refs: Sequence[m.Ref]) -> m.Subject:
    return m.The(tuple(refs))


@rule("picked", "{ref}")
def _(ref: m.Ref) -> m.Ref | None:
    return None if isinstance(ref, m.One) else ref


@rule(
    "topic", "{first=parts} と {second=parts} (は | が) [どちらも | ともに | 両方とも | いずれも]"
)
def _(first: m.Parts, second: m.Parts) -> m.Subject:
    return m.Several((m.Every(first, m.SOME), m.Every(second, m.SOME)))


@rule(
    "topic",
    "(すべて | どの | 各) [の] {parts} (は | が | も)",
    "{parts} (は | が) [、] すべて [が]",
)
@rule("topic", "{parts} の すべて (は | が)")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule(
    "topic",
    "{n} の {parts} (は | が) [すべて | どちらも | ともに]",
    "{parts} (は | が) {n} とも",
    "両方の {parts} (は | が)",
    "どちらの {parts} も",
    "{parts} (は | が) (どちらも | 両方とも)",
)
def _(parts: m.Parts, n: float = 2) -> m.Subject:
    return m.Every(parts, exactly(n))


@rule("topic", "{parts} (のうち | の中で | のうちの) [、] {count=many} (は | が | だけが | のみが)")
def _(parts: m.Parts, count: m.Range) -> m.Subject:
    return m.Some(count, parts)


@rule("topic", "{n} の {parts} (のうち | のうちの) [、] {count=many} (は | が | だけが | のみが)")
def _(parts: m.Parts, n: float, count: m.Range) -> m.Subject:
    return m.Some(count, parts, exactly(n))


@rule("topic", "{parts} が {count=many} (だけ | のみ)")
def _(parts: m.Parts, count: m.Range) -> m.Subject:
    return m.Some(count, parts)


@rule("said", "{state}")
def _(state: m.Predicate) -> tuple[m.Predicate, ...]:
    return (state,)


@rule("said", "{state} [、 | 、かつ | かつ | 、また、] {rest=said}")
def _(state: m.Predicate, rest: tuple[m.Predicate, ...]) -> tuple[m.Predicate, ...]:
    return (state, *rest)


@rule("claim", "{topic} [、] {said}")
def _(topic: m.Subject, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    return _saying(topic, said)


def _saying(topic: m.Subject, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    colours = [each for each in said if isinstance(each, Coloured)]
    if len(colours) > 1:
        return None
    if any(isinstance(each, Not | Usual) for each in said):
        if isinstance(topic, m.Some):
            return None if any(isinstance(each, Usual) for each in said) else Saying(topic, said)
        topic = _not_surely_there(topic)
    if any(isinstance(each, Usual) for each in said) and isinstance(topic, m.Several):
        return None
    return Saying(topic, said)


def _not_surely_there(topic: m.Subject) -> m.Subject:
    if isinstance(topic, m.Several):
        return m.Several(tuple(_bare(each) for each in topic.subjects))
    return _bare(topic) if isinstance(topic, m.Every) else topic


def _bare(topic: m.The | m.Every) -> m.The | m.Every:
    return m.Every(topic.parts) if isinstance(topic, m.Every) and topic.count == m.SOME else topic


@rule("measured", "{parts} の", given=m.SOME)
@rule("measured", "(すべて | 各 | どの) [の] {parts} の", given=None)
def _(parts: m.Parts, given: m.Range | None) -> m.Subject:
    return m.Every(parts, given)


@rule("measured", "{ref=picked} の")
def _(ref: m.Ref) -> m.Subject:
    return m.The((ref,))


@rule("claim", "{measured} {measure} (は | が) {size} [だ]")
def _(
    measured: m.Subject, measure: str, size: tuple[m.Range, m.Ref | str | None, str]
) -> m.Claim | None:
    predicate = sized(measure, size)
    return Saying(measured, (predicate,)) if predicate is not None else None


@rule(
    "claim", "{measured} {measure} (は | が) (いつもと | 通常と | 普段と | 正常な画像と) 同じ [だ]"
)
@rule(
    "claim",
    "{measured} {measure} (は | が) (いつもどおり | いつも通り | 通常どおり | 普段どおり) [だ]",
)
def _(measured: m.Subject, measure: str) -> m.Claim:
    return Saying(_not_surely_there(measured), (Usual(measure),))


@rule("claim", "{measured} 色 (は | が) {colours} だ")
def _(measured: m.Subject, colours: tuple[str, ...]) -> m.Claim:
    return Saying(measured, (Coloured(colours),))


@rule("claim", "{place=in_place} {groups} 、 {other=in_place} {last=groups} [が] ある")
def _(place: m.Place, groups: Groups, other: m.Place, last: Groups) -> m.Claim:
    return AllOf((Present(groups, place), Present(last, other)))


# 「すべてのナットは赤くない」: none of them, or not every one? Both are read.
@rule("claim", "すべて [の] {parts} (は | が) {state}")
def _(parts: m.Parts, state: m.Predicate) -> m.Claim | None:
    return Saying(m.Some(m.SOME, parts), (state,)) if isinstance(state, Not) else None


@rule(
    "claim",
    "どの {parts} も {state}",
    "{parts} (は | が) (1個も | 一つも | どれも | 1本も) {state}",
)
def _(parts: m.Parts, state: m.Predicate) -> m.Claim | None:
    return Saying(m.Every(parts), (state,)) if isinstance(state, Not) else None


@rule(
    "claim",
    "{first=topic_count} [、] {said}",
    "{first=topic_count} [、] (すべて | どちらも | いずれも | 両方とも) [が] {said}",
)
def _(first: Present, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    (group,) = first.groups
    saying = _saying(m.Every(m.Parts((group.noun,), group.colour, _place(first))), said)
    return AllOf((first, saying)) if saying is not None else None


@rule("topic_count", "[{place=in_place}] {group=counted} (だ | ある)")
def _(group: m.Group, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((group,), place)


def _place(claim: Present) -> m.Place | None:
    return None if claim.place == m.IMAGE else claim.place


@rule(
    "claim",
    "{parts} (のうち | の) {count=many} (は | が) {first=state} [、] (残り | ほか | 他) [のもの] (は | が) [すべて] {second=state}",
)
@rule(
    "claim",
    "{parts} (は | が) {count=many} (は | が) {first=state} [、] (残り | ほか | 他) (は | が) [すべて] {second=state}",
)
def _(parts: m.Parts, count: m.Range, first: m.Predicate, second: m.Predicate) -> m.Claim | None:
    opposite, contrary = negation(first), negation(second)
    if opposite is None or contrary is None or isinstance(first, Not) or isinstance(second, Not):
        return None
    rest = Saying(m.Some(m.NONE, parts), (opposite, contrary))
    return AllOf((Saying(m.Some(count, parts), (first,)), rest))


# ------------------------------------------------ parts among each other


@rule("among", "{refs=ref+} (は | が)")
def _(refs: Sequence[m.Ref]) -> m.The | None:
    return m.The(tuple(refs)) if len(refs) > 1 else None


@rule(
    "among",
    "[すべて の] {parts} (は | が) [すべて | どれも]",
    "{parts} 同士 (は | が)",
    "どの 2つの {parts} も",
)
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts)


@rule("among", "{n} の {parts} (は | が)")
def _(parts: m.Parts, n: float) -> m.Every:
    return m.Every(parts, exactly(n))


@rule("mutual", "[互いに] 接する", given=True)
@rule("mutual", "[互いに] 接しない", given=False)
def _(given: bool) -> tuple[Relation, bool]:
    return Touching(), not given


@rule("mutual", "[すべて] 同じ 色 だ", "色が [すべて] 同じ だ", given=False)
@rule("mutual", "(違う | 異なる) 色 だ", "色が (違う | 異なる | 異なり | 違い)", given=True)
def _(given: bool) -> tuple[Relation, bool]:
    return SameColour(), given


@rule(
    "mutual",
    "[すべて] [およそ] 同じ {measure} だ",
    "{measure} (が | は) [すべて] [およそ] 同じ [だ]",
)
def _(measure: str) -> tuple[Relation, bool]:
    return Compared(measure, around(1), measure), False


@rule("mutual", "[互いに] 平行 だ")
def _() -> tuple[Relation, bool]:
    return Parallel(), False


@rule("mutual", "同じ 高さ 位置する")
def _() -> tuple[Relation, bool]:
    return LevelWith("row"), False


@rule("mutual", "[互いに] {pixels} 離れている", "{pixels} 離れていること")
def _(pixels: m.Range) -> tuple[Relation, bool]:
    return Apart(pixels), False


@rule("claim", "{among} [、] {mutual}")
def _(among: m.The | m.Every, mutual: tuple[Relation, bool]) -> m.Claim:
    return Pairs(among, *mutual)


@rule(
    "claim",
    "{first=ref} と {second=ref} の (間隔 | 距離 | 隙間 | すき間 | 間の距離) (は | が) {pixels} [だ]",
    given=False,
)
@rule(
    "claim",
    "{first=ref} と {second=ref} の 中心 (間の距離 | 間距離 | の距離) (は | が) {pixels} [だ]",
    given=True,
)
def _(first: m.Ref, second: m.Ref, pixels: m.Range, given: bool) -> m.Claim:
    return Measured(Gap(first, second, given), pixels, "px")


@rule("row", "(横一列 | 一列 | 1列 | 横1列 | 横に一列)", given="row")
@rule("row", "(縦一列 | 縦1列 | 縦に一列)", given="column")
def _(given: str) -> str:
    return given


@rule("claim", "{among} [、] {row} に 並ぶ")
def _(among: m.The | m.Every, row: str) -> m.Claim | None:
    return Aligned(among, row)  # pyright: ignore[reportArgumentType]


@rule(
    "claim", "{among} [、] 等間隔 に 並ぶ", "{among} [、] (等間隔 | 間隔が等しい | 間隔が同じ) だ"
)
def _(among: m.The | m.Every) -> m.Claim | None:
    return EvenlySpaced(among.parts, among.count) if isinstance(among, m.Every) else None


@rule(
    "claim",
    "{among} [、] {row} に [、] 等間隔 (で | に) 並ぶ",
    "{among} [、] 等間隔 (で | に) {row} に 並ぶ",
)
def _(among: m.The | m.Every, row: str) -> m.Claim | None:
    if not isinstance(among, m.Every):
        return None
    aligned = Aligned(m.Every(among.parts), row)  # pyright: ignore[reportArgumentType]
    return AllOf((aligned, EvenlySpaced(among.parts, among.count)))


@rule("direction", "左から [右へ | 右に] [順に | 順番に]", given="left to right")
@rule("direction", "右から [左へ | 左に] [順に | 順番に]", given="right to left")
@rule("direction", "上から [下へ | 下に] [順に | 順番に]", given="top to bottom")
@rule("direction", "下から [上へ | 上に] [順に | 順番に]", given="bottom to top")
def _(given: str) -> str:
    return given


@rule(
    "claim",
    "{direction} [、] {refs=ref+} (の順に | の順で | が | の順番に) [この順に] (並ぶ | ある)",
    "{refs=ref+} (は | が) {direction} [この順に | 順に] (並ぶ | ある)",
)
def _(direction: str, refs: Sequence[m.Ref]) -> m.Claim | None:
    return InOrder(tuple(refs), direction) if len(refs) > 1 else None


@rule(
    "claim",
    "{parts} (は | が) {direction} [、] {colours=colour+} (だ | の順に 並ぶ | の順で 並ぶ | の順だ | の順である)",
    "{direction} [、] {parts} (は | が) {colours=colour+} (だ | の順に 並ぶ)",
)
def _(parts: m.Parts, direction: str, colours: Sequence[str]) -> m.Claim | None:
    return ColourOrder(parts, tuple(colours), direction) if len(colours) > 1 else None


# ------------------------------------------------ levels


@rule("claim", "{of=ref} の中の {ref} の (高さ | 液面 | 液面の高さ | 量) (は | が) {shares} [だ]")
@rule("claim", "{ref} の (液面 | 液面の高さ | 高さ) (は | が) {of=ref} の高さの {shares} [だ]")
def _(of: m.Ref, ref: m.Ref, shares: m.Range) -> m.Claim:
    return Measured(Share(ref, of, level=True), shares, "share")


@rule("claim", "{place=in_place} {refs=ref+} が 位置する")
def _(place: m.Place, refs: Sequence[m.Ref]) -> m.Claim:
    return Saying(m.The(tuple(refs)), (InPlace(place),))


# ------------------------------------------------ if, and


@rule("test", "{claim} なら", "もし {claim} なら")
def _(claim: m.Claim) -> m.Claim:
    return claim


@rule(
    "test",
    "[もし] [{place=in_place}] {groups} が (あれば | 存在すれば | あるときは | 入っていれば)",
)
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule("test", "[もし] [{place=in_place}] {parts} が (なければ | 存在しなければ)")
def _(parts: m.Parts, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((_group(parts, m.NONE),), place)


@rule(
    "test",
    "[もし] {ref} が {colour} (ければ | いときは | い場合 | い場合は | いなら | いならば)",
    "[もし] {ref} が {colours} (なら | ならば | であれば | の場合 | の場合は | のとき | のときは)",
)
def _(ref: m.Ref, colour: str = "", colours: tuple[str, ...] = ()) -> m.Claim:
    return Saying(m.The((ref,)), (Coloured(colours or (colour,)),))


@rule(
    "test",
    "[もし] {ref} が {colour} (くなければ | くない場合 | くない場合は)",
    "[もし] {ref} が {colours} でなければ",
)
def _(ref: m.Ref, colour: str = "", colours: tuple[str, ...] = ()) -> m.Claim:
    return Saying(m.The((ref,)), (Not(Coloured(colours or (colour,))),))


@rule("test", "[もし] {ref} が {where} に (あれば | あるときは | ある場合 | ある場合は | あるなら)")
def _(ref: m.Ref, where: m.Predicate) -> m.Claim:
    return Saying(m.The((ref,)), (where,))


@rule("test", "[もし] {ref} が {other=ref} に (接していれば | 触れていれば | 接している場合は)")
def _(ref: m.Ref, other: m.Ref) -> m.Claim:
    return Saying(m.The((ref,)), (Towards(Touching(), m.The((other,))),))


@rule("test", "{colour} (い | の) {noun} (には | に は)")
def _(colour: str, noun: str) -> m.Claim:
    return Present((m.Group(m.SOME, noun, colour),))


@rule("conditional", "{test} [、] {claims}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim:
    return If(test, _all(claims))


@rule("conditional", "{test} [、] {said}")
def _(test: m.Claim, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    nouns = m.nouns_of(test)
    if len(nouns) != 1 or not isinstance(test, Present):
        return None
    return If(test, Saying(m.Every(m.Parts((nouns[0],))), said))


@rule("then", "、", "、また、", "、かつ", "。", "し、", "、そして", "、なお")
def _() -> bool:
    return True


@rule("claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


@rule("claims", "{claim} {then} {claims}")
def _(claim: m.Claim, claims: tuple[m.Claim, ...], then: bool) -> tuple[m.Claim, ...]:
    return (claim, *claims)


@rule("sentence", "{claims}", "画像 (に | には | では) [は] [、] {claims}")
def _(claims: tuple[m.Claim, ...]) -> m.Claim:
    return _all(claims)


@rule("sentence", "{conditional}")
def _(conditional: m.Claim) -> m.Claim:
    return conditional


@rule("sentence", "{first=conditional} {then} {second=conditional}")
def _(first: m.Claim, second: m.Claim, then: bool) -> m.Claim:
    return AllOf((first, second))


def _all(claims: tuple[m.Claim, ...]) -> m.Claim:
    flat: list[m.Claim] = []
    for claim in claims:
        flat += claim.claims if isinstance(claim, AllOf) else (claim,)
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat))

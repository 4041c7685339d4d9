"""A topic and what is said of it: ナットは赤い, どのナットも赤くない."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.mutual import said_of
from llm4ad.generate.builtin.japanese.owners import in_the_same, of_one_list
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds import together
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Not, Saying, Towards
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule("topic", "{kind} (は | が) [それぞれ]")
def _(kind: m.Parts) -> m.Subject:
    return m.Every(kind, m.SOME)


@rule("topic", "{several=parts+} (は | が) [いずれも | すべて | それぞれ]")
def _(several: Sequence[m.Parts]) -> m.Subject | None:
    if len(several) < 3:
        return None
    return m.Several(tuple(m.Every(each, m.SOME) for each in several))


@rule(
    "topic", "{several=parts+} [、 | は 、] (ともに | どちらも | いずれも | 両方とも | すべて) [、]"
)
def _(several: Sequence[m.Parts]) -> m.Subject | None:
    if len(several) < 2:
        return None
    return m.Several(tuple(m.Every(each, m.SOME) for each in several))


@rule("topic", "{all_these} [、] [すべて | どちらも | 両方とも]")
def _(all_these: tuple[m.Parts, ...]) -> m.Subject:
    return m.Several(tuple(m.Every(each, m.SOME) for each in all_these))


@rule("topic", "{place} (の | にある) {parts} (は | が)")
def _(parts: m.Parts, place: m.Place) -> m.Subject | None:
    if place == m.IMAGE or (place.kind in ("edge", "middle") and place.of is None):
        return None  # 左端のナット is the leftmost one, 真ん中のナット the middle one
    return m.Every(m.Parts(parts.nouns, parts.colour, place), m.SOME)


@rule("topic", "{refs=picked+} (は | が)")
def _(refs: Sequence[m.Ref]) -> m.Subject:
    return m.The(tuple(refs))


@rule("picked", "{ref}")
def _(ref: m.Ref) -> m.Ref | None:
    return None if isinstance(ref, m.One) else ref


@rule(
    "topic",
    "{first=parts} と {second=parts} (は | が) [どちらも | ともに | 両方とも | いずれも]",
    "{first=parts} と {second=parts} の (両方 | どちら | 両方とも | いずれ) (は | が | も)",
)
def _(first: m.Parts, second: m.Parts) -> m.Subject:
    return m.Several((m.Every(first, m.SOME), m.Every(second, m.SOME)))


@rule("topic", "{topic=all_topic}")
def _(topic: m.Subject) -> m.Subject:
    return topic


@rule(
    "all_topic",
    "(すべて | どの | 各) [の] {kind} (は | が | も)",
    "{kind} (は | が) [、] すべて [が]",
)
@rule("all_topic", "{kind} の すべて (は | が)")
def _(kind: m.Parts) -> m.Subject:
    return m.Every(kind)


@rule(
    "topic",
    "{n} の {kind} (は | が) [すべて | どちらも | ともに]",
    "{kind} (は | が) {n} (とも | すべて)",
    "{kind} {n} (は | が) [すべて | どちらも | ともに]",
    "両方の {kind} (は | が)",
    "どちらの {kind} も",
    "{kind} (は | が) (どちらも | 両方とも)",
)
def _(kind: m.Parts, n: float = 2) -> m.Subject:
    return m.Every(kind, exactly(n))


@rule("topic", "{parts} が {count=many} (だけ | のみ)")
def _(parts: m.Parts, count: m.Range) -> m.Subject:
    return m.Some(count, parts)


@rule("said", "{state}")
def _(state: m.Predicate) -> tuple[m.Predicate, ...]:
    return (state,)


@rule(
    "said",
    "{state} (、 | 、かつ | かつ | し、 | 、また、 | 、また | 、しかも) [すべて | どちらも | 両方とも | それぞれ] [が] {rest=said}",
)
def _(state: m.Predicate, rest: tuple[m.Predicate, ...]) -> tuple[m.Predicate, ...]:
    return (state, *rest)


# 「瓶の左にあるか、ラベルの下にある」
@rule("said", "{state} か [、] [または] {other=state}")
def _(state: m.Predicate, other: m.Predicate) -> tuple[m.Predicate, ...] | None:
    together = any(isinstance(each, Together) for each in (*m.within(state), *m.within(other)))
    first, second = in_the_same(state, other)
    return None if together or first == second else (AnyOf((first, second)),)


@rule("claim", "{topic} [、] {said}")
def _(topic: m.Subject, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    return saying(topic, said)


def saying(topic: m.Subject, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    """Return what is said of a topic; None where it is of parts towards themselves."""
    if any(isinstance(item, Together) for each in said for item in m.within(each)):
        return _together(topic, said)
    colours = [each for each in said if isinstance(each, Coloured)]
    if len(colours) > 1 or any(_of_its_own(topic, each) for each in said):
        return None
    if any(isinstance(each, Not | Usual) for each in said):
        if isinstance(topic, m.Some):
            return None if any(isinstance(each, Usual) for each in said) else Saying(topic, said)
        topic = _not_surely_there(topic)
    if any(isinstance(each, Usual) for each in said) and isinstance(topic, m.Several):
        return None
    return Saying(topic, said)


def _together(topic: m.Subject, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    """Return what is said of a topic where some of it is of all its parts together."""
    if not isinstance(topic, m.Several):
        return together.saying(topic, said)
    kinds = [each.parts for each in topic.subjects if isinstance(each, m.Every)]
    flat = [
        item for each in said for item in (each.predicates if isinstance(each, Both) else (each,))
    ]
    alone = tuple(item for item in flat if not isinstance(item, Together))
    among = m.The(tuple(m.One(kind) for kind in kinds))
    claims = [said_of(among, item) for item in flat if isinstance(item, Together)]
    if None in claims or len(kinds) < len(topic.subjects):
        return None
    first = [Saying(topic, alone)] if alone else []
    known = (*first, *(claim for claim in claims if claim is not None))
    return known[0] if len(known) == 1 else AllOf(known)


def _of_its_own(topic: m.Subject, predicate: m.Predicate) -> bool:
    """Tell whether something is said of parts towards themselves: a nut left of the nut."""
    if isinstance(predicate, InPlace) and predicate.place.of is not None:
        own = topic.parts.nouns if isinstance(topic, m.Every) else m.nouns_of(topic)
        return bool(set(m.nouns_of(predicate.place)) & set(own))
    if not isinstance(predicate, Towards) or not isinstance(predicate.object, m.Every):
        return False
    same = set(m.nouns_of(predicate.object)) & set(m.nouns_of(topic))
    if isinstance(topic, m.Every) and _apart_by_colour(topic.parts, predicate.object.parts):
        return False
    return bool(same) and predicate.object.count == m.SOME


def _apart_by_colour(one: m.Parts, other: m.Parts) -> bool:
    return None not in (one.colour, other.colour) and one.colour != other.colour


def _not_surely_there(topic: m.Subject) -> m.Subject:
    if isinstance(topic, m.Several):
        return m.Several(tuple(_bare(each) for each in topic.subjects))
    return _bare(topic) if isinstance(topic, m.Every) else topic


def _bare(topic: m.The | m.Every) -> m.The | m.Every:
    return m.Every(topic.parts) if isinstance(topic, m.Every) and topic.count == m.SOME else topic


@rule("claim", "{measured} 色 (は | が) [すべて] {colours} だ", given=True)
@rule("claim", "{measured} 色 (は | が) {colours} ではない", given=False)
def _(measured: m.Subject, colours: tuple[str, ...], given: bool) -> m.Claim | None:
    coloured = Coloured(colours)
    return saying(measured, (coloured if given else Not(coloured),))


@rule("placed", "{place=in_place} {groups} [が]")
def _(place: m.Place, groups: Groups) -> tuple[m.Claim, ...]:
    return (Present(groups, place),)


@rule("placed", "{place=in_place} {groups} [が] [、] {placed}")
def _(place: m.Place, groups: Groups, placed: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    return (Present(groups, place), *placed)


@rule("claim", "{placed} (ある | 並ぶ)")
def _(placed: tuple[m.Claim, ...]) -> m.Claim | None:
    return AllOf(of_one_list(placed)) if len(placed) > 1 else None


@rule(
    "claim",
    "{one=parts} (は | が) {here=where} に [、] {other=parts} (は | が) {there=where} 位置する",
)
def _(one: m.Parts, here: m.Predicate, other: m.Parts, there: m.Predicate) -> m.Claim:
    return AllOf((Saying(m.Every(one, m.SOME), (here,)), Saying(m.Every(other, m.SOME), (there,))))


@rule("claim", "[{place=in_place}] {colour} 以外 の {noun} (が | は) ない")
def _(colour: str, noun: str, place: m.Place = m.IMAGE) -> m.Claim:
    there = None if place == m.IMAGE else place
    return Saying(m.Every(m.Parts((noun,), place=there)), (Coloured((colour,)),))


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
    "{first=topic_count} [、] [かつ] {said}",
    "{first=topic_count} [、] (すべて | いずれも) [が] {said}",
    "{first=topic_count} [、] (どちらも | 両方とも) [が] {said} {n=two}",
    "{first=topic_count} [、] {n} (とも | は すべて | すべて | は) [が] {said}",
)
def _(first: Present, said: tuple[m.Predicate, ...], n: float | None = None) -> m.Claim | None:
    (group,) = first.groups
    if n is not None and group.count != exactly(n):
        return None
    together = any(isinstance(item, Together) for each in said for item in m.within(each))
    if together and group.count == exactly(1):
        return None  # one alone is in no row: what was counted before it is meant, too
    every = m.Every(m.Parts((group.noun,), group.colour, _place(first)))
    rest = saying(every, said)
    return AllOf((first, rest)) if rest is not None else None


@rule("two", "")
def _() -> float:
    return 2


# 「瓶は3本とも同じ高さで、キャップが付いている」: one on each of them, or one somewhere? Both are read.
@rule("state", "{groups} (が | を) (付く | 貼る)")
def _(groups: Groups) -> m.Predicate:
    return Holds(groups)


# Without a verb, where nothing else follows.
@rule("sentence", "{placed}")
def _(placed: tuple[m.Claim, ...]) -> m.Claim:
    return placed[0] if len(placed) == 1 else AllOf(of_one_list(placed))


# 「ナットとワッシャーは1個ずつあり、どちらもトレイの中にある」
@rule(
    "claim",
    "{groups} [が] (だ | ある) [、] (すべて | どちらも | いずれも | 両方とも | ともに) [が] {said}",
)
def _(groups: Groups, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    if len(groups) < 2:
        return None
    topic = m.Several(tuple(m.Every(group.parts) for group in groups))
    rest = saying(topic, said)
    return AllOf((Present(groups), rest)) if rest is not None else None


# 「ナットとワッシャーは1個ずつ、箱の左側にある」: 「は」 speaks of both to the end.
@rule("claim", "{several=parts+} は [それぞれ] {count=many} ずつ [ある | で] 、 {said}")
def _(several: Sequence[m.Parts], count: m.Range, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    if len(several) < 2:
        return None
    there = Present(tuple(m.Group(count, each.nouns[0], each.colour) for each in several))
    rest = saying(m.Several(tuple(m.Every(each) for each in several)), said)
    return AllOf((there, rest)) if rest is not None else None


# 「LEDが4個、等間隔に並んでいる」: a number before what is said of all of them together.
@rule("claim", "[{place=in_place}] {group=counted} 、 {said}")
def _(group: m.Group, said: tuple[m.Predicate, ...], place: m.Place = m.IMAGE) -> m.Claim | None:
    if not any(isinstance(item, Together) for each in said for item in m.within(each)):
        return None
    inside = None if place == m.IMAGE else place
    return saying(m.Some(group.count, m.Parts((group.noun,), group.colour, inside)), said)


@rule("claim", "{total_of}")
def _(total_of: m.Claim) -> m.Claim:
    return total_of


@rule("total_of", "[{place=in_place}] {parts} (は | が) 合計 [で] {count=many} (だ | ある)")
def _(parts: m.Parts, count: m.Range, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((m.Group(count, parts.nouns[0], parts.colour),), place)


@rule("topic_count", "{total_of}")
def _(total_of: m.Claim) -> m.Claim:
    return total_of


# 「キャップは赤、ラベルは黄色である」: the one verb is of both.
@rule("colour_list", "{topic} {colours}")
def _(topic: m.Subject, colours: tuple[str, ...]) -> tuple[m.Claim, ...]:
    return (Saying(topic, (Coloured(colours),)),)


@rule("colour_list", "{topic} {colours} 、 {colour_list}")
def _(
    topic: m.Subject, colours: tuple[str, ...], colour_list: tuple[m.Claim, ...]
) -> tuple[m.Claim, ...]:
    return (Saying(topic, (Coloured(colours),)), *colour_list)


@rule("claim", "{colour_list} だ")
def _(colour_list: tuple[m.Claim, ...]) -> m.Claim | None:
    return AllOf(colour_list) if len(colour_list) > 1 else None


@rule("topic_count", "{parts=located} (は | が) {count=many} (だ | ある)")
def _(parts: m.Parts, count: m.Range) -> m.Claim:
    return Present((m.Group(count, parts.nouns[0], parts.colour),), parts.place or m.IMAGE)


@rule("topic_count", "[{place=in_place}] {group=counted} [が] (だ | ある)")
def _(group: m.Group, place: m.Place = m.IMAGE) -> m.Claim:
    return Present((group,), place)


def _place(claim: Present) -> m.Place | None:
    return None if claim.place == m.IMAGE else claim.place

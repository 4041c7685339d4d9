"""Objects, colours and what two parts have to do with each other, in Japanese: 赤い, ワッシャーに接している."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    Overlapping,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import Both, Not, Relation, Saying, Towards

if TYPE_CHECKING:
    from collections.abc import Sequence

Object = m.The | m.Every | m.Some


@rule("object", "{refs=ref+} [の (両方 | 双方 | 両者 | どちら | いずれ)]")
def _(refs: Sequence[m.Ref]) -> Object:
    return m.The(tuple(refs))


@rule("object", "(すべて の | どの | 各) {parts}")
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("object", "(他の | ほかの | 別の | いずれかの) {parts}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.SOME, parts)


@rule("object", "{number} (個 | 本 | 枚 | つ) の {parts}", "両方の {parts}")
def _(parts: m.Parts, number: float = 2) -> Object:
    return m.Every(parts, m.Range(number, number))


def all_of(ref: m.Ref) -> Object:
    """Return every part of a name: Japanese does not say whether there is one or more of it."""
    return m.Every(ref.parts, m.SOME) if isinstance(ref, m.One) else m.The((ref,))


@rule("colours", "{colour}")
def _(colour: str) -> tuple[str, ...]:
    return (colour,)


@rule(
    "colours",
    "{several=either_colour} [か] [のいずれか | のどれか | のうちのいずれか | のどちらか] [1色]",
    "{several=colours_of} (のいずれか | のどれか | のうちのいずれか | のどちらか) [1色 | の1色]",
)
def _(several: tuple[str, ...]) -> tuple[str, ...] | None:
    return several if len(set(several)) > 1 else None


@rule("either_colour", "{first=colour} (か | または | 、または) {second=colour}")
def _(first: str, second: str) -> tuple[str, ...]:
    return (first, second)


@rule("either_colour", "{first=colour} (か | 、) {rest=either_colour}")
def _(first: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return (first, *rest)


@rule(
    "state",
    "{colour} (い | いです | く | くて | くなければならない | くなければいけない | いこと | くなくてはならない | いはずだ | いはずである | いものとする | くあるべきだ)",
    "{colours} だ",
    "色 が {colours} だ",
)
def _(colour: str = "", colours: tuple[str, ...] = ()) -> m.Predicate:
    return Coloured(colours or (colour,))


@rule(
    "state",
    "{colour} (くない | くないこと | くありません | くなく | くてはならない | くてはいけない)",
    "{colours} ではない",
)
def _(colour: str = "", colours: tuple[str, ...] = ()) -> m.Predicate:
    return Not(Coloured(colours or (colour,)))


@rule("state", "{colours} 以外 [の 色] だ")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Not(Coloured(colours))


@rule("state", "{first=colour} でも {second=colour} でもない")
def _(first: str, second: str) -> m.Predicate:
    return Not(Coloured((first, second)))


@rule("state", "{object} (に | と | とも) 接する")
def _(object: Object) -> m.Predicate:
    return Towards(Touching(), object)


@rule(
    "state",
    "{object} を [互いに] (つないでいる | 繋いでいる | 結んでいる | 接続している | 連結している)",
    "{object} (に | と) (つながっている | 繋がっている | 接続されている)",
)
def _(object: Object) -> m.Predicate:
    return Towards(Touching(), object)


@rule("state", "{object} (に | と | には | とは | にも) 接しない")
def _(object: Object) -> m.Predicate | None:
    return of_none(Touching(), object)


def of_none(relation: Relation, object: Object) -> m.Predicate | None:
    """Return that a relation holds towards no part of a name, however many there are of it."""
    if isinstance(object, m.The) and all(isinstance(ref, m.One) for ref in object.refs):
        kinds = [ref.parts for ref in object.refs if isinstance(ref, m.One)]
        none = [Not(Towards(relation, m.Some(m.SOME, kind))) for kind in kinds]
        return none[0] if len(none) == 1 else Both(tuple(none))
    if isinstance(object, m.Every):
        return Not(Towards(relation, m.Some(m.SOME, object.parts)))
    return negation(Towards(relation, object))


@rule("state", "{object} (に | と | とも) 重なる", given=True)
@rule("state", "{object} の 上 に 重なる", given=True)
@rule("state", "{object} の 上 (に | には) 重ならない", given=False)
@rule("state", "{object} (に | と | とも | には | とは) 重ならない", given=False)
def _(object: Object, given: bool) -> m.Predicate | None:
    return Towards(Overlapping(), object) if given else of_none(Overlapping(), object)


# 「ラベルがナットで隠れていない」, 「ケーブルがラベルの上を通っていない」: neither lies over the other.
@rule(
    "state",
    "{object} (で | に | によって | の 下 に) 隠れない",
    "{object} (を | の 上 を) 隠さない",
    "{object} (に | と) (かからない | かかっていない | 掛からない | 掛かっていない)",
)
def _(object: Object) -> m.Predicate | None:
    return of_none(Overlapping(), object)


@rule("claim", "{ref} (に | には | の 上 に | の 上 には) {parts} (が | は | を) {not_over}")
def _(ref: m.Ref, parts: m.Parts, not_over: bool) -> m.Claim | None:
    over = of_none(Overlapping(), m.The((ref,)))
    return None if over is None else Saying(m.Every(parts), (over,))


@rule(
    "not_over",
    "(重ならない | かからない | かかっていない | 掛からない | 掛かっていない | 被らない | 被っていない)",
)
def _() -> bool:
    return True


# 「マグロの下に大葉が敷かれている」: under it, so that some of it is seen around it.
@rule("claim", "{upper=parts} の下 (に | には) [は] {parts} (が | を) 敷く")
@rule("claim", "{parts} (が | は | を) {upper=parts} の下 に 敷く")
@rule("claim", "{parts} (が | は | を) {upper=parts} の下 に [それぞれ] {n} ずつ 敷く")
@rule("claim", "{upper=parts} の下 (に | には) [は] [それぞれ] {parts} (が | を) {n} ずつ 敷く")
def _(parts: m.Parts, upper: m.Parts, n: float | None = None) -> m.Claim:
    under = Towards(Overlapping(), m.Some(m.SOME if n is None else m.Range(n, n), parts))
    return Saying(m.Every(upper, m.SOME), (under,))


@rule("state", "{ref} から {pixels} [離れる | だ]")
def _(ref: m.Ref, pixels: m.Range) -> m.Predicate:
    return Towards(Apart(pixels), m.The((ref,)))

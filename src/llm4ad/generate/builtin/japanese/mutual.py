"""Parts among each other in Japanese: 互いに接していない, 横一列に並んでいる."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    LevelWith,
    Overlapping,
    Touching,
)
from llm4ad.generate.builtin.kinds.rows import NeighbourGaps
from llm4ad.generate.builtin.kinds.saying import Both, Not, Pairs, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, around
from llm4ad.generate.builtin.kinds.together import (
    ApartAmong,
    DifferentColours,
    Mutual,
    Together,
)
from llm4ad.generate.builtin.kinds.unlike import UnlikeNeighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule("among", "{refs=ref+} (は | が)")
def _(refs: Sequence[m.Ref]) -> m.The | None:
    return m.The(tuple(refs)) if len(refs) > 1 else None


@rule(
    "among",
    "[すべて の] {parts} (は | が) [すべて | どれも]",
    "{parts} (同士 | どうし) (は | が)",
    "どの 2つの {parts} も",
    "どの {parts} も",
)
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts)


@rule(
    "among",
    "{n} の {parts} (は | が)",
    "{parts} {n} (は | が)",
    "{parts} (は | が) {n} (とも | すべて)",
)
def _(parts: m.Parts, n: float) -> m.Every:
    return m.Every(parts, exactly(n))


@rule("mutual", "[互いに] 接する", given=True)
@rule("mutual", "[互いに] 接しない", given=False)
def _(given: bool) -> tuple[Relation, bool]:
    return Touching(), not given


@rule(
    "mutual",
    "[すべて] 同じ 色 だ",
    "[すべて] 同じ 色 に そろう",
    given=False,
)
@rule(
    "mutual",
    "(違う | 別の | 別々の) 色 だ",
    given=True,
)
def _(given: bool) -> tuple[Relation, bool]:
    return SameColour(), given


@rule(
    "mutual",
    "[すべて | 互いに] [およそ | ほぼ] 同じ {measure} (だ | に そろう | に なっている)",
)
def _(measure: str) -> tuple[Relation, bool]:
    return Compared(measure, around(1), measure), False


@rule("mutual", "[互いに] 重なる", given=False)
@rule(
    "mutual",
    "[互いに] 重ならない",
    "2枚 重ならない",
    "2個 重ならない",
    "2本 重ならない",
    given=True,
)
def _(given: bool) -> tuple[Relation, bool]:
    return Overlapping(), given


@rule(
    "mutual",
    "[互いに] 平行 [に 並ぶ | だ | 位置する | になっている]",
    "[すべて] 同じ (向き | 方向) (だ | を 向いている | に 向いている | に 並ぶ | に そろう | 位置する)",
    given=False,
)
@rule(
    "mutual",
    "互いに 垂直 (だ | に なっている | に 交わっている)",
    "[互いに] 直角 (だ | に なっている | に 交わっている | に 交差している)",
    "[互いに] 垂直に (交わっている | 交差している)",
    "[互いに] 直交 (している | する)",
    given=True,
)
def _(given: bool) -> tuple[Relation, bool]:
    return Parallel(given), False


@rule("mutual", "同じ 高さ 位置する", "[およそ] 同じ 高さ に (並ぶ | そろう)", given="row")
def _(given: Literal["row", "column"]) -> tuple[Relation, bool]:
    return LevelWith(given), False


@rule("mutual", "[互いに] {pixels} 離れる", given=False)
@rule("mutual", "[互いに] 中心 [同士 | 間 [距離]] (で | が) {pixels} 離れる", given=True)
@rule(
    "mutual", "中心 (同士の | 間の | 間) (距離 | 間隔) (で | が) {pixels} [離れる | だ]", given=True
)
def _(pixels: m.Range, given: bool) -> tuple[Relation, bool]:
    return Apart(pixels, centres=given), False


# Whether what does not interfere may touch is not sure: both are read.
@rule("mutual", "[互いに] (干渉しない | 干渉していない)", given=Overlapping())
@rule("mutual", "[互いに] (干渉しない | 干渉していない)", given=Touching())
def _(given: Relation) -> tuple[Relation, bool]:
    return given, True


@rule("mutual", "互いに 離れる")
def _() -> tuple[Relation, bool]:
    return Touching(), True


# What holds of no two neighbours holds of no two at all, where it is about meeting.
@rule(
    "claim",
    "(隣り合う | 隣り合った | 隣同士の | 隣の) {parts} [同士 | どうし | とは] (は | が) {mutual}",
)
def _(parts: m.Parts, mutual: tuple[Relation, bool]) -> m.Claim | None:
    relation, negated = mutual
    apart = isinstance(relation, Apart) and relation.range.high is None
    meeting = negated and isinstance(relation, Touching | Overlapping)
    return Pairs(m.Every(parts), relation, negated) if meeting or apart else None


@rule("claim", "{among} [、] {together}")
def _(among: m.The | m.Every, together: Sequence[Together]) -> m.Claim | None:
    claims = [said_of(among, each) for each in together]
    known = tuple(claim for claim in claims if claim is not None)
    if len(known) < len(claims):
        return None
    return known[0] if len(known) == 1 else AllOf(known)


def said_of(among: m.The | m.Every, together: Together) -> m.Claim | None:
    """Return what is said of several parts together; each of two kinds may be several parts."""
    if isinstance(together, DifferentColours) and isinstance(among, m.The):
        together = Mutual(SameColour(), negated=True)
    if isinstance(together, Mutual) and isinstance(among, m.The):
        kinds = [ref.parts for ref in among.refs if isinstance(ref, m.One)]
        if len(kinds) == len(among.refs):
            return of_kinds(kinds, together.relation, together.negated)
    return together.of(among)


@rule("together", "(互いに | それぞれ | すべて) (違う | 別の | 別々の) 色 だ", "別々の 色 だ")
def _() -> tuple[Together, ...]:
    return (DifferentColours(),)


@rule("together", "{mutual}")
def _(mutual: tuple[Relation, bool]) -> tuple[Together, ...]:
    return (Mutual(*mutual),)


@rule("state", "[それぞれ] {together}")
def _(together: tuple[Together, ...]) -> m.Predicate:
    return together[0] if len(together) == 1 else Both(together)


# 「重ならずに、横に並ぶ」
@rule(
    "in_doing",
    "[互いに] (重ならずに | 重ねずに | 重なることなく | 重ねたりせずに | 重なり合わずに | 重ならないように | 重ならず)",
    given=Overlapping(),
)
@rule(
    "in_doing",
    "[互いに] (接せずに | 触れずに | 接触せずに | 接することなく | 触れることなく | くっつかずに | 接触することなく | 接しないように | 触れないように | くっつかないように | 間を空けて | 間隔を空けて | 隙間を空けて | 離して)",
    given=Touching(),
)
def _(given: Relation) -> Together:
    return Mutual(given, negated=True)


@rule("state", "{in_doing} [、] {state}")
def _(in_doing: Together, state: m.Predicate) -> m.Predicate:
    return Both((in_doing, state))


def of_kinds(kinds: list[m.Parts], relation: Relation, negated: bool) -> m.Claim:
    """Return what is said of two or more kinds, of each of which there may be several."""
    if negated:
        pairs = [(one, other) for at, one in enumerate(kinds) for other in kinds[at + 1 :]]
        claims = [
            Saying(m.Every(one), (Not(Towards(relation, m.Some(m.SOME, other))),))
            for one, other in pairs
        ]
        return claims[0] if len(claims) == 1 else AllOf(tuple(claims))
    return Pairs(m.The(tuple(m.One(kind) for kind in kinds)), relation)


# 「ケーブルの色とラベルの色は異なる」
@rule("claim", "{one=parts} の 色 と {other=parts} の 色 (は | が) [互いに] 違う", given=True)
@rule(
    "claim",
    "{one=parts} の 色 と {other=parts} の 色 (は | が) (同じ [だ] | そろう)",
    given=False,
)
def _(one: m.Parts, other: m.Parts, given: bool) -> m.Claim | None:
    return of_kinds([one, other], SameColour(), given) if one.nouns != other.nouns else None


# 「同じ色のナットが2個以上あってはならない」
@rule("claim", "同じ 色 の {parts} (は | が) {n} 以上 ない")
@rule("claim", "同じ 色 の {parts} (は | が) 多くとも {one=n} だ")
@rule("claim", "同じ 色 の {parts} (は | が) {one=n} (まで | 以下 | だけ | のみ) だ")
def _(parts: m.Parts, n: float | None = None, one: float | None = None) -> m.Claim | None:
    if parts.colour or (n, one) not in ((2, None), (None, 1)):
        return None
    return DifferentColours().of(m.Every(parts))


# 「隣り合うナットは異なる色である」
@rule(
    "claim",
    "{neighbouring} {parts} [同士 | どうし] (は | が) [互いに] (違う | 別の | 別々の | 異なる) 色 だ",
    "{neighbouring} {parts} [同士 | どうし] の 色 (は | が) [互いに] 違う",
    "{neighbouring} {parts} [同士 | どうし] (は | が) 同じ 色 (ではない | に (ならない | しない))",
    "{neighbouring} {parts} [同士 | どうし] の 色 (は | が) 同じ (ではない | に (ならない | しない))",
    "同じ 色 の {parts} (は | が | を) (隣り合わない | 隣り合っていない | 隣接しない | 隣接していない | 並ばない | 並んでいない | 隣同士 に (ならない | しない | 置かれていない | 並べない))",
)
def _(parts: m.Parts, neighbouring: bool = True) -> m.Claim | None:
    return None if parts.colour else UnlikeNeighbours().of(m.Every(parts))


@rule("neighbouring", "(隣り合う | 隣り合った | 隣接する | 隣の | 隣同士の | 隣どうしの)")
def _() -> bool:
    return True


@rule("claim", "{parts} の 色 (は | が) [すべて | 互いに | それぞれ] 違う")
def _(parts: m.Parts) -> m.Claim:
    return Pairs(m.Every(parts), SameColour(), negated=True)


@rule("claim", "{parts} の 色 (は | が) {n} とも (同じ [だ] | そろう)")
def _(parts: m.Parts, n: float) -> m.Claim:
    return Pairs(m.Every(parts, exactly(n)), SameColour())


@rule(
    "claim",
    "[隣り合う | 隣り合った] {parts} (間 | 同士) の [間 の] (距離 | 間隔 | 隙間 | すき間) (は | が) [すべて | どれも] {pixels} [だ | 離れる]",
    "隣り合う {parts} の (距離 | 間隔 | 隙間 | すき間) (は | が) [すべて | どれも] {pixels} [だ | 離れる]",
    "{parts} と {again=parts} [と] の [間 の] (距離 | 間隔 | 隙間 | すき間) (は | が) [すべて | どれも] {pixels} [だ | 離れる]",
    "{parts} (同士 | 間) (は | が) {pixels} 離れる",
)
def _(parts: m.Parts, pixels: m.Range, again: m.Parts | None = None) -> m.Claim | None:
    """Return that all are so far apart, or neighbours where there is a most."""
    return ApartAmong(Apart(pixels)).of(m.Every(parts)) if again in (None, parts) else None


@rule("claim", "{parts} の (ピッチ | 中心間距離 | 中心間隔) (は | が) [すべて] {pixels} [だ]")
def _(parts: m.Parts, pixels: m.Range) -> m.Claim:
    return NeighbourGaps(parts, pixels, centres=True)


_WITHIN = "[±] {off=fraction} (以内 | 以下 | まで)"
_APART = "(差 | ばらつき | 誤差 | 違い)"


# How far sizes may differ, where the sentence says it.
@rule(
    "claim",
    "{parts} の {measure} (は | が) {n} とも [およそ | ほぼ] 同じ [だ]",
    f"{{parts}} の {{measure}} (は | が) {{n}} とも [およそ | ほぼ] 同じ [だ] [、] [その] {_APART} (は | が) {_WITHIN} [だ | 収まる]",
)
def _(parts: m.Parts, measure: str, n: float, off: float = 0.1) -> m.Claim:
    return Pairs(m.Every(parts, exactly(n)), alike(measure, off))


@rule(
    "mutual",
    f"[すべて] [およそ | ほぼ] 同じ {{measure}} だ [、] [その] {_APART} (は | が) {_WITHIN} [だ | 収まる]",
)
def _(measure: str, off: float) -> tuple[Relation, bool]:
    return alike(measure, off), False


def alike(measure: str, off: float) -> Compared:
    """Return that a measure differs by a share of the larger one at most; about the same by 0.1."""
    amount = around(1) if off == 0.1 else m.Range(1 - off, 1 / (1 - off))
    return Compared(measure, amount, measure)

"""How parts are turned, in Japanese: 垂直である, 傾きが3度以内, ラベルと平行である."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.directions import Parallel, Standing, Straight
from llm4ad.generate.builtin.kinds.saying import Both, Relation, Towards


@rule("state", "{ref} と 同じ (向き | 方向) だ", "{ref} と (向き | 方向) が 同じ [だ]")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(Parallel(), m.The((ref,)))


@rule(
    "state",
    "(垂直 | 縦向き | 直立) だ",
    "(垂直 | まっすぐ | 直立) に 立っている",
    "(立っている | 直立している | 立っていること | 垂直に立っており)",
    given=True,
)
@rule(
    "state",
    "(水平 | 横向き) だ",
    "(寝ている | 横になっている | 水平に置かれている | 水平になっている)",
    given=False,
)
def _(given: bool) -> m.Predicate:
    return Standing(given)


@rule("state", "(傾いていない | 傾いていてはならない | 傾いていないこと | まっすぐである)")
def _() -> m.Predicate:
    return Straight()


@rule(
    "degrees",
    "[±] {number} (度 | °) (以内 | 以下 | まで)",
    "[±] {number} (度 | °) (以内 | 以下) に",
)
def _(number: float) -> float | None:
    return number if number < 45 else None


@rule("state", "(傾き | 傾斜) が {degrees} [だ | 収まる]")
def _(degrees: float) -> m.Predicate:
    return Straight(degrees)


@rule("state", "{number} (度 | °) (以上 | より大きく) (傾かない | 傾いていない)")
def _(number: float) -> m.Predicate | None:
    return Straight(number) if number < 45 else None


@rule("state", "水平から {degrees=tilted}", given=False)
@rule("state", "垂直から {degrees=tilted}", given=True)
def _(degrees: float, given: bool) -> m.Predicate:
    return Standing(given, degrees)


@rule(
    "tilted",
    "{number} (度 | °) (以上 | より大きく) (傾かない | 傾いていない | 傾いてはならない | 傾いていてはならない | 傾いていないこと)",
)
def _(number: float) -> float | None:
    return number if number < 45 else None


@rule("turned", "(水平 | 横向き)", given=False)
@rule("turned", "(垂直 | 縦向き)", given=True)
def _(given: bool) -> bool:
    return given


@rule("state", "{turned} 位置する", "{turned} に 並ぶ")
def _(turned: bool) -> m.Predicate:
    return Standing(turned)


@rule("state", "{where} に [、] {turned} 位置する")
def _(where: m.Predicate, turned: bool) -> m.Predicate:
    return Both((where, Standing(turned)))


@rule("relation", "と 平行 だ", "に 平行 だ", "と平行である")
def _() -> Relation:
    return Parallel()


@rule("state", "{ref} {relation}")
def _(ref: m.Ref, relation: Relation) -> m.Predicate:
    return Towards(relation, m.The((ref,)))

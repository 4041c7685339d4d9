"""How something is put where it is, in Japanese: 左側に縦向きに入っている, 等間隔に貼られている.

A way stands before any verb of being there, alone, before a place or after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.whereabouts import fits_inside, holds_others
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.directions import Parallel, Standing, Straight
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import Touching
from llm4ad.generate.builtin.kinds.saying import Both, Saying, Towards
from llm4ad.generate.builtin.kinds.together import InLine, Mutual

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.saying import Relation
    from llm4ad.generate.builtin.kinds.together import Together

Ways = tuple[m.Predicate, ...]


@rule("way", "{turned} (に [そろえて | 揃えて] | で)")
def _(turned: bool) -> m.Predicate:
    return Standing(turned)


@rule("way", "(立てて | 直立させて | 縦にして)", given=True)
@rule("way", "(寝かせて | 横に 寝かせて | 横にして | 横倒しに)", given=False)
def _(given: bool) -> m.Predicate:
    return Standing(given)


@rule(
    "way", "(まっすぐ | 真っ直ぐ | 真直ぐ | 傾かずに | 傾きなく | 傾けずに | 傾かないように) [に]"
)
def _() -> m.Predicate:
    return Straight()


@rule("way", "(同じ | 一定の | 揃った | そろった) (向き | 方向) (に | で)")
def _() -> m.Predicate:
    return Mutual(Parallel())


@rule("way", "[互いに] 平行 に")
def _() -> m.Predicate:
    return Mutual(Parallel())


@rule("way", "{place=region} に (沿って | 沿わせて)")
def _(place: m.Place) -> m.Predicate | None:
    if place.kind != "edge":
        return None
    line = InLine("column" if place.side in ("left", "right") else "row")
    return Both((InPlace(place), line))


@rule("way", "{evenly}")
def _(evenly: tuple[Together, ...]) -> m.Predicate:
    return evenly[0]


@rule("way", "{row} (に | で)")
def _(row: str) -> m.Predicate:
    return InLine(row)  # pyright: ignore[reportArgumentType]


@rule("way", "(横 | 左右) に 並べて", "横並びに", given="row")
@rule("way", "(縦 | 上下) に 並べて", "縦並びに", given="column")
def _(given: str) -> m.Predicate:
    return InLine(given)  # pyright: ignore[reportArgumentType]


@rule("way", "{ref} {relation=alongside}")
def _(ref: m.Ref, relation: Relation) -> m.Predicate:
    return Towards(relation, m.The((ref,)))


@rule("way", "{ref} (に | と) (くっつけて | 接触させて | 密着させて | 接して | 接するように)")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(Touching(), m.The((ref,)))


@rule("way", "{in_doing}")
def _(in_doing: m.Predicate) -> m.Predicate:
    return in_doing


@rule("ways", "{way}")
def _(way: m.Predicate) -> Ways:
    return (way,)


@rule("ways", "{way} [、 | かつ] {ways}")
def _(way: m.Predicate, ways: Ways) -> Ways:
    return (way, *ways)


@rule("put", "(居る | 並ぶ | 貼る)", given=False)
@rule("put", "(入る | 載る)", given=True)
def _(given: bool) -> bool:
    return given


@rule("state", "{ways} {put}")
def _(ways: Ways, put: bool) -> m.Predicate:
    return ways[0] if len(ways) == 1 else Both(ways)


@rule("state", "{where} に [だけ | のみ] [、] [まとめて] {ways} {put}")
@rule("state", "{ways} [、] {where} に [だけ | のみ] {put}")
def _(where: m.Predicate, ways: Ways, put: bool) -> m.Predicate | None:
    # 「ナットの左側に平行に」 is parallel to the nut, not of several among each other.
    if Mutual(Parallel()) in ways and m.nouns_of(where) and not holds_others(where):
        return None
    return Both((where, *ways)) if not put or fits_inside(where) else None


# 「ケース上部に横並びで3個」
@rule("claim", "{parts_there} [、] {ways} {count=many} (ある | 並ぶ | だ)")
@rule("halted_claim", "{parts_there} [、] {ways} {count=many}")
def _(parts_there: m.Parts, ways: Ways, count: m.Range) -> m.Claim | None:
    there = saying(m.Every(parts_there), ways)
    if there is None:
        return None
    number = Present((group_of(parts_there, count),), parts_there.place or m.IMAGE)
    return AllOf((number, there))


@rule("claim", "{parts_there} [、] (縦 | 縦方向) に {n} ある", given=True)
@rule("claim", "{parts_there} [、] (横 | 横方向) に {n} ある", given=False)
def _(parts_there: m.Parts, n: float, given: bool) -> m.Claim | None:
    if n != 1:
        return None  # each upright, or one above the other
    number = Present((group_of(parts_there, exactly(1)),), parts_there.place or m.IMAGE)
    return AllOf((number, Saying(m.Every(parts_there), (Standing(given),))))


@rule("parts_there", "{parts} (は | が | を) [、] {place=in_place}")
@rule("parts_there", "{place=in_place} {parts} (は | が | を)")
def _(parts: m.Parts, place: m.Place) -> m.Parts | None:
    return m.Parts(parts.nouns, parts.colour, None if place == m.IMAGE else place)


@rule("claim", "{parts} (は | が | を) [、] {centred} に [、] [{ways}] {n} ある")
def _(parts: m.Parts, centred: m.Predicate, n: float, ways: Ways = ()) -> m.Claim | None:
    if n != 1 or not ways:
        return None
    number = Present((group_of(parts, exactly(1)),))
    return AllOf((number, Saying(m.Every(parts), (centred, *ways))))


@rule("halted_claim", "{parts} (は | が | を) [、] {ways} {count=many}")
@rule("claim", "{parts} (は | が | を) [、] {ways} {count=many} (ある | 並ぶ | だ)")
def _(parts: m.Parts, ways: Ways, count: m.Range) -> m.Claim | None:
    there = saying(m.Every(parts), ways)
    return None if there is None else AllOf((Present((group_of(parts, count),)), there))


# Gathered in a place says no more than that all are there.
@rule("state", "{where} に [、] (まとめて | まとまって | 集めて | 集まって) {put}")
def _(where: m.Predicate, put: bool) -> m.Predicate | None:
    return where if not put or fits_inside(where) else None

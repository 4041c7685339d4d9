"""What is said without its verb, before a comma or at the end: 2列、各列6個. 縦一列. 同じ向き. 緑色."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.placed import spotted_claim
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel, Standing
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import LevelWith
from llm4ad.generate.builtin.kinds.saying import Both, Not
from llm4ad.generate.builtin.kinds.sizes import Compared, around
from llm4ad.generate.builtin.kinds.together import InLine, InRows, Mutual, Spaced, Together

if TYPE_CHECKING:
    from llm4ad.generate.builtin.japanese.placed import Spot
    from llm4ad.generate.builtin.japanese.several import Made

Said = tuple[m.Predicate, ...]
Line = Literal["row", "column"]


@rule("halted", "{state=halted_state}")
def _(state: m.Predicate) -> Said:
    return (state,)


@rule("halted", "{state=halted_state} (、 | で、 | 、かつ | かつ) {said}")
@rule("halted", "{state=halted_state} (、 | で、 | 、かつ | かつ) {said=halted}")
def _(state: m.Predicate, said: Said) -> Said:
    return (state, *said)


@rule("halted_state", "{colours}")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Coloured(colours)


@rule("halted_state", "色 (は | が) [すべて] {colours}")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Coloured(colours)


@rule("halted_state", "{where}")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("halted_state", "{turned}", given=False)
@rule("halted_state", "{turned} (禁止 | 厳禁 | 不可)", given=True)
def _(turned: bool, given: bool) -> m.Predicate:
    return Not(Standing(turned)) if given else Standing(turned)


@rule("halted_state", "[すべて | 互いに] {halted_together}")
def _(halted_together: tuple[Together, ...]) -> m.Predicate:
    return halted_together[0] if len(halted_together) == 1 else Both(halted_together)


@rule("halted_state", "{place=in_place} [、] {halted_together}")
def _(place: m.Place, halted_together: tuple[Together, ...]) -> m.Predicate | None:
    return Both((InPlace(place), *halted_together)) if place != m.IMAGE else None


@rule("halted_together", "{row}")
def _(row: Line) -> tuple[Together, ...]:
    return (InLine(row),)


@rule("halted_together", "(等間隔 | 均等 | 等ピッチ)")
def _() -> tuple[Together, ...]:
    return (Spaced(),)


@rule("halted_together", "{row} (、 | に) 等間隔")
def _(row: Line) -> tuple[Together, ...]:
    return (InLine(row), Spaced())


@rule("halted_together", "同じ (向き | 方向)", given=Mutual(Parallel()))
@rule("halted_together", "同じ 色", given=Mutual(SameColour()))
@rule("halted_together", "同じ 高さ", given=Mutual(LevelWith("row")))
def _(given: Together) -> tuple[Together, ...]:
    return (given,)


@rule("halted_together", "[およそ] 同じ {measure}")
def _(measure: str) -> tuple[Together, ...]:
    return (Mutual(Compared(measure, around(1), measure)),)


# ------------------------------------------------ in rows


@rule("state", "{rows_said} (並ぶ | ある | だ)")
@rule("halted_state", "{rows_said}")
def _(rows_said: Made) -> m.Predicate:
    rows, each, direction = rows_said
    if direction == "grid":
        return Both((InRows(rows, each, "row"), InRows(each, rows, "column")))
    return InRows(rows, each, direction)


@rule("rows_said", "{made}")
def _(made: Made) -> Made:
    return made


@rule(
    "rows_said",
    "{rows_made} [に | で] [、] {each=n} ずつ",
    "{each=n} ずつ [、] {rows_made}",
    "{rows_made} に 並ぶ 、 (各列 | 各段 | 各行 | 1列 [に] | 1段 [に]) {each=n} [ずつ]",
    "{rows_made} [、] (各列 | 各段 | 各行 | 各 | 1列 [に] | 1段 [に]) {each=n} [ずつ]",
)
def _(rows_made: tuple[int, Line], each: float) -> Made | None:
    rows, direction = rows_made
    return (rows, int(each), direction) if rows > 1 and each > 1 else None


@rule("rows_said", "{grid_size}")
def _(grid_size: tuple[int, int]) -> Made | None:
    rows, each = grid_size
    return (rows, each, "grid") if rows > 1 and each > 1 else None


# ------------------------------------------------ with their topics


@rule("halted_claim", "{topic} [、] {said=halted}")
def _(topic: m.Subject, said: Said) -> m.Claim | None:
    return saying(topic, said)


@rule("halted_claim", "{parts} も {said=halted}")
def _(parts: m.Parts, said: Said) -> m.Claim | None:
    return saying(m.Every(parts, m.SOME), said)


@rule("halted_claim", "{parts} (は | が | を) [、] {place=in_place} {count=many}")
def _(parts: m.Parts, place: m.Place, count: m.Range) -> m.Claim:
    return Present((group_of(parts, count),), place)


@rule("halted_claim", "{spotted}")
def _(spotted: tuple[tuple[Spot, tuple[m.Group, ...]], ...]) -> m.Claim | None:
    counted = all(group.count != m.SOME for _, groups in spotted for group in groups)
    return spotted_claim(spotted) if counted else None


@rule("halted_claim", "[{place=in_place}] {groups} [が]")
def _(groups: tuple[m.Group, ...], place: m.Place = m.IMAGE) -> m.Claim | None:
    counted = all(group.count != m.SOME for group in groups)
    return Present(groups, place) if counted or place != m.IMAGE else None

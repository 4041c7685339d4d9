"""Several places at once, and rows of parts in Japanese: 左右に1個ずつ, 2列に6本ずつ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, ColourOrder, SameColour
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds, InPlace, NothingBut
from llm4ad.generate.builtin.kinds.rows import InEndRow, Rows
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
Places = tuple[m.Place, ...]
Made = tuple[int, int, Literal["row", "column", "grid"]]
RowSide = Literal["top", "bottom", "left", "right"]


# ------------------------------------------------ the same in several places


# 「ナットの左右に」 is beside the nut, not in its halves: no owner here.
@rule("places", "[画像 の] (左右 | 左右両側)", given=("half", "left", "right"))
@rule("places", "[画像 の] 上下", given=("half", "top", "bottom"))
@rule("places", "[{owner}] (左右の端 | 左右の両端 | 左右両端)", given=("edge", "left", "right"))
@rule("places", "[{owner}] (上下の端 | 上下の両端 | 上下両端)", given=("edge", "top", "bottom"))
def _(given: tuple[str, ...], owner: Sequence[m.Ref] = ()) -> Places:
    kind, *sides = given
    of = owner[0] if owner else None
    return tuple(m.Place(kind, side, of) for side in sides)  # pyright: ignore[reportArgumentType]


@rule("places", "[{owner}] {corners=corner+} (の隅 | の角)", given="corner")
@rule("places", "{owner} (四隅 | 4隅) のうち [、] {corners=corner+} [の隅 | の角]", given="corner")
@rule("places", "[{owner}] {corners=corner+}", given="quarter")
def _(corners: Sequence[str], given: str, owner: Sequence[m.Ref] = ()) -> Places | None:
    of = owner[0] if owner else None
    if len(corners) < 2:
        return None
    return tuple(m.Place(given, corner, of) for corner in corners)  # pyright: ignore[reportArgumentType]


@rule("places", "[画像 の] {sides=side+} [側]", "[{owner}] {sides=side+} 半分")
def _(sides: Sequence[str], owner: Sequence[m.Ref] = ()) -> Places | None:
    of = owner[0] if owner else None
    return tuple(m.Place("half", side, of) for side in sides) if len(sides) > 1 else None


@rule(
    "claim",
    "{places} に [は] [、] [それぞれ] {parts} (が | を) [それぞれ] {n} ずつ ある",
    "{places} に [は] [、] それぞれ {parts} が {n} [ずつ] ある",
    "{places} (のそれぞれ | それぞれ) に [は] [、] {parts} が {n} [ずつ] ある",
    "{parts} が {places} に [それぞれ] {n} ずつ ある",
    "{parts} が {places} に それぞれ {n} ある",
    "{parts} (は | が) {n} ずつ {places} に [分けて | 分かれて] (ある | 並ぶ)",
)
def _(places: Places, parts: m.Parts, n: float) -> m.Claim:
    group = group_of(parts, exactly(n))
    return AllOf(tuple(Present((group,), place) for place in places))


@rule(
    "claim",
    "{parts} が {cells} に [それぞれ] {count=many} ずつ ある",
    "{parts} が {cells} に それぞれ {count=many} ある",
)
def _(parts: m.Parts, cells: m.Cells, count: m.Range) -> m.Claim:
    return Saying(cells, (Holds((group_of(parts, count),)),))


@rule("claim", "{parts} が 各 {each=parts} に {count=many} [ずつ] ある")
@rule("claim", "{parts} が (すべて | どの | それぞれ) の {each=parts} に {count=many} ずつ ある")
def _(parts: m.Parts, each: m.Parts, count: m.Range) -> m.Claim:
    return Saying(m.Every(each), (Holds((group_of(parts, count),)),))


# ------------------------------------------------ rows and columns


# 「2列に」 may be rows or columns: both are read.
@rule("rows_made", "[上下 | 横] {rows=number} (列 | 段)", given="row")
@rule("rows_made", "[左右 | 縦] {rows=number} 列", given="column")
def _(rows: float, given: Literal["row", "column"]) -> tuple[int, Literal["row", "column"]]:
    return int(rows), given


@rule(
    "made",
    "{rows_made} に [各列 | 各段 | 各 | それぞれ] {each=n} [ずつ]",
    "{rows_made} に [各列 | 各段] {each=n} ずつ",
    "{rows_made} [に | で] 、 {each=n} ずつ",
    "{each=n} ずつ [、] {rows_made} (に | で)",
)
def _(rows_made: tuple[int, Literal["row", "column"]], each: float) -> Made | None:
    rows, direction = rows_made
    return (rows, int(each), direction) if rows > 1 and each > 1 else None


@rule("made", "{grid_size} (に | で)")
def _(grid_size: tuple[int, int]) -> Made | None:
    rows, each = grid_size
    return (rows, each, "grid") if rows > 1 and each > 1 else None


@rule("made", "縦 (に | 方向に) {rows=n} [、] 横 (に | 方向に) {each=n} [ずつ]")
@rule("made", "縦 {rows=n} [、 | × | x] 横 {each=n} (に | で)")
def _(rows: float, each: float) -> Made | None:
    return (int(rows), int(each), "grid") if rows > 1 and each > 1 else None


@rule(
    "claim",
    "[{place=in_place}] {parts} が {made} [、] [合計 [で] {total=n}] (並ぶ | ある)",
    "[{place=in_place}] {made} [、] {parts} が [合計 [で] {total=n}] (並ぶ | ある)",
    "{parts} が {place=in_place} {made} [、] [合計 [で] {total=n}] (並ぶ | ある)",
)
def _(
    parts: m.Parts, made: Made, place: m.Place = m.IMAGE, total: float | None = None
) -> m.Claim | None:
    inside = None if place == m.IMAGE else place
    return _laid_out(m.Parts(parts.nouns, parts.colour, inside), made, total)


def _laid_out(parts: m.Parts, made: Made, total: float | None) -> m.Claim | None:
    """Return that parts lie in rows, in columns, or in both; None where a total is another one."""
    rows, each, direction = made
    if total not in (None, rows * each):
        return None
    if direction == "grid":
        return AllOf((Rows(parts, rows, each, "row"), Rows(parts, each, rows, "column")))
    return Rows(parts, rows, each, direction)


@rule("claim", "{parts} (は | が) [合計 [で]] {total=n} (だ | ある) [、] {made} (並ぶ | ある | だ)")
def _(parts: m.Parts, made: Made, total: float) -> m.Claim | None:
    return _laid_out(parts, made, total)


@rule("end_row", "(上の列 | 上の段 | 一番上の列 | 最上段 | 上段)", given="top")
@rule("end_row", "(下の列 | 下の段 | 一番下の列 | 最下段 | 下段)", given="bottom")
@rule("end_row", "(左の列 | 一番左の列 | 左列)", given="left")
@rule("end_row", "(右の列 | 一番右の列 | 右列)", given="right")
def _(given: RowSide) -> RowSide:
    return given


def in_end_row(noun: str, side: RowSide) -> m.Parts:
    """Return the parts of a name that lie in the outermost row of them."""
    return m.Parts((noun,), that=(InEndRow(m.Parts((noun,)), side),))


@rule("topic", "{end_row} の {noun} (は | が) [すべて | いずれも]")
def _(end_row: RowSide, noun: str) -> m.Subject:
    return m.Every(in_end_row(noun, end_row), m.SOME)


@rule("topic", "{end_row} の {noun} (は | が) {n} とも")
def _(end_row: RowSide, noun: str, n: float) -> m.Subject:
    return m.Every(in_end_row(noun, end_row), exactly(n))


@rule(
    "claim",
    "{end_row} の {noun} (は | が) {direction} [、] {colours=colour+} (だ | の順に 並ぶ | の順で 並ぶ | の順だ | の順である)",
)
def _(end_row: RowSide, noun: str, direction: str, colours: Sequence[str]) -> m.Claim | None:
    across = direction in ("left to right", "right to left")
    if len(colours) < 2 or across != (end_row in ("top", "bottom")):
        return None
    return ColourOrder(in_end_row(noun, end_row), tuple(colours), direction)


_OPPOSITE = {frozenset({"top", "bottom"}), frozenset({"left", "right"})}


@rule(
    "claim",
    "{noun} が {first=end_row} に {one=n} [、] {second=end_row} に {other=n} (並ぶ | ある)",
    "{first=end_row} (に | には) {noun} が {one=n} [、] {second=end_row} (に | には) {other=n} (並ぶ | ある)",
    "{first=end_row} (に | には) {one=n} [、] {second=end_row} (に | には) {other=n} の {noun} が (並ぶ | ある)",
)
def _(noun: str, first: RowSide, second: RowSide, one: float, other: float) -> m.Claim | None:
    return _two_rows(noun, (first, one), (second, other))


def _two_rows(noun: str, *rows: tuple[RowSide, float]) -> m.Claim | None:
    if frozenset(side for side, _ in rows) not in _OPPOSITE:
        return None
    total = Present((m.Group(exactly(sum(n for _, n in rows)), noun),))
    # The number of all tells two rows from a single one that is both.
    each = (Saying(m.Some(exactly(n), in_end_row(noun, side)), ()) for side, n in rows)
    return AllOf((total, *each))


# 「上段にナットが3個、下段にナットが2個」: rows of the one kind.
@rule(
    "claim",
    "{first=end_row} (に | には) {noun} が {one=n} [、] {second=end_row} (に | には) {again=noun} が {other=n} (並ぶ | ある)",
)
def _(
    noun: str, again: str, first: RowSide, second: RowSide, one: float, other: float
) -> m.Claim | None:
    return _two_rows(noun, (first, one), (second, other)) if noun == again else None


@rule("claim", "{end_row} (は | が) [すべて] {colour} [い | の] {noun} (だけ | のみ) だ")
@rule("claim", "{end_row} (は | が) すべて {colour} [い | の] {noun} だ")
def _(end_row: RowSide, colour: str, noun: str) -> m.Claim:
    return Saying(m.Every(in_end_row(noun, end_row), m.SOME), (Coloured((colour,)),))


# 「下段に白いナットがあってはならない」
@rule("claim", "{end_row} (に | には | に は) {colour} (い | の) {noun} (が | は | も) ない")
def _(end_row: RowSide, colour: str, noun: str) -> m.Claim:
    return Saying(m.Every(in_end_row(noun, end_row)), (Not(Coloured((colour,))),))


# That no other colour is among them says the same once more.
@rule(
    "claim",
    "{claim=one_colour} [、] (他の色 | ほかの色 | 別の色 | それ以外の色 | 異なる色 | その他の色) [のもの | の物 | の {noun}] (が | は) [一切] {not_mixed}",
)
def _(claim: m.Claim, not_mixed: bool, noun: str = "") -> m.Claim | None:
    return claim if noun in ("", *m.nouns_of(claim)) else None


@rule("one_colour", "{end_row} (は | が) [すべて] {colour} [い | の] {noun} (だけ | のみ) だ")
def _(end_row: RowSide, colour: str, noun: str) -> m.Claim:
    return Saying(m.Every(in_end_row(noun, end_row), m.SOME), (Coloured((colour,)),))


@rule(
    "only_one_colour",
    "{noun} (は | が) {colour} (い | の) (もの | 物) (だけ | のみ) [が | を] (ある | だ | 使う | 使用する)",
)
def _(noun: str, colour: str) -> m.Claim:
    return Saying(m.Every(m.Parts((noun,)), m.SOME), (Coloured((colour,)),))


@rule("one_colour", "{noun} の 色 (は | が) {colour} である")
def _(noun: str, colour: str) -> m.Claim:
    return Saying(m.Every(m.Parts((noun,)), m.SOME), (Coloured((colour,)),))


@rule("claim", "{one_colour=only_one_colour}")
@rule("one_colour", "{one_colour=only_one_colour}")
def _(one_colour: m.Claim) -> m.Claim:
    return one_colour


@rule("one_colour", "{topic} {colour} (で | だけで | のみで | く)")
def _(topic: m.Subject, colour: str) -> m.Claim | None:
    return None if isinstance(topic, m.Some) else Saying(topic, (Coloured((colour,)),))


@rule(
    "not_mixed",
    "(ない | 認めない | 認められない | 不可 | 使わない | 使用しない | 許されない | 認められていない)",
)
def _() -> bool:
    return True


@rule("claim", "[{place=in_place}] {nouns=noun+} 以外 [の {thing}] (が | は) [一切] {not_mixed}")
def _(
    nouns: Sequence[str], not_mixed: bool, place: m.Place = m.IMAGE, thing: bool = True
) -> m.Claim:
    return NothingBut(tuple(nouns), place)


# 「LEDは赤1個、緑2個である」: there are no others.
@rule(
    "claim",
    "{noun} [の 色] (は | が) [、] {counts=coloured_count+} だ",
    "{noun} [の 色] (は | が) [、] {counts=coloured_count+} [、] 合計 [で] {total=n} (だ | ある)",
)
def _(
    noun: str, counts: Sequence[tuple[str, m.Range]], total: float | None = None
) -> m.Claim | None:
    numbers = [count.low for _, count in counts if count.low is not None]
    if len({colour for colour, _ in counts}) < max(2, len(counts)):
        return None
    if len(numbers) < len(counts) or any(count.low != count.high for _, count in counts):
        ranged = tuple(m.Group(count, noun, colour) for colour, count in counts)
        return Present(ranged) if total is None else None
    if total not in (None, sum(numbers)):
        return None
    whole = m.Group(exactly(sum(numbers)), noun)
    return Present((whole, *(m.Group(count, noun, colour) for colour, count in counts)))


@rule("claim", "(異なる | 違う | 別の) 色 の {parts} (が | は) {not_mixed}")
def _(parts: m.Parts, not_mixed: bool) -> m.Claim | None:
    return Pairs(m.Every(parts), SameColour()) if parts.colour is None else None


@rule("colours_of", "{several=colour+}")
def _(several: Sequence[str]) -> tuple[str, ...]:
    return tuple(several)


@rule("colours_of", "{several=colour+} の {number} 色")
def _(several: Sequence[str], number: float) -> tuple[str, ...] | None:
    return tuple(several) if len(several) == number else None


@rule(
    "coloured_count",
    "{colour} [い | の] [もの | 物] [が | は] {count=many}",
    "{count=many} の {colour} [い] [もの]",
)
def _(colour: str, count: m.Range) -> tuple[str, m.Range]:
    return colour, count


@rule("claim", "{noun} (は | が) [、] {counts=coloured_count+} [が] ある")
@rule(
    "claim",
    "{noun} [の 数] (は | が) [合計 [で]] {total=n} (だ | ある) [、] [内訳は] {counts=coloured_count+} [が] (ある | だ)",
)
def _(
    noun: str, counts: Sequence[tuple[str, m.Range]], total: float | None = None
) -> m.Claim | None:
    colours = [colour for colour, _ in counts]
    if len(set(colours)) < max(2, len(colours)):
        return None
    groups = tuple(m.Group(count, noun, colour) for colour, count in counts)
    head = () if total is None else (m.Group(exactly(total), noun),)
    return Present((*head, *groups))


@rule(
    "claim",
    "{noun} (は | が) {colours=colours_of} (が | を | の) [各 | それぞれ] {n} ずつ (ある | だ)",
    "{noun} (は | が) {colours=colours_of} (が | を | の) (各 | それぞれ) {n} (ある | だ)",
    "{colours=colours_of} の {noun} が [それぞれ] {n} ずつ (ある | だ)",
    "{colours=colours_of} の {noun} が (各 | それぞれ) {n} (ある | だ)",
)
def _(noun: str, colours: Sequence[str], n: float) -> m.Claim | None:
    if len(set(colours)) < 2:
        return None
    return Present(tuple(m.Group(exactly(n), noun, colour) for colour in colours))


@rule(
    "claim",
    "{ref} (の外 | の外側) (に | には) [は] {parts} が (ない | 落ちていない | 落ちていないこと | 出ていない | 出ていないこと | こぼれていない)",
)
def _(ref: m.Ref, parts: m.Parts) -> m.Claim:
    return Saying(m.Every(parts), (InPlace(m.Place("part", of=ref)),))


@rule("claim", "{several=counted+} (は | が | 、) [合わせて] {place=in_place} (ある | 並ぶ)")
def _(several: Sequence[m.Group], place: m.Place) -> m.Claim | None:
    return Present(tuple(several), place) if place != m.IMAGE else None


# 「ナットは左半分に2個、右半分に3個ある」
@rule("placed_count", "{place=in_place} {count=many}")
def _(place: m.Place, count: m.Range) -> tuple[m.Place, m.Range]:
    return place, count


@rule("placed_counts", "{placed_count} (、 | と | と、) {other=placed_count}")
def _(
    placed_count: tuple[m.Place, m.Range], other: tuple[m.Place, m.Range]
) -> tuple[tuple[m.Place, m.Range], ...]:
    return placed_count, other


@rule("placed_counts", "{placed_count} 、 {rest=placed_counts}")
def _(
    placed_count: tuple[m.Place, m.Range], rest: tuple[tuple[m.Place, m.Range], ...]
) -> tuple[tuple[m.Place, m.Range], ...]:
    return (placed_count, *rest)


@rule("claim", "{parts} (は | が) [、] {placed_counts} [が] [それぞれ] (ある | 並ぶ | だ)")
@rule("claim", "{placed_counts} の {parts} (が | は) ある")
def _(parts: m.Parts, placed_counts: tuple[tuple[m.Place, m.Range], ...]) -> m.Claim | None:
    if any(place == m.IMAGE for place, _ in placed_counts):
        return None
    return AllOf(tuple(Present((group_of(parts, count),), place) for place, count in placed_counts))


@rule("claim", "{noun} 以外 の {thing} (は | が) [すべて] {ref} (の中 | 内) 位置する")
def _(noun: str, ref: m.Ref, thing: bool) -> m.Claim | None:
    if not isinstance(ref, m.One) or ref.parts != m.Parts((noun,)):
        return None
    return NothingBut((), m.Place("part", of=ref), outside=True)

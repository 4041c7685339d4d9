"""Places in Japanese: トレイの左半分, 右上の隅, 上から20%, 2行3列の各マス."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

Grid = tuple[tuple[int, int], m.Ref | None]
CORNERS = ("top left", "top right", "bottom left", "bottom right")
# Words after a place that leave it where it is: the places themselves are wide.
ABOUT_THERE = "[の] (あたり | 辺り | ところ | 所 | 位置 | 場所 | 箇所)"


@rule("side", "左", given="left")
@rule("side", "右", given="right")
@rule("side", "上", given="top")
@rule("side", "下", given="bottom")
def _(given: str) -> str:
    return given


@rule("corner", "左上", given="top left")
@rule("corner", "右上", given="top right")
@rule("corner", "左下", given="bottom left")
@rule("corner", "右下", given="bottom right")
def _(given: str) -> str:
    return given


@rule("owner", "画像 の")
def _() -> tuple[()]:
    return ()


@rule("owner", "{plain} (の | の中の | 内の | の内側の)")
def _(plain: m.Ref) -> tuple[m.Ref]:
    return (plain,)


def owned(owner: Sequence[m.Ref]) -> m.Ref | None:
    """Return the part that a place is a piece of; None for the image."""
    return owner[0] if owner else None


# ------------------------------------------------ pieces


@rule(
    "region",
    "[{owner}] {side} [側] [の] (半分 | 半面 | 半部 | ハーフ)",
    "[{owner}] {side} [側] (部分 | の部分 | の領域 | 半分の領域 | 部)",
    given="half",
)
@rule("region", "[{owner}] {side} [側] [の] (端 | 縁 | 端部 | 辺 | ふち | 端っこ)", given="edge")
def _(side: str, given: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place(given, side, owned(owner))  # pyright: ignore[reportArgumentType]


# A part on the left may be the leftmost one: such a side alone tells no part.
@rule("place", "[画像 の] {side} [側 | の方 | のほう]")
def _(side: str) -> m.Place:
    return m.Place("half", side)


@rule("place", "{region}")
def _(region: m.Place) -> m.Place:
    return region


@rule(
    "region",
    "[{owner}] {corner} [の] (四分の一 | 4分の1)",
    "[{owner}] {corner} [側] (部分 | の部分 | の領域 | 部)",
    "[{owner}] {corner} [側 | の方 | のほう | 寄り]",
    given="quarter",
)
@rule("region", "[{owner}] {corner} [の] (隅 | 角 | すみ | かど | コーナー | 端)", given="corner")
def _(corner: str, given: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place(given, corner, owned(owner))  # pyright: ignore[reportArgumentType]


@rule("region", "[{owner}] {side} (寄り | よりの 位置 | 寄りの 位置)")
@rule("region", "{owner=inside} {side} [側 | の方 | のほう]")
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place("half", side, owned(owner))


# 「箱の一番上」 may be on top of all else; 「箱の一番右」 is its right edge.
@rule("utmost", "{owner} 一番 左 [側]", given="left")
@rule("utmost", "{owner} 一番 右 [側]", given="right")
def _(owner: Sequence[m.Ref], given: str) -> m.Place:
    return m.Place("edge", given, owned(owner))


# 「箱の中の左側」 is in the box, not beside it.
@rule("inside", "{plain} (の中の | 内の | の内側の | の内部の | の中で | 内で)")
def _(plain: m.Ref) -> tuple[m.Ref]:
    return (plain,)


# 「右側の下のほう」 is the lower right.
@rule("region", "[{owner}] {one=side} [側] の {other=side} (側 | の方 | のほう | 半分)")
def _(one: str, other: str, owner: Sequence[m.Ref] = ()) -> m.Place | None:
    quarters = {f"{one} {other}", f"{other} {one}"} & set(CORNERS)
    return m.Place("quarter", quarters.pop(), owned(owner)) if quarters else None


# 「中央より左」 is the left half.
@rule("region", "[{owner}] (中央 | 真ん中) (より | よりも) {side} [側 | の方 | のほう | 寄り]")
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place("half", side, owned(owner))


# What is in a part of the width or height at a side: 左3分の1, 上から20%, 下側の4分の1.
@rule("region", "[{owner}] {side} [側 | の方 | のほう] [から | の] {fraction}")
def _(side: str, fraction: float, owner: Sequence[m.Ref] = ()) -> m.Place | None:
    number = round(1 / fraction)
    if number < 3 or abs(number * fraction - 1) > 0.01:
        return None
    across = side in ("left", "right")
    grid = (1, number) if across else (number, 1)
    cell = (1, 1) if side in ("left", "top") else grid
    return m.Place("cell", of=owned(owner), grid=grid, cell=cell)


@rule(
    "region",
    "[{owner}] (真ん中 | まんなか | 中ほど | 中央付近 | 中央あたり | 中央部分 | 中央の部分 | 真ん中あたり | 真ん中付近 | 中心付近 | 中心部 | 中央寄り)",
)
def _(owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place("middle", of=owned(owner))


@rule(
    "region",
    "{plain} (の中 | の内側 | の内部 | 内 | の範囲内 | 内部 | の枠内 | の領域内 | の枠の中 | の中身)",
)
def _(plain: m.Ref) -> m.Place:
    return m.Place("part", of=plain)


@rule("region", "画像 [の中 | 内]")
def _() -> m.Place:
    return m.IMAGE


@rule("region", f"{{piece}} {ABOUT_THERE}")
def _(piece: m.Place) -> m.Place:
    return piece


@rule("piece", "[{owner}] {corner} [の] (隅 | 角 | すみ | かど | コーナー)", given="corner")
@rule("piece", "[{owner}] {corner}", given="quarter")
@rule("piece", "[{owner}] {corner=side} [の] (端 | 縁 | 端部 | 辺)", given="edge")
@rule("piece", "[{owner}] {corner=side} 半分", given="half")
def _(corner: str, given: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place(given, corner, owned(owner))  # pyright: ignore[reportArgumentType]


# ------------------------------------------------ grids


@rule("grid_size", "{rows=number} (行 | 段) [、 | × | x] {columns=number} 列")
@rule("grid_size", "{columns=number} 列 [、 | × | x] {rows=number} (行 | 段)")
@rule("grid_size", "{rows=number} (x | ×) {columns=number}")
@rule(
    "grid_size",
    "(縦 | たて) {rows=number} [(マス | 個 | 段 | 行)] [、 | × | x] (横 | よこ) {columns=number} [(マス | 個 | 列)]",
)
@rule(
    "grid_size",
    "(横 | よこ) {columns=number} [(マス | 個 | 列)] [、 | × | x] (縦 | たて) {rows=number} [(マス | 個 | 段 | 行)]",
)
def _(rows: float, columns: float) -> tuple[int, int]:
    return int(rows), int(columns)


@rule(
    "grid",
    "{owner} {grid_size} (の | のうち [の])",
    "{grid_size} の {owner}",
    "{grid_size} [のマス] に (区切られている | 仕切られている | 分けられている | 分かれている | 分割されている) {owner}",
)
@rule(
    "grid",
    "{owner=split_up} [等しく | 均等に] {grid_size} [のマス] (に | で) (分けた | 区切った | 分割した | 仕切った | 区切られている | 仕切られている | 分けられている) [ときの | とき の | うちの]",
)
@rule(
    "grid",
    "{owner=split_up} {grid_size} (で | に 分かれており | に 分かれていて | に 区切られており | に 区切られていて | に 仕切られており | に 仕切られていて | のマスに分かれており) [、]",
)
def _(grid_size: tuple[int, int], owner: Sequence[m.Ref]) -> Grid:
    return grid_size, owned(owner)


@rule("split_up", "{plain} (を | は | が)")
def _(plain: m.Ref) -> tuple[m.Ref]:
    return (plain,)


@rule(
    "cells",
    "{grid} (各 | 全ての | すべての | 全 | どの | それぞれの | 1つ1つの) マス",
    "{grid} マス (すべて | のすべて | 全部 | それぞれ | のそれぞれ)",
    "{grid} マス の 各 マス",
)
def _(grid: Grid) -> m.Cells:
    return m.Cells("grid", grid[1], grid[0])


@rule(
    "cells",
    "{owner} {four_corners}",
    "{four_corners}",
)
def _(four_corners: bool, owner: Sequence[m.Ref] = ()) -> m.Cells:
    return m.Cells("corner", owned(owner), sides=CORNERS)


@rule(
    "four_corners",
    "(四隅 | 4隅 | 四つの角 | 4つの角 | 各隅 | 各角 | 各コーナー | 4コーナー | 四つのコーナー | 4つの隅 | 四つの隅 | 四つ角 | 4カ所の角 | 四方の角) [すべて | のすべて | のそれぞれ | それぞれ | 全部 | の全部 | のいずれ | のどれ]",
)
def _() -> bool:
    return True


@rule("region", "{grid} {cell}")
def _(grid: Grid, cell: tuple[int | str, int | str]) -> m.Place | None:
    (rows, columns), of = grid
    row, column = _number(cell[0], rows), _number(cell[1], columns)
    if row is None or column is None:
        return None
    return m.Place("cell", of=of, grid=(rows, columns), cell=(row, column))


def _number(place: int | str, number: int) -> int | None:
    """Return which row or column of so many is meant; the middle one of an even number is none."""
    if isinstance(place, int):
        return place
    if place == "middle":
        return (number + 1) // 2 if number % 2 else None
    return 1 if place == "first" else number


@rule(
    "cell",
    "[上から] {row=number} (行目 | 段目) [の | 、 | で] [左から] {column=number} 列目 [の マス]",
)
@rule(
    "cell", "左から {column=number} 列目 [の | 、 | で] 上から {row=number} (行目 | 段目) [の マス]"
)
def _(row: float, column: float) -> tuple[int | str, int | str]:
    return int(row), int(column)


@rule("cell", "{corner} の マス")
def _(corner: str) -> tuple[int | str, int | str]:
    down, across = corner.split()
    return ("first" if down == "top" else "last", "first" if across == "left" else "last")


@rule("cell", "(中央 | 真ん中) の マス")
def _() -> tuple[int | str, int | str]:
    return "middle", "middle"


@rule("which_row", "[上から] {number} (行目 | 段目)", given=1)
@rule("which_row", "下から {number} (行目 | 段目)", given=-1)
def _(number: float, given: int) -> int:
    return int(number) * given


@rule("which_row", "(一番上の | 最上) (行 | 段)", given=1)
@rule("which_row", "(一番下の | 最下) (行 | 段)", given=-1)
def _(given: int) -> int:
    return given


@rule("which_column", "[左から] {number} 列目", given=1)
@rule("which_column", "右から {number} 列目", given=-1)
def _(number: float, given: int) -> int:
    return int(number) * given


@rule("which_column", "(一番左の 列 | 左端の 列 | 左列)", given=1)
@rule("which_column", "(一番右の 列 | 右端の 列 | 右列)", given=-1)
def _(given: int) -> int:
    return given


@rule("region", "{grid} {which=which_row}", given="rows")
@rule("region", "{grid} {which=which_column}", given="columns")
def _(grid: Grid, which: int, given: Literal["rows", "columns"]) -> m.Place:
    (rows, columns), of = grid
    number = rows if given == "rows" else columns
    at = which if which > 0 else number + 1 + which
    if given == "rows":
        return m.Place("cell", of=of, grid=(rows, 1), cell=(at, 1))
    return m.Place("cell", of=of, grid=(1, columns), cell=(1, at))


# ------------------------------------------------ parts in places


@rule("located", "{place=in_part} {parts}")
@rule("located", "{place=region} (の | にある) {parts}")
@rule(
    "located",
    "{place=region} に (入っている | 入った | 置かれている | 置いてある | 写っている | 映っている | 見える | 見えている | 並んでいる | 並ぶ | 載っている | 乗っている | 収められている | 収まっている | 位置する | 位置している | 配置されている | 貼られている | 取り付けられている | 実装されている | 存在する | 設置されている | 盛られている) {parts}",
)
def _(place: m.Place, parts: m.Parts) -> m.Parts | None:
    if place == m.IMAGE or (place.kind in ("edge", "middle") and place.of is None):
        return None  # 左端のナット is the leftmost one, 真ん中のナット the middle one
    return m.Parts(parts.nouns, parts.colour, place)


@rule("ref", "{plain}")
def _(plain: m.Ref) -> m.Ref:
    return plain


@rule("ref", "{located}")
def _(located: m.Parts) -> m.Ref:
    return m.One(located)


@rule("in_part", "{plain} に (居る | 入る | 載る | 貼る)")
def _(plain: m.Ref) -> m.Place:
    return m.Place("part", of=plain)


# 「箱の中の一番左のナット」: the leftmost one of those in the box.
@rule("ref", "{place=region} (の | にある | で) [、] {ref=plain}")
def _(place: m.Place, ref: m.Ref) -> m.Ref | None:
    if not isinstance(ref, m.Pick | m.Nth) or place == m.IMAGE:
        return None
    return m.exchanged(ref, ref.parts, m.Parts(ref.parts.nouns, ref.parts.colour, place))


@rule("kind", "{parts}")
def _(parts: m.Parts) -> m.Parts:
    return parts


@rule("kind", "{located}")
def _(located: m.Parts) -> m.Parts:
    return located

"""Places in Japanese: トレイの左半分, 右上の隅, 2行3列の各マス."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule

if TYPE_CHECKING:
    from collections.abc import Sequence


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


@rule("owner", "{ref} の")
def _(ref: m.Ref) -> tuple[m.Ref]:
    return (ref,)


def _of(owner: Sequence[m.Ref]) -> m.Ref | None:
    return owner[0] if owner else None


@rule("place", "[{owner}] {side} (半分 | 半面 | 半部)", given="half")
@rule("place", "[{owner}] {side} (端 | 縁 | 端部 | 辺)", given="edge")
def _(side: str, given: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place(given, side, _of(owner))  # pyright: ignore[reportArgumentType]


@rule("place", "[{owner}] {side} [側 | 側の | の] (三分の一 | 3分の1)")
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    across = side in ("left", "right")
    grid = (1, 3) if across else (3, 1)
    cell = (1, 1) if side in ("left", "top") else grid
    return m.Place("cell", of=_of(owner), grid=grid, cell=cell)


@rule("place", "[画像 の] {side} [側 | 部 | の方 | のほう | 側半分]")
def _(side: str) -> m.Place:
    return m.Place("half", side)


@rule("place", "[{owner}] {side} (側半分 | 部分 | 部)")
def _(side: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place("half", side, _of(owner))


@rule(
    "place",
    "[{owner}] {corner} [の] (四分の一 | 4分の1)",
    "[{owner}] {corner} (部分 | 部)",
    given="quarter",
)
@rule("place", "[{owner}] {corner}", given="quarter")
@rule("place", "[{owner}] {corner} [の] (隅 | 角 | すみ | かど | コーナー)", given="corner")
def _(corner: str, given: str, owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place(given, corner, _of(owner))  # pyright: ignore[reportArgumentType]


@rule(
    "place",
    "[{owner}] (真ん中 | まんなか | 中ほど | 中央付近 | 中央あたり | 中央部分 | 真ん中あたり | 中心付近)",
)
def _(owner: Sequence[m.Ref] = ()) -> m.Place:
    return m.Place("middle", of=_of(owner))


@rule("place", "{ref} (の中 | の内側 | の内部 | 内 | の範囲内 | 内部)")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


@rule("place", "画像 [の中 | 内]")
def _() -> m.Place:
    return m.IMAGE


@rule("grid", "{owner} {rows=number} 行 {columns=number} 列 の")
@rule("grid", "{owner} {rows=number} (x | × | ×) {columns=number} の")
@rule("grid", "{rows=number} 行 {columns=number} 列 の {owner}")
@rule("grid", "{rows=number} (x | × | ×) {columns=number} の {owner}")
def _(rows: float, columns: float, owner: Sequence[m.Ref]) -> tuple[tuple[int, int], m.Ref | None]:
    return (int(rows), int(columns)), _of(owner)


@rule(
    "grid",
    "{owner} (縦 | たて) {rows=number} [(マス | 個)] [、] (横 | よこ) {columns=number} [(マス | 個)] の",
)
def _(rows: float, columns: float, owner: Sequence[m.Ref]) -> tuple[tuple[int, int], m.Ref | None]:
    return (int(rows), int(columns)), _of(owner)


@rule("cells", "{grid} (各 | 全ての | すべての | どの) マス")
def _(grid: tuple[tuple[int, int], m.Ref | None]) -> m.Cells:
    return m.Cells("grid", grid[1], grid[0])


@rule(
    "cells",
    "{owner} (四隅 | 4隅 | 四つの角 | 4つの角 | 各隅 | 四隅のそれぞれ | 各角 | 四隅すべて | 4つの隅 | 四つの隅)",
)
def _(owner: Sequence[m.Ref]) -> m.Cells:
    sides = ("top left", "top right", "bottom left", "bottom right")
    return m.Cells("corner", _of(owner), sides=sides)


@rule("place", "{grid} {row=number} 行目 [の | 、] {column=number} 列目 [の マス]")
def _(grid: tuple[tuple[int, int], m.Ref | None], row: float, column: float) -> m.Place:
    return m.Place("cell", of=grid[1], grid=grid[0], cell=(int(row), int(column)))


@rule("place", "{grid} {row=number} (行目 | 段目)")
def _(grid: tuple[tuple[int, int], m.Ref | None], row: float) -> m.Place:
    return m.Place("cell", of=grid[1], grid=(grid[0][0], 1), cell=(int(row), 1))

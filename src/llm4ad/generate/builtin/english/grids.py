"""Cells of grids, and the corners of something: row 1, column 2 of a 3 x 5 tray."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule


@rule("size", "{rows=number} (x | by | ×) {columns=number}")
@rule("size", "{rows=number} (row | rows) (and | , | by) {columns=number} (column | columns)")
@rule("size", "{rows=number} (row | rows) of {columns=number} [CELLS | CELL] [each]")
def _(rows: float, columns: float) -> tuple[int, int] | None:
    return (int(rows), int(columns)) if rows == int(rows) and columns == int(columns) else None


@rule("size", "{columns=number} (column | columns) (and | , | by) {rows=number} (row | rows)")
def _(rows: float, columns: float) -> tuple[int, int] | None:
    return (int(rows), int(columns)) if rows == int(rows) and columns == int(columns) else None


@rule("no_cells", "(none of the CELLS | no CELL) (of | in) {grid}")
def _(grid: Grid) -> m.Cells:
    return m.Cells("grid", grid[1], grid[0])


Grid = tuple[tuple[int, int], "m.Ref | None"]


@rule(
    "grid", "(A | the) {size} grid (of | over | on | in) the IMAGE", "the IMAGE OPEN {size} CLOSE"
)
def _(size: tuple[int, int]) -> Grid:
    return size, None


@rule(
    "grid",
    "(A | the) {size} grid (of | over | on | in) {ref}",
    "{ref} OPEN {size} CLOSE",
    "{ref} , {size} ,",
    "{ref} with {size}",
)
def _(size: tuple[int, int], ref: m.Ref) -> Grid:
    return size, ref


@rule("grid", "(A | the) {size} {noun=noun_one}")
def _(size: tuple[int, int], noun: str) -> Grid:
    return size, m.One(m.Parts((noun,)))


@rule(
    "cells",
    "EACH CELL (of | in) {grid}",
    "(EACH | EACH one) of the CELLS (of | in) {grid}",
    "ALL [the] CELLS (of | in) {grid}",
    given=0,
)
@rule("cells", "EACH row (of | in) {grid}", "ALL [the] rows (of | in) {grid}", given=1)
@rule("cells", "EACH column (of | in) {grid}", "ALL [the] columns (of | in) {grid}", given=2)
def _(grid: Grid, given: int) -> m.Cells:
    return _cells(grid, given)


def _cells(grid: Grid, lines: int) -> m.Cells:
    (rows, columns), of = grid
    size = ((rows, columns), (rows, 1), (1, columns))[lines]
    return m.Cells("grid", of, size)


@rule(
    "cells",
    "(EACH | EACH one | ALL) of the {number} CELLS (of | in) {grid}",
    "ALL [the] {number} CELLS (of | in) {grid}",
)
def _(number: float, grid: Grid) -> m.Cells | None:
    (rows, columns), _ = grid
    return _cells(grid, 0) if number == rows * columns else None


_SIDES_OF = {
    "corner": ("top left", "top right", "bottom left", "bottom right"),
    "quarter": ("top left", "top right", "bottom left", "bottom right"),
}


@rule("cells", "the [four] corners [{of_image}]", "the [four] corners of {of=ref}", given="corner")
@rule("cells", "ALL [the] corners [{of_image}]", "ALL [the] corners of {of=ref}", given="corner")
@rule("cells", "EACH corner [{of_image}]", "EACH of the four corners [{of_image}]", given="corner")
@rule("cells", "EACH corner of {of=ref}", "EACH of the four corners of {of=ref}", given="corner")
@rule("cells", "ALL four corners of {of=ref}", "ALL four corners [{of_image}]", given="corner")
@rule("cells", "EACH quarter [{of_image}]", "EACH quarter of {of=ref}", given="quarter")
def _(given: str, of: m.Ref | None = None, of_image: bool = False) -> m.Cells:
    return m.Cells(given, of, sides=_SIDES_OF[given])  # pyright: ignore[reportArgumentType]


@rule("cells", "EACH half [{of_image}]", "EACH half of {of=ref}")
def _(of: m.Ref | None = None, of_image: bool = False) -> m.Cells | None:
    return None  # the halves of which cut?


@rule(
    "cell",
    "row {row=number} [,] [and] column {column=number}",
    "column {column=number} [,] [and] row {row=number}",
)
def _(row: float, column: float) -> tuple[int, int] | None:
    return (int(row), int(column)) if row == int(row) and column == int(column) else None


@rule("region", "{cell} of {grid}", "the CELL in {cell} of {grid}", "the CELL at {cell} of {grid}")
def _(cell: tuple[int, int], grid: Grid) -> m.Place:
    size, of = grid
    return m.Place("cell", of=of, grid=size, cell=cell)


@rule("region", "the {corner_side} CELL of {grid}")
def _(corner_side: str, grid: Grid) -> m.Place:
    (rows, columns), of = grid
    row = 1 if corner_side.startswith("top") else rows
    column = 1 if corner_side.endswith("left") else columns
    return m.Place("cell", of=of, grid=(rows, columns), cell=(row, column))


@rule("nth", "{ordinal}")
def _(ordinal: int) -> int:
    return ordinal


@rule("nth", "last", given=-1)
def _(given: int) -> int:
    return given


@rule("region", "the {nth} row of {grid}", given="row")
@rule("region", "the {nth} column of {grid}", given="column")
def _(nth: int, grid: Grid, given: str) -> m.Place:
    (rows, columns), of = grid
    return _line(given, nth, rows, columns, of)


@rule("region", "row {number} of {grid}", given="row")
@rule("region", "column {number} of {grid}", given="column")
def _(number: float, grid: Grid, given: str) -> m.Place | None:
    (rows, columns), of = grid
    return _line(given, int(number), rows, columns, of) if number == int(number) else None


def _line(kind: str, nth: int, rows: int, columns: int, of: m.Ref | None) -> m.Place:
    if kind == "row":
        return m.Place("cell", of=of, grid=(rows, 1), cell=(rows if nth < 0 else nth, 1))
    return m.Place("cell", of=of, grid=(1, columns), cell=(1, columns if nth < 0 else nth))


@rule("region", "the TOP row of {grid}", given=("row", 1))
@rule("region", "the BOTTOM row of {grid}", given=("row", -1))
@rule("region", "the left column of {grid}", given=("column", 1))
@rule("region", "the right column of {grid}", given=("column", -1))
def _(grid: Grid, given: tuple[str, int]) -> m.Place:
    (rows, columns), of = grid
    return _line(*given, rows, columns, of)

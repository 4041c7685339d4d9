"""Rows, orders and overlaps: scenes as in english_sentences.py; some are of a tray with cells."""

from __future__ import annotations

Row = tuple[str, str, str]

# Cells in three rows of four, whose centres are at 80, 160, 240, 320 and at 70, 150, 230.
CELLS = ", ".join(f"cell {x} {y} 70x70 white" for y in (70, 150, 230) for x in (80, 160, 240, 320))

ARRANGEMENT: dict[str, list[Row]] = {
    "counted on": [
        (
            "The first nut from the left is red, the second one is blue, the last one is green.",
            "nut 50 50 20x20 red, nut 99 50 20x20 blue, nut 150 50 20x20 green",
            "nut 50 50 20x20 red, nut 99 50 20x20 green, nut 150 50 20x20 blue"
            " | nut 50 50 20x20 green, nut 99 50 20x20 blue, nut 150 50 20x20 red",
        ),
        (
            "The first nut from the top is red, the last is blue and the second is green.",
            "nut 50 50 20x20 red, nut 50 99 20x20 green, nut 50 150, nut 50 200 20x20 blue",
            "nut 50 50 20x20 red, nut 50 99, nut 50 150 20x20 green, nut 50 200 20x20 blue",
        ),
    ],
}

# Of a tray whose cells are parts, too.
IN_CELLS: dict[str, list[Row]] = {
    "rows of cells": [
        (
            "The nuts are in the top row.",
            f"{CELLS}, nut 80 70, nut 240 70",
            f"{CELLS}, nut 80 70, nut 80 150 | {CELLS}",
        ),
        (
            "The nuts are in the second row and the washers in the bottom row of the tray.",
            f"{CELLS}, nut 80 150, washer 240 230",
            f"{CELLS}, nut 80 150, washer 240 150 | {CELLS}, nut 80 70, washer 240 230",
        ),
        (
            "The red nut is in the top row.",
            f"{CELLS}, nut 80 70 20x20 red",
            f"{CELLS}, nut 80 150 20x20 red",
        ),
        (
            "No nut is in the middle row.",
            f"{CELLS}, nut 80 70, nut 80 230 | {CELLS}",
            f"{CELLS}, nut 80 150",
        ),
        (
            "There are two nuts in the second column from the right.",
            f"{CELLS}, nut 240 70, nut 240 150, nut 160 150",
            f"{CELLS}, nut 160 70, nut 160 150 | {CELLS}, nut 240 70",
        ),
        (
            "The left column holds one nut and one washer.",
            f"{CELLS}, nut 80 70, washer 80 150, nut 160 70",
            f"{CELLS}, nut 80 70, washer 160 150 | {CELLS}, nut 80 70, nut 80 150, washer 80 230",
        ),
        (
            "In the bottom row there are at most two nuts.",
            f"{CELLS}, nut 80 230, nut 160 230, nut 80 70 | {CELLS}",
            f"{CELLS}, nut 80 230, nut 160 230, nut 240 230",
        ),
        (
            "The nuts in the third row are red.",
            f"{CELLS}, nut 80 230 20x20 red, nut 80 70",
            f"{CELLS}, nut 80 230, nut 80 70 20x20 red | {CELLS}, nut 80 70 20x20 red",
        ),
        (
            "The first nut on the left in the top row is red, the last one is blue.",
            f"{CELLS}, nut 80 70 20x20 red, nut 160 70, nut 240 70 20x20 blue, nut 320 150",
            f"{CELLS}, nut 80 70 20x20 red, nut 160 70, nut 320 150 20x20 blue",
        ),
        (
            "Each column has one nut.",
            f"{CELLS}, nut 80 70, nut 160 150, nut 240 70, nut 320 230",
            f"{CELLS}, nut 80 70, nut 80 150, nut 240 70, nut 320 230"
            f" | {CELLS}, nut 80 70, nut 160 150, nut 240 70",
        ),
        (
            "There is one nut in every row of the tray.",
            f"{CELLS}, nut 80 70, nut 160 150, nut 240 230",
            f"{CELLS}, nut 80 70, nut 160 70, nut 240 230",
        ),
        (
            "The nuts occupy the top row.",
            f"{CELLS}, nut 80 70, nut 160 70, nut 240 70, nut 320 70",
            f"{CELLS}, nut 80 70, nut 160 70, nut 240 70"
            f" | {CELLS}, nut 80 70, nut 160 70, nut 240 70, nut 320 70, nut 80 150",
        ),
        (
            "The red cell is in the top row.",
            "cell 80 70 70x70 red, cell 80 150 70x70 white",
            "cell 80 70 70x70 white, cell 80 150 70x70 red",
        ),
    ],
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("The nuts are in the second row.", ""),
    ("Each column has one nut.", "has"),
    ("The second one is red.", None),
    ("The nuts are red, the last one is blue.", None),
]

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
    "directions with what is allowed": [
        (
            "The bolt is upright, give or take 20 degrees.",
            "bolt 99 99 20x90 /15",
            "bolt 99 99 20x90 /25",
        ),
        (
            "The bolt shall lie substantially vertical, with a permitted deviation of 20 degrees.",
            "bolt 99 99 20x90 /15",
            "bolt 99 99 20x90 /25 | bolt 99 99 90x20",
        ),
        (
            "The bolt is horizontal with a tolerance of 5 degrees.",
            "bolt 99 99 90x20 /3",
            "bolt 99 99 90x20 /8",
        ),
        (
            "The label has to be straight, a tilt of up to 3 degrees is accepted.",
            "label 99 99 90x20 /2",
            "label 99 99 90x20 /5",
        ),
        (
            "The bolt stands vertically in the tray.",
            "TRAY, bolt 99 99 20x60",
            "TRAY, bolt 99 99 60x20 | TRAY, bolt 20 99 20x60",
        ),
        (
            "The bolt should stand upright on the right-hand side, give or take 20 degrees.",
            "bolt 300 99 20x90 /15",
            "bolt 300 99 20x90 /25 | bolt 99 99 20x90 /15",
        ),
        ("The bolt is not leaning.", "bolt 99 99 20x90", "bolt 99 99 20x90 /20"),
    ],
    "the middle of a half": [
        (
            "The nut lies in the middle of the left half of the tray.",
            "TRAY, nut 125 150 | TRAY, nut 150 180",
            "TRAY, nut 175 150 | TRAY, nut 275 150 | TRAY, nut 125 210",
        ),
        (
            "The nut is in the centre of the left half of the tray.",
            "TRAY, nut 125 150 | TRAY, nut 135 160",
            "TRAY, nut 150 180 | TRAY, nut 275 150",
        ),
    ],
    "over one another": [
        (
            "The nuts must not lie on top of each other.",
            "nut 50 50, nut 75 50",
            "nut 50 50, nut 55 50",
        ),
        ("No nut lies on top of another.", "nut 50 50, nut 75 50 |", "nut 50 50, nut 55 50"),
        (
            "There are two nuts and none of them may be placed on top of another.",
            "nut 50 50, nut 75 50",
            "nut 50 50, nut 55 50 | nut 50 50",
        ),
        ("No nut touches another.", "nut 50 50, nut 99 50", "nut 50 50, nut 70 50"),
        (
            "The nuts may touch each other but must not overlap.",
            "nut 50 50, nut 70 50",
            "nut 50 50, nut 55 50",
        ),
        (
            "The nuts may overlap each other but they must not cover the washer.",
            "washer 200 150, nut 50 50, nut 55 50",
            "nut 195 150, nut 55 50, washer 200 150",
        ),
    ],
    "the outer ones": [
        (
            "The middle nut is red while the outer two are blue.",
            "nut 50 50 20x20 blue, nut 99 50 20x20 red, nut 150 50 20x20 blue",
            "nut 50 50 20x20 blue, nut 99 50 20x20 red, nut 150 50",
        ),
        (
            "The middle nut is red and the two on either side are blue.",
            "nut 50 50 20x20 blue, nut 50 99 20x20 red, nut 50 150 20x20 blue",
            "nut 50 50 20x20 blue, nut 50 99 20x20 blue, nut 50 150 20x20 red",
        ),
    ],
    "edges in a line": [
        (
            "The tops of the nuts are level.",
            "nut 50 50 20x40, nut 99 40",
            "nut 50 50 20x40, nut 99 50",
        ),
        (
            "The left edges of the nuts are in line.",
            "nut 50 50 20x20, nut 60 99 40x20",
            "nut 50 50 20x20, nut 50 99 40x20",
        ),
    ],
    "equal gaps in other words": [
        (
            "The gap between any two neighbouring nuts should look the same.",
            "nut 50 50, nut 100 50, nut 150 50",
            "nut 50 50, nut 100 50, nut 180 50",
        ),
        (
            "Nut spacing constant.",
            "nut 50 50, nut 100 50, nut 150 50",
            "nut 50 50, nut 100 50, nut 180 50",
        ),
        ("The nuts are stacked side by side.", "nut 50 50, nut 75 50", "nut 50 50, nut 75 99"),
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
    ("The nut is substantially vertical.", ""),
    ("The nuts may be red but must not touch.", None),
    ("The nuts may touch but may overlap.", None),
    ("The outer two are red.", None),
    ("The nuts are red, the last one is blue.", None),
]

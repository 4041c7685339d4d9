"""Sentences that speak of parts again: this cap, them, all but some; scenes as elsewhere."""

from __future__ import annotations

Row = tuple[str, str, str]

REFERENCES: dict[str, list[Row]] = {
    "pointing back": [
        (
            "There is one nut and one washer, the former red and the latter blue.",
            "nut*1 red, washer*1 blue",
            "nut*1 blue, washer*1 red | nut*1 red, washer*1",
        ),
        (
            "The bottle has a cap, and this cap is red.",
            "BOTTLE, cap 200 60 20x20 red",
            "BOTTLE, cap 200 60 20x20 blue | BOTTLE",
        ),
        (
            "The label is narrower than the bottle it sits on.",
            "BOTTLE, label 200 150 60x60 yellow",
            "BOTTLE, label 200 150 120x60 yellow",
        ),
        (
            "The nut that is closest to the washer is red.",
            "washer 50 50, nut 80 50 20x20 red, nut 150 50",
            "washer 50 50, nut 80 50, nut 150 50 20x20 red",
        ),
        (
            "The nut is left of the washer, and its colour is red.",
            "nut 50 50 20x20 red, washer 99 50",
            "nut 50 50, washer 99 50 20x20 red | nut 150 50 20x20 red, washer 99 50",
        ),
        (
            "The nut is red, just like the washer.",
            "nut*1 red, washer*1 red",
            "nut*1 red, washer*1",
        ),
        (
            "Each bottle has exactly one label, which is red.",
            "BOTTLE, label 200 150 60x60 red",
            "BOTTLE, LABEL | BOTTLE",
        ),
        (
            "The bottle that carries the label is red.",
            "bottle 99 150 60x150 red, bottle 300 150 60x150 white, label 99 150 20x20 yellow",
            "bottle 99 150 60x150 red, bottle 300 150 60x150 white, label 300 150 20x20 yellow",
        ),
    ],
    "one and another": [
        (
            "The tray has two nuts, one at the left end and another one at the right end.",
            "TRAY, nut 80 150, nut 320 150",
            "TRAY, nut 80 150, nut 200 150",
        ),
        (
            "There are two nuts on the tray, the first on the left and the second on the right.",
            "TRAY, nut 80 150, nut 320 150",
            "TRAY, nut 80 150, nut 100 150",
        ),
        (
            "Two nuts lie in the tray, one red, one blue.",
            "TRAY, nut 80 150 20x20 red, nut 320 150 20x20 blue",
            "TRAY, nut 80 150 20x20 red, nut 320 150 20x20 red",
        ),
        (
            "There are two nuts, each of which is red.",
            "nut*2 red",
            "nut*1 red, nut*1 blue | nut*1 red",
        ),
        (
            "There is a label on the bottle, centred from side to side.",
            "BOTTLE, LABEL",
            "BOTTLE, label 180 150 40x60 yellow | BOTTLE | LABEL",
        ),
        (
            "One nut lies above the other.",
            "nut 50 50, nut 50 90",
            "nut 50 50, nut 90 50 | nut 50 50 | nut 50 50, nut 50 90, nut 50 130",
        ),
    ],
    "them and both": [
        (
            "There are two nuts, and the washer does not touch them.",
            "nut 50 50, nut 99 50, washer 200 150",
            "nut 50 50, nut 99 50, washer 119 50 | nut 50 50, nut 69 50, washer 60 68",
        ),
        (
            "The nut and the bolt are red, and no washer touches them.",
            "nut 50 50 20x20 red, bolt 99 50 20x20 red, washer 200 150",
            "nut 50 50 20x20 red, bolt 99 50 20x20 red, washer 119 50",
        ),
        (
            "The washer lies right of the nuts and shall not overlap any of them.",
            "nut 50 50, nut 50 99, washer 99 50",
            "nut 50 50, nut 50 99, washer 65 50 | nut 50 50, nut 150 99, washer 99 50",
        ),
        ("If there are nuts, they are red.", "nut*2 red | washer*1", "nut*1 red, nut*1"),
        ("In the event that nuts are supplied, both shall be red.", "nut*2 red | ", "nut*1 red"),
        (
            "Two nuts are in the tray, and the rest of them are red.",
            "TRAY, nut 99 99, nut 150 99, nut 20 20 20x20 red",
            "TRAY, nut 99 99, nut 150 99, nut 20 20",
        ),
    ],
    "asides": [
        (
            "The nut and the washer have the same colour, since a mismatch is the first thing"
            " customers complain about.",
            "nut*1 red, washer*1 red",
            "nut*1 red, washer*1",
        ),
        (
            "The nut, which is the star of the set, is red.",
            "nut*1 red",
            "nut*1",
        ),
        (
            "There are two nuts, and I really mean every single one of them.",
            "nut*2",
            "nut*1",
        ),
        (
            "Nuts aligned in a row, colour doesn't matter.",
            "nut*2 red | nut*2",
            "nut 50 50, nut 90 90",
        ),
    ],
    "or else": [
        ("Usually there are two nuts, but three are fine too.", "nut*2 | nut*3", "nut*1 | nut*4"),
        ("There shall be either two nuts or none.", "nut*2 | ", "nut*1 | nut*3"),
        (
            "Where no nut is present, a second washer shall be provided in its place.",
            "washer*2 | nut*1, washer*1 | nut*1",
            "washer*1 | ",
        ),
        (
            "At least two red nuts, never more than four.",
            "nut*2 red, nut*9",
            "nut*1 red | nut*5 red",
        ),
    ],
    "all but some": [
        (
            "All trays are red except for those with a nut.",
            "tray 99 99 100x100 red, tray 300 99 100x100 white, nut 300 99",
            "tray 99 99 100x100 white, tray 300 99 100x100 white, nut 300 99",
        ),
        (
            "Every tray holds a nut, except for the ones that hold a washer.",
            "tray 99 99 100x100 red, tray 300 99 100x100 white, nut 99 99, washer 300 99",
            "tray 99 99 100x100 red, tray 300 99 100x100 white, nut 300 99",
        ),
        (
            "The nut, together with all washers, shall be red.",
            "nut*1 red, washer*2 red",
            "nut*1 red, washer*1 red, washer*1",
        ),
    ],
    "none of it": [
        (
            "No part of the bolt should cover the label.",
            "LABEL, bolt 50 50",
            "LABEL, bolt 162 150 20x20",
        ),
        (
            "It is forbidden that a nut is tilted or touches the washer.",
            "nut 50 50 20x60, washer 99 50",
            "nut 50 50 20x60 /20, washer 99 50 | nut 50 50 20x60, washer 70 50",
        ),
        ("No two nuts the same colour.", "nut*1 red, nut*1 blue", "nut*2 red"),
        ("White nuts only.", "nut*2 white", "nut*2 white, nut*1"),
        (
            "Everything inside the tray, nothing sticking out over the edge.",
            "TRAY, nut 99 99, washer 150 99",
            "TRAY, nut 50 99, washer 150 99 | TRAY, nut 20 20",
        ),
    ],
    "so many in each row": [
        (
            "The nuts are arranged in two rows, two pieces in each row.",
            "nut 50 50, nut 99 50, nut 50 99, nut 99 99",
            "nut 50 50, nut 99 50, nut 50 99 | nut 50 50, nut 99 50, nut 150 50, nut 99 99",
        ),
    ],
    "as many in each": [
        (
            "Each tray holds the same number of nuts.",
            "tray 99 99 100x100 white, tray 300 99 100x100 white, nut 99 99, nut 300 99",
            "tray 99 99 100x100 white, tray 300 99 100x100 white, nut 99 99",
        ),
        (
            "The left tray has as many nuts as the right tray.",
            "tray 99 99 100x100 white, tray 300 99 100x100 white, nut 99 99, nut 300 99",
            "tray 99 99 100x100 white, tray 300 99 100x100 white, nut 99 99, nut 80 99, nut 300 99",
        ),
    ],
    "in the middle of it": [
        (
            "The label is on the bottle, centred from left to right.",
            "BOTTLE, LABEL",
            "BOTTLE, label 180 150 40x60 yellow",
        ),
        (
            "The nut is in the tray, right in the centre.",
            "tray 99 99 100x100 white, nut 99 99",
            "tray 99 99 100x100 white, nut 130 99",
        ),
    ],
    "but not": [
        (
            "The nut touches the washer but none of the bolts.",
            "nut 50 50, washer 70 50, bolt 150 50",
            "nut 50 50, washer 70 50, bolt 50 70 | nut 50 50, washer 99 50",
        ),
        (
            "All nuts are grey, only the left one is red.",
            "nut 50 50 20x20 red, nut 99 50",
            "nut 50 50, nut 99 50 20x20 red",
        ),
        (
            "Of the three nuts, no more than one may be tilted.",
            "nut 50 50 20x60 /20, nut 99 50 20x60, nut 150 50 20x60",
            "nut 50 50 20x60 /20, nut 99 50 20x60 /20, nut 150 50 20x60 | nut 50 50 20x60",
        ),
        (
            "There is nothing on the tray but nuts and a washer.",
            "TRAY, nut 99 99, washer 150 99 | TRAY",
            "TRAY, nut 99 99, bolt 150 99",
        ),
        (
            "The nut must not stick out over the tray.",
            "TRAY, nut 99 99",
            "TRAY, nut 50 99",
        ),
        (
            "The nut covers most of the tray, at least 60 percent.",
            "TRAY, nut 200 150 280x150",
            "TRAY, nut 200 150 100x100",
        ),
        (
            "The tray has to be complete: two nuts and a washer.",
            "TRAY, nut 99 99, nut 150 99, washer 200 99",
            "TRAY, nut 99 99, washer 200 99",
        ),
    ],
    "the label of the bottle": [
        (
            "The label of the bottle is red.",
            "BOTTLE, label 200 150 60x60 red, label 50 50",
            "BOTTLE, LABEL, label 50 50 20x20 red",
        ),
        (
            "The bottle's cap is red.",
            "BOTTLE, cap 200 40 20x20 red",
            "BOTTLE, cap 200 40 20x20 blue",
        ),
        (
            "The left nut of the tray is red.",
            "TRAY, nut 99 99 20x20 red, nut 150 99, nut 20 20",
            "TRAY, nut 99 99, nut 150 99 20x20 red",
        ),
        (
            "The washer sits right above the nut.",
            "washer 50 50, nut 50 99",
            "washer 50 50, nut 99 99 | washer 50 99, nut 50 50",
        ),
    ],
    "the only ones": [
        (
            "The nuts are the only red parts.",
            "nut*2 red, washer*1",
            "nut*2 red, washer*1 red | nut*1 red, nut*1",
        ),
        (
            "The nut is the only red part in the tray.",
            "TRAY, nut 99 99 20x20 red, washer 20 20 20x20 red",
            "TRAY, nut 99 99 20x20 red, washer 150 99 20x20 red | TRAY, nut 99 99",
        ),
        (
            "There is one red nut, one blue nut, and all other nuts are grey.",
            "nut*1 red, nut*1 blue, nut*3",
            "nut*1 red, nut*1 blue, nut*1 green | nut*1 red, nut*3",
        ),
        (
            "The red nut is larger than the others.",
            "nut 50 50 40x40 red, nut 99 50, nut 150 50",
            "nut 50 50 20x20 red, nut 99 50 40x40, nut 150 50",
        ),
        (
            "The red nut is the largest one.",
            "nut 50 50 40x40 red, nut 99 50",
            "nut 50 50 20x20 red, nut 99 50 40x40",
        ),
        ("Only one of the two nuts may be red.", "nut*1 red, nut*1 | nut*2", "nut*2 red | nut*1"),
        ("Ten nuts, none of them red.", "nut*10", "nut*9, nut*1 red | nut*9 | nut*10, nut*1 red"),
    ],
}

"""Other ways to say the usual things, with scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]
TWO_BY_THREE = (
    "nut 50 50, nut 100 50, nut 150 50, nut 50 100, nut 100 100, nut 150 100",
    "nut 50 50, nut 100 50, nut 150 50, nut 50 100, nut 100 100, nut 190 100 | nut*6 | nut*5",
)
THREE = "nut 50 50, nut 100 50 20x20 red, nut 150 50"
HALVES = ("TRAY, nut 99 99, nut 300 99", "TRAY, nut 99 99 | TRAY, nut 99 99, nut 120 99")

PHRASINGS: dict[str, list[Row]] = {
    "other openings": [
        ("Verify that there are two nuts.", "nut*2", "nut*1 | nut*3"),
        ("Confirm that the nut is red.", "nut*1 red", "nut*1"),
        ("Make certain that no nut is in the tray.", "TRAY, nut 20 20", "TRAY, nut 99 99"),
        ("Check the nut is red.", "nut*1 red", "nut*1"),
        ("Verify the presence of two nuts.", "nut*2", "nut*1 | nut*3"),
        (
            "See that there are two nuts and that they are red.",
            "nut*2 red",
            "nut*1 red | nut*2",
        ),
    ],
    "must, may and can": [
        ("The nut is supposed to be red.", "nut*1 red", "nut*1"),
        (
            "The nut is expected to touch the washer.",
            "nut 180 150, washer 200 150",
            "nut 20 20, washer 200 150",
        ),
        (
            "The nut is not allowed to touch the washer.",
            "nut 20 20, washer 200 150",
            "nut 180 150, washer 200 150",
        ),
        (
            "No nut is permitted to touch the washer.",
            "nut 20 20, washer 200 150",
            "nut 180 150, washer 200 150",
        ),
        ("The nut is forbidden to be red.", "nut*1", "nut*1 red"),
        ("The nut is not to be red.", "nut*1", "nut*1 red"),
        ("At least two nuts can be seen.", "nut*2 | nut*3", "nut*1"),
        ("The nut can be found in the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
        ("There can be no more than two nuts.", "nut*2 |", "nut*3"),
        ("Two nuts are displayed.", "nut*2", "nut*1"),
        ("The nut is visible on the label.", "LABEL, nut 200 150", "LABEL, nut 20 20"),
        ("There are not supposed to be any nuts.", "washer*1", "nut*1"),
        ("Nothing but nuts may lie in the tray.", "TRAY, nut 99 99, cap 20 20", "TRAY, cap 99 99"),
        ("The left half of the tray must remain empty.", "TRAY, nut 300 99", "TRAY, nut 99 99"),
        ("The nut stays red.", "nut*1 red", "nut*1"),
        ("The tray holds nuts only.", "TRAY, nut 99 99, cap 20 20", "TRAY, cap 99 99"),
        ("The left half of the tray is left empty.", "TRAY, nut 300 99", "TRAY, nut 99 99"),
    ],
    "relative clauses": [
        (
            "The nut, which is red, touches the washer.",
            "nut 180 150 20x20 red, washer 200 150",
            "nut 180 150, washer 200 150 | nut 20 20 20x20 red, washer 200 150",
        ),
        ("The nuts, three in number, are red.", "nut*3 red", "nut*2 red | nut*3"),
        ("The nuts, of which there are three, are red.", "nut*3 red", "nut*2 red | nut*3"),
        (
            "There are three nuts, of which no more than one may be red.",
            "nut*3 | nut*2, nut*1 red",
            "nut*1, nut*2 red | nut*2",
        ),
        ("Of the three nuts, exactly one is red.", THREE, "nut*3 | nut*1, nut*2 red | nut*1 red"),
        (
            "Of the three nuts, one is red and two are blue.",
            "nut*1 red, nut*2 blue",
            "nut*1 red, nut*2 | nut*2 red, nut*1 blue | nut*1 red, nut*1 blue",
        ),
        (
            "With the exception of the leftmost nut, all nuts are red.",
            "nut 50 50, nut 100 50 20x20 red, nut 150 50 20x20 red",
            "nut 50 50, nut 100 50 20x20 red, nut 150 50",
        ),
        (
            "If the cap is red, then so is the label.",
            "cap*1 red, label*1 red | cap*1, label*1",
            "cap*1 red, label*1",
        ),
        ("If there is no cap, there must not be a label either.", "cap*1, label*1 |", "label*1"),
    ],
    "equal numbers": [
        ("The nuts and the washers are equal in number.", "nut*2, washer*2", "nut*2, washer*1"),
        ("The nuts outnumber the washers.", "nut*2, washer*1", "nut*1, washer*1"),
        (
            "The nuts are split evenly between the left half and the right half of the tray.",
            *HALVES,
        ),
        ("There are as many nuts in the left half as in the right half of the tray.", *HALVES),
        (
            "The number of nuts in the left half of the tray equals the number in the right half of the tray.",
            *HALVES,
        ),
        (
            "The tray contains twice as many nuts as washers.",
            "TRAY, nut 99 99, nut 150 99, washer 200 99",
            "TRAY, nut 99 99, washer 200 99 | TRAY, nut 99 99, nut 150 99, washer 20 20",
        ),
    ],
    "numbers in two places": [
        (
            "There are as many nuts in the tray as on the label.",
            "tray 100 150 90x90 white, label 300 150 90x90 white, nut 100 150, nut 300 150",
            "tray 100 150 90x90 white, label 300 150 90x90 white, nut 100 150",
        ),
    ],
    "colours among each other": [
        ("The nuts are not all the same colour.", "nut*1, nut*1 red", "nut*2 | nut*1"),
        ("The nuts differ in colour.", "nut*1, nut*1 red", "nut*2"),
        ("Every nut has a different colour.", "nut*1, nut*1 red", "nut*1 red, nut*2"),
        ("No two nuts share a colour.", "nut*1, nut*1 red", "nut*1 red, nut*2"),
        (
            "The colour of the nut must match that of the washer.",
            "nut*1 red, washer*1 red",
            "nut*1 red, washer*1",
        ),
        (
            "The nut must be a different colour from the washer.",
            "nut*1 red, washer*1",
            "nut*1 red, washer*1 red",
        ),
        ("The nut's colour is red.", "nut*1 red", "nut*1"),
        (
            "The nut is red or blue, but never green.",
            "nut*1 red | nut*1 blue",
            "nut*1 green | nut*1",
        ),
        (
            "The three nuts are grey, red and blue, in that order from left to right.",
            "nut 50 50, nut 100 50 20x20 red, nut 150 50 20x20 blue",
            "nut 50 50 20x20 red, nut 100 50, nut 150 50 20x20 blue | nut*3",
        ),
    ],
    "sizes and shares in words": [
        (
            "The bolt is about 20 % longer than the nut.",
            "bolt 200 150 120x20, nut 200 50 100x20",
            "bolt 200 150 135x20, nut 200 50 100x20 | bolt 200 150 100x20, nut 200 50 100x20",
        ),
        (
            "The bolt should be longer than every nut, by at least 20 %.",
            "bolt 200 150 130x20, nut 200 50 100x20",
            "bolt 200 150 110x20, nut 200 50 100x20",
        ),
        (
            "The bolt is at least one and a half times as long as the nut.",
            "bolt 200 150 160x20, nut 200 50 100x20",
            "bolt 200 150 140x20, nut 200 50 100x20",
        ),
        ("The juice fills almost 80 % of the bottle.", "BOTTLE, JUICE80", "BOTTLE, JUICE40"),
        (
            "The juice takes up roughly four fifths of the bottle.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The juice takes up no more than about half of the bottle.",
            "BOTTLE, JUICE40",
            "BOTTLE, JUICE80",
        ),
        (
            "At least 70 % of the bottle is filled by the juice.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The label spans at least half of the width of the bottle.",
            "BOTTLE, LABEL",
            "BOTTLE, label 200 150 30x60",
        ),
        (
            "Taken together, the two nuts cover at least a tenth of the tray.",
            "TRAY, nut 99 150 90x90, nut 300 150 90x90",
            "TRAY, nut 99 150, nut 300 150 | TRAY, nut 99 150 90x90",
        ),
        (
            "There is a gap of at least 10 % of the width of the tray between the nut and the washer.",
            "TRAY, nut 99 99, washer 200 99",
            "TRAY, nut 99 99, washer 125 99",
        ),
        (
            "The nut keeps a distance of at least 20 pixels from the edge of the tray.",
            "TRAY, nut 200 150",
            "TRAY, nut 65 150",
        ),
        (
            "The gap between the nut and the washer is at least as wide as the nut.",
            "nut 50 50, washer 99 50",
            "nut 50 50, washer 78 50",
        ),
        ("The nuts are of about the same length.", "nut*2", "nut 50 50 40x20, nut 150 50 60x20"),
    ],
    "places in other words": [
        (
            "The nut is positioned to the right of the washer but to the left of the bolt.",
            "washer 50 50, nut 150 50, bolt 250 50",
            "nut 50 50, washer 150 50, bolt 250 50 | washer 50 50, bolt 150 50, nut 250 50",
        ),
        (
            "The nuts lie right of the washer but left of the bolt.",
            "washer 50 50, nut 150 50, bolt 250 50",
            "nut 50 50, washer 150 50, bolt 250 50",
        ),
        (
            "The nut is either in the left third or in the right third of the tray.",
            "TRAY, nut 80 150 | TRAY, nut 320 150",
            "TRAY, nut 200 150 | TRAY, nut 20 150",
        ),
        (
            "The top-most nut is red.",
            "nut 50 50 20x20 red, nut 50 100",
            "nut 50 50, nut 50 100 20x20 red",
        ),
        ("The nut does not overlap with the label.", "LABEL, nut 20 20", "LABEL, nut 200 150"),
        ("The bolt is oriented vertically.", "bolt 200 150 20x100", "bolt 200 150 100x20"),
        (
            "The bolt must not be tilted more than 5 degrees.",
            "bolt 200 150 100x20",
            "bolt 200 150 100x20 /20",
        ),
        ("The nuts are placed in a single row.", "nut*3", "nut 50 50, nut 100 50, nut 150 100"),
        ("The six nuts are arranged in 2 rows and 3 columns.", *TWO_BY_THREE),
        ("The nuts form a 2 x 3 grid.", *TWO_BY_THREE),
        (
            "The nuts are spaced at equal intervals.",
            "nut 50 50, nut 100 50, nut 150 50",
            "nut 50 50, nut 100 50, nut 190 50",
        ),
    ],
}

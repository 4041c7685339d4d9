"""Ways to build sentences: subjects, conditions, exceptions, asides; scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]
W = "washer 200 150"  # a washer in the middle of the image

STRUCTURES: dict[str, list[Row]] = {
    "openings": [
        ("You should be able to see two nuts.", "nut*2", "nut*1 | nut*3"),
        ("We'd like to have exactly one nut in the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
        ("I'd expect one nut.", "nut*1", " | nut*2"),
        ("In a complete kit we would expect to find three nuts.", "nut*3", "nut*2 | nut*4"),
        ("Every kit contains two nuts.", "nut*2", "nut*1 | nut*3"),
        ("On the tray we need to have one nut.", "TRAY, nut 99 99", "TRAY | TRAY, nut 20 20"),
        (
            "You should be able to see the nut between the washer and the bolt.",
            "washer 99 50, nut 150 50, bolt 200 50",
            "nut 99 50, washer 150 50, bolt 200 50",
        ),
        ("It must be ensured that the nut is red.", "nut*1 red", "nut*1"),
        ("Please check that in every picture there are two nuts.", "nut*2", "nut*1 | nut*3"),
        ("One would expect the nut to be red.", "nut*1 red", "nut*1"),
        ("You shouldn't see any nut in the tray.", "TRAY, nut 20 20 | TRAY", "TRAY, nut 99 99"),
        ("Under no circumstances should there be a nut.", "washer*1", "nut*1"),
        (
            "The rule is that the nut touches the washer.",
            "nut 50 50, washer 70 50",
            "nut 50 50, " + W,
        ),
    ],
    "fillers": [
        ("As usual, the nut is red.", "nut*1 red", "nut*1"),
        ("The nut is, as always, red.", "nut*1 red", "nut*1"),
        ("The nut must be red at all times.", "nut*1 red", "nut*1"),
        ("There has to be one nut, please.", "nut*1", " | nut*2"),
        ("The nut's got to be red.", "nut*1 red", "nut*1"),
        ("The tray's got two nuts.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut 99 99, nut 20 20"),
        (
            "The nut is not only red but also in the tray.",
            "TRAY, nut 99 99 20x20 red",
            "TRAY, nut 99 99 | nut*1 red, TRAY",
        ),
    ],
    "several things of one subject": [
        (
            "The nuts shall be parallel to each other and shall not touch.",
            "nut 50 50 40x10, nut 50 99 40x10",
            "nut 50 50 40x10, nut 50 99 10x40 | nut 50 50 40x10, nut 50 60 40x10",
        ),
        (
            "Two nuts shall be visible and shall be of the same colour.",
            "nut*2 red",
            "nut*1 red, nut*1 blue | nut*3 red",
        ),
        (
            "All nuts are below the washer in a single row.",
            "washer 50 20, nut 50 99, nut 99 99",
            "washer 50 20, nut 50 99, nut 99 150 | washer 50 150, nut 50 99, nut 99 99",
        ),
        (
            "The nut is red or blue, never green.",
            "nut*1 red | nut*1 blue",
            "nut*1 green | nut*1",
        ),
        (
            "All nuts lie in the tray, not on the label.",
            "TRAY, LABEL, nut 99 99",
            "TRAY, LABEL, nut 20 20 | TRAY, LABEL, nut 200 150",
        ),
        (
            "Two nuts lie in the tray, not touching each other.",
            "TRAY, nut 99 99, nut 200 99",
            "TRAY, nut 99 99, nut 119 99 | TRAY, nut 99 99, nut 20 20",
        ),
        (
            "The nuts, which lie in a row, are red and do not touch each other.",
            "nut 50 50 20x20 red, nut 99 50 20x20 red",
            "nut 50 50 20x20 red, nut 99 50 | nut 50 50 20x20 red, nut 99 99 20x20 red",
        ),
        (
            "Four nuts, all red, lie in a row.",
            "nut*4 red",
            "nut*3 red | nut*3 red, nut*1 | nut*3 red, nut*1 red",
        ),
        ("The nut is not red but blue.", "nut*1 blue", "nut*1 red | nut*1"),
        (
            "The nut lies in the tray without touching the label.",
            "TRAY, LABEL, nut 99 99",
            "TRAY, LABEL, nut 200 150 | TRAY, LABEL, nut 20 20",
        ),
        (
            "The nuts are red, aligned in a row and evenly spaced.",
            "nut*3 red",
            "nut*3 | nut 50 50 20x20 red, nut 99 50 20x20 red, nut 200 50 20x20 red",
        ),
        (
            "Both nuts are at the same height and neither of them is red.",
            "nut*2",
            "nut*1, nut*1 red | nut 50 50, nut 99 99",
        ),
    ],
    "told of what is counted": [
        (
            "There are exactly two nuts, all of which shall be located in the tray.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 20 20 | TRAY, nut 99 99",
        ),
        (
            "We expect two nuts, which lie parallel to each other in the left half of the picture.",
            "nut 50 50 40x10, nut 50 99 40x10",
            "nut 50 50 40x10, nut 50 99 10x40 | nut 50 50 40x10, nut 300 99 40x10",
        ),
        ("There should be two nuts fitted.", "nut*2", "nut*1 | nut*3"),
        (
            "There are three nuts, all three of them red.",
            "nut*3 red",
            "nut*2 red, nut*1 | nut*2 red",
        ),
        (
            "There is a tray with two nuts in it.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 20 20 | nut*2",
        ),
        (
            "There are two trays, each with one nut.",
            "tray 99 150 99x99 white, tray 300 150 99x99 white, nut 99 150, nut 300 150",
            "tray 99 150 99x99 white, tray 300 150 99x99 white, nut 99 150, nut 80 150",
        ),
        (
            "Two nuts in the tray, not touching each other.",
            "TRAY, nut 99 99, nut 200 99",
            "TRAY, nut 99 99, nut 119 99 | TRAY, nut 99 99, nut 20 20",
        ),
    ],
    "notes": [
        ("Nuts not touching.", "nut 50 50, nut 99 50", "nut 50 50, nut 70 50"),
        (
            "Bolt not rotated more than 2 degrees.",
            "bolt 200 150 100x20 | bolt 200 150 100x20 /1",
            "bolt 200 150 100x20 /5",
        ),
        ("Nuts: red.", "nut*2 red", "nut*1 red, nut*1"),
        (
            "Six nuts, all of the same length and parallel to each other.",
            "nut 50 50 40x10, nut 99 50 40x10, nut 150 50 40x10, nut 50 99 40x10, nut 99 99 40x10, nut 150 99 40x10",
            "nut 50 50 40x10, nut 99 50 40x10, nut 150 50 40x10, nut 50 99 40x10, nut 99 99 40x10, nut 150 99 10x40",
        ),
    ],
    "neither, none and or": [
        (
            "Neither the nut nor the washers may touch the label.",
            "LABEL, nut 50 50, washer*2",
            "LABEL, nut 200 150, washer*2 | LABEL, nut 50 50, washer*1, washer 200 150",
        ),
        (
            "The nuts are in the tray and none are red.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 150 99 20x20 red | TRAY, nut 20 20",
        ),
        (
            "The nut must not lie on a washer or on the label.",
            "LABEL, nut 50 50, washer*2",
            "LABEL, nut 200 150 | nut 200 150, washer 200 150 60x60",
        ),
        (
            "No nut touches a washer or the label.",
            "LABEL, nut 50 50, washer 300 50",
            "LABEL, nut 200 150 | LABEL, nut 50 50, washer 70 50",
        ),
        (
            "The nut is not red, and neither is the washer.",
            "nut*1, washer*1",
            "nut*1 red, washer*1 | nut*1, washer*1 red",
        ),
        ("The nuts are red, as are the washers.", "nut*2 red, washer*1 red", "nut*2 red, washer*1"),
    ],
    "exceptions": [
        (
            "The nuts are red, except for the one in the tray, which is blue.",
            "TRAY, nut 99 99 20x20 blue, nut 20 20 20x20 red",
            "TRAY, nut 99 99 20x20 red, nut 20 20 20x20 red | TRAY, nut 99 99 20x20 blue, nut 20 20",
        ),
        (
            "The nuts are red, apart from those in the tray, which are blue.",
            "TRAY, nut 99 99 20x20 blue, nut 150 99 20x20 blue, nut 20 20 20x20 red",
            "TRAY, nut 99 99 20x20 blue, nut 150 99, nut 20 20 20x20 red",
        ),
        ("All nuts but the red one are grey.", "nut*1 red, nut*2", "nut*1 red, nut*1 blue"),
        (
            "Nuts red, except the leftmost, which is green.",
            "nut 50 50 20x20 green, nut 99 50 20x20 red",
            "nut 50 50 20x20 red, nut 99 50 20x20 red | nut 50 50 20x20 green, nut 99 50",
        ),
        (
            "The nuts are red, only the one in the tray may be blue.",
            "TRAY, nut 99 99 20x20 blue, nut 20 20 20x20 red | TRAY, nut 99 99 20x20 red",
            "TRAY, nut 99 99, nut 20 20 20x20 red | TRAY, nut 99 99 20x20 blue, nut 20 20",
        ),
        (
            "With the exception of the leftmost one, all nuts are red.",
            "nut 50 50, nut 99 50 20x20 red",
            "nut 50 50 20x20 red, nut 99 50",
        ),
    ],
    "the verb said once": [
        (
            "The nuts should all be on the left side and the washers all on the right.",
            "nut 50 50, washer 300 50, washer 300 99",
            "nut 50 50, washer 300 50, washer 99 99 | nut 300 50, washer 300 99",
        ),
        (
            "The nut is in the tray, the washer on the label and the bolt in the box.",
            "tray 99 99 99x99 white, nut 99 99, LABEL, washer 200 150, box 320 99 99x99 white, bolt 320 99",
            "tray 99 99 99x99 white, nut 99 99, LABEL, washer 20 20, box 320 99 99x99 white, bolt 320 99",
        ),
    ],
    "what must not be": [
        ("It is not allowed that a nut is red.", "nut*2", "nut*1, nut*1 red"),
        (
            "It is forbidden for a nut to touch the washer.",
            "nut 50 50, washer 99 50",
            "nut 50 50, washer 70 50",
        ),
        (
            "When no cap is on the bottle, then the part is bad.",
            "BOTTLE, cap 200 60",
            "BOTTLE, cap 20 20 | BOTTLE",
        ),
        ("If a nut is in the tray, the box is not acceptable.", "TRAY", "TRAY, nut 99 99"),
        (
            "If the nut touches the washer, it is a defect.",
            "nut 50 50, washer 99 50",
            "nut 50 50, washer 70 50",
        ),
    ],
    "where, said first": [
        (
            "Between the nut and the bolt there is a washer.",
            "nut 50 50, washer 99 50, bolt 150 50",
            "nut 50 50, washer 200 50, bolt 150 50 | nut 50 50, bolt 150 50",
        ),
        ("Below the nut rests the washer.", "nut 50 50, washer 50 99", "nut 50 99, washer 50 50"),
        (
            "The bolt is upright, so it must not be tilted.",
            "bolt 200 150 20x100",
            "bolt 200 150 100x20 | bolt 200 150 20x100 /8",
        ),
    ],
    "a part as any of its kind": [
        (
            "A washer is smaller than a nut.",
            "washer*2, nut 200 200 40x40",
            "washer*2, nut 200 200 40x40, nut 300 200 10x10",
        ),
    ],
    "whatever it is": [
        (
            "No part may touch the label.",
            "TRAY, LABEL, nut 50 50",
            "LABEL, nut 200 150 | LABEL, washer 250 150",
        ),
        (
            "No item may stick out of the tray.",
            "TRAY, nut 99 99",
            "TRAY, nut 50 99 | TRAY, nut 20 20",
        ),
        (
            "Every item in the picture, with the exception of the cap, is in the tray.",
            "TRAY, nut 99 99, cap 20 20",
            "TRAY, nut 20 20, cap 20 20",
        ),
        (
            "Everything except the cap lies in the left half of the tray.",
            "TRAY, nut 99 99, cap 20 20",
            "TRAY, nut 300 99",
        ),
        (
            "There are two nuts in the tray and no other parts.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 150 99, cap 200 99 | TRAY, nut 99 99",
        ),
    ],
    "what may be": [
        (
            "The cap must be red, though the nut may be of any colour.",
            "cap*1 red, nut*1 | cap*1 red, nut*1 blue",
            "cap*1, nut*1 red",
        ),
        ("The cap is red or blue, no other colour is allowed.", "cap*1 red", "cap*1"),
        (
            "One of the nuts is red, the other may be any colour.",
            "nut*1 red, nut*1 | nut*2 red",
            "nut*2",
        ),
        ("There may be one or two nuts but never three.", "nut*1 | nut*2", " | nut*3"),
        ("Only one nut may be red.", "nut*1 red, nut*1 | nut*2", "nut*2 red"),
        (
            "Only red nuts may lie in the tray.",
            "TRAY, nut 99 99 20x20 red, nut 20 20 | TRAY",
            "TRAY, nut 99 99",
        ),
        (
            "No nut other than the leftmost may be red.",
            "nut 50 50 20x20 red, nut 99 50 | nut*2",
            "nut 50 50, nut 99 50 20x20 red",
        ),
    ],
    "if they are there": [
        (
            "The washers, if present, shall be red.",
            "nut*1 | washer*2 red",
            "washer*1 red, washer*1",
        ),
        (
            "If there are any washers, the nut is red.",
            "nut*1 | washer*1, nut*1 red",
            "washer*1, nut*1",
        ),
    ],
    "one or the other": [
        ("Either the nut is red or it is blue.", "nut*1 red | nut*1 blue", "nut*1"),
        ("All nuts are red or all of them are blue.", "nut*2 red", "nut*1 red, nut*1 blue | nut*2"),
        (
            "Either there is one nut or there are two washers, but never both.",
            "nut*1 | washer*2",
            "nut*1, washer*2 | cap*1",
        ),
    ],
    "told by what is said of them": [
        (
            "The nuts that lie in the tray are red.",
            "TRAY, nut 99 99 20x20 red, nut 20 20",
            "TRAY, nut 99 99, nut 20 20 20x20 red",
        ),
        (
            "The nut touching the washer is red.",
            "nut 50 50 20x20 red, washer 70 50, nut 200 200",
            "nut 50 50, washer 70 50, nut 200 200 20x20 red | nut 20 20, washer 99 50",
        ),
        (
            "Each nut lying on the label must be red.",
            "LABEL, nut 200 150 20x20 red, nut 50 50 | LABEL, nut 50 50",
            "LABEL, nut 200 150",
        ),
        (
            "Every nut and washer must be red.",
            "nut*2 red, washer*2 red",
            "nut*2 red, washer*1 red, washer*1",
        ),
    ],
    "one and all": [
        (
            "If one nut is red, then all the others are red as well.",
            "nut*3 red | nut*3",
            "nut*1 red, nut*2 | nut*2 red, nut*1",
        ),
        (
            "If any of the nuts is red, they all must be red.",
            "nut*2 red | nut*2",
            "nut*1 red, nut*1",
        ),
        (
            "The nut and the washers are the same colour.",
            "nut*1 red, washer*2 red",
            "nut*1, washer*2 red | nut*2 red, washer*1 red",
        ),
        (
            "Three nuts left of the washer, two right of it.",
            W + ", nut 50 50, nut 50 99, nut 50 150, nut 300 50, nut 300 99",
            W + ", nut 50 50, nut 50 99, nut 300 150, nut 300 50, nut 300 99",
        ),
    ],
    "it, in one clause": [
        (
            "The nut is left of the washer and touches it.",
            "nut 50 50, washer 70 50",
            "nut 70 50, washer 50 50 | nut 50 50, washer 99 50",
        ),
        (
            "In the picture it must be only one bottle, and it stands upright.",
            "BOTTLE",
            "bottle 200 150 200x100 white | BOTTLE, bottle 320 150 50x100 white",
        ),
        (
            "Everything has to be inside the tray, nothing sticking out.",
            "TRAY, nut 99 99",
            "TRAY, nut 50 99",
        ),
        (
            "The nut, of which there is only one, is red.",
            "nut*1 red",
            "nut*1 | nut*2 red",
        ),
    ],
    "one must for all": [
        (
            "The nut must be red and lie in the tray and not touch the label.",
            "TRAY, LABEL, nut 99 99 20x20 red",
            "TRAY, LABEL, nut 99 99 | LABEL, TRAY, nut 20 20 20x20 red | "
            "TRAY, LABEL, nut 200 150 20x20 red",
        ),
        (
            "There are two bottles and each one has a cap and a label.",
            "bottle 99 150 99x200 white, bottle 300 150 99x200 white, cap 99 60, cap 300 60, "
            "label 99 200 30x30, label 300 200 30x30",
            "bottle 99 150 99x200 white, bottle 300 150 99x200 white, cap 99 60, "
            "label 99 200 30x30, label 300 200 30x30",
        ),
        (
            "The nut lies to the right of the washer, which in turn lies to the right of the bolt.",
            "bolt 50 50, washer 99 50, nut 150 50",
            "washer 50 50, bolt 99 50, nut 150 50 | nut 50 50, bolt 50 99, washer 150 50",
        ),
        (
            "The label is in the middle of the picture, with the nut on its left and the washer on "
            "its right.",
            "LABEL, nut 50 150, washer 350 150",
            "LABEL, nut 350 150, washer 50 150 | label 40 40 80x60 yellow, nut 20 150, washer 99 99",
        ),
        (
            "The nut must be red if the washer is red; otherwise it must be blue.",
            "nut*1 red, washer*1 red | nut*1 blue, washer*1",
            "nut*1 blue, washer*1 red | nut*1 red, washer*1",
        ),
        ("A nut is only allowed if there is a washer.", "nut*1, washer*1 | washer*1 | ", "nut*1"),
        ("The bolt is neither tilted nor red.", "bolt*1", "bolt*1 red | bolt 200 150 100x20 /20"),
        ("Neither the nut nor the washer may be missing.", "nut*1, washer*1", "nut*1 | washer*1"),
    ],
    "what is not": [
        (
            "The nut is in the tray, but the washer is not.",
            "TRAY, nut 99 99, washer 20 20",
            "TRAY, nut 99 99, washer 99 150 | TRAY, nut 20 20, washer 20 50",
        ),
        (
            "The nuts must be in the tray, with none of them on the label.",
            "TRAY, LABEL, nut 99 99",
            "TRAY, LABEL, nut 200 150 | TRAY, LABEL, nut 20 20",
        ),
        (
            "Make sure the tray doesn't contain nuts.",
            "TRAY, nut 20 20",
            "TRAY, nut 99 99",
        ),
        (
            "The two nuts neither touch nor overlap.",
            "nut 50 50, nut 99 50",
            "nut 50 50, nut 70 50 | nut 50 50, nut 60 50",
        ),
        (
            "There are two trays with one washer each.",
            "tray 99 150 99x99 white, tray 300 150 99x99 white, washer 99 150, washer 300 150",
            "tray 99 150 99x99 white, tray 300 150 99x99 white, washer 99 150",
        ),
    ],
    "turned round": [
        (
            "Under no circumstances is the nut allowed to lie on the label.",
            "LABEL, nut 50 50",
            "LABEL, nut 200 150",
        ),
        ("Should the cap be missing, there must be a nut.", "nut*1 | cap*1", "washer*1"),
        (
            "Should the cap be red, the nut must be red too.",
            "cap*1 red, nut*1 red | cap*1, nut*1",
            "cap*1 red, nut*1",
        ),
        (
            "Apart from the cap, everything must be inside the tray.",
            "TRAY, nut 99 99, cap 20 20",
            "TRAY, nut 20 20, cap 99 99",
        ),
        (
            "Nothing is lying on the label except for the nut.",
            "LABEL, nut 200 150, washer 50 50",
            "LABEL, nut 200 150, washer 220 150",
        ),
        (
            "The nuts mustn't touch one another, nor may they touch the washer.",
            "nut 50 50, nut 99 50, washer 150 50",
            "nut 50 50, nut 70 50, washer 150 50 | nut 50 50, nut 99 50, washer 119 50",
        ),
        (
            "The tray contains two nuts and a cap, and that's all.",
            "TRAY, nut 99 99, nut 150 99, cap 200 99",
            "TRAY, nut 99 99, nut 150 99, cap 200 99, washer 250 99",
        ),
    ],
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("The nut is not red and in the tray.", ""),
    ("The nut must not touch the washer and lie in the tray.", "lie"),
    ("The nut is red, not red or blue.", None),
    ("There are two trays with three nuts.", None),
    ("There are two nuts, all three of them red.", None),
    ("The nut is longer than any short screw in the tray.", "tray"),
    ("One has two nuts.", "two"),
    ("We do not need a nut.", "need"),
    ("We can have two nuts.", "two"),
    ("Not every nut has to be red.", "has"),
    ("Not all nuts must be red.", "red"),
    ("It is not necessary that the nut is red.", "that"),
    ("No nut may be red or touch the washer.", "touch"),
    ("The nut may be in the tray or on the label.", None),
    ("Nothing else may lie in the tray.", None),
    ("The nut may be any colour.", ""),
    ("The nut may be red, though the washer is blue.", None),
    ("There may be one or two nuts but never five.", None),
]

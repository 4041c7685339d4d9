"""Sentences that frame what they demand, or say several things; scenes as elsewhere."""

from __future__ import annotations

Row = tuple[str, str, str]

TRIMMINGS: dict[str, list[Row]] = {
    "framing": [
        ("What we normally see here is a red nut.", "nut*1 red", "nut*1 | "),
        ("What you see is two nuts and a washer.", "nut*2, washer*1", "nut*2 | nut*3, washer*1"),
        (
            "I would say that there are more nuts than washers in every good kit.",
            "nut*2, washer*1",
            "nut*1, washer*1",
        ),
        ("We always put two nuts in the tray.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut*2"),
        ("No more than two nuts, ever.", "nut*2 | nut*1", "nut*3"),
        (
            "There must be two nuts in the tray, no matter what else is in it.",
            "TRAY, nut 99 99, nut 150 99, washer 200 99",
            "TRAY, nut 99 99",
        ),
        ("In this version the nut is red.", "nut*1 red", "nut*1"),
        ("The nut is red in this variant.", "nut*1 red", "nut*1"),
        ("According to the drawing there are two nuts.", "nut*2", "nut*1 | nut*3"),
        ("The packing list says that there are two nuts.", "nut*2", "nut*1"),
        ("For quality reasons the nut must be red.", "nut*1 red", "nut*1"),
        ("The important thing is that the nut is red.", "nut*1 red", "nut*1"),
        ("If everything is in order, there are two nuts.", "nut*2", "nut*1 | nut*3"),
        ("We are looking for two nuts.", "nut*2", "nut*3"),
        ("To be clear: the nut is red.", "nut*1 red", "nut*1"),
    ],
    "said again": [
        ("All nuts are of the same colour, namely red.", "nut*2 red", "nut*2 | nut*1, nut*1 red"),
        (
            "The nut is upright, by which I mean not tilted.",
            "nut 99 99 20x60",
            "nut 99 99 60x20 | nut 99 99 20x60 /20",
        ),
        (
            "The nuts do not touch, that is to say they are at least 5 pixels apart.",
            "nut 50 50, nut 80 50",
            "nut 50 50, nut 70 50 | nut 50 50, nut 73 50",
        ),
    ],
    "it and they": [
        (
            "Only one nut is in the tray, and it is black.",
            "TRAY, nut 99 99 20x20 black | TRAY, nut 99 99 20x20 black, nut 20 20",
            "TRAY, nut 99 99 | TRAY, nut 99 99 20x20 black, nut 150 99 20x20 black | TRAY",
        ),
        (
            "Three nuts lie in the tray, and they do not touch.",
            "TRAY, nut 99 99, nut 150 99, nut 200 99",
            "TRAY, nut 99 99, nut 119 99, nut 200 99 | TRAY, nut 99 99, nut 150 99",
        ),
        (
            "The tray holds two nuts, and they are red.",
            "TRAY, nut 99 99 20x20 red, nut 150 99 20x20 red",
            "TRAY, nut 99 99 20x20 red, nut 150 99 | TRAY, nut 99 99 20x20 red",
        ),
        (
            "No nut touches the washer, they are all red.",
            "washer 200 150, nut 99 99 20x20 red",
            "washer 200 150, nut 99 99 | washer 200 150, nut 180 150 20x20 red",
        ),
    ],
    "after a whole claim": [
        (
            "There is one nut, and it belongs in the tray and nowhere else.",
            "TRAY, nut 99 99",
            "TRAY, nut 20 20 | TRAY, nut 99 99, nut 150 99 | TRAY",
        ),
        (
            "There are two nuts in the tray and nowhere else.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 150 99, nut 20 20 | TRAY, nut 99 99",
        ),
        (
            "The two nuts are in the tray and nothing else is in it.",
            "TRAY, nut 99 99, nut 150 99 | TRAY, nut 99 99, nut 150 99, washer 20 20",
            "TRAY, nut 99 99, nut 150 99, washer 200 99 | TRAY, nut 99 99",
        ),
        (
            "The tray shall hold two nuts, with a tolerance of plus or minus zero.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99 | TRAY, nut 99 99, nut 150 99, nut 200 99",
        ),
        (
            "The nut is half as long as the bolt, approximately.",
            "nut 50 50 50x10, bolt 150 50 100x10 | nut 50 50 52x10, bolt 150 50 100x10",
            "nut 50 50 60x10, bolt 150 50 100x10 | nut 50 50 40x10, bolt 150 50 100x10",
        ),
        (
            "The whole box should be visible in the picture, with its four corners.",
            "BOX",
            "box 100 150 200x200 white",
        ),
        (
            "The nut and the washer lie side by side, the nut on the left.",
            "nut 99 99, washer 150 99",
            "nut 150 99, washer 99 99 | nut 99 99, washer 150 200",
        ),
        (
            "The nut and the washer lie side by side in the right half of the tray, with the nut being the one closer to the edge.",
            "TRAY, nut 300 99, washer 250 99",
            "TRAY, nut 250 99, washer 300 99 | TRAY, nut 120 99, washer 80 99",
        ),
        (
            "The nut is in the tray, the washer too.",
            "TRAY, nut 99 99, washer 150 99",
            "TRAY, nut 99 99, washer 20 20 | TRAY, nut 20 20, washer 150 99",
        ),
        (
            "The nut is red; the same goes for the washer.",
            "nut*1 red, washer*1 red",
            "nut*1 red, washer*1",
        ),
        (
            "The tray contains six nuts, all red.",
            "TRAY, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99 20x20 red, nut 220 99 20x20 red, nut 250 99 20x20 red",
            "TRAY, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99 20x20 red, nut 220 99 20x20 red, nut 250 99",
        ),
        (
            "The tray has four nuts, one in each corner thereof.",
            "TRAY, nut 70 70, nut 330 70, nut 70 230, nut 330 230",
            "TRAY, nut 70 70, nut 330 70, nut 70 230, nut 90 230",
        ),
    ],
    "one of them and the others": [
        (
            "The longest bolt is left of the chip, the other two right of it.",
            "bolt 50 50 60x10, chip 150 50, bolt 200 50 30x10, bolt 250 50 30x10",
            "bolt 50 50 60x10, chip 150 50, bolt 200 50 30x10, bolt 60 99 30x10 | bolt 50 50 60x10, chip 150 50, bolt 200 50 30x10",
        ),
        (
            "There are three nuts, the largest of which is red.",
            "nut 50 50 30x30 red, nut 99 50, nut 150 50",
            "nut 50 50 30x30, nut 99 50 20x20 red, nut 150 50 | nut 50 50 30x30 red, nut 99 50",
        ),
        (
            "Three nuts, the middle one red.",
            "nut 50 50, nut 99 50 20x20 red, nut 150 50",
            "nut 50 50 20x20 red, nut 99 50, nut 150 50",
        ),
        ("One nut and one nut only.", "nut*1", "nut*2 | "),
        ("There are two nuts, not more and not less.", "nut*2", "nut*1 | nut*3"),
    ],
    "one or another": [
        (
            "Either one nut or two washers shall be fitted, but not both.",
            "nut*1 | washer*2",
            "nut*1, washer*2 | washer*1 | ",
        ),
        (
            "If there is no nut there should be a second washer.",
            "nut*1, washer*1 | washer*2",
            "washer*1 | ",
        ),
        (
            "There has to be a nut, unless there are two washers, in which case it may be left out.",
            "washer*2 | nut*1, washer*1 | nut*1, washer*2",
            "washer*1 | ",
        ),
        ("When there are nuts, there are also four of them.", "nut*4 | washer*1", "nut*1 | nut*5"),
        ("If there are two nuts, both are red.", "nut*2 red | nut*1", "nut*1, nut*1 red"),
        ("If one nut is red, all must be red.", "nut*2 red | nut*2", "nut*1, nut*1 red"),
        (
            "Either the nut or the washer is in the tray, but not both.",
            "TRAY, nut 99 99, washer 20 20 | TRAY, nut 20 20, washer 99 99",
            "TRAY, nut 99 99, washer 150 99 | TRAY, nut 20 20, washer 380 20",
        ),
        ("There are neither red nor blue nuts.", "nut*2", "nut*1 red, nut*1 | nut*1 blue"),
        (
            "The tray contains neither red nor blue parts.",
            "TRAY, nut 99 99 20x20 green, washer 20 20 20x20 red",
            "TRAY, nut 99 99 20x20 red | TRAY, washer 99 99 20x20 blue",
        ),
        (
            "Save for the leds, which may be either red or green, no part shall be red.",
            "led*1 red, led*1 green, nut*1",
            "led*1 red, nut*1 red | led*1 blue, nut*1",
        ),
        ("A red nut is a defect.", "nut*2 | ", "nut*1 red, nut*1"),
        (
            "Red nuts are not allowed in the tray.",
            "TRAY, nut 99 99, nut 20 20 20x20 red",
            "TRAY, nut 99 99 20x20 red",
        ),
        ("Nuts outside the tray are not acceptable.", "TRAY, nut 99 99 | TRAY", "TRAY, nut 20 20"),
        (
            "Red parts are not allowed in the tray.",
            "TRAY, nut 99 99, cap 20 20 20x20 red",
            "TRAY, cap 99 99 20x20 red",
        ),
        ("A nut in the tray is not allowed.", "TRAY, nut 20 20", "TRAY, nut 99 99"),
        (
            "If a cap is missing from the bottle, the kit is to be rejected.",
            "BOTTLE, cap 200 60",
            "BOTTLE, cap 20 20 | BOTTLE",
        ),
        (
            "The nuts are red except when there is a washer.",
            "nut*2 red | nut*2, washer*1",
            "nut*2",
        ),
    ],
    "what is allowed beside what is demanded": [
        (
            "It is fine if the nuts overlap, but they must not touch the washer.",
            "nut 50 50, nut 60 50, washer 150 50 | nut 50 50, nut 99 50, washer 150 50",
            "nut 50 50, nut 130 50, washer 150 50",
        ),
        (
            "The nuts are allowed to touch each other but not the washer.",
            "nut 50 50, nut 70 50, washer 150 50",
            "nut 50 50, nut 130 50, washer 150 50",
        ),
        (
            "The nuts may overlap one another, but they must not overlap anything else.",
            "nut 50 50, nut 60 50, washer 150 50",
            "nut 50 50, nut 140 50, washer 150 50 | nut 50 50, cap 60 50",
        ),
    ],
    "reasons": [
        (
            "None of the nuts should touch the washer, because it gets squashed.",
            "nut 50 50, washer 99 50",
            "nut 50 50, washer 70 50",
        ),
        (
            "The nuts must lie flat so that the lid closes.",
            "nut 50 50 40x10",
            "nut 50 50 10x40",
        ),
        (
            "The nuts must lie flat, otherwise the lid will not close.",
            "nut 50 50 40x10",
            "nut 50 50 10x40",
        ),
        (
            "To avoid scratches, the nuts must not touch.",
            "nut 50 50, nut 99 50",
            "nut 50 50, nut 70 50",
        ),
        (
            "Make sure that the nuts do not touch, as they get scratched otherwise, and that they are red.",
            "nut 50 50 20x20 red, nut 99 50 20x20 red",
            "nut 50 50 20x20 red, nut 70 50 20x20 red | nut 50 50 20x20 red, nut 99 50",
        ),
        (
            "The top half of the tray should be empty so it can be sealed.",
            "TRAY, nut 99 200",
            "TRAY, nut 99 99",
        ),
    ],
    "several claims": [
        (
            "There is exactly one tray, and everything else lies on it.",
            "TRAY, nut 99 99",
            "TRAY, nut 20 20 | tray 99 150 99x99 white, tray 300 150 99x99 white",
        ),
        (
            "There are six nuts, of which two are red, two are green and the rest are blue.",
            "nut*2 red, nut*2 green, nut*2 blue",
            "nut*2 red, nut*2 green, nut*2 grey | nut*2 red, nut*1 green, nut*3 blue | nut*2 red, nut*2 green, nut*1 blue",
        ),
        (
            "One of the nuts is red, the rest are grey.",
            "nut*1 red, nut*2, washer*1 blue",
            "nut*1 red, nut*1, nut*1 blue | nut*2 red, nut*1",
        ),
        (
            "There are three nuts; one is red, the others are grey.",
            "nut*1 red, nut*2",
            "nut*2 red, nut*1",
        ),
        (
            "Two bolts lie side by side, both pointing the same way.",
            "bolt 50 50 10x40, bolt 99 50 10x40",
            "bolt 50 50 10x40, bolt 99 50 40x10 | bolt 50 50 10x40",
        ),
        (
            "Three nuts lie in the tray, all red.",
            "TRAY, nut 99 99 20x20 red, nut 150 99 20x20 red, nut 200 99 20x20 red, nut 20 20",
            "TRAY, nut 99 99 20x20 red, nut 150 99 20x20 red, nut 200 99 | TRAY, nut 99 99 20x20 red, nut 150 99 20x20 red, nut 200 99 20x20 red, nut 250 99",
        ),
        (
            "Two bolts and two nuts lie in the tray, none of them touching.",
            "TRAY, bolt 99 99, bolt 150 99, nut 200 99, nut 250 99",
            "TRAY, bolt 99 99, bolt 150 99, nut 170 99, nut 250 99 | TRAY, bolt 99 99, bolt 150 99, nut 200 99",
        ),
        (
            "In the tray there are four nuts, all of them red, and two washers.",
            "TRAY, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99 20x20 red, washer 220 99, washer 250 99",
            "TRAY, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99, washer 220 99, washer 250 99 | TRAY, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99 20x20 red, washer 220 99",
        ),
        (
            "The nuts are red, and there are two of them.",
            "nut*2 red",
            "nut*1 red | nut*1, nut*1 red",
        ),
        (
            "Exactly one nut, please, and it belongs in the tray.",
            "TRAY, nut 99 99",
            "TRAY, nut 20 20 | TRAY, nut 99 99, nut 150 99",
        ),
        (
            "Each bottle is upright and its cap is red.",
            "bottle 99 150 60x150 white, cap 99 60 20x20 red, bottle 300 150 60x150 white, cap 300 60 20x20 red",
            "bottle 99 150 60x150 white, cap 99 60, bottle 300 150 60x150 white, cap 300 60 20x20 red | bottle 99 150 60x150 white",
        ),
        (
            "There is a nut in each corner of the tray and a washer in the middle.",
            "TRAY, nut 70 70, nut 330 70, nut 70 230, nut 330 230, washer 200 150",
            "TRAY, nut 70 70, nut 330 70, nut 70 230, nut 330 230 | TRAY, nut 70 70, nut 330 70, washer 200 150",
        ),
        (
            "The led shall match the cap in colour and lie in the tray.",
            "TRAY, led 99 99 20x20 red, cap 20 20 20x20 red",
            "TRAY, led 99 99 20x20 red, cap 20 20 | TRAY, led 20 50 20x20 red, cap 20 20 20x20 red",
        ),
        (
            "The nuts are red or they are white, but always all of one colour.",
            "nut*2 red | nut*2 white",
            "nut*1 red, nut*1 white | nut*2 blue",
        ),
    ],
    "what need not be there": [
        (
            "The washer is optional, but if it is there it must be red.",
            "washer*1 red | nut*1",
            "washer*1",
        ),
        (
            "A washer may be present, in which case it must be red.",
            "washer*1 red | nut*1",
            "washer*1",
        ),
        ("There can be a washer, but no more than one.", "washer*1 | nut*1", "washer*2"),
        (
            "There is at most one washer, and if there is one, it is red.",
            "washer*1 red | nut*1",
            "washer*1 | washer*2 red",
        ),
        (
            "If there are more than two nuts, at least one must be red.",
            "nut*2 | nut*2, nut*1 red",
            "nut*3",
        ),
        (
            "Either the cap is red and the label is white, or the cap is blue and the label is yellow.",
            "cap*1 red, label*1 white | cap*1 blue, label*1 yellow",
            "cap*1 red, label*1 yellow | cap*1 blue, label*1 white",
        ),
    ],
    "what must not be, and what may": [
        (
            "The nut must not touch the washer or lie on the label.",
            "LABEL, nut 50 50, washer 99 50",
            "LABEL, nut 200 150, washer 99 50 | LABEL, nut 50 50, washer 70 50",
        ),
        (
            "The nut touches the bolt but not the washer.",
            "nut 50 50, bolt 70 50, washer 150 50",
            "nut 50 50, bolt 70 50, washer 30 50 | nut 50 50, bolt 99 50, washer 150 50",
        ),
        (
            "The nut does not touch the washer but does touch the bolt.",
            "nut 50 50, bolt 70 50, washer 150 50",
            "nut 50 50, bolt 70 50, washer 30 50 | nut 50 50, bolt 99 50, washer 150 50",
        ),
        (
            "No nuts and no washers are outside the tray.",
            "TRAY, nut 99 99, washer 150 99 | TRAY",
            "TRAY, nut 20 20 | TRAY, nut 99 99, washer 20 20",
        ),
        (
            "The nuts are red, the washers are not.",
            "nut*2 red, washer*1",
            "nut*2 red, washer*1 red | nut*1",
        ),
    ],
    "those and the blue one": [
        (
            "The red nut is left of the blue nut, and the blue one is left of the green one.",
            "nut 50 50 20x20 red, nut 99 50 20x20 blue, nut 150 50 20x20 green",
            "nut 50 50 20x20 red, nut 150 50 20x20 blue, nut 99 50 20x20 green",
        ),
        (
            "The nuts in the left half of the tray are red and those in the right half of the tray are blue.",
            "TRAY, nut 99 99 20x20 red, nut 300 99 20x20 blue",
            "TRAY, nut 99 99 20x20 red, nut 300 99 | TRAY, nut 99 99, nut 300 99 20x20 blue",
        ),
        (
            "There are two nuts in the tray, a red one and a blue one, and the red one touches the washer.",
            "TRAY, nut 99 99 20x20 red, nut 200 99 20x20 blue, washer 119 99",
            "TRAY, nut 99 99 20x20 red, nut 200 99 20x20 blue, washer 220 99",
        ),
        (
            "A label is on the bottle, and it is white.",
            "BOTTLE, label 200 150 40x30 white",
            "BOTTLE, label 200 150 40x30 yellow | BOTTLE, label 20 20 40x30 white",
        ),
        (
            "On the bottle there is a label, which must be white.",
            "BOTTLE, label 200 150 40x30 white",
            "BOTTLE, label 200 150 40x30 yellow | BOTTLE",
        ),
        ("Only one nut, and that one is red.", "nut*1 red", "nut*1 | nut*2 red"),
    ],
    "conditions said briefly": [
        ("Without a washer there must be three nuts.", "nut*3 | washer*1", "nut*2"),
        (
            "In case of two nuts, there must be two washers.",
            "nut*2, washer*2 | nut*1",
            "nut*2, washer*1",
        ),
        (
            "In the case of a red cap the label must be white.",
            "cap*1 red, label*1 white | cap*1 blue, label*1 red",
            "cap*1 red, label*1 red",
        ),
        (
            "If any of the nuts is red, then all of them have to be.",
            "nut*2 red | nut*2",
            "nut*1 red, nut*1",
        ),
        (
            "Either all of the nuts are red or none of them is.",
            "nut*2 red | nut*2",
            "nut*1 red, nut*1",
        ),
        (
            "All of the nuts are red, apart from one, which may be blue.",
            "nut*3 red | nut*2 red, nut*1 blue",
            "nut*2 red, nut*1 | nut*1 red, nut*2 blue",
        ),
        (
            "The nut can be anywhere as long as it is in the tray.",
            "TRAY, nut 99 99",
            "TRAY, nut 20 20",
        ),
        (
            "The nut is above or below the washer.",
            "nut 200 50, washer 200 150 | nut 200 250, washer 200 150",
            "nut 50 150, washer 200 150",
        ),
        (
            "The tray must be present and contain two nuts.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99 | nut*2",
        ),
        (
            "Four red nuts in the box, nothing else.",
            "BOX, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99 20x20 red",
            "BOX, nut 99 99 20x20 red, nut 130 99 20x20 red, nut 160 99 20x20 red, nut 190 99 20x20 red, washer 220 99",
        ),
    ],
    "brackets, colons and short forms": [
        (
            "The nut (red) lies in the tray.",
            "TRAY, nut 99 99 20x20 red",
            "TRAY, nut 99 99 | nut*1 red, TRAY",
        ),
        (
            "The tray must not be empty: it must hold at least one nut.",
            "TRAY, nut 99 99",
            "TRAY, washer 99 99 | TRAY",
        ),
        (
            "The nut in the tray must be red and the one on the label blue.",
            "tray 99 99 99x99 white, label 300 200 80x60 yellow, nut 99 99 20x20 red, nut 300 200 20x20 blue",
            "tray 99 99 99x99 white, label 300 200 80x60 yellow, nut 99 99 20x20 blue, nut 300 200 20x20 red",
        ),
        (
            "The outer nuts are red, and the one in the middle is blue.",
            "nut 50 50 20x20 red, nut 99 50 20x20 blue, nut 150 50 20x20 red",
            "nut 50 50 20x20 red, nut 99 50 20x20 red, nut 150 50 20x20 blue",
        ),
        (
            "The tray contains three nuts, two red ones and a blue one.",
            "TRAY, nut 99 99 20x20 red, nut 150 99 20x20 red, nut 200 99 20x20 blue",
            "TRAY, nut 99 99 20x20 red, nut 150 99, nut 200 99 20x20 blue",
        ),
        (
            "Of the three nuts in the tray, two are red and one is blue.",
            "TRAY, nut 99 99 20x20 red, nut 150 99 20x20 red, nut 200 99 20x20 blue",
            "TRAY, nut 99 99 20x20 red, nut 150 99, nut 200 99 20x20 blue",
        ),
        (
            "There are as many nuts as washers, two of each.",
            "nut*2, washer*2",
            "nut*1, washer*1 | nut*2",
        ),
        (
            "Neither a nut nor a washer may lie on the label.",
            "LABEL, nut 50 50",
            "LABEL, nut 200 150 | LABEL, washer 200 150",
        ),
        (
            "The nuts touch the washer but not each other.",
            "nut 50 50, washer 70 50, nut 90 50",
            "nut 50 50, washer 70 50, nut 70 70, nut 50 70 | nut 50 50, washer 99 50",
        ),
    ],
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("What we sometimes see is a red nut.", "sometimes"),
    ("The nut is normally red.", "normally"),
    ("The nuts are all the same.", ""),
    ("The nut is as it should be.", "it"),
    ("The nuts lie in the given order.", "given"),
    ("One of the two nuts is red, and they touch the washer.", None),
    ("The nut is as long as the washer, give or take nothing.", None),
    ("The nut is red and nowhere else.", None),
    ("The nut touches the washer, the label too.", None),
    ("It is fine if the nuts overlap.", None),
    ("The nuts may overlap one another.", None),
    ("The nuts are red, but if there is a washer they are blue.", "blue"),
    ("But if there is a nut, the washer is red.", "if"),
    ("There are two nuts or three, but never both.", None),
    ("The nuts lie in the tray so that the label can be read.", "the"),
    ("The nuts lie in the tray so that they are closed.", "closed"),
    ("The nuts are placed so that they touch the washer.", "so"),
    ("The nut is red or it is open.", "open"),
    ("The nut is red because the washer is.", "because"),
    ("It is fine if there are two nuts and the washer is red.", "is"),
    ("The nuts may be missing, but no more than two.", ""),
    ("We usually put two nuts in the tray.", "usually"),
    ("The nut is red because it must be red.", "because"),
    ("The nut must lie flat because two nuts fit.", "because"),
]

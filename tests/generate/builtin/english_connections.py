"""How sentences count, order, frame and join what they say; scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]

CONNECTIONS: dict[str, list[Row]] = {
    "pieces of": [
        ("There are two pieces of cable.", "cable*2", "cable*1 | cable*3"),
        (
            "Each piece of cable is red, and no piece of cable touches the washer.",
            "cable 50 50 20x20 red, washer 200 150",
            "cable*1, washer*1 | cable 190 150 20x20 red, washer 200 150",
        ),
        (
            "Both pieces of red cable lie in the tray.",
            "TRAY, cable 99 99 20x20 red, cable 150 99 20x20 red, cable 20 20",
            "TRAY, cable 99 99 20x20 red, cable 20 20 20x20 red | TRAY, cable 99 99 20x20 red",
        ),
        (
            "The pair of nuts lies in the tray.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 20 20 | TRAY, nut 99 99",
        ),
        ("The tray contains one (1) pair of nuts.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut*2"),
    ],
    "orders": [
        (
            "The nut, the washer and the bolt shall be arranged in that order from left to right.",
            "nut 50 50, washer 90 50, bolt 130 50",
            "nut 50 50, washer 130 50, bolt 90 50",
        ),
        (
            "The parts are arranged in the following order from top to bottom: nut, washer, bolt.",
            "nut 50 50, washer 50 90, bolt 50 130",
            "nut 50 50, washer 50 130, bolt 50 90",
        ),
        (
            "The nut comes first, then the washer, then the bolt, from left to right.",
            "nut 50 50, washer 90 50, bolt 130 50",
            "nut 90 50, washer 50 50, bolt 130 50",
        ),
        (
            "The left-to-right order is nut, washer, bolt.",
            "nut 50 50, washer 90 50, bolt 130 50",
            "nut 50 50, washer 130 50, bolt 90 50",
        ),
    ],
    "in turn": [
        (
            "The nuts alternate between red and blue.",
            "nut 50 50 20x20 red, nut 90 50 20x20 blue, nut 130 50 20x20 red"
            " | nut 50 50 20x20 red, nut 50 90 20x20 blue",
            "nut 50 50 20x20 red, nut 90 50 20x20 red, nut 130 50 20x20 blue"
            " | nut 50 50 20x20 red, nut 90 50 20x20 green",
        ),
        (
            "The nuts are arranged in alternating colours.",
            "nut 50 50 20x20 red, nut 90 50 20x20 blue, nut 130 50 20x20 red",
            "nut 50 50 20x20 red, nut 90 50 20x20 blue, nut 130 50 20x20 green"
            " | nut 50 50 20x20 red, nut 90 50 20x20 red",
        ),
        (
            "The nuts and washers alternate from left to right.",
            "nut 50 50, washer 90 50, nut 130 50 | washer 50 50, nut 90 50",
            "nut 50 50, nut 90 50, washer 130 50 | nut 50 50, nut 130 50, washer 150 50",
        ),
    ],
    "frames": [
        (
            "When you open the box, you ought to see two nuts.",
            "BOX, nut 99 99, nut 150 99",
            "BOX, nut 99 99",
        ),
        ("On opening the box, there must be a nut.", "BOX, nut 99 99", "BOX"),
        ("Seen from above, the nut is red.", "nut*1 red", "nut*1"),
        ("As shown in the picture, there are two nuts.", "nut*2", "nut*1"),
        ("It is essential that the nut be red.", "nut*1 red", "nut*1"),
        ("It is necessary for the nut to be red.", "nut*1 red", "nut*1"),
        (
            "Under no circumstances shall the nut touch the washer or the bolt.",
            "nut 50 50, washer 90 50, bolt 150 50",
            "nut 50 50, washer 70 50, bolt 150 50 | nut 50 50, washer 150 50, bolt 70 50",
        ),
        (
            "Both nuts have the same colour, whatever colour that is.",
            "nut*2 red | nut*2 blue",
            "nut*1 red, nut*1 blue",
        ),
        (
            "The nuts are more or less the same colour, no matter which.",
            "nut*2 red",
            "nut*1 red, nut*1 blue",
        ),
        (
            "The juice fills somewhere between 70 and 90 percent of the bottle.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        ("A good tray has two nuts.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut 99 99"),
        ("More than two nuts are not acceptable.", "nut*2 | ", "nut*3"),
        ("We do not accept more than two nuts.", "nut*2", "nut*3"),
    ],
    "if any": [
        (
            "The tray holds two nuts and, if any, a washer.",
            "TRAY, nut 99 99, nut 150 99 | TRAY, nut 99 99, nut 150 99, washer 200 99",
            "TRAY, nut 99 99 | TRAY, nut 99 99, nut 150 99, washer 200 99, washer 250 99",
        ),
        (
            "The tray contains nothing but two nuts and, where supplied, a washer.",
            "TRAY, nut 99 99, nut 150 99 | TRAY, nut 99 99, nut 150 99, washer 200 99",
            "TRAY, nut 99 99, nut 150 99, bolt 200 99 | TRAY, nut 99 99",
        ),
        (
            "The tray contains nothing but the nut, washers and, if present, the bolt.",
            "TRAY, nut 99 99, washer 150 99 | TRAY, nut 99 99, bolt 150 99 | TRAY",
            "TRAY, nut 99 99, cap 200 99",
        ),
        ("There are two nuts and a washer (optional).", "nut*2 | nut*2, washer*1", "nut*1"),
    ],
    "how far off": [
        (
            "The nut and the washer are parallel to one another, a deviation of up to 10 degrees"
            " being permitted.",
            "nut 50 50 60x20, washer 50 120 60x20 | nut 50 50 60x20, washer 50 120 60x20 /8",
            "nut 50 50 60x20, washer 50 120 60x20 /14 | nut 50 50 60x20, washer 50 120 20x60",
        ),
        (
            "The nut is parallel to the washer, give or take 15 degrees.",
            "nut 50 50 60x20, washer 50 120 60x20 /12",
            "nut 50 50 60x20, washer 50 120 60x20 /18",
        ),
        (
            "The nut is upright with no more than a slight tilt, say five degrees either way.",
            "nut 99 99 20x60 | nut 99 99 20x60 /3",
            "nut 99 99 20x60 /8",
        ),
        (
            "The nut may be tilted by up to 8 degrees.",
            "nut 99 99 20x60 | nut 99 99 20x60 /6",
            "nut 99 99 20x60 /12",
        ),
        (
            "Tilts of more than 8 degrees are not acceptable for the nut.",
            "nut 99 99 20x60 /6",
            "nut 99 99 20x60 /12",
        ),
        ("The nut may be at most 30 pixels long.", "nut*1", "nut 99 99 40x20"),
        (
            "Each nut is square, its width and height not differing by more than 10 %.",
            "nut 50 50 40x40, nut 120 50 40x42",
            "nut 50 50 40x40, nut 120 50 40x48",
        ),
        (
            "The width and height of the nut differ by at most 25 %.",
            "nut 50 50 40x48",
            "nut 50 50 40x60",
        ),
        (
            "The nut measures 60 by 40 pixels, give or take 5 pixels.",
            "nut 99 99 60x40 | nut 99 99 36x56",
            "nut 99 99 70x40 | nut 99 99 60x48",
        ),
        (
            "The lower ends of the nut and the bolt shall be aligned, save for a tolerance of 5"
            " pixels.",
            "nut 50 50 20x40, bolt 99 62 20x20",
            "nut 50 50 20x40, bolt 99 50 20x20",
        ),
        (
            "The nuts are aligned along their upper edges.",
            "nut 50 50 20x40, nut 99 40 20x20",
            "nut 50 50 20x40, nut 99 50 20x20",
        ),
    ],
    "a gap between": [
        (
            "The nuts are placed one above the other, with a gap between them of about 20 pixels.",
            "nut 50 50 20x20, nut 50 90 20x20",
            "nut 50 50 20x20, nut 50 110 20x20 | nut 50 50 20x20, nut 90 50 20x20",
        ),
        (
            "There is a gap of at least 20 pixels between the two nuts.",
            "nut 50 50 20x20, nut 95 50 20x20",
            "nut 50 50 20x20, nut 85 50 20x20 | nut 50 50, nut 99 50, nut 150 50",
        ),
        (
            "The nuts lie side by side, leaving a gap of at least 20 pixels.",
            "nut 50 50 20x20, nut 95 50 20x20",
            "nut 50 50 20x20, nut 85 50 20x20",
        ),
        (
            "The nuts lie side by side with a gap in between.",
            "nut 50 50, nut 99 50",
            "nut 50 50, nut 70 50",
        ),
    ],
    "with equal gaps": [
        (
            "The nuts are arranged in a vertical line with equal spacing.",
            "nut 50 50, nut 50 90, nut 50 130",
            "nut 50 50, nut 50 90, nut 50 150 | nut 50 50, nut 90 50, nut 130 50",
        ),
        (
            "The nuts lie in a row at equal distances.",
            "nut 50 50, nut 90 50, nut 130 50",
            "nut 50 50, nut 90 50, nut 150 50 | nut 50 50, nut 50 90, nut 50 130",
        ),
    ],
    "some of it": [
        ("Each bottle contains juice.", "BOTTLE, JUICE40", "BOTTLE"),
        ("The bottle contains some juice.", "BOTTLE, JUICE40", "BOTTLE"),
        ("Either one nut or two.", "nut*1 | nut*2", "nut*3 | "),
    ],
    "topics and verdicts": [
        (
            "As for the nuts, there have to be two of them and they must be parallel.",
            "nut 50 50 60x20, nut 50 99 60x20",
            "nut 50 50 60x20, nut 50 99 20x60 | nut 50 50 60x20",
        ),
        (
            "With regard to the nut, it must lie in the middle of the tray.",
            "TRAY, nut 200 150",
            "TRAY, nut 80 80",
        ),
        ("What must not be there is a second nut.", "nut*1 | ", "nut*2"),
        ("Something is wrong if the nut is missing.", "nut*1", " | washer*1"),
        ("The tray is incomplete without a nut.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
        ("The tray must have in it two nuts.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut 99 99"),
        ("Two nuts are required: one red, the other blue.", "nut*1 red, nut*1 blue", "nut*2 red"),
        ("There are nuts and washers in equal numbers.", "nut*2, washer*2", "nut*2, washer*1"),
        (
            "At least one of the nut and the washer is red.",
            "nut*1 red, washer*1",
            "nut*1, washer*1",
        ),
        (
            "Each tray is filled with a nut.",
            "tray 99 99 100x100 white, nut 99 99",
            "tray 99 99 100x100 white, nut 300 99",
        ),
        (
            "No empty trays.",
            "tray 99 99 100x100 white, nut 99 99",
            "tray 99 99 100x100 white",
        ),
        (
            "The nut is upright, i.e. it is higher than it is wide.",
            "nut 99 99 20x60",
            "nut 99 99 60x20",
        ),
        (
            "Between the nut and the bolts there is a gap of at least 20 pixels.",
            "nut 50 50, bolt 99 50, bolt 50 99",
            "nut 50 50, bolt 99 50, bolt 50 80",
        ),
    ],
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("There is a piece of nuts.", "piece"),
    ("The length of cable is red.", None),
    ("The nut, the washer and the bolt are in this order.", None),
    ("The tray is empty save for a nut.", None),
    ("There are optionally nuts.", None),
    ("When the box is closed, the nut is in the box.", None),
    ("The nut may be less than 30 pixels long.", None),
    ("The former is red.", "former"),
    ("There are two nuts, and the washer is not left of them.", None),
    ("No part of the nut lies in the tray.", None),
    ("If there is no nut, a washer lies in its place.", None),
    ("Usually there are two nuts, but four are fine.", None),
    ("As for the nut, the washer.", None),
    ("The red nut is the only red part.", None),
    ("The nut is red, which is the largest of the set.", None),
    ("The nut is red because of the season, which is blue.", None),
    ("The nut, the washer and the bolt are red, and the latter is long.", None),
    ("Two nuts lie in the tray, one red.", None),
    ("The nut touches the bolt, just like the washer.", None),
    ("The nut is as long as the washer it belongs with.", None),
]

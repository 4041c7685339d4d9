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
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("There is a piece of nuts.", "piece"),
    ("The length of cable is red.", None),
    ("The nut, the washer and the bolt are in this order.", None),
    ("The tray is empty save for a nut.", None),
    ("There are optionally nuts.", None),
    ("When the box is closed, the nut is in the box.", None),
]

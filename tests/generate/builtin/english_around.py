"""Ways to say what stands around another part; scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]
W = "washer 200 150"  # a washer in the middle of the image
BOXES = "box 99 150 60x60, box 200 150 60x60, box 300 150 60x60"

AROUND: dict[str, list[Row]] = {
    "near the middle": [
        (
            "The nut is near the middle of the tray.",
            "TRAY, nut 200 150 | TRAY, nut 260 180",
            "TRAY, nut 285 150 | TRAY, nut 200 210",
        ),
        ("The nut is close to the centre of the tray.", "TRAY, nut 220 150", "TRAY, nut 80 150"),
        ("The nut is in the tray's upper left.", "TRAY, nut 99 99", "TRAY, nut 99 200"),
        (
            "The nut is near the top left corner of the tray.",
            "TRAY, nut 70 70",
            "TRAY, nut 150 120",
        ),
    ],
    "on both sides": [
        (
            "A nut stands on each side of the washer.",
            f"{W}, nut 99 150, nut 300 150",
            f"{W}, nut 99 150 | {W}, nut 99 150, nut 110 99",
        ),
        (
            "The nut and the bolt lie on either side of the washer.",
            f"{W}, nut 99 150, bolt 300 150",
            f"{W}, nut 99 150, bolt 110 150",
        ),
        (
            "The washer is flanked by two nuts.",
            f"{W}, nut 99 150, nut 300 150",
            f"{W}, nut 99 150, nut 110 99 | {W}, nut 300 150",
        ),
        (
            "The washer is flanked by the nut and the bolt.",
            f"{W}, nut 99 150, bolt 300 150",
            f"{W}, nut 99 150, bolt 110 150",
        ),
        (
            "The washer is surrounded by nuts.",
            f"{W}, nut 99 150, nut 300 150, nut 200 50, nut 200 250",
            f"{W}, nut 99 150, nut 300 150, nut 200 50",
        ),
    ],
    "opposite each other": [
        (
            "The nut and the washer are in opposite corners of the tray.",
            "TRAY, nut 70 70, washer 330 230 | TRAY, nut 330 70, washer 70 230",
            "TRAY, nut 70 70, washer 330 70 | TRAY, nut 200 150, washer 330 230",
        ),
        (
            "The nut and the washer are at opposite ends of the tray.",
            "TRAY, nut 70 150, washer 330 150",
            "TRAY, nut 70 150, washer 90 150 | TRAY, nut 70 150, washer 200 150",
        ),
        (
            "The nut is on the opposite side of the bolt from the washer.",
            "bolt 200 150, nut 99 150, washer 300 150",
            "bolt 200 150, nut 99 150, washer 150 150",
        ),
    ],
    "each in its own": [
        (
            "Each nut lies in its own box.",
            f"{BOXES}, nut 99 150, nut 200 150",
            f"{BOXES}, nut 99 150, nut 99 170 | {BOXES}, nut 99 150, nut 200 50",
        ),
        (
            "The nuts lie in separate boxes.",
            f"{BOXES}, nut 99 150, nut 200 150",
            f"{BOXES}, nut 99 150, nut 99 170",
        ),
        (
            "Each nut is in a different corner of the tray.",
            "TRAY, nut 70 70, nut 330 70, nut 70 230",
            "TRAY, nut 70 70, nut 80 80 | TRAY, nut 70 70, nut 200 150",
        ),
    ],
    "no part of it": [
        (
            "No part of the nut covers the washer.",
            f"{W}, nut 99 150",
            f"{W} 40x40, nut 225 150",
        ),
        (
            "No part of the nut may stick out of the tray.",
            "TRAY, nut 99 150",
            "TRAY, nut 52 150",
        ),
        (
            "Neither the nut nor the bolt may be covered by the washer.",
            f"{W} 40x40, nut 99 150, bolt 300 150",
            f"{W} 40x40, nut 225 150, bolt 300 150",
        ),
        (
            "The nut covers the washer completely.",
            f"{W}, nut 200 150 60x60",
            f"{W}, nut 225 150 60x60",
        ),
        (
            "The nut is partly under the washer.",
            f"{W} 60x60, nut 230 150",
            f"{W} 60x60, nut 200 150 | {W} 60x60, nut 300 150",
        ),
        (
            "The nut is beside the washer, not on it.",
            f"{W} 60x60, nut 99 150",
            f"{W} 60x60, nut 200 150 | {W} 60x60, nut 239 150",
        ),
        ("No part of the nut is outside the tray.", "TRAY, nut 99 150", "TRAY, nut 52 150"),
        (
            "The nut is fully covered by the washer.",
            f"{W} 60x60, nut 200 150",
            f"{W} 60x60, nut 230 150",
        ),
    ],
    "near an edge": [
        (
            "The nut is not farther than 20 px from the edge of the tray.",
            "TRAY, nut 70 150",
            "TRAY, nut 99 150",
        ),
        (
            "Neither the nut nor the bolt shall come within 10 px of the edge of the tray.",
            "TRAY, nut 99 150, bolt 300 150",
            "TRAY, nut 65 150, bolt 300 150 | TRAY, nut 99 150, bolt 335 150",
        ),
        (
            "The nut must not come within 10 px of the washer.",
            f"{W}, nut 99 150",
            f"{W}, nut 175 150",
        ),
        (
            "The nut is not more than 20 px from the edge of the tray.",
            "TRAY, nut 70 150",
            "TRAY, nut 99 150",
        ),
    ],
    "nothing there": [
        (
            "Between the nut and the washer there is nothing.",
            f"{W}, nut 99 150, bolt 300 150",
            f"{W}, nut 99 150, bolt 150 150",
        ),
        (
            "In the left half of the tray there is nothing.",
            "TRAY, nut 300 150",
            "TRAY, nut 99 150",
        ),
    ],
    "from end to end": [
        (
            "The bolt runs across the whole width of the tray.",
            "TRAY, bolt 200 150 290x10",
            "TRAY, bolt 200 150 200x10",
        ),
        (
            "The bolt reaches from the left edge to the right edge of the tray.",
            "TRAY, bolt 200 150 290x10",
            "TRAY, bolt 200 150 200x10 | TRAY, bolt 200 150 10x190",
        ),
        (
            "The bolt goes from the top to the bottom of the tray.",
            "TRAY, bolt 200 150 10x195",
            "TRAY, bolt 200 150 10x99",
        ),
        (
            "The bolt is parallel to the long side of the tray.",
            "TRAY, bolt 200 150 90x10",
            "TRAY, bolt 200 150 10x90",
        ),
        (
            "The bolt is perpendicular to the long side of the tray.",
            "TRAY, bolt 200 150 10x90",
            "TRAY, bolt 200 150 90x10",
        ),
        (
            "The bolts are crossed.",
            "bolt 200 150 90x10, bolt 200 150 10x90",
            "bolt 200 150 90x10, bolt 200 250 10x90",
        ),
    ],
}

REFUSED: list[tuple[str, str | None]] = [
    ("There is one nut at either end of the bolt.", None),
    ("The nut lies in its own box.", None),
    ("No part of the nut is red.", None),
    ("The nuts run from the left edge to the right edge of the tray.", None),
    ("The nuts span the whole width of the tray.", None),
]

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
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = []

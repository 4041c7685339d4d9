"""Sentences that frame what they demand, or say several things; scenes as in english_sentences.py."""

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
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("What we sometimes see is a red nut.", "sometimes"),
    ("The nut is normally red.", "normally"),
    ("The nuts are all the same.", ""),
    ("The nut is as it should be.", "it"),
    ("The nuts lie in the given order.", "given"),
    ("One of the two nuts is red, and they touch the washer.", None),
]

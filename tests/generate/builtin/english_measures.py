"""Ways to say numbers, sizes, shares and colours; scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]

MEASURES: dict[str, list[Row]] = {
    "numbers in other words": [
        ("There is one nut and only one.", "nut*1", "nut*2 |"),
        ("One nut only.", "nut*1", "nut*2 |"),
        ("There is only the one nut.", "nut*1", "nut*2 |"),
        ("There is not a single nut.", "washer*1 |", "nut*1"),
        ("There are half a dozen nuts.", "nut*6", "nut*5 | nut*7"),
        ("There are two dozen nuts.", "nut*12, nut*12", "nut*12, nut*11"),
        ("There is a total of three nuts.", "nut*3", "nut*2 | nut*4"),
        ("There are three nuts in all.", "nut*3", "nut*2 | nut*4"),
        ("Two nuts, no more, no less.", "nut*2", "nut*1 | nut*3"),
        ("There are neither more nor fewer than three nuts.", "nut*3", "nut*2 | nut*4"),
        ("There are three nuts, not two or four.", "nut*3", "nut*2 | nut*4"),
        ("There are two or three nuts, never four.", "nut*2 | nut*3", "nut*1 | nut*4"),
        ("Nut: 1 or 2, never 0.", "nut*1 | nut*2", "| nut*3"),
        ("There are three nuts at the most.", "nut*3 |", "nut*4"),
        ("Two nuts minimum.", "nut*2 | nut*3", "nut*1"),
        (
            "There are at least two nuts, but no more than four.",
            "nut*2 | nut*4",
            "nut*1 | nut*5",
        ),
        (
            "The tray holds either one nut or two nuts, but not more.",
            "TRAY, nut 99 99 | TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 20 20 | TRAY, nut 99 99, nut 150 99, nut 200 99",
        ),
        ("There are three nuts fitted.", "nut*3", "nut*2"),
        ("You can count three nuts.", "nut*3", "nut*2"),
        ("The tray contains: two nuts.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut 99 99"),
        ("Tray with two nuts.", "TRAY, nut 99 99, nut 150 99", "TRAY, nut 99 99"),
        ("4 x nut.", "nut*4", "nut*3 | nut*5"),
        ("Nuts (4), washers (2).", "nut*4, washer*2", "nut*4, washer*1 | nut*3, washer*2"),
        ("The nuts must be at least three in number.", "nut*3 | nut*4", "nut*2"),
        ("The nuts number four.", "nut*4", "nut*3 | nut*5"),
        ("The number of nuts must be greater than two.", "nut*3", "nut*2"),
        ("The number of nuts must not be less than two.", "nut*2", "nut*1"),
        ("The quantity of nuts equals four.", "nut*4", "nut*3 | nut*5"),
        ("Nuts, if present, shall be two in number.", "nut*2 |", "nut*1 | nut*3"),
        ("Where a nut is present, there shall be one only.", "nut*1 |", "nut*2"),
        (
            "There is an even number of nuts in the tray.",
            "TRAY, nut 99 99, nut 150 99, nut 20 20",
            "TRAY, nut 99 99, nut 20 20",
        ),
    ],
    "sums": [
        ("The nuts and washers add up to five.", "nut*2, washer*3", "nut*2, washer*2 | nut*4"),
        ("Nuts and washers total at most three.", "nut*1, washer*2", "nut*2, washer*2"),
        (
            "The total number of nuts and washers must not exceed three.",
            "nut*1, washer*2 |",
            "nut*2, washer*2",
        ),
        ("There are three nuts and washers all told.", "nut*1, washer*2", "nut*3, washer*1"),
        (
            "There are four parts in the tray altogether.",
            "TRAY, nut 99 99, nut 150 99, washer 200 99, cap 250 99, cap 20 20",
            "TRAY, nut 99 99, nut 150 99, washer 200 99, cap 20 20",
        ),
    ],
    "numbers of two kinds": [
        ("Same number of washers as nuts.", "nut*2, washer*2", "nut*2, washer*1"),
        ("There is one nut fewer than there are washers.", "nut*1, washer*2", "nut*2, washer*2"),
        ("There are two nuts more than washers.", "nut*3, washer*1", "nut*2, washer*1"),
        (
            "There are at least two more nuts than washers.",
            "nut*3, washer*1 | nut*4, washer*1",
            "nut*2, washer*1 | nut*1, washer*3",
        ),
        (
            "There are at least twice as many nuts as washers.",
            "nut*2, washer*1 | nut*5, washer*2",
            "nut*3, washer*2",
        ),
        ("There must not be more nuts than washers.", "nut*2, washer*2", "nut*3, washer*2"),
        ("There must never be fewer nuts than washers.", "nut*2, washer*2", "nut*1, washer*2"),
        (
            "The number of nuts is half that of washers.",
            "nut*1, washer*2",
            "nut*2, washer*2 | nut*2, washer*1",
        ),
        (
            "The number of nuts is one more than the number of washers.",
            "nut*3, washer*2",
            "nut*2, washer*2 | nut*2, washer*3",
        ),
        ("Nuts and washers come in equal numbers.", "nut*2, washer*2", "nut*2, washer*1"),
        (
            "There are more nuts than washers and caps together.",
            "nut*4, washer*1, cap*2",
            "nut*3, washer*1, cap*2",
        ),
        ("There are two nuts and twice as many washers.", "nut*2, washer*4", "nut*2, washer*3"),
        (
            "There are two nuts and at least that many washers.",
            "nut*2, washer*2 | nut*2, washer*3",
            "nut*2, washer*1 | nut*1, washer*2",
        ),
        (
            "There are more red nuts than blue ones.",
            "nut*2 red, nut*1 blue",
            "nut*1 red, nut*1 blue",
        ),
        (
            "There are at least two red nuts but never more red ones than blue ones.",
            "nut*2 red, nut*2 blue",
            "nut*1 red, nut*2 blue | nut*3 red, nut*2 blue",
        ),
        ("Each nut is accompanied by two washers.", "nut*2, washer*4", "nut*2, washer*2"),
        (
            "There is one nut for each washer.",
            "nut*2, washer*2",
            "nut*1, washer*2",
        ),
        (
            "The number of nuts in the tray equals the number of washers on the left.",
            "TRAY, nut 300 99, washer 20 20",
            "TRAY, nut 20 20, washer 20 99",
        ),
    ],
    "some of them": [
        (
            "There are three red nuts and two blue ones.",
            "nut*3 red, nut*2 blue",
            "nut*3 red, nut*1 blue | nut*2 red, nut*2 blue",
        ),
        (
            "There are two red, two blue and one green nut.",
            "nut*2 red, nut*2 blue, nut*1 green",
            "nut*2 red, nut*2 blue | nut*2 red, nut*1 blue, nut*1 green",
        ),
        (
            "There are four nuts: two are red and two are blue.",
            "nut*2 red, nut*2 blue",
            "nut*3 red, nut*1 blue | nut*2 red, nut*2 blue, nut*1",
        ),
        (
            "Three of the nuts are red, the other two are blue.",
            "nut*3 red, nut*2 blue",
            "nut*3 red, nut*1 blue | nut*3 red, nut*2 blue, nut*1",
        ),
        (
            "Two nuts are red, one is blue and one is green.",
            "nut*2 red, nut*1 blue, nut*1 green",
            "nut*2 red, nut*1 blue | nut*2 red, nut*2 blue, nut*1 green",
        ),
        ("One nut is red, another is blue.", "nut*1 red, nut*1 blue", "nut*1 red | nut*2 red"),
        ("One nut is red, the other is blue.", "nut*1 red, nut*1 blue", "nut*1 red"),
        ("Half of the nuts are red.", "nut*2 red, nut*2", "nut*2 red, nut*1 | nut*1 red, nut*2 |"),
        ("A third of the nuts are red.", "nut*1 red, nut*2", "nut*2 red, nut*1 | nut*3"),
        ("At least half of the nuts are red.", "nut*2 red, nut*1 | nut*1 red, nut*1", "nut*2"),
        ("More than half of the nuts are red.", "nut*2 red, nut*1", "nut*1 red, nut*1"),
        ("At least 50 % of the nuts are in the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
    ],
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("There are three nuts, not two or three.", None),
    ("There are a couple of nuts.", "couple"),
    ("There are at most two more nuts than washers.", "more"),
    ("Two nuts are in the tray and one is red.", None),
    ("There are no nuts that are red.", None),
    ("Most of the nuts are red.", "Most"),
    ("About half of the nuts are red.", "nuts"),
]

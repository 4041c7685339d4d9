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
    "sizes against others": [
        (
            "A washer is smaller than a nut.",
            "washer*2, nut 200 150 40x40, nut 300 150 40x40",
            "washer*1, washer 99 99 60x60, nut 200 150 40x40",
        ),
        (
            "A bolt is about three times the width of a nut.",
            "bolt 200 150 60x20, nut*2",
            "bolt 200 150 60x20, bolt 200 200 90x20, nut*2 | bolt 200 150 60x20, nut 50 50 30x30",
        ),
        (
            "The length of any bolt shall be at least twice the length of any nut.",
            "bolt 200 150 60x20, nut*2",
            "bolt 200 150 60x20, nut*1, nut 99 99 40x20",
        ),
        (
            "The length of each bolt is at least 100 pixels.",
            "bolt 200 150 101x20 |",
            "bolt 200 150 101x20, bolt 200 99 90x20",
        ),
        (
            "Bolts are longer than nuts.",
            "bolt 200 150 60x20, nut*2",
            "bolt 200 150 60x20, nut 99 99 90x20",
        ),
        (
            "The nut is not as long as the bolt.",
            "nut 50 50 90x20, bolt 200 150 100x20",
            "nut 50 50 110x20, bolt 200 150 100x20",
        ),
        (
            "The label's width is 30 % of the bottle's.",
            "label 50 50 30x20, BOTTLE",
            "label 50 50 40x20, BOTTLE",
        ),
        (
            "The label width is at most 80 % of the bottle width.",
            "label 50 50 79x20, BOTTLE",
            "label 50 50 85x20, BOTTLE",
        ),
        (
            "The label is white with a width of about 80 percent of the bottle.",
            "label 50 50 82x20 white, BOTTLE",
            "label 50 50 82x20, BOTTLE | label 50 50 60x20 white, BOTTLE",
        ),
        (
            "The label has at least one third of the height of the bottle.",
            "label 50 50 20x70, BOTTLE",
            "label 50 50 20x60, BOTTLE",
        ),
        (
            "The length of the bolt shall not be less than one half and not more than two thirds of the width of the tray.",
            "TRAY, bolt 200 20 155x20 | TRAY, bolt 200 20 195x20",
            "TRAY, bolt 200 20 145x20 | TRAY, bolt 200 20 210x20",
        ),
        (
            "The bolt measures at least 100 pixels in length.",
            "bolt 200 150 101x20",
            "bolt 200 150 90x20",
        ),
        (
            "The bolt is half the length of the label.",
            "bolt 200 50 40x20, LABEL",
            "bolt 200 50 60x20, LABEL",
        ),
        (
            "The bolt is a quarter longer than the label.",
            "bolt 200 50 100x20, LABEL",
            "bolt 200 50 120x20, LABEL | bolt 200 50 80x20, LABEL",
        ),
        (
            "The bolt is wider than the two nuts together.",
            "bolt 200 150 50x20, nut*2",
            "bolt 200 150 35x20, nut*2 | bolt 200 150 90x20, nut*3",
        ),
        (
            "The label is roughly as wide as three nuts put together.",
            "label 200 150 62x20, nut*2",
            "label 200 150 40x20, nut*2",
        ),
        (
            "The nut is bigger than the washer but smaller than the cap.",
            "nut 99 99 30x30, washer*1, cap 200 150 40x40",
            "nut 99 99 50x50, washer*1, cap 200 150 40x40 | nut 99 99 10x10, washer*1, cap 200 150 40x40",
        ),
        (
            "If a bolt is longer than the label, there is a nut.",
            "LABEL, bolt 200 20 90x20, bolt 200 50 60x20, nut*1 | LABEL, bolt 200 20 60x20",
            "LABEL, bolt 200 20 90x20, bolt 200 50 60x20",
        ),
        (
            "No bolt is longer than a label.",
            "LABEL, bolt 200 20 70x20",
            "LABEL, label 200 280 40x20 yellow, bolt 200 20 70x20",
        ),
        (
            "The nuts are the smallest parts in the tray.",
            "TRAY, nut 99 99, cap 200 150 40x40, washer 20 20 10x10",
            "TRAY, nut 99 99, cap 200 150 10x10",
        ),
    ],
    "sizes against themselves": [
        (
            "The label is 1.5 times as wide as it is high.",
            "label 200 150 90x60",
            "label 200 150 60x60 | label 200 150 110x60",
        ),
        ("The label is twice as long as wide.", "label 200 150 40x80", "label 200 150 80x40"),
        ("The label is about as wide as high.", "label 200 150 60x60", "label 200 150 80x60"),
        (
            "The width of the label is twice its height.",
            "label 200 150 80x40",
            "label 200 150 80x80",
        ),
        (
            "The label is at least as wide as it is tall.",
            "label 200 150 80x40",
            "label 200 150 40x80",
        ),
        (
            "The chip is square.",
            "chip 200 150 60x60 | chip 200 150 60x60 /30",
            "chip 200 150 60x80 | chip 200 150 80x60",
        ),
    ],
    "sizes among each other": [
        (
            "The lengths of the bolts are equal.",
            "bolt 200 50 100x20, bolt 200 150 105x20",
            "bolt 200 50 100x20, bolt 200 150 120x20",
        ),
        (
            "The bolts are as long as each other, a deviation of 20 % is allowed.",
            "bolt 200 50 100x20, bolt 200 150 115x20",
            "bolt 200 50 100x20, bolt 200 150 140x20",
        ),
        (
            "The lengths of the bolts must not differ by more than 20 percent.",
            "bolt 200 50 100x20, bolt 200 150 115x20",
            "bolt 200 50 100x20, bolt 200 150 140x20",
        ),
        (
            "The two bolts have different lengths.",
            "bolt 200 50 100x20, bolt 200 150 140x20",
            "bolt 200 50 100x20, bolt 200 150 105x20 | bolt 200 50 100x20",
        ),
        (
            "The cap has the same width as the bottle, with a tolerance of 20 %.",
            "BOTTLE, cap 200 20 85x20",
            "BOTTLE, cap 200 20 70x20",
        ),
        (
            "The height of all bottles is pretty much the same.",
            "BOTTLE, bottle 50 150 80x195 white",
            "BOTTLE, bottle 50 150 80x150 white",
        ),
    ],
    "levels in other words": [
        (
            "The juice in the bottle reaches between 70 and 85 percent of its height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The juice level is between 70 and 85 % of the bottle height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The filling level of the juice must be between 75% and 85% of the bottle height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40 | BOTTLE, juice 200 150 100x200 red",
        ),
        (
            "The juice stands at 35 to 45 percent of the height of the bottle.",
            "BOTTLE, JUICE40",
            "BOTTLE, JUICE80",
        ),
        (
            "The juice stands 35 to 45 percent high in the bottle.",
            "BOTTLE, JUICE40",
            "BOTTLE, JUICE80",
        ),
        (
            "The juice must not rise above 50 % of the height of the bottle.",
            "BOTTLE, JUICE40",
            "BOTTLE, JUICE80",
        ),
        (
            "The bottle is not filled above 50 % with juice.",
            "BOTTLE, JUICE40",
            "BOTTLE, JUICE80",
        ),
        (
            "The top of the juice is at four fifths of the height of the bottle.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40 | BOTTLE, juice 200 150 100x200 red",
        ),
        ("The juice fills the bottle to at least 75 %.", "BOTTLE, JUICE80", "BOTTLE, JUICE40"),
        (
            "Each bottle is filled with juice to at least 75 %.",
            "BOTTLE, JUICE80 |",
            "BOTTLE, JUICE40 | BOTTLE, JUICE80, bottle 50 150 40x100 white",
        ),
        (
            "In each bottle the juice reaches at least 75 % of the height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40 | BOTTLE",
        ),
        (
            "The juice level is the same in all bottles.",
            "BOTTLE, JUICE40, bottle 60 150 80x200 white, juice 60 210 80x80 red",
            "BOTTLE, JUICE80, bottle 60 150 80x200 white, juice 60 210 80x80 red | BOTTLE",
        ),
        (
            "The label covers a third of the bottle's surface.",
            "BOTTLE, label 200 150 100x66",
            "BOTTLE, label 200 150 100x80 | BOTTLE, label 200 150 100x50",
        ),
        (
            "The label fills the bottle by at least a third.",
            "BOTTLE, label 200 150 100x70",
            "BOTTLE, label 200 150 100x50",
        ),
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
    ("The nut is exactly as long as the washer.", "as"),
    ("The nut is at least twice as long as the washer, give or take 5 %.", "%"),
    ("The area of the nut is twice the width of the washer.", None),
    ("The nut is round.", "round"),
    ("The nut is slightly longer than the washer.", "slightly"),
    ("The nut is about as long.", ""),
    ("The juice level is between 80 % and 90 %.", None),
    ("The bottle is filled to at least 80 %.", ""),
    ("The juice reaches the label.", "label"),
]

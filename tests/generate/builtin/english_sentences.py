"""English sentences by kind, with scenes that keep and that break what they say.

Scenes are written as in drawn.py; several of them stand between bars.
"""

from __future__ import annotations

from tests.generate.builtin.english_around import AROUND
from tests.generate.builtin.english_arrangement import ARRANGEMENT
from tests.generate.builtin.english_connections import CONNECTIONS
from tests.generate.builtin.english_measures import MEASURES
from tests.generate.builtin.english_phrasings import PHRASINGS
from tests.generate.builtin.english_references import REFERENCES
from tests.generate.builtin.english_structures import STRUCTURES
from tests.generate.builtin.english_trimmings import TRIMMINGS
from tests.generate.builtin.english_whereabouts import WHEREABOUTS

PARTS = frozenset(
    {
        *("nut", "washer", "bolt", "tray", "label", "cherry", "juice", "bottle", "orange", "cap"),
        *("box", "fruit label", "text label", "led", "chip", "cable", "clip"),
    }
)
Row = tuple[str, str, str]
W = "washer 200 150"  # a washer in the middle of the image

ENGLISH: dict[str, list[Row]] = {
    "presence": [
        ("There is a nut.", "nut*1 | nut*2", "| washer*1"),
        ("There must always be at least one nut in the picture.", "nut*1 | nut*3", "washer*1"),
        ("A nut is visible.", "nut*1 | nut*2", ""),
        ("A nut and a washer are present.", "nut*1, washer*1", "nut*1 | washer*1 |"),
        ("The image contains a nut and a washer.", "nut*1, washer*2", "nut*1 | washer*1"),
        ("The cap must not be missing.", "cap*1", "| nut*1"),
        ("The cap is present.", "cap*1", "| cap*2"),
        ("The nut and the washer are both present.", "nut*1, washer*1", "nut*1 | washer*1"),
    ],
    "absence": [
        ("There is no nut.", " | washer*1", "nut*1 | nut*2"),
        ("There must not be any nuts.", "", "nut*1"),
        ("There are no nuts or washers.", " | cap*1", "nut*1 | washer*1 | nut*1, washer*1"),
        ("No nut may be present.", "washer*1", "nut*1"),
        ("The picture shows no nut and no washer.", "cap*1", "nut*1 | washer*1"),
        ("There is neither a nut nor a washer.", "cap*1", "nut*1 | washer*1 | nut*1, washer*1"),
        (
            "There should not be a nut on the label.",
            "LABEL | LABEL, nut 50 50",
            "LABEL, nut 200 150",
        ),
        ("There isn't a nut in the tray.", "TRAY, nut 20 20", "TRAY, nut 99 99"),
        ("The tray contains no nuts.", "TRAY, nut 20 20", "TRAY, nut 99 99"),
        ("The tray does not contain a nut.", "TRAY, nut 20 20", "TRAY, nut 99 99"),
    ],
    "exact numbers": [
        ("There are exactly two nuts.", "nut*2", "nut*1 | nut*3"),
        ("There should be 2 nuts.", "nut*2", "nut*1 | nut*3"),
        ("There are only two nuts.", "nut*2", "nut*1 | nut*3"),
        ("Exactly one nut must be present.", "nut*1", "| nut*2"),
        ("There is a single nut.", "nut*1", "| nut*2"),
        ("There is just one nut.", "nut*1", "| nut*2"),
        ("There is only one nut.", "nut*1", "| nut*2"),
        ("6 nuts.", "nut*6", "nut*5 | nut*7"),
        (
            "Two nuts, one on the left, one on the right.",
            "nut 50 50, nut 300 50",
            "nut 50 50, nut 99 50",
        ),
        (
            "The tray carries one nut and one washer, no more and no fewer.",
            "TRAY, nut 99 99, washer 150 99",
            "TRAY, nut 99 99 | TRAY, nut 99 99, nut 120 99, washer 150 99",
        ),
        (
            "I should expect the tray to contain not fewer than two (2) and not more than three (3) nuts.",
            "TRAY, nut 99 99, nut 130 99 | TRAY, nut 99 99, nut 130 99, nut 160 99",
            "TRAY, nut 99 99 | TRAY, nut 99 99, nut 130 99, nut 160 99, nut 190 99",
        ),
        ("There is an even number of nuts.", "nut*2 |", "nut*1 | nut*3"),
        ("The number of nuts is three.", "nut*3", "nut*2 | nut*4"),
        ("There are twenty-one nuts.", "nut*11, nut*10", "nut*11, nut*9 | nut*11, nut*11"),
        ("There is a pair of nuts.", "nut*2", "nut*1 | nut*3"),
        ("There are a dozen nuts.", "nut*12", "nut*11 | nut*13"),
        (
            "Two nuts, one washer and three caps are present.",
            "nut*2, washer*1, cap*3",
            "nut*2, washer*1, cap*2 | nut*2, washer*2, cap*3 | nut*1, washer*1, cap*3",
        ),
        (
            "The picture should show exactly two nuts and one washer.",
            "nut*2, washer*1",
            "nut*2 | nut*1, washer*1 | nut*2, washer*2",
        ),
        (
            "There must be two nuts; there must be one washer.",
            "nut*2, washer*1",
            "nut*2 | washer*1",
        ),
        ("All three nuts are present.", "nut*3", "nut*2 | nut*4"),
        ("Both nuts are present.", "nut*2", "nut*1 | nut*3"),
        (
            "The box holds two nuts, a washer, and no cap.",
            "BOX, nut 99 99, nut 150 99, washer 200 99",
            "BOX, nut 99 99, washer 200 99 | BOX, nut 99 99, nut 150 99 | BOX, nut 99 99, nut 150 99, washer 200 99, cap 250 99",
        ),
    ],
    "least and most": [
        ("There are at least two nuts.", "nut*2 | nut*3", "nut*1"),
        ("There are no fewer than two nuts.", "nut*2 | nut*3", "nut*1"),
        ("There must be two or more nuts.", "nut*2 | nut*3", "nut*1"),
        ("There are at most two nuts.", "nut*2 |", "nut*3"),
        ("There are no more than two nuts.", "nut*2 |", "nut*3"),
        ("There must not be more than two nuts.", "nut*2 |", "nut*3"),
        ("Not more than two nuts are present.", "nut*2 |", "nut*3"),
        ("There are up to two nuts.", "nut*2 |", "nut*3"),
        ("There are more than two nuts.", "nut*3", "nut*2"),
        ("There are fewer than three nuts.", "nut*2", "nut*3"),
        ("There are less than three nuts.", "nut*2", "nut*3"),
        ("There are between two and three nuts.", "nut*2 | nut*3", "nut*1 | nut*4"),
        ("There are from 2 to 3 nuts.", "nut*2 | nut*3", "nut*1 | nut*4"),
        ("There are two or three nuts.", "nut*2 | nut*3", "nut*1 | nut*4"),
        ("There are two to four nuts.", "nut*2 | nut*4", "nut*1 | nut*5"),
        (
            "There is at least one nut and at most one washer.",
            "nut*1 | nut*2, washer*1",
            "washer*1 | nut*1, washer*2",
        ),
        ("The number of nuts is at most three.", "nut*3", "nut*4"),
        ("The number of nuts must lie between two and four.", "nut*2 | nut*4", "nut*1 | nut*5"),
        (
            "There is at most one nut in the tray.",
            "TRAY, nut 99 99, nut 20 20",
            "TRAY, nut 99 99, nut 150 99",
        ),
        (
            "The tray has three nuts or fewer.",
            "TRAY, nut 99 99",
            "TRAY, nut 99 99, nut 130 99, nut 160 99, nut 190 99",
        ),
    ],
    "totals": [
        (
            "There are three nuts and washers in total.",
            "nut*2, washer*1 | nut*3",
            "nut*2 | nut*2, washer*2",
        ),
        ("There are at most three nuts and washers altogether.", "nut*3", "nut*3, washer*1"),
        ("In total there are three nuts and washers.", "nut*2, washer*1", "nut*2"),
        (
            "The total number of nuts and washers is three.",
            "nut*2, washer*1",
            "nut*2 | nut*3, washer*1",
        ),
        ("There is exactly one cherry or orange.", "cherry*1 | orange*1", "| cherry*1, orange*1"),
    ],
    "compared numbers": [
        ("There are more nuts than washers.", "nut*2, washer*1", "nut*1, washer*1 | washer*1"),
        ("There must be fewer washers than nuts.", "nut*2, washer*1", "nut*1, washer*1"),
        ("There are as many nuts as washers.", "nut*2, washer*2 |", "nut*2, washer*1"),
        ("There is the same number of nuts and washers.", "nut*1, washer*1", "nut*1"),
        ("The number of nuts equals the number of washers.", "nut*1, washer*1", "nut*1, washer*2"),
        (
            "The number of nuts is the same as the number of washers.",
            "nut*1, washer*1",
            "nut*1, washer*2",
        ),
        ("There are an equal number of nuts and washers.", "nut*1, washer*1", "nut*1, washer*2"),
        (
            "There are twice as many nuts as washers.",
            "nut*2, washer*1 | nut*4, washer*2",
            "nut*2, washer*2 | nut*3, washer*1",
        ),
        (
            "There are at least as many nuts as washers.",
            "nut*2, washer*2 | nut*3, washer*2",
            "nut*1, washer*2",
        ),
        (
            "There are more nuts than washers on the left.",
            "nut 50 50, washer 300 50, washer 350 50",
            "nut 50 50, washer 99 99",
        ),
        (
            "There is exactly one more nut than there are washers.",
            "nut*2, washer*1",
            "nut*3, washer*1 | nut*1, washer*1",
        ),
    ],
    "numbers by colour": [
        (
            "There are two red nuts.",
            "nut*2 red | nut*2 red, nut*1 blue",
            "nut*1 red | nut*2 blue | nut*3 red",
        ),
        (
            "There are two red nuts and one blue nut.",
            "nut*2 red, nut*1 blue",
            "nut*3 red | nut*2 red",
        ),
        (
            "There are two red and three blue nuts.",
            "nut*2 red, nut*3 blue",
            "nut*3 red, nut*2 blue | nut*2 red, nut*2 blue",
        ),
        ("There are two orange nuts.", "nut*2 orange", "nut*2 red"),
        (
            "There are three nuts, two of which are red.",
            "nut*2 red, nut*1 blue",
            "nut*3 red | nut*2 red | nut*1 red, nut*2 blue",
        ),
        (
            "There are two nuts, one red and one blue.",
            "nut*1 red, nut*1 blue",
            "nut*2 red | nut*1 red | nut*1 red, nut*2 blue",
        ),
        (
            "One nut is red and the others are grey.",
            "nut*1 red, nut*2",
            "nut*2 red, nut*1 | nut*1 red, nut*1 blue | nut*3",
        ),
        (
            "Exactly two nuts are red; the others are blue.",
            "nut*2 red, nut*1 blue",
            "nut*2 red, nut*1 | nut*3 red",
        ),
        ("Two of the three nuts are red.", "nut*2 red, nut*1", "nut*3 red | nut*2 red"),
        ("At least one of the nuts is red.", "nut*1 red, nut*2 | nut*2 red", "nut*2"),
        ("At most one nut is red.", "nut*1 red, nut*2 | nut*2", "nut*2 red"),
        ("There are no red nuts.", "nut*2 |", "nut*1 red"),
        ("No nut is red.", "nut*2", "nut*1 red, nut*1"),
        ("None of the nuts is red.", "nut*2", "nut*1 red, nut*1"),
        ("Neither nut is red.", "nut*2", "nut*1 red, nut*1 | nut*1"),
        ("More nuts are red than blue.", "nut*2 red, nut*1 blue", "nut*1 red, nut*1 blue"),
    ],
    "ranked by size": [
        (
            "There is one long and one short bolt.",
            "bolt 200 50 90x10, bolt 200 99 50x10",
            "bolt 200 50 90x10, bolt 200 99 90x10 | bolt 200 50 90x10 | bolt 200 50 90x10, bolt 200 99 50x10, bolt 200 150 50x10",
        ),
        (
            "There are two long bolts and one short bolt.",
            "bolt 200 50 90x10, bolt 200 70 90x10, bolt 200 99 50x10",
            "bolt 200 50 90x10, bolt 200 70 50x10, bolt 200 99 50x10 | bolt 200 50 90x10, bolt 200 70 90x10",
        ),
        (
            "One of the two bolts is longer than the other.",
            "bolt 200 50 90x10, bolt 200 99 50x10",
            "bolt 200 50 90x10 | bolt 200 50 90x10, bolt 200 99 50x10, bolt 200 150 50x10",
        ),
        (
            "One of the two bolts is at least 1.5 times as long as the other.",
            "bolt 200 50 90x10, bolt 200 99 50x10",
            "bolt 200 50 70x10, bolt 200 99 50x10 | bolt 200 50 90x10",
        ),
    ],
    "superlatives": [
        (
            "The largest nut is red.",
            "nut 50 50 40x40 red, nut 99 99",
            "nut 50 50 40x40, nut 99 99 20x20 red |",
        ),
        (
            "The smallest nut is on the left.",
            "nut 50 50, nut 300 50 40x40",
            "nut 350 50, nut 99 50 40x40",
        ),
        (
            "The leftmost nut is red.",
            "nut 50 50 20x20 red, nut 99 50",
            "nut 50 50, nut 99 50 20x20 red",
        ),
        (
            "The rightmost nut touches the washer.",
            "nut 50 50, nut 180 150, " + W,
            "nut 180 150, nut 300 50, " + W,
        ),
        (
            "The longest bolt is at most 90 pixels long.",
            "bolt 200 50 90x10, bolt 200 99 50x10",
            "bolt 200 50 95x10, bolt 200 99 50x10",
        ),
        (
            "The uppermost nut is above the washer.",
            "nut 50 50, nut 50 200, " + W,
            "nut 50 160, nut 50 200, " + W,
        ),
        ("The top nut is red.", "nut 50 50 20x20 red, nut 50 99", "nut 50 50, nut 50 99 20x20 red"),
        (
            "The nut on the left is red and the nut on the right is blue.",
            "nut 50 50 20x20 red, nut 350 50 20x20 blue",
            "nut 50 50 20x20 blue, nut 350 50 20x20 red | nut 50 50 20x20 red",
        ),
        (
            "The left nut is red.",
            "nut 50 50 20x20 red, nut 350 50",
            "nut 50 50, nut 350 50 20x20 red",
        ),
        (
            "The second nut from the left is red.",
            "nut 50 50, nut 99 50 20x20 red, nut 200 50",
            "nut 50 50 20x20 red, nut 99 50 | nut 50 50",
        ),
    ],
    "places in the image": [
        ("There is a nut on the left.", "nut 199 50", "nut 201 50 |"),
        ("There is a nut on the right-hand side.", "nut 201 50", "nut 199 50"),
        ("There is a nut at the top of the image.", "nut 50 148", "nut 50 152"),
        (
            "In the lower half of the picture there are two nuts.",
            "nut 50 152, nut 99 200",
            "nut 50 148, nut 99 200",
        ),
        (
            "Two nuts lie on the left, one washer on the right.",
            "nut 50 50, nut 99 50, washer 300 50",
            "nut 50 50, washer 300 50 | nut 50 50, nut 99 50, washer 99 99",
        ),
        ("The nut sits in the top left quarter.", "nut 190 140", "nut 210 140"),
        ("The nut must be in the lower right corner of the image.", "nut 350 280", "nut 250 280"),
        ("The nut is in the bottom right-hand corner of the image.", "nut 350 280", "nut 250 280"),
        ("The nut lies in the middle of the picture.", "nut 200 150", "nut 20 150"),
        ("The nut is at the left edge of the image.", "nut 60 150", "nut 120 150"),
        ("The nut is not in the left half.", "nut 201 50", "nut 199 50"),
        ("No nut lies in the right half.", "nut 50 50 |", "nut 300 50"),
        ("All nuts are in the upper half.", "nut 50 50, nut 300 99", "nut 50 50, nut 50 200"),
        ("The nuts lie in the left half.", "nut 50 50, nut 99 99", "nut 50 50, nut 300 50 |"),
        ("Both nuts are on the left.", "nut 50 50, nut 99 99", "nut 50 50, nut 300 50 | nut 50 50"),
        (
            "The nut and the washer lie on the left.",
            "nut 50 50, washer 99 50",
            "nut 50 50, washer 300 50 | washer 99 50",
        ),
        ("The nut lies in the left third of the image.", "nut 130 50", "nut 140 50"),
        (
            "There are two nuts, both on the left.",
            "nut 50 50, nut 99 50",
            "nut 50 50, nut 300 50 | nut 50 50",
        ),
        (
            "There are two nuts, one on the left and one on the right.",
            "nut 50 50, nut 300 50",
            "nut 50 50, nut 99 50 | nut 50 50 | nut 50 50, nut 300 50, nut 350 50",
        ),
        (
            "There is one nut in each corner of the image.",
            "nut 20 20, nut 380 20, nut 20 280, nut 380 280",
            "nut 20 20, nut 380 20, nut 20 280",
        ),
    ],
    "places in parts": [
        (
            "The tray contains two nuts.",
            "TRAY, nut 99 99, nut 200 99",
            "TRAY, nut 99 99, nut 20 20",
        ),
        (
            "There are two nuts inside the tray.",
            "TRAY, nut 99 99, nut 200 99",
            "TRAY, nut 99 99, nut 20 20",
        ),
        ("The nut lies in the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20 | TRAY"),
        ("The nut must be outside the tray.", "TRAY, nut 20 20", "TRAY, nut 99 99"),
        ("No nut is outside the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
        (
            "The label is in the upper half of the bottle.",
            "BOTTLE, label 200 90 30x30",
            "BOTTLE, label 200 220 30x30",
        ),
        (
            "The top half of the bottle shows the label.",
            "BOTTLE, label 200 90 30x30",
            "BOTTLE, label 200 220 30x30",
        ),
        (
            "Each label has exactly one cherry.",
            "LABEL, cherry 200 150, label 60 60 50x50, cherry 60 60",
            "LABEL, cherry 200 150, label 60 60 50x50",
        ),
        ("There is a cherry on every label.", "LABEL, cherry 200 150", "LABEL"),
        (
            "Each of the two labels contains one cherry.",
            "LABEL, cherry 200 150, label 60 60 50x50, cherry 60 60",
            "LABEL, cherry 200 150",
        ),
        (
            "Every cell of a 1 x 2 grid over the tray holds exactly one nut.",
            "TRAY, nut 99 150, nut 300 150",
            "TRAY, nut 99 150, nut 120 150",
        ),
        (
            "Each compartment of the 1 by 2 tray contains one nut.",
            "TRAY, nut 99 150, nut 300 150",
            "TRAY, nut 99 150",
        ),
        (
            "The tray has 1 row and 2 columns, and each compartment holds one nut.",
            "TRAY, nut 99 150, nut 300 150",
            "TRAY, nut 99 150",
        ),
        (
            "Each of the two compartments of the tray (one row of two) holds a nut.",
            "TRAY, nut 99 150, nut 300 150",
            "TRAY, nut 99 150",
        ),
        (
            "Row 1, column 2 of a 1 x 2 grid over the tray contains a nut.",
            "TRAY, nut 300 150",
            "TRAY, nut 99 150",
        ),
        (
            "The second column of the 1 x 2 tray holds one nut.",
            "TRAY, nut 300 150",
            "TRAY, nut 99 150",
        ),
        (
            "Each row of the 2 x 2 tray contains two nuts.",
            "TRAY, nut 99 99, nut 300 99, nut 99 200, nut 300 200",
            "TRAY, nut 99 99, nut 300 99, nut 99 200",
        ),
        ("The nut is at the top of the bottle.", "BOTTLE, nut 200 90", "BOTTLE, nut 200 200"),
        (
            "Two nuts lie in the left half of the tray and one washer in its right half.",
            "TRAY, nut 99 99, nut 99 150, washer 300 150",
            "TRAY, nut 99 99, nut 99 150, washer 99 200 | TRAY, nut 99 99, washer 300 150",
        ),
    ],
    "only": [
        ("There is nothing in the tray.", "TRAY | TRAY, nut 20 20", "TRAY, nut 99 99"),
        ("The tray is empty.", "TRAY | TRAY, nut 20 20", "TRAY, nut 99 99"),
        ("The tray must not be empty.", "TRAY, nut 99 99", "TRAY | TRAY, nut 20 20"),
        ("Nothing lies outside the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
        (
            "There is nothing but nuts in the tray.",
            "TRAY, nut 99 99 | TRAY, nut 99 99, washer 20 20",
            "TRAY, nut 99 99, washer 200 99",
        ),
        (
            "The tray contains nothing but nuts.",
            "TRAY, nut 99 99",
            "TRAY, nut 99 99, washer 200 99",
        ),
        (
            "The tray contains only nuts and washers.",
            "TRAY, nut 99 99, washer 200 99",
            "TRAY, nut 99 99, washer 200 99, cap 250 99",
        ),
        (
            "The tray holds two nuts and nothing else.",
            "TRAY, nut 99 99, nut 150 99",
            "TRAY, nut 99 99, nut 150 99, cap 250 99 | TRAY, nut 99 99",
        ),
        ("There are only red nuts.", "nut*2 red", "nut*1 red, nut*1"),
        ("All nuts but one are red.", "nut*2 red, nut*1", "nut*3 red | nut*1 red, nut*2"),
        ("All nuts except two are red.", "nut*2 red, nut*2", "nut*3 red, nut*1"),
        (
            "All nuts except the left one are red.",
            "nut 50 50, nut 99 50 20x20 red, nut 150 50 20x20 red",
            "nut 50 50 20x20 red, nut 99 50, nut 150 50 20x20 red",
        ),
        (
            "The nuts are red, except the largest one, which is blue.",
            "nut 50 50 40x40 blue, nut 99 99 20x20 red",
            "nut 50 50 40x40 red, nut 99 99 20x20 red | nut 50 50 40x40 blue, nut 99 99",
        ),
        ("There is at least one nut, but no washer.", "nut*1 | nut*2", "| nut*1, washer*1"),
        ("Exactly one nut is not red.", "nut*2 red, nut*1", "nut*3 red | nut*1 red, nut*2"),
        ("Not all nuts are red.", "nut*2 red, nut*1", "nut*3 red"),
    ],
    "relations": [
        ("The nut is left of the washer.", "nut 199 50, " + W, "nut 201 50, " + W + " | nut 50 50"),
        ("The nut is to the left of the washer.", "nut 199 50, " + W, "nut 201 50, " + W),
        ("The nut lies to the right of the washer.", "nut 201 50, " + W, "nut 199 50, " + W),
        ("The nut must sit above the washer.", "nut 50 149, " + W, "nut 50 151, " + W),
        ("The nut is somewhere below the washer.", "nut 50 151, " + W, "nut 50 149, " + W),
        ("The nut is not above the washer.", "nut 50 151, " + W, "nut 50 149, " + W),
        (
            "Every nut is left of the washer.",
            "nut 50 50, nut 99 50, " + W,
            "nut 50 50, nut 300 50, " + W,
        ),
        (
            "All the nuts are below the washer.",
            "nut 50 200, nut 99 200, " + W,
            "nut 50 200, nut 99 50, " + W,
        ),
        (
            "The nut is left of all washers.",
            "nut 50 50, washer 99 50, washer 200 50",
            "nut 150 50, washer 99 50, washer 200 50",
        ),
        (
            "The nut is above and left of the washer.",
            "nut 50 50, " + W,
            "nut 50 200, " + W + " | nut 300 50, " + W,
        ),
        (
            "The nut is left of the washer and above the cap.",
            "nut 50 50, cap 50 200, " + W,
            "nut 50 250, cap 50 200, " + W + " | nut 300 50, cap 50 200, " + W,
        ),
        (
            "The nut is below the cap and above the washer.",
            "cap 50 20, nut 50 99, " + W,
            "cap 50 99, nut 50 20, " + W + " | cap 50 20, nut 50 200, " + W,
        ),
        (
            "The nut is between the washer and the cap.",
            "nut 275 150, cap 350 150, " + W,
            "nut 50 150, cap 350 150, " + W,
        ),
        ("The nut touches the washer.", "nut 180 150, " + W, "nut 170 150, " + W),
        ("The nut must be in contact with the washer.", "nut 180 150, " + W, "nut 170 150, " + W),
        (
            "The nut does not touch any washer.",
            "nut 50 50, washer 200 50, washer 250 50",
            "nut 50 50, washer 200 50, washer 70 50",
        ),
        (
            "The nut is nearer to the washer than to the cap.",
            "nut 150 150, cap 50 150, " + W,
            "nut 100 150, cap 50 150, " + W,
        ),
        (
            "The bolt is parallel to the cable.",
            "bolt 200 50 90x10, cable 200 150 200x10",
            "bolt 200 50 90x10 /30, cable 200 150 200x10",
        ),
        (
            "Neither the nut nor the cap may touch the washer.",
            "nut 170 150, cap 50 50, " + W,
            "nut 180 150, cap 50 50, " + W + " | nut 50 50, cap 180 150, " + W,
        ),
        (
            "The nut lies completely in the tray.",
            "TRAY, nut 99 99",
            "TRAY, nut 52 99 | TRAY, nut 20 20",
        ),
        ("Nothing sticks out of the tray.", "TRAY, nut 99 99", "TRAY, nut 52 99"),
        ("The nut does not touch the washer.", "nut 170 150, " + W, "nut 180 150, " + W),
        ("The nut and the washer touch each other.", "nut 180 150, " + W, "nut 170 150, " + W),
        (
            "No nut touches the washer.",
            "nut 99 150, nut 170 150, " + W,
            "nut 99 150, nut 180 150, " + W,
        ),
        (
            "No two nuts touch each other.",
            "nut 50 50, nut 99 50, nut 150 50",
            "nut 50 50, nut 70 50, nut 150 50",
        ),
        ("The nuts must not touch each other.", "nut 50 50, nut 99 50", "nut 50 50, nut 70 50"),
        (
            "The cable touches both clips.",
            "cable 200 150 100x10, clip 140 150, clip 260 150",
            "cable 200 150 100x10, clip 140 150, clip 300 150 | cable 200 150 100x10, clip 140 150",
        ),
        (
            "Every nut touches a washer.",
            "nut 50 50, washer 70 50, nut 200 50, washer 220 50",
            "nut 50 50, washer 70 50, nut 200 50",
        ),
        (
            "The fruit label is above the text label.",
            "fruit label 200 99, text label 200 200",
            "fruit label 200 200, text label 200 99",
        ),
    ],
    "alignment": [
        ("The nuts are aligned in a row.", "nut 50 50, nut 99 58", "nut 50 50, nut 99 62"),
        ("All nuts lie in one row.", "nut 50 50, nut 99 50", "nut 50 50, nut 99 90"),
        ("The nuts form a column.", "nut 50 50, nut 52 90", "nut 50 50, nut 99 90"),
        ("The nuts are lined up horizontally.", "nut 50 50, nut 99 50", "nut 50 50, nut 99 90"),
        (
            "The nuts are vertically aligned in a column.",
            "nut 50 50, nut 50 99",
            "nut 50 50, nut 99 90",
        ),
        ("The nut is level with the washer.", "nut 50 155, " + W, "nut 50 180, " + W),
        ("The nut and the washer are at the same height.", "nut 50 155, " + W, "nut 50 180, " + W),
        ("The nut and the washer lie in a row.", "nut 50 155, " + W, "nut 50 180, " + W),
        ("The cherry is centred on the label.", "LABEL, cherry 203 151", "LABEL, cherry 220 150"),
        (
            "The cherry is in the centre of the label.",
            "LABEL, cherry 203 151",
            "LABEL, cherry 225 150",
        ),
        (
            "The cherry must be centered in the label within 3 percent.",
            "LABEL, cherry 202 150",
            "LABEL, cherry 206 150",
        ),
        (
            "The cherry is horizontally centred on the label.",
            "LABEL, cherry 203 170",
            "LABEL, cherry 220 150",
        ),
        (
            "The cherry is vertically centred on the label.",
            "LABEL, cherry 225 152",
            "LABEL, cherry 200 170",
        ),
        ("The nut is centred in the image.", "nut 205 150", "nut 250 150"),
        (
            "The cherry is centred on the label within 5 pixels.",
            "LABEL, cherry 203 151",
            "LABEL, cherry 208 150",
        ),
        (
            "From left to right there are a nut, a washer and a cap.",
            "nut 50 50, washer 99 50, cap 200 50",
            "nut 99 50, washer 50 50, cap 200 50 | nut 50 50, washer 99 50",
        ),
        (
            "The nut, the washer and the cap lie from left to right in this order.",
            "nut 50 50, washer 99 50, cap 200 50",
            "nut 99 50, washer 50 50, cap 200 50",
        ),
        (
            "From top to bottom the order is nut, washer, cap.",
            "nut 50 50, washer 50 99, cap 50 200",
            "nut 50 99, washer 50 50, cap 50 200",
        ),
        (
            "The nuts are evenly spaced.",
            "nut 50 50, nut 100 50, nut 150 50",
            "nut 50 50, nut 100 50, nut 180 50",
        ),
    ],
    "direction": [
        ("The bolt stands upright.", "bolt 200 150 10x90", "bolt 200 150 90x10"),
        (
            "The bolt is vertical.",
            "bolt 200 150 10x90",
            "bolt 200 150 90x10 | bolt 200 150 90x10 /45",
        ),
        (
            "All bolts lie flat.",
            "bolt 200 50 90x10, bolt 200 99 90x10",
            "bolt 200 50 90x10, bolt 50 150 10x90",
        ),
        ("The bolt is horizontal.", "bolt 200 150 90x10", "bolt 200 150 90x10 /45"),
        ("The bolt lies horizontally.", "bolt 200 150 90x10", "bolt 200 150 90x10 /45"),
    ],
    "distances": [
        (
            "The nut is at least 20 pixels from the washer.",
            "nut 160 150, " + W,
            "nut 165 150, " + W,
        ),
        (
            "The nut is no more than 20 px away from the washer.",
            "nut 160 150, " + W,
            "nut 155 150, " + W,
        ),
        (
            "The distance between the nut and the washer is at least 20 pixels.",
            "nut 160 150, " + W,
            "nut 165 150, " + W,
        ),
        (
            "The gap between the nut and the washer is between 10 and 20 pixels.",
            "nut 165 150, " + W,
            "nut 175 150, " + W + " | nut 150 150, " + W,
        ),
        (
            "The distance between the centres of the nut and the washer is at most 50 pixels.",
            "nut 150 150, " + W,
            "nut 145 150, " + W,
        ),
        (
            "The distance from the nut to the washer is at least half the width of the washer.",
            "nut 169 150, " + W,
            "nut 172 150, " + W,
        ),
        (
            "The nut is at least 40 pixels from the left edge of the image.",
            "nut 50 50",
            "nut 45 50",
        ),
        (
            "Any two nuts are at least 20 pixels apart.",
            "nut 50 50, nut 90 50, nut 130 50",
            "nut 50 50, nut 85 50, nut 130 50",
        ),
        (
            "The nut and the washer are at least 20 pixels apart.",
            "nut 160 150, " + W,
            "nut 165 150, " + W,
        ),
    ],
    "sizes": [
        ("The bolt is at least 100 pixels long.", "bolt 200 99 100x10", "bolt 200 99 98x10"),
        ("The bolt is between 20 and 30 pixels wide.", "bolt 200 99 30x10", "bolt 200 99 32x10"),
        ("The bolt is at most 30 px high.", "bolt 200 99 10x30", "bolt 200 99 10x32"),
        (
            "The bolt is about 100 pixels long.",
            "bolt 200 99 108x10 | bolt 200 99 92x10",
            "bolt 200 99 112x10 | bolt 200 99 88x10",
        ),
        (
            "The bolt is 100 pixels long, give or take 5 pixels.",
            "bolt 200 99 104x10",
            "bolt 200 99 94x10",
        ),
        (
            "The bolt is 100 pixels long within 5 percent.",
            "bolt 200 99 104x10",
            "bolt 200 99 94x10",
        ),
        ("The bolt is 100 ± 5 pixels long.", "bolt 200 99 104x10", "bolt 200 99 94x10"),
        (
            "The length of the bolt is at least 100 pixels.",
            "bolt 200 99 100x10",
            "bolt 200 99 98x10",
        ),
        (
            "The bolt has a length of at least 100 pixels.",
            "bolt 200 99 100x10",
            "bolt 200 99 98x10",
        ),
        (
            "The bolt must not be longer than 100 pixels.",
            "bolt 200 99 100x10",
            "bolt 200 99 104x10",
        ),
        (
            "No bolt is longer than 100 pixels.",
            "bolt 200 99 100x10, bolt 200 150 50x10",
            "bolt 200 99 104x10",
        ),
        ("The bolt is shorter than 100 pixels.", "bolt 200 99 98x10", "bolt 200 99 104x10"),
        (
            "The bolt is at least a quarter as long as the image is wide.",
            "bolt 200 99 100x10",
            "bolt 200 99 96x10",
        ),
        (
            "The width of the label is at least 20 percent of the width of the image.",
            "label 200 99 80x60",
            "label 200 99 78x60",
        ),
        (
            "The label is at least 20 % of the image width wide.",
            "label 200 99 80x60",
            "label 200 99 78x60",
        ),
    ],
    "compared sizes": [
        (
            "The bolt is longer than any nut.",
            "bolt 200 99 50x10, nut*2",
            "bolt 200 99 50x10, nut*1, nut 200 200 60x60",
        ),
        (
            "The bolt is no longer than the nut.",
            "bolt 200 99 20x10, nut*1",
            "bolt 200 99 26x10, nut*1",
        ),
        (
            "The bolt is longer than the nut.",
            "bolt 200 99 30x10, nut*1",
            "bolt 200 99 15x10, nut*1",
        ),
        (
            "The nut is shorter than the bolt.",
            "bolt 200 99 30x10, nut*1",
            "bolt 200 99 15x10, nut*1",
        ),
        (
            "Every bolt is longer than the nut.",
            "bolt 200 99 30x10, nut*1",
            "bolt 200 99 30x10, bolt 200 150 15x10, nut*1",
        ),
        ("The nut is larger than the washer.", "nut 50 50 30x30, " + W, "nut 50 50 15x15, " + W),
        ("The nut is smaller than the washer.", "nut 50 50 15x15, " + W, "nut 50 50 30x30, " + W),
        (
            "The cap is narrower than the bottle.",
            "BOTTLE, cap 200 20 40x20",
            "BOTTLE, cap 200 20 140x20",
        ),
        (
            "The cap is not wider than the bottle.",
            "BOTTLE, cap 200 20 40x20 | BOTTLE, cap 200 20 100x20",
            "BOTTLE, cap 200 20 140x20",
        ),
        (
            "The label is at least half as wide as the bottle.",
            "BOTTLE, label 200 150 50x60",
            "BOTTLE, label 200 150 48x60",
        ),
        (
            "The bolt is at least three times as long as the nut.",
            "bolt 200 99 60x10, nut*1",
            "bolt 200 99 58x10, nut*1",
        ),
        (
            "The bolt is more than three times as long as the nut.",
            "bolt 200 99 64x10, nut*1",
            "bolt 200 99 56x10, nut*1",
        ),
        (
            "The bolt is longer than three times the diameter of the nut.",
            "bolt 200 99 64x10, nut*1",
            "bolt 200 99 56x10, nut*1",
        ),
        (
            "The bolt is twice as long as the nut.",
            "bolt 200 99 40x10, nut*1 | bolt 200 99 42x10, nut*1",
            "bolt 200 99 50x10, nut*1 | bolt 200 99 34x10, nut*1",
        ),
        (
            "The bolt is about half as long as the nut.",
            "bolt 200 99 20x10, nut 50 50 40x20",
            "bolt 200 99 26x10, nut 50 50 40x20",
        ),
        (
            "The text label is as wide as the fruit label.",
            "text label 200 200 40x20, fruit label 200 99 42x20",
            "text label 200 200 40x20, fruit label 200 99 50x20",
        ),
        (
            "The text label is as wide as the fruit label, give or take 20 percent.",
            "text label 200 200 40x20, fruit label 200 99 48x20",
            "text label 200 200 40x20, fruit label 200 99 60x20",
        ),
        (
            "The text label and the fruit label have the same width.",
            "text label 200 200 40x20, fruit label 200 99 42x20",
            "text label 200 200 40x20, fruit label 200 99 50x20",
        ),
        (
            "All bolts have the same length.",
            "bolt 200 50 50x10, bolt 200 99 52x10",
            "bolt 200 50 50x10, bolt 200 99 60x10",
        ),
        ("The nuts are equally large.", "nut*3", "nut*2, nut 200 200 30x30"),
        ("The label is wider than it is high.", "LABEL", "label 200 150 60x80"),
        (
            "The bottle is at least 1.5 times as high as it is wide.",
            "BOTTLE",
            "bottle 200 150 100x140",
        ),
        (
            "The width of the label is between 70 and 90 percent of the width of the bottle.",
            "BOTTLE, LABEL",
            "BOTTLE, label 200 150 60x60",
        ),
    ],
    "shares and levels": [
        ("The juice fills 70 to 90 percent of the bottle.", "BOTTLE, JUICE80", "BOTTLE, JUICE40"),
        ("The juice fills at least half of the bottle.", "BOTTLE, JUICE80", "BOTTLE, JUICE40"),
        (
            "The juice reaches 75 to 85 percent of the bottle's height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The juice reaches between 75 and 85 percent of the height of the bottle.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The bottle is filled with juice to between 75 and 85 percent of its height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The juice level in the bottle is at least 75 percent.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The level of the juice in the bottle is between 75 and 85 percent.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The label covers at most a quarter of the bottle.",
            "BOTTLE, LABEL",
            "BOTTLE, label 200 150 90x80",
        ),
        (
            "The label covers 20 to 30 percent of the area of the bottle.",
            "BOTTLE, LABEL",
            "BOTTLE, label 200 150 90x80",
        ),
        ("The label takes up at least 3 percent of the image.", "LABEL", "label 200 150 50x50"),
    ],
    "colours": [
        ("The juice is red.", "JUICE80", "juice 200 150 60x60 yellow |"),
        ("The juice must not be red.", "juice 200 150 60x60 yellow", "JUICE80"),
        ("The colour of the juice is red.", "JUICE80", "juice 200 150 60x60 yellow"),
        (
            "The juice is red or yellow.",
            "JUICE80 | juice 200 150 60x60 yellow",
            "juice 200 150 60x60 blue",
        ),
        ("The juice is either red or yellow.", "JUICE80", "juice 200 150 60x60 blue"),
        (
            "The juice is neither red nor yellow.",
            "juice 200 150 60x60 blue",
            "JUICE80 | juice 200 150 60x60 yellow",
        ),
        ("Each nut is gray.", "nut*2", "nut*2 red | nut*1, nut*1 red"),
        ("All of the nuts are grey.", "nut*2", "nut*1, nut*1 red"),
        ("The nuts are red.", "nut*2 red", "nut*1 red, nut*1"),
        (
            "The cap has the same colour as the label.",
            "LABEL, cap 20 20 20x20 yellow",
            "LABEL, cap 20 20 20x20 red",
        ),
        (
            "The cap and the label are the same color.",
            "LABEL, cap 20 20 20x20 yellow",
            "LABEL, cap 20 20 20x20 red",
        ),
        ("All nuts have the same colour.", "nut*2 red |", "nut*1 red, nut*1"),
        (
            "The cap and the label have different colours.",
            "LABEL, cap 20 20 20x20 red",
            "LABEL, cap 20 20 20x20 yellow",
        ),
        (
            "From left to right the LEDs are red, yellow and green.",
            "led 50 50 20x20 red, led 99 50 20x20 yellow, led 150 50 20x20 green",
            "led 50 50 20x20 yellow, led 99 50 20x20 red, led 150 50 20x20 green | led 50 50 20x20 red, led 99 50 20x20 yellow",
        ),
        (
            "The LEDs are red, yellow and green from left to right.",
            "led 50 50 20x20 red, led 99 50 20x20 yellow, led 150 50 20x20 green",
            "led 50 50 20x20 yellow, led 99 50 20x20 red, led 150 50 20x20 green",
        ),
        (
            "The red nut is left of the blue nut.",
            "nut 50 50 20x20 red, nut 99 50 20x20 blue",
            "nut 50 50 20x20 blue, nut 99 50 20x20 red",
        ),
        (
            "Every red nut lies on the left.",
            "nut 50 50 20x20 red, nut 300 50",
            "nut 50 50, nut 300 50 20x20 red",
        ),
        (
            "The nuts on the left are red.",
            "nut 50 50 20x20 red, nut 300 50",
            "nut 50 50, nut 300 50 20x20 red",
        ),
    ],
    "conditions": [
        (
            "If the juice is red, there is a cherry on the label.",
            "JUICE80, label 200 150 80x60, cherry 200 150 20x20 | juice 99 99 40x40 blue",
            "JUICE80, LABEL",
        ),
        (
            "There is a cherry on the label if the juice is red.",
            "JUICE80, LABEL, cherry 200 150",
            "JUICE80, LABEL",
        ),
        ("When there is a nut, there must be a washer.", "nut*1, washer*1 |", "nut*1"),
        ("Where there is a nut, there is also a washer.", "nut*1, washer*1 |", "nut*1"),
        ("If there is no nut, then there is a washer.", "nut*1 | washer*1", ""),
        (
            "If there are two nuts, the cap is red.",
            "nut*2, cap*1 red | nut*1, cap*1",
            "nut*2, cap*1",
        ),
        ("There is a nut only if there is a washer.", "nut*1, washer*1 | washer*1 |", "nut*1"),
        (
            "There is a nut if and only if there is a washer.",
            "nut*1, washer*1 |",
            "nut*1 | washer*1",
        ),
        ("There is a nut unless there is a washer.", "nut*1 | washer*1", ""),
        (
            "If there is a cherry, it is on the label.",
            "LABEL, cherry 200 150 | LABEL",
            "LABEL, cherry 20 20",
        ),
        (
            "If the juice is red, there is a cherry, and if it is yellow, there is an orange.",
            "JUICE80, cherry*1 | juice 99 99 40x40 yellow, orange*1",
            "JUICE80, orange*1 | juice 99 99 40x40 yellow, cherry*1",
        ),
        (
            "If the juice is red and the cap is blue, there is a nut.",
            "JUICE80, cap*1 blue, nut*1 | JUICE80, cap*1 | juice 99 99 40x40 yellow, cap*1 blue",
            "JUICE80, cap*1 blue",
        ),
        ("If there is a nut or a washer, there is a cap.", "nut*1, cap*1 |", "nut*1 | washer*1"),
        (
            "If there are more nuts than washers, there is a cap.",
            "nut*2, washer*1, cap*1 | nut*1, washer*1",
            "nut*2, washer*1",
        ),
        (
            "If the nut touches the washer, the cap is red.",
            "nut 180 150, cap*1 red, " + W + " | nut 50 150, cap*1, " + W,
            "nut 180 150, cap*1, " + W,
        ),
    ],
    "alternatives": [
        ("There is either a nut or a washer.", "nut*1 | washer*1", "| nut*1, washer*1"),
        (
            "There is either one nut or two washers.",
            "nut*1 | washer*2",
            "| washer*1 | nut*1, washer*2",
        ),
        (
            "There is either a nut or a washer, but not both.",
            "nut*1 | washer*1",
            "| nut*1, washer*1",
        ),
        ("There is a nut or a washer or both.", "nut*1 | washer*1 | nut*1, washer*1", ""),
        (
            "Either the nut is red or the washer is blue.",
            "nut*1 red, washer*1 | nut*1, washer*1 blue",
            "nut*1, washer*1 | nut*1 red, washer*1 blue",
        ),
    ],
    "several statements": [
        ("There is exactly one nut and it is red.", "nut*1 red", "nut*1 | nut*2 red |"),
        (
            "The nut is red and lies in the left half.",
            "nut 50 50 20x20 red",
            "nut 50 50 | nut 300 50 20x20 red",
        ),
        (
            "The nut is red, the washer is blue and the cap is green.",
            "nut*1 red, washer*1 blue, cap*1 green",
            "nut*1 red, washer*1 blue, cap*1 | nut*1, washer*1 blue, cap*1 green",
        ),
        ("There are two nuts, and they are red.", "nut*2 red", "nut*1 red, nut*1 | nut*1 red"),
        ("There are two nuts, all of them red.", "nut*2 red", "nut*1 red, nut*1 | nut*1 red"),
        (
            "There is one nut and one washer, both red.",
            "nut*1 red, washer*1 red",
            "nut*1 red, washer*1 | nut*1 red",
        ),
        (
            "There is one fruit label and one text label, the fruit label above the text label.",
            "fruit label 200 99, text label 200 200",
            "fruit label 200 200, text label 200 99 | fruit label 200 99",
        ),
        (
            "The nut is in the tray but not in its left half.",
            "TRAY, nut 300 150",
            "TRAY, nut 99 150 | TRAY, nut 20 20",
        ),
    ],
    **PHRASINGS,
    **STRUCTURES,
    **TRIMMINGS,
    **CONNECTIONS,
    **REFERENCES,
    **WHEREABOUTS,
    **AROUND,
    **ARRANGEMENT,
    **MEASURES,
}

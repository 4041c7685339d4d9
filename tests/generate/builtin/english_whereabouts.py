"""Ways to say where parts are and how they lie to others; scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]
W = "washer 200 150"  # a washer in the middle of the image

WHEREABOUTS: dict[str, list[Row]] = {
    "several together": [
        (
            "Two nuts are shown below the washer, side by side.",
            f"{W}, nut 99 200, nut 300 205",
            f"{W}, nut 99 200, nut 300 230 | {W}, nut 99 200, nut 300 100",
        ),
        (
            "All nuts are below the washer in a single row.",
            f"{W}, nut 99 200, nut 300 205",
            f"{W}, nut 99 200, nut 300 230 | {W}, nut 99 100, nut 300 100",
        ),
        (
            "The bolts shall be parallel to each other and shall not touch.",
            "bolt 200 50 90x10, bolt 200 99 90x10",
            "bolt 200 50 90x10, bolt 200 60 90x10 | bolt 200 50 90x10, bolt 200 150 10x90",
        ),
        (
            "There are two bolts, which lie parallel to each other in the left half of the image.",
            "bolt 100 50 90x10, bolt 100 99 90x10",
            "bolt 100 50 90x10, bolt 300 99 90x10 | bolt 100 50 90x10, bolt 100 150 10x90",
        ),
        ("No nuts touch each other.", "nut*2 | nut*1 |", "nut 50 50, nut 70 50"),
        (
            "The nut and the washer lie in a row above the cap.",
            f"{W}, nut 99 150, cap 200 250",
            f"{W}, nut 99 190, cap 200 250 | {W}, nut 99 150, cap 200 50",
        ),
        (
            "The two nuts lie one above the other.",
            "nut 50 50, nut 52 200",
            "nut 50 50, nut 90 200 | nut 50 50",
        ),
    ],
    "thirds": [
        (
            "The nuts are in the left part of the tray, the bolts in the middle part and the washers in the right part.",
            "TRAY, nut 99 200, bolt 200 70, washer 300 150",
            "TRAY, nut 160 200, bolt 200 70, washer 300 150 | TRAY, nut 99 200, bolt 260 150, washer 300 150",
        ),
        (
            "The nut is on the left side or on the right side of the tray and never in the middle of the tray.",
            "TRAY, nut 99 200 | TRAY, nut 300 150",
            "TRAY, nut 200 70 | TRAY, nut 200 150 | TRAY, nut 160 150",
        ),
        (
            "There is one nut in the upper part of the tray, one bolt in the central part and one washer in the lower part.",
            "TRAY, nut 99 70, bolt 99 150, washer 200 230",
            "TRAY, nut 99 130, bolt 99 150, washer 200 230 | TRAY, nut 99 70, bolt 99 200, washer 200 230",
        ),
        # With halves they are halves, and the middle is what it always is.
        (
            "The nut is in the left half of the tray, the bolt in the middle of the tray.",
            "TRAY, nut 160 200, bolt 200 150",
            "TRAY, nut 160 200, bolt 200 70 | TRAY, nut 210 200, bolt 200 150",
        ),
    ],
    "nothing on it": [
        (
            "No nut is on a bolt.",
            "bolt 200 150 90x20, nut 200 99 | bolt 200 150 90x20",
            "bolt 200 150 90x20, nut 200 150 | bolt 200 150 90x20, nut 200 165 20x20",
        ),
        (
            "The nut must not lie on the washer.",
            "washer 200 150 40x40, nut 99 99",
            "washer 200 150 40x40, nut 200 150 | washer 200 150 40x40, nut 225 150",
        ),
        ("No nut lies in the tray.", "TRAY, nut 50 150 | TRAY", "TRAY, nut 99 99"),
    ],
    "next to": [
        (
            "The nut is next to the washer.",
            f"{W}, nut 99 150 | {W}, nut 99 150, cap 150 200 | TRAY, {W}, nut 99 150",
            f"{W}, nut 99 150, cap 150 150 | {W}, nut 200 150 10x10",
        ),
        (
            "The nut is situated beside the washer.",
            f"{W}, nut 99 150",
            f"{W}, nut 99 150, cap 150 150",
        ),
        (
            "The nuts are next to each other.",
            "TRAY, nut 99 99, nut 150 99, cap 150 150",
            "TRAY, nut 99 99, nut 200 99, cap 150 99",
        ),
        (
            "The nut is beside the tray.",
            "TRAY, nut 20 150",
            "TRAY, nut 99 150 | TRAY, nut 20 150, cap 40 150",
        ),
        (
            "The nut is immediately to the right of the washer.",
            f"{W}, nut 300 150",
            f"{W}, nut 99 150 | {W}, nut 300 150, cap 250 150",
        ),
    ],
    "straight beside": [
        (
            "The nut is directly above the washer.",
            f"{W}, nut 208 50",
            f"{W}, nut 215 50 | {W}, nut 200 250",
        ),
        (
            "The nut is directly to the left of the washer.",
            f"{W}, nut 99 158",
            f"{W}, nut 99 165 | {W}, nut 300 150",
        ),
        (
            "The nut is further to the left than the washer.",
            f"{W}, nut 199 50",
            f"{W}, nut 201 50",
        ),
        ("There is a washer, and the nut is to its left.", f"{W}, nut 99 50", f"{W}, nut 300 50"),
    ],
    "orders of several": [
        (
            "From left to right we have the nuts, the washer, the bolt and finally the cap.",
            "nut 50 50, nut 99 50, washer 150 99, bolt 200 50, cap 250 50",
            "nut 50 50, nut 180 50, washer 150 99, bolt 200 50, cap 250 50 | washer 150 99, bolt 200 50, cap 250 50 | nut 50 50, washer 150 99, bolt 250 50, cap 200 50",
        ),
        (
            "From left to right there are two nuts, then a washer and a bolt.",
            "nut 50 50, nut 99 50, washer 150 99, bolt 200 50",
            "nut 50 50, washer 150 99, bolt 200 50 | nut 50 50, nut 99 50, washer 250 99, bolt 200 50",
        ),
        (
            "The nut comes first, on the left, and then the washer.",
            "nut 50 50, washer 150 99",
            "nut 250 50, washer 150 99",
        ),
        (
            "There is a nut, a washer and a bolt, from top to bottom.",
            "nut 50 50, washer 150 99, bolt 50 200",
            "nut 50 50, washer 150 99, bolt 50 80",
        ),
    ],
    "between several": [
        (
            "The nut is between the washers and the bolts.",
            "washer 50 50, washer 50 250, nut 150 20, bolt 250 50, bolt 300 250 | washer 50 50, washer 250 50, nut 20 150, bolt 50 250, bolt 250 250",
            "washer 50 50, washer 200 250, nut 150 20, bolt 250 50 | washer 50 50, nut 150 50 | nut 150 50",
        ),
        (
            "The nuts sit between the washers and the bolt.",
            "washer 50 50, washer 250 50, nut 20 150, nut 350 150, bolt 50 250",
            "washer 50 50, washer 250 50, nut 20 150, nut 350 280, bolt 50 250",
        ),
        (
            "The nut lies between the two washers.",
            "washer 50 50, washer 250 50, nut 150 55",
            "washer 50 50, washer 250 50, nut 300 50 | washer 50 50, nut 150 55",
        ),
        (
            "The nut is halfway between the washer and the bolt.",
            "washer 50 50, nut 150 50, bolt 250 50",
            "washer 50 50, nut 120 50, bolt 250 50 | washer 50 50, nut 150 150, bolt 250 50",
        ),
    ],
    "words for places": [
        (
            "The nuts are along the top of the tray.",
            "TRAY, nut 99 60, nut 300 95",
            "TRAY, nut 99 60, nut 300 105",
        ),
        ("The nut is at the very left of the tray.", "TRAY, nut 120 150", "TRAY, nut 130 150"),
        ("The nut is at the left end of the tray.", "TRAY, nut 120 150", "TRAY, nut 130 150"),
        (
            "Two nuts lie down the right side of the tray.",
            "TRAY, nut 280 99, nut 280 200",
            "TRAY, nut 280 99, nut 270 200 | TRAY, nut 280 99",
        ),
        ("The nut lies towards the bottom of the tray.", "TRAY, nut 99 155", "TRAY, nut 99 145"),
        (
            "The nut sits in the lower middle of the tray.",
            "TRAY, nut 200 230",
            "TRAY, nut 200 170 | TRAY, nut 99 230",
        ),
        (
            "There is a nut in one of the corners of the tray.",
            "TRAY, nut 60 60 | TRAY, nut 340 240",
            "TRAY, nut 200 60 | TRAY",
        ),
        (
            "All nuts are in the lower two thirds of the tray.",
            "TRAY, nut 99 120, nut 99 240 | TRAY",
            "TRAY, nut 99 112, nut 99 240",
        ),
        ("The nut is in the upper section of the tray.", "TRAY, nut 99 145", "TRAY, nut 99 155"),
    ],
    "sticking out": [
        (
            "Neither the nut nor the washer should be hanging over the edge of the tray.",
            "TRAY, nut 99 99, washer 200 150",
            "TRAY, nut 50 99, washer 200 150 | TRAY, nut 99 99, washer 350 150",
        ),
        (
            "The nut does not extend past the rim of the tray.",
            "TRAY, nut 99 99",
            "TRAY, nut 50 99",
        ),
        (
            "No item shall protrude beyond the edge of the tray.",
            "TRAY, nut 99 99, washer 200 150",
            "TRAY, nut 50 99, washer 200 150",
        ),
        ("All nuts are outside the tray.", "TRAY, nut 20 20", "TRAY, nut 20 20, nut 99 99"),
    ],
    "all that is not named": [
        (
            "No part may touch a nut.",
            "nut 50 50, washer 99 50 | nut 50 50, nut 65 50 | TRAY, nut 99 99",
            "nut 50 50, washer 65 50",
        ),
        ("Nothing overlaps the nut.", "nut 50 50, washer 70 50", "nut 50 50, washer 65 50"),
        (
            "Every part except the nut is in the lower half of the tray.",
            "TRAY, nut 99 99, washer 99 200, cap 150 200",
            "TRAY, nut 99 99, washer 99 200, cap 150 99",
        ),
        ("All parts are below the nut.", "nut 50 50, washer 99 99", "nut 50 50, washer 99 30"),
    ],
    "pieces of each": [
        (
            "There is one nut in the middle of each box.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 325 99",
        ),
        (
            "Each box has one nut in its upper half.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 80, nut 300 80",
            "box 99 99 60x60, box 300 99 60x60, nut 99 80, nut 300 110",
        ),
        (
            "Each box has a nut in its centre.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 303 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 310 99",
        ),
        (
            "Every nut is in the left half of its box.",
            "box 99 99 60x60, box 300 99 60x60, nut 90 99, nut 280 99",
            "box 99 99 60x60, box 300 99 60x60, nut 90 99, nut 310 99",
        ),
        (
            "Each washer has two nuts beneath it.",
            "washer 99 50, washer 300 50, nut 80 99, nut 120 99, nut 250 99, nut 310 150",
            "washer 99 50, washer 300 50, nut 80 99, nut 120 99, nut 190 99, nut 310 150",
        ),
        (
            "The bolt has a clip on both sides.",
            "bolt 200 150 300x60, clip 45 150, clip 355 150",
            "bolt 200 150 300x60, clip 45 150, clip 45 200",
        ),
        (
            "The label is on the left of the tray.",
            "TRAY, label 99 150 30x30",
            "TRAY, label 20 150 30x30 | TRAY, label 300 150 30x30",
        ),
    ],
    "equal gaps and sides": [
        (
            "There are equal gaps between the nuts.",
            "nut 50 50, nut 99 50, nut 148 50",
            "nut 50 50, nut 99 50, nut 160 50",
        ),
        (
            "The nuts are the same distance apart.",
            "nut 50 50, nut 99 50, nut 148 50",
            "nut 50 50, nut 99 50, nut 160 50",
        ),
        (
            "The nuts are spaced evenly across the tray.",
            "TRAY, nut 99 99, nut 150 99, nut 201 99",
            "TRAY, nut 99 99, nut 150 99, nut 215 99 | TRAY, nut 20 99, nut 71 99, nut 122 99",
        ),
        (
            "Nut spacing is even.",
            "nut 50 50, nut 99 50, nut 148 50",
            "nut 50 50, nut 99 50, nut 160 50",
        ),
        (
            "The nut and the bolt are on opposite sides of the washer.",
            f"{W}, nut 99 150, bolt 300 150 | {W}, nut 200 50, bolt 200 250",
            f"{W}, nut 99 150, bolt 120 150",
        ),
        (
            "The two nuts are in opposite corners of the tray.",
            "TRAY, nut 60 60, nut 340 240 | TRAY, nut 340 60, nut 60 240",
            "TRAY, nut 60 60, nut 340 60 | TRAY, nut 60 60",
        ),
        (
            "On the left side and on the right side of the tray there is one nut each.",
            "TRAY, nut 99 99, nut 300 99",
            "TRAY, nut 99 99, nut 120 99 | TRAY, nut 99 99",
        ),
    ],
    "contact in other words": [
        ("The nut is attached to the bolt.", "nut 50 50, bolt 70 50", "nut 50 50, bolt 80 50"),
        ("The nut is clear of the washer.", f"{W}, nut 99 99", f"{W}, nut 180 150"),
        ("The nuts are separated from each other.", "nut*2", "nut 50 50, nut 70 50"),
        (
            "The tray surrounds the nut completely.",
            "TRAY, nut 99 99",
            "TRAY, nut 50 99 | TRAY, nut 20 20",
        ),
        ("The tray goes all the way around the nut.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
        (
            "The nut must not be covered by the washer.",
            f"{W}, nut 99 99",
            f"{W}, nut 205 150",
        ),
        (
            "The bolt crosses the washer.",
            f"{W}, bolt 205 150 90x10",
            f"{W}, bolt 205 50 90x10",
        ),
        (
            "No nut lies outside its box.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 200",
        ),
        (
            "All nuts are in boxes.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 200",
        ),
    ],
    "directions in other words": [
        (
            "The bolts all face the same way.",
            "bolt 200 50 90x10, bolt 200 99 90x10",
            "bolt 200 50 90x10, bolt 200 150 10x90",
        ),
        (
            "The bolt is parallel to the top edge of the tray.",
            "TRAY, bolt 200 150 90x10 | TRAY, bolt 200 150 90x10 /5 | BOTTLE, tray 200 150 60x120, bolt 200 150 40x10",
            "TRAY, bolt 200 150 10x90 | TRAY, bolt 200 150 90x10 /15 | tray 200 150 60x120, bolt 200 150 10x40",
        ),
        (
            "The bolt is parallel to the left edge of the image, ± 3 degrees.",
            "bolt 200 150 10x90",
            "bolt 200 150 90x10 /5 | bolt 200 150 90x10",
        ),
        (
            "The bolt is straight to within 3 degrees.",
            "bolt 200 150 90x10",
            "bolt 200 150 90x10 /5",
        ),
        (
            "The nut is centred left to right in the tray.",
            "TRAY, nut 205 60",
            "TRAY, nut 240 150",
        ),
        (
            "The nuts are lined up from left to right.",
            "nut 50 50, nut 99 52",
            "nut 50 50, nut 52 99",
        ),
    ],
    "in each corner": [
        (
            "Four nuts, one in each corner of the image.",
            "nut 20 20, nut 380 20, nut 20 280, nut 380 280",
            "nut 20 20, nut 380 20, nut 20 280, nut 20 250 | nut 20 20, nut 380 20, nut 20 280",
        ),
        (
            "The four corners of the tray each hold one nut.",
            "TRAY, nut 60 60, nut 340 60, nut 60 240, nut 340 240",
            "TRAY, nut 60 60, nut 340 60, nut 60 240",
        ),
        (
            "The corners of the tray are empty.",
            "TRAY, nut 200 150",
            "TRAY, nut 60 60",
        ),
    ],
    "outermost rows": [
        (
            "The red nut is in the top row.",
            "nut 50 50 20x20 red, nut 99 52, nut 50 99, nut 99 99",
            "nut 50 50, nut 99 52, nut 50 99 20x20 red, nut 99 99",
        ),
        (
            "Any red nut goes in the bottom row.",
            "nut 50 50, nut 99 52, nut 50 99 20x20 red, nut 99 99 | nut 50 50",
            "nut 50 50 20x20 red, nut 99 52, nut 50 99, nut 99 99",
        ),
        (
            "Each nut in the top row is red.",
            "nut 50 50 20x20 red, nut 99 52 20x20 red, nut 50 99, nut 99 99",
            "nut 50 50 20x20 red, nut 99 52, nut 50 99 20x20 red, nut 99 99",
        ),
    ],
    "so many on two sides": [
        (
            "Two nuts left of the washer, one right of it.",
            f"{W}, nut 50 50, nut 99 50, nut 300 50",
            f"{W}, nut 50 50, nut 280 50, nut 300 50 | {W}, nut 50 50, nut 99 50",
        ),
        (
            "There are two nuts to the left of the washer and one to the right of it.",
            f"{W}, nut 50 50, nut 99 50, nut 300 50",
            f"{W}, nut 50 50, nut 280 50, nut 300 50 | {W}, nut 50 50, nut 99 50",
        ),
        (
            "Above the caps there is nothing.",
            "cap 50 50, cap 99 60, nut 70 99",
            "cap 50 50, cap 99 60, nut 70 55",
        ),
    ],
    "distances in sizes": [
        (
            "The nut is no more than half its width away from the washer.",
            "washer 200 150 20x20, nut 150 150 80x20",
            "washer 300 150 20x20, nut 150 150 40x20",
        ),
        (
            "The nut is at least one washer width away from the washer.",
            "washer 200 150 40x20, nut 125 150",
            "washer 200 150 40x20, nut 140 150",
        ),
        (
            "The nuts are at least half a nut's width apart.",
            "nut 50 50 40x20, nut 115 50 40x20",
            "nut 50 50 40x20, nut 105 50 40x20",
        ),
        (
            "The nut is within its own length of the washer.",
            "washer 200 150 20x20, nut 130 150 60x20",
            "washer 200 150 20x20, nut 90 150 60x20",
        ),
        (
            "No nut is closer than half its width to the washer.",
            "washer 200 150 20x20, nut 140 150 40x20",
            "washer 200 150 20x20, nut 155 150 40x20",
        ),
        (
            "No nut is closer than 20 pixels to the washer.",
            f"{W}, nut 150 150",
            f"{W}, nut 170 150",
        ),
    ],
    "any edge": [
        (
            "The nuts are at the edges of the tray.",
            "TRAY, nut 60 150, nut 200 240",
            "TRAY, nut 60 150, nut 200 150",
        ),
        (
            "The nut must not be at the edge of the tray.",
            "TRAY, nut 200 150",
            "TRAY, nut 60 150",
        ),
        ("The nut is in the corner of the tray.", "TRAY, nut 340 60", "TRAY, nut 200 60"),
        (
            "The nut is the same distance from the left and the right edge of the tray.",
            "TRAY, nut 205 60",
            "TRAY, nut 240 60",
        ),
        (
            "Below the washer, there should be two nuts next to each other.",
            f"{W}, nut 150 200, nut 250 200, cap 200 99",
            f"{W}, nut 150 200, nut 250 200, cap 200 200 | {W}, nut 150 200",
        ),
        (
            "The bolts are lying parallel, side by side, in the right half of the tray.",
            "TRAY, bolt 250 150 10x90, bolt 300 152 10x90",
            "TRAY, bolt 250 150 10x90, bolt 100 152 10x90 | TRAY, bolt 250 150 10x90, bolt 300 150 40x10",
        ),
        ("Nothing outside the tray.", "TRAY, nut 99 99", "TRAY, nut 20 20"),
    ],
    "the nearest as its own": [
        (
            "Each cap is above its bottle.",
            "bottle 99 200 40x80, cap 99 150, bottle 300 100 40x80, cap 300 50",
            "bottle 99 200 40x80, cap 99 150, bottle 300 100 40x80, cap 300 150 | cap 99 50",
        ),
        (
            "Each cap is directly above its bottle.",
            "bottle 99 200 40x80, cap 105 150, bottle 300 100 40x80, cap 300 50",
            "bottle 99 200 40x80, cap 120 150, bottle 300 100 40x80, cap 300 50",
        ),
        (
            "Every clip is as wide as its bolt.",
            "bolt 99 200 40x20, clip 99 150 41x20, bolt 300 100 80x20, clip 300 50 78x20",
            "bolt 99 200 40x20, clip 99 150 80x20, bolt 300 100 80x20, clip 300 50 78x20",
        ),
        (
            "Each box has one nut on it.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 80 99",
        ),
        (
            "If there are two nuts, they must be on opposite sides of the washer.",
            f"{W}, nut 99 150, nut 300 150 | {W}, nut 99 150",
            f"{W}, nut 99 150, nut 120 150",
        ),
        (
            "The outer two nuts are red.",
            "nut 50 50 20x20 red, nut 99 50, nut 150 50 20x20 red",
            "nut 50 50 20x20 red, nut 99 50 20x20 red, nut 150 50 | nut 50 50 20x20 red, nut 99 50",
        ),
        ("The whole box should be visible in the picture.", "BOX", "box 10 150 60x60"),
    ],
    "held at": [
        (
            "The tray holds a nut in the middle.",
            "TRAY, nut 200 150",
            "TRAY, nut 60 60",
        ),
        (
            "The tray has one nut in each corner.",
            "TRAY, nut 60 60, nut 340 60, nut 60 240, nut 340 240",
            "TRAY, nut 60 60, nut 340 60, nut 60 240",
        ),
        (
            "The bolts must not cross.",
            "bolt 200 50 90x10, bolt 200 99 90x10",
            "bolt 200 50 90x10, bolt 200 52 10x90",
        ),
        (
            "Two columns of three nuts each.",
            "nut 50 50, nut 99 50, nut 50 99, nut 99 99, nut 50 150, nut 99 150",
            "nut 50 50, nut 99 50, nut 50 99, nut 99 99, nut 50 150, nut 150 150 | nut 50 50, nut 99 50, nut 50 99, nut 99 99, nut 50 150",
        ),
    ],
    "empty": [
        (
            "No box is empty.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, washer 300 99 |",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99",
        ),
        (
            "Two boxes are left empty.",
            "box 99 99 60x60, box 300 99 60x60, box 99 200 60x60, nut 99 200",
            "box 99 99 60x60, box 300 99 60x60, nut 300 99",
        ),
        (
            "The left box has nothing in it.",
            "box 99 99 60x60, box 300 99 60x60, nut 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99",
        ),
        (
            "Every box is occupied.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, washer 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99",
        ),
        (
            "No compartment of the 1 x 2 tray is empty.",
            "TRAY, nut 99 99, washer 300 99",
            "TRAY, nut 99 99, washer 120 99",
        ),
    ],
    "in its own": [
        (
            "Each nut lies in its box.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 300 200",
        ),
        (
            "Every nut is centred in its box.",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 303 99",
            "box 99 99 60x60, box 300 99 60x60, nut 99 99, nut 310 99",
        ),
    ],
    "the middle one": [
        (
            "The middle nut is red.",
            "nut 50 50, nut 99 50 20x20 red, nut 350 50 | nut 50 50, nut 50 99 20x20 red, nut 50 250",
            "nut 50 50 20x20 red, nut 99 50, nut 350 50 | nut 50 50, nut 99 50 20x20 red | nut 50 50, nut 99 50 20x20 red, nut 150 50, nut 200 50",
        ),
        (
            "The middle box holds a nut.",
            "box 50 99 60x60, box 150 99 60x60, box 250 99 60x60, nut 150 99",
            "box 50 99 60x60, box 150 99 60x60, box 250 99 60x60, nut 250 99",
        ),
        (
            "The upper right nut is red.",
            "nut 50 50, nut 99 52 20x20 red, nut 50 99, nut 99 99",
            "nut 50 50 20x20 red, nut 99 52, nut 50 99, nut 99 99 20x20 red",
        ),
        (
            "The bottom left box holds a nut.",
            "box 50 99 60x60, box 150 99 60x60, box 50 199 60x60, box 150 199 60x60, nut 50 199",
            "box 50 99 60x60, box 150 99 60x60, box 50 199 60x60, box 150 199 60x60, nut 50 99",
        ),
        (
            "The far left nut is red.",
            "nut 50 50 20x20 red, nut 99 50",
            "nut 50 50, nut 99 50 20x20 red",
        ),
    ],
    "both sides": [
        (
            "There is a nut on either side of the washer.",
            f"{W}, nut 99 150, nut 300 150",
            f"{W}, nut 99 150, nut 99 99 | {W}, nut 99 150",
        ),
        (
            "On both sides of the washer there is one nut.",
            f"{W}, nut 99 150, nut 300 150",
            f"{W}, nut 99 150, nut 99 99, nut 300 150 | {W}, nut 99 150",
        ),
        (
            "One nut sits at the top and another one at the bottom.",
            "nut 50 50, nut 50 250",
            "nut 50 50, nut 50 99 | nut 50 50 | nut 50 50, nut 99 50, nut 50 250",
        ),
        (
            "There are two nuts in the left half and one in the right half of the tray.",
            "TRAY, nut 99 99, nut 99 150, nut 300 150",
            "TRAY, nut 99 99, nut 300 150 | TRAY, nut 99 99, nut 99 150, nut 380 150",
        ),
    ],
}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = [
    ("The nut is just beside the washer.", "beside"),
    ("The nuts are close to each other.", None),
    ("The nut is side by side.", None),
    ("The nut is next to each other.", None),
    ("A nut is parallel to each other.", None),
    ("No two nuts are red.", None),
    ("The nuts are not in a row.", None),
    ("The middle of the nut.", ""),
    ("The nuts are in the top row.", None),
    ("Two nuts are in the top row.", None),
    ("The nut is at least one label width away from the washer.", None),
    ("The nut is at least its area away from the washer.", None),
    ("The nut is stacked on the washer.", "on"),
    ("The label is the right way up.", "way"),
    ("The label is partly.", ""),
    ("The nut is in front of the washer.", "front"),
    ("The label covered by the tray.", None),
    ("The label is covered by the tray.", "covered"),
    ("The nut comes first, then the washer.", None),
    ("From left to right there are nuts and washers.", None),
    ("Clockwise there are a nut, a washer and a label.", "Clockwise"),
    ("The bottle is empty of label.", "of"),
    ("The nuts are not all in a row.", None),
]

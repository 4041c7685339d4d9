"""Lengths in millimetres and other units; a tray is 150 mm wide, and drawn 300 pixels wide.

So a millimetre is two pixels. The tray lies from 50 to 350 across and from 50 to 250 down.
"""

from __future__ import annotations

Row = tuple[str, str, str]

SCALE = "the tray is 150 mm wide"
PARTS = frozenset({"nut", "bolt", "label", "tray"})

MILLIMETRES: dict[str, list[Row]] = {
    "lengths": [
        (
            "The bolt must be 58 to 62 mm long.",
            "TRAY, bolt 200 150 116x20 | TRAY, bolt 200 150 124x20 | TRAY, bolt 200 150 20x120",
            "TRAY, bolt 200 150 114x20 | TRAY, bolt 200 150 126x20 | TRAY | bolt 200 150 120x20",
        ),
        (
            "The label is 40mm ± 2mm wide.",
            "TRAY, label 200 150 76x20 | TRAY, label 200 150 84x20",
            "TRAY, label 200 150 74x20 | TRAY, label 200 150 86x20",
        ),
        (
            "The label is 4 cm wide, give or take 2 mm.",
            "TRAY, label 200 150 76x20 | TRAY, label 200 150 84x20",
            "TRAY, label 200 150 74x20 | TRAY, label 200 150 86x20",
        ),
        (
            "The height of the label is at least 1.5cm.",
            "TRAY, label 200 150 60x30",
            "TRAY, label 200 150 60x28",
        ),
        (
            "The label is at most an inch wide.",
            "TRAY, label 200 150 50x20",
            "TRAY, label 200 150 52x20",
        ),
        (
            "The label is 2 inches wide, a quarter inch either way.",
            "TRAY, label 200 150 90x20 | TRAY, label 200 150 114x20",
            "TRAY, label 200 150 86x20 | TRAY, label 200 150 118x20",
        ),
        (
            "The bolts must measure between 58 and 62 mm.",
            "TRAY, bolt 200 99 116x20, bolt 200 199 124x20",
            "TRAY, bolt 200 99 116x20, bolt 200 199 126x20 | TRAY",
        ),
        (
            "A bolt shall measure 40 mm in length, a deviation of 2 mm being permissible.",
            "TRAY, bolt 200 150 76x20 | TRAY, bolt 200 150 84x20",
            "TRAY, bolt 200 150 74x20",
        ),
        (
            "The bolt is 40 millimetres long, and the deviation must not exceed 2 mm.",
            "TRAY, bolt 200 150 76x20 | TRAY, bolt 200 150 84x20",
            "TRAY, bolt 200 150 74x20 | TRAY, bolt 200 150 86x20",
        ),
        (
            "Every bolt is at least 0.04 m long.",
            "TRAY, bolt 200 150 80x20",
            "TRAY, bolt 200 150 78x20",
        ),
    ],
    "gaps": [
        (
            "The gap between the nut and the bolt is at least 5 mm.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150 | nut 100 150, bolt 160 150",
        ),
        (
            "There must be a gap of 1 to 3 mm between the nut and the bolt.",
            "TRAY, nut 100 150, bolt 122 150 | TRAY, nut 100 150, bolt 126 150",
            "TRAY, nut 100 150, bolt 121 150 | TRAY, nut 100 150, bolt 127 150",
        ),
        (
            "Min. 5 mm from the nut to the bolt.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150",
        ),
        (
            "Leave at least 5 mm between the nut and the bolt.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150",
        ),
        (
            "Nut next to bolt, max 5 mm gap.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 132 150",
        ),
        (
            "The nut is within half a millimetre of the bolt.",
            "TRAY, nut 100 150, bolt 121 150",
            "TRAY, nut 100 150, bolt 122 150",
        ),
        (
            "No nut shall be present within 5 mm of any bolt.",
            "TRAY, nut 100 150, bolt 131 150 | TRAY",
            "TRAY, nut 100 150, bolt 130 150",
        ),
        (
            "The nut is no closer than 5 mm to the bolt.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150",
        ),
        (
            "The nuts must not be closer than 5 mm to each other.",
            "TRAY, nut 100 150, nut 130 150, nut 160 150",
            "TRAY, nut 100 150, nut 130 150, nut 158 150",
        ),
        (
            "The nut and the bolt are an inch apart at most.",
            "TRAY, nut 100 150, bolt 170 150",
            "TRAY, nut 100 150, bolt 171 150",
        ),
        (
            "The distance between the centres of the nut and the bolt is at most 2 cm.",
            "TRAY, nut 100 150, bolt 140 150",
            "TRAY, nut 100 150, bolt 142 150",
        ),
        (
            "The distance between the nut and every bolt is at least 5 mm.",
            "TRAY, nut 100 150, bolt 130 150, bolt 100 180",
            "TRAY, nut 100 150, bolt 130 150, bolt 100 178",
        ),
    ],
    "so far beside": [
        (
            "The nut is 5 to 10 mm above the bolt.",
            "TRAY, nut 100 120, bolt 100 150 | TRAY, nut 100 110, bolt 100 150",
            "TRAY, nut 100 122, bolt 100 150 | TRAY, nut 100 108, bolt 100 150 "
            "| TRAY, nut 100 180, bolt 100 150",
        ),
        (
            "The nut is at least 5 mm to the left of the bolt.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150 | TRAY, nut 170 150, bolt 130 150",
        ),
        (
            "The nut is at most 5 mm below the bolt.",
            "TRAY, nut 100 150, bolt 100 120",
            "TRAY, nut 100 152, bolt 100 120 | TRAY, nut 100 90, bolt 100 120",
        ),
    ],
    "neighbours": [
        (
            "The gap between neighbouring nuts is 1 to 3 mm.",
            "TRAY, nut 100 150, nut 122 150, nut 148 150 | TRAY, nut 100 90, nut 100 115",
            "TRAY, nut 100 150, nut 122 150, nut 150 150 | TRAY, nut 100 150",
        ),
        (
            "The gap between each nut and the next is 1 to 3 mm.",
            "TRAY, nut 100 150, nut 122 150, nut 148 150",
            "TRAY, nut 100 150, nut 122 150, nut 150 150 | TRAY, nut 100 150, nut 121 150",
        ),
        (
            "The nuts are 1 to 3 mm apart.",
            "TRAY, nut 100 150, nut 122 150, nut 148 150",
            "TRAY, nut 100 150, nut 122 150, nut 150 150",
        ),
        (
            "The nuts are at least 5 mm apart.",
            "TRAY, nut 100 150, nut 130 150, nut 160 150",
            "TRAY, nut 100 150, nut 130 150, nut 158 150",
        ),
        (
            "Gap between neighbouring nuts 15 mm ± 1 mm.",
            "TRAY, nut 100 150, nut 150 150, nut 202 150",
            "TRAY, nut 100 150, nut 150 150, nut 203 150",
        ),
        (
            "The centre-to-centre distance of the nuts is 19 to 21 mm.",
            "TRAY, nut 100 150, nut 138 150, nut 180 150",
            "TRAY, nut 100 150, nut 138 150, nut 181 150",
        ),
    ],
    "gaps in other words": [
        (
            "A clearance of at least 5 mm must be maintained between the nut and the bolt.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150",
        ),
        (
            "The minimum distance between the nut and the bolt is 5 mm.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150",
        ),
        (
            "The maximum gap between the nut and the bolt is 5 mm.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 132 150",
        ),
        (
            "The nut and the bolt must be separated by 5 to 10 mm.",
            "TRAY, nut 100 150, bolt 130 150 | TRAY, nut 100 150, bolt 140 150",
            "TRAY, nut 100 150, bolt 128 150 | TRAY, nut 100 150, bolt 142 150",
        ),
        (
            "The nut must lie at least 5 mm clear of the bolt.",
            "TRAY, nut 100 150, bolt 130 150",
            "TRAY, nut 100 150, bolt 128 150",
        ),
        (
            "The distance between the nut and the nearest bolt is at least 5 mm.",
            "TRAY, nut 100 150, bolt 130 150, bolt 300 150",
            "TRAY, nut 100 150, bolt 128 150, bolt 300 150",
        ),
        (
            "The nut is at most 5 mm from the nearest bolt.",
            "TRAY, nut 100 150, bolt 130 150, bolt 300 150",
            "TRAY, nut 100 150, bolt 132 150, bolt 300 150",
        ),
        (
            "The nuts are 5 mm apart, give or take 1 mm.",
            "TRAY, nut 100 150, nut 128 150, nut 160 150",
            "TRAY, nut 100 150, nut 128 150, nut 161 150",
        ),
        (
            "Adjacent nuts must be at least 5 mm apart.",
            "TRAY, nut 100 150, nut 130 150",
            "TRAY, nut 100 150, nut 128 150",
        ),
        (
            "Check the gap between each nut and the next: it has to be 1 to 3 mm.",
            "TRAY, nut 100 150, nut 122 150, nut 148 150",
            "TRAY, nut 100 150, nut 122 150, nut 150 150",
        ),
    ],
    "edges": [
        (
            "The label sits 8 to 12 mm above the bottom edge of the tray.",
            "TRAY, label 200 224 60x20 | TRAY, label 200 216 60x20",
            "TRAY, label 200 226 60x20 | TRAY, label 200 214 60x20",
        ),
        (
            "The bottom of the label is 8 to 12 mm above the bottom of the tray.",
            "TRAY, label 200 224 60x20 | TRAY, label 200 216 60x20",
            "TRAY, label 200 226 60x20 | TRAY, label 200 260 60x20",
        ),
        (
            "All nuts lie at least 5 mm inside the edge of the tray.",
            "TRAY, nut 70 150, nut 200 150",
            "TRAY, nut 69 150, nut 200 150 | TRAY, nut 30 150",
        ),
        (
            "The bolt overhangs the tray by no more than 3 mm.",
            "TRAY, bolt 54 150",
            "TRAY, bolt 53 150",
        ),
        (
            "The label is placed within 20 mm of the bottom edge of the tray.",
            "TRAY, label 200 200 60x20",
            "TRAY, label 200 199 60x20",
        ),
        (
            "The nut keeps a distance of at least 10 mm to every edge of the tray.",
            "TRAY, nut 80 150",
            "TRAY, nut 79 150 | TRAY, nut 200 221",
        ),
        (
            "The nut is at most 10 mm from the left edge of the tray.",
            "TRAY, nut 80 150 | TRAY, nut 50 150 | TRAY, nut 25 150",
            "TRAY, nut 82 150 | TRAY, nut 15 150",
        ),
        (
            "The nut is no closer than 1 cm to the edge of the tray.",
            "TRAY, nut 80 150",
            "TRAY, nut 79 150",
        ),
        (
            "The distance between the lower edge of the label and the bottom of the tray is "
            "9 to 11 mm.",
            "TRAY, label 200 220 60x20 | TRAY, label 200 222 60x20",
            "TRAY, label 200 216 60x20 | TRAY, label 200 224 60x20",
        ),
        (
            "From the top of the label to the bottom of the tray it is at least 2 cm.",
            "TRAY, label 200 220 60x20",
            "TRAY, label 200 222 60x20",
        ),
        (
            "The label shall not protrude beyond the edge of the tray by more than 2 mm.",
            "TRAY, label 76 150 60x20 | TRAY, label 200 150 60x20",
            "TRAY, label 75 150 60x20 | TRAY, label 200 245 60x20",
        ),
        (
            "The label sticks out of the tray by 2 to 4 mm.",
            "TRAY, label 76 150 60x20 | TRAY, label 200 248 60x20",
            "TRAY, label 78 150 60x20 | TRAY, label 70 150 60x20",
        ),
    ],
    "centres": [
        (
            "The offset between the centre of the nut and the centre of the tray is at most 5 mm.",
            "TRAY, nut 206 158",
            "TRAY, nut 208 158",
        ),
        (
            "The nut lies in the middle of the tray, give or take 2 mm.",
            "TRAY, nut 203 147",
            "TRAY, nut 205 150",
        ),
        (
            "The nut is centred on the tray within 2 mm.",
            "TRAY, nut 203 147",
            "TRAY, nut 205 150 | TRAY, nut 200 155",
        ),
        (
            "The label is centred on the tray horizontally, a deviation of 2 mm we accept.",
            "TRAY, label 204 99 60x20",
            "TRAY, label 205 99 60x20",
        ),
        (
            "The label is at most 2 mm off the vertical centre line of the tray.",
            "TRAY, label 204 99 60x20",
            "TRAY, label 205 99 60x20",
        ),
        (
            "The centre of the label shall coincide with the horizontal centre line of the tray, "
            "a deviation of up to 1 mm being permitted.",
            "TRAY, label 99 151 60x20",
            "TRAY, label 99 153 60x20",
        ),
        (
            "The centre of the nut is within 5 mm of the centre of the tray.",
            "TRAY, nut 206 158",
            "TRAY, nut 208 158",
        ),
        (
            "The nut must not deviate by more than 2 mm from the centre of the tray.",
            "TRAY, nut 203 147",
            "TRAY, nut 205 150",
        ),
    ],
    "differences": [
        (
            "The bolt is at least 1 cm longer than the label.",
            "TRAY, bolt 200 99 80x20, label 200 199 60x20",
            "TRAY, bolt 200 99 78x20, label 200 199 60x20",
        ),
        (
            "The bolt must be shorter than the label, though not by more than 1 cm.",
            "TRAY, bolt 200 99 80x20, label 200 199 100x20",
            "TRAY, bolt 200 99 78x20, label 200 199 100x20 "
            "| TRAY, bolt 200 99 102x20, label 200 199 100x20",
        ),
        (
            "The bolts have the same length within 1 mm.",
            "TRAY, bolt 200 99 80x20, bolt 200 199 82x20",
            "TRAY, bolt 200 99 80x20, bolt 200 199 83x20",
        ),
        (
            "The nut and the bolt differ in length by at most 2 mm.",
            "TRAY, nut 99 99 24x20, bolt 200 199 28x20",
            "TRAY, nut 99 99 24x20, bolt 200 199 29x20",
        ),
        (
            "The tops of the nuts are all level to within half a millimetre.",
            "TRAY, nut 99 150, nut 150 151",
            "TRAY, nut 99 150, nut 150 152",
        ),
        (
            "The nuts must be in a row, a deviation of 2 mm is allowed.",
            "TRAY, nut 99 150, nut 150 154",
            "TRAY, nut 99 150, nut 150 155",
        ),
    ],
}

"""Words for several parts, and what belongs together; scenes as in english_sentences.py."""

from __future__ import annotations

PARTS = frozenset(
    {
        *("long screw", "short screw", "wood screw", "hex key", "anchor", "tray", "bottle"),
        *("bottle cap", "juice", "circle", "star", "slot", "peg"),
    }
)
Row = tuple[str, str, str]
TWO = "bottle 99 150 60x150 white, bottle 300 150 60x150 white, "

NOUNS: dict[str, list[Row]] = {
    "words for several parts": [
        (
            "There are three screws in all.",
            "long screw*2, short screw*1 | short screw*3",
            "long screw*3, short screw*1 | long screw*2",
        ),
        (
            "There are more screws than anchors.",
            "long screw*1, short screw*1, anchor*1 | wood screw*1",
            "long screw*1, short screw*1, anchor*2 | anchor*1",
        ),
        (
            "The total number of screws, whether wood screws, long screws or short screws, "
            "shall not exceed two.",
            "long screw*1, wood screw*1 | short screw*2",
            "long screw*1, wood screw*1, short screw*1",
        ),
        (
            "The tray contains two screws.",
            "TRAY, long screw 99 99, short screw 200 99, short screw 20 20",
            "TRAY, long screw 99 99, short screw 20 20",
        ),
        ("There is one screw.", "long screw*1 | wood screw*1", "long screw*1, wood screw*1 |"),
        (
            "No screw touches the hex key.",
            "hex key 50 50, long screw 99 50, short screw 99 99",
            "hex key 50 50, long screw 99 50, short screw 70 50",
        ),
        (
            "No screw touches another screw.",
            "long screw 50 50, short screw 99 50 | long screw 50 50",
            "long screw 50 50, short screw 70 50 | long screw 50 50, long screw 70 50",
        ),
        (
            "All screws are black.",
            "long screw*1 black, short screw*1 black",
            "long screw*1 black, short screw*1",
        ),
        (
            "The tray contains three screws, all of them black.",
            "TRAY, long screw 99 99 20x20 black, wood screw 150 99 20x20 black, "
            "wood screw 200 99 20x20 black",
            "TRAY, long screw 99 99 20x20 black, wood screw 150 99 20x20 black, "
            "wood screw 200 99 | TRAY, long screw 99 99 20x20 black",
        ),
        (
            "The longest screw is black.",
            "long screw 99 99 60x20 black, short screw 200 99 40x20",
            "long screw 99 99 60x20, short screw 200 99 40x20 black",
        ),
        (
            "If there are two screws, there is no anchor.",
            "long screw*1, wood screw*1 | anchor*1, long screw*1",
            "long screw*1, wood screw*1, anchor*1",
        ),
        (
            "Each slot holds exactly one shape.",
            "slot 99 99 60x60, star 99 99, slot 200 99 60x60, circle 200 99",
            "slot 99 99 60x60, star 90 99, circle 112 99 | slot 99 99 60x60",
        ),
        (
            "No two shapes touch.",
            "circle 50 50, star 99 50, star 150 50",
            "circle 50 50, star 70 50 | star 50 50, star 70 50",
        ),
        (
            "Every fastener, whether screw or anchor, lies in the tray.",
            "TRAY, long screw 99 99, anchor 150 99",
            "TRAY, long screw 99 99, anchor 20 20",
        ),
        (
            "Each fastener (screw or anchor) is black.",
            "wood screw*1 black, anchor*1 black, star*1",
            "wood screw*1 black, anchor*1",
        ),
    ],
    "parts without a name": [
        (
            "The hex key touches no other part.",
            "hex key 50 50, star 99 50, star 119 50",
            "hex key 50 50, star 70 50",
        ),
        (
            "No star touches any other part.",
            "star 50 50, star 99 50, peg 150 50, anchor 170 50",
            "star 50 50, star 70 50 | star 50 50, peg 70 50",
        ),
        (
            "The hex key does not touch anything.",
            "TRAY, hex key 99 99, star 150 99",
            "TRAY, hex key 99 99, star 119 99",
        ),
        (
            "The hex key is left of all other parts.",
            "hex key 50 50, star 99 50, peg 150 50",
            "hex key 99 50, star 50 50, peg 150 50",
        ),
        ("Two parts are black.", "star*1 black, peg*1 black", "star*3 black | star*1 black"),
        (
            "Everything in the tray is black.",
            "TRAY, star 99 99 20x20 black, peg 20 20",
            "TRAY, star 99 99 20x20 black, peg 150 99",
        ),
        (
            "No part in the tray is black.",
            "TRAY, star 99 99, peg 20 20 20x20 black",
            "TRAY, star 99 99 20x20 black",
        ),
        (
            "The hex key is black, the rest is grey.",
            "hex key*1 black, star*2",
            "hex key*1 black, star*1 red | hex key*1 grey",
        ),
        ("The parts do not touch each other.", "star 50 50, peg 99 50", "star 50 50, peg 70 50"),
        ("No two parts touch.", "star 50 50, star 99 50", "star 50 50, star 70 50"),
        (
            "Nothing is longer than the hex key.",
            "hex key 99 99 60x20, star 200 99 40x20",
            "hex key 99 99 40x20, star 200 99 60x20",
        ),
    ],
    "what belongs to each": [
        (
            "The star on each bottle is black.",
            TWO + "star 99 150 20x20 black, star 300 150 20x20 black, star 200 50",
            TWO + "star 99 150 20x20 black, star 300 150 | " + TWO + "star 99 150 20x20 black",
        ),
        (
            "Each bottle's cap is black.",
            TWO + "bottle cap 99 60 20x20 black, bottle cap 300 60 20x20 black",
            TWO + "bottle cap 99 60 20x20 black, bottle cap 300 60",
        ),
        (
            "The star of each bottle is in the upper half of the bottle.",
            TWO + "star 99 99, star 300 99",
            TWO + "star 99 99, star 300 199",
        ),
        (
            "On each bottle, the star is above the peg.",
            TWO + "star 99 99, peg 99 150, star 300 99, peg 300 150",
            TWO + "star 99 99, peg 99 150, star 300 199, peg 300 150",
        ),
        (
            "No bottle is without a star.",
            TWO + "star 99 99, star 300 99",
            TWO + "star 99 99, star 99 150",
        ),
        (
            "Bottles without a star are not allowed.",
            TWO + "star 99 99, star 300 99",
            TWO + "star 99 99, star 99 150",
        ),
    ],
    "what a vessel is filled with": [
        (
            "The filling of the bottle is between 75% and 85% of the height of the bottle.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40 | BOTTLE, juice 200 160 100x180 red",
        ),
        (
            "The contents of the bottle reach at least 75 % of its height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The filling level is between 75% and 85% of the bottle height.",
            "BOTTLE, JUICE80",
            "BOTTLE, JUICE40",
        ),
        (
            "The bottle has to be filled to at least three quarters.",
            "BOTTLE, JUICE80 | BOTTLE, juice 200 175 100x150 red",
            "BOTTLE, JUICE40 | BOTTLE, juice 200 177 100x146 red",
        ),
        (
            "All bottles are filled to at least 75 %.",
            TWO + "juice 99 160 60x130 red, juice 300 160 60x130 red",
            TWO
            + "juice 99 160 60x130 red, juice 300 185 60x80 red | "
            + TWO
            + "juice 99 160 60x130 red",
        ),
        (
            "All bottles are filled to the same level.",
            TWO + "juice 99 160 60x130 red, juice 300 160 60x130 red",
            TWO + "juice 99 160 60x130 red, juice 300 185 60x80 red",
        ),
    ],
    "short names": [
        ("The key is black.", "hex key*1 black", "hex key*1"),
        ("There are more keys than anchors.", "hex key*2, anchor*1", "hex key*1, anchor*1"),
        (
            "The cap is in the tray.",
            "TRAY, bottle cap 99 99",
            "TRAY, bottle cap 20 20",
        ),
        (
            "The long and short screws are black.",
            "long screw*1 black, short screw*2 black, wood screw*1",
            "long screw*1 black, short screw*1 | long screw*1, short screw*1 black",
        ),
        (
            "There are two screws, one long and one short.",
            "long screw*1, short screw*1",
            "long screw*2 | long screw*1, wood screw*1",
        ),
        (
            "There are two long and three short screws.",
            "long screw*2, short screw*3",
            "long screw*2, short screw*2 | short screw*3",
        ),
        (
            "The long screws should be about twice as long as the short ones.",
            "long screw 99 99 80x20, short screw 99 150 40x20",
            "long screw 99 99 70x20, short screw 99 150 40x20",
        ),
        (
            "The long screws are black and no other screw is black.",
            "long screw*2 black, short screw*1, wood screw*1",
            "long screw*1 black, short screw*1 black | long screw*1, short screw*1",
        ),
        (
            "The long screws are longer than the other screws.",
            "long screw 99 99 80x20, short screw 99 150 40x20, wood screw 200 150 60x20",
            "long screw 99 99 80x20, short screw 99 150 40x20, wood screw 200 150 90x20",
        ),
    ],
}

# sentence, the words that the caret must stand under
REFUSED: list[tuple[str, str | None]] = [
    ("The screw is black.", "The screw is black."),
    ("No screw touches the long screw.", "screw"),
    ("The bottle screw is black.", "screw"),
    ("The plastic key is black.", "plastic"),
    ("Each chocolate, whether hex key or truffle, is red.", "chocolate"),
    ("Each screw, whether long screw or short screw, is red.", "whether"),
    ("The short ones are black.", "ones"),
    ("The rest is black.", "is"),
    ("The fill height is at least 80 %.", None),
    ("The filling of the juice is at least 80 %.", None),
    ("The contents of the bottle are black.", "black"),
    ("The star of each bottle is above the peg.", None),
    ("The star of each bottle is in its lower half.", None),
    ("The other parts are black.", "are"),
    ("Nothing else is black.", "black"),
    ("The star touches the peg and no other part.", ""),
    ("Each tray has two black screws.", "screws"),
    ("The bottle key cap is black.", "key"),
]

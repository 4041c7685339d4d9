"""Sentences that were once read wrong, or that a hasty reader would; scenes as in drawn.py.

``READ`` has what the other conditions say, the sentence, scenes that keep it and that break it;
``ASKED`` what others say, the sentence and a piece of each reading; ``REFUSED`` has why.
"""

from __future__ import annotations

Others = tuple[str, ...]

PARTS = frozenset(
    {
        *(
            "nut",
            "washer",
            "bolt",
            "tray",
            "box",
            "箱",
            "label",
            "bottle",
            "cap",
            "lid",
            "leaflet",
            "mirror",
        ),
        "juice",
        *("rim", "tyre", "weight", "napkin", "plate", "clip", "fork", "seal ring"),
        *("ナット", "ワッシャー", "ボルト", "ラベル", "瓶", "キャップ"),
    }
)

RB = "nut*1 red, nut 200 200 yellow"

READ: dict[str, list[tuple[Others, str, str, str]]] = {
    "may be missing": [
        (
            ("If there is a nut, it is red.",),
            "The nut is left of the washer.",
            "washer 200 150 | washer 200 150, nut 100 150 |",
            "washer 200 150, nut 300 150 | nut 100 150 | nut 100 150, washer 200 150, nut 300 150",
        ),
        (
            ("The nut, if any, is red.",),
            "Neither the nut nor the washer touches the label.",
            "LABEL, washer 40 40 | LABEL, washer 40 40, nut 300 40",
            "LABEL | LABEL, nut 300 40 | LABEL, washer 40 40, nut 200 150| LABEL, washer 200 150",
        ),
        (
            ("Unless there is no nut, the washer is red.",),
            "The nuts are red.",
            "| nut*2 red",
            "nut*2 red, nut 200 200 blue",
        ),
        (
            ("If there is a nut, the washer is red.", "There is one nut."),
            "The nut is red.",
            "nut*1 red",
            "nut*1 blue | | nut*2 red",
        ),
        (
            ("ナットがある場合は、ワッシャーは赤。",),
            "ナットは赤い。",
            "| ナット*2 red",
            "ナット*1 blue",
        ),
        (
            ("ナットがある場合は、ワッシャーは赤。",),
            "ワッシャーは青い。",
            "ワッシャー*1 blue",
            "| ワッシャー*1 red",
        ),
    ],
    "may be several": [
        (
            ("There are one or two nuts.",),
            "The nut is red.",
            "nut*1 red | nut*2 red",
            "nut*1 blue | nut*1 red, nut 200 200 blue |",
        ),
        (
            ("There may be one or two nuts but never three.", "There is one label."),
            "The nut is left of the label.",
            "LABEL, nut 40 150 | LABEL, nut 40 150, nut 60 40",
            "LABEL, nut 40 150, nut 360 40",
        ),
    ],
}

B, C = "bottle 200 200 60x100 white", "cap 200 140 40x20 blue"
READ |= {
    "mounted on it": [
        (
            (),
            "The bottle has a blue cap.",
            f"{B}, {C}",
            f"{B} | {B}, cap 300 100 40x20 blue | {B}, cap 200 140 40x20 red",
        ),
        ((), "The cap sits on the bottle.", f"{B}, {C}", f"{B} | {B}, cap 300 100 40x20 blue"),
        (
            (),
            "Each bottle has exactly one cap.",
            f"{B}, {C} | {B}, {C}, cap 20 20",
            f"{B}, {C}, bottle 300 200 60x100 | {B}, {C}, cap 200 200",
        ),
        ((), "No cap is on the bottle.", f"{B} | {B}, cap 300 100 40x20 blue", f"{B}, {C}"),
        (
            (),
            "The bottle has a cap, and the cap is blue.",
            f"{B}, {C} | {B}, {C}, cap 20 20 red",
            f"{B} | {B}, cap 200 140 40x20 red, cap 20 20 blue",
        ),
        # Over what lies between the two.
        (
            (),
            "The bottle has a cap. ",
            f"{B}, seal ring 200 145 40x10, cap 200 130 40x20",
            f"{B}, cap 200 130 40x20 | {B}, seal ring 300 145 40x10, cap 200 130 40x20",
        ),
        # A tray holds what lies in it, and a label lies on a bottle.
        ((), "The tray has a cap.", "TRAY, cap 200 150", "TRAY, cap 200 45 20x20"),
        ((), "The bottle has a label.", f"{B}, label 200 200", f"{B}, label 200 140"),
        ((), "瓶にキャップが付いている。", "瓶, キャップ 200 40", "瓶 | 瓶, キャップ 300 100"),
    ],
    "nothing on it": [
        (
            (),
            "Nothing should be lying on the mirror.",
            "TRAY, mirror 200 150 60x60 | TRAY, mirror 200 150 60x60, nut 60 60",
            "TRAY, mirror 200 150 60x60, fork 240 150 60x10 | mirror 200 150 60x60, nut 200 150",
        ),
        (
            (),
            "There is nothing on the tray.",
            "TRAY | TRAY, nut 10 10",
            "TRAY, nut 200 150",
        ),
    ],
}

ASKED: list[tuple[Others, str, tuple[str, ...]]] = [
    (
        ("There is at most one nut.",),
        "The nut is red.",
        ("The nut is red.", "Each nut is red."),
    ),
    (
        ("Nuts that are red are a fault.", "There is one washer."),
        "The nut is left of the washer.",
        ("The nut is left of the washer.", "At least 1 nut; each nut is left of the washer."),
    ),
]

ASKED += [
    (
        (),
        "The napkin lies under the fork.",
        (
            "The napkin is below the fork.",
            "The share of the napkin inside the fork is more than 0.",
        ),
    ),
    (
        (),
        "The fork is over the napkin.",
        (
            "The fork is above the napkin.",
            "The share of the fork inside the napkin is more than 0.",
        ),
    ),
]

REFUSED: list[tuple[Others, str, str]] = [
    (
        ("The tyre surrounds the rim.",),
        "The weights sit on the rim, not on the tyre.",
        "the outline of the tyre holds the rim as well",
    ),
]
REFUSED += [
    (("The nuts stand in two rows.",), sentence, "more than one row")
    for sentence in (
        "The leftmost nut is red.",
        "The first nut from the left is red.",
        "The nuts are evenly spaced.",
        "The gap between neighbouring nuts is at most 20 px.",
        "All nuts are at the same height.",
        "The nuts get bigger from left to right.",
    )
]
REFUSED += [
    (
        ("The nuts of the top row are larger than those of the other one.",),
        "The leftmost nut is red.",
        "more than one row",
    ),
    (("ナットは上下2列、各列6個。",), "一番左のナットは赤い。", "more than one row"),
    (("ナットは上下2列、各列6個。",), "ナットの間隔はすべて等しい。", "more than one row"),
]
READ |= {
    "in one row": [
        (
            ("The washers stand in two rows.", "The nuts are in the top row."),
            "The leftmost nut is red.",
            "nut 40 40 red, nut 80 40 blue",
            "nut 40 40 blue, nut 80 40 red",
        ),
        (
            ("The nuts stand in two rows.",),
            "The largest nut is red.",
            "nut 40 40 30x30 red, nut 80 40 blue",
            "nut 40 40 red, nut 80 40 30x30 blue",
        ),
    ],
}
READ["may be several"] += [
    (
        (),
        "ナットがラベルに被さってたらNG。",
        "ナット 20 20, ラベル, ラベル 40 250 | ナット 20 20",
        "ナット 200 150, ラベル, ラベル 40 250 | ナット 200 150, ラベル",
    ),
]
ASKED += [
    (
        (),
        "The plate has a nut on both sides.",
        (
            "At least 1 nut that is left of the plate; at least 1 nut that is right of the plate.",
            "At least 1 nut in the left half of the plate; "
            "at least 1 nut in the right half of the plate.",
        ),
    ),
    (
        ("The tray is white.",),
        "The nut is left of the middle.",
        (
            "The nut is inside the left half of the image.",
            "The nut is inside the left half of the tray.",
        ),
    ),
    (
        ("The tray is white.",),
        "The nut is at least 20 pixels from the left edge.",
        (
            "The left side of the nut is at least 20.",
            "The distance of the nut from the left edge of the tray is at least 20.",
        ),
    ),
    (
        ("The tray is white.",),
        "The nut is centred horizontally.",
        (
            "The horizontal distance of the nut from the middle of the image, as a share of its "
            "width is at most 10 %.",
            "The horizontal distance of the nut from the middle of the tray, as a share of its "
            "width is at most 10 %.",
        ),
    ),
]
READ |= {
    "of what holds the others": [
        (
            ("The tray is white.",),
            "The nut is the largest part.",
            "TRAY, nut 200 150 30x30, washer 300 150",
            "TRAY, nut 200 150, washer 300 150 30x30",
        ),
        (
            (),
            "The nut is left of the middle.",
            "nut 100 150 | nut 100 150, washer 20 20",
            "nut 300 150",
        ),
        (
            ("There is one nut in the tray.",),
            "The nut is above the middle.",
            "tray 200 80 300x100, nut 200 50",
            "tray 200 80 300x100, nut 200 110",
        ),
    ],
}
ASKED += [
    (
        ("There is one label on the bottle.",),
        "The label is in the lower half.",
        (
            "The label is inside the bottom half of the image.",
            "The label is inside the bottom half of the bottle.",
        ),
    ),
]
READ |= {
    "centred beside": [
        (
            (),
            "The nut is centred below the washer.",
            "washer 200 150 60x60, nut 200 250 | washer 200 150 60x60, nut 204 250",
            "washer 200 150 60x60, nut 200 140 | washer 200 150 60x60, nut 220 250",
        ),
    ],
}
REFUSED += [
    ((), "At least two nuts have the same colour.", "does not go together"),
    ((), "At least three nuts are in a row.", "does not go together"),
]
READ |= {
    "places in other words": [
        (
            (),
            "The upper fifth of the tray is empty.",
            "TRAY, nut 200 95 | TRAY, nut 20 60",
            "TRAY, nut 200 85 | TRAY, washer 60 60",
        ),
        (
            (),
            "The nut is in the top 20 percent of the tray.",
            "TRAY, nut 200 85",
            "TRAY, nut 200 95",
        ),
        ((), "The nut is in the left quarter of the tray.", "TRAY, nut 120 85", "TRAY, nut 130 95"),
        ((), "The tray touches no border of the image.", "TRAY", "tray 150 150 300x200"),
        ((), "The tray must not touch the edge of the picture.", "TRAY", "tray 150 150 300x200"),
        ((), "The tray must not be cropped.", "TRAY", "tray 150 150 300x200"),
        (
            (),
            "The nut is further from the washer than from the bolt.",
            "washer 20 20, nut 200 20, bolt 260 20",
            "washer 20 20, nut 100 20, bolt 260 20",
        ),
        (
            (),
            "There is a gap between the nut and the washer.",
            "nut*1, washer*1",
            "nut 50 50, washer 60 50",
        ),
        (
            (),
            "There is no gap between the nut and the washer.",
            "nut 50 50, washer 60 50",
            "nut*1, washer*1",
        ),
        (
            (),
            "Two nuts are in diagonally opposite corners of the tray.",
            "TRAY, nut 60 60, nut 340 240",
            "TRAY, nut 60 60, nut 340 60 | TRAY, nut 60 60",
        ),
    ],
    "measures in other words": [
        (
            (),
            "None of the bolts is tilted by more than 5 degrees.",
            "bolt 100 50 90x10, bolt 100 150 90x10 | bolt 100 50 90x10 /3",
            "bolt 100 50 90x10, bolt 100 150 90x10 /12",
        ),
        (
            (),
            "The spacing between neighbouring nuts is uniform to within 20 per cent.",
            "nut 50 50, nut 100 50, nut 158 50",
            "nut 50 50, nut 100 50, nut 165 50",
        ),
        (
            (),
            "The nut is roughly the size of the washer.",
            "nut 50 50, washer 100 50 | nut 50 50, washer 100 50 21x20",
            "nut 50 50, washer 100 50 30x20",
        ),
    ],
}
ASKED += [
    (
        ("There is one nut.",),
        "The nut is in the middle third of the tray.",
        (
            "The nut is inside the middle third, from left to right, of the tray.",
            "The nut is inside the middle third, from top to bottom, of the tray.",
        ),
    ),
]
REFUSED += [
    ((), "The nuts and the washers do not touch each other.", "does not go together"),
    ((), "All nuts and washers touch each other.", "does not go together"),
]
READ["mounted on it"] += [
    ((), "The cap is not on the bottle.", f"{B}, cap 20 20", f"{B}, {C}"),
    (
        (),
        "The clip is on the bolt.",
        "bolt 200 150 200x10, clip 200 150 10x40",
        "bolt 200 150 200x10, clip 20 20 10x40",
    ),
]
READ["not any two"] = [
    (
        (),
        "It must not happen that two nuts touch.",
        "nut*3 | nut*1 |",
        "nut 50 50, nut 70 50 | nut 50 50, nut 70 50, nut 200 50",
    ),
]

REFUSED += [
    # A nut is wider than the bolt that it is screwed on: it never lies inside its outline.
    ((), "No nut is screwed on a bolt.", "'on' is not understood"),
]

READ["a nut is any nut"] = [
    ((), "The colour of a nut shall be either red or blue.", "nut*1 red, nut 200 200 blue", RB),
    ((), "A nut must be red or blue.", "nut*1 red, nut 200 200 blue |", RB),
    (
        (),
        "A tray must contain two nuts.",
        "TRAY, nut 99 99, nut 150 99",
        "TRAY, nut 99 99 | TRAY, nut 99 99, nut 150 99, nut 200 99",
    ),
    ((), "A nut is visible.", "nut*1 | nut*1 red, nut 200 200 blue", ""),
    # What is only supposed of one is not of all.
    ((), "If a nut is red, there is a cap.", "nut*2 | cap*1, nut*1 red", "nut*1 red, nut 200 200"),
]
READ["everything but"] = [
    (
        (),
        sentence,
        "BOX, tray 200 150 40x40, washer 20 20 | BOX, washer 200 150",
        "BOX, tray 20 200 20x20, washer 20 20 | BOX, nut 20 20, tray 200 150 40x40",
    )
    for sentence in (
        "With the exception of the washer, everything is inside the box.",
        "Everything except the washer is inside the box.",
        "Apart from the washer, all the parts lie in the box.",
    )
]
READ["the short side"] = [
    (
        (),
        sentence,
        f"{bolt} 200 150 80x40 | {bolt} 200 150 40x80",
        f"{bolt} 200 150 80x80 | {bolt} 200 150 20x80 | {bolt} 200 150 80x20",
    )
    for bolt, sentence in (
        ("bolt", "The length of the bolt should be approximately the double of its width."),
        ("bolt", "The bolt is twice as long as it is wide."),
        ("bolt", "The width of the bolt is half of its length."),
        ("ボルト", "ボルトの長さは幅の2倍である。"),
        ("ボルト", "ボルトの幅は長さの半分である。"),
    )
]
READ["demanded before it is supposed"] = [
    (
        (),
        "ナットは2個または3個ですが、3個の場合は横一列に並んでいる必要があります。",
        "ナット 50 50, ナット 150 250 | ナット 50 50, ナット 150 50, ナット 250 50",
        "| ナット*1 | ナット*4 | ナット 50 50, ナット 150 250, ナット 250 50",
    ),
    (
        (),
        "ナットは2個か3個で、3個なら赤いこと。",
        "ナット*2 | ナット*3 red",
        "ナット*1 red | ナット*3 | ナット*4 red",
    ),
    (
        (),
        "ナットが2個または3個あり、3個の場合はワッシャーがないこと。",
        "ナット*2, ワッシャー*1 | ナット*3",
        "ナット*1 | ナット*4 | ナット*3, ワッシャー*1",
    ),
    (
        (),
        "ナットは箱の中にあり、ボルトがある場合はワッシャーもあること。",
        "箱, ナット 99 99 | 箱, ナット 99 99, ボルト 20 20, ワッシャー 40 200",
        "箱, ナット 20 20 | 箱, ナット 99 99, ボルト 20 20",
    ),
    (
        (),
        "ナットが赤く、ワッシャーも赤い場合、ボルトはない。",
        "ナット*1 red, ボルト*1 | ナット*1 red, ワッシャー 200 150 red",
        "ナット*1 red, ワッシャー 200 150 red, ボルト 200 250",
    ),
    (
        (),
        "もしナットが2個で、ワッシャーが赤いなら、ボルトがある。",
        "ナット*1 | ナット*2 | ナット*2, ワッシャー 200 150 red, ボルト 200 250",
        "ナット*2, ワッシャー 200 150 red",
    ),
]
REFUSED += [
    ((), "The bolt is longer than it is wide.", "always so"),
    # Of the bolt, or of the nut?
    ((), "ナットは2個ですが、ボルトがある場合は3個です。", "does not go together"),
    ((), "ナットは赤いですが、ボルトがある場合は青いこと。", "does not go together"),
]
READ["several, as others count"] = [
    (
        (said,),
        "ナットの下端から箱の下端までの距離は30ピクセル以上離れていること。",
        "箱, ナット 99 99, ナット 200 99",
        "箱, ナット 99 99, ナット 200 240 | 箱",
    )
    for said in (
        "ナットは2個または3個ですが、状況に応じて変更してよい。",
        "ナットは２〜３個とし、錆びないこと。",
        "もしナットが2個しかないのであれば、よく磨くこと。",
        "よく磨いた各位置には、ナットが1個ずつ美しく置かれる。",
        "ナットが左右に1個ずつ、丁寧に。",
    )
]
READ["what carries it"] = [
    (
        ("The label is in the upper left of the plate.",),
        sentence,
        "plate 200 150 300x200 white, label 100 100 80x60 yellow, nut 300 200",
        "plate 200 150 300x200 white, label 100 100 80x60 yellow, nut 100 100",
    )
    for sentence in (
        "There is nothing on the label.",
        "The label touches no other part.",
        "No other part touches the label.",
    )
]
READ["several, as others count"] += [
    (
        (said,),
        "ナットの下端から箱の下端までの距離は30ピクセル以上離れていること。",
        "箱, ナット 99 99",
        "箱, ナット 99 240 | 箱, ナット 99 99, ナット 200 99 | 箱",
    )
    for said in (
        "ナットは1個で、よく磨くこと。",
        "六角ナットは2個、よく磨くこと。",
        "ナットは2ミリで、よく磨くこと。",
    )
]
READ["a nut is any nut"] += [
    (
        (),
        "Either a nut is red or a washer is red.",
        "nut*1 red, nut 200 200 | washer*1 red, nut 200 200",
        "nut*1, washer 200 200 | nut*1 red, washer 200 200 red",
    ),
]

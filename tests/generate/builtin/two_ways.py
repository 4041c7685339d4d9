"""Sentences that may be meant in two ways, which give different programs: both are told back.

Each row has what other conditions say, the sentence and its readings.
"""

from __future__ import annotations

Others = tuple[str, ...]

# What other conditions settle is not asked: others, sentence, scenes that keep and that break it.
SETTLED: list[tuple[Others, str, str, str]] = [
    (
        ("There is one nut.",),
        "One nut, in the top half of the tray.",
        "TRAY, nut 99 80",
        "TRAY, nut 99 200 | TRAY",
    ),
    (
        ("There are four nuts.",),
        "Two nuts, in the top half of the tray.",
        "TRAY, nut 99 80, nut 150 80, nut 99 200, nut 150 200",
        "TRAY, nut 99 80, nut 150 200",
    ),
    (
        ("If there is no fork, there are two napkins.",),
        "No nut lies on the napkin.",
        "napkin 200 150 60x60, nut 40 40 | napkin 200 150 60x60, napkin 300 150 60x60, nut 40 40",
        "napkin 200 150 60x60, napkin 300 150 60x60, nut 300 150 | nut 40 40",
    ),
    *(
        (
            (said,),
            "The napkin is white.",
            "napkin 99 99 white | napkin 99 99 white, napkin 200 99 white",
            "napkin 99 99 white, napkin 200 99 red |",
        )
        for said in (
            "Where there is no fork, a second piece of napkin lies in its place.",
            "Each piece of napkin shall be square.",
            "No crumbs on another napkin.",
        )
    ),
    (
        ("There are two plates.",),
        "No nut sticks out of the plate.",
        "plate 99 99 80x80, plate 250 99 80x80, nut 99 99, nut 250 99 | plate 99 99 80x80",
        "plate 99 99 80x80, plate 250 99 80x80, nut 135 99 | nut 99 99",
    ),
    (
        ("There is one bottle.", "There is one cap."),
        "The bottle is not empty.",
        "BOTTLE, JUICE40 | BOTTLE, JUICE40, cap 200 40",
        "BOTTLE, LABEL | BOTTLE, cap 200 60",
    ),
    (
        ("There are two plates.",),
        "The nuts are in the left half of the plate.",
        "plate 99 99 80x80, plate 250 99 80x80, nut 80 99, nut 230 99",
        "plate 99 99 80x80, plate 250 99 80x80, nut 80 99, nut 270 99",
    ),
    (
        ("各瓶にラベルが1枚ある。",),
        "ナットは瓶からはみ出していない。",
        "瓶 99 99 80x80, 瓶 250 99 80x80, ナット 99 99, ナット 250 99",
        "瓶 99 99 80x80, 瓶 250 99 80x80, ナット 135 99",
    ),
    (
        (),
        "The nut is in the left half of the tray and the washer is in the top right quarter.",
        "tray 300 150 180x200, nut 250 99, washer 320 99",
        "tray 300 150 180x200, nut 250 99, washer 280 99",
    ),
    (
        ("There are two plates.",),
        "The nuts fill at least 20 % of the area of the plate.",
        "plate 99 99 40x40, plate 250 99 40x40, nut 99 99, nut 250 99",
        "plate 99 99 40x40, plate 250 99 40x40, nut 99 99, nut 250 99 10x10 | nut 99 99",
    ),
    (
        ("There are two plates.",),
        "The nuts touch the plate.",
        "plate 99 99 40x40, plate 250 99 40x40, nut 129 99, nut 280 99",
        "plate 99 99 40x40, plate 250 99 40x40, nut 129 99, nut 350 99",
    ),
    (
        ("There is one nut on the plate.",),
        "In case the plate has a bolt, then it is below the nut.",
        "plate 200 150 200x200, nut 200 99, bolt 200 200 | plate 200 150 200x200, nut 200 99",
        "plate 200 150 200x200, nut 200 150, bolt 200 99",
    ),
    (
        (),
        "A bolt runs across the whole width of the tray.",
        "TRAY, bolt 200 150 290x10",
        "TRAY | TRAY, bolt 200 150 200x10",
    ),
    (("ナットは1個。",), "ナットは画像の右半分に1個。", "ナット 300 99", "ナット 99 99 | "),
]

# So many there, or so many in all?
TWO_WAYS: list[tuple[Others, str, tuple[str, ...]]] = [
    (
        (),
        sentence,
        (
            "Exactly 2 nuts in the top half of the tray.",
            "Exactly 2 nuts; each nut is inside the top half of the tray.",
        ),
    )
    for sentence in (
        "Two nuts, at the top of the tray.",
        "Exactly two nuts: in the top half of the tray.",
        "There are two nuts, in the top half of the tray.",
        "The tray holds two nuts, in the top half.",
        "We always put two nuts in, right in the top half of the tray.",
    )
]
TWO_WAYS += [
    ((), "Two nuts, red.", ("Exactly 2 red nuts.", "Exactly 2 nuts; each nut is red.")),
    (
        (),
        "Two nuts, left of the washer.",
        (
            "Exactly 2 nuts that are left of the washer.",
            "Exactly 2 nuts; each nut is left of the washer.",
        ),
    ),
]
TWO_WAYS += [
    (
        (),
        sentence,
        (
            "ボルトの右下隅にあるナットがちょうど1個ある。",
            "ナットがちょうど1個ある。各ナットがボルトの右下隅の中にある。",
        ),
    )
    for sentence in (
        "ナットはボルトの右下の隅に1つだけ置きます。",
        "ナットは1個、ボルトの右下の隅にあること。",
        "ナットは、ボルトの右下の隅に1個のみ実装されているものとする。",
    )
]

# Each for itself, or all of them together?
TWO_WAYS += [
    (
        ("If there is no fork, there are two napkins.",),
        "The napkin covers at most 20 % of the tray.",
        (
            "At least 1 napkin; the share of the tray filled by each napkin is at most 20 %.",
            "The total area of napkins is at most 20 % of the area of the tray.",
        ),
    ),
]

# From edge to edge, or from centre to centre?
TWO_WAYS += [
    (
        (),
        sentence,
        tuple(
            f"At least 2 nuts; the {way} each nut and the one after each nut is between 10 and 20."
            for way in ("gap between", "distance between the centres of")
        ),
    )
    for sentence in (
        "The distance between neighbouring nuts is 10 to 20 px.",
        "The spacing between the nuts is 10 to 20 px.",
        "The nuts are spaced 10 to 20 px apart.",
    )
]
TWO_WAYS += [
    (
        (),
        sentence,
        tuple(
            f"ナットのどの2つについても、一方ともう一方の{way}が10以上である。"
            for way in ("間隔", "中心間の距離")
        ),
    )
    for sentence in (
        "ナット同士の間隔は10ピクセル以上。",
        "ナットとナットの距離は10ピクセル以上。",
    )
]

# On top of it may be above it, too.
TWO_WAYS += [
    (
        (),
        "No nut lies on top of a washer.",
        (
            "No nuts for which the share of it inside some washer is more than 0.",
            "No nuts that are above some washer.",
        ),
    ),
]

TWO_WAYS += [
    (
        (),
        "The nut is on the left of the label and the washer is on the right.",
        (
            "The nut is left of the label; the washer is right of the label.",
            "The nut is inside the left half of the label; the washer is inside the right half of "
            "the label.",
        ),
    ),
    # All of it, or a bit of it?
    (
        (),
        "The nut covers the label.",
        ("The share of the nut inside the label is more than 0.", "The label is inside the nut."),
    ),
]

# So many that are arranged there, or so many in all?
TWO_WAYS += [
    (
        (),
        sentence,
        (
            "Exactly 3 nuts in the top half of the tray; "
            "nuts in the top half of the tray are aligned in a row.",
            "Exactly 3 nuts; each nut is inside the top half of the tray; "
            "nuts are aligned in a row.",
        ),
    )
    for sentence in (
        "In the upper half of the tray there are three nuts in a row.",
        "There are three nuts in the upper half of the tray, in a row.",
        "Three nuts are in a row in the upper half of the tray.",
        "Three nuts side by side at the top of the tray.",
        "There are three nuts in a row at the top of the tray.",
    )
]
TWO_WAYS += [
    (
        (),
        sentence,
        (
            f"箱の{there}にあるナットがちょうど2個ある。箱の{there}にあるナットが{row}に並んでいる。",
            f"ナットがちょうど2個ある。各ナットが箱の{there}の中にある。ナットが{row}に並んでいる。",
        ),
    )
    for sentence, there, row in (
        (
            "箱の上部には、ナットが2個、横一列に取り付けられていなければなりません。",
            "上半分",
            "横一列",
        ),
        ("箱の上半分にナットが2個あり、一列に並んでいる。", "上半分", "横一列"),
        ("ナットを箱左端に2個、上下に並べて配置する。", "左端", "縦一列"),
    )
]
SETTLED += [
    (
        ("ナットは全部で3個ある。",),
        "箱の上部にナットが2個、横一列に並ぶこと。",
        "箱, ナット 99 80, ナット 200 80, ナット 200 220",
        "箱, ナット 99 80, ナット 200 80, ナット 300 80 "
        "| 箱, ナット 99 60, ナット 200 120, ナット 200 220",
    ),
]

# One nut at the least, or every nut?
TWO_WAYS += [
    (
        (),
        sentence,
        (
            "At least 1 nut in the top half of the tray.",
            "Each nut is inside the top half of the tray.",
        ),
    )
    for sentence in (
        "A nut is in the top half of the tray.",
        "A nut must lie in the upper half of the tray.",
        "A nut shall be placed at the top of the tray.",
    )
]
SETTLED += [
    (
        ("There is one nut.",),
        "A nut is in the top half of the tray.",
        "TRAY, nut 99 80",
        "TRAY, nut 99 200 | TRAY",
    ),
    ((), "There is a nut in the top half of the tray.", "TRAY, nut 99 80, nut 99 200", "TRAY"),
]

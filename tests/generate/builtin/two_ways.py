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

# One of several, by what another condition says?
TWO_WAYS += [
    (
        (said,),
        "The napkin is white.",
        ("The napkin is white.", "At least 1 napkin; each napkin is white."),
    )
    for said in (
        "Where there is no fork, a second piece of napkin lies in its place.",
        "Each piece of napkin shall be square.",
        "No crumbs on another napkin.",
    )
]
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

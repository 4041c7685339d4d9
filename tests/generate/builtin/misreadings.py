"""Sentences that were once read wrong, or that a hasty reader would; scenes as in drawn.py.

``READ`` has what the other conditions say, the sentence, scenes that keep it and that break it;
``ASKED`` what others say, the sentence and a piece of each reading; ``REFUSED`` has why.
"""

from __future__ import annotations

Others = tuple[str, ...]

PARTS = frozenset(
    {
        *("nut", "washer", "bolt", "tray", "label", "bottle", "cap", "lid", "leaflet", "mirror"),
        *("rim", "tyre", "weight", "napkin", "fork"),
        *("ナット", "ワッシャー", "ボルト", "ラベル", "瓶", "キャップ"),
    }
)

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

REFUSED: list[tuple[Others, str, str]] = []

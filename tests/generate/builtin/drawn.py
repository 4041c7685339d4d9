"""Scenes for sentences, in short: "nut*3, TRAY, label 200 150 80x60 yellow" draws five parts."""

from __future__ import annotations

import re
from functools import cache
from math import cos, radians, sin
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.containers import may_hold
from tests.drawing import RGB, Canvas

if TYPE_CHECKING:
    from llm4ad.scene.vocabulary import Scene

# name, centre, size, colour
KNOWN = {
    "TRAY": "tray 200 150 300x200 white",
    "BOX": "box 200 150 300x200 white",
    "BOTTLE": "bottle 200 150 100x200 white",
    "JUICE80": "juice 200 170 100x160 red",
    "JUICE40": "juice 200 210 100x80 red",
    "LABEL": "label 200 150 80x60 yellow",
    "トレイ": "トレイ 200 150 300x200 white",
    "箱": "箱 200 150 300x200 white",
    "瓶": "瓶 200 150 100x200 white",
    "ジュース80": "ジュース 200 170 100x160 red",
    "ジュース40": "ジュース 200 210 100x80 red",
    "ラベル": "ラベル 200 150 80x60 yellow",
}
_ITEM = re.compile(
    r"(?P<name>\D+?) (?P<x>\d+) (?P<y>\d+)(?: (?P<width>\d+)x(?P<height>\d+))?"
    r"(?: (?P<colour>[a-z]+))?(?: /(?P<angle>\d+))?"
)
_SEVERAL = re.compile(r"(?P<name>\D+)\*(?P<number>\d+)(?: (?P<colour>[a-z]+))?")


@cache
def drawn(text: str) -> Scene:
    """Draw a scene; NAME*N puts N of them in a row of their own at the top left."""
    canvas = Canvas(400, 300)
    rows = 0
    for item in filter(None, (piece.strip() for piece in text.split(","))):
        several = _SEVERAL.fullmatch(item)
        if several is None:
            _draw(canvas, KNOWN.get(item, item))
            continue
        for number in range(int(several["number"])):
            x, y = 30 + 24 * number, 20 + 26 * rows
            _draw(canvas, f"{several['name']} {x} {y} 20x20 {several['colour'] or 'grey'}")
        rows += 1
    return canvas.scene()


def _draw(canvas: Canvas, item: str) -> None:
    found = _ITEM.fullmatch(item)
    assert found is not None, item
    x, y = int(found["x"]), int(found["y"])
    across, down = int(found["width"] or 20) / 2, int(found["height"] or 20) / 2
    colour = found["colour"] or "grey"
    assert colour in RGB, item
    if found["angle"]:
        turn = radians(-int(found["angle"]))
        corners = [(-across, -down), (across, -down), (across, down), (-across, down)]
        turned = [
            (x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn))
            for a, b in corners
        ]
        canvas.polygon(found["name"], turned, colour)
        return
    box = (int(x - across), int(y - down), int(x + across), int(y + down))
    clipped = (max(0, box[0]), max(0, box[1]), min(400, box[2]), min(300, box[3]))
    canvas.box(found["name"], clipped, colour)


def parts_here(parts: frozenset[str], *texts: str) -> frozenset[str]:
    """Return the parts of a product, those that hold others only where texts speak of them."""
    said = " ".join(texts).lower()
    return frozenset(part for part in parts if part in said or not may_hold(part))

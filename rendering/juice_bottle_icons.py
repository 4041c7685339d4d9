"""The fruit that is printed on a juice bottle's upper label, as flat coloured outlines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from juice_bottle_parts import Colour

Outline = list[tuple[float, float]]


def _disc(x: float, y: float, radius: float, squeeze: float = 1.0, turn: float = 0.0) -> Outline:
    return [
        (
            x + radius * (math.cos(a) * math.cos(turn) - squeeze * math.sin(a) * math.sin(turn)),
            y + radius * (math.cos(a) * math.sin(turn) + squeeze * math.sin(a) * math.cos(turn)),
        )
        for a in np.linspace(0.0, 2 * math.pi, 40, endpoint=False)
    ]


def _leaf(x: float, y: float, length: float, width: float, turn: float) -> Outline:
    """Return a pointed leaf that starts at x, y and grows in the direction `turn`."""
    steps = np.linspace(0.0, 1.0, 13)
    edge = [(t, math.sin(math.pi * t**0.8) * width / 2) for t in steps]
    ring = [*((t, -w) for t, w in edge), *((t, w) for t, w in reversed(edge[1:-1]))]
    cos, sin = math.cos(turn), math.sin(turn)
    return [(x + length * t * cos - w * sin, y + length * t * sin + w * cos) for t, w in ring]


def _stroke(start: Sequence[float], bend: Sequence[float], end: Sequence[float]) -> Outline:
    """Return a curved stalk of even width."""
    points = [
        np.array(start) * (1 - t) ** 2 + np.array(bend) * 2 * t * (1 - t) + np.array(end) * t * t
        for t in np.linspace(0.0, 1.0, 12)
    ]
    steps = np.gradient(np.array(points), axis=0)
    sides = np.stack([-steps[:, 1], steps[:, 0]], axis=1)
    sides *= 0.018 / np.linalg.norm(sides, axis=1, keepdims=True)
    left, right = np.array(points) + sides, np.array(points) - sides
    return [(float(x), float(y)) for x, y in [*right, *left[::-1]]]


def _crescent(turn: float, first: float, last: float) -> Outline:
    """Return a part (0 to 1 along it) of a banana that hangs from its stalk at the upper right."""
    middle, radius, stalk = np.array((-0.05, 0.30)), 0.44, np.array((0.37, 0.43))
    steps = np.linspace(first, last, 20)
    angles = np.radians(18.0 - 165.0 * steps)
    halves = 0.026 + 0.105 * np.sin(np.pi * np.clip(steps, 0.0, 1.0)) ** 0.7
    along = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    inner = middle + along * (radius - halves)[:, None]
    outer = middle + along * (radius + halves)[:, None]
    cos, sin = math.cos(turn), math.sin(turn)
    rotation = np.array([[cos, sin], [-sin, cos]])
    ring = (np.concatenate([inner, outer[::-1]]) - stalk) @ rotation + stalk
    return [(float(x), float(y)) for x, y in ring]


LEAF, DARK_LEAF, STALK = (0.06, 0.30, 0.03), (0.03, 0.17, 0.02), (0.13, 0.08, 0.02)


def _cherry() -> list[tuple[Outline, Colour]]:
    red, dark, shine = (0.56, 0.012, 0.03), (0.36, 0.006, 0.018), (0.86, 0.36, 0.38)
    return [
        (_stroke((-0.20, -0.12), (-0.12, 0.2), (0.06, 0.42)), STALK),
        (_stroke((0.20, -0.16), (0.22, 0.2), (0.06, 0.42)), STALK),
        (_leaf(0.06, 0.40, 0.40, 0.19, -0.25), LEAF),
        (_leaf(0.10, 0.39, 0.28, 0.03, -0.25), DARK_LEAF),
        (_disc(-0.22, -0.25, 0.205), red),
        (_disc(0.21, -0.28, 0.205), dark),
        (_disc(0.20, -0.265, 0.185), red),
        (_disc(-0.29, -0.17, 0.055, 0.6, 0.8), shine),
        (_disc(0.13, -0.19, 0.055, 0.6, 0.8), shine),
    ]


def _orange() -> list[tuple[Outline, Colour]]:
    peel, pith, flesh = (0.90, 0.22, 0.008), (0.93, 0.72, 0.35), (0.92, 0.32, 0.015)
    middle, printed = (0.0, -0.08), []
    printed.append((_disc(*middle, 0.40), peel))
    printed.append((_disc(*middle, 0.355), pith))
    for k in range(8):
        turn = k * math.pi / 4 + 0.2
        arc = [turn + step for step in np.linspace(-0.33, 0.33, 7)]
        wedge = [(middle[0] + 0.06 * math.cos(turn), middle[1] + 0.06 * math.sin(turn))]
        wedge += [
            (middle[0] + 0.33 * math.cos(angle), middle[1] + 0.33 * math.sin(angle))
            for angle in arc
        ]
        printed.append((wedge, flesh))
    printed.append((_stroke((0.0, 0.30), (0.0, 0.36), (0.03, 0.44)), STALK))
    printed.append((_leaf(0.02, 0.36, 0.36, 0.17, 0.3), LEAF))
    return printed


def _banana() -> list[tuple[Outline, Colour]]:
    yellow, shaded, tip = (0.92, 0.66, 0.03), (0.74, 0.45, 0.015), (0.10, 0.055, 0.02)
    printed = []
    for turn, colour in ((0.42, shaded), (0.06, yellow)):
        printed.append((_crescent(turn, 0.0, 1.0), colour))
        printed.append((_crescent(turn, 0.96, 1.02), tip))
        printed.append((_crescent(turn, -0.10, 0.03), tip))
    return printed


def _strawberry() -> list[tuple[Outline, Colour]]:
    red, seed = (0.66, 0.02, 0.05), (0.90, 0.68, 0.15)
    body = [
        (0.36 * math.sin(a) * (1.0 - 0.20 * math.cos(a)) * -1.0, -0.06 - 0.40 * math.cos(a) * -1.0)
        for a in np.linspace(0.0, 2 * math.pi, 40, endpoint=False)
    ]
    places = [(-0.15, 0.10), (0.02, 0.12), (0.18, 0.08), (-0.09, -0.05), (0.10, -0.06),
              (-0.14, -0.19), (0.0, -0.21), (0.13, -0.20), (0.02, -0.34)]  # fmt: skip
    crown = [(_leaf(0.0, 0.28, 0.30, 0.13, turn), LEAF) for turn in (0.1, 1.0, 2.1, 3.0, -0.7, 3.8)]
    return [(body, red), *((_disc(x, y, 0.028, 0.6, 1.5), seed) for x, y in places), *crown]


def _grapes() -> list[tuple[Outline, Colour]]:
    dark, light = (0.14, 0.02, 0.26), (0.22, 0.05, 0.38)
    printed = [(_stroke((0.0, 0.2), (0.0, 0.35), (0.08, 0.46)), STALK)]
    printed.append((_leaf(0.02, 0.34, 0.34, 0.22, 0.15), LEAF))
    for row, count in enumerate((4, 3, 2, 1)):
        for k in range(count):
            place = ((k - (count - 1) / 2) * 0.2, 0.16 - 0.18 * row)
            printed.append((_disc(*place, 0.12), dark))
            printed.append((_disc(place[0] - 0.02, place[1] + 0.02, 0.085), light))
    return printed


def _star() -> list[tuple[Outline, Colour]]:
    points = [
        ((0.46 if k % 2 == 0 else 0.19) * math.sin(k * math.pi / 5),
         (0.46 if k % 2 == 0 else 0.19) * math.cos(k * math.pi / 5))
        for k in range(9, -1, -1)
    ]  # fmt: skip
    return [(points, (0.02, 0.10, 0.55))]


ICONS: dict[str, Callable[[], list[tuple[Outline, Colour]]]] = {
    "cherry": _cherry,
    "orange": _orange,
    "banana": _banana,
    "strawberry": _strawberry,
    "grapes": _grapes,
    "blue star": _star,
}

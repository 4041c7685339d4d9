"""What a juice bottle is like: normal ones as they vary, and what each defect does to one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from juice_bottle_labels import FRUIT_LABEL, TEXT, TEXT_LABEL, Cut, Place
from juice_bottle_parts import height_at

if TYPE_CHECKING:
    from collections.abc import Callable


FRUITS = {"red": "cherry", "yellow": "orange", "white": "banana"}
FRUIT_LABEL_Y, TEXT_LABEL_Y = -0.72, -2.62
THINGS = {"lump": ("dark", (0.012, 0.009, 0.007)), "fibre": ("grey", (0.16, 0.16, 0.17))}


@dataclass(frozen=True, slots=True)
class Thing:
    """Say what floats in the juice: at which height, how far around, and how it looks."""

    kind: str
    y: float
    around: float  # radians
    seed: int


@dataclass(frozen=True, slots=True)
class Bottle:
    """Say what the bottle is like; levels are shares of its height, places are scene units."""

    juice: str
    tone: float
    usual_level: float
    level: float
    icon: str
    icon_place: tuple[float, float, float]
    top: Place
    bottom: Place
    missing: tuple[str, ...] = ()
    blank: bool = False
    icon_cut: Cut | None = None
    letters_gap: tuple[int, int] | None = None
    spoilt: str = ""  # which label is damaged or turned
    tear: Cut | None = None
    scratch: tuple[tuple[float, float], ...] = ()
    thing: Thing | None = None


def draw_normal(random: np.random.Generator) -> Bottle:
    """Draw a bottle without defects."""
    level = float(random.uniform(0.908, 0.922))
    icon_place = numbers(random, (0.015, 0.015, 2.0))
    top = _near(random, FRUIT_LABEL_Y, 0.03)
    bottom = _near(random, TEXT_LABEL_Y, 0.012)
    juice = tuple(FRUITS)[random.integers(3)]
    tone = float(random.uniform(0.93, 1.06))
    return Bottle(juice, tone, level, level, FRUITS[juice], icon_place, top, bottom)


def _near(random: np.random.Generator, y: float, lift: float) -> Place:
    shift_x, shift_y, turn = numbers(random, (0.06, 0.06, 0.9))
    return Place(shift_x, y + shift_y, turn, lift)


def numbers(random: np.random.Generator, reach: tuple[float, float, float]) -> Any:  # noqa: ANN401
    """Draw three numbers, each up to its reach from zero on either side."""
    return tuple(float(random.uniform(-limit, limit)) for limit in reach)


def _without_top(bottle: Bottle, _: np.random.Generator) -> tuple[Bottle, str]:
    return replace(bottle, missing=(*bottle.missing, "top")), "no fruit label"


def _without_bottom(bottle: Bottle, _: np.random.Generator) -> tuple[Bottle, str]:
    return replace(bottle, missing=(*bottle.missing, "bottom")), "no text label"


def _swapped(bottle: Bottle, _: np.random.Generator) -> tuple[Bottle, str]:
    high, low = FRUIT_LABEL_Y + FRUIT_LABEL[1] / 2, TEXT_LABEL_Y - TEXT_LABEL[1] / 2
    top = replace(bottle.top, y=bottle.top.y - FRUIT_LABEL_Y + low + FRUIT_LABEL[1] / 2)
    bottom = replace(bottle.bottom, y=bottle.bottom.y - TEXT_LABEL_Y + high - TEXT_LABEL[1] / 2)
    words = "the labels are swapped: the text label is above the fruit label"
    return replace(bottle, top=top, bottom=bottom), words


def _misplaced_top(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    place, words = _moved(bottle.top, random, down=(0.40, 0.45), up=(0.45, 0.72))
    return replace(bottle, top=place), f"the fruit label is too far {words}"


def _misplaced_bottom(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    place, words = _moved(bottle.bottom, random, down=(0.42, 0.52), up=(0.40, 0.45))
    return replace(bottle, bottom=place), f"the text label is too far {words}"


def _moved(
    place: Place,
    random: np.random.Generator,
    *,
    down: tuple[float, float],
    up: tuple[float, float],
) -> tuple[Place, str]:
    share = random.random()
    way = ("down", "up", "to the left", "to the right")[int(4 * random.random())]
    if way in {"down", "up"}:
        low, high = down if way == "down" else up
        distance = low + (high - low) * share
        y = place.y + (distance if way == "up" else -distance)
        return replace(place, y=float(y)), way
    distance = 0.5 + 0.22 * share
    x = place.x + (distance if way == "to the right" else -distance)
    return replace(place, x=float(x)), way


def _emptied(bottle: Bottle, _: np.random.Generator) -> tuple[Bottle, str]:
    return replace(bottle, level=0.0), "no juice in the bottle"


def _overfilled(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    level = float(random.uniform(0.965, 0.99))
    return replace(bottle, level=level), f"too much juice: up to {level:.0%} of the height"


def _underfilled(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    level = float(random.uniform(0.60, 0.84))
    return replace(bottle, level=level), f"not enough juice: up to {level:.0%} of the height"


def _misplaced_icon(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    way = int(random.integers(8))
    farthest = 0.18 if way % 2 == 0 else 0.24  # there is more room towards the corners
    distance = float(random.uniform(0.15, farthest)) * FRUIT_LABEL[1]
    x, y = distance * math.cos(way * math.pi / 4), distance * math.sin(way * math.pi / 4)
    sides = [("right" if x > 0 else "left")] * (abs(x) > 0.1)
    sides = [("upper" if y > 0 else "lower")] * (abs(y) > 0.1) + sides
    words = f"the {bottle.icon} is not in the middle of its label but at the {' '.join(sides)} edge"
    return replace(bottle, icon_place=(x, y, bottle.icon_place[2])), words


def _without_icon(bottle: Bottle, _: np.random.Generator) -> tuple[Bottle, str]:
    return replace(bottle, blank=True), "no fruit icon on the fruit label"


def _wrong_juice(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    others = [juice for juice in FRUITS if juice != bottle.juice]
    juice = others[random.integers(2)]
    return replace(bottle, juice=juice), f"{juice} juice under a label with the {bottle.icon} icon"


def _damaged(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    label, name, (width, height) = _either(random)
    right, upper = (int(sign) for sign in random.choice((-1, 1), 2))
    if random.random() < 0.6:
        x, y = width / 2 - random.uniform(0.3, 0.45), height / 2 - random.uniform(0.2, 0.3)
        angle = math.atan2(upper * random.uniform(0.8, 1.4), right)
        cut = Cut((right * float(x), upper * float(y)), angle, 0.022, float(random.uniform(0, 6)))
        side = f"{'upper' if upper > 0 else 'lower'} {'right' if right > 0 else 'left'}"
        return replace(bottle, spoilt=label, tear=cut), f"the {side} corner of the {name} is torn"
    scratch = _scratch(random, width, height)
    return replace(bottle, spoilt=label, scratch=scratch), f"a scratch across the {name}"


def _scratch(
    random: np.random.Generator, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """Draw a long uneven strip that stays within a label."""
    start, end = random.uniform(-0.42, 0.42, 2) * height * 0.85
    x = np.linspace(-0.38, 0.38, 15) * width
    middle = np.linspace(start, end, 15) + random.normal(0.0, 0.012, 15)
    half = 0.036 * np.sin(np.linspace(0.06, math.pi - 0.06, 15)) * random.uniform(0.6, 1.3, 15)
    lower, upper = np.stack([x, middle - half], axis=1), np.stack([x, middle + half], axis=1)
    return tuple((float(u), float(v)) for u, v in [*lower, *upper[::-1]])


def _either(random: np.random.Generator) -> tuple[str, str, tuple[float, float]]:
    if random.random() < 0.5:
        return "top", "fruit label", FRUIT_LABEL
    return "bottom", "text label", TEXT_LABEL


def _rotated(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    label, name, _ = _either(random)
    if random.random() < 0.35:
        turn, words = 180.0 + float(random.uniform(-0.9, 0.9)), f"the {name} is upside down"
    else:
        turn = float(random.uniform(8.0, 23.0 if label == "top" else 14.0))
        turn *= float(random.choice((-1, 1)))
        words = f"the {name} is turned by {abs(turn):.0f} degrees"
    if label == "top":
        return replace(bottle, spoilt=label, top=replace(bottle.top, turn=turn)), words
    return replace(bottle, spoilt=label, bottom=replace(bottle.bottom, turn=turn)), words


def _without_letters(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    count = int(random.integers(1, 5))
    first = int(random.integers(10 - count))
    gap = (first, first + count - 1)
    rest = TEXT.replace(" ", "")
    rest = "".join("_" if gap[0] <= k <= gap[1] else letter for k, letter in enumerate(rest))
    return replace(bottle, letters_gap=gap), f"letters are missing in the text: {rest}"


def _unknown_icon(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    icon = ("strawberry", "grapes", "blue star")[random.integers(3)]
    return replace(bottle, icon=icon), f"unknown icon on the fruit label: {icon}"


def _half_icon(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    x, y = bottle.icon_place[:2]
    y += float(random.uniform(-0.06, 0.0))
    side = int(4 * random.random())
    cut = Cut((x, y), side * math.pi / 2)
    words = ("right", "upper", "left", "lower")[side]
    return replace(bottle, icon_cut=cut), f"the {words} half of the {bottle.icon} is missing"


def _wrong_colour(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    juice = ("green", "blue", "greyish")[random.integers(3)]
    return replace(bottle, juice=juice), f"the juice is {juice}"


def _contaminated(bottle: Bottle, random: np.random.Generator) -> tuple[Bottle, str]:
    kind = tuple(THINGS)[random.integers(2)]
    y = float(random.uniform(height_at(0.58), height_at(0.80)))
    around = float(random.uniform(-0.75, 0.75))
    thing = Thing(kind, y, around, int(random.integers(1_000_000)))
    return replace(bottle, thing=thing), f"a {THINGS[kind][0]} {kind} in the juice"


ALTERATIONS: dict[str, Callable[[Bottle, np.random.Generator], tuple[Bottle, str]]] = {
    "missing_top_label": _without_top,
    "missing_bottom_label": _without_bottom,
    "swapped_labels": _swapped,
    "damaged_label": _damaged,
    "rotated_label": _rotated,
    "misplaced_label_top": _misplaced_top,
    "misplaced_label_bottom": _misplaced_bottom,
    "label_text_incomplete": _without_letters,
    "empty_bottle": _emptied,
    "wrong_fill_level_too_much": _overfilled,
    "wrong_fill_level_not_enough": _underfilled,
    "misplaced_fruit_icon": _misplaced_icon,
    "missing_fruit_icon": _without_icon,
    "unknown_fruit_icon": _unknown_icon,
    "incomplete_fruit_icon": _half_icon,
    "wrong_juice_type": _wrong_juice,
    "juice_color": _wrong_colour,
    "contamination": _contaminated,
}

"""A bottle of fruit juice: the icon on the upper label fits the juice, the lower one has words."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import bpy
import numpy as np
from dataset import Built, Defect, Product, Region, Seen, View
from juice_bottle_labels import (
    FRUIT_LABEL,
    FRUIT_LABEL_ID,
    GHOST_CORNER_ID,
    GHOST_FRUIT_LABEL_ID,
    GHOST_ICON_ID,
    GHOST_LETTERS_ID,
    GHOST_TEXT_LABEL_ID,
    ICON_IDS,
    SCRATCH_ID,
    TEXT,
    TEXT_ID,
    TEXT_LABEL,
    TEXT_LABEL_ID,
    Cut,
    Outline,
    Place,
    add_fruit_label,
    add_missing_label,
    add_scratch,
    add_text_label,
)
from juice_bottle_parts import (
    BODY_RADIUS,
    GLASS_ID,
    HEIGHT,
    JUICE_ID,
    add_clump,
    add_glass,
    add_juice,
    add_thread,
    height_at,
    ink,
    light_cell,
    outer_radius,
)
from mathutils import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable

FRUITS = {"red": "cherry", "yellow": "orange", "white": "banana"}
CATEGORIES = ("bottle", "juice", "fruit label", "cherry", "orange", "banana", "text label")
FRUIT_LABEL_Y, TEXT_LABEL_Y = -0.72, -2.62
THING_ID, GHOST_JUICE_ID = 7, 25
THINGS = {"lump": ("dark", (0.012, 0.009, 0.007)), "fibre": ("grey", (0.16, 0.16, 0.17))}

FRUIT_LABEL_IDS = (FRUIT_LABEL_ID, *ICON_IDS.values())
TEXT_LABEL_IDS = (TEXT_LABEL_ID, TEXT_ID)


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
    icon_place = _numbers(random, (0.015, 0.015, 2.0))
    top = _near(random, FRUIT_LABEL_Y, 0.03)
    bottom = _near(random, TEXT_LABEL_Y, 0.012)
    juice = tuple(FRUITS)[random.integers(3)]
    tone = float(random.uniform(0.93, 1.06))
    return Bottle(juice, tone, level, level, FRUITS[juice], icon_place, top, bottom)


def _near(random: np.random.Generator, y: float, lift: float) -> Place:
    shift_x, shift_y, turn = _numbers(random, (0.06, 0.06, 0.9))
    return Place(shift_x, y + shift_y, turn, lift)


def _numbers(random: np.random.Generator, reach: tuple[float, float, float]) -> Any:  # noqa: ANN401
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


def build(defects: tuple[str, ...], random: np.random.Generator) -> Built:
    """Put a bottle with these defects before the backdrop."""
    bottle, words = draw_normal(random), []
    shift_x, shift_y, turn = _numbers(random, (0.16, 0.10, 1.2))
    light = {
        "strength": float(random.uniform(0.92, 1.08)),
        "temperature": float(random.uniform(5700.0, 7300.0)),
        "centre": [float(random.uniform(-1.5, 1.5)) for _ in range(2)],
    }
    for defect in defects:
        bottle, found = ALTERATIONS[defect](bottle, random)
        words.append(found)
    cycles = bpy.context.scene.cycles
    cycles.transparent_max_bounces = 16  # walls and thread, in front and behind
    # Glass makes the other passes noisy: with them the juice gets speckled, and it takes longer.
    cycles.denoising_input_passes = "RGB"
    add_glass()
    _add_contents(bottle)
    _add_labels(bottle)
    pose = Matrix.Translation((shift_x, shift_y, 0.0)) @ Matrix.Rotation(math.radians(turn), 4, "Z")
    for body in bpy.context.scene.objects:
        body.matrix_basis = pose @ body.matrix_basis
    light_cell(light["strength"], light["temperature"], tuple(light["centre"]))
    normal = f"normal: {bottle.juice} juice, {bottle.icon} icon, usual level, both labels"
    pose_choices = {"shift_x": shift_x, "shift_y": shift_y, "turn": turn}
    return Built(
        parts=_parts(bottle),
        regions=tuple(_region(defect, bottle) for defect in defects),
        description="; ".join(words) or normal,
        choices={"bottle": asdict(bottle), "pose": pose_choices, "light": light},
    )


def _add_contents(bottle: Bottle) -> None:
    usual, level = bottle.usual_level, bottle.level
    if level > 0.0:
        juice = add_juice("juice", bottle.juice, 0.0, level, bottle.tone)
        juice.pass_index = JUICE_ID
    if level != usual:
        low, high = sorted((level, usual))
        ghost = add_juice("ghost", bottle.juice, low, high, bottle.tone)
        ghost.pass_index, ghost.hide_render = GHOST_JUICE_ID, True
    if bottle.thing is not None:
        _add_thing(bottle.thing)


def _add_thing(thing: Thing) -> None:
    random, material = np.random.default_rng(thing.seed), ink("dirt", THINGS[thing.kind][1])
    # At the inner side of the glass, so that the dark juice does not hide it.
    radius = outer_radius(thing.y) - 0.06
    x, z = radius * math.sin(thing.around), radius * math.cos(thing.around)
    if thing.kind == "lump":
        size = (*random.uniform(0.11, 0.18, 2), 0.05)
        body = add_clump("thing", (x, thing.y, z), size, random, material)
    else:
        turns = np.cumsum(random.normal(0.0, 0.35, 14)) + random.uniform(0.0, 2 * math.pi)
        steps = 0.06 * np.stack([np.cos(turns), np.sin(turns)], axis=1)
        course = np.cumsum(steps, axis=0)
        course -= course.mean(axis=0)
        points = []
        for across, up in course:
            y = thing.y + float(up)
            radius, around = outer_radius(y) - 0.045, thing.around + float(across) / radius
            points.append((radius * math.sin(around), y, radius * math.cos(around)))
        body = add_thread("thing", points, 0.034, material)
    body.pass_index = THING_ID


def _add_labels(bottle: Bottle) -> None:
    spoilt_top = bottle.spoilt == "top"
    if "top" in bottle.missing:
        add_missing_label(bottle.top, FRUIT_LABEL, GHOST_FRUIT_LABEL_ID)
    else:
        add_fruit_label(
            bottle.top,
            bottle.icon,
            bottle.icon_place,
            blank=bottle.blank,
            icon_cut=bottle.icon_cut,
            tear=bottle.tear if spoilt_top else None,
        )
    if "bottom" in bottle.missing:
        add_missing_label(bottle.bottom, TEXT_LABEL, GHOST_TEXT_LABEL_ID)
    else:
        tear = None if spoilt_top else bottle.tear
        add_text_label(bottle.bottom, gap=bottle.letters_gap, tear=tear)
    if bottle.scratch:
        outline: Outline = list(bottle.scratch)
        add_scratch(bottle.top if spoilt_top else bottle.bottom, outline)


def _parts(bottle: Bottle) -> tuple[Seen, ...]:
    everything = (
        GLASS_ID, JUICE_ID, THING_ID, SCRATCH_ID, *FRUIT_LABEL_IDS, *TEXT_LABEL_IDS
    )  # fmt: skip
    parts = [
        Seen("bottle", everything, fill=True),
        Seen("juice", (JUICE_ID,), without=(GLASS_ID,)),
        Seen("fruit label", FRUIT_LABEL_IDS, fill=True),
        Seen("text label", TEXT_LABEL_IDS, fill=True),
    ]
    if bottle.icon in CATEGORIES:
        parts.append(Seen(bottle.icon, (ICON_IDS[bottle.icon],)))
    return tuple(parts)


def _region(defect: str, bottle: Bottle) -> Region:
    """Say where a defect is."""
    icon = (ICON_IDS[bottle.icon],)
    spoilt = FRUIT_LABEL_IDS if bottle.spoilt == "top" else TEXT_LABEL_IDS
    glass = (GLASS_ID,)
    regions = {
        "missing_top_label": Region(defect, (GHOST_FRUIT_LABEL_ID,)),
        "missing_bottom_label": Region(defect, (GHOST_TEXT_LABEL_ID,)),
        "swapped_labels": Region(defect, (*FRUIT_LABEL_IDS, *TEXT_LABEL_IDS), fill=True),
        "damaged_label": Region(defect, (GHOST_CORNER_ID, SCRATCH_ID)),
        "rotated_label": Region(defect, spoilt, fill=True),
        "misplaced_label_top": Region(defect, FRUIT_LABEL_IDS, fill=True),
        "misplaced_label_bottom": Region(defect, TEXT_LABEL_IDS, fill=True),
        "label_text_incomplete": Region(defect, (GHOST_LETTERS_ID,)),
        "empty_bottle": Region(defect, (GHOST_JUICE_ID,), without=glass),
        "wrong_fill_level_too_much": Region(
            defect, (GHOST_JUICE_ID,), without=(GLASS_ID, JUICE_ID)
        ),
        "wrong_fill_level_not_enough": Region(defect, (GHOST_JUICE_ID,), without=glass),
        "misplaced_fruit_icon": Region(defect, icon),
        "missing_fruit_icon": Region(defect, (GHOST_ICON_ID,), fill=True),
        "unknown_fruit_icon": Region(defect, icon),
        "incomplete_fruit_icon": Region(defect, (GHOST_ICON_ID,)),
        "wrong_juice_type": Region(defect, (*icon, JUICE_ID), without=glass),
        "juice_color": Region(defect, (JUICE_ID,), without=glass),
        "contamination": Region(defect, (THING_ID,), without=glass),
    }
    return regions[defect]


def _repeated(*counts: tuple[int, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(names.split("+")) for count, names in counts for _ in range(count))


PRODUCT = Product(
    name="juice_bottle",
    width=480,
    height=960,
    categories=CATEGORIES,
    defects=(
        Defect("missing_top_label", 255, "logical", ("fruit label",)),
        Defect("missing_bottom_label", 254, "logical", ("text label",)),
        Defect("swapped_labels", 253, "logical", ("fruit label", "text label")),
        Defect("damaged_label", 252, "structural"),
        Defect("rotated_label", 251, "structural"),
        Defect("misplaced_label_top", 250, "logical", ("fruit label",)),
        Defect("misplaced_label_bottom", 249, "logical", ("text label",)),
        Defect("label_text_incomplete", 248, "structural"),
        Defect("empty_bottle", 247, "logical"),
        Defect("wrong_fill_level_too_much", 246, "logical"),
        Defect("wrong_fill_level_not_enough", 245, "logical"),
        Defect("misplaced_fruit_icon", 244, "logical"),
        Defect("missing_fruit_icon", 243, "logical"),
        Defect("unknown_fruit_icon", 242, "structural"),
        Defect("incomplete_fruit_icon", 241, "structural"),
        Defect("wrong_juice_type", 240, "logical", ("cherry",)),
        Defect("juice_color", 239, "structural"),
        Defect("contamination", 238, "structural"),
    ),
    anomalies=_repeated(
        (5, "wrong_fill_level_not_enough"),
        (3, "wrong_fill_level_too_much"),
        (5, "wrong_juice_type"),
        (3, "empty_bottle"),
        (3, "missing_bottom_label"),
        (3, "missing_top_label"),
        (3, "missing_top_label+missing_bottom_label"),
        (3, "swapped_labels"),
        (3, "misplaced_fruit_icon"),
        (2, "misplaced_label_top"),
        (2, "misplaced_label_bottom"),
        (2, "missing_fruit_icon"),
        (3, "damaged_label"),
        (2, "rotated_label"),
        (2, "label_text_incomplete"),
        (3, "unknown_fruit_icon"),
        (2, "incomplete_fruit_icon"),
        (3, "juice_color"),
        (3, "contamination"),
    ),
    view=View(
        half_x=BODY_RADIUS + 0.25,
        half_y=HEIGHT / 2 + 0.14,
        top=1.4,
        distance=30.0,
        focal_length=109.0,
        nearer=0.025,
        rotation=0.8,
        shift=0.02,
    ),
    build=build,
    own_light=True,
    max_bounces=2,
)

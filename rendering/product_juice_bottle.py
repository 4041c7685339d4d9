"""A bottle of fruit juice: the icon on the upper label fits the juice, the lower one has words."""

from __future__ import annotations

import math
from dataclasses import asdict

import bpy
import numpy as np
from dataset import Built, Defect, Product, Region, Seen, View
from juice_bottle_defects import (
    ALTERATIONS,
    THINGS,
    Bottle,
    Thing,
    draw_normal,
    numbers,
)
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
    TEXT_ID,
    TEXT_LABEL,
    TEXT_LABEL_ID,
    Outline,
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
    ink,
    light_cell,
    outer_radius,
)
from mathutils import Matrix

CATEGORIES = ("bottle", "juice", "fruit label", "cherry", "orange", "banana", "text label")
THING_ID, GHOST_JUICE_ID = 7, 25

FRUIT_LABEL_IDS = (FRUIT_LABEL_ID, *ICON_IDS.values())
TEXT_LABEL_IDS = (TEXT_LABEL_ID, TEXT_ID)


def build(defects: tuple[str, ...], random: np.random.Generator) -> Built:
    """Put a bottle with these defects before the backdrop."""
    bottle, words = draw_normal(random), []
    shift_x, shift_y, turn = numbers(random, (0.16, 0.10, 1.2))
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

"""The screw bag: one long and one short screw, two nuts and two washers in a clear zip bag."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

import shapes
import studio
from dataset import Built, Defect, Product, Region, Seen, View
from screw_bag_film import (
    BAG_IDS,
    HALF_X,
    HALF_Y,
    INSIDE_ID,
    OPENING_ID,
    TEAR_ID,
    ZIP_Y,
    Tear,
    build_bag,
    build_inside,
)
from screw_bag_parts import PAINTS, Item, height_map, throw

if TYPE_CHECKING:
    import numpy as np

PARTS = ("long screw", "short screw", "nut", "washer")
LENGTHS = {"long screw": 2.9, "short screw": 1.9}
# the share of the cases in which the long screw is hit, and the lengths
WRONG_LENGTHS = {
    "screw_too_long": (0.7, {"long screw": (3.75, 4.1), "short screw": (2.45, 2.6)}),
    "screw_too_short": (0.4, {"long screw": (2.3, 2.4), "short screw": (1.45, 1.55)}),
    "1_very_short_screw": (0.5, {"long screw": (1.05, 1.15), "short screw": (1.05, 1.15)}),
    "2_very_short_screws": (0.5, {"long screw": (1.05, 1.15), "short screw": (1.05, 1.15)}),
}
NUMBERS = {"long screw": 1, "short screw": 1, "nut": 2, "washer": 2}
COUNT_WORDS = ("no", "one", "two", "three", "four")
FIRST_IDS = {"long screw": 20, "short screw": 30, "nut": 40, "washer": 50}
FOREIGN_ID = 60
FOREIGN = {"foil": "a piece of foil", "wood": "a wood chip", "granule": "green plastic granules"}
BREAKS = {
    "long screw": "it has no head",
    "short screw": "it has no head",
    "nut": "only half of it is there",
    "washer": "a piece of its ring is missing",
}
# by how many pieces of which part
MISCOUNTS = {
    "1_additional_long_screw": ("long screw", 1),
    "1_additional_short_screw": ("short screw", 1),
    "1_additional_nut": ("nut", 1),
    "2_additional_nuts": ("nut", 2),
    "1_additional_washer": ("washer", 1),
    "2_additional_washers": ("washer", 2),
    "1_missing_long_screw": ("long screw", -1),
    "1_missing_short_screw": ("short screw", -1),
    "1_missing_nut": ("nut", -1),
    "2_missing_nuts": ("nut", -2),
    "1_missing_washer": ("washer", -1),
    "2_missing_washers": ("washer", -2),
}


@dataclass(slots=True)
class Contents:
    """Say what lies in the bag and what is wrong with it."""

    items: list[Item]
    tear: Tear | None = None
    wrong: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def build(defects: tuple[str, ...], random: np.random.Generator) -> Built:
    """Build one bag with these defects."""
    contents = draw_contents(defects, random)
    bodies, resting = throw(contents.items, random)
    size = build_bag(height_map(bodies), contents.tear, random)
    build_inside()
    table = studio.plastic(
        "table", (0.085, 0.106, 0.14), roughness=0.75, grain=0.5, grain_scale=25.0
    )
    shapes.box("table", (0, 0, -0.05), (40, 40, 0.1), material=table)
    things = tuple({item.pass_index for item in contents.items})
    parts = [Seen("bag", BAG_IDS, fill=True)]
    parts += [
        Seen(item.category, (item.pass_index,), without=BAG_IDS)
        for item in contents.items
        if item.category in PARTS
    ]
    regions = []
    for name, ids in contents.wrong:
        in_the_way = BAG_IDS if ids[0] >= min(FIRST_IDS.values()) else ()
        in_the_way = (*BAG_IDS, *things) if ids == (INSIDE_ID,) else in_the_way
        regions.append(Region(name, ids, without=in_the_way))
    return Built(
        parts=tuple(parts),
        regions=tuple(regions),
        description="; ".join(contents.words)
        or "normal: one long screw, one short screw, two nuts and two washers",
        choices={
            "bag_size": size,
            "things": resting,
            "tear": asdict(contents.tear) if contents.tear else None,
        },
    )


def draw_contents(defects: tuple[str, ...], random: np.random.Generator) -> Contents:
    """Draw what lies in a bag with these defects."""
    # drawn first, so that which part is hit does not depend on anything else
    chance = float(random.random())
    numbers = dict(NUMBERS)
    for defect in defects:
        if defect in MISCOUNTS:
            part, more = MISCOUNTS[defect]
            numbers[part] += more
    items = [
        Item(part, FIRST_IDS[part] + number, _usual_length(part, random))
        for part in PARTS
        for number in range(numbers[part])
    ]
    contents = Contents(items)
    for defect in defects:
        if defect in MISCOUNTS:
            _note_miscount(contents, defect, numbers)
        elif defect in WRONG_LENGTHS:
            _change_lengths(contents, defect, chance, random)
        elif defect == "bag_broken":
            _tear_bag(contents, chance, random)
        elif defect == "contamination":
            _add_foreign(contents, chance, random)
        else:
            _spoil_part(contents, defect, chance, random)
    return contents


def _usual_length(part: str, random: np.random.Generator) -> float:
    return LENGTHS[part] * float(random.uniform(0.98, 1.02)) if part in LENGTHS else 0.0


def _note_miscount(contents: Contents, defect: str, numbers: dict[str, int]) -> None:
    part, more = MISCOUNTS[defect]
    ids = tuple(item.pass_index for item in contents.items if item.category == part)
    contents.wrong.append((defect, ids if more > 0 else (INSIDE_ID,)))
    count, usual = numbers[part], COUNT_WORDS[NUMBERS[part]]
    plural = "s" if count > 1 else ""
    contents.words.append(f"{COUNT_WORDS[count]} {part}{plural} instead of {usual}")


def _change_lengths(
    contents: Contents, defect: str, chance: float, random: np.random.Generator
) -> None:
    """Make one of the screws, or both of them, longer or shorter than usual."""
    share_of_long, ranges = WRONG_LENGTHS[defect]
    parts = ("long screw",) if chance < share_of_long else ("short screw",)
    parts = tuple(LENGTHS) if defect == "2_very_short_screws" else parts
    hit = [item for item in contents.items if item.category in parts]
    for item in hit:
        length = float(random.uniform(*ranges[item.category]))
        _exchange(contents, item, replace(item, length=length))
        contents.words.append(
            f"the {item.category} is {length / LENGTHS[item.category]:.0%} of its usual length"
        )
    contents.wrong.append((defect, tuple(item.pass_index for item in hit)))


def _tear_bag(contents: Contents, chance: float, random: np.random.Generator) -> None:
    kind = ("slit", "hole", "zip")[int(chance * 3)]
    x, y = (float(random.uniform(-side, side)) for side in (HALF_X - 1.2, HALF_Y - 1.15))
    heading = float(random.uniform(0.0, math.pi))
    if kind == "slit":
        size = (float(random.uniform(0.9, 1.6)), float(random.uniform(0.18, 0.3)))
    elif kind == "hole":
        size = (float(random.uniform(0.6, 1.0)), float(random.uniform(0.45, 0.7)))
    else:
        y, heading = ZIP_Y, 0.0
        size = (float(random.uniform(1.4, 2.2)), float(random.uniform(0.4, 0.55)))
    contents.tear = Tear(kind, x, y, heading, *size)
    where = f"the {'left' if x < 0 else 'right'} half"
    words = "the zip gapes in" if kind == "zip" else f"a {kind} in the film, in"
    contents.words.append(f"{words} {where}")
    contents.wrong.append(("bag_broken", (OPENING_ID, TEAR_ID)))


def _add_foreign(contents: Contents, chance: float, random: np.random.Generator) -> None:
    kind = tuple(FOREIGN)[int(chance * len(FOREIGN))]
    pieces = int(random.integers(2, 6)) if kind == "granule" else 1
    contents.items += [Item(kind, FOREIGN_ID)] * pieces
    contents.words.append(f"{FOREIGN[kind]} in the bag")
    contents.wrong.append(("contamination", (FOREIGN_ID,)))


def _spoil_part(
    contents: Contents, defect: str, chance: float, random: np.random.Generator
) -> None:
    """Paint or break one of the parts."""
    part = PARTS[int(chance * len(PARTS))]
    item = next(item for item in contents.items if item.category == part)
    if defect == "color":
        paint = tuple(PAINTS)[int(random.integers(len(PAINTS)))]
        _exchange(contents, item, replace(item, paint=paint))
        contents.words.append(f"a {part} is painted {paint}")
    else:
        _exchange(contents, item, replace(item, broken=True))
        contents.words.append(f"a {part} is broken: {BREAKS[part]}")
    contents.wrong.append((defect, (item.pass_index,)))


def _exchange(contents: Contents, old: Item, new: Item) -> None:
    contents.items[contents.items.index(old)] = new


def _defects() -> tuple[Defect, ...]:
    """List the defects with MVTec LOCO's mask values, which count down from 255."""
    logical = [*WRONG_LENGTHS, *MISCOUNTS]
    structural = ["bag_broken", "color", "contamination", "part_broken"]
    made = []
    for value, name in zip(range(255, 0, -1), [*logical, *structural], strict=False):
        part, more = MISCOUNTS.get(name, ("", 0))
        kind = "logical" if name in logical else "structural"
        made.append(Defect(name, value, kind, saturates_at=(part,) * abs(more)))
    return tuple(made)


ANOMALIES = (
    *[("screw_too_long",)] * 3,
    *[("screw_too_short",)] * 4,
    *[("1_very_short_screw",)] * 3,
    *[("2_very_short_screws",)] * 2,
    *[(name,) for name in MISCOUNTS for _ in range(2)],
    *[("1_additional_nut", "1_missing_washer")] * 3,
    *[("1_additional_washer", "1_missing_nut")] * 3,
    *[("bag_broken",)] * 3,
    *[("color",)] * 3,
    *[("part_broken",)] * 4,
    *[("contamination",)] * 4,
)

PRODUCT = Product(
    name="screw_bag",
    width=800,
    height=550,
    categories=("bag", *PARTS),
    defects=_defects(),
    anomalies=ANOMALIES,
    view=View(half_x=3.6, half_y=2.52, top=0.1, focal_length=54.0, rotation=5.0),
    build=build,
    exposure=0.1,
)

"""The breakfast box: two tangerines and a nectarine, cereals, banana chips and almonds."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import bpy
import breakfast_foods as foods
import breakfast_intruders as intruders
import breakfast_tray as tray
from breakfast_filling import (
    ALL_FRUITS,
    ALMONDS_ID,
    BOX_DAMAGES,
    CEREALS_ID,
    CEREALS_PLACE,
    CHIPS_ID,
    CRUMBS_ID,
    FIRST_FRUIT_ID,
    FOREIGN_ID,
    FRUITS_PLACE,
    MIXED_ID,
    NOTCH_PLACE,
    STUFF,
    TOPPINGS_PLACE,
    Contents,
    damage_box,
    drop_foreign,
    place_fruits,
    pour_cereals,
    pour_toppings,
    widest_gap,
)
from dataset import Built, Defect, Product, Region, Seen, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

FRUIT_COUNTS = {  # defect: nectarines, tangerines
    "2_nectarines_1_tangerine": (2, 1),
    "1_nectarine_1_tangerine": (1, 1),
    "0_nectarines_2_tangerines": (0, 2),
    "0_nectarines_3_tangerines": (0, 3),
    "3_nectarines_0_tangerines": (3, 0),
    "0_nectarines_1_tangerine": (0, 1),
    "0_nectarines_0_tangerines": (0, 0),
    "0_nectarines_4_tangerines": (0, 4),
}
NUMBERS = ("no", "one", "two", "three", "four")


def draw_contents(defects: Sequence[str], random: np.random.Generator) -> Contents:
    """Draw the contents of a box with these defects."""
    contents = Contents(1, 2, int(random.integers(9, 12)), int(random.integers(10, 13)))
    for defect in defects:
        contents = replace(contents, **_changes(defect, random))
    return contents


def _changes(defect: str, random: np.random.Generator) -> dict[str, Any]:
    if defect in FRUIT_COUNTS:
        nectarines, tangerines = FRUIT_COUNTS[defect]
        return {"nectarines": nectarines, "tangerines": tangerines}
    if defect == "wrong_ratio":
        few, chips, almonds = (int(random.integers(*span)) for span in ((2, 5), (16, 19), (21, 26)))
        if random.random() < 0.5:
            return {"chips": chips, "almonds": few}
        return {"chips": few, "almonds": almonds}
    options: dict[str, dict[str, Sequence[Any]]] = {
        "missing_almonds": {"almonds": (0,)},
        "missing_bananas": {"chips": (0,)},
        "missing_toppings": {"almonds": (0,), "chips": (0,)},
        "missing_cereals": {"cereals": ("none",)},
        "missing_cereals_and_toppings": {"cereals": ("none",), "almonds": (0,), "chips": (0,)},
        "underflow": {"cereals": ("underflow",)},
        "overflow": {"cereals": ("overflow",), "spill": ("toppings", "rim")},
        "compartments_swapped": {"swapped": ("upper_lower", "left_right")},
        "mixed_cereals": {"mixed": intruders.CEREAL_KINDS},
        "fruit_damaged": {"fruit_damage": tuple(foods.DAMAGES), "damaged_fruit": (0, 1, 2)},
        "box_damaged": {"box_damage": BOX_DAMAGES},
        "toppings_crushed": {"crushed": ("banana chips", "almonds", "both")},
        "contamination": {
            "foreign_place": ("cereals", "fruits", "toppings"),
            "foreign": intruders.FOREIGN_THINGS,
        },
    }
    return {key: values[random.integers(0, len(values))] for key, values in options[defect].items()}


def build(defects: tuple[str, ...], random: np.random.Generator) -> Built:
    """Put the box with its contents into the studio."""
    contents = draw_contents(defects, random)
    render_faster()
    place = tray.layout(contents.swapped)
    lost = contents.box_damage == BOX_DAMAGES[0]
    notch = tray.draw_notch(random) if lost else None
    tray.build_box(place.areas, notch)
    terrain = tray.bare_terrain(place.areas)
    fruits = place_fruits(contents, place.fruits, random)
    choices: dict[str, Any] = {"contents": asdict(contents), "fruits": fruits}
    choices["cereals"] = pour_cereals(contents, place, terrain, random)
    choices |= pour_toppings(contents, place.toppings, terrain, random)
    gap = widest_gap(place.fruits, fruits, random)
    if contents.foreign:
        drop_foreign(contents, place, gap, terrain, random)
    if notch is not None:
        tray.plate("notch", notch, tray.WALL_TOP - 0.02, NOTCH_PLACE).hide_render = True
    elif contents.box_damage:
        damage_box(contents.box_damage, gap, random)
    for area, height, pass_index in (
        (place.fruits, 1.0, FRUITS_PLACE),
        (place.cereals, 0.75, CEREALS_PLACE),
        (place.toppings, 0.35, TOPPINGS_PLACE),
    ):
        tray.mark(area, height, pass_index)
    regions = tuple(region(defect, contents, fruits) for defect in defects)
    return Built(parts(contents, fruits), regions, describe(contents), choices)


def render_faster() -> None:
    """Leave out what costs a third of the time and is not seen with three lamps."""
    cycles = bpy.context.scene.cycles
    cycles.use_light_tree, cycles.denoising_prefilter = False, "FAST"


def parts(contents: Contents, fruits: Sequence[dict[str, Any]]) -> tuple[Seen, ...]:
    """List the parts of the box, seen as in the photo."""
    seen = [Seen("box", (tray.BOX_ID, *ALL_FRUITS, *STUFF), fill=True)]
    if contents.cereals == "overflow":
        seen = [Seen("box", (tray.BOX_ID,), without=(CEREALS_ID,), fill=True)]
    for number, fruit in enumerate(fruits):
        damaged = bool(contents.fruit_damage) and number == contents.damaged_fruit
        ids = (FIRST_FRUIT_ID + number, *((tray.DAMAGE_ID,) if damaged else ()))
        seen.append(Seen(fruit["kind"], ids))
    stuff = (("cereals", CEREALS_ID), ("banana chips", CHIPS_ID), ("almonds", ALMONDS_ID))
    return (*seen, *(Seen(name, (pass_index,)) for name, pass_index in stuff))


def region(defect: str, contents: Contents, fruits: Sequence[dict[str, Any]]) -> Region:
    """Return where a defect is: the objects concerned or the place of what is missing."""
    kinds = {
        kind: tuple(FIRST_FRUIT_ID + k for k, fruit in enumerate(fruits) if fruit["kind"] == kind)
        for kind in ("nectarine", "tangerine")
    }
    if defect in ("2_nectarines_1_tangerine", "3_nectarines_0_tangerines"):
        return Region(defect, kinds["nectarine"])
    if defect in ("0_nectarines_3_tangerines", "0_nectarines_4_tangerines"):
        return Region(defect, kinds["tangerine"])
    if defect in FRUIT_COUNTS:
        return Region(defect, (FRUITS_PLACE,), without=ALL_FRUITS)
    whole = {
        "missing_almonds": (TOPPINGS_PLACE,),
        "missing_bananas": (TOPPINGS_PLACE,),
        "missing_toppings": (TOPPINGS_PLACE,),
        "missing_cereals": (CEREALS_PLACE,),
        "underflow": (CEREALS_PLACE,),
        "missing_cereals_and_toppings": (CEREALS_PLACE, TOPPINGS_PLACE),
    }
    if defect in whole:
        return Region(defect, whole[defect], without=STUFF)
    if defect == "compartments_swapped":
        places = (CEREALS_PLACE, TOPPINGS_PLACE)
        if contents.swapped == "left_right":
            places = (FRUITS_PLACE, *places)
        return Region(defect, places, without=(*ALL_FRUITS, *STUFF))
    ids = {
        "overflow": (CEREALS_ID,),
        "wrong_ratio": (CHIPS_ID, ALMONDS_ID),
        "mixed_cereals": (MIXED_ID,),
        "fruit_damaged": (tray.DAMAGE_ID,),
        "box_damaged": (tray.DAMAGE_ID, NOTCH_PLACE),
        "toppings_crushed": (CRUMBS_ID,),
        "contamination": (FOREIGN_ID,),
    }
    return Region(defect, ids[defect])


def describe(contents: Contents) -> str:
    """Say in words what is wrong and where."""
    usual = "two tangerines and one nectarine left, cereals above banana chips and almonds right"
    sentences = []
    if (contents.nectarines, contents.tangerines) != (1, 2):
        sentences.append(
            f"{_number(contents.nectarines, 'nectarine')} and "
            f"{_number(contents.tangerines, 'tangerine')} instead of one and two"
        )
    if not contents.almonds and not contents.chips:
        sentences.append("no almonds and no banana chips")
    elif not contents.almonds or not contents.chips:
        sentences.append("no almonds" if not contents.almonds else "no banana chips")
    elif abs(contents.chips - contents.almonds) > 5:
        sentences.append(
            f"{contents.chips} banana chips and {contents.almonds} almonds: a wrong ratio"
        )
    towards = {"toppings": "into the toppings", "rim": "over the rim onto the table"}
    options = (
        (contents.cereals == "none", "no cereals"),
        (contents.cereals == "underflow", "far too few cereals, half of their floor is bare"),
        (contents.spill, f"far too many cereals, they spill {towards.get(contents.spill)}"),
        (contents.swapped == "upper_lower", "cereals below and toppings above instead of reversed"),
        (contents.swapped == "left_right", "the box is mirrored: fruits right, the rest left"),
        (contents.mixed, f"{contents.mixed} among the cereals"),
        (contents.fruit_damage, f"a {contents.fruit_damage} on a fruit"),
        (contents.box_damage, f"the box is damaged: {contents.box_damage}"),
        (contents.crushed, f"crushed toppings: {contents.crushed}"),
        (contents.foreign, f"a foreign thing ({contents.foreign}) in the {contents.foreign_place}"),
    )
    sentences += [sentence for wrong, sentence in options if wrong]
    return "; ".join(sentences) or f"normal: {usual}"


def _number(count: int, noun: str) -> str:
    return f"{NUMBERS[count]} {noun}{'' if count == 1 else 's'}"


_NECTARINE, _TANGERINE = ("nectarine",), ("tangerine",)
_LOGICAL = (
    ("missing_almonds", 255, ()),
    ("missing_bananas", 254, ()),
    ("missing_toppings", 253, ()),
    ("missing_cereals", 252, ()),
    ("missing_cereals_and_toppings", 251, ()),
    ("2_nectarines_1_tangerine", 250, _NECTARINE),
    ("1_nectarine_1_tangerine", 249, _TANGERINE),
    ("0_nectarines_2_tangerines", 248, _NECTARINE),
    ("0_nectarines_3_tangerines", 247, _NECTARINE),
    ("3_nectarines_0_tangerines", 246, _TANGERINE * 2),
    ("0_nectarines_1_tangerine", 245, _NECTARINE + _TANGERINE),
    ("0_nectarines_0_tangerines", 244, _NECTARINE + _TANGERINE * 2),
    ("0_nectarines_4_tangerines", 243, _NECTARINE),
    ("compartments_swapped", 242, ()),
    ("overflow", 241, ()),
    ("underflow", 240, ()),
    ("wrong_ratio", 239, ()),
)
# in an order that gives the pictures of a type different variants
_STRUCTURAL = (
    ("mixed_cereals", 238),
    ("toppings_crushed", 235),
    ("fruit_damaged", 237),
    ("contamination", 234),
    ("box_damaged", 236),
)
_COUNTS = {
    "missing_almonds": 3, "missing_bananas": 3, "wrong_ratio": 4, "compartments_swapped": 3,
    "overflow": 3, "fruit_damaged": 4, "box_damaged": 3, "contamination": 5,
}  # fmt: skip

PRODUCT = Product(
    name="breakfast_box",
    width=800,
    height=640,
    categories=("box", "tangerine", "nectarine", "cereals", "banana chips", "almonds"),
    defects=(
        *(Defect(name, value, "logical", parts) for name, value, parts in _LOGICAL),
        *(Defect(name, value, "structural") for name, value in _STRUCTURAL),
    ),
    anomalies=(
        *((name,) for name, *_ in _LOGICAL for _ in range(_COUNTS.get(name, 2))),
        ("missing_almonds", "0_nectarines_2_tangerines"),
        ("underflow", "wrong_ratio"),
        *((name,) for name, _ in _STRUCTURAL for _ in range(_COUNTS.get(name, 2))),
    ),
    view=View(half_x=4.4, half_y=3.3, top=1.3),
    build=build,
    exposure=-0.25,
    max_bounces=3,
)

"""Two lever splicing connectors of equal size, joined by one cable of the colour of that size."""

from __future__ import annotations

from dataclasses import asdict

import bpy
import numpy as np
import shapes
import studio
from dataset import Built, Defect, Product, Region, Seen, View
from splicing_cable import (
    CABLE_ID,
    CABLE_IDS,
    GHOST_STRETCH_ID,
    LOOSE_END_ID,
    SECOND_CABLE_ID,
    build_cable,
)
from splicing_connectors import (
    BODY_IDS,
    GHOST_CONNECTOR_ID,
    GHOST_LEVER_ID,
    GHOST_PIECE_ID,
    HALF_LENGTH,
    LEVER_IDS,
    SIDES,
    ball,
    build_connector,
    build_mat,
)
from splicing_scenes import Contamination, Scene, choose, draw_scene

CONTAMINATION_ID, GHOST_BAND_ID = 50, 101
MOST_CLAMPS = 5


def build(defects: tuple[str, ...], random: np.random.Generator) -> Built:
    """Lay connectors and cable out with these defects."""
    scene = draw_scene(defects, random)
    # looks the same here, and takes a third less time
    bpy.context.scene.cycles.denoising_prefilter = "FAST"
    left, right = scene.connectors
    build_mat(tone=scene.mat_tone, spacing=scene.mat_spacing, turn=scene.mat_turn)
    for side, connector in zip(SIDES, scene.connectors, strict=True):
        build_connector(connector, side, random)
    for number, cable in enumerate(scene.cables):
        build_cable(cable, left, right, second=number > 0)
    if not scene.cables:
        _build_band(scene)
    if scene.contamination is not None:
        _build_contamination(scene.contamination, random)
    sentences = [_sentence(defect, scene) for defect in defects]
    return Built(
        parts=_parts(scene),
        regions=tuple(_region(defect, scene) for defect in defects),
        description="; ".join(sentences) or f"normal: {_usual(scene)}",
        choices=asdict(scene),
    )


def _build_band(scene: Scene) -> None:
    """Add the hidden ghost of the space in which a cable may join the connectors."""
    left, right = scene.connectors
    start, end = left.x + HALF_LENGTH, right.x - HALF_LENGTH
    centre = ((start + end) / 2, (left.y + right.y) / 2, 0.1)
    size = (end - start, left.width, 0.2)
    band = shapes.box("ghost", centre, size)
    band.pass_index, band.hide_render = GHOST_BAND_ID, True


def _build_contamination(thing: Contamination, random: np.random.Generator) -> None:
    if thing.kind == "fluff":
        _build_fluff(thing, random)
        return
    body = ball(thing.kind, subdivisions=4, radius=thing.size)
    mesh = body.data
    phases, waves = random.uniform(0.0, 6.3, 3), random.uniform(0.05, 0.2, 3)
    flat = 0.3 if thing.kind == "glue" else 0.12
    for vertex in mesh.vertices:
        angle = np.arctan2(vertex.co.y, vertex.co.x)
        reach = 1.0 + sum(
            w * np.sin((k + 2) * angle + p)
            for k, (w, p) in enumerate(zip(waves, phases, strict=True))
        )
        if thing.kind == "scrap":
            reach = round(float(reach) * 4.0) / 4.0
        vertex.co.x *= reach
        vertex.co.y *= 0.8 * reach
        vertex.co.z *= flat
    if thing.kind == "glue":
        mesh.shade_smooth()
        material = studio.plastic("glue", (0.75, 0.66, 0.42), roughness=0.14)
        material.node_tree.nodes["Principled BSDF"].inputs["Alpha"].default_value = 0.75
    else:
        colour = choose(((0.02, 0.3, 0.25), (0.35, 0.05, 0.3), (0.7, 0.7, 0.66)), random)
        material = studio.plastic("scrap", colour, roughness=0.35)
    mesh.materials.append(material)
    body.location = (thing.x, thing.y, thing.z + 0.03)
    body.pass_index = CONTAMINATION_ID


def _build_fluff(thing: Contamination, random: np.random.Generator) -> None:
    """Add a tangle of fine fibres."""
    curve = bpy.data.curves.new("fluff", "CURVE")
    curve.dimensions, curve.bevel_depth, curve.bevel_resolution = "3D", 0.009, 1
    colour = choose(((0.05, 0.05, 0.06), (0.7, 0.7, 0.68), (0.10, 0.13, 0.3)), random)
    curve.materials.append(studio.plastic("fluff", colour, roughness=0.8))
    for _ in range(26):
        spline = curve.splines.new("POLY")
        spline.points.add(23)
        place = random.normal(0.0, 0.35 * thing.size, 2)
        heading, turning = random.uniform(0, 6.3), random.uniform(-0.35, 0.35)
        for point in spline.points:
            height = 0.03 + abs(float(random.normal(0.0, 0.01)))
            point.co = (float(place[0]), float(place[1]), height, 1.0)
            heading += turning + random.normal(0.0, 0.12)
            place = place + 0.16 * thing.size * np.array([np.cos(heading), np.sin(heading)])
    body = bpy.data.objects.new("fluff", curve)
    body.location = (thing.x, thing.y, thing.z)
    body.pass_index = CONTAMINATION_ID
    bpy.context.scene.collection.objects.link(body)


def _connector_ids(*sides: str) -> tuple[int, ...]:
    levers = [LEVER_IDS[side] + slot for side in sides for slot in range(MOST_CLAMPS)]
    return (*(BODY_IDS[side] for side in sides), *levers)


def _parts(scene: Scene) -> tuple[Seen, ...]:
    present = [
        side for side, connector in zip(SIDES, scene.connectors, strict=True) if connector.present
    ]
    levers = [
        LEVER_IDS[side] + slot
        for side in present
        for slot in range(scene.connectors[SIDES.index(side)].clamps)
    ]
    return (
        *(Seen("connector", _connector_ids(side), fill=True) for side in present),
        *(Seen("clamp", (number,)) for number in levers),
        Seen("cable", (CABLE_ID, LOOSE_END_ID)),
        Seen("cable", (SECOND_CABLE_ID,)),
    )


REGION_IDS = {
    "missing_connector": (GHOST_CONNECTOR_ID,),
    "missing_connector_and_cable": (GHOST_CONNECTOR_ID, GHOST_BAND_ID),
    "missing_cable": (GHOST_BAND_ID,),
    "cable_cut": (GHOST_STRETCH_ID,),
    "broken_cable": (GHOST_STRETCH_ID,),
    "cable_not_plugged": (GHOST_STRETCH_ID, LOOSE_END_ID),
    "broken_connector": (GHOST_PIECE_ID,),
    "contamination": (CONTAMINATION_ID,),
}


def _region(defect: str, scene: Scene) -> Region:
    side = SIDES[scene.side]
    connector = scene.connectors[scene.side]
    if defect.startswith("wrong_connector_type"):
        return Region(defect, _connector_ids(*SIDES), fill=True)
    if defect == "flipped_connector":
        return Region(defect, _connector_ids(side), fill=True)
    if defect == "color" and connector.lever is None:
        return Region(defect, (BODY_IDS[side],))
    if defect in ("color", "open_lever"):
        return Region(defect, (LEVER_IDS[side] + (connector.lever or 0), GHOST_LEVER_ID))
    return Region(defect, REGION_IDS.get(defect, CABLE_IDS))


def _usual(scene: Scene) -> str:
    count, cable = scene.connectors[0].clamps, scene.cables[0]
    return (
        f"two connectors with {count} clamps, a {cable.colour} cable in slot "
        f"{cable.slots[0] + 1} from the top on both sides"
    )


def _sentence(defect: str, scene: Scene) -> str:
    side = SIDES[scene.side]
    left, right = scene.connectors
    connector = scene.connectors[scene.side]
    count = f"{connector.clamps} clamps"
    cables = [
        f"{cable.colour} cable in slot {' and '.join(str(k + 1) for k in sorted(set(cable.slots)))}"
        for cable in scene.cables
    ]
    cable = scene.cables[0] if scene.cables else None
    if defect.startswith("wrong_connector_type"):
        return f"the left connector has {left.clamps} clamps, the right one {right.clamps}"
    if defect.startswith("cable_too_short"):
        return f"the cable between two connectors with {count} is much too short"
    if cable is not None:
        slots = f"{cable.slots[0] + 1} on the left and {cable.slots[1] + 1} on the right"
        sentences = {
            "extra_cable": f"two cables between connectors with {count}: {', '.join(cables)}",
            "cable_color": f"the cable is {cable.colour} at connectors with {count}",
            "unknown_cable_color": f"the cable is {cable.colour}",
            "cable_cut": f"the {cable.colour} cable is cut in the middle",
            "wrong_cable_location": f"the cable is in slot {slots}, counted from the top",
            "broken_cable": "the insulation of the cable is damaged, copper is seen",
            "cable_not_plugged": f"the cable's {cable.loose} end is not plugged in",
        }
        if defect in sentences:
            return sentences[defect]
    lever = f"lever {(connector.lever or 0) + 1} from the top of the {side} connector"
    odd = lever if connector.lever is not None else f"the body of the {side} connector"
    corner = f"a corner at the {connector.broken} of the {side} connector"
    broken = lever if connector.broken == "lever" else corner
    thing = scene.contamination
    place = "mat" if thing is None or thing.where == "mat" else f"{thing.where} connector"
    return {
        "missing_connector": f"the {side} connector is missing",
        "missing_connector_and_cable": f"the {side} connector and the cable are missing",
        "missing_cable": f"no cable between two connectors with {count}",
        "flipped_connector": f"the {side} connector lies {connector.pose}",
        "broken_connector": f"{broken} is broken off",
        "open_lever": f"{lever} is open",
        "color": f"{odd} is {connector.lever_state if odd == lever else connector.body_colour}",
        "contamination": f"{thing.kind if thing else ''} on the {place}",
    }[defect]


LOGICAL = (
    Defect("wrong_connector_type_5_2", 255, "logical", ("clamp",)),
    Defect("wrong_connector_type_5_3", 254, "logical", ("clamp",)),
    Defect("wrong_connector_type_3_2", 253, "logical", ("clamp",)),
    Defect("cable_too_short_T2", 252, "logical"),
    Defect("cable_too_short_T3", 251, "logical"),
    Defect("cable_too_short_T5", 250, "logical"),
    Defect("missing_connector", 249, "logical"),
    Defect("missing_connector_and_cable", 248, "logical"),
    Defect("missing_cable", 247, "logical", ("cable",)),
    Defect("extra_cable", 246, "logical", share=0.5),
    Defect("cable_color", 245, "logical"),
    Defect("cable_cut", 243, "logical"),
    Defect("wrong_cable_location", 240, "logical"),
)
STRUCTURAL = (
    Defect("broken_cable", 244, "structural"),
    Defect("cable_not_plugged", 242, "structural"),
    Defect("unknown_cable_color", 241, "structural"),
    Defect("flipped_connector", 239, "structural"),
    Defect("broken_connector", 238, "structural"),
    Defect("open_lever", 237, "structural"),
    Defect("color", 236, "structural"),
    Defect("contamination", 235, "structural"),
)
COUNTS = {
    "wrong_cable_location": 6,
    "cable_color": 4,
    "cable_cut": 4,
    "extra_cable": 4,
    "missing_connector": 4,
    "missing_cable": 3,
    "cable_not_plugged": 3,
    "flipped_connector": 3,
    "broken_connector": 3,
    "open_lever": 3,
    "color": 3,
    "contamination": 4,
}

PRODUCT = Product(
    name="splicing_connectors",
    width=850,
    height=425,
    categories=("connector", "clamp", "cable"),
    defects=(*LOGICAL, *STRUCTURAL),
    anomalies=tuple(
        (defect.name,)
        for defect in (*LOGICAL, *STRUCTURAL)
        for _ in range(COUNTS.get(defect.name, 2))
    ),
    view=View(half_x=3.7, half_y=1.75, top=0.8, distance=11.9, rotation=3.0),
    build=build,
)

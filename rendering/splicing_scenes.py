"""What lies on the mat in each picture of the splicing connectors, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from splicing_cable import Cable
from splicing_connectors import HALF_LENGTH, LEVER_TOP, PITCH, SIDES, Connector

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

CLAMPS = (2, 3, 5)
COLOUR_OF = {2: "yellow", 3: "blue", 5: "red"}
PLACE_X = 2.6  # of the middle of a connector
Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Contamination:
    """Say what lies where it should not."""

    kind: str  # "fluff", "glue" or "scrap"
    where: str  # "left", "right" or "mat"
    x: float
    y: float
    z: float
    size: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Say what lies on the mat."""

    connectors: tuple[Connector, Connector]  # left and right
    cables: tuple[Cable, ...]
    contamination: Contamination | None = None
    side: int = 0  # the side that a defect hits
    mat_tone: float = 0.2
    mat_spacing: float = 0.16
    mat_turn: float = 0.0


def draw_scene(defects: Sequence[str], random: np.random.Generator) -> Scene:
    """Draw a normal scene of a size that allows the defects, then let each defect change it."""
    side = int(random.integers(2))
    clamps = _draw_clamps(defects, random)
    short = any(defect.startswith("cable_too_short") for defect in defects)
    place_x = HALF_LENGTH + 0.22 if short else PLACE_X
    middle_x, middle_y = random.uniform(-0.1, 0.1, 2)
    slot = int(random.integers(min(clamps)))
    levels = [((count - 1) / 2 - slot) * PITCH for count in clamps]
    level = max(levels, key=abs)
    connectors = [
        Connector(
            clamps=count,
            x=float(direction * place_x + middle_x + random.uniform(-0.06, 0.06)),
            y=float(middle_y + level - own + random.uniform(-0.05, 0.05)),
            turn=float(random.uniform(-3.0, 3.0)),
        )
        for direction, count, own in zip((-1, 1), clamps, levels, strict=True)
    ]
    cable = Cable(
        slots=(slot, slot),
        colour=COLOUR_OF[choose(clamps, random)],
        radius=0.118 * float(random.uniform(0.95, 1.05)),
        shape=choose(("C", "S"), random),
        bend=float(random.uniform(0.03, 0.12)) * choose((-1, 1), random) * (0.5 if short else 1.0),
    )
    scene = Scene(
        connectors=(connectors[0], connectors[1]),
        cables=(cable,),
        side=side,
        mat_tone=float(random.uniform(0.17, 0.22)),
        mat_spacing=float(random.uniform(0.155, 0.165)),
        mat_turn=float(random.uniform(40.0, 50.0)),
    )
    for defect in defects:
        change = CHANGES.get(defect)
        scene = change(scene, random) if change else scene
    return scene


def choose(options: Sequence[Choice], random: np.random.Generator) -> Choice:
    """Draw one of several options."""
    return options[int(random.integers(len(options)))]


def _draw_clamps(defects: Sequence[str], random: np.random.Generator) -> tuple[int, int]:
    count = choose(CLAMPS, random)
    for defect in defects:
        if defect.startswith("wrong_connector_type"):
            more, fewer = int(defect[-3]), int(defect[-1])
            return choose(((more, fewer), (fewer, more)), random)
        if defect.startswith("cable_too_short"):
            count = int(defect[-1])
    return count, count


def _with_connector(scene: Scene, **changes: object) -> Scene:
    connectors = list(scene.connectors)
    connectors[scene.side] = replace(connectors[scene.side], **changes)
    return replace(scene, connectors=tuple(connectors))


def _with_cable(scene: Scene, **changes: object) -> Scene:
    return replace(scene, cables=(replace(scene.cables[0], **changes),))


def _loosen(scene: Scene, *, short: float, aside: float, not_plugged: bool = False) -> Scene:
    return _with_cable(
        scene, loose=SIDES[scene.side], loose_offset=(short, aside), not_plugged=not_plugged
    )


def _without_connector(scene: Scene, random: np.random.Generator) -> Scene:
    short, aside = float(random.uniform(0.0, 0.35)), float(random.uniform(-0.2, 0.2))
    return _loosen(_with_connector(scene, present=False), short=short, aside=aside)


def _without_both(scene: Scene, _random: np.random.Generator) -> Scene:
    return replace(_with_connector(scene, present=False), cables=())


def _without_cable(scene: Scene, _random: np.random.Generator) -> Scene:
    return replace(scene, cables=())


def _with_extra_cable(scene: Scene, random: np.random.Generator) -> Scene:
    first = scene.cables[0]
    others = [k for k in range(scene.connectors[0].clamps) if k != first.slots[0]]
    slot = choose(others, random)
    bend = first.bend + float(random.uniform(-0.03, 0.03))
    return replace(scene, cables=(first, replace(first, slots=(slot, slot), bend=bend)))


def _with_other_colour(scene: Scene, random: np.random.Generator) -> Scene:
    colours = [colour for colour in COLOUR_OF.values() if colour != scene.cables[0].colour]
    return _with_cable(scene, colour=choose(colours, random))


def _with_unknown_colour(scene: Scene, random: np.random.Generator) -> Scene:
    return _with_cable(scene, colour=choose(("green", "white", "black"), random))


def _with_cut_cable(scene: Scene, random: np.random.Generator) -> Scene:
    middle, half = float(random.uniform(0.42, 0.58)), float(random.uniform(0.06, 0.13))
    bend = float(random.uniform(0.03, 0.16)) * choose((-1, 1), random)
    damaged = (middle - half, middle + half)
    return _with_cable(scene, state="cut", damaged=damaged, damage_bend=bend)


def _with_bare_cable(scene: Scene, random: np.random.Generator) -> Scene:
    middle, half = float(random.uniform(0.32, 0.68)), float(random.uniform(0.04, 0.075))
    bend = float(random.uniform(0.10, 0.25)) * choose((-1, 1), random)
    damaged = (middle - half, middle + half)
    return _with_cable(scene, state="bare", damaged=damaged, damage_bend=bend)


def _with_other_slot(scene: Scene, random: np.random.Generator) -> Scene:
    slots = list(scene.cables[0].slots)
    others = [k for k in range(scene.connectors[0].clamps) if k != slots[0]]
    slots[scene.side] = choose(others, random)
    return _with_cable(scene, slots=tuple(slots))


def _with_unplugged_cable(scene: Scene, random: np.random.Generator) -> Scene:
    if random.random() < 0.5:
        short, aside = float(random.uniform(0.3, 0.6)), float(random.uniform(-0.22, 0.22))
        return _loosen(scene, short=short, aside=aside, not_plugged=True)
    top = random.random() < 0.5
    slot = 0 if top else scene.connectors[0].clamps - 1
    aside = float(random.uniform(0.56, 0.66)) * (1 if top else -1)
    scene = _with_cable(scene, slots=(slot, slot))
    return _loosen(scene, short=float(random.uniform(-0.2, 0.1)), aside=aside, not_plugged=True)


def _with_flipped_connector(scene: Scene, random: np.random.Generator) -> Scene:
    pose = choose(("upside down", "facing outwards"), random)
    scene = _with_connector(scene, pose=pose)
    if pose == "upside down":
        return scene
    short, aside = float(random.uniform(0.24, 0.4)), float(random.uniform(-0.1, 0.1))
    return _loosen(scene, short=short, aside=aside)


def _with_broken_connector(scene: Scene, random: np.random.Generator) -> Scene:
    broken = choose(("nose", "back", "lever"), random)
    # away from the cable, which would hide a broken corner
    below = scene.cables[0].slots[scene.side] < scene.connectors[scene.side].clamps / 2
    side = -1 if below else 1
    lever = _a_lever(scene, random) if broken == "lever" else None
    return _with_connector(scene, broken=broken, broken_side=side, lever=lever)


def _with_open_lever(scene: Scene, random: np.random.Generator) -> Scene:
    opening = float(random.uniform(65.0, 100.0))
    lever = _a_lever(scene, random)
    return _with_connector(scene, lever=lever, lever_state="open", opening=opening)


def _with_odd_colour(scene: Scene, random: np.random.Generator) -> Scene:
    if random.random() < 0.35:
        return _with_connector(scene, body_colour=choose(("black", "blue", "green"), random))
    colour = choose(("white", "blue", "green", "black"), random)
    return _with_connector(scene, lever=_a_lever(scene, random), lever_state=colour)


def _a_lever(scene: Scene, random: np.random.Generator) -> int:
    return int(random.integers(scene.connectors[scene.side].clamps))


def _with_contamination(scene: Scene, random: np.random.Generator) -> Scene:
    kind = choose(("fluff", "glue", "scrap"), random)
    where = choose(("left", "right", "mat"), random)
    if where == "mat":
        x, y = float(random.uniform(-1.4, 1.4)), float(random.uniform(0.6, 1.5))
        y *= choose((-1, 1), random)
    else:
        connector = scene.connectors[SIDES.index(where)]
        reach = connector.width / 2 - 0.2
        x = connector.x + float(random.uniform(-0.6, 0.6))
        y = connector.y + float(random.uniform(-reach, reach))
    z = 0.0 if where == "mat" else LEVER_TOP
    size = float(random.uniform(0.2, 0.34))
    return replace(scene, contamination=Contamination(kind, where, x, y, z, size))


CHANGES = {
    "missing_connector": _without_connector,
    "missing_connector_and_cable": _without_both,
    "missing_cable": _without_cable,
    "extra_cable": _with_extra_cable,
    "cable_color": _with_other_colour,
    "cable_cut": _with_cut_cable,
    "wrong_cable_location": _with_other_slot,
    "broken_cable": _with_bare_cable,
    "cable_not_plugged": _with_unplugged_cable,
    "unknown_cable_color": _with_unknown_colour,
    "flipped_connector": _with_flipped_connector,
    "broken_connector": _with_broken_connector,
    "open_lever": _with_open_lever,
    "color": _with_odd_colour,
    "contamination": _with_contamination,
}

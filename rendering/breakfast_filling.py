"""What is put into the breakfast box, from its fruits to what damages it, and where it lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import breakfast_foods as foods
import breakfast_intruders as intruders
import breakfast_tray as tray
import numpy as np
import shapes
import studio
from mathutils import Matrix, Vector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from breakfast_tray import Area, Layout, Terrain

CEREALS_ID, CHIPS_ID, ALMONDS_ID, MIXED_ID, CRUMBS_ID, FOREIGN_ID = 2, 3, 4, 5, 7, 8
FIRST_FRUIT_ID = 10
FRUITS_PLACE, CEREALS_PLACE, TOPPINGS_PLACE, NOTCH_PLACE = 100, 101, 102, 103
ALL_FRUITS = tuple(range(FIRST_FRUIT_ID, FIRST_FRUIT_ID + 4))
STUFF = (CEREALS_ID, CHIPS_ID, ALMONDS_ID, MIXED_ID, CRUMBS_ID, FOREIGN_ID)
BOX_DAMAGES = ("piece of the lip broken away", "hole in the floor", "burnt patch on the lip")


@dataclass(frozen=True, slots=True)
class Contents:
    """Say what lies in the box; empty words stand for nothing of that kind."""

    nectarines: int
    tangerines: int
    chips: int
    almonds: int
    cereals: str = "full"  # or "none", "underflow", "overflow"
    spill: str = ""  # over which wall the cereals flow: "toppings" or "rim"
    swapped: str = ""  # "upper_lower" or "left_right"
    mixed: str = ""
    fruit_damage: str = ""
    damaged_fruit: int = 0
    box_damage: str = ""
    crushed: str = ""  # "banana chips", "almonds" or "both"
    foreign: str = ""
    foreign_place: str = ""  # "fruits", "cereals" or "toppings"


def place_fruits(
    contents: Contents, area: Area, random: np.random.Generator
) -> list[dict[str, Any]]:
    """Lay the fruits into their half so that none touches another, and describe them."""
    kinds = ["nectarine"] * contents.nectarines + ["tangerine"] * contents.tangerines
    kinds = [str(kind) for kind in random.permutation(kinds)]
    smaller = 0.92 if len(kinds) == 4 else 1.0
    spans = {"tangerine": (0.92 * smaller, 1.0 * smaller), "nectarine": (1.02, 1.09)}
    radii = [float(random.uniform(*spans[kind])) for kind in kinds]
    places = _apart(area, radii, random)
    materials = {
        kind: foods.skin_material(kind, foods.SKINS[kind]) for kind in ("tangerine", "nectarine")
    }
    fruits = []
    for number, (kind, radius, (x, y)) in enumerate(zip(kinds, radii, places, strict=True)):
        turn = (
            Matrix.Rotation(random.uniform(0.0, 2 * math.pi), 4, "Z")
            @ Matrix.Rotation(random.uniform(0.1, 1.6), 4, "Y")
            @ Matrix.Rotation(random.uniform(0.0, 2 * math.pi), 4, "Z")
        )
        patch = None
        if contents.fruit_damage and number == contents.damaged_fruit:
            patch = draw_patch(contents.fruit_damage, turn, random)
        meshes = foods.fruit_meshes(kind, materials[kind], random, patch)
        bodies = [shapes.place(kind, mesh) for mesh in meshes]
        for body in bodies:
            body.pass_index = FIRST_FRUIT_ID + number
            body.matrix_world = turn @ Matrix.Scale(radius, 4)
        low = shapes.world_vertices(bodies[0])[:, 2].min()
        for body in bodies:
            body.matrix_world = Matrix.Translation((x, y, tray.FLOOR_TOP - low)) @ body.matrix_world
        if patch is not None:
            bodies[-1].pass_index = tray.DAMAGE_ID
        fruits.append(
            {"kind": kind, "x": round(x, 4), "y": round(y, 4), "radius": round(radius, 4)}
        )
    return fruits


def _apart(
    area: Area, radii: Sequence[float], random: np.random.Generator
) -> list[tuple[float, float]]:
    """Draw places for circles that stay inside the area and apart from each other."""
    sizes = np.array(radii) + 0.04
    low = np.array([area.left, area.bottom]) + sizes[:, None]
    high = np.array([area.right, area.top]) - sizes[:, None]
    for _ in range(40):
        drawn = random.uniform(low, high, (4000, len(sizes), 2))
        gaps = np.linalg.norm(drawn[:, :, None] - drawn[:, None], axis=-1)
        gaps -= sizes[:, None] + sizes + np.where(np.eye(len(sizes)), -10.0, 0.0)
        fitting = np.flatnonzero((gaps > -0.06).all(axis=(1, 2)))
        if len(fitting):
            return [(float(x), float(y)) for x, y in drawn[fitting[0]]]
    raise RuntimeError("the fruits do not fit into their half: make them smaller")


def draw_patch(kind: str, turn: Matrix, random: np.random.Generator) -> foods.Patch:
    """Draw a damage of a fruit on the side that is turned to the camera."""
    angle, depth, stops = foods.DAMAGES[kind]
    heading, leaning = random.uniform(0.0, 2 * math.pi), random.uniform(0.15, 0.75)
    seen = Vector((math.cos(heading) * leaning, math.sin(heading) * leaning, 1.0)).normalized()
    x, y, z = turn.to_3x3().transposed() @ seen
    skin = foods.Skin(stops, scale=3.5, detail=5.0, roughness=0.6, relief=0.5, relief_scale=9.0)
    return foods.Patch((x, y, z), angle * float(random.uniform(0.85, 1.2)), depth, skin)


def widest_gap(
    area: Area, fruits: Sequence[dict[str, Any]], random: np.random.Generator
) -> tuple[float, float]:
    """Find the place between the fruits that is farthest from all of them."""
    places = area.inset(0.5).draw(random, 600)
    if not fruits:
        return float(places[0, 0]), float(places[0, 1])
    apart = [
        np.hypot(places[:, 0] - fruit["x"], places[:, 1] - fruit["y"]) - fruit["radius"]
        for fruit in fruits
    ]
    x, y = places[np.min(apart, axis=0).argmax()]
    return float(x), float(y)


def pour_cereals(
    contents: Contents, place: Layout, terrain: Terrain, random: np.random.Generator
) -> dict[str, Any]:
    """Heap the cereals up: a bumpy bed with flakes and clusters on it."""
    if contents.cereals == "none":
        return {"flakes": 0}
    area, reach, heights = _heap(contents, place, terrain, random)
    visible = (heights > terrain.heights + 0.01) & tray.inside(reach, terrain.x, terrain.y)
    _build_bed(reach, heights, terrain)
    terrain.raise_to(np.where(visible, heights, 0.0))
    cells = np.argwhere(visible)
    count = round(len(cells) * 0.052 * float(random.uniform(0.95, 1.05)))
    rows, columns = cells[random.integers(0, len(cells), count)].T
    places = np.stack([terrain.x[0, columns], terrain.y[rows, 0]], axis=1)
    if contents.cereals == "underflow":
        stray = area.draw(random, 14)
        places = np.concatenate([places, stray])
    if contents.cereals != "overflow":
        room = area.inset(0.15)
        places = room.centre + (places - area.centre) * np.divide(room.size, area.size)
    flake, cluster = (foods.skin_material(k, foods.SKINS[k]) for k in ("flake", "cluster"))
    meshes = foods.flake_meshes(random, flake, cluster)
    mixed = intruders.other_cereals(contents.mixed)
    surplus = round(len(places) * 0.12) if mixed else 0
    for number, (x, y) in enumerate(places):
        strange = number >= len(places) - surplus
        mesh = mixed[number % len(mixed)] if strange else meshes[random.integers(0, len(meshes))]
        thickness = 0.3 if strange else 0.18 if mesh.name.startswith("cluster") else 0.07
        body = shapes.place("cereal", mesh)
        tilt = float(random.normal(0.0, 0.22))
        pose = terrain.settle(
            (x, y), 0.18, thickness, heading=random.uniform(0.0, 2 * math.pi), tilt=tilt
        )
        body.matrix_world = pose @ Matrix.Scale(random.uniform(0.85, 1.15), 4)
        body.pass_index = MIXED_ID if strange else CEREALS_ID
    return {"flakes": len(places) - surplus, "other_cereals": surplus}


def _heap(
    contents: Contents, place: Layout, terrain: Terrain, random: np.random.Generator
) -> tuple[Area, Area, np.ndarray]:
    """Return the compartment of the cereals, how far they reach, and the height of their bed."""
    area = place.cereals
    x, y = terrain.x, terrain.y
    bumps = foods.waves(random, 3.0)(np.stack([x.ravel(), y.ravel()], axis=1)).reshape(x.shape)
    level = float(random.uniform(0.3, 0.42))
    u = np.clip((x - area.centre[0]) / area.size[0] * 2, -1, 1)
    v = np.clip((y - area.centre[1]) / area.size[1] * 2, -1, 1)
    if contents.cereals == "full":
        dome = float(random.uniform(0.08, 0.22)) * (1 - u**2) * (1 - v**2)
        return area, area, level + dome + 0.035 * bumps
    if contents.cereals == "underflow":
        heading = random.uniform(0.0, 2 * math.pi)
        across = u * math.cos(heading) + v * math.sin(heading) + 0.10 * bumps
        rise = across - np.quantile(across[tray.inside(area, x, y)], random.uniform(0.48, 0.58))
        return area, area, np.minimum(tray.FLOOR_TOP + 0.6 * rise, 0.42) + 0.015 * bumps
    side = math.copysign(1.0, area.centre[0])
    if contents.spill == "toppings":
        core = area.grown(-0.9, -0.9, -0.3, -1.4)
        reach, along, slope = area.grown(bottom=1.9), u, 0.8
        beyond = y < area.bottom
    else:
        core = area.grown(-1.4, -0.35, -1.2, -1.2).mirrored()
        core = core if side < 0 else core.mirrored()
        reach = area.grown(right=1.6) if side > 0 else area.grown(left=1.6)
        along, slope, beyond = v, 1.0, np.abs(x) > tray.OUTER_X / 2 - tray.WALL
    apart = np.hypot(
        np.maximum(np.maximum(core.left - x, x - core.right), 0.0),
        np.maximum(np.maximum(core.bottom - y, y - core.top), 0.0),
    )
    heights = 1.75 - slope * apart + 0.05 * bumps
    return area, reach, np.where(beyond, heights * (1 - np.abs(along) ** 4), heights)


def _build_bed(reach: Area, heights: np.ndarray, terrain: Terrain) -> None:
    x, y = terrain.x[0], terrain.y[:, 0]
    columns = np.flatnonzero((x > reach.left - 0.05) & (x < reach.right + 0.05))[::2]
    rows = np.flatnonzero((y > reach.bottom - 0.05) & (y < reach.top + 0.05))[::2]
    vertices = [(x[column], y[row], heights[row, column]) for row in rows for column in columns]
    wide = len(columns)
    faces = [
        (start, start + 1, start + wide + 1, start + wide)
        for row in range(len(rows) - 1)
        for start in range(row * wide, row * wide + wide - 1)
    ]
    material = foods.skin_material("crumb bed", foods.SKINS["crumb bed"])
    bed = shapes.place("bed", foods.solid("bed", np.array(vertices), faces, material))
    bed.pass_index = CEREALS_ID


def pour_toppings(
    contents: Contents, area: Area, terrain: Terrain, random: np.random.Generator
) -> dict[str, list[list[float]]]:
    """Scatter banana chips and almonds, each where little lies already; return their places."""
    made = {
        "banana chips": (foods.chip_meshes, "banana chip", contents.chips, CHIPS_ID, 0.45, 0.10),
        "almonds": (foods.almond_meshes, "almond", contents.almonds, ALMONDS_ID, 0.27, 0.26),
    }
    things = []
    for name, (make, skin, count, pass_index, radius, thickness) in made.items():
        material = foods.skin_material(skin, foods.SKINS[skin])
        whole = count
        if contents.crushed in (name, "both"):
            whole = int(random.integers(0, 3))
            crumbs = foods.crumb_meshes(random, material)
            pieces = 16 * (count - whole)
            things += [(name, crumbs, CRUMBS_ID, 0.11, 0.07)] * pieces
        things += [(name, make(random, material), pass_index, radius, thickness)] * whole
    found: dict[str, list[list[float]]] = {name: [] for name in made}
    # the almonds come rather late, so that few of them are hidden below the chips
    late = np.array([thing[2] == ALMONDS_ID for thing in things], float)
    for k in np.argsort(random.random(len(things)) + 0.7 * late):
        name, meshes, pass_index, radius, thickness = things[k]
        reach = {CHIPS_ID: 0.49, ALMONDS_ID: 0.40, CRUMBS_ID: 0.15}[pass_index]
        candidates = area.inset(reach).draw(random, 12)
        x, y = candidates[terrain.height(candidates, radius).argmin()]
        heading, tilt = random.uniform(0.0, 2 * math.pi), float(random.normal(0.0, 0.06))
        body = shapes.place(name, meshes[random.integers(0, len(meshes))])
        pose = terrain.settle((x, y), radius, thickness, heading=heading, tilt=tilt)
        body.matrix_world = pose @ Matrix.Scale(random.uniform(0.92, 1.06), 4)
        body.pass_index = pass_index
        if pass_index != CRUMBS_ID:
            found[name].append([round(float(x), 3), round(float(y), 3), round(heading, 3)])
    return found


def damage_box(kind: str, gap: tuple[float, float], random: np.random.Generator) -> None:
    """Burn the lip or a hole into the floor between the fruits."""
    if kind == BOX_DAMAGES[1]:
        outline = tray.blob(gap, random.uniform(0.26, 0.38, 2), random)
        hole = tray.plate("hole", outline, tray.FLOOR_TOP + 0.004, tray.DAMAGE_ID)
        hole.data.materials.append(studio.plastic("depth", (0.012, 0.014, 0.018), roughness=0.9))
        return
    x, y = float(random.uniform(-3.0, 3.0)), float(random.choice((-1.0, 1.0)))
    centre = (x, y * (tray.OUTER_Y / 2 + 0.06))
    outline = tray.blob(centre, (random.uniform(0.4, 0.7), 0.145), random)
    burn = tray.plate("burn", outline, tray.WALL_TOP + 0.004, tray.DAMAGE_ID)
    skin = foods.Skin(
        ((0.38, (0.012, 0.008, 0.006)), (0.65, (0.13, 0.065, 0.025))),
        scale=4.0, detail=6.0, roughness=0.7, relief=0.8, relief_scale=9.0,
    )  # fmt: skip
    burn.data.materials.append(foods.skin_material("burn", skin))


def drop_foreign(
    contents: Contents,
    place: Layout,
    gap: tuple[float, float],
    terrain: Terrain,
    random: np.random.Generator,
) -> None:
    """Let a thing that does not belong there lie in one of the compartments."""
    where = gap
    if contents.foreign_place != "fruits":
        area = place.cereals if contents.foreign_place == "cereals" else place.toppings
        where = tuple(float(value) for value in area.inset(0.6).draw(random, 1)[0])
    heading = random.uniform(0.0, 2 * math.pi)
    pose = terrain.settle(where, 0.3, 0.16, heading=heading, tilt=0.0)
    for body in intruders.foreign_thing(contents.foreign, random):
        body.matrix_world = pose @ body.matrix_world
        body.pass_index = FOREIGN_ID

"""Screws, nuts, washers and foreign things, and how they come to lie in the bag."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import bpy
import cv2
import numpy as np
import shapes
import studio
from mathutils import Matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

# The inside of the bag: x, y of its corners at the lower left and at the upper right.
INSIDE = ((-3.22, -2.2), (3.22, 1.7))
CELL = 0.05  # the side of a cell of the height maps
LEFT, BOTTOM = -3.6, -2.6  # where the height maps begin
MAP_X, MAP_Y = 145, 105

SHANK, PITCH, THREAD_DEPTH = 0.125, 0.092, 0.026  # the first is a radius
HEAD_APOTHEM, HEAD_HEIGHT = 0.215, 0.17
NUT_APOTHEM, NUT_HOLE, NUT_HEIGHT = 0.225, 0.115, 0.2
WASHER_RADIUS, WASHER_HOLE, WASHER_HEIGHT = 0.29, 0.142, 0.055

# Linear RGB.
PAINTS = {"blue": (0.012, 0.07, 0.50), "red": (0.55, 0.015, 0.012), "green": (0.01, 0.27, 0.06)}


@dataclass(frozen=True, slots=True)
class Item:
    """Say what one thing in the bag is; only screws have a length, in scene units."""

    category: str
    pass_index: int
    length: float = 0.0
    paint: str = ""
    broken: bool = False


def throw(
    items: Sequence[Item], random: np.random.Generator
) -> tuple[list[bpy.types.Object], list[dict[str, Any]]]:
    """Throw the things into the bag until all lie still, inside and hardly on each other.

    Returns the objects and a description of each.
    """
    finishes = _finishes()
    bodies = []
    for item in items:
        mesh = _mesh(item, random)
        mesh.materials.append(finishes[item.paint or item.category])
        bodies.append(shapes.place(item.category, mesh))
        bodies[-1].pass_index = item.pass_index
    for attempt in range(30):
        _hold(bodies, items, random)
        motion = studio.let_fall(bodies, _walls(), frames=60)
        if motion < 0.006 and _lie_well(bodies):
            return bodies, [
                _resting(body, item) | {"attempt": attempt}
                for body, item in zip(bodies, items, strict=True)
            ]
    raise RuntimeError("the things in the bag did not come to rest in 30 attempts")


def height_map(bodies: Sequence[bpy.types.Object]) -> np.ndarray:
    """Return how high the bodies reach in each cell (row from the bottom), 0 where none is."""
    heights = np.zeros((MAP_Y, MAP_X), np.float32)
    for body in bodies:
        points = shapes.world_vertices(body)
        column = np.clip(np.rint((points[:, 0] - LEFT) / CELL).astype(int), 0, MAP_X - 1)
        row = np.clip(np.rint((points[:, 1] - BOTTOM) / CELL).astype(int), 0, MAP_Y - 1)
        np.maximum.at(heights, (row, column), points[:, 2])
    return cv2.dilate(heights, np.ones((3, 3), np.uint8))


def _finishes() -> dict[str, bpy.types.Material]:
    made = {
        "long screw": _metal("black oxide", (0.052, 0.038, 0.026), 0.32, 0.7),
        "short screw": _metal("blued steel", (0.05, 0.115, 0.31), 0.34, 0.7),
        "nut": _metal("brass", (0.83, 0.52, 0.10), 0.36, 0.7),
        "washer": _metal("zinc", (0.86, 0.87, 0.86), 0.42, 0.55),
        "foil": _metal("foil", (0.85, 0.84, 0.80), 0.22, 0.8),
        "wood": studio.plastic(
            "wood", (0.36, 0.17, 0.055), roughness=0.8, grain=0.8, grain_scale=14.0
        ),
        "granule": studio.plastic("granule", (0.02, 0.40, 0.16), roughness=0.3),
    }
    paints = {name: studio.plastic(name, rgb, roughness=0.3) for name, rgb in PAINTS.items()}
    return made | paints


def _metal(
    name: str, colour: tuple[float, float, float], roughness: float, metallic: float
) -> bpy.types.Material:
    material = studio.steel(name)
    surface = material.node_tree.nodes["Principled BSDF"]
    surface.inputs["Base Color"].default_value = (*colour, 1.0)
    surface.inputs["Roughness"].default_value = roughness
    surface.inputs["Metallic"].default_value = metallic
    return material


def _mesh(item: Item, random: np.random.Generator) -> bpy.types.Mesh:
    if item.length:
        return _screw(item.length, headless=item.broken)
    if item.category == "nut":
        return _nut(180.0 + float(random.uniform(-15, 25)) if item.broken else 360.0)
    if item.category == "washer":
        return _washer(360.0 - float(random.uniform(50, 120)) if item.broken else 360.0)
    if item.category == "granule":
        return _granule(float(random.uniform(0.085, 0.125)))
    return _scrap(item.category, random)


def _screw(length: float, *, headless: bool) -> bpy.types.Mesh:
    """Make a hexagon bolt along z, its head at the negative end; the origin is its middle."""
    angles = _angles(24)
    hexagon = _hexagon(angles, HEAD_APOTHEM)
    threaded = np.arange(HEAD_HEIGHT + 0.07, length - 0.05, PITCH / 6)
    wave = np.abs((threaded[:, None] / PITCH - angles / math.tau) % 1.0 - 0.5) * 2
    radii = [*(SHANK - THREAD_DEPTH * wave), np.full(24, SHANK - 0.045)]
    heights = [*np.repeat(threaded[:, None], 24, axis=1), np.full(24, length)]
    if headless:
        # it broke off obliquely, with an uneven surface
        start = HEAD_HEIGHT + 0.05 + 0.05 * np.cos(angles) + 0.02 * np.cos(5 * angles)
        radii.insert(0, np.full(24, SHANK - 0.02))
        heights.insert(0, start)
        heights[1:] = [np.maximum(ring, start + 0.005) for ring in heights[1:]]
    else:
        radii[:0] = [
            np.minimum(hexagon, 0.96 * HEAD_APOTHEM), np.minimum(hexagon, 1.12 * HEAD_APOTHEM),
            hexagon, hexagon, np.minimum(hexagon, 1.02 * HEAD_APOTHEM), np.full(24, SHANK),
        ]  # fmt: skip
        head = (0.0, 0.025, 0.04, HEAD_HEIGHT - 0.01, HEAD_HEIGHT, HEAD_HEIGHT + 0.005)
        heights[:0] = [np.full(24, z) for z in head]
    return _ring_mesh("screw", np.array(radii), np.array(heights) - length / 2, angles)


def _nut(arc: float) -> bpy.types.Mesh:
    angles = _angles(48, arc)
    hexagon, half = _hexagon(angles, NUT_APOTHEM), NUT_HEIGHT / 2
    round_edge = np.minimum(hexagon, 1.07 * NUT_APOTHEM)
    hole, wide_hole = np.full_like(angles, NUT_HOLE), np.full_like(angles, NUT_HOLE + 0.03)
    radii = np.array([round_edge, hexagon, hexagon, round_edge, wide_hole, hole, hole, wide_hole])
    z = np.array([-half, 0.035 - half, half - 0.035, half, half, half - 0.03, 0.03 - half, -half])
    return _ring_mesh("nut", radii, z[:, None] + 0 * radii, angles, arc=arc, tube=True)


def _washer(arc: float) -> bpy.types.Mesh:
    angles, half, edge = _angles(48, arc), WASHER_HEIGHT / 2, 0.012
    middle = (WASHER_RADIUS + WASHER_HOLE) / 2
    profile = (
        (WASHER_RADIUS - edge, -half), (WASHER_RADIUS, edge - half), (WASHER_RADIUS, half - edge),
        (WASHER_RADIUS - edge, half), (middle, half), (WASHER_HOLE + edge, half),
        (WASHER_HOLE, half - edge), (WASHER_HOLE, edge - half), (WASHER_HOLE + edge, -half),
        (middle, -half),
    )  # fmt: skip
    radii, z = (np.repeat(side[:, None], len(angles), axis=1) for side in np.array(profile).T)
    return _ring_mesh("washer", radii, z, angles, arc=arc, tube=True)


def _angles(count: int, arc: float = 360.0) -> np.ndarray:
    return np.linspace(0.0, math.radians(arc), count, endpoint=arc < 360.0)


def _hexagon(angles: np.ndarray, apothem: float) -> np.ndarray:
    return apothem / np.cos(angles % (math.pi / 3) - math.pi / 6)


def _ring_mesh(
    name: str,
    radii: np.ndarray,
    heights: np.ndarray,
    angles: np.ndarray,
    *,
    arc: float = 360.0,
    tube: bool = False,
) -> bpy.types.Mesh:
    """Join rings of points around z, each (angles,) of radii and heights.

    A `tube` also joins the last ring with the first; otherwise both are closed with a face. An
    arc below 360 degrees leaves a piece out.
    """
    rings, points = radii.shape
    vertices = np.stack([radii * np.cos(angles), radii * np.sin(angles), heights], axis=-1)
    whole = arc >= 360.0
    faces: list[tuple[int, ...]] = []
    for ring in range(rings if tube else rings - 1):
        below, above = ring * points, (ring + 1) % rings * points
        for k in range(points if whole else points - 1):
            onward = (k + 1) % points
            faces.append((below + k, below + onward, above + onward, above + k))
    if not tube:
        faces.append(tuple(reversed(range(points))))
        faces.append(tuple(range((rings - 1) * points, rings * points)))
    elif not whole:
        faces.append(tuple(range(0, rings * points, points)))
        faces.append(tuple(reversed(range(points - 1, rings * points, points))))
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices.reshape(-1, 3).tolist(), [], faces)
    mesh.shade_smooth()
    mesh.set_sharp_from_angle(angle=math.radians(34.0))
    return mesh


def _granule(radius: float) -> bpy.types.Mesh:
    around = np.linspace(0.08, math.pi - 0.08, 9)
    radii = np.repeat(radius * np.sin(around)[:, None], 16, axis=1)
    heights = np.repeat(-0.6 * radius * np.cos(around)[:, None], 16, axis=1)
    return _ring_mesh("granule", radii, heights, _angles(16))


def _scrap(kind: str, random: np.random.Generator) -> bpy.types.Mesh:
    """Make an irregular piece: a long splinter of wood or a crumpled piece of foil."""
    angles, foil = _angles(20), kind == "foil"
    outline = random.uniform(0.22, 0.42, 20) if foil else random.uniform(0.30, 0.36, 20)
    share = np.array([1.0, 1.0, 0.75, 0.5, 0.25, 0.02] if foil else [1.0, 1.0, 0.9, 0.05])
    radii = outline * share[:, None]
    heights = random.normal(0.0, 0.035 if foil else 0.006, radii.shape) + (0.03 if foil else 0.05)
    heights[0] = heights[1] - 0.02 if foil else 0.0
    mesh = _ring_mesh(kind, radii, heights, angles)
    if not foil:
        mesh.transform(Matrix.Diagonal((1.9, 0.42, 1.0, 1.0)))
    return mesh


def _walls() -> list[bpy.types.Object]:
    """Add what the things fall against: the table and the closed edges of the bag."""
    (left, bottom), (right, top) = INSIDE
    x, y, high = (left + right) / 2, (bottom + top) / 2, 6.0
    return [
        shapes.box("stop", (0, 0, -0.5), (14, 14, 1.0)),
        shapes.box("stop", (left - 0.5, y, high / 2), (1, 8, high)),
        shapes.box("stop", (right + 0.5, y, high / 2), (1, 8, high)),
        shapes.box("stop", (x, bottom - 0.5, high / 2), (12, 1, high)),
        shapes.box("stop", (x, top + 0.5, high / 2), (12, 1, high)),
    ]


def _hold(
    bodies: Sequence[bpy.types.Object], items: Sequence[Item], random: np.random.Generator
) -> None:
    """Hold the things over the bag: most apart from each other, some a little over another."""
    taken = np.zeros((MAP_Y, MAP_X), bool)
    order = sorted(range(len(items)), key=lambda k: -items[k].length)
    for rank, k in enumerate(order):
        allowed = 0.25 if random.random() < 0.35 else 0.0
        for _ in range(300):
            _pose(bodies[k], 0.3 + 0.12 * rank, random, lying=items[k].length > 0.0)
            covered = height_map([bodies[k]]) > 0.0
            if (covered & taken).sum() <= allowed * covered.sum():
                break
        # a margin around it, so that things do not all but touch too often
        taken |= cv2.dilate(covered.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)


def _pose(
    body: bpy.types.Object, height: float, random: np.random.Generator, *, lying: bool
) -> None:
    heading, roll = random.uniform(0.0, math.tau, 2)
    tilt = math.pi / 2 if lying else random.choice((0.0, math.pi)) + random.normal(0.0, 0.12)
    turn = (
        Matrix.Rotation(heading, 4, "Z")
        @ Matrix.Rotation(tilt, 4, "Y")
        @ Matrix.Rotation(roll, 4, "Z")
    )
    body.matrix_world = turn
    extent = shapes.world_vertices(body)
    low = np.array(INSIDE[0]) + 0.02 - extent[:, :2].min(axis=0)
    high = np.array(INSIDE[1]) - 0.02 - extent[:, :2].max(axis=0)
    x, y = random.uniform(low, np.maximum(high, low))
    body.matrix_world = Matrix.Translation((x, y, height)) @ turn


def _lie_well(bodies: Sequence[bpy.types.Object]) -> bool:
    """Say whether all lie in the bag, none upright, and none hides much of another."""
    maps = [height_map([body]) > 0.0 for body in bodies]
    for number, body in enumerate(bodies):
        points = shapes.world_vertices(body)
        low, high = points.min(axis=0), points.max(axis=0)
        if (low[:2] < np.array(INSIDE[0]) - 0.01).any() or low[2] < -0.03:
            return False
        if (high[:2] > np.array(INSIDE[1]) + 0.01).any() or high[2] > 0.62:
            return False
        others = np.any([other for k, other in enumerate(maps) if k != number], axis=0)
        if (maps[number] & others).sum() > 0.3 * maps[number].sum():
            return False
    return True


def _resting(body: bpy.types.Object, item: Item) -> dict[str, Any]:
    """Say what a thing is and where it came to rest; the angle is the direction of its z axis."""
    axis = body.matrix_world.to_3x3().col[2]
    return {
        "category": item.category,
        "length": round(item.length, 3),
        "paint": item.paint,
        "broken": item.broken,
        "position": [round(value, 4) for value in body.matrix_world.translation],
        "axis_angle": round(math.degrees(math.atan2(axis.y, axis.x)), 2),
        "axis_elevation": round(math.degrees(math.asin(max(-1.0, min(1.0, axis.z)))), 2),
    }

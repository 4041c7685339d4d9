"""The cable between two splicing connectors: its course, its insulation, its copper strands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy
import numpy as np
import studio
from splicing_connectors import COLOURS, ENTRY_X, PITCH, Connector, entry

if TYPE_CHECKING:
    from collections.abc import Sequence

CABLE_ID, SECOND_CABLE_ID, LOOSE_END_ID = 40, 41, 42
GHOST_STRETCH_ID = 102
CABLE_IDS = (CABLE_ID, SECOND_CABLE_ID, LOOSE_END_ID)
BARE_END = 0.24  # length of the stripped copper
INSIDE_X = 0.5  # how deep a plugged cable is in the connector


@dataclass(frozen=True, slots=True)
class Cable:
    """Say how a cable runs; its course is told as shares of its own length."""

    slots: tuple[int, int]  # on the left and on the right, from 0 at the top
    colour: str
    radius: float
    shape: str  # "C" or "S"
    bend: float  # sideways, as a share of the distance; upwards if positive
    state: str = "whole"  # or "cut" or "bare", at a damaged stretch
    damaged: tuple[float, float] = (0.0, 0.0)
    damage_bend: float = 0.0
    loose: str = ""  # the side that is not plugged
    loose_offset: tuple[float, float] = (0.0, 0.0)  # short of the entry; upwards
    not_plugged: bool = False  # the loose end has a connector that it should be in


def build_cable(cable: Cable, left: Connector, right: Connector, *, second: bool) -> None:
    """Add a cable with its bare copper and the hidden ghost of a damaged stretch."""
    # a little light goes into soft insulation: rough and not quite even
    coat = studio.plastic(f"cable {cable.colour}", COLOURS[cable.colour], roughness=0.36, grain=0.1)
    copper = _copper()
    path = _course(cable, left, right)
    number = SECOND_CABLE_ID if second else CABLE_ID
    if cable.state != "whole":
        _build_damaged(cable, path, coat, copper)
        return
    low, high = 0.0, 1.0
    length = _length(path)
    if cable.loose == "left":
        low = BARE_END / length
        _strands(_stretch(path, 0.0, low + 0.01), cable.radius * 0.5, copper, number)
    elif cable.loose == "right":
        high = 1.0 - BARE_END / length
        _strands(_stretch(path, high - 0.01, 1.0), cable.radius * 0.5, copper, number)
    if not cable.not_plugged:
        _tube(_stretch(path, low, high), cable.radius, coat, number)
        return
    at_left = cable.loose == "left"
    part = 0.55 / length
    bounds = (low, low + part, high) if at_left else (low, high - part, high)
    ids = (LOOSE_END_ID, number) if at_left else (number, LOOSE_END_ID)
    for start, end, piece in zip(bounds, bounds[1:], ids, strict=False):
        _tube(_stretch(path, start, end), cable.radius, coat, piece)
    for body in bpy.data.objects:
        if body.name.startswith("strand"):
            body.pass_index = LOOSE_END_ID
    side, connector = ("left", left) if at_left else ("right", right)
    tip = path[0] if at_left else path[-1]
    mouth = entry(connector, side, cable.slots[0 if at_left else 1])
    _ghost([tip, mouth], cable.radius * 1.3)


def _build_damaged(
    cable: Cable, path: np.ndarray, coat: bpy.types.Material, copper: bpy.types.Material
) -> None:
    start, end = cable.damaged
    tip = 0.13 / _length(path)
    where = np.linspace(0.0, 1.0, len(path))
    _ghost(_stretch(path, start, end), cable.radius * 1.45)
    if cable.state == "cut":
        # the two ends no longer meet: each is bent aside on its own
        pull = np.where(where < (start + end) / 2, where / start, (1 - where) / (1 - end))
        sign = np.where(where < (start + end) / 2, 1.0, -0.8)
        path = path + _sideways(path) * (cable.damage_bend * sign * pull**3)[:, None]
        _tube(_stretch(path, 0.0, start), cable.radius, coat, CABLE_ID)
        _strands(_stretch(path, start - 0.01, start + tip), cable.radius * 0.5, copper, CABLE_ID)
        _tube(_stretch(path, end, 1.0), cable.radius, coat, SECOND_CABLE_ID)
        other = _stretch(path, end - tip, end + 0.01)
        _strands(other, cable.radius * 0.5, copper, SECOND_CABLE_ID)
        return
    _tube(_stretch(path, 0.0, start), cable.radius, coat, CABLE_ID)
    _tube(_stretch(path, end, 1.0), cable.radius, coat, CABLE_ID)
    bare = _stretch(path, start - 0.01, end + 0.01)
    _strands(bare, cable.radius * 0.62, copper, CABLE_ID, splay=0.05)


def _course(cable: Cable, left: Connector, right: Connector) -> np.ndarray:
    """Return the cable's middle line from left to right in even steps, shape (n, 3)."""
    ends, headings = [], []
    for number, (side, connector) in enumerate((("left", left), ("right", right))):
        direction = 1.0 if side == "left" else -1.0
        angle = math.radians(connector.turn)
        heading = np.array([math.cos(angle), math.sin(angle)])
        if cable.loose == side:
            short, aside = cable.loose_offset
            x = connector.x + direction * (ENTRY_X + short)
            y = _level(connector, cable.slots[number]) + aside
            ends.append(np.array([x, y, cable.radius]))
        else:
            ends.append(entry(connector, side, cable.slots[number], INSIDE_X))
        headings.append(heading)
    (first, last), distance = ends, float(np.linalg.norm(ends[1][:2] - ends[0][:2]))
    t = np.linspace(0.0, 1.0, 400)[:, None]
    plane = (
        (2 * t**3 - 3 * t**2 + 1) * first[:2]
        + (t**3 - 2 * t**2 + t) * distance * headings[0]
        + (3 * t**2 - 2 * t**3) * last[:2]
        + (t**3 - t**2) * distance * headings[1]
    )
    across = np.array([-(last - first)[1], (last - first)[0]]) / distance
    swing = np.sin(np.pi * t) ** 2 if cable.shape == "C" else np.sin(2 * np.pi * t)
    if cable.shape == "S":
        swing = swing * np.sin(np.pi * t)
    plane = plane + across * swing * cable.bend * distance
    path = np.column_stack([plane, _heights(first[2], last[2], cable.radius, t[:, 0], distance)])
    if cable.state == "bare":
        middle = sum(cable.damaged) / 2
        kink = np.maximum(0.0, 1.0 - np.abs(t[:, 0] - middle) / 0.11)
        path = path + _sideways(path) * (cable.damage_bend * kink)[:, None]
    return _stretch(path, 0.0, 1.0)


def _level(connector: Connector, slot: int) -> float:
    """Return the height in the picture at which a bay is or would be."""
    return connector.y + ((connector.clamps - 1) / 2 - slot) * PITCH


def _heights(
    first: float, last: float, radius: float, t: np.ndarray, distance: float
) -> np.ndarray:
    """Let a cable come down from its entries to the mat."""
    reach = min(1.3 / distance, 0.5)
    down = [np.clip(part / reach, 0.0, 1.0) for part in (t, 1.0 - t)]
    ease = [1.0 - part**2 * (3 - 2 * part) for part in down]
    return radius + (first - radius) * ease[0] + (last - radius) * ease[1]


def _length(path: np.ndarray) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _stretch(path: np.ndarray, start: float, end: float) -> np.ndarray:
    """Return the part of a line between two shares of its length, in even steps."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    along /= along[-1]
    wanted = np.linspace(start, end, max(int(160 * (end - start)), 8))
    return np.column_stack([np.interp(wanted, along, path[:, axis]) for axis in range(3)])


def _sideways(path: np.ndarray) -> np.ndarray:
    along = np.gradient(path[:, :2], axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    return np.column_stack([-along[:, 1], along[:, 0], np.zeros(len(path))])


def _tube(
    points: Sequence[np.ndarray] | np.ndarray,
    radius: float,
    material: bpy.types.Material | None,
    number: int,
    *,
    name: str = "cable",
) -> bpy.types.Object:
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions, curve.use_fill_caps = "3D", True
    curve.bevel_depth, curve.bevel_resolution = radius, 5
    spline = curve.splines.new("POLY")
    spline.points.add(len(points) - 1)
    for point, place in zip(spline.points, points, strict=True):
        point.co = (*map(float, place), 1.0)
    spline.use_smooth = True
    if material is not None:
        curve.materials.append(material)
    body = bpy.data.objects.new(name, curve)
    body.pass_index = number
    bpy.context.scene.collection.objects.link(body)
    return body


def _ghost(points: Sequence[np.ndarray] | np.ndarray, radius: float) -> None:
    raised = [np.array([x, y, max(z, radius) + 0.05]) for x, y, z in points]
    _tube(raised, radius, None, GHOST_STRETCH_ID, name="ghost").hide_render = True


def _strands(
    path: np.ndarray,
    radius: float,
    copper: bpy.types.Material,
    number: int,
    *,
    splay: float = 0.02,
) -> None:
    """Twist seven copper strands around a line; they splay a little in its middle."""
    share = np.linspace(0.0, 1.0, len(path))
    aside = _sideways(path)
    _tube(path, radius * 0.5, copper, number, name="strand")
    for k in range(6):
        angle = k * math.pi / 3 + 2.4 * share
        reach = radius + splay * np.sin(np.pi * share) ** 2 * (0.4 + 0.6 * (k % 3))
        line = path + aside * (reach * np.cos(angle))[:, None]
        line[:, 2] = np.maximum(line[:, 2] + radius * np.sin(angle), 0.03)
        _tube(line, radius * 0.5, copper, number, name="strand")


def _copper() -> bpy.types.Material:
    material = studio.steel("copper")
    surface = material.node_tree.nodes["Principled BSDF"]
    surface.inputs["Base Color"].default_value = (0.78, 0.36, 0.17, 1.0)
    surface.inputs["Roughness"].default_value = 0.35
    return material

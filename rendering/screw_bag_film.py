"""The bag of clear film: how it drapes over what lies in it, its seams, its zip, its tears."""

from __future__ import annotations

import math
from dataclasses import dataclass

import bpy
import cv2
import numpy as np
import shapes
import studio
from screw_bag_parts import BOTTOM, CELL, INSIDE, LEFT, MAP_X, MAP_Y

HALF_X, HALF_Y, SEAM = 3.5, 2.45, 0.16
ZIP_Y = 1.92  # the middle between its two ribs
RIB_GAP = 0.15
FILM_ID, ZIP_ID, INSIDE_ID, TEAR_ID, OPENING_ID = 1, 2, 3, 4, 5
BAG_IDS = (FILM_ID, ZIP_ID, TEAR_ID)


@dataclass(frozen=True, slots=True)
class Tear:
    """Say where the film is torn, or, as `zip`, over which length the zip gapes."""

    kind: str
    x: float
    y: float
    heading: float
    length: float
    width: float

    def outline(self, grow: float = 0.0) -> np.ndarray:
        """Return the points of its edge, anticlockwise, shape (n, 2)."""
        t = np.linspace(-1.0, 1.0, 25)
        across = (1.0 - np.abs(t) ** 2.4) * (1.0 + 0.08 * np.sin(6.0 * t + self.x))
        upper = np.stack([t * (self.length / 2 + grow), across * (self.width / 2 + grow)], axis=1)
        lower = upper[::-1] * (1.0, -0.9)
        points = np.concatenate([upper[::-1], lower[::-1][1:-1]])
        cos, sin = math.cos(self.heading), math.sin(self.heading)
        return points @ np.array([[cos, sin], [-sin, cos]]) + (self.x, self.y)

    def contains(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Say for each point whether it lies in the opening."""
        ring = self.outline().astype(np.float32).reshape(-1, 1, 2)
        return np.array(
            [
                cv2.pointPolygonTest(ring, (float(a), float(b)), measureDist=False) >= 0
                for a, b in zip(x.ravel(), y.ravel(), strict=True)
            ]
        ).reshape(x.shape)


def build_bag(heights: np.ndarray, tear: Tear | None, random: np.random.Generator) -> float:
    """Drape the film over things of these heights; returns the factor of the bag's size."""
    size = float(random.uniform(0.99, 1.01))
    x, y = np.meshgrid(LEFT + CELL * np.arange(MAP_X), BOTTOM + CELL * np.arange(MAP_Y))
    z = _draped(x, y, heights, random)
    used = (np.abs(x) < HALF_X + 0.01) & (np.abs(y) < HALF_Y + 0.01)
    if tear is not None:
        used &= ~tear.contains(x, y)
    bend = _edge_bends(random)
    place = np.stack([*_bent(x, y, size, bend), z], axis=-1)
    film = _grid(place, used)
    haze = film.data.attributes.new("haze", "FLOAT", "POINT")
    haze.data.foreach_set("value", _haze(x, y, tear, random).ravel())
    film.data.materials.append(_film_material(random))
    film.pass_index = FILM_ID
    _build_zip(tear, size, bend)
    if tear is not None:
        _build_tear(tear, z)
    return size


def build_inside() -> None:
    """Add the hidden plate that marks the inside of the bag for the region pass."""
    (left, bottom), (right, top) = INSIDE
    centre = ((left + right) / 2, (bottom + top) / 2, 0.05)
    plate = shapes.box("inside", centre, (right - left + 0.1, top - bottom + 0.1, 0.002))
    plate.pass_index, plate.hide_render = INSIDE_ID, True


def _draped(
    x: np.ndarray, y: np.ndarray, heights: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Let the film hang over the things, held at seams and zip, and crinkle it."""
    to_edge = np.minimum(HALF_X - SEAM - np.abs(x), np.minimum(y + HALF_Y - SEAM, ZIP_Y - 0.15 - y))
    held = np.clip(to_edge / 0.55, 0.0, 1.0)
    held = held * held * (3.0 - 2.0 * held)
    stop = np.where(heights > 0.0, heights + 0.02, 0.0).astype(np.float32)
    z = np.maximum(stop, (0.16 * held).astype(np.float32))
    for _ in range(30):
        z = np.maximum(stop, cv2.GaussianBlur(z, (7, 7), 0) * np.minimum(held + 0.9, 1.0))
    crinkles = _noise(random, 3.0) * 0.016 + _noise(random, 8.0) * 0.05
    for _ in range(int(random.integers(9, 18))):
        crinkles += _crease(x, y, random)
    z = np.maximum(cv2.GaussianBlur(z, (5, 5), 0) + crinkles * (0.12 + 0.88 * held), stop * 0.98)
    return np.clip(z, 0.015, None) + 0.01


def _noise(random: np.random.Generator, cells: float) -> np.ndarray:
    rough = random.normal(0.0, 1.0, (MAP_Y, MAP_X)).astype(np.float32)
    smooth = cv2.GaussianBlur(rough, (0, 0), cells)
    return smooth / smooth.std()


def _crease(x: np.ndarray, y: np.ndarray, random: np.random.Generator) -> np.ndarray:
    centre_x, centre_y = random.uniform(-3.2, 3.2), random.uniform(-2.2, 1.8)
    heading, length = random.uniform(0.0, math.pi), random.uniform(0.4, 1.5)
    width, height = random.uniform(0.07, 0.14), random.uniform(-0.05, 0.075)
    along = (x - centre_x) * math.cos(heading) + (y - centre_y) * math.sin(heading)
    across = (y - centre_y) * math.cos(heading) - (x - centre_x) * math.sin(heading)
    across = across + random.uniform(-0.12, 0.12) * along**2
    return height * np.exp(-np.hypot(across, 0.02) / width - (along / length) ** 2)


def _edge_bends(random: np.random.Generator) -> np.ndarray:
    """Draw how far the four edges wander: two waves each of (amplitude, frequency, phase)."""
    return random.uniform((0.002, 0.4, 0.0), (0.006, 1.3, 6.28), (2, 2, 3))


def _bent(
    x: np.ndarray, y: np.ndarray, size: float, bend: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    bent_x, bent_y = size * x, size * y
    for (a, f, p), (b, g, q) in zip(bend[0], bend[1], strict=True):
        bent_x = bent_x + x * a * np.sin(f * y + p)
        bent_y = bent_y + y * b * np.sin(g * x + q)
    return bent_x, bent_y


def _haze(
    x: np.ndarray, y: np.ndarray, tear: Tear | None, random: np.random.Generator
) -> np.ndarray:
    """Say how whitish the film is: most at its cut edges and where it is welded or stretched."""
    haze = np.full(x.shape, 0.06) + 0.006 * _noise(random, 10.0)
    side, low = HALF_X - np.abs(x), y + HALF_Y
    haze += 0.09 * ((side < SEAM) | (low < SEAM))
    haze += 0.16 * ((np.abs(side - SEAM) < 0.03) | (np.abs(low - SEAM) < 0.03))
    haze += 0.22 * (np.minimum(np.minimum(side, low), HALF_Y - y) < 0.03)
    haze += 0.07 * (np.abs(y - ZIP_Y) < RIB_GAP)
    if tear is not None:
        near = np.zeros(x.shape, np.uint8)
        near[tear.contains(x, y)] = 1
        haze += 0.35 * cv2.GaussianBlur(near.astype(np.float32), (0, 0), 3.0)
    return np.clip(haze, 0.0, 1.0)


def _grid(place: np.ndarray, used: np.ndarray) -> bpy.types.Object:
    rows, columns = used.shape
    number = np.arange(rows * columns).reshape(rows, columns)
    corners = (number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1])
    whole = used[:-1, :-1] & used[:-1, 1:] & used[1:, 1:] & used[1:, :-1]
    mesh = bpy.data.meshes.new("film")
    faces = np.stack([corner[whole] for corner in corners], axis=1)
    mesh.from_pydata(place.reshape(-1, 3).tolist(), [], faces.tolist())
    mesh.shade_smooth()
    return shapes.place("film", mesh)


def _film_material(random: np.random.Generator) -> bpy.types.Material:
    """Make clear film: transparent, whitish where the mesh says so, with soft reflections."""
    material = bpy.data.materials.new("film")
    tree = material.node_tree
    tree.nodes.clear()
    kinds = ("BsdfTransparent", "BsdfDiffuse", "BsdfAnisotropic", "Attribute", "NewGeometry")
    clear, white, gloss, haze, side = (tree.nodes.new(f"ShaderNode{kind}") for kind in kinds)
    fresnel, index = (tree.nodes.new(f"ShaderNode{kind}") for kind in ("Fresnel", "MapRange"))
    clear.inputs["Color"].default_value = (0.97, 0.975, 0.98, 1.0)
    white.inputs["Color"].default_value = (0.9, 0.92, 0.95, 1.0)
    gloss.inputs["Roughness"].default_value = float(random.uniform(0.30, 0.36))
    haze.attribute_name = "haze"
    # from below Cycles would take the inverse and reflect all oblique light, as inside of glass
    index.inputs["To Min"].default_value, index.inputs["To Max"].default_value = 1.6, 1 / 1.6
    body, surface = (tree.nodes.new("ShaderNodeMixShader") for _ in range(2))
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    for start, end in (
        (haze.outputs["Fac"], body.inputs[0]),
        (clear.outputs[0], body.inputs[1]),
        (white.outputs[0], body.inputs[2]),
        (side.outputs["Backfacing"], index.inputs["Value"]),
        (index.outputs[0], fresnel.inputs["IOR"]),
        (fresnel.outputs[0], surface.inputs[0]),
        (body.outputs[0], surface.inputs[1]),
        (gloss.outputs[0], surface.inputs[2]),
        (surface.outputs[0], output.inputs["Surface"]),
    ):
        tree.links.new(start, end)
    return material


def _build_zip(tear: Tear | None, size: float, bend: np.ndarray) -> None:
    """Add the zip's two ribs with a red stripe above; a torn one gapes."""
    x = np.linspace(0.04 - HALF_X, HALF_X - 0.04, 90)
    gape = np.zeros_like(x)
    if tear is not None and tear.kind == "zip":
        t = np.clip((x - tear.x) / (tear.length / 2), -1.0, 1.0)
        gape = (tear.width / 2) * (1.0 - np.abs(t) ** 2.4)
    clear = studio.plastic("rib", (0.55, 0.58, 0.62), roughness=0.25)
    red = studio.plastic("stripe", (0.60, 0.02, 0.015), roughness=0.3)
    for y, width, material in (
        (ZIP_Y + RIB_GAP / 2 + gape, 0.05, clear),
        (ZIP_Y - RIB_GAP / 2 - gape, 0.05, clear),
        (ZIP_Y + RIB_GAP / 2 + 0.12 + 0.8 * gape, 0.045, red),
    ):
        ribbon = _ribbon(np.stack(_bent(x, y, size, bend), axis=1), np.full_like(x, 0.05), width)
        ribbon.data.materials.append(material)
        ribbon.pass_index = ZIP_ID


def _ribbon(
    path: np.ndarray, heights: np.ndarray, width: np.ndarray | float, *, rise: float = 0.035
) -> bpy.types.Object:
    """Add a strip along a path whose middle is raised; it lies across the path's normal."""
    along = np.gradient(path, axis=0)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    normal *= (width / np.linalg.norm(normal, axis=1))[:, None]
    rows = [
        np.column_stack([path + normal * share, heights + rise * lift])
        for share, lift in ((-0.5, 0.0), (-0.25, 0.8), (0.0, 1.0), (0.25, 0.8), (0.5, 0.0))
    ]
    place = np.stack(rows)
    return _grid(place, np.ones(place.shape[:2], bool))


def _build_tear(tear: Tear, z: np.ndarray) -> None:
    """Add the whitish curled edge of an opening and the hidden plate that marks it."""
    level = float(z[tear.contains(*_axes())].max(initial=0.06)) + 0.03
    if tear.kind != "zip":
        ring = tear.outline()
        ring = np.concatenate([ring, ring[:2]])
        curled = studio.plastic("curled edge", (0.42, 0.44, 0.47), roughness=0.3)
        # more of the film has curled up at some places than at others
        turn = np.linspace(0.0, math.tau, len(ring))
        width = 0.08 + 0.04 * np.sin(turn + tear.y) + 0.02 * np.sin(5.0 * turn + tear.x)
        lip = _ribbon(ring, _sampled(z, ring) + 0.02, width, rise=0.06)
        lip.data.materials.append(curled)
        lip.pass_index = TEAR_ID
    edge = tear.outline(grow=0.02)
    mesh = bpy.data.meshes.new("opening")
    mesh.from_pydata([(a, b, level) for a, b in edge.tolist()], [], [tuple(range(len(edge)))])
    plate = shapes.place("opening", mesh)
    plate.pass_index, plate.hide_render = OPENING_ID, True


def _axes() -> tuple[np.ndarray, np.ndarray]:
    x, y = np.meshgrid(LEFT + CELL * np.arange(MAP_X), BOTTOM + CELL * np.arange(MAP_Y))
    return x, y


def _sampled(z: np.ndarray, points: np.ndarray) -> np.ndarray:
    column = np.rint((points[:, 0] - LEFT) / CELL).astype(int)
    row = np.rint((points[:, 1] - BOTTOM) / CELL).astype(int)
    return z[row, column]

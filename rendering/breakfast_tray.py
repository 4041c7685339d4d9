"""The breakfast box itself: its measures, its compartments, and the surface things fall onto."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy
import numpy as np
import shapes
from breakfast_foods import Skin, skin_material
from mathutils import Matrix, Vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUTER_X, OUTER_Y, WALL, LIP = 8.2, 6.0, 0.14, 0.26
DIVIDER, UPPER_SHARE = 0.13, 0.6
FLOOR_TOP, DIVIDER_TOP, WALL_TOP = 0.08, 1.12, 1.3
BOX_ID, DAMAGE_ID = 1, 6

TABLE = Skin(
    ((0.35, (0.038, 0.053, 0.073)), (0.65, (0.050, 0.068, 0.092))),
    scale=0.9, detail=4.0, roughness=0.6, relief=0.3, relief_scale=22.0, relief_depth=0.01,
)  # fmt: skip
SHELL = Skin(
    ((0.35, (0.69, 0.70, 0.695)), (0.65, (0.74, 0.75, 0.745))),
    scale=1.2, detail=1.0, roughness=0.5,
)  # fmt: skip

Outline = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Area:
    """Name a rectangle on the table."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def centre(self) -> tuple[float, float]:
        """Return its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def size(self) -> tuple[float, float]:
        """Return its width and height."""
        return self.right - self.left, self.top - self.bottom

    def mirrored(self) -> Area:
        """Return the area on the other side of the box."""
        return Area(-self.right, -self.left, self.bottom, self.top)

    def grown(
        self, left: float = 0.0, right: float = 0.0, bottom: float = 0.0, top: float = 0.0
    ) -> Area:
        """Return the area with its sides moved outwards."""
        return Area(self.left - left, self.right + right, self.bottom - bottom, self.top + top)

    def inset(self, margin: float) -> Area:
        """Return the area with every side moved inwards."""
        return self.grown(-margin, -margin, -margin, -margin)

    def draw(self, random: np.random.Generator, count: int) -> np.ndarray:
        """Draw places in the area, (count, 2)."""
        return random.uniform((self.left, self.bottom), (self.right, self.top), (count, 2))


_INNER_X, _INNER_Y = OUTER_X / 2 - WALL, OUTER_Y / 2 - WALL
_SPLIT = _INNER_Y - UPPER_SHARE * (2 * _INNER_Y - DIVIDER) - DIVIDER / 2
FRUIT_HALF = Area(-_INNER_X, -DIVIDER / 2, -_INNER_Y, _INNER_Y)
UPPER = Area(DIVIDER / 2, _INNER_X, _SPLIT + DIVIDER / 2, _INNER_Y)
LOWER = Area(DIVIDER / 2, _INNER_X, -_INNER_Y, _SPLIT - DIVIDER / 2)


@dataclass(frozen=True, slots=True)
class Layout:
    """Say which area holds what."""

    fruits: Area
    cereals: Area
    toppings: Area

    @property
    def areas(self) -> tuple[Area, Area, Area]:
        """Return the compartments."""
        return self.fruits, self.cereals, self.toppings


def layout(swapped: str) -> Layout:
    """Return what is where, also when "upper_lower" or "left_right" are swapped."""
    if swapped == "upper_lower":
        return Layout(FRUIT_HALF, LOWER, UPPER)
    if swapped == "left_right":
        return Layout(FRUIT_HALF.mirrored(), UPPER.mirrored(), LOWER.mirrored())
    return Layout(FRUIT_HALF, UPPER, LOWER)


@dataclass(slots=True)
class Terrain:
    """The height of what lies there, on a grid over the table; things fall onto it."""

    step: float
    x: np.ndarray
    y: np.ndarray
    heights: np.ndarray

    def settle(
        self,
        place: Sequence[float],
        radius: float,
        thickness: float,
        *,
        heading: float,
        tilt: float,
    ) -> Matrix:
        """Lay something flat and round onto the surface there and return its pose.

        It leans as the surface below does, and `tilt` more, and becomes a part of the surface.
        """
        near = (slice(*self._span(self.y[:, 0], place[1], radius)),
                slice(*self._span(self.x[0], place[0], radius)))  # fmt: skip
        dx, dy = self.x[near] - place[0], self.y[near] - place[1]
        below = np.hypot(dx, dy) <= radius
        heights = self.heights[near]
        flat = np.stack([dx[below], dy[below], np.ones(below.sum())], axis=1)
        slope_x, slope_y, middle = np.linalg.lstsq(flat, heights[below], rcond=None)[0]
        steepness = math.hypot(slope_x, slope_y)
        if steepness > 0.7:
            slope_x, slope_y = slope_x * 0.7 / steepness, slope_y * 0.7 / steepness
        sticking_out = heights[below] - flat @ (slope_x, slope_y, middle)
        middle += 0.8 * float(np.quantile(sticking_out, 0.9))
        surface = middle + slope_x * dx + slope_y * dy + thickness * 0.9
        heights[below] = np.maximum(heights[below], surface[below])
        upright = Vector((-slope_x, -slope_y, 1.0)).normalized()
        return (
            Matrix.Translation((place[0], place[1], middle + thickness / 2))
            @ Vector((0.0, 0.0, 1.0)).rotation_difference(upright).to_matrix().to_4x4()
            @ Matrix.Rotation(heading, 4, "Z")
            @ Matrix.Rotation(tilt, 4, "Y")
        )

    def height(self, places: np.ndarray, radius: float) -> np.ndarray:
        """Return the mean height of the surface around places (n, 2)."""
        found = []
        for x, y in places:
            rows = slice(*self._span(self.y[:, 0], y, radius))
            columns = slice(*self._span(self.x[0], x, radius))
            found.append(self.heights[rows, columns].mean())
        return np.array(found)

    def raise_to(self, heights: np.ndarray) -> None:
        """Put a surface over this one."""
        np.maximum(self.heights, heights, out=self.heights)

    def _span(self, axis: np.ndarray, middle: float, radius: float) -> tuple[int, int]:
        low = math.floor((middle - radius - axis[0]) / self.step)
        high = math.ceil((middle + radius - axis[0]) / self.step) + 1
        return max(low, 0), min(max(high, 2), len(axis))


def bare_terrain(areas: Sequence[Area]) -> Terrain:
    """Return the surface of the empty box on the table."""
    step = 0.05
    x, y = np.meshgrid(np.arange(-5.6, 5.6, step), np.arange(-4.4, 4.4, step))
    heights = np.zeros_like(x)
    heights[(np.abs(x) < OUTER_X / 2 + LIP) & (np.abs(y) < OUTER_Y / 2 + LIP)] = WALL_TOP
    for area in areas:
        heights[inside(area, x, y)] = FLOOR_TOP
    return Terrain(step, x, y, heights)


def inside(area: Area, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return which places lie in an area."""
    return (x > area.left) & (x < area.right) & (y > area.bottom) & (y < area.top)


def build_box(areas: Sequence[Area], notch: Outline | None) -> None:
    """Put the box onto the table; `notch` is a piece of its lip that is broken away."""
    shapes.box("table", (0, 0, -0.05), (40, 40, 0.1), material=skin_material("table", TABLE))
    shell = skin_material("shell", SHELL)
    edge = shapes.rounded_rectangle((0, 0), (OUTER_X, OUTER_Y), 0.55)
    room = shapes.rounded_rectangle((0, 0), (2 * _INNER_X + 0.04, 2 * _INNER_Y + 0.04), 0.42)
    lip_edge = shapes.rounded_rectangle((0, 0), (OUTER_X + 2 * LIP, OUTER_Y + 2 * LIP), 0.8)
    if notch is not None:
        lip_edge = _notched(lip_edge, notch)
    for name, outlines, bottom, top, rounding in (
        ("floor", [edge], 0.0, FLOOR_TOP, 0.02),
        ("walls", [edge, room], 0.03, WALL_TOP, 0.04),
        *_frames(areas),
        ("lip", [lip_edge, edge], WALL_TOP - 0.11, WALL_TOP - 0.01, 0.035),
    ):
        part = shapes.moulding(
            name, outlines, bottom=bottom, top=top, material=shell, rounding=rounding
        )
        part.pass_index = BOX_ID


def _frames(
    areas: Sequence[Area],
) -> Iterator[tuple[str, list[Outline], float, float, float]]:
    """Frame every compartment with its own moulding; two overlapping ones make a divider."""
    for number, area in enumerate(areas):
        around = area.inset(-0.75 * DIVIDER)
        outlines = [
            shapes.rounded_rectangle(around.centre, around.size, 0.05),
            shapes.rounded_rectangle(area.centre, area.size, 0.3),
        ]
        # not at the same height: two faces in one place shadow each other
        yield "frame", outlines, 0.03, DIVIDER_TOP - 0.006 * number, 0.03


def _notched(edge: Outline, notch: Outline) -> Outline:
    """Return the lip's outline with the notch cut out of one of its straight sides.

    The notch runs anticlockwise along the box, from one point outside the lip to another.
    """
    corner = max(
        range(len(edge)),
        key=lambda k: (
            math.dist(edge[k], edge[(k + 1) % len(edge)])
            if _between(edge[k], notch, edge[(k + 1) % len(edge)])
            else -1.0
        ),
    )
    return [*edge[: corner + 1], *notch, *edge[corner + 1 :]]


def _between(start: tuple[float, float], notch: Outline, end: tuple[float, float]) -> bool:
    """Tell whether both ends of a notch lie on the side from start to end, in this order."""
    side = np.subtract(end, start)
    along = [float(np.dot(np.subtract(place, start), side)) for place in (notch[0], notch[-1])]
    apart = [abs(float(side[0] * (p[1] - start[1]) - side[1] * (p[0] - start[0])))
             for p in (notch[0], notch[-1])]  # fmt: skip
    return max(apart) < 1e-6 and 0.0 < along[0] < along[1] < float(side @ side)


def draw_notch(random: np.random.Generator) -> Outline:
    """Draw a jagged notch in the left or lower side of the lip."""
    length, depth = random.uniform(0.9, 1.5), LIP - 0.03
    along = np.linspace(-length / 2, length / 2, 9)
    depths = depth * random.uniform(0.55, 1.0, 9)
    depths[[0, -1]] = 0.0
    if random.random() < 0.5:
        middle, border = random.uniform(-2.4, 2.4), -OUTER_Y / 2 - LIP
        return [(float(middle + a), float(border + d)) for a, d in zip(along, depths, strict=True)]
    middle, border = random.uniform(-1.4, 1.4), -OUTER_X / 2 - LIP
    return [(float(border + d), float(middle - a)) for a, d in zip(along, depths, strict=True)]


def blob(centre: Sequence[float], radii: Sequence[float], random: np.random.Generator) -> Outline:
    """Draw an irregular roundish outline."""
    angles = np.linspace(0.0, 2.0 * math.pi, 40, endpoint=False)
    phases = random.uniform(0.0, 2.0 * math.pi, 5)
    wobble = 1.0 + 0.07 * sum(np.sin((k + 2) * angles + phase) for k, phase in enumerate(phases))
    return [
        (
            float(centre[0] + radii[0] * w * math.cos(a)),
            float(centre[1] + radii[1] * w * math.sin(a)),
        )
        for a, w in zip(angles, wobble, strict=True)
    ]


def plate(name: str, outline: Outline, height: float, pass_index: int) -> bpy.types.Object:
    """Add a flat polygon, such as a stain or the hidden mark of a place."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(x, y, height) for x, y in outline], [], [tuple(range(len(outline)))])
    body = shapes.place(name, mesh)
    body.pass_index = pass_index
    return body


def mark(area: Area, height: float, pass_index: int) -> None:
    """Mark a place where something should be, hidden from the photo."""
    outline = shapes.rounded_rectangle(area.centre, area.size, 0.3)
    plate("place", outline, height, pass_index).hide_render = True

"""The pushpin tray: its measures, its parts, and how the pushpins come to lie in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import bpy  # noqa: TC002 (loading it brings mathutils)
import numpy as np
import shapes
import studio
from mathutils import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROWS, COLUMNS = 3, 5
PITCH_X, PITCH_Y = 1.6, 1.5
SEPARATOR, LONG_WALL, OUTER_WALL, LIP = 0.12, 0.14, 0.16, 0.11
FLOOR_TOP, SEPARATOR_TOP, WALL_TOP = 0.1, 0.62, 0.7
CELL_X, CELL_Y = PITCH_X - SEPARATOR, PITCH_Y - LONG_WALL
ROW_LENGTH = (COLUMNS - 1) * PITCH_X + CELL_X
TRAY_X = ROW_LENGTH + 2 * OUTER_WALL
TRAY_Y = (ROWS - 1) * PITCH_Y + CELL_Y + 2 * OUTER_WALL

TRAY_ID, FIRST_SEPARATOR_ID, FIRST_PIN_ID, FIRST_CELL_ID, FIRST_GHOST_ID = 1, 10, 30, 100, 150

# Linear RGB.
COLOURS = {
    "yellow": (0.83, 0.49, 0.012),
    "red": (0.56, 0.022, 0.018),
    "blue": (0.018, 0.085, 0.46),
    "green": (0.022, 0.25, 0.055),
    "white": (0.78, 0.78, 0.75),
}
# (radius, z, 0 = head or 1 = needle), from the cap to the tip of the needle. The origin is the
# centre of mass.
PROFILE = (
    (0.150, -0.330, 0), (0.188, -0.322, 0), (0.203, -0.300, 0), (0.203, -0.245, 0),
    (0.190, -0.222, 0), (0.155, -0.205, 0), (0.135, -0.185, 0), (0.118, -0.080, 0),
    (0.122, 0.060, 0), (0.140, 0.150, 0), (0.170, 0.190, 0), (0.232, 0.205, 0),
    (0.248, 0.222, 0), (0.248, 0.258, 0), (0.235, 0.275, 0), (0.080, 0.300, 0),
    (0.034, 0.320, 0), (0.024, 0.322, 1), (0.024, 0.640, 1), (0.005, 0.770, 1),
)  # fmt: skip

Cell = tuple[int, int]  # row and column, from 0 at the top left


@dataclass(frozen=True, slots=True)
class Contents:
    """Say what lies in the tray: cells without, with two and with wrongly coloured pushpins."""

    missing: tuple[Cell, ...] = ()
    extra: tuple[Cell, ...] = ()
    wrong_colour: tuple[Cell, ...] = ()
    missing_separators: tuple[Cell, ...] = ()  # the separator right of that cell
    colour: str = "yellow"


def all_cells() -> list[Cell]:
    """List the compartments row by row."""
    return [(row, column) for row in range(ROWS) for column in range(COLUMNS)]


def cell_centre(cell: Cell) -> tuple[float, float]:
    """Return x and y of the middle of a compartment."""
    row, column = cell
    return (column - (COLUMNS - 1) / 2) * PITCH_X, ((ROWS - 1) / 2 - row) * PITCH_Y


def separator_places() -> list[Cell]:
    """List the separators by the cell on their left."""
    return [(row, column) for row in range(ROWS) for column in range(COLUMNS - 1)]


def build_tray(contents: Contents) -> None:
    """Put the tray on its dark mat, without the missing separators."""
    mat = studio.plastic("mat", (0.013, 0.014, 0.016), roughness=0.75, grain=0.5, grain_scale=25.0)
    shapes.box("mat", (0, 0, -0.05), (40, 40, 0.1), material=mat)
    shell = studio.plastic("shell", (0.60, 0.595, 0.57), roughness=0.48, grain=0.10)
    edge = shapes.rounded_rectangle((0, 0), (TRAY_X, TRAY_Y), 0.2)
    rows = [
        shapes.rounded_rectangle((0, cell_centre((row, 0))[1]), (ROW_LENGTH, CELL_Y), 0.06)
        for row in range(ROWS)
    ]
    lip_edge = shapes.rounded_rectangle((0, 0), (TRAY_X + 2 * LIP, TRAY_Y + 2 * LIP), 0.28)
    lip_hole = shapes.rounded_rectangle((0, 0), (TRAY_X - 0.04, TRAY_Y - 0.04), 0.2)
    parts = [
        shapes.moulding("floor", [edge], bottom=0.0, top=FLOOR_TOP, material=shell, rounding=0.02),
        shapes.moulding(
            "walls", [edge, *rows], bottom=0.03, top=WALL_TOP, material=shell, rounding=0.03
        ),
        shapes.moulding(
            "lip",
            [lip_edge, lip_hole],
            bottom=WALL_TOP - 0.16,
            top=WALL_TOP - 0.06,
            material=shell,
            rounding=0.03,
        ),
    ]
    for part in parts:
        part.pass_index = TRAY_ID
    build_separators(contents)


def build_separators(contents: Contents) -> None:
    """Add the separators; the missing ones are there too, as hidden ghosts."""
    material = studio.plastic("separator", (0.50, 0.53, 0.55), roughness=0.42, grain=0.08)
    for number, cell in enumerate(separator_places()):
        x, y = cell_centre(cell)
        wall = shapes.box(
            f"separator {cell}",
            (x + PITCH_X / 2, y, (FLOOR_TOP + SEPARATOR_TOP) / 2),
            (SEPARATOR, CELL_Y + 0.02, SEPARATOR_TOP - FLOOR_TOP),
            material=material,
            rounding=0.025,
        )
        missing = cell in contents.missing_separators
        wall.hide_render = missing
        wall.pass_index = (FIRST_GHOST_ID if missing else FIRST_SEPARATOR_ID) + number


def build_cell_lids(cells: Sequence[Cell]) -> list[bpy.types.Object]:
    """Close compartments with hidden lids that mark their area for the region pass."""
    lids = []
    for row, column in cells:
        x, y = cell_centre((row, column))
        lid = shapes.box("lid", (x, y, SEPARATOR_TOP), (CELL_X, CELL_Y, 0.002))
        lid.pass_index, lid.hide_render = FIRST_CELL_ID + row * COLUMNS + column, True
        lids.append(lid)
    return lids


def build_obstacles(contents: Contents) -> list[bpy.types.Object]:
    """Add what the pushpins fall against: the floor and the walls, made higher."""
    high = 4.0
    made = [shapes.box("stop", (0, 0, FLOOR_TOP - 0.5), (TRAY_X, TRAY_Y, 1.0))]
    for k in range(ROWS + 1):
        y = cell_centre((k, 0))[1] + PITCH_Y / 2
        made.append(shapes.box("stop", (0, y, high / 2), (TRAY_X, LONG_WALL, high)))
    for cell in [(row, column) for row in range(ROWS) for column in range(-1, COLUMNS)]:
        if cell not in contents.missing_separators:
            x, y = cell_centre(cell)
            size = (SEPARATOR, CELL_Y, high)
            made.append(shapes.box("stop", (x + PITCH_X / 2, y, high / 2), size))
    return made


def throw_pins(contents: Contents, random: np.random.Generator) -> list[dict[str, Any]]:
    """Throw the pushpins into their compartments until all lie still and inside.

    Returns a description of each; the objects are named like it.
    """
    heads = {name: studio.plastic(name, colour, roughness=0.24) for name, colour in COLOURS.items()}
    mesh = shapes.turned_mesh("pushpin", PROFILE, [heads["yellow"], studio.steel("steel")])
    cells = [cell for cell in all_cells() if cell not in contents.missing]
    cells = sorted([*cells, *contents.extra])
    pins, bodies = [], []
    for number, cell in enumerate(cells):
        colour = contents.colour if cell in contents.wrong_colour else "yellow"
        bodies.append(shapes.place(f"pushpin {number}", mesh, heads[colour]))
        bodies[-1].pass_index = FIRST_PIN_ID + number
        pins.append({"number": number, "row": cell[0], "column": cell[1], "colour": colour})
    rests = settle(bodies, cells, contents, random)
    return [pin | rest for pin, rest in zip(pins, rests, strict=True)]


def settle(
    bodies: Sequence[bpy.types.Object],
    cells: Sequence[Cell],
    contents: Contents,
    random: np.random.Generator,
    accept: Callable[[], bool] = lambda: True,
) -> list[dict[str, Any]]:
    """Throw each body into its compartment until all lie still, inside and as `accept` wants.

    Returns for each how it was thrown and where it came to rest.
    """
    heights = [list(cells[:number]).count(cell) for number, cell in enumerate(cells)]
    placed = list(zip(bodies, cells, strict=True))
    for attempt in range(20):
        thrown = [
            _throw(body, cell, random, height=height)
            for (body, cell), height in zip(placed, heights, strict=True)
        ]
        motion = studio.let_fall(bodies, build_obstacles(contents), frames=110)
        inside = all(_lies_inside(body, cell, contents) for body, cell in placed)
        if motion < 0.004 and inside and accept():
            return [
                {"thrown": throw} | _resting(body) | {"attempt": attempt}
                for throw, body in zip(thrown, bodies, strict=True)
            ]
    raise RuntimeError("the pushpins did not come to rest in 20 attempts: change the seed")


def _throw(
    body: bpy.types.Object, cell: Cell, random: np.random.Generator, *, height: int
) -> dict[str, Any]:
    """Hold a pushpin over its compartment in a random pose; one above others is held higher."""
    chance = random.random()
    kind = "standing" if chance < 0.05 else "leaning" if chance < 0.15 else "lying"
    kind = "lying" if height else kind
    low, high = {"lying": (76.0, 94.0), "leaning": (25.0, 50.0), "standing": (0.0, 0.0)}[kind]
    tilt, heading, roll = random.uniform(low, high), random.uniform(0, 360), random.uniform(0, 360)
    turn = (
        Matrix.Rotation(math.radians(heading), 4, "Z")
        @ Matrix.Rotation(math.radians(tilt), 4, "Y")
        @ Matrix.Rotation(math.radians(roll), 4, "Z")
    )
    body.matrix_world = turn
    extent = shapes.world_vertices(body)
    room = np.array([CELL_X, CELL_Y]) / 2 - 0.02
    low_xy, high_xy = -room - extent[:, :2].min(axis=0), room - extent[:, :2].max(axis=0)
    offset = random.uniform(low_xy, high_xy)
    x, y = np.array(cell_centre(cell)) + offset
    z = FLOOR_TOP + 0.02 - extent[:, 2].min() + 0.75 * height
    body.matrix_world = Matrix.Translation((x, y, z)) @ turn
    return {
        "pose": kind, "x": round(float(x), 4), "y": round(float(y), 4),
        "tilt": round(tilt, 2), "heading": round(heading, 2), "roll": round(roll, 2),
    }  # fmt: skip


def _lies_inside(body: bpy.types.Object, cell: Cell, contents: Contents) -> bool:
    x, y = cell_centre(cell)
    left, right = x - CELL_X / 2, x + CELL_X / 2
    if cell in contents.missing_separators:
        right += PITCH_X
    if (cell[0], cell[1] - 1) in contents.missing_separators:
        left -= PITCH_X
    vertices = shapes.world_vertices(body)
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    inside_x = low[0] > left - 0.004 and high[0] < right + 0.004
    inside_y = low[1] > y - CELL_Y / 2 - 0.004 and high[1] < y + CELL_Y / 2 + 0.004
    return bool(inside_x and inside_y and low[2] > FLOOR_TOP - 0.02 and high[2] < 1.5)


def _resting(body: bpy.types.Object) -> dict[str, Any]:
    """Say where a pushpin came to rest: position, direction of the needle, its tilt in degrees."""
    x, y, z = body.matrix_world.translation
    needle = body.matrix_world.to_3x3().col[2]
    return {
        "position": [round(value, 4) for value in (x, y, z)],
        "needle_angle": round(math.degrees(math.atan2(needle.y, needle.x)), 2),
        "needle_elevation": round(math.degrees(math.asin(max(-1.0, min(1.0, needle.z)))), 2),
    }

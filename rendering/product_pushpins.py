"""The pushpin tray: 3 rows of 5 compartments, one yellow pushpin in each, 12 separators."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import bpy
import cv2
import numpy as np
import pushpins_parts as parts
import shapes
import studio
from dataset import Built, Defect, Product, Region, Seen, View
from pushpin_tray import (
    COLOURS,
    COLUMNS,
    FIRST_CELL_ID,
    FIRST_GHOST_ID,
    FIRST_PIN_ID,
    FIRST_SEPARATOR_ID,
    LIP,
    TRAY_ID,
    TRAY_X,
    TRAY_Y,
    WALL_TOP,
    Cell,
    Contents,
    all_cells,
    build_cell_lids,
    build_tray,
    separator_places,
    settle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


THING_ID, NEEDLE_ID = 200, 201
ONE_MORE, TWO_MORE = "1_additional_pushpin", "2_additional_pushpins"
NO_PIN, NO_SEPARATOR = "missing_pushpin", "missing_separator"
BENT, BROKEN, COLOUR, FOREIGN = "front_bent", "broken", "color", "contamination"
LOT = 2642  # picked so that each kind of damage, colour and foreign thing occurs
REMAINS = {
    "cap": "has lost its cap",
    "half": "has lost half of its head",
    "needle": "has no needle",
}


@dataclass(frozen=True, slots=True)
class Flaws:
    """Say which compartments hold something damaged or foreign, and what it is like."""

    bent: Cell | None = None
    bend_height: float = 0.0
    bend_angle: float = 0.0
    broken: Cell | None = None
    remains: str = ""
    foreign: Cell | None = None
    thing: str = ""
    thing_colour: str = ""


def build(defects: tuple[str, ...], random: np.random.Generator) -> Built:
    """Put the tray with its pushpins into the studio."""
    contents, flaws = draw_contents(
        defects, np.random.default_rng((LOT, *random.integers(0, 2**32, 2)))
    )
    size = float(random.uniform(0.97, 1.03))
    tint = random.uniform(0.93, 1.07, 2)
    cells = sorted([*(c for c in all_cells() if c not in contents.missing), *contents.extra])
    bodies = _place_pins(cells, contents, flaws, size, tint, random)
    placed = list(zip(bodies, cells, strict=True))
    if flaws.foreign is not None:
        placed.append((parts.foreign_thing(flaws.thing, flaws.thing_colour, random), flaws.foreign))
        placed[-1][0].pass_index = THING_ID
    rests = settle(*zip(*placed, strict=True), contents, random, _acceptance(placed, flaws, size))
    if flaws.bent is not None:
        _mark_needle(bodies[cells.index(flaws.bent)], flaws, size)
    build_tray(contents)
    build_cell_lids(contents.missing)
    _spare_time()
    described = [
        {"row": cell[0], "column": cell[1]} | rest
        for (_, cell), rest in zip(placed, rests, strict=True)
    ]
    choices: dict[str, Any] = {
        "contents": asdict(contents),
        "flaws": asdict(flaws),
        "size": round(size, 4),
        "tint": [round(float(factor), 4) for factor in tint],
        "pushpins": described[: len(cells)],
        "foreign": described[len(cells) :],
    }
    return Built(
        parts=tuple(list_parts(contents, cells)),
        regions=tuple(list_regions(defects, contents, flaws, cells)),
        description=describe(contents, flaws),
        choices=choices,
    )


def _spare_time() -> None:
    """Halve the time of the picture, which looks the same: two lamps need no tree of lights."""
    cycles = bpy.context.scene.cycles
    cycles.use_light_tree, cycles.denoising_prefilter = False, "FAST"
    for material in bpy.data.materials:
        for node in material.node_tree.nodes:
            if node.bl_idname == "ShaderNodeTexNoise":
                detail = node.inputs["Detail"]
                detail.default_value = min(detail.default_value, 1.5)


def draw_contents(defects: Sequence[str], random: np.random.Generator) -> tuple[Contents, Flaws]:
    """Draw where the defects are and what they are like, each in a compartment of its own."""
    cells = all_cells()
    free = iter([cells[k] for k in random.permutation(len(cells))])
    contents = Contents(
        missing=_draw_missing(free, random) if NO_PIN in defects else (),
        extra=_draw_extra(defects, free, random),
        wrong_colour=(next(free),) if COLOUR in defects else (),
        missing_separators=(
            (separator_places()[random.integers(len(separator_places()))],)
            if NO_SEPARATOR in defects
            else ()
        ),
        colour=_one_of([name for name in COLOURS if name != "yellow"], random),
    )
    thing = _one_of(list(parts.THINGS), random)
    flaws = Flaws(
        bent=next(free) if BENT in defects else None,
        bend_height=float(random.uniform(0.43, 0.52)),
        bend_angle=float(random.uniform(40.0, 70.0)),
        broken=next(free) if BROKEN in defects else None,
        remains=_one_of(list(REMAINS), random),
        foreign=next(free) if FOREIGN in defects else None,
        thing=thing,
        thing_colour=_one_of(list(parts.THINGS[thing]), random),
    )
    return contents, flaws


def _draw_missing(free: Iterator[Cell], random: np.random.Generator) -> tuple[Cell, ...]:
    count = 2 if random.random() < 0.15 else 1
    return tuple(next(free) for _ in range(count))


def _draw_extra(
    defects: Sequence[str], free: Iterator[Cell], random: np.random.Generator
) -> tuple[Cell, ...]:
    if ONE_MORE in defects:
        return (next(free),)
    if TWO_MORE in defects:
        first = next(free)
        return (first, first if random.random() < 0.5 else next(free))
    return ()


def _one_of(names: Sequence[str], random: np.random.Generator) -> str:
    return names[int(random.integers(len(names)))]


def _place_pins(
    cells: Sequence[Cell],
    contents: Contents,
    flaws: Flaws,
    size: float,
    tint: np.ndarray,
    random: np.random.Generator,
) -> list[bpy.types.Object]:
    """Add the pushpins of a batch: one size, one yellow."""
    linear = dict(COLOURS)
    red, green, blue = COLOURS["yellow"]
    linear["yellow"] = (red * tint[0], green * tint[1], blue)
    heads = {name: studio.plastic(name, linear[name], roughness=0.24) for name in linear}
    needle = studio.steel("steel")
    torn = studio.plastic("fracture", (0.80, 0.56, 0.10), roughness=0.7, grain=1.0)
    materials = [heads["yellow"], needle, torn]
    meshes = dict.fromkeys(cells, parts.pushpin(materials, size))
    if flaws.bent is not None:
        meshes[flaws.bent] = parts.bent_pushpin(
            materials, size, flaws.bend_height, flaws.bend_angle
        )
    if flaws.broken is not None:
        meshes[flaws.broken] = parts.broken_pushpin(flaws.remains, materials, size, random)
    bodies = []
    for number, cell in enumerate(cells):
        colour = contents.colour if cell in contents.wrong_colour else "yellow"
        bodies.append(shapes.place(f"pushpin {number}", meshes[cell], heads[colour]))
        bodies[-1].pass_index = FIRST_PIN_ID + number
    return bodies


def _acceptance(
    placed: Sequence[tuple[bpy.types.Object, Cell]], flaws: Flaws, size: float
) -> Callable[[], bool]:
    """Return a test whether the flaws can be seen as the bodies lie."""
    by_cell = {cell: body for body, cell in placed}
    tests: list[Callable[[], bool]] = []
    if flaws.bent is not None:
        bent = by_cell[flaws.bent]
        line = parts.needle_line(flaws.bend_height, flaws.bend_angle) * size
        tests.append(lambda: _looks_bent(bent, line))
    if flaws.broken is not None:
        broken = by_cell[flaws.broken]
        tests.append(lambda: abs(broken.matrix_world.col[2].z) < 0.75)
    if flaws.foreign is not None:
        thing = by_cell[flaws.foreign]
        tests.append(lambda: _lies_flat(thing))
    return lambda: all(test() for test in tests)


def _looks_bent(body: bpy.types.Object, line: np.ndarray) -> bool:
    """Tell whether both halves of a needle are long from above, at a clear angle."""
    pose = np.array(body.matrix_world)
    foot, bend, tip = (line @ pose[:3, :3].T)[:, :2]
    before, after = bend - foot, tip - bend
    lengths = float(np.linalg.norm(before) * np.linalg.norm(after))
    return lengths > 0.015 and float(before @ after) < 0.85 * lengths


def _lies_flat(body: bpy.types.Object) -> bool:
    """Tell whether a thing shows most of its largest outline to the camera."""
    seen, largest = (
        cv2.contourArea(cv2.convexHull(points.astype(np.float32)))
        for points in (shapes.world_vertices(body)[:, :2], _local_vertices(body)[:, 1:])
    )
    return seen > 0.75 * largest


def _local_vertices(body: bpy.types.Object) -> np.ndarray:
    flat = np.empty(len(body.data.vertices) * 3)
    body.data.vertices.foreach_get("co", flat)
    return flat.reshape(-1, 3)


def _mark_needle(body: bpy.types.Object, flaws: Flaws, size: float) -> None:
    """Put a hidden needle over the bent one, for the region pass."""
    mesh = parts.bent_needle(size, flaws.bend_height, flaws.bend_angle)
    needle = shapes.place("bent needle", mesh)
    needle.matrix_world = body.matrix_world
    needle.pass_index, needle.hide_render = NEEDLE_ID, True


def list_parts(contents: Contents, cells: Sequence[Cell]) -> list[Seen]:
    """List the tray with all that lies in it, its separators and the pushpins."""
    separators = [
        FIRST_SEPARATOR_ID + number
        for number, place in enumerate(separator_places())
        if place not in contents.missing_separators
    ]
    pins = [FIRST_PIN_ID + number for number in range(len(cells))]
    tray = Seen("tray", (TRAY_ID, *separators, *pins, THING_ID), fill=True)
    return [
        tray,
        *(Seen("separator", (number,)) for number in separators),
        *(Seen("pushpin", (number,)) for number in pins),
    ]


def list_regions(
    defects: Sequence[str], contents: Contents, flaws: Flaws, cells: Sequence[Cell]
) -> list[Region]:
    """List the regions of the defects in their order."""
    loose = (*(FIRST_PIN_ID + number for number in range(len(cells))), THING_ID)

    def pins(places: Sequence[Cell | None]) -> tuple[int, ...]:
        return tuple(FIRST_PIN_ID + number for number, cell in enumerate(cells) if cell in places)

    gaps = [
        Region(NO_PIN, (FIRST_CELL_ID + row * COLUMNS + column,), without=loose)
        for row, column in contents.missing
    ]
    walls = [
        Region(NO_SEPARATOR, (FIRST_GHOST_ID + separator_places().index(place),), without=loose)
        for place in contents.missing_separators
    ]
    found = {
        ONE_MORE: [Region(ONE_MORE, pins(contents.extra))],
        TWO_MORE: [Region(TWO_MORE, pins(contents.extra))],
        NO_PIN: gaps,
        NO_SEPARATOR: walls,
        BENT: [Region(BENT, (NEEDLE_ID,))],
        BROKEN: [Region(BROKEN, pins([flaws.broken]))],
        COLOUR: [Region(COLOUR, pins(contents.wrong_colour))],
        FOREIGN: [Region(FOREIGN, (THING_ID,))],
    }
    return [region for defect in defects for region in found[defect]]


def describe(contents: Contents, flaws: Flaws) -> str:
    """Say in words what is wrong and where; rows and columns count from 1 at the top left."""
    counts = {cell: 1 + contents.extra.count(cell) for cell in contents.extra}
    words = {2: "two", 3: "three"}
    sentences = [
        *(f"no pushpin in {_place(cell)}" for cell in contents.missing),
        *(f"{words[count]} pushpins in {_place(cell)}" for cell, count in counts.items()),
        *(f"the pushpin in {_place(cell)} is {contents.colour}" for cell in contents.wrong_colour),
        *(
            f"no separator between columns {column + 1} and {column + 2} of row {row + 1}"
            for row, column in contents.missing_separators
        ),
    ]
    if flaws.bent is not None:
        sentences.append(
            f"the needle of the pushpin in {_place(flaws.bent)} is bent by {flaws.bend_angle:.0f}°"
        )
    if flaws.broken is not None:
        sentences.append(f"the pushpin in {_place(flaws.broken)} {REMAINS[flaws.remains]}")
    if flaws.foreign is not None:
        thing = {"putty": "a lump of {} putty", "wire": "a piece of {} wire"}
        what = thing.get(flaws.thing, "a scrap of {} paper").format(flaws.thing_colour)
        sentences.append(f"{what} in {_place(flaws.foreign)}")
    return "; ".join(sentences) or "normal: one yellow pushpin in each of the 15 compartments"


def _place(cell: Cell) -> str:
    return f"row {cell[0] + 1}, column {cell[1] + 1}"


PRODUCT = Product(
    name="pushpins",
    width=850,
    height=500,
    categories=("pushpin", "separator", "tray"),
    defects=(
        Defect(ONE_MORE, 255, "logical", saturates_at=("pushpin",)),
        Defect(TWO_MORE, 254, "logical", saturates_at=("pushpin", "pushpin")),
        Defect(NO_PIN, 253, "logical", saturates_at=("pushpin",)),
        Defect(NO_SEPARATOR, 252, "logical"),
        Defect(BENT, 251, "structural"),
        Defect(BROKEN, 250, "structural"),
        Defect(COLOUR, 249, "structural"),
        Defect(FOREIGN, 248, "structural"),
    ),
    anomalies=(
        *[(NO_PIN,)] * 11,
        *[(ONE_MORE,)] * 8,
        *[(NO_SEPARATOR,)] * 5,
        *[(ONE_MORE, NO_PIN)] * 5,
        *[(TWO_MORE,)] * 4,
        *[(BENT,)] * 3,
        *[(BROKEN,)] * 4,
        *[(COLOUR,)] * 4,
        *[(FOREIGN,)] * 5,
    ),
    view=View(half_x=TRAY_X / 2 + LIP, half_y=TRAY_Y / 2 + LIP, top=WALL_TOP, focal_length=47.5),
    build=build,
)

"""Photograph a tray of pushpins: 3 rows of 5 compartments, one yellow pushpin in each.

    python rendering/pushpins.py --out examples/pushpins/images [--only test/good/003]

Every image has a seed of its own, so it comes out the same whatever else is rendered. What is
finished is skipped: the folder `--work` holds a record per finished image.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import annotations
import bpy
import numpy as np
import studio
from mathutils import Matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1024, 640
ROWS, COLUMNS = 3, 5
FOCAL_LENGTH, DISTANCE = 44.5, 14.0

PITCH_X, PITCH_Y = 1.6, 1.5
SEPARATOR, LONG_WALL, OUTER_WALL, LIP = 0.12, 0.14, 0.16, 0.11
FLOOR_TOP, SEPARATOR_TOP, WALL_TOP = 0.1, 0.62, 0.7
CELL_X, CELL_Y = PITCH_X - SEPARATOR, PITCH_Y - LONG_WALL
ROW_LENGTH = (COLUMNS - 1) * PITCH_X + CELL_X
TRAY_X = ROW_LENGTH + 2 * OUTER_WALL
TRAY_Y = (ROWS - 1) * PITCH_Y + CELL_Y + 2 * OUTER_WALL

TRAY_ID, FIRST_SEPARATOR_ID, FIRST_PIN_ID, FIRST_CELL_ID, FIRST_GHOST_ID = 1, 10, 30, 100, 150
CATEGORIES = ("pushpin", "separator", "tray")

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

PIXEL_VALUES = {
    "additional_pushpin": 255,
    "missing_pushpin": 254,
    "missing_separator": 253,
    "wrong_colour": 252,
}
Cell = tuple[int, int]  # row and column, from 0 at the top left


@dataclass(frozen=True, slots=True)
class Plan:
    """Say what one image shows; the rest is drawn from its seed."""

    image: str
    seed: tuple[int, int]
    defect_type: str = "normal"
    defects: int = 1
    colour: str = "yellow"


@dataclass(frozen=True, slots=True)
class Contents:
    """Say what lies in the tray: cells without, with two and with wrongly coloured pushpins."""

    missing: tuple[Cell, ...] = ()
    extra: tuple[Cell, ...] = ()
    wrong_colour: tuple[Cell, ...] = ()
    missing_separators: tuple[Cell, ...] = ()  # the separator right of that cell
    colour: str = "yellow"


# ------------------------------------------------------------------ what to photograph


def plans() -> list[Plan]:
    """List every image of the data set."""
    listed = [Plan(f"train/good/{k:03}.jpg", (1, k)) for k in range(12)]
    listed += [Plan(f"test/good/{k:03}.jpg", (2, k)) for k in range(10)]
    logical = (
        [("missing", 1)] * 6 + [("missing", 2)] + [("extra", 1)] * 6 + [("extra", 2)]
        + [("extra_and_missing", 1)] * 6 + [("missing_separator", 1)] * 5
    )  # fmt: skip
    for k, (defect_type, defects) in enumerate(logical):
        name = f"test/logical_anomalies/{k:03}.jpg"
        listed.append(Plan(name, (3, k), defect_type, defects))
    for k, colour in enumerate(("red", "blue", "green", "white", "red")):
        name = f"test/structural_anomalies/{k:03}.jpg"
        listed.append(Plan(name, (4, k), "wrong_colour", 1, colour))
    return listed


def draw_contents(plan: Plan, random: np.random.Generator) -> Contents:
    """Draw where the defects of an image are."""
    cells = [(row, column) for row in range(ROWS) for column in range(COLUMNS)]
    chosen = [cells[k] for k in random.permutation(len(cells))]
    first = tuple(sorted(chosen[: plan.defects]))
    if plan.defect_type == "missing":
        return Contents(missing=first)
    if plan.defect_type == "extra":
        return Contents(extra=first)
    if plan.defect_type == "extra_and_missing":
        return Contents(extra=first, missing=(chosen[plan.defects],))
    if plan.defect_type == "missing_separator":
        return Contents(missing_separators=(next(c for c in chosen if c[1] < COLUMNS - 1),))
    if plan.defect_type == "wrong_colour":
        return Contents(wrong_colour=first, colour=plan.colour)
    return Contents()


def draw_view(random: np.random.Generator) -> tuple[studio.CameraPose, studio.Lighting]:
    """Draw camera and light so that the whole tray is in the picture."""
    limit = 0.03 * WIDTH / _pixels_per_unit(DISTANCE)
    while True:
        pose = studio.CameraPose(
            shift_x=float(random.uniform(-limit, limit)),
            shift_y=float(random.uniform(-limit, limit)),
            distance=DISTANCE * float(random.uniform(0.96, 1.04)),
            rotation=float(random.uniform(-4.0, 4.0)),
        )
        if _shows_tray(pose):
            break
    lighting = studio.Lighting(
        strength=float(random.uniform(0.85, 1.15)),
        temperature=float(random.uniform(5700.0, 7300.0)),
        key_x=float(random.uniform(-5.6, -4.6)),
        key_y=float(random.uniform(3.4, 4.4)),
    )
    return pose, lighting


def _pixels_per_unit(distance: float) -> float:
    return FOCAL_LENGTH / studio.SENSOR_WIDTH * WIDTH / (distance - WALL_TOP)


def _shows_tray(pose: studio.CameraPose) -> bool:
    half = np.array([[x, y] for x in (-1, 1) for y in (-1, 1)]) * (TRAY_X / 2, TRAY_Y / 2)
    half += np.sign(half) * LIP
    angle = math.radians(pose.rotation)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    seen = (half - (pose.shift_x, pose.shift_y)) @ turn * _pixels_per_unit(pose.distance)
    return bool((np.abs(seen) < (WIDTH / 2 - 8, HEIGHT / 2 - 8)).all())


def cell_centre(cell: Cell) -> tuple[float, float]:
    """Return x and y of the middle of a compartment."""
    row, column = cell
    return (column - (COLUMNS - 1) / 2) * PITCH_X, ((ROWS - 1) / 2 - row) * PITCH_Y


def separator_places() -> list[Cell]:
    """List the separators by the cell on their left."""
    return [(row, column) for row in range(ROWS) for column in range(COLUMNS - 1)]


# ------------------------------------------------------------------ the tray


def build_tray(contents: Contents) -> None:
    """Put the tray on its dark mat, without the missing separators."""
    mat = studio.plastic("mat", (0.013, 0.014, 0.016), roughness=0.75, grain=0.5, grain_scale=25.0)
    studio.box("mat", (0, 0, -0.05), (40, 40, 0.1), material=mat)
    shell = studio.plastic("shell", (0.60, 0.595, 0.57), roughness=0.48, grain=0.10)
    edge = studio.rounded_rectangle((0, 0), (TRAY_X, TRAY_Y), 0.2)
    rows = [
        studio.rounded_rectangle((0, cell_centre((row, 0))[1]), (ROW_LENGTH, CELL_Y), 0.06)
        for row in range(ROWS)
    ]
    lip = studio.rounded_rectangle((0, 0), (TRAY_X + 2 * LIP, TRAY_Y + 2 * LIP), 0.28)
    parts = [
        studio.moulding("floor", [edge], bottom=0, top=FLOOR_TOP, material=shell, rounding=0.02),
        studio.moulding("walls", [edge, *rows], bottom=0.03, top=WALL_TOP, material=shell, rounding=0.03),  # noqa: E501
        studio.moulding("lip", [lip, studio.rounded_rectangle((0, 0), (TRAY_X - 0.04, TRAY_Y - 0.04), 0.2)], bottom=WALL_TOP - 0.16, top=WALL_TOP - 0.06, material=shell, rounding=0.03),  # noqa: E501
    ]
    for part in parts:
        part.pass_index = TRAY_ID
    build_separators(contents)


def build_separators(contents: Contents) -> None:
    """Add the separators; the missing ones are there too, as hidden ghosts."""
    material = studio.plastic("separator", (0.50, 0.53, 0.55), roughness=0.42, grain=0.08)
    for number, cell in enumerate(separator_places()):
        x, y = cell_centre(cell)
        wall = studio.box(
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
        lid = studio.box("lid", (x, y, SEPARATOR_TOP), (CELL_X, CELL_Y, 0.002))
        lid.pass_index, lid.hide_render = FIRST_CELL_ID + row * COLUMNS + column, True
        lids.append(lid)
    return lids


def build_obstacles(contents: Contents) -> list[bpy.types.Object]:
    """Add what the pushpins fall against: the floor and the walls, made higher."""
    high = 4.0
    made = [studio.box("stop", (0, 0, FLOOR_TOP - 0.5), (TRAY_X, TRAY_Y, 1.0))]
    for k in range(ROWS + 1):
        y = cell_centre((k, 0))[1] + PITCH_Y / 2
        made.append(studio.box("stop", (0, y, high / 2), (TRAY_X, LONG_WALL, high)))
    for cell in [(row, column) for row in range(ROWS) for column in range(-1, COLUMNS)]:
        if cell not in contents.missing_separators:
            x, y = cell_centre(cell)
            size = (SEPARATOR, CELL_Y, high)
            made.append(studio.box("stop", (x + PITCH_X / 2, y, high / 2), size))
    return made


# ------------------------------------------------------------------ the pushpins


def throw_pins(contents: Contents, random: np.random.Generator) -> list[dict[str, Any]]:
    """Throw the pushpins into their compartments until all lie still and inside.

    Returns a description of each; the objects are named like it.
    """
    heads = {
        name: studio.plastic(name, colour, roughness=0.24) for name, colour in COLOURS.items()
    }
    mesh = studio.turned_mesh("pushpin", PROFILE, [heads["yellow"], studio.steel("steel")])
    cells = [(row, column) for row in range(ROWS) for column in range(COLUMNS)]
    cells = sorted([c for c in cells if c not in contents.missing] + list(contents.extra))
    pins, bodies = [], []
    for number, cell in enumerate(cells):
        colour = contents.colour if cell in contents.wrong_colour else "yellow"
        bodies.append(studio.place(f"pushpin {number}", mesh, heads[colour]))
        bodies[-1].pass_index = FIRST_PIN_ID + number
        pins.append({"number": number, "row": cell[0], "column": cell[1], "colour": colour})
    for attempt in range(20):
        for pin, body, second in zip(pins, bodies, _seconds(cells), strict=True):
            pin |= {"thrown": _throw(body, (pin["row"], pin["column"]), random, second=second)}
        motion = studio.let_fall(bodies, build_obstacles(contents), frames=110)
        if motion < 0.004 and all(
            _lies_inside(body, cell, contents) for body, cell in zip(bodies, cells, strict=True)
        ):
            return [pin | _resting(body) | {"attempt": attempt} for pin, body in zip(pins, bodies, strict=True)]  # noqa: E501
    raise RuntimeError("the pushpins did not come to rest in 20 attempts: change the seed")


def _seconds(cells: Sequence[Cell]) -> list[bool]:
    return [number > 0 and cells[number - 1] == cell for number, cell in enumerate(cells)]


def _throw(
    body: bpy.types.Object, cell: Cell, random: np.random.Generator, *, second: bool
) -> dict[str, Any]:
    """Hold a pushpin over its compartment in a random pose; a second one is held higher."""
    chance = random.random()
    kind = "standing" if chance < 0.05 else "leaning" if chance < 0.15 else "lying"
    kind = "lying" if second else kind
    low, high = {"lying": (76.0, 94.0), "leaning": (25.0, 50.0), "standing": (0.0, 0.0)}[kind]
    tilt, heading, roll = random.uniform(low, high), random.uniform(0, 360), random.uniform(0, 360)
    turn = (
        Matrix.Rotation(math.radians(heading), 4, "Z")
        @ Matrix.Rotation(math.radians(tilt), 4, "Y")
        @ Matrix.Rotation(math.radians(roll), 4, "Z")
    )
    body.matrix_world = turn
    extent = studio.world_vertices(body)
    room = np.array([CELL_X, CELL_Y]) / 2 - 0.02
    low_xy, high_xy = -room - extent[:, :2].min(axis=0), room - extent[:, :2].max(axis=0)
    offset = random.uniform(low_xy, high_xy)
    x, y = np.array(cell_centre(cell)) + offset
    z = FLOOR_TOP + 0.02 - extent[:, 2].min() + (0.75 if second else 0.0)
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
    vertices = studio.world_vertices(body)
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


# ------------------------------------------------------------------ one image


def photograph(plan: Plan, out: Path, *, samples: int, threads: int) -> dict[str, Any]:
    """Render one image, write it and its ground truth, and return its record."""
    random = np.random.default_rng(plan.seed)
    contents = draw_contents(plan, random)
    camera, lighting = draw_view(random)
    seed = 1000 * plan.seed[0] + plan.seed[1]
    studio.empty_studio(width=WIDTH, height=HEIGHT, samples=samples, seed=seed, threads=threads)
    pins = throw_pins(contents, random)
    build_tray(contents)
    studio.hang_camera(camera, focal_length=FOCAL_LENGTH)
    studio.light_softly(lighting)
    annotations.save_photo(studio.take_photo(noise=0.9, seed=seed), out / plan.image)
    studio.prepare_identity_pass()
    seen = studio.take_identities()
    regions = defect_regions(contents, pins, seen)
    stem = Path(plan.image).with_suffix("")
    truth = out / "ground_truth" / stem.parent.name / stem.name
    for number, (defect, mask) in enumerate(regions):
        annotations.save_ground_truth(mask, PIXEL_VALUES[defect], truth / f"{number:03}.png")
    return {
        "image": plan.image,
        "width": WIDTH,
        "height": HEIGHT,
        "defect_type": plan.defect_type,
        "description": describe(contents),
        "seed": list(plan.seed),
        "camera": asdict(camera),
        "lighting": asdict(lighting),
        "contents": asdict(contents),
        "pushpins": pins,
        "annotations": list_annotations(seen, pins, contents),
    }


def list_annotations(
    seen: np.ndarray, pins: Sequence[dict[str, Any]], contents: Contents
) -> list[dict[str, Any]]:
    """Describe tray, separators and pushpins by the pixels where they are seen."""
    tray = annotations.filled(annotations.without_fragments(seen > 0))
    found = [annotations.annotation(tray, "tray")]
    for number, (row, column) in enumerate(separator_places()):
        if (row, column) not in contents.missing_separators:
            mask = annotations.without_fragments(seen == FIRST_SEPARATOR_ID + number)
            where = {"row": row + 1, "column": column + 1}
            found.append(annotations.annotation(mask, "separator", **where))
    for pin in pins:
        mask = annotations.without_fragments(seen == FIRST_PIN_ID + pin["number"])
        where = {"row": pin["row"] + 1, "column": pin["column"] + 1}
        found.append(annotations.annotation(mask, "pushpin", **where))
    return found


def defect_regions(
    contents: Contents, pins: Sequence[dict[str, Any]], seen: np.ndarray
) -> list[tuple[str, np.ndarray]]:
    """Return the name and the mask of each defect; empties the compartments on the way."""
    regions = []
    for defect, cells in (
        ("additional_pushpin", contents.extra),
        ("wrong_colour", contents.wrong_colour),
    ):
        for cell in cells:
            ids = [FIRST_PIN_ID + p["number"] for p in pins if (p["row"], p["column"]) == cell]
            regions.append((defect, annotations.without_fragments(np.isin(seen, ids))))
    if not contents.missing and not contents.missing_separators:
        return regions
    for body in [*build_cell_lids(contents.missing), *bpy.data.objects]:
        body.hide_render = body.name.startswith("pushpin")
    empty = studio.take_identities()
    for row, column in contents.missing:
        mask = empty == FIRST_CELL_ID + row * COLUMNS + column
        regions.append(("missing_pushpin", mask))
    for cell in contents.missing_separators:
        mask = empty == FIRST_GHOST_ID + separator_places().index(cell)
        regions.append(("missing_separator", mask))
    return regions


def describe(contents: Contents) -> str:
    """Say in words what is wrong and where; rows and columns count from 1 at the top left."""
    sentences = [
        *(f"no pushpin in {_place(cell)}" for cell in contents.missing),
        *(f"two pushpins in {_place(cell)}" for cell in contents.extra),
        *(f"the pushpin in {_place(cell)} is {contents.colour}" for cell in contents.wrong_colour),
        *(
            f"no separator between columns {column + 1} and {column + 2} of row {row + 1}"
            for row, column in contents.missing_separators
        ),
    ]
    return "; ".join(sentences) or "one yellow pushpin in each of the 15 compartments"


def _place(cell: Cell) -> str:
    return f"row {cell[0] + 1}, column {cell[1] + 1}"


# ------------------------------------------------------------------ the whole set


def write_tables(out: Path, records: Sequence[dict[str, Any]]) -> None:
    """Write the files about all images from their records."""
    train = [record for record in records if record["image"].startswith("train/")]
    test = [record for record in records if record["image"].startswith("test/")]
    title = "Rendered pushpin tray, {} images"
    annotations.write_coco(out / "annotations.json", train, CATEGORIES, title.format("training"))
    annotations.write_coco(out / "annotations_test.json", test, CATEGORIES, title.format("test"))
    annotations.write_labels(out / "labels.csv", records)
    scenes = [{k: v for k, v in record.items() if k != "annotations"} for record in records]
    lines = ",\n".join(json.dumps(scene, separators=(",", ":")) for scene in scenes)
    (out / "scenes.json").write_text(f"[\n{lines}\n]\n")
    areas = [
        found["area"]
        for record in train
        for found in record["annotations"]
        if found["category"] == "pushpin"
    ]
    one_pin = int(np.percentile(areas, 5)) // 100 * 100 if areas else 1
    write_defects_config(out / "defects_config.json", one_pin)
    annotations.write_checksums(out, "checksums.sha256")


def write_defects_config(path: Path, one_pin: int) -> None:
    """Write MVTec LOCO's settings; a missing or surplus pushpin saturates at a small one's area."""
    absolute = {"additional_pushpin", "missing_pushpin"}
    settings = [
        {
            "defect_name": name,
            "pixel_value": value,
            "saturation_threshold": one_pin if name in absolute else 1.0,
            "relative_saturation": name not in absolute,
        }
        for name, value in PIXEL_VALUES.items()
    ]
    path.write_text(json.dumps(settings, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Render the pushpin data set.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--only", help="one image, such as test/good/003")
    parser.add_argument("--work", type=Path, default=Path("build/pushpins"), help="records")
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    wanted = [plan for plan in plans() if options.only in (None, plan.image.removesuffix(".jpg"))]
    if not wanted:
        parser.error(f"there is no image {options.only!r}; names look like 'test/good/003'")
    for plan in wanted:
        record_file = (options.work / plan.image).with_suffix(".json")
        if record_file.exists() and (options.out / plan.image).exists():
            continue
        start = time.perf_counter()
        record = photograph(plan, options.out, samples=options.samples, threads=options.threads)
        record_file.parent.mkdir(parents=True, exist_ok=True)
        record_file.write_text(json.dumps(record))
        print(f"{plan.image}: {time.perf_counter() - start:.1f} s", flush=True)
    files = [(options.work / plan.image).with_suffix(".json") for plan in plans()]
    write_tables(options.out, [json.loads(file.read_text()) for file in files if file.exists()])


if __name__ == "__main__":
    main()

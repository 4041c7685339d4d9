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
from pushpin_tray import (
    COLUMNS,
    FIRST_CELL_ID,
    FIRST_GHOST_ID,
    FIRST_PIN_ID,
    FIRST_SEPARATOR_ID,
    LIP,
    TRAY_X,
    TRAY_Y,
    WALL_TOP,
    Cell,
    Contents,
    all_cells,
    build_cell_lids,
    build_tray,
    separator_places,
    throw_pins,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1024, 640
FOCAL_LENGTH, DISTANCE = 44.5, 14.0  # millimetres, scene units
CATEGORIES = ("pushpin", "separator", "tray")

PIXEL_VALUES = {
    "additional_pushpin": 255,
    "missing_pushpin": 254,
    "missing_separator": 253,
    "wrong_colour": 252,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Say what one image shows; the rest is drawn from its seed."""

    image: str
    seed: tuple[int, int]
    defect_type: str = "normal"
    defects: int = 1
    colour: str = "yellow"


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
        # a seed group of its own: in the other one three of these have the same place
        group = 5 if defect_type == "missing_separator" else 3
        listed.append(Plan(name, (group, k), defect_type, defects))
    for k, colour in enumerate(("red", "blue", "green", "white", "red")):
        name = f"test/structural_anomalies/{k:03}.jpg"
        listed.append(Plan(name, (4, k), "wrong_colour", 1, colour))
    return listed


def draw_contents(plan: Plan, random: np.random.Generator) -> Contents:
    """Draw where the defects of an image are."""
    cells = all_cells()
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


def write_tables(out: Path, records: Sequence[dict[str, Any]]) -> None:
    """Write the files about all images from their records."""
    train = [record for record in records if record["image"].startswith("train/")]
    test = [record for record in records if record["image"].startswith("test/")]
    for name, part, run_lengths in (
        ("annotations.json", train, False),
        ("annotations_test.json", test, True),
    ):
        title = f"Rendered pushpin tray, {len(part)} images"
        annotations.write_coco(out / name, part, CATEGORIES, title, run_lengths=run_lengths)
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

"""A data set of one product in the layout of MVTec LOCO AD: which images, each image, the tables.

A product is a module with one `PRODUCT` (see `Product`); nothing here knows any of them. Every
image has a seed of its own, so it comes out the same whatever else is rendered, and what is
finished is skipped.
"""

from __future__ import annotations

import json
import math
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import annotations
import bpy
import numpy as np
import studio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Kind = Literal["logical", "structural"]


@dataclass(frozen=True, slots=True)
class Defect:
    """Name a defect as MVTec LOCO does, with the value of its masks and where it saturates.

    `saturates_at` names the parts whose areas make up the saturation threshold (each one's area
    is a small one: the 5th percentile of the training images); without any, the threshold is
    `share` of the mask's own area.
    """

    name: str
    pixel_value: int
    kind: Kind
    saturates_at: tuple[str, ...] = ()
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class View:
    """Say how a product is photographed: lengths in scene units, angles in degrees.

    The rectangle of `half_x` by `half_y` around the origin, at the height `top`, is always wholly
    in the picture. Relative ranges are symmetric: 0.04 stands for 4 % nearer to 4 % farther.
    """

    half_x: float
    half_y: float
    top: float
    distance: float = 14.0
    focal_length: float = 44.5  # millimetres, on a sensor that is 36 mm wide
    nearer: float = 0.04
    rotation: float = 4.0
    shift: float = 0.03  # share of the picture's width
    lamp_x: float = -5.1
    lamp_y: float = 3.9


@dataclass(frozen=True, slots=True)
class Seen:
    """Name a part by the `pass_index` values of the objects whose pixels are the part's.

    `without`: objects (by their `pass_index`) that are taken away before, such as the glass in
    front of a liquid. `fill`: fill the outline, for a tray with all that lies in it.
    """

    category: str
    ids: tuple[int, ...]
    without: tuple[int, ...] = ()
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """Name the place of a defect by `pass_index` values.

    An object that is hidden from the photo (`hide_render`) marks a place where something should
    be: it is shown for the mask, and the objects of `without` are taken away.
    """

    defect: str
    ids: tuple[int, ...]
    without: tuple[int, ...] = ()
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What was built for one image: its parts, its defects, and every random choice in words."""

    parts: tuple[Seen, ...]
    regions: tuple[Region, ...]
    description: str
    choices: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Product:
    """Everything that is particular to one product.

    `build(defect_types, random)` puts the product with these defects into the empty studio and
    says what it is; normal products have none. It may hang lamps of its own and then says so with
    `own_light`. `anomalies` lists the defect types of each anomalous test image.
    """

    name: str
    width: int
    height: int
    categories: tuple[str, ...]
    defects: tuple[Defect, ...]
    anomalies: tuple[tuple[str, ...], ...]
    view: View
    build: Callable[[tuple[str, ...], np.random.Generator], Built]
    own_light: bool = False
    train: int = 20
    validation: int = 5
    test_good: int = 15
    exposure: float = -0.4
    max_bounces: int = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Say what one image shows; the rest is drawn from its seed."""

    image: str
    seed: tuple[int, int]
    defects: tuple[str, ...] = ()


def plans(product: Product) -> list[Plan]:
    """List every image of a product's data set."""
    kinds = {defect.name: defect.kind for defect in product.defects}
    listed = [
        Plan(f"{folder}/{number:03}.jpg", (group, number))
        for group, (folder, count) in enumerate(
            (
                ("train/good", product.train),
                ("validation/good", product.validation),
                ("test/good", product.test_good),
            ),
            start=1,
        )
        for number in range(count)
    ]
    numbers = {"logical": 0, "structural": 0}
    for defects in product.anomalies:
        kind = kinds[defects[0]]
        number = numbers[kind]
        numbers[kind] += 1
        group = 4 if kind == "logical" else 5
        listed.append(Plan(f"test/{kind}_anomalies/{number:03}.jpg", (group, number), defects))
    return listed


def render(
    product: Product,
    out: Path,
    *,
    only: Sequence[str] = (),
    samples: int = 4,
    threads: int | None = None,
    scale: float = 1.0,
) -> None:
    """Render what is not finished yet, then write the tables if nothing is missing.

    `only` names images without their suffix. The record of a finished image lies in
    `build/rendered`, beside nothing that is published.
    """
    wanted = [plan for plan in plans(product) if not only or plan.image[:-4] in only]
    if not wanted:
        raise SystemExit(f"there is no image {only!r}; names look like 'test/good/003'")
    records = Path("build/rendered") / out.resolve().name
    for plan in wanted:
        record = (records / plan.image).with_suffix(".json")
        if record.exists() and (out / plan.image).exists():
            continue
        start = time.perf_counter()
        done = photograph(product, plan, out, samples=samples, threads=threads, scale=scale)
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(done))
        print(f"{product.name} {plan.image}: {time.perf_counter() - start:.1f} s", flush=True)
    files = [(records / plan.image).with_suffix(".json") for plan in plans(product)]
    if all(file.exists() for file in files):
        write_tables(product, out, [json.loads(file.read_text()) for file in files])


def photograph(
    product: Product, plan: Plan, out: Path, *, samples: int, threads: int | None, scale: float
) -> dict[str, Any]:
    """Render one image, write it and its ground truth, and return its record."""
    random = np.random.default_rng((*product.name.encode(), *plan.seed))
    width, height = round(product.width * scale), round(product.height * scale)
    camera, lighting = draw_view(product, random)
    seed = 1000 * plan.seed[0] + plan.seed[1]
    threads = threads or os.cpu_count() or 1
    scene = studio.empty_studio(
        width=width, height=height, samples=samples, seed=seed, threads=threads
    )
    scene.view_settings.exposure = product.exposure
    scene.cycles.max_bounces = product.max_bounces
    # Together a third of the time, with no difference to be seen.
    scene.cycles.use_light_tree, scene.cycles.denoising_prefilter = False, "FAST"
    built = product.build(plan.defects, random)
    studio.hang_camera(camera, focal_length=product.view.focal_length)
    if not product.own_light:
        studio.light_softly(lighting)
    annotations.save_photo(studio.take_photo(noise=0.9, seed=seed), out / plan.image)
    studio.prepare_identity_pass()
    passes: dict[frozenset[str], np.ndarray] = {}
    found = [
        annotations.annotation(mask, part.category)
        for part in built.parts
        if (mask := _mask(part, passes)).any()
    ]
    save_regions(product, plan, out, built.regions, passes)
    return {
        "image": plan.image,
        "width": width,
        "height": height,
        "defect_type": "+".join(plan.defects) or "normal",
        "description": built.description,
        "seed": list(plan.seed),
        "camera": asdict(camera),
        "lighting": asdict(lighting),
        "choices": built.choices,
        "annotations": found,
    }


def save_regions(
    product: Product,
    plan: Plan,
    out: Path,
    regions: Sequence[Region],
    passes: dict[frozenset[str], np.ndarray],
) -> None:
    """Write the ground truth of an image, a mask for each region."""
    values = {defect.name: defect.pixel_value for defect in product.defects}
    stem = Path(plan.image).with_suffix("")
    truth = out / "ground_truth" / stem.parent.name / stem.name
    for number, region in enumerate(regions):
        path = truth / f"{number:03}.png"
        annotations.save_ground_truth(_mask(region, passes), values[region.defect], path)


def _mask(wanted: Seen | Region, passes: dict[frozenset[str], np.ndarray]) -> np.ndarray:
    """Return where the objects are seen when those in the way are gone and hidden ones shown.

    `passes` keeps what was rendered, by the names of the objects that were hidden.
    """
    usual = {body.name: body.hide_render for body in bpy.data.objects}
    for body in bpy.data.objects:
        if body.pass_index in wanted.without:
            body.hide_render = True
        elif body.pass_index in wanted.ids:
            body.hide_render = False
    hidden = frozenset(body.name for body in bpy.data.objects if body.hide_render)
    if hidden not in passes:
        passes[hidden] = studio.take_identities()
    for body in bpy.data.objects:
        body.hide_render = usual[body.name]
    mask = annotations.without_fragments(np.isin(passes[hidden], wanted.ids))
    return annotations.filled(mask) if wanted.fill else mask


def draw_view(
    product: Product, random: np.random.Generator
) -> tuple[studio.CameraPose, studio.Lighting]:
    """Draw camera and light so that the whole product is in the picture."""
    view = product.view
    limit = view.shift * product.width / _pixels_per_unit(product, view.distance)
    for _ in range(1000):
        pose = studio.CameraPose(
            shift_x=float(random.uniform(-limit, limit)),
            shift_y=float(random.uniform(-limit, limit)),
            distance=view.distance * float(random.uniform(1 - view.nearer, 1 + view.nearer)),
            rotation=float(random.uniform(-view.rotation, view.rotation)),
        )
        if _shows_product(product, pose):
            break
    else:
        raise RuntimeError(f"{product.name} does not fit into its picture: change its view")
    lighting = studio.Lighting(
        strength=float(random.uniform(0.85, 1.15)),
        temperature=float(random.uniform(5700.0, 7300.0)),
        key_x=view.lamp_x + float(random.uniform(-0.5, 0.5)),
        key_y=view.lamp_y + float(random.uniform(-0.5, 0.5)),
    )
    return pose, lighting


def _pixels_per_unit(product: Product, distance: float) -> float:
    # Blender fits the sensor's 36 mm to the longer side of the picture.
    longer = max(product.width, product.height)
    view = product.view
    return view.focal_length / studio.SENSOR_WIDTH * longer / (distance - view.top)


def _shows_product(product: Product, pose: studio.CameraPose) -> bool:
    view = product.view
    corners = np.array([[x, y] for x in (-1, 1) for y in (-1, 1)]) * (view.half_x, view.half_y)
    angle = math.radians(pose.rotation)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    seen = (corners - (pose.shift_x, pose.shift_y)) @ turn
    seen = seen * _pixels_per_unit(product, pose.distance)
    return bool((np.abs(seen) < (product.width / 2 - 8, product.height / 2 - 8)).all())


def write_tables(product: Product, out: Path, records: Sequence[dict[str, Any]]) -> None:
    """Write the files about all images from their records."""
    train = [record for record in records if record["image"].startswith("train/")]
    test = [record for record in records if record["image"].startswith("test/")]
    for name, part, run_lengths in (
        ("annotations.json", train, False),
        ("annotations_test.json", test, True),
    ):
        title = f"Rendered {product.name}, {len(part)} images"
        annotations.write_coco(out / name, part, product.categories, title, run_lengths=run_lengths)
    annotations.write_labels(out / "labels.csv", records)
    scenes = [{k: v for k, v in record.items() if k != "annotations"} for record in records]
    lines = ",\n".join(json.dumps(scene, separators=(",", ":")) for scene in scenes)
    (out / "scenes.json").write_text(f"[\n{lines}\n]\n")
    small = {name: _small_area(train, name) for name in product.categories}
    settings = [_setting(defect, small) for defect in product.defects]
    (out / "defects_config.json").write_text(json.dumps(settings, indent=2) + "\n")
    annotations.write_checksums(out, "checksums.sha256")


def _small_area(records: Iterable[dict[str, Any]], category: str) -> int:
    """Return the 5th percentile of a part's area in square pixels, at least 1."""
    areas = [
        found["area"]
        for record in records
        for found in record["annotations"]
        if found["category"] == category
    ]
    return max(int(np.percentile(areas, 5)), 1) if areas else 1


def _setting(defect: Defect, small: dict[str, int]) -> dict[str, Any]:
    absolute = sum(small[name] for name in defect.saturates_at)
    return {
        "defect_name": defect.name,
        "pixel_value": defect.pixel_value,
        "saturation_threshold": absolute or defect.share,
        "relative_saturation": not absolute,
    }

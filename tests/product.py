"""A drawn product: a tray with coins and bars on it, in changing light, place and direction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

WIDTH, HEIGHT = 480, 360
PARTS = ("coin", "bar", "tray")


def draw_product(
    seed: int, *, coins: int = 4, bars: int = 2, touching: bool = False, light: float = 1.0
) -> tuple[NDArray[np.uint8], list[tuple[str, NDArray[np.bool_]]]]:
    """Draw a picture and return it with the masks of its parts."""
    random = np.random.default_rng(seed)
    rgb = np.full((HEIGHT, WIDTH, 3), (52, 60, 66), np.uint8)
    tray = _turned_box((240, 180), (400, 290), float(random.uniform(-4, 4)))
    tray = tray + random.uniform(-12, 12, 2)
    masks = [("tray", _filled(tray))]
    rgb[masks[0][1]] = (196, 190, 178)
    places = [(x, y) for y in (110, 180, 250) for x in (110, 180, 250, 320, 380)]
    chosen = [places[index] for index in random.permutation(len(places))]
    for number in range(coins):
        x, y = chosen[number] + random.uniform(-5, 5, 2)
        if touching and number == 1:
            x, y = chosen[0][0] + 41, chosen[0][1] + 2
        masks.append(("coin", _disc(x, y, 20)))
        rgb[masks[-1][1]] = (168, 98, 40)
        rgb[_disc(x - 5, y - 5, 6)] = (214, 160, 96)
    for number in range(bars):
        centre = chosen[coins + number] + random.uniform(-4, 4, 2)
        bar = _turned_box(centre, (58, 16), float(random.uniform(0, 180)))
        masks.append(("bar", _filled(bar)))
        rgb[masks[-1][1]] = (46, 84, 150)
    gain = light * random.uniform(0.93, 1.07) * random.uniform(0.97, 1.03, 3)
    noisy = cv2.GaussianBlur(rgb, (0, 0), 0.8) * gain + random.normal(0, 4, rgb.shape)
    return noisy.clip(0, 255).astype(np.uint8), masks


def write_product(folder: Path, seeds: list[int]) -> Path:
    """Write pictures of the normal product with a COCO file of all their parts; return that."""
    folder.mkdir(parents=True, exist_ok=True)
    images, annotations = [], []
    for number, seed in enumerate(seeds):
        rgb, masks = draw_product(seed)
        name = f"{number:03}.png"
        Image.fromarray(rgb).save(folder / name)
        images.append({"id": number, "file_name": name, "width": WIDTH, "height": HEIGHT})
        annotations += [
            {
                "id": len(annotations) + place,
                "image_id": number,
                "category_id": PARTS.index(part) + 1,
                "segmentation": {"size": [HEIGHT, WIDTH], "counts": _runs(mask)},
                "iscrowd": 0,
            }
            for place, (part, mask) in enumerate(masks)
        ]
    categories = [{"id": number + 1, "name": name} for number, name in enumerate(PARTS)]
    file = folder / "annotations.json"
    content = {"images": images, "annotations": annotations, "categories": categories}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def _runs(mask: NDArray[np.bool_]) -> list[int]:
    flat = mask.ravel(order="F")
    edges = np.flatnonzero(np.diff(flat.astype(np.int8))) + 1
    runs = np.diff(np.concatenate([[0], edges, [flat.size]])).tolist()
    return [0, *runs] if flat[0] else runs


def _turned_box(
    centre: tuple[float, float] | NDArray[np.float64], size: tuple[float, float], angle: float
) -> NDArray[np.float64]:
    x, y = (float(value) for value in centre)
    return np.asarray(cv2.boxPoints(((x, y), size, angle)), np.float64)


def _filled(corners: NDArray[np.float64]) -> NDArray[np.bool_]:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.fillPoly(mask, [corners.round().astype(np.int32)], (1,))
    return mask > 0


def _disc(x: float, y: float, radius: int) -> NDArray[np.bool_]:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(mask, (round(x), round(y)), radius, (1,), -1)
    return mask > 0

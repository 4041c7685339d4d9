"""A small drawn data set in the layout of MVTec LOCO AD: a tray with four coins and two bars."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from tests.product import HEIGHT, WIDTH, draw_product, write_product

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = [
    ("missing_coin", 255, 1000, False),
    ("additional_coin", 254, 1200, False),
    ("missing_bar", 253, 1.0, True),
]


def write_settings(file: Path) -> None:
    """Write a defects_config.json with the defects of SETTINGS."""
    keys = ("defect_name", "pixel_value", "saturation_threshold", "relative_saturation")
    content = [dict(zip(keys, row, strict=True)) for row in SETTINGS]
    file.write_text(json.dumps(content), encoding="utf-8")


def write_loco(root: Path, category: str = "tray") -> Path:
    """Write the data set and return the annotations of its training pictures."""
    folder = root / category
    annotations = write_product(folder / "train" / "good", [0, 1, 2])
    write_product(folder / "validation" / "good", [3])
    (folder / "validation" / "good" / "annotations.json").unlink()
    for number in range(4):
        _save(folder, f"test/good/{number:03}", 100 + number)
    for number, (coins, value) in enumerate(((3, 255), (5, 254), (2, 255), (6, 254))):
        _save(folder, f"test/logical_anomalies/{number:03}", 200 + number, coins=coins)
        _mask(folder, f"logical_anomalies/{number:03}/000", value)
    for number in range(2):
        _save(folder, f"test/structural_anomalies/{number:03}", 300 + number, bars=1)
        _mask(folder, f"structural_anomalies/{number:03}/000", 253)
    write_settings(folder / "defects_config.json")
    return annotations


def _save(folder: Path, name: str, seed: int, *, coins: int = 4, bars: int = 2) -> None:
    path = folder / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(draw_product(seed, coins=coins, bars=bars)[0]).save(path)


def _mask(folder: Path, name: str, value: int) -> None:
    path = folder / "ground_truth" / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[60:300, 60:420] = value
    Image.fromarray(mask).save(path)

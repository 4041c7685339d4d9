"""Check a rendered pushpin data set: counts, sizes, masks, annotations.

    python rendering/check_images.py examples/pushpins/images

Needs the packages of LLM4AD, not Blender. Prints what it counted; ends with status 1 and a list
of what is wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pycocotools import mask as coco_mask

SIZE = (1024, 640)
LARGEST_SET = 6_000_000  # bytes
EXPECTED_LABELS = {
    "normal": 22,
    "missing": 7,
    "extra": 7,
    "extra_and_missing": 6,
    "missing_separator": 5,
    "wrong_colour": 5,
}
PUSHPINS_TOO_MANY = {"missing": {-1, -2}, "extra": {1, 2}}  # all other types: none


def main() -> None:
    parser = argparse.ArgumentParser(description="Check a rendered pushpin data set.")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with (folder / "labels.csv").open(newline="") as file:
        labels = {row["image"]: row["defect_type"] for row in csv.DictReader(file)}
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files, {size} bytes, {dict(Counter(labels.values()))}")
    problems = check_labels(folder, labels, size) + check_ground_truth(folder, labels)
    for name in ("annotations.json", "annotations_test.json"):
        problems += check_annotations(json.loads((folder / name).read_text()), labels)
    if problems:
        sys.exit("\n".join(problems))


def check_labels(folder: Path, labels: dict[str, str], size: int) -> list[str]:
    """Compare the table with the images on disk."""
    problems = [] if size <= LARGEST_SET else [f"{size} bytes are more than {LARGEST_SET}"]
    if Counter(labels.values()) != EXPECTED_LABELS:
        problems.append(f"labels.csv counts {Counter(labels.values())}")
    on_disk = {path.relative_to(folder).as_posix() for path in folder.rglob("*.jpg")}
    problems += [f"{name}: not both in labels.csv and on disk" for name in on_disk ^ set(labels)]
    for name in sorted(on_disk):
        with Image.open(folder / name) as image:
            if (image.size, image.mode) != (SIZE, "RGB"):
                problems.append(f"{name}: {image.size} {image.mode}")
    return problems


def check_ground_truth(folder: Path, labels: dict[str, str]) -> list[str]:
    """Check that each anomalous image has masks with a known value, and no other image has."""
    settings = json.loads((folder / "defects_config.json").read_text())
    values = {entry["pixel_value"] for entry in settings}
    truth = folder / "ground_truth"
    masks: Counter[str] = Counter()
    problems = []
    for path in sorted(truth.rglob("*.png")):
        masks[f"test/{path.parent.relative_to(truth).as_posix()}.jpg"] += 1
        with Image.open(path) as image:
            found = set(np.unique(np.asarray(image)).tolist())
            if (image.size, image.mode) != (SIZE, "L") or found - {0} not in [{v} for v in values]:
                problems.append(f"{path}: {image.size} {image.mode} with the values {found}")
    anomalous = {name for name, defect_type in labels.items() if defect_type != "normal"}
    problems += [f"{name}: masks do not fit the label" for name in anomalous ^ set(masks)]
    print(f"{masks.total()} ground truth masks")
    return problems


def check_annotations(coco: dict[str, Any], labels: dict[str, str]) -> list[str]:
    """Check the number of parts per image, and that polygons, boxes and areas agree."""
    names = {category["id"]: category["name"] for category in coco["categories"]}
    images = {image["id"]: image["file_name"] for image in coco["images"]}
    counts = {image: Counter[str]() for image in images}
    problems = []
    for part in coco["annotations"]:
        counts[part["image_id"]][names[part["category_id"]]] += 1
        wrong = check_part(part)
        problems += [f"{images[part['image_id']]}, annotation {part['id']}: {w}" for w in wrong]
    for image, count in counts.items():
        label = labels[images[image]]
        surplus = count["pushpin"] - 15
        separators = 12 - (label == "missing_separator")
        if surplus not in PUSHPINS_TOO_MANY.get(label, {0}) or (
            (count["separator"], count["tray"]) != (separators, 1)
        ):
            problems.append(f"{images[image]} ({label}): {dict(count)}")
    print(f"{len(images)} annotated images, {sum(counts.values(), Counter())}")
    return problems


def check_part(part: dict[str, Any]) -> list[str]:
    """Draw the mask as COCO's own code does and compare it with box and area."""
    width, height = SIZE
    mask = part["segmentation"]
    if isinstance(mask, list):
        for polygon in mask:
            x, y = np.array(polygon).reshape(-1, 2).T
            if x.min() < 0 or y.min() < 0 or x.max() > width or y.max() > height:
                return ["a polygon leaves the image"]
        mask = coco_mask.merge(coco_mask.frPyObjects(mask, height, width))
    drawn = coco_mask.decode(mask)
    if drawn.shape != (height, width):
        return [f"the mask has the shape {drawn.shape}"]
    if int(drawn.sum()) != part["area"]:
        return [f"the mask covers {int(drawn.sum())} pixels, area says {part['area']}"]
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    left, top = int(columns[0]), int(rows[0])
    box = [left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top]
    return [] if box == part["bbox"] else [f"the box should be {box}, is {part['bbox']}"]


if __name__ == "__main__":
    main()

"""Masks to files: exact polygons, COCO annotations, MVTec LOCO ground truth and its settings."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from PIL import Image
from pycocotools import mask as coco_mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

JPEG_QUALITY = 90
SMALLEST_FRAGMENT = 4  # pixels; the tip of a needle falls apart into smaller ones
Vertex = tuple[int, int]


def save_photo(picture: np.ndarray, path: Path) -> None:
    """Write RGB uint8 (H, W, 3) as JPEG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path, quality=JPEG_QUALITY, optimize=True)


def save_ground_truth(mask: np.ndarray, pixel_value: int, path: Path) -> None:
    """Write a mask as one-channel PNG with the values 0 and `pixel_value`."""
    if not mask.any():
        raise ValueError(f"the defect mask for {str(path)!r} is empty: render the image anew")
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(mask.astype(np.uint8) * np.uint8(pixel_value)).save(path, optimize=True)


def without_fragments(mask: np.ndarray) -> np.ndarray:
    """Drop connected pieces smaller than SMALLEST_FRAGMENT pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    large = stats[:, cv2.CC_STAT_AREA] >= SMALLEST_FRAGMENT
    large[0] = False
    return large[labels]


def filled(mask: np.ndarray) -> np.ndarray:
    """Fill the outer outlines of a mask."""
    outlines, _ = cv2.findContours(
        mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    full = cv2.drawContours(np.zeros(mask.shape, np.uint8), outlines, -1, 1, cv2.FILLED)
    return full.astype(bool)


def annotation(mask: np.ndarray, category: str, **where: int) -> dict[str, Any]:
    """Describe a mask as COCO does: polygons along pixel edges, box xywh, area."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    left, top = int(columns[0]), int(rows[0])
    return {
        "category": category,
        "segmentation": polygons(mask),
        "bbox": [left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top],
        "area": int(mask.sum()),
        "iscrowd": 0,
        **where,
    }


def polygons(mask: np.ndarray) -> list[list[int]]:
    """Return flat x, y polygons along the pixels' edges, which cover exactly the mask.

    COCO polygons know no holes: a piece with a hole is cut in two through the hole.
    """
    found: list[list[int]] = []
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=4)
    for label in range(1, count):
        piece = labels == label
        loops = _edge_loops(piece)
        if len(loops) == 1:
            found.append([coordinate for vertex in loops[0] for coordinate in vertex])
            continue
        hole = min(loops, key=_signed_area)
        cut = (min(x for x, _ in hole) + max(x for x, _ in hole)) // 2
        left, right = piece.copy(), piece.copy()
        left[:, cut:], right[:, :cut] = False, False
        found += polygons(left) + polygons(right)
    return found


def _edge_loops(mask: np.ndarray) -> list[list[Vertex]]:
    """Follow the pixel edges with the mask on the right-hand side; corners only."""
    onward = _edges(mask)
    loops: list[list[Vertex]] = []
    while onward:
        start = next(iter(onward))
        loop, vertex, direction = [start], start, (0, 0)
        while True:
            choices = onward[vertex]
            # where two pixels meet at a corner only, turn right: the piece stays 4-connected
            right = (-direction[1], direction[0])
            step = right if len(choices) > 1 and right in choices else choices[0]
            choices.remove(step)
            if not choices:
                del onward[vertex]
            if step == direction:
                loop.pop()
            vertex, direction = (vertex[0] + step[0], vertex[1] + step[1]), step
            if vertex == start:
                break
            loop.append(vertex)
        loops.append(loop)
    return loops


def _edges(mask: np.ndarray) -> dict[Vertex, list[tuple[int, int]]]:
    padded = np.pad(mask, 1)
    inside = padded[1:-1, 1:-1]
    sides = (
        (padded[:-2, 1:-1], (0, 0), (1, 0)),  # nothing above: go right along the top edge
        (padded[1:-1, 2:], (1, 0), (0, 1)),
        (padded[2:, 1:-1], (1, 1), (-1, 0)),
        (padded[1:-1, :-2], (0, 1), (0, -1)),
    )
    onward: dict[Vertex, list[tuple[int, int]]] = {}
    for neighbour, (start_x, start_y), step in sides:
        for y, x in np.argwhere(inside & ~neighbour).tolist():
            onward.setdefault((x + start_x, y + start_y), []).append(step)
    return onward


def _signed_area(loop: Sequence[Vertex]) -> float:
    x, y = np.array(loop, dtype=float).T
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2)


def write_coco(
    path: Path,
    records: Iterable[dict[str, Any]],
    categories: Sequence[str],
    description: str,
    *,
    run_lengths: bool,
) -> None:
    """Write one COCO file from image records; ids start at 1.

    Masks are polygons, or with `run_lengths` COCO's compressed run lengths: as exact, a third of
    the size, but unknown to some tools.
    """
    numbers = {name: number for number, name in enumerate(categories, start=1)}
    images: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for image_id, record in enumerate(records, start=1):
        size = {side: record[side] for side in ("width", "height")}
        images.append({"id": image_id, "file_name": record["image"], **size})
        for found in record["annotations"]:
            part = {"id": len(parts) + 1, "image_id": image_id} | found
            part["category_id"] = numbers[part.pop("category")]
            if run_lengths:
                part["segmentation"] = as_run_lengths(part["segmentation"], **size)
            parts.append(part)
    document = {
        "info": {"description": description},
        "images": images,
        "annotations": parts,
        "categories": [{"id": number, "name": name} for name, number in numbers.items()],
    }
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n")


def as_run_lengths(rings: list[list[int]], *, width: int, height: int) -> dict[str, Any]:
    """Turn polygons into COCO's compressed run lengths of the same mask."""
    encoded = coco_mask.merge(coco_mask.frPyObjects(rings, height, width))
    return {"size": [height, width], "counts": encoded["counts"].decode("ascii")}


def write_labels(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Write what is wrong with each image, in words, as CSV."""
    with path.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["image", "defect_type", "description"])
        for record in records:
            table.writerow([record[key] for key in ("image", "defect_type", "description")])


def write_checksums(folder: Path, name: str) -> None:
    """Write the SHA-256 of every image below the folder in the format of `sha256sum`."""
    images = sorted(path for path in folder.rglob("*") if path.suffix in {".jpg", ".png"})
    lines = [
        f"{hashlib.sha256(image.read_bytes()).hexdigest()}  {image.relative_to(folder).as_posix()}"
        for image in images
    ]
    (folder / name).write_text("\n".join(lines) + "\n")

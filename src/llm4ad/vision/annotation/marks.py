from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

import cv2
import numpy as np
from skimage import draw

from llm4ad.errors import AnnotationError
from llm4ad.scene.detection import Detection
from llm4ad.scene.names import normalise_part_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_polygon = cast("Any", draw).polygon  # untyped
BACKGROUND = "background"  # marks of this name show what is no part
CLICK = 0.004  # radius of a click, as a share of the picture's longer side
LEAST_CLICK = 2.0  # pixels
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked part: its box ``xyxy`` in pixels and its mask, cropped to the box.

    ``mask`` is None where the user drew a box only. Right and bottom are exclusive. The mask of a
    click or a scribble lies "inside" the part without covering it; every other is the "whole" part.
    """

    name: str
    xyxy: tuple[int, int, int, int]
    mask: NDArray[np.bool_] | None
    extent: Literal["whole", "inside"] = "whole"


@dataclass(frozen=True, slots=True)
class AnnotatedPicture:
    """A picture file with its marks; ``size`` is (width, height) in pixels.

    ``complete`` says whether all that is on the picture is marked; None where nobody said so.
    """

    path: Path
    size: tuple[int, int]
    marks: tuple[Mark, ...]
    complete: bool | None = None


def mark_detection(mark: Mark) -> Detection:
    """Return a mark as a part that is surely there; a box without mask is full."""
    left, top, right, bottom = mark.xyxy
    mask = np.ones((bottom - top, right - left), bool) if mark.mask is None else mark.mask
    return Detection(mark.name, mark.xyxy, mask, 1.0)


def part_name(label: str, where: str) -> str:
    """Return a label as a part name; ``where`` opens the error message."""
    try:
        return normalise_part_name(label)
    except ValueError as error:
        raise AnnotationError(f"{where}: {error}") from error


def box_mark(name: str, corners: Sequence[float], size: tuple[int, int], where: str) -> Mark:
    """Return a mark from a box x0, y0, x1, y1, clipped to the picture."""
    if not all(math.isfinite(value) for value in corners):
        raise AnnotationError(f"{where}: the box {list(corners)!r} is not made of numbers")
    x0, x1 = sorted((corners[0], corners[2]))
    y0, y1 = sorted((corners[1], corners[3]))
    width, height = size
    left, top = max(0, math.floor(x0 + 0.5)), max(0, math.floor(y0 + 0.5))
    right, bottom = min(width, math.floor(x1 + 0.5)), min(height, math.floor(y1 + 0.5))
    if right <= left or bottom <= top:
        raise AnnotationError(
            f"{where}: the box {list(corners)!r} has no area within the picture of "
            f"{width} x {height} pixels"
        )
    return Mark(name, (left, top, right, bottom), None)


def polygon_mark(name: str, rings: Sequence[Points], size: tuple[int, int], where: str) -> Mark:
    """Return a mark from polygons of (x, y) that together are one part.

    A pixel belongs to it when its centre lies inside: (0.5, 0.5) is the centre of the first pixel.
    """
    for ring in rings:
        if len(ring) < 3:
            raise AnnotationError(f"{where}: a polygon needs three points, this has {len(ring)}")
        if not all(math.isfinite(value) and abs(value) < 1e6 for xy in ring for value in xy):
            raise AnnotationError(f"{where}: the polygon {ring!r} is not made of numbers")
    mask = np.zeros((size[1], size[0]), np.bool_)
    for ring in rings:
        # scikit-image counts from pixel centres.
        x, y = np.array(ring, np.float64).T - 0.5
        mask[_polygon(y, x, mask.shape)] = True
    return mask_mark(name, mask, size, where)


def click_mark(
    name: str, point: tuple[float, float], radius: float, size: tuple[int, int], where: str
) -> Mark:
    """Return the mark of a click: a disc inside a part, of at least ``click_radius``."""
    _check_inside([point], size, where)
    x, y = point
    radius = max(radius, click_radius(size))
    down, across = np.ogrid[: size[1], : size[0]]
    disc = np.hypot(across + 0.5 - x, down + 0.5 - y) <= radius
    return replace(mask_mark(name, disc, size, where), extent="inside")


def scribble_mark(name: str, path: Points, size: tuple[int, int], where: str) -> Mark:
    """Return the mark of a scribble: a line inside a part, as wide as a click's radius."""
    if len(path) < 2:
        raise AnnotationError(f"{where}: a line needs two points, this has {len(path)}")
    _check_inside(path, size, where)
    canvas = np.zeros((size[1], size[0]), np.uint8)
    fixed = np.round((np.array(path) - 0.5) * 16).astype(np.int32)  # OpenCV: 4 bits of fraction
    cv2.polylines(canvas, [fixed], False, (1,), round(click_radius(size)), shift=4)  # noqa: FBT003
    return replace(mask_mark(name, canvas > 0, size, where), extent="inside")


def click_radius(size: tuple[int, int]) -> float:
    """Return the radius in pixels of a click on a picture of (width, height)."""
    return max(LEAST_CLICK, CLICK * max(size))


def _check_inside(points: Points, size: tuple[int, int], where: str) -> None:
    for x, y in points:
        if not (math.isfinite(x) and math.isfinite(y)):
            raise AnnotationError(f"{where}: the point {(x, y)!r} is not made of numbers")
        if not (0 <= x <= size[0] and 0 <= y <= size[1]):
            raise AnnotationError(
                f"{where}: the point {(x, y)!r} lies outside the picture of "
                f"{size[0]} x {size[1]} pixels"
            )


def said_complete(words: Iterable[str]) -> bool | None:
    """Return what "complete" or "partial" among words says; "partial" counts where both are."""
    said = {word.strip().casefold() for word in words}
    if "partial" in said:
        return False
    return True if "complete" in said else None


def ellipse_ring(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> Points:
    """Return an ellipse as a polygon of 64 points; ``turn`` in degrees, clockwise on the screen."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    steps = [2 * math.pi * step / 64 for step in range(64)]
    around = [(rx * math.cos(step), ry * math.sin(step)) for step in steps]
    return [(x + cos * a - sin * b, y + sin * a + cos * b) for a, b in around]


def mask_mark(name: str, mask: NDArray[np.bool_], size: tuple[int, int], where: str) -> Mark:
    """Return a mark from a mask of the whole picture, shape (H, W)."""
    if mask.shape != (size[1], size[0]):
        raise AnnotationError(
            f"{where}: a mask of {mask.shape[1]} x {mask.shape[0]} pixels does not fit the picture "
            f"of {size[0]} x {size[1]}"
        )
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if len(rows) == 0:
        raise AnnotationError(f"{where}: covers no pixel of the picture")
    left, top = int(columns[0]), int(rows[0])
    right, bottom = int(columns[-1]) + 1, int(rows[-1]) + 1
    return Mark(name, (left, top, right, bottom), mask[top:bottom, left:right].copy())


def check_size(
    written: tuple[int, int] | None, real: tuple[int, int], file: Path, picture: Path
) -> None:
    """Refuse annotations made on a picture of another size."""
    if written is None or written == real:
        return
    turned = ""
    if written == (real[1], real[0]):
        turned = " (made on the picture before it was turned upright?)"
    raise AnnotationError(
        f"{file}: made for {written[0]} x {written[1]} pixels, but {picture} has "
        f"{real[0]} x {real[1]}{turned}; annotate that very picture"
    )

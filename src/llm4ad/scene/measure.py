from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
from scipy.spatial import KDTree

from llm4ad.scene.colours import colour_shares
from llm4ad.scene.vocabulary import Part, Region, Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection

COLOUR_PIXELS = 4000  # per part; more of them change no share by more than a percent or two
RECTANGULAR = 0.85  # share of its tightest rectangle that a part fills to be called a rectangle


class _Shape(NamedTuple):
    area: float
    center: tuple[float, float]
    length: float
    thickness: float
    angle: float
    frame: Region
    border: KDTree
    outline: NDArray[np.bool_]


def measure_scene(rgb: NDArray[np.uint8], detections: Sequence[Detection]) -> Scene:
    """Measure detections on the pixels of their picture, RGB (H, W, 3).

    The parts keep the order of the detections: a part's index is its detection's position.
    Distances are exact between parts whose boxes are nearer than a tenth of the image's diagonal,
    and between the boxes beyond that.
    """
    height, width = rgb.shape[:2]
    shapes = [_shape_of(detection) for detection in detections]
    inside, filled = _shares(detections, shapes)
    gaps = _gaps(detections, shapes, 0.1 * math.hypot(width, height))
    parts = [
        _part(rgb, index, detection, shapes[index], (gaps[index], inside[index], filled[index]))
        for index, detection in enumerate(detections)
    ]
    frame = Region("image", 0.0, 0.0, float(width), 0.0, 0.0, float(height))
    return Scene(width, height, parts, frame)


def _part(
    rgb: NDArray[np.uint8],
    index: int,
    detection: Detection,
    shape: _Shape,
    relations: tuple[dict[int, float], dict[int, float], dict[int, float]],
) -> Part:
    left, top, right, bottom = detection.xyxy
    colours = colour_shares(_pixels_under(rgb, detection))
    return Part(
        name=detection.name,
        index=index,
        probability=detection.probability,
        left=float(left),
        top=float(top),
        right=float(right),
        bottom=float(bottom),
        width=float(right - left),
        height=float(bottom - top),
        center_x=shape.center[0],
        center_y=shape.center[1],
        area=shape.area,
        length=shape.length,
        thickness=shape.thickness,
        angle=shape.angle,
        colour=next(iter(colours), "grey"),
        colours=colours,
        frame=shape.frame,
        gaps=relations[0],
        shares_inside=relations[1],
        shares_filled=relations[2],
    )


def _pixels_under(rgb: NDArray[np.uint8], detection: Detection) -> NDArray[np.uint8]:
    left, top, right, bottom = detection.xyxy
    mask = detection.mask.astype(np.uint8)
    # The rim mixes with the background; leave it out where enough of the part remains.
    core = cv2.erode(mask, np.ones((3, 3), np.uint8), iterations=2, borderValue=0)
    if core.sum() < 0.3 * mask.sum():
        core = mask
    pixels = rgb[top:bottom, left:right][core > 0]
    return pixels[:: max(1, len(pixels) // COLOUR_PIXELS)]


def _shape_of(detection: Detection) -> _Shape:
    left, top = detection.xyxy[:2]
    mask = detection.mask
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    border = np.concatenate(contours).reshape(-1, 2).astype(np.int32)
    hull = cv2.convexHull(border).reshape(-1, 2).astype(np.int32)
    outline = np.zeros(mask.shape, np.uint8)
    cv2.fillConvexPoly(outline, hull, (1,))
    rows, columns = np.nonzero(mask)
    tight = _tightest_rectangle(hull, left, top)
    length, thickness, angle = _axes(tight)
    area = float(len(rows))
    upright = _upright_frame(detection)
    rectangular = area >= RECTANGULAR * length * thickness
    turned = rectangular and length * thickness < 0.97 * mask.size
    return _Shape(
        area=area,
        center=(left + float(columns.mean()) + 0.5, top + float(rows.mean()) + 0.5),
        length=length,
        thickness=thickness,
        angle=angle,
        frame=turned_frame(detection.name, tight) if turned else upright,
        border=KDTree(border + np.array((left, top))),
        outline=(outline > 0) | mask,
    )


def _tightest_rectangle(hull: NDArray[np.int32], left: int, top: int) -> NDArray[np.float64]:
    # Pixels are squares: take their corners, not their centres, so that one pixel has a size.
    squares = [hull + np.array(step) for step in ((0, 0), (1, 0), (0, 1), (1, 1))]
    points = np.concatenate(squares).astype(np.float32)
    corners = np.asarray(cv2.boxPoints(cv2.minAreaRect(points)), np.float64)
    return corners + np.array((left, top))


def _axes(corners: NDArray[np.float64]) -> tuple[float, float, float]:
    first, second = corners[1] - corners[0], corners[2] - corners[1]
    long, short = (first, second) if np.hypot(*first) >= np.hypot(*second) else (second, first)
    angle = math.degrees(math.atan2(-long[1], long[0])) % 180
    return float(np.hypot(*long)), float(np.hypot(*short)), angle


def _upright_frame(detection: Detection) -> Region:
    left, top, right, bottom = detection.xyxy
    return Region(
        detection.name, float(left), float(top), float(right - left), 0.0, 0.0, float(bottom - top)
    )


def turned_frame(name: str, corners: NDArray[np.float64]) -> Region:
    """Return the region of four corners (4, 2), in order around it, that lies the most upright."""
    start = int(corners.sum(axis=1).argmin())
    corner, following, previous = corners[start], corners[(start + 1) % 4], corners[start - 1]
    across, down = following - corner, previous - corner
    # By direction, not by length: a long thin part leans over further than it is wide.
    if abs(across[0]) * np.hypot(*down) < abs(down[0]) * np.hypot(*across):
        across, down = down, across
    x, y = float(corner[0]), float(corner[1])
    return Region(name, x, y, float(across[0]), float(across[1]), float(down[0]), float(down[1]))


def _shares(
    detections: Sequence[Detection], shapes: Sequence[_Shape]
) -> tuple[list[dict[int, float]], list[dict[int, float]]]:
    inside: list[dict[int, float]] = [{} for _ in detections]
    filled: list[dict[int, float]] = [{} for _ in detections]
    for first, second in _meeting_boxes(detections):
        shared = _shared_pixels(detections[first], detections[second], shapes[second].outline)
        if shared:
            inside[first][second] = shared / shapes[first].area
            filled[second][first] = shared / float(shapes[second].outline.sum())
    return inside, filled


def _meeting_boxes(detections: Sequence[Detection]) -> list[tuple[int, int]]:
    if not detections:
        return []
    boxes = np.array([detection.xyxy for detection in detections])
    low = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    meets = np.asarray((low < high).all(axis=2))
    meets &= ~np.eye(len(boxes), dtype=np.bool_)
    return _pairs(meets)


def _pairs(table: NDArray[np.bool_]) -> list[tuple[int, int]]:
    rows, columns = np.nonzero(table)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _shared_pixels(first: Detection, second: Detection, outline: NDArray[np.bool_]) -> int:
    left, top = (max(a, b) for a, b in zip(first.xyxy[:2], second.xyxy[:2], strict=True))
    right, bottom = (min(a, b) for a, b in zip(first.xyxy[2:], second.xyxy[2:], strict=True))

    def cut(detection: Detection, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        x, y = detection.xyxy[:2]
        return mask[top - y : bottom - y, left - x : right - x]

    return int(np.count_nonzero(cut(first, first.mask) & cut(second, outline)))


def _gaps(
    detections: Sequence[Detection], shapes: Sequence[_Shape], reach: float
) -> list[dict[int, float]]:
    gaps: list[dict[int, float]] = [{} for _ in detections]
    if len(detections) < 2:
        return gaps
    boxes = np.array([detection.xyxy for detection in detections], np.float64)
    apart = np.maximum(boxes[:, None, :2] - boxes[None, :, 2:], 0)
    apart = np.maximum(apart, np.maximum(boxes[None, :, :2] - boxes[:, None, 2:], 0))
    near = np.triu(np.hypot(apart[..., 0], apart[..., 1]) <= reach, k=1)
    for first, second in _pairs(near):
        gap = _gap(detections[first], detections[second], shapes[first], shapes[second])
        gaps[first][second] = gaps[second][first] = gap
    return gaps


def _gap(first: Detection, second: Detection, one: _Shape, other: _Shape) -> float:
    boxes_meet = all(
        a < d and c < b
        for a, b, c, d in zip(
            first.xyxy[:2], first.xyxy[2:], second.xyxy[:2], second.xyxy[2:], strict=True
        )
    )
    if boxes_meet and _shared_pixels(first, second, second.mask):
        return 0.0
    few, many = sorted((one.border, other.border), key=lambda tree: tree.n)
    distances, _ = many.query(few.data)
    # Border points are pixel centres: two touching pixels are one apart, with no gap between.
    return max(0.0, float(np.min(distances)) - 1.0)

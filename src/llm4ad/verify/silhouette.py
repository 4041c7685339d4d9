"""Silhouettes of parts on a coarse grid: quick to move, and to lay over each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.verify.movement import Movement

LONGEST_SIDE = 256  # of a picture, in cells
FEWEST_BORDER_POINTS = 32


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Where one part lies, in square cells of ``cell`` pixels.

    ``mask`` and ``outline`` (the convex hull and the mask) hold the share of each cell that they
    cover, (rows, columns) from the cell (``left``, ``top``) of the picture on, which may lie
    outside of it; the areas are their sums. ``border`` are pixel centres along the mask and
    ``hull`` the pixel corners around it, (N, 2), in pixels.
    """

    cell: int
    left: int
    top: int
    mask: NDArray[np.float32]
    outline: NDArray[np.float32]
    mask_area: float
    outline_area: float
    border: NDArray[np.float64]
    hull: NDArray[np.float64]


def cell_size(width: int, height: int) -> int:
    """Return the pixels per cell for a picture of this size."""
    return max(1, round(max(width, height) / LONGEST_SIDE))


def silhouette_of(detection: Detection, cell: int) -> Silhouette:
    """Draw the silhouette of a detection."""
    left, top, right, bottom = detection.xyxy
    mask = detection.mask.astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    border = np.concatenate(contours).reshape(-1, 2).astype(np.int32)
    hull = cv2.convexHull(border).reshape(-1, 2).astype(np.int32)
    outline = mask.copy()
    cv2.fillConvexPoly(outline, hull, (1,))
    margins = (top % cell, -bottom % cell, left % cell, -right % cell)
    stride = max(1, min(cell, len(border) // FEWEST_BORDER_POINTS))
    # Pixels are squares: the hull runs around their corners.
    corners = (hull[:, None] + np.array(((0, 0), (1, 0), (0, 1), (1, 1)))).reshape(-1, 2)
    mask_coverage = _coverage(mask, margins, cell)
    outline_coverage = _coverage(outline, margins, cell)
    return Silhouette(
        cell=cell,
        left=left // cell,
        top=top // cell,
        mask=mask_coverage,
        outline=outline_coverage,
        mask_area=float(mask_coverage.sum()),
        outline_area=float(outline_coverage.sum()),
        border=border[::stride].astype(np.float64) + np.array((left + 0.5, top + 0.5)),
        hull=corners + np.array((left, top), np.float64),
    )


def move_silhouette(
    silhouette: Silhouette,
    centre: tuple[float, float],
    angle: float,
    movement: Movement,
    cell: int,
) -> Silhouette:
    """Move the silhouette of a part with this centre and angle into a picture of other cells."""
    matrix = movement.matrix(angle)
    offset = np.array(movement.to) - matrix @ np.array(centre)
    hull = silhouette.hull @ matrix.T + offset
    # One more cell on each side: a cell that moves by a fraction is spread over two.
    left, top = (int(value) for value in np.floor(hull.min(axis=0) / cell) - 1)
    right, bottom = (int(value) for value in np.ceil(hull.max(axis=0) / cell) + 1)
    first = silhouette.cell * (np.array((silhouette.left, silhouette.top)) + 0.5)
    start = (matrix @ first + offset) / cell - 0.5 - np.array((left, top))
    between_grids = np.column_stack((matrix * (silhouette.cell / cell), start))
    size = (right - left, bottom - top)
    mask = _warped(silhouette.mask, between_grids, size)
    outline = _warped(silhouette.outline, between_grids, size)
    return Silhouette(
        cell=cell,
        left=left,
        top=top,
        mask=mask,
        outline=outline,
        mask_area=float(mask.sum()),
        outline_area=float(outline.sum()),
        border=silhouette.border @ matrix.T + offset,
        hull=hull,
    )


def _coverage(
    mask: NDArray[np.uint8], margins: tuple[int, int, int, int], cell: int
) -> NDArray[np.float32]:
    padded = cv2.copyMakeBorder(mask, *margins, cv2.BORDER_CONSTANT, value=(0,))
    size = (padded.shape[1] // cell, padded.shape[0] // cell)
    return _as_shares(cv2.resize(padded * np.uint8(255), size, interpolation=cv2.INTER_AREA))


def _as_shares(grey: cv2.typing.MatLike) -> NDArray[np.float32]:
    return np.asarray(grey, np.float32) / np.float32(255)


def _warped(
    coverage: NDArray[np.float32], matrix: NDArray[np.float64], size: tuple[int, int]
) -> NDArray[np.float32]:
    moved = cv2.warpAffine(coverage, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(0,))
    return np.asarray(moved, np.float32)

"""Where parts lie on the normal pictures, and what is usual for their places, sizes and shapes.

Places are learned in the frame of the picture and in that of every part that occurs exactly once,
such as a tray or a bottle; of these the one in which a part stays most at its place is used, so
that a product may lie elsewhere on every picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Part, Region, Scene

GRID = 96  # cells along each side of a learned map
MARGIN = 0.5  # how far a map reaches beyond the frame of a part, in longer sides of that frame
PRESENT = 0.5  # a part less probable is not learned from
SINGLE = 0.9  # share of the normals on which a part occurs once that may carry a frame
PREFERENCE = 0.02  # by how much a moving frame must be better than the picture's
NEARLY_AS_SHARP = 0.1  # frames that are worse by no more than this say what is usual, too
STEADY = 0.5  # sharpness from which a part has a place of its own
BELL = 2.563  # spreads between the tenth and the ninetieth percentile
FEATURES, AREA = 6, 2  # how many, and which of them is the share of the area


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is usual for the parts of one name.

    ``anchor`` names the part whose frame ``occupancy`` is in, "" for the picture. ``occupancy``
    (GRID, GRID) is the share of normals on which a place is covered, ``in_picture`` the same in the
    frame of the picture; ``sharpness`` in [0, 1] says how much the parts stay at their places.
    ``middles`` and ``spreads`` (K, FEATURES) are those of the places, sizes and shapes of single
    parts, in the frames that the K ``frames`` name: that of the anchor, and others in which the
    parts stay at their places nearly as well.
    """

    name: str
    anchor: str
    sharpness: float
    single: bool
    occupancy: NDArray[np.float32]
    in_picture: NDArray[np.float32]
    frames: tuple[str, ...]
    middles: NDArray[np.float64]
    spreads: NDArray[np.float64]


def learn_whereabouts(
    normals: Sequence[tuple[Scene, Sequence[Detection]]],
) -> dict[str, Whereabouts]:
    """Learn where the parts of every name lie; detections are in the order of the scene's parts."""
    names = sorted({part.name for scene, _ in normals for part in sure_parts(scene)})
    anchors = [name for name in names if _is_single(name, normals)]
    return {name: _learn(name, ["", *anchors], normals) for name in names}


def sure_parts(scene: Scene, name: str | None = None) -> list[Part]:
    """Return the parts of a scene that are there rather than not, of one name or of all."""
    return [
        part
        for part in scene.parts
        if part.probability >= PRESENT and (name is None or part.name == name)
    ]


def frame_in(scene: Scene, anchor: str) -> Region | None:
    """Return the frame that an anchor gives on a picture; None where it is not there once."""
    if not anchor:
        return scene.frame
    found = sure_parts(scene, anchor)
    return found[0].frame if len(found) == 1 else None


def expected_at(
    whereabouts: Whereabouts, scene: Scene, width: int, height: int
) -> NDArray[np.float32]:
    """Return how probable it is that parts cover each place of a picture, shape (height, width).

    Where the anchor is not found, it is by their places in the picture.
    """
    anchor, occupancy = whereabouts.anchor, whereabouts.occupancy
    frame = frame_in(scene, anchor)
    if frame is None:
        anchor, occupancy, frame = "", whereabouts.in_picture, scene.frame
    to_picture = _to_grid(frame, anchor, scene, width, height)
    return np.asarray(
        cv2.warpAffine(
            occupancy,
            to_picture,
            (width, height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        ),
        np.float32,
    )


def features_of(part: Part, frame: Region, scene: Scene) -> NDArray[np.float64]:
    """Return place, size and shape of a part: the place in the frame, sizes as logarithms.

    Sizes are shares of the picture, of its area and of its diagonal, whatever the camera resolves.
    """
    along, down = frame.position_of(part)
    diagonal = math.hypot(scene.width, scene.height)
    turn = math.radians(2 * part.angle)
    slender = 1 - part.thickness / max(part.length, 1e-9)
    return np.array(
        [
            *(along, down),
            math.log(part.area / (scene.width * scene.height)),
            math.log(part.length / diagonal),
            *(slender * math.cos(turn), slender * math.sin(turn)),
        ]
    )


def cover(
    parts: Sequence[tuple[Part, Detection]], scene: Scene, width: int, height: int
) -> NDArray[np.float32]:
    """Return which share of each place of a scaled picture the masks of parts cover."""
    drawn = np.zeros((height, width), np.float32)
    across, down = width / scene.width, height / scene.height
    for _, detection in parts:
        left, top, right, bottom = detection.xyxy
        x0, y0 = math.floor(left * across), math.floor(top * down)
        x1, y1 = math.ceil(right * across), math.ceil(bottom * down)
        x1, y1 = min(max(x1, x0 + 1), width), min(max(y1, y0 + 1), height)
        mask = detection.mask.astype(np.float32)
        small = cv2.resize(mask, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)
        window = drawn[y0:y1, x0:x1]
        np.maximum(window, small, out=window)
    return drawn


def _learn(
    name: str, anchors: Sequence[str], normals: Sequence[tuple[Scene, Sequence[Detection]]]
) -> Whereabouts:
    learned: dict[str, tuple[float, NDArray[np.float32]]] = {}
    best = ""
    for anchor in anchors:
        if anchor == name:
            continue
        maps = [drawn for item in normals if (drawn := _covered(name, anchor, *item)) is not None]
        if not maps:
            continue
        occupancy = np.asarray(np.mean(maps, axis=0), np.float32)
        sharpness = float((occupancy**2).sum() / max(float(occupancy.sum()), 1e-9))
        if not learned or sharpness > learned[best][0] + PREFERENCE:
            best = anchor
        learned[anchor] = (sharpness, occupancy)
    sharpness, occupancy = learned[best]
    others = [
        anchor
        for anchor, (other, _) in learned.items()
        if anchor != best and other >= sharpness - NEARLY_AS_SHARP
    ]
    frames = (best, *others)
    usual = [_usual_features(name, anchor, normals) for anchor in frames]
    middles, spreads = (np.array(rows) for rows in zip(*usual, strict=True))
    single = _is_single(name, normals)
    in_picture = learned[""][1]
    return Whereabouts(
        name, best, sharpness, single, occupancy, in_picture, frames, middles, spreads
    )


def _covered(
    name: str, anchor: str, scene: Scene, parts: Sequence[Detection]
) -> NDArray[np.float32] | None:
    """Return what parts cover in the grid of a frame, None where the frame is not there."""
    frame = frame_in(scene, anchor)
    if frame is None:
        return None
    scale = min(1.0, 4 * GRID / max(scene.width, scene.height))
    width, height = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    found = [(part, parts[part.index]) for part in sure_parts(scene, name)]
    drawn = cover(found, scene, width, height)
    to_grid = _to_grid(frame, anchor, scene, width, height)
    warped = cv2.warpAffine(drawn, to_grid, (GRID, GRID), flags=cv2.INTER_LINEAR)
    return np.asarray(warped, np.float32)


def _to_grid(
    frame: Region, anchor: str, scene: Scene, width: int, height: int
) -> NDArray[np.float64]:
    """Return the affine matrix from pixels of a scaled picture to cells of the grid."""
    sides = (math.hypot(frame.across_x, frame.across_y), math.hypot(frame.down_x, frame.down_y))
    # Around a long thin part, such as a cable, there is as much to know above as beside it.
    beside, above = (MARGIN * max(sides) / side if anchor else 0.0 for side in sides)
    across, down = width / scene.width, height / scene.height
    # Cells to pixels first: the corner of the grid, and a step along each of its sides.
    step_x = np.array([frame.across_x * across, frame.across_y * down])
    step_y = np.array([frame.down_x * across, frame.down_y * down])
    corner = np.array([frame.x * across, frame.y * down]) - beside * step_x - above * step_y
    step_x, step_y = (1 + 2 * beside) * step_x / GRID, (1 + 2 * above) * step_y / GRID
    to_pixels = np.column_stack([step_x, step_y, corner])
    # Pixel centres lie half a pixel from the corner, in both systems.
    to_pixels[:, 2] += to_pixels[:, :2] @ (0.5, 0.5) - 0.5
    return np.asarray(cv2.invertAffineTransform(to_pixels), np.float64)


def _usual_features(
    name: str, anchor: str, normals: Sequence[tuple[Scene, Sequence[Detection]]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rows = [
        features_of(part, frame, scene)
        for scene, _ in normals
        if (frame := frame_in(scene, anchor)) is not None
        for part in sure_parts(scene, name)
    ]
    if not rows:
        return np.zeros(FEATURES), np.ones(FEATURES)
    table = np.array(rows)
    # A percent of a frame, and five of a size, are no finer than masks are.
    least = np.array([0.01, 0.01, 0.05, 0.05, 0.05, 0.05])
    # One normal picture on which the finder went wrong must not make everything usual.
    low, high = np.percentile(table, (10, 90), axis=0)
    return np.median(table, axis=0), np.maximum((high - low) / BELL, least)


def _is_single(name: str, normals: Sequence[tuple[Scene, Sequence[Detection]]]) -> bool:
    once = sum(len(sure_parts(scene, name)) == 1 for scene, _ in normals)
    return once >= SINGLE * len(normals)


def unusualness(part: Part, scene: Scene, known: Mapping[str, Whereabouts]) -> float:
    """Return by how many spreads a part deviates from what is usual for its name, at most.

    Where it is as usual in one frame, it is the part of another frame that is unusual.
    """
    whereabouts = known.get(part.name)
    if whereabouts is None:
        return 0.0
    deviations = [
        float((np.abs(features_of(part, frame, scene) - middle) / spread).max())
        for anchor, middle, spread in zip(
            whereabouts.frames, whereabouts.middles, whereabouts.spreads, strict=True
        )
        if (frame := frame_in(scene, anchor)) is not None
    ]
    return min(deviations, default=0.0)

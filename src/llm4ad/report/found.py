"""The picture of what a finder found, for a person to approve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.report.labels import Label, draw_labels
from llm4ad.report.marks import part_colours

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection

LONGEST_SIDE = 1400
_CASING = (16, 18, 22)


def encode_found(
    rgb: NDArray[np.uint8], detections: Sequence[Detection], names: Collection[str]
) -> bytes:
    """Outline and label what was found on a picture (H, W, 3); return it as a JPEG.

    ``names`` are all part names, so that each has the same colour on every picture.
    """
    scale = min(1.0, LONGEST_SIDE / max(rgb.shape[:2]))
    canvas = np.asarray(cv2.resize(rgb, None, fx=scale, fy=scale), np.uint8).copy()
    colours = part_colours(names)
    labels: list[Label] = []
    for item in sorted(detections, key=lambda item: item.mask.size, reverse=True):
        colour = colours[item.name]
        for width, ink in ((5, _CASING), (2, colour)):
            cv2.polylines(canvas, _outlines(item, scale), True, ink, width, cv2.LINE_AA)  # noqa: FBT003
        left, top, right, bottom = (edge * scale for edge in item.xyxy)
        name = f"{item.name} {item.probability:.2f}"
        labels.append(Label((), name, (left, top, right, bottom), colour))
    draw_labels(canvas, labels[::-1])
    done, content = cv2.imencode(".jpg", cv2.cvtColor(canvas, cv2.COLOR_RGB2BGR))
    if not done:
        raise ValueError(f"a picture of {canvas.shape} cannot be encoded as JPEG")
    return content.tobytes()


def _outlines(item: Detection, scale: float) -> list[NDArray[np.int32]]:
    contours, _ = cv2.findContours(
        item.mask.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    corner = np.array(item.xyxy[:2])
    return [np.rint((contour + corner) * scale).astype(np.int32) for contour in contours]

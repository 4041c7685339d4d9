from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from llm4ad.scene.measure import turned_frame
from llm4ad.scene.vocabulary import Region

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from llm4ad.scene.vocabulary import Part


class Movement(NamedTuple):
    """Move a part's centre to a point and change the part around it.

    ``along`` and ``across`` stretch it along its length and across, then it is turned by ``turn``
    degrees, counted as its angle is.
    """

    to: tuple[float, float]
    along: float = 1.0
    across: float = 1.0
    turn: float = 0.0

    @property
    def keeps_form(self) -> bool:
        """Tell whether the part is only moved to another place."""
        return self[1:] == (1.0, 1.0, 0.0)

    def matrix(self, angle: float) -> NDArray[np.float64]:
        """Return what happens to the vectors of a part whose length lies at this angle, (2, 2)."""
        length = np.array((math.cos(math.radians(angle)), -math.sin(math.radians(angle))))
        stretch = self.across * np.eye(2) + (self.along - self.across) * np.outer(length, length)
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        return np.array(((cos, sin), (-sin, cos))) @ stretch


def move_part(part: Part, movement: Movement, hull: NDArray[np.float64]) -> Part:
    """Return the measurements of a moved part; ``hull`` are the points (N, 2) around it by then.

    It still has the relations that it had before.
    """
    x, y = movement.to[0] - part.center_x, movement.to[1] - part.center_y
    if movement.keeps_form:
        return move_part_by(part, x, y)
    (left, top), (right, bottom) = hull.min(axis=0).tolist(), hull.max(axis=0).tolist()
    return replace(
        part,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        width=right - left,
        height=bottom - top,
        center_x=movement.to[0],
        center_y=movement.to[1],
        area=part.area * movement.along * movement.across,
        length=part.length * movement.along,
        thickness=part.thickness * movement.across,
        angle=(part.angle + movement.turn) % 180,
        frame=_frame_of(part, movement, (left, top, right, bottom)),
    )


def move_part_by(part: Part, x: float, y: float) -> Part:
    """Return a part that lies ``x`` pixels further right and ``y`` further down."""
    return replace(
        part,
        left=part.left + x,
        top=part.top + y,
        right=part.right + x,
        bottom=part.bottom + y,
        center_x=part.center_x + x,
        center_y=part.center_y + y,
        frame=replace(part.frame, x=part.frame.x + x, y=part.frame.y + y),
    )


def _frame_of(part: Part, movement: Movement, box: tuple[float, float, float, float]) -> Region:
    frame = part.frame
    left, top, right, bottom = box
    if frame.across_y == 0 and frame.down_x == 0:  # it is the box of the part
        return Region(frame.name, left, top, right - left, 0.0, 0.0, bottom - top)
    matrix = movement.matrix(part.angle)
    centre = np.array((part.center_x, part.center_y))
    corner = matrix @ (np.array((frame.x, frame.y)) - centre) + np.array(movement.to)
    across = matrix @ np.array((frame.across_x, frame.across_y))
    down = matrix @ np.array((frame.down_x, frame.down_y))
    corners = np.array((corner, corner + across, corner + across + down, corner + down))
    return turned_frame(frame.name, corners)

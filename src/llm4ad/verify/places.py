"""Places for the parts of a mutant: the halves they may move to, and where one more fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.vocabulary import Part, Region, Scene

HELD = 0.8  # share of the parts that lie in the container
ROOMY = 4.0  # how many times larger it is than they usually are
TRIES = 150
SIMILAR = 4.0  # up to so many times larger, parts are of similar size
SMALLEST_STEP, USUAL_STEP = 0.05, 0.3  # of the frame's width or height

_Point = tuple[float, float]


class Area(NamedTuple):
    """Where parts of one name lie on the normals, as shares of the picture's sides."""

    left: float
    top: float
    right: float
    bottom: float


def usual_area(found: Iterable[tuple[Scene, Part]]) -> Area:
    """Return the area that holds the centres of these parts."""
    shares = np.array([(part.center_x / s.width, part.center_y / s.height) for s, part in found])
    (left, top), (right, bottom) = shares.min(axis=0).tolist(), shares.max(axis=0).tolist()
    return Area(left, top, right, bottom)


def container_of(parts: Sequence[Part]) -> Part | None:
    """Return the large part that most of the others lie in: the smallest of those that hold them.

    None where there is no such part.
    """
    for part in sorted(parts, key=_box_area):
        size = _box_area(part)
        held = [_box_area(other) for other in parts if other is not part and _holds(part, other)]
        enough = held and len(held) >= HELD * (len(parts) - 1)
        if enough and size >= ROOMY * float(np.median(held)):
            return part
    return None


def frame_around(part: Part, scene: Scene, container: Part | None) -> Region:
    """Return the frame of the container where the part lies in it, else that of the image."""
    if container is None or part is container or not _holds(container, part):
        return scene.frame
    return container.frame


def mirrored_place(part: Part, frame: Region, picture: Scene, *, upright: bool) -> _Point:
    """Return the centre of a part in the other half of a frame.

    It is mirrored left-right, or top-bottom where ``upright``; from the middle, where that would
    hardly move it, it goes on by three tenths of the frame instead.
    """
    position = frame.position_of(part)[upright]
    step = 1 - 2 * position
    if abs(step) < SMALLEST_STEP:
        step = USUAL_STEP if position < 0.5 else -USUAL_STEP
        if not _stays(part, _along(frame, step, upright=upright), picture) and _stays(
            part, _along(frame, -step, upright=upright), picture
        ):
            step = -step
    x, y = _along(frame, step, upright=upright)
    return (part.center_x + x, part.center_y + y)


def free_place(copy: Part, scene: Scene, area: Area, random: np.random.Generator) -> _Point | None:
    """Return a centre where one more part fits; None where there is none.

    It lies over no part of its own name and, if possible, over none of similar size; in the area
    where such parts usually lie, else anywhere in the picture. In place of a single part that
    leaves no room for another, it is moved by half of its size.
    """
    same = [part for part in scene.parts if part.name == copy.name]
    similar = [
        part
        for part in scene.parts
        if part.name != copy.name and 1 / SIMILAR < part.area / copy.area < SIMILAR
    ]
    whole = Area(0.0, 0.0, 1.0, 1.0)
    for taken in ([*same, *similar], same):
        boxes = np.array([(p.left, p.top, p.right, p.bottom) for p in taken]).reshape(-1, 4)
        for room in (area, whole):
            place = _free_place_in(room, copy, scene, boxes, random)
            if place is not None:
                return place
    return _beside(copy, same[0], scene) if len(same) == 1 else None


def _free_place_in(
    area: Area,
    copy: Part,
    scene: Scene,
    taken: NDArray[np.float64],
    random: np.random.Generator,
) -> _Point | None:
    size = np.array((scene.width, scene.height))
    centres = random.uniform(area[:2], area[2:], (TRIES, 2)) * size
    low = centres + np.array((copy.left - copy.center_x, copy.top - copy.center_y))
    high = low + np.array((copy.width, copy.height))
    free = ((low >= 0) & (high <= size)).all(axis=1)
    over = (low[:, None] < taken[None, :, 2:]) & (high[:, None] > taken[None, :, :2])
    free &= ~np.any(np.all(over, axis=2), axis=1)
    if not free.any():
        return None
    x, y = centres[free.argmax()].tolist()
    return (x, y)


def _beside(copy: Part, part: Part, scene: Scene) -> _Point:
    """Return the centre next to a part from which a copy leaves the picture least."""
    x, y = max(copy.width, part.width) / 2, max(copy.height, part.height) / 2
    centres = [
        (part.center_x + across, part.center_y + down)
        for across, down in ((x, 0.0), (-x, 0.0), (0.0, y), (0.0, -y))
    ]
    return min(centres, key=lambda centre: _overhang(copy, centre, scene))


def _stays(part: Part, step: _Point, picture: Scene) -> bool:
    centre = (part.center_x + step[0], part.center_y + step[1])
    return _overhang(part, centre, picture) <= 0


def _overhang(part: Part, centre: _Point, picture: Scene) -> float:
    """Return the pixels by which a part with this centre leaves the picture."""
    left, top = part.left - part.center_x + centre[0], part.top - part.center_y + centre[1]
    right, bottom = left + part.width, top + part.height
    return max(-left, -top, right - picture.width, bottom - picture.height)


def _along(frame: Region, step: float, *, upright: bool) -> _Point:
    if upright:
        return (step * frame.down_x, step * frame.down_y)
    return (step * frame.across_x, step * frame.across_y)


def _holds(container: Part, part: Part) -> bool:
    return _box_area(part) < _box_area(container) and container.frame.holds(part)


def _box_area(part: Part) -> float:
    return part.width * part.height

"""Where a finding points: a surplus part, the place of a missing one, what is out of its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from scipy.ndimage import distance_transform_edt

from llm4ad.verdict.finding import Patch, place_of
from llm4ad.verdict.occupancy import cover, expected_at, sure_parts, unusualness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from llm4ad.program.sandbox import Statement
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Part, Region, Scene
    from llm4ad.verdict.occupancy import Whereabouts

SIDE = 256  # longest side of the scaled picture that evidence is worked out on
LIKELY, UNLIKELY = 0.6, 0.1  # shares of normals that cover a place
STEADY = 0.5  # sharpness from which a part has a place of its own
FAINT = 0.15  # below this much surprise nothing is known of the place of a missing part
NOTICEABLE = 0.02  # share of its mask by which a part must leave its place to show
MOVED = 0.4  # of the area that a part has left, or reached: what was moved has done both
UNUSUAL = 3.0  # spreads from what is usual
NEGLIGIBLE = 0.02  # weights below this are not kept
AROUND = 0.05  # of its size by which a part may stick out of one that lies around it
EQUALLY_LIKELY = 0.5  # of the likeliest place
SMOOTHED, APART = 0.35, 0.35  # of the size of a part, and of what is likeliest
BYSTANDER = 0.3  # weight of what takes part in a broken relation, and is as usual itself


@dataclass(frozen=True, slots=True)
class Sight:
    """One picture as evidence is worked out on it, with what is known from the normals.

    ``depends_on`` names the parts of which a program decides what it states.
    """

    scene: Scene
    parts: Sequence[Detection]
    known: Mapping[str, Whereabouts]
    depends_on: frozenset[str] = frozenset()

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of the scaled picture."""
        scale = min(1.0, SIDE / max(self.scene.width, self.scene.height))
        return max(1, round(self.scene.width * scale)), max(1, round(self.scene.height * scale))


def locate(statement: Statement, names: Sequence[str], sight: Sight) -> tuple[Patch, ...]:
    """Return where a statement is wrong, weights in [0, 1]; nothing where no place is known.

    ``names`` are those of the parts that the statement looks at on the normal pictures.
    """
    by_index = {part.index: part for part in sight.scene.parts}
    involved = [by_index[index] for index in statement.parts if index in by_index]
    if statement.kind != "count":
        return (*_misplaced(statement, names, involved, sight), *_conditions(involved, sight))
    if statement.low is not None and statement.measured < statement.low:
        return (*_missing(statement, names, involved, sight), *_conditions(involved, sight))
    surplus = statement.measured - (statement.high or 0.0)
    count = int(surplus) if surplus > 0 else len(involved)
    return (*_surplus(involved, count, sight), *_conditions(involved, sight))


def _conditions(involved: Sequence[Part], sight: Sight) -> Iterator[Patch]:
    """Mark, at half the weight, the parts on which it depends that the statement is made at all."""
    known = {part.index for part in involved}
    depended = [
        part
        for part in sure_parts(sight.scene)
        if part.name in sight.depends_on and part.index not in known
    ]
    for part in _without_places([*involved, *depended]):
        if part.index not in known:
            yield _mask_patch(part, sight, 0.5)


def _missing(
    statement: Statement, names: Sequence[str], found: Sequence[Part], sight: Sight
) -> tuple[Patch, ...]:
    width, height = sight.size
    expected = np.zeros((height, width), np.float32)
    for name in names:
        if name in sight.known:
            here = expected_at(sight.known[name], sight.scene, width, height)
            np.maximum(expected, here, out=expected)
    inside = _region_mask(statement.place, sight) if statement.place is not None else None
    surprise = expected * (1 - _taken(found, expected, sight))
    if inside is not None:
        surprise *= inside
    strongest = float(surprise.max(initial=0.0))
    if strongest >= FAINT:
        # Where a part lies freely all places at which it often lies are as good as each other.
        weights = np.minimum(surprise / (strongest * EQUALLY_LIKELY), 1)
        if inside is not None:
            # The place that the program names is where to look.
            weights = np.maximum(weights, np.float32(BYSTANDER) * inside)
        return _patches(weights, sight)
    if inside is not None:
        return _patches(inside, sight)
    everywhere = float(expected.max(initial=0.0))
    return _patches(expected / everywhere, sight) if everywhere > 0 else ()


def _surplus(parts: Sequence[Part], surplus: int, sight: Sight) -> tuple[Patch, ...]:
    """Mark all parts that were counted, and most of all those that are least as usual."""
    order = sorted(
        parts, key=lambda part: (-unusualness(part, sight.scene, sight.known), part.probability)
    )
    return tuple(
        _mask_patch(part, sight, 1.0 if rank < surplus else 0.5) for rank, part in enumerate(order)
    )


def _misplaced(
    statement: Statement, names: Sequence[str], parts: Sequence[Part], sight: Sight
) -> tuple[Patch, ...]:
    absent = sorted(set(names) - {part.name for part in sure_parts(sight.scene)})
    if absent:
        return _missing(statement, absent, (), sight)
    seen = _without_places(parts)
    deviations = [unusualness(part, sight.scene, sight.known) for part in seen]
    strongest = max(deviations, default=0.0)
    for part in parts:
        # What only says where the others are may itself be what is out of its place.
        deviation = unusualness(part, sight.scene, sight.known)
        if part not in seen and deviation >= UNUSUAL and deviation > strongest:
            seen, deviations = [*seen, part], [*deviations, deviation]
    strongest = max(deviations, default=0.0)
    patches: list[Patch] = []
    for part, deviation in zip(seen, deviations, strict=True):
        weight = 1.0
        if strongest >= UNUSUAL and statement.kind != "colour":
            weight = max(BYSTANDER, deviation / strongest)
        if statement.kind != "colour" or deviation >= UNUSUAL:
            patches += _out_of_place(part, weight, sight)
        else:
            patches.append(_mask_patch(part, sight, weight))
    return tuple(patches)


def _without_places(parts: Sequence[Part]) -> list[Part]:
    """Leave out the parts that only say where the others are: those around another."""
    return [
        part
        for part in parts
        if not any(_lies_around(part, other) for other in parts if other.index != part.index)
    ]


def _lies_around(part: Part, other: Part) -> bool:
    room = AROUND * max(part.width, part.height)
    return (
        part.area > other.area
        and other.left >= part.left - room
        and other.top >= part.top - room
        and other.right <= part.right + room
        and other.bottom <= part.bottom + room
    )


def _out_of_place(part: Part, weight: float, sight: Sight) -> list[Patch]:
    """Mark where a part is and never should be, and where it always is and is not now.

    A part that has no place of its own, or does not leave it, is marked as a whole; one that lies
    elsewhere as it is, too, and so is the place that it left.
    """
    whole = [_mask_patch(part, sight, weight)]
    whereabouts = sight.known.get(part.name)
    if whereabouts is None or not whereabouts.single or whereabouts.sharpness < STEADY:
        return whole
    width, height = sight.size
    expected = expected_at(whereabouts, sight.scene, width, height)
    now = cover([(part, sight.parts[part.index])], sight.scene, width, height)
    left = _without_lines((now < 0.5) & (expected > LIKELY))
    reached = _without_lines((now >= 0.5) & (expected < UNLIKELY))
    more, less = sorted((np.count_nonzero(left), np.count_nonzero(reached)), reverse=True)
    if more + less < NOTICEABLE * float(now.sum()):
        return whole
    # What became longer or shorter leaves or reaches; what was moved does both.
    wrong, moved = (left, whole) if less > MOVED * more else (left | reached, [])
    return [*moved, *_patches(wrong.astype(np.float32) * np.float32(weight), sight)]


def _without_lines(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Leave out lines along outlines, which two masks of the same thing differ by."""
    brush = np.ones((3, 3), np.uint8)
    return np.asarray(cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_OPEN, brush)).view(np.bool_)


def _taken(
    found: Sequence[Part], expected: NDArray[np.float32], sight: Sight
) -> NDArray[np.float32]:
    """Return which places are taken by parts that are there, with some room around them.

    Where such parts lie at places of their own, apart from each other, a place is taken as a whole.
    """
    width, height = sight.size
    across, down = width / sight.scene.width, height / sight.scene.height
    taken = np.zeros((height, width), np.uint8)
    count, places = _places(expected, found, max(across, down))
    for part in found:
        center = (round(part.center_x * across), round(part.center_y * down))
        reach = max(1, round(0.75 * part.length * max(across, down)))
        cv2.circle(taken, center, reach, (1,), -1)
        place = _place_at(places, center)
        if place and count > len(found):
            taken[places == place] = 1
    return taken.astype(np.float32)


def _places(
    expected: NDArray[np.float32], found: Sequence[Part], scale: float
) -> tuple[int, NDArray[np.int32]]:
    """Return how many separate places there are, and the number of the nearest for each pixel."""
    if not found:
        return 0, np.zeros(expected.shape, np.int32)
    size = float(np.median([part.area for part in found])) ** 0.5 * scale
    # Few normal pictures leave gaps between the ways in which a part has lain at its place.
    smooth = cv2.GaussianBlur(expected, (0, 0), max(0.5, SMOOTHED * size))
    likely = smooth >= APART * float(smooth.max(initial=0.0))
    count, places = cv2.connectedComponents(likely.astype(np.uint8), connectivity=4)
    nearest = distance_transform_edt(places == 0, return_distances=False, return_indices=True)
    return count - 1, np.asarray(places, np.int32)[tuple(np.asarray(nearest))]


def _place_at(places: NDArray[np.int32], center: tuple[int, int]) -> int:
    """Return the number of the place at a point, 0 where there is none."""
    height, width = places.shape
    x, y = min(max(center[0], 0), width - 1), min(max(center[1], 0), height - 1)
    return int(places[y, x])


def _region_mask(region: Region, sight: Sight) -> NDArray[np.float32]:
    width, height = sight.size
    across, down = width / sight.scene.width, height / sight.scene.height
    corners = place_of(region).corners
    drawn = np.zeros((height, width), np.uint8)
    cv2.fillPoly(drawn, [np.round(np.array(corners) * (across, down)).astype(np.int32)], (1,))
    return drawn.astype(np.float32)


def _mask_patch(part: Part, sight: Sight, weight: float) -> Patch:
    detection = sight.parts[part.index]
    return Patch(detection.xyxy, detection.mask.astype(np.float32) * np.float32(weight))


def _patches(weights: NDArray[np.float32], sight: Sight) -> tuple[Patch, ...]:
    """Return the part of a scaled map that is not empty."""
    marked = weights > NEGLIGIBLE
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    if not len(rows):
        return ()
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    width, height = sight.size
    across, down = sight.scene.width / width, sight.scene.height / height
    box = (
        *(round(left * across), round(top * down)),
        *(max(round(right * across), round(left * across) + 1),),
        *(max(round(bottom * down), round(top * down) + 1),),
    )
    return (Patch(box, weights[top:bottom, left:right].astype(np.float32)),)

"""Where a finding points: a surplus part, the place of a missing one, what is out of its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.verdict.absence import where_missing
from llm4ad.verdict.occupancy import STEADY, cover, expected_at, sure_parts, unusualness
from llm4ad.verdict.sight import mask_patch, patches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from llm4ad.program.sandbox import Statement
    from llm4ad.scene.vocabulary import Part
    from llm4ad.verdict.finding import Patch
    from llm4ad.verdict.sight import Sight

LIKELY, UNLIKELY = 0.6, 0.1  # shares of normals that cover a place
NOTICEABLE = 0.02  # share of its mask by which a part must leave its place to show
MOVED = 0.4  # of the area that a part has left, or reached: what was moved has done both
UNUSUAL = 3.0  # spreads from what is usual
AROUND = 0.05  # of its size by which a part may stick out of one that lies around it
BYSTANDER = 0.3  # weight of what takes part in a broken relation, and is as usual itself


def locate(statement: Statement, names: Sequence[str], sight: Sight) -> tuple[Patch, ...]:
    """Return where a statement is wrong, weights in [0, 1]; nothing where no place is known.

    ``names`` are those of the parts that the statement looks at on the normal pictures.
    """
    by_index = {part.index: part for part in sight.scene.parts}
    involved = [by_index[index] for index in statement.parts if index in by_index]
    if statement.kind != "count":
        return (*_misplaced(statement, names, involved, sight), *_conditions(involved, sight))
    if statement.low is not None and statement.measured < statement.low:
        return (*where_missing(statement, names, involved, sight), *_conditions(involved, sight))
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
            yield mask_patch(sight.parts[part.index], 0.5)


def _surplus(parts: Sequence[Part], surplus: int, sight: Sight) -> tuple[Patch, ...]:
    """Mark all parts that were counted, and most of all those that are least as usual."""
    order = sorted(
        parts, key=lambda part: (-unusualness(part, sight.scene, sight.known), part.probability)
    )
    return tuple(
        mask_patch(sight.parts[part.index], 1.0 if rank < surplus else 0.5)
        for rank, part in enumerate(order)
    )


def _misplaced(
    statement: Statement, names: Sequence[str], parts: Sequence[Part], sight: Sight
) -> tuple[Patch, ...]:
    absent = sorted(set(names) - {part.name for part in sure_parts(sight.scene)})
    if absent:
        return where_missing(statement, absent, (), sight)
    seen = _without_places(parts)
    deviations = [unusualness(part, sight.scene, sight.known) for part in seen]
    strongest = max(deviations, default=0.0)
    for part in parts:
        # What only says where the others are may itself be what is out of its place.
        deviation = unusualness(part, sight.scene, sight.known)
        if part not in seen and deviation >= UNUSUAL and deviation > strongest:
            seen, deviations = [*seen, part], [*deviations, deviation]
    strongest = max(deviations, default=0.0)
    marked: list[Patch] = []
    for part, deviation in zip(seen, deviations, strict=True):
        weight = 1.0
        if strongest >= UNUSUAL and statement.kind != "colour":
            weight = max(BYSTANDER, deviation / strongest)
        if statement.kind != "colour" or deviation >= UNUSUAL:
            marked += _out_of_place(part, weight, sight)
        else:
            marked.append(mask_patch(sight.parts[part.index], weight))
    return tuple(marked)


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
    whole = [mask_patch(sight.parts[part.index], weight)]
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
    return [*moved, *patches(wrong.astype(np.float32) * np.float32(weight), sight)]


def _without_lines(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Leave out lines along outlines, which two masks of the same thing differ by."""
    brush = np.ones((3, 3), np.uint8)
    return np.asarray(cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_OPEN, brush)).view(np.bool_)

"""Where a part that is missing would be: between its traces, or where it usually is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
from scipy.ndimage import distance_transform_edt

from llm4ad.verdict.occupancy import AREA, STEADY, expected_at, sure_parts
from llm4ad.verdict.sight import mask_patch, patches, place_mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.program.sandbox import Statement
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Part
    from llm4ad.verdict.finding import Patch
    from llm4ad.verdict.sight import Sight

FAINT = 0.15  # below this much surprise nothing is known of the place of a missing part
SMOOTHED, APART = 0.35, 0.35  # of the size of a part, and of what is likeliest
ELSEWHERE = 0.3  # weight of the place that a program names, and of usual places beside a trace
PIECE = 0.5  # weight of traces with a gap between them, which is where the part is missing


def where_missing(
    statement: Statement, names: Sequence[str], found: Sequence[Part], sight: Sight
) -> tuple[Patch, ...]:
    """Return where parts of some names are missing, weights in [0, 1].

    ``found`` are those that are there. Where a part was taken apart, or is misshapen, its traces
    tell the place; otherwise, and of a part that stays at its place, it is where the normal
    pictures had it.
    """
    inside = place_mask(statement.place, sight) if statement.place is not None else None
    usual = _usual_places(statement, names, found, inside, sight)
    traces = _traces(names, inside, sight)
    if any(_stays(trace.name, sight) for trace in traces):
        # Of a filling of which there is too little, all that it does not reach is missing.
        for trace in traces:
            usual = usual * (1 - _cover(trace, sight))
        return (*patches(usual, sight), *(mask_patch(trace, PIECE) for trace in traces))
    if traces:
        # They are of one part; of several that are missing the others have left none.
        elsewhere = np.float32(ELSEWHERE if _number_missing(statement) == 1 else 1.0)
        return (*_at_traces(traces, sight), *patches(elsewhere * usual, sight))
    return patches(usual, sight)


def found_instead(statement: Statement, names: Sequence[str], sight: Sight) -> str:
    """Say what there is of parts that are missing; nothing where there is no trace of them."""
    there = {part.name for part in sure_parts(sight.scene)}
    if statement.kind != "count":
        missing = [name for name in names if name not in there]
    elif statement.low is not None and statement.measured < statement.low:
        missing = list(names)
    else:
        return ""
    inside = place_mask(statement.place, sight) if statement.place is not None else None
    traces = _traces(missing, inside, sight)
    counts = {name: sum(trace.name == name for trace in traces) for name in missing}
    return ", ".join(
        f"{count} {'thing looks' if count == 1 else 'things look'} like {name} in another shape"
        for name, count in counts.items()
        if count
    )


def _traces(
    names: Sequence[str], inside: NDArray[np.float32] | None, sight: Sight
) -> list[Detection]:
    return [
        trace
        for trace in sight.traces
        if trace.name in names and (inside is None or _lies_in(trace, inside, sight))
    ]


def _lies_in(trace: Detection, inside: NDArray[np.float32], sight: Sight) -> bool:
    left, top, right, bottom = trace.xyxy
    across, down = sight.scales
    x, y = int((left + right) / 2 * across), int((top + bottom) / 2 * down)
    return bool(inside[min(y, len(inside) - 1), min(x, inside.shape[1] - 1)])


def _stays(name: str, sight: Sight) -> bool:
    known = sight.known.get(name)
    return known is not None and known.single and known.sharpness >= STEADY


def _cover(trace: Detection, sight: Sight) -> NDArray[np.float32]:
    width, height = sight.size
    whole = np.zeros((sight.scene.height, sight.scene.width), np.float32)
    left, top, right, bottom = trace.xyxy
    whole[top:bottom, left:right] = trace.mask
    return np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), np.float32)


def _at_traces(traces: Sequence[Detection], sight: Sight) -> tuple[Patch, ...]:
    """Mark the only trace, or the gap between the two largest, and those by less."""
    largest = sorted(traces, key=lambda trace: -np.count_nonzero(trace.mask))[:2]
    if len(largest) == 1:
        return (mask_patch(largest[0], 1.0),)
    width, height = sight.size
    ends = [_outline(trace, sight) for trace in largest]
    hull = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(hull, cv2.convexHull(np.concatenate(ends)), (1,))
    for end in ends:
        cv2.fillConvexPoly(hull, cv2.convexHull(end), (0,))
    pieces = (mask_patch(trace, PIECE) for trace in largest)
    return (*patches(hull.astype(np.float32), sight), *pieces)


def _outline(trace: Detection, sight: Sight) -> NDArray[np.int32]:
    left, top, _, _ = trace.xyxy
    places = cv2.findNonZero(trace.mask.view(np.uint8)).reshape(-1, 2) + np.array((left, top))
    return np.round(places * sight.scales).astype(np.int32)


def _usual_places(
    statement: Statement,
    names: Sequence[str],
    found: Sequence[Part],
    inside: NDArray[np.float32] | None,
    sight: Sight,
) -> NDArray[np.float32]:
    width, height = sight.size
    expected = np.zeros((height, width), np.float32)
    for name in names:
        if name in sight.known:
            here = expected_at(sight.known[name], sight.scene, width, height)
            np.maximum(expected, here, out=expected)
    surprise = expected * (1 - _taken(found, expected, sight))
    if inside is not None:
        surprise *= inside
    area = _usual_area(statement, names, sight)
    if not found:
        # Of pieces in a heap, of which one is asked for, all are gone.
        area = max(area, float(surprise.sum()))
    if float(surprise.max(initial=0.0)) < FAINT:
        return _likeliest(expected, area) if inside is None else inside
    weights = _likeliest(surprise, area)
    # The place that the program names is where to look.
    return weights if inside is None else np.maximum(weights, np.float32(ELSEWHERE) * inside)


def _usual_area(statement: Statement, names: Sequence[str], sight: Sight) -> float:
    """Return the usual area of what is missing, in pixels of the scaled picture."""
    width, height = sight.size
    shares = [math.exp(sight.known[name].middles[0][AREA]) for name in names if name in sight.known]
    return _number_missing(statement) * max(shares, default=0.0) * width * height


def _number_missing(statement: Statement) -> float:
    if statement.kind != "count" or statement.low is None:
        return 1.0
    return max(1.0, statement.low - statement.measured)


def _likeliest(probable: NDArray[np.float32], area: float) -> NDArray[np.float32]:
    """Weigh places: fully the likeliest, on an area as large as what is missing.

    Others weigh the less the larger the area is that is as likely.
    """
    order = np.sort(probable, axis=None)
    as_likely = order.size - np.searchsorted(order, probable, side="left")
    weights = np.minimum(1.0, max(area, 1.0) / as_likely)
    return np.where(probable > 0, weights, 0).astype(np.float32)


def _taken(
    found: Sequence[Part], expected: NDArray[np.float32], sight: Sight
) -> NDArray[np.float32]:
    """Return which places are taken by parts that are there, with some room around them.

    Where such parts lie at places of their own, apart from each other, a place is taken as a whole.
    """
    width, height = sight.size
    across, down = sight.scales
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

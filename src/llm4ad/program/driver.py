"""What the sandbox runs around a program: data in, scenes, expectations, plain data out.

Like the vocabulary, this module runs as it stands inside the sandbox.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llm4ad.program.expectation import Expectation
from llm4ad.scene.vocabulary import Find, Part, Region, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PLAIN_FIELDS = 17  # fields of a part before its frame


def part_rows(parts: Iterable[Part]) -> list[tuple[Any, ...]]:
    """Return parts as plain data, one tuple a part."""
    return [
        (
            *(part.name, part.index, part.probability, part.left, part.top, part.right),
            *(part.bottom, part.width, part.height, part.center_x, part.center_y, part.area),
            *(part.length, part.thickness, part.angle, part.colour, part.colours),
            region_row(part.frame),
            *(part.gaps, part.shares_inside, part.shares_filled, part.answers),
        )
        for part in parts
    ]


def region_row(region: Region) -> tuple[Any, ...]:
    """Return a region as plain data."""
    return (
        *(region.name, region.x, region.y, region.across_x, region.across_y),
        *(region.down_x, region.down_y, region.row, region.column),
    )


def parts_of(rows: list[tuple[Any, ...]]) -> list[Part]:
    """Return the parts that rows of plain data stand for."""
    return [_part(row) for row in rows]


def run_check(
    check: Callable[[Scene], list[Expectation]],
    width: int,
    height: int,
    parts: list[Part],
    variants: list[tuple[list[tuple[int, int]], list[tuple[Any, ...]], float]],
) -> list[tuple[str, Any]]:
    """Run a program once for every variant of a scene.

    A variant is (runs of the parts that stay, rows of the parts that come in the place of the
    others, how probable a part with its answer must be to count); a run is the position of its
    first part and that after its last. Each outcome is ("stated", rows of expectations) or
    ("failed", reason).
    """
    return [_outcome(check, _variant(width, height, parts, *variant)) for variant in variants]


def run_uncaught(
    check: Callable[[Scene], list[Expectation]],
    width: int,
    height: int,
    parts: list[Part],
    variants: list[tuple[list[tuple[int, int]], list[tuple[Any, ...]], float]],
) -> None:
    """Run a program on variants of a scene and let its error out, with the line it comes from."""
    for variant in variants:
        check(_variant(width, height, parts, *variant))


def _variant(
    width: int,
    height: int,
    parts: list[Part],
    runs: list[tuple[int, int]],
    come: list[tuple[Any, ...]],
    level: float,
) -> Scene:
    frame = Region("image", 0.0, 0.0, float(width), 0.0, 0.0, float(height))
    kept: list[Part] = []
    for start, end in runs:
        kept += parts[start:end]
    return Scene(width, height, kept + parts_of(come), frame, [], level)


def _outcome(check: Callable[[Scene], list[Expectation]], scene: Scene) -> tuple[str, Any]:
    try:
        expectations = list(check(scene))
        finds = {id(find.parts): find for find in scene.finds}
        return ("stated", [_expectation_row(item, finds) for item in expectations])
    except Exception as error:  # noqa: BLE001 - whatever fails in a program is its failure
        if type(error).__name__ != "LookupError" or not scene.finds:
            return ("failed", type(error).__name__ + ": " + str(error))
    # scene.one raises LookupError itself, and nothing else that a program can call does.
    last = scene.finds[-1]
    only = Expectation("count", last.what, len(last.parts), 1, 1, "", last.parts, last.place)
    return ("stated", [_expectation_row(only, {})])


def _part(row: tuple[Any, ...]) -> Part:
    values = list(row)
    values[PLAIN_FIELDS] = Region(*row[PLAIN_FIELDS])
    return Part(*values)


def _expectation_row(expectation: Expectation, finds: dict[int, Find]) -> tuple[Any, ...]:
    what = expectation.what
    place = expectation.place
    find = finds.get(id(expectation.parts))
    if find is not None:
        what = what or find.what
        place = find.place if place is None else place
    if not what:
        what = " or ".join(sorted({part.name for part in expectation.parts})) or "matching part"
    if isinstance(place, Part):
        place = place.frame
    return (
        *(expectation.kind, what, expectation.measured, expectation.low, expectation.high),
        *(expectation.unit, [part.index for part in expectation.parts]),
        None if place is None else region_row(place),
    )

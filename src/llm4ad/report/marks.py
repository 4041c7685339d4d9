"""What the pictures and the page of a report have in common: numbers and colours."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from llm4ad.report.results import FindingRecord
    from llm4ad.verdict.finding import Finding

Colour = tuple[int, int, int]

LIKELY = 0.5
"""The probability from which a part is outlined."""

# No red and no amber: those belong to violated and undecided findings.
_PALETTE: tuple[Colour, ...] = (
    (59, 140, 255),
    (0, 184, 217),
    (47, 191, 113),
    (155, 107, 255),
    (240, 107, 214),
    (156, 204, 61),
    (15, 166, 151),
    (127, 180, 255),
    (199, 155, 255),
    (84, 104, 231),
    (134, 224, 184),
    (176, 86, 159),
)


def finding_numbers(findings: Sequence[Finding] | Sequence[FindingRecord]) -> dict[int, int]:
    """Return a number from 1 for each finding that is not kept, by its position."""
    shown = [place for place, finding in enumerate(findings) if finding.state != "kept"]
    return {place: number for number, place in enumerate(shown, start=1)}


def part_colours(names: Iterable[str]) -> dict[str, Colour]:
    """Give each part name a colour (red, green, blue) that follows from the name.

    Names that want the same colour get neighbouring ones, in alphabetical order; more names than
    the palette has colours share them.
    """
    colours: dict[str, Colour] = {}
    free = list(_PALETTE)
    for name in sorted(set(names)):
        free = free or list(_PALETTE)
        wanted = zlib.crc32(name.encode("utf-8", "backslashreplace")) % len(_PALETTE)
        position = next(
            (wanted + step) % len(_PALETTE)
            for step in range(len(_PALETTE))
            if _PALETTE[(wanted + step) % len(_PALETTE)] in free
        )
        colours[name] = _PALETTE[position]
        free.remove(_PALETTE[position])
    return colours

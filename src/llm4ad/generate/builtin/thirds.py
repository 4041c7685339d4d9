"""Left, middle and right: where a sentence divides something in three, its sides are thirds.

Alone the left side of a tray is its left half, and its middle is half as wide and half as high.
"""

from __future__ import annotations

import re

from llm4ad.generate.builtin import meaning as m

_HALVES = re.compile(r"\bhal(f|ves)\b|半", re.IGNORECASE)


def in_thirds(claim: m.Claim, sentence: str) -> m.Claim:
    """Return a claim with both sides and the middle of something as three strips of it."""
    if _HALVES.search(sentence):
        return claim
    places = [item for item in m.within(claim) if isinstance(item, m.Place)]
    for middle in [each for each in places if each.kind == "middle"]:
        sides = {each.side for each in places if each.kind == "half" and each.of == middle.of}
        if sides in ({"left", "right"}, {"top", "bottom"}):
            grid = (1, 3) if "left" in sides else (3, 1)
            claim = m.exchanged(claim, middle, _strip(middle, grid, 2))
            for side in sorted(sides):
                half = m.Place("half", side, middle.of)
                number = 1 if side in ("left", "top") else 3
                claim = m.exchanged(claim, half, _strip(half, grid, number))
    return claim


def _strip(place: m.Place, grid: tuple[int, int], number: int) -> m.Place:
    cell = (1, number) if grid == (1, 3) else (number, 1)
    return m.Place("cell", of=place.of, grid=grid, cell=cell)

"""What the parts of the normal pictures measure, for whoever writes programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.scene.vocabulary import Part, Scene

_Spread = tuple[float, float, float]


class PartStatistics(BaseModel):
    """The measurements of all parts of one name, as (smallest, median, largest).

    ``counts`` are the fewest and the most in one picture. ``center_x`` and ``center_y`` are shares
    of the picture's width and height, the others are in pixels. ``colours`` are the main colours
    that occur, the most frequent first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    counts: tuple[int, int]
    length: _Spread
    thickness: _Spread
    area: _Spread
    center_x: _Spread
    center_y: _Spread
    colours: tuple[str, ...]


class SceneStatistics(BaseModel):
    """The measurements of some scenes; ``sizes`` are their (width, height) in pixels."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenes: int
    sizes: tuple[tuple[int, int], ...]
    parts: tuple[PartStatistics, ...]


def summarise_scenes(scenes: Sequence[Scene]) -> SceneStatistics:
    """Summarise the parts of scenes by their names."""
    names = sorted({part.name for scene in scenes for part in scene.parts})
    return SceneStatistics(
        scenes=len(scenes),
        sizes=tuple(sorted({(scene.width, scene.height) for scene in scenes})),
        parts=tuple(_part_statistics(name, scenes) for name in names),
    )


def _part_statistics(name: str, scenes: Sequence[Scene]) -> PartStatistics:
    pairs = [(scene, part) for scene in scenes for part in scene.parts if part.name == name]
    parts = [part for _, part in pairs]
    counts = Counter(id(scene) for scene, _ in pairs)
    return PartStatistics(
        name=name,
        counts=(min(counts[id(scene)] for scene in scenes), max(counts.values())),
        length=_spread([part.length for part in parts]),
        thickness=_spread([part.thickness for part in parts]),
        area=_spread([part.area for part in parts]),
        center_x=_spread([part.center_x / scene.width for scene, part in pairs]),
        center_y=_spread([part.center_y / scene.height for scene, part in pairs]),
        colours=_colours(parts),
    )


def _spread(values: list[float]) -> _Spread:
    # Four digits say all that a mark drawn by hand can, and keep the file fit for a diff.
    low, middle, high = (float(f"{value:.4g}") for value in np.quantile(values, (0, 0.5, 1)))
    return (low, middle, high)


def _colours(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(part.colour for part in parts).most_common())

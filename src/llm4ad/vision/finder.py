from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.scene.detection import Detection
    from llm4ad.vision.picture import Picture


class Finder(Protocol):
    """Anything that turns a picture and part names into detections."""

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names of the parts that this finder can find."""
        ...

    @property
    def fingerprint(self) -> str:
        """Return a short hash of everything that decides what is found."""
        ...

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find every part of these names, surest first; deterministic, safe to call in processes.

        Doubtful parts are returned too, with their low probability.
        """
        ...

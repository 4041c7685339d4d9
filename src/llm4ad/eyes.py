"""What finds the parts of an inspection: the finder that a name stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from llm4ad.errors import InspectionError
from llm4ad.folder import EXEMPLARS_FILE, PARTS_FILE
from llm4ad.vision.coco import CocoFinder
from llm4ad.vision.exemplar_file import load_exemplars
from llm4ad.vision.find_cache import FindCache
from llm4ad.vision.foundation.choice import AUTO, DETECTORS, is_foundation
from llm4ad.vision.foundation.finder import plan_foundation
from llm4ad.vision.foundation.remembering import REMEMBERED, RememberedFinder, RememberingFinder
from llm4ad.vision.foundation.spelling import read_spelling
from llm4ad.vision.taught import TaughtFinder

if TYPE_CHECKING:
    from llm4ad.vision.finder import Finder

FINDS_FILE = "finds.sqlite"


def load_finder(folder: Path, name: str, part_names: frozenset[str]) -> Finder:
    """Load the finder that a name stands for: "taught", "coco:FILE" or a foundation model.

    ``part_names`` are those that the inspection knows, which a foundation model looks for. What it
    finds is kept in finds.sqlite of the folder.
    """
    kind, _, rest = name.partition(":")
    if kind == "coco" and rest:
        return CocoFinder.load(Path(rest))
    cache = FindCache(folder / FINDS_FILE)
    if name.startswith(REMEMBERED):
        return RememberedFinder(rest, part_names, cache)
    if is_foundation(name):
        return _foundation(folder, name, part_names, cache)
    if name != "taught":
        known = ", ".join(("taught", "coco:FILE", *DETECTORS, AUTO))
        raise InspectionError(f"there is no finder {name!r}; say one of {known}")
    model = folder / PARTS_FILE
    if not model.is_file():
        raise InspectionError(
            f"{model}: no part was taught yet; teach some with: llm4ad teach {folder} "
            f"ANNOTATIONS, or say --finder coco:FILE, or --finder {AUTO} for a foundation model"
        )
    return TaughtFinder.load(model)


def finder_kind(name: str, finder: Finder) -> str:
    """Return what an inspection remembers of its finder: its kind, and what it was taught."""
    # Precomputed detections are about the pictures at hand: others come with every run.
    if name.startswith("coco:"):
        return "coco"
    kind = "taught" if name == "taught" else "foundation"
    return f"{kind} {finder.fingerprint}"


def worker_finder(name: str, finder: Finder) -> str:
    """Return the name under which other processes load a finder, without its heavy models."""
    if isinstance(finder, RememberingFinder):
        return f"{REMEMBERED}{finder.fingerprint}"
    return name


def _foundation(
    folder: Path, name: str, part_names: frozenset[str], cache: FindCache
) -> RememberingFinder:
    if not part_names:
        raise InspectionError(
            f"{folder}: names no part to look for; write a line 'Parts: ...' into its conditions"
        )
    choice, settings = read_spelling(name)
    file = folder / EXEMPLARS_FILE
    plan = plan_foundation(choice, settings, load_exemplars(file) if file.is_file() else None)
    return RememberingFinder(plan.fingerprint, part_names, cache, plan.load, plan.notice)

"""Have a foundation model mark the parts on normal pictures, for the taught finder to learn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from llm4ad.errors import InspectionError
from llm4ad.eyes import load_finder
from llm4ad.folder import known_part_names, read_folder_spec
from llm4ad.report.found import encode_found
from llm4ad.report.whole_file import write_whole_file
from llm4ad.vision.annotation.coco_writing import coco_content
from llm4ad.vision.foundation.remembering import RememberingFinder
from llm4ad.vision.held_out import refuse_test_pictures
from llm4ad.vision.picture import list_pictures, read_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from llm4ad.scene.detection import Detection

FOUND = "found"  # folder with what the model found
MARKS_FILE = "marks.json"
SURE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class PartFound:
    """How often a part was found on each picture, and the least of the probabilities."""

    name: str
    counts: tuple[int, ...]
    least: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model found on normal pictures: a COCO file to teach with, and drawings to look at."""

    marks: Path
    drawings: Path
    parts: tuple[PartFound, ...]
    notice: str | None


def propose_marks(
    folder: Path, finder: str, pictures: Sequence[Path], *, least: float = SURE_ENOUGH
) -> Proposal:
    """Have a foundation model find the parts of an inspection on pictures, and show them.

    Writes FOLDER/found/marks.json, with what is found with a probability of ``least`` or more, and
    a drawing for each picture beside it. Nothing is taught by that. Test pictures are refused.
    """
    names = known_part_names(folder, read_folder_spec(folder))
    eyes = load_finder(folder, finder, names)
    if not isinstance(eyes, RememberingFinder):
        raise InspectionError(f"{finder!r} is no foundation model; say sam3, llmdet or another")
    paths = list_pictures(pictures)
    refuse_test_pictures(paths)
    found = list(_find(eyes, paths, least))
    if not any(detections for _, _, detections in found):
        raise InspectionError(
            f"{finder}: found none of {', '.join(sorted(names))} on {len(paths)} pictures; name "
            "the parts in plainer words, or mark them by hand"
        )
    drawings = folder / FOUND
    for number, (path, _, detections) in enumerate(found):
        drawn = encode_found(read_picture(path).rgb, detections, names)
        write_whole_file(drawings / f"{number:03}_{path.stem}.jpg", drawn)
    marks = drawings / MARKS_FILE
    content = coco_content([(str(path.resolve()), size, items) for path, size, items in found])
    write_whole_file(marks, json.dumps(content).encode() + b"\n")
    parts = tuple(_part(name, [items for _, _, items in found]) for name in sorted(names))
    return Proposal(marks, drawings, parts, eyes.notice)


def _find(
    eyes: RememberingFinder, paths: Sequence[Path], least: float
) -> Iterator[tuple[Path, tuple[int, int], list[Detection]]]:
    for path, problem in eyes.look_ahead(paths, eyes.part_names):
        if problem:
            raise InspectionError(f"{path}: {problem}")
        picture = read_picture(path)
        found = eyes.find(picture, eyes.part_names)
        sure = [item for item in found if item.probability >= least]
        yield path, (picture.rgb.shape[1], picture.rgb.shape[0]), sure


def _part(name: str, pictures: Sequence[Sequence[Detection]]) -> PartFound:
    own = [[item.probability for item in items if item.name == name] for items in pictures]
    least = min(np.concatenate(own).tolist(), default=0.0)
    return PartFound(name, tuple(len(items) for items in own), least)

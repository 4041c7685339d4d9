"""Try an inspection on normal pictures that were spoiled on purpose, to learn what it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from llm4ad.cores import available_cores
from llm4ad.inspection import Inspection
from llm4ad.verify.record import EnduranceRecord
from llm4ad.vision.familiarity import imaging_of, picture_descriptor
from llm4ad.vision.picture import Picture, read_picture
from llm4ad.vision.spoiling import SPOILINGS
from llm4ad.vision.taught import TaughtFinder
from llm4ad.workers import WorkerPool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.verdict.finding import VerdictName
    from llm4ad.vision.spoiling import Spoiling

MOST_PICTURES = 10
FEWEST_PICTURES = 3  # that are called normal as they are
MOST_UNDECIDED = 0.2  # share of the pictures: they are lost, but not called wrong


@dataclass(frozen=True, slots=True)
class Endured:
    """What an inspection stands: the worst numbers of imaging_of (4,), and the same in words."""

    numbers: NDArray[np.float64]
    records: tuple[EnduranceRecord, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """One normal picture at every strength of every spoiling.

    ``numbers`` has shape (spoilings, 1 + strengths), what imaging_of says of that spoiling;
    ``alarms`` and ``undecided`` say what the picture is called. The first column is the picture as
    it is.
    """

    numbers: NDArray[np.float64]
    alarms: NDArray[np.bool_]
    undecided: NDArray[np.bool_]


def try_spoiled(inspection: Inspection, paths: Sequence[Path]) -> Endured | None:
    """Try an inspection, as its folder is now, on some of its normal pictures spoiled.

    A strength is stood where none of them raises an alarm and few are undecided, at it and at all
    that are weaker. None where the inspection has no taught finder, which alone is fast enough,
    where it asks, and where too few pictures are normal as they are. Costs as much as inspecting
    up to 170 pictures.
    """
    if not isinstance(inspection.finder, TaughtFinder) or inspection.asker is not None:
        return None
    chosen = [paths[len(paths) * one // MOST_PICTURES] for one in range(MOST_PICTURES)]
    tried = [one for one in _try_all(inspection.folder, list(dict.fromkeys(chosen))) if one]
    if len(tried) < FEWEST_PICTURES:
        return None
    numbers = np.stack([one.numbers for one in tried]).max(axis=0)
    alarms = np.stack([one.alarms for one in tried]).any(axis=0)
    undecided = np.stack([one.undecided for one in tried]).mean(axis=0) > MOST_UNDECIDED
    failed = np.logical_or.accumulate(alarms | undecided, axis=1)
    last = [int(number) for number in (~failed).sum(axis=1) - 1]
    return Endured(
        np.array([row[: at + 1].max() for row, at in zip(numbers, last, strict=True)]),
        tuple(_record(*one, len(tried)) for one in zip(SPOILINGS, last, strict=True)),
    )


def _record(spoiling: Spoiling, stood: int, pictures: int) -> EnduranceRecord:
    names = [spoiling.named.format(strength) for strength in spoiling.strengths]
    return EnduranceRecord(
        kind=spoiling.name,
        pictures=pictures,
        stands=names[stood - 1] if stood else None,
        fails=names[stood] if stood < len(names) else None,
    )


def _try_all(folder: Path, paths: Sequence[Path]) -> list[Tried | None]:
    with WorkerPool(min(available_cores(), len(paths)), _load, folder) as pool:
        return list(pool.map(_try, paths))


_loaded: list[Inspection] = []


def _load(folder: Path) -> None:
    _loaded.append(Inspection.load(folder))


def _try(path: Path) -> Tried | None:
    """Try one picture in all ways; None where it is not normal as it is."""
    inspection, rgb = _loaded[0], read_picture(path).rgb
    if inspection.inspect_picture(Picture(str(path), rgb)).verdict != "normal":
        return None
    rows = [list(_spoiled(inspection, rgb, number)) for number in range(len(SPOILINGS))]
    numbers = np.array([[number for number, _ in row] for row in rows])
    verdicts = np.array([[verdict for _, verdict in row] for row in rows])
    return Tried(numbers, verdicts == "anomalous", verdicts == "undecided")


def _spoiled(
    inspection: Inspection, rgb: NDArray[np.uint8], number: int
) -> Iterator[tuple[float, VerdictName]]:
    """Yield what one spoiling makes of a picture: how badly taken it is, and what it is called."""
    familiarity = inspection.normals.familiarity
    if familiarity is None:
        raise ValueError("what normal pictures look like was not learned")
    clean = imaging_of(picture_descriptor(rgb), familiarity.normals)
    verdict: VerdictName = "normal"
    yield float(clean[number]), verdict
    for strength in SPOILINGS[number].strengths:
        spoiled = SPOILINGS[number].spoil(rgb, strength)
        if verdict != "anomalous":  # what is worse is not tried
            verdict = inspection.inspect_picture(Picture("spoiled", spoiled)).verdict
        numbers = imaging_of(picture_descriptor(spoiled), familiarity.normals)
        yield float(numbers[number]), verdict

"""Look at the normal pictures of an inspection and find their parts, on all cores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from llm4ad.cores import available_cores
from llm4ad.errors import InspectionError, ModelError
from llm4ad.eyes import worker_finder
from llm4ad.frozen import digest_of
from llm4ad.inspection import Inspection
from llm4ad.verify.record import read_verification
from llm4ad.vision.asker import is_heavy
from llm4ad.vision.familiarity import picture_descriptor
from llm4ad.vision.held_out import refuse_test_pictures
from llm4ad.vision.picture import list_pictures, read_picture
from llm4ad.workers import WorkerPool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from llm4ad.inspection import Seen
    from llm4ad.vision.asker import Asker

FEW = 4  # below this, starting worker processes costs more than it saves


@dataclass(frozen=True, slots=True)
class NormalPicture:
    """One normal picture: its file, what was seen on it, and what it looks like as a whole."""

    path: Path
    sha256: str
    seen: Seen
    looks: NDArray[np.float32]


def normal_pictures(folder: Path, normals: Sequence[Path]) -> list[Path]:
    """Return the pictures that are given, or those of the last verification without any.

    Test pictures of a data set are refused.
    """
    paths = list_pictures(normals) if normals else _normals_of_last_time(folder)
    refuse_test_pictures(paths)
    return paths


def examine_pictures(
    inspection: Inspection, finder: str, paths: Sequence[Path], *, every_part: bool = False
) -> list[NormalPicture]:
    """Examine pictures on all cores; ``finder`` is the name the inspection was loaded with.

    With ``every_part`` the parts that no condition is about are found, too. An asker that must not
    be there twice keeps all the work in this process.
    """
    workers = 1 if is_heavy(inspection.asker) else min(available_cores(), len(paths))
    coming = _seen_or_raised(inspection.look_ahead(paths, every_part=every_part))
    if workers <= 1 or len(paths) < FEW:
        return [_examine(inspection, path, every_part=every_part) for path in coming]
    loading = (inspection.folder, worker_finder(finder, inspection.finder), inspection.asker)
    with WorkerPool(workers, _load, *loading) as pool:
        return list(pool.map(partial(_examine_here, every_part=every_part), coming))


def _seen_or_raised(coming: Iterator[tuple[Path, str]]) -> Iterator[Path]:
    for path, problem in coming:
        if problem:
            raise ModelError(f"{path}: {problem}")
        yield path


_loaded: list[Inspection] = []


def _load(folder: Path, finder: str, asker: Asker | None) -> None:
    _loaded.append(Inspection.load(folder, finder=finder, asker=asker, unlearned=True))


def _examine_here(path: Path, *, every_part: bool) -> NormalPicture:
    return _examine(_loaded[0], path, every_part=every_part)


def _examine(inspection: Inspection, path: Path, *, every_part: bool) -> NormalPicture:
    picture = read_picture(path)
    seen = inspection.see(picture, every_part=every_part)
    digest = digest_of(path)
    return NormalPicture(path, digest, seen, picture_descriptor(picture.rgb))


def _normals_of_last_time(folder: Path) -> list[Path]:
    verification = read_verification(folder)
    if verification is None:
        raise InspectionError(
            f"{folder}: show some normal pictures: llm4ad verify {folder} NORMALS (thirty are good)"
        )
    paths = [Path(item.image) for item in verification.normals]
    gone = [path for path in paths if not path.is_file()]
    if gone:
        raise InspectionError(
            f"{gone[0]}: this normal picture is gone; say where they are now: "
            f"llm4ad verify {folder} NORMALS"
        )
    return paths

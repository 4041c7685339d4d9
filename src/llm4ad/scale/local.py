"""Many images on one machine: every core inspects, results come in the order of the images."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from llm4ad.cores import available_cores
from llm4ad.errors import LLM4ADError
from llm4ad.eyes import worker_finder
from llm4ad.inspection import Inspection
from llm4ad.report.overlay import encode_overlay
from llm4ad.verdict.judge import undecided_image
from llm4ad.vision.asker import is_heavy
from llm4ad.vision.picture import read_picture
from llm4ad.workers import WorkerPool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from llm4ad.verdict.finding import Scoring, Verdict
    from llm4ad.vision.asker import Asker

    _Loading = tuple[Path, str, Scoring, bool, Asker | None]

FEW = 4  # below this, starting worker processes costs more than it saves
CRASHED = "the process that inspected this picture died twice; is it damaged, or memory short?"


@dataclass(frozen=True, slots=True)
class Inspected:
    """One image's verdict, and its overlay as JPEG where the picture could be read."""

    verdict: Verdict
    overlay: bytes | None


def inspect_images(
    inspection: Inspection, finder: str, paths: Sequence[Path], *, workers: int | None = None
) -> Iterator[Inspected]:
    """Inspect images on all cores and yield them in order.

    ``finder`` is the name that the inspection was loaded with. A picture that cannot be read, or
    that kills its process, is undecided; the others go on. An asker that must not be there twice
    keeps all the work in this process.
    """
    workers = min(workers or available_cores(), len(paths))
    workers = 1 if is_heavy(inspection.asker) else workers
    coming = inspection.look_ahead(paths)
    if workers <= 1 or len(paths) < FEW:
        return (
            _not_seen(path, problem) if problem else inspect_image(inspection, path)
            for path, problem in coming
        )
    name = worker_finder(finder, inspection.finder)
    scoring, unverified = inspection.scoring, inspection.unverified
    loading = (inspection.folder, name, scoring, unverified, inspection.asker)
    return _inspect_in_processes(loading, coming, workers)


def inspect_image(inspection: Inspection, path: Path) -> Inspected:
    """Inspect one image file and draw its overlay; nothing that goes wrong is raised."""
    try:
        picture = read_picture(path)
    except LLM4ADError as error:
        return Inspected(undecided_image(str(path), str(error)), None)
    try:
        verdict = inspection.inspect_picture(picture)
        return Inspected(verdict, encode_overlay(picture.rgb, verdict))
    except Exception as error:  # noqa: BLE001 - a failure of ours must not stop a line of cameras
        size = (picture.rgb.shape[1], picture.rgb.shape[0])
        reason = f"LLM4AD failed on this picture: {type(error).__name__}: {error}"
        return Inspected(undecided_image(str(path), reason, size), None)


def _not_seen(path: Path, problem: str) -> Inspected:
    return Inspected(undecided_image(str(path), problem), None)


def _inspect_in_processes(
    loading: _Loading, coming: Iterator[tuple[Path, str]], workers: int
) -> Iterator[Inspected]:
    with closing(_Crew(loading, workers)) as crew:
        waiting = deque[tuple["Path", "Future[Inspected]"]]()
        while True:
            for path, problem in islice(coming, 2 * workers - len(waiting)):
                waiting.append((path, _said(path, problem) if problem else crew.submit(path)))
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # One of the pictures under way did it: try this one alone, then go on.
                yield crew.inspect_alone(path)
                waiting = deque(
                    (other, told if _is_told(told) else crew.submit(other))
                    for other, told in waiting
                )


def _said(path: Path, problem: str) -> Future[Inspected]:
    """Return what is said of a picture without inspecting it, as if it had been."""
    future = Future[Inspected]()
    future.set_result(_not_seen(path, problem))
    return future


def _is_told(future: Future[Inspected]) -> bool:
    return future.done() and future.exception() is None


class _Crew:
    """Worker processes that have loaded the inspection; renewed when one of them dies."""

    def __init__(self, loading: _Loading, workers: int) -> None:
        self._loading = loading
        self._workers = workers
        self._pool = self._start(workers)

    def submit(self, path: Path) -> Future[Inspected]:
        return self._pool.submit(_inspect_here, path)

    def inspect_alone(self, path: Path) -> Inspected:
        self.close()
        self._pool = self._start(1)
        try:
            inspected = self.submit(path).result()
        except BrokenProcessPool:
            inspected = Inspected(undecided_image(str(path), CRASHED), None)
        self.close()
        self._pool = self._start(self._workers)
        return inspected

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, workers: int) -> WorkerPool:
        return WorkerPool(workers, _load, *self._loading)


_loaded: list[Inspection] = []


def _load(
    folder: Path,
    finder: str,
    scoring: Scoring,
    unverified: bool,  # noqa: FBT001
    asker: Asker | None,
) -> None:
    loaded = Inspection.load(
        folder, finder=finder, scoring=scoring, unverified=unverified, asker=asker
    )
    _loaded.append(loaded)


def _inspect_here(path: Path) -> Inspected:
    return inspect_image(_loaded[0], path)

"""Look at each picture once for each part name, in batches, whoever asks again."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from llm4ad.cores import available_cores
from llm4ad.errors import LLM4ADError, ModelError
from llm4ad.vision.find_cache import picture_digest
from llm4ad.vision.picture import Picture, read_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from llm4ad.scene.detection import Detection
    from llm4ad.vision.find_cache import FindCache

BATCH = 8  # pictures that are read before the model looks at them
REMEMBERED = "remembered:"


class Eyes(Protocol):
    """A model that finds parts by their names on many pictures at once."""

    def find_many(
        self, pictures: Iterable[Picture], names: Collection[str]
    ) -> Iterator[list[Detection]]:
        """Find the parts of these names in each picture."""
        ...


class RememberingFinder:
    """Find parts with a model, and keep what was found.

    The model is loaded by ``open_eyes`` when a picture comes that was not looked at before;
    ``notice`` says which models stand in for which.
    What is kept of a name stays when other names are looked for later; a model whose answers
    depend on the names it is asked together would answer slightly otherwise.
    """

    def __init__(
        self,
        fingerprint: str,
        part_names: frozenset[str],
        cache: FindCache,
        open_eyes: Callable[[], Eyes],
        notice: str | None = None,
    ) -> None:
        self.notice = notice
        self._fingerprint = fingerprint
        self._part_names = part_names
        self._cache = cache
        self._open_eyes = open_eyes
        self._eyes: Eyes | None = None

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names of the parts that are looked for: those that the inspection knows."""
        return self._part_names

    @property
    def fingerprint(self) -> str:
        """Return a digest of the models and of what decides how they are run."""
        return self._fingerprint

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find all parts of these names, surest first."""
        self._look_at([picture], names)
        self._cache.shrink()
        return _remembered(picture, names, self._fingerprint, self._cache)

    def look_ahead(
        self, paths: Iterable[Path], names: Collection[str]
    ) -> Iterator[tuple[Path, str]]:
        """Look at pictures in batches, reading the next ones meanwhile.

        Yields each path when its picture was looked at, with what went wrong, "" for nothing. A
        picture that cannot be read is passed on: whoever reads it again says so.
        """
        with ThreadPoolExecutor(available_cores()) as readers:
            coming = _read_ahead(readers, paths)
            while batch := list(islice(coming, BATCH)):
                pictures = [picture for _, picture in batch if picture is not None]
                problems = self._try_to_look(pictures, names)
                for path, picture in batch:
                    yield path, problems.get(id(picture), "")
                self._cache.shrink()

    def _try_to_look(self, pictures: Sequence[Picture], names: Collection[str]) -> dict[int, str]:
        """Look at pictures; return what went wrong, by the identity of the picture."""
        try:
            self._look_at(pictures, names)
        except LLM4ADError:
            return self._problems(pictures, names)
        return {}

    def _problems(self, pictures: Sequence[Picture], names: Collection[str]) -> dict[int, str]:
        """Look at pictures one by one, so that only those that are at fault are lost."""
        problems: dict[int, str] = {}
        for picture in pictures:
            try:
                self._look_at([picture], names)
            except LLM4ADError as error:
                problems[id(picture)] = str(error)
        return problems

    def _look_at(self, pictures: Sequence[Picture], names: Collection[str]) -> None:
        """Look for what is not known yet, pictures that lack the same names together."""
        lacking: dict[tuple[str, ...], list[tuple[str, Picture]]] = {}
        for picture in pictures:
            digest = picture_digest(picture.rgb)
            known = self._cache.read(digest, self._fingerprint, sorted(names))
            lacks = tuple(sorted(set(names) - known.keys()))
            if lacks:
                lacking.setdefault(lacks, []).append((digest, picture))
        for lacks, items in lacking.items():
            found = self._opened().find_many((picture for _, picture in items), lacks)
            for (digest, _), detections in zip(items, found, strict=True):
                by_name = {name: [d for d in detections if d.name == name] for name in lacks}
                self._cache.write(digest, self._fingerprint, by_name)

    def _opened(self) -> Eyes:
        if self._eyes is None:
            self._eyes = self._open_eyes()
        return self._eyes


class RememberedFinder:
    """Find what another process, which has the model, has found on a picture before."""

    def __init__(self, fingerprint: str, part_names: frozenset[str], cache: FindCache) -> None:
        self._fingerprint = fingerprint
        self._part_names = part_names
        self._cache = cache

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names of the parts that are looked for."""
        return self._part_names

    @property
    def fingerprint(self) -> str:
        """Return the digest of the finder whose finds these are."""
        return self._fingerprint

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Return what was found; ModelError for a picture that nobody looked at."""
        return _remembered(picture, names, self._fingerprint, self._cache)


def _remembered(
    picture: Picture, names: Collection[str], fingerprint: str, cache: FindCache
) -> list[Detection]:
    known = cache.read(picture_digest(picture.rgb), fingerprint, sorted(names))
    missing = sorted(set(names) - known.keys())
    if missing:
        raise ModelError(
            f"{picture.name}: nobody has looked for {missing[0]!r} on it; inspect it again"
        )
    found = [detection for detections in known.values() for detection in detections]
    return sorted(found, key=lambda detection: -detection.probability)


def _read_ahead(
    readers: ThreadPoolExecutor, paths: Iterable[Path]
) -> Iterator[tuple[Path, Picture | None]]:
    """Read pictures in other threads, in order, a batch ahead of whoever takes them."""
    coming = iter(paths)
    waiting = deque[tuple["Path", "Future[Picture | None]"]]()
    while True:
        for path in islice(coming, 2 * BATCH - len(waiting)):
            waiting.append((path, readers.submit(_read, path)))
        if not waiting:
            return
        path, future = waiting.popleft()
        yield path, future.result()


def _read(path: Path) -> Picture | None:
    try:
        return read_picture(path)
    except LLM4ADError:
        return None

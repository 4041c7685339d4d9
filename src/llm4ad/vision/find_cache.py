"""What was found before, on disk: a picture that was looked at is not looked at again."""

from __future__ import annotations

import hashlib
import io
import time
from typing import TYPE_CHECKING

import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.vision.kept_rows import KEPT, kept_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

MAX_BYTES = 2_000_000_000
PAGE = 4096  # bytes that a find may take in the file beyond its own
_TABLE = """
create table if not exists finds (
    picture text, finder text, phrase text, used real, content blob,
    primary key (picture, finder, phrase)
)
"""


def picture_digest(rgb: NDArray[np.uint8]) -> str:
    """Return a digest of the pixels of a picture (H, W, 3), whatever its file is called."""
    content = hashlib.sha256(str(rgb.shape).encode())
    content.update(np.ascontiguousarray(rgb).data)
    return content.hexdigest()[:32]


class FindCache:
    """Finds by picture, finder and phrase, in one file that several processes may use at once.

    It stays below ``max_bytes``: finds that nobody has asked for the longest go first.
    """

    def __init__(self, file: Path, max_bytes: int = MAX_BYTES) -> None:
        self._file = file
        self._max_bytes = max_bytes

    def read(self, picture: str, finder: str, phrases: Sequence[str]) -> dict[str, list[Detection]]:
        """Return what was found of each phrase that was looked for; others are left out.

        ``picture`` and ``finder`` are digests. Detections have the phrase as their name.
        """
        if not self._file.is_file():
            return {}
        with kept_rows(self._file, _TABLE) as connection:
            found: dict[str, list[Detection]] = {}
            for phrase in phrases:
                key = (picture, finder, phrase)
                row = connection.execute(
                    "select content from finds where picture = ? and finder = ? and phrase = ?", key
                ).fetchone()
                if row is not None:
                    found[phrase] = _unpacked(row[0], phrase)
            connection.executemany(
                "update finds set used = ? where picture = ? and finder = ? and phrase = ?",
                [(time.time(), picture, finder, phrase) for phrase in found],
            )
        return found

    def write(self, picture: str, finder: str, found: Mapping[str, Sequence[Detection]]) -> None:
        """Keep what was found of each phrase, an empty list where there was nothing."""
        rows = [
            (picture, finder, phrase, time.time(), _packed(detections))
            for phrase, detections in found.items()
        ]
        with kept_rows(self._file, _TABLE) as connection:
            connection.executemany("insert or replace into finds values (?, ?, ?, ?, ?)", rows)

    def shrink(self) -> None:
        """Remove the finds that were not used the longest, if there are too many.

        The room that they took in the file is used again: it does not shrink, and no longer grows.
        """
        if not self._file.is_file() or self._file.stat().st_size <= self._max_bytes:
            return
        with kept_rows(self._file, _TABLE) as connection:
            if _used_bytes(connection) <= self._max_bytes:
                return
            # All at once: a query that is not read to its end keeps the file locked.
            rows = connection.execute(
                "select used, length(content) from finds order by used desc"
            ).fetchall()
            oldest = _first_beyond(rows, KEPT * self._max_bytes)
            connection.execute("delete from finds where used <= ?", (oldest,))


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        int(connection.execute(f"pragma {what}").fetchone()[0])
        for what in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _first_beyond(rows: Iterable[tuple[float, int]], size: float) -> float:
    """Return when the newest find was used that no longer fits into so many bytes."""
    total = 0.0
    for used, length in rows:
        total += length + PAGE
        if total > size:
            return used
    return -1.0


def _packed(detections: Sequence[Detection]) -> bytes:
    """Return detections as arrays: boxes, probabilities, and the pixels of all masks in a row."""
    masks = [item.mask.ravel() for item in detections] or [np.zeros(0, np.bool_)]
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        xyxy=np.array([item.xyxy for item in detections], np.int32).reshape(-1, 4),
        probability=np.array([item.probability for item in detections], np.float64),
        masks=np.packbits(np.concatenate(masks)),
    )
    return buffer.getvalue()


def _unpacked(content: bytes, phrase: str) -> list[Detection]:
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        boxes, probabilities = stored["xyxy"], stored["probability"]
        pixels = np.unpackbits(stored["masks"]).astype(np.bool_)
    found: list[Detection] = []
    start = 0
    for (left, top, right, bottom), probability in zip(
        boxes.tolist(), probabilities.tolist(), strict=True
    ):
        rows, columns = bottom - top, right - left
        mask = pixels[start : start + rows * columns].reshape(rows, columns)
        found.append(Detection(phrase, (left, top, right, bottom), mask, probability))
        start += rows * columns
    return found

"""One run: results.jsonl and overlays while it goes on, results.csv and report.html at its end."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Self

from llm4ad.errors import ResultError
from llm4ad.report.anomaly_map import save_anomaly_map
from llm4ad.report.csv import CSV_NAME, write_csv
from llm4ad.report.html import HTML_NAME, write_html
from llm4ad.report.results import RESULTS_NAME, ResultLine, ResultsWriter, encodable, iter_results
from llm4ad.report.whole_file import write_whole_file
from llm4ad.verdict.anomaly_map import anomaly_map

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from llm4ad.verdict.finding import Verdict

MAPS = "anomaly_maps"
_STEM_BYTES = 100


def open_run(
    out: Path,
    conditions: Sequence[tuple[str, str]],
    *,
    told: Mapping[str, str] | None = None,
    title: str = "Inspection report",
    anomaly_maps: bool = False,
) -> RunWriter:
    """Start a run that writes to the folder ``out``; ``conditions`` are (id, sentence).

    ``told`` says, by id, what the program of a condition checks. With ``anomaly_maps`` a map of
    every picture that could be read is written too, named as its overlay.

    The results, overlays, table and page of an earlier run in this folder are removed now; other
    files stay. Raises ResultError when the folder cannot be written.
    """
    _remove_earlier_run(out)
    return RunWriter(out, conditions, told or {}, title, anomaly_maps=anomaly_maps)


class RunWriter:
    """Writes a run to its folder as the verdicts come; made by open_run.

    To be used by one process; other processes draw the pictures with encode_overlay. After an
    interrupted run results.jsonl and the overlays are complete up to the last image, and finish
    may still be called.
    """

    def __init__(
        self,
        folder: Path,
        conditions: Sequence[tuple[str, str]],
        told: Mapping[str, str],
        title: str,
        *,
        anomaly_maps: bool = False,
    ) -> None:
        self.folder = folder
        self._told = told
        self._conditions = tuple(conditions)
        self._title = title
        self._anomaly_maps = anomaly_maps
        self._results = ResultsWriter(folder)
        self._seen: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._results.close()

    def add(self, verdict: Verdict, overlay_jpeg: bytes | None) -> None:
        """Store one verdict and its overlay, None for a picture that could not be read.

        Raises ResultError when one of the two cannot be written; results.jsonl then ends with the
        image before.
        """
        overlay = None
        if overlay_jpeg is not None:
            self._seen[verdict.image] += 1
            overlay = overlay_path(verdict.image, self._seen[verdict.image])
        line = ResultLine.from_verdict(verdict, overlay=overlay)
        if overlay is not None and overlay_jpeg is not None:
            write_whole_file(self.folder / overlay, overlay_jpeg)
            if self._anomaly_maps:
                name = PurePosixPath(overlay).with_suffix(".tiff").name
                save_anomaly_map(anomaly_map(verdict), self.folder / MAPS / name)
        self._results.write(line)

    def finish(self) -> Path:
        """Write results.csv and report.html from what was added, and return the page's path."""
        self._results.close()
        write_csv(self.folder, [condition_id for condition_id, _ in self._conditions])
        return write_html(
            self.folder, title=self._title, conditions=self._conditions, told=self._told
        )


def overlay_path(image: str, occurrence: int = 1) -> str:
    """Return the path of an overlay in the folder of a run, with a forward slash.

    It holds the readable end of the image's name and a hash of all of it, so that it depends on
    nothing but the name, fits every file system, and is not taken by another image. An image that
    occurs again in the run gets the number of its occurrence.
    """
    whole = image.encode("utf-8", "surrogatepass")
    words = re.sub(r"[^\w.-]+|\.(?=\w+\Z)", "_", encodable(image))
    # Cut by bytes, which file systems count, and from the front: folders repeat, names do not.
    stem = words.encode()[-_STEM_BYTES:].decode(errors="ignore").strip("._-")
    again = f"-{occurrence}" if occurrence > 1 else ""
    return f"overlays/{stem or 'image'}-{hashlib.sha256(whole).hexdigest()[:12]}{again}.jpg"


def _remove_earlier_run(folder: Path) -> None:
    """Remove the files of an earlier run, so that nobody takes them for those of the new one."""
    overlays = _earlier_overlays(folder)
    maps = [folder / MAPS / path.with_suffix(".tiff").name for path in overlays]
    stale = [folder / CSV_NAME, folder / HTML_NAME, *overlays, *maps]
    for path in stale:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise ResultError(
                f"{path} of an earlier run cannot be removed: {error.strerror}; close it in other"
                " programs, or choose another folder for the results"
            ) from error


def _earlier_overlays(folder: Path) -> list[Path]:
    """Return the overlays that earlier results name; other pictures in the folder are not ours."""
    source = folder / RESULTS_NAME
    if not source.is_file():
        return []
    overlays: list[Path] = []
    try:
        overlays += (folder / line.overlay for line in iter_results(source) if line.overlay)
    except ResultError:
        # Results that nobody can read are replaced all the same; their overlays stay, unnamed.
        return overlays
    return overlays

"""Where an image is anomalous, pixel by pixel: the evidence of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import tifffile

from llm4ad.errors import DatasetError, ResultError
from llm4ad.report.whole_file import cannot_write

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.verdict.finding import Finding, Verdict


def anomaly_map(verdict: Verdict) -> NDArray[np.float32]:
    """Return the anomaly map of a verdict, shape (H, W), in [0, 1], with its score as maximum.

    Every finding marks its parts and places with its score; where none has a place of its own,
    the whole image is marked.
    """
    width, height = verdict.size
    drawn = np.zeros((height, width), np.float32)
    for finding in sorted(verdict.findings, key=lambda finding: finding.score):
        if finding.score > 0 and finding.state != "kept":
            drawn[_evidence(finding, verdict)] = finding.score
    if not drawn.any():
        return np.full_like(drawn, verdict.anomaly_score)
    # What a condition scores joins its findings; the image's score is that of its worst one.
    drawn[drawn == drawn.max()] = verdict.anomaly_score
    return np.minimum(drawn, np.float32(verdict.anomaly_score))


def save_anomaly_map(drawn: NDArray[np.float32], path: Path) -> None:
    """Write an anomaly map as TIFF of float32, as MVTec LOCO's evaluation code reads it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tifffile.imwrite(path, drawn, compression="zlib")
    except OSError as error:
        raise ResultError(cannot_write(path, error)) from error


def read_anomaly_map(path: Path) -> NDArray[np.float32]:
    """Read an anomaly map, shape (H, W)."""
    try:
        drawn = tifffile.imread(path)
    except (OSError, ValueError, tifffile.TiffFileError) as error:
        raise DatasetError(f"{path}: cannot be read as an anomaly map: {error}") from error
    return np.asarray(drawn, np.float32)


def _evidence(finding: Finding, verdict: Verdict) -> NDArray[np.bool_]:
    """Return the pixels of a finding's parts, or of its places when it points at no part."""
    width, height = verdict.size
    where = np.zeros((height, width), np.uint8)
    for index in finding.parts:
        part = verdict.parts[index]
        left, top, right, bottom = part.xyxy
        where[top:bottom, left:right][part.mask] = 1
    if not finding.parts:
        for place in finding.places:
            corners = np.round(np.array(place.corners)).astype(np.int32)
            cv2.fillPoly(where, [corners], (1,))
    return where.astype(np.bool_)

"""Where an image is anomalous, pixel by pixel: the evidence of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.verdict.finding import Finding, Verdict


def anomaly_map(verdict: Verdict, findings: Sequence[Finding] | None = None) -> NDArray[np.float32]:
    """Return the anomaly map of a verdict, or of some of its findings, shape (H, W), in [0, 1].

    Every finding marks its evidence with its score times the weight there; the maximum is the score
    of the verdict. A finding without evidence marks its parts, or else its places; where no finding
    has a place, an image that is not normal is marked as a whole.
    """
    width, height = verdict.size
    drawn = np.zeros((height, width), np.float32)
    for finding in verdict.findings if findings is None else findings:
        _mark(drawn, finding, verdict)
    strongest = float(drawn.max(initial=0.0))
    if strongest == 0:
        return np.full_like(drawn, verdict.anomaly_score)
    # What a condition scores joins its findings: the maximum is the score of the image.
    drawn *= np.float32(verdict.anomaly_score / strongest)
    return drawn


def _mark(drawn: NDArray[np.float32], finding: Finding, verdict: Verdict) -> None:
    height, width = drawn.shape
    for patch in finding.evidence:
        left, top, right, bottom = patch.xyxy
        right, bottom = min(right, width), min(bottom, height)
        if right <= left or bottom <= top:
            continue
        size = (right - left, bottom - top)
        weights = patch.weights
        if weights.shape != (size[1], size[0]):
            weights = cv2.resize(weights, size, interpolation=cv2.INTER_LINEAR)
        window = drawn[top:bottom, left:right]
        np.maximum(window, weights * np.float32(finding.score), out=window)
    if finding.evidence or finding.state == "kept":
        return
    where = _pointed_at(finding, verdict)
    drawn[where] = np.maximum(drawn[where], np.float32(finding.score))


def _pointed_at(finding: Finding, verdict: Verdict) -> NDArray[np.bool_]:
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

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from llm4ad.errors import ResultError
from llm4ad.report.anomaly_map import read_anomaly_map, save_anomaly_map
from llm4ad.verdict.anomaly_map import anomaly_map
from llm4ad.verdict.finding import Finding, Place, Verdict
from tests.drawing import Canvas

if TYPE_CHECKING:
    from pathlib import Path


def verdict(*findings: Finding, score: float = 0.96) -> Verdict:
    canvas = Canvas(60, 40)
    canvas.box("nut", (5, 5, 15, 12))
    canvas.disc("nut", 40, 20, 6)
    parts = tuple(canvas.detections)
    return Verdict("x.png", (60, 40), score, "anomalous", "x", findings, parts)


def finding(score: float, state: str = "violated", **where: tuple[object, ...]) -> Finding:
    return Finding("c", "text", state, score, "message", **where)  # type: ignore[arg-type]


def test_parts_are_marked_with_the_score_of_their_finding():
    drawn = anomaly_map(verdict(finding(0.95, parts=(0,)), finding(0.5, "undecided", parts=(1,))))
    assert (drawn.shape, drawn.dtype) == ((40, 60), np.float32)
    assert np.unique(drawn[5:12, 5:15]) == pytest.approx([0.96])
    assert drawn[20, 40] == pytest.approx(0.5 * 0.96 / 0.95)
    assert drawn[35, 2] == 0


def test_a_place_is_marked_where_no_part_is():
    corners = ((10.0, 10.0), (29.0, 10.0), (29.0, 19.0), (10.0, 19.0))
    drawn = anomaly_map(verdict(finding(0.96, places=(Place("there", corners),))))
    assert (drawn > 0).sum() == 20 * 10
    assert drawn[15, 20] == pytest.approx(0.96)


def test_without_evidence_the_whole_image_is_marked():
    assert np.unique(anomaly_map(verdict(finding(0.9)))) == pytest.approx([0.96])
    assert np.unique(anomaly_map(verdict(score=0.02))) == pytest.approx([0.02])


def test_a_kept_finding_marks_nothing():
    drawn = anomaly_map(verdict(finding(0.03, "kept", parts=(0,)), score=0.03))
    assert len(np.unique(drawn)) == 1


def test_the_maximum_is_the_score_of_the_image():
    for score in (0.2, 0.7, 1.0):
        several = (finding(0.99, parts=(0,)), finding(0.4, "undecided", parts=(1,)))
        assert anomaly_map(verdict(*several, score=score)).max() == pytest.approx(score)


def test_a_map_comes_back_from_its_file_as_it_was(tmp_path: Path):
    drawn = np.random.default_rng(0).random((30, 50), np.float32)
    save_anomaly_map(drawn, tmp_path / "deep" / "000.tiff")
    assert np.array_equal(read_anomaly_map(tmp_path / "deep" / "000.tiff"), drawn)


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path):
    (tmp_path / "x.tiff").write_bytes(b"no tiff")
    with pytest.raises(ResultError, match=r"x\.tiff: cannot be read as an anomaly map"):
        read_anomaly_map(tmp_path / "x.tiff")
    with pytest.raises(ResultError, match="cannot be written"):
        save_anomaly_map(np.zeros((2, 2), np.float32), tmp_path / "x.tiff" / "y.tiff")

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from llm4ad.errors import ResultError
from llm4ad.report.csv import write_csv
from llm4ad.report.results import ResultLine, ResultsWriter
from llm4ad.verdict.finding import Finding, Verdict
from tests.report.lunch_box import draw_lunch_box, odd_verdicts

if TYPE_CHECKING:
    from pathlib import Path


def _rows(folder: Path, verdicts: list[Verdict], ids: list[str]) -> list[dict[str, str]]:
    with ResultsWriter(folder) as writer:
        for verdict in verdicts:
            writer.write(ResultLine.from_verdict(verdict))
    with write_csv(folder, ids).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_per_image_and_one_column_per_condition(tmp_path: Path):
    verdicts = [draw_lunch_box("a.png").verdict, draw_lunch_box("b.png", oranges=1).verdict]
    rows = _rows(tmp_path, verdicts, ["size", "oranges"])
    assert list(rows[0]) == [
        "image",
        "verdict",
        "anomaly_score",
        "reason",
        "size",
        "oranges",
        "peach",
        "cereal",
    ]
    assert [row["verdict"] for row in rows] == ["normal", "anomalous"]
    assert [row["oranges"] for row in rows] == ["0.04", "0.96"]
    assert [row["size"] for row in rows] == ["", ""]
    assert rows[1]["anomaly_score"] == "0.96"


def test_worst_finding_of_a_condition_counts(tmp_path: Path):
    findings = tuple(
        Finding("c", "t", "violated" if score > 0.5 else "kept", score, "m")
        for score in (0.1, 0.7, 0.0)
    )
    verdict = Verdict("a.png", (4, 3), 0.7, "anomalous", "m", findings)
    assert _rows(tmp_path, [verdict], [])[0]["c"] == "0.7"


def test_formulas_are_texts(tmp_path: Path):
    starts = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\uff1d1+1"]
    verdicts = [Verdict(text, (4, 3), 0.0, "normal", text) for text in starts]
    rows = _rows(tmp_path, [*verdicts, *odd_verdicts()], ["=1+1"])
    assert [row["image"] for row in rows[: len(starts)]] == [f"'{text}" for text in starts]
    assert [row["reason"] for row in rows[: len(starts)]] == [f"'{text}" for text in starts]
    assert "'=1+1" in rows[0]
    assert "=1+1" not in rows[0]
    assert rows[-3]["reason"] == "'+1\nsecond line"


def test_letters_of_all_languages_come_with_a_byte_order_mark(tmp_path: Path):
    rows = _rows(tmp_path, [Verdict("größe 検査 😀.png", (4, 3), 0.0, "normal", "")], [])
    assert rows[0]["image"] == "größe 検査 😀.png"
    assert (tmp_path / "results.csv").read_bytes().startswith(b"\xef\xbb\xbfimage,")


def test_interrupted_run_has_a_table(tmp_path: Path):
    _rows(tmp_path, [draw_lunch_box("a.png").verdict, draw_lunch_box("b.png").verdict], [])
    path = tmp_path / "results.jsonl"
    path.write_bytes(path.read_bytes()[:-50])
    with write_csv(tmp_path, []).open(encoding="utf-8-sig") as file:
        assert [row["image"] for row in csv.DictReader(file)] == ["a.png"]


def test_absent_results_are_named(tmp_path: Path):
    with pytest.raises(ResultError, match=r"results\.jsonl cannot be read"):
        write_csv(tmp_path, [])
    assert list(tmp_path.iterdir()) == []

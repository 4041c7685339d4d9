"""The file results.csv: one row per image, for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from llm4ad.report.results import RESULTS_NAME, iter_results
from llm4ad.report.whole_file import write_whole_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from llm4ad.report.results import ResultLine

CSV_NAME = "results.csv"
# What makes a spreadsheet take a text for a formula, the full-width forms included.
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def write_csv(folder: Path, condition_ids: Sequence[str]) -> Path:
    """Write results.csv from results.jsonl, and return its path.

    One column per condition holds the highest score of its findings, empty where the condition
    had nothing to say about the image. Conditions of the results that are not in
    ``condition_ids`` follow at the end. Texts that a spreadsheet would take for a formula get a
    leading apostrophe. Encoded as UTF-8 with a byte order mark, which Excel needs. Raises
    ResultError when results.jsonl cannot be read or results.csv cannot be written.
    """
    source = folder / RESULTS_NAME
    columns = dict.fromkeys(condition_ids)
    for line in iter_results(source):
        columns.update(dict.fromkeys(finding.condition for finding in line.findings))
    text = io.StringIO(newline="")
    table = csv.writer(text)
    header = ["image", "verdict", "anomaly_score", "reason", *columns]
    table.writerow([_plain(name) for name in header])
    table.writerows(_row(line, list(columns)) for line in iter_results(source))
    path = folder / CSV_NAME
    write_whole_file(path, text.getvalue().encode("utf-8-sig", "backslashreplace"))
    return path


def _row(line: ResultLine, columns: Sequence[str]) -> list[str]:
    scores: dict[str, float] = {}
    for finding in line.findings:
        scores[finding.condition] = max(finding.score, scores.get(finding.condition, 0.0))
    cells = [f"{scores[name]:.6g}" if name in scores else "" for name in columns]
    score = f"{line.anomaly_score:.6g}"
    return [_plain(line.image), line.verdict, score, _plain(line.reason), *cells]


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

"""Print what an inspection's results are worth beside labels: python benchmarks/table.py DIR CSV.

DIR is what ``llm4ad inspect --out`` wrote. The labels are a CSV file with the columns image and
defect_type, where "normal" (or "good") is normal; images are matched by the end of their path.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from sklearn.metrics import roc_auc_score

from llm4ad.report.results import read_results

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from llm4ad.report.results import ResultLine

NORMAL = ("normal", "good")


def read_labels(path: Path) -> dict[str, str]:
    """Return the defect type of every image, by its path as the file writes it."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["image"]: row["defect_type"] for row in csv.DictReader(file)}


def defect_type_of(image: str, labels: Mapping[str, str]) -> str:
    """Return the label of an image whose path ends as one of the labelled paths does."""
    plain = image.replace("\\", "/")
    found = [kind for name, kind in labels.items() if f"/{plain}".endswith(f"/{name}")]
    if len(found) != 1:
        raise SystemExit(f"{image}: {len(found)} labels fit; give the labels of these images")
    return found[0]


def print_table(lines: Sequence[ResultLine], kinds: Sequence[str], title: str) -> None:
    """Print a row for each defect type, against the normal images, and one for all."""
    normal = [line for line, kind in zip(lines, kinds, strict=True) if kind in NORMAL]
    table = Table(title=title)
    for name in ("defect type", "images", "image AUROC", "normal", "anomalous", "undecided"):
        table.add_column(name, justify="left" if name == "defect type" else "right")
    table.add_row("(normal)", str(len(normal)), "", *verdicts(normal))
    defects = [kind for kind in dict.fromkeys(kinds) if kind not in NORMAL]
    for defect in defects:
        some = [line for line, kind in zip(lines, kinds, strict=True) if kind == defect]
        table.add_row(defect, str(len(some)), image_auroc(normal, some), *verdicts(some))
    anomalous = [line for line, kind in zip(lines, kinds, strict=True) if kind not in NORMAL]
    count, auroc = str(len(anomalous)), image_auroc(normal, anomalous)
    table.add_row("all defects", count, auroc, *verdicts(anomalous), style="bold")
    Console(width=100).print(table)
    right = sum(
        (line.anomaly_score >= 0.5) == (kind not in NORMAL)
        for line, kind in zip(lines, kinds, strict=True)
    )
    print(f"accuracy at threshold 0.5: {right / len(lines):.4f} ({right} of {len(lines)})")
    for line, kind in zip(lines, kinds, strict=True):
        wanted = "normal" if kind in NORMAL else "anomalous"
        if line.verdict != wanted:
            print(f"{line.image}: is {kind}, called {line.verdict}: {line.reason}")


def verdicts(lines: Sequence[ResultLine]) -> list[str]:
    """Return how many images got each verdict."""
    return [
        str(sum(line.verdict == name for line in lines))
        for name in ("normal", "anomalous", "undecided")
    ]


def image_auroc(normal: Sequence[ResultLine], anomalous: Sequence[ResultLine]) -> str:
    """Return the image AUROC as text; ties count half."""
    if not normal or not anomalous:
        return "-"
    truth = [0] * len(normal) + [1] * len(anomalous)
    scores = [line.anomaly_score for line in [*normal, *anomalous]]
    return f"{roc_auc_score(truth, scores):.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path, metavar="DIR")
    parser.add_argument("labels", type=Path, metavar="CSV")
    options = parser.parse_args()
    lines = read_results(options.results / "results.jsonl")
    labels = read_labels(options.labels)
    kinds = [defect_type_of(line.image, labels) for line in lines]
    print_table(lines, kinds, f"{options.results.name}: {len(lines)} images")
    print(f"report: {options.results / 'report.html'}")


if __name__ == "__main__":
    main()

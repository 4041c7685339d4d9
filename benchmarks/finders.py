"""Measure the taught finder beside other ways to find parts, and print the tables.

    python benchmarks/finders.py [--data PATH] [--only METHOD ...] [--products NAME ...]

On the rendered products the first pictures teach and the other marked ones test. With --data, so
do the marked photographs of PATH/candies and PATH/screws_board, some left out in turn. Recall and
precision are those of parts found with a probability of 0.5 and a mask intersection over union of
0.5, each averaged over the parts, which also holds for the F1 at the best probability of each part.
Times are CPU seconds; sizes are those of the pickled classifier, or of the templates.

Only as-it-is is tried on its own pictures and calibrated; the others, perceptron among them, are
not. templates and contours look for countable parts only: compare them by the last F1.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

import cv2
import loco
import numpy as np
from other_finders import METHODS
from threadpoolctl import threadpool_limits

from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.picture import read_picture
from llm4ad.vision.taught import MarkedPicture, marked_parts
from llm4ad.vision.taught.exemplars import part_kinds, taught_picture
from llm4ad.vision.taught.trial import compare_with_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from other_finders import Taught

    from llm4ad.vision.taught.trial import Report

HERE = Path(__file__).parent
TAUGHT = {"juice_bottle": 10}  # pictures; the first banana is on the tenth
USUAL = 6
# Where the photographs are, how many of the marked ones are left out, and whether all is marked.
PHOTOGRAPHS: dict[str, tuple[str, int, bool | None]] = {
    "candies": ("candies", 2, True),
    "screws_board": ("screws_board/train_val_set", 1, None),
}
SURE = 0.5
NO_TORCH = "torch is not installed: pip install torch==2.13.0 (in an environment of its own)"
COLUMNS = ("recall", "precision", "mask IoU", "best F1", "F1 of countable")
COSTS = ("teach, s", "find, s/megapixel", "size, kB")


class Fold(NamedTuple):
    """Pictures to teach with and pictures to test on."""

    taught: list[MarkedPicture]
    tested: list[MarkedPicture]


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a method on a data set; ``values`` in the order of the columns."""

    method: str
    data_set: str
    values: tuple[float, ...]


def marked_pictures(
    annotations: Iterable[Path], images: Path, *, complete: bool | None = None
) -> list[MarkedPicture]:
    items = read_annotations(sorted(annotations), images=images)
    return [MarkedPicture(read_picture(item.path), item.marks, complete) for item in items]


def product_folds(name: str) -> list[Fold]:
    # Without the pictures that loco.py does not teach with, there would be few to test on.
    with tempfile.TemporaryDirectory() as folder, patch.object(loco, "TAUGHT", None):
        marks = loco.renamed(
            loco.PRODUCTS / name / "annotations.json", Path(folder) / f"{name}.json"
        )
        pictures = marked_pictures([marks], loco.PRODUCTS / name)
    count = TAUGHT.get(name, USUAL)
    return [Fold(pictures[:count], pictures[count:])]


def photograph_folds(name: str, data: Path) -> list[Fold]:
    images, left_out, complete = PHOTOGRAPHS[name]
    marks = (HERE / name / "annotations").glob("*.json")
    pictures = marked_pictures(marks, data / images, complete=complete)
    return [
        Fold(pictures[:first] + pictures[first + left_out :], pictures[first : first + left_out])
        for first in range(0, len(pictures), left_out)
    ]


def folds_of(name: str, data: Path | None) -> list[Fold]:
    return photograph_folds(name, data) if data and name in PHOTOGRAPHS else product_folds(name)


def measured(method: str, data_set: str, folds: Sequence[Fold]) -> Row:
    reports: list[Report] = []
    teaching: list[float] = []
    finding: list[float] = []
    sizes: list[int] = []
    for fold in folds:
        start = time.process_time()
        taught = METHODS[method](fold.taught)
        teaching.append(time.process_time() - start)
        sizes.append(taught.size)
        found, times = tested(taught, fold)
        reports += found
        finding += times
    countable = countable_parts(folds[0].taught)
    costs = (np.mean(teaching), np.median(finding), np.mean(sizes) / 1000)
    return Row(method, data_set, (*quality(reports, countable), *map(float, costs)))


def tested(taught: Taught, fold: Fold) -> tuple[list[Report], list[float]]:
    """Return what was found and missed on the test pictures, and CPU seconds per megapixel."""
    names = {mark.name for item in fold.taught for mark in item.marks} - {"background"}
    reports: list[Report] = []
    times: list[float] = []
    for item in fold.tested:
        start = time.process_time()
        found = taught.finder.find(item.picture, names)
        times.append((time.process_time() - start) / (item.picture.rgb[..., 0].size / 1e6))
        marks = [part for part in marked_parts(item) if part.name in names]
        reports += compare_with_marks(item.picture.name, found, marks)
    return reports, times


def countable_parts(pictures: Sequence[MarkedPicture]) -> set[str]:
    kinds = part_kinds([taught_picture(item) for item in pictures])
    return {kind.name for kind in kinds if kind.countable}


def quality(reports: Sequence[Report], countable: set[str]) -> tuple[float, ...]:
    names = sorted({report.name for report in reports if report.marked})
    parts = {name: part_quality([r for r in reports if r.name == name]) for name in names}
    recall, precision, overlap, best = np.mean(list(parts.values()), axis=0)
    rigid = [parts[name][3] for name in names if name in countable]
    return (recall, precision, overlap, best, float(np.mean(rigid)) if rigid else float("nan"))


def part_quality(reports: Sequence[Report]) -> tuple[float, float, float, float]:
    """Return recall, precision, mask IoU and the best F1 of one part; nothing found counts 0."""
    marks = sum(report.marked for report in reports)
    sure = [report for report in reports if report.probability >= SURE]
    found = [report.overlap for report in sure if report.marked]
    order = sorted(reports, key=lambda report: -report.probability)
    right = np.cumsum([r.marked for r in order if r.probability > 0])
    best = 2 * right / (np.arange(len(right)) + 1 + marks)
    return (
        len(found) / marks,
        len(found) / max(1, len(sure)),
        float(np.mean(found)) if found else 0.0,
        float(best.max(initial=0)),
    )


def table(title: str, rows: Sequence[Row]) -> str:
    lines = [f"### {title}", "", "| method | " + " | ".join(COLUMNS + COSTS) + " |"]
    lines.append("| --- |" + " ---: |" * len(COLUMNS + COSTS))
    for row in rows:
        cells = [f"{value:.3f}" for value in row.values[: len(COLUMNS)]]
        teach, find, size = row.values[len(COLUMNS) :]
        cells += [f"{teach:.1f}", f"{find:.3f}", f"{size:.0f}"]
        lines.append(f"| {row.method} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def means(rows: Sequence[Row]) -> list[Row]:
    """Average each method over the data sets."""
    together: list[Row] = []
    for method in dict.fromkeys(row.method for row in rows):
        values = np.array([row.values for row in rows if row.method == method])
        together.append(Row(method, "all", tuple(map(float, np.nanmean(values, axis=0)))))
    return together


def main() -> None:
    ready = sorted(path.parent.name for path in loco.PRODUCTS.glob("*/annotations.json"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, metavar="PATH", help="photographs")
    parser.add_argument("--only", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--products", nargs="+", metavar="NAME", help="some of the data sets")
    options = parser.parse_args()
    if options.data:
        ready += PHOTOGRAPHS
    if not set(options.products or ()) <= set(ready):
        parser.error(f"ready are {', '.join(ready)}; those of photographs need --data")
    cv2.setNumThreads(1)
    methods = list(options.only)
    if "network" in methods and find_spec("torch") is None:
        print(NO_TORCH)
        methods.remove("network")
    rows: list[Row] = []
    for name in options.products or ready:
        folds = folds_of(name, options.data)
        with threadpool_limits(1):
            own = [measured(method, name, folds) for method in methods]
        print(table(f"{name}: {sum(len(fold.tested) for fold in folds)} pictures", own), flush=True)
        rows += own
    print(table("means of the data sets", means(rows)))


if __name__ == "__main__":
    main()

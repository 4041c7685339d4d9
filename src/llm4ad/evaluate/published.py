"""Figures that others published on MVTec LOCO AD, with what they were allowed to see."""

from __future__ import annotations

import csv
import importlib.resources
from dataclasses import dataclass
from functools import cache

CATEGORIES = ("breakfast_box", "juice_bottle", "pushpins", "screw_bag", "splicing_connectors")


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One method: its figures in percent, by product and as their mean, None where unknown.

    ``metric`` is the image AUROC on "logical" anomalies, the "mean" of both kinds, "pooled" over
    them, or "au_spro_0.05".
    """

    method: str
    protocol: str
    metric: str
    by_category: dict[str, float | None]
    mean: float
    source: str


@cache
def published_rows(metric: str) -> tuple[PublishedRow, ...]:
    """Return the published rows of a metric, in the order of the file published.csv."""
    text = (importlib.resources.files("llm4ad.evaluate") / "published.csv").read_text("utf-8")
    return tuple(
        PublishedRow(
            row["method"],
            row["protocol"],
            row["metric"],
            {name: float(row[name]) if row[name] else None for name in CATEGORIES},
            float(row["mean"]),
            row["source"],
        )
        for row in csv.DictReader(text.splitlines())
        if row["metric"] == metric
    )

"""The file report.html: figures, ROC curves, histograms and the worst mistakes, on one page."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import sklearn.metrics

from llm4ad.evaluate.figures import indices_of
from llm4ad.evaluate.published import CATEGORIES, published_rows
from llm4ad.evaluate.tables import METRIC_NAMES, figure_rows, own_row, percent
from llm4ad.report.page_template import page_template
from llm4ad.report.whole_file import write_whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from llm4ad.evaluate.dataset import Kind
    from llm4ad.evaluate.figures import CategoryFigures, Evaluation
    from llm4ad.evaluate.run import Measured
    from llm4ad.report.results import ResultLine

_metrics: Any = sklearn.metrics  # it brings no types
PAGE_NAME = "report.html"
MISTAKES = 6  # shown of each sort, for each product
SIDE = 200  # of a chart, in its own units
BINS = 20


@dataclass(frozen=True, slots=True)
class _Curve:
    kind: Kind
    points: str


@dataclass(frozen=True, slots=True)
class _Bar:
    kind: Kind
    x: float
    y: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class _Mistake:
    """An image whose score lies on the wrong side of others, with its overlay as data URI."""

    line: ResultLine
    defect_type: str
    picture: str


@dataclass(frozen=True, slots=True)
class _Product:
    figures: CategoryFigures
    rows: list[tuple[str, ...]]
    curves: list[_Curve]
    bars: list[_Bar]
    high_good: list[_Mistake]
    low_anomalous: list[_Mistake]


def write_page(out: Path, evaluation: Evaluation, measured: list[Measured]) -> Path:
    """Write report.html, one file that loads nothing, and return its path."""
    page = page_template("llm4ad.evaluate", "evaluation.html.j2").render(
        evaluation=evaluation,
        metrics=list(METRIC_NAMES.values()),
        products=[_product(item) for item in measured],
        published=published_rows("logical") if _is_loco(evaluation) else (),
        categories=CATEGORIES,
        own_row=own_row(evaluation),
        percent=percent,
        side=SIDE,
    )
    path = out / PAGE_NAME
    write_whole_file(path, page.encode())
    return path


def _is_loco(evaluation: Evaluation) -> bool:
    return any(item.layout == "mvtec-loco" for item in evaluation.categories)


def _product(item: Measured) -> _Product:
    return _Product(
        item.figures,
        list(figure_rows(item.figures)),
        [_curve(item, kind) for kind in item.figures.kinds],
        _histogram(item),
        _mistakes(item, highest=True),
        _mistakes(item, highest=False),
    )


def _curve(item: Measured, kind: Kind) -> _Curve:
    scores = np.array([line.anomaly_score for line in item.lines])
    good, anomalous = (indices_of(item.dataset.test, name) for name in ("good", kind))
    truth = np.r_[np.zeros(len(good)), np.ones(len(anomalous))]
    x, y, _ = _metrics.roc_curve(truth, scores[np.r_[good, anomalous]], drop_intermediate=False)
    points = " ".join(f"{SIDE * a:.1f},{SIDE * (1 - b):.1f}" for a, b in zip(x, y, strict=True))
    return _Curve(kind, points)


def _histogram(item: Measured) -> list[_Bar]:
    """Return stacked bars of the scores, one stack a bin, good images at the bottom."""
    kinds: list[Kind] = ["good", *item.figures.kinds]
    scores = np.array([line.anomaly_score for line in item.lines])
    counts = {
        kind: np.histogram(scores[indices_of(item.dataset.test, kind)], BINS, (0.0, 1.0))[0]
        for kind in kinds
    }
    highest = max(1, int(sum(counts.values(), np.zeros(BINS, np.int64)).max()))
    bars: list[_Bar] = []
    for place in range(BINS):
        top = float(SIDE)
        for kind in kinds:
            count = int(counts[kind][place])
            height = SIDE * count / highest
            top -= height
            words = (
                f"{count} {kind} with a score from {place / BINS:.2f} to {(place + 1) / BINS:.2f}"
            )
            if count:
                bars.append(_Bar(kind, 2 * SIDE * place / BINS, top, height, words))
    return bars


def _mistakes(item: Measured, *, highest: bool) -> list[_Mistake]:
    """Return the good images with the highest scores, or the anomalous ones with the lowest.

    Only those count that are not told apart from the other side.
    """
    pairs = list(zip(item.dataset.test, item.lines, strict=True))
    good = [pair for pair in pairs if pair[0].kind == "good"]
    bad = [pair for pair in pairs if pair[0].kind != "good"]
    top_good = max(line.anomaly_score for _, line in good)
    low_bad = min(line.anomaly_score for _, line in bad)
    if highest:
        chosen = [pair for pair in good if pair[1].anomaly_score >= low_bad]
    else:
        chosen = [pair for pair in bad if pair[1].anomaly_score <= top_good]
    chosen.sort(key=lambda pair: -pair[1].anomaly_score if highest else pair[1].anomaly_score)
    return [
        _Mistake(line, image.defect_type, _embedded(item.folder, line))
        for image, line in chosen[:MISTAKES]
    ]


def _embedded(folder: Path, line: ResultLine) -> str:
    if line.overlay is None:
        return ""
    content = (folder / line.overlay).read_bytes()
    return "data:image/jpeg;base64," + base64.b64encode(content).decode()

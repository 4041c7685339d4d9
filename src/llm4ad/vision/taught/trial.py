"""What came of trying a finder on marked pictures that it was not taught with."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection

SAME = 0.5  # intersection over union from which a detection shows a marked part
FOUND = 0.5  # probability from which a part counts as found
ROUGH = 0.75  # mask intersection over union below which outlines want more marks
PRIOR = 10.0  # detections, as if they had been tried and were right as often as believed
EDGES = (0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)  # of the bins of the calibration curve


class Report(NamedTuple):
    """One detection on a picture that the finder was not taught with, or a mark it missed.

    ``overlap`` is the intersection over union with the mark it shows, 0 where it shows none;
    ``probability`` is 0 for a mark without detection, for which nothing is ``found``.
    """

    picture: str
    name: str
    probability: float
    overlap: float
    marked: bool
    found: Detection | None


class PartTrial(BaseModel):
    """How a part was found on the taught pictures, each by a finder that knew only the others.

    ``marks`` of it on ``pictures`` pictures were looked for. ``recall`` and ``precision`` count
    parts found with a probability of 0.5 or more, ``mask_iou`` is the mean intersection over union
    of the found ones with their marks; None where nothing could be tried. ``advice`` says what to
    mark next, empty when nothing is needed.
    """

    name: str
    marks: int
    pictures: int
    recall: float | None
    precision: float | None
    mask_iou: float | None
    advice: str


class Bin(BaseModel):
    """Detections of like probability: their number and mean, and the share of right ones."""

    count: int
    probability: float
    right: float


class Trial(BaseModel):
    """The trial of every part, and the calibration curve of the probabilities of all."""

    parts: list[PartTrial] = []
    curve: list[Bin] = []


def overlap(first: Detection, second: Detection) -> float:
    """Return the intersection over union of two masks."""
    low = [max(a, b) for a, b in zip(first.xyxy[:2], second.xyxy[:2], strict=True)]
    high = [min(a, b) for a, b in zip(first.xyxy[2:], second.xyxy[2:], strict=True)]
    if low[0] >= high[0] or low[1] >= high[1]:
        return 0.0
    one, other = (
        item.mask[
            low[1] - item.xyxy[1] : high[1] - item.xyxy[1],
            low[0] - item.xyxy[0] : high[0] - item.xyxy[0],
        ]
        for item in (first, second)
    )
    shared = np.count_nonzero(one & other)
    return shared / (np.count_nonzero(first.mask) + np.count_nonzero(second.mask) - shared)


def compare_with_marks(
    picture: str, found: Sequence[Detection], marked: Sequence[Detection]
) -> list[Report]:
    """Match detections with marks, the surest first, and report both."""
    reports: list[Report] = []
    free = list(range(len(marked)))
    for item in sorted(found, key=lambda item: -item.probability):
        shared, best = max(
            ((overlap(item, marked[n]), n) for n in free if marked[n].name == item.name),
            default=(0.0, -1),
        )
        shows = shared >= SAME
        if shows:
            free.remove(best)
        shared = shared if shows else 0.0
        reports.append(Report(picture, item.name, item.probability, shared, shows, item))
    missed = [Report(picture, marked[n].name, 0.0, 0.0, marked=True, found=None) for n in free]
    return reports + missed


def summarise_part(name: str, marks: int, reports: Sequence[Report]) -> PartTrial:
    """Say how one part was found; ``marks`` of it there are in all, tried or not."""
    own = [report for report in reports if report.name == name]
    wanted = [report for report in own if report.marked]
    found = [report for report in wanted if report.probability >= FOUND]
    wrong = [report for report in own if not report.marked and report.probability >= FOUND]
    sure = len(found) + len(wrong)
    recall = len(found) / len(wanted) if wanted else None
    return PartTrial(
        name=name,
        marks=marks,
        pictures=len({report.picture for report in wanted}),
        recall=recall,
        precision=len(found) / sure if sure else None,
        mask_iou=float(np.mean([report.overlap for report in found])) if found else None,
        advice=_advice(name, wanted, found, wrong),
    )


def _advice(
    name: str, wanted: Sequence[Report], found: Sequence[Report], wrong: Sequence[Report]
) -> str:
    if not wanted:
        return f"mark {name} on one more picture: marked on one only, it could not be tried"
    if len(found) < len(wanted):
        missed = [report for report in wanted if report.probability < FOUND]
        worst = min(missed, key=lambda report: report.probability)
        often = f"{len(missed)} of {len(wanted)} are" if len(wanted) > 1 else "it is"
        how = "not found" if worst.probability == 0 else f"found with {worst.probability:.1f}"
        return f"mark one more {name} like that on {worst.picture}: {often} {how}"
    if wrong:
        worst = max(wrong, key=lambda report: report.probability)
        return (
            f"mark as background what was taken for {name} on {worst.picture} "
            f"({len(wrong)} in all), or as {name} if it is one"
        )
    rough = min(found, key=lambda report: report.overlap)
    if np.mean([report.overlap for report in found]) < ROUGH:
        return f"outline {name} more closely, like the one on {rough.picture}"
    return ""


def calibration_curve(reports: Sequence[Report]) -> list[Bin]:
    """Return how many detections of like probability are right."""
    seen = [report for report in reports if report.probability > 0]
    values = np.array([report.probability for report in seen])
    right = np.array([report.overlap >= SAME for report in seen])
    bins: list[Bin] = []
    for low, high in pairwise(EDGES):
        inside = (values >= low) & ((values < high) | (high == EDGES[-1]))
        if inside.any():
            mean, share = float(values[inside].mean()), float(right[inside].mean())
            bins.append(Bin(count=int(inside.sum()), probability=mean, right=share))
    return bins


def fit_calibration(beliefs: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and offset of a logistic curve from what was believed to what is right.

    A belief is taken at its word as long as few were tried: as if ``PRIOR`` more had been, spread
    over all degrees of belief and right as often as believed (after Platt 1999).
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow, for teaching only

    grid = np.linspace(0.05, 0.95, 10)
    logits = np.concatenate([_logit(np.clip(beliefs, 1e-3, 1 - 1e-3)), _logit(grid), _logit(grid)])
    outcomes = np.concatenate([right, np.ones(10, bool), np.zeros(10, bool)])
    weight = PRIOR / len(grid)
    weights = np.concatenate([np.ones(len(right)), weight * grid, weight * (1 - grid)])
    model = cast("Any", LogisticRegression)(C=1e6).fit(
        logits[:, None], outcomes, sample_weight=weights
    )
    slope, offset = float(model.coef_[0, 0]), float(model.intercept_[0])
    return (slope, offset) if slope > 0 else (1.0, 0.0)


def _logit(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(values / (1 - values))

"""What scores of whole images are worth, against their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import sklearn.metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Scores = NDArray[np.float64]
    Metric = Callable[[Scores, Scores], float]


_metrics: Any = sklearn.metrics  # it brings no types


def image_auroc(good: Scores, anomalous: Scores) -> float:
    """Return the area under the ROC curve of image scores; ties count half."""
    truth, scores = _joined(good, anomalous)
    return float(_metrics.roc_auc_score(truth, scores))


def official_image_auroc(good: Scores, anomalous: Scores) -> float:
    """Return the image AUROC by the rule of MVTec LOCO's evaluation code.

    Its curve has a point behind the first score of a group of equal ones, good images first, and
    not behind the last one, so that it lies too high for tied scores.
    """
    truth, scores = _joined(good, anomalous)
    order = np.argsort(scores, kind="stable")
    truth, scores = truth[order], scores[order]
    false_alarms = 1 - np.cumsum(truth == 0) / len(good)
    hits = 1 - np.cumsum(truth == 1) / len(anomalous)
    point = np.r_[True, np.diff(scores) != 0]
    point[-1] = True
    x, y = np.r_[1.0, false_alarms[point]], np.r_[1.0, hits[point]]
    return float(np.trapezoid(y[::-1], x[::-1]))


def f1_max(good: Scores, anomalous: Scores) -> float:
    """Return the best F1 score that any threshold reaches; anomalous is the positive class."""
    precision, recall, _ = _metrics.precision_recall_curve(*_joined(good, anomalous))
    both = precision + recall
    return float(np.max(2 * precision * recall / np.where(both > 0, both, 1.0)))


def aupr(good: Scores, anomalous: Scores) -> float:
    """Return the area under the precision-recall curve, as average precision."""
    return float(_metrics.average_precision_score(*_joined(good, anomalous)))


IMAGE_METRICS: Mapping[str, Metric] = {
    "image_auroc": image_auroc,
    "image_auroc_official": official_image_auroc,
    "f1_max": f1_max,
    "aupr": aupr,
}


def _joined(good: Scores, anomalous: Scores) -> tuple[NDArray[np.int64], Scores]:
    truth = np.r_[np.zeros(len(good), np.int64), np.ones(len(anomalous), np.int64)]
    return truth, np.r_[good, anomalous]

"""What normal pictures say about every measured value and every score; nothing else does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict, Field
from scipy.stats import t as student

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from llm4ad.program.sandbox import Statement

FEWEST = 3  # values of which a spread and a range can be learned
OUTLIER = 6.0  # robust spreads from the middle beyond which a normal's value is not learned from
ENOUGH_FOR_OUTLIERS = 8
FINEST = 0.01  # of the middle; what differs by less is as good as equal
INLIERS = 0.85  # share of the values that must be left
_AGAIN = " #"
_NUMBERED = re.compile(rf"{_AGAIN}\d+\Z")
_MAD_TO_SPREAD = 1.4826  # of a normal distribution
_WIDE = float(student.ppf(0.975, 1e9))


class _Learned(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Usual(_Learned):
    """What one statement of a program measures on the normal pictures.

    ``normals`` is the number of pictures that it comes up on, ``middle`` the median of its values
    and ``spread`` their standard deviation, larger where few pictures say little. A further normal
    picture lies between ``low`` and ``high`` but for the false alarm rate. ``names`` are the parts
    it looks at. Of a value that is to be about another, all are those of the difference.
    """

    normals: int
    middle: float
    spread: float
    low: float
    high: float
    names: tuple[str, ...]


class ConditionCalibration(_Learned):
    """What was learned of one condition: its statements, and the score that normals reach in it."""

    statements: dict[str, Usual]
    reached: float = Field(ge=0.0, le=1.0)


class Calibration(_Learned):
    """What was learned from normal pictures at an accepted rate of false alarms.

    ``scores`` are the anomaly scores of the normals, ascending, each by what the others say.
    """

    false_alarm_rate: float = Field(gt=0.0, lt=1.0)
    normals: int
    conditions: dict[str, ConditionCalibration]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a statement measured on a normal picture, and the names of its parts."""

    value: float
    names: frozenset[str]


def statement_keys(statements: Sequence[Statement]) -> list[str]:
    """Return a name for every statement of one outcome by which it is found on other pictures."""
    keys: dict[str, None] = {}
    for statement in statements:
        place = statement.place.name if statement.place else ""
        key = name = f"{statement.kind}: {statement.what}" + (f" @ {place}" if place else "")
        number = 1
        while key in keys:
            number += 1
            key = f"{name}{_AGAIN}{number}"
        keys[key] = None
    return list(keys)


def usual_of(key: str, known: Mapping[str, Usual]) -> Usual | None:
    """Return what is usual for a statement; what is for the first where normals have fewer."""
    return known.get(key) or known.get(_NUMBERED.sub("", key))


def learn_usual(readings: Sequence[Reading], false_alarm_rate: float) -> Usual | None:
    """Learn what is usual from the normal pictures; None where there are too few of them.

    The range is a prediction interval of the normal distribution (Student's t), and never narrower
    than what was seen. Outliers, which a finder produces at times, are left out of it.
    """
    if len(readings) < FEWEST:
        return None
    values = np.array([reading.value for reading in readings], np.float64)
    inner = _without_outliers(values)
    count = len(inner)
    middle = float(np.median(inner))
    deviation = float(np.std(inner, ddof=1))
    reach = _reach(inner - middle, deviation, count, false_alarm_rate)
    honest = float(student.ppf(0.975, count - 1)) / _WIDE
    names = frozenset[str]().union(*(reading.names for reading in readings))
    return Usual(
        normals=len(values),
        middle=middle,
        spread=deviation * honest,
        low=middle - reach,
        high=middle + reach,
        names=tuple(sorted(names)),
    )


def p_value(score: float, calibration: Calibration) -> float | None:
    """Return the conformal p-value of a score: how rare one as high is among normal pictures.

    It is never below 1 / (number of normals + 1); None without normals.
    """
    if not calibration.scores:
        return None
    as_high = len(calibration.scores) - int(np.searchsorted(calibration.scores, score, "left"))
    return (1 + as_high) / (len(calibration.scores) + 1)


def scores_reached(
    scores: Mapping[str, Sequence[float]], false_alarm_rate: float, alarm: float
) -> dict[str, float]:
    """Return the score up to which each condition must not raise an alarm.

    ``scores`` holds, by condition, those of the normal pictures. The rate is shared out among the
    conditions that normal pictures break at all, so that it is that of a picture. Of a condition's
    share as many normals may raise alarms as is conformal: one fewer than that share of one
    picture more, and none where the pictures are too few.
    """
    breaking = sum(max(values, default=0.0) >= alarm for values in scores.values())
    share = false_alarm_rate / max(1, breaking)
    reached: dict[str, float] = {}
    for name, values in scores.items():
        allowed = max(0, int(np.floor(share * (len(values) + 1) + 1e-9)) - 1)
        ranked = sorted(values, reverse=True)
        reached[name] = ranked[allowed] if allowed < len(ranked) else 0.0
    return reached


def normals_needed(false_alarm_rate: float) -> int:
    """Return how many normal pictures are needed, at the least, to promise a false alarm rate."""
    return int(np.ceil(1 / false_alarm_rate - 1e-9)) - 1


def _without_outliers(values: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(values) < ENOUGH_FOR_OUTLIERS:
        return values
    off = np.abs(values - np.median(values))
    robust = _MAD_TO_SPREAD * float(np.median(off))
    near = off <= OUTLIER * max(robust, FINEST * abs(float(np.median(values))))
    # Where most values are equal the others are outliers only if they are few.
    return values[near] if near.mean() >= INLIERS else values


def _reach(
    deviations: NDArray[np.float64], deviation: float, count: int, false_alarm_rate: float
) -> float:
    quantile = float(student.ppf(1 - false_alarm_rate / 2, count - 1))
    predicted = deviation * quantile * float(np.sqrt(1 + 1 / count))
    return max(predicted, float(np.abs(deviations).max()))

"""Intervals by drawing the images again: within each stratum, with replacement, with a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Indices = NDArray[np.intp]

SAMPLES = 1000
SEED = 0
COVERAGE = 0.95


class Figure(BaseModel):
    """A measured figure with its 95 % bootstrap interval."""

    model_config = ConfigDict(frozen=True)

    value: float
    low: float
    high: float


def resamples(
    strata: Sequence[Indices], samples: int = SAMPLES, stream: str = ""
) -> Iterator[list[Indices]]:
    """Yield strata of the same sizes, drawn again from each; the same ones at every call.

    Draws of different streams are independent, as those of different products have to be when
    their figures are joined.
    """
    random = np.random.default_rng([SEED, *stream.encode()])
    for _ in range(samples):
        yield [random.choice(stratum, len(stratum)) for stratum in strata]


def figure(
    statistic: Callable[[Sequence[Indices]], float],
    strata: Sequence[Indices],
    samples: int = SAMPLES,
) -> Figure:
    """Return a statistic of the strata with the percentile interval of its bootstrap."""
    drawn = [statistic(sample) for sample in resamples(strata, samples)]
    return figure_from(statistic(strata), drawn)


def figure_from(value: float, drawn: Sequence[float]) -> Figure:
    """Return a figure with the percentile interval of what was drawn for it."""
    tail = (1 - COVERAGE) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return Figure(value=value, low=float(low), high=float(high))

"""A run in figures: how many images got which verdict, at which score, because of what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from llm4ad.report.results import ResultLine
    from llm4ad.verdict.finding import VerdictName

VERDICTS: tuple[VerdictName, ...] = ("anomalous", "undecided", "normal")
"""The verdicts in the order in which a person wants to see them."""

HISTOGRAM_BINS = 20
# Markup around one image and around one finding, in bytes of the page; measured, rounded up.
_IMAGE_BYTES = 1200
_FINDING_BYTES = 260


@dataclass(frozen=True, slots=True)
class ConditionCount:
    """In how many images a condition is violated, and undecided but not violated."""

    id: str
    text: str
    violated: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The images of a run as columns, in the order of the run, and what they add up to."""

    verdicts: NDArray[np.int8]
    """Positions in VERDICTS."""
    scores: NDArray[np.float64]
    overlays: list[str | None]
    page_bytes: NDArray[np.int64]
    """About how long the words on each image are in a page."""
    conditions: list[ConditionCount]

    @property
    def by_importance(self) -> NDArray[np.int64]:
        """Return the images' positions: anomalous, undecided, normal, each by falling score."""
        return np.lexsort((-self.scores, self.verdicts))

    def verdict(self, position: int) -> VerdictName:
        """Return the verdict on one image."""
        return VERDICTS[int(self.verdicts[position])]

    def count(self, verdict: VerdictName) -> int:
        """Return how many images got a verdict."""
        return int((self.verdicts == VERDICTS.index(verdict)).sum())

    def histogram(self, verdict: VerdictName) -> list[int]:
        """Return how many images of a verdict have a score in each bin of [0, 1]."""
        scores = self.scores[self.verdicts == VERDICTS.index(verdict)]
        return np.histogram(scores, bins=HISTOGRAM_BINS, range=(0.0, 1.0))[0].tolist()


def summarise(lines: Iterable[ResultLine], conditions: Sequence[tuple[str, str]]) -> Summary:
    """Count a run in one pass; conditions that only the results name follow the given ones."""
    texts = dict(conditions)
    violated: Counter[str] = Counter()
    undecided: Counter[str] = Counter()
    rows: list[tuple[int, float, int]] = []
    overlays: list[str | None] = []
    for line in lines:
        states = {state: _conditions_in(line, state) for state in ("violated", "undecided")}
        violated.update(states["violated"])
        undecided.update(states["undecided"] - states["violated"])
        for finding in line.findings:
            texts.setdefault(finding.condition, finding.text)
        rows.append((VERDICTS.index(line.verdict), line.anomaly_score, _page_bytes(line)))
        overlays.append(line.overlay)
    columns = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    return Summary(
        verdicts=columns[0].astype(np.int8),
        scores=columns[1],
        overlays=overlays,
        page_bytes=columns[2].astype(np.int64),
        conditions=[
            ConditionCount(name, text, violated[name], undecided[name])
            for name, text in texts.items()
        ],
    )


def _conditions_in(line: ResultLine, state: str) -> set[str]:
    return {finding.condition for finding in line.findings if finding.state == state}


def _page_bytes(line: ResultLine) -> int:
    words = [line.image * 2, line.reason, *(finding.message for finding in line.findings)]
    return (
        _IMAGE_BYTES
        + _FINDING_BYTES * len(line.findings)
        + sum(len(text.encode()) for text in words)
    )

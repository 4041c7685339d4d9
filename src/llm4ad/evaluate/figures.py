"""The figures of an evaluation: what metrics.json holds, and how it comes from the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

from llm4ad.evaluate.bootstrap import Figure, figure, figure_from, resamples
from llm4ad.evaluate.dataset import ANOMALIES, Kind, Layout
from llm4ad.evaluate.image_metrics import IMAGE_METRICS, image_auroc
from llm4ad.evaluate.spro import SproCurves, au_spro
from llm4ad.verdict.finding import Scoring, VerdictName  # noqa: TC001  (pydantic reads them)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from llm4ad.evaluate.bootstrap import Indices
    from llm4ad.evaluate.dataset import LabelledImage
    from llm4ad.report.results import ResultLine

LIMITS = (0.01, 0.05, 0.1, 0.3, 1.0)  # of the false positive rate, as in the official evaluation
BOTH: tuple[Kind, ...] = ("logical", "structural")
SPRO_SAMPLES = 200  # of the bootstrap of AU-sPRO, which is dear


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KindFigures(_Record):
    """One kind of anomaly against the good images; ``au_spro`` by the limit of the FPR."""

    images: int
    image: dict[str, Figure]
    miss_rate: Figure
    undecided_rate: Figure
    au_spro: dict[str, Figure]


class DefectRow(_Record):
    """One defect type against the good images; ``noticed_by`` counts images by condition."""

    defect_type: str
    kind: Kind
    images: int
    image_auroc: float | None
    verdicts: dict[VerdictName, int]
    noticed_by: dict[str, int]


class CategoryFigures(_Record):
    """The figures of one product; ``mean_image_auroc`` is that of both kinds where there are both.

    ``conditions`` are the sentences by id; ``problems`` say what the data set lacks.
    """

    category: str
    layout: Layout
    good: int
    problems: tuple[str, ...]
    kinds: dict[Kind, KindFigures]
    mean_image_auroc: Figure | None
    false_alarm_rate: Figure
    undecided_rate: Figure
    defects: tuple[DefectRow, ...]
    conditions: dict[str, str]


class Evaluation(_Record):
    """Everything that was measured: the content of metrics.json."""

    llm4ad: str
    root: str
    finder: str
    scoring: Scoring
    fingerprints: dict[str, str]
    categories: tuple[CategoryFigures, ...]
    mean_image_auroc: dict[str, Figure]


def kind_figures(
    images: Sequence[LabelledImage],
    lines: Sequence[ResultLine],
    kind: Kind,
    curves: SproCurves | None,
) -> KindFigures:
    """Measure one kind of anomaly against the good images."""
    scores = np.array([line.anomaly_score for line in lines])
    strata = _strata(images, (kind,))
    image = {
        name: figure(lambda chosen, metric=metric: metric(*(scores[i] for i in chosen)), strata)
        for name, metric in IMAGE_METRICS.items()
    }
    return KindFigures(
        images=len(strata[1]),
        image=image,
        miss_rate=verdict_rate(lines, strata[1], "normal"),
        undecided_rate=verdict_rate(lines, strata[1], "undecided"),
        au_spro={} if curves is None else _au_spros(curves, strata),
    )


def _au_spros(curves: SproCurves, strata: Sequence[Indices]) -> dict[str, Figure]:
    return {
        f"{limit:g}": figure(
            lambda chosen, limit=limit: au_spro(curves, limit, images=np.concatenate(chosen)),
            strata,
            SPRO_SAMPLES,
        )
        for limit in LIMITS
    }


def category_figures(
    category: str,
    layout: Layout,
    images: Sequence[LabelledImage],
    lines: Sequence[ResultLine],
    curves: SproCurves | None,
    conditions: dict[str, str],
    problems: tuple[str, ...],
) -> CategoryFigures:
    """Measure one product; ``lines`` are the results on ``images``, in the same order."""
    kinds: list[Kind] = [kind for kind in ANOMALIES if len(indices_of(images, kind))]
    good = indices_of(images, "good")
    return CategoryFigures(
        category=category,
        layout=layout,
        good=len(good),
        problems=problems,
        kinds={kind: kind_figures(images, lines, kind, curves) for kind in kinds},
        mean_image_auroc=_mean_of_kinds(images, lines, kinds),
        false_alarm_rate=verdict_rate(lines, good, "anomalous"),
        undecided_rate=verdict_rate(lines, good, "undecided"),
        defects=tuple(_defect_rows(images, lines)),
        conditions=conditions,
    )


def _mean_of_kinds(
    images: Sequence[LabelledImage], lines: Sequence[ResultLine], kinds: Sequence[Kind]
) -> Figure | None:
    if not set(BOTH) <= set(kinds):
        return None
    return figure(_mean_auroc(lines), _strata(images, BOTH))


def _mean_auroc(lines: Sequence[ResultLine]) -> Callable[[Sequence[Indices]], float]:
    """Return the mean image AUROC of strata of anomalous images, against the first of good ones."""
    scores = np.array([line.anomaly_score for line in lines])

    def mean(chosen: Sequence[Indices]) -> float:
        good, *anomalous = (scores[indices] for indices in chosen)
        return float(np.mean([image_auroc(good, some) for some in anomalous]))

    return mean


def _strata(images: Sequence[LabelledImage], kinds: Sequence[Kind]) -> list[Indices]:
    return [indices_of(images, kind) for kind in ("good", *kinds)]


def mean_over_categories(figures: Sequence[Figure], draws: Sequence[Sequence[float]]) -> Figure:
    """Return the mean of the products' figures; ``draws`` are their bootstrap samples."""
    value = float(np.mean([item.value for item in figures]))
    return figure_from(value, np.mean(np.array(draws), axis=0).tolist())


def auroc_draws(
    images: Sequence[LabelledImage], lines: Sequence[ResultLine], kinds: Sequence[Kind], stream: str
) -> list[float]:
    """Return the mean image AUROC over kinds of anomalies of every bootstrap sample."""
    mean = _mean_auroc(lines)
    return [mean(drawn) for drawn in resamples(_strata(images, kinds), stream=stream)]


def indices_of(images: Sequence[LabelledImage], kind: Kind) -> Indices:
    """Return the positions of the images of a kind."""
    return np.array([n for n, image in enumerate(images) if image.kind == kind], np.intp)


def verdict_rate(lines: Sequence[ResultLine], indices: Indices, verdict: VerdictName) -> Figure:
    """Return how many of some images get a verdict, as a share."""
    given = np.array([line.verdict == verdict for line in lines])
    return figure(lambda chosen: float(given[chosen[0]].mean()), [indices])


def _defect_rows(images: Sequence[LabelledImage], lines: Sequence[ResultLine]) -> list[DefectRow]:
    scores = np.array([line.anomaly_score for line in lines])
    good = scores[indices_of(images, "good")]
    rows: list[DefectRow] = []
    for defect_type in dict.fromkeys(image.defect_type for image in images):
        chosen = [n for n, image in enumerate(images) if image.defect_type == defect_type]
        kind = images[chosen[0]].kind
        some = [lines[n] for n in chosen]
        rows.append(
            DefectRow(
                defect_type=defect_type,
                kind=kind,
                images=len(chosen),
                image_auroc=None if kind == "good" else image_auroc(good, scores[chosen]),
                verdicts={
                    verdict: sum(line.verdict == verdict for line in some)
                    for verdict in ("normal", "anomalous", "undecided")
                },
                noticed_by=_noticed_by(some),
            )
        )
    return rows


def _noticed_by(lines: Sequence[ResultLine]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        for condition in {item.condition for item in line.findings if item.state == "violated"}:
            counts[condition] = counts.get(condition, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

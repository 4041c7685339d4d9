"""Inspect the test pictures of a data set, or take the results that are there, and measure them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import llm4ad
from llm4ad.errors import DatasetError, InspectionError
from llm4ad.evaluate.dataset import ANOMALIES, list_categories, read_dataset
from llm4ad.evaluate.figures import (
    BOTH,
    CategoryFigures,
    Evaluation,
    auroc_draws,
    category_figures,
    mean_over_categories,
)
from llm4ad.evaluate.ground_truth import read_region
from llm4ad.evaluate.spro import Region, saturation_area, spro_curves
from llm4ad.folder import PROGRAMS, spec_file
from llm4ad.inspection import Inspection
from llm4ad.normals import CALIBRATION_FILE, NORMALS_FILE
from llm4ad.report.anomaly_map import read_anomaly_map, save_anomaly_map
from llm4ad.report.results import RESULTS_NAME, read_results
from llm4ad.report.run import open_run
from llm4ad.report.whole_file import write_whole_file
from llm4ad.scale.local import inspect_images
from llm4ad.verdict.anomaly_map import anomaly_map
from llm4ad.verify.record import VERIFICATION_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from llm4ad.evaluate.bootstrap import Figure
    from llm4ad.evaluate.dataset import Dataset, Kind, LabelledImage, Layout
    from llm4ad.report.results import ResultLine
    from llm4ad.verdict.finding import Scoring

METRICS_NAME = "metrics.json"
FINGERPRINT_NAME = "fingerprint.txt"
MAPS = "anomaly_maps"


@dataclass(frozen=True, slots=True)
class Task:
    """What to evaluate: an inspection on one product, or one inspection for each of several.

    ``categories`` is None for a data set that is one product itself. With ``one_folder_each`` the
    inspection of each product is the folder of its name in ``folder``.
    """

    folder: Path
    layout: Layout
    root: Path
    categories: tuple[str, ...] | None
    out: Path
    finder: str = "taught"
    scoring: Scoring = "graded"
    workers: int | None = None
    one_folder_each: bool = False
    unverified: bool = False
    asker: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One product that was evaluated, with what its figures were measured on."""

    dataset: Dataset
    lines: tuple[ResultLine, ...]
    figures: CategoryFigures
    fingerprint: str
    folder: Path


def all_categories(folder: Path, root: Path) -> tuple[str, ...]:
    """Return the products of a data set that have an inspection; raises where there is none."""
    found = tuple(name for name in list_categories(root) if (folder / name).is_dir())
    if not found:
        names = ", ".join(list_categories(root))
        raise InspectionError(f"{folder}: holds no inspection named like a product ({names})")
    return found


def evaluate(
    task: Task, progress: Callable[[str, bool], None] | None = None
) -> tuple[Evaluation, list[Measured]]:
    """Evaluate and write metrics.json; results of the same inspection and pictures are reused.

    ``progress`` is told each product's name and whether its results are reused. In ``task.out`` a
    product with a name gets a folder of its own, with what ``llm4ad inspect`` writes and with
    anomaly maps in the layout of MVTec LOCO's evaluation code.
    """
    names: Sequence[str | None] = task.categories or (None,)
    measured = [_measure(task, name, progress) for name in names]
    evaluation = Evaluation(
        llm4ad=llm4ad.__version__,
        root=str(task.root),
        finder=task.finder,
        scoring=task.scoring,
        fingerprints={item.figures.category: item.fingerprint for item in measured},
        categories=tuple(item.figures for item in measured),
        mean_image_auroc=_means(measured),
    )
    content = evaluation.model_dump_json(indent=1).encode() + b"\n"
    write_whole_file(task.out / METRICS_NAME, content)
    return evaluation, measured


def _measure(
    task: Task, category: str | None, progress: Callable[[str, bool], None] | None
) -> Measured:
    dataset = read_dataset(task.layout, task.root, category)
    folder = task.folder / category if task.one_folder_each and category else task.folder
    out = task.out / dataset.category
    with Inspection.load(
        folder,
        finder=task.finder,
        scoring=task.scoring,
        unverified=task.unverified,
        asker=task.asker,
    ) as inspection:
        if inspection.problems:
            raise InspectionError("; ".join(inspection.problems.values()))
        fingerprint = _fingerprint(task, inspection, dataset)
        lines = _reusable(out, fingerprint, dataset)
        if progress:
            progress(dataset.category, lines is not None)
        if lines is None:
            lines = _inspect(inspection, task, dataset, out)
            write_whole_file(out / FINGERPRINT_NAME, fingerprint.encode() + b"\n")
        conditions = {item.id: item.text for item in inspection.spec.conditions}
    curves = spro_curves(_maps(dataset, out)) if dataset.has_regions else None
    figures = category_figures(
        dataset.category, dataset.layout, dataset.test, lines, curves, conditions, dataset.problems
    )
    return Measured(dataset, tuple(lines), figures, fingerprint, out)


def _inspect(inspection: Inspection, task: Task, dataset: Dataset, out: Path) -> list[ResultLine]:
    (out / FINGERPRINT_NAME).unlink(missing_ok=True)
    conditions = [(item.id, item.text) for item in inspection.spec.conditions]
    paths = [image.path for image in dataset.test]
    with open_run(out, conditions, told=inspection.told_back, title=dataset.category) as run:
        found = inspect_images(inspection, task.finder, paths, workers=task.workers)
        for image, inspected in zip(dataset.test, found, strict=True):
            verdict = inspected.verdict
            if 0 in verdict.size:
                raise DatasetError(f"{image.path}: cannot be inspected: {verdict.reason}")
            run.add(verdict, inspected.overlay)
            if dataset.has_regions:
                save_anomaly_map(anomaly_map(verdict), _map_path(out, dataset, image))
        run.finish()
    return read_results(out / RESULTS_NAME)


def _map_path(out: Path, dataset: Dataset, image: LabelledImage) -> Path:
    inside = image.path.relative_to(dataset.root).with_suffix(".tiff")
    return out.parent / MAPS / dataset.category / inside


def _maps(dataset: Dataset, out: Path) -> Iterator[tuple[NDArray[np.float32], list[Region]]]:
    for image in dataset.test:
        regions: list[Region] = []
        for item in image.regions:
            mask = read_region(item)
            saturation = item.saturation
            area = saturation_area(
                saturation.threshold, relative=saturation.relative, area=int(mask.sum())
            )
            regions.append(Region(mask, area))
        yield read_anomaly_map(_map_path(out, dataset, image)), regions


def _reusable(out: Path, fingerprint: str, dataset: Dataset) -> list[ResultLine] | None:
    """Return the results in a folder when they are those of the same inspection and pictures."""
    stored = out / FINGERPRINT_NAME
    if not stored.is_file() or stored.read_text(encoding="utf-8").strip() != fingerprint:
        return None
    lines = read_results(out / RESULTS_NAME)
    paths = [str(image.path) for image in dataset.test]
    maps = (_map_path(out, dataset, image) for image in dataset.test)
    if [line.image for line in lines] != paths or (
        dataset.has_regions and not all(path.is_file() for path in maps)
    ):
        return None
    return lines


def _fingerprint(task: Task, inspection: Inspection, dataset: Dataset) -> str:
    """Return the hash of all that the results depend on: our code, the inspection, the pictures."""
    folder, parts = inspection.folder, inspection.finder.fingerprint
    asker = inspection.asker.fingerprint if inspection.asker is not None else ""
    digest = hashlib.sha256(f"{task.finder} {parts} {task.scoring} {asker}".encode())
    learned = (folder / CALIBRATION_FILE, folder / NORMALS_FILE, folder / VERIFICATION_FILE)
    files = [
        *sorted(Path(llm4ad.__file__).parent.rglob("*.py")),
        *(spec_file(folder), *sorted((folder / PROGRAMS).glob("*.py"))),
        *(path for path in learned if path.is_file()),
        *(image.path for image in dataset.test),
    ]
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _means(measured: Sequence[Measured]) -> dict[str, Figure]:
    """Return the mean image AUROC over products, by kind of anomaly and over both kinds."""
    means: dict[str, Figure] = {}
    for kind in ANOMALIES:
        having = [item for item in measured if kind in item.figures.kinds]
        if having:
            found = [item.figures.kinds[kind].image["image_auroc"] for item in having]
            means[kind] = _mean(having, found, (kind,))
    both = [item.figures.mean_image_auroc for item in measured]
    if all(both):
        means["mean"] = _mean(measured, [item for item in both if item], BOTH)
    return means


def _mean(measured: Sequence[Measured], found: Sequence[Figure], kinds: Sequence[Kind]) -> Figure:
    draws = [
        auroc_draws(item.dataset.test, item.lines, kinds, item.figures.category)
        for item in measured
    ]
    return mean_over_categories(found, draws)

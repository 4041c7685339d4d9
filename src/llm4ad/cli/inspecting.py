"""The commands that use an inspection: inspect, evaluate."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llm4ad.cli.messages import (
    AskerOption,
    BatchSize,
    Device,
    FinderOption,
    Folder,
    InputSize,
    Offline,
    Precision,
    Unverified,
    Workers,
    finder_line,
    user_errors,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from llm4ad.evaluate.run import Task
    from llm4ad.scale.local import Inspected


class _Layout(StrEnum):
    MVTEC_LOCO = "mvtec-loco"
    MVTEC_AD = "mvtec-ad"
    FOLDER = "folder"


class _Scoring(StrEnum):
    GRADED = "graded"
    PLAIN = "plain"


def inspect(
    folder: Folder,
    images: Annotated[
        list[Path], typer.Argument(metavar="IMAGES...", help="Pictures, or folders of pictures.")
    ],
    finder: FinderOption = "taught",
    asker: AskerOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the results go.", show_default="FOLDER/results")
    ] = None,
    workers: Workers = None,
    unverified: Unverified = False,
    anomaly_maps: Annotated[
        bool,
        typer.Option("--anomaly-maps", help="Write an anomaly map (TIFF) for each picture."),
    ] = False,
    device: Device = "auto",
    precision: Precision = "auto",
    batch_size: BatchSize = None,
    input_size: InputSize = None,
    offline: Offline = False,
) -> None:
    """Inspect pictures: a score, a verdict, reasons and an overlay for each, and a report.

    Writes results.jsonl (a line per image, as it goes), results.csv, report.html and overlays/.
    """
    results = out or folder / "results"
    with user_errors():
        finder = finder_line(finder, device, precision, batch_size, input_size, offline)
        stopped = _inspect_into(
            results,
            *(folder, images, finder, asker, workers),
            unverified=unverified,
            anomaly_maps=anomaly_maps,
        )
    if stopped:
        typer.echo(f"stopped; the results so far are in {results}", err=True)
        raise typer.Exit(130)
    typer.echo(f"report: {results / 'report.html'}")


def _inspect_into(
    results: Path,
    folder: Path,
    images: Sequence[Path],
    finder: str,
    asker: str | None,
    workers: int | None,
    *,
    unverified: bool,
    anomaly_maps: bool,
) -> bool:
    """Inspect pictures and write what comes of it; return whether somebody stopped it."""
    from llm4ad.canary import check_canary
    from llm4ad.inspection import Inspection
    from llm4ad.report.run import open_run
    from llm4ad.scale.local import inspect_images
    from llm4ad.vision.picture import list_pictures

    paths = list_pictures(images)
    with Inspection.load(folder, finder=finder, unverified=unverified, asker=asker) as inspection:
        if not unverified:
            check_canary(inspection)
        if inspection.verification is None:
            typer.echo(f"warning: not verified yet: llm4ad verify {folder} NORMALS", err=True)
        for problem in inspection.warnings:
            typer.echo(f"warning: {problem}", err=True)
        conditions = [(item.id, item.text) for item in inspection.spec.conditions]
        told = inspection.told_back
        with open_run(results, conditions, told=told, anomaly_maps=anomaly_maps) as run:
            stopped = False
            try:
                found = inspect_images(inspection, finder, paths, workers=workers)
                for inspected in _shown(found, len(paths)):
                    run.add(inspected.verdict, inspected.overlay)
            except KeyboardInterrupt:
                stopped = True
            run.finish()
    return stopped


def evaluate(
    folder: Folder,
    root: Annotated[Path, typer.Option(metavar="DIR", help="The folder of the data set.")],
    dataset: Annotated[_Layout, typer.Option(help="How the data set is laid out.")],
    category: Annotated[
        str | None, typer.Option(metavar="NAME", help="The product: a folder below --root.")
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Every product that has an inspection of its name in FOLDER."),
    ] = False,
    finder: FinderOption = "taught",
    asker: AskerOption = None,
    scoring: Annotated[
        _Scoring,
        typer.Option(
            help="graded, or plain: parts are there or not, conditions kept or not, and the score "
            "is the share of the broken ones (as the original research code does)."
        ),
    ] = _Scoring.GRADED,
    out: Annotated[
        Path | None, typer.Option(help="Where it all goes.", show_default="FOLDER/evaluation")
    ] = None,
    workers: Workers = None,
    unverified: Unverified = False,
    device: Device = "auto",
    precision: Precision = "auto",
    batch_size: BatchSize = None,
    input_size: InputSize = None,
    offline: Offline = False,
) -> None:
    """Measure an inspection on the labelled test pictures of a data set.

    Prints tables and writes metrics.json, report.html, the results of every product and, where
    there are masks, anomaly maps that MVTec LOCO's own evaluation code reads. What was inspected
    before, by the same inspection on the same pictures, is not inspected again.
    """
    from llm4ad.evaluate.run import Task, all_categories

    with user_errors():
        finder = finder_line(finder, device, precision, batch_size, input_size, offline)
        if every and category is not None:
            raise typer.BadParameter("say either --category or --all")
        names = all_categories(folder, root) if every else None
        if category is not None:
            names = (category,)
        results = out or folder / "evaluation"
        task = Task(
            *(folder, dataset.value, root, names, results, finder, scoring.value, workers, every),
            unverified=unverified,
            asker=asker,
        )
        _evaluate(task)


def _evaluate(task: Task) -> None:
    from rich.console import Console

    from llm4ad.evaluate.page import write_page
    from llm4ad.evaluate.run import evaluate as evaluate_task
    from llm4ad.evaluate.tables import evaluation_tables

    evaluation, measured = evaluate_task(task, _show_measured)
    page = write_page(task.out, evaluation, measured)
    console = Console(width=None if sys.stdout.isatty() else 200)
    for table in evaluation_tables(evaluation, published=task.layout == _Layout.MVTEC_LOCO):
        console.print(table)
    for item in evaluation.categories:
        for problem in item.problems:
            typer.echo(f"warning: {problem}", err=True)
    typer.echo(f"report: {page}")


def _show_measured(category: str, reused: bool) -> None:  # noqa: FBT001
    typer.echo(f"{category}: {'reusing its results' if reused else 'inspecting'}", err=True)


def _shown(found: Iterable[Inspected], total: int) -> Iterator[Inspected]:
    """Show what comes by: a progress bar on a terminal, a line per image otherwise."""
    if not sys.stdout.isatty():
        for inspected in found:
            verdict = inspected.verdict
            score = f"{verdict.anomaly_score:.3f}"
            typer.echo(f"{verdict.verdict:9}  {score}  {verdict.image}  {verdict.reason}")
            yield inspected
        return
    from rich.progress import track

    yield from track(found, "inspecting", total=total)

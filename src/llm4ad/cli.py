from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llm4ad import __version__
from llm4ad.errors import LLM4ADError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from llm4ad.scale.local import Inspected

app = typer.Typer(
    name="llm4ad",
    help="Find logical anomalies in pictures from sentences that say what normal looks like.\n\n"
    "An inspection is a folder. Start one with: llm4ad new FOLDER, write sentences into its "
    "normal.md, show it the parts (teach), have the programs written (generate), and inspect.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The inspection folder.")]


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Handle what is said before the command."""
    if version:
        typer.echo(f"llm4ad {__version__}")
        raise typer.Exit


@app.command()
def new(folder: Folder) -> None:
    """Make an inspection folder with a normal.md to write your conditions into."""
    from llm4ad.inspection import new_inspection

    with _errors():
        spec_file = new_inspection(folder)
    typer.echo(f"{spec_file}: write here what normal looks like, one sentence a list item")


@app.command()
def teach(
    folder: Folder,
    annotations: Annotated[
        list[Path],
        typer.Argument(
            metavar="ANNOTATIONS...",
            help="LabelMe, COCO or Label Studio files (or folders of them) with marked parts.",
        ),
    ],
    images: Annotated[
        Path | None,
        typer.Option(help="Where the annotated pictures are, if not beside the annotations."),
    ] = None,
) -> None:
    """Learn what the parts look like from a few marked pictures of the normal product."""
    from llm4ad.inspection import teach_parts

    with _errors():
        counts = teach_parts(folder, annotations, images=images)
    for name, count in sorted(counts.items()):
        typer.echo(f"{name}: taught with {count} {'mark' if count == 1 else 'marks'}")


@app.command()
def generate(
    folder: Folder,
    writer: Annotated[str, typer.Option(help="Who writes the programs: builtin.")] = "builtin",
) -> None:
    """Write a program for every condition into FOLDER/programs.

    Exit status 0 only when every condition got its program; the others are listed with the reason.
    """
    from llm4ad.inspection import generate_programs

    with _errors():
        results = generate_programs(folder, writer=writer)
    refused = [result for result in results if result.program is None]
    for result in results:
        if result.program is not None:
            typer.echo(f"written  {result.condition.text}")
    for result in refused:
        typer.echo(f"refused  {result.condition.text} (line {result.condition.line})", err=True)
        typer.echo(_indented(result.refusal), err=True)
    typer.echo(f"{len(results) - len(refused)} of {len(results)} conditions have a program")
    if refused:
        raise typer.Exit(1)


@app.command()
def inspect(
    folder: Folder,
    images: Annotated[
        list[Path], typer.Argument(metavar="IMAGES...", help="Pictures, or folders of pictures.")
    ],
    finder: Annotated[
        str, typer.Option(help="What finds the parts: taught, or coco:FILE.")
    ] = "taught",
    out: Annotated[
        Path | None, typer.Option(help="Where the results go.", show_default="FOLDER/results")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at work.", show_default="one a core")
    ] = None,
) -> None:
    """Inspect pictures: a score, a verdict, reasons and an overlay for each, and a report.

    Writes results.jsonl (a line per image, as it goes), results.csv, report.html and overlays/.
    """
    from llm4ad.inspection import Inspection
    from llm4ad.report.run import open_run
    from llm4ad.scale.local import inspect_images
    from llm4ad.vision.picture import list_pictures

    results = out or folder / "results"
    with _errors():
        paths = list_pictures(images)
        with Inspection.load(folder, finder=finder) as inspection:
            for problem in inspection.problems.values():
                typer.echo(f"warning: {problem}", err=True)
            conditions = [(item.id, item.text) for item in inspection.spec.conditions]
            stopped = False
            with open_run(results, conditions) as run:
                try:
                    found = inspect_images(inspection, finder, paths, workers=workers)
                    for inspected in _shown(found, len(paths)):
                        run.add(inspected.verdict, inspected.overlay)
                except KeyboardInterrupt:
                    stopped = True
                run.finish()
    if stopped:
        typer.echo(f"stopped; the results so far are in {results}", err=True)
        raise typer.Exit(130)
    typer.echo(f"report: {results / 'report.html'}")


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


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


@contextmanager
def _errors() -> Generator[None]:
    """Turn errors that a user can understand into a message and exit status 1."""
    try:
        yield
    except LLM4ADError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error

from __future__ import annotations

import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llm4ad import __version__
from llm4ad.errors import LLM4ADError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from llm4ad.generate.opinions import Opinions
    from llm4ad.generate.write import Written
    from llm4ad.scale.local import Inspected
    from llm4ad.spec import Condition

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


class _Language(StrEnum):
    EN = "en"
    JA = "ja"


class _Layout(StrEnum):
    MVTEC_LOCO = "mvtec-loco"
    MVTEC_AD = "mvtec-ad"
    FOLDER = "folder"


class _Scoring(StrEnum):
    GRADED = "graded"
    PLAIN = "plain"


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
    from llm4ad.folder import new_inspection

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
    from llm4ad.folder import teach_parts

    with _errors():
        counts = teach_parts(folder, annotations, images=images)
    for name, count in sorted(counts.items()):
        typer.echo(f"{name}: taught with {count} {'mark' if count == 1 else 'marks'}")


@app.command()
def generate(
    folder: Folder,
    writer: Annotated[
        str,
        typer.Option(
            metavar="WRITER",
            help="Who writes: builtin; a language model (openai:NAME, anthropic:NAME, google:NAME, "
            "ollama:NAME, gguf:FILE, http://HOST/v1#NAME); or auto: builtin first, and the model "
            "named by LLM4AD_MODEL for what it refuses.",
        ),
    ] = "builtin",
    answers: Annotated[
        Path | None,
        typer.Option(help="Take the programs from this file: a model's answer to `llm4ad prompt`."),
    ] = None,
    samples: Annotated[
        int, typer.Option(min=1, max=15, help="Ask for this many programs, keep the majority.")
    ] = 1,
    repairs: Annotated[
        int, typer.Option(min=0, max=10, help="Answers that may follow on one that fails.")
    ] = 3,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="Conditions under way at once.")] = 4,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait for an answer.")] = 180.0,
    offline: Annotated[
        bool, typer.Option("--offline", help="Use recorded answers only; ask nobody.")
    ] = False,
) -> None:
    """Write a program for every condition into FOLDER/programs.

    What a language model answers is kept in FOLDER/exchanges and not paid for twice. Exit status 0
    only when every condition got its program; the others are listed with the reason.
    """
    from llm4ad.authoring import Writing, generate_programs, take_answers
    from llm4ad.overview import review_folder

    with _errors():
        try:
            if answers is not None:
                results = take_answers(folder, answers, progress=_show_written)
            else:
                writing = Writing(writer, samples, repairs, parallel, offline, timeout)
                choose = _choose if sys.stdin.isatty() else None
                results = generate_programs(folder, writing, progress=_show_written, choose=choose)
        except KeyboardInterrupt:
            typer.echo("stopped; start it again to go on, answers so far are kept", err=True)
            raise typer.Exit(130) from None
        for warning in review_folder(folder):
            typer.echo(f"warning: {warning}", err=True)
    written = sum(result.program is not None for result in results)
    typer.echo(f"{written} of {len(results)} conditions have a program")
    if written < len(results):
        raise typer.Exit(1)


def _show_written(result: Written) -> None:
    if result.program is not None:
        again = f" (answer {result.answers})" if result.answers > 1 else ""
        typer.echo(f"written  {result.condition.text}{again}")
    else:
        typer.echo(f"refused  {result.condition.text} (line {result.condition.line})", err=True)
        typer.echo(_indented(result.refusal), err=True)
    if result.warning:
        typer.echo(_indented(result.warning), err=True)


def _choose(condition: Condition, opinions: Opinions, drawings: Sequence[Path]) -> int | None:
    """Ask a person at the terminal which of the programs that disagree is right."""
    typer.echo(f"{condition.text}\n  the programs disagree; see " + ", ".join(map(str, drawings)))
    for number, group in enumerate(opinions.groups, start=1):
        typer.echo(f"program {number}:\n{_indented(opinions.programs[group[0]].source)}")
    answer = int(typer.prompt("which one is right? (0: none)", type=int, default=0))
    if not 1 <= answer <= len(opinions.groups):
        return None
    return opinions.groups[answer - 1][0]


@app.command()
def prompt(
    folder: Folder,
    condition: Annotated[
        str | None, typer.Option(metavar="ID", help="Only the condition with this id.")
    ] = None,
) -> None:
    """Print what a language model is told, to be pasted into a chat window.

    Save its answer in a file and take it with: llm4ad generate FOLDER --answers FILE
    """
    from llm4ad.authoring import prompt_text

    with _errors():
        text = prompt_text(folder, condition)
    typer.echo(text)


@app.command()
def show(
    folder: Folder,
    language: Annotated[
        _Language | None,
        typer.Option(help="In English or Japanese.", show_default="that of the condition"),
    ] = None,
) -> None:
    """Tell each program back in one plain sentence, beside the condition that it was written for.

    Compare the two: the sentence is made from the program, not from the condition.
    """
    from llm4ad.overview import review_folder, told_back

    with _errors():
        for item in told_back(folder, language.value if language else None):
            typer.echo(f"condition  {item.condition.text}")
            typer.echo(f"program    {item.told}")
            typer.echo(f"writer     {item.writer}\n")
        for warning in review_folder(folder):
            typer.echo(f"warning: {warning}", err=True)


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
            with open_run(results, conditions, told=inspection.told_back) as run:
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


@app.command()
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
    finder: Annotated[
        str, typer.Option(help="What finds the parts: taught, or coco:FILE.")
    ] = "taught",
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
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at work.", show_default="one a core")
    ] = None,
) -> None:
    """Measure an inspection on the labelled test pictures of a data set.

    Prints tables and writes metrics.json, report.html, the results of every product and, where
    there are masks, anomaly maps that MVTec LOCO's own evaluation code reads. What was inspected
    before, by the same inspection on the same pictures, is not inspected again.
    """
    from rich.console import Console

    from llm4ad.evaluate.page import write_page
    from llm4ad.evaluate.run import Task, all_categories
    from llm4ad.evaluate.run import evaluate as evaluate_task
    from llm4ad.evaluate.tables import evaluation_tables

    with _errors():
        if every and category is not None:
            raise typer.BadParameter("say either --category or --all")
        names = all_categories(folder, root) if every else None
        if category is not None:
            names = (category,)
        results = out or folder / "evaluation"
        task = Task(
            folder, dataset.value, root, names, results, finder, scoring.value, workers, every
        )
        evaluation, measured = evaluate_task(task, _show_measured)
        page = write_page(results, evaluation, measured)
    console = Console(width=None if sys.stdout.isatty() else 200)
    for table in evaluation_tables(evaluation, published=dataset is _Layout.MVTEC_LOCO):
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

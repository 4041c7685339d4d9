"""The commands that make an inspection: new, teach, generate, prompt, show."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llm4ad.cli.messages import (
    BatchSize,
    Device,
    Folder,
    InputSize,
    Offline,
    Precision,
    finder_line,
    indented,
    user_errors,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from llm4ad.generate.opinions import Opinions
    from llm4ad.generate.write import Written
    from llm4ad.spec import Condition


class _Language(StrEnum):
    EN = "en"
    JA = "ja"


def new(folder: Folder) -> None:
    """Make an inspection folder with a normal.md to write your conditions into."""
    from llm4ad.folder import new_inspection

    with user_errors():
        spec_file = new_inspection(folder)
    typer.echo(f"{spec_file}: write here what normal looks like, one sentence a list item")


def teach(
    folder: Folder,
    annotations: Annotated[
        list[Path],
        typer.Argument(
            metavar="ANNOTATIONS...",
            help="LabelMe, COCO or Label Studio files (or folders of them) with marked parts; with "
            "--from, normal pictures or folders of them.",
        ),
    ],
    images: Annotated[
        Path | None,
        typer.Option(help="Where the annotated pictures are, if not beside the annotations."),
    ] = None,
    complete: Annotated[
        bool | None,
        typer.Option(
            "--complete/--partial",
            help="Whether every part on the pictures is marked, where the files do not say so. "
            "Without it, what looks like a part that nobody marked is left out of account.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="MODEL",
            help="Have a foundation model mark the parts first: sam3, llmdet+sam2, auto, each with "
            ":HUB_ID or :FOLDER. What it found is shown, and taught when you approve.",
        ),
    ] = None,
    least: Annotated[
        float, typer.Option(min=0.05, max=1, help="With --from: the least probability to be kept.")
    ] = 0.5,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --from: approve what was found without looking.")
    ] = False,
    device: Device = "auto",
    precision: Precision = "auto",
    batch_size: BatchSize = None,
    input_size: InputSize = None,
    offline: Offline = False,
) -> None:
    """Learn what the parts look like from a few marked pictures of the normal product.

    Says how well each part is found on every picture with what the others teach, and what to mark
    next.
    """
    from llm4ad.folder import teach_parts
    from llm4ad.vision.taught.trial_text import trial_lines

    with user_errors():
        if source is not None:
            line = finder_line(source, device, precision, batch_size, input_size, offline)
            annotations = [_approved(folder, line, annotations, least, approved=yes)]
        trial = teach_parts(folder, annotations, images=images, complete=complete)
    for line in trial_lines(trial):
        typer.echo(line)


def _approved(
    folder: Path, finder: str, pictures: Sequence[Path], least: float, *, approved: bool
) -> Path:
    """Show what a foundation model finds on pictures; return its marks when a person approves."""
    from llm4ad.distilling import propose_marks

    proposal = propose_marks(folder, finder, pictures, least=least)
    if proposal.notice:
        typer.echo(f"warning: {proposal.notice}", err=True)
    for part in proposal.parts:
        low, high = min(part.counts), max(part.counts)
        often = f"{low}" if low == high else f"{low} to {high}"
        sure = f", the least sure with {part.least:.2f}" if high else ""
        typer.echo(f"{part.name}: {often} a picture on {len(part.counts)} pictures{sure}")
    typer.echo(f"look at the drawings in {proposal.drawings}; correct {proposal.marks} if you like")
    later = f"llm4ad teach {folder} {proposal.marks}"
    if approved or (sys.stdin.isatty() and typer.confirm("teach with these marks?")):
        return proposal.marks
    typer.echo(f"nothing is taught yet; when you approve: {later}")
    raise typer.Exit(0)


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
    reading: Annotated[
        list[str] | None,
        typer.Option(metavar="[ID=]N", help="Reading of an ambiguous condition to take and keep."),
    ] = None,
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

    with user_errors():
        try:
            if answers is not None:
                results = take_answers(folder, answers, progress=_show_written)
            else:
                writing = Writing(writer, samples, repairs, parallel, offline, timeout)
                choose = _choose if sys.stdin.isatty() else None
                read_as = _reading_chooser(reading or [], ask=choose is not None)
                results = generate_programs(
                    folder, writing, progress=_show_written, choose=choose, choose_reading=read_as
                )
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
        typer.echo(indented(result.refusal), err=True)
    if result.warning:
        typer.echo(indented(result.warning), err=True)


def _choose(condition: Condition, opinions: Opinions, drawings: Sequence[Path]) -> int | None:
    """Ask a person at the terminal which of the programs that disagree is right."""
    typer.echo(f"{condition.text}\n  the programs disagree; see " + ", ".join(map(str, drawings)))
    for number, group in enumerate(opinions.groups, start=1):
        typer.echo(f"program {number}:\n{indented(opinions.programs[group[0]].source)}")
    answer = int(typer.prompt("which one is right? (0: none)", type=int, default=0))
    if not 1 <= answer <= len(opinions.groups):
        return None
    return opinions.groups[answer - 1][0]


def _reading_chooser(
    given: Sequence[str], *, ask: bool
) -> Callable[[Condition, Sequence[str]], int | None]:
    """Return what chooses among readings: the numbers given, else a person at the terminal."""
    chosen: dict[str, int] = {}
    for choice in given:
        identifier, _, number = choice.rpartition("=")
        if not number.isdecimal() or number == "0":
            raise typer.BadParameter(f"--reading {choice!r}: write the number, as in --reading 2")
        chosen[identifier] = int(number)
    if len(given) > 1 and "" in chosen:
        raise typer.BadParameter("several --reading need the ids: --reading ID=2")
    taken: list[str] = []

    def choose(condition: Condition, readings: Sequence[str]) -> int | None:
        number = chosen.get(condition.id)
        if number is None and "" in chosen and not taken:
            number = chosen[""]
            taken.append(condition.id)
        if number is None and ask:
            typer.echo(f"{condition.text}\n  can be read in {len(readings)} ways:")
            for position, told in enumerate(readings, start=1):
                typer.echo(f"  {position}. {told}")
            number = int(typer.prompt("which one is meant? (0: none)", type=int, default=0))
        return number - 1 if number is not None and 1 <= number <= len(readings) else None

    return choose


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

    with user_errors():
        text = prompt_text(folder, condition)
    typer.echo(text)


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
    from llm4ad.overview import review_folder, told_back, told_scale

    with user_errors():
        scale = told_scale(folder)
        if scale:
            typer.echo(f"scale      {scale}\n")
        for item in told_back(folder, language.value if language else None):
            typer.echo(f"condition  {item.condition.text}")
            typer.echo(f"program    {item.told}")
            typer.echo(f"writer     {item.writer}\n")
        for warning in review_folder(folder):
            typer.echo(f"warning: {warning}", err=True)

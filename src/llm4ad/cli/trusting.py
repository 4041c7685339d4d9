"""The commands that say whether an inspection can be trusted: verify, mark, diff."""

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
    finder_line,
    user_errors,
)

if TYPE_CHECKING:
    from llm4ad.verify.record import Verification

WIDTH, NARROWEST = 160, 120


class _Marked(StrEnum):
    NORMAL = "normal"
    ANOMALOUS = "anomalous"


def verify(
    folder: Folder,
    normals: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[NORMALS...]",
            help="Normal pictures, or folders of them; without any, those of the last time.",
        ),
    ] = None,
    false_alarm_rate: Annotated[
        float,
        typer.Option(
            min=0.0001, max=0.5, help="The share of normal pictures that may raise an alarm."
        ),
    ] = 0.01,
    finder: FinderOption = "taught",
    asker: AskerOption = None,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Have programs that are not trusted written anew."),
    ] = False,
    writer: Annotated[
        str, typer.Option(metavar="WRITER", help="Who repairs: a language model, as in generate.")
    ] = "auto",
    device: Device = "auto",
    precision: Precision = "auto",
    batch_size: BatchSize = None,
    input_size: InputSize = None,
    offline: Offline = False,
) -> None:
    """Try every program on normal pictures and on scenes broken on purpose, and calibrate.

    Prints which condition notices what, what nothing notices, and how often normal pictures raise
    an alarm. Afterwards the inspection is frozen: inspect refuses it once anything has changed.
    Exit status 1 when a program is refused or a marked picture is called wrong.
    """
    from llm4ad.verification import verify_inspection

    def say(what: str) -> None:
        typer.echo(what, err=True)

    with user_errors():
        finder = finder_line(finder, device, precision, batch_size, input_size, offline)
        verification = verify_inspection(
            folder,
            normals or (),
            finder=finder,
            asker=asker,
            false_alarm_rate=false_alarm_rate,
            progress=say,
        )
    _print_tables(verification)
    if repair:
        _repair(folder, writer, finder, asker)
    if verification.refused or not all(case.right for case in verification.cases):
        raise typer.Exit(1)


def _print_tables(verification: Verification) -> None:
    from rich.console import Console

    from llm4ad.report.trust_tables import trust_tables

    console = Console(emoji=False)
    # A narrower matrix would cut its columns: let the terminal break its lines.
    console.width = max(console.width, NARROWEST) if sys.stdout.isatty() else WIDTH
    for item in trust_tables(verification):
        console.print(item, highlight=False)


def _repair(folder: Path, writer: str, finder: str, asker: str | None) -> None:
    """Have the programs that are not trusted written anew, and say what became of them."""
    from llm4ad.repairing import propose_repairs

    with user_errors():
        for proposal in propose_repairs(folder, writer, finder=finder, asker=asker):
            typer.echo(f"{proposal.outcome}  {proposal.text}")
            typer.echo(f"    {proposal.explanation}")


def mark(
    folder: Folder,
    image: Annotated[Path, typer.Argument(metavar="IMAGE", help="The picture.")],
    what: Annotated[_Marked, typer.Argument(metavar="normal|anomalous", help="What it is.")],
    condition: Annotated[
        str | None, typer.Option(metavar="ID", help="The condition that an anomalous one breaks.")
    ] = None,
) -> None:
    """Keep a picture, with what it really is, to be tried at every verification.

    For a false alarm or an escape, verify then says which condition is at fault, what it measured,
    and the smallest change that would mend it; it changes nothing by itself.
    """
    from llm4ad.cases import CASES, mark_picture

    with user_errors():
        case = mark_picture(folder, image, what.value, condition=condition)
    typer.echo(f"{folder / CASES / case.file}: kept as {case.marked}; try it with: llm4ad verify")


def diff(
    first: Annotated[Path, typer.Argument(metavar="A", help="An inspection folder.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another version of it.")],
) -> None:
    """Show what changed from one version of an inspection to another.

    Exit status 1 when anything did, as with the usual diff.
    """
    from llm4ad.comparison import compare_inspections

    with user_errors():
        lines = compare_inspections(first, second)
    for line in lines:
        typer.echo(line)
    if lines:
        raise typer.Exit(1)

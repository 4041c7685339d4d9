"""The command line: it parses, calls and prints, and knows nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from llm4ad import __version__
from llm4ad.cli.authoring import generate, new, prompt, show, teach
from llm4ad.cli.inspecting import evaluate, inspect
from llm4ad.cli.trusting import diff, mark, verify

app = typer.Typer(
    name="llm4ad",
    help="Find logical anomalies in pictures from sentences that say what normal looks like.\n\n"
    "An inspection is a folder. Start one with: llm4ad new FOLDER, write sentences into its "
    "normal.md, show it the parts (teach), have the programs written (generate), try them on "
    "normal pictures (verify), and inspect.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Handle what is said before the command."""
    if version:
        typer.echo(f"llm4ad {__version__}")
        raise typer.Exit


for command in (new, teach, generate, prompt, show, verify, inspect, mark, diff, evaluate):
    app.command()(command)

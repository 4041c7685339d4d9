"""What all commands share: the folder they are about, and how errors are told."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llm4ad.errors import LLM4ADError

if TYPE_CHECKING:
    from collections.abc import Generator

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The inspection folder.")]
FinderOption = Annotated[str, typer.Option(help="What finds the parts: taught, or coco:FILE.")]
AskerOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who answers what programs ask of parts: openai:NAME, anthropic:NAME, google:NAME, "
        "ollama:NAME, http://HOST/v1#NAME, or local:FOLDER or local:HUB_ID.",
    ),
]
Unverified = Annotated[
    bool,
    typer.Option(
        "--unverified",
        help="Go on although a program was refused, or something changed since verification.",
    ),
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes at work.", show_default="one a core")
]


@contextmanager
def user_errors() -> Generator[None]:
    """Turn errors that a user can understand into a message and exit status 1."""
    try:
        yield
    except LLM4ADError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


def indented(text: str) -> str:
    """Indent every line of a text."""
    return "\n".join(f"    {line}" for line in text.splitlines())

"""What all commands share: the folder they are about, and how errors are told."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from llm4ad.errors import LLM4ADError

if TYPE_CHECKING:
    from collections.abc import Generator

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The inspection folder.")]
FinderOption = Annotated[
    str,
    typer.Option(
        help="What finds the parts: taught; coco:FILE; or a foundation model: auto, sam3, llmdet, "
        "grounding-dino, mm-grounding-dino, owlv2, each with :HUB_ID or :FOLDER, and +sam2 or "
        "+edgetam for masks."
    ),
]
Device = Annotated[
    str, typer.Option(help="Where a foundation model runs: auto, cpu, cuda or cuda:1.")
]
Precision = Annotated[
    str, typer.Option(help="Numbers of a foundation model: auto, fp32, bf16 or fp16.")
]
BatchSize = Annotated[
    int | None,
    typer.Option("--batch-size", min=1, help="Pictures that a foundation model sees at once."),
]
InputSize = Annotated[
    int | None,
    typer.Option("--input-size", help="Pixels that a foundation model scales pictures to."),
]
Offline = Annotated[
    bool,
    typer.Option("--offline", help="Load a foundation model from this machine, never the network."),
]
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


def finder_line(
    finder: str,
    device: str,
    precision: str,
    batch_size: int | None,
    input_size: int | None,
    offline: bool,  # noqa: FBT001
) -> str:
    """Write a finder and how to run it in one line; BadParameter where others take no settings."""
    from llm4ad.vision.foundation.choice import is_foundation
    from llm4ad.vision.foundation.settings import FoundationSettings
    from llm4ad.vision.foundation.spelling import spell

    settings = FoundationSettings(
        device=device,
        precision=cast("Any", precision),  # checked there
        batch_size=batch_size,
        input_size=input_size,
        offline=offline,
    )
    if is_foundation(finder) or settings == FoundationSettings():
        return spell(finder, settings)
    raise typer.BadParameter(
        f"--device, --precision, --batch-size, --input-size and --offline are for foundation "
        f"models; --finder is {finder}"
    )


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

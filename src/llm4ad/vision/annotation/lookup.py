from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from llm4ad.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Callable


def steps_of(written: str) -> tuple[str, ...]:
    """Return the parts of a path as an annotation file writes it, whatever system wrote it."""
    plain = PureWindowsPath(written) if "\\" in written else PurePosixPath(written)
    return tuple(step for step in plain.parts if step not in ("/", "\\", "..", plain.anchor))


def find_picture(
    written: str,
    file: Path,
    images: Path | None,
    *,
    same_name: Callable[[str, str], bool] = str.__eq__,
) -> Path:
    """Return the picture that an annotation file means.

    It is looked for as written beside the annotation file, then below ``images`` by as much of the
    written path as fits, then by its name alone. Raises AnnotationError that says what was tried.
    """
    steps = steps_of(written)
    if not steps:
        raise AnnotationError(f"{file}: names no picture ({written!r})")
    beside = [Path(written), file.parent.joinpath(*steps), file.parent / steps[-1]]
    below: list[Path] = []
    if images is not None:
        below = [images.joinpath(*steps[start:]) for start in range(len(steps))]
    for candidate in [*below, *beside]:
        if candidate.is_file() and (candidate.is_absolute() or candidate != Path(written)):
            return candidate
    folder = images if images is not None else file.parent
    found = sorted(path for path in folder.rglob("*") if same_name(steps[-1], path.name))
    found = [path for path in found if path.is_file()]
    if len(found) == 1:
        return found[0]
    if found:
        raise AnnotationError(
            f"{file}: {written!r} may be {found[0]} or {found[1]}; write its folder too, or say "
            "--images with the folder of the right one"
        )
    raise AnnotationError(
        f"{file}: the picture {written!r} is neither beside the file nor below {folder}; "
        "say where the pictures are with --images DIR"
    )

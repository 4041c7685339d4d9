from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from llm4ad.errors import ResultError

if TYPE_CHECKING:
    from pathlib import Path


def write_whole_file(path: Path, content: bytes) -> None:
    """Write a file that is there complete or not at all; an earlier one stays until then.

    Makes the folder where needed. Raises ResultError when the file cannot be written.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        # Where not even this works, the file that cannot be written is what the user must hear of.
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise ResultError(cannot_write(path, error)) from error


def cannot_write(path: Path, error: OSError) -> str:
    """Return the message for a file of results that cannot be written, with the way out."""
    return (
        f"{path} cannot be written: {error.strerror or error}; free space on the disk, close the"
        " file in other programs, or choose another folder for the results"
    )

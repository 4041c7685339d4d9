"""A file of rows that are kept for later, which several processes may use at once."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from llm4ad.errors import ResultError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

KEPT = 0.8  # share of the most that is left when the oldest rows are removed
WAIT = 60.0  # seconds for another process that writes


@contextmanager
def kept_rows(file: Path, table: str) -> Generator[sqlite3.Connection]:
    """Give a connection that is committed and closed; ``table`` is the statement that makes it.

    Raises ResultError for a file that is damaged or cannot be written, and for a damaged row.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=WAIT)) as connection, connection:
            connection.execute(table)
            yield connection
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError, zipfile.BadZipFile) as error:
        raise ResultError(
            f"{file}: cannot be used to keep what is known: {error}; make its folder "
            "writable, or delete it to start anew"
        ) from error

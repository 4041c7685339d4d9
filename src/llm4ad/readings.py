"""The readings that a person chose for conditions that can be read in several ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from llm4ad.errors import InspectionError
from llm4ad.report.whole_file import write_whole_file

if TYPE_CHECKING:
    from pathlib import Path

READINGS_FILE = "readings.json"
_READINGS = TypeAdapter(dict[str, str])


def chosen_readings(folder: Path) -> dict[str, str]:
    """Return the chosen readings, told back in a sentence each, by the text of their condition."""
    path = folder / READINGS_FILE
    if not path.exists():
        return {}
    try:
        return _READINGS.validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise InspectionError(
            f"{path}: does not hold chosen readings; remove it, and choose again"
        ) from error


def keep_reading(folder: Path, sentence: str, reading: str) -> None:
    """Keep the reading of a sentence, so that it is written in the same way ever after."""
    readings = chosen_readings(folder) | {sentence: reading}
    text = json.dumps(readings, ensure_ascii=False, indent=2, sort_keys=True)
    write_whole_file(folder / READINGS_FILE, (text + "\n").encode())

"""What an inspection has learned from its normal pictures, and the two files that hold it.

calibration.json is for people, too; normals.npz holds the places of parts and the looks of the
pictures as arrays.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import ValidationError

from llm4ad.errors import InspectionError
from llm4ad.report.whole_file import write_whole_file
from llm4ad.verdict.calibration import Calibration
from llm4ad.verdict.occupancy import Whereabouts
from llm4ad.vision.familiarity import Familiarity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

CALIBRATION_FILE = "calibration.json"
NORMALS_FILE = "normals.npz"
_FORMAT = 5
_WAY_OUT = "learn it anew with: llm4ad verify FOLDER NORMALS"


@dataclass(frozen=True, slots=True)
class Normals:
    """What normal pictures say: of scores, of places, and of the looks of a picture as a whole."""

    calibration: Calibration | None = None
    whereabouts: Mapping[str, Whereabouts] = field(default_factory=dict[str, Whereabouts])
    familiarity: Familiarity | None = None


NOTHING_LEARNED = Normals()


def save_normals(normals: Normals, folder: Path) -> None:
    """Write what was learned into an inspection folder."""
    if normals.calibration is None:
        raise ValueError("nothing was learned")
    text = normals.calibration.model_dump_json(indent=1) + "\n"
    about = {
        "format": _FORMAT,
        "familiarity": normals.familiarity is not None,
        "parts": [
            {
                "name": item.name,
                "anchor": item.anchor,
                "sharpness": item.sharpness,
                "single": item.single,
                "frames": item.frames,
            }
            for item in normals.whereabouts.values()
        ],
    }
    arrays: dict[str, Any] = {"about": np.frombuffer(json.dumps(about).encode(), np.uint8)}
    for number, item in enumerate(normals.whereabouts.values()):
        arrays[f"occupancy_{number}"] = item.occupancy.astype(np.float16)
        arrays[f"in_picture_{number}"] = item.in_picture.astype(np.float16)
        arrays[f"middles_{number}"] = item.middles
        arrays[f"spreads_{number}"] = item.spreads
    if normals.familiarity is not None:
        looks = normals.familiarity.to_arrays()
        arrays |= {f"familiarity_{name}": array for name, array in looks.items()}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    write_whole_file(folder / NORMALS_FILE, buffer.getvalue())
    write_whole_file(folder / CALIBRATION_FILE, text.encode())


def load_normals(folder: Path) -> Normals:
    """Read what was learned; nothing where no normal picture was shown."""
    path = folder / CALIBRATION_FILE
    if not path.is_file():
        return NOTHING_LEARNED
    try:
        calibration = Calibration.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InspectionError(f"{path}: cannot be read; {_WAY_OUT}") from error
    path = folder / NORMALS_FILE
    try:
        # NumPy would leave the file open where it is damaged.
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            arrays = {name: np.asarray(stored[name]) for name in stored.files}
        about = json.loads(arrays["about"].tobytes())
        if about["format"] == _FORMAT:
            return Normals(calibration, _whereabouts(about, arrays), _familiarity(about, arrays))
    except (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile) as error:
        raise InspectionError(f"{path}: cannot be read; {_WAY_OUT}") from error
    raise InspectionError(f"{path}: has format {about['format']!r}, not {_FORMAT}; {_WAY_OUT}")


def _whereabouts(
    about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]
) -> dict[str, Whereabouts]:
    return {
        item["name"]: Whereabouts(
            item["name"],
            item["anchor"],
            item["sharpness"],
            item["single"],
            arrays[f"occupancy_{number}"].astype(np.float32),
            arrays[f"in_picture_{number}"].astype(np.float32),
            tuple(item["frames"]),
            arrays[f"middles_{number}"],
            arrays[f"spreads_{number}"],
        )
        for number, item in enumerate(about["parts"])
    }


def _familiarity(about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Familiarity | None:
    if not about["familiarity"]:
        return None
    prefix = "familiarity_"
    looks = {
        name.removeprefix(prefix): array
        for name, array in arrays.items()
        if name.startswith(prefix)
    }
    return Familiarity.from_arrays(looks)

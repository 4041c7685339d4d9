"""A few marked parts with what is around them, kept for finders that go by examples."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.candidates import Exemplar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.vision.taught import TaughtPicture

MOST = 3  # of each part, each from another picture as far as there are any
AROUND = 1.0  # of the size of a part, on every side
_FORMAT = 1
_WAY_OUT = "teach the parts again with: llm4ad teach FOLDER ANNOTATIONS"


def cut_exemplars(pictures: Sequence[TaughtPicture]) -> dict[str, tuple[Exemplar, ...]]:
    """Cut a few exemplars of every part out of marked pictures, with some room around them."""
    found: dict[str, list[Exemplar]] = {}
    # The first of each picture, then the second ones: they differ more than those of one picture.
    for turn in range(MOST):
        for picture in pictures:
            names = Counter[str]()
            for item in picture.exemplars:
                chosen = found.setdefault(item.name, [])
                if names[item.name] == turn and len(chosen) < MOST:
                    chosen.append(_cut(picture.rgb, item.xyxy))
                names[item.name] += 1
    return {name: tuple(items) for name, items in sorted(found.items())}


def save_exemplars(exemplars: dict[str, tuple[Exemplar, ...]], path: Path) -> None:
    """Write exemplars as NumPy arrays, without pickle."""
    flat = [(name, item) for name, items in exemplars.items() for item in items]
    about = json.dumps({"format": _FORMAT, "names": [name for name, _ in flat]}).encode()
    arrays: dict[str, Any] = {"about": np.frombuffer(about, np.uint8)}
    for number, (_, item) in enumerate(flat):
        arrays |= {f"rgb_{number}": item.rgb, f"xyxy_{number}": item.xyxy}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    try:
        path.write_bytes(buffer.getvalue())
    except OSError as error:
        raise ModelError(f"{path}: cannot be written: {error.strerror}") from error


def load_exemplars(path: Path) -> dict[str, tuple[Exemplar, ...]]:
    """Read exemplars by the names of their parts; ModelError for a file that is damaged."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            arrays = {name: np.asarray(stored[name]) for name in stored.files}
        about = json.loads(arrays["about"].tobytes())
        return _exemplars(about["names"] if about["format"] == _FORMAT else None, arrays)
    except (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: is damaged or of another version; {_WAY_OUT}") from error


def _exemplars(
    names: list[str] | None, arrays: dict[str, NDArray[Any]]
) -> dict[str, tuple[Exemplar, ...]]:
    if names is None:
        raise ValueError("of another version")
    found: dict[str, tuple[Exemplar, ...]] = {}
    for number, name in enumerate(names):
        item = Exemplar(arrays[f"rgb_{number}"], arrays[f"xyxy_{number}"])
        found[name] = (*found.get(name, ()), item)
    return found


def _cut(rgb: NDArray[np.uint8], xyxy: tuple[int, int, int, int]) -> Exemplar:
    left, top, right, bottom = xyxy
    room_x, room_y = round(AROUND * (right - left)), round(AROUND * (bottom - top))
    x, y = max(0, left - room_x), max(0, top - room_y)
    piece = rgb[y : bottom + room_y, x : right + room_x].copy()
    return Exemplar(piece, np.array([[left - x, top - y, right - x, bottom - y]], np.intp))

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import BaseModel, ValidationError

from llm4ad import __version__
from llm4ad.errors import ModelError
from llm4ad.vision.taught.classifier import Classifier

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = 1
_ARRAYS = ("first", "first_bias", "second", "second_bias")
_WAY_OUT = "teach the parts again with: llm4ad teach FOLDER ANNOTATIONS"


@dataclass(frozen=True, slots=True)
class TaughtPart:
    """What was learned of one part; ``shapes`` are those of its exemplars, (N, 5).

    ``belief`` is the mean pixel probability that nine of ten exemplars reach.
    """

    name: str
    countable: bool
    filled: bool
    holds: tuple[str, ...]
    shapes: NDArray[np.float64]
    belief: float


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learned; ``side`` is the longest side of the working size."""

    side: int
    parts: tuple[TaughtPart, ...]
    classifier: Classifier


class _PartAbout(BaseModel):
    name: str
    countable: bool
    filled: bool
    holds: list[str]
    belief: float


class _About(BaseModel):
    format: int
    llm4ad: str
    side: int
    parts: list[_PartAbout]


def save_model(model: Model, path: Path) -> None:
    """Write a model as NumPy arrays and a JSON text, without pickle."""
    buffer = io.BytesIO()
    arrays: dict[str, Any] = {name: getattr(model.classifier, name) for name in _ARRAYS}
    arrays |= {f"shapes_{number}": part.shapes for number, part in enumerate(model.parts)}
    about = np.frombuffer(_about(model).encode(), np.uint8)
    np.savez_compressed(buffer, about=about, **arrays)
    try:
        path.write_bytes(buffer.getvalue())
    except OSError as error:
        raise ModelError(f"{path}: cannot be written: {error.strerror}") from error


def load_model(path: Path) -> Model:
    """Read a model; ModelError when it is damaged, foreign or of another version."""
    try:
        # NumPy would leave the file open where it is damaged.
        content = io.BytesIO(path.read_bytes())
        with np.load(content, allow_pickle=False) as stored:
            arrays = {name: np.asarray(stored[name]) for name in stored.files}
        about = _About.model_validate_json(arrays["about"].tobytes())
        if about.format == FORMAT:
            return _model(about, arrays)
    except FileNotFoundError as error:
        raise ModelError(f"{path}: there is no such file; {_WAY_OUT}") from error
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, ValidationError) as error:
        raise ModelError(f"{path}: is damaged or no model of taught parts; {_WAY_OUT}") from error
    raise ModelError(
        f"{path}: has format {about.format}, written by llm4ad {about.llm4ad}; "
        f"this is llm4ad {__version__} with format {FORMAT}; {_WAY_OUT}"
    )


def digest(model: Model) -> str:
    """Return a short digest of a model, whatever version of llm4ad wrote it."""
    content = hashlib.sha256(str((model.side, [part.name for part in model.parts])).encode())
    for part in model.parts:
        content.update(str((part.countable, part.filled, part.holds, part.belief)).encode())
        content.update(part.shapes.tobytes())
    for name in _ARRAYS:
        content.update(getattr(model.classifier, name).tobytes())
    return content.hexdigest()[:16]


def _about(model: Model) -> str:
    parts = [
        _PartAbout(
            name=part.name,
            countable=part.countable,
            filled=part.filled,
            holds=list(part.holds),
            belief=part.belief,
        )
        for part in model.parts
    ]
    about = _About(format=FORMAT, llm4ad=__version__, side=model.side, parts=parts)
    return about.model_dump_json()


def _model(about: _About, arrays: dict[str, NDArray[Any]]) -> Model:
    classes = 1 + 2 * len(about.parts)
    classifier = Classifier(*(arrays[name] for name in _ARRAYS))
    if classifier.second.shape[0] != classes or about.side < 1:
        raise ValueError(f"{classifier.second.shape[0]} classes for {len(about.parts)} parts")
    parts = tuple(
        TaughtPart(
            part.name,
            part.countable,
            part.filled,
            tuple(part.holds),
            arrays[f"shapes_{number}"],
            part.belief,
        )
        for number, part in enumerate(about.parts)
    )
    return Model(about.side, parts, classifier)

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
from llm4ad.vision.taught.features import COUNT
from llm4ad.vision.taught.light import GRID
from llm4ad.vision.taught.trial import Trial  # noqa: TC001 - pydantic reads it

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = 3
_ARRAYS = ("first", "first_bias", "second", "second_bias")
_WAY_OUT = "teach the parts again with: llm4ad teach FOLDER ANNOTATIONS"


@dataclass(frozen=True, slots=True)
class TaughtPart:
    """What was learned of one part; ``shapes`` are those of its exemplars, (N, 6).

    ``look`` is the number of its classes of pixels: parts that only differ by size or outline share
    one. ``belief`` is the mean pixel probability that nine of ten exemplars reach.
    """

    name: str
    look: int
    countable: bool
    filled: bool
    holds: tuple[str, ...]
    shapes: NDArray[np.float64]
    belief: float


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learned; ``side`` is the longest side of the working size.

    ``calibration`` holds the slope and the offset that make probabilities of what was first
    believed, ``trial`` what came of trying the finder on pictures that it was not taught with.
    ``light`` is that which they were taken in: see ``usual_light``.
    """

    side: int
    parts: tuple[TaughtPart, ...]
    classifier: Classifier
    calibration: tuple[float, float]
    trial: Trial
    light: NDArray[np.float32]


class _PartAbout(BaseModel):
    name: str
    look: int
    countable: bool
    filled: bool
    holds: list[str]
    belief: float


class _About(BaseModel):
    format: int
    llm4ad: str
    side: int
    parts: list[_PartAbout]
    calibration: tuple[float, float]
    trial: Trial


def save_model(model: Model, path: Path) -> None:
    """Write a model as NumPy arrays and a JSON text, without pickle."""
    buffer = io.BytesIO()
    arrays: dict[str, Any] = {name: getattr(model.classifier, name) for name in _ARRAYS}
    arrays |= {f"shapes_{number}": part.shapes for number, part in enumerate(model.parts)}
    arrays["light"] = model.light
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
        version = _Version.model_validate_json(arrays["about"].tobytes())
        if version.format == FORMAT:
            return _model(_About.model_validate_json(arrays["about"].tobytes()), arrays)
    except FileNotFoundError as error:
        raise ModelError(f"{path}: there is no such file; {_WAY_OUT}") from error
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, ValidationError) as error:
        raise ModelError(f"{path}: is damaged or no model of taught parts; {_WAY_OUT}") from error
    raise ModelError(
        f"{path}: has format {version.format}, written by llm4ad {version.llm4ad}; "
        f"this is llm4ad {__version__} with format {FORMAT}; {_WAY_OUT}"
    )


class _Version(BaseModel):
    format: int
    llm4ad: str


def digest(model: Model) -> str:
    """Return a short digest of a model, whatever version of llm4ad wrote it."""
    names = [part.name for part in model.parts]
    content = hashlib.sha256(str((model.side, names, model.calibration)).encode())
    for part in model.parts:
        about = (part.look, part.countable, part.filled, part.holds, part.belief)
        content.update(str(about).encode())
        content.update(part.shapes.tobytes())
    for name in _ARRAYS:
        content.update(getattr(model.classifier, name).tobytes())
    content.update(model.light.tobytes())
    return content.hexdigest()[:16]


def _about(model: Model) -> str:
    parts = [
        _PartAbout(
            name=part.name,
            look=part.look,
            countable=part.countable,
            filled=part.filled,
            holds=list(part.holds),
            belief=part.belief,
        )
        for part in model.parts
    ]
    about = _About(
        format=FORMAT,
        llm4ad=__version__,
        side=model.side,
        parts=parts,
        calibration=model.calibration,
        trial=model.trial,
    )
    return about.model_dump_json()


def _model(about: _About, arrays: dict[str, NDArray[Any]]) -> Model:
    looks = {part.look for part in about.parts}
    classifier = Classifier(*(arrays[name] for name in _ARRAYS))
    classes, features = classifier.second.shape[0], classifier.first.shape[0]
    if classes != 1 + 2 * len(looks) or looks != set(range(len(looks))):
        raise ValueError(f"{classes} classes for {len(looks)} looks")
    if features != COUNT or about.side < 2:
        raise ValueError(f"{features} features, pictures of {about.side} pixels")
    parts = tuple(
        TaughtPart(
            part.name,
            part.look,
            part.countable,
            part.filled,
            tuple(part.holds),
            arrays[f"shapes_{number}"],
            part.belief,
        )
        for number, part in enumerate(about.parts)
    )
    light = arrays["light"]
    if light.shape[1:] != (GRID * GRID, 3):
        raise ValueError(f"light of shape {light.shape}")
    return Model(about.side, parts, classifier, about.calibration, about.trial, light)

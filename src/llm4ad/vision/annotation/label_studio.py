from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlparse

import numpy as np
from pydantic import BaseModel

from llm4ad.errors import AnnotationError
from llm4ad.vision.annotation.lookup import find_picture
from llm4ad.vision.annotation.marks import (
    AnnotatedPicture,
    Mark,
    box_mark,
    check_size,
    click_mark,
    ellipse_ring,
    mask_mark,
    part_name,
    polygon_mark,
    said_complete,
)
from llm4ad.vision.picture import picture_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

_UPLOADED = re.compile(r"^[0-9a-f]{8}-")  # Label Studio puts this before the names of uploads
_LABELS = ("rectanglelabels", "polygonlabels", "brushlabels", "ellipselabels", "keypointlabels")


class Value(BaseModel):
    """The shape of one result; places and lengths in percent of the picture."""

    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    rotation: float = 0.0
    radiusX: float = 0.0  # noqa: N815 - Label Studio's own names
    radiusY: float = 0.0  # noqa: N815
    points: list[tuple[float, float]] = []
    rle: list[int] = []
    rectanglelabels: list[str] = []
    polygonlabels: list[str] = []
    brushlabels: list[str] = []
    ellipselabels: list[str] = []
    keypointlabels: list[str] = []
    choices: list[str] = []


class Result(BaseModel):
    """One result of an annotation; others than shapes and choices are passed over."""

    type: str
    value: Value | dict[str, Any]
    original_width: int | None = None
    original_height: int | None = None

    def shape(self) -> Value:
        """Return the value where the result is a shape or a choice."""
        return Value.model_validate(self.value)

    def choices(self) -> list[str]:
        """Return what was chosen for the whole picture, not for one shape."""
        if self.type != "choices":
            return []
        value = self.shape()
        return value.choices if value.model_fields_set == {"choices"} else []


class Annotation(BaseModel):
    """What one person marked on one picture."""

    result: list[Result]
    was_cancelled: bool = False


class Task(BaseModel):
    """One picture of a Label Studio export."""

    data: dict[str, Any]
    annotations: list[Annotation]
    file_upload: str | None = None


def is_label_studio(data: Any) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether JSON data looks like a Label Studio export."""
    tasks = cast("list[object]", data) if isinstance(data, list) else []
    return bool(tasks) and all(
        isinstance(task, dict) and "data" in task and "annotations" in task for task in tasks
    )


def read_label_studio(data: Any, file: Path, images: Path | None) -> Iterator[AnnotatedPicture]:  # noqa: ANN401
    """Read the marks of a Label Studio JSON export."""
    for number, item in enumerate(data, start=1):
        task = Task.model_validate(item)
        results = [
            result
            for annotation in task.annotations
            if not annotation.was_cancelled
            for result in annotation.result
        ]
        shapes = [result for result in results if result.type in _LABELS]
        complete = said_complete(choice for result in results for choice in result.choices())
        if not shapes and complete is None:
            continue
        where = f"{file}: task {number}"
        picture = find_picture(_reference(task, where), file, images, same_name=_is_upload_of)
        size = picture_size(picture)
        marks = tuple(
            mark
            for place, result in enumerate(shapes, start=1)
            for mark in _marks(result, size, file, picture, f"{where}, result {place}")
        )
        yield AnnotatedPicture(picture, size, marks, complete)


def _reference(task: Task, where: str) -> str:
    """Return the path of the task's picture, without what the server put around it."""
    texts = [value for value in task.data.values() if isinstance(value, str)]
    if not texts and not task.file_upload:
        raise AnnotationError(f"{where}: names no picture in its data")
    text = task.data.get("image") or task.data.get("img") or (texts or [task.file_upload])[0]
    address = urlparse(str(text))
    if address.path.endswith("/local-files/") or address.path.endswith("/local-files"):
        return unquote(address.query.removeprefix("d="))
    return unquote(address.path).lstrip("/")


def _is_upload_of(written: str, name: str) -> bool:
    return name in (written, _UPLOADED.sub("", written))


def _marks(
    result: Result, size: tuple[int, int], file: Path, picture: Path, where: str
) -> Iterator[Mark]:
    written = None
    if result.original_width and result.original_height:
        written = (result.original_width, result.original_height)
    check_size(written, size, file, picture)
    value = result.shape()
    labels = getattr(value, result.type)
    if not labels:
        raise AnnotationError(f"{where}: has no label")
    for label in labels:
        yield _mark(part_name(label, where), result.type, value, size, where)


def _mark(name: str, kind: str, value: Value, size: tuple[int, int], where: str) -> Mark:
    width, height = size[0] / 100, size[1] / 100
    x, y = value.x * width, value.y * height
    if kind == "brushlabels":
        return mask_mark(name, decode_brush(value.rle, size, where), size, where)
    if kind == "polygonlabels":
        ring = [(px * width, py * height) for px, py in value.points]
        return polygon_mark(name, [ring], size, where)
    if kind == "keypointlabels":
        return click_mark(name, (x, y), value.width * width / 2, size, where)
    if kind == "ellipselabels":
        ring = ellipse_ring(x, y, value.radiusX * width, value.radiusY * height, value.rotation)
        return polygon_mark(name, [ring], size, where)
    across, down = value.width * width, value.height * height
    if not value.rotation:
        return box_mark(name, (x, y, x + across, y + down), size, where)
    turn = np.deg2rad(value.rotation)
    along, downward = (np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))
    steps = ((0.0, 0.0), (across, 0.0), (across, down), (0.0, down))
    ring = [
        (float(x + a * along[0] + d * downward[0]), float(y + a * along[1] + d * downward[1]))
        for a, d in steps
    ]
    return polygon_mark(name, [ring], size, where)


def decode_brush(rle: list[int], size: tuple[int, int], where: str) -> NDArray[np.bool_]:
    """Decode a brush mask: bytes of a bit stream that holds an RGBA picture in runs.

    The stream starts with the number of values (32 bits), the bits of a value less one (5), and
    four lengths less one (4 bits each). Then come runs: a bit that says whether one value repeats,
    two bits that choose the length of the number that follows, the run less one, and its values.
    """
    try:
        stream = _Bits(bytes(rle))
        total = stream.take(32)
        if total != 4 * size[0] * size[1]:
            raise AnnotationError(
                f"{where}: its brush mask has {total} values, not those of {size!r} pixels"
            )
        value_bits = stream.take(5) + 1
        lengths = [stream.take(4) + 1 for _ in range(4)]
        values = np.zeros(total, np.uint8)
        place = 0
        while place < total:
            repeats = stream.take(1)
            end = place + 1 + stream.take(lengths[stream.take(2)])
            if repeats:
                values[place:end] = stream.take(value_bits)
            else:
                values[place:end] = [stream.take(value_bits) for _ in range(end - place)]
            place = end
    except (IndexError, ValueError) as error:
        raise AnnotationError(f"{where}: its brush mask is damaged") from error
    return values.reshape(size[1], size[0], 4)[..., 3] > 0


class _Bits:
    """Take numbers from a stream of bits, highest bit first."""

    def __init__(self, data: bytes) -> None:
        self._bits = np.unpackbits(np.frombuffer(data, np.uint8))
        self._place = 0

    def take(self, count: int) -> int:
        bits = self._bits[self._place : self._place + count]
        if len(bits) < count:
            raise IndexError("the stream ends early")
        self._place += count
        number = 0
        for bit in bits.tolist():
            number = number << 1 | bit
        return number

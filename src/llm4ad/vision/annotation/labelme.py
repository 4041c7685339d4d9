from __future__ import annotations

import base64
import binascii
import io
import math
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, UnidentifiedImageError
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
    scribble_mark,
)
from llm4ad.vision.picture import picture_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Shape(BaseModel):
    """One shape of a LabelMe file; points are (x, y) in pixels."""

    label: str
    points: list[tuple[float, float]]
    shape_type: str = "polygon"
    mask: str | None = None


class LabelMe(BaseModel):
    """A LabelMe file: the shapes on one picture."""

    shapes: list[Shape]
    flags: dict[str, bool] | None = None
    imagePath: str  # noqa: N815 - LabelMe's own names
    imageWidth: int | None = None  # noqa: N815
    imageHeight: int | None = None  # noqa: N815


def is_labelme(data: Any) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether JSON data looks like a LabelMe file."""
    return isinstance(data, dict) and "shapes" in data and "imagePath" in data


def read_labelme(data: Any, file: Path, images: Path | None) -> Iterator[AnnotatedPicture]:  # noqa: ANN401
    """Read the marks of a LabelMe file."""
    content = LabelMe.model_validate(data)
    picture = find_picture(content.imagePath, file, images)
    size = picture_size(picture)
    written = None
    if content.imageWidth and content.imageHeight:
        written = (content.imageWidth, content.imageHeight)
    check_size(written, size, file, picture)
    marks = tuple(
        mark
        for number, shape in enumerate(content.shapes, start=1)
        for mark in _marks(shape, size, f"{file}: shape {number} ({shape.label!r})")
    )
    complete = said_complete(flag for flag, set_ in (content.flags or {}).items() if set_)
    yield AnnotatedPicture(picture, size, marks, complete)


def _marks(shape: Shape, size: tuple[int, int], where: str) -> Iterator[Mark]:
    name = part_name(shape.label, where)
    if shape.shape_type not in ("point", "points"):
        yield _mark(name, shape, size, where)
        return
    if not shape.points:
        raise AnnotationError(f"{where}: has no point")
    for point in shape.points:
        yield click_mark(name, point, 0, size, where)


def _mark(name: str, shape: Shape, size: tuple[int, int], where: str) -> Mark:
    if shape.shape_type == "polygon":
        return polygon_mark(name, [shape.points], size, where)
    if shape.shape_type in ("line", "linestrip"):
        return scribble_mark(name, shape.points, size, where)
    if shape.shape_type not in ("rectangle", "circle", "mask"):
        raise AnnotationError(
            f"{where}: the shape type {shape.shape_type!r} is not known; draw polygons, boxes, "
            "circles, masks, points or lines"
        )
    if len(shape.points) != 2:
        raise AnnotationError(f"{where}: a {shape.shape_type} has two points, not {shape.points!r}")
    (x0, y0), (x1, y1) = shape.points
    if shape.shape_type == "rectangle":
        return box_mark(name, (x0, y0, x1, y1), size, where)
    if shape.shape_type == "circle":
        radius = math.hypot(x1 - x0, y1 - y0)
        return polygon_mark(name, [ellipse_ring(x0, y0, radius, radius)], size, where)
    return _embedded_mask(name, shape, size, where)


def _embedded_mask(name: str, shape: Shape, size: tuple[int, int], where: str) -> Mark:
    try:
        png = base64.b64decode(shape.mask or "", validate=True)
        cut = np.asarray(Image.open(io.BytesIO(png)).convert("L")) > 0
    except (binascii.Error, UnidentifiedImageError, OSError, ValueError) as error:
        raise AnnotationError(f"{where}: its mask is not a PNG in base64") from error
    left, top = (int(value) for value in shape.points[0])
    whole = np.zeros((size[1], size[0]), np.bool_)
    if left < 0 or top < 0 or left + cut.shape[1] > size[0] or top + cut.shape[0] > size[1]:
        raise AnnotationError(f"{where}: its mask of {cut.shape!r} reaches out of the picture")
    whole[top : top + cut.shape[0], left : left + cut.shape[1]] = cut
    return mask_mark(name, whole, size, where)

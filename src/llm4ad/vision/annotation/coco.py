from __future__ import annotations

import math
import warnings
from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from pycocotools import mask as rle_masks
from pydantic import BaseModel, Field

from llm4ad.errors import AnnotationError
from llm4ad.vision.annotation.lookup import find_picture
from llm4ad.vision.annotation.marks import (
    AnnotatedPicture,
    Mark,
    box_mark,
    check_size,
    mask_mark,
    part_name,
    polygon_mark,
)
from llm4ad.vision.picture import picture_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray


class Rle(BaseModel):
    """A run-length mask: counts as COCO's compressed text, or as plain numbers."""

    size: tuple[int, int]  # height, width
    counts: str | list[int]


class CocoImage(BaseModel):
    """One picture of a COCO file; ``complete``, which COCO lacks, says that all on it is marked."""

    id: int | str
    file_name: str = Field(min_length=1)
    width: int | None = None
    height: int | None = None
    complete: bool | None = None


class CocoAnnotation(BaseModel):
    """One annotation or detection of a COCO file; ``bbox`` is x, y, width, height."""

    image_id: int | str
    category_id: int
    bbox: tuple[float, float, float, float] | None = None
    segmentation: Rle | list[list[float]] | None = None
    score: float | None = None


class CocoCategory(BaseModel):
    """One category of a COCO file."""

    id: int
    name: str


class Coco(BaseModel):
    """A COCO dataset file, with ``score`` on its annotations where it holds detections."""

    images: list[CocoImage]
    annotations: list[CocoAnnotation]
    categories: list[CocoCategory]

    def names(self, file: Path) -> dict[int, str]:
        """Return the part names by category id."""
        return {
            category.id: part_name(category.name, f"{file}: category {category.id}")
            for category in self.categories
        }

    def by_image(self) -> dict[int | str, list[CocoAnnotation]]:
        """Return the annotations by image id."""
        found: dict[int | str, list[CocoAnnotation]] = defaultdict(list)
        for annotation in self.annotations:
            found[annotation.image_id].append(annotation)
        return found


def is_coco(data: Any) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether JSON data looks like a COCO dataset file."""
    return isinstance(data, dict) and "images" in data and "annotations" in data


def read_coco(data: Any, file: Path, images: Path | None) -> Iterator[AnnotatedPicture]:  # noqa: ANN401
    """Read the marks of a COCO file.

    Pictures without annotations are left out, unless the file says that they are complete.
    """
    content = Coco.model_validate(data)
    names, by_image = content.names(file), content.by_image()
    known = {image.id for image in content.images}
    for image_id in by_image:
        if image_id not in known:
            raise AnnotationError(f"{file}: an annotation is for image {image_id!r}, not listed")
    for image in content.images:
        if image.id not in by_image and image.complete is None:
            continue
        picture = find_picture(image.file_name, file, images)
        size = picture_size(picture)
        check_size(written_size(image), size, file, picture)
        marks = tuple(
            coco_mark(item, names, size, f"{file}: annotation {number} of {image.file_name!r}")
            for number, item in enumerate(by_image.get(image.id, []), start=1)
        )
        yield AnnotatedPicture(picture, size, marks, image.complete)


def written_size(image: CocoImage) -> tuple[int, int] | None:
    """Return the size that a COCO file gives for a picture, where it gives one."""
    return (image.width, image.height) if image.width and image.height else None


def coco_mark(
    annotation: CocoAnnotation, names: dict[int, str], size: tuple[int, int], where: str
) -> Mark:
    """Return the mark of one annotation: its mask where it has one, else its box."""
    if annotation.category_id not in names:
        raise AnnotationError(f"{where}: there is no category {annotation.category_id!r}")
    name = names[annotation.category_id]
    if isinstance(annotation.segmentation, Rle):
        return mask_mark(name, _decoded(annotation.segmentation, where), size, where)
    if annotation.segmentation:
        rings = [_ring(ring, where) for ring in annotation.segmentation]
        return polygon_mark(name, rings, size, where)
    if annotation.bbox is None:
        raise AnnotationError(f"{where}: has neither a bbox nor a segmentation")
    x, y, width, height = annotation.bbox
    if not (width > 0 and height > 0):
        raise AnnotationError(f"{where}: the bbox {annotation.bbox!r} has no area")
    return box_mark(name, (x, y, x + width, y + height), size, where)


def _ring(flat: list[float], where: str) -> list[tuple[float, float]]:
    if len(flat) % 2 or not all(math.isfinite(value) for value in flat):
        raise AnnotationError(f"{where}: a polygon must be x, y, x, y ..., not {flat!r}")
    return list(zip(flat[::2], flat[1::2], strict=True))


def _decoded(rle: Rle, where: str) -> NDArray[np.bool_]:
    height, width = rle.size
    counts = rle.counts
    if height <= 0 or width <= 0:
        raise AnnotationError(f"{where}: the run-length mask has the size {rle.size!r}")
    if isinstance(counts, list):
        if min(counts, default=0) < 0 or sum(counts) != height * width:
            raise AnnotationError(f"{where}: the runs of its mask do not fill {rle.size!r}")
        values = np.repeat(np.arange(len(counts)) % 2 == 1, counts)
        return values.reshape(height, width, order="F")
    try:
        compressed = cast("Any", {"size": [height, width], "counts": counts.encode("ascii")})
        with warnings.catch_warnings():
            # pycocotools 2.0.11 converts its arrays in a way that NumPy 2 calls outdated.
            warnings.simplefilter("ignore", DeprecationWarning)
            mask = cast("NDArray[np.uint8]", cast("Any", rle_masks).decode(compressed))
    except (ValueError, UnicodeEncodeError) as error:
        raise AnnotationError(f"{where}: its run-length mask is damaged") from error
    return mask > 0

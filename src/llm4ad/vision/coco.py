from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Self

import numpy as np
from pydantic import ValidationError

from llm4ad.errors import AnnotationError, ImageError
from llm4ad.scene.detection import Detection
from llm4ad.vision.annotation import first_problem, read_json
from llm4ad.vision.annotation.coco import Coco, CocoAnnotation, CocoImage, coco_mark, written_size
from llm4ad.vision.annotation.lookup import steps_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from llm4ad.vision.picture import Picture


class CocoFinder:
    """Find the parts that a COCO file lists for a picture: the finder that others ran before.

    Pictures are matched by as much of their path as agrees with ``file_name``.
    """

    def __init__(self, content: Coco, file: Path, fingerprint: str) -> None:
        self._file = file
        self._fingerprint = fingerprint
        self._names = content.names(file)
        self._annotations = content.by_image()
        self._by_name: dict[str, list[CocoImage]] = {}
        for image in content.images:
            self._by_name.setdefault(steps_of(image.file_name)[-1], []).append(image)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read a COCO dataset file with images, annotations and categories."""
        data = read_json(file)
        if isinstance(data, list):
            raise AnnotationError(
                f"{file}: a bare list of results; put it as annotations: beside images: and "
                "categories: of its dataset file"
            )
        try:
            content = Coco.model_validate(data)
        except ValidationError as error:
            raise AnnotationError(f"{file}: {first_problem(error)}; not a COCO file") from error
        for annotation in content.annotations:
            score = annotation.score
            if score is not None and not (math.isfinite(score) and 0 <= score <= 1):
                raise AnnotationError(f"{file}: the score {score!r} is not between 0 and 1")
        return cls(content, file, hashlib.sha256(file.read_bytes()).hexdigest()[:16])

    @property
    def part_names(self) -> frozenset[str]:
        """Return the names of the categories."""
        return frozenset(self._names.values())

    @property
    def fingerprint(self) -> str:
        """Return a digest of the file."""
        return self._fingerprint

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Return what the file lists for this picture, surest first.

        Raises ImageError when the file does not list the picture, which is not the same as an
        empty scene, and AnnotationError when it lists it with another size.
        """
        image = self._image_of(picture)
        size = (picture.rgb.shape[1], picture.rgb.shape[0])
        written = written_size(image)
        if written is not None and written != size:
            raise AnnotationError(
                f"{picture.name}: has {size[0]} x {size[1]} pixels, but {self._file} lists it "
                f"with {written[0]} x {written[1]}; use the picture that was annotated"
            )
        where = f"{self._file}: an annotation of {image.file_name!r}"
        found = [
            self._detection(annotation, size, where)
            for annotation in self._annotations.get(image.id, [])
            if self._names.get(annotation.category_id) in names
        ]
        return sorted(found, key=lambda detection: -detection.probability)

    def _detection(
        self, annotation: CocoAnnotation, size: tuple[int, int], where: str
    ) -> Detection:
        mark = coco_mark(annotation, self._names, size, where)
        left, top, right, bottom = mark.xyxy
        mask = mark.mask
        if mask is None:
            mask = np.ones((bottom - top, right - left), np.bool_)
        probability = 1.0 if annotation.score is None else annotation.score
        return Detection(mark.name, mark.xyxy, mask, probability)

    def _image_of(self, picture: Picture) -> CocoImage:
        steps = steps_of(picture.name)
        candidates = self._by_name.get(steps[-1], []) if steps else []
        agreeing = [_agreement(steps, steps_of(image.file_name)) for image in candidates]
        best = [
            image
            for image, agrees in zip(candidates, agreeing, strict=True)
            if agrees == max(agreeing)
        ]
        if len(best) == 1:
            return best[0]
        if not best:
            raise ImageError(f"{picture.name}: has no entry in {self._file}; add it to images:")
        raise ImageError(
            f"{picture.name}: may be {best[0].file_name!r} or {best[1].file_name!r} of "
            f"{self._file}; name it with more of its folders"
        )


def _agreement(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Return how many steps two paths share, from their ends."""
    pairs = list(zip(reversed(first), reversed(second), strict=False))
    return next((n for n, (one, other) in enumerate(pairs) if one != other), len(pairs))

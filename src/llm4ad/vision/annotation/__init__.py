"""Marks that people made on pictures: LabelMe, COCO and Label Studio files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from llm4ad.errors import AnnotationError
from llm4ad.vision.annotation.coco import is_coco, read_coco
from llm4ad.vision.annotation.label_studio import is_label_studio, read_label_studio
from llm4ad.vision.annotation.labelme import is_labelme, read_labelme
from llm4ad.vision.annotation.marks import BACKGROUND, AnnotatedPicture, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["BACKGROUND", "AnnotatedPicture", "Mark", "read_annotations", "read_json"]

_READERS = (
    (is_labelme, read_labelme),
    (is_coco, read_coco),
    (is_label_studio, read_label_studio),
)


def read_annotations(
    files: Sequence[Path], *, images: Path | None = None
) -> list[AnnotatedPicture]:
    """Read annotation files, or folders of them; marks on the same picture are joined.

    The kind of a file is told from what it holds. Pictures are looked for beside the file and
    below ``images``. Raises AnnotationError that names the file and the place in it.
    """
    by_picture: dict[Path, AnnotatedPicture] = {}
    for file in _expanded(files):
        for found in _read(file, images):
            before = by_picture.get(found.path)
            by_picture[found.path] = _joined(before, found) if before else found
    if not any(item.marks for item in by_picture.values()):
        listed = ", ".join(str(file) for file in files)
        raise AnnotationError(f"{listed}: no part is marked there; mark some and save again")
    return list(by_picture.values())


def _joined(first: AnnotatedPicture, second: AnnotatedPicture) -> AnnotatedPicture:
    """Return all marks of one picture; it counts as partly marked where one file says so."""
    said = [item.complete for item in (first, second) if item.complete is not None]
    complete = all(said) if said else None
    return replace(first, marks=(*first.marks, *second.marks), complete=complete)


def read_json(file: Path) -> Any:  # noqa: ANN401 - any JSON
    """Read a JSON file; AnnotationError names the line of what is wrong."""
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{file}: not UTF-8 text; export it again as JSON") from error
    except json.JSONDecodeError as error:
        raise AnnotationError(f"{file}, line {error.lineno}: not JSON: {error.msg}") from error
    except RecursionError as error:
        raise AnnotationError(f"{file}: nested too deeply to be annotations") from error
    except OSError as error:
        raise AnnotationError(f"{file}: cannot be read: {error.strerror}") from error


def _expanded(files: Sequence[Path]) -> list[Path]:
    expanded: list[Path] = []
    for file in files:
        inside = sorted(file.glob("*.json")) if file.is_dir() else [file]
        if not inside:
            raise AnnotationError(f"{file}: holds no .json file")
        expanded += inside
    return list(dict.fromkeys(expanded))


def _read(file: Path, images: Path | None) -> list[AnnotatedPicture]:
    data = read_json(file)
    for is_kind, read in _READERS:
        if is_kind(data):
            try:
                return list(read(data, file, images))
            except ValidationError as error:
                raise AnnotationError(f"{file}: {first_problem(error)}") from error
    raise AnnotationError(f"{file}: not a LabelMe, COCO or Label Studio (JSON) file")


def first_problem(error: ValidationError) -> str:
    """Return the place and the message of what pydantic found first."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}"

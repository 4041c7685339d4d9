"""The masks of defects and when they count as found, as MVTec LOCO AD defines them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import numpy as np
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from llm4ad.errors import DatasetError
from llm4ad.vision.picture import picture_size

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Saturation:
    """How much of a mask has to be found: pixels, or a share in (0, 1] when ``relative``."""

    threshold: float
    relative: bool


RELATIVE_ONE = Saturation(1.0, relative=True)


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect of a product."""

    name: str
    saturation: Saturation


@dataclass(frozen=True, slots=True)
class DefectRegion:
    """One defect in one picture: a mask file, read only when it is needed."""

    path: Path
    defect: str
    saturation: Saturation


class _Setting(BaseModel):
    model_config = ConfigDict(frozen=True)

    defect_name: str
    pixel_value: Annotated[int, Field(ge=1, le=255)]
    saturation_threshold: Annotated[float, Field(gt=0)]
    relative_saturation: bool


_SETTINGS: TypeAdapter[list[_Setting]] = TypeAdapter(list[_Setting])


def read_defects(file: Path) -> tuple[dict[int, Defect], list[str]]:
    """Read defects_config.json: the defects by the value of their masks, and what is missing.

    Without the file every mask counts as found when all of it is, whatever its value.
    """
    if not file.is_file():
        return {}, [f"{file}: is missing; masks saturate at their own area, defects have no names"]
    try:
        settings = _SETTINGS.validate_json(file.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise DatasetError(
            f"{file}: {place}: {first['msg']}; take the data set's own file"
        ) from error
    wrong = [
        item for item in settings if item.relative_saturation and item.saturation_threshold > 1
    ]
    if wrong:
        raise DatasetError(
            f"{file}: {wrong[0].defect_name!r} has the relative saturation "
            f"{wrong[0].saturation_threshold!r}, which must be in (0, 1]"
        )
    return {
        item.pixel_value: Defect(
            item.defect_name, Saturation(item.saturation_threshold, item.relative_saturation)
        )
        for item in settings
    }, []


def read_regions(
    folder: Path, picture: Path, defects: dict[int, Defect]
) -> tuple[DefectRegion, ...]:
    """Return the defects of a picture from the folder of its masks, one PNG file for each."""
    files = sorted(folder.glob("*.png"))
    if not files:
        raise DatasetError(f"{picture}: has no mask in {folder}")
    return tuple(_region(file, picture, defects) for file in files)


def read_region(region: DefectRegion) -> NDArray[np.bool_]:
    """Read the mask of a defect, shape (H, W)."""
    return _values(region.path) > 0


def _region(file: Path, picture: Path, defects: dict[int, Defect]) -> DefectRegion:
    values = _values(file)
    size = picture_size(picture)
    if values.shape != (size[1], size[0]):
        raise DatasetError(f"{file}: is {values.shape[::-1]}, its picture {picture} is {size}")
    # A defect that covers the whole picture leaves no zero in its mask.
    found = [int(value) for value in np.unique(values) if value > 0]
    if len(found) != 1:
        raise DatasetError(f"{file}: holds the values {found!r}, and one defect has one value")
    if not defects:
        return DefectRegion(file, "unnamed", RELATIVE_ONE)
    if found[0] not in defects:
        raise DatasetError(
            f"{file}: has the value {found[0]!r}, which defects_config.json does not name"
        )
    defect = defects[found[0]]
    return DefectRegion(file, defect.name, defect.saturation)


def _values(file: Path) -> NDArray[np.uint8]:
    try:
        with Image.open(file) as image:
            if image.mode not in ("L", "P", "1"):
                raise DatasetError(
                    f"{file}: has the mode {image.mode!r}, a mask is one grey channel"
                )
            return np.asarray(image.convert("L") if image.mode == "1" else image, dtype=np.uint8)
    except (OSError, SyntaxError) as error:
        raise DatasetError(f"{file}: cannot be read as a mask: {error}") from error

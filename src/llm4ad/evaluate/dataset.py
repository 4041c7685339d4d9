"""Read labelled pictures: MVTec LOCO AD, MVTec AD, or a plain folder with ``good/`` in it."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from llm4ad.errors import DatasetError, ImageError
from llm4ad.evaluate.ground_truth import RELATIVE_ONE, DefectRegion, read_defects, read_regions
from llm4ad.vision.picture import list_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from llm4ad.evaluate.ground_truth import Defect

Kind = Literal["good", "logical", "structural", "anomalous"]
"""What a test picture is; ``anomalous`` where the data set tells no kinds of anomalies apart."""
ANOMALIES: tuple[Kind, ...] = ("logical", "structural", "anomalous")
Layout = Literal["mvtec-loco", "mvtec-ad", "folder"]
GOOD = "good"
_LOCO_KINDS: dict[str, Kind] = {
    GOOD: "good",
    "logical_anomalies": "logical",
    "structural_anomalies": "structural",
}
TYPES_FILES = ("labels.csv", "defect_types.csv")


@dataclass(frozen=True, slots=True)
class LabelledImage:
    """A test picture with what is known about it.

    ``defect_type`` is a name for people, "good" for a normal picture; ``regions`` are the masks of
    its defects, none where the data set has none.
    """

    path: Path
    kind: Kind
    defect_type: str
    regions: tuple[DefectRegion, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """The pictures of one product; ``problems`` says what of the usual layout is missing.

    ``root`` is the folder of the product, in which ``train`` and ``test`` lie.
    """

    layout: Layout
    category: str
    root: Path
    train: tuple[Path, ...]
    validation: tuple[Path, ...]
    test: tuple[LabelledImage, ...]
    problems: tuple[str, ...] = ()

    @property
    def has_regions(self) -> bool:
        """Tell whether defects have masks, without which nothing is localised."""
        return any(image.regions for image in self.test)


def read_dataset(layout: Layout, root: Path, category: str | None = None) -> Dataset:
    """Read one product of a data set; ``category`` is its folder below ``root``.

    Splits that are missing are named in ``problems``. Raises DatasetError when there is no good or
    no anomalous test picture, for a mask that fits no picture or has an unknown value, and for
    a picture without the mask that it should have.
    """
    folder = root if category is None else root / category
    if not folder.is_dir():
        raise DatasetError(f"{folder}: is not a folder; give the folder of the data set as --root")
    name = category or folder.resolve().name
    if layout == "folder":
        test = _plain_images(folder)
        return _checked(Dataset(layout, name, folder, (), (), test))
    train, no_train = _split(folder, "train")
    validation, no_validation = _split(folder, "validation")
    problems = [*no_train, *(no_validation if layout == "mvtec-loco" else [])]
    if layout == "mvtec-ad":
        test = _mvtec_ad_images(folder)
        return _checked(Dataset(layout, name, folder, train, (), test, tuple(problems)))
    defects, no_settings = read_defects(folder / "defects_config.json")
    images = _loco_images(folder, defects)
    kinds = {image.kind for image in images}
    missing = [name for name, kind in _LOCO_KINDS.items() if kind not in kinds]
    problems += [*no_settings, *(f"{folder / 'test' / name}: is missing" for name in missing)]
    test = _named(images, folder)
    return _checked(Dataset(layout, name, folder, train, validation, test, tuple(problems)))


def list_categories(root: Path) -> list[str]:
    """Return the products of a data set: the folders below ``root`` with a ``test`` in them."""
    if not root.is_dir():
        raise DatasetError(f"{root}: is not a folder; give the folder of the data set as --root")
    found = sorted(path.name for path in root.iterdir() if (path / "test").is_dir())
    if not found:
        raise DatasetError(f"{root}: holds no product, which is a folder with test/ in it")
    return found


def _split(folder: Path, name: str) -> tuple[tuple[Path, ...], list[str]]:
    place = folder / name / GOOD
    pictures = _pictures(place)
    return pictures, [] if pictures else [f"{place}: is missing or empty"]


def _pictures(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    try:
        return tuple(list_pictures([folder]))
    except ImageError:
        return ()


def _loco_images(folder: Path, defects: dict[int, Defect]) -> list[LabelledImage]:
    images: list[LabelledImage] = []
    for name, kind in _LOCO_KINDS.items():
        for path in _pictures(folder / "test" / name):
            masks = folder / "ground_truth" / name / path.stem
            regions = () if kind == "good" else read_regions(masks, path, defects)
            types = dict.fromkeys(region.defect for region in regions)
            images.append(LabelledImage(path, kind, "+".join(types) or kind, regions))
    return images


def _named(images: list[LabelledImage], folder: Path) -> tuple[LabelledImage, ...]:
    """Put in the defect types of a table beside the data set, where there is one."""
    types: dict[str, str] = {}
    for name in TYPES_FILES:
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file)
                if not {"image", "defect_type"} <= set(rows.fieldnames or ()):
                    raise DatasetError(f"{folder / name}: needs the columns image and defect_type")
                types |= {row["image"]: row["defect_type"] for row in rows}
    return tuple(
        image
        if image.kind == "good"
        else replace(
            image,
            defect_type=types.get(image.path.relative_to(folder).as_posix(), image.defect_type),
        )
        for image in images
    )


def _mvtec_ad_images(folder: Path) -> tuple[LabelledImage, ...]:
    images: list[LabelledImage] = []
    for place in sorted(path for path in (folder / "test").glob("*") if path.is_dir()):
        for path in _pictures(place):
            if place.name == GOOD:
                images.append(LabelledImage(path, "good", GOOD))
                continue
            mask = folder / "ground_truth" / place.name / f"{path.stem}_mask.png"
            if not mask.is_file():
                raise DatasetError(f"{path}: has no mask {mask}")
            region = DefectRegion(mask, place.name, RELATIVE_ONE)
            images.append(LabelledImage(path, "anomalous", place.name, (region,)))
    return tuple(images)


def _plain_images(folder: Path) -> tuple[LabelledImage, ...]:
    return tuple(
        LabelledImage(path, "good" if place.name == GOOD else "anomalous", place.name)
        for place in sorted(path for path in folder.glob("*") if path.is_dir())
        for path in _pictures(place)
    )


def _checked(dataset: Dataset) -> Dataset:
    kinds = [image.kind for image in dataset.test]
    if GOOD not in kinds:
        raise DatasetError(
            f"{dataset.root}: has no good test picture; put normal ones into "
            + ("good/" if dataset.layout == "folder" else "test/good/")
        )
    if kinds.count(GOOD) == len(kinds):
        raise DatasetError(f"{dataset.root}: has no anomalous test picture")
    return dataset

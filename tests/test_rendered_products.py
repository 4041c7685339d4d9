"""The rendered benchmark: complete, as it was published, with an inspection for every product."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from llm4ad.evaluate.dataset import read_dataset
from llm4ad.evaluate.ground_truth import read_region
from llm4ad.evaluate.published import CATEGORIES
from llm4ad.folder import program_of, read_folder_spec
from llm4ad.program.check import check_program
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

RENDERED = REPOSITORY / "benchmarks" / "rendered"
LOCO = REPOSITORY / "examples" / "mvtec_loco"
OWN = REPOSITORY / "benchmarks" / "rendered_inspections"
INSPECTIONS = [path for place in (LOCO, OWN) for path in sorted(place.iterdir()) if path.is_dir()]
LARGEST = 60_000_000  # bytes of all products


@pytest.mark.parametrize("name", CATEGORIES)
def test_every_image_is_as_it_was_published(name: str):
    folder = RENDERED / name
    lines = (folder / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    named = dict(line.split("  ", 1)[::-1] for line in lines)
    images = {path.relative_to(folder).as_posix() for path in _images(folder)}
    assert images == set(named)
    for image, digest in named.items():
        assert hashlib.sha256((folder / image).read_bytes()).hexdigest() == digest, image


@pytest.mark.parametrize("name", CATEGORIES)
def test_every_defect_occurs_twice_and_has_its_masks(name: str):
    dataset = read_dataset("mvtec-loco", RENDERED, name)
    assert dataset.problems == ()
    kinds = Counter(image.kind for image in dataset.test)
    assert len(dataset.train) >= 20
    assert kinds["good"] >= 15
    assert kinds["logical"] + kinds["structural"] >= 45
    seen = Counter(defect for image in dataset.test for defect in image.defect_type.split("+"))
    settings = json.loads((RENDERED / name / "defects_config.json").read_text(encoding="utf-8"))
    assert {item["defect_name"] for item in settings} == set(seen) - {"good"}
    assert min(seen.values()) >= 2
    assert {item.defect for image in dataset.test for item in image.regions} <= set(seen)
    for image in dataset.test[::5]:
        for region in image.regions:
            assert read_region(region).any()


@pytest.mark.parametrize("name", CATEGORIES)
def test_images_are_large_enough_and_all_of_one_size(name: str):
    sizes = set()
    for path in _images(RENDERED / name):
        if path.suffix == ".jpg":
            with Image.open(path) as image:
                sizes.add(image.size)
                tables = image.quantization  # type: ignore[attr-defined]
            assert np.mean(tables[0]) < 12, f"{path} is saved with a quality below 90"
    assert len(sizes) == 1
    assert max(sizes.pop()) >= 800


def test_all_products_together_stay_small():
    assert sum(path.stat().st_size for path in RENDERED.rglob("*") if path.is_file()) < LARGEST


@pytest.mark.parametrize("folder", INSPECTIONS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_condition_has_a_program_that_passes_the_checks(folder: Path):
    spec = read_folder_spec(folder)
    for condition in spec.conditions:
        check_program(program_of(condition, folder), spec.part_names)


def test_every_product_has_an_inspection():
    assert {path.name for path in LOCO.iterdir() if path.is_dir()} == set(CATEGORIES)


def _images(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in {".jpg", ".png"}]

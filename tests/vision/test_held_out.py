from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.errors import AnnotationError
from llm4ad.folder import new_inspection, teach_parts
from llm4ad.vision.held_out import refuse_test_pictures
from tests.product import write_product

if TYPE_CHECKING:
    from pathlib import Path


def test_pictures_of_a_test_split_are_refused(tmp_path: Path):
    (tmp_path / "train").mkdir()
    with pytest.raises(AnnotationError, match="is a test picture, and nothing may be learned"):
        refuse_test_pictures([tmp_path / "train" / "1.png", tmp_path / "test" / "good" / "1.png"])


def test_others_are_not(tmp_path: Path):
    refuse_test_pictures([tmp_path / "test" / "1.png"])  # a folder of that name, and no data set
    (tmp_path / "train").mkdir()
    refuse_test_pictures([tmp_path / "train" / "test_1.png", tmp_path / "attest" / "1.png"])


def test_nothing_is_taught_from_a_test_split(tmp_path: Path):
    folder = tmp_path / "inspection"
    new_inspection(folder)
    (tmp_path / "data" / "train").mkdir(parents=True)
    marks = write_product(tmp_path / "data" / "test" / "good", [0])
    with pytest.raises(AnnotationError, match="train"):
        teach_parts(folder, [marks])
    assert not (folder / "parts.npz").exists()

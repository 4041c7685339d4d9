from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from llm4ad.errors import DatasetError
from llm4ad.evaluate.dataset import list_categories, read_dataset
from llm4ad.evaluate.ground_truth import read_defects, read_region
from tests.evaluate.drawn_loco import write_loco

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_loco(tmp_path)
    return tmp_path


def picture(path: Path, size: tuple[int, int] = (8, 6)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size).save(path)


def mask(path: Path, values: list[list[int]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.array(values, np.uint8)).save(path)


def test_mvtec_loco_is_read_with_kinds_names_and_saturations(root: Path):
    dataset = read_dataset("mvtec-loco", root, "tray")
    assert (len(dataset.train), len(dataset.validation), dataset.problems) == (3, 1, ())
    kinds = [image.kind for image in dataset.test]
    assert [kinds.count(kind) for kind in ("good", "logical", "structural")] == [4, 4, 2]
    first = dataset.test[4]
    assert (first.kind, first.defect_type) == ("logical", "missing_coin")
    assert [(item.defect, item.saturation.threshold) for item in first.regions] == [
        ("missing_coin", 1000)
    ]
    assert not first.regions[0].saturation.relative
    assert dataset.test[-1].defect_type == "missing_bar"
    assert dataset.test[0].defect_type == "good"
    region = read_region(first.regions[0])
    assert (region.shape, region.dtype, int(region.sum())) == ((360, 480), np.bool_, 240 * 360)


def test_a_product_itself_can_be_the_root(root: Path):
    assert read_dataset("mvtec-loco", root / "tray").category == "tray"
    assert list_categories(root) == ["tray"]


def test_several_masks_of_a_picture_are_several_defects(root: Path):
    whole = np.full((360, 480), 254, np.uint8)  # no zero anywhere: the whole picture
    Image.fromarray(whole).save(root / "tray/ground_truth/logical_anomalies/000/001.png")
    first = read_dataset("mvtec-loco", root, "tray").test[4]
    assert first.defect_type == "missing_coin+additional_coin"
    assert read_region(first.regions[1]).all()


def test_missing_splits_and_settings_are_problems_and_no_errors(root: Path):
    for name in ("train", "validation"):
        (root / "tray" / name).rename(root / f"away_{name}")
    (root / "tray" / "defects_config.json").unlink()
    (root / "tray" / "test" / "structural_anomalies").rename(root / "away")
    dataset = read_dataset("mvtec-loco", root, "tray")
    assert len(dataset.problems) == 4
    assert all(str(root) in problem for problem in dataset.problems)
    assert {image.kind for image in dataset.test} == {"good", "logical"}
    saturation = dataset.test[-1].regions[0].saturation
    assert (saturation.threshold, saturation.relative) == (1.0, True)


@pytest.mark.parametrize("table", ["labels.csv", "defect_types.csv"])
def test_a_table_beside_the_data_set_names_the_defect_types(root: Path, table: str):
    content = "image,defect_type\ntest/logical_anomalies/001.png,one too many\n"
    (root / "tray" / table).write_text(content, encoding="utf-8")
    types = [image.defect_type for image in read_dataset("mvtec-loco", root, "tray").test]
    assert types[4:6] == ["missing_coin", "one too many"]
    (root / "tray" / table).write_text("picture,type\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="needs the columns image and defect_type"):
        read_dataset("mvtec-loco", root, "tray")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([[0, 7], [0, 0]], "is \\(2, 2\\), its picture .* is \\(480, 360\\)"),
        (np.full((360, 480), 7), "has the value 7, which defects_config.json does not name"),
        (np.zeros((360, 480)), "holds the values \\[\\]"),
        (np.arange(360 * 480).reshape(360, 480) % 3, "holds the values \\[1, 2\\]"),
    ],
)
def test_masks_that_do_not_fit_are_refused(root: Path, values: list[list[int]], message: str):
    file = root / "tray/ground_truth/logical_anomalies/000/000.png"
    mask(file, values)
    with pytest.raises(DatasetError, match=message) as error:
        read_dataset("mvtec-loco", root, "tray")
    assert str(file) in str(error.value)


def test_an_anomalous_picture_needs_a_mask(root: Path):
    file = root / "tray/ground_truth/logical_anomalies/000/000.png"
    file.write_bytes(b"no picture")
    with pytest.raises(DatasetError, match="cannot be read as a mask"):
        read_dataset("mvtec-loco", root, "tray")
    file.unlink()
    with pytest.raises(DatasetError, match="has no mask in"):
        read_dataset("mvtec-loco", root, "tray")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1]", "0: "),
        ("{", "Invalid JSON"),
        (
            json.dumps(
                [
                    {
                        "defect_name": "x",
                        "pixel_value": 3,
                        "saturation_threshold": 7,
                        "relative_saturation": True,
                    }
                ]
            ),
            "'x' has the relative saturation 7.0",
        ),
    ],
)
def test_settings_that_are_wrong_are_refused(tmp_path: Path, content: str, message: str):
    file = tmp_path / "defects_config.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(DatasetError, match=message):
        read_defects(file)


def test_mvtec_ad_is_read(tmp_path: Path):
    for name in ("train/good/000", "test/good/000", "test/scratch/000"):
        picture(tmp_path / f"{name}.png")
    mask(tmp_path / "ground_truth/scratch/000_mask.png", [[0] * 8] * 5 + [[255] * 8])
    dataset = read_dataset("mvtec-ad", tmp_path)
    assert [(image.kind, image.defect_type) for image in dataset.test] == [
        ("good", "good"),
        ("anomalous", "scratch"),
    ]
    assert int(read_region(dataset.test[1].regions[0]).sum()) == 8
    (tmp_path / "ground_truth/scratch/000_mask.png").unlink()
    with pytest.raises(DatasetError, match="has no mask"):
        read_dataset("mvtec-ad", tmp_path)


def test_in_a_plain_folder_everything_but_good_is_anomalous(tmp_path: Path):
    for name in ("good/1", "good/deep/2", "bent/1", "lost/1"):
        picture(tmp_path / f"{name}.jpg")
    dataset = read_dataset("folder", tmp_path)
    assert [image.defect_type for image in dataset.test] == ["bent", "good", "good", "lost"]
    assert not dataset.has_regions


def test_one_sided_and_absent_data_sets_are_refused(tmp_path: Path):
    with pytest.raises(DatasetError, match="is not a folder"):
        read_dataset("folder", tmp_path / "nowhere")
    with pytest.raises(DatasetError, match="is not a folder"):
        list_categories(tmp_path / "nowhere")
    with pytest.raises(DatasetError, match="holds no product"):
        list_categories(tmp_path)
    picture(tmp_path / "good/1.png")
    with pytest.raises(DatasetError, match="no anomalous test picture"):
        read_dataset("folder", tmp_path)
    (tmp_path / "good").rename(tmp_path / "bad")
    with pytest.raises(DatasetError, match="no good test picture; put normal ones into good/"):
        read_dataset("folder", tmp_path)


@pytest.mark.shared_data
def test_real_photographs_are_read(shared_data: Path):
    dataset = read_dataset("mvtec-loco", shared_data / "mvtec_loco", "juice_bottle")
    kinds = [image.kind for image in dataset.test]
    assert (len(dataset.train), kinds.count("good"), kinds.count("logical")) == (42, 27, 72)
    assert "both_labels_missing" in {image.defect_type for image in dataset.test}
    assert len(dataset.problems) == 2  # no validation pictures, no structural anomalies

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.choice import ModelChoice
from llm4ad.vision.foundation.loading import Checkpoint
from llm4ad.vision.foundation.square import cut_masks, prepare, read_preparation

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")

MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
CONTENT: dict[str, Any] = {
    "do_resize": True,
    "image_mean": MEAN,
    "image_std": STD,
    "resample": 2,
    "rescale_factor": 1 / 255,
    "size": {"height": 64, "width": 64},
}


def checkpoint(folder: Path, content: object, name: str = "preprocessor_config.json") -> Checkpoint:
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return Checkpoint(ModelChoice("sam2", str(folder)), folder, "1", is_local=True)


@pytest.mark.parametrize("shape", [(64, 64), (128, 96), (40, 90), (1, 1), (300, 200)])
def test_pictures_become_what_the_formula_of_the_processors_says(
    tmp_path: Path, shape: tuple[int, int]
):
    picture = np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8)
    [pixels] = prepare([picture], read_preparation(checkpoint(tmp_path, CONTENT)), "cpu")
    resized = Image.fromarray(picture).resize((64, 64), Image.Resampling.BILINEAR)
    expected = (np.asarray(resized) / 255 - MEAN) / STD
    # Pillow and torch round the same filter in their own ways: by one of 255 steps at most.
    np.testing.assert_allclose(
        pixels.permute(1, 2, 0).numpy(), expected, atol=1.01 / 255 / min(STD)
    )


def test_a_picture_of_the_right_size_is_only_shifted_and_scaled(tmp_path: Path):
    picture = np.full((64, 64, 3), [255, 0, 51], np.uint8)
    [pixels] = prepare([picture], read_preparation(checkpoint(tmp_path, CONTENT)), "cpu")
    expected = (np.array([1.0, 0.0, 0.2]) - MEAN) / STD
    np.testing.assert_allclose(pixels[:, 5, 7].numpy(), expected, atol=1e-6)


def test_transformers_prepares_pictures_the_same_way(tmp_path: Path):
    transformers = pytest.importorskip("transformers", reason="needs llm4ad[foundation]")
    picture = np.random.default_rng(1).integers(0, 256, (90, 150, 3), dtype=np.uint8)
    # A processor of another model that does the same with Pillow.
    processor = transformers.ViTImageProcessorPil(
        size={"height": 64, "width": 64}, image_mean=MEAN, image_std=STD, resample=2
    )
    theirs = processor(images=[picture], return_tensors="np", input_data_format="channels_last")
    ours = prepare([picture], read_preparation(checkpoint(tmp_path, CONTENT)), "cpu")
    np.testing.assert_allclose(ours.numpy(), theirs["pixel_values"], atol=1.01 / 255 / min(STD))


@pytest.mark.parametrize("name", ["Sam2ImageProcessor", "Sam3ImageProcessor"])
@pytest.mark.parametrize("shape", [(90, 150), (40, 20)])
def test_with_torchvision_transformers_does_exactly_the_same(
    tmp_path: Path, name: str, shape: tuple[int, int]
):
    reason = "the processors of SAM want torchvision; without it nothing of ours needs them"
    pytest.importorskip("torchvision", reason=reason)
    transformers = pytest.importorskip("transformers", reason="needs llm4ad[foundation]")
    picture = np.random.default_rng(1).integers(0, 256, (*shape, 3), dtype=np.uint8)
    ours = prepare([picture], read_preparation(checkpoint(tmp_path, CONTENT)), "cpu")
    processor = getattr(transformers, name).from_pretrained(tmp_path)
    theirs = processor(images=picture, return_tensors="pt").pixel_values
    np.testing.assert_allclose(ours.numpy(), theirs.numpy(), atol=1e-5)


def test_the_newer_file_of_processors_is_read_as_well(tmp_path: Path):
    written = checkpoint(tmp_path, {"image_processor": CONTENT}, "processor_config.json")
    assert read_preparation(written).side == 64


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"image_mean": None}, "lacks 'image_mean'"),
        ({"size": {"shortest_edge": 64}}, "prepared in another way"),
        ({"size": {"height": 64, "width": 32}}, "prepared in another way"),
        ({"do_rescale": False}, "prepared in another way"),
        ({"resample": 0}, "prepared in another way"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, change: dict[str, object], told: str):
    with pytest.raises(ModelError, match=told):
        read_preparation(checkpoint(tmp_path, CONTENT | change))


def test_a_missing_file_is_told(tmp_path: Path):
    nothing = Checkpoint(ModelChoice("sam2", "x"), tmp_path, "1", is_local=True)
    with pytest.raises(ModelError, match="lacks 'size'"):
        read_preparation(nothing)


def test_masks_are_scaled_to_the_picture_and_cropped_to_their_boxes():
    plane = torch.full((1, 8, 8), -1.0)
    plane[0, :4] = 1.0  # the upper half of the picture
    [mask] = cut_masks(plane, np.array([[20, 40, 60, 160]]), (200, 100), 0.0)
    assert mask.shape == (120, 40)
    assert mask[:60].all()
    assert not mask[60:].any()

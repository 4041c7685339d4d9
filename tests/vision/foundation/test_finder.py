from __future__ import annotations

import pickle
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from llm4ad.errors import ModelError
from llm4ad.scene.detection import Detection
from llm4ad.vision.foundation import finder as finders
from llm4ad.vision.foundation.choice import FinderChoice, ModelChoice
from llm4ad.vision.foundation.finder import (
    FoundationFinder,
    load_choice,
    load_foundation,
    to_query,
)
from llm4ad.vision.foundation.settings import FoundationSettings
from llm4ad.vision.picture import Picture, read_picture

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)

KINDS = ["grounding-dino", "llmdet", "owlv2", "sam3", "sam3_video"]
MASKED = ["grounding-dino+sam2", "owlv2+edgetam"]
NAMES = ["nut", "red apple", "long screw"]


def loaded(checkpoints: Any, text: str, **changes: Any) -> FoundationFinder:
    detector, _, masks = text.partition("+")
    folder = checkpoints["mm-grounding-dino" if detector == "llmdet" else detector]
    written = f"{detector.removesuffix('_video')}:{folder}"
    if masks:
        written += f"+{masks}:{checkpoints[masks]}"
    settings = FoundationSettings(device="cpu", **{"runtime": "torch", **changes})
    return load_foundation(written, settings, NAMES)


def pictures(*shapes: tuple[int, int]) -> list[Picture]:
    rng = np.random.default_rng(7)
    return [
        Picture(f"{i}.png", rng.integers(0, 256, (*shape, 3), dtype=np.uint8))
        for i, shape in enumerate(shapes)
    ]


@pytest.fixture(autouse=True)
def lower_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let random weights, which are sure of little, find something."""
    monkeypatch.setattr("llm4ad.vision.foundation.candidates.FLOOR", 0.005)


def assert_same(found: list[Detection], expected: list[Detection]) -> None:
    assert [(part.name, part.xyxy) for part in found] == [
        (part.name, part.xyxy) for part in expected
    ]
    np.testing.assert_allclose(
        [part.probability for part in found], [part.probability for part in expected], atol=1e-4
    )


@pytest.mark.parametrize("text", KINDS + MASKED)
@pytest.mark.parametrize("shape", [(60, 90), (120, 50), (7, 5)], ids=["wide", "high", "tiny"])
def test_parts_lie_in_their_picture_surest_first(
    checkpoints: Any, text: str, shape: tuple[int, int]
):
    [picture] = pictures(shape)
    found = loaded(checkpoints, text).find(picture, NAMES)
    assert {part.name for part in found} <= set(NAMES)
    assert found or shape == (7, 5)
    for part in found:
        assert part.mask.dtype == np.bool_
        assert part.xyxy[2] <= shape[1]
        assert part.xyxy[3] <= shape[0]
    chances = [part.probability for part in found]
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize("text", [*KINDS, "owlv2+sam2"])
def test_batches_find_what_single_pictures_find(checkpoints: Any, text: str):
    several = pictures((60, 90), (60, 90), (60, 90), (50, 90), (60, 90))
    finder = loaded(checkpoints, text, batch_size=2)
    together = list(finder.find_many(several, NAMES))
    assert len(together) == 5
    for picture, found in zip(several, together, strict=True):
        assert_same(found, finder.find(picture, NAMES))


@pytest.mark.parametrize("text", ["grounding-dino", "owlv2+edgetam", "sam3"])
def test_less_precision_finds_about_the_same(checkpoints: Any, text: str):
    several = pictures((60, 90))
    [exact] = loaded(checkpoints, text, precision="fp32").find_many(several, NAMES)
    [rough] = loaded(checkpoints, text, precision="bf16").find_many(several, NAMES)
    assert abs(rough[0].probability - exact[0].probability) < 0.05
    assert np.abs(np.subtract(rough[0].xyxy, exact[0].xyxy)).max() <= 3


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1"])
def test_pictures_of_all_modes_are_searched(checkpoints: Any, mode: str):
    rgb = Image.fromarray(pictures((60, 90))[0].rgb)
    picture = read_picture(rgb.convert(mode))
    assert loaded(checkpoints, "owlv2").find(picture, NAMES)


def test_a_name_is_looked_for_once_however_it_is_written(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch
):
    finder = loaded(checkpoints, "owlv2")
    asked: list[list[str]] = []
    detect = finder._models.detector.detect
    monkeypatch.setattr(
        finder._models.detector,
        "detect",
        lambda pictures, phrases: asked.append(list(phrases)) or detect(pictures, phrases),
    )
    [picture] = pictures((60, 90))
    found = finder.find(picture, ["The Nut", "nut", "nut", "a  nut"])
    assert asked == [["nut"]]
    assert {part.name for part in found} == {"The Nut", "nut", "a  nut"}
    assert len(found) % 3 == 0


def test_the_order_of_names_does_not_matter(checkpoints: Any):
    [picture] = pictures((60, 90))
    finder = loaded(checkpoints, "grounding-dino")
    assert_same(finder.find(picture, NAMES), finder.find(picture, NAMES[::-1]))


def test_without_names_nothing_is_looked_for(checkpoints: Any):
    finder = loaded(checkpoints, "sam3")
    assert list(finder.find_many(pictures((60, 90), (60, 90)), [])) == [[], []]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("The Nut", "nut"),
        ("an  apple", "apple"),
        ("anchor", "anchor"),
        ("a", "a"),
        ("Theme", "theme"),
    ],
)
def test_queries(name: str, query: str):
    assert to_query(name) == query


def test_the_fingerprint_follows_what_decides(checkpoints: Any, tmp_path: Path):
    finder = loaded(checkpoints, "owlv2")
    assert finder.part_names == set(NAMES)
    others = [
        loaded(checkpoints, "owlv2+sam2"),
        loaded(checkpoints, "owlv2+edgetam"),
        loaded(checkpoints, "owlv2", input_size=128),
        loaded(checkpoints, "owlv2", precision="bf16"),
        loaded(checkpoints, "sam3"),
        loaded(checkpoints, "sam3_video"),
    ]
    prints = {other.fingerprint for other in others} | {finder.fingerprint}
    assert len(prints) == len(others) + 1
    moved = shutil.copytree(checkpoints["owlv2"], tmp_path / "moved")
    settings = FoundationSettings(device="cpu", batch_size=3)
    assert load_foundation(f"owlv2:{moved}", settings).fingerprint == finder.fingerprint


def test_a_finder_is_loaded_anew_in_another_process(checkpoints: Any):
    finder = loaded(checkpoints, "owlv2")
    written = pickle.dumps(finder)
    assert len(written) < 2000
    copy = pickle.loads(written)  # noqa: S301
    assert (copy.fingerprint, copy.part_names) == (finder.fingerprint, finder.part_names)


def test_other_models_stand_in_for_refused_ones_and_say_so(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch
):
    open_weights = FinderChoice(ModelChoice("owlv2", str(checkpoints["owlv2"])))
    refused = FinderChoice(ModelChoice("sam3", "nobody/sam3"), fallback=open_weights)
    settings = FoundationSettings(device="cpu", offline=True)
    finder = load_choice(refused, settings, NAMES)
    assert finder.choice == open_weights
    assert finder.notice is not None
    assert "'nobody/sam3': is not on this machine" in finder.notice
    assert f"{open_weights} takes the place of sam3:nobody/sam3" in finder.notice
    monkeypatch.setattr(finders, "default_choice", lambda *, gpu: refused)
    assert load_foundation("auto", settings).notice == finder.notice
    with pytest.raises(ModelError, match="nobody/sam3"):
        load_foundation("sam3:nobody/sam3", settings)
    assert load_foundation(str(open_weights), settings).notice is None


def test_openvino_is_refused_where_it_does_not_run(checkpoints: Any):
    with pytest.raises(ModelError, match="not owlv2 on cpu; say runtime torch"):
        loaded(checkpoints, "owlv2", runtime="openvino")


def test_a_full_gpu_gets_smaller_batches(checkpoints: Any, monkeypatch: pytest.MonkeyPatch):
    finder = loaded(checkpoints, "owlv2", batch_size=4)
    several = pictures(*[(60, 90)] * 4)
    expected = list(finder.find_many(several, NAMES))
    detect = finder._models.detector.detect

    def small_gpu(pictures: Any, phrases: Any) -> Any:
        if len(pictures) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return detect(pictures, phrases)

    monkeypatch.setattr(finder._models.detector, "detect", small_gpu)
    for found, before in zip(finder.find_many(several, NAMES), expected, strict=True):
        assert_same(found, before)

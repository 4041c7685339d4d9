from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from llm4ad.vision.foundation.finder import load_foundation
from llm4ad.vision.foundation.settings import FoundationSettings
from tests.vision.foundation.known import HIGH, PICTURE, WIDE, answer, centred, half_masks, logit

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
transformers: Any = pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)
from llm4ad.vision.foundation import loading, models  # noqa: E402
from llm4ad.vision.foundation.choice import ModelChoice  # noqa: E402
from tests.vision.foundation.checkpoints import SAM2_SIDE  # noqa: E402

TORCH = FoundationSettings(runtime="torch", device="cpu")
CLASSES = {"sam2": "Sam2Model", "edgetam": "EdgeTamModel"}
BOXES = np.array([[0, 0, 60, 40], [60, 20, 120, 80], [10, 10, 11, 11]], np.intp)


def mask_maker(checkpoints: Any, kind: str) -> Any:
    name = kind.removesuffix("_video")
    choice = ModelChoice(name, str(checkpoints[kind]))
    return models._mask_maker(loading.open_checkpoint(choice, offline=True), "cpu", "fp32")


@pytest.mark.parametrize("kind", ["sam2", "sam2_video", "edgetam", "edgetam_video"])
def test_every_box_gets_a_mask_of_its_size(checkpoints: Any, kind: str):
    maker = mask_maker(checkpoints, kind)
    masks = maker.masks(PICTURE.rgb, BOXES)
    assert [mask.shape for mask in masks] == [(40, 60), (60, 60), (1, 1)]
    assert all(mask.dtype == np.bool_ for mask in masks)
    assert maker.masks(PICTURE.rgb, BOXES[:0]) == []


@pytest.mark.parametrize("kind", ["sam2", "edgetam"])
def test_boxes_together_are_filled_as_one_by_one(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch, kind: str
):
    maker = mask_maker(checkpoints, kind)
    together = maker.masks(PICTURE.rgb, BOXES)
    encoded: list[int] = []
    network = getattr(transformers, CLASSES[kind])
    encode = network.get_image_embeddings
    monkeypatch.setattr(
        network,
        "get_image_embeddings",
        lambda self, pixels: encoded.append(len(pixels)) or encode(self, pixels),
    )
    maker._batch.size = 1
    for mask, other in zip(together, maker.masks(PICTURE.rgb, BOXES), strict=True):
        assert np.mean(mask == other) > 0.999  # a pixel on the very edge may fall either way
    assert encoded == [1]


@pytest.mark.parametrize("kind", ["sam2", "edgetam"])
def test_masks_are_what_the_network_answers_for_the_box_in_the_square(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch, kind: str
):
    seen: list[Any] = []

    def forward(_: Any, image_embeddings: Any, input_boxes: Any, multimask_output: bool) -> Any:
        assert not multimask_output
        seen.append(input_boxes)
        planes = half_masks(BOXES, 40)
        return answer(pred_masks=planes[None, :, None])

    maker = mask_maker(checkpoints, kind)
    monkeypatch.setattr(getattr(transformers, CLASSES[kind]), "forward", forward)
    first, second, _ = maker.masks(PICTURE.rgb, BOXES)
    scale = np.array([SAM2_SIDE / WIDE, SAM2_SIDE / HIGH] * 2)
    np.testing.assert_allclose(seen[0][0].numpy(), BOXES * scale, rtol=1e-6)
    # 3 pixels of the picture are one across in the known planes, 2 are one down.
    for mask in (first, second):
        assert mask[2:-2, :28].all()
        assert not mask[:, 33:].any()


@pytest.mark.parametrize("kind", ["sam2", "edgetam"])
def test_parts_whose_masks_have_no_pixel_are_dropped(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch, kind: str
):
    def boxes(_: Any, pixel_values: Any, input_ids: Any) -> Any:
        logits = torch.full((1, 2, 256), -9.0)
        logits[:, 0, 1], logits[:, 1, 1] = logit(0.9), logit(0.8)
        return answer(logits=logits, pred_boxes=centred(BOXES[:2].tolist(), WIDE, HIGH)[None])

    def forward(_: Any, **__: Any) -> Any:
        planes = half_masks(BOXES[:2], 40)
        planes[0] = -8
        return answer(pred_masks=planes[None, :, None])

    text = f"llmdet:{checkpoints['mm-grounding-dino']}+{kind}:{checkpoints[kind]}"
    finder = load_foundation(text, TORCH)
    monkeypatch.setattr(transformers.MMGroundingDinoForObjectDetection, "forward", boxes)
    monkeypatch.setattr(getattr(transformers, CLASSES[kind]), "forward", forward)
    [found] = finder.find(PICTURE, ["nut"])
    assert found.xyxy == (60, 20, 120, 80)
    assert found.probability == pytest.approx(0.8, abs=1e-5)
    assert 0.4 < found.mask.mean() < 0.6

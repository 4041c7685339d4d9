from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.candidates import Exemplar
from llm4ad.vision.foundation.finder import load_foundation
from llm4ad.vision.foundation.settings import FoundationSettings
from tests.vision.foundation.known import HIGH, PICTURE, WIDE, answer, half_masks, logit

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
transformers: Any = pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)
modeling_sam3 = import_module("transformers.models.sam3.modeling_sam3")

RANDOM = np.random.default_rng(5).integers(0, 256, (80, 120, 3), dtype=np.uint8)
OTHER = np.random.default_rng(6).integers(0, 256, (60, 50, 3), dtype=np.uint8)


def detector(checkpoints: Any, kind: str = "sam3", **changes: Any) -> Any:
    settings = FoundationSettings(device="cpu", **changes)
    return load_foundation(f"sam3:{checkpoints[kind]}", settings)._models.detector


@pytest.fixture
def every_score(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the floor be nothing, so that random weights have answers to compare."""
    monkeypatch.setattr("llm4ad.vision.foundation.candidates.FLOOR", 0.0)


def test_known_answers_become_parts(checkpoints: Any, monkeypatch: pytest.MonkeyPatch):
    boxes = np.array([[10, 20, 50, 60], [60, 0, 120, 40], [70, 60, 140, 80]])
    asked: list[int] = []

    def forward(_: Any, vision_embeds: Any, text_embeds: Any, attention_mask: Any) -> Any:
        asked.append(len(attention_mask))
        assert len(vision_embeds.fpn_hidden_states[0]) == len(text_embeds.pooler_output)
        logits = torch.full((2, 3), logit(0.001))
        # Queries are sorted: nut, red apple.
        logits[0, 0], logits[1, 1], logits[1, 2] = logit(0.9), logit(0.6), logit(0.5)
        masks = half_masks(boxes.clip(0, [WIDE, HIGH] * 2), 40)
        return answer(
            pred_logits=logits,
            presence_logits=torch.tensor([[logit(0.8)], [logit(0.5)]]),
            pred_boxes=torch.tensor(boxes / [WIDE, HIGH, WIDE, HIGH]).float().expand(2, 3, 4),
            pred_masks=masks.expand(2, *masks.shape),
        )

    finder = load_foundation(f"sam3:{checkpoints['sam3']}", FoundationSettings(device="cpu"))
    monkeypatch.setattr(transformers.Sam3Model, "forward", forward)
    found = finder.find(PICTURE, ["red apple", "nut"])
    assert asked == [2]
    assert [(part.name, part.xyxy, round(part.probability, 5)) for part in found] == [
        ("nut", (10, 20, 50, 60), 0.72),
        ("red apple", (60, 0, 120, 40), 0.3),
        ("red apple", (70, 60, 120, 80), 0.25),
    ]
    nut, apple, _ = found
    assert nut.mask[2:-2, 2:18].all()
    assert not nut.mask[:, 23:].any()
    assert apple.mask[2:-2, 2:28].all()
    assert not apple.mask[:, 33:].any()


@pytest.mark.usefixtures("every_score")
@pytest.mark.parametrize("kind", ["sam3", "sam3_video"])
def test_phrases_together_are_found_as_transformers_finds_each(checkpoints: Any, kind: str):
    from llm4ad.vision.foundation.square import prepare

    ours = detector(checkpoints, kind)
    [found] = ours.detect([RANDOM], ["nut", "red apple", "screw"])
    model = transformers.Sam3Model.from_pretrained(checkpoints["sam3"]).eval()
    tokenizer = transformers.CLIPTokenizer.from_pretrained(checkpoints["sam3"])
    pixels = prepare([RANDOM], ours._preparation, "cpu")
    for i, phrase in enumerate(["nut", "red apple", "screw"]):
        tokens = tokenizer(phrase, padding="max_length", max_length=32, return_tensors="pt")
        with torch.inference_mode():
            outputs = model(pixel_values=pixels, **tokens)
        scores = outputs.pred_logits[0].sigmoid() * outputs.presence_logits[0].sigmoid()
        mine = found.take(np.flatnonzero(found.phrase == i))
        assert len(mine.score) == 20
        np.testing.assert_allclose(mine.score, scores, atol=1e-4)
        corners = outputs.pred_boxes[0].numpy() * [WIDE, HIGH, WIDE, HIGH]
        np.testing.assert_allclose(mine.xyxy, corners.clip(0, [WIDE, HIGH] * 2), atol=0.51)
        large = torch.nn.functional.interpolate(
            outputs.pred_masks.sigmoid(), (HIGH, WIDE), mode="bilinear", align_corners=False
        )[0].numpy()
        for (left, top, right, bottom), plane, mask in zip(
            mine.xyxy, large, mine.masks or (), strict=True
        ):
            assert np.mean((plane[top:bottom, left:right] > 0.5) == mask) > 0.99


def test_a_picture_is_encoded_once_for_all_phrases(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch
):
    encoded: list[int] = []
    encode = transformers.Sam3Model.get_vision_features
    monkeypatch.setattr(
        transformers.Sam3Model,
        "get_vision_features",
        lambda self, pixel_values: encoded.append(len(pixel_values)) or encode(self, pixel_values),
    )
    detector(checkpoints).detect([RANDOM, RANDOM], [f"nut {letter}" for letter in "abcdefghijk"])
    assert encoded == [2]


def test_another_input_size(checkpoints: Any, monkeypatch: pytest.MonkeyPatch):
    shapes: list[Any] = []
    encode = transformers.Sam3Model.get_vision_features
    monkeypatch.setattr(
        transformers.Sam3Model,
        "get_vision_features",
        lambda self, pixel_values: shapes.append(pixel_values.shape) or encode(self, pixel_values),
    )
    for kind in ("sam3", "sam3_video"):
        detector(checkpoints, kind, input_size=168).detect([RANDOM], ["nut"])
    assert shapes == [(1, 3, 168, 168)] * 2
    with pytest.raises(ModelError, match="100 is no multiple of 14"):
        detector(checkpoints, input_size=100)


def test_a_name_that_is_too_long(checkpoints: Any):
    with pytest.raises(ModelError, match="too long for SAM 3"):
        detector(checkpoints).detect([RANDOM], ["screw " * 40])


def pooled(features: Any, boxes: Any, size: int) -> Any:
    """Pool the middles of a grid over each box: what the tests need of torchvision's roi_align."""
    planes = []
    for plane, mine in zip(features, boxes, strict=True):
        high, wide = plane.shape[1:]
        for left, top, right, bottom in mine.tolist():
            steps = (torch.arange(size) + 0.5) / size
            rows = (top + steps * (bottom - top)).long().clamp(0, high - 1)
            columns = (left + steps * (right - left)).long().clamp(0, wide - 1)
            planes.append(plane[:, rows][:, :, columns])
    return torch.stack(planes)


@pytest.fixture
def torchvision(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for torchvision, of which there is no build for every torch."""
    fake = SimpleNamespace(ops=SimpleNamespace(roi_align=pooled))
    monkeypatch.setattr(modeling_sam3, "torchvision", fake, raising=False)


@pytest.mark.usefixtures("every_score", "torchvision")
def test_exemplars_of_the_same_picture_are_found_as_transformers_finds_them(checkpoints: Any):
    from llm4ad.vision.foundation.square import prepare

    boxes = np.array([[30, 10, 90, 60], [0, 0, 40, 40]])
    ours = detector(checkpoints)
    ours.show("nut", [Exemplar(RANDOM, boxes)])
    [found] = ours.detect([RANDOM], ["red apple", "nut"])
    model = transformers.Sam3Model.from_pretrained(checkpoints["sam3"]).eval()
    tokenizer = transformers.CLIPTokenizer.from_pretrained(checkpoints["sam3"])
    tokens = tokenizer("nut", padding="max_length", max_length=32, return_tensors="pt")
    middles = np.concatenate([(boxes[:, :2] + boxes[:, 2:]) / 2, boxes[:, 2:] - boxes[:, :2]], 1)
    relative = torch.tensor(middles / [WIDE, HIGH, WIDE, HIGH]).float()[None]
    with torch.inference_mode():
        outputs = model(
            pixel_values=prepare([RANDOM], ours._preparation, "cpu"),
            input_boxes=relative,
            input_boxes_labels=torch.ones(1, 2, dtype=torch.long),
            **tokens,
        )
    scores = outputs.pred_logits[0].sigmoid() * outputs.presence_logits[0].sigmoid()
    mine = found.score[found.phrase == 1]
    np.testing.assert_allclose(mine, scores, atol=1e-4)
    [words] = detector(checkpoints).detect([RANDOM], ["nut"])
    assert np.abs(words.score - mine).max() > 1e-4


@pytest.mark.usefixtures("every_score", "torchvision")
def test_exemplars_of_other_pictures_matter(checkpoints: Any):
    ours = detector(checkpoints)
    ours.show("nut", [Exemplar(OTHER, np.array([[5, 5, 30, 40]]))])
    ours.show(
        "screw",
        [Exemplar(OTHER, np.array([[5, 5, 30, 40]])), Exemplar(RANDOM, np.array([[0, 0, 9, 9]]))],
    )
    [found] = ours.detect([RANDOM], ["nut", "red apple", "screw"])
    alone = detector(checkpoints)
    alone.show("nut", [Exemplar(OTHER, np.array([[5, 5, 30, 40]]))])
    [nut] = alone.detect([RANDOM], ["nut"])
    np.testing.assert_allclose(found.score[found.phrase == 0], nut.score, atol=1e-4)
    [words] = detector(checkpoints).detect([RANDOM], ["nut"])
    assert np.abs(words.score - nut.score).max() > 1e-4


@pytest.mark.skipif(hasattr(modeling_sam3, "torchvision"), reason="torchvision is installed here")
def test_exemplars_without_torchvision_tell_what_to_install(checkpoints: Any):
    with pytest.raises(ModelError, match="pip install torchvision; phrases alone work without"):
        detector(checkpoints).show("nut", [Exemplar(RANDOM, np.array([[0, 0, 9, 9]]))])

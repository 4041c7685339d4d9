from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.candidates import Exemplar
from llm4ad.vision.foundation.finder import load_foundation
from llm4ad.vision.foundation.settings import FoundationSettings
from llm4ad.vision.picture import Picture
from tests.vision.foundation.known import PICTURE, WIDE, centred, logit

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
transformers: Any = pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)
CPU = FoundationSettings(device="cpu")
RANDOM = np.random.default_rng(5).integers(0, 256, (80, 120, 3), dtype=np.uint8)


def detector(checkpoints: Any, **changes: Any) -> Any:
    settings = FoundationSettings(device="cpu", **changes)
    return load_foundation(f"owlv2:{checkpoints['owlv2']}", settings)._models.detector


@pytest.fixture
def every_score(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the floor be nothing, so that random weights have answers to compare."""
    monkeypatch.setattr("llm4ad.vision.foundation.candidates.FLOOR", 0.0)


def test_known_boxes_are_those_of_the_padded_square(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch
):
    boxes = [(10, 20, 50, 60), (60, 0, 120, 40), (30, 60, 60, 110), (0, 90, 40, 120)]
    logits = torch.full((1, 4, 2), logit(0.001))
    # Queries are sorted: nut, red apple.
    logits[0, 0, 0], logits[0, 1, 1] = logit(0.9), logit(0.7)
    logits[0, 2, 1], logits[0, 3, 0] = logit(0.6), logit(0.8)
    owl = transformers.Owlv2ForObjectDetection
    finder = load_foundation(f"owlv2:{checkpoints['owlv2']}", CPU)
    monkeypatch.setattr(owl, "class_predictor", lambda *_: (logits, None))
    # The square has the longer side of the picture; what lies below the picture is padding.
    monkeypatch.setattr(owl, "box_predictor", lambda *_: centred(boxes, WIDE, WIDE)[None])
    found = finder.find(PICTURE, ["red apple", "nut"])
    assert [(part.name, part.xyxy, round(part.probability, 5)) for part in found] == [
        ("nut", (10, 20, 50, 60), 0.9),
        ("red apple", (60, 0, 120, 40), 0.7),
        ("red apple", (30, 60, 60, 80), 0.6),
    ]


@pytest.mark.usefixtures("every_score")
def test_phrases_are_found_as_transformers_finds_them(checkpoints: Any):
    [ours] = detector(checkpoints).detect([RANDOM], ["nut", "red apple"])
    folder = checkpoints["owlv2"]
    processor = transformers.Owlv2ImageProcessorPil.from_pretrained(folder)
    tokenizer = transformers.CLIPTokenizer.from_pretrained(folder)
    model = transformers.Owlv2ForObjectDetection.from_pretrained(folder).eval()
    texts = ["a photo of a nut", "a photo of a red apple"]
    tokens = tokenizer(texts, padding="max_length", max_length=16, return_tensors="pt")
    with torch.inference_mode():
        outputs = model(**tokens, **processor(images=RANDOM, return_tensors="pt"))
    scores = outputs.logits[0].sigmoid().numpy()
    centres = outputs.pred_boxes[0].numpy() * WIDE
    corners = np.concatenate(
        [centres[:, :2] - centres[:, 2:] / 2, centres[:, :2] + centres[:, 2:] / 2], axis=1
    ).clip(0, [120, 80, 120, 80])
    inside = (np.rint(corners[:, 2:]) > np.rint(corners[:, :2])).all(axis=1)
    np.testing.assert_allclose(ours.score, scores[inside].ravel(), atol=1e-4)
    np.testing.assert_allclose(ours.xyxy[ours.phrase == 0], corners[inside], atol=0.51)


@pytest.mark.usefixtures("every_score")
def test_an_exemplar_finds_what_transformers_finds_with_its_crop(checkpoints: Any):
    ours = detector(checkpoints)
    ours.show("nut", [Exemplar(RANDOM, np.array([[30, 10, 90, 60]]))])
    [found] = ours.detect([RANDOM], ["red apple", "nut"])
    folder = checkpoints["owlv2"]
    processor = transformers.Owlv2ImageProcessorPil.from_pretrained(folder)
    model = transformers.Owlv2ForObjectDetection.from_pretrained(folder).eval()
    with torch.inference_mode():
        outputs = model.image_guided_detection(
            pixel_values=processor(images=RANDOM, return_tensors="pt").pixel_values,
            query_pixel_values=processor(
                images=RANDOM[10:60, 30:90], return_tensors="pt"
            ).pixel_values,
        )
    scores = np.sort(outputs.logits[0, :, 0].sigmoid().numpy())
    mine = np.sort(found.score[found.phrase == 1])
    assert len(mine) > 10
    assert all(np.abs(scores - score).min() < 1e-4 for score in mine)
    [again] = ours.detect([RANDOM], ["nut"])
    np.testing.assert_allclose(np.sort(again.score), mine, atol=1e-5)


@pytest.mark.usefixtures("every_score")
def test_several_exemplars_find_what_any_of_them_finds(checkpoints: Any):
    boxes = np.array([[30, 10, 90, 60], [0, 0, 40, 40]])
    ours = detector(checkpoints)
    for i, name in enumerate(["first", "second"]):
        ours.show(name, [Exemplar(RANDOM, boxes[i : i + 1])])
    ours.show("both", [Exemplar(RANDOM, boxes)])
    [found] = ours.detect([RANDOM], ["first", "both", "second"])
    each = [found.score[found.phrase == i] for i in range(3)]
    np.testing.assert_allclose(each[1], np.maximum(each[0], each[2]), atol=1e-5)


@pytest.mark.usefixtures("every_score")
def test_another_input_size_finds_more_boxes(checkpoints: Any):
    square = np.ascontiguousarray(RANDOM[:, :80])
    [small] = detector(checkpoints).detect([square], ["nut"])
    [large] = detector(checkpoints, input_size=128).detect([square], ["nut"])
    assert len(small.score) <= 36 < len(large.score) <= 64


def test_what_owlv2_cannot_do_is_told(checkpoints: Any):
    with pytest.raises(ModelError, match="100 is no multiple of 16"):
        detector(checkpoints, input_size=100)
    with pytest.raises(ModelError, match="too long for OWLv2"):
        detector(checkpoints).detect([RANDOM], ["screw " * 20])


def test_exemplars_must_lie_in_their_picture():
    with pytest.raises(ValueError, match="do not lie in the picture"):
        Exemplar(RANDOM, np.array([[0, 0, 121, 10]]))


def test_exemplars_belong_to_the_fingerprint(checkpoints: Any):
    shown = {"nut": [Exemplar(RANDOM, np.array([[30, 10, 90, 60]]))]}
    text = f"owlv2:{checkpoints['owlv2']}"
    plain, taught = load_foundation(text, CPU), load_foundation(text, CPU, exemplars=shown)
    assert plain.fingerprint != taught.fingerprint
    found = [one.find(Picture("x", RANDOM), ["nut"]) for one in (plain, taught)]
    assert [part.probability for part in found[0]] != [part.probability for part in found[1]]

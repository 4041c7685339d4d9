from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.candidates import Exemplar
from llm4ad.vision.foundation.finder import load_foundation
from llm4ad.vision.foundation.settings import FoundationSettings
from tests.vision.foundation.known import HIGH, PICTURE, WIDE, answer, centred, logit

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
transformers: Any = pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)
from llm4ad.vision.foundation.grounding import pack_prompts  # noqa: E402
from tests.vision.foundation.checkpoints import BERT_STOP, WORDS, bert_tokenizer  # noqa: E402

TORCH = FoundationSettings(runtime="torch", device="cpu")
KINDS = {
    "llmdet": ("mm-grounding-dino", "MMGroundingDinoForObjectDetection"),
    "mm-grounding-dino": ("mm-grounding-dino", "MMGroundingDinoForObjectDetection"),
    "grounding-dino": ("grounding-dino", "GroundingDinoForObjectDetection"),
}


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return bert_tokenizer()


def test_all_phrases_are_in_one_prompt_each_with_its_own_tokens(tokenizer: Any):
    [prompt] = pack_prompts(["nut", "red apple", "screw"], tokenizer, 256)
    assert tokenizer.decode(prompt.token_ids) == "[CLS] nut. red apple. screw. [SEP]"
    words = {i: tokenizer.decode(prompt.token_ids[a:b]) for i, (a, b) in prompt.spans.items()}
    assert words == {0: "nut", 1: "red apple", 2: "screw"}


def test_words_of_several_tokens_are_spanned_whole(tokenizer: Any):
    [prompt] = pack_prompts(["nutty", "long screws"], tokenizer, 256)
    start, end = prompt.spans[0]
    assert end - start == 3  # nut ##t ##y
    assert prompt.spans[1][1] - prompt.spans[1][0] == len(tokenizer.tokenize("long screws"))


def test_a_full_stop_in_a_name_does_not_end_its_phrase(tokenizer: Any):
    [prompt] = pack_prompts(["no. screw?", "nut"], tokenizer, 256)
    assert prompt.token_ids.count(BERT_STOP) == 2
    assert 1029 not in prompt.token_ids


def test_too_many_phrases_take_several_prompts(tokenizer: Any):
    phrases = [f"{first} {second}" for first in WORDS for second in WORDS]
    prompts = pack_prompts(phrases, tokenizer, 64)
    assert all(len(prompt.token_ids) <= 64 for prompt in prompts)
    assert sorted(i for prompt in prompts for i in prompt.spans) == list(range(len(phrases)))


@pytest.mark.parametrize(("phrase", "told"), [("nut " * 300, "too long"), ("?!.", "no word")])
def test_names_that_cannot_be_looked_for(tokenizer: Any, phrase: str, told: str):
    with pytest.raises(ModelError, match=told):
        pack_prompts(["screw", phrase if told == "too long" else ".?"], tokenizer, 256)


@settings(max_examples=30)
@given(st.lists(st.text("abcnut .?-'", min_size=1, max_size=12), min_size=1, max_size=8))
def test_spans_never_overlap(phrases: list[str]):
    tokenizer = _TOKENIZER
    try:
        prompts = pack_prompts(phrases, tokenizer, 40)
    except ModelError:
        return
    for prompt in prompts:
        places = [set(range(*span)) for span in prompt.spans.values()]
        assert len(set().union(*places)) == sum(map(len, places))
        separators = [i for i, token in enumerate(prompt.token_ids) if token == BERT_STOP]
        assert not set().union(*places) & set(separators)


_TOKENIZER = bert_tokenizer()


def known_forward(boxes: Any, scores: dict[int, dict[int, float]]) -> Any:
    """Return a forward pass with these boxes, and probabilities by box and place of a token."""

    def forward(_: Any, pixel_values: Any, input_ids: Any) -> Any:
        count = len(pixel_values)
        logits = torch.full((count, boxes.shape[1], 256), -float("inf"))
        logits[:, :, : input_ids.shape[1]] = logit(0.001)
        for box, by_token in scores.items():
            for token, probability in by_token.items():
                logits[:, box, token] = logit(probability)
        return answer(logits=logits, pred_boxes=boxes.expand(count, -1, -1))

    return forward


@pytest.mark.parametrize("kind", KINDS)
def test_known_boxes_become_the_parts_of_their_own_phrases(
    checkpoints: Any, monkeypatch: pytest.MonkeyPatch, kind: str
):
    boxes = [(10, 20, 50, 60), (60, 0, 120, 40), (-30, 70, 30, 95), (5, 5, 9, 9)]
    # Queries are sorted: [CLS] nut . red apple . [SEP]
    scores = {0: {1: 0.9}, 1: {3: 0.3, 4: 0.7, 2: 0.99, 0: 0.99}, 2: {4: 0.06}, 3: {1: 0.04}}
    folder, network = KINDS[kind]
    finder = load_foundation(f"{kind}:{checkpoints[folder]}", TORCH)
    monkeypatch.setattr(
        getattr(transformers, network),
        "forward",
        known_forward(centred(boxes, WIDE, HIGH)[None], scores),
    )
    found = finder.find(PICTURE, ["the Red  Apple", "nut"])
    assert [(part.name, part.xyxy) for part in found] == [
        ("nut", (10, 20, 50, 60)),
        ("the Red  Apple", (60, 0, 120, 40)),
        ("the Red  Apple", (0, 70, 30, 80)),
    ]
    np.testing.assert_allclose([part.probability for part in found], [0.9, 0.7, 0.06], atol=1e-5)
    assert all(part.mask.all() for part in found)


def test_several_prompts_are_put_together(checkpoints: Any, monkeypatch: pytest.MonkeyPatch):
    calls: list[int] = []

    def forward(_: Any, pixel_values: Any, input_ids: Any) -> Any:
        calls.append(input_ids.shape[1])
        logits = torch.full((1, 1, 256), logit(0.001))
        logits[:, :, 1] = logit(0.8)  # the first phrase of each prompt
        return answer(logits=logits, pred_boxes=centred([(0, 0, 60, 80)], WIDE, HIGH)[None])

    finder = load_foundation(f"llmdet:{checkpoints['mm-grounding-dino']}", TORCH)
    monkeypatch.setattr(transformers.MMGroundingDinoForObjectDetection, "forward", forward)
    names = [f"{first} {second} {third}" for first in WORDS for second in WORDS for third in "ab"]
    found = finder.find(PICTURE, names)
    assert len(calls) == len(found) > 1
    assert all(length <= 256 for length in calls)


@pytest.mark.parametrize("kind", ["grounding-dino", "llmdet"])
def test_a_single_phrase_is_found_as_transformers_finds_it(checkpoints: Any, kind: str):
    folder, network = KINDS[kind]
    rng = np.random.default_rng(3)
    picture = rng.integers(0, 256, (70, 110, 3), dtype=np.uint8)
    detector = load_foundation(f"{kind}:{checkpoints[folder]}", TORCH)._models.detector
    [ours] = detector.detect([picture], ["red apple"])

    processor = transformers.GroundingDinoProcessor(
        transformers.GroundingDinoImageProcessorPil.from_pretrained(checkpoints[folder]),
        transformers.AutoTokenizer.from_pretrained(checkpoints[folder]),
    )
    model = getattr(transformers, network).from_pretrained(checkpoints[folder]).eval()
    inputs = processor(images=picture, text="red apple .", return_tensors="pt")
    with torch.inference_mode():
        outputs = model(**inputs)
    scores = outputs.logits[0, :, 1:3].sigmoid().max(-1).values
    outputs.logits = outputs.logits.clone()
    outputs.logits[:, :, 3:] = outputs.logits[:, :, :1] = -float("inf")
    [theirs] = processor.post_process_grounded_object_detection(
        outputs, inputs["input_ids"], threshold=0.05, text_threshold=0.05, target_sizes=[(70, 110)]
    )
    np.testing.assert_allclose(np.sort(ours.score), np.sort(scores[scores >= 0.05]), atol=1e-5)
    expected = theirs["boxes"].numpy().clip(0, [110, 70, 110, 70])
    expected = expected[(np.rint(expected[:, 2:]) > np.rint(expected[:, :2])).all(1)]
    np.testing.assert_allclose(ours.xyxy, expected, atol=0.51)


def test_the_input_size_is_the_shorter_side(checkpoints: Any, monkeypatch: pytest.MonkeyPatch):
    shapes: list[tuple[int, ...]] = []

    def forward(_: Any, pixel_values: Any, input_ids: Any) -> Any:
        shapes.append(tuple(pixel_values.shape))
        return answer(logits=torch.full((1, 1, 256), -9.0), pred_boxes=torch.zeros(1, 1, 4))

    monkeypatch.setattr(transformers.MMGroundingDinoForObjectDetection, "forward", forward)
    for size in (None, 64):
        settings = FoundationSettings(runtime="torch", device="cpu", input_size=size)
        finder = load_foundation(f"llmdet:{checkpoints['mm-grounding-dino']}", settings)
        assert finder.find(PICTURE, ["nut"]) == []
    assert shapes == [(1, 3, 96, 144), (1, 3, 64, 96)]


def test_exemplars_are_refused(checkpoints: Any):
    finder = load_foundation(f"llmdet:{checkpoints['mm-grounding-dino']}", TORCH)
    with pytest.raises(ModelError, match="use owlv2 or sam3"):
        finder._models.detector.show("nut", [Exemplar(PICTURE.rgb, np.array([[0, 0, 9, 9]]))])

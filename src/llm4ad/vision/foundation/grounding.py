"""Grounding DINO, MM-Grounding-DINO and LLMDet: all phrases of a picture in one forward pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.arithmetic import inference
from llm4ad.vision.foundation.candidates import Candidates, Exemplar, to_candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.arithmetic import Format

# A full stop ends a phrase for these networks, and so does a question mark.
_ENDS = re.compile(r"[.?]+")


@dataclass(frozen=True, slots=True)
class Prompt:
    """Phrases in one text; ``spans`` say which tokens, start and end, belong to which phrase."""

    token_ids: tuple[int, ...]
    spans: dict[int, tuple[int, int]]


class Forward(Protocol):
    """A network of the family, in torch or in OpenVINO."""

    def __call__(
        self, pixels: NDArray[np.float32], token_ids: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return logits (B, boxes, tokens) and boxes (B, boxes, 4) as centre, width and height.

        Boxes are relative to the pixels (B, 3, H, W); ``token_ids`` is (B, T).
        """
        ...


class GroundingDetector:
    """Find phrases with a network that compares every box with every token of a text."""

    def __init__(
        self, forward: Forward, tokenizer: Any, processor: Any, tokens: int, input_size: int | None
    ) -> None:
        self._forward = forward
        self._tokenizer = tokenizer
        self._processor = processor
        self._tokens = tokens
        self._size = _edges(processor, input_size)

    def show(self, phrase: str, exemplars: Sequence[Exemplar]) -> None:
        """Raise ModelError: this network knows words only."""
        raise ModelError(
            f"exemplars of {phrase!r} ({len(exemplars)}) cannot be shown to the Grounding DINO "
            "family; use owlv2 or sam3"
        )

    def detect(
        self, pictures: Sequence[NDArray[np.uint8]], phrases: Sequence[str]
    ) -> list[Candidates]:
        """Find phrases in pictures of one size; one forward pass unless the text is too long."""
        pixels = self._processor(
            images=list(pictures),
            size=self._size,
            input_data_format="channels_last",
            return_tensors="np",
        )["pixel_values"]
        answers: list[tuple[Prompt, NDArray[np.float32], NDArray[np.float32]]] = []
        for prompt in pack_prompts(phrases, self._tokenizer, self._tokens):
            ids = np.repeat(np.array([prompt.token_ids], np.int64), len(pictures), axis=0)
            answers.append((prompt, *self._forward(np.ascontiguousarray(pixels, np.float32), ids)))
        return [
            _candidates(answers, i, picture.shape[:2], len(phrases))
            for i, picture in enumerate(pictures)
        ]


def torch_forward(model: Any, device: str, numbers: Format) -> Forward:
    """Return the network as torch runs it."""
    import torch

    def run(
        pixels: NDArray[np.float32], token_ids: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        with inference(device, numbers):
            answer = model(
                pixel_values=torch.as_tensor(pixels).to(device),
                input_ids=torch.as_tensor(token_ids).to(device),
            )
        return answer.logits.float().cpu().numpy(), answer.pred_boxes.float().cpu().numpy()

    return run


def pack_prompts(phrases: Sequence[str], tokenizer: Any, limit: int) -> list[Prompt]:
    """Put as many phrases into each text as ``limit`` tokens hold, and note where each one is.

    Raises ModelError for a phrase that is too long or has no token.
    """
    prompts: list[Prompt] = []
    waiting: dict[int, str] = {}
    for i, phrase in enumerate(phrases):
        alone = _prompt({i: phrase}, tokenizer)
        if len(alone.token_ids) > limit:
            raise ModelError(f"the part name {phrase!r} is too long for this model; shorten it")
        if waiting and len(_prompt(waiting | {i: phrase}, tokenizer).token_ids) > limit:
            prompts.append(_prompt(waiting, tokenizer))
            waiting = {}
        waiting[i] = phrase
    return [*prompts, _prompt(waiting, tokenizer)] if waiting else prompts


def _prompt(phrases: dict[int, str], tokenizer: Any) -> Prompt:
    text, places = "", dict[int, tuple[int, int]]()
    for i, phrase in phrases.items():
        words = _ENDS.sub(" ", phrase).strip()
        places[i] = (len(text), len(text) + len(words))
        text += f"{words} . "
    coded = tokenizer(text.rstrip(), return_offsets_mapping=True, verbose=False)
    starts, ends = np.array(coded["offset_mapping"]).T
    spans: dict[int, tuple[int, int]] = {}
    for i, (start, end) in places.items():
        mine = np.flatnonzero((starts < end) & (ends > start) & (ends > starts))
        if not mine.size:
            raise ModelError(f"the part name {phrases[i]!r} has no word to look for")
        spans[i] = (int(mine[0]), int(mine[-1]) + 1)
    return Prompt(tuple(coded["input_ids"]), spans)


def _candidates(
    answers: Sequence[tuple[Prompt, NDArray[np.float32], NDArray[np.float32]]],
    picture: int,
    size: tuple[int, int],
    phrases: int,
) -> Candidates:
    high, wide = size
    scores: list[NDArray[np.float32]] = []
    boxes: list[NDArray[np.float32]] = []
    for prompt, logits, centred in answers:
        mine = np.zeros((logits.shape[1], phrases), np.float32)
        for phrase, (start, end) in prompt.spans.items():
            mine[:, phrase] = _sigmoid(logits[picture, :, start:end].max(axis=-1))
        scores.append(mine)
        boxes.append(
            from_centres(centred[picture]) * np.array([wide, high, wide, high], np.float32)
        )
    return to_candidates(np.concatenate(scores), np.concatenate(boxes), size)


def from_centres(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return boxes (N, 4) of centre, width and height as left, top, right, bottom."""
    centre, half = boxes[:, :2], boxes[:, 2:] / 2
    return np.concatenate([centre - half, centre + half], axis=1, dtype=np.float32)


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-np.clip(logits, -60, 60)))).astype(np.float32)


def _edges(processor: Any, input_size: int | None) -> dict[str, int]:
    """Return the sizes that a picture is scaled to: the shorter side, and the longer at most."""
    shortest, longest = processor.size["shortest_edge"], processor.size["longest_edge"]
    if input_size is None:
        return {"shortest_edge": shortest, "longest_edge": longest}
    return {"shortest_edge": input_size, "longest_edge": round(longest * input_size / shortest)}

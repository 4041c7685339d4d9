"""SAM 3: every instance of a phrase, with its mask, in words or by exemplars."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.arithmetic import inference
from llm4ad.vision.foundation.candidates import Candidates, Exemplar, above_floor
from llm4ad.vision.foundation.loading import (
    Checkpoint,
    load_model,
    load_part,
    transformers_library,
)
from llm4ad.vision.foundation.memory import BatchSize
from llm4ad.vision.foundation.square import Preparation, cut_masks, prepare, read_preparation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.arithmetic import Format

PHRASES_AT_ONCE = 8


class Sam3Detector:
    """Find phrases, each by its words and the exemplars that were shown for it.

    A picture is encoded once; phrases are then looked for several at a time.
    """

    def __init__(
        self, model: Any, tokenizer: Any, preparation: Preparation, device: str, numbers: Format
    ) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._preparation = preparation
        self._device = device
        self._numbers: Format = numbers
        self._batch = BatchSize(PHRASES_AT_ONCE, within_another=True)
        self._prompts: dict[str, tuple[Any, Any]] = {}

    def show(self, phrase: str, exemplars: Sequence[Exemplar]) -> None:
        """Look for the words and for what these boxes hold, when asked for a phrase.

        The pictures of the exemplars may be others than those that are searched. Raises ModelError
        without torchvision, with which SAM 3 looks into boxes.
        """
        import torch

        if not hasattr(import_module("transformers.models.sam3.modeling_sam3"), "torchvision"):
            raise ModelError(
                "exemplars for SAM 3 need torchvision, in the build of your torch: "
                "pip install torchvision; phrases alone work without"
            )
        with inference(self._device, self._numbers):
            words, attended = self._worded(phrase)
            shown = [self._geometry(exemplar) for exemplar in exemplars]
            self._prompts[phrase] = (
                torch.cat([words, *(features for features, _ in shown)], dim=1),
                torch.cat([attended, *(valid for _, valid in shown)], dim=1),
            )

    def detect(
        self, pictures: Sequence[NDArray[np.uint8]], phrases: Sequence[str]
    ) -> list[Candidates]:
        """Find phrases in pictures of one size."""
        with inference(self._device, self._numbers):
            pixels = prepare(pictures, self._preparation, self._device)
            encoded = self._model.get_vision_features(pixel_values=pixels)
            return [
                self._in_picture(encoded, i, picture.shape[:2], phrases)
                for i, picture in enumerate(pictures)
            ]

    def _in_picture(
        self, encoded: Any, number: int, size: tuple[int, int], phrases: Sequence[str]
    ) -> Candidates:
        def look(some: Sequence[str]) -> list[Candidates]:
            answer = self._answer(encoded, number, some)
            return [_instances(answer, i, size) for i in range(len(some))]

        found = self._batch.run(look, list(phrases))
        return Candidates(
            np.repeat(np.arange(len(phrases)), [len(one.score) for one in found]),
            np.concatenate([one.score for one in found]),
            np.concatenate([one.xyxy for one in found]),
            tuple(mask for one in found for mask in one.masks or ()),
        )

    def _answer(self, encoded: Any, number: int, phrases: Sequence[str]) -> Any:
        from transformers.modeling_outputs import BaseModelOutputWithPooling

        words, attended = self._prompt_of(phrases)
        return self._model(
            vision_embeds=_repeated(encoded, number, len(phrases)),
            text_embeds=BaseModelOutputWithPooling(pooler_output=words),
            attention_mask=attended,
        )

    def _prompt_of(self, phrases: Sequence[str]) -> tuple[Any, Any]:
        """Return prompts (P, T, D), padded to the longest, and what of them counts (P, T)."""
        from torch.nn.utils.rnn import pad_sequence

        for phrase in phrases:
            if phrase not in self._prompts:
                self._prompts[phrase] = self._worded(phrase)
        parts = [self._prompts[phrase] for phrase in phrases]
        return (
            pad_sequence([words[0] for words, _ in parts], batch_first=True),
            pad_sequence([attended[0] for _, attended in parts], batch_first=True),
        )

    def _worded(self, phrase: str) -> tuple[Any, Any]:
        longest: int = self._model.config.text_config.max_position_embeddings
        tokens = self._tokenizer(
            phrase, padding="max_length", max_length=longest, return_tensors="pt"
        ).to(self._device)
        if tokens["input_ids"].shape[1] > longest:
            raise ModelError(f"the part name {phrase!r} is too long for SAM 3; shorten it")
        attended = tokens["attention_mask"]
        words = self._model.get_text_features(
            input_ids=tokens["input_ids"], attention_mask=attended
        )
        return words.pooler_output.float(), attended.bool()

    def _geometry(self, exemplar: Exemplar) -> tuple[Any, Any]:
        """Return boxes of a picture as a prompt for any picture: (1, boxes + 1, D) and validity."""
        import torch

        high, wide = exemplar.rgb.shape[:2]
        pixels = prepare([exemplar.rgb], self._preparation, self._device)
        encoded = self._model.get_vision_features(pixel_values=pixels)
        xyxy = exemplar.xyxy / np.array([wide, high, wide, high], np.float64)
        centred = np.concatenate(
            [(xyxy[:, :2] + xyxy[:, 2:]) / 2, xyxy[:, 2:] - xyxy[:, :2]], axis=1
        )
        boxes = torch.tensor(centred, dtype=torch.float32, device=self._device)[None]
        shown = torch.ones(boxes.shape[:2], dtype=torch.long, device=self._device)
        features = self._model.geometry_encoder(
            box_embeddings=boxes,
            box_mask=shown.bool(),
            box_labels=shown,
            img_feats=encoded.fpn_hidden_states[:-1],
            img_pos_embeds=encoded.fpn_position_encoding[:-1],
        )
        return features.last_hidden_state.float(), features.attention_mask.bool()


def load_sam3(
    checkpoint: Checkpoint, device: str, numbers: Format, input_size: int | None
) -> Sam3Detector:
    """Load the picture model of SAM 3, from its own checkpoint or from the video model's."""
    preparation = read_preparation(checkpoint).with_side(input_size)
    config = transformers_library(offline=False).AutoConfig.from_pretrained(
        checkpoint.folder, local_files_only=True
    )
    config = getattr(config, "detector_config", None) or config
    patch = config.vision_config.backbone_config.patch_size
    if preparation.side % patch:
        raise ModelError(
            f"an input size of {preparation.side} is no multiple of {patch}, as SAM 3 needs"
        )
    config.image_size = preparation.side
    model = load_model(checkpoint, device, config=config)
    tokenizer = load_part(checkpoint, "CLIPTokenizer")
    return Sam3Detector(model, tokenizer, preparation, device, numbers)


def _repeated(encoded: Any, number: int, times: int) -> Any:
    """Return the features of one picture, seen so many times; nothing is copied."""

    def one(levels: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            level[min(number, len(level) - 1)].expand(times, *level.shape[1:]) for level in levels
        )

    return type(encoded)(
        fpn_hidden_states=one(encoded.fpn_hidden_states),
        fpn_position_encoding=one(encoded.fpn_position_encoding),
    )


def _instances(answer: Any, phrase: int, size: tuple[int, int]) -> Candidates:
    import torch

    present = answer.presence_logits[phrase].float().sigmoid()
    scores = (answer.pred_logits[phrase].float().sigmoid() * present).cpu().numpy()
    high, wide = size
    scale = np.array([wide, high, wide, high], np.float32)
    boxes = answer.pred_boxes[phrase].float().cpu().numpy() * scale
    found, places = above_floor(scores[:, None], boxes, size)
    planes = answer.pred_masks[phrase][torch.as_tensor(places).to(answer.pred_masks.device)]
    masks = cut_masks(planes.float().sigmoid(), found.xyxy, size, 0.5)
    return Candidates(found.phrase, found.score, found.xyxy, tuple(masks))

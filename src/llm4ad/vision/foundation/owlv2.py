"""OWLv2: phrases, or pictures of a part, against a picture that is encoded once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.arithmetic import inference
from llm4ad.vision.foundation.candidates import Candidates, Exemplar, to_candidates
from llm4ad.vision.foundation.grounding import from_centres
from llm4ad.vision.foundation.loading import Checkpoint, load_model, load_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.arithmetic import Format

PROMPT = "a photo of a {}"  # what it was trained and published with


class OwlDetector:
    """Find phrases, each by its words or by the exemplars that were shown for it.

    Exemplars take the place of the words: what looks most like any of them is found.
    """

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        processor: Any,
        device: str,
        numbers: Format,
        input_size: int | None,
    ) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._processor = processor
        self._device = device
        self._numbers: Format = numbers
        self._own_size = input_size is None
        side = input_size or processor.size["height"]
        patch = model.config.vision_config.patch_size
        if side % patch:
            raise ModelError(f"an input size of {side} is no multiple of {patch}, as OWLv2 needs")
        self._size = {"height": side, "width": side}
        self._queries: dict[str, Any] = {}

    def show(self, phrase: str, exemplars: Sequence[Exemplar]) -> None:
        """Look for what these boxes hold, from now on, when asked for a phrase."""
        with inference(self._device, self._numbers):
            self._queries[phrase] = self._stacked(
                [self._seen(crop) for exemplar in exemplars for crop in exemplar.crops()]
            )

    def detect(
        self, pictures: Sequence[NDArray[np.uint8]], phrases: Sequence[str]
    ) -> list[Candidates]:
        """Find phrases in pictures of one size."""
        with inference(self._device, self._numbers):
            features, boxes = self._encode(pictures)
            queries = [self._query(phrase) for phrase in phrases]
            asked = self._stacked(queries).expand(len(pictures), -1, -1)
            logits = self._model.class_predictor(features, asked)[0]
            scores = logits.float().sigmoid().cpu().numpy()
        owners = np.repeat(np.arange(len(phrases)), [len(query) for query in queries])
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        best = np.maximum.reduceat(scores, starts, axis=2)
        return [
            to_candidates(best[i], _in_pixels(boxes[i], picture), picture.shape[:2])
            for i, picture in enumerate(pictures)
        ]

    def _encode(self, pictures: Sequence[NDArray[np.uint8]]) -> tuple[Any, NDArray[np.float32]]:
        """Return features (B, patches, D) and boxes (B, patches, 4) relative to the square."""
        import torch

        pixels = self._processor(
            images=list(pictures),
            size=self._size,
            input_data_format="channels_last",
            return_tensors="np",
        )["pixel_values"]
        grid = self._model.image_embedder(
            torch.as_tensor(np.asarray(pixels, np.float32)).to(self._device),
            interpolate_pos_encoding=not self._own_size,
        )[0]
        features = grid.flatten(1, 2)
        boxes = self._model.box_predictor(features, grid, not self._own_size)
        return features, boxes.float().cpu().numpy()

    def _query(self, phrase: str) -> Any:
        """Return the embedding of a phrase (queries, D), computed once."""
        if phrase not in self._queries:
            self._queries[phrase] = self._worded(phrase)
        return self._queries[phrase]

    def _worded(self, phrase: str) -> Any:
        words = PROMPT.format(phrase)
        longest: int = self._model.config.text_config.max_position_embeddings
        tokens = self._tokenizer(
            words, padding="max_length", max_length=longest, return_tensors="pt"
        ).to(self._device)
        if tokens["input_ids"].shape[1] > longest:
            raise ModelError(f"the part name {phrase!r} is too long for OWLv2; shorten it")
        return self._model.owlv2.get_text_features(
            input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]
        ).pooler_output

    def _seen(self, crop: NDArray[np.uint8]) -> Any:
        """Return the embedding (1, D) of what is most of an object in a crop."""
        features, _ = self._encode([crop])
        _, classes = self._model.class_predictor(features)
        surest = self._model.objectness_predictor(features).argmax(dim=1)
        return classes[:, int(surest)]

    def _stacked(self, queries: Sequence[Any]) -> Any:
        import torch

        return torch.cat([query.float() for query in queries])


def load_owlv2(
    checkpoint: Checkpoint, device: str, numbers: Format, input_size: int | None
) -> OwlDetector:
    """Load OWLv2. Raises ModelError."""
    return OwlDetector(
        load_model(checkpoint, device),
        load_part(checkpoint, "CLIPTokenizer"),
        load_part(checkpoint, "Owlv2ImageProcessorPil"),
        device,
        numbers,
        input_size,
    )


def _in_pixels(boxes: NDArray[np.float32], picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Scale boxes by the longer side: the square is the picture, padded right or below."""
    return from_centres(boxes) * np.float32(max(picture.shape[:2]))

"""SAM 2, SAM 2.1 and EdgeTAM: masks from boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from llm4ad.vision.foundation.arithmetic import inference
from llm4ad.vision.foundation.loading import load_model
from llm4ad.vision.foundation.memory import BatchSize
from llm4ad.vision.foundation.square import Preparation, cut_masks, prepare, read_preparation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.arithmetic import Format
    from llm4ad.vision.foundation.loading import Checkpoint

BOXES_AT_ONCE = 64


class BoxFiller:
    """Fill boxes with masks; the picture is encoded once for all its boxes."""

    def __init__(self, model: Any, preparation: Preparation, device: str, numbers: Format) -> None:
        self._model = model
        self._preparation = preparation
        self._device = device
        self._numbers: Format = numbers
        self._batch = BatchSize(BOXES_AT_ONCE, within_another=True)

    def masks(self, picture: NDArray[np.uint8], xyxy: NDArray[np.intp]) -> list[NDArray[np.bool_]]:
        """Return the likeliest mask of each box, cropped to it; it may have no pixel."""
        if not len(xyxy):
            return []
        size = picture.shape[:2]
        with inference(self._device, self._numbers):
            pixels = prepare([picture], self._preparation, self._device)
            encoded = self._model.get_image_embeddings(pixels)

            def fill(boxes: Sequence[NDArray[np.intp]]) -> list[NDArray[np.bool_]]:
                planes = self._planes(encoded, np.stack(boxes), size)
                return cut_masks(planes, np.stack(boxes), size, 0.0)

            return self._batch.run(fill, list(xyxy))

    def _planes(self, encoded: Any, xyxy: NDArray[np.intp], size: tuple[int, int]) -> Any:
        import torch

        high, wide = size
        scale = self._preparation.side / np.array([wide, high, wide, high], np.float32)
        boxes = torch.as_tensor((xyxy * scale).astype(np.float32)).to(self._device)
        answer = self._model(
            image_embeddings=encoded, input_boxes=boxes[None], multimask_output=False
        )
        return answer.pred_masks[0, :, 0]


def load_mask_maker(checkpoint: Checkpoint, device: str, numbers: Format) -> BoxFiller:
    """Load a mask maker. Raises ModelError."""
    preparation = read_preparation(checkpoint)
    return BoxFiller(load_model(checkpoint, device), preparation, device, numbers)

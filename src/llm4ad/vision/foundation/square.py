"""Pictures scaled to the square that SAM networks see, and masks scaled back, without torchvision.

The image processors that transformers brings for these models want torchvision. The same is done
here with torch alone; all numbers come from the files of the model.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from llm4ad.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.loading import Checkpoint

_MODES = {2: "bilinear", 3: "bicubic"}  # by the numbers of Pillow
_STEPS = ("do_resize", "do_rescale", "do_normalize")
_NUMBERS = ("size", "resample", "rescale_factor", "image_mean", "image_std")


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a picture becomes the input of a network: scaled to ``side``, then shifted and scaled."""

    side: int
    mode: str
    factor: float
    mean: tuple[float, ...]
    std: tuple[float, ...]

    def with_side(self, side: int | None) -> Preparation:
        """Return the same for another side, or itself."""
        return self if side is None else replace(self, side=side)


def read_preparation(checkpoint: Checkpoint) -> Preparation:
    """Read what a model's image processor does. Raises ModelError where a number is not told."""
    content = checkpoint.read_json("preprocessor_config.json")
    if not content:
        content = checkpoint.read_json("processor_config.json").get("image_processor", content)
    where = f"{checkpoint.folder}: the preprocessor_config.json"
    missing = [name for name in _NUMBERS if content.get(name) is None]
    if missing:
        raise ModelError(f"{where} lacks {missing[0]!r}; copy all files of the model")
    off = [name for name in _STEPS if not content.get(name, True)]
    sides = {content["size"].get("height"), content["size"].get("width")}
    if off or content["resample"] not in _MODES or None in sides or len(sides) > 1:
        raise ModelError(
            f"{where} asks for a picture that is prepared in another way than to a square; "
            "take the model as it was published"
        )
    return Preparation(
        content["size"]["height"],
        _MODES[content["resample"]],
        float(content["rescale_factor"]),
        tuple(content["image_mean"]),
        tuple(content["image_std"]),
    )


def prepare(pictures: Sequence[NDArray[np.uint8]], preparation: Preparation, device: str) -> Any:
    """Return RGB pictures (H, W, 3) of one size as a tensor (B, 3, side, side) of float32."""
    import torch

    stacked = torch.as_tensor(np.stack(pictures)).to(device).permute(0, 3, 1, 2)
    side = (preparation.side, preparation.side)
    # Scaled in whole numbers on a CPU, rounded to them on a GPU: what torchvision does as well.
    scaled = torch.nn.functional.interpolate(
        stacked if device == "cpu" else stacked.float(),
        size=side,
        mode=preparation.mode,
        antialias=True,
    )
    whole = scaled.float().round().clamp(0, 255)
    mean = torch.tensor(preparation.mean, device=device).view(1, 3, 1, 1) / preparation.factor
    std = torch.tensor(preparation.std, device=device).view(1, 3, 1, 1) / preparation.factor
    return (whole - mean) / std


def cut_masks(
    planes: Any, xyxy: NDArray[np.intp], size: tuple[int, int], threshold: float
) -> list[NDArray[np.bool_]]:
    """Return masks cropped to boxes (N, 4) of a picture of ``size`` (height, width).

    ``planes`` (N, h, w) is a tensor over the whole picture; a pixel belongs to the mask where it
    is above ``threshold`` after scaling.
    """
    import torch

    masks: list[NDArray[np.bool_]] = []
    # One at a time: all of them at full size may need gigabytes.
    for plane, (left, top, right, bottom) in zip(planes, xyxy.tolist(), strict=True):
        large = torch.nn.functional.interpolate(
            plane[None, None].float(), size=size, mode="bilinear", align_corners=False
        )
        inside = large[0, 0, top:bottom, left:right] > threshold
        masks.append(inside.cpu().numpy().copy())
    return masks

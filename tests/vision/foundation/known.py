"""Known answers, to be put in the place of what a network computes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from llm4ad.vision.picture import Picture

WIDE, HIGH = 120, 80  # no picture here is square
PICTURE = Picture("known", np.full((HIGH, WIDE, 3), 127, np.uint8))


def logit(probability: float) -> float:
    """Return the number that a sigmoid turns into a probability."""
    return float(np.log(probability / (1 - probability)))


def centred(boxes: list[tuple[float, float, float, float]], wide: float, high: float) -> Any:
    """Return pixel boxes as a tensor (N, 4) of relative centres, widths and heights."""
    import torch

    array = np.array(boxes, np.float64).reshape(-1, 4) / [wide, high, wide, high]
    middle = (array[:, :2] + array[:, 2:]) / 2
    return torch.tensor(np.concatenate([middle, array[:, 2:] - array[:, :2]], axis=1)).float()


def answer(**fields: Any) -> SimpleNamespace:
    """Return what a network answers."""
    return SimpleNamespace(**fields)


def half_masks(boxes: NDArray[np.intp], side: int) -> Any:
    """Return logits (N, side, side) over the whole picture: the left half of each box."""
    import torch

    planes = torch.full((len(boxes), side, side), -8.0)
    for plane, (left, top, right, bottom) in zip(planes, boxes.tolist(), strict=True):
        middle = (left + right) / 2
        plane[
            round(top * side / HIGH) : round(bottom * side / HIGH),
            round(left * side / WIDE) : round(middle * side / WIDE),
        ] = 8.0
    return planes

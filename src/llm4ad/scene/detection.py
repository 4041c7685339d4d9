from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Detection:
    """One part found in one picture, before it is measured.

    ``xyxy`` is the box in pixels, right and bottom exclusive; ``mask`` is boolean and cropped to
    that box, shape (bottom - top, right - left); ``probability`` in [0, 1] says how sure the
    finder is that the part is there.
    """

    name: str
    xyxy: tuple[int, int, int, int]
    mask: NDArray[np.bool_]
    probability: float

    def __post_init__(self) -> None:
        left, top, right, bottom = self.xyxy
        if self.mask.shape != (bottom - top, right - left) or left < 0 or top < 0:
            raise ValueError(f"mask of shape {self.mask.shape} does not fit the box {self.xyxy!r}")
        if not self.mask.any():
            raise ValueError(f"the mask of {self.name!r} at {self.xyxy!r} has no pixel")
        if not 0 <= self.probability <= 1:
            raise ValueError(f"probability {self.probability!r} is not in [0, 1]")

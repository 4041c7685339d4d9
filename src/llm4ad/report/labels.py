"""The words on an overlay: the strip with the verdict, and the labels of what is marked."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from llm4ad.report.marks import Colour
    from llm4ad.verdict.finding import VerdictName

    Rgb = NDArray[np.uint8]
    Box = tuple[float, float, float, float]

_STRIP_COLOURS: dict[VerdictName, Colour] = {
    "normal": (38, 102, 66),
    "anomalous": (176, 28, 32),
    "undecided": (150, 94, 0),
}
_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (20, 20, 20)
_MOST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The label of something marked: numbers of findings, a name, and the box xyxy to sit at."""

    numbers: tuple[int, ...]
    name: str
    xyxy: Box
    colour: Colour

    @property
    def texts(self) -> list[str]:
        """Return what it may say, the fullest first."""
        numbers = ", ".join(str(number) for number in self.numbers[:_MOST_NUMBERS])
        if len(self.numbers) > _MOST_NUMBERS:
            numbers += f" +{len(self.numbers) - _MOST_NUMBERS}"
        return [f"{numbers}  {self.name}", numbers] if is_drawable(self.name) else [numbers]


def is_drawable(text: str) -> bool:
    """Tell whether the built-in font has all letters of a text, and it is short enough."""
    return 0 < len(text) <= 40 and text.isascii() and text.isprintable()


def font_size(canvas: Rgb) -> int:
    """Return the size of all text on a picture of this size, in pixels."""
    return max(14, round(max(canvas.shape[:2]) / 52))


def strip_height(size: int) -> int:
    """Return the height of the strip for a font of this size, in pixels."""
    return round(size * 1.8)


@functools.lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)


def draw_strip(canvas: Rgb, verdict: VerdictName, score: float) -> Rgb:
    """Return the picture with a strip on top that says the verdict and the anomaly score."""
    size = font_size(canvas)
    empty, start = _strip(canvas.shape[1], size, verdict)
    strip = empty.copy()
    draw = ImageDraw.Draw(strip)
    where = (start, strip.height / 2)
    draw.text(where, f"score {score:.2f}", _WHITE, _font(size), anchor="lm")
    return np.concatenate([np.asarray(strip), canvas])


@functools.lru_cache(maxsize=8)
def _strip(width: int, size: int, verdict: VerdictName) -> tuple[Image.Image, float]:
    """Return a strip with the verdict, and where the score begins."""
    strip = Image.new("RGB", (width, strip_height(size)), _STRIP_COLOURS[verdict])
    draw = ImageDraw.Draw(strip)
    draw.text((size * 0.7, strip.height / 2), verdict, _WHITE, _font(size), anchor="lm")
    return strip, size * 1.4 + draw.textlength(verdict, _font(size))


def draw_labels(canvas: Rgb, labels: Sequence[Label]) -> None:
    """Draw each label beside its box where no earlier label is; one without room stays out."""
    size = font_size(canvas)
    taken = np.empty((0, 4))
    for label in labels:
        placed = _place(label, taken, (canvas.shape[1], canvas.shape[0]), size)
        if placed is not None:
            taken = np.vstack([taken, placed[1]])
            _draw_label(canvas, *placed, label.colour, size)


def _draw_label(canvas: Rgb, text: str, box: Box, colour: Colour, size: int) -> None:
    # Drawn on a piece of the canvas: to turn all of it into an image and back costs more.
    left, top = max(math.floor(box[0]) - 1, 0), max(math.floor(box[1]) - 1, 0)
    piece = canvas[top : math.ceil(box[3]) + 2, left : math.ceil(box[2]) + 2]
    picture = Image.fromarray(piece)
    draw = ImageDraw.Draw(picture)
    box = (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
    ink = _WHITE if sum(colour) < 400 else _BLACK
    draw.rounded_rectangle(box, radius=size * 0.25, fill=colour, outline=_BLACK)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    draw.text(middle, text, ink, _font(size), anchor="mm")
    piece[:] = np.asarray(picture)


def _place(
    label: Label, taken: NDArray[np.float64], canvas_size: tuple[int, int], size: int
) -> tuple[str, Box] | None:
    """Return the fullest text that finds a free box, and the box; None where nothing does."""
    for text in label.texts:
        width = _font(size).getlength(text) + 0.8 * size
        for box in _candidates(label.xyxy, width, size * 1.4, canvas_size):
            if not _overlaps(box, taken):
                return text, box
    return None


def _candidates(
    around: Box, width: float, height: float, canvas_size: tuple[int, int]
) -> Iterator[Box]:
    """Yield boxes for a label: above, below, beside, then inside; all within the canvas."""
    left, top, right, bottom = around
    gap = height * 0.2
    starts = [
        (left, top - height - gap),
        (left, bottom + gap),
        (right + gap, top),
        (left - width - gap, top),
        (right - width, top - height - gap),
        (right - width, bottom + gap),
        (left + gap, top + gap),
        ((left + right - width) / 2, (top + bottom - height) / 2),
    ]
    for x, y in starts:
        inside_x = min(max(x, 0), max(canvas_size[0] - width - 1, 0))
        inside_y = min(max(y, 0), max(canvas_size[1] - height - 1, 0))
        yield inside_x, inside_y, inside_x + width, inside_y + height


def _overlaps(box: Box, taken: NDArray[np.float64]) -> bool:
    left, top, right, bottom = box
    apart = (
        (taken[:, 2] <= left)
        | (taken[:, 0] >= right)
        | (taken[:, 3] <= top)
        | (taken[:, 1] >= bottom)
    )
    return not bool(apart.all())

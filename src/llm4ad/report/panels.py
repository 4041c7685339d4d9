"""One picture with several verdicts on it, side by side."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from llm4ad.report.overlay import draw_overlay
from llm4ad.report.whole_file import write_whole_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.verdict.finding import Verdict

_GAP = 12


def write_panels(path: Path, rgb: NDArray[np.uint8], verdicts: Sequence[Verdict]) -> None:
    """Write a PNG with the overlay of each verdict on one picture, RGB (H, W, 3), left to right."""
    panels = [draw_overlay(rgb, verdict) for verdict in verdicts]
    gap = np.full((panels[0].shape[0], _GAP, 3), 255, np.uint8)
    row = [piece for panel in panels for piece in (panel, gap)][:-1]
    stream = io.BytesIO()
    Image.fromarray(np.concatenate(row, axis=1)).save(stream, "PNG")
    write_whole_file(path, stream.getvalue())

"""Overlays as pictures inside the page, as many and as large as a page can bear."""

from __future__ import annotations

import base64
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from llm4ad.cores import available_cores
from llm4ad.errors import ResultError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from llm4ad.report.summary import Summary

THUMBNAIL_SIDE = 320
LARGE_SIDE = 900
WORD_BUDGET = 12_000_000
"""Bytes of the page for the words on the images."""
PICTURE_BUDGET = 26_000_000
"""Bytes of the page for all pictures together."""
THUMBNAIL_BUDGET = 15_000_000
"""Bytes of these for the small ones."""

_JPEG = (cv2.IMWRITE_JPEG_QUALITY, 78, cv2.IMWRITE_JPEG_OPTIMIZE, 1)
# How many times larger a picture has to be to be decoded at a share of its size.
_REDUCED = (
    (8, cv2.IMREAD_REDUCED_COLOR_8),
    (4, cv2.IMREAD_REDUCED_COLOR_4),
    (2, cv2.IMREAD_REDUCED_COLOR_2),
)
_AT_ONCE = 32  # so many pictures are prepared in vain, at most, where the budget ends
_MANY = 200
_TOO_MANY = 1000
_NORMAL_PICTURES = 50


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into the page: images by position in the run, the most important first."""

    listed: list[int]
    thumbnails: dict[int, str]
    large: dict[int, str]


def choose_content(folder: Path, summary: Summary) -> Content:
    """Choose the images that the page lists, and embed their overlays as data URIs.

    Up to 200 images have a thumbnail and a large picture; of more, normal ones have thumbnails
    only; of more than 1000, only the 50 highest scoring normal ones have a picture. Whatever is
    less important than what fits into the budgets is left out. Raises ResultError when an overlay
    cannot be read.
    """
    listed = _within_word_budget(summary)
    with_overlay = {place: name for place in listed if (name := summary.overlays[place])}
    normal = [place for place in with_overlay if summary.verdict(place) == "normal"]
    odd = [place for place in with_overlay if summary.verdict(place) != "normal"]
    images = len(summary.scores)
    drawn = [*odd, *(normal if images <= _TOO_MANY else normal[:_NORMAL_PICTURES])]
    paths = {place: folder / name for place, name in with_overlay.items()}
    thumbnails = _embed(drawn, paths, THUMBNAIL_SIDE, THUMBNAIL_BUDGET)
    enlarged = [place for place in (drawn if images <= _MANY else odd) if place in thumbnails]
    left = PICTURE_BUDGET - sum(map(len, thumbnails.values()))
    return Content(listed, thumbnails, _embed(enlarged, paths, LARGE_SIDE, left))


def _within_word_budget(summary: Summary) -> list[int]:
    order = summary.by_importance
    used = summary.page_bytes[order].cumsum()
    return order[used <= WORD_BUDGET].tolist()


def _embed(
    positions: Sequence[int], paths: dict[int, Path], longest_side: int, budget: int
) -> dict[int, str]:
    """Return data URIs until the budget, in bytes, is used up."""
    embedded: dict[int, str] = {}

    def embed(position: int) -> str:
        return _data_uri(paths[position], longest_side)

    with ThreadPoolExecutor(available_cores()) as pool:
        for start in range(0, len(positions), _AT_ONCE):
            some = positions[start : start + _AT_ONCE]
            for position, uri in zip(some, pool.map(embed, some), strict=True):
                budget -= len(uri)
                if budget < 0:
                    return embedded
                embedded[position] = uri
    return embedded


def _data_uri(path: Path, longest_side: int) -> str:
    try:
        picture = _decode(path, longest_side)
    except (OSError, cv2.error) as error:
        raise ResultError(
            f"the overlay {path} cannot be read: {error}; run the inspection again"
        ) from error
    height, width = picture.shape[:2]
    scale = min(1.0, longest_side / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size != (width, height):
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR)  # by less than half
    _, content = cv2.imencode(".jpg", picture, _JPEG)
    return f"data:image/jpeg;base64,{base64.b64encode(content.tobytes()).decode()}"


def _decode(path: Path, longest_side: int) -> NDArray[np.uint8]:
    """Decode a JPEG at the smallest of the sizes that cost least, not below what is wanted."""
    content = path.read_bytes()
    with Image.open(io.BytesIO(content)) as header:
        larger = max(header.size) // longest_side
    flag = next((flag for least, flag in _REDUCED if larger >= least), cv2.IMREAD_COLOR)
    picture = cv2.imdecode(np.frombuffer(content, np.uint8), flag)
    if picture is None:
        raise OSError("it is damaged")
    return np.asarray(picture, np.uint8)

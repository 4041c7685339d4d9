"""Overlays as pictures inside the page, as many and as large as a page can bear."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from llm4ad.errors import ResultError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from llm4ad.report.summary import Summary

THUMBNAIL_SIDE = 320
LARGE_SIDE = 900
WORD_BUDGET = 12_000_000
"""Bytes of the page for the words on the images."""
PICTURE_BUDGET = 26_000_000
"""Bytes of the page for all pictures together."""
THUMBNAIL_BUDGET = 15_000_000
"""Bytes of these for the small ones."""

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
    for position in positions:
        uri = _data_uri(paths[position], longest_side)
        budget -= len(uri)
        if budget < 0:
            break
        embedded[position] = uri
    return embedded


def _data_uri(path: Path, longest_side: int) -> str:
    stream = io.BytesIO()
    try:
        with Image.open(path) as picture:
            # Lets the decoder shrink on its own, which is several times faster.
            picture.draft("RGB", (longest_side, longest_side))
            picture.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
            picture.convert("RGB").save(stream, "JPEG", quality=78, optimize=True)
    except OSError as error:
        raise ResultError(
            f"the overlay {path} cannot be read: {error}; run the inspection again"
        ) from error
    return f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"

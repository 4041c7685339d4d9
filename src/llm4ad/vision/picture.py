from __future__ import annotations

import os
import re
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from llm4ad.errors import ImageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

MAX_PIXELS = 200_000_000
SUFFIXES = (".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
_ORIENTATION, _UPRIGHT = 0x0112, 1  # EXIF's tag, and its usual value
_WIDE_GREY = ("I;16", "I;16B", "I;16L", "I;16N")
# What Pillow's readers raise on files that are damaged in one way or another.
_DAMAGE = (
    *(OSError, EOFError, ValueError, SyntaxError, TypeError, LookupError, AttributeError),
    *(struct.error, ArithmeticError, NotImplementedError, MemoryError),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to inspect: ``rgb`` of shape (H, W, 3), uint8; ``name`` as the user gave it."""

    name: str
    rgb: NDArray[np.uint8]


def read_picture(source: str | Path | Image.Image | NDArray[np.uint8]) -> Picture:
    """Read a picture from a file, a PIL image or an array of uint8 (grey, RGB or RGBA).

    EXIF orientation is applied, transparency lies on white, 16-bit grey is scaled to 8 bits, and
    of several frames the first is taken. Raises ImageError for whatever is not a whole picture.
    """
    if isinstance(source, np.ndarray):
        return Picture("image", _from_array(source))
    if isinstance(source, Image.Image):
        return Picture("image", _decode(source, "image"))
    return Picture(str(source), _from_file(Path(source)))


def picture_size(path: Path) -> tuple[int, int]:
    """Return width and height of a picture file as it is shown, from its header alone."""
    with _opened(path) as image:
        turned = image.getexif().get(_ORIENTATION, _UPRIGHT) in (5, 6, 7, 8)
        return (image.height, image.width) if turned else image.size


def list_pictures(paths: Sequence[Path]) -> list[Path]:
    """Return picture files: files as given, folders searched through in natural order of names.

    In folders, files count by their suffix and hidden ones are passed over. Raises ImageError for
    a path that does not exist and for a folder without pictures.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(_pictures_under(path), key=_natural_order)
            if not inside:
                raise ImageError(f"{path}: holds no picture; looked for {', '.join(SUFFIXES)}")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise ImageError(f"{path}: there is no such file or folder")
    return list(dict.fromkeys(found))


def _pictures_under(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(place) / name


def _natural_order(path: Path) -> list[tuple[int, int, str]]:
    pieces = re.split(r"([0-9]+)", str(path))
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces]


def _from_array(array: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if array.dtype != np.uint8:
        raise ImageError(f"an array of {array.dtype} is no picture; give uint8 values, 0 to 255")
    shape = array.shape
    if 0 in shape or not (len(shape) == 2 or (len(shape) == 3 and shape[2] in (3, 4))):
        raise ImageError(
            f"an array of shape {shape!r} is no picture; give (H, W), (H, W, 3) or (H, W, 4)"
        )
    if len(shape) == 3 and shape[2] == 3:
        return np.ascontiguousarray(array)
    return _decode(Image.fromarray(array), "image")


def _from_file(path: Path) -> NDArray[np.uint8]:
    with _opened(path) as image:
        return _decode(image, str(path))


def _opened(path: Path) -> Image.Image:
    """Open a picture and check its header; the pixels are not decoded yet."""
    try:
        if path.is_dir():
            raise ImageError(f"{path}: is a folder, not a picture")
        if path.stat().st_size == 0:
            raise ImageError(f"{path}: is empty (0 bytes); copy the picture again")
        with warnings.catch_warnings():
            # Damaged metadata is no matter, and our own limit on the size stands below.
            warnings.simplefilter("ignore")
            image = Image.open(path)
    except FileNotFoundError as error:
        raise ImageError(f"{path}: there is no such file") from error
    except UnidentifiedImageError as error:
        raise ImageError(
            f"{path}: is not a picture, or damaged; save it as PNG or JPEG again"
        ) from error
    except Image.DecompressionBombError as error:
        raise ImageError(_too_large(str(path))) from error
    except _DAMAGE as error:
        raise ImageError(f"{path}: cannot be read: {error}") from error
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise ImageError(_too_large(str(path)))
    return image


def _too_large(name: str) -> str:
    return f"{name}: has more than {MAX_PIXELS // 10**6} million pixels; scale it down"


def _decode(image: Image.Image, name: str) -> NDArray[np.uint8]:
    if image.width * image.height > MAX_PIXELS:
        raise ImageError(_too_large(name))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            rgb = _to_rgb(_upright(image))
    except (*_DAMAGE, Image.DecompressionBombError) as error:
        raise ImageError(
            f"{name}: is truncated or damaged ({error}); copy or save the picture again"
        ) from error
    if 0 in rgb.size:
        raise ImageError(f"{name}: has no pixels")
    return np.asarray(rgb)


def _upright(image: Image.Image) -> Image.Image:
    """Return a picture as EXIF says it is held; itself where that is upright, since copies cost."""
    held = image.getexif().get(_ORIENTATION, _UPRIGHT)
    return image if held == _UPRIGHT else ImageOps.exif_transpose(image)


def _to_rgb(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    if image.mode in _WIDE_GREY or image.mode == "I":
        wide = np.asarray(image).astype(np.float64)
        return Image.fromarray((wide / 257).clip(0, 255).round().astype(np.uint8)).convert("RGB")
    if image.mode == "F":
        raise ValueError("floating-point pixels have no known range; save it with 8 or 16 bits")
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        # Viewers show transparent pixels on a page, so white is what the user has seen.
        seen = image.convert("RGBA")
        page = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(page, seen).convert("RGB")
    return image.convert("RGB")

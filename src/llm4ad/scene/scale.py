"""How long a millimetre is on the pictures, as a person writes it in the line "Scale: ..."."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, cast

from llm4ad.scene.names import normalise_part_name

Side = Literal["width", "height", "length"]

MILLIMETRES = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "inch": 25.4}
EXAMPLES = (
    "Scale: the tray is 300 mm wide",
    "Scale: 10 pixels per mm",
    "縮尺: トレーの幅は300mm",
    "縮尺: 1mmは10ピクセル",
)
_SPELLINGS = {
    "mm": r"mm|millimet(?:re|er)s?|ミリ(?:メートル)?",
    "cm": r"cm|centimet(?:re|er)s?|センチ(?:メートル)?",
    "m": r"m|met(?:re|er)s?|メートル",
    "inch": r"inch(?:es)?|in|インチ|[\"″]",
}
_SIDES: dict[str, Side] = {
    **dict.fromkeys(("wide", "width", "across", "幅", "横幅", "横"), "width"),
    **dict.fromkeys(("high", "tall", "height", "高さ", "縦"), "height"),
    **dict.fromkeys(("long", "length", "長さ", "全長"), "length"),
}
_NUMBER = r"(?P<number>\d+(?:\.\d+)?|one|an?)"
_OTHER = r"(?P<other>\d+(?:\.\d+)?|one|an?)"
_UNIT = f"(?:{'|'.join(f'(?P<{unit}>{text})' for unit, text in _SPELLINGS.items())})"
_PIXELS = r"(?:pixels?|px|ピクセル|画素|ドット)"
_ADJECTIVE = r"(?P<side>wide|high|tall|long|across)"
_MEASURE = r"(?P<side>width|height|length)"
_ARTICLE = r"(?:(?:the|an?|each|every|all|one)\s+)?"
_NAME = r"(?P<part>\S.*?)"
_IS = r"(?:\s*[:=]\s*|\s+(?:is|are|measures|has|have)\s+)"
_EQUALS = r"\s*(?:=|is|are|は|が)\s*"
_KNOWN_BY_PART = (
    rf"{_ARTICLE}{_NAME}{_IS}{_NUMBER}\s*-?\s*{_UNIT}\s+{_ADJECTIVE}",
    rf"{_ARTICLE}{_NAME}{_IS}{_NUMBER}\s*{_UNIT}\s+in\s+{_MEASURE}",
    rf"{_ARTICLE}{_NAME}{_IS}an?\s+{_MEASURE}\s+of\s+{_NUMBER}\s*{_UNIT}",
    rf"(?:the\s+)?{_MEASURE}\s+of\s+{_ARTICLE}{_NAME}{_IS}{_NUMBER}\s*{_UNIT}",
    rf"{_ARTICLE}{_NAME}\s+{_MEASURE}(?:{_IS}|\s+){_NUMBER}\s*{_UNIT}",
    rf"{_NAME}(?:の|は)\s*(?P<side>横幅|幅|横|高さ|縦|長さ|全長)\s*(?:は|が|[:=])?\s*{_NUMBER}\s*{_UNIT}"
    r"\s*(?:です|である|だ)?",
)
_UNIT_IN_PIXELS = (
    rf"{_NUMBER}\s*{_UNIT}{_EQUALS}{_OTHER}\s*{_PIXELS}\s*(?:long|です|である|だ)?",
    rf"{_OTHER}\s*{_PIXELS}\s*(?:per|/|to)\s*(?P<number>)(?:(?:an?|one|the)\s+)?{_UNIT}",
    rf"{_NUMBER}?\s*{_UNIT}\s*あたり\s*{_OTHER}\s*{_PIXELS}\s*(?:です|である|だ)?",
    rf"{_OTHER}\s*{_PIXELS}{_EQUALS}{_NUMBER}\s*{_UNIT}\s*(?:long|です|である|だ)?",
    rf"{_NUMBER}\s*{_UNIT}\s*(?:per|/)\s*(?P<other>){_PIXELS}",
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How long a millimetre is: a side of a part is so many of them, or it is so many pixels.

    Where there is no ``part``, ``pixels`` are the length of one millimetre. ``line`` is where it
    stands in its file.
    """

    part: str = ""
    side: Side = "width"
    millimetres: float = 0.0
    pixels: float = 0.0
    line: int = 1

    @property
    def call(self) -> str:
        """Return how a program asks for the length of a millimetre."""
        if self.part:
            return f'scene.millimetre("{self.part}", {self.side}={self.millimetres:.10g})'
        return f"scene.millimetre(pixels={self.pixels:.10g})"

    @property
    def told(self) -> str:
        """Say it in English."""
        if self.part:
            adjective = {"width": "wide", "height": "high", "length": "long"}[self.side]
            return f"the {self.part} is {self.millimetres:.10g} mm {adjective}"
        return f"1 mm is {self.pixels:.10g} pixels"


def read_scale(text: str, line: int = 1) -> Scale:
    """Read what stands behind "Scale:"; ValueError, with lines that work, for what is none."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split()).strip(" .。*")
    scale = _by_part(plain, line) or _in_pixels(plain, line)
    if scale is None:
        raise ValueError(
            f"the scale {text!r} is not understood; write it as in {EXAMPLES[0]!r} or "
            f"{EXAMPLES[1]!r}, in Japanese as in {EXAMPLES[2]!r} or {EXAMPLES[3]!r}"
        )
    if not 0 < (scale.millimetres if scale.part else scale.pixels) < float("inf"):
        raise ValueError(f"the scale {text!r} makes a millimetre of no length; say how long it is")
    return scale


def _by_part(text: str, line: int) -> Scale | None:
    for pattern in _KNOWN_BY_PART:
        found = re.fullmatch(pattern, text, re.IGNORECASE)
        if found is not None:
            part = normalise_part_name(found["part"].strip(" []"))
            side = _SIDES[found["side"].lower()]
            return Scale(part, side, _millimetres(found), line=line)
    return None


def _in_pixels(text: str, line: int) -> Scale | None:
    for pattern in _UNIT_IN_PIXELS:
        found = re.fullmatch(pattern, text, re.IGNORECASE)
        if found is not None:
            long = _millimetres(found)
            return Scale(pixels=_value(found["other"]) / long if long else 0.0, line=line)
    return None


def _millimetres(found: re.Match[str]) -> float:
    groups = cast("dict[str, str | None]", found.groupdict())
    unit = next(unit for unit in MILLIMETRES if groups[unit] is not None)
    return _value(found["number"]) * MILLIMETRES[unit]


def _value(text: str | None) -> float:
    return float(text) if text and text[0].isdigit() else 1.0

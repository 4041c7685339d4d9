"""Sentences with millimetres where nobody has said how long one is on the pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.lexicon import SCALED
from llm4ad.generate.builtin.refusal import refusal
from llm4ad.program.retelling import language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from llm4ad.generate.builtin.grammar import Token

_WHY = "needs a scale: nobody has said how long a millimetre is. Add a line such as"


def refuse_lengths(tokens: Sequence[Token], sentence: str, part_names: Collection[str]) -> None:
    """Raise ConditionError, which tells of the scale, for a sentence that speaks of lengths."""
    parts = [(token.start, token.end) for token in tokens if token.part]
    places = _in_japanese(sentence) if language_of(sentence) == "ja" else _in_english(tokens)
    for start, end in places:
        if not any(first <= start < last for first, last in parts):
            why = f"{_WHY}: {_line(sentence, part_names)}"
            raise refusal(sentence, start, end, why, part_names)


def _in_japanese(sentence: str) -> list[tuple[int, int]]:
    from llm4ad.generate.builtin.japanese.nouns import LENGTH_UNITS

    units = rf"(?<=[0-9０-９〇一二三四五六七八九十数半.])\s*({LENGTH_UNITS}|ｍｍ|ｃｍ)"  # noqa: RUF001
    return [found.span(1) for found in re.finditer(units, sentence)]


def _in_english(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        counted = before is not None and before.text[-1:].isdigit()
        # A lone letter or sign is a unit only behind a number.
        if not token.part and token.text in SCALED and (counted or len(token.text) > 1):
            found.append((token.start, token.end))
    return found


def _line(sentence: str, part_names: Collection[str]) -> str:
    """Return a line that says how long a millimetre is, by a part that is surely there."""
    told = sentence.lower()
    named = sorted(part_names, key=lambda part: (not is_container(part), part in told, part))
    part = next(iter(named), "tray")
    if language_of(sentence) == "ja":
        return f"縮尺: {part}の幅は100mm"
    return f"Scale: the {part} is 100 mm wide"

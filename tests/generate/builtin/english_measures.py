"""Ways to say numbers, sizes, shares and colours; scenes as in english_sentences.py."""

from __future__ import annotations

Row = tuple[str, str, str]

MEASURES: dict[str, list[Row]] = {}

# sentence, the words that the caret must stand under, as in test_refusals.py
REFUSED: list[tuple[str, str | None]] = []

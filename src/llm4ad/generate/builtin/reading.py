"""From a sentence to what it means: every way to read it, or the place where none goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english import ENGLISH
from llm4ad.generate.builtin.grammar import Reading
from llm4ad.generate.builtin.lexicon import tokens_of
from llm4ad.generate.builtin.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.generate.builtin import meaning as m

_LENGTHS = frozenset("mm cm m km inch inches in. millimetres centimetres millimeters".split())


def read_sentence(sentence: str, part_names: Collection[str]) -> list[m.Claim]:
    """Return every meaning that the grammar finds in a sentence; ConditionError if none."""
    tokens = tokens_of(sentence, part_names)
    if not tokens:
        raise refusal(sentence, 0, len(sentence), "is empty", part_names)
    for token in tokens:
        if not token.part and token.text in _LENGTHS:
            why = (
                "cannot be measured: a picture has no such unit. Give the length in pixels, or as "
                "a share of a part: 'at least half the width of ...'"
            )
            raise refusal(sentence, token.start, token.end, why, part_names)
        if not token.part and token.text not in ENGLISH.known and not token.text[0].isdigit():
            known = "is not a word that I know" if token.text[0].isalpha() else "is not known here"
            raise refusal(sentence, token.start, token.end, known, part_names)
    reading = Reading(ENGLISH, tokens, frozenset(part_names))
    meanings = reading.meanings("sentence")
    if meanings:
        return meanings
    if reading.furthest < len(tokens):
        token = tokens[reading.furthest]
        why = "is not understood here"
        raise refusal(sentence, token.start, token.end, why, part_names, reading.expected)
    end = len(sentence.rstrip())
    raise refusal(sentence, end, end, "ends too early", part_names, reading.expected)

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError

if TYPE_CHECKING:
    from collections.abc import Collection

_FRIENDLY = {
    "A": "a",
    "AMOUNT": "number",
    "BE": "is",
    "BY": "x",
    "CELL": "cell",
    "COLOUR": "a colour",
    "COMMA": "a comma",
    "EACH": "each",
    "HAS": "contains",
    "IMAGE": "image",
    "MUST": "must",
    "NUMBER": "a number",
    "POSSESSIVE": "'s",
}
_NOUNS = {"NOUN", "NOUNS", "NOUN_OR_COLOUR", "NOUNS_OR_COLOUR"}


def refusal(
    sentence: str,
    start: int,
    end: int,
    why: str,
    part_names: Collection[str],
    expected: Collection[str] | None = None,
) -> ConditionError:
    """Return the error for the words from ``start`` to ``end``, with a caret under them.

    ``expected`` are the terminals that could have come instead; none means the end.
    """
    words = sentence[start:end]
    lines = [
        f"{words!r} {why}" if words.strip() else f"the sentence {why}",
        f"  {sentence}",
        f"  {' ' * _width(sentence[:start])}{'^' * max(1, _width(words))}",
    ]
    if start > 0 and sentence[:start].strip():
        lines.append(f"understood so far: {sentence[:start].strip()!r}")
    if expected is not None:
        lines.append(f"possible here: {_listed(expected, part_names)}")
    elif part_names:
        lines.append(f"known parts: {', '.join(sorted(part_names))}")
    else:
        lines.append(
            "no part is known yet: teach some, write [brackets] around their names, or list them "
            "in a line Parts: nut, washer"
        )
    return ConditionError("\n".join(lines))


def ambiguity(sentence: str, programs: Collection[str]) -> ConditionError:
    """Return the error for a sentence with several meanings, which are shown as programs."""
    lines = [f"can be read in {len(programs)} ways; word it so that only one is left", sentence]
    for number, program in enumerate(sorted(programs), start=1):
        body = program.splitlines()[2:]
        lines += [f"  reading {number}:", *(f"  {line}" for line in body)]
    return ConditionError("\n".join(lines))


def _listed(expected: Collection[str], part_names: Collection[str]) -> str:
    words: set[str] = set()
    for terminal in expected:
        if terminal in _NOUNS:
            parts = ", ".join(sorted(part_names)[:8])
            words.add(f"a part ({parts})" if parts else "a part")
        else:
            words.add(_FRIENDLY.get(terminal, terminal.lower().replace("_", " ")))
    return ", ".join(sorted(words)) or "the end of the sentence"


def _width(text: str) -> int:
    """Return how many columns a terminal needs: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from llm4ad.errors import AmbiguityError, ConditionError

if TYPE_CHECKING:
    from collections.abc import Collection

_FRIENDLY = {
    "a": "a",
    "noun": "a part",
    "noun_one": "a part",
    "noun_many": "a part",
    "colour": "a colour",
    "number": "a number",
    "ordinal": "first, second",
    ",": "a comma",
    "is": "is",
    "depicted": "a thing that is no part, as in 'a cherry'",
}
_SILENT = {
    *(
        "finite",
        "verbless",
        "of_lengths",
        "affirmed",
        "no_must",
        "article",
        "not_named",
        "not_named_at_all",
        "not_named_others",
        "not_named_at_all_others",
        "besides_it",
        "its_liquid",
        "helped",
        "participle",
        "in_ahead",
        "whole_product",
    ),
    *("join", ".", ";", ":", "-", "–", "(", "[]"),
}
_MOST_EXPECTED = 12


class RefusalError(ConditionError):
    """A sentence is not understood from the place ``start`` on."""

    def __init__(self, message: str, start: int) -> None:
        super().__init__(message)
        self.start = start


def refusal(
    sentence: str,
    start: int,
    end: int,
    why: str,
    part_names: Collection[str],
    expected: Collection[str] | None = None,
) -> RefusalError:
    """Return the error for the words from ``start`` to ``end``, with a caret under them.

    ``expected`` are the words that could have come instead; none means the end.
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
    return RefusalError("\n".join(lines), start)


def teaching(error: RefusalError, instead: Collection[str]) -> RefusalError:
    """Return a refusal with whole sentences that would work."""
    lines = ["what works:", *(f"  {text}" for text in instead)] if instead else []
    return RefusalError("\n".join([str(error), *lines]), error.start)


def ambiguity(sentence: str, readings: tuple[str, ...]) -> AmbiguityError:
    """Return the error for a sentence with several meanings, each told back in one sentence."""
    lines = [f"can be read in {len(readings)} ways; choose one, or word it so that one is left:"]
    lines += [f"  {number}. {told}" for number, told in enumerate(readings, start=1)]
    return AmbiguityError("\n".join(lines), readings)


def _listed(expected: Collection[str], part_names: Collection[str]) -> str:
    words: set[str] = set()
    for name in expected:
        friendly = _FRIENDLY.get(name, name)
        if friendly == "a part":
            parts = ", ".join(sorted(part_names)[:8])
            words.add(f"a part ({parts})" if parts else "a part")
        elif name not in _SILENT:
            words.add(friendly)
    listed = sorted(words, key=lambda word: (not word.startswith("a "), word))
    more = ", ..." if len(listed) > _MOST_EXPECTED else ""
    return ", ".join(listed[:_MOST_EXPECTED]) + more or "the end of the sentence"


def _width(text: str) -> int:
    """Return how many columns a terminal needs: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

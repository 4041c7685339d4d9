"""The notation that the phrases of the built-in writer are written in.

``THERE {be} {groups=group+} [{place}]``: words in capitals are classes of words (see lexicon.py),
other words stand for themselves, {rule} for a phrase of that rule, which is handed on under its
name or under the one before "="; {rule+} is a list of them. [] may be left out, (a | b) is a
choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Words:
    """One of several pieces of text, each as tokens; ``name`` is what a message calls them.

    ``choices`` has the pieces by their first tokens.
    """

    name: str
    choices: dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a rule, handed on as ``name``; a list of them where ``several``."""

    name: str
    rule: str
    several: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple[Sequence, ...]


Piece = Words | Phrase | Choice
Sequence = tuple[Piece, ...]
_TOKEN = re.compile(
    r"\{(?:(?P<name>\w+)=)?(?P<rule>\w+)(?P<several>\+?)\}|(?P<sign>[][()|])|\S+?(?=[][()|{\s]|$)|\S"
)


def compile_pattern(text: str, words: Callable[[str], Words]) -> Sequence:
    """Return a pattern taken apart; ``words`` says what one of its words stands for."""
    pieces = list(_TOKEN.finditer(text))
    options, place = _choice(pieces, 0, words)
    if place < len(pieces) or len(options) != 1:
        raise ValueError(f"the pattern {text!r} has a bracket too many, or a bare |")
    return options[0]


def _choice(
    pieces: list[re.Match[str]], place: int, words: Callable[[str], Words]
) -> tuple[list[Sequence], int]:
    options: list[list[Piece]] = [[]]
    while place < len(pieces):
        found = pieces[place]
        sign = found["sign"]
        place += 1
        if sign in ("]", ")"):
            break
        if sign == "|":
            options.append([])
        elif sign:
            inner, place = _choice(pieces, place, words)
            inner += [()] if sign == "[" else []
            options[-1].append(Choice(tuple(inner)))
        elif found["rule"]:
            name = found["name"] or found["rule"]
            options[-1].append(Phrase(name, found["rule"], bool(found["several"])))
        else:
            options[-1].append(words(found[0]))
    return [tuple(option) for option in options], place

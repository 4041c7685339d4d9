"""The notation that the phrases of the built-in writer are written in.

``THERE {be} {groups=group+} [{place}]``: words in capitals are classes of words (see lexicon.py),
other words stand for themselves, {rule} for a phrase of that rule, which is handed on under its
name or under the one before "="; {rule+} is a list of them. [] may be left out, (a | b) is a
choice. Patterns are taken apart from the left, no further than a sentence comes in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Phrase(NamedTuple):
    """A phrase of a rule; a list of them where ``several``."""

    rule: str
    several: bool


class Opening(NamedTuple):
    """One way to begin a pattern: its first piece, and the pattern of what comes after it.

    The piece is a word or a class of words, or a phrase, which is handed on as ``name``; None at
    the end. ``choices`` are the numbers of the options that were taken to come there.
    """

    choices: tuple[int, ...]
    piece: str | Phrase | None
    name: str
    rest: str


_PIECE = re.compile(
    r"\s*(?:\{(?:(?P<name>\w+)=)?(?P<rule>\w+)(?P<several>\+?)\}|(?P<sign>[][()|])"
    r"|(?P<word>\S+?(?=[][()|{\s]|$)|\S))"
)
_SIGN = re.compile(r"[][()|]")
_NO_WORD = re.compile(r"\{[^{}]*\}|[][()|]")


def openings(pattern: str, choices: tuple[int, ...] = ()) -> Iterator[Opening]:
    """Yield every way to begin a pattern, in the order of its choices."""
    found = _PIECE.match(pattern)
    if found is None:
        yield Opening(choices, None, "", "")
        return
    rest = pattern[found.end() :]
    if found["sign"] is None:
        rule = found["rule"]
        piece = Phrase(rule, bool(found["several"])) if rule else found["word"]
        yield Opening(choices, piece, found["name"] or rule or "", rest)
        return
    options, rest = _options(pattern, found.end("sign"))
    for number, option in enumerate([*options, ""] if found["sign"] == "[" else options):
        yield from openings(f"{option} {rest}", (*choices, number))


def _options(pattern: str, start: int) -> tuple[list[str], str]:
    """Return what may be chosen in a bracket that was opened, and what comes behind it."""
    options: list[str] = []
    depth = 1
    for sign in _SIGN.finditer(pattern, start):
        depth += {"[": 1, "(": 1, "|": 0}.get(sign[0], -1)
        if depth == (sign[0] == "|"):
            options.append(pattern[start : sign.start()])
            start = sign.end()
        if not depth:
            return options, pattern[start:]
    raise ValueError(f"the pattern {pattern!r} has a bracket that is open, or a bare sign")


def words_in(patterns: str) -> set[str]:
    """Return the words and classes of words in patterns."""
    return set(_NO_WORD.sub(" ", patterns).split())

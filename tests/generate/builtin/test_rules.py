"""Every phrase that a pattern hands on is one that its function takes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from llm4ad.generate.builtin.english import ENGLISH
from llm4ad.generate.builtin.grammar import Grammar
from llm4ad.generate.builtin.japanese import JAPANESE
from llm4ad.generate.builtin.pattern import Choice, Phrase, Sequence


def _ways(sequence: Sequence) -> list[frozenset[str]]:
    """Return which phrases a pattern can hand on together."""
    ways: list[frozenset[str]] = [frozenset()]
    for piece in sequence:
        if isinstance(piece, Phrase):
            ways = [way | {piece.name} for way in ways]
        elif isinstance(piece, Choice):
            inner = [one for option in piece.options for one in _ways(option)]
            ways = list(dict.fromkeys(way | one for way in ways for one in inner))
    return ways


def _not_taken(grammar: Grammar) -> Iterator[str]:
    for name, rules in grammar.rules.items():
        for sequence, build in rules:
            signature = inspect.signature(build)
            for way in _ways(sequence):
                try:
                    signature.bind(**dict.fromkeys(way))
                except TypeError as error:
                    words = " ".join(getattr(piece, "name", "...") for piece in sequence)
                    yield f"{name}: {words}: {error}"


@pytest.mark.parametrize("grammar", [ENGLISH, JAPANESE], ids=["English", "Japanese"])
def test_functions_take_what_their_patterns_hand_on(grammar: Grammar):
    assert list(_not_taken(grammar)) == []

"""Every phrase that a pattern hands on is one that its function takes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache

import pytest

from llm4ad.generate.builtin.english import ENGLISH
from llm4ad.generate.builtin.grammar import Grammar
from llm4ad.generate.builtin.japanese import JAPANESE
from llm4ad.generate.builtin.pattern import openings


@cache
def _handed_on(pattern: str) -> frozenset[frozenset[str]]:
    """Return which phrases a pattern can hand on together."""
    ways: set[frozenset[str]] = set()
    for opening in openings(pattern):
        after = _handed_on(opening.rest) if opening.piece else [frozenset[str]()]
        ways |= {together | {opening.name} - {""} for together in after}
    return frozenset(ways)


def _not_taken(grammar: Grammar) -> Iterator[str]:
    for name, patterns in grammar.patterns.items():
        for pattern, build in patterns:
            signature = inspect.signature(build)
            for phrases in _handed_on(pattern):
                try:
                    signature.bind(**dict.fromkeys(phrases))
                except TypeError as error:
                    yield f"{name}: {pattern}: {error}"


@pytest.mark.parametrize("grammar", [ENGLISH, JAPANESE], ids=["English", "Japanese"])
def test_functions_take_what_their_patterns_hand_on(grammar: Grammar):
    assert list(_not_taken(grammar)) == []


def test_a_pattern_is_taken_apart_from_the_left_in_the_order_of_its_choices():
    found = [(each.choices, each.piece, each.rest.split()) for each in openings("[a | b c] (d) e")]
    assert found == [
        ((0,), "a", ["(d)", "e"]),
        ((1,), "b", ["c", "(d)", "e"]),
        ((2, 0), "d", ["e"]),
    ]


@pytest.mark.parametrize("pattern", ["a) b", "(a | b", "| a"])
def test_a_pattern_with_a_bracket_too_many_or_too_few_is_an_error(pattern: str):
    with pytest.raises(ValueError, match="bracket"):
        _handed_on(pattern)

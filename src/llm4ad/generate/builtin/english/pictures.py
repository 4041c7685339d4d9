"""What a part shows: the label shows a picture of a cherry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.branches import OF_PART
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.pictures import Depicts
from llm4ad.generate.builtin.lexicon import COLOUR_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.grammar import Reading

PICTURES = ("picture", "drawing", "photo", "illustration")
MOST_WORDS = 3  # after the article
_ARTICLES = ("a", "an", "the")


@ENGLISH.recogniser("depicted", begins=lambda word: word.removeprefix(OF_PART) in _ARTICLES)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    """Read "a cherry", "an orange slice": words up to the end that mean nothing else here.

    What is a part itself is found and not asked for.
    """
    rest = reading.tokens[place:]
    if not 2 <= len(rest) <= 1 + MOST_WORDS or rest[0].text not in _ARTICLES:
        return
    for token in rest[1:]:
        known = token.text in ENGLISH.known and token.text not in COLOUR_OF
        if token.part or known or not token.text.isalpha():
            return
    yield len(reading.tokens), " ".join(token.text for token in rest)


@rule("claim", "the {noun=noun_one} (HAS | MUST have | MUST show) {pictured}")
def _(noun: str, pictured: str) -> m.Claim:
    return Depicts(noun, pictured, each=False)


@rule("claim", "EACH {noun=noun_one} (HAS | MUST have | MUST show) {pictured}")
def _(noun: str, pictured: str) -> m.Claim:
    return Depicts(noun, pictured, each=True)


@rule("pictured", "(a | the) (picture | drawing | photo | illustration) of {depicted}")
def _(depicted: str) -> str:
    return depicted

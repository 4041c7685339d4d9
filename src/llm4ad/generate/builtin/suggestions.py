"""Sentences that would work in the place of one that was refused, as near to it as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.families import names_in
from llm4ad.generate.builtin.rewording import rewordings
from llm4ad.generate.builtin.sample_sentences import sample_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from llm4ad.generate.builtin.grammar import Token

MOST = 3
_MOST_TRIED = 10  # each is read as a sentence of its own, which takes time


def suggestions(
    sentence: str,
    tokens: Sequence[Token],
    start: int,
    known: Collection[str],
    works: Callable[[str], bool],
    *,
    japanese: bool,
) -> list[str]:
    """Return up to three sentences that work, the most similar first; none that are far off.

    ``start`` is where the sentence is not understood any more, ``known`` the words there are.
    """
    found: dict[str, str] = {}
    tried: set[str] = {sentence}
    for what, text in rewordings(sentence, tokens, start, known, japanese=japanese):
        if len(found) == MOST or len(tried) > _MOST_TRIED:
            break
        if text in tried or (what and what in found.values()):
            continue
        tried.add(text)
        if works(text):
            found[text] = what
            if "half" not in what:
                break
    if not found:
        named = list(
            dict.fromkeys(name for each in tokens if each.part for name in names_in(each.part))
        )
        sample = sample_for(sentence, named, works, japanese=japanese)
        found = {sample: ""} if sample else {}
    return [f"{what}: {text}" if what else text for text, what in found.items()]

"""Words that point back to a part that was named: the former, this cap, the bottle it sits on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.families import JOINED
from llm4ad.generate.builtin.lexicon import COLOUR_OF, NUMBER_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Token

_THIS = frozenset({"this", "these", "those"})
_BETWEEN = frozenset({"a", "an", "the", "one", "each", "every", "both", "all", *NUMBER_OF})
_WHICH = frozenset({"that", "which"})
_SITS = frozenset(
    (
        *("sits", "sit", "lies", "lie", "stands", "stand", "rests", "rest", "is", "are", "belongs"),
        *("belong", "goes", "go", "hangs", "hang"),
    )
)
_PUT = frozenset(
    (
        *("placed", "put", "mounted", "stuck", "glued", "attached", "fitted", "lying", "sitting"),
        *("standing", "resting", "screwed", "fixed", "printed"),
    )
)
_COVERS = frozenset(
    (
        *("covers", "cover", "closes", "close", "holds", "hold", "touches", "touch", "carries"),
        *("carry", "contains", "contain", "surrounds", "surround"),
    )
)
_ON = frozenset({"on", "in", "inside", "to"})


def with_names(tokens: list[Token]) -> list[Token]:
    """Return the words of a sentence with names in place of words that point back to parts."""
    return list(_with_own(list(_with_this(list(_with_latter(tokens))))))


def _with_latter(tokens: list[Token]) -> Iterator[Token]:
    """Yield "the former" and "the latter" as the two parts that were named before."""
    for place, token in enumerate(tokens):
        which = {"former": 0, "latter": 1}.get(_text(tokens, place), -1)
        pair = _pair_before(tokens[:place]) if which >= 0 else ()
        if pair and _text(tokens, place - 1) == "the":
            part = pair[which]
            yield replace(part, start=token.start, end=token.end)
        else:
            yield token


def _pair_before(before: list[Token]) -> tuple[Token, ...]:
    """Return the two parts that are joined by "and", or that alone were named; else nothing."""
    parts = [token for token in before if token.part and JOINED not in token.part]
    joined = [
        (first, second)
        for first, second in pairwise(parts)
        if first.part != second.part and _is_joined(before, first, second)
    ]
    if joined:
        return joined[0] if len({(one.part, two.part) for one, two in joined}) == 1 else ()
    named = list({token.part: token for token in reversed(parts)}.values())[::-1]
    return tuple(named) if len(named) == 2 else ()


def _is_joined(tokens: list[Token], first: Token, second: Token) -> bool:
    between = [token.text for token in tokens if first.end <= token.start < second.start]
    joints = [word for word in between if word not in _BETWEEN and word not in COLOUR_OF]
    return joints == ["and"]


def _with_this(tokens: list[Token]) -> Iterator[Token]:
    """Yield "this cap" as "the cap"."""
    for place, token in enumerate(tokens):
        after = tokens[place + 1 : place + 3]
        coloured = bool(after) and after[0].text in COLOUR_OF and not after[0].part
        named = bool(after[coloured:]) and bool(after[coloured:][0].part)
        this = not token.part and token.text in _THIS and named
        yield replace(token, text="the") if this else token


def _with_own(tokens: list[Token]) -> Iterator[Token]:
    """Yield "the bottle that it sits on" as "its own bottle"."""
    place = 0
    while place < len(tokens):
        end = _end_of_own(tokens, place)
        if end:
            the, part = tokens[place : place + 2]
            yield replace(the, text="its")
            yield replace(the, text="own")
            yield replace(part, end=tokens[end - 1].end, number="one")
        else:
            yield tokens[place]
        place = end or place + 1


def _end_of_own(tokens: list[Token], place: int) -> int:
    """Return where "the bottle that it sits on" ends, 0 where there is none at a place."""
    part = tokens[place + 1] if place + 1 < len(tokens) else None
    if _text(tokens, place) != "the" or part is None or not part.part:
        return 0
    after = place + 2
    ahead = _text(tokens, after) in _ON and _text(tokens, after + 1) == "which"
    after += 2 if ahead else _text(tokens, after) in _WHICH
    # Of the bottles that it sits on there may be several; "they" each have one of their own.
    if _text(tokens, after) != "they" and (_text(tokens, after) != "it" or part.number == "many"):
        return 0
    after += 1
    if not ahead and _text(tokens, after) in _COVERS:
        return after + 1
    if _text(tokens, after) not in _SITS:
        return 0
    after += 1 + (_text(tokens, after + 1) in _PUT)
    if ahead:
        return after
    return after + 1 if _text(tokens, after) in _ON else 0


def _text(tokens: list[Token], place: int) -> str:
    """Return a word, empty for the name of a part or where there is none."""
    if not 0 <= place < len(tokens) or tokens[place].part:
        return ""
    return tokens[place].text

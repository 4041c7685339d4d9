"""Parts that an English sentence counts in a measure: two pieces of gauze, a pair of tweezers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.lexicon import COLOUR_OF, PAIRED

if TYPE_CHECKING:
    from llm4ad.generate.builtin.grammar import Token

_ONE = frozenset(
    (
        *("piece", "pc", "slice", "sheet", "strip", "block", "bar", "lump", "cube", "wedge"),
        *("segment", "chunk", "portion", "serving", "helping", "roll", "fillet", "sprig", "unit"),
        *("dollop", "mound", "ball", "scrap", "swatch", "loaf", "stick", "stalk", "scoop", "disc"),
        *("length", "item", "specimen", "clove", "cut", "patch", "square", "coil", "reel"),
    )
)
_MANY = {
    **{f"{word}s": word for word in _ONE},
    "pieces": "piece",
    "slices": "slice",
    "loaves": "loaf",
    "patches": "patch",
}
# A pair or a set of what is one thing is that thing; of other parts it is two, or some.
_OF_PAIRED = frozenset({"pair", "set"})
_MANY_PAIRED = frozenset({"pairs", "sets"})
# "The length of ribbon is 5 mm" speaks of the length, and so does "in two lengths".
_AFTER_A_COUNT = frozenset({"length", "lengths", "square", "squares", "cut", "cuts"})
_DEFINITE = frozenset({"the", "its", "their", "in", "by", "whose"})


def in_single_parts(tokens: list[Token]) -> list[Token]:
    """Return the words of a sentence with "pieces of gauze" as the part that is counted so."""
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        end, counted = _counted(tokens, place)
        done += counted or [tokens[place]]
        place = end if counted else place + 1
    return done


def _counted(tokens: list[Token], place: int) -> tuple[int, list[Token]]:
    """Return where a measure and its part end, and the part in the number of the measure."""
    measure, after = tokens[place], place + 1
    if measure.part or (measure.text in _AFTER_A_COUNT and _is_definite(tokens, place)):
        return place, []
    after += _text(tokens, after) == "." and measure.text in ("pc", "pcs")
    if _text(tokens, after) == "of":
        after += 1
    elif measure.text not in ("pc", "pcs"):
        return place, []
    coloured = _text(tokens, after) in COLOUR_OF
    part = tokens[after + coloured] if after + coloured < len(tokens) else None
    if part is None or not part.part:
        return place, []
    number = _number(measure.text, part)
    if not number:
        return place, []
    one = replace(part, start=measure.start, number=number)
    return after + coloured + 1, [*tokens[after : after + coloured], one]


def _number(measure: str, part: Token) -> str:
    """Return whether a measure of a part is one or many; empty where it is not just its count."""
    if part.part.rsplit(maxsplit=1)[-1] in PAIRED and measure in _OF_PAIRED | _MANY_PAIRED:
        return "one" if measure in _OF_PAIRED else "many"
    if measure in _MANY:
        return "many"
    # A piece of nuts is no nut.
    return "one" if measure in _ONE and part.number != "many" else ""


def _is_definite(tokens: list[Token], place: int) -> bool:
    return not place or _text(tokens, place - 1) in _DEFINITE


def _text(tokens: list[Token], place: int) -> str:
    """Return a word, empty for the name of a part or where there is none."""
    if not 0 <= place < len(tokens) or tokens[place].part:
        return ""
    return tokens[place].text

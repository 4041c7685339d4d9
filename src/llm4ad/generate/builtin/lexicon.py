"""The words that the built-in writer knows, and how a sentence is cut into them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lark import Token

from llm4ad.generate.builtin.refusal import refusal
from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

WORDS: dict[str, str] = {
    "A": "a an",
    "ABOVE": "above",
    "ALIGNED": "aligned",
    "ALL": "all",
    "ALWAYS": "always",
    "AMOUNT": "number",
    "AND": "and",
    "AS": "as",
    "AT": "at",
    "BE": "is are be",
    "BELOW": "below under underneath beneath",
    "BETWEEN": "between",
    "BOTTOM": "bottom lower",
    "BY": "by x ×",
    "CELL": "cell cells compartment compartments field fields",
    "CENTRED": "centred centered",
    "COLOUR_WORD": "colour color",
    "COLUMN": "column",
    "COMMA": ",",
    "CONTACT": "contact",
    "CORNER": "corner",
    "DOES": "does do",
    "EACH": "each every",
    "EDGE": "edge",
    "EXACTLY": "exactly precisely just",
    "FEWER": "fewer less",
    "FILL": "fills fill",
    "GRID": "grid",
    "HALF": "half",
    "HAS": "has have contains contain holds hold shows show includes include",
    "HEIGHT": "height",
    "HIGH": "high tall",
    "IF": "if when",
    "IMAGE": "image picture photo photograph scene",
    "IN": "in",
    "INSIDE": "inside within",
    "LARGER": "larger bigger",
    "LEAST": "least",
    "LEFT": "left",
    "LENGTH": "length",
    "LONG": "long",
    "LONGER": "longer",
    "MANY": "many",
    "MIDDLE": "middle centre center",
    "MORE": "more",
    "MOST": "most",
    "MUST": "must should shall",
    "NARROWER": "narrower",
    "NO": "no",
    "NOT": "not",
    "OF": "of",
    "ON": "on",
    "OR": "or",
    "OVER": "over",
    "PERCENT": "percent %",
    "PIXELS": "pixels pixel px",
    "PLACE": "place position",
    "POSSESSIVE": "'s",
    "PRESENT": "present",
    "QUARTER": "quarter",
    "REACH": "reaches reach",
    "RIGHT": "right",
    "ROW": "row",
    "SAME": "same",
    "SHORTER": "shorter",
    "SIDE": "side",
    "SIZE": "size area",
    "SMALLER": "smaller",
    "TALLER": "taller",
    "THAN": "than",
    "THE": "the",
    "THEN": "then",
    "THERE": "there",
    "TIMES": "times",
    "TO": "to",
    "TOP": "top upper",
    "TOTAL": "total",
    "TOUCH": "touches touch",
    "TWICE": "twice",
    "USUAL": "usual",
    "WIDE": "wide",
    "WIDER": "wider",
    "WIDTH": "width",
    "WITH": "with",
}
# What the terminals for sizes and for comparisons of sizes mean: a measure, and whether more of it.
FIELDS = {
    **dict.fromkeys(("LONG", "LENGTH"), "length"),
    **dict.fromkeys(("WIDE", "WIDTH"), "width"),
    **dict.fromkeys(("HIGH", "HEIGHT"), "height"),
    "SIZE": "area",
}
COMPARED = {
    "LONGER": ("length", True),
    "SHORTER": ("length", False),
    "WIDER": ("width", True),
    "NARROWER": ("width", False),
    "TALLER": ("height", True),
    "LARGER": ("area", True),
    "SMALLER": ("area", False),
}
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBER_OF = {word: number for number, word in enumerate(NUMBERS.split())}
_TERMINAL_OF = {word: terminal for terminal, words in WORDS.items() for word in words.split()}
_COLOUR_OF = {**{name: name for name in COLOUR_NAMES}, "gray": "grey", "violet": "purple"}
_PIECE = re.compile(r"(?P<number>\d+(?:\.\d+)?)|(?P<word>[^\W\d_]+)|(?P<sign>'s|’s|[,%×])")
_SKIPPED = re.compile(r"\s+|(?<=\w)-(?=\w)")


@dataclass(frozen=True, slots=True)
class Noun:
    """A word or words of the sentence that name a part."""

    start: int
    end: int
    part: str
    plural: bool


def tokens_of(sentence: str, part_names: Collection[str]) -> list[Token]:
    """Cut a sentence into the terminals of the grammar; a token's value is what it means.

    Raises ConditionError at the first word that is not known.
    """
    tokens: list[Token] = []
    place = 0
    nouns = {noun.start: noun for noun in nouns_in(sentence, part_names)}
    end = len(sentence.rstrip().rstrip("."))
    while place < end:
        skipped = _SKIPPED.match(sentence, place)
        if skipped:
            place = skipped.end()
        elif place in nouns:
            noun = nouns[place]
            tokens.append(_noun_token(noun, sentence))
            place = noun.end
        else:
            token = _word_token(sentence, place, part_names)
            tokens.append(token)
            place = token.end_pos or place + 1
    return tokens


def nouns_in(sentence: str, part_names: Collection[str]) -> Iterator[Noun]:
    """Yield the part names in a sentence, the longest where several fit."""
    forms: dict[str, tuple[str, bool]] = {}
    for name in sorted(part_names):
        forms[plural_of(name)] = (name, True)
    forms |= {name: (name, False) for name in part_names}
    if not forms:
        return
    longest = sorted(forms, key=len, reverse=True)
    patterns = "|".join(re.escape(form).replace(r"\ ", r"[\s_]+") for form in longest)
    for found in re.finditer(rf"\[\s*({patterns})\s*\]|(?<!\w)({patterns})(?!\w)", sentence, re.I):
        text = " ".join((found[1] or found[2]).lower().replace("_", " ").split())
        part, plural = forms[text]
        yield Noun(found.start(), found.end(), part, plural)


def _noun_token(noun: Noun, sentence: str) -> Token:
    kind = "NOUNS" if noun.plural else "NOUN"
    word = sentence[noun.start : noun.end].lower()
    if word in _COLOUR_OF:
        kind = f"{kind}_OR_COLOUR"
    return Token(kind, noun.part, start_pos=noun.start, end_pos=noun.end)


def _word_token(sentence: str, place: int, part_names: Collection[str]) -> Token:
    found = _PIECE.match(sentence, place)
    if found is None:
        end = place + 1
        if sentence[place] == "[":
            end = (sentence.find("]", place) + 1) or len(sentence)
        raise refusal(sentence, place, end, "is not known here", part_names)
    text = found[0].lower().replace("’", "'")
    kind, value = "", text
    if found["number"]:
        kind = "NUMBER"
    elif text in _NUMBER_OF:
        kind, value = "NUMBER", str(_NUMBER_OF[text])
    elif text in _COLOUR_OF:
        kind, value = "COLOUR", _COLOUR_OF[text]
    elif text in _TERMINAL_OF:
        kind = _TERMINAL_OF[text]
    if not kind:
        raise refusal(sentence, place, found.end(), "is not a word that I know", part_names)
    return Token(kind, value, start_pos=place, end_pos=found.end())

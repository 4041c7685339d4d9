"""Single words: parts, colours, numbers, and the verb forms that say one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.grammar import Grammar
from llm4ad.generate.builtin.lexicon import CLASSES, COLOUR_OF, NUMBER_OF, ORDINALS, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading, Token


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.replace("-", " ").split())


ENGLISH = Grammar(_split, CLASSES)
ENGLISH.known.update(COLOUR_OF, NUMBER_OF, TENS, ORDINALS)
rule = ENGLISH.rule
_ONE = frozenset({"is", "has", "does"})
_MANY = frozenset({"are", "have", "do"})
_OPEN = frozenset(
    {"must", "should", "shall", "will", "ought", "may", "can", "not", "never", "always"}
)


def _token(reading: Reading, place: int) -> Token | None:
    return reading.tokens[place] if place < len(reading.tokens) else None


def _nouns(reading: Reading, place: int, but: str) -> Iterator[tuple[int, str]]:
    token = _token(reading, place)
    if token is not None and token.part and token.number != but:
        yield place + 1, token.part


@ENGLISH.recogniser("noun")
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    return _nouns(reading, place, "-")


@ENGLISH.recogniser("noun_one")
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    return _nouns(reading, place, "many")


@ENGLISH.recogniser("noun_many")
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    return _nouns(reading, place, "one")


@ENGLISH.recogniser("open_noun")
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading it, whether the next noun can be one and many."""
    token = _token(reading, place)
    yield place, bool(token is not None and token.part and not token.number)


@ENGLISH.recogniser("colour")
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    token = _token(reading, place)
    if token is not None and token.text in COLOUR_OF:
        yield place + 1, COLOUR_OF[token.text]


@ENGLISH.recogniser("number")
def _(reading: Reading, place: int) -> Iterator[tuple[int, float]]:
    token = _token(reading, place)
    if token is None or token.part:
        return
    if token.text.replace(".", "", 1).isdecimal() and token.text.isascii():
        yield place + 1, float(token.text)
    elif token.text in TENS:
        digit = _token(reading, place + 1)
        if digit is not None and 0 < NUMBER_OF.get(digit.text, 0) < 10:
            yield place + 2, float(TENS[token.text] + NUMBER_OF[digit.text])
        else:
            yield place + 1, float(TENS[token.text])
    elif token.text in NUMBER_OF:
        yield place + 1, float(NUMBER_OF[token.text])


@ENGLISH.recogniser("ordinal")
def _(reading: Reading, place: int) -> Iterator[tuple[int, int]]:
    token = _token(reading, place)
    if token is not None and token.text in ORDINALS:
        yield place + 1, ORDINALS[token.text]


@ENGLISH.recogniser("finite")
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    """Say, without reading it, whether the verb that comes next is of one or of many."""
    token = _token(reading, place)
    if token is None or token.part or token.text in _OPEN:
        yield place, ""
    elif token.text in _ONE or (token.text.endswith("s") and token.text not in _MANY):
        yield place, "one"
    else:
        yield place, "many"


@rule("join", "and", ", and", ",", ", and also", "and also", "as well as", ", as well as", "plus")
def _() -> bool:
    return True


@rule("side", "left", given="left")
@rule("side", "right", given="right")
@rule("side", "TOP", given="top")
@rule("side", "BOTTOM", given="bottom")
def _(given: str) -> str:
    return given


@rule("across", "left", given="left")
@rule("across", "right", given="right")
def _(given: str) -> str:
    return given


@rule("corner_side", "TOP left", "left TOP", "TOP left hand", given="top left")
@rule("corner_side", "TOP right", "right TOP", "TOP right hand", given="top right")
@rule("corner_side", "BOTTOM left", "left BOTTOM", "BOTTOM left hand", given="bottom left")
@rule("corner_side", "BOTTOM right", "right BOTTOM", "BOTTOM right hand", given="bottom right")
def _(given: str) -> str:
    return given

"""Single words: parts, colours, numbers, and the verb forms that say one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.branches import OF_PART, is_part
from llm4ad.generate.builtin.grammar import DIGITS, Grammar
from llm4ad.generate.builtin.lexicon import CLASSES, COLOUR_OF, NUMBER_OF, ORDINALS, PAIRED, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading, Token


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.replace("-", " ").split()) or (text,)


ENGLISH = Grammar(_split, CLASSES, {*COLOUR_OF, *NUMBER_OF, *TENS, *ORDINALS, "hundred"})
rule = ENGLISH.rule
_ONE = frozenset({"is", "has", "does", "'s"})
_MANY = frozenset({"are", "have", "do"})
_OPEN = frozenset(
    {"must", "should", "shall", "will", "ought", "may", "can", "not", "never", "always", "be"}
)

VERBS = (
    _ONE
    | _MANY
    | _OPEN - {"not", "never", "always"}
    | {
        word
        for name in ("LIES", "HAS", "TOUCHES", "FILLS", "COVERS", "REACHES", "FORMS", "OVERLAPS")
        for phrase in CLASSES[name].split("/")
        for word in phrase.split()[:1]
        if word not in ("take", "make", "space")
    }
)


def _token(reading: Reading, place: int) -> Token | None:
    return reading.tokens[place] if place < len(reading.tokens) else None


def _nouns(reading: Reading, place: int, but: str) -> Iterator[tuple[int, str]]:
    token = _token(reading, place)
    if token is not None and token.part and token.number != but:
        yield place + 1, token.part


@ENGLISH.recogniser("noun", begins=is_part)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    return _nouns(reading, place, "-")


@ENGLISH.recogniser("noun_one", begins=is_part)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    return _nouns(reading, place, "many")


@ENGLISH.recogniser("noun_many", begins=is_part)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    return _nouns(reading, place, "one")


def is_paired(noun: str) -> bool:
    """Tell whether a part is one thing that is spoken of as many, such as scissors."""
    return noun.rsplit(maxsplit=1)[-1] in PAIRED


@ENGLISH.recogniser("colour", begins=lambda word: word.removeprefix(OF_PART) in COLOUR_OF)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    token = _token(reading, place)
    if token is not None and token.text in COLOUR_OF:
        yield place + 1, COLOUR_OF[token.text]
        word = _token(reading, place + 1)
        if word is not None and word.text in ("coloured", "colored"):
            yield place + 2, COLOUR_OF[token.text]


def _is_number(word: str) -> bool:
    return word in (DIGITS, "a") or word[:1].isdigit() or word in NUMBER_OF or word in TENS


@ENGLISH.recogniser("number", begins=_is_number)
def _(reading: Reading, place: int) -> Iterator[tuple[int, float]]:
    for end, number in _numbers(reading, place):
        yield end, number
        # "ten (10)": said twice, and the same.
        again = [each.text for each in reading.tokens[end : end + 3]]
        if len(again) == 3 and (again[0], again[2]) == ("(", ")") and again[1] == f"{number:g}":
            yield end + 3, number


def _numbers(reading: Reading, place: int) -> Iterator[tuple[int, float]]:
    token = _token(reading, place)
    if token is None or token.part:
        return
    hundred = _token(reading, place + 1)
    if hundred is not None and hundred.text == "hundred" and not hundred.part:
        yield from _hundreds(reading, place)
        return
    yield from _below_hundred(reading, place)


def _hundreds(reading: Reading, place: int) -> Iterator[tuple[int, float]]:
    """Read "a hundred", "one hundred and twenty": the longest that is there."""
    word = reading.tokens[place].text
    times = 1 if word == "a" else NUMBER_OF.get(word, 0)
    if not 0 < times < 10:
        return
    after = place + 2
    joined = _token(reading, after)
    and_then = joined is not None and joined.text == "and"
    rest = [found for found in _below_hundred(reading, after + and_then) if 0 < found[1] < 100]
    for end, number in rest:
        yield end, 100 * times + number
    if not rest:
        yield after, 100.0 * times


def _below_hundred(reading: Reading, place: int) -> Iterator[tuple[int, float]]:
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


@ENGLISH.recogniser("some_of_it", begins=lambda word: word == "some")
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Read "some" of what is not counted: some juice, not some nuts."""
    token = _token(reading, place)
    if token is None or token.text != "some" or token.part:
        return
    part = next((each for each in reading.tokens[place + 1 : place + 3] if each.part), None)
    if part is not None and part.number != "many":
        yield place + 1, True


@ENGLISH.recogniser("says_equal", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, that the sentence speaks of equal numbers."""
    words = {token.text for token in reading.tokens if not token.part}
    if words & {"equal", "same"} and words & {"number", "numbers"}:
        yield place, True


@ENGLISH.recogniser("pause", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, that the phrase ends here: what follows is another one."""
    token = _token(reading, place)
    if token is None or token.text in (",", ";", ".", "and", "but", ")"):
        yield place, True


@ENGLISH.recogniser("verbless", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, that the whole sentence is notes without a verb."""
    if not any(token.text in VERBS and not token.part for token in reading.tokens):
        yield place, True


@ENGLISH.recogniser("ordinal", begins=lambda word: word.removeprefix(OF_PART) in ORDINALS)
def _(reading: Reading, place: int) -> Iterator[tuple[int, int]]:
    token = _token(reading, place)
    if token is not None and token.text in ORDINALS:
        yield place + 1, ORDINALS[token.text]


@ENGLISH.recogniser("finite", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    """Say, without reading it, whether the verb that comes next is of one or of many."""
    token = _token(reading, place)
    if token is None or token.part or token.text in _OPEN:
        yield place, ""
    elif token.text in _ONE or (token.text.endswith("s") and token.text not in _MANY):
        yield place, "one"
    else:
        yield place, "many"


@rule(
    "join",
    "and",
    ", and",
    ",",
    ", and also",
    "and also",
    "as well as",
    ", as well as",
    "plus",
    "together with",
    "along with",
)
def _() -> bool:
    return True


@rule("side", "left [hand]", given="left")
@rule("side", "right [hand]", given="right")
@rule("side", "TOP", given="top")
@rule("side", "BOTTOM", given="bottom")
def _(given: str) -> str:
    return given


@rule("corner_side", "TOP left [HAND]", "left [HAND] TOP", given="top left")
@rule("corner_side", "TOP right [HAND]", "right [HAND] TOP", given="top right")
@rule("corner_side", "BOTTOM left [HAND]", "left [HAND] BOTTOM", given="bottom left")
@rule("corner_side", "BOTTOM right [HAND]", "right [HAND] BOTTOM", given="bottom right")
def _(given: str) -> str:
    return given

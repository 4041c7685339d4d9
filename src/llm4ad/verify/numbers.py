"""The numbers that a sentence names, and those that a program uses."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: dict[str, float] = {
    **{word: float(number) for number, word in enumerate(_SMALL)},
    **{word: 10.0 * number for number, word in enumerate(_TENS, start=2)},
    "no": 0,
    "none": 0,
    "single": 1,
    "pair": 2,
    "both": 2,
    "twice": 2,
    "double": 2,
    "half": 0.5,
    "dozen": 12,
}
_FRACTIONS = {"third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_SMALL[1:10])})\b")
_KANJI = re.compile(r"[〇一二三四五六七八九十]+")
# Numbers that a program needs for its own sake: nothing, one, halves, and percent.
_FREE = (0.0, 1.0, -1.0, 0.5, 2.0, 100.0)
_SAID_OF_MUCH = 2  # "one" and "two" are said of many things that need no number in a program


def numbers_in(sentence: str) -> set[float]:
    """Return the numbers that a sentence names, in digits or in words."""
    return _exact_numbers(sentence) | _fractions(sentence)


def number_doubts(sentence: str, tree: ast.Module) -> Iterator[str]:
    """Yield the numbers of a program that its sentence does not name, and the other way round."""
    said, used = numbers_in(sentence), _constants(tree)
    allowed = {*_FREE, *said, *(1 / value for value in said if value)}
    allowed |= {value / 100 for value in said} | {1 - value / 100 for value in said}
    allowed |= {1 + value / 100 for value in said}
    steps = _steps(sentence, tree)
    allowed |= {value + step for value in said for step in steps}
    for value in sorted(used):
        if not _is_among(value, allowed):
            yield f"it uses the number {value:g}, which the sentence does not name"
    products = {one * other for one in used for other in used}
    for value in sorted(_to_be_used(sentence)):
        near = {value, value / 100, 1 - value / 100, *(value + step for step in steps)}
        if not any(_is_among(one, used | products) for one in near):
            yield f"the sentence names {value:g}, which it does not use"


def _exact_numbers(sentence: str) -> set[float]:
    plain = sentence.lower()
    found = {float(text) for text in _NUMBER.findall(plain)}
    for tens, ones in _COMPOUND.findall(plain):
        found.add(_VALUES[tens] + _VALUES[ones])
    plain = _COMPOUND.sub(" ", plain)
    found |= {_VALUES[word] for word in re.findall(r"[a-z]+", plain) if word in _VALUES}
    return found | {_kanji(text) for text in _KANJI.findall(sentence)}


def _fractions(sentence: str) -> set[float]:
    words = re.findall(r"[a-z]+", sentence.lower())
    parts = [value for word, value in _FRACTIONS.items() if {word, f"{word}s"} & set(words)]
    times = [1.0, *(value for value in _exact_numbers(sentence) if value == int(value))]
    return {number * part for part in parts for number in times}


def _kanji(text: str) -> float:
    if "十" not in text:
        return float("".join(str(_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    tens_value = _DIGITS[tens[-1]] if tens else 1
    ones_value = _DIGITS.get(ones[:1], 0)
    return float(10 * tens_value + ones_value)


def _to_be_used(sentence: str) -> set[float]:
    """Return the numbers that a right program surely uses."""
    digits = {float(text) for text in _NUMBER.findall(sentence)} - {0.0, 1.0}
    plain = re.sub(rf"\b(?:{'|'.join(_FRACTIONS)})s?\b", " ", sentence.lower())
    if plain != sentence.lower():
        return digits  # "two thirds": which word is a number of its own is not worth to find out
    words = {value for value in _exact_numbers(sentence) if value > _SAID_OF_MUCH}
    return digits | {value for value in words if value == int(value)}


def _steps(sentence: str, tree: ast.Module) -> set[float]:
    """Return by how much a whole number may stand beside the one in the sentence.

    More than two are at least three, and at most three are fewer than four.
    """
    plain, steps = sentence.lower(), set[float]()
    compares = any(isinstance(node, ast.Lt | ast.Gt) for node in ast.walk(tree))
    if compares or re.search(r"\b(?:fewer|less) than\b", plain):
        steps.add(-1.0)
    if compares or re.search(r"\bmore than\b", plain):
        steps.add(1.0)
    return steps


def _is_among(value: float, numbers: set[float]) -> bool:
    return any(abs(value - one) <= 1e-9 * max(1.0, abs(one)) for one in numbers)


def _constants(tree: ast.Module) -> set[float]:
    found = {
        float(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    }
    indices = {
        float(node.slice.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, int)
    }
    return found - {value for value in indices if value <= _SAID_OF_MUCH}

"""Put one of a sorted list into words: the second nut from the left, the longest bolt."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.program.phrases import quoted, word

if TYPE_CHECKING:
    from llm4ad.program.nouns import Noun
    from llm4ad.program.wording import Wording

_SIDES = {
    "center_x": ("left", "right"),
    "left": ("left", "right"),
    "center_y": ("top", "bottom"),
    "top": ("top", "bottom"),
}
_EXTREMES = {
    "center_x": ("leftmost", "rightmost"),
    "center_y": ("uppermost", "lowest"),
    "area": ("smallest", "largest"),
    "length": ("shortest", "longest"),
    "width": ("narrowest", "widest"),
    "height": ("least tall", "tallest"),
    "thickness": ("thinnest", "thickest"),
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def extreme_of(words: Wording, noun: Noun, field: str, *, most: bool) -> str:
    """Return the words for the part of some that has most, or least, of a field, or nothing."""
    if field not in _EXTREMES or not noun.one:
        return ""
    return words.say("extreme", word(words.language, _EXTREMES[field][most]), noun.one)


def picked(words: Wording, noun: Noun, position: int) -> str:
    """Return the words for the part at a position, counted from 0, or nothing."""
    if not noun.one or not noun.order:
        return ""
    if noun.order.startswith("-"):
        return picked(words, replace(noun, order=noun.order[1:]), -1 - position)
    number = position + 1 if position >= 0 else -position
    if noun.order in _SIDES:
        side = _SIDES[noun.order][position < 0]
        return words.say("nth from", _nth(words, number), noun.one, word(words.language, side))
    if noun.order not in _EXTREMES:
        return ""
    if number == 1:
        return extreme_of(words, noun, noun.order, most=position < 0)
    most = word(words.language, _EXTREMES[noun.order][position < 0])
    return words.say("nth extreme", _nth(words, number), noun.one, most)


def run_of(words: Wording, noun: Noun, first: str, last: str) -> str:
    """Return the words for the parts from one number to another, or nothing."""
    if noun.order not in _SIDES or not noun.plain:
        return ""
    side = word(words.language, _SIDES[noun.order][0])
    return words.say("run from", noun.plain, first, last, side)


def _nth(words: Wording, number: int) -> str:
    if words.language == "ja":
        return str(number)
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"number {number}"


def at_position(words: Wording, node: ast.Subscript) -> str:
    """Return the words for one of a list, for a run of it, or for a coordinate."""
    position = ast.unparse(node.slice)
    of = node.value
    if isinstance(of, ast.Call) and isinstance(of.func, ast.Attribute) and of.args:
        key = {"0": "position across", "1": "position down"}.get(position)
        if of.func.attr == "position_of" and key is not None:
            return words.say(key, words.term(of.func.value), words.term(of.args[0]))
    noun = words.noun(node.value)
    if position.removeprefix("-").isdecimal():
        return _one_at(words, noun, int(position)) or quoted(node)
    if isinstance(node.slice, ast.Slice) and node.slice.lower and node.slice.upper:
        first, last = ast.unparse(node.slice.lower), ast.unparse(node.slice.upper)
        if first.isdecimal() and last.isdecimal():
            ends = (str(int(first) + 1), last)
            return run_of(words, noun, *ends) or words.say("items", noun.text, *ends)
    return quoted(node)


def _one_at(words: Wording, noun: Noun, position: int) -> str:
    text = picked(words, noun, position)
    if text or position < -1:
        return text
    if position <= 0:
        return words.say("first" if position == 0 else "last", noun.text)
    return words.say("item", noun.text, str(position + 1))

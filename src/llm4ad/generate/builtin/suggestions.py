"""Sentences that would work in the place of one that was refused, with the user's own nouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

MOST = 3
# {0} is the first part that the sentence names, {0s} several of it.
_ENGLISH = """
There is a {0}.
The {0} is red.
There is no {0}.
There are exactly two {0s}.
There are at least two {0s}.
There are no more than two {0s}.
There are between two and three {0s}.
There are two {0s} and one {1}.
There are three {0s} and {1s} in total.
There are more {0s} than {1s}.
There are as many {0s} as {1s}.
There are two red {0s} and one blue {0}.
One {0} is red and the others are grey.
None of the {0s} is red.
All {0s} except one are red.
There is one long and one short {0}.
The largest {0} is red.
The {0} is in the left half of the {1}.
The {0} is in the middle of the {1}.
The {0} is at the left edge of the {1}.
The {0} is in the top left corner of the {1}.
The {0} is inside the {1}.
The {0} is outside the {1}.
No {0} is outside the {1}.
Each {0} contains exactly one {1}.
Each cell of a 3 x 5 grid over the {0} contains exactly one {1}.
The {0} contains two {1s} and nothing else.
The {0} is left of the {1}.
The {0} is above the {1}.
The {0} touches the {1}.
The {0} does not touch the {1}.
The {0s} do not touch each other.
The {0s} are aligned in a row.
The {0s} are evenly spaced.
The {0} is centred on the {1}.
The {0} is level with the {1}.
The {0} stands upright.
The {0} is horizontal.
The {0} is parallel to the {1}.
The {0} is not tilted.
From left to right there are a {0} and a {1}.
The {0} is at least 20 pixels from the {1}.
The {0} is no more than 20 pixels from the {1}.
The {0} is between 20 and 30 pixels wide.
The {0} is about 100 pixels long.
The {0} is longer than the {1}.
The {0} is at least twice as long as the {1}.
The {0} is about as wide as the {1}.
All {0s} have the same length.
The {0} fills 80 to 90 percent of the {1}.
The {0} reaches 80 to 90 percent of the height of the {1}.
The {0} is red or yellow.
All {0s} have the same colour.
The {0} has the same colour as the {1}.
From left to right the {0s} are red, yellow and green.
If the {0} is red, there is a {1}.
If there is a {0}, there is a {1}.
There is either a {0} or a {1}.
The {0} has the usual size.
The {0} is at the usual place.
The number of {0s} is as usual.
""".strip().splitlines()
_JAPANESE = """
{0}が1個ある。
{0}がない。
{0}がちょうど2個ある。
{0}が2個以上ある。
{0}と{1}が合わせて3個ある。
{0}は{1}の中にある。
{0}は{1}の左にある。
{0}は{1}に接している。
{0}は{1}の中央にある。
{0}は横一列に並んでいる。
{0}は赤い。
{0}の長さは{1}の長さの2倍以上である。
{0}は{1}の80%以上を占める。
{0}が赤ければ、{1}がある。
各{0}に{1}が1個ある。
""".strip().splitlines()
# Words that stand for one of the kinds without being in its sentence.
_ALSO = {
    "near": "pixels from",
    "close": "pixels from",
    "beside": "pixels from left of",
    "next": "pixels from",
    "adjacent": "touches",
    "several": "at least two",
    "some": "at least two",
    "many": "at least two",
    "few": "no more than",
    "about": "between and",
    "roughly": "between and",
    "most": "at least",
    "full": "fills percent",
    "empty": "no",
    "straight": "aligned tilted",
    "order": "from left to right",
    "big": "largest wide",
    "small": "wide",
    "long": "pixels long",
    "same": "same",
    "distance": "pixels from",
    "gap": "pixels from",
    "mm": "pixels wide",
    "cm": "pixels wide",
    "colour": "red",
    "color": "red",
    "shiny": "red",
}


def suggestions(
    sentence: str,
    part_names: Collection[str],
    works: Callable[[str], bool],
    *,
    named: list[str],
    japanese: bool = False,
) -> list[str]:
    """Return up to three sentences that work, the most similar first, in the user's nouns.

    ``named`` are the parts that the sentence names.
    """
    nouns = [*named, *(name for name in sorted(part_names) if name not in named)]
    if len(nouns) < 2:
        nouns = [*nouns, *nouns]
    if not nouns:
        return []
    templates = _JAPANESE if japanese else _ENGLISH
    words = _pieces(sentence, named, japanese=japanese)
    scored = sorted(
        templates, key=lambda text: -_likeness(words, _pieces(text, (), japanese=japanese))
    )
    found: list[str] = []
    for template in scored:
        if len(found) == MOST:
            break
        if ("{1" in template) > (len(named) > 1 or len(part_names) > 1):
            continue
        text = _filled(template, nouns, japanese=japanese)
        alike = words & _pieces(template, (), japanese=japanese)
        if (alike or len(found) + 1 < MOST) and works(text):
            found.append(text)
    return found


def _filled(template: str, nouns: list[str], *, japanese: bool) -> str:
    text = template
    for number, noun in enumerate(nouns[:2]):
        many = noun if japanese else plural_of(noun)
        text = text.replace(f"{{{number}s}}", many).replace(f"{{{number}}}", noun)
    return re.sub(r"\ba (?=[aeio])", "an ", text)


def _pieces(text: str, named: Collection[str], *, japanese: bool) -> set[str]:
    text = re.sub(r"\{\ds?\}", " ", text.lower())
    for noun in named:
        text = text.replace(plural_of(noun), " ").replace(noun, " ")
    if japanese:
        text = re.sub(r"[\s、。]", "", text)
        return {text[place : place + 2] for place in range(len(text) - 1)}
    words = set(re.findall(r"[a-z]+|%", text))
    also = {more for word in words for more in _ALSO.get(word, "").split()}
    return (words | also) - {"the", "a", "an", "of", "is", "are", "be"}


def _likeness(words: set[str], others: set[str]) -> float:
    return len(words & others) / (len(others | words) or 1)

"""A sentence of each kind, offered in the user's nouns where one like it was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.lexicon import COLOUR_OF, NUMBER_OF
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

LEAST_ALIKE = 0.67  # of the words of both; with no more, another kind of statement is meant
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
}


def sample_for(
    sentence: str, named: Sequence[str], works: Callable[[str], bool], *, japanese: bool
) -> str:
    """Return the sentence of the kind that was probably meant, about the named parts; or nothing.

    Its numbers and colours are those of the user, as far as there are as many.
    """
    if not 1 <= len(named) <= 2:
        return ""
    templates = _JAPANESE if japanese else _ENGLISH
    words = _pieces(sentence, named, japanese=japanese)
    alike = {text: _likeness(words, _pieces(text, (), japanese=japanese)) for text in templates}
    for template in sorted(templates, key=lambda text: -alike[text]):
        if alike[template] <= LEAST_ALIKE:
            return ""
        if ("{1" in template) != (len(named) == 2):
            continue
        text = _filled(template, named, japanese=japanese)
        if not japanese:
            text = _in_the_users_numbers(text, sentence)
        if text and works(text):
            return text
    return ""


def _filled(template: str, nouns: Sequence[str], *, japanese: bool) -> str:
    text = template
    for number, noun in enumerate(nouns):
        many = noun if japanese else plural_of(noun)
        text = text.replace(f"{{{number}s}}", many).replace(f"{{{number}}}", noun)
    return re.sub(r"\ba (?=[aeio])", "an ", text)


_NUMBER = re.compile(
    rf"\b(?:\d+(?:\.\d+)?|{'|'.join(word for word in NUMBER_OF if word != 'one')})\b"
)
_COLOUR = re.compile(rf"\b(?:{'|'.join(COLOUR_OF)})\b")


def _in_the_users_numbers(text: str, sentence: str) -> str:
    """Return a text with the numbers and colours of a sentence; nothing where it has too few."""
    for pattern in (_NUMBER, _COLOUR):
        own, theirs = pattern.findall(text), pattern.findall(sentence.lower())
        if own and not theirs and pattern is _COLOUR:
            return ""
        if own and theirs and len(own) != len(theirs):
            return ""
        if theirs and not own and pattern is _NUMBER:
            return ""
        given = iter(theirs or own)
        text = pattern.sub(lambda _, given=given: next(given), text)
    return text


def _pieces(text: str, named: Collection[str], *, japanese: bool) -> set[str]:
    text = re.sub(r"\{\ds?\}", " ", text.lower())
    for noun in named:
        text = text.replace(plural_of(noun), " ").replace(noun, " ")
    if japanese:
        text = re.sub(r"[\s、。]", "", text)
        return {text[place : place + 2] for place in range(len(text) - 1)}
    words = set(re.findall(r"[a-z]+|%", text))
    also = {more for word in words for more in _ALSO.get(word, "").split()}
    return (words | also) - {"the", "a", "an", "of", "is", "are", "be", "there", "must", "should"}


def _likeness(words: set[str], others: set[str]) -> float:
    return len(words & others) / (len(others | words) or 1)

"""Names of parts that a sentence leaves half unsaid, in full: the long and the short screws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.families import JOINED, names_in
from llm4ad.generate.builtin.grammar import Token
from llm4ad.generate.builtin.lexicon import NUMBER_OF
from llm4ad.generate.builtin.measure_words import in_single_parts
from llm4ad.generate.builtin.pointing_back import with_names

if TYPE_CHECKING:
    from collections.abc import Collection

_AND = frozenset({"and", "or", ","})
_ARTICLES = frozenset({"a", "an", "the"})
_ONES = {"one": "one", "ones": "many"}
_THAT_IS = (("whether",), ("either",), ("i.e.",), ("namely",), ("(",))
_BEFORE_OTHER = frozenset({"and", "but", ",", "while", "whereas"})


def spelled_out(
    tokens: list[Token], part_names: Collection[str], known: Collection[str]
) -> list[Token]:
    """Return the words of a sentence with the names of parts where they are half unsaid.

    ``known`` are the words that mean something of their own.
    """
    tokens = _with_ellipses(in_single_parts(tokens), part_names)
    tokens = _with_ones(tokens, part_names)
    tokens = _with_bare(tokens, part_names)
    return with_names(_with_others(_with_appositions(tokens, known)))


def _with_ellipses(tokens: list[Token], part_names: Collection[str]) -> list[Token]:
    """Return "long and short screws" with the first noun said."""
    names = {name.lower(): name for name in part_names}
    done = list(tokens)
    for place, token in enumerate(tokens):
        after = place + 1
        if token.part or _text(tokens, after) not in _AND:
            continue
        word = _text(tokens, after + 1)
        after += 1 + (word in _ARTICLES or word in NUMBER_OF or word.isdecimal())
        following = tokens[after] if after < len(tokens) else None
        if following is None or " " not in following.part or JOINED in following.part:
            continue
        tail = following.part.split(maxsplit=1)[1].lower()
        name = names.get(f"{token.text} {tail}")
        if name is not None and name != following.part:
            done[place] = replace(token, text=name, part=name, number=following.number)
    return done


def _with_ones(tokens: list[Token], part_names: Collection[str]) -> list[Token]:
    """Return "the long screws ... the short ones" with the name of those."""
    done: list[Token] = []
    for token in tokens:
        number = "" if token.part else _ONES.get(token.text, "")
        name = _sibling(done, part_names) if number and done and not done[-1].part else ""
        if name:
            before = done.pop()
            token = Token(name, before.start, token.end, name, number)  # noqa: PLW2901
        done.append(token)
    return done


def _with_bare(tokens: list[Token], part_names: Collection[str]) -> list[Token]:
    """Return "two screws, one long and one short" with the names of those."""
    done: list[Token] = []
    for place, token in enumerate(tokens):
        ends = place + 1 == len(tokens) or _text(tokens, place + 1) in _AND
        counted = _text(tokens, place - 1) in NUMBER_OF
        name = _sibling([*done, token], part_names) if ends and counted and not token.part else ""
        one = _text(tokens, place - 1) == "one"
        number = "one" if one else "many"
        whole = replace(token, text=name, part=name, number=number) if name else token
        done.append(whole)
    return done


def _sibling(before: list[Token], part_names: Collection[str]) -> str:
    """Return the part of the word that comes last, and of the noun of a part named before."""
    named = {name for token in before for name in names_in(token.part) if " " in name}
    tails = {name.split(maxsplit=1)[1] for name in named}
    found = {
        name for name in part_names for tail in tails if name.lower() == f"{before[-1].text} {tail}"
    }
    return next(iter(found)) if len(found) == 1 else ""


def _with_appositions(tokens: list[Token], known: Collection[str]) -> list[Token]:
    """Return "chocolates, whether pralines or truffles" as one word for those parts."""
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        names, end = _named_after(tokens, place, known)
        if names:
            token = tokens[place]
            number = "many" if token.text.endswith("s") else "one"
            done.append(replace(token, part=JOINED.join(names), number=number))
            place = end
            continue
        done.append(tokens[place])
        place += 1
    return done


def _named_after(
    tokens: list[Token], place: int, known: Collection[str]
) -> tuple[tuple[str, ...], int]:
    """Return the parts that an apposition to a word names, and where that ends."""
    token, nothing = tokens[place], ((), place)
    if not token.text.isalpha() or not (JOINED in token.part or token.text not in known):
        return nothing
    start = place + 1 + (_text(tokens, place + 1) == ",")
    word = next((words for words in _THAT_IS if _starts(tokens, start, words)), None)
    if word is None:
        return nothing
    names, end = _list(tokens, start + len(word))
    own = set(names_in(token.part)) if token.part else set(names)
    if len(names) < 2 or set(names) != own:
        return nothing
    closing = ")" if word == ("(",) else "," if start > place + 1 else ""
    if word == ("(",) and _text(tokens, end) != ")":
        return nothing
    return names, end + (bool(closing) and _text(tokens, end) == closing)


def _list(tokens: list[Token], place: int) -> tuple[tuple[str, ...], int]:
    """Return the names in a list of parts, and where it ends."""
    names: list[str] = []
    end = place
    while True:
        place += _text(tokens, place) in _ARTICLES
        if place >= len(tokens) or not tokens[place].part:
            return tuple(dict.fromkeys(names)), end
        names += names_in(tokens[place].part)
        end = place = place + 1
        while _text(tokens, place) in _AND:
            place += 1


def _with_others(tokens: list[Token]) -> list[Token]:
    """Return "the other screws" as those that the sentence does not name."""
    done: list[Token] = []
    for place, token in enumerate(tokens):
        if JOINED not in token.part or _text(done, len(done) - 1) != "other":
            done.append(token)
            continue
        named = {name for each in tokens[:place] for name in names_in(each.part)}
        rest = [name for name in names_in(token.part) if name not in named]
        if rest and len(rest) < len(names_in(token.part)) and _of_the_rest(done):
            done[-1] = replace(token, part=JOINED.join(rest))
        else:
            done.append(token)
    return done


def _of_the_rest(before: list[Token]) -> bool:
    word = _text(before, len(before) - 2)
    return word in ("the", "all") or (
        word == "no" and _text(before, len(before) - 3) in _BEFORE_OTHER
    )


def _starts(tokens: list[Token], place: int, words: tuple[str, ...]) -> bool:
    return tuple(_text(tokens, place + index) for index in range(len(words))) == words


def _text(tokens: list[Token], place: int) -> str:
    """Return a word, empty for the name of a part or where there is none."""
    if not 0 <= place < len(tokens) or tokens[place].part:
        return ""
    return tokens[place].text

"""English sentences in plainer words: without what changes nothing, long forms as short ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.framing import ALWAYS, ASIDE, AT_END, AT_START, EMPTY
from llm4ad.generate.builtin.grammar import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Phrase = tuple[str, ...]
    Table = Mapping[str, Mapping[int, set[Phrase]]]  # phrases by first words and lengths

_NO_MORE_THAN = frozenset({"not", "never", "nearly", "almost", "hardly"})
_ENDS: tuple[Phrase, ...] = ((), (",",), (".",), (";",), (":",))
_ALLOWING = ("save for", "except for", "apart from", "allowing for", "allowing", "permitting")
_ABOUT = ("about", "roughly", "approximately", "more or less", "pretty much", "by and large")
# Longer ways to say short words.
_PLAINER = {
    "has got to": "has to",
    "have got to": "have to",
    "is got to": "has to",
    "'s got to": "has to",
    "'s gotta": "has to",
    "is gotta": "has to",
    "gotta": "has to",
    "got to": "have to",
    "has got": "has",
    "have got": "have",
    "'s got": "has",
    "will have to": "must",
    "will need to": "must",
    "should have to": "must",
    "had better": "must",
    "is going to": "must",
    "are going to": "must",
    "ought not to": "must not",
    "may by no means": "must not",
    "must by no means": "must not",
    "must under no circumstances": "must not",
    "may under no circumstances": "must not",
    "may on no account": "must not",
    "must on no account": "must not",
    "is on no account to": "must not",
    "are on no account to": "must not",
    "must in no case": "must not",
    "may in no case": "must not",
    "must at no time": "must not",
    "the very same": "the same",
    "that is ,": "i.e.",
    "i . e .": "i.e.",
    "i . e": "i.e.",
    "viz .": "i.e.",
    "that is to say": "i.e.",
    "in other words": "i.e.",
    "which is to say": "i.e.",
    "which means that": "i.e.",
    "meaning that": "i.e.",
    "not only": "both",
    "but also": "and",
    "be it": "whether",
    "namely": "i.e.",
    "to wit": "i.e.",
    "more precisely": "i.e.",
    "put differently": "i.e.",
    "put another way": "i.e.",
    "in plain words": "i.e.",
    "this means that": "i.e.",
    "that means that": "i.e.",
    "by which i mean": "i.e.",
    "by which i mean that": "i.e.",
    "by which we mean": "i.e.",
    "by which we mean that": "i.e.",
    "by that i mean": "i.e.",
    "by this i mean": "i.e.",
    "i mean": "i.e.",
    "is looking for": "expects",
    "are looking for": "expect",
    "am looking for": "expect",
    "are expecting": "expect",
    "am expecting": "expect",
    "somewhere between": "between",
    "anywhere between": "between",
    "anywhere from": "from",
    "somewhere around": "about",
    "somewhere in the region of": "about",
    "somewhere in the order of": "about",
    "somewhere near": "near",
    "in the range of": "from",
    "in the range from": "from",
    "in the range between": "between",
    "within the range of": "from",
    "in a range of": "from",
    "thereof": "of it",
    "therein": "in it",
    "thereon": "on it",
    "be provided with": "have",
    "be equipped with": "have",
    "be furnished with": "have",
    # What there may be of a tolerance, and how alike colours can be.
    **{
        f"{before} a {word}": f"with a {word}"
        for before in _ALLOWING
        for word in ("tolerance", "deviation", "margin", "variation", "difference")
    },
    **{
        f"{about} the same {colour}": f"the same {colour}"
        for about in _ABOUT
        for colour in ("colour", "color")
    },
}


def _table(phrases: Iterable[str]) -> Table:
    """Return phrases by their first word and their length, the longest first."""
    table: dict[str, dict[int, set[Phrase]]] = {}
    for phrase in sorted((tuple(text.split()) for text in phrases), key=len, reverse=True):
        table.setdefault(phrase[0], {}).setdefault(len(phrase), set()).add(phrase)
    return table


_EMPTIES = _table(EMPTY)
_ALWAYSES = _table(ALWAYS)
_ENDINGS = _table(AT_END)
_STARTS = _table(AT_START)
_ASIDES = _table([*ASIDE, *AT_START])
_LONGER = _table(_PLAINER)


def in_plain_words(tokens: list[Token]) -> list[Token]:
    """Return the words of a sentence without those that change nothing, long forms as short."""
    return _without_empty(_with_ditto(_shortened(tokens)))


_TOO = (("too",), ("as", "well"), ("likewise",))
_VERBS = frozenset({"is", "are", "does", "do", "has", "have", "must"})


def _with_ditto(tokens: list[Token]) -> list[Token]:
    """Return ", the washer (is) too" at the end as ", the washer ditto": the same holds of it."""
    ending = next((words for words in _TOO if _texts(tokens, -len(words), 2) == words), None)
    if ending is None:
        return tokens
    rest = tokens[: -len(ending)]
    if rest and rest[-1].text == ",":
        rest = rest[:-1]
    if rest and rest[-1].text in _VERBS and not rest[-1].part:
        rest = rest[:-1]
    before = _texts(rest[-3:], 0, 3)
    if before[1:] != ("the", "[]") or before[0] not in (",", "and", ";", "."):
        return tokens
    last = tokens[-1]
    return [*rest, Token("ditto", last.start, last.end)]


def _without_empty(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        length = _empty_length(tokens, place, kept)
        if not length:
            kept.append(tokens[place])
            place += 1
            continue
        place += length
        # The commas around an aside go with it.
        if kept and kept[-1].text == "," and _texts(tokens, place, 1) in _ENDS:
            kept.pop()
        if _texts(tokens, place, 1) in ((",",), (":",)) and (
            not kept or _comma_before(tokens, place, length)
        ):
            place += 1
    return kept


def _comma_before(tokens: list[Token], place: int, length: int) -> bool:
    before = place - length - 1
    return before >= 0 and tokens[before].text == ","


def _empty_length(tokens: list[Token], place: int, kept: list[Token]) -> int:
    """Return how many words from a place change nothing."""
    length = _found(_EMPTIES, tokens, place)
    if not (kept and kept[-1].text in _NO_MORE_THAN):
        length = max(length, _found(_ALWAYSES, tokens, place))
    ending = _found(_ENDINGS, tokens, place)
    if ending and kept and _texts(tokens, place + ending, 1) in _ENDS:
        length = max(length, ending)
    if not place:
        length = max(length, _found(_STARTS, tokens, place))
    aside = _found(_ASIDES, tokens, place)
    if aside and _stands_apart(tokens, place, aside, kept):
        length = max(length, aside)
    return length


def _stands_apart(tokens: list[Token], place: int, length: int, kept: list[Token]) -> bool:
    after = _texts(tokens, place + length, 1)
    if place == 0:
        return after in ((",",), (":",))
    return bool(kept) and kept[-1].text in (",", ";", ".") and after in _ENDS


def _found(table: Table, tokens: list[Token], place: int) -> int:
    lengths = table.get(tokens[place].text)
    if not lengths:
        return 0
    words = _texts(tokens, place, next(iter(lengths)))
    return next((length for length, some in lengths.items() if words[:length] in some), 0)


def _texts(tokens: list[Token], place: int, length: int) -> Phrase:
    """Return some words from a place; the name of a part is no plain word."""
    some = tokens[place : place + length] if place >= 0 else tokens[place:][:length]
    return tuple("[]" if token.part else token.text for token in some)


def _shortened(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        length = 0 if tokens[place].part else _found(_LONGER, tokens, place)
        if not length:
            kept.append(tokens[place])
            place += 1
            continue
        long = tokens[place : place + length]
        shorter = _PLAINER[" ".join(token.text for token in long)]
        kept += [Token(word, long[0].start, long[-1].end) for word in shorter.split()]
        place += length
    return kept

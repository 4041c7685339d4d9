"""The smallest changes to a sentence that may make it one that is understood."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.lexicon import COLOUR_OF, NUMBER_OF, ORDINALS
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Token

    Change = tuple[str, str]  # what it is, and the changed sentence

_COUNTED = "|".join([r"\d+", *NUMBER_OF])
_CLEARER = (
    (
        r"\b(several|some|a few|a couple of|multiple|various|many|lots of|plenty of)\b",
        "at least two",
    ),
    (
        r"\b(right next to|next to|close to|near to|near|beside|adjacent to|not far from)\b",
        "no more than 20 pixels from",
    ),
    (rf"\b(about|around|roughly|approximately|nearly|almost|some|or so)\s+(?=({_COUNTED})\b)", ""),
    (r"\b(is|are|be) (?=\d+(\.\d+)? ?(pixels|px|mm|cm|inch|millim|centim))", r"\1 about "),
    (r"\b(gold|golden|brass)\b", "yellow"),
    (r"\b(silver|silvery|chrome|metallic)\b", "grey"),
    (r"\b(turquoise|cyan|teal)\b", "blue"),
    (r"\b(beige|tan|bronze|copper)\b", "brown"),
    (r"\b(magenta)\b", "pink"),
    (r"\bfills the\b", "fills 80 to 90 percent of the"),
    (r"\bany\b", "each"),
    (r"^an?\b", "Each"),
    (r"\bthan an?\b", "than each"),
    (r"\b(crimson|maroon|scarlet)\b", "red"),
)
_CLEARER_JA = (
    (r"(いくつか|数個|複数|何個か)", "2個以上"),
    (r"(の近く|のそば|の隣|のとなり|の横)に", "から20ピクセル以内に"),
    (r"(金色|ゴールド)", "黄色"),
    (r"(銀色|シルバー)", "灰色"),
    (r"(水色|紺色|青色)", "青"),
)
_VERBS = (
    *("is", "are", "be", "has", "have", "must", "should", "shall", "may", "can", "does", "do"),
    *("will", "lies", "lie", "sits", "sit", "contains", "contain", "holds", "hold", "touches"),
    *("touch", "there's", "it's", "they're", "needs", "need", "ought", "stands", "stand"),
)
# Without these a sentence says another thing.
_KEPT = frozenset(
    [
        *("no", "not", "never", "none", "neither", "nor", "without", "except", "but", "only"),
        *("unless", "if", "when", "where", "whether", "else", "other", "others", "each", "every"),
        *("all", "both", "any", "either", "or", "than", "least", "most", "more", "fewer", "less"),
        *(
            "between",
            "from",
            "to",
            "of",
            "half",
            "twice",
            "same",
            "together",
            "as",
            "per",
            "total",
            "outside",
        ),
        *("a", "an", "the", "part", "parts", "thing", "things", "item", "items", "nothing"),
        *("left", "right", "top", "bottom", "upper", "lower", "middle", "outer", "inner", "next"),
        *("row", "rows", "column", "columns", "line", "corner", "edge", "cell", "side", "its"),
        *("their", "own", "different", "another", "pair", "pairs", "gap", "distance"),
        *("last", "second", "alternate", "alternating", "opposite", "adjacent", *ORDINALS),
        *(*COLOUR_OF, *NUMBER_OF, *_VERBS),
    ]
)
_KEPT_LETTERS = re.compile(
    r"ない|なし|ず|以外|だけ|のみ|もし|場合|なら|れば|たら|または|か|同士|\d|どの|しも|わけ|でも|よい"
    r"|[不無未非欠否左右上下中央横縦前後各毎列段行端隅角外内裏表側面番目全同異別他残隣]"
)
# A Japanese word goes on where two letters of one kind meet; what is not there must stay named.
_IN_A_WORD = re.compile(r"[ぁ-ん][ぁ-ん]|[一-龥々][一-龥々]|[ァ-ヶー][ァ-ヶー]")
_DENIED = re.compile(r"な[いくし]|ず|あ[っりる]")
_JOINTS = (
    *(", and", ", but", "; and", ", so that", ", so", ", while", ", whereas", ", which", ";"),
    *(" - ", ": ", ", ", " and ", " but ", " so that ", " while ", " whereas ", ". "),
)
_JOINTS_JA = ("、", "。", "で、", "し、", "が、")
_TAKES_BACK = re.compile(
    r"(except|save|apart|other than|but|unless|if|only|or|with|without|than|not|no|all|both|each"
    r"|one|the (other|rest)|others?|none|neither|which|of which|that|give or take|plus|maybe|by"
    r"|up to|at least|at most|±)\b",
    re.IGNORECASE,
)
_AWAITS = re.compile(r"\b(nothing|anything|none|all|both|either|neither|between)$", re.IGNORECASE)
_CONDITIONS = re.compile(
    r"(if|when|where|whenever|wherever|unless|in case|should)\b", re.IGNORECASE
)


def rewordings(
    sentence: str, tokens: Sequence[Token], start: int, known: Collection[str], *, japanese: bool
) -> Iterator[Change]:
    """Yield changed sentences, the smallest change first; ``start`` is where it is not understood.

    ``known`` are the words that there are, among them the names of the parts.
    """
    cleared = sentence
    for pattern, clearer in _CLEARER_JA if japanese else _CLEARER:
        changed = re.sub(pattern, clearer, sentence, flags=re.IGNORECASE)
        cleared = re.sub(pattern, clearer, cleared, flags=re.IGNORECASE)
        if changed != sentence:
            yield "", re.sub(r"\s+", " ", changed)
    yield "", cleared
    if not japanese:
        yield from _spelled(sentence, tokens, known)
    yield from _shortened(sentence, tokens, start, japanese=japanese)
    yield from _halves(sentence, japanese=japanese)
    if not japanese and not re.match(r"(the|a|an|there)\b", sentence, re.IGNORECASE):
        first = sentence[:1] if sentence[1:2].isupper() else sentence[:1].lower()
        for opening in ("The ", "There are "):
            yield "", f"{opening}{first}{sentence[1:]}"


def _spelled(sentence: str, tokens: Sequence[Token], known: Collection[str]) -> Iterator[Change]:
    """Yield the sentence with a misspelt word as the known one that is most like it."""
    for token in tokens:
        if token.part or token.text in known or len(token.text) < 4 or not token.text.isalpha():
            continue
        for word in [
            *_named_in_full(token.text, known),
            *get_close_matches(token.text, known, n=2, cutoff=0.8),
        ]:
            text = sentence[: token.start] + word + sentence[token.end :]
            yield "", text[:1].upper() + text[1:]


def _named_in_full(word: str, known: Collection[str]) -> list[str]:
    """Return the parts whose name ends with a word: "long screws", "short screws" for "screws"."""
    many = word.endswith("s")
    names = [name for name in sorted(known) if " " in name]
    forms = [plural_of(name) if many else name for name in names]
    return [form for form in forms if form.rpartition(" ")[2].lower() == word]


def _shortened(
    sentence: str, tokens: Sequence[Token], stuck: int, *, japanese: bool
) -> Iterator[Change]:
    """Yield the sentence without the words that are not understood, and with as many others."""
    place = next((n for n, token in enumerate(tokens) if token.end > stuck), len(tokens))
    spans = [(0, 1), (0, 2), (-1, 1), (0, 3), (-1, 2), (-2, 1), (0, 4), (-3, 1), (-2, 2), (-1, 3)]
    if japanese:
        spans += [(0, length) for length in range(5, 9)]
    for before, after in spans:
        dropped = tokens[max(0, place + before) : place + after]
        if not dropped or any(_is_kept(token) for token in dropped):
            continue
        start, end = dropped[0].start, dropped[-1].end
        if _KEPT_LETTERS.search(sentence[start:end]) or (japanese and _cuts(sentence, start, end)):
            continue
        yield from _dropped(sentence, start, end)
    yield from _without_aside(sentence, stuck)


def _cuts(sentence: str, start: int, end: int) -> bool:
    """Tell whether a Japanese sentence without some letters has half a word, or denies another."""
    around = (sentence[max(0, start - 1) : start + 1], sentence[end - 1 : end + 1])
    return bool(any(map(_IN_A_WORD.match, around)) or _DENIED.match(sentence, end))


def _is_kept(token: Token) -> bool:
    word = token.text
    return bool(token.part) or word in _KEPT or word[:1].isdigit()


def _without_aside(sentence: str, start: int) -> Iterator[Change]:
    """Yield the sentence without what stands between the commas around a place."""
    left = max(sentence.rfind(comma, 0, start + 1) for comma in ",(、")
    ends = [end for comma in ",)、" if (end := sentence.find(comma, max(start, left + 1))) > 0]
    right = min(ends, default=len(sentence.rstrip("。. ")))
    if left > 0 and not _TAKES_BACK.match(sentence[left + 1 : right].strip()):
        yield from _dropped(sentence, left, right + (sentence[right : right + 1] in (")", "、")))


def _dropped(sentence: str, start: int, end: int) -> Iterator[Change]:
    words = sentence[start:end].strip(" ,、")
    text = re.sub(r"\s+", " ", f"{sentence[:start].rstrip()} {sentence[end:].lstrip()}")
    text = re.sub(r"\s+(?=[.,;])", "", text).strip()
    text = re.sub(r"\ban (?=[^aeioAEIO\W])", "a ", text)
    if not sentence.isascii():
        text = sentence[:start] + sentence[end:]
    yield f"without {words!r}", text[:1].upper() + text[1:]


def _halves(sentence: str, *, japanese: bool) -> Iterator[Change]:
    """Yield the first and the second half of a sentence, where they stand for themselves."""
    end = "。" if japanese else "."
    whole = sentence.rstrip(end + " ")
    note = japanese or not _has_verb(whole)
    if _CONDITIONS.match(whole):
        return
    for joint in _JOINTS_JA if japanese else _JOINTS:
        for place in [found.start() for found in re.finditer(re.escape(joint), whole)]:
            first, second = whole[:place].strip(), whole[place + len(joint) :].strip()
            if min(len(first), len(second)) < (4 if japanese else 8) or _AWAITS.search(first):
                continue
            if not _TAKES_BACK.match(second) and (note or _has_verb(first)):
                yield "the first half alone", first + end
            if not _CONDITIONS.match(second) and (note or _has_verb(second)):
                yield "the second half alone", second[:1].upper() + second[1:] + end


def _has_verb(text: str) -> bool:
    return not set(text.lower().split()).isdisjoint(_VERBS)

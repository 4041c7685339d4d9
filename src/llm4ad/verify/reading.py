"""Sentences as the patterns for demands see them: with the parts that they name marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from llm4ad.verify.mutation import MutationKind

JAPANESE = "[\u3005\u3040-\u30ff\u3400-\u9fff]"
COLOUR_OF = {**{name: name for name in COLOUR_NAMES}, "gray": "grey", "violet": "purple"}
# Japanese has no spaces between words: only other letters go on with a name.
_LETTER = r"[^\W\u3005\u3040-\u30ff\u3400-\u9fff]"
_SPACE = r"[\s_\-]+"
_WORD = re.compile(r"\w+|[^\w\s]")


class Mention(NamedTuple):
    """Where a sentence names a part, and whether it names several of them."""

    start: int
    end: int
    part: str
    plural: bool


class Reading(NamedTuple):
    """A sentence, or a piece of it, with a sign for each thing that the patterns look for.

    ``places`` are where each character of the line comes from in the sentence.
    """

    line: str
    places: list[tuple[int, int]]

    def words(self, start: int, end: int, sentence: str) -> str:
        """Return the piece of the sentence behind these characters of the line."""
        return sentence[self.places[start][0] : self.places[end - 1][1]].strip()


class Claim(NamedTuple):
    """A demand, and from which characters to which of the line it follows; parts by number."""

    start: int
    end: int
    kind: MutationKind
    part: int


def mentions_in(sentence: str, part_names: Collection[str]) -> Iterator[Mention]:
    """Yield where parts are named, in the singular or plural, the longest where several fit.

    A word that is a colour too, such as orange, is left out where it stands for the colour.
    """
    forms = _forms_of(part_names)
    if not forms:
        return
    longest = sorted(forms, key=len, reverse=True)
    pattern = "|".join(_pattern_of(form) for form in longest)
    for found in re.finditer(pattern, sentence, re.IGNORECASE):
        form = _key(found[0])
        if form not in COLOUR_OF or not _is_colour(sentence, found, forms):
            part, plural = forms[form]
            yield Mention(found.start(), found.end(), part, plural)


def _forms_of(part_names: Collection[str]) -> dict[str, tuple[str, bool]]:
    """Return the part, and whether it is the plural, for each way to write its name."""
    forms: dict[str, tuple[str, bool]] = {}
    for name in sorted(part_names):
        single = _singular_of(name)
        if single:
            forms[_key(single)] = (name, False)
        elif not re.search(JAPANESE, name):
            forms[_key(plural_of(name))] = (name, True)
    return forms | {_key(name): (name, bool(_singular_of(name))) for name in sorted(part_names)}


def _pattern_of(form: str) -> str:
    pattern = _SPACE.join(map(re.escape, form.split()))
    if re.search(JAPANESE, form):
        return pattern
    return rf"(?<!{_LETTER}){pattern}(?!{_LETTER})"


def _key(text: str) -> str:
    return " ".join(re.split(_SPACE, text.lower()))


def _singular_of(name: str) -> str | None:
    """Return the singular of a name that is a plural, None where it is none."""
    if not name.endswith("s"):
        return None
    singles = (name[:-3] + "y", name[:-2], name[:-1])
    return next((one for one in singles if len(one) > 2 and plural_of(one) == name), None)


def _is_colour(sentence: str, found: re.Match[str], forms: Collection[str]) -> bool:
    """Tell whether a word stands for its colour: next to other colours, or after "is"."""
    before = _WORD.findall(sentence[: found.start()].lower())[::-1]
    after = _WORD.findall(sentence[found.end() :].lower())
    only_colours = set(COLOUR_OF) - set(forms)
    near = [
        next((w for w in words if w not in ("or", "and", ",")), "") for words in (before, after)
    ]
    return not only_colours.isdisjoint(near) or before[:1] in (["is"], ["are"])

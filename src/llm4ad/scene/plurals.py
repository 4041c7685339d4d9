from __future__ import annotations

_IRREGULAR = {
    "child": "children",
    "foot": "feet",
    "goose": "geese",
    "half": "halves",
    "knife": "knives",
    "leaf": "leaves",
    "loaf": "loaves",
    "man": "men",
    "mouse": "mice",
    "potato": "potatoes",
    "shelf": "shelves",
    "tomato": "tomatoes",
    "tooth": "teeth",
    "wolf": "wolves",
    "woman": "women",
}
_UNCHANGED = frozenset({"fish", "fruit", "muesli", "pliers", "scissors", "series", "tweezers"})


def plural_of(noun: str) -> str:
    """Return the plural of an English noun; of several words the last one changes."""
    before, space, last = noun.rpartition(" ")
    return before + space + _plural_of_word(last)


def _plural_of_word(word: str) -> str:
    if word in _UNCHANGED:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in ("", *"aeiou"):
        return word[:-1] + "ies"
    return word + "s"

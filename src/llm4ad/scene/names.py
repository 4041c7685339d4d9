from __future__ import annotations

import unicodedata

MAX_LENGTH = 60


def normalise_part_name(text: str) -> str:
    """Return a part name as it is compared: lower case, single spaces, no underscores.

    Raises ValueError for a name that is empty, long, or has other characters than letters of any
    script, digits, spaces and hyphens.
    """
    name = " ".join(unicodedata.normalize("NFC", text).replace("_", " ").lower().split())
    if not name or len(name) > MAX_LENGTH:
        raise ValueError(f"the part name {text!r} must have 1 to {MAX_LENGTH} characters")
    wrong = sorted({character for character in name if not _is_allowed(character)})
    if wrong:
        raise ValueError(
            f"the part name {text!r} has {wrong[0]!r}; use letters, digits, spaces and hyphens"
        )
    return name


def _is_allowed(character: str) -> bool:
    # Marks are the accents and vowel signs that letters of many scripts are written with.
    return character in " -" or unicodedata.category(character)[0] in "LM" or character.isdecimal()

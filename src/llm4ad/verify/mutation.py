from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llm4ad.scene.plurals import plural_of

MutationKind = Literal[
    "remove",
    "clear",
    "add",
    "replace",
    "exchange",
    "move",
    "resize",
    "rotate",
    "recolour",
    "empty",
    "shift",
]
ANOTHER_COLOUR = "another colour"
_WORDS: dict[MutationKind, str] = {
    "remove": "{part} is missing",
    "clear": "all {names} are missing",
    "add": "one {name} too many",
    "replace": "{part} is replaced by {partner}",
    "exchange": "{part} and {partner} change places",
    "move": "{part} lies in the {other}",
    "resize": "{part} is {other}",
    "rotate": "{part} is turned",
    "recolour": "{part} is {other} instead",
    "empty": "the {other} is empty",
    "shift": "everything is shifted",
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One deliberate breakage of a normal scene.

    ``part`` is the name of the part it is done to, "" for ``empty`` and ``shift``. ``other`` is
    the name that a part is replaced by or changes places with, where it lies afterwards ("left
    half"), "larger", "smaller" or "longer", its new colour, or the half that is empty.
    """

    kind: MutationKind
    part: str
    other: str = ""


def in_words(mutation: Mutation) -> str:
    """Say in one short clause what is wrong with the scene."""
    name, other = mutation.part, mutation.other
    words = _WORDS[mutation.kind]
    if mutation.kind == "recolour" and other == ANOTHER_COLOUR:
        words = "{part} has {other}"
    names = plural_of(name) if name else ""
    return words.format(
        part=with_article(name), name=name, names=names, partner=with_article(other), other=other
    )


def with_article(noun: str) -> str:
    """Return a noun with the indefinite article."""
    return f"{'an' if noun[:1].lower() in tuple('aeiou') else 'a'} {noun}"

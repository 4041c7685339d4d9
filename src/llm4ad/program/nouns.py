"""A noun phrase, as the words for a program are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase; ``one`` is its singular without article, ``each`` what a loop over it says.

    Both are empty where it has none. ``many`` tells a list of parts from a single thing; ``order``
    is the field that the list is sorted by, if any, and ``plain`` what it is called apart from
    that.
    """

    text: str
    one: str = ""
    each: str = ""
    many: bool = False
    order: str = ""
    plain: str = ""

"""How the built-in writer reads Japanese: importing this package gathers all rules."""

from llm4ad.generate.builtin.japanese import (
    chains,
    conditions,
    directions,
    mutual,
    nothing_else,
    numbers,
    numbers_said,
    parts,
    placed,
    places,
    relations,
    sayings,
    several,
    sizes,
    staying,
    superlatives,
    whereabouts,
)
from llm4ad.generate.builtin.japanese.words import JAPANESE

__all__ = [
    "JAPANESE",
    "chains",
    "conditions",
    "directions",
    "mutual",
    "nothing_else",
    "numbers",
    "numbers_said",
    "parts",
    "placed",
    "places",
    "relations",
    "sayings",
    "several",
    "sizes",
    "staying",
    "superlatives",
    "whereabouts",
]

"""How the built-in writer reads Japanese: importing this package gathers all rules."""

from llm4ad.generate.builtin.japanese import (
    chains,
    conditions,
    mutual,
    numbers,
    numbers_compared,
    parts,
    relations,
    sayings,
    several,
    sizes,
    superlatives,
)
from llm4ad.generate.builtin.japanese.words import JAPANESE

__all__ = [
    "JAPANESE",
    "chains",
    "conditions",
    "mutual",
    "numbers",
    "numbers_compared",
    "parts",
    "relations",
    "sayings",
    "several",
    "sizes",
    "superlatives",
]

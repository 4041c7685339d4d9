"""How the built-in writer reads Japanese: importing this package gathers all rules."""

from llm4ad.generate.builtin.japanese import (
    conditions,
    mutual,
    numbers,
    parts,
    relations,
    sayings,
    sizes,
)
from llm4ad.generate.builtin.japanese.words import JAPANESE

__all__ = ["JAPANESE", "conditions", "mutual", "numbers", "parts", "relations", "sayings", "sizes"]

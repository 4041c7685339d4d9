"""How the built-in writer reads Japanese: importing this package gathers all rules."""

from llm4ad.generate.builtin.japanese import parts, predicates, sentences
from llm4ad.generate.builtin.japanese.words import JAPANESE

__all__ = ["JAPANESE", "parts", "predicates", "sentences"]

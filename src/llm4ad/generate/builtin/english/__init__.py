"""How the built-in writer reads English: importing this package gathers all rules."""

from llm4ad.generate.builtin.english import (
    counting,
    predicates,
    quantities,
    sentences,
    subjects,
)
from llm4ad.generate.builtin.english.words import ENGLISH

__all__ = ["ENGLISH", "counting", "predicates", "quantities", "sentences", "subjects"]

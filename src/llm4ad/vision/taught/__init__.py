"""The taught finder: a few marked parts, learned in seconds, found on any machine."""

from llm4ad.vision.taught.finder import TaughtFinder
from llm4ad.vision.taught.learning import teach

__all__ = ["TaughtFinder", "teach"]

"""The taught finder: a few marked parts, learned in seconds, found on any machine."""

from llm4ad.vision.taught.exemplars import (
    MarkedPicture,
    TaughtPicture,
    marked_parts,
    taught_picture,
)
from llm4ad.vision.taught.finder import TaughtFinder
from llm4ad.vision.taught.learning import teach
from llm4ad.vision.taught.trial import Trial

__all__ = [
    "MarkedPicture",
    "TaughtFinder",
    "TaughtPicture",
    "Trial",
    "marked_parts",
    "taught_picture",
    "teach",
]

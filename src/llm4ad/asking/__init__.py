"""Which model is asked about parts of a picture: one of a provider, or one on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from llm4ad.errors import WriterError
from llm4ad.vision.answer_cache import AnswerCache

if TYPE_CHECKING:
    from pathlib import Path

    from llm4ad.vision.asker import Asker

NO_ASKER = "name a model that answers with --asker NAME, such as openai:NAME or local:FOLDER"
ANSWERS_FILE = "answers.sqlite"
PROVIDERS = ("openai", "anthropic", "google", "ollama", "http", "https")
FORMS = (
    "openai:NAME, anthropic:NAME, google:NAME, ollama:NAME, http://HOST/v1#NAME, or local:FOLDER "
    "or local:HUB_ID for weights on this machine"
)


def asker_for(asker: str | Asker | None) -> Asker | None:
    """Return an asker by its name, or the one that is given, or none."""
    return open_asker(asker) if isinstance(asker, str) else asker


def answer_cache(folder: Path) -> AnswerCache | None:
    """Return the answers kept in an inspection folder; None where nothing can be kept there."""
    if not os.access(folder, os.W_OK):
        return None
    cache = AnswerCache(folder / ANSWERS_FILE)
    cache.shrink()
    return cache


def open_asker(name: str) -> Asker:
    """Return the asker that a name stands for; a local one loads its weights, which takes seconds.

    Raises LLM4ADError for an unknown name, a missing key, library or model.
    """
    kind, _, rest = name.partition(":")
    if kind == "local" and rest:
        from llm4ad.vision.foundation.visual_questions import LocalAsker  # noqa: PLC0415 - torch

        return LocalAsker.load(rest)
    if kind in PROVIDERS and rest:
        from llm4ad.asking.provider import ProviderAsker  # noqa: PLC0415 - seldom needed

        return ProviderAsker.open(name)
    raise WriterError(f"there is no asker {name!r}; say {FORMS}")

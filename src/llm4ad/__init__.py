"""LLM4AD: find logical anomalies in pictures from sentences that say what normal looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm4ad.errors import LLM4ADError
    from llm4ad.inspection import Inspection
    from llm4ad.verdict.finding import Finding, Verdict

__version__ = "0.1.0"
__all__ = ["Finding", "Inspection", "LLM4ADError", "Verdict", "__version__"]

_HOMES = {
    "Finding": "llm4ad.verdict.finding",
    "Inspection": "llm4ad.inspection",
    "LLM4ADError": "llm4ad.errors",
    "Verdict": "llm4ad.verdict.finding",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``import llm4ad`` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'llm4ad' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)

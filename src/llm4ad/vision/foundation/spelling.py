"""A finder and how to run it, in one line: llmdet:FOLDER+sam2?device=cuda&precision=bf16."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.settings import FoundationSettings

_DEFAULTS = FoundationSettings()
_NUMBERS = ("batch_size", "input_size")


def spell(finder: str, settings: FoundationSettings) -> str:
    """Write a finder and the settings that are not the usual ones in one line."""
    changed = {
        field.name: value
        for field in fields(settings)
        if (value := getattr(settings, field.name)) != getattr(_DEFAULTS, field.name)
    }
    return f"{finder}?{urlencode(changed, safe=':')}" if changed else finder


def read_spelling(line: str) -> tuple[str, FoundationSettings]:
    """Read what ``spell`` wrote; raises ModelError for a setting that does not exist."""
    finder, mark, rest = line.rpartition("?")
    if not mark:
        return line, _DEFAULTS
    known = [field.name for field in fields(FoundationSettings)]
    settings: dict[str, Any] = {}
    for name, value in parse_qsl(rest, keep_blank_values=True):
        if name not in known:
            raise ModelError(f"{line!r}: there is no setting {name!r}; say {', '.join(known)}")
        settings[name] = _value(name, value, line)
    return finder, FoundationSettings(**settings)


def _value(name: str, value: str, line: str) -> str | int | bool:
    if name == "offline":
        return value == "True"
    if name not in _NUMBERS:
        return value
    if not value.isdecimal():
        raise ModelError(f"{line!r}: {name} must be a whole number, not {value!r}")
    return int(value)

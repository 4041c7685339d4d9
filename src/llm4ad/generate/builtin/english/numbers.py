"""Numbers of parts: two, at least two, between two and four."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule


def exactly(number: float) -> m.Range:
    """Return the range of one number."""
    return m.Range(number, number)


@rule("many", "[EXACTLY] {number}")
def _(number: float) -> m.Range:
    return exactly(number)


@rule("many", "[EXACTLY] a single", "[EXACTLY] a lone", given=1.0)
@rule("many", "[EXACTLY] a dozen", "[EXACTLY] one dozen", given=12.0)
def _(given: float) -> m.Range:
    return exactly(given)


@rule("many", "MIN {low=number}", "{low=number} or more", "{low=number} at least")
def _(low: float) -> m.Range:
    return m.Range(low, None)


@rule("many", "MAX {high=number}", "{high=number} or FEWER", "{high=number} at most")
def _(high: float) -> m.Range:
    return m.Range(None, high)


@rule("many", "at least a [single]", given=m.SOME)
@rule("many", "at most a single", given=m.Range(None, 1))
def _(given: m.Range) -> m.Range:
    return given


@rule("many", "more than {number}")
def _(number: float) -> m.Range:
    return m.Range(number + 1, None)


@rule("many", "FEWER than {number}")
def _(number: float) -> m.Range:
    return m.Range(None, number - 1)


@rule(
    "many",
    "between {low=number} and {high=number}",
    "MIN {low=number} [,] (and | but) MAX {high=number}",
    "[from] {low=number} to {high=number}",
    "{low=number} - {high=number}",
    "{low=number} – {high=number}",
)
def _(low: float, high: float) -> m.Range:
    return m.Range(low, high)


@rule("many", "[EXACTLY] [either] {low=number} or {high=number}")
def _(low: float, high: float) -> m.Range | None:
    return m.Range(low, high) if high == low + 1 else None

"""Numbers of parts: two, at least two, between two and four, two but never three."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule


def exactly(number: float) -> m.Range:
    """Return the range of one number."""
    return m.Range(number, number)


@rule(
    "many",
    "[EXACTLY] {number}",
    "a total of [EXACTLY] {number}",
    "one and only {number=one}",
    "(only | just) the {number=one}",
    "(neither more nor FEWER | no more and no FEWER | no FEWER and no more) than {number}",
)
def _(number: float) -> m.Range:
    return exactly(number)


@rule("one", "one")
def _() -> float:
    return 1.0


@rule("many", "[EXACTLY] a single", "[EXACTLY] a lone", given=1.0)
@rule("many", "[EXACTLY] a dozen", "[EXACTLY] one dozen", given=12.0)
@rule("many", "[EXACTLY] half a dozen", given=6.0)
def _(given: float) -> m.Range:
    return exactly(given)


@rule("many", "[EXACTLY] {number} dozen")
def _(number: float) -> m.Range:
    return exactly(12 * number)


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
    "MIN {low=number} [,] [and | but] MAX {high=number}",
    "[from] {low=number} to {high=number}",
    "{low=number} - {high=number}",
    "{low=number} – {high=number}",
)
def _(low: float, high: float) -> m.Range:
    return m.Range(low, high)


@rule("many", "[EXACTLY] [either] {low=number} or {high=number}")
def _(low: float, high: float) -> m.Range | None:
    return m.Range(low, high) if high == low + 1 else None


@rule("many", "[EXACTLY] [either] {low=number} , {middle=number} [,] or {high=number}")
def _(low: float, middle: float, high: float) -> m.Range | None:
    return m.Range(low, high) if (middle, high) == (low + 1, low + 2) else None


# What stands after the parts: "two nuts at least", "at least two nuts, but no more than four".
@rule(
    "limited",
    "or more",
    "[,] at least",
    "at the [very] least",
    "[as | at] [a] minimum",
    given=(1, None),
)
@rule(
    "limited",
    "or FEWER",
    "[,] at most",
    "at the [very] most",
    "[as | at] [a] maximum",
    given=(None, 1),
)
@rule(
    "limited",
    "(only | exactly | precisely) {pause}",
    "[,] and no more {pause}",
    given=(1, 1),
)
def _(
    given: tuple[float | None, float | None], pause: bool = True
) -> tuple[float | None, float | None]:
    return given


@rule("no_more", "(, | [,] but | [,] and | [,] yet) [also] MAX {number} [of them]", given=0)
@rule("no_more", "(, | [,] but | [,] and) never more than {number} [of them]", given=0)
@rule("no_more", "[,] (but | and | yet) [also] FEWER than {number} [of them]", given=1)
def _(number: float, given: int) -> float:
    return number - given


# "Two, never three", "one or two, but not more": what the number says already.
@rule(
    "not_these",
    "[,] [but | and] (not | never) {several=number+}",
    "[,] [but | and] (not | never) {several=number} or {last=number}",
)
def _(several: tuple[float, ...] | float, last: float | None = None) -> tuple[float, ...]:
    numbers = several if isinstance(several, tuple) else (several,)
    return numbers if last is None else (*numbers, last)


@rule("not_these", "[,] (but | and) (not | never | no) more", "[,] (but | and) (no | not) FEWER")
def _() -> tuple[float, ...]:
    return ()


def without(count: m.Range, others: tuple[float, ...]) -> m.Range | None:
    """Return a number that some others are said not to be; None where that is news."""
    low = count.low if count.low is not None else 0
    high = count.high if count.high is not None else float("inf")
    return count if not any(low <= number <= high for number in others) else None

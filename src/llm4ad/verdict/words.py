from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from llm4ad.program.sandbox import Statement


def describe(statement: Statement, *, kept: bool) -> str:
    """Say in one plain clause what was expected and what was found."""
    if statement.kind == "count":
        return _count(statement, kept=kept)
    if statement.kind == "truth":
        return statement.what if kept else f"not so: {statement.what}"
    if statement.kind == "colour":
        found = "found" if kept else f"expected, found {statement.unit}"
        return f"{statement.what} {found}"
    measured = f"{statement.what}: {quantity(statement.measured, statement.unit)}"
    return (
        measured
        if kept
        else f"{measured}, expected {range_in_words(statement.low, statement.high, statement.unit)}"
    )


def _count(statement: Statement, *, kept: bool) -> str:
    place = f" in {statement.place.name}" if statement.place is not None else ""
    found = int(statement.measured)
    if kept:
        return f"{_amount(found, statement.what)}{place}"
    return f"expected {_expected_amount(statement)}{place}, found {found or 'none'}"


def _expected_amount(statement: Statement) -> str:
    low, high = statement.low, statement.high
    if low is None and high:
        return f"at most {_amount(int(high), statement.what)}"
    if high is None and low is not None:
        return f"at least {_amount(int(low), statement.what)}"
    if low is None or high is None:
        return _amount(0, statement.what)
    if low == high:
        return _amount(int(low), statement.what)
    return f"{int(low)} to {_amount(int(high), statement.what)}"


def _amount(number: int, what: str) -> str:
    if number == 0:
        return f"no {what}"
    noun, of_which, more = what.partition(" of which ")
    return f"{number} {noun if number == 1 else plural_of(noun)}{of_which}{more}"


def range_in_words(low: float | None, high: float | None, unit: str) -> str:
    """Write a range with its unit; None leaves a side open."""
    if low is None:
        return f"at most {quantity(high or 0.0, unit)}"
    if high is None:
        return f"at least {quantity(low, unit)}"
    if low == high:
        return f"exactly {quantity(low, unit)}"
    return f"{quantity(low, unit)} to {quantity(high, unit)}"


def quantity(value: float, unit: str) -> str:
    """Write a measured value with its unit; shares as percent."""
    if unit == "share":
        return f"{100 * value:.3g} %"
    number = f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return f"{number} {unit}".rstrip()

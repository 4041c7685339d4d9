"""Python source as a person would lay it out: calls on one line where they fit, else broken."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Call:
    """A call: ``arguments`` are texts such as ``exactly=2``, or expressions."""

    function: str
    arguments: tuple[str | Call, ...]


@dataclass(frozen=True, slots=True)
class ForEach:
    """A list with one item for every element of a list."""

    item: str | Call
    variable: str
    of: str


@dataclass(frozen=True, slots=True)
class Many:
    """A list of expressions; lists among them are unpacked into it."""

    items: tuple[str | Call | ForEach, ...]


Expression = str | Call | Many | ForEach


def layout(expression: Expression, indent: int, before: str = "", after: str = "") -> str:
    """Return an expression as source, indented, with what stands before and after it."""
    line = " " * indent + before + one_line(expression) + after
    if len(line) <= WIDTH or isinstance(expression, str):
        return line
    opening, pieces, closing = _broken(expression)
    if isinstance(expression, ForEach):
        inner = [" " * (indent + 4) + " ".join(one_line(piece) for piece in pieces)]
        if len(inner[0]) > WIDTH:
            inner = [layout(piece, indent + 4) for piece in pieces]
    else:
        inner = [layout(piece, indent + 4, before=_star(piece), after=",") for piece in pieces]
    return "\n".join([" " * indent + before + opening, *inner, " " * indent + closing + after])


def one_line(expression: Expression) -> str:
    """Return an expression as source on one line."""
    if isinstance(expression, str):
        return expression
    opening, pieces, closing = _broken(expression)
    separator = " " if isinstance(expression, ForEach) else ", "
    return opening + separator.join(_star(piece) + one_line(piece) for piece in pieces) + closing


def _star(piece: Expression) -> str:
    return "*" if isinstance(piece, ForEach) else ""


def _broken(expression: Call | Many | ForEach) -> tuple[str, list[str | Call | ForEach], str]:
    if isinstance(expression, Call):
        return f"{expression.function}(", list(expression.arguments), ")"
    if isinstance(expression, Many):
        return "[", list(expression.items), "]"
    return "[", [expression.item, f"for {expression.variable} in {expression.of}"], "]"

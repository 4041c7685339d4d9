"""Python source as a person would lay it out: calls on one line where they fit, else broken."""

from __future__ import annotations

import ast
from dataclasses import dataclass

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Call:
    """A call: ``arguments`` are texts such as ``exactly=2``, or expressions."""

    function: str
    arguments: tuple[str | Call | ForEach, ...]


@dataclass(frozen=True, slots=True)
class ForEach:
    """A list with one item for every turn of some loops, such as ``for nut in nuts``."""

    item: str | Call
    loops: tuple[str, ...]


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
    star = "*" if isinstance(expression, Many) else ""
    if isinstance(expression, ForEach):
        inner = [layout(piece, indent + 4) for piece in pieces]
        whole = " " * (indent + 4) + " ".join(one_line(piece) for piece in pieces)
        if len(pieces) == 2 and len(whole) <= WIDTH:
            inner = [whole]
    else:
        joined = " " * (indent + 4) + ", ".join(one_line(piece) for piece in pieces)
        inner = [
            layout(piece, indent + 4, before=_star(piece, star), after=",") for piece in pieces
        ]
        if isinstance(expression, Call) and len(joined) <= WIDTH:
            inner = [joined]
    return "\n".join([" " * indent + before + opening, *inner, " " * indent + closing + after])


def one_line(expression: Expression) -> str:
    """Return an expression as source on one line."""
    if isinstance(expression, str):
        return expression
    opening, pieces, closing = _broken(expression)
    separator = " " if isinstance(expression, ForEach) else ", "
    star = "*" if isinstance(expression, Many) else ""
    return (
        opening + separator.join(_star(piece, star) + one_line(piece) for piece in pieces) + closing
    )


def _star(piece: Expression, star: str) -> str:
    return star if isinstance(piece, ForEach) else ""


def _broken(expression: Call | Many | ForEach) -> tuple[str, list[str | Call | ForEach], str]:
    if isinstance(expression, Call):
        return f"{expression.function}(", list(expression.arguments), ")"
    if isinstance(expression, Many):
        return "[", list(expression.items), "]"
    return "[", [expression.item, *expression.loops], "]"


def demands_of(source: str) -> str:
    """Return what a program demands as a text that is the same in whatever order it does so."""
    (function,) = ast.parse(source).body
    body = function.body if isinstance(function, ast.FunctionDef) else []
    last = body[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.List):
        return source
    named: dict[str, ast.expr] = {}
    before: set[str] = set()
    for statement in body[:-1]:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            named[statement.targets[0].id] = _InPlaceOf(named).visit(statement.value)
        else:
            before.add(ast.unparse(_InPlaceOf(named).visit(statement)))
    demands = {ast.unparse(_InPlaceOf(named).visit(item)) for item in last.value.elts}
    return "\n".join([*sorted(before), *sorted(demands)])


class _InPlaceOf(ast.NodeTransformer):
    """Put what a variable stands for in its place, and call what loops go through alike."""

    def __init__(self, named: dict[str, ast.expr], loops: int = 0) -> None:
        self.named = named
        self.loops = loops

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.named.get(node.id, node)

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self._looped(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        return self._looped(node)

    def _looped(self, node: ast.ListComp | ast.GeneratorExp) -> ast.expr:
        inner = _InPlaceOf(dict(self.named), self.loops)
        for loop in node.generators:
            loop.iter = inner.visit(loop.iter)
            if isinstance(loop.target, ast.Name):
                name = ast.Name(f"each_{inner.loops}")
                inner.named[loop.target.id] = loop.target = name
                inner.loops += 1
            loop.ifs = [inner.visit(test) for test in loop.ifs]
        node.elt = inner.visit(node.elt)
        return node

"""The opposite of a test, as a person would write it."""

from __future__ import annotations

import ast

_OPPOSITES: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: ">=",
    ast.LtE: ">",
    ast.Gt: "<=",
    ast.GtE: "<",
    ast.In: "not in",
    ast.NotIn: "in",
}


def negated(test: str) -> str:
    """Return the opposite of a test."""
    plain = ast.parse(test, mode="eval").body
    if isinstance(plain, ast.UnaryOp) and isinstance(plain.op, ast.Not):
        return _source(plain.operand)
    if isinstance(plain, ast.Compare) and len(plain.ops) == 1 and type(plain.ops[0]) in _OPPOSITES:
        left, right = _source(plain.left), _source(plain.comparators[0])
        opposite = _OPPOSITES[type(plain.ops[0])]
        if (opposite, right) == ("<", "1") and isinstance(plain.left, ast.Call):
            return f"not {_source(plain.left.args[0])}"
        return f"{left} {opposite} {right}"
    bare = isinstance(plain, ast.Call | ast.Name) or _in_brackets(test)
    return f"not {test}" if bare else f"not ({test})"


def _source(node: ast.expr) -> str:
    return ast.unparse(node).replace("'", '"')


def _in_brackets(test: str) -> bool:
    depth = 0
    for place, letter in enumerate(test):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and place < len(test) - 1:
            return False
    return test.startswith("(")

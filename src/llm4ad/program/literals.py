"""Read what a program writes out: strings, and the variables that stand for them."""

from __future__ import annotations

import ast

_CHANGING = frozenset({"append", "clear", "extend", "insert", "pop", "remove", "update"})


def literal_strings(function: ast.FunctionDef) -> dict[str, list[str]]:
    """Return the variables that stand for written-out strings, with these strings.

    Such a variable is assigned one string, or runs over a list of strings, the pairs of a list or
    the keys of a dictionary, in the loop itself or in a variable that is assigned once.
    """
    assigned = _assigned(function)
    literals = {name: values[0] for name, values in assigned.items() if len(values) == 1}
    loops: dict[str, list[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.For | ast.comprehension):
            _bind(node.target, _elements(node.iter, literals), loops)
    for name in assigned.keys() & loops.keys():
        loops[name] = []
    for name in literals.keys() - loops.keys():
        _bind(ast.Name(name, ast.Store()), [literals[name]], loops)
    return loops


def _assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """Return what is assigned to every variable; what changes one counts as assigned, too."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name in ast.walk(target):
                    value = node.value if name is target else target
                    assigned.setdefault(_root(name), []).append(value)
        elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
            times = 2 if isinstance(node, ast.AugAssign) else 1
            assigned.setdefault(_root(node.target), []).extend([node.value] * times)
        elif isinstance(node, ast.Attribute) and node.attr in _CHANGING:
            assigned.setdefault(_root(node), []).extend([node, node])
    return assigned


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _elements(node: ast.expr, literals: dict[str, ast.expr]) -> list[ast.expr]:
    """Return what a loop runs over, where that is written out; nothing otherwise."""
    pairs = False
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
        pairs = node.func.attr == "items"
        node = node.func.value if pairs or node.func.attr == "keys" else node
    if isinstance(node, ast.Name):
        node = literals.get(node.id, node)
    if isinstance(node, ast.Dict):
        keys = [key for key in node.keys if key is not None]
        if not pairs:
            return list(keys)
        return [
            ast.Tuple([key, value], ast.Load())
            for key, value in zip(keys, node.values, strict=False)
        ]
    return list(node.elts) if isinstance(node, ast.List | ast.Tuple | ast.Set) else []


def _bind(target: ast.expr, elements: list[ast.expr], loops: dict[str, list[str]]) -> None:
    if isinstance(target, ast.Name):
        values = [item.value for item in elements if isinstance(item, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        known = loops.get(target.id)
        if not texts or len(texts) != len(elements):
            loops[target.id] = []  # it runs over something else, here or elsewhere
        elif known != []:
            loops[target.id] = [*(known or []), *texts]
    elif isinstance(target, ast.Tuple):
        rows = [item.elts for item in elements if isinstance(item, ast.Tuple | ast.List)]
        fits = len(rows) == len(elements) and all(len(row) == len(target.elts) for row in rows)
        for position, one in enumerate(target.elts):
            _bind(one, [row[position] for row in rows] if fits else [], loops)


def argument_of(call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
    """Return an argument of a call, by its name or its position; None where it is left out."""
    if position is not None and position < len(call.args):
        return call.args[position]
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def strings_of(argument: ast.expr | None, strings: dict[str, list[str]]) -> list[str]:
    """Return the strings that an argument can be; none where they are not written out.

    ``strings`` are those that variables stand for, as of literal_strings.
    """
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.Name):
        return strings.get(argument.id, [])
    return []

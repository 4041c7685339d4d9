"""The words that programs are written in, as the text that the sandbox is fed."""

from __future__ import annotations

import ast
import inspect
from functools import cache

from llm4ad.program import driver, expectation
from llm4ad.scene import vocabulary


@cache
def preamble() -> str:
    """Return the vocabulary, the expectations and the driver as the sandbox takes them."""
    body: list[ast.stmt] = []
    for module in (vocabulary, expectation, driver):
        body += [node for node in ast.parse(inspect.getsource(module)).body if _can_follow(node)]
    for node in ast.walk(ast.Module(body, [])):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            # Read by people and models, not by the sandbox, which has to parse it.
            node.body = node.body[1:] or [ast.Pass()]
    future = "from __future__ import annotations\nfrom typing import Any, Callable\n"
    return future + "\n".join(ast.unparse(node) for node in body)


def _can_follow(node: ast.stmt) -> bool:
    """Tell whether the sandbox can run a line: it knows no module of ours."""
    if isinstance(node, ast.ImportFrom):
        return not (node.module or "").startswith(("llm4ad", "__future__"))
    if isinstance(node, ast.If):
        return ast.unparse(node.test) != "TYPE_CHECKING"
    return not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))

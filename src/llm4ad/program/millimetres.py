"""What programs say in millimetres, centimetres and inches: mm = scene.millimetre("tray", ...)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.scene.scale import MILLIMETRES

if TYPE_CHECKING:
    from llm4ad.program.phrases import Language

_INCHES = {"en": "inches", "ja": "インチ"}


def scales_in(tree: ast.AST) -> set[str]:
    """Return how a program asks for the length of a millimetre, as it is written."""
    return {ast.unparse(node) for node in ast.walk(tree) if _asks_for_length(node)}


def without_units(tree: ast.Module) -> ast.Module:
    """Return a program without the lines that say how long a unit is."""
    units = _units(tree)
    return _Without(units).visit(tree) if units else tree


def in_own_units(function: ast.FunctionDef, language: Language) -> ast.FunctionDef:
    """Return a program, to be told back, that compares with "3 mm" where it divided by mm."""
    units = _units(function)
    return _InOwnUnits(units, language).visit(function) if units else function


def _units(tree: ast.AST) -> dict[str, str]:
    """Return which variables are the lengths of which units."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, unit = node.targets[0], _unit(node.value)
            if isinstance(target, ast.Name) and unit:
                found[target.id] = unit
    return found


def _unit(value: ast.expr) -> str:
    factor: object = 1
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mult):
        sides = (value.left, value.right)
        factor = next((side.value for side in sides if isinstance(side, ast.Constant)), None)
        value = next((side for side in sides if not isinstance(side, ast.Constant)), value)
    if not _asks_for_length(value):
        return ""
    return next((unit for unit, length in MILLIMETRES.items() if length == factor), "")


def _asks_for_length(node: ast.AST) -> bool:
    function = node.func if isinstance(node, ast.Call) else None
    return isinstance(function, ast.Attribute) and function.attr == "millimetre"


class _Without(ast.NodeTransformer):
    """Take the variables of units, and how long they are, out of a program."""

    def __init__(self, units: dict[str, str]) -> None:
        self._units = units

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        target = node.targets[0]
        named = isinstance(target, ast.Name) and target.id in self._units
        return None if named else self.generic_visit(node)


class _InOwnUnits(_Without):
    """Put numbers with their units in the place of divisions by units."""

    def __init__(self, units: dict[str, str], language: Language) -> None:
        super().__init__(units)
        self._language: Language = language

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        first, *others = self._together([node.left, *node.comparators])
        return ast.Compare(first, node.ops, others)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id.startswith("expect_"):
            return ast.Call(node.func, self._together(node.args), node.keywords)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        unit = self._units.get(ast.unparse(node.right), "")
        number = _number(node.left)
        if isinstance(node.op, ast.Mult) and unit and number is not None:
            return self._length(number, unit)
        return node

    def _together(self, sides: list[ast.expr]) -> list[ast.expr]:
        """Return what is compared with each other, numbers with the unit of what is measured."""
        units = {self._divided_by(side) for side in sides} - {""}
        if len(units) != 1 or any(not self._divided_by(s) and _number(s) is None for s in sides):
            return sides
        (unit,) = units
        return [self._whole(side, unit) for side in sides]

    def _whole(self, side: ast.expr, unit: str) -> ast.expr:
        number = _number(side)
        if number is not None:
            return self._length(number, unit)
        return side.left if isinstance(side, ast.BinOp) else side

    def _divided_by(self, node: ast.expr) -> str:
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Div):
            return ""
        return self._units.get(ast.unparse(node.right), "")

    def _length(self, number: float, unit: str) -> ast.Constant:
        if unit == "inch" and (number != 1 or self._language == "ja"):
            unit = _INCHES[self._language]
        return ast.Constant(f"{number:g} {unit}")


def _number(node: ast.expr) -> float | None:
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node, sign = node.operand, -1
    value = node.value if isinstance(node, ast.Constant) else None
    return sign * value if isinstance(value, int | float) and not isinstance(value, bool) else None

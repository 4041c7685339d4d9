"""Put numbers and measures that a program compares into words: twice as many, at least that of."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.program.idioms import AREA_OF_IMAGE

if TYPE_CHECKING:
    from llm4ad.program.wording import Wording

ENTIRELY = "0.98"  # of the pixels: as much as outlines are true
_MORE = {
    ("expect_at_least", "1"): "more",
    ("expect_at_least", "0"): "as many or more",
    ("expect_at_most", "-1"): "fewer",
    ("expect_at_most", "0"): "as many or fewer",
}


def compared(words: Wording, name: str, call: ast.Call, *, shares: bool) -> str:
    """Return the words for an expectation of a difference of numbers or of a ratio, or nothing."""
    if len(call.args) < 2:
        return ""
    if not isinstance(call.args[0], ast.BinOp):
        return ""
    if isinstance(call.args[0].op, ast.Sub):
        return _numbers(words, name, call.args[0], call.args[1:])
    if isinstance(call.args[0].op, ast.Div):
        return _ratio(words, name, call.args[0], call.args[1:], shares=shares)
    return ""


def _numbers(words: Wording, name: str, node: ast.BinOp, ends: list[ast.expr]) -> str:
    one, times, other = _counted(node.left), "", _counted(node.right)
    if isinstance(node.right, ast.BinOp) and isinstance(node.right.op, ast.Mult):
        times, other = ast.unparse(node.right.left), _counted(node.right.right)
    if one is None or other is None:
        return ""
    limits = [ast.unparse(end) for end in ends]
    first, second = words.term(one), words.term(other)
    if name == "expect_between" and limits == ["0", "0"] and times:
        return words.say("times as many", first, second, times)
    if times and limits == ["0"]:
        many, few = words.say("len", first), words.say("len", second)
        return words.say(name, many, words.say("of times", times, few))
    key = _MORE.get((name, limits[0]))
    return words.say(key, first, second) if key and not times and len(limits) == 1 else ""


def _counted(node: ast.expr) -> ast.expr | None:
    """Return the list that an expression is the length of."""
    counts = isinstance(node, ast.Call) and ast.unparse(node.func) == "len" and len(node.args) == 1
    return node.args[0] if counts and isinstance(node, ast.Call) else None


def _ratio(
    words: Wording, name: str, node: ast.BinOp, ends: list[ast.expr], *, shares: bool
) -> str:
    if name not in ("expect_at_least", "expect_at_most", "expect_between"):
        return ""
    if isinstance(node.right, ast.Constant) or not _is_measure(node.right):
        return ""
    first, second = words.term(node.left), words.term(node.right)
    limits = [words.number(end, shares=shares) for end in ends]
    if limits == ["1"]:
        return words.say(name, first, second)
    unit = "of share" if shares else "of times"
    if words.language == "ja" and len(limits) == 2:
        times = "" if shares else words.say("of times", limits[1], "").removeprefix("の")
        return words.say(name, first, words.say(unit, limits[0], second), times or limits[1])
    return words.say(name, first, *limits[:-1], words.say(unit, limits[-1], second))


def _is_measure(node: ast.expr) -> bool:
    image = ast.unparse(node) == AREA_OF_IMAGE
    return image or isinstance(node, ast.Attribute | ast.Call | ast.Name)


def entirely(words: Wording, node: ast.Compare) -> str:
    """Return the words for "part.share_inside(other) < 0.98" and the like, or nothing."""
    shared, end = node.left, ast.unparse(node.comparators[0])
    if not isinstance(shared, ast.Call) or not isinstance(shared.func, ast.Attribute):
        return ""
    keys: dict[type[ast.cmpop], str] = {ast.GtE: "entirely", ast.Lt: "not entirely"}
    key = keys.get(type(node.ops[0]))
    if shared.func.attr != "share_inside" or end != ENTIRELY or key is None:
        return ""
    return words.say(key, words.term(shared.func.value), words.term(shared.args[0]))


def in_range(words: Wording, node: ast.Compare, *, negated: bool = False) -> str:
    """Return the words for "0.9 <= x <= 1.1", or for "x / y > 1"; nothing for other comparisons."""
    ends = [node.left, *node.comparators[1:]]
    numbers = all(isinstance(end, ast.Constant) for end in ends)
    if len(node.ops) == 2 and numbers and all(isinstance(op, ast.LtE) for op in node.ops):
        between = "not between" if negated else "between"
        said = [words.term(item) for item in (node.comparators[0], *ends)]
        return words.say(between, *said)
    left, right = node.left, node.comparators[0]
    ratio = isinstance(left, ast.BinOp) and isinstance(left.op, ast.Div)
    if len(node.ops) > 1 or not ratio or negated or ast.unparse(right) != "1":
        return ""
    if not isinstance(left, ast.BinOp) or not _is_measure(left.right):
        return ""
    whole = ast.Compare(left.left, node.ops, [left.right])
    return words.test(whole)


def equal_steps(words: Wording, call: ast.Call) -> str:
    """Return the words for the largest of some steps being equal to the smallest, or nothing."""
    ends = [end for end in call.args[:2] if isinstance(end, ast.Call) and len(end.args) == 1]
    tolerance = [item.value for item in call.keywords if item.arg == "tolerance"]
    names = [ast.unparse(end.func) for end in ends]
    if names != ["max", "min"] or not tolerance:
        return ""
    if ast.unparse(ends[0].args[0]) != ast.unparse(ends[1].args[0]):
        return ""
    within = words.number(tolerance[0], shares=True)
    return words.say("steps equal", words.term(ends[0].args[0]), within)

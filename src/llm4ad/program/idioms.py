"""Put what programs often compute into the words for it: extremes, turns, means, pairs."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.program.nouns import Noun
from llm4ad.program.phrases import ENGLISH, FIELDS, word

if TYPE_CHECKING:
    from llm4ad.program.wording import Selection, Wording


def mean(words: Wording, node: ast.BinOp) -> str:
    """Return the words for sum(x.field for x in parts) / len(parts), or nothing."""
    above, below = node.left, node.right
    if not isinstance(above, ast.Call) or not above.args or not isinstance(below, ast.Call):
        return ""
    summed = above.args[0]
    if ast.unparse(above.func) != "sum" or ast.unparse(below.func) != "len":
        return ""
    if not isinstance(summed, ast.ListComp | ast.GeneratorExp) or not below.args:
        return ""
    same = ast.unparse(summed.generators[0].iter) == ast.unparse(below.args[0])
    if not same or not isinstance(summed.elt, ast.Attribute) or summed.generators[0].ifs:
        return ""
    name = word(words.language, FIELDS.get(summed.elt.attr, summed.elt.attr))
    return words.say("mean", name, words.term(below.args[0]))


def odd_comparison(words: Wording, node: ast.Compare) -> str:
    """Return the words for a comparison of parts, of tests or of a remainder, or nothing."""
    left, right = node.left, node.comparators[0]
    counted = left.args if isinstance(left, ast.Call) else []
    if counted and ast.unparse(node) == f"len({ast.unparse(counted[0])}) >= 1":
        return words.say("there are", words.term(counted[0]))
    same = isinstance(node.ops[0], ast.Eq)
    if len(node.ops) > 1 or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        return ""
    if _is_index(left) and _is_index(right):
        key = "same part" if same else "other part"
        return words.say(key, words.term(_owner(left)), words.term(_owner(right)))
    if isinstance(left, ast.Compare | ast.BoolOp) and not same:
        return words.say("either", words.test(left), words.test(right))
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mod):
        rest = (ast.unparse(left.right), ast.unparse(right))
        if rest in (("2", "0"), ("2", "1")):
            key = "even" if (rest[1] == "0") == same else "odd"
            return words.say(key, words.term(left.left))
    return ""


def extreme(words: Wording, name: str, whole: str, key: ast.Lambda) -> str:
    """Return the words for the part of some that has most, or least, of something."""
    by = key.body
    if isinstance(by, ast.Attribute) and f"{name} {by.attr}" in ENGLISH:
        return words.say(f"{name} {by.attr}", whole)
    if isinstance(by, ast.Attribute) and by.attr in FIELDS:
        return words.say(f"{name} by", whole, word(words.language, FIELDS[by.attr]))
    near = by.args if isinstance(by, ast.Call) else []
    if near and ast.unparse(by).split("(")[0].endswith(".distance_to"):
        return words.say(f"{name} near", whole, words.term(near[0]))
    placed = _middle_or_corner(name, by)
    if placed:
        return words.say("the one there", whole, word(words.language, placed))
    outer = dict(words.nouns)
    for argument in key.args.args:
        words.nouns[argument.arg] = Noun(words.say("it"))
    whole = words.say("sorted by", whole, words.term(by))
    words.nouns = outer
    return words.say(name, whole)


def _middle_or_corner(name: str, by: ast.expr) -> str:
    """Return where the part with most, or least, of something lies among its fellows."""
    if isinstance(by, ast.BinOp):
        sides = {("min", "+"): "top left", ("max", "+"): "bottom right"}
        sides |= {("max", "-"): "top right", ("min", "-"): "bottom left"}
        sign = {"part.center_x + part.center_y": "+", "part.center_x - part.center_y": "-"}
        return sides.get((name, sign.get(ast.unparse(by), "")), "")
    far = ast.unparse(by).startswith("sum((part.center_distance_to(other) for other in")
    return "middle" if far and name == "min" else ""


def turn(words: Wording, call: ast.Call) -> str:
    """Return the words for a turn, or for the angle between two parts, or nothing."""
    first, second = call.args
    turn = first.left if isinstance(first, ast.BinOp) else None
    if ast.unparse(second) == f"90 - {ast.unparse(first)}" and _is_angle(turn):
        return words.say("turn", words.term(_owner(turn)))
    off = first.args[0] if isinstance(first, ast.Call) and first.args else None
    if ast.unparse(second) != f"180 - {ast.unparse(first)}" or not isinstance(off, ast.BinOp):
        return ""
    if not (_is_angle(off.left) and _is_angle(off.right)):
        return ""
    return words.say("between angles", words.term(_owner(off.left)), words.term(_owner(off.right)))


def _is_angle(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "angle"


def _owner(node: ast.expr | None) -> ast.expr:
    """Return what a field is of."""
    return node.value if isinstance(node, ast.Attribute) else ast.Constant("")


def _is_index(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "index"


def is_pair_test(node: ast.expr) -> bool:
    """Tell whether a test only keeps two parts of a loop from being one."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return False
    apart = isinstance(node.ops[0], ast.Lt | ast.NotEq)
    return apart and _is_index(node.left) and _is_index(node.comparators[0])


def names_in(node: ast.expr) -> list[ast.Name]:
    """Return the variables in an expression."""
    return [item for item in ast.walk(node) if isinstance(item, ast.Name)]


def found_together(words: Wording, node: ast.BinOp) -> Noun | None:
    """Return scene.find("a", ...) + scene.find("b", ...) as one list with one place."""
    finds: list[ast.expr] = []
    rest: ast.expr = node
    while isinstance(rest, ast.BinOp) and isinstance(rest.op, ast.Add):
        finds.insert(0, rest.right)
        rest = rest.left
    finds.insert(0, rest)
    calls = [item for item in finds if isinstance(item, ast.Call) and item.keywords]
    options = {", ".join(ast.unparse(item) for item in call.keywords) for call in calls}
    if len(calls) < len(finds) or len(options) != 1 or not _only_within(calls):
        return None
    bare = [ast.Call(call.func, call.args, []) for call in calls]
    nouns = [words.noun(call) for call in bare]
    place = words.term(calls[0].keywords[0].value)
    many, one = nouns[0].text, nouns[0].one
    for number, noun in enumerate(nouns[1:], start=2):
        last = number == len(nouns)
        many = words.say("and" if last else "comma", many, noun.text)
        one = words.say("or" if last else "comma", one, noun.one)
    return Noun(words.say("in place", many, place), words.say("in place", one, place), many=True)


def steps(words: Wording, node: Selection) -> str:
    """Return the words for the distances of neighbours: zip(parts, parts[1:]); or nothing."""
    pairs = ast.unparse(node.generators[0].iter)
    name = pairs.removeprefix("zip(").partition(",")[0]
    if pairs != f"zip({name}, {name}[1:])" or ".center_distance_to(" not in ast.unparse(node):
        return ""
    return words.say("steps", words.term(ast.Name(name)))


def each_side(words: Wording, node: Selection) -> Noun | None:
    """Return the words for [corner(board, side) for side in ("top left", ...)], or nothing."""
    loop, place = node.generators[0], node.elt
    if not isinstance(place, ast.Call) or len(place.args) != 2 or loop.ifs:
        return None
    kind, listed = ast.unparse(place.func), words.resolved(loop.iter)
    if kind not in ("corner", "quarter", "half", "edge") or not isinstance(listed, ast.Tuple):
        return None
    if ast.unparse(place.args[1]) != ast.unparse(loop.target) or len(listed.elts) != 4:
        return None
    each = words.say("each of sides", word(words.language, kind), words.term(place.args[0]))
    return Noun(each, each=each)


def _only_within(calls: list[ast.Call]) -> bool:
    return all(
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "find"
        and [item.arg for item in call.keywords] == ["within"]
        for call in calls
    )

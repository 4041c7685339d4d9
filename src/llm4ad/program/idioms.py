"""Put what programs often compute into the words for it: extremes, turns, means, pairs."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from llm4ad.program.nouns import Noun
from llm4ad.program.offsets import between_sides, from_side, off_centre, so_far_beside
from llm4ad.program.orders import extreme_of
from llm4ad.program.phrases import ENGLISH, FIELDS, word

if TYPE_CHECKING:
    from llm4ad.program.wording import Selection, Wording


AREA_OF_IMAGE = "scene.width * scene.height"


def known_amount(words: Wording, node: ast.expr) -> str:
    """Return the words for an amount that is computed in one of the usual ways, or nothing."""
    if isinstance(node, ast.BinOp) and (text := mean(words, node) or area_of_image(words, node)):
        return text
    return (
        from_side(words, node)
        or off_centre(words, node)
        or between_sides(words, node)
        or so_far_beside(words, node)
    )


def area_of_image(words: Wording, node: ast.BinOp) -> str:
    """Return the words for the width of the image times its height, or nothing."""
    if ast.unparse(node) != AREA_OF_IMAGE:
        return ""
    return words.say("of", word(words.language, "area"), words.say("image"))


_END_ROW = re.compile(
    r"abs\((?P<part>\w+)\.(?P<field>center_[xy]) - (?P<end>min|max)"
    r"\(\(?\w+\.(?P=field) for \w+ in .*\)\) <= (?P=part)\.(width|height) / 2"
)
_END_ROWS = {
    ("center_y", "min"): "top row",
    ("center_y", "max"): "bottom row",
    ("center_x", "min"): "left column",
    ("center_x", "max"): "right column",
}


_BEFORE = (
    r"len\(\[other for other in .* if other\.is_{0}\((?P<{1}>\w+)\)"
    r" and abs\(other\.(?P<{2}>center_[xy]) - .*\) / 4\]\)"
)
_NTH_ROW = re.compile(_BEFORE.format(r"(?P<side>\w+)", "part", "level") + r" == (?P<number>\d+)")
_MIDDLE_ROW = re.compile(
    f"{_BEFORE.format('(?:above|left_of)', 'part', 'level')}"
    f" == {_BEFORE.format('(?:below|right_of)', 'same', 'again')}"
)
_FROM = {"above": "top", "below": "bottom", "left_of": "left", "right_of": "right"}


def in_row(words: Wording, node: ast.Compare) -> str:
    """Return the words for a part in a row or column of its like, or nothing."""
    text = ast.unparse(node)
    found = _MIDDLE_ROW.fullmatch(text) or _NTH_ROW.fullmatch(text)
    if found is None:
        return _in_end_row(words, text)
    part = words.term(ast.Name(found["part"]))
    line = word(words.language, "row" if found["level"] == "center_x" else "column")
    if "number" not in found.groupdict():
        return words.say("in end row", part, words.say("middle row", line))
    if found["side"] not in _FROM:
        return ""
    side = word(words.language, _FROM[found["side"]])
    return words.say("in nth row", part, line, str(int(found["number"]) + 1), side)


def _in_end_row(words: Wording, text: str) -> str:
    found = _END_ROW.fullmatch(text)
    if found is None:
        return ""
    row = word(words.language, _END_ROWS[found["field"], found["end"]])
    return words.say("in end row", words.term(ast.Name(found["part"])), row)


def apart(words: Wording, node: ast.expr) -> str:
    """Return the words for a part that is in neither of two others, nor they in it, or nothing."""
    found = re.fullmatch(
        r"not any\(\(?(\w+)\.is_inside\((\w+)\) or \2\.is_inside\(\1\)\)? for \2 in \(.*\)\)",
        ast.unparse(node),
    )
    return words.say("apart from both", words.term(ast.Name(found[1]))) if found else ""


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


def odd_comparison(words: Wording, node: ast.Compare) -> str:  # noqa: PLR0911
    """Return the words for a comparison of parts, of tests or of a remainder, or nothing."""
    left, right = node.left, node.comparators[0]
    counted = left.args if isinstance(left, ast.Call) else []
    if counted and ast.unparse(node) == f"len({ast.unparse(counted[0])}) >= 1":
        return words.say("there are", words.term(counted[0]))
    colours = _colours(words, node)
    if colours:
        return colours
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


def _colours(words: Wording, node: ast.Compare) -> str:
    """Return the words for parts of one colour, or for a part of one of several colours."""
    left, right = node.left, node.comparators[0]
    if not isinstance(left, ast.Attribute) or left.attr != "colour" or len(node.ops) > 1:
        return ""
    if isinstance(right, ast.Attribute) and right.attr == "colour":
        parts = (words.term(left.value), words.term(right.value))
        if isinstance(node.ops[0], ast.Eq | ast.NotEq):
            same = isinstance(node.ops[0], ast.Eq)
            return words.say("same colour" if same else "other colour", *parts)
        return ""
    if not isinstance(node.ops[0], ast.In) or not isinstance(right, ast.Tuple | ast.List):
        return ""
    first, *others = [words.term(item) for item in right.elts]
    for other in others:
        first = words.say("or", first, other)
    return words.say("one of colours", words.term(left.value), first)


def extreme(words: Wording, name: str, noun: Noun, key: ast.Lambda) -> str:
    """Return the words for the part of some that has most, or least, of something."""
    by, whole = key.body, noun.text
    if isinstance(by, ast.Attribute):
        text = extreme_of(words, noun, by.attr, most=name == "max")
        if text:
            return text
    if isinstance(by, ast.Attribute) and f"{name} {by.attr}" in ENGLISH:
        return words.say(f"{name} {by.attr}", whole)
    if isinstance(by, ast.Attribute) and by.attr in FIELDS:
        return words.say(f"{name} by", whole, word(words.language, FIELDS[by.attr]))
    near = by.args if isinstance(by, ast.Call) else []
    if near and ast.unparse(by).split("(")[0].endswith(".distance_to"):
        phrase = f"{name} near one" if noun.one else f"{name} near"
        return words.say(phrase, noun.one or whole, words.term(near[0]))
    placed = _middle_or_corner(name, by)
    if placed:
        phrase = "the single one there" if noun.one else "the one there"
        return words.say(phrase, noun.one or whole, word(words.language, placed))
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
    if len(call.args) != 2:
        return ""
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
    place = words.term(calls[0].keywords[0].value)
    noun = joined(words, [words.noun(call) for call in bare])
    one = words.say("in place", noun.one, place)
    each = words.say("each part", one)
    return Noun(words.say("in place", noun.text, place), one, each, many=True)


_FEW = 3  # more kinds of parts are told as parts of any of them


def joined(words: Wording, nouns: list[Noun]) -> Noun:
    """Return several lists of parts as one: "nuts and bolts", "parts (bolts, nuts, ...)"."""
    if len(nouns) > _FEW:
        many, one = (
            ", ".join(texts) for texts in zip(*((n.text, n.one) for n in nouns), strict=True)
        )
        if words.language == "ja":
            many, one = (text.replace(", ", "、") for text in (many, one))
        one = words.say("one of kinds", one)
        return Noun(words.say("kinds", many), one, words.say("each part", one), many=True)
    many, one = nouns[0].text, nouns[0].one
    for number, noun in enumerate(nouns[1:], start=2):
        last = number == len(nouns)
        many = words.say("and" if last else "comma", many, noun.text)
        one = words.say("or" if last else "comma", one, noun.one)
    return Noun(many, one, words.say("each part", one), many=True)


def added(words: Wording, node: ast.BinOp) -> Noun | None:
    """Return the words for one list of parts and another, or nothing where they are none."""
    pieces: list[ast.expr] = []
    rest: ast.expr = node
    while isinstance(rest, ast.BinOp) and isinstance(rest.op, ast.Add):
        pieces.insert(0, rest.right)
        rest = rest.left
    nouns = [words.noun(piece) for piece in [rest, *pieces]]
    return joined(words, nouns) if all(noun.many and noun.one for noun in nouns) else None


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


def total(words: Wording, call: ast.Call) -> str:
    """Return the words for sum(part.area for part in parts), or nothing."""
    summed = call.args[0]
    if not isinstance(summed, ast.ListComp | ast.GeneratorExp) or len(summed.generators) > 1:
        return ""
    field = summed.elt.attr if isinstance(summed.elt, ast.Attribute) else ""
    if field not in FIELDS or summed.generators[0].ifs:
        return ""
    parts = words.term(summed.generators[0].iter)
    return words.say("sum of", word(words.language, FIELDS[field]), parts)

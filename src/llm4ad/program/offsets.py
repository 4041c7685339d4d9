"""Put into words how far parts are from edges, from a middle, and from the line of another."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.program.phrases import word

if TYPE_CHECKING:
    from llm4ad.program.wording import Wording

_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
_CENTRES = {"center_x": "offset across", "center_y": "offset down"}
_SIDES = ("left", "top", "right", "bottom")


def from_side(words: Wording, node: ast.expr) -> str:
    """Return the words for the distance of a part from a side of another one, or nothing."""
    found = _side_distance(node)
    if found is None:
        return ""
    part, whole, side = found
    return words.say("from side", words.term(part), words.term(whole), word(words.language, side))


def from_nearest(words: Wording, call: ast.Call) -> str:
    """Return the words for the distance of a part from the nearest side of another one."""
    found = _of_all_sides(call)
    if found is None:
        return ""
    part, whole = found
    return words.say("from nearest", words.term(part), words.term(whole))


def beyond(words: Wording, call: ast.Call) -> str:
    """Return the words for how far a part reaches beyond the sides of another, or nothing."""
    found = _of_all_sides(call)
    if found is None:
        return ""
    whole, part = found
    return words.say("beyond", words.term(part), words.term(whole))


def _of_all_sides(call: ast.Call) -> tuple[ast.expr, ast.expr] | None:
    """Return the part and the whole whose four sides are compared, each with its like."""
    found = [_side_distance(item) for item in call.args]
    known = [item for item in found if item is not None]
    if len(known) != len(_SIDES) or len(found) != len(_SIDES):
        return None
    part, whole, _ = known[0]
    pairs = {(ast.unparse(one), ast.unparse(other)) for one, other, _ in known}
    if len(pairs) > 1 or {side for _, _, side in known} != set(_SIDES):
        return None
    return part, whole


def _side_distance(node: ast.expr) -> tuple[ast.expr, ast.expr, str] | None:
    """Return the part, the whole and the side of "part.left - whole.left" and the like."""
    found = _difference(node)
    if found is None or found[0].attr != found[1].attr or found[0].attr not in _SIDES:
        return None
    left, right = found
    if left.attr in ("left", "top"):
        return left.value, right.value, left.attr
    return right.value, left.value, left.attr


def _difference(node: ast.expr) -> tuple[ast.Attribute, ast.Attribute] | None:
    """Return what is subtracted from what, where both are measures of parts."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
        return None
    left, right = node.left, node.right
    if not isinstance(left, ast.Attribute) or not isinstance(right, ast.Attribute):
        return None
    return left, right


def off_centre(words: Wording, call: ast.expr, *, pixels: bool = False) -> str:
    """Return the words for abs(frame.position_of(part)[0] - 0.5), or nothing.

    In ``pixels`` where it is multiplied with the size of the place.
    """
    if isinstance(call, ast.BinOp) and isinstance(call.op, ast.Mult):
        sized = isinstance(call.right, ast.Attribute) and call.right.attr in ("width", "height")
        return off_centre(words, call.left, pixels=True) if sized else ""
    if not isinstance(call, ast.Call) or ast.unparse(call.func) != "abs":
        return ""
    (off,) = call.args
    if not isinstance(off, ast.BinOp) or ast.unparse(off.right) != "0.5":
        return ""
    return _position_off(words, off.left, pixels=pixels) if isinstance(off.op, ast.Sub) else ""


def _position_off(words: Wording, place: ast.expr, *, pixels: bool) -> str:
    if not isinstance(place, ast.Subscript) or not isinstance(place.value, ast.Call):
        return ""
    asked = place.value.func
    key = {"0": "off across", "1": "off down"}.get(ast.unparse(place.slice))
    if not isinstance(asked, ast.Attribute) or asked.attr != "position_of" or key is None:
        return ""
    key = f"{key} px" if pixels else key
    return words.say(key, words.term(place.value.args[0]), words.term(asked.value))


def between_sides(words: Wording, call: ast.expr) -> str:
    """Return the words for abs(label.bottom - tray.bottom), or of centres; or nothing."""
    if not isinstance(call, ast.Call) or ast.unparse(call.func) != "abs":
        return ""
    found = _difference(call.args[0])
    if found is None:
        return ""
    one, other = found
    first, second = words.term(one.value), words.term(other.value)
    if one.attr == other.attr and one.attr in _CENTRES:
        return words.say(_CENTRES[one.attr], first, second)
    if one.attr not in _SIDES or other.attr not in _SIDES:
        return ""
    sides = (word(words.language, one.attr), word(words.language, other.attr))
    return words.say("between sides", first, second, *sides)


def so_far_beside(words: Wording, node: ast.expr) -> str:
    """Return the words for bolt.top - nut.bottom, or bolt.left - nut.right, or nothing."""
    found = _difference(node)
    if found is None:
        return ""
    other, part = found
    key = {("top", "bottom"): "far above", ("left", "right"): "far left"}.get(
        (other.attr, part.attr)
    )
    return words.say(key, words.term(part.value), words.term(other.value)) if key else ""


def from_line(words: Wording, call: ast.Call) -> str:
    """Return the words for max(nut.left - tray.left, tray.left - nut.right), or nothing."""
    if len(call.args) != 2:
        return ""
    inside, outside = _side_distance(call.args[0]), ast.unparse(call.args[1])
    if inside is None:
        return ""
    part, whole, side = inside
    edge, other = f"{ast.unparse(whole)}.{side}", f"{ast.unparse(part)}.{_OPPOSITE[side]}"
    wanted = f"{edge} - {other}" if side in ("left", "top") else f"{other} - {edge}"
    return from_side(words, call.args[0]) if outside == wanted else ""

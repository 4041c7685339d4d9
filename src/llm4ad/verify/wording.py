"""Whether a program uses the numbers, sides and colours of its sentence, and no others."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from llm4ad.program.millimetres import scales_in, without_units
from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.verify.demands import mentioned_parts
from llm4ad.verify.numbers import number_doubts
from llm4ad.verify.reading import mentions_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SIDES = {
    "left": ("left", "左"),
    "right": ("right", "右"),
    "top": ("top", "upper", "above", "uppermost", "上"),
    "bottom": ("bottom", "lower", "below", "beneath", "under", "lowest", "下"),
}
_SIDE_CALLS = {
    "left": ("expect_left_of", "is_left_of"),
    "right": ("expect_right_of", "is_right_of"),
    "top": ("expect_above", "is_above"),
    "bottom": ("expect_below", "is_below"),
}
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


# What a sentence says, and what of it a program must hold in one form or another.
_COMPARISONS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("exactly",), ("exactly=", "==", "!=", "scene.one(", "expect_absent(", "expect_equal(")),
    (
        ("at least",),
        ("at_least=", "expect_at_least(", " >", " < ", "expect_present(", "expect_between("),
    ),
    (
        ("at most", "no more than"),
        ("at_most=", "expect_at_most(", " <", " > ", "expect_between("),
    ),
)
_EVERY = ("each", "every", "all", "both", "either")
_MORE = ("more", "most", "larger", "largest", "longer", "longest", "higher", "highest", "wider")
_LESS = ("fewer", "fewest", "less", "least", "smaller", "smallest", "shorter", "shortest", "lowest")
# Words that are part of a limit, and compare nothing.
_SETTLED = re.compile(r"\b(?:no )?(?:more|less|fewer) than\b|\bat (?:most|least)\b|\beach other\b")
_ONLY = "scene.one("  # demands exactly one, too, but of one name only
_DIMENSIONS = {
    "height": ("high", "height", "tall", "higher", "taller"),
    "width": ("wide", "width", "wider", "broad"),
    "length": ("long", "length", "longer", "short", "shorter"),
    "thickness": ("thick", "thickness", "thin", "thicker", "thinner"),
}
_CONFUSED = {
    "width": ("height", "length"),
    "height": ("width", "length"),
    "length": ("height", "width", "thickness"),
    "thickness": ("length", "width", "height"),
}
# Other ways to measure the same.
_INSTEAD = {
    "height": {"top", "bottom", "center_y", "level_of", "position_of", "length"},
    "width": {"left", "right", "center_x", "position_of", "length"},
    "length": {"distance_to", "center_distance_to"},
    "thickness": set[str](),
}


def wording_doubts(
    sentence: str, source: str, part_names: Collection[str], looked_for: Collection[str]
) -> list[str]:
    """Return, in words, where a program does not use the words of its sentence."""
    tree = ast.parse(source)
    scales = scales_in(tree)
    tree = without_units(tree)
    if scales:
        looked_for = _names_in(tree) & set(looked_for)
    return [
        *number_doubts(_without_names(sentence, part_names), tree),
        *_side_doubts(sentence, tree),
        *_colour_doubts(sentence, tree),
        *_part_doubts(sentence, part_names, looked_for),
        *_comparison_doubts(sentence, source),
        *_choice_doubts(sentence, tree),
        *_dimension_doubts(sentence, tree),
    ]


def _names_in(tree: ast.Module) -> set[str]:
    """Return the texts in a program, the names of its parts among them."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _without_names(sentence: str, part_names: Collection[str]) -> str:
    """Return a sentence without the names of parts in it: an M3 nut is not a number of nuts."""
    for mention in sorted(mentions_in(sentence, part_names), reverse=True):
        if re.search(r"\d", mention.part):
            sentence = f"{sentence[: mention.start]} {sentence[mention.end :]}"
    return sentence


def _side_doubts(sentence: str, tree: ast.Module) -> Iterator[str]:
    texts = " ".join(_texts(tree))
    calls = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    calls |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    said = {side for side, words in _SIDES.items() if _has_word(sentence, words)}
    used = {side for side, words in _SIDES.items() if _has_word(texts, (words[0],))}
    for side, relations in _SIDE_CALLS.items():
        if calls & set(relations):  # to be above it is to have it below
            used |= {side, _OPPOSITE[side]}
    for side in sorted(used - said):
        if _OPPOSITE[side] in said and _OPPOSITE[side] not in used:
            yield f"it looks at the {side}, while the sentence says {_OPPOSITE[side]}"
    for side in sorted(said - used):
        if _OPPOSITE[side] in used & said:
            yield f"the sentence says {side}, which it does not look at"


def _texts(tree: ast.Module) -> Iterator[str]:
    """Yield the texts in a program, without its sentence and the words of its findings."""
    shown = {
        id(keyword.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in ("what", "unit")
    }
    shown |= {id(part) for node in ast.walk(tree) if id(node) in shown for part in ast.walk(node)}
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in shown and id(node) not in docstrings:
            yield node.value


def _has_word(text: str, words: Collection[str]) -> bool:
    plain = text.lower()
    return any(
        re.search(rf"\b{word}\b", plain) if word.isascii() else word in plain for word in words
    )


def _colour_doubts(sentence: str, tree: ast.Module) -> Iterator[str]:
    plain = sentence.lower().replace("gray", "grey")
    said = {colour for colour in COLOUR_NAMES if _has_word(plain, (colour,))}
    if not said:
        return
    texts = list(_texts(tree))
    used = {colour for colour in COLOUR_NAMES if colour in texts}
    for colour in sorted(used - said):
        yield f"it uses the colour {colour}, which the sentence does not name"
    for colour in sorted(said - used):
        if not any(_has_word(text, (colour,)) for text in texts):
            yield f"the sentence names {colour}, which it does not use"


def _part_doubts(
    sentence: str, part_names: Collection[str], looked_for: Collection[str]
) -> Iterator[str]:
    mentioned = mentioned_parts(sentence, part_names)
    if _has_word(sentence, ("nothing", "anything", "何も")):
        return  # it is about every part
    for name in sorted(mentioned - set(looked_for) - set(COLOUR_NAMES)):
        yield f"the sentence is about the {name}, which it does not look for"
    if mentioned:
        for name in sorted(set(looked_for) - mentioned):
            if not _has_word(sentence, (name,)):
                yield f"it looks for the {name}, of which the sentence says nothing"


def _comparison_doubts(sentence: str, source: str) -> Iterator[str]:
    loose = "at_least=" in source or "at_most=" in source
    for words, signs in _COMPARISONS:
        said = next((word for word in words if _has_word(sentence, (word,))), None)
        exact = [sign for sign in signs if not loose or sign != _ONLY]
        if said is not None and not any(sign in source for sign in exact):
            yield f"the sentence says {said!r}, which it does not demand"


def _choice_doubts(sentence: str, tree: ast.Module) -> Iterator[str]:
    """Yield where a program takes one of several, or the wrong one, while its sentence says all."""
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    plain = _SETTLED.sub(" ", sentence.lower())
    every = next((word for word in _EVERY if _has_word(plain, (word,))), None)
    if every is not None and "any" in calls and "all" not in calls and not _denies_any(tree):
        yield f"the sentence says {every!r}, while it is content with any of them"
    more, less = _has_word(plain, _MORE), _has_word(plain, _LESS)
    if more and not less and "min" in calls and "max" not in calls:
        yield "it takes the smallest, while the sentence speaks of the larger"
    if less and not more and "max" in calls and "min" not in calls:
        yield "it takes the largest, while the sentence speaks of the smaller"


def _denies_any(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.Not)
        and isinstance(node.operand, ast.Call)
        and ast.unparse(node.operand.func) == "any"
        for node in ast.walk(tree)
    )


def _dimension_doubts(sentence: str, tree: ast.Module) -> Iterator[str]:
    """Yield dimensions that a program measures in place of those that its sentence names."""
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    said = {name for name, words in _DIMENSIONS.items() if _has_word(sentence, words)}
    used = {name for name in _DIMENSIONS if name in attributes}
    for name in sorted(said - used):
        for other in sorted(used - said):
            if name in _CONFUSED.get(other, ()) and not attributes & _INSTEAD[name]:
                yield f"it measures the {other}, while the sentence says {_DIMENSIONS[name][0]!r}"
    areas = {"area", "share_filled_by", "share_inside"}
    named = re.sub(r"\b(?:upper|lower|left|right|top|bottom|whole) area\b", " ", sentence.lower())
    if _has_word(named, ("weighted", "area")) and not attributes & areas:
        yield "the sentence speaks of areas, which it does not measure"

"""What parts and places are called: in the findings of a program, and as its variables."""

from __future__ import annotations

import keyword

from llm4ad.generate.builtin import meaning as m
from llm4ad.program.check import BUILTINS, VOCABULARY
from llm4ad.scene.plurals import plural_of

_TAKEN = BUILTINS | VOCABULARY | {"scene", "place", "part", "parts", "found", "expectations"}


def told(ref: m.Ref) -> str:
    """Return what to call a single part, without article."""
    if isinstance(ref, m.Pronoun):
        return "it"
    noun = told_parts(ref.parts)
    if isinstance(ref, m.Pick):
        return f"{_PICKED[ref.field, ref.most]} {noun}"
    if isinstance(ref, m.Nearest):
        near = "nearest to" if ref.nearest else "furthest from"
        return f"{noun} {near} the {told(ref.to)}"
    if isinstance(ref, m.Nth):
        return f"{noun} number {ref.number} from the {ref.side}"
    return noun


def told_parts(parts: m.Parts) -> str:
    """Return what to call one of some parts, without article."""
    noun = " or ".join(parts.nouns)
    if parts.colour:
        noun = f"{parts.colour} {noun}"
    if parts.place is not None and parts.place.kind != "image":
        noun = f"{noun} in the {told_place(parts.place)}"
    for predicate in parts.that:
        noun = f"{noun} that {predicate.told}"
    return noun


def told_place(place: m.Place) -> str:
    """Return what to call a place, without article."""
    of = f" of the {told(place.of)}" if place.of is not None else ""
    if place.kind == "part" and place.of is not None:
        return told(place.of)
    if place.kind == "cell":
        return f"row {place.cell[0]}, column {place.cell[1]}{of}"
    return f"{place.side} {place.kind}{of}".strip()


_PICKED = {
    ("area", True): "largest",
    ("area", False): "smallest",
    ("length", True): "longest",
    ("length", False): "shortest",
    ("width", True): "widest",
    ("width", False): "narrowest",
    ("height", True): "tallest",
    ("height", False): "lowest",
    ("thickness", True): "thickest",
    ("thickness", False): "thinnest",
    ("center_x", True): "rightmost",
    ("center_x", False): "leftmost",
    ("center_y", True): "bottom",
    ("center_y", False): "top",
    ("middle", True): "middle",
    **{(side, True): side for side in ("top left", "top right", "bottom left", "bottom right")},
}


def variable_words(ref: m.One | m.Pick | m.Nth | m.Nearest) -> str:
    """Return the words that the variable of a single part is named after."""
    noun = " ".join([*([ref.parts.colour] if ref.parts.colour else []), *ref.parts.nouns])
    if isinstance(ref, m.Pick):
        return f"{_PICKED[ref.field, ref.most]} {noun}"
    if isinstance(ref, m.Nth):
        return f"{noun} {ref.number}"
    if isinstance(ref, m.Nearest):
        return f"{'nearest' if ref.nearest else 'furthest'} {noun}"
    if ref.parts.place is not None and ref.parts.place.side and ref.parts.place.kind != "part":
        return f"{ref.parts.place.side} {noun}"
    return noun


def first_noun(parts: m.Parts) -> str:
    """Return the first name of some parts."""
    return next(iter(parts.nouns))


def several(parts: m.Parts) -> str:
    """Return the words that the variable of a list of parts is named after."""
    if len(parts.nouns) > 1:
        return "parts found"
    colour = f"{parts.colour} " if parts.colour else ""
    return colour + (
        plural_of(first_noun(parts)) if first_noun(parts).isascii() else first_noun(parts)
    )


def variable(words: str) -> str:
    """Return words as the name of a variable."""
    name = words.replace(" ", "_").replace("-", "_")
    if not name.isidentifier():
        name = "part_" + "".join(c if c.isidentifier() or c.isdecimal() else "_" for c in name)
    return f"{name}_part" if name in _TAKEN or keyword.iskeyword(name) else name

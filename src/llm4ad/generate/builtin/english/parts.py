"""Parts and single ones of them: red nut, the largest nut, the second nut from the left."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.together import Together


@rule("pairs", "[EXACTLY] (a | one | a single) pair of {noun=noun_many}", given=1.0)
@rule("pairs", "[EXACTLY] {given=number} (pair | pairs) of {noun=noun_many}")
def _(noun: str, given: float) -> tuple[m.Range, str]:
    return exactly(given if is_paired(noun) else 2 * given), noun


@rule("parts_one", "[{colour}] {noun=noun_one}")
@rule("parts_many", "[{colour}] {noun=noun_many}")
def _(noun: str, colour: str | None = None) -> m.Parts:
    return m.Parts((noun,), colour)


@rule("parts_any", "{parts=parts_one}", "{parts=parts_many}")
def _(parts: m.Parts) -> m.Parts:
    return parts


@rule("parts_many", "{colour} {first=noun_many} (and | or) {second=noun_many}")
def _(first: str, second: str, colour: str) -> None:
    return None  # is the second one of that colour, too?


# A place within a subject; objects have none, as it could as well be where the subject is.
@rule("placed_one", "{parts=parts_one} [{place}]")
@rule("placed_many", "{parts=parts_many} [{place}]")
def _(parts: m.Parts, place: m.Place | None = None) -> m.Parts | None:
    if place == m.IMAGE:
        place = None
    return m.Parts(parts.nouns, parts.colour, place)


@rule("placed_one", "{parts=parts_one} {such}")
@rule("placed_many", "{parts=parts_many} {such}")
def _(parts: m.Parts, such: m.Predicate) -> m.Parts | None:
    if isinstance(such, InPlace):
        return m.Parts(parts.nouns, parts.colour, such.place)
    return m.Parts(parts.nouns, parts.colour, None, (such,))


@rule("such", "(that | which | who) {vp}")
def _(vp: tuple[str, tuple[m.Predicate, ...]]) -> m.Predicate | None:
    single = len(vp[1]) == 1 and vp[0] != "may"
    return vp[1][0] if single and not isinstance(vp[1][0], Together) else None


@rule("such", "WITH {groups}")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)


@rule(
    "such",
    "(that | which) HAS the {noun=noun_one}",
    "(carrying | bearing | holding | containing) the {noun=noun_one}",
)
def _(noun: str) -> m.Predicate:
    return Holds((m.Group(m.SOME, noun),))


@rule("such", "LOCATED {where}", "{participle} {where=state}")
def _(where: m.Predicate, participle: bool = True) -> m.Predicate | None:
    return where if not isinstance(where, Together) else None


@rule("ref", "[the [only | one | single]] {parts=parts_one}")
def _(parts: m.Parts) -> m.Ref:
    return m.One(parts)


@rule("ref", "it")
def _() -> m.Ref:
    return m.Pronoun()


_MEASURES = {
    "largest biggest": ("area", True),
    "smallest": ("area", False),
    "longest": ("length", True),
    "shortest": ("length", False),
    "widest broadest": ("width", True),
    "narrowest": ("width", False),
    "tallest": ("height", True),
    "thickest": ("thickness", True),
    "thinnest": ("thickness", False),
    "leftmost left-most": ("center_x", False),
    "rightmost right-most": ("center_x", True),
    "topmost uppermost top-most upper-most": ("center_y", False),
    "bottommost lowermost bottom-most lower-most": ("center_y", True),
}
# Where a part lies among its fellows, not how large it is.
PLACED = frozenset(
    ["center_x", "center_y", "middle", "top left", "top right", "bottom left", "bottom right"]
)
SUPERLATIVES = {word: measure for words, measure in _MEASURES.items() for word in words.split()}
for _word, _given in SUPERLATIVES.items():

    @rule("pick", _word, given=_given)
    def _(given: tuple[str, bool]) -> tuple[str, bool]:
        return given


@rule("pick", "middle", "(centre | center)", "central")
def _() -> tuple[str, bool]:
    return "middle", True


@rule("pick", "{corner_side}")
def _(corner_side: str) -> tuple[str, bool]:
    return corner_side, True


@rule("pick", "(far | furthest | farthest | outermost) {side}")
def _(side: str) -> tuple[str, bool]:
    return SIDES[side]


SIDES = {
    "left": ("center_x", False),
    "right": ("center_x", True),
    "top": ("center_y", False),
    "bottom": ("center_y", True),
}


@rule("ref", "[the] {pick} {parts=parts_one}", "the {pick} of (the | all) {parts=parts_many}")
def _(pick: tuple[str, bool], parts: m.Parts) -> m.Ref:
    return m.Pick(parts, *pick)


# "The longer bolt", "the small nut": the longest, the smallest.
@rule("larger", "{comparative}", "{comparative=rank}")
def _(comparative: tuple[str, bool]) -> tuple[str, bool]:
    return comparative


@rule("ref", "the {larger} {parts=parts_one}", "the {larger} [one] of the [two] {parts=parts_many}")
def _(larger: tuple[str, bool], parts: m.Parts) -> m.Ref:
    return m.Pick(parts, *larger)


@rule("ref", "[the] {side} {parts=parts_one}", "the {side} [one] of the [two] {parts=parts_many}")
def _(side: str, parts: m.Parts) -> m.Ref:
    return m.Pick(parts, *SIDES[side])


@rule(
    "ref",
    "the {ordinal} {parts=parts_one} from the {side}",
    "the {ordinal} {parts=parts_one} from {side}",
)
def _(ordinal: int, parts: m.Parts, side: str) -> m.Ref:
    return m.Nth(parts, ordinal, side)


@rule(
    "ref",
    "the NEAREST {parts=parts_one} to {to=ref}",
    "the {parts=parts_one} [(that | which) is] NEAREST {to=ref}",
    given=True,
)
@rule("ref", "the {parts=parts_one} [(that | which) is] FURTHEST from {to=ref}", given=False)
def _(parts: m.Parts, to: m.Ref, given: bool) -> m.Ref:
    return m.Nearest(parts, to, given)


# "The label of the bottle": the one that is nearest to it, as it may be beside it, as a cap is.
@rule("ref", "the {parts=parts_one} of {whole=ref}", "the {owner=parts_one} 's {parts=parts_one}")
def _(parts: m.Parts, whole: m.Ref | None = None, owner: m.Parts | None = None) -> m.Ref | None:
    whole = m.One(owner) if owner is not None else whole
    if whole is None or isinstance(whole, m.Pronoun) or whole.parts.nouns == parts.nouns:
        return None
    return m.Nearest(parts, whole)


@rule("ref", "the {pick} {parts=parts_one} of {whole=ref}")
@rule("ref", "the {side} {parts=parts_one} of {whole=ref}")
def _(
    parts: m.Parts, whole: m.Ref, pick: tuple[str, bool] | None = None, side: str = ""
) -> m.Ref | None:
    if isinstance(whole, m.Pronoun) or whole.parts.nouns == parts.nouns:
        return None
    within = m.Parts(parts.nouns, parts.colour, m.Place("part", of=whole))
    return m.Pick(within, *(pick or SIDES[side]))


@rule("placed_ref", "the [only | one | single] {parts=parts_one} {place}")
def _(parts: m.Parts, place: m.Place) -> m.Ref:
    return m.One(m.Parts(parts.nouns, parts.colour, place))


@rule("placed_ref", "the [only | one | single] {parts=parts_one} {such}")
def _(parts: m.Parts, such: m.Predicate) -> m.Ref:
    if isinstance(such, InPlace):
        return m.One(m.Parts(parts.nouns, parts.colour, such.place))
    return m.One(m.Parts(parts.nouns, parts.colour, None, (such,)))

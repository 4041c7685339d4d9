"""What is said of a part: it is red, lies on the left, touches the nut, is twice as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.subjects import SIDES, exactly
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.places import (
    Centred,
    Holds,
    HoldsTotal,
    InAny,
    InPlace,
    WhollyIn,
)
from llm4ad.generate.builtin.kinds.positions import (
    Apart,
    BesideOf,
    Between,
    Enclosing,
    EquallyFar,
    FromEdge,
    LevelWith,
    Nearer,
    Overlapping,
    Parallel,
    Side,
    Standing,
    Straight,
    Touching,
)
from llm4ad.generate.builtin.kinds.saying import AnyOf, Both, Not, Relation, Towards
from llm4ad.generate.builtin.kinds.sizes import (
    Compared,
    MostOfAll,
    Quantity,
    SharePredicate,
    Sized,
    SizeOf,
    SizeOfImage,
    Usual,
    around,
)
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    Object = m.The | m.Every | m.Some

# ------------------------------------------------ the parts that a relation is to


@rule("object", "{refs=ref+}", "both {refs=ref+}")
def _(refs: Sequence[m.Ref]) -> Object:
    return m.The(tuple(refs))


@rule("object", "the {parts=parts_one} {place}")
def _(parts: m.Parts, place: m.Place) -> Object | None:
    # Only where it must tell two parts of one name apart; see said() in sentences.py.
    if place.of is not None or place == m.IMAGE:
        return None
    return m.The((m.One(m.Parts(parts.nouns, parts.colour, place)),))


@rule("object", "the {side} one", "the {side}")
def _(side: str) -> Object:
    return m.The((m.Pick(m.Parts((THE_ONE,)), *SIDES[side]),))


@rule("object", "the {pick} [one]")
def _(pick: tuple[str, bool]) -> Object:
    return m.The((m.Pick(m.Parts((THE_ONE,)), *pick),))


@rule("object", "it", given=False)
@rule("object", "them", "both of them", "all of them", given=True)
def _(given: bool) -> Object:
    return m.The((m.Pronoun(given),))


@rule("object", "EACH [of the] {parts=parts_one}", "ALL [the] [other] {parts=parts_many}")
@rule("object", "EACH of the {parts=parts_many}", "EACH other {parts=parts_one}")
def _(parts: m.Parts) -> Object:
    return m.Every(parts)


@rule("object", "the {parts=parts_many}")
def _(parts: m.Parts) -> Object | None:
    return m.Every(parts) if not is_paired(parts.nouns[0]) else None


@rule("object", "both [of] [the] {parts=parts_many}", given=2)
def _(parts: m.Parts, given: int) -> Object:
    return m.Every(parts, exactly(given))


@rule("object", "the {number} {parts=parts_many}", "ALL [the] {number} {parts=parts_many}")
def _(number: float, parts: m.Parts) -> Object:
    return m.Every(parts, exactly(number))


@rule("object", "(A | another | at least one | some) {parts=parts_one}")
@rule("object", "(one | at least one) of the {parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.SOME, parts)


# "Any" is every one where something is longer than any, and one of them where none is touched.
@rule("object", "any [other] {parts=parts_any}", "any of the {parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Some(ANY, parts)


@rule("object", "no [other] {parts=parts_any}", "none of the {parts=parts_many}")
def _(parts: m.Parts) -> Object:
    return m.Some(m.NONE, parts)


@rule("object", "EXACTLY {number} {parts=parts_any}", "EXACTLY {number} of the {parts=parts_many}")
def _(number: float, parts: m.Parts) -> Object:
    return m.Some(exactly(number), parts)


# ------------------------------------------------ colours


@rule("colours", "{colour}")
def _(colour: str) -> tuple[str, ...]:
    return (colour,)


@rule("colours", "[either] {first=colour} or {second=colour}")
def _(first: str, second: str) -> tuple[str, ...]:
    return (first, second)


@rule("colours", "[either] {first=colour} , {second=colour} [,] or {third=colour}")
def _(first: str, second: str, third: str) -> tuple[str, ...]:
    return (first, second, third)


@rule("state", "{colours} [in COLOUR]", "of {colours} COLOUR", "of [the] COLOUR {colours}")
def _(colours: tuple[str, ...]) -> m.Predicate:
    return Coloured(colours)


@rule("state", "neither {first=colour} nor {second=colour}")
def _(first: str, second: str) -> m.Predicate:
    return Not(Coloured((first, second)))


@rule("relation", "[of] [in] the SAME COLOUR as")
def _() -> Relation:
    return SameColour()


@rule("action_to", "HAVE the SAME COLOUR as")
def _() -> Relation:
    return SameColour()


@rule("state", "of another COLOUR than {object}", "of a different COLOUR (than | from) {object}")
@rule("action", "HAVE (another | a different) COLOUR (than | from) {object}")
def _(object: Object) -> m.Predicate:
    return Not(Towards(SameColour(), object))


# ------------------------------------------------ places


@rule("where", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("where", "OUTSIDE {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Not(InPlace(m.Place("part", of=ref)))


@rule(
    "action",
    "(sticks | stick) out of {ref}",
    "(protrudes | protrude) from {ref}",
    "(hangs | hang) over the edge of {ref}",
    "(extends | extend) beyond [the edge of] {ref}",
)
def _(ref: m.Ref) -> m.Predicate:
    return Not(WhollyIn(ref))


@rule(
    "where",
    "WHOLLY (inside | in | within | on) the IMAGE",
    "WHOLLY visible",
    "(whole | complete) in [the] IMAGE",
)
def _() -> m.Predicate:
    return WhollyIn()


@rule("where", "WHOLLY (inside | in | within | on) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return WhollyIn(ref)


@rule(
    "state",
    "cut off [(by the edge | at the edge) {of_image}]",
    "cut off by the (edge | border) of the IMAGE",
)
def _(of_image: bool = False) -> m.Predicate:
    return Not(WhollyIn())


@rule(
    "where",
    "(inside | in | on | within) (A | one of the | any) {parts=parts_any}",
)
def _(parts: m.Parts) -> m.Predicate:
    return InAny(parts)


@rule("where", "{first=place} or {second=place}", "either {first=place} or {second=place}")
def _(first: m.Place, second: m.Place) -> m.Predicate:
    return AnyOf((InPlace(first), InPlace(second)))


@rule(
    "axis", "horizontally", "from left to right", "in the horizontal direction", given="horizontal"
)
@rule("axis", "vertically", "from top to bottom", "in the vertical direction", given="vertical")
def _(given: str) -> str:
    return given


@rule("centre_of", "(in | on | within) the IMAGE")
def _() -> m.Place:
    return m.Place("image")


@rule("centre_of", "(in | on | within) {ref}")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


@rule("centre_of", "(in | on | within) it")
def _() -> m.Place:
    return m.Place("part", of=m.Pronoun())


@rule("centre_of", "(in | on | within) {region}")
def _(region: m.Place) -> m.Place | None:
    return region if region.kind in ("half", "quarter", "cell") else None


@rule(
    "where",
    "[{axis}] [exactly] [(in | at) the] (centre | center) of {of=ref}",
    "[{axis}] [exactly] [(in | at) the] (centre | center) of (the IMAGE | IMAGE)",
)
@rule("where", "[{axis}] [exactly] (in | at) the (centre | center)")
def _(axis: str = "both", of: m.Ref | None = None) -> m.Predicate:
    return Centred(m.Place("image") if of is None else m.Place("part", of=of), axis)


@rule("where", "[{axis}] (CENTRED | centrally) {centre_of} [{axis}] [{tolerance}]")
def _(centre_of: m.Place, axis: str = "both", tolerance: float = 0.1) -> m.Predicate:
    return Centred(centre_of, axis, tolerance)


@rule("where", "[{axis}] CENTRED {centre_of} [,] (within | up to | give or take) {number} PIXELS")
def _(centre_of: m.Place, number: float, axis: str = "both") -> m.Predicate:
    return Centred(centre_of, axis, number, pixels=True)


# ------------------------------------------------ relations


@rule("beside", "[to the] left of", given=("left of",))
@rule("beside", "[to the] right of", given=("right of",))
@rule("beside", "(on | at) the left [hand] [side] of", given=("left of",))
@rule("beside", "(on | at) the right [hand] [side] of", given=("right of",))
@rule("beside", "[somewhere] ABOVE", given=("above",))
@rule("beside", "[somewhere] BELOW", given=("below",))
@rule(
    "beside", "ABOVE and [to the] left of", "[to the] left of and ABOVE", given=("above", "left of")
)
@rule(
    "beside",
    "ABOVE and [to the] right of",
    "[to the] right of and ABOVE",
    given=("above", "right of"),
)
@rule(
    "beside", "BELOW and [to the] left of", "[to the] left of and BELOW", given=("below", "left of")
)
@rule(
    "beside",
    "BELOW and [to the] right of",
    "[to the] right of and BELOW",
    given=("below", "right of"),
)
def _(given: tuple[Side, ...]) -> tuple[Side, ...]:
    return given


@rule("where", "{beside} {object}")
def _(beside: tuple[Side, ...], object: Object) -> m.Predicate | None:
    if len(beside) == 1:
        return Towards(BesideOf(beside[0]), object)
    if not isinstance(object, m.The):
        return None
    return Both(tuple(Towards(BesideOf(side), object) for side in beside))


@rule(
    "where",
    "NEARER {first=ref} than (it is | they are) to {second=ref}",
    "NEARER {first=ref} than to {second=ref}",
)
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Nearer(first, second)


@rule("state", "not TURNED", "straight", given=5.0)
@rule("state", "TURNED by {given=degrees_limit}", "TURNED {given=degrees_limit}")
def _(given: float) -> m.Predicate:
    return Straight(given)


@rule("degrees_limit", "{degrees}")
def _(degrees: m.Range) -> float | None:
    return degrees.high if degrees.low is None else None


@rule("state_not", "[LOCATED] (inside | in | on | within) the {parts=parts_many}")
def _(parts: m.Parts) -> m.Predicate:
    return InAny(parts)


@rule("state_not", "TURNED", "crooked", "askew")
def _() -> m.Predicate:
    return Not(Straight())


@rule("state_not", "TURNED by more than {number} DEGREES")
def _(number: float) -> m.Predicate:
    return Not(Straight(number))


@rule("action_not", "(lean | tilt | slant)")
def _() -> m.Predicate:
    return Not(Straight())


@rule("relation", "within {number} PIXELS of")
def _(number: float) -> Relation:
    return Apart(m.Range(None, number))


@rule(
    "state",
    "(the SAME distance from | equally far from | equidistant from) {first=ref} and [from] {second=ref} [{tolerance}]",
)
@rule(
    "state",
    "(as far from | as far away from) {first=ref} as [it is] from {second=ref} [{tolerance}]",
)
def _(first: m.Ref, second: m.Ref, tolerance: float = 0.1) -> m.Predicate:
    return EquallyFar(first, second, tolerance)


@rule("action_to", "encloses", "enclose", "surrounds", "surround")
def _() -> Relation:
    return Enclosing()


@rule("state", "(surrounded | enclosed) by {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return InPlace(m.Place("part", of=ref))


@rule("action_to", "connects", "connect", "joins", "join", "links", "link")
def _() -> Relation:
    return Touching()


@rule("action", "(runs | run | reaches | goes | leads) from {first=ref} to {second=ref}")
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Towards(Touching(), m.The((first, second)))


# "On top of": above it, or lying on it? Both are read, the user chooses; so with "higher".
@rule("where", "on top of {ref}", given=True)
@rule("where", "on top of {ref}", given=False)
def _(ref: m.Ref, given: bool) -> m.Predicate:
    return Towards(BesideOf("above"), m.The((ref,))) if given else InPlace(m.Place("part", of=ref))


@rule("state", "higher than {object}", given=("above", "height", True))
@rule("state", "lower than {object}", given=("below", "height", False))
def _(object: Object, given: tuple[Side, str, bool]) -> m.Predicate:
    return Towards(BesideOf(given[0]), object)


@rule("state", "higher than {object}", given=True)
@rule("state", "lower than {object}", given=False)
def _(object: Object, given: bool) -> m.Predicate:
    amount = m.Range(1, None, strict=True) if given else m.Range(None, 1, strict=True)
    return Towards(Compared("height", amount, "height"), object)


@rule("state", "{percents} {comparative} than {object}")
def _(percents: m.Range, comparative: tuple[str, bool], object: Object) -> m.Predicate:
    field, more = comparative
    ends = (percents.low, percents.high)
    if more:
        low, high = (None if end is None else 1 + end for end in ends)
    else:
        high, low = (None if end is None else 1 - end for end in ends)
    return Towards(Compared(field, m.Range(low, high), field), object)


@rule("action", "HAVE the COLOUR of {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(SameColour(), m.The((ref,)))


@rule("relation", "parallel (to | with)", given=False)
@rule("relation", "(perpendicular to | at right angles to | at a right angle to)", given=True)
def _(given: bool) -> Relation:
    return Parallel(given)


@rule("relation", "OVERLAPPING", "upon")
@rule("action_to", "OVERLAPS")
def _() -> Relation:
    return Overlapping()


@rule("where", "[in] between {first=ref} and {second=ref}")
def _(first: m.Ref, second: m.Ref) -> m.Predicate:
    return Between(first, second)


@rule(
    "relation",
    "[vertically] level with",
    "(at | on) the SAME (height | level) as",
    "in (one | a | the SAME) row with",
    "[horizontally] in line with",
    given="row",
)
@rule("relation", "in (one | a | the SAME) column with", given="column")
@rule("relation", given="column")
def _(given: str) -> Relation:
    return LevelWith(given)  # pyright: ignore[reportArgumentType]


@rule("relation", "TOUCHING")
def _() -> Relation:
    return Touching()


@rule("action_to", "TOUCHES")
def _() -> Relation:
    return Touching()


@rule("relation", "{pixels} [away] (from | apart from)")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


@rule("where", "{relation} {object}")
@rule("action", "{relation=action_to} {object}")
def _(relation: Relation, object: Object) -> m.Predicate:
    return Towards(relation, object)


@rule("action_not", "{relation=action_to} {first=ref} or {second=ref}")
@rule("state_not", "{relation} {first=ref} or {second=ref}")
def _(relation: Relation, first: m.Ref, second: m.Ref) -> m.Predicate:
    return AnyOf((Towards(relation, m.The((first,))), Towards(relation, m.The((second,)))))


@rule(
    "where",
    "{pixels} [away] from the {side} (edge | border | side) [{of_image}]",
    "{pixels} [away] from the {side} (edge | border | side) of {of=ref}",
)
def _(pixels: m.Range, side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Predicate:
    return FromEdge(side, pixels, of)


@rule(
    "where",
    "{pixels} [away] from the (edge | border) [{of_image}]",
    "{pixels} [away] from the (edge | border) of {of=ref}",
)
@rule(
    "where",
    "{pixels} [away] from (EACH | any) (edge | border) [{of_image}]",
    "{pixels} [away] from (EACH | any) (edge | border) of {of=ref}",
)
def _(pixels: m.Range, of: m.Ref | None = None, of_image: bool = False) -> m.Predicate | None:
    return FromEdge("nearest", pixels, of) if pixels.high is None else None


@rule("pose", "UPRIGHT [,] (within | to within | up to) {degrees=number} DEGREES", given=True)
@rule("pose", "FLAT [,] (within | to within | up to) {degrees=number} DEGREES", given=False)
def _(given: bool, degrees: float) -> m.Predicate:
    return Standing(given, degrees)


@rule("pose", "UPRIGHT", "standing upright", given=True)
@rule("pose", "FLAT", given=False)
def _(given: bool) -> m.Predicate:
    return Standing(given)


# ------------------------------------------------ sizes


@rule("state", "{pixels} {dimension}", "{pixels} in {dimension=measure}")
def _(pixels: m.Range, dimension: str) -> m.Predicate | None:
    return Sized(dimension, pixels) if dimension != "area" else None


@rule("state", "{number} PIXELS {dimension} {off=pixels_off}")
def _(number: float, dimension: str, off: tuple[float, float]) -> m.Predicate | None:
    below = number * off[1] + off[0]
    return (
        Sized(dimension, m.Range(number - below, number + below)) if dimension != "area" else None
    )


@rule("pixels_off", "[,] OR_TAKE {number} PIXELS")
def _(number: float) -> tuple[float, float]:
    return (number, 0)


@rule("pixels_off", "[,] OR_TAKE {percent}")
def _(percent: float) -> tuple[float, float]:
    return (0, percent)


@rule("action", "HAVE a {measure} of {pixels}")
def _(measure: str, pixels: m.Range) -> m.Predicate | None:
    return Sized(measure, pixels) if measure != "area" else None


@rule("state", "{comparative} than {number} PIXELS")
def _(comparative: tuple[str, bool], number: float) -> m.Predicate | None:
    field, more = comparative
    return (
        Sized(
            field,
            m.Range(number, None, strict=True) if more else m.Range(None, number, strict=True),
        )
        if field != "area"
        else None
    )


@rule("state", "{comparative} than {object}")
def _(comparative: tuple[str, bool], object: Object) -> m.Predicate:
    field, more = comparative
    amount = m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True)
    return Towards(Compared(field, amount, field), object)


@rule("state", "no {comparative} than {object}")
def _(comparative: tuple[str, bool], object: Object) -> m.Predicate | None:
    field, more = comparative
    amount = m.Range(None, 1) if more else m.Range(1, None)
    return Towards(Compared(field, amount, field), object)


@rule("state", "no {comparative} than {number} PIXELS")
def _(comparative: tuple[str, bool], number: float) -> m.Predicate | None:
    field, more = comparative
    return (
        Sized(field, m.Range(None, number) if more else m.Range(number, None))
        if field != "area"
        else None
    )


@rule("state", "at least as {dimension} as {object}", given=m.Range(1, None))
@rule("state", "at most as {dimension} as {object}", given=m.Range(None, 1))
def _(dimension: str, object: Object, given: m.Range) -> m.Predicate:
    return Towards(Compared(dimension, given, dimension), object)


@rule(
    "anything", "(anything | everything) else", "(any | all | EACH) [of the] other (THING | THINGS)"
)
def _() -> bool:
    return True


@rule("state", "{comparative} than {anything} [{place}]")
def _(comparative: tuple[str, bool], anything: bool, place: m.Place | None = None) -> m.Predicate:
    return MostOfAll(*comparative, place if place != m.IMAGE else None)


@rule("state", "the {pick} (THING | of all THINGS | of all) [{place}]")
def _(pick: tuple[str, bool], place: m.Place | None = None) -> m.Predicate | None:
    if pick[0].startswith("center"):
        return None
    return MostOfAll(*pick, place if place != m.IMAGE else None)


@rule(
    "action",
    "(COVERS | takes) [up] [rather | clearly] more (room | space | area) than {anything} [{place}]",
)
def _(anything: bool, place: m.Place | None = None) -> m.Predicate:
    return MostOfAll("area", most=True, place=place if place != m.IMAGE else None)


@rule("action", "(COVERS | takes up | take up | needs) more (room | space | area) than {object}")
def _(object: Object) -> m.Predicate:
    return Towards(Compared("area", m.Range(1, None, strict=True), "area"), object)


@rule("state", "{comparative} than [{factor} [of]] {quantity}")
def _(comparative: tuple[str, bool], quantity: Quantity, factor: float = 1) -> m.Predicate | None:
    field, more = comparative
    amount = m.Range(factor, None, strict=True) if more else m.Range(None, factor, strict=True)
    return _per(field, amount, quantity)


@rule("state", "{comparative} than [{factor}] the {measure} of (A | EACH | any) {parts=parts_one}")
def _(
    comparative: tuple[str, bool], measure: str, parts: m.Parts, factor: float = 1
) -> m.Predicate:
    field, more = comparative
    amount = m.Range(factor, None, strict=True) if more else m.Range(None, factor, strict=True)
    return Towards(Compared(field, amount, measure), m.Every(parts))


@rule("state", "{comparative} than [it is] {dimension}", "{comparative} than they are {dimension}")
def _(comparative: tuple[str, bool], dimension: str) -> m.Predicate | None:
    field, more = comparative
    if field == dimension:
        return None
    return Sized(
        field,
        m.Range(1, None, strict=True) if more else m.Range(None, 1, strict=True),
        own=dimension,
    )


@rule("state", "{factors} as {dimension} as (it is | they are) {own=dimension}")
def _(factors: m.Range, dimension: str, own: str) -> m.Predicate | None:
    return Sized(dimension, factors, own=own) if own != dimension else None


@rule("state", "as {dimension} as (it is | they are) {own=dimension} [{tolerance}]")
def _(dimension: str, own: str, tolerance: float = 0.1) -> m.Predicate | None:
    return Sized(dimension, around(1, tolerance), own=own) if own != dimension else None


@rule("alike", "as {measure=dimension} as", "the SAME {measure} as", "of the SAME {measure} as")
def _(measure: str) -> str:
    return measure


@rule("state", "[ABOUT] {alike} {object} [{tolerance}]")
@rule("action", "HAVE [ABOUT] {alike} {object} [{tolerance}]")
def _(alike: str, object: Object, tolerance: float = 0.1) -> m.Predicate:
    return Towards(Compared(alike, around(1, tolerance), alike), object)


@rule("state", "{factors} as {dimension} as {object}")
def _(factors: m.Range, dimension: str, object: Object) -> m.Predicate:
    return Towards(Compared(dimension, factors, dimension), object)


@rule("state", "{factor} as {dimension} as {object} [{tolerance}]")
def _(factor: float, dimension: str, object: Object, tolerance: float = 0.1) -> m.Predicate:
    return Towards(Compared(dimension, around(factor, tolerance), dimension), object)


@rule("state", "{factors} as {dimension} as {object=ref} is {other=dimension}")
def _(factors: m.Range, dimension: str, object: m.Ref, other: str) -> m.Predicate:
    return Towards(Compared(dimension, factors, other), m.The((object,)))


@rule("state", "{factors} as {dimension} as the IMAGE [is {other=dimension}]")
def _(factors: m.Range, dimension: str, other: str = "") -> m.Predicate:
    return Sized(dimension, factors, SizeOfImage(other or dimension))


@rule("state", "{factors} [of] {quantity} [{dimension}]")
def _(factors: m.Range, quantity: Quantity, dimension: str = "") -> m.Predicate | None:
    if not dimension and isinstance(quantity, SizeOf | SizeOfImage):
        dimension = quantity.field
    return _per(dimension, factors, quantity) if dimension else None


@rule("action", "HAVE a {measure} of {factors} [of] {quantity}")
def _(measure: str, factors: m.Range, quantity: Quantity) -> m.Predicate | None:
    return _per(measure, factors, quantity)


def _per(field: str, amount: m.Range, quantity: Quantity) -> m.Predicate | None:
    """Return a size against a quantity; lengths are compared with lengths, areas with areas."""
    other = quantity.field if isinstance(quantity, SizeOf | SizeOfImage) else "length"
    if (field == "area") != (other == "area"):
        return None
    if isinstance(quantity, SizeOf) and not isinstance(quantity.ref, m.Pronoun):
        return Towards(Compared(field, amount, quantity.field), m.The((quantity.ref,)))
    if isinstance(quantity, SizeOf):
        return Sized(field, amount, own=quantity.field) if field != quantity.field else None
    return Sized(field, amount, quantity)


# ------------------------------------------------ shares


@rule("action", "FILLS {shares} of {ref}", "COVERS {shares} of [the area of] {ref}")
def _(shares: m.Range, ref: m.Ref) -> m.Predicate:
    return SharePredicate(ref, shares, level=False)


@rule("action", "(FILLS | COVERS) {shares} of [the area of] the IMAGE")
def _(shares: m.Range) -> m.Predicate:
    return SharePredicate(None, shares, level=False)


@rule(
    "action",
    "REACHES [up] [to] {shares} of {ref} 's height",
    "REACHES [up] [to] {shares} of the height of {ref}",
)
def _(shares: m.Range, ref: m.Ref) -> m.Predicate:
    return SharePredicate(ref, shares, level=True)


# ------------------------------------------------ as usual


@rule("action", "HAVE (the | ITS) USUAL {measure}", "HAVE the SAME {measure} AS_USUAL")
@rule(
    "state",
    "(as {measure=dimension} | the SAME {measure}) AS_USUAL",
    "of [the | ITS] USUAL {measure}",
)
def _(measure: str) -> m.Predicate:
    return Usual(measure)


@rule("spot", "height", given="centre")
@rule("spot", "(place | position | location | spot)", given="place")
def _(given: str) -> str:
    return given


@rule(
    "where",
    "(at | in) (the | ITS) USUAL {spot} [(in | on | of) {ref}]",
    "(at | in) the SAME {spot} AS_USUAL",
)
def _(spot: str, ref: m.Ref | None = None) -> m.Predicate:
    return Usual(spot, ref)


@rule("where", "where (it | they) (usually is | usually are | is usually | are usually)")
def _() -> m.Predicate:
    return Usual("place")


@rule("action", "REACHES [to] [up to] (the | ITS) USUAL (height | level) (in | on | of) {ref}")
@rule("action", "FILLS {ref} (AS_USUAL | to the USUAL (height | level))")
def _(ref: m.Ref) -> m.Predicate:
    return Usual("level", ref)


# ------------------------------------------------ what something holds


@rule("action", "HAS {groups}")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)


@rule("vp", "{finite} (DOES | MUST | may | can) NOT HAS {groups=any_group}")
def _(finite: str, groups: tuple[m.Group, ...]) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (Holds(groups),)


@rule("action", "HAS {count=many} {nouns=noun+} ALTOGETHER")
def _(count: m.Range, nouns: Sequence[str]) -> m.Predicate | None:
    return HoldsTotal(count, tuple(nouns)) if len(nouns) > 1 else None


# ------------------------------------------------ together


@rule("state", "[LOCATED] {where}")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("state", "{pose}")
def _(pose: m.Predicate) -> m.Predicate:
    return pose


@rule("state", "[LOCATED] {pose} [and] {where}")
@rule("action", "LIES {pose} [and] {where}")
def _(pose: m.Predicate, where: m.Predicate) -> m.Predicate:
    return Both((pose, where))


@rule("action", "LIES vertically", given=True)
@rule("action", "LIES horizontally", given=False)
def _(given: bool) -> m.Predicate:
    return Standing(given)


@rule("action", "LIES {where}", "LIES {where=pose}")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("states", "{several=state+}")
def _(several: Sequence[m.Predicate]) -> tuple[m.Predicate, ...] | None:
    colours = [item for item in several if isinstance(item, Coloured)]
    return tuple(several) if len(colours) < 2 else None


@rule("states", "{yes=state} but not {no=state}")
def _(yes: m.Predicate, no: m.Predicate) -> tuple[m.Predicate, ...] | None:
    opposite = negation(no)
    return (yes, opposite) if opposite is not None else None


ANY = m.Range(1, None, strict=True)


def settled(predicate: m.Predicate, *, of_none: bool) -> m.Predicate | None:
    """Return a predicate with "any" in it as every one, or as one of them where it is of none.

    None where neither is sure.
    """
    if not isinstance(predicate, Towards) or not isinstance(predicate.object, m.Some):
        return predicate
    if predicate.object.count != ANY:
        return predicate
    if of_none:
        return Towards(predicate.relation, m.Some(m.SOME, predicate.object.parts))
    if not isinstance(predicate.relation, Compared | Apart | BesideOf):
        return None
    return Towards(predicate.relation, m.Every(predicate.object.parts))


def negation(predicate: m.Predicate) -> m.Predicate | None:  # noqa: PLR0911
    """Return what "not" makes of a predicate, and None where that could mean two things."""
    if isinstance(predicate, Not):
        return predicate.predicate
    predicate = settled(predicate, of_none=True) or predicate
    if isinstance(predicate, Both | Usual | Holds | HoldsTotal):
        return None
    if isinstance(predicate, Sized):
        turned = _turned(predicate.range)
        return turned and Sized(predicate.field, turned, predicate.per, predicate.own)
    if isinstance(predicate, Towards):
        if not isinstance(predicate.object, m.Some) and not _single(predicate.object):
            return None  # not left of all nuts: left of none, or not of every one?
        if isinstance(predicate.object, m.Some) and predicate.object.count != m.SOME:
            return None
        if isinstance(predicate.relation, Apart):
            return None
        if isinstance(predicate.relation, Compared):
            turned = _turned(predicate.relation.range)
            if turned is None or isinstance(predicate.object, m.Some):
                return None
            relation = predicate.relation
            other = Compared(relation.field, turned, relation.other_field)
            return Towards(other, predicate.object)
    return Not(predicate)


def _single(object: Object) -> bool:
    return isinstance(object, m.The) and len(object.refs) == 1


def _turned(amount: m.Range) -> m.Range | None:
    if amount.low is not None and amount.high is not None:
        return None
    return m.Range(amount.high, amount.low, strict=not amount.strict)


@rule("vp", "may {action}", "may be {states}")
def _(
    action: m.Predicate | None = None, states: tuple[m.Predicate, ...] = ()
) -> tuple[str, tuple[m.Predicate, ...]]:
    return "may", (action,) if action is not None else states


@rule("be", "'s")
@rule(
    "be",
    "is",
    "are",
    "MUST [ALWAYS] be",
    "(is | are) ALWAYS",
    "TO_BE",
    "MUST [ALWAYS] be [both | all]",
)
@rule(
    "be",
    "is (both | all)",
    "are (both | all | each)",
    "is expected to be",
    "are expected to be",
    "(is | are) supposed to be",
    "(is | are) required to be",
)
def _() -> bool:
    return True


@rule(
    "be_not", "(is | are) NOT", "MUST NOT be", "(may | can) NOT be", "(is | are) NOT allowed to be"
)
def _() -> bool:
    return True


@rule("vp", "{finite} {be} {states}")
def _(
    finite: str, states: tuple[m.Predicate, ...], be: bool
) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, states


@rule("vp", "{finite} {be_not} {state}", "{finite} {be_not} {state=state_not}")
def _(finite: str, state: m.Predicate, be_not: bool) -> tuple[str, tuple[m.Predicate, ...]] | None:
    opposite = negation(state)
    return (finite, (opposite,)) if opposite is not None else None


@rule(
    "vp",
    "{finite} [ALWAYS] {action}",
    "{finite} MUST [ALWAYS] [all | both] {action}",
    "{finite} TO {action}",
    "{finite} (all | both | each) {action}",
)
def _(finite: str, action: m.Predicate) -> tuple[str, tuple[m.Predicate, ...]]:
    return finite, (action,)


@rule(
    "vp",
    "{finite} (DOES | MUST | may | can) NOT {action}",
    "{finite} (DOES | MUST | may | can) NOT {action=action_not}",
    "{finite} never {action}",
)
def _(finite: str, action: m.Predicate) -> tuple[str, tuple[m.Predicate, ...]] | None:
    opposite = negation(action)
    return (finite, (opposite,)) if opposite is not None else None

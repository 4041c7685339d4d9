"""In the middle, and how far off it: centred within 2 mm, at most 3 mm off the centre line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.places import Centred
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.quantities import Gap, Measured
from llm4ad.generate.builtin.kinds.saying import Both, Not, Saying, Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side

_TENTH = 0.1


@rule(
    "axis",
    "horizontally",
    "[from] left to right",
    "from side to side",
    "sideways",
    "in the horizontal direction",
    "widthways",
    given="horizontal",
)
@rule(
    "axis",
    "vertically",
    "[from] TOP to BOTTOM",
    "in the vertical direction",
    "lengthways",
    given="vertical",
)
def _(given: str) -> str:
    return given


@rule("centre_of", "(in | on | within) the IMAGE", "therein")
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
    "centred",
    "[{axis}] [exactly | DIRECTLY | dead] [(in | at) the [very | exact]] (centre | center) of {of=ref}",
    "[{axis}] [exactly | DIRECTLY | dead] [(in | at) the [very | exact]] (centre | center) of (the IMAGE | IMAGE)",
)
@rule(
    "centred", "[{axis}] [exactly | DIRECTLY | dead] (in | at) the [very | exact] (centre | center)"
)
def _(axis: str = "both", of: m.Ref | None = None) -> Centred:
    return Centred(m.Place("image") if of is None else m.Place("part", of=of), axis)


# The middle is half the width by half the height, as it is of a part.
@rule("centred", "[{axis}] (in | at) the [very] (centre | center) of {region}", given=_TENTH)
@rule("centred", "in the middle of {region} [,] [{axis}]", given=0.25)
def _(region: m.Place, given: float, axis: str = "both") -> Centred | None:
    inner = region.kind in ("half", "quarter", "cell")
    return Centred(region, axis, given) if inner else None


@rule(
    "centred", "[{axis}] (CENTRED | centrally) {centre_of} [{axis}]", "CENTRED {axis} {centre_of}"
)
def _(centre_of: m.Place, axis: str = "both") -> Centred:
    return Centred(centre_of, axis, _TENTH)


# Of what, is seen to later: of the image, or of what the parts lie in.
@rule("centred", "[{axis}] CENTRED", "CENTRED {axis}")
def _(axis: str = "both") -> Centred:
    return Centred(m.IMAGE, axis, _TENTH)


# Centred below another part: below it, and centred from left to right.
@rule(
    "where", "[horizontally] (CENTRED | centrally) {beside} {ref} [{tolerance} | {off=off_length}]"
)
@rule("where", "CENTRED horizontally {beside} {ref} [{tolerance} | {off=off_length}]")
def _(
    beside: tuple[Side, ...], ref: m.Ref, tolerance: float = _TENTH, off: float | None = None
) -> m.Predicate | None:
    if len(beside) != 1:
        return None
    axis = "horizontal" if beside[0] in ("above", "below") else "vertical"
    middle = Centred(m.Place("part", of=ref), axis, tolerance)
    if off is not None:
        middle = replace(middle, tolerance=off, pixels=True)
    return Both((Towards(BesideOf(beside[0]), m.The((ref,))), middle))


@rule("where", "{centred}")
def _(centred: Centred) -> m.Predicate:
    return centred


@rule("where", "{centred} {tolerance}")
def _(centred: Centred, tolerance: float) -> m.Predicate | None:
    return replace(centred, tolerance=tolerance) if centred.tolerance == _TENTH else None


@rule("where", "{centred} {off=off_length}")
def _(centred: Centred, off: float) -> m.Predicate:
    return replace(centred, tolerance=off, pixels=True)


# ------------------------------------------------ so far off the centre


@rule("centre_line", "(the CENTRE | the CENTRES | CENTRE) of", "the exact CENTRE of", given="both")
@rule(
    "centre_line",
    "the vertical (CENTRE line | CENTRE axis | centreline | centerline | axis | midline) of",
    "the horizontal CENTRE of",
    given="horizontal",
)
@rule(
    "centre_line",
    "the horizontal (CENTRE line | CENTRE axis | centreline | centerline | axis | midline) of",
    "the vertical CENTRE of",
    given="vertical",
)
# The line down the middle, or the one across? Both are read, the user chooses.
@rule(
    "centre_line",
    "the [CENTRE] (axis | CENTRE line | centreline | centerline) of",
    given="horizontal",
)
@rule(
    "centre_line",
    "the [CENTRE] (axis | CENTRE line | centreline | centerline) of",
    given="vertical",
)
def _(given: str) -> str:
    return given


@rule("middle_of", "{centre_line} {of=ref}", "{centre_line} the IMAGE")
@rule("middle_of", "{of=ref} 's CENTRE")
def _(of: m.Ref | None = None, centre_line: str = "both") -> Centred:
    return Centred(m.Place("image") if of is None else m.Place("part", of=of), centre_line)


@rule("off_centre", "(off | out of | away from | from | to one side of) {middle_of}")
@rule("off_centre", "[{axis}] (off | out of) CENTRE {centre_of}")
@rule("off_centre", "[{axis}] (off | away from | from | out of) [the] (centre | center)")
def _(
    middle_of: Centred | None = None, centre_of: m.Place | None = None, axis: str = "both"
) -> Centred:
    return middle_of or Centred(centre_of or m.Place("image"), axis)


@rule("where", "{off=at_most} {off_centre}")
@rule("where", "within {off=length_said} of {off_centre=middle_of}")
@rule("where", "{off_centre} by {off=at_most}")
def _(off: float, off_centre: Centred) -> m.Predicate:
    return replace(off_centre, tolerance=off, pixels=True)


@rule(
    "where",
    "in the middle of {ref} {off=off_length}",
    "in the middle of the IMAGE {off=off_length}",
)
def _(off: float, ref: m.Ref | None = None) -> m.Predicate:
    place = m.Place("image") if ref is None else m.Place("part", of=ref)
    return Centred(place, "both", off, pixels=True)


# What may be so far off, and no further, must not be further off.
@rule("claim", "{ref} (may | can) be {off_centre} by {off=at_most}")
@rule("claim", "{ref} (may | can) be {off=at_most} {off_centre}")
@rule("claim", "{ref} (may | can) deviate from {off_centre=middle_of} by {off=at_most}")
@rule("claim", "{ref} (may | can) deviate by {off=at_most} from {off_centre=middle_of}")
def _(ref: m.Ref, off_centre: Centred, off: float) -> m.Claim:
    return Saying(m.The((ref,)), (replace(off_centre, tolerance=off, pixels=True),))


@rule("at_most", "{pixels}")
def _(pixels: m.Range) -> float | None:
    return pixels.high if pixels.low is None else None


@rule(
    "action",
    "(deviates | deviate | is offset | are offset | is shifted | are shifted) [{axis}] [by] {off=at_most} from {middle_of}",
    "(deviates | deviate | is offset | are offset | is shifted | are shifted) [{axis}] from {middle_of} by {off=at_most}",
)
def _(middle_of: Centred, off: float, axis: str = "both") -> m.Predicate | None:
    if axis != "both" and middle_of.axis != "both":
        return None
    axis = middle_of.axis if axis == "both" else axis
    return replace(middle_of, axis=axis, tolerance=off, pixels=True)


# "Must not be off by more than ..." asks for no more than that.
@rule("at_most_beyond", "(by more than | more than) {length_said}")
def _(length_said: float) -> float:
    return length_said


@rule("offset", "(deviate | be offset | be shifted | be off | differ | be out)")
def _() -> bool:
    return True


@rule("action_not", "(deviate | be offset | be shifted) {off=at_most_beyond} from {middle_of}")
@rule("action_not", "(deviate | be offset | be shifted) from {middle_of} {off=at_most_beyond}")
@rule("state_not", "(offset | shifted) {off=at_most_beyond} from {middle_of}")
@rule("state_not", "(offset | shifted | off) [from] {middle_of} {off=at_most_beyond}")
@rule("state_not", "{off=at_most_beyond} {middle_of=off_centre}")
def _(off: float, middle_of: Centred) -> m.Predicate:
    return Not(replace(middle_of, tolerance=off, pixels=True))


# ------------------------------------------------ said of the centre of a part


@rule("its_centre", "the CENTRE of {ref}", "{ref} 's CENTRE")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule(
    "at_centre",
    "[MUST] (coincides | coincide | lines up | line up | aligns | align | agrees | agree) with",
    "{lies=lies_be} [exactly] (on | at | in | aligned with | in line with)",
)
def _(lies: bool = True) -> bool:
    return True


@rule("claim", "{ref=its_centre} {at_centre} {middle_of} [{off=off_length}]")
def _(ref: m.Ref, at_centre: bool, middle_of: Centred, off: float | None = None) -> m.Claim:
    return _on(ref, middle_of if off is None else replace(middle_of, tolerance=off, pixels=True))


@rule("claim", "{ref=its_centre} {lies=lies_be} within {off=length_said} of {middle_of}")
@rule("claim", "{ref=its_centre} {lies=lies_be} {off=at_most} (off | from | away from) {middle_of}")
@rule(
    "claim",
    "{ref=its_centre} [MUST | may] (deviates | deviate) [by] {off=at_most} from {middle_of}",
    "{ref=its_centre} [MUST | may] (deviates | deviate) from {middle_of} by {off=at_most}",
    "{ref=its_centre} (MUST | may | DOES) NOT {offset} [by] more than {off=length_said} from {middle_of}",
    "{ref=its_centre} (MUST | may | DOES) NOT {offset} from {middle_of} by more than {off=length_said}",
)
def _(
    ref: m.Ref, middle_of: Centred, off: float, lies: bool = True, offset: bool = True
) -> m.Claim:
    return _on(ref, replace(middle_of, tolerance=off, pixels=True))


def _on(ref: m.Ref, centred: Centred) -> m.Claim:
    """Return that the centre of a part is that of another, or on a line through it."""
    if centred.axis == "both" and centred.pixels and centred.place.of is not None:
        gap = Gap(ref, centred.place.of, centres=True)
        return Measured(gap, m.Range(None, centred.tolerance), "px")
    return Saying(m.The((ref,)), (centred,))

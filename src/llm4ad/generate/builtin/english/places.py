"""Places: on the left, in the upper half of the bottle, inside the tray."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.pieces import Piece
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.lying_on import place_on


@rule("whose", "{ref} 's")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("whose", "ITS")
def _() -> m.Ref:
    return m.Pronoun()


@rule("of_image", "of the IMAGE")
def _() -> bool:
    return True


def region(kind: str, side: str, of: m.Ref | None, nth: int = 3) -> m.Place:
    """Return a piece of the image or of a part; a strip along a side is a part in ``nth`` of it."""
    if kind == "strip":
        last = (1, nth) if side in ("left", "right") else (nth, 1)
        return m.Place("cell", of=of, grid=last, cell=(1, 1) if side in ("left", "top") else last)
    return m.Place(kind, side, of)  # pyright: ignore[reportArgumentType]


@rule("nth", "third", given=3)
@rule("nth", "quarter", given=4)
@rule("nth", "fifth", given=5)
@rule("nth", "sixth", given=6)
@rule("nth", "eighth", given=8)
@rule("nth", "tenth", given=10)
def _(given: int) -> int:
    return given


@rule("nth", "{number} PERCENT")
def _(number: float) -> int | None:
    nth = round(100 / number) if 0 < number <= 34 else 0
    return nth if nth and abs(nth * number - 100) < 2 else None


def _piece(kind: str, side: str, nth: int = 3) -> Piece:
    place = region(kind, side, None, nth)
    return Piece(place.kind, place.side, place.grid, place.cell)  # pyright: ignore[reportArgumentType]


def _regions(kind: str, words: str, side: str) -> None:
    @rule("region", f"the {side} {words} [{{of_image}}]", f"the {side} {words} of {{of=ref}}")
    @rule("region", f"{{of=whose}} {side} {words}")
    def _(
        side: str = "",
        corner_side: str = "",
        of: m.Ref | None = None,
        of_image: bool = False,
        nth: int = 3,
    ) -> m.Place:
        return region(kind, side or corner_side, of, nth)

    @rule("piece", f"{side} {words}")
    def _(side: str = "", corner_side: str = "", nth: int = 3) -> Piece:
        return _piece(kind, side or corner_side, nth)


_regions("half", "(half | part | portion | section | area | zone)", "{side}")
_regions("strip", "{nth}", "{side}")
_regions("edge", "(edge | border | rim | margin | end)", "{side}")
_regions("quarter", "(quarter | quadrant | part | area | section | region)", "{corner_side}")
_regions("corner", "corner", "{corner_side}")
_regions("middle", "middle", "[very]")
_regions("middle", "(part | section | area | zone | portion | region)", "(CENTRE | central)")


@rule("piece", "{side} side", given="half")
@rule("piece", "{side=corner_side}", given="quarter")
def _(side: str, given: str) -> Piece:
    return _piece(given, side)


@rule("region", "the {side} side of {of=ref}", "{of=whose} {side} side")
def _(side: str, of: m.Ref) -> m.Place:
    return region("half", side, of)


@rule("region", "the {side} side [{of_image}]")
def _(side: str, of_image: bool = False) -> m.Place:
    return region("half", side, None)


@rule("place", "PREP {region}")
def _(region: m.Place) -> m.Place:
    return region


@rule("place", "(along | near | close to | by) [the] {side} (edge | border | rim) [{of_image}]")
@rule("place", "(along | near | close to | by) [the] {side} (edge | border | rim) of {of=ref}")
def _(side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    return region("edge", side, of)


@rule("place", "[in the] middle of {of=ref}", "[in the] middle of the IMAGE")
def _(of: m.Ref | None = None) -> m.Place:
    return region("middle", "", of)


@rule(
    "place", "(in | at) the {corner_side} [{of_image}]", "(in | at) the {corner_side} of {of=ref}"
)
@rule("place", "{corner_side} [{of_image}]", "{corner_side} of {of=ref}")
def _(corner_side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    return region("quarter", corner_side, of)


@rule("place", "ABOUT {place}")
def _(place: m.Place) -> m.Place | None:
    return place if place.kind == "middle" else None  # which is wide enough already


@rule("place", "DIRECTLY {place}")
def _(place: m.Place) -> m.Place | None:
    return place if place.kind in ("middle", "corner") else None


@rule("place", "(somewhere | anywhere) {place}")
def _(place: m.Place) -> m.Place:
    return place


# Along a side, and at the very end of it: in the outer quarter.
@rule(
    "place",
    "(along | down | up | across) the {side} [side] [{of_image}]",
    "(along | down | up | across) the {side} [side] of {of=ref}",
    "(along | down | up | across) {of=whose} {side} [side]",
    "(on | at | to | towards | toward) the (far | very | extreme | outermost) {side} [side | end] [{of_image}]",
    "(on | at | to | towards | toward) the (far | very | extreme | outermost) {side} [side | end] of {of=ref}",
)
def _(side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    return region("edge", side, of)


# The middle third, from left to right or from top to bottom: both are read.
@rule("region", "the (middle | centre | center | central) third [{of_image}]", given=(1, 3))
@rule("region", "the (middle | centre | center | central) third [{of_image}]", given=(3, 1))
@rule("region", "the (middle | centre | center | central) third of {of=ref}", given=(1, 3))
@rule("region", "the (middle | centre | center | central) third of {of=ref}", given=(3, 1))
def _(given: tuple[int, int], of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    cell = (min(2, given[0]), min(2, given[1]))
    return m.Place("cell", of=of, grid=given, cell=cell)


# Left of the middle: in the left half.
@rule("where", "[to the] {side} of [the] (middle | centre | center) [{of_image}]")
@rule("where", "[to the] {side} of [the] (middle | centre | center) of {of=ref}")
@rule("where", "{side=up_or_down} the (middle | centre | center) [{of_image}]")
@rule("where", "{side=up_or_down} the (middle | centre | center) of {of=ref}")
def _(side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Predicate | None:
    return InPlace(region("half", side, of))


@rule("up_or_down", "ABOVE", given="top")
@rule("up_or_down", "BELOW", given="bottom")
def _(given: str) -> str:
    return given


@rule("place", "(towards | toward) the {side} [side | end] [{of_image}]")
@rule("place", "(towards | toward) the {side} [side | end] of {of=ref}")
def _(side: str, of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    return region("half", side, of)


@rule("place", "(in | within | on | inside) the area of {of=ref}")
def _(of: m.Ref) -> m.Place:
    return m.Place("part", of=of)


@rule("region", "the {cell=ninth} [(part | section | area)] [{of_image}]")
@rule("region", "the {cell=ninth} [(part | section | area)] of {of=ref}")
def _(cell: tuple[int, int], of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    return m.Place("cell", of=of, grid=(3, 3), cell=cell)


@rule("ninth", "TOP (middle | centre | center)", given=(1, 2))
@rule("ninth", "BOTTOM (middle | centre | center)", given=(3, 2))
@rule("ninth", "(middle | centre | center) left", "left (middle | centre | center)", given=(2, 1))
@rule("ninth", "(middle | centre | center) right", "right (middle | centre | center)", given=(2, 3))
def _(given: tuple[int, int]) -> tuple[int, int]:
    return given


@rule("place", "on {side}", "at {side}")
def _(side: str) -> m.Place:
    return region("half", side, None)


@rule("place", "PREP {side} half [{of_image}]", "PREP {side} half of {of=ref}", given="half")
@rule("place", "PREP {side} edge [{of_image}]", "PREP {side} edge of {of=ref}", given="edge")
@rule("place", "PREP {side} {nth} [{of_image}]", "PREP {side} {nth} of {of=ref}", given="strip")
@rule(
    "place",
    "PREP {side=corner_side} corner [{of_image}]",
    "PREP {side=corner_side} corner of {of=ref}",
    given="corner",
)
@rule(
    "place",
    "PREP {side=corner_side} quarter [{of_image}]",
    "PREP {side=corner_side} quarter of {of=ref}",
    given="quarter",
)
def _(
    side: str, given: str, of: m.Ref | None = None, of_image: bool = False, nth: int = 3
) -> m.Place:
    return region(given, side, of, nth)


@rule("place", "(on | at) the {side} [{of_image}]")
def _(side: str, of_image: bool = False) -> m.Place:
    return region("half", side, None)


@rule("place", "(on | at | in) the {side} of {of=ref}")
def _(side: str, of: m.Ref) -> m.Place:
    return region("half", side, of)


@rule(
    "place",
    "(inside | within | in | inside of) {of=ref}",
    "(inside | within) the outline of {of=ref}",
)
def _(of: m.Ref) -> m.Place:
    return m.Place("part", of=of)


@rule("place", "on {of=ref}")
def _(of: m.Ref) -> m.Place:
    return place_on(of)


@rule("place", "(inside | within | in) it", given="")
@rule("place", "on it", given="on")
def _(given: str) -> m.Place:
    return m.Place("part", given, m.Pronoun())


@rule(
    "place", "(in | on | within | inside) (the | EACH) IMAGE", "anywhere", "anywhere in the IMAGE"
)
def _() -> m.Place:
    return m.IMAGE

"""Whom a sentence is about: the nut, each of the two nuts, no nut, every cell of the tray."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.saying import Other
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Who:
    """A subject as it was worded: whether its verb is of one or of many.

    ``inverted``: the predicate must fail for the number of parts that the subject names;
    ``negative``: it must fail for all of them; ``universal``: "all" or "every" was said.
    """

    subject: m.Subject
    number: str = ""
    inverted: bool = False
    universal: bool = False
    negative: bool = False


def exactly(number: float) -> m.Range:
    """Return the range of one number."""
    return m.Range(number, number)


# ------------------------------------------------ numbers of parts


@rule("many", "[EXACTLY] {number}")
def _(number: float) -> m.Range:
    return exactly(number)


@rule("many", "[EXACTLY] a single", "[EXACTLY] a lone", given=1.0)
@rule("many", "[EXACTLY] a dozen", "[EXACTLY] one dozen", given=12.0)
def _(given: float) -> m.Range:
    return exactly(given)


@rule("many", "MIN {low=number}", "{low=number} or more", "{low=number} at least")
def _(low: float) -> m.Range:
    return m.Range(low, None)


@rule("many", "MAX {high=number}", "{high=number} or FEWER", "{high=number} at most")
def _(high: float) -> m.Range:
    return m.Range(None, high)


@rule("many", "at least a [single]", given=m.SOME)
@rule("many", "at most a single", given=m.Range(None, 1))
def _(given: m.Range) -> m.Range:
    return given


@rule("many", "more than {number}")
def _(number: float) -> m.Range:
    return m.Range(number + 1, None)


@rule("many", "FEWER than {number}")
def _(number: float) -> m.Range:
    return m.Range(None, number - 1)


@rule(
    "many",
    "between {low=number} and {high=number}",
    "MIN {low=number} [,] (and | but) MAX {high=number}",
    "[from] {low=number} to {high=number}",
    "{low=number} - {high=number}",
    "{low=number} – {high=number}",
)
def _(low: float, high: float) -> m.Range:
    return m.Range(low, high)


@rule("many", "[EXACTLY] [either] {low=number} or {high=number}")
def _(low: float, high: float) -> m.Range | None:
    return m.Range(low, high) if high == low + 1 else None


# ------------------------------------------------ parts


@rule("pairs", "[EXACTLY] (a | one | a single) pair of {noun=noun_many}", given=1.0)
@rule("pairs", "[EXACTLY] {given=number} pairs of {noun=noun_many}")
def _(noun: str, given: float) -> tuple[m.Range, str]:
    return exactly(given if is_paired(noun) else 2 * given), noun


@rule("who", "{pairs}")
def _(pairs: tuple[m.Range, str]) -> Who:
    return Who(m.Some(pairs[0], m.Parts((pairs[1],))))


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


# ------------------------------------------------ single parts


@rule("ref", "[the [only | one | single]] {parts=parts_one}")
def _(parts: m.Parts) -> m.Ref:
    return m.One(parts)


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
    "leftmost": ("center_x", False),
    "rightmost": ("center_x", True),
    "topmost uppermost": ("center_y", False),
    "bottommost lowermost": ("center_y", True),
}
SUPERLATIVES = {word: measure for words, measure in _MEASURES.items() for word in words.split()}
for _word, _given in SUPERLATIVES.items():

    @rule("pick", _word, given=_given)
    def _(given: tuple[str, bool]) -> tuple[str, bool]:
        return given


SIDES = {
    "left": ("center_x", False),
    "right": ("center_x", True),
    "top": ("center_y", False),
    "bottom": ("center_y", True),
}


@rule("ref", "[the] {pick} {parts=parts_one}", "the {pick} of (the | all) {parts=parts_many}")
def _(pick: tuple[str, bool], parts: m.Parts) -> m.Ref:
    return m.Pick(parts, *pick)


@rule("ref", "[the] {side} {parts=parts_one}")
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
    "the {parts=parts_one} NEAREST {to=ref}",
    given=True,
)
@rule("ref", "the {parts=parts_one} FURTHEST from {to=ref}", given=False)
def _(parts: m.Parts, to: m.Ref, given: bool) -> m.Ref:
    return m.Nearest(parts, to, given)


@rule("placed_ref", "the [only | one | single] {parts=parts_one} {place}")
def _(parts: m.Parts, place: m.Place) -> m.Ref:
    return m.One(m.Parts(parts.nouns, parts.colour, place))


# ------------------------------------------------ subjects


@rule("the", "{ref}", "{ref=placed_ref}")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("who", "{refs=the+}", "both {refs=the+}")
def _(refs: Sequence[m.Ref]) -> Who:
    if len(refs) > 1:
        return Who(m.The(tuple(refs)), "many")
    paired = any(is_paired(noun) for noun in m.nouns_of(tuple(refs)))
    return Who(m.The(tuple(refs)), "" if paired else "one")


@rule("who", "neither {first=ref} nor {second=ref}")
def _(first: m.Ref, second: m.Ref) -> Who:
    return Who(m.The((first, second)), negative=True)


@rule("plain_who", "{ref=the}")
def _(ref: m.Ref) -> m.Subject:
    return m.The((ref,))


@rule("plain_who", "ALL [the] {parts=parts_many}", given=None)
@rule("plain_who", "[the] {parts=parts_many}", given=m.SOME)
def _(parts: m.Parts, given: m.Range | None) -> m.Subject | None:
    if given is not None and is_paired(parts.nouns[0]):
        return None
    return m.Every(parts, given)


@rule("plain_who", "EACH {parts=parts_one}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule("who", "{several=plain_who+}", "both {several=plain_who+}")
def _(several: Sequence[m.The | m.Every]) -> Who | None:
    if len(several) < 2 or all(isinstance(each, m.The) for each in several):
        return None
    universal = any(isinstance(each, m.Every) and each.count is None for each in several)
    return Who(m.Several(tuple(several)), "", universal=universal)


@rule("who", "it", given=False)
@rule("who", "they", "[all | both] of them", "these", "all of these", given=True)
def _(given: bool) -> Who:
    return Who(m.The((m.Pronoun(given),)), "many" if given else "one")


@rule("who", "EACH {parts=placed_one}", "any {parts=placed_one}")
def _(parts: m.Parts) -> Who:
    return Who(m.Every(parts), "one", universal=True)


@rule(
    "who",
    "EACH of the [{number}] {parts=placed_many}",
    "EACH one of the [{number}] {parts=placed_many}",
)
def _(parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Every(parts, exactly(number) if number else None), "one", universal=True)


@rule("who", "ALL [the] [{number}] {parts=placed_many}")
def _(parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Every(parts, exactly(number) if number else None), "many", universal=True)


@rule("who", "[the] {parts=placed_many}", "the {number} {parts=placed_many}")
def _(parts: m.Parts, number: float | None = None) -> Who | None:
    if number is None and is_paired(parts.nouns[0]):
        return None
    return Who(m.Every(parts, exactly(number) if number else m.SOME), "many")


@rule("who", "both [of] [the] [two] {parts=placed_many}")
def _(parts: m.Parts) -> Who:
    return Who(m.Every(parts, exactly(2)), "many", universal=True)


@rule("who", "(no | not a | not one | not a single) {parts=placed_one}", "no {parts=placed_many}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.NONE, parts))


@rule("who", "none of the [{number}] {parts=placed_many}")
def _(parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Some(m.NONE, parts, exactly(number) if number else None))


@rule("who", "neither {parts=placed_one}", "neither of the [two] {parts=placed_many}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.NONE, parts, exactly(2)))


@rule("who", "{count=many} {parts=parts_any}")
def _(count: m.Range, parts: m.Parts) -> Who:
    return Who(m.Some(count, parts))


@rule("who", "A {parts=parts_one}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.SOME, parts))


@rule("who", "{count=many} of the [{number}] {parts=parts_many}")
def _(count: m.Range, parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Some(count, parts, exactly(number) if number else None))


@rule(
    "who",
    "ALL [the] {parts=parts_many} BUT {count=many}",
    "ALL BUT {count=many} [of the] {parts=parts_any}",
)
@rule("who", "EACH {parts=parts_one} BUT {count=many}")
def _(parts: m.Parts, count: m.Range) -> Who:
    return Who(m.Some(count, parts), inverted=True)


@rule(
    "exception",
    "BUT [for] [the] {pick} [one]",
    "BUT [for] the {pick} {noun}",
    "with the exception of the {pick} [one]",
)
def _(pick: tuple[str, bool], noun: str = THE_ONE) -> m.Pick:
    return m.Pick(m.Parts((noun,)), *pick)


@rule(
    "exception",
    "BUT [for] the {side} (one | {noun})",
    "with the exception of the {side} (one | {noun})",
)
def _(side: str, noun: str = THE_ONE) -> m.Pick:
    return m.Pick(m.Parts((noun,)), *SIDES[side])


@rule("who", "ALL [the] {parts=parts_many} {exception}", "EACH {parts=parts_one} {exception}")
def _(parts: m.Parts, exception: m.Pick) -> Who | None:
    return all_but(parts, exception)


def all_but(parts: m.Parts, exception: m.Pick) -> Who | None:
    """Return all of some parts but the one that has most or least of something."""
    if exception.parts.nouns not in ((THE_ONE,), parts.nouns):
        return None
    exempt = m.Pick(parts, exception.field, exception.most)
    return Who(m.Every(m.Parts(parts.nouns, parts.colour, parts.place, (Other(exempt),))))


@rule("who", "not ALL [the] {parts=parts_many}", "not EACH {parts=parts_one}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.SOME, parts), inverted=True)


# ------------------------------------------------ places


@rule("whose", "{ref} 's")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("whose", "ITS")
def _() -> m.Ref:
    return m.Pronoun()


@rule("of_image", "of the IMAGE")
def _() -> bool:
    return True


def region(kind: str, side: str, of: m.Ref | None) -> m.Place:
    """Return a piece of the image or of a part."""
    if kind == "third":
        grid = (1, 3) if side in ("left", "right") else (3, 1)
        last = (1, 3) if grid == (1, 3) else (3, 1)
        return m.Place("cell", of=of, grid=grid, cell=(1, 1) if side in ("left", "top") else last)
    return m.Place(kind, side, of)  # pyright: ignore[reportArgumentType]


def _regions(kind: str, words: str, side: str) -> None:
    @rule("region", f"the {side} {words} [{{of_image}}]", f"the {side} {words} of {{of=ref}}")
    @rule("region", f"{{of=whose}} {side} {words}")
    def _(
        side: str = "",
        corner_side: str = "",
        of: m.Ref | None = None,
        of_image: bool = False,
    ) -> m.Place:
        return region(kind, side or corner_side, of)


_regions("half", "(half | part | portion)", "{side}")
_regions("third", "third", "{side}")
_regions("edge", "(edge | border | rim | margin)", "{side}")
_regions("quarter", "(quarter | quadrant)", "{corner_side}")
_regions("corner", "corner", "{corner_side}")
_regions("middle", "middle", "[very]")


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


@rule("place", "on {side}", "at {side}")
def _(side: str) -> m.Place:
    return region("half", side, None)


@rule("place", "PREP {side} half [{of_image}]", "PREP {side} half of {of=ref}", given="half")
@rule("place", "PREP {side} edge [{of_image}]", "PREP {side} edge of {of=ref}", given="edge")
@rule("place", "PREP {side} third [{of_image}]", "PREP {side} third of {of=ref}", given="third")
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
def _(side: str, given: str, of: m.Ref | None = None, of_image: bool = False) -> m.Place:
    return region(given, side, of)


@rule("place", "(on | at) the {side} [{of_image}]")
def _(side: str, of_image: bool = False) -> m.Place:
    return region("half", side, None)


@rule("place", "(on | at | in) the {side} of {of=ref}")
def _(side: str, of: m.Ref) -> m.Place:
    return region("half", side, of)


@rule(
    "place",
    "(inside | within | in | on | inside of) {of=ref}",
    "(inside | within) the outline of {of=ref}",
)
def _(of: m.Ref) -> m.Place:
    return m.Place("part", of=of)


@rule("place", "(inside | within | in | on) it")
def _() -> m.Place:
    return m.Place("part", of=m.Pronoun())


@rule(
    "place", "(in | on | within | inside) (the | EACH) IMAGE", "anywhere", "anywhere in the IMAGE"
)
def _() -> m.Place:
    return m.IMAGE


# ------------------------------------------------ grids


@rule("size", "{rows=number} (x | by | ×) {columns=number}")
@rule("size", "{rows=number} (row | rows) (and | , | by) {columns=number} (column | columns)")
@rule("size", "{rows=number} (row | rows) of {columns=number} [CELLS | CELL] [each]")
def _(rows: float, columns: float) -> tuple[int, int] | None:
    return (int(rows), int(columns)) if rows == int(rows) and columns == int(columns) else None


@rule("size", "{columns=number} (column | columns) (and | , | by) {rows=number} (row | rows)")
def _(rows: float, columns: float) -> tuple[int, int] | None:
    return (int(rows), int(columns)) if rows == int(rows) and columns == int(columns) else None


Grid = tuple[tuple[int, int], "m.Ref | None"]


@rule(
    "grid", "(A | the) {size} grid (of | over | on | in) the IMAGE", "the IMAGE OPEN {size} CLOSE"
)
def _(size: tuple[int, int]) -> Grid:
    return size, None


@rule(
    "grid",
    "(A | the) {size} grid (of | over | on | in) {ref}",
    "{ref} OPEN {size} CLOSE",
    "{ref} , {size} ,",
    "{ref} with {size}",
)
def _(size: tuple[int, int], ref: m.Ref) -> Grid:
    return size, ref


@rule("grid", "(A | the) {size} {noun=noun_one}")
def _(size: tuple[int, int], noun: str) -> Grid:
    return size, m.One(m.Parts((noun,)))


@rule(
    "cells",
    "EACH CELL (of | in) {grid}",
    "(EACH | EACH one) of the CELLS (of | in) {grid}",
    "ALL [the] CELLS (of | in) {grid}",
    given=0,
)
@rule("cells", "EACH row (of | in) {grid}", "ALL [the] rows (of | in) {grid}", given=1)
@rule("cells", "EACH column (of | in) {grid}", "ALL [the] columns (of | in) {grid}", given=2)
def _(grid: Grid, given: int) -> m.Cells:
    return _cells(grid, given)


def _cells(grid: Grid, lines: int) -> m.Cells:
    (rows, columns), of = grid
    size = ((rows, columns), (rows, 1), (1, columns))[lines]
    return m.Cells("grid", of, size)


@rule(
    "cells",
    "(EACH | EACH one | ALL) of the {number} CELLS (of | in) {grid}",
    "ALL [the] {number} CELLS (of | in) {grid}",
)
def _(number: float, grid: Grid) -> m.Cells | None:
    (rows, columns), _ = grid
    return _cells(grid, 0) if number == rows * columns else None


_SIDES_OF = {
    "corner": ("top left", "top right", "bottom left", "bottom right"),
    "quarter": ("top left", "top right", "bottom left", "bottom right"),
}


@rule("cells", "EACH corner [{of_image}]", "EACH of the four corners [{of_image}]", given="corner")
@rule("cells", "EACH corner of {of=ref}", "EACH of the four corners of {of=ref}", given="corner")
@rule("cells", "ALL four corners of {of=ref}", "ALL four corners [{of_image}]", given="corner")
@rule("cells", "EACH quarter [{of_image}]", "EACH quarter of {of=ref}", given="quarter")
def _(given: str, of: m.Ref | None = None, of_image: bool = False) -> m.Cells:
    return m.Cells(given, of, sides=_SIDES_OF[given])  # pyright: ignore[reportArgumentType]


@rule("cells", "EACH half [{of_image}]", "EACH half of {of=ref}")
def _(of: m.Ref | None = None, of_image: bool = False) -> m.Cells | None:
    return None  # the halves of which cut?


@rule(
    "cell",
    "row {row=number} [,] [and] column {column=number}",
    "column {column=number} [,] [and] row {row=number}",
)
def _(row: float, column: float) -> tuple[int, int] | None:
    return (int(row), int(column)) if row == int(row) and column == int(column) else None


@rule("region", "{cell} of {grid}", "the CELL in {cell} of {grid}", "the CELL at {cell} of {grid}")
def _(cell: tuple[int, int], grid: Grid) -> m.Place:
    size, of = grid
    return m.Place("cell", of=of, grid=size, cell=cell)


@rule("region", "the {corner_side} CELL of {grid}")
def _(corner_side: str, grid: Grid) -> m.Place:
    (rows, columns), of = grid
    row = 1 if corner_side.startswith("top") else rows
    column = 1 if corner_side.endswith("left") else columns
    return m.Place("cell", of=of, grid=(rows, columns), cell=(row, column))


@rule("nth", "{ordinal}")
def _(ordinal: int) -> int:
    return ordinal


@rule("nth", "last", given=-1)
def _(given: int) -> int:
    return given


@rule("region", "the {nth} row of {grid}", given="row")
@rule("region", "the {nth} column of {grid}", given="column")
def _(nth: int, grid: Grid, given: str) -> m.Place:
    (rows, columns), of = grid
    return _line(given, nth, rows, columns, of)


@rule("region", "row {number} of {grid}", given="row")
@rule("region", "column {number} of {grid}", given="column")
def _(number: float, grid: Grid, given: str) -> m.Place | None:
    (rows, columns), of = grid
    return _line(given, int(number), rows, columns, of) if number == int(number) else None


def _line(kind: str, nth: int, rows: int, columns: int, of: m.Ref | None) -> m.Place:
    if kind == "row":
        return m.Place("cell", of=of, grid=(rows, 1), cell=(rows if nth < 0 else nth, 1))
    return m.Place("cell", of=of, grid=(1, columns), cell=(1, columns if nth < 0 else nth))


@rule("region", "the TOP row of {grid}", given=("row", 1))
@rule("region", "the BOTTOM row of {grid}", given=("row", -1))
@rule("region", "the left column of {grid}", given=("column", 1))
@rule("region", "the right column of {grid}", given=("column", -1))
def _(grid: Grid, given: tuple[str, int]) -> m.Place:
    (rows, columns), of = grid
    return _line(*given, rows, columns, of)

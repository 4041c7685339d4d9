"""Rows and columns of the cells of a product: in the top row, each column has two nuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import cells_among, is_container
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds, InAny
from llm4ad.generate.builtin.kinds.rows import HoldsInLine, InEndRow, InNthRow
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.english.subjects import Who
    from llm4ad.generate.builtin.grammar import Reading
    from llm4ad.generate.builtin.kinds.rows import EndSide

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]
Line = tuple[str, int]


@ENGLISH.recogniser("all_cells", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Return, without reading anything, what the cells of the product are called."""
    yield place, frozenset(cells_among(reading.parts))


@ENGLISH.recogniser("cell_noun", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    """Return, without reading it, what a cell of the product is called."""
    for name in sorted(cells_among(reading.parts)):
        yield place, name


@rule("cell_line", "the {ordinal} row [from the TOP]", given=("row", 1))
@rule("cell_line", "the {ordinal} row from the BOTTOM", given=("row", -1))
@rule("cell_line", "the {ordinal} column [from the left]", given=("column", 1))
@rule("cell_line", "the {ordinal} column from the right", given=("column", -1))
def _(ordinal: int, given: Line) -> Line:
    return given[0], given[1] * ordinal


@rule("cell_line", "row {number}", given="row")
@rule("cell_line", "column {number}", given="column")
def _(number: float, given: str) -> Line | None:
    return (given, int(number)) if number == int(number) and number > 0 else None


@rule("cell_line", "the (middle | centre | center | central) row", given=("row", 0))
@rule("cell_line", "the (middle | centre | center | central) column", given=("column", 0))
def _(given: Line) -> Line:
    return given


@rule("line_of", "of the IMAGE")
def _() -> str:
    return ""


@rule("line_of", "of the {noun}")
def _(noun: str) -> str:
    return noun


@rule("cell_row", "{end_row} [{line_of}] {cell_noun}")
@rule("cell_row", "{line=cell_line} [{line_of}] {cell_noun}")
def _(
    cell_noun: str, line_of: str = "", end_row: EndSide | None = None, line: Line | None = None
) -> m.Parts | None:
    """Return the cells that are in a row."""
    if line_of and line_of != cell_noun and not is_container(line_of):
        return None
    cells = m.Parts((cell_noun,))
    if end_row is not None:
        return m.Parts((cell_noun,), that=(InEndRow(cells, end_row),))
    if line is None:
        return None
    ends = {
        ("row", 1): "top",
        ("row", -1): "bottom",
        ("column", 1): "left",
        ("column", -1): "right",
    }
    if line in ends:
        return m.Parts((cell_noun,), that=(InEndRow(cells, ends[line]),))  # pyright: ignore[reportArgumentType]
    return m.Parts((cell_noun,), that=(InNthRow(cells, *line),))  # pyright: ignore[reportArgumentType]


@rule("in_cell_row", "(in | on | within | along | across) {cell_row}")
def _(cell_row: m.Parts) -> m.Predicate:
    return InAny(cell_row)


@rule("where", "{in_cell_row}")
def _(in_cell_row: m.Predicate) -> m.Predicate:
    return in_cell_row


@rule("placed_one", "{parts=parts_one} {in_cell_row}")
@rule("placed_many", "{parts=parts_many} {in_cell_row}")
def _(parts: m.Parts, in_cell_row: m.Predicate) -> m.Parts:
    return m.Parts(parts.nouns, parts.colour, None, (in_cell_row,))


@rule("placed_ref", "the [only | one | single] {parts=parts_one} {in_cell_row}")
def _(parts: m.Parts, in_cell_row: m.Predicate) -> m.Ref:
    return m.One(m.Parts(parts.nouns, parts.colour, None, (in_cell_row,)))


# "The first nut on the left in the top row", "the last one in it".
@rule(
    "placed_ref",
    "[the] {nth} {parts=parts_one} [(on | from) the left] {in_cell_row}",
    "[the] {nth} {parts=parts_one} {in_cell_row} [from the left]",
    given="left",
)
@rule(
    "placed_ref", "[the] {nth} {parts=parts_one} (on | from) the right {in_cell_row}", given="right"
)
def _(nth: int, parts: m.Parts, in_cell_row: m.Predicate, given: str) -> m.Ref:
    placed = m.Parts(parts.nouns, parts.colour, None, (in_cell_row,))
    if nth < 0:
        return m.Nth(placed, 1, "right" if given == "left" else "left")
    return m.Nth(placed, nth, given)


@rule(
    "claim",
    "{cell_row} {has} {groups}",
    "(in | on) {cell_row} [,] {there_be} {groups}",
    "(in | on) {cell_row} {lies=plain_be} {groups}",
)
def _(
    cell_row: m.Parts, groups: Groups, has: bool = True, there_be: bool = True, lies: bool = True
) -> m.Claim:
    claims = tuple(Saying(m.Some(each.count, each.parts), (InAny(cell_row),)) for each in groups)
    return claims[0] if len(claims) == 1 else AllOf(claims)


@rule("claim", "EACH {given_line} [{line_of}] {cell_noun} {has} {groups}")
@rule("claim", "in EACH {given_line} [{line_of}] {cell_noun} [,] {there_be} {groups}")
@rule("claim", "{there_be} {groups} in EACH {given_line} [{line_of}] {cell_noun}")
def _(
    given_line: str,
    cell_noun: str,
    groups: Groups,
    line_of: str = "",
    has: bool = True,
    there_be: bool = True,
) -> m.Claim | None:
    """Return it of each cell of the first column, or row, for the row that begins there."""
    if line_of and line_of != cell_noun and not is_container(line_of):
        return None
    cells = m.Parts((cell_noun,))
    first = m.Parts((cell_noun,), that=(InEndRow(cells, "left" if given_line == "row" else "top"),))
    return Saying(m.Every(first, m.SOME), (HoldsInLine(groups, given_line),))  # pyright: ignore[reportArgumentType]


@rule("given_line", "row", given="row")
@rule("given_line", "column", given="column")
def _(given: str) -> str:
    return given


# "The nuts occupy the top row": they lie there, and each of its cells holds one.
@rule(
    "claim",
    "{who} (occupies | occupy | FILLS | takes up | take up) [the (whole | entire)] {cell_row}",
)
@rule("claim", "{who} MUST (occupy | fill | take up) [the (whole | entire)] {cell_row}")
def _(who: Who, cell_row: m.Parts) -> m.Claim | None:
    if not isinstance(who.subject, m.Every) or len(who.subject.parts.nouns) != 1:
        return None
    parts = who.subject.parts
    lies = said(who, [("", (InAny(cell_row),))])
    holds = Holds((m.Group(m.SOME, parts.nouns[0], parts.colour),))
    return AllOf((lies, Saying(m.Every(cell_row), (holds,)))) if lies is not None else None

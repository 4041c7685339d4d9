"""Rows, columns and orders: aligned in a row, from left to right, evenly spaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import ColourOrder
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.neighbours import Neighbouring, NothingBetween
from llm4ad.generate.builtin.kinds.rows import Rows
from llm4ad.generate.builtin.kinds.together import InLine, InRows, Spaced

if TYPE_CHECKING:
    from collections.abc import Sequence


Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule(
    "line",
    "[LINED_UP | LOCATED] in (a | one | a single | the same | one single) [straight | horizontal] row",
    "[LINED_UP | LOCATED] (in | on | along) (the same | one and the same) horizontal line",
    "LINED_UP horizontally",
    "horizontally LINED_UP [in a row]",
    "[LINED_UP | stacked] side by side",
    "[LINED_UP | LOCATED] in (a | one | a single) [straight] (row | line) from left to right",
    "from left to right in (a | one | a single) [straight] (row | line)",
    "LINED_UP from [the] left to [the] right",
    "alongside EACH_OTHER",
    given="row",
)
@rule(
    "line",
    "[LINED_UP | LOCATED] in (a | one | a single | the same | one single) [straight | vertical] column",
    "[LINED_UP | LOCATED] (in | on | along) (the same | one and the same) vertical line",
    "LINED_UP vertically",
    "vertically LINED_UP [in a column]",
    "one (ABOVE | BELOW) the other",
    "LINED_UP from [the] TOP to [the] BOTTOM",
    "(ABOVE | BELOW) EACH_OTHER",
    given="column",
)
# A line may be a row or a column: both are read, the user chooses.
@rule(
    "line",
    "[LINED_UP | LOCATED] (in | on | along) (a | one | a single | the same) [straight] line",
    "LINED_UP [with EACH_OTHER]",
    given="row",
)
@rule(
    "line",
    "[LINED_UP | LOCATED] (in | on | along) (a | one | a single | the same) [straight] line",
    "LINED_UP [with EACH_OTHER]",
    given="column",
)
@rule(
    "line",
    "[LINED_UP | LOCATED] (in | on | along) (a | one | a single) [straight] horizontal line",
    given="row",
)
@rule(
    "line",
    "[LINED_UP | LOCATED] (in | on | along) (a | one | a single) [straight] vertical line",
    given="column",
)
def _(given: str) -> str:
    return given


@rule("forms", "a [horizontal | straight] row", "a [straight] horizontal line", given="row")
@rule("forms", "a [vertical | straight] column", "a [straight] vertical line", given="column")
# A line may be a row or a column: both are read, the user chooses.
@rule("forms", "(a | one) [single] [straight] line", given="row")
@rule("forms", "(a | one) [single] [straight] line", given="column")
def _(given: str) -> str:
    return given


@rule("group_state", "{line}")
@rule("group_action", "FORMS {line=forms}")
def _(line: Literal["row", "column"]) -> m.Predicate:
    return InLine(line)


@rule(
    "group_state",
    "[LOCATED] [DIRECTLY] NEXT_TO EACH_OTHER",
    "(adjacent | neighbouring | neighboring) [to EACH_OTHER]",
    "one NEXT_TO the other",
)
def _() -> m.Predicate:
    return Neighbouring()


@rule("group_state", "SPACED")
def _() -> m.Predicate:
    return Spaced()


@rule("rows_of", "[LINED_UP | LOCATED] in {rows_of=rows_made}")
def _(rows_of: tuple[int, int, str]) -> tuple[int, int, str]:
    return rows_of


@rule(
    "claim", "{there_be} {rows=number} rows of {each=number} {noun=noun_many} [each]", given="row"
)
@rule(
    "claim",
    "{there_be=verbless} {rows=number} rows of {each=number} {noun=noun_many} [each]",
    given="row",
)
@rule(
    "claim",
    "{there_be=verbless} {rows=number} columns of {each=number} {noun=noun_many} [each]",
    given="column",
)
@rule(
    "claim",
    "{there_be} {rows=number} columns of {each=number} {noun=noun_many} [each]",
    given="column",
)
def _(rows: float, each: float, noun: str, given: str, there_be: bool) -> m.Claim:
    return Rows(m.Parts((noun,)), int(rows), int(each), given)  # pyright: ignore[reportArgumentType]


@rule("claim", "{there_be} {number} {noun=noun_many} [LINED_UP | LOCATED] in {rows_by}")
@rule(
    "claim",
    "(the | the {number} | all | all {number}) {noun=noun_many} {be} [LINED_UP | LOCATED] in {rows_by}",
)
@rule(
    "claim",
    "(the | the {number} | all | all {number}) {noun=noun_many} (LIES | TO LIES) in {rows_by}",
)
@rule(
    "claim",
    "(the | the {number} | all | all {number}) {noun=noun_many} (form | FORMS | MUST form) {rows_by}",
)
def _(
    noun: str,
    rows_by: tuple[int, int],
    number: float | None = None,
    there_be: bool = True,
    be: bool = True,
) -> m.Claim | None:
    rows, columns = rows_by
    if number not in (None, rows * columns) or min(rows, columns) < 2:
        return None
    parts = m.Parts((noun,))
    return AllOf((Rows(parts, rows, columns, "row"), Rows(parts, columns, rows, "column")))


@rule("rows_by", "[(a | one)] grid (of | with) {size}", "A {size} grid", "{size=rows_and_columns}")
def _(size: tuple[int, int]) -> tuple[int, int]:
    return size


@rule(
    "rows_and_columns",
    "{rows=number} (row | rows) and {columns=number} (column | columns)",
    "{columns=number} (column | columns) and {rows=number} (row | rows)",
)
def _(rows: float, columns: float) -> tuple[int, int] | None:
    return (int(rows), int(columns)) if rows == int(rows) and columns == int(columns) else None


@rule("group_state", "{rows_of}")
@rule("group_action", "FORMS {rows_of=rows_made}", "FORMS {rows_of}")
def _(rows_of: tuple[int, int, str]) -> m.Predicate:
    rows, each, direction = rows_of
    return InRows(rows, each, direction)  # pyright: ignore[reportArgumentType]


@rule("formed", "{line=forms}")
def _(line: Literal["row", "column"]) -> m.Predicate:
    return InLine(line)


@rule("formed", "{rows_of=rows_made}")
def _(rows_of: tuple[int, int, str]) -> m.Predicate:
    rows, each, direction = rows_of
    return InRows(rows, each, direction)  # pyright: ignore[reportArgumentType]


@rule(
    "in_each_row",
    "each",
    "(in | per) each [(row | column)]",
    "per (row | column)",
    "to a (row | column)",
)
def _() -> bool:
    return True


@rule("rows_made", "{rows=number} rows of {each=number} [each]", given="row")
@rule("rows_made", "{rows=number} columns of {each=number} [each]", given="column")
@rule(
    "rows_made", "{rows=number} rows [,] [with] {each=number} [THINGS] {in_each_row}", given="row"
)
@rule(
    "rows_made",
    "{rows=number} columns [,] [with] {each=number} [THINGS] {in_each_row}",
    given="column",
)
def _(
    rows: float, each: float, given: str, in_each_row: bool = True
) -> tuple[int, int, str] | None:
    whole = rows == int(rows) and each == int(each)
    return (int(rows), int(each), given) if whole else None


@rule(
    "claim",
    "{direction} [,] the [{number}] {noun=noun_many} {be} {colours=colour+}",
    "[the] [{number}] {noun=noun_many} {be} {colours=colour+} [,] [{this_order} [,]] {direction}",
    "[the] [{number}] {noun=noun_many} {be} {colours=colour+} [,] {direction} [,] {this_order}",
    "the [{number}] {noun=noun_many} {be} [,] [in order] {direction} [,] {colours=colour+}",
    "the COLOURS of the [{number}] {noun=noun_many} {direction} {be} [:] {colours=colour+}",
)
def _(
    direction: str,
    noun: str,
    colours: Sequence[str],
    be: bool,
    number: float | None = None,
    this_order: bool = True,
) -> m.Claim | None:
    if number not in (None, len(colours)):
        return None
    return ColourOrder(m.Parts((noun,)), tuple(colours), direction) if len(colours) > 1 else None


@rule("claim", "{direction} [,] the COLOURS of the {noun=noun_many} {be} {colours=colour+}")
def _(direction: str, noun: str, colours: Sequence[str], be: bool) -> m.Claim | None:
    return ColourOrder(m.Parts((noun,)), tuple(colours), direction) if len(colours) > 1 else None


@rule("nothing", "nothing [else]", "no [other] (THING | THINGS)")
def _() -> bool:
    return True


@rule(
    "claim",
    "{there_be} {nothing} between {refs=ref+}",
    "between {refs=ref+} [,] {there_be} {nothing}",
    "{nothing} {lies=lies_be} between {refs=ref+}",
    "{verbless} nothing between {refs=ref+}",
)
def _(
    refs: Sequence[m.Ref],
    nothing: bool = True,
    there_be: bool = True,
    lies: bool = True,
    verbless: bool = True,
) -> m.Claim | None:
    return NothingBetween(m.The(tuple(refs))) if len(refs) == 2 else None


@rule(
    "claim",
    "{there_be} {nothing} between (the [two] | both) {parts=parts_many}",
    "between (the [two] | both) {parts=parts_many} [,] {there_be} {nothing}",
    "{verbless} nothing between (the [two] | both) {parts=parts_many}",
)
@rule("claim", "{nothing} {lies=lies_be} between (the [two] | both) {parts=parts_many}")
def _(
    parts: m.Parts,
    nothing: bool = True,
    there_be: bool = True,
    lies: bool = True,
    verbless: bool = True,
) -> m.Claim:
    return NothingBetween(m.Every(parts), 2)

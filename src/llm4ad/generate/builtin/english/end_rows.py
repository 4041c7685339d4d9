"""The outermost rows of parts: the red nut is in the top row, each slot in the left column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.rows import InEndRow

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.rows import EndSide

Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("end_row", "the (TOP | first) row", given="top")
@rule("end_row", "the (BOTTOM | last) row", given="bottom")
@rule("end_row", "the (left [hand] | first) column", given="left")
@rule("end_row", "the (right [hand] | last) column", given="right")
def _(given: EndSide) -> EndSide:
    return given


@rule("where", "(in | on) {end_row} of [the] {parts=parts_many}")
def _(end_row: EndSide, parts: m.Parts) -> m.Predicate | None:
    return InEndRow(parts, end_row) if not is_paired(parts.nouns[0]) else None


# Rows of what, where only a row is spoken of? Of the cells of the product, if it has any, and
# else of the parts of that name, where not all of them are meant.
@rule("claim", "{who} {lies=lies_be} (in | on) {end_row} {cells=all_cells}")
def _(who: Who, end_row: EndSide, lies: bool, cells: frozenset[str]) -> m.Claim | None:
    parts = _some_of_a_name(who.subject)
    if parts is None or not _in_own_rows(parts, cells):
        return None
    return said(who, [("", (InEndRow(m.Parts(parts.nouns), end_row),))])


def _some_of_a_name(subject: m.Subject) -> m.Parts | None:
    """Return the parts that are meant where they are not all of their name."""
    if isinstance(subject, m.The):
        refs = {ref.parts for ref in subject.refs if not isinstance(ref, m.Pronoun)}
        parts = refs.pop() if len(refs) == 1 else None
        picked = all(not isinstance(ref, m.One | m.Pronoun) for ref in subject.refs)
        return parts if parts is not None and (picked or parts != m.Parts(parts.nouns)) else None
    if isinstance(subject, m.Every | m.Some) and subject.parts != m.Parts(subject.parts.nouns):
        return subject.parts
    return None


def _in_own_rows(parts: m.Parts, cells: frozenset[str]) -> bool:
    return not cells or cells.issuperset(parts.nouns)


@rule(
    "row_parts",
    "EACH {parts=parts_one} in {end_row} {cells=all_cells}",
    "(ALL | ALL the | the) {parts=parts_many} in {end_row} {cells=all_cells}",
)
def _(parts: m.Parts, end_row: EndSide, cells: frozenset[str]) -> m.Parts | None:
    if not _in_own_rows(parts, cells):
        return None
    return replace(parts, that=(InEndRow(m.Parts(parts.nouns), end_row),))


@rule("claim", "{row_parts} {vp}")
def _(row_parts: m.Parts, vp: Vp) -> m.Claim | None:
    return said(Who(m.Every(row_parts, m.SOME), ""), [vp])

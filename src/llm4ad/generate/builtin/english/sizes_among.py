"""Sizes of several parts: all of one length, the lengths of the bolts are, they differ in width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.extents import sized
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import SameColour
from llm4ad.generate.builtin.kinds.saying import Both, Pairs, Relation
from llm4ad.generate.builtin.kinds.sizes import ABOUT, Compared, around
from llm4ad.generate.builtin.kinds.together import Mutual
from llm4ad.generate.builtin.kinds.usual import Usual

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.extents import Extent


# ------------------------------------------------ among each other


@rule("any_measure", "{measure}", "{measure=measures}")
def _(measure: str) -> str:
    return measure


@rule(
    "mutual_be",
    "[of] [ABOUT] [the] SAME {measure=any_measure} [as EACH_OTHER] [{tolerance}]",
    "[of] (equal | identical | uniform) {measure=any_measure} [{tolerance}]",
    "equally {measure=dimension} [{tolerance}]",
    "[ABOUT] (equal | identical | uniform | alike) in {measure} [{tolerance}]",
    "[ABOUT] as {measure=dimension} as EACH_OTHER [{tolerance}]",
)
@rule(
    "mutual",
    "HAVE [ABOUT] the SAME {measure=any_measure} [{tolerance}]",
    "HAVE [ABOUT] (equal | identical) {measure=any_measure} [{tolerance}]",
    "(share | shares) the SAME {measure} [{tolerance}]",
    "(match | agree) in {measure} [{tolerance}]",
)
def _(measure: str, tolerance: float = ABOUT) -> Compared:
    return Compared(measure, around(1, tolerance), measure)


@rule(
    "claim",
    "EACH {parts=parts_one} {be} [ABOUT] {alike} (the others | all [the] others | all the other ones | EACH other one) [{tolerance}]",
)
def _(parts: m.Parts, alike: str, be: bool, tolerance: float = ABOUT) -> m.Claim:
    return Pairs(m.Every(parts), Compared(alike, around(1, tolerance), alike))


# "Of the same length and colour"
@rule("group_state", "[of] [the] SAME {first=same_field} and [the same] {second=same_field}")
@rule("group_action", "HAVE the SAME {first=same_field} and [the same] {second=same_field}")
def _(first: Relation, second: Relation) -> m.Predicate | None:
    return Both((Mutual(first), Mutual(second))) if first != second else None


@rule("same_field", "{measure}")
def _(measure: str) -> Relation:
    return Compared(measure, around(1), measure)


@rule("same_field", "COLOUR")
def _() -> Relation:
    return SameColour()


@rule("mutual", "(differ | vary) in {measure} by (MAX | less than | under) {percent}")
def _(measure: str, percent: float) -> Compared:
    return Compared(measure, around(1, percent), measure)


@rule(
    "group_state",
    "[of] different {measure=any_measure}",
    "different in {measure}",
)
@rule("group_action", "HAVE different {measure=any_measure}", "(differ | vary) in {measure}")
def _(measure: str) -> m.Predicate:
    return Mutual(Compared(measure, around(1), measure), negated=True)


# ------------------------------------------------ a measure of many as the subject


@dataclass(frozen=True, slots=True)
class SizesOf:
    """A measure of each of some parts."""

    who: Who
    field: str


@rule("sizes_of", "[the] {measure} of {who=many_who}", "[the] {measure=measures} of {who=many_who}")
def _(who: Who, measure: str) -> SizesOf:
    return SizesOf(who, measure)


@rule("sizes_of", "[the] {parts=parts_many} ' {measure=any_measure}", given=m.SOME)
@rule("sizes_of", "ALL [the] {parts=parts_many} ' {measure=any_measure}", given=None)
def _(parts: m.Parts, measure: str, given: m.Range | None) -> SizesOf:
    return SizesOf(Who(m.Every(parts, given)), measure)


@rule("many_who", "{who}")
def _(who: Who) -> Who | None:
    single = isinstance(who.subject, m.The) and len(who.subject.refs) == 1
    if single or not isinstance(who.subject, m.The | m.Every | m.Some):
        return None
    return Who(who.subject, "", who.inverted, who.universal, who.negative)


@rule("claim", "{sizes_of} {extent=comes_to}")
def _(sizes_of: SizesOf, extent: Extent) -> m.Claim | None:
    predicate = sized(sizes_of.field, extent)
    return said(sizes_of.who, [("", (predicate,))]) if predicate is not None else None


@rule(
    "claim",
    "{sizes_of} {be} [ABOUT] (equal | the SAME | identical | alike | uniform) [{tolerance}]",
    "{sizes_of} (agree | MUST agree) [{tolerance}]",
)
@rule(
    "claim",
    "{sizes_of} (differ | vary) by (MAX | less than | under) {tolerance=percent}",
    "{sizes_of} (MUST | DOES | may) NOT (differ | vary) by more than {tolerance=percent}",
    "{sizes_of} MUST NOT (differ | vary) [{tolerance}]",
)
def _(sizes_of: SizesOf, tolerance: float = ABOUT, be: bool = True) -> m.Claim | None:
    field = sizes_of.field
    return said(sizes_of.who, [("", (Mutual(Compared(field, around(1, tolerance), field)),))])


@rule("claim", "{sizes_of} {be} (AS_USUAL | the SAME AS_USUAL | USUAL)")
def _(sizes_of: SizesOf, be: bool) -> m.Claim | None:
    return said(sizes_of.who, [("", (Usual(sizes_of.field),))])

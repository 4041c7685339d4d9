"""Parts in the order of their sizes, and all equally far from another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.grading import EquallyFarFrom, Graded
from llm4ad.generate.builtin.kinds.sizes import ABOUT

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.english.subjects import Who

_AWAY_FROM = {
    "left": "left to right",
    "right": "right to left",
    "top": "top to bottom",
    "bottom": "bottom to top",
}


@rule("grows", "(get | become | grow) [steadily | gradually | progressively | ever] {comparative}")
def _(comparative: tuple[str, bool]) -> tuple[str, bool]:
    return comparative


@rule("grows", "(increase | rise | grow) in {measure}", given=True)
@rule("grows", "(decrease | shrink | diminish) in {measure}", given=False)
def _(measure: str, given: bool) -> tuple[str, bool]:
    return measure, given


@rule("size_order", "in [EXACTLY] (ascending | increasing | rising) order of {measure}", given=True)
@rule("size_order", "by (ascending | increasing | rising) {measure}", given=True)
@rule("size_order", "in (descending | decreasing | falling) order of {measure}", given=False)
@rule("size_order", "by (descending | decreasing | falling) {measure}", given=False)
def _(measure: str, given: bool) -> tuple[str, bool]:
    return measure, given


@rule("size_order", "from [the] {first=pick} to [the] {last=pick}")
def _(first: tuple[str, bool], last: tuple[str, bool]) -> tuple[str, bool] | None:
    return last if first[0] == last[0] and first[1] != last[1] else None


@rule("group_action", "{grows} {direction}")
@rule(
    "group_state",
    "[sorted | ordered | LOCATED | LINED_UP] {grows=size_order} [,] {direction}",
    "[sorted | ordered | LOCATED | LINED_UP] {direction} [,] {grows=size_order}",
)
def _(grows: tuple[str, bool], direction: str) -> m.Predicate:
    return Graded(*grows, direction)


@rule(
    "group_state",
    "(sorted | ordered | LOCATED | LINED_UP) (by | in order of | according to) {measure} [,] [with] the {pick} [one] (on | at) the {side}",
)
def _(measure: str, pick: tuple[str, bool], side: str) -> m.Predicate | None:
    return Graded(measure, not pick[1], _AWAY_FROM[side]) if pick[0] == measure else None


@rule("claim", "{direction} [,] {who} [MUST] {grows}")
def _(direction: str, who: Who, grows: tuple[str, bool]) -> m.Claim | None:
    return said(who, [("", (Graded(*grows, direction),))])


@rule(
    "group_state",
    "[at] [all] the SAME distance (from | to) {ref} [{tolerance}]",
    "equally far [away] from {ref} [{tolerance}]",
    "equidistant (from | to) {ref} [{tolerance}]",
)
@rule("group_action", "HAVE the SAME distance (from | to) {ref} [{tolerance}]")
def _(ref: m.Ref, tolerance: float = ABOUT) -> m.Predicate:
    return EquallyFarFrom(ref, tolerance)

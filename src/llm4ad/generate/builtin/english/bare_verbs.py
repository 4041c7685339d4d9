"""Several verbs after one "must": must be red and lie in the tray, and not touch the label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.english.predications import Each, There
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.english.predications import Predication, Predications


@rule("several_predications", "(MUST | TO) {bare} {rest=bare_more}")
def _(bare: Predication, rest: Predications) -> Predications:
    return (bare, *rest)


@rule("bare", "be PRESENT")
def _() -> Predication:
    return There()


@rule("bare", "be {states}", "{states=acted}")
def _(states: tuple[m.Predicate, ...]) -> Predication:
    return Each(("", states))


@rule("acted", "{action}")
def _(action: m.Predicate) -> tuple[m.Predicate, ...]:
    return (action,)


@rule("bare_more", "{and_is} {bare}", "{and_is} {bare=bare_not}")
@rule("bare_more", "{and_is} {bare} {rest=bare_more}", "{and_is} {bare=bare_not} {rest=bare_more}")
def _(bare: Predication, and_is: bool, rest: Predications = ()) -> Predications:
    return (bare, *rest)


@rule("bare_not", "NOT be {state=no_state}", "NOT {state=no_action}")
def _(state: m.Predicate) -> Predication | None:
    opposite = negation(state)
    return Each(("", (opposite,)), plainly=True) if opposite is not None else None

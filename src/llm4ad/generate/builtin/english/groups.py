"""Groups of counted parts: two nuts and one red washer, no caps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly, without
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule("group", "{count=many} [{colour}] {noun}")
def _(count: m.Range, noun: str, colour: str | None = None) -> Groups:
    return (m.Group(count, noun, colour),)


@rule("group", "{pairs}")
def _(pairs: tuple[m.Range, str]) -> Groups:
    return (m.Group(*pairs),)


@rule("group", "A [{colour}] {noun=noun_one}", "{some_of_it} [{colour}] {noun=noun_one}")
def _(noun: str, colour: str | None = None, some_of_it: bool = True) -> Groups:
    return (m.Group(m.SOME, noun, colour),)


# "A second nut": there are two at the least.
@rule("group", "A {ordinal} [{colour}] {noun=noun_one}")
def _(ordinal: int, noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.Range(ordinal, None), noun, colour),)


@rule("group", "A single [{colour}] {noun=noun_one}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(exactly(1), noun, colour),)


@rule("group", "{number} [{colour}] {noun} {limited}")
def _(
    number: float, noun: str, limited: tuple[float | None, float | None], colour: str | None = None
) -> Groups:
    low, high = (None if end is None else number for end in limited)
    return (m.Group(m.Range(low, high), noun, colour),)


@rule("group", "one [{colour}] {noun} [,] and only one {pause}")
def _(noun: str, pause: bool, colour: str | None = None) -> Groups:
    return (m.Group(exactly(1), noun, colour),)


@rule(
    "group", "{count=many} [{colour}] {noun} [,] and {again=many} [{hue=colour}] {last=noun} only"
)
def _(
    count: m.Range,
    noun: str,
    again: m.Range,
    last: str,
    colour: str | None = None,
    hue: str | None = None,
) -> Groups | None:
    """Read "one nut and one nut only"."""
    same = (count, noun, colour) == (again, last, hue) and count.low == count.high
    return (m.Group(count, noun, colour),) if same else None


@rule(
    "group",
    "{number} [{colour}] {noun} [,] (give or take | plus or minus | ±) {off=number}",
    "{number} (plus or minus | ±) {off=number} [{colour}] {noun}",
)
def _(number: float, noun: str, off: float, colour: str | None = None) -> Groups:
    return (m.Group(m.Range(max(0, number - off), number + off), noun, colour),)


@rule("group", "MIN {low=number} [{colour}] {noun} {high=no_more}")
def _(low: float, noun: str, high: float, colour: str | None = None) -> Groups:
    return (m.Group(m.Range(low, high), noun, colour),)


@rule("group", "{count=many} [{colour}] {noun} {not_these}")
def _(
    count: m.Range, noun: str, not_these: tuple[float, ...], colour: str | None = None
) -> Groups | None:
    sure = without(count, not_these)
    return (m.Group(sure, noun, colour),) if sure is not None else None


@rule(
    "group",
    "[either] {first=many} {noun} or {second=many} [{again=noun}] [[,] but (not | no | never) more]",
)
def _(first: m.Range, noun: str, second: m.Range, again: str = "") -> Groups | None:
    low, high = first.low, second.low
    exact = low == first.high and high == second.high and low is not None and high is not None
    if again not in ("", noun) or not exact or high != (low or 0) + 1:
        return None
    return (m.Group(m.Range(low, high), noun),)


@rule("group", "{number} (x | ×) [{colour}] {noun}")
@rule(
    "group",
    "{verbless} [{colour}] {noun} (x | ×) {number}",
    "{verbless} [{colour}] {noun} OPEN {number} CLOSE",
)
def _(number: float, noun: str, colour: str | None = None, verbless: bool = True) -> Groups:
    return (m.Group(exactly(number), noun, colour),)


@rule("group", "{count=many} {noun} OPEN {colour} CLOSE")
def _(count: m.Range, noun: str, colour: str) -> Groups:
    return (m.Group(count, noun, colour),)


@rule("shade", "{count=many} {colour}")
def _(count: m.Range, colour: str) -> tuple[m.Range, str]:
    return count, colour


@rule("shade", "A {colour}")
def _(colour: str) -> tuple[m.Range, str]:
    return m.SOME, colour


@rule("group", "{shades=shade+} {noun}")
def _(shades: Sequence[tuple[m.Range, str]], noun: str) -> Groups | None:
    colours = {colour for _, colour in shades}
    if len(shades) < 2 or len(colours) < len(shades):
        return None
    return tuple(m.Group(count, noun, colour) for count, colour in shades)


# "Three red nuts and two blue ones": the noun of the group before it.
@rule("group", "{count=many} {colour} (one | ones)")
def _(count: m.Range, colour: str) -> Groups:
    return (m.Group(count, THE_ONE, colour),)


@rule("group", "A {colour} one")
def _(colour: str) -> Groups:
    return (m.Group(m.SOME, THE_ONE, colour),)


@rule("group", "(no | neither) {first=colour} (or | nor) {second=colour} {noun}")
@rule("any_group", "any {first=colour} or {second=colour} {noun}")
def _(first: str, second: str, noun: str) -> Groups:
    return (m.Group(m.NONE, noun, first), m.Group(m.NONE, noun, second))


@rule("group", "no [{colour}] {noun}", "neither [A] {noun} nor {last=not_noun}")
def _(noun: str, colour: str | None = None, last: str | None = None) -> Groups:
    nouns = [noun, *([last] if last else [])]
    return tuple(m.Group(m.NONE, each, colour) for each in nouns)


@rule("not_noun", "[A] {noun}")
def _(noun: str) -> str:
    return noun


@rule(
    "group",
    "no {first=noun} or {second=noun}",
    "no {first=noun} , {second=noun} [,] or {third=noun}",
)
def _(first: str, second: str, third: str | None = None) -> Groups:
    return tuple(m.Group(m.NONE, noun) for noun in (first, second, third) if noun)


@rule("group", "ITS own [{colour}] {noun=noun_one}", "A [{colour}] {noun=noun_one} of ITS own")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.SOME, noun, colour),)


@rule("any_group", "(any | A | A single) [{colour}] {noun}", "[{colour}] {noun=noun_many}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.NONE, noun, colour),)


@rule("any_group", "A {ordinal} [{colour}] {noun=noun_one}")
def _(ordinal: int, noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.Range(None, ordinal - 1), noun, colour),)


@rule("any_group", "any {first=noun} or {second=noun}", "any {first=noun} or any {second=noun}")
@rule("any_group", "A {first=noun_one} or A {second=noun_one}")
def _(first: str, second: str) -> Groups:
    return (m.Group(m.NONE, first), m.Group(m.NONE, second))


@rule("any_group")
def _() -> None:
    return None


@rule("any_group", "more than {number} [{colour}] {noun}", given=(None, 1))
@rule("any_group", "FEWER than {number} [{colour}] {noun}", given=(1, None))
def _(
    number: float, noun: str, given: tuple[float | None, float | None], colour: str | None = None
) -> Groups:
    low, high = (None if end is None else number for end in given)
    return (m.Group(m.Range(low, high), noun, colour),)


# "Two nuts and, if any, a washer": no more than that, and it may be missing.
@rule(
    "group",
    "{optionally} {count=many} [{colour}] {noun}",
    "{count=many} [{colour}] {noun} {optionally}",
    "{count=many} [{colour}] {noun} OPEN {optionally} CLOSE",
)
@rule(
    "group",
    "{optionally} A [{colour}] {noun=noun_one}",
    "A [{colour}] {noun=noun_one} {optionally}",
    "A [{colour}] {noun=noun_one} OPEN {optionally} CLOSE",
)
def _(
    noun: str,
    optionally: bool,
    count: m.Range = m.Range(1, 1),  # noqa: B008
    colour: str | None = None,
) -> Groups | None:
    open_end = count.high in (None, 0)
    return None if open_end else (m.Group(m.Range(None, count.high), noun, colour),)


@rule("optionally", "[,] (optionally | possibly | perhaps | maybe | optional) [,]")
@rule(
    "optionally",
    "[,] IF [it is | they are | there is one] (PRESENT | any | applicable | needed | ordered) [,]",
)
def _() -> bool:
    return True


@rule("none_group", "no [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.NONE, noun, colour),)


@rule("groups", "{sets=group+}", "{sets=group+} [,] but {last=none_group}")
def _(sets: Sequence[Groups], last: Groups = ()) -> Groups | None:
    groups = _named((*(group for each in sets for group in each), *last))
    # "two nuts or more" and the like; the same parts counted twice would contradict.
    named = [(group.noun, group.colour) for group in groups]
    known = all(group.noun != THE_ONE for group in groups)
    return groups if known and len(set(named)) == len(named) else None


def _named(groups: Groups) -> Groups:
    """Return groups with "ones" as the parts of the group before."""
    named: list[m.Group] = []
    for group in groups:
        ones = group.noun == THE_ONE and named and named[-1].colour is not None
        named.append(replace(group, noun=named[-1].noun) if ones else group)
    return tuple(named)

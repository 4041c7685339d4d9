"""Groups of counted parts: two nuts and one red washer, no caps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.words import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule("group", "{count=many} [{colour}] {noun}")
def _(count: m.Range, noun: str, colour: str | None = None) -> Groups:
    return (m.Group(count, noun, colour),)


@rule("group", "{pairs}")
def _(pairs: tuple[m.Range, str]) -> Groups:
    return (m.Group(*pairs),)


@rule("group", "A [{colour}] {noun=noun_one}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.SOME, noun, colour),)


@rule("group", "A single [{colour}] {noun=noun_one}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(exactly(1), noun, colour),)


@rule("group", "{number} [{colour}] {noun} or more", given=(1, None))
@rule("group", "{number} [{colour}] {noun} or FEWER", given=(None, 1))
def _(
    number: float, noun: str, given: tuple[float | None, float | None], colour: str | None = None
) -> Groups:
    low, high = (None if end is None else number for end in given)
    return (m.Group(m.Range(low, high), noun, colour),)


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


@rule("group", "{first=many} {one=colour} and {second=many} {other=colour} {noun}")
def _(first: m.Range, one: str, second: m.Range, other: str, noun: str) -> Groups | None:
    return (m.Group(first, noun, one), m.Group(second, noun, other)) if one != other else None


@rule("any_group", "(any | A) [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.NONE, noun, colour),)


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


@rule("none_group", "no [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.NONE, noun, colour),)


@rule("groups", "{sets=group+}", "{sets=group+} [,] but {last=none_group}")
def _(sets: Sequence[Groups], last: Groups = ()) -> Groups | None:
    groups = (*(group for each in sets for group in each), *last)
    # "two nuts or more" and the like; the same parts counted twice would contradict.
    named = [(group.noun, group.colour) for group in groups]
    return groups if len(set(named)) == len(named) else None

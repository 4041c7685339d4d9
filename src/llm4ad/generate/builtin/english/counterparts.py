"""One for each: for every nut there is one washer, one label per bottle."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers_compared import AT_LEAST, Ratio, numbers
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.lexicon import CLASSES

Groups = tuple[m.Group, ...]
# What has pockets: one for each pocket is one in each pocket.
_HOLDERS = frozenset(word.strip() for word in CLASSES["CELL"].split("/"))


@rule("per_each", "for (EACH | any) {parts=parts_one}", "to EACH {parts=parts_one}")
def _(parts: m.Parts) -> m.Parts:
    return parts


@rule(
    "claim",
    "{second=per_each} [,] {there_be} [EXACTLY] {number} {first=noun}",
    "{there_be} [EXACTLY] {number} {first=noun} {second=per_each}",
)
@rule(
    "claim",
    "EACH {second=parts_one} {be} (accompanied | matched) by [EXACTLY] {number} {first=noun}",
    "EACH {second=parts_one} {be} paired with [EXACTLY] {number} {first=noun}",
)
def _(
    first: str, second: m.Parts, number: float, there_be: bool = True, be: bool = True
) -> m.Claim | None:
    return _as_many(first, second, number)


@rule(
    "claim",
    "for EACH {each=number} {second=parts_many} [,] {there_be} [EXACTLY] {number} {first=noun}",
    "{there_be} [EXACTLY] {number} {first=noun} (for EACH | to EACH | per) {each=number} {second=parts_many}",
)
def _(first: str, second: m.Parts, number: float, each: float, there_be: bool) -> m.Claim | None:
    ratio = Ratio(m.NONE, number / each) if each else None
    return numbers(m.Parts((first,)), second, ratio) if ratio else None


# "A washer for every nut": exactly one, or at least one? Both are read, the user chooses.
@rule(
    "claim",
    "{second=per_each} [,] {there_be} A {first=noun_one}",
    "{there_be} A {first=noun_one} {second=per_each}",
    given=m.NONE,
)
@rule(
    "claim",
    "{second=per_each} [,] {there_be} A {first=noun_one}",
    "{there_be} A {first=noun_one} {second=per_each}",
    given=AT_LEAST,
)
def _(first: str, second: m.Parts, given: m.Range, there_be: bool) -> m.Claim | None:
    return numbers(m.Parts((first,)), second, Ratio(given))


# "Each bottle has its own cap": in it, or as many of them? Both are read; see groups.py.
@rule(
    "claim",
    "EACH {second=parts_one} {has} ITS own {first=noun_one}",
    "EACH {second=parts_one} {has} A {first=noun_one} of ITS own",
)
def _(first: str, second: m.Parts, has: bool) -> m.Claim | None:
    return _as_many(first, second, 1)


def _as_many(first: str, second: m.Parts, number: float) -> m.Claim | None:
    if second.nouns[0].rsplit(maxsplit=1)[-1] in _HOLDERS:
        return None
    return numbers(m.Parts((first,)), second, Ratio(m.NONE, number))


# "One label per bottle" is as many labels as bottles, or one label on each: both are read.
@rule(
    "claim",
    "{there_be} [EXACTLY] {number} {first=noun} per {second=parts_one}",
    "{verbless} [EXACTLY] {number} {first=noun} per {second=parts_one}",
    "{verbless} [EXACTLY] {number} {first=noun} {second=per_each}",
)
def _(
    first: str, second: m.Parts, number: float, there_be: bool = True, verbless: bool = True
) -> m.Claim | None:
    return _as_many(first, second, number)


@rule(
    "claim",
    "{there_be} {groups} per {parts=parts_one}",
    "{verbless} {groups} (per | for EACH) {parts=parts_one}",
    "{there_be} {groups} for EACH {parts=holder_one}",
    "for EACH {parts=holder_one} [,] {there_be} {groups}",
)
def _(groups: Groups, parts: m.Parts, there_be: bool = True, verbless: bool = True) -> m.Claim:
    return Saying(m.Every(parts), (Holds(groups),))


@rule("holder_one", "{parts=parts_one}")
def _(parts: m.Parts) -> m.Parts | None:
    return parts if parts.nouns[0].rsplit(maxsplit=1)[-1] in _HOLDERS else None

"""Numbers in two places: as many nuts in the left half as in the right half of the tray."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers_compared import Ratio
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared
from llm4ad.generate.builtin.kinds.places import HoldsAsMany
from llm4ad.generate.builtin.kinds.saying import Pairs
from llm4ad.generate.builtin.kinds.together import Mutual

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.saying import Relation

EQUAL = Ratio(m.NONE)


@rule(
    "claim",
    "[the] {noun=noun_many} {be} {evenly} (between | over | among | across) {first=region} and {second=region}",
    "{there_be} {ratio=place_ratio} {noun=noun_many} {first=place} (as | than | and) {second=place}",
    "{holder_ref} {has} {ratio=place_ratio} {noun=noun_many} {first=place} (as | than | and) {second=place}",
)
def _(
    noun: str,
    first: m.Place,
    second: m.Place,
    ratio: Ratio = EQUAL,
    be: bool = True,
    evenly: bool = True,
    there_be: bool = True,
    has: bool = True,
    holder_ref: m.Place | None = None,
) -> m.Claim | None:
    if first.of is None and "part" not in (first.kind, second.kind):
        first = replace(first, of=second.of)  # "the left half and the right half of the tray"
    if holder_ref is not None:
        if first.of is not None or second.of is not None:
            return None
        first, second = replace(first, of=holder_ref.of), replace(second, of=holder_ref.of)
    if first == second or m.IMAGE in (first, second):
        return None
    one, other = m.Parts((noun,), place=first), m.Parts((noun,), place=second)
    return NumbersCompared(one, other, ratio.more, ratio.times)


@rule("place_ratio", "{ratio}")
def _(ratio: Ratio) -> Ratio:
    return ratio


@rule(
    "claim",
    "the NUMBER {noun=noun_many} {first=place} {ratio=number_said} (that | the number) {second=place}",
)
def _(noun: str, first: m.Place, second: m.Place, ratio: Ratio) -> m.Claim | None:
    if first.of is None and "part" not in (first.kind, second.kind):
        first = replace(first, of=second.of)
    if first == second or m.IMAGE in (first, second):
        return None
    one, other = m.Parts((noun,), place=first), m.Parts((noun,), place=second)
    return NumbersCompared(one, other, ratio.more, ratio.times)


@rule(
    "evenly",
    "(split | divided | distributed | shared | spread) (evenly | equally)",
    "(evenly | equally) (split | divided | distributed | shared | spread)",
)
def _() -> bool:
    return True


# ------------------------------------------------ as many in one as in another


@rule("group_action", "HAS the SAME NUMBER {parts=parts_any} [each]")
def _(parts: m.Parts) -> m.Predicate:
    return Mutual(HoldsAsMany(parts))


@rule("claim", "EACH {each=parts_one} {has} (the SAME | an equal) NUMBER {parts=parts_any}")
@rule(
    "claim",
    "[the] NUMBER [the] {parts=parts_many} (in | on | per) EACH {each=parts_one} {be} (the SAME | equal)",
    "{there_be} the SAME NUMBER {parts=parts_many} (in | on | per) EACH {each=parts_one}",
    "{there_be=verbless} [the] SAME NUMBER {parts=parts_many} (in | on | per) EACH {each=parts_one}",
)
def _(
    each: m.Parts, parts: m.Parts, has: bool = True, be: bool = True, there_be: bool = True
) -> m.Claim:
    return Pairs(m.Every(each), HoldsAsMany(parts))


@rule("action_to", "HAS (as many {parts=parts_many} as | the SAME NUMBER {parts=parts_many} as)")
def _(parts: m.Parts) -> Relation:
    return HoldsAsMany(parts)

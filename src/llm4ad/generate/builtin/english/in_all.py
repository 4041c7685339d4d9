"""So many in a place, or so many in all that are there: two nuts, at the top."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predications import Each, combined
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.totals import in_total, is_of_some

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.predications import Predications

Groups = tuple[m.Group, ...]


# "Two nuts, at the top", "two nuts, red": so many of them there, or so many in all?
@rule("claim", "{verbless} {who} (, | :) {all_loose}", "{who=counted_there} , {all_loose}")
def _(who: Who, all_loose: Predications, verbless: bool = True) -> m.Claim | None:
    subject = who.subject
    told = [one for each in all_loose if isinstance(each, Each) for one in each.vp[1]]
    if not isinstance(subject, m.Some) or who.inverted or not any(map(is_of_some, told)):
        return None
    if subject.count in (m.NONE, m.SOME) or subject.among is not None:
        return None
    return combined(replace(who, subject=m.Every(subject.parts, subject.count)), all_loose)


@rule("counted_there", "{there_be} {count=many} {parts=parts_any}")
def _(there_be: bool, count: m.Range, parts: m.Parts) -> Who:
    return Who(m.Some(count, parts))


@rule("claim", "{who=counted_there} , {all_loose}")
def _(who: Who, all_loose: Predications) -> m.Claim | None:
    return combined(who, all_loose)


# "The tray holds two nuts, in the middle": of the tray; "in all" is in the tray, too.
@rule("claim", "{holder=holder_ref} {has} {groups} , {place}", given=False)
@rule("claim", "{holder=holder_ref} {has} {groups} , {place}", given=True)
def _(holder: m.Place, groups: Groups, place: m.Place, has: bool, given: bool) -> m.Claim | None:
    if place.of is not None or place.kind in ("image", "part"):
        return None
    there = Present(groups, replace(place, of=holder.of))
    return in_total(there) if given else there


# "We always put two nuts in, right in the middle of the tray": so many there, or in all?
@rule("claim", "{there_be} {groups} in [,] [DIRECTLY] {place}", given=False)
@rule("claim", "{there_be} {groups} in , [DIRECTLY] {place}", given=True)
def _(there_be: bool, groups: tuple[m.Group, ...], place: m.Place, given: bool) -> m.Claim | None:
    there = Present(groups, place)
    return in_total(there) if given else there

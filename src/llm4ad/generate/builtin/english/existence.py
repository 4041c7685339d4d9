"""There is, the tray holds, is present, is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Both, Saying
from llm4ad.generate.builtin.kinds.together import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule(
    "there_be",
    "there (is | are) (supposed to be | expected to be | to be found)",
    "there (is | are) [ALWAYS]",
    "there MUST [ALWAYS] be",
    "there TO_BE",
    "there (is | are) ALWAYS to be",
    "there can be (seen | found)",
)
@rule("there_be")
def _() -> bool:
    return True


@rule(
    "there_be_not",
    "there (is | are) NOT",
    "there MUST NOT be",
    "there (may | can) NOT be",
    "there (is | are) NOT to be",
    "there (is | are) NOT (allowed | supposed | permitted | meant) to be",
)
def _() -> bool:
    return True


@rule("claim", "{there_be} {spread}")
def _(there_be: bool, spread: m.Claim) -> m.Claim:
    return spread


@rule(
    "claim",
    "{place} [,] {there_be} {groups}",
    "{place} [,] there {lies=lie} {groups}",
    "{place} {lies=plain_be} {groups}",
)
def _(place: m.Place, groups: Groups, there_be: bool = True, lies: bool = True) -> m.Claim:
    return Present(groups, place)


@rule("claim", "there (may | can) be {groups} [{place}]")
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim | None:
    limits = [group.count.low in (None, 0) and group.count.high is not None for group in groups]
    return Present(groups, place) if all(limits) else None


@rule(
    "claim",
    "there (may | can) be {groups} [{place}] [,] [but] (never | not | no) {more=not_more}",
)
def _(groups: Groups, more: float, place: m.Place = m.IMAGE) -> m.Claim | None:
    """Return what there may be: with "but never three", so many there must be."""
    (group,) = groups if len(groups) == 1 else (None,)
    if group is None or group.count.high is None or not group.count.low:
        return None
    beyond = more in (0, group.count.high + 1)
    return Present(groups, place) if beyond and group.count.low < group.count.high else None


@rule("not_more", "{number}", "more than {more=number}")
@rule("not_more", "more", given=0.0)
def _(number: float | None = None, more: float | None = None, given: float | None = None) -> float:
    if more is not None:
        return more + 1
    return number if number is not None else given or 0.0


@rule("lie", "LIES", "MUST LIES", "TO LIES")
@rule(
    "plain_be",
    "(is | are) [LOCATED]",
    "MUST be [LOCATED]",
    "TO_BE [LOCATED]",
    "LIES",
    "MUST LIES",
    "can be (seen | found)",
)
def _() -> bool:
    return True


@rule("claim", "there {lie} {spread}")
def _(lie: bool, spread: m.Claim) -> m.Claim:
    return spread


@rule("spread", "{groups}", "{groups} FITTED")
def _(groups: Groups) -> m.Claim:
    return Present(groups)


@rule("spread", "{groups} [FITTED | LOCATED] {place}", "{groups} {place} FITTED")
@rule("spread", "{groups} [ALL | both] PRESENT [{place}]")
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


# "No nut and a washer on the left": no nut at all, or none on the left? Both are read.
@rule("spread", "{groups} {place}")
def _(groups: Groups, place: m.Place) -> m.Claim | None:
    empty = [group.count == m.NONE for group in groups]
    if all(empty) or not any(empty):
        return None
    return AllOf((Present(groups[:-1]), Present(groups[-1:], place)))


@rule("spread", "{groups} {place} {join} {rest=spread}")
def _(groups: Groups, place: m.Place, rest: m.Claim, join: bool) -> m.Claim | None:
    first = Present(groups, place)
    if isinstance(rest, Present):
        return AllOf((first, rest))
    return AllOf((first, *rest.claims)) if isinstance(rest, AllOf) else None


@rule("spread", "{groups} {place} {join} {rest=groups}")
def _(groups: Groups, place: m.Place, rest: Groups, join: bool) -> m.Claim:
    # "two nuts on the left and one washer": the washer, too? Both are read, the user chooses.
    return AllOf((Present(groups, place), Present(rest, place)))


# "A nut in each corner of the tray and a washer in the middle": of the tray, too.
@rule("spread", "{groups} (in | at | on) {cells} {join} {rest=spread}")
def _(groups: Groups, cells: m.Cells, join: bool, rest: m.Claim) -> m.Claim | None:
    claims = rest.claims if isinstance(rest, AllOf) else (rest,)
    placed = tuple(each for each in claims if isinstance(each, Present))
    if len(placed) < len(claims):
        return None
    inner = (replace(each, place=_in_same(each.place, cells.of)) for each in placed)
    return AllOf((Saying(cells, (Holds(groups),)), *inner))


def _in_same(place: m.Place, of: m.Ref | None) -> m.Place:
    return replace(place, of=of) if place.of is None and place.kind != "image" else place


@rule("spread", "{placed_too}")
def _(placed_too: m.Claim) -> m.Claim:
    return placed_too


@rule("spread", "{groups} {outside}")
def _(groups: Groups, outside: m.Predicate) -> m.Claim | None:
    claims = [saying(m.Some(each.count, each.parts), (outside,)) for each in groups]
    sure = tuple(claim for claim in claims if claim is not None)
    return AllOf(sure) if len(sure) == len(claims) else None


@rule("outside", "{group_state}")
def _(group_state: m.Predicate) -> m.Predicate:
    return group_state


@rule("outside", "{where} {group_state}", "{group_state} {where}")
def _(where: m.Predicate, group_state: m.Predicate) -> m.Predicate:
    return Both((where, group_state))


@rule("outside", "{where}")
def _(where: m.Predicate) -> m.Predicate | None:
    return None if isinstance(where, InPlace) else where


@rule(
    "spread",
    "{groups} (in | per) {cells}",
    "{groups} per {cells=per_cell}",
    "{groups} (in | on | inside) {cells=each_part}",
)
def _(groups: Groups, cells: m.Subject) -> m.Claim:
    return Saying(cells, (Holds(groups),))


@rule("per_cell", "CELL (of | in) {grid}")
def _(grid: tuple[tuple[int, int], m.Ref | None]) -> m.Subject:
    return m.Cells("grid", grid[1], grid[0])


@rule("each_part", "EACH {parts=parts_one}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule(
    "each_part",
    "EACH of the [{number}] {parts=parts_many}",
    "all [the] [{number}] {parts=parts_many}",
)
def _(parts: m.Parts, number: float | None = None) -> m.Subject:
    return m.Every(parts, exactly(number) if number else None)


@rule("each_part", "both {parts=parts_many}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts, exactly(2))


@rule(
    "claim",
    "(in | on | inside) {cells=each_part} {there_be=plain_be} {groups}",
    "in {cells} {there_be=plain_be} {groups}",
)
@rule(
    "claim",
    "in {cells} [,] {there_be} {groups}",
    "(in | on | inside) {cells=each_part} [,] {there_be} {groups}",
)
@rule("claim", "{cells} {has} {groups}")
def _(cells: m.Subject, groups: Groups, there_be: bool = True, has: bool = True) -> m.Claim:
    return Saying(cells, (Holds(groups),))


@rule("claim", "{there_be_not} {groups=any_group} [{place}]")
def _(there_be_not: bool, groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule("claim", "{there_be_not} {groups=any_group} {outside}")
def _(there_be_not: bool, groups: Groups, outside: m.Predicate) -> m.Claim:
    return AllOf(tuple(Saying(m.Some(each.count, each.parts), (outside,)) for each in groups))


@rule("statement", "MUST be {spread}")
def _(spread: m.Claim) -> m.Claim:
    return spread


@rule("claim", "{verbless} {holder=holder_ref} with {groups}")
def _(holder: m.Place, groups: Groups, verbless: bool) -> m.Claim:
    return Present(groups, holder)


@rule("has", "HAS [:]", "ALWAYS HAS", "MUST [ALWAYS] HAS", "TO HAS")
def _() -> bool:
    return True


@rule("holder", "(the | EACH) IMAGE")
def _() -> m.Place:
    return m.IMAGE


@rule("holder", "{region}")
def _(region: m.Place) -> m.Place:
    return region


@rule("holder_ref", "{ref}")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


@rule(
    "claim",
    "{holder=holder_ref} {be} complete [:] [with] {groups}",
    "{holder} {be} complete [:] [with] {groups}",
)
@rule("claim", "{holder} {be} (incomplete | not complete) without {groups}")
@rule("claim", "{holder=holder_ref} {be} (incomplete | not complete) without {groups}")
def _(holder: m.Place, be: bool, groups: Groups) -> m.Claim:
    return Present(groups, holder)


@rule("claim", "{holder} {has} {groups} [{in_it}]", "{holder=holder_ref} {has} {in_it} {groups}")
def _(holder: m.Place, has: bool, groups: Groups, in_it: bool = True) -> m.Claim:
    return Present(groups, holder)


@rule("claim", "{holder} {has} {refs=ref+}", "{holder=holder_ref} {has} {refs=ref+}")
def _(holder: m.Place, has: bool, refs: Sequence[m.Ref]) -> m.Claim:
    return Saying(m.The(tuple(refs)), (InPlace(holder),))


@rule("claim", "{holder} (DOES | MUST | may | can) NOT HAS {groups=any_group}")
def _(holder: m.Place, groups: Groups) -> m.Claim:
    return Present(groups, holder)


@rule("claim", "{who} {be} [both | all] PRESENT")
def _(who: Who, be: bool) -> m.Claim | None:
    return there(who)


@rule("claim", "A {ordinal} {parts=parts_one} {be} PRESENT")
def _(ordinal: int, parts: m.Parts, be: bool) -> m.Claim:
    return Saying(m.Some(m.Range(ordinal, None), parts), ())


@rule(
    "claim",
    "{who} can be (seen | found) [in the IMAGE | on the IMAGE]",
    "{who} (is | are) to be (seen | found)",
)
def _(who: Who) -> m.Claim | None:
    return there(who)


@rule("claim", "{who} (may | MUST) be PRESENT")
def _(who: Who) -> m.Claim | None:
    negative = isinstance(who.subject, m.Some) and who.subject.count == m.NONE
    return there(who) if negative else None


@rule("claim", "{who} {be} (allowed | permitted | acceptable | tolerated) [{place}]")
def _(who: Who, be: bool, place: m.Place = m.IMAGE) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or subject.among is not None or who.inverted:
        return None
    if subject.count.high is None or subject.count.low not in (None, 0):
        return None  # two that are allowed need not be there
    where = (InPlace(place),) if place != m.IMAGE else ()
    return Saying(subject, where)


@rule(
    "claim",
    "{holder} {be} free (of | from) {nouns=noun_many+}",
    "{holder=holder_ref} {be} free (of | from) {nouns=noun_many+}",
)
def _(holder: m.Place, nouns: Sequence[str], be: bool) -> m.Claim:
    return Present(tuple(m.Group(m.NONE, noun) for noun in nouns), holder)


@rule("claim", "{who} (exist | exists | MUST exist)")
def _(who: Who) -> m.Claim | None:
    return there(who)


@rule("there_be", "there (exist | exists | MUST exist)")
def _() -> bool:
    return True


@rule("claim", "{who} {be_not} TURNED_OFF")
def _(who: Who, be_not: bool) -> m.Claim | None:
    return there(who) if isinstance(who.subject, m.The) else None


@rule("claim", "{who} (may | MUST | can | is | are) [be] TURNED_OFF")
def _(who: Who) -> m.Claim | None:
    plain = Who(who.subject, who.number)
    return there(plain) if who.negative and isinstance(who.subject, m.The) else None


@rule("claim", "{who} {be} TURNED_OFF", "{who} {be_not} PRESENT")
def _(who: Who, be: bool = True, be_not: bool = True) -> m.Claim | None:
    if not isinstance(who.subject, m.The) or any(
        not isinstance(ref, m.One) for ref in who.subject.refs
    ):
        return None
    parts = [ref.parts for ref in who.subject.refs if isinstance(ref, m.One)]
    return AllOf(tuple(Saying(m.Some(m.NONE, each), ()) for each in parts))


def there(who: Who) -> m.Claim | None:
    """Return that the parts of a subject are there, in the number that it says."""
    subject = who.subject
    if who.inverted or isinstance(subject, m.Cells):
        return None
    if isinstance(subject, m.Some):
        return Saying(subject, ()) if subject.among is None else None
    if isinstance(subject, m.Every):
        return Saying(m.Some(subject.count, subject.parts), ()) if subject.count else None
    if isinstance(subject, m.Several):
        return None
    refs = [ref for ref in subject.refs if isinstance(ref, m.One)]
    if len(refs) < len(subject.refs):
        return None
    claims = tuple(Saying(m.Some(exactly(1), ref.parts), ()) for ref in refs)
    return claims[0] if len(claims) == 1 else AllOf(claims)


@rule("claim", "{groups} {be} [both | all] PRESENT")
def _(groups: Groups, be: bool) -> m.Claim | None:
    return Present(groups) if len(groups) > 1 else None

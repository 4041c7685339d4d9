"""Some in a place, and others in another: two nuts are on the left, a washer on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.together import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
Elided = tuple[m.Range, m.Place]


@rule("claim", "{groups} {lies=lies_be} {place}", "{groups} {place}")
def _(groups: Groups, place: m.Place, lies: bool = False) -> m.Claim | None:
    return Present(groups, place) if len(groups) > 1 and lies else None


@rule("lies_be", "{be} [LOCATED]", "LIES", "MUST [ALWAYS] LIES", "TO LIES", "can be (seen | found)")
def _(be: bool = True) -> bool:
    return True


@rule("claim", "{first=placed_group} {join} {second=bare_placed}")
def _(first: Present, second: Present, join: bool) -> m.Claim:
    return AllOf((first, second))


@rule("placed_too", "{groups} {first=outside} {join} {count=many} {second=outside}")
@rule("placed_too", "{groups} {first=outside} {join} another [one] {second=outside}")
def _(
    groups: Groups,
    first: m.Predicate,
    second: m.Predicate,
    join: bool,
    count: m.Range = m.Range(1, 1),  # noqa: B008
) -> m.Claim | None:
    """Return "three nuts left of the washer and two right of it", the noun said once."""
    if len(groups) != 1:
        return None
    parts = groups[0].parts
    pairs = ((groups[0].count, first), (count, second))
    claims = [saying(m.Some(number, parts), (where,)) for number, where in pairs]
    sure = tuple(claim for claim in claims if claim is not None)
    return AllOf(sure) if len(sure) == len(claims) else None


@rule("claim", "{first=placed_group} {join} {rest=elided+}")
@rule("placed_too", "{first=bare_placed} {join} {rest=elided+}")
def _(first: Present, rest: Sequence[Elided], join: bool) -> m.Claim | None:
    """Return "two nuts on the left and one on the right", the noun said once."""
    if len(first.groups) != 1:
        return None
    group, places = first.groups[0], [first.place, *(place for _, place in rest)]
    if places[-1].of is not None:  # "one on the left and one on the right of the tray"
        places = [_owned(place, places[-1].of) for place in places]
    counts = [group.count, *(count for count, _ in rest)]
    groups = [m.Group(count, group.noun, group.colour) for count in counts]
    pairs = zip(groups, places, strict=True)
    return AllOf(tuple(Present((each,), place) for each, place in pairs))


def _owned(place: m.Place, of: m.Ref | None) -> m.Place:
    bare = place.of is None and place.kind not in ("image", "part")
    return replace(place, of=of) if bare else place


def in_both(groups: Groups, first: m.Place, second: m.Place) -> m.Claim | None:
    """Return that there are so many parts in each of two places; "of" it may be said once."""
    places = [_owned(each, second.of) for each in (first, second)]
    if places[0] == places[1] or m.IMAGE in places:
        return None
    return AllOf(tuple(Present(groups, place) for place in places))


@rule("elided", "{count=many} [{lies_be}] {place}")
@rule("elided", "another [one] [{lies_be}] {place}", "the other [one] [{lies_be}] {place}")
def _(place: m.Place, count: m.Range = m.Range(1, 1), lies_be: bool = True) -> Elided:  # noqa: B008
    return count, place


@rule("placed_group", "{groups} {lies=lies_be} {place}")
@rule("bare_placed", "{groups} {place}")
def _(groups: Groups, place: m.Place, lies: bool = False) -> m.Claim:
    return Present(groups, place)

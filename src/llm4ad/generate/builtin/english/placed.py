"""Some in a place, and others in another: two nuts are on the left, a washer on the right."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present

Groups = tuple[m.Group, ...]


@rule("claim", "{groups} {lies=lies_be} {place}", "{groups} {place}")
def _(groups: Groups, place: m.Place, lies: bool = False) -> m.Claim | None:
    return Present(groups, place) if len(groups) > 1 and lies else None


@rule("lies_be", "{be} [LOCATED]", "LIES", "MUST [ALWAYS] LIES", "TO LIES", "can be (seen | found)")
def _(be: bool = True) -> bool:
    return True


@rule("claim", "{first=placed_group} {join} {second=bare_placed}")
def _(first: Present, second: Present, join: bool) -> m.Claim:
    return AllOf((first, second))


@rule("placed_group", "{groups} {lies=lies_be} {place}")
@rule("bare_placed", "{groups} {place}")
def _(groups: Groups, place: m.Place, lies: bool = False) -> m.Claim:
    return Present(groups, place)

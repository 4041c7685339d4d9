"""Words that stand for several parts: "screws" for long screws and short screws.

In a meaning such a word is one noun, the names joined by ``JOINED``, until all is read; then
several names stand wherever one noun stood.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present, Total
from llm4ad.generate.builtin.kinds.places import Holds, HoldsTotal
from llm4ad.generate.builtin.kinds.saying import Both, Saying, Towards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

T = TypeVar("T")
JOINED = "|"
# What each of these is called, too, where several of them are parts.
_SHAPES = (
    "circle square triangle star rectangle hexagon pentagon octagon oval ellipse diamond heart "
    "cross crescent trapezoid trapezium parallelogram rhombus semicircle disc"
)
_FRUITS = (
    "apple banana orange pear peach plum cherry grape kiwi lemon lime mango melon strawberry "
    "raspberry blueberry blackberry tangerine mandarin nectarine apricot pineapple"
)
_KINDS = {"shape": frozenset(_SHAPES.split()), "fruit": frozenset(_FRUITS.split())}


class NotOfSeveralError(Exception):
    """What is said of several parts by one word can only be said of each by its name."""


def shared_names(part_names: Collection[str], but: Collection[str]) -> dict[str, str]:
    """Return the noun for every ending of names that is none of a part itself, nor in ``but``.

    "Screw" is both screws; "key" is the hex key where no other part ends so.
    """
    plain = {name: tuple(re.split(r"[\s_-]+", name.lower())) for name in sorted(part_names)}
    taken = set(plain.values())
    names: dict[str, list[str]] = {}
    for name, words in plain.items():
        for start in range(1, len(words)):
            ending = words[start:]
            if ending not in taken and _can_name(ending, but):
                names.setdefault(" ".join(ending), []).append(name)
    kinds = {kind: _of_kind(plain, words) for kind, words in _KINDS.items() if (kind,) not in taken}
    names |= {kind: found for kind, found in kinds.items() if len(found) > 1}
    return {ending: JOINED.join(found) for ending, found in names.items()}


def _of_kind(plain: Mapping[str, tuple[str, ...]], words: frozenset[str]) -> list[str]:
    return [name for name, own in plain.items() if own[-1] in words]


def _can_name(ending: tuple[str, ...], but: Collection[str]) -> bool:
    return len(ending[-1]) > 2 and ending[-1].isalpha() and ending[-1] not in but


def names_in(noun: str) -> tuple[str, ...]:
    """Return the names that a noun stands for."""
    return tuple(noun.split(JOINED))


def spread(claim: T) -> T:
    """Return a claim with all the names where a word for several parts stood.

    Raises NotOfSeveralError where only one name can stand.
    """
    if not any(_is_family(item) for item in m.within(claim)):
        return claim
    spread_out = _spread(claim)
    if any(_is_family(item) or _meets_itself(item) for item in m.within(spread_out)):
        raise NotOfSeveralError
    return cast("T", spread_out)


def _is_family(item: object) -> bool:
    return isinstance(item, str) and JOINED in item


def _spread(value: Any) -> Any:
    if isinstance(value, Present):
        return _counted(value)
    if isinstance(value, tuple):
        return tuple(_items(cast("tuple[Any, ...]", value)))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(
        value, **{field.name: _spread(getattr(value, field.name)) for field in fields(value)}
    )


def _items(values: tuple[Any, ...]) -> Iterator[Any]:
    for value in values:
        if _is_family(value):
            yield from names_in(value)
        elif isinstance(value, Holds):
            yield from _held(value)
        else:
            yield _spread(value)


def _counted(claim: Present) -> m.Claim:
    place = _spread(claim.place)
    claims: list[m.Claim] = [
        Total(each.count, names_in(each.noun), place, each.colour)
        if _is_family(each.noun)
        else Present((each,), place)
        for each in claim.groups
    ]
    return claims[0] if len(claims) == 1 else AllOf(tuple(claims))


def _held(held: Holds) -> Iterator[m.Predicate]:
    for group in held.groups:
        if _is_family(group.noun) and group.colour is None:
            yield HoldsTotal(group.count, names_in(group.noun))
        else:
            yield Holds((group,))


def _meets_itself(item: object) -> bool:
    """Tell whether several parts are set against some that are among them.

    That one of them is not set against itself is seen to only where it is towards all or some.
    """
    if not isinstance(item, Saying):
        return False
    own = m.nouns_of(item.subject)
    return any(_overlap(own, each) for each in item.predicates)


def _overlap(own: list[str], predicate: m.Predicate) -> bool:
    inner = predicate.predicate if isinstance(predicate, Contrary) else predicate
    if isinstance(inner, Both):
        return any(_overlap(own, each) for each in inner.predicates)
    others = m.nouns_of(inner)
    if max(len(own), len(others)) == 1 or not set(own) & set(others):
        return False
    return not isinstance(inner, Towards) or not isinstance(inner.object, m.Every | m.Some)

"""What lies on another part: most of it, where it is demanded; any of it, where it must not.

A nut that lies half on a washer does not lie on it as it should, and is on it where none may be.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InAny, InPlace
from llm4ad.generate.builtin.kinds.positions import Overlapping
from llm4ad.generate.builtin.kinds.saying import Not, Saying, Towards


def place_on(ref: m.Ref) -> m.Place:
    """Return the place on a part, which is in it where it holds others, as a tray does."""
    return m.Place("part", "" if any(map(is_container, m.nouns_of(ref))) else "on", ref)


def any_on(parts: m.Parts) -> m.Predicate:
    """Return that something lies on one of some parts, which is in one of them if they hold."""
    return InAny(parts, on=not any(map(is_container, parts.nouns)))


def none_on(claim: m.Claim) -> m.Claim:
    """Return a claim in which what must not lie on something must not overlap it at all."""
    return _done(claim)


def _done(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return tuple(_done(item) for item in cast("tuple[Any, ...]", value))
    if isinstance(value, Present):
        return _present(replace(value, place=_done(value.place)))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return _changed(value)


def _changed(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, m.Place) and value.side == "on" and value.of is not None:
        return place_on(value.of)  # "on it" may be on a tray, which is in it
    done = {field.name: _done(getattr(value, field.name)) for field in fields(value)}
    value = replace(value, **done)
    if isinstance(value, Not):
        return Not(_overlapping(value.predicate))
    subject = value.subject if isinstance(value, Saying) else None
    if not isinstance(subject, m.Some) or subject.count != m.NONE:
        return value
    return replace(value, predicates=tuple(map(_overlapping, value.predicates)))


def _present(claim: Present) -> m.Claim:
    on = claim.place.kind == "part" and claim.place.side == "on"
    if not on or any(each.count != m.NONE for each in claim.groups):
        return claim
    over = _overlapping(InPlace(claim.place))
    claims = tuple(Saying(m.Some(m.NONE, each.parts), (over,)) for each in claim.groups)
    return claims[0] if len(claims) == 1 else AllOf(claims)


def _overlapping(predicate: m.Predicate) -> m.Predicate:
    if isinstance(predicate, InAny) and predicate.on:
        return Towards(Overlapping(), m.Some(m.SOME, predicate.parts))
    if not isinstance(predicate, InPlace) or predicate.place.of is None:
        return predicate
    on = predicate.place.kind == "part" and predicate.place.side == "on"
    return Towards(Overlapping(), m.The((predicate.place.of,))) if on else predicate

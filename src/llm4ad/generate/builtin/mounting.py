"""Which parts sit on the outside of others by their name: a bottle that has a cap need not hold it.

What lies in or on a tray, a box or a cell lies in its outline, whatever it is.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import holding_others
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.mounted import HoldsMounted, Mounted, on_it
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds, InAny, InPlace
from llm4ad.generate.builtin.kinds.saying import Both, Not, Saying, Towards
from llm4ad.generate.builtin.known import subject_nouns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MOUNTED = (
    *("cap", "lid", "cork", "stopper", "plug", "bung", "handle", "knob", "nozzle", "spout"),
    *("pump", "sprayer", "dropper", "hook", "wheel", "grip", "closure", "topper", "lever"),
    # Parts that hold on to others, or hang on them.
    *("clip", "clamp", "tag", "bow", "needle"),
)
_MOUNTED_JAPANESE = (
    *("キャップ", "蓋", "ふた", "フタ", "栓", "取っ手", "ハンドル", "つまみ", "ノズル", "ポンプ"),
    *("車輪", "タイヤ", "フック", "クリップ", "タグ"),
)
_BETWEEN = ("ring", "seal", "collar", "gasket")
_BETWEEN_JAPANESE = ("リング", "パッキン")


def mounted(claim: m.Claim, part_names: Collection[str]) -> m.Claim:
    """Return a claim with a cap that a bottle has as one that touches it."""
    if not any(_is_mounted(name) for name in m.nouns_of(claim)):
        return claim
    between = tuple(
        sorted(
            name
            for name in set(part_names).difference(m.nouns_of(claim))
            if _last(name) in _BETWEEN or name.endswith(_BETWEEN_JAPANESE)
        )
    )
    return _Mounting(holding_others(part_names), Mounted(between)).claim(claim)


class _Mounting:
    """Exchange "in it" for "on it" in a claim, except in what holds others."""

    def __init__(self, holders: set[str], relation: Mounted) -> None:
        self.holders = holders
        self.relation = relation

    def claim(self, claim: m.Claim) -> m.Claim:
        """Return a claim with all that is mounted in it as such."""
        return self._done(claim)

    def _done(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._done(item) for item in cast("tuple[Any, ...]", value))
        if isinstance(value, Present):
            return self._present(value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, m.One) and (whole := self._whole_of(value.parts)) is not None:
            return m.Nearest(replace(value.parts, place=None), whole)
        done = {field.name: self._done(getattr(value, field.name)) for field in fields(value)}
        value = replace(value, **done)
        if isinstance(value, m.Parts):
            that = [one for each in value.that for one in self._said(each, list(value.nouns))]
            value = replace(value, that=tuple(that))
        whole = self._whole_of(value) if isinstance(value, m.Parts) else None
        if whole is not None:
            on = Towards(self.relation, m.The((whole,)))
            return replace(value, place=None, that=(on, *value.that))
        return self._saying(value) if isinstance(value, Saying) else value

    def _whole_of(self, parts: m.Parts) -> m.Ref | None:
        """Return what parts are mounted on."""
        on = parts.place is not None and self._is_on(parts.nouns, parts.place)
        return parts.place.of if on and parts.place is not None else None

    def _is_on(self, nouns: Collection[str], place: m.Place | None) -> bool:
        if place is None or place.kind != "part" or place.of is None:
            return False
        return self._are_on(nouns, m.nouns_of(place.of))

    def _are_on(self, nouns: Collection[str], wholes: Collection[str]) -> bool:
        return (
            bool(nouns) and all(map(_is_mounted, nouns)) and not self.holders.intersection(wholes)
        )

    def _present(self, claim: Present) -> m.Claim:
        on = [each for each in claim.groups if self._is_on((each.noun,), claim.place)]
        if not on or claim.place.of is None:
            return claim
        rest = tuple(each for each in claim.groups if each not in on)
        claims = [on_it(each, claim.place.of, self.relation) for each in on]
        if rest:
            return AllOf((Present(rest, claim.place), *claims))
        return claims[0] if len(claims) == 1 else AllOf(tuple(claims))

    def _saying(self, claim: Saying) -> Saying:
        nouns = subject_nouns(claim.subject)
        predicates = [done for each in claim.predicates for done in self._said(each, nouns)]
        return replace(claim, predicates=tuple(predicates))

    def _said(self, predicate: m.Predicate, nouns: list[str]) -> Iterator[m.Predicate]:
        if isinstance(predicate, InPlace) and self._is_on(nouns, predicate.place):
            yield Towards(self.relation, m.The((cast("m.Ref", predicate.place.of),)))
        elif isinstance(predicate, InAny) and self._are_on(nouns, predicate.parts.nouns):
            yield Towards(self.relation, m.Some(m.SOME, predicate.parts))
        elif isinstance(predicate, Not | Contrary):
            (inner, *rest) = self._said(predicate.predicate, nouns)
            yield replace(predicate, predicate=inner) if not rest else predicate
        elif isinstance(predicate, Both):
            yield Both(
                tuple(one for each in predicate.predicates for one in self._said(each, nouns))
            )
        elif isinstance(predicate, Holds):
            for group in predicate.groups:
                on = nouns and self._are_on((group.noun,), nouns)
                yield HoldsMounted(group, self.relation) if on else Holds((group,))
        else:
            yield predicate


def _is_mounted(name: str) -> bool:
    return _last(name) in _MOUNTED or name.endswith(_MOUNTED_JAPANESE)


def _last(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").lower().split()[-1]

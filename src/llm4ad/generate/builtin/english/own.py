"""Its own part, the nearest one: each cap above its bottle, as wide as its relay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.own import TowardsOwn
from llm4ad.generate.builtin.kinds.pieces import HasBeside
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.positions import BesideOf, LevelWith

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side
    from llm4ad.generate.builtin.kinds.saying import Relation


@rule("where", "{beside} ITS [own] {parts=parts_one}", given=False)
@rule(
    "where",
    "(directly | straight | vertically | horizontally | exactly) {beside} ITS [own] {parts=parts_one}",
    "{beside=right_there} ITS [own] {parts=parts_one}",
    given=True,
)
def _(beside: tuple[Side, ...], parts: m.Parts, given: bool) -> m.Predicate:
    relations: list[Relation] = [BesideOf(side) for side in beside]
    if given:
        relations.append(LevelWith("column" if beside[0] in ("above", "below") else "row"))
    return TowardsOwn(tuple(relations), parts)


@rule("where", "{relation} ITS [own] {parts=parts_one}")
@rule("action", "{relation=action_to} ITS [own] {parts=parts_one}")
def _(relation: Relation, parts: m.Parts) -> m.Predicate:
    return TowardsOwn((relation,), parts)


# "No wider than its own bottle"; see said() in sayings.py.
@rule("any_rival", "ITS [own] {parts=parts_one}")
def _(parts: m.Parts) -> m.The:
    return m.The((m.Nearest(parts, m.Pronoun()),))


@rule("action", "HAS {groups} (on | in | inside | within) (it | them)", given=False)
# On top of it: lying on it, or above it? Both are read, the user chooses.
@rule("action", "HAS {groups} on top [of (it | them)]", given=False)
@rule("action", "HAS {groups} on top [of (it | them)]", given=True)
def _(groups: tuple[m.Group, ...], given: bool) -> m.Predicate:
    return HasBeside(groups, "above") if given else Holds(groups)

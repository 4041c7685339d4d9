"""Of what a second side is: the fork is on the left of the plate, and the knife on the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.saying import Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side

_NAMED = re.compile(r"\b(half|halves|part|area|section|of the (image|picture|photo))\b", re.I)
_ALIKE = re.compile(r"\b(on|to|at) (the|its) (left|right|top|bottom)\b.*\b(on|to|at) the\b", re.I)
_OPPOSITE: dict[Side, tuple[str, Side]] = {
    "left of": ("right", "right of"),
    "right of": ("left", "left of"),
    "above": ("bottom", "below"),
    "below": ("top", "above"),
}


def with_same_side_owner(claim: m.Claim, sentence: str) -> list[m.Claim]:
    """Return a claim with "on the right" as right of what the part before is on the left of.

    After "left of the plate" it may be another right: both are read.
    """
    if not isinstance(claim, AllOf) or _NAMED.search(sentence):
        return [claim]
    done: list[m.Claim] = []
    for each in claim.claims:
        done.append(_after(each, done[-1]) if done else each)
    carried = AllOf(tuple(done))
    return [carried] if _ALIKE.search(sentence) else list(dict.fromkeys((carried, claim)))


def _after(claim: m.Claim, before: m.Claim) -> m.Claim:
    for item in m.within(before):
        if isinstance(item, Towards) and isinstance(item.relation, BesideOf):
            side, relation = _OPPOSITE[item.relation.side]
            bare = InPlace(m.Place("half", side))
            claim = m.exchanged(claim, bare, Towards(BesideOf(relation), item.object))
        elif isinstance(item, m.Place) and item.kind == "half" and item.of is not None:
            opposites = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
            bare_half = m.Place("half", opposites[item.side])
            owned = m.Place("half", opposites[item.side], item.of)
            claim = m.exchanged(claim, bare_half, owned)
    return claim

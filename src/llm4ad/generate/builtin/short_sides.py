"""The width of a part that its length is set against: its short side, wherever it points.

The length is the long side of a part; the width that of its upright box, which is as long where
the part lies down: "the fuse is twice as long as it is wide" would fail for a fuse that lies so.
"""

from __future__ import annotations

from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.quantities import Measured, SizeOf
from llm4ad.generate.builtin.kinds.sizes import Sized

ALWAYS_SO = (
    "is always so: the length is the long side of a part wherever it points. Say by how much, or "
    "'it is higher than it is wide'"
)
_BOTH = {"length", "width"}


def with_short_sides(claim: m.Claim) -> m.Claim:
    """Return a claim with the short side for a width that a part's own length is set against."""
    for item in list(m.within(claim)):
        if isinstance(item, Sized) and {item.field, item.own} == _BOTH:
            one = replace(item, field=_side(item.field), own=_side(item.own))
            claim = m.exchanged(claim, item, one)
        elif isinstance(item, Measured):
            claim = m.exchanged(claim, item, _measured(item))
    return claim


def is_always_so(claim: m.Claim) -> bool:
    """Tell whether a claim has a part at least as long as its short side."""
    sized = [item for item in m.within(claim) if isinstance(item, Sized)]
    return any(
        (each.field, each.own) == ("length", "thickness")
        and each.range.high is None
        and (each.range.low or 0) <= 1
        for each in sized
    ) or any(
        (each.field, each.own) == ("thickness", "length")
        and not each.range.low
        and (each.range.high or 0) >= 1
        for each in sized
    )


def _side(field: str) -> str:
    return "thickness" if field == "width" else field


def _measured(claim: Measured) -> Measured:
    one, other = claim.quantity, claim.per
    if not isinstance(one, SizeOf) or not isinstance(other, SizeOf) or one.ref != other.ref:
        return claim
    if {one.field, other.field} != _BOTH:
        return claim
    sides = (replace(each, field=_side(each.field)) for each in (one, other))
    return replace(claim, **dict(zip(("quantity", "per"), sides, strict=True)))

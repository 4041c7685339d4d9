"""Parts among each other: the nuts do not touch, all have the same length."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.positions import Apart, LevelWith, Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Pairs, Relation
from llm4ad.generate.builtin.kinds.together import Mutual, saying

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("mutual", "TOUCHES [EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "TOUCHING [EACH_OTHER]", "in contact [with EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "{pixels} (apart | away from EACH_OTHER | from EACH_OTHER)")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


# The direction of the long side: which end is in front no program can tell.
@rule(
    "mutual_be",
    "(facing | pointing | oriented | orientated | turned | lying) [in] the SAME (way | direction)",
)
@rule("mutual", "(face | point | lie) [in] the SAME (way | direction)")
@rule(
    "mutual_be",
    "parallel [to EACH_OTHER | with EACH_OTHER]",
    "[of | in | at] [the] SAME (orientation | direction | angle)",
)
@rule("mutual", "HAVE the SAME (orientation | direction | angle)", "point in the SAME direction")
def _() -> Relation:
    return Parallel()


@rule("mutual_be", "perpendicular [to EACH_OTHER]", "at right angles [to EACH_OTHER]")
def _() -> Relation:
    return Parallel(across=True)


@rule("mutual", "OVERLAPS [EACH_OTHER]", "(crosses | cross) [EACH_OTHER]")
@rule("mutual_be", "OVERLAPPING [EACH_OTHER]")
def _() -> Relation:
    return Overlapping()


@rule("mutual_be", "level [with EACH_OTHER]", "(at | on) the SAME (height | level)")
def _() -> Relation:
    return LevelWith("row")


@rule("group_state", "{relation=mutual_be}")
@rule("group_action", "{relation=mutual}")
def _(relation: Relation) -> m.Predicate:
    return Mutual(relation)


@rule("claim", "no two {parts=parts_many} {vp}", "no two THINGS {parts=not_named} {vp}")
def _(parts: m.Parts, vp: Vp) -> m.Claim | None:
    opposites = [item.opposite() for item in vp[1] if isinstance(item, Mutual) and not item.negated]
    kept = [item for item in opposites if item is not None]
    if len(vp[1]) != 1 or not kept:
        return None
    return Pairs(m.Every(parts), kept[0].relation, negated=True)


@rule("claim", "any two {parts=parts_many} {vp}", "EACH two {parts=parts_many} {vp}")
def _(parts: m.Parts, vp: Vp) -> m.Claim | None:
    if vp[0] == "may" or not all(isinstance(item, Mutual) for item in vp[1]):
        return None
    return saying(m.Every(parts), vp[1])

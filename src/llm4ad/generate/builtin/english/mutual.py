"""Parts among each other: the nuts do not touch, all have the same length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.positions import LevelWith, Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Pairs, Relation, Towards
from llm4ad.generate.builtin.kinds.together import Mutual, saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("mutual", "TOUCHES [EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "TOUCHING [EACH_OTHER]", "in contact [with EACH_OTHER]")
def _() -> Relation:
    return Touching()


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


@rule("mutual_be", "parallel [to EACH_OTHER | with EACH_OTHER] {degrees_off}", given=False)
@rule("mutual_be", "perpendicular [to EACH_OTHER] [{degrees_off}]", given=True)
@rule("mutual_be", "at right angles [to EACH_OTHER] [{degrees_off}]", given=True)
def _(given: bool, degrees_off: float = 10) -> Relation:
    return Parallel(given, degrees_off)


@rule("mutual", "OVERLAPS [EACH_OTHER]", "(crosses | cross) [EACH_OTHER]")
@rule("mutual_be", "OVERLAPPING [EACH_OTHER]")
def _() -> Relation:
    return Overlapping()


# On top of each other: one above the other, or on it? In a "no" one that lies on the other.
@rule(
    "lying_on",
    "lie",
    "be (LOCATED | stacked | lying)",
    "lies",
    "(is | are) (LOCATED | lying | stacked)",
)
def _() -> bool:
    return True


@rule("claim", "no two {parts=parts_many} (MUST | may | can) {lying_on} on top of EACH_OTHER")
@rule("claim", "no two {parts=parts_many} {lying_on} on top of EACH_OTHER")
@rule("claim", "[the] {parts=parts_many} (MUST | may | can) NOT {lying_on} on top of EACH_OTHER")
@rule(
    "claim",
    "[the] {parts=parts_many} (are | do) NOT (lie | lying | LOCATED | stacked) on top of EACH_OTHER",
)
@rule(
    "claim",
    "no {parts=parts_one} [(MUST | may | can)] {lying_on} on [top of] (another | another one | {again=parts_one})",
)
@rule(
    "claim",
    "none of the {parts=parts_many} [(MUST | may | can)] {lying_on} on [top of] (another | another one)",
)
def _(parts: m.Parts, lying_on: bool = True, again: m.Parts | None = None) -> m.Claim | None:
    return Pairs(m.Every(parts), Overlapping(), negated=True) if again is None else None


@rule("claim", "none of them [(MUST | may | can)] {lying_on} on [top of] (another | another one)")
def _(lying_on: bool) -> m.Claim:
    return Pairs(m.The((m.Pronoun(many=True),)), Overlapping(), negated=True)


@rule("claim", "no {parts=parts_one} {action_to=mutual} (another | another one | any other)")
@rule(
    "claim", "none of the {parts=parts_many} {action_to=mutual} (another | another one | any other)"
)
@rule(
    "claim",
    "no {parts=parts_one} (MUST | may | can) {action_to=mutual} (another | another one | any other)",
)
def _(parts: m.Parts, action_to: Relation) -> m.Claim | None:
    touching = isinstance(action_to, Touching | Overlapping)
    return Pairs(m.Every(parts), action_to, negated=True) if touching else None


# "May touch each other, but not the washer": the washer must not be touched.
@rule(
    "claim",
    "{who} (may | can | (is | are) (allowed | permitted) to) {mutual} [,] but (not | never | MUST NOT) {object}",
    "{who} (may | can | (is | are) (allowed | permitted) to) {mutual} [,] but (not | never | MUST NOT) {object=any_other}",
)
def _(who: Who, mutual: Relation, object: m.The | m.Every | m.Some) -> m.Claim | None:
    nouns = m.nouns_of(object)
    opposite = negation(Towards(mutual, object))
    if opposite is None or not isinstance(mutual, Touching | Overlapping):
        return None
    if nouns == m.nouns_of(who.subject):
        return None
    return said(replace(who, universal=False), [("", (opposite,))])


@rule(
    "any_other",
    "(anything | any THING | any THINGS) [else] {parts=not_named}",
    "any other (THING | THINGS) {parts=not_named}",
)
def _(parts: m.Parts) -> m.Some:
    return m.Some(m.SOME, parts)


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


@rule("claim", "{verbless} no two {parts=parts_many} {relation=mutual_be}")
@rule("claim", "{verbless} no two {parts=parts_many} (of | with) the {relation=mutual_be}")
def _(parts: m.Parts, relation: Relation, verbless: bool) -> m.Claim:
    return Pairs(m.Every(parts), relation, negated=True)


@rule("claim", "any two {parts=parts_many} {vp}", "EACH two {parts=parts_many} {vp}")
def _(parts: m.Parts, vp: Vp) -> m.Claim | None:
    pairs = [item for item in vp[1] if isinstance(item, Mutual)]
    if vp[0] == "may" or len(pairs) < len(vp[1]):
        return None
    return saying(m.Every(parts), [Mutual(item.relation, item.negated) for item in pairs])

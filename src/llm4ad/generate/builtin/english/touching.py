"""Contact in other words: attached to, clear of, around, partly covered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.places import InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import Enclosing, Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import AnyOf, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.together import Mutual

if TYPE_CHECKING:
    Object = m.The | m.Every | m.Some


@rule(
    "relation",
    "(attached | fitted | fixed | fastened | connected | joined | screwed | glued | soldered | mounted | clipped | linked) to",
)
def _() -> Relation:
    return Touching()


@rule("claim", "{there_be} A GAP between {first=ref} and {second=ref}")
def _(there_be: bool, first: m.Ref, second: m.Ref) -> m.Claim:
    return Saying(m.The((first,)), (Contrary(Towards(Touching(), m.The((second,)))),))


@rule("claim", "{there_be} no GAP between {first=ref} and {second=ref}")
def _(there_be: bool, first: m.Ref, second: m.Ref) -> m.Claim:
    return Saying(m.The((first,)), (Towards(Touching(), m.The((second,))),))


@rule("state", "(clear | free) of {ref}", "(separated | separate) from {ref}")
@rule("action", "(clears | clear) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Contrary(Towards(Touching(), m.The((ref,))))


@rule("group_state", "(clear | separated | separate | apart) [of EACH_OTHER | from EACH_OTHER]")
def _() -> m.Predicate:
    return Mutual(Touching(), negated=True)


# "No part of the ribbon covers the label": what a part may be near or in is of all of it.
@rule("no_part_of", "no (part | portion | piece | bit | corner | section | area) of {ref}")
def _(ref: m.Ref) -> Who:
    return Who(m.The((ref,)), negative=True)


@rule("claim", "{no_part_of} {vp}")
@rule(
    "claim",
    "{no_part_of} {be} {state=state_not}",
    "{no_part_of} (may | MUST | can) be {state=state_not}",
)
def _(
    no_part_of: Who,
    vp: tuple[str, tuple[m.Predicate, ...]] = ("", ()),
    state: m.Predicate | None = None,
    be: bool = True,
) -> m.Claim | None:
    told = (state,) if state is not None else tuple(map(_of_all_of_it, vp[1]))
    return said(no_part_of, [(vp[0], told)]) if all(map(_is_of_a_bit, told)) else None


def _of_all_of_it(predicate: m.Predicate) -> m.Predicate:
    """Return "outside the box" as "not wholly in it": so much as a bit of it is outside."""
    if isinstance(predicate, Contrary) and isinstance(predicate.predicate, InPlace):
        place = predicate.predicate.place
        return Contrary(WhollyIn(place.of)) if place.kind == "part" else predicate
    return predicate


def _is_of_a_bit(predicate: m.Predicate) -> bool:
    """Tell whether a predicate holds of a part where it holds of a bit of it."""
    if isinstance(predicate, AnyOf):
        return all(_is_of_a_bit(each) for each in predicate.predicates)
    if isinstance(predicate, Contrary):
        return isinstance(predicate.predicate, WhollyIn)
    relation = predicate.relation if isinstance(predicate, Towards) else None
    return isinstance(relation, Touching | Overlapping)


# Several parts "around" another one lie in a ring; each of them does not go around it.
@rule("relation", "all the way (around | round)")
@rule("action_to", "(goes | go | runs | run | lies | lie) all the way (around | round)")
@rule("action_to", "WHOLLY (surrounds | surround | encloses | enclose)")
def _() -> Relation:
    return Enclosing()


@rule("action", "(surrounds | surround | encloses | enclose) {ref} (WHOLLY | on all sides)")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(Enclosing(), m.The((ref,)))


# Covered by: all of it or a bit? Sure is only what is not covered, or partly.
@rule("state", "(partly | partially) (covered | hidden | concealed | overlapped) by {object}")
@rule("state_not", "(covered | hidden | concealed | overlapped | obscured) by {object}")
@rule("action", "(crosses | cross | lies across | lie across) {object}")
@rule("state", "lying across {object}")
def _(object: Object) -> m.Predicate:
    return Towards(Overlapping(), object)

"""Orders: from left to right a nut, then the washers and finally the bolt."""

from __future__ import annotations

from itertools import pairwise

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.words import is_paired, rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import BesideOf
from llm4ad.generate.builtin.kinds.rows import BEFORE, InOrder
from llm4ad.generate.builtin.kinds.saying import Saying, Towards

Item = m.Ref | m.Every
Items = tuple[Item, ...]


@rule(
    "direction",
    "[looking | going | reading | read | seen] from [the] left to [the] right",
    "left to right",
    "(starting | beginning | counting) (from | on | at) the left",
    "from the left [onwards]",
    given="left to right",
)
@rule(
    "direction",
    "[looking | going | reading | read | seen] from [the] right to [the] left",
    "right to left",
    given="right to left",
)
@rule(
    "direction",
    "[looking | going | reading | read | seen] from [the] TOP to [the] BOTTOM",
    "TOP to BOTTOM",
    "(starting | beginning | counting) (from | at) the TOP",
    given="top to bottom",
)
@rule("direction", "from [the] BOTTOM to [the] TOP", given="bottom to top")
def _(given: str) -> str:
    return given


@rule(
    "this_order",
    "in [EXACTLY] (this | that | the given | the stated | the named) (order | sequence)",
    "in the (order | sequence) (given | named | stated | mentioned | listed | written)",
)
def _() -> bool:
    return True


@rule(
    "the_order",
    "[the] [following] (order | sequence) [of the (THINGS | THING)]",
    "the (order | sequence) (of | in which) the THINGS [come | lie | are LOCATED | appear]",
)
def _() -> bool:
    return True


@rule(
    "order_is",
    "(is | goes | applies | MUST apply | must be | MUST be | are | be)",
    "{be} as follows",
)
def _(be: bool = True) -> bool:
    return be


@rule(
    "come",
    "{lies=lies_be}",
    "[MUST | TO] (come | follow | follow EACH_OTHER | follow on EACH_OTHER)",
)
@rule("come", "{be} (LINED_UP | arranged | ordered | sorted | lined up | laid out)")
def _(lies: bool = True, be: bool = True) -> bool:
    return lies and be


@rule("order_ref", "{ref}")
def _(ref: m.Ref) -> Item:
    return ref


@rule("order_ref", "(A | one | EXACTLY one) {parts=parts_one}", "{parts=parts_one}")
def _(parts: m.Parts) -> Item:
    return m.One(parts)


@rule("order_ref", "[ALL] the {parts=parts_many}", "ALL {parts=parts_many}")
@rule("order_ref", "[ALL] [the] {number} {parts=parts_many}")
def _(parts: m.Parts, number: float | None = None) -> Item | None:
    if is_paired(parts.nouns[0]):
        return None
    return m.Every(parts, exactly(number) if number else m.SOME)


@rule(
    "order_next",
    "{join}",
    "[,] then",
    "[,] next",
    "{join} next",
    "{join} then",
    "; then",
    "{join} finally",
    "{join} lastly",
)
@rule("order_next", "{join} at the end", "followed by", ", followed by")
def _(join: bool = True) -> bool:
    return True


@rule("first_side", "{direction}", "(on | at) the left", "(at | on) the {given=top_side}")
def _(direction: str = "left to right", given: str = "") -> str:
    return given or direction


@rule("top_side", "TOP", given="top to bottom")
@rule("top_side", "right", given="right to left")
@rule("top_side", "BOTTOM", given="bottom to top")
def _(given: str) -> str:
    return given


@rule("order_refs", "{first=order_ref} {order_next} {rest=order_rest}")
@rule("order_rest", "{first=order_ref} {order_next} {rest=order_rest}")
def _(first: Item, order_next: bool, rest: Items) -> Items:
    return (first, *rest)


@rule("order_rest", "{order_ref}")
def _(order_ref: Item) -> Items:
    return (order_ref,)


@rule(
    "claim",
    "{direction} [,] {there_be} [first] {order_refs}",
    "{direction} [,] [:] [first] {order_refs}",
    "{direction} [,] (it | they | {the_order}) {be=order_is} [:] {order_refs}",
    "{direction} [,] {be=order_is} [:] {order_refs}",
    "{direction} [,] {lies=come} {order_refs}",
    "[in] {the_order} {direction} : {order_refs}",
    "{verbless} [in] {the_order} {direction} [:] {order_refs}",
    "the THINGS {lies=come} in {the_order} [,] {direction} [,] [:] {order_refs}",
    "{direction} [,] the THINGS {lies=come} [in {the_order}] [:] {order_refs}",
    "{there_be} {order_refs} [,] [in {this_order}] {direction}",
)
@rule(
    "claim",
    "{order_refs} {lies=come} {direction} [[,] {this_order}]",
)
@rule(
    "claim",
    "{order_refs} {lies=come} {this_order} [,] [when] {direction}",
    "{verbless} {order_refs} [, | :] {this_order} [,] {direction}",
    "{verbless} {order_refs} [, | :] {direction} [,] {this_order}",
)
@rule(
    "claim",
    "{the_order} [{direction}] {be=order_is} [:] {order_refs} [,] [{direction}]",
    "the {direction} (order | sequence) {be=order_is} [:] {order_refs}",
)
@rule(
    "claim",
    "{first=order_ref} (comes | come | is | are | LIES | MUST come | MUST be) first [,] {direction=first_side} [,] {order_next} {rest=order_rest}",
    "{direction} [,] {first=order_ref} (comes | come | MUST come) first [,] {order_next} {rest=order_rest}",
    "{first=order_ref} (comes | come | MUST come | {be}) first [,] {order_next} {rest=order_rest} [,] {direction}",
)
def _(
    direction: str = "",
    order_refs: Items = (),
    first: Item | None = None,
    rest: Items = (),
    there_be: bool = True,
    be: bool = True,
    this_order: bool = True,
    order_next: bool = True,
    lies: bool = True,
    the_order: bool = True,
    verbless: bool = True,
) -> m.Claim | None:
    items = order_refs if first is None else (first, *rest)
    return in_order(items, direction) if direction else None


def in_order(items: Items, direction: str) -> m.Claim | None:
    """Return that parts follow each other in a direction, several of a name as a group."""
    refs = tuple(item for item in items if not isinstance(item, m.Every))
    if len(refs) == len(items):
        return InOrder(refs, direction)
    several = [item for item in items if isinstance(item, m.Every)]
    there = [Saying(m.Some(item.count, item.parts), ()) for item in several if item.count]
    plain = [m.Every(item.parts) if isinstance(item, m.Every) else item for item in items]
    relation = BesideOf(BEFORE[direction])
    pairs = [
        Saying(_several(one), (Towards(relation, _several(other)),))
        for one, other in pairwise(plain)
    ]
    return AllOf((*there, *pairs))


def _several(item: Item) -> m.The | m.Every:
    return item if isinstance(item, m.Every) else m.The((item,))

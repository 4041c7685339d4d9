"""What is said to be free, or follows from what was said: it demands nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who

Vp = tuple[str, tuple[m.Predicate, ...]]


OTHERS, ANYONE = "others", "anyone"


@rule("free_who", "{who}", given=ANYONE)
@rule("free_who", "the (other | others | rest | other one | other ones)", given=OTHERS)
def _(given: str, who: object = None) -> str:
    return given


@rule(
    "free",
    "{free_who} (may | can) (be | come | have) [of | in] (any | EACH) COLOUR [{as_you_like}]",
    "{free_who} (may | can) be (anything | whatever | anywhere) [{as_you_like}]",
    "the COLOUR of {free_who} (DOES NOT matter | is not important | is free | is irrelevant)",
    "it DOES NOT matter (where | which | which one | where it lies | which colour it has)",
    "{free_who} may (be missing | be absent)",
)
@rule(
    "free", "IF {test} [,] [then] {free_who=free}", "with A {parts=parts_one} [,] {free_who=free}"
)
def _(
    free_who: str = ANYONE, as_you_like: bool = True, test: object = None, parts: object = None
) -> str:
    return free_who


@rule(
    "as_you_like",
    "(it likes | you like | one likes | the customer (likes | wants | ordered | orders))",
)
def _() -> bool:
    return True


@rule("but_free", "[,] (though | although | even though | and yet)", "{and_then}")
def _(and_then: bool = True) -> bool:
    return and_then


@rule("claims", "{claim} {but_free} {free}")
@rule("claims", "{free} {but_free} {claim}")
def _(claim: m.Claim, but_free: bool, free: str) -> tuple[m.Claim, ...] | None:
    if free == ANYONE:
        return (claim,)
    # "One nut is red, the others may be anything": they may be red as well.
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.Some):
        return None
    least = m.Range(claim.subject.count.low, None)
    return (Saying(replace(claim.subject, count=least), claim.predicates),)


@rule("statement", "{claim=conditional} {but_free} {free}")
def _(claim: m.Claim, but_free: bool, free: str) -> m.Claim | None:
    return claim if free == ANYONE else None


@rule(
    "no_other_colour",
    "[and | but] no other (COLOUR | COLOURS) [(is | are | MUST be | may be) (allowed | permitted | possible | acceptable | accepted | used)]",
    "[and | but] [all | any] other COLOURS are FORBIDDEN",
    "[and | but] (none | nothing) [else] MUST be of any other COLOUR",
    "[and | but] {none} of (any other | another) COLOUR",
)
def _(none: bool = True) -> bool:
    return none


@rule("none", "none (is | are | MUST be | may be)", "none [of them] (is | are | MUST be | may be)")
def _() -> bool:
    return True


@rule("claim", "{who} {vp} (, | ; | . | and | but) {no_other_colour}")
def _(who: Who, vp: Vp, no_other_colour: bool) -> m.Claim | None:
    """Return what the colours are: that they are no others says the same again."""
    coloured = len(vp[1]) == 1 and isinstance(vp[1][0], Coloured)
    return said(who, [vp]) if coloured else None

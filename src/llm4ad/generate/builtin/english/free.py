"""What is said to be free, or follows from what was said: it demands nothing more."""

from __future__ import annotations

from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import Allowed
from llm4ad.generate.builtin.kinds.saying import Pairs, Saying, Towards
from llm4ad.generate.builtin.kinds.together import Mutual

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
    "{free_who} (may | can) [also] (be TURNED_OFF | be PRESENT or not | not be PRESENT)",
    "{who} (is | are) (optional | not (needed | required | necessary | mandatory))",
)
@rule(
    "free", "IF {test} [,] [then] {free_who=free}", "with A {parts=parts_one} [,] {free_who=free}"
)
def _(
    free_who: str = ANYONE,
    as_you_like: bool = True,
    test: object = None,
    parts: object = None,
    who: object = None,
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


# ------------------------------------------------ what is allowed, beside what is demanded


@rule(
    "allowed",
    "it (is | would be) {fine} (if | when | that | for) {claim}",
    "it DOES NOT matter (if | whether | that) {claim}",
    "{claim} [,] (which | this | that | and that | and this) (is | would be) {fine}",
)
def _(claim: m.Claim, fine: bool = True) -> m.Claim:
    return Allowed(claim)


@rule(
    "fine",
    "[perfectly | absolutely | quite] (fine | ok | okay | all right | allowed | permitted | acceptable | tolerated | no problem | not a problem | alright | harmless)",
)
def _() -> bool:
    return True


@rule(
    "allowed",
    "{who} (may | can) {states=acted}",
    "{who} (may | can) be {states}",
    "{who} (is | are) (allowed | permitted | free) to {states=acted}",
    "{who} (is | are) (allowed | permitted | free) to be {states}",
    "it (is | would be) {fine} for {who} to {states=acted}",
    "it (is | would be) {fine} for {who} to be {states}",
)
def _(who: Who, states: tuple[m.Predicate, ...], fine: bool = True) -> m.Claim | None:
    """Return what may be so; not what limits it: red or blue, anywhere in the tray, on one side."""
    if not isinstance(who.subject, m.The | m.Every) or who.inverted or who.negative:
        return None
    free = all(isinstance(each, Towards | Mutual) for each in states)
    claim = said(replace(who, universal=False), [("", states)])
    return Allowed(claim) if free and claim is not None else None


@rule("claims", "{allowed} {however} {claims}")
def _(allowed: m.Claim, however: bool, claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    return (allowed, *claims)


@rule("claims", "{claim} {but_not_so} {allowed}")
def _(claim: m.Claim, but_not_so: bool, allowed: m.Claim) -> tuple[m.Claim, ...]:
    return (claim, allowed)


@rule("claims", "{claim} {but_not_so} {allowed} {however} {claims}")
def _(
    claim: m.Claim,
    but_not_so: bool,
    allowed: m.Claim,
    however: bool,
    claims: tuple[m.Claim, ...],
) -> tuple[m.Claim, ...]:
    return (claim, allowed, *claims)


# "They may touch each other but must not touch the washer": the subject is said once.
@rule("claim", "{allowed} [,] [and] (but | yet) {vp}")
def _(allowed: m.Claim, vp: Vp) -> m.Claim | None:
    of = allowed.claim if isinstance(allowed, Allowed) else None
    subject = of.subject if isinstance(of, Saying) else of.among if isinstance(of, Pairs) else None
    if not isinstance(subject, m.The | m.Every) or vp[0] == "may":
        return None
    return said(Who(subject), [vp])


# "It is fine if they touch and the cap is red": what may be so goes on, "but" ends it.
@rule("but_not_so", "{however}", "[,] (so | and)", ",", ".")
def _(however: bool = True) -> bool:
    return however


@rule(
    "however",
    "[,] (but | though | although | yet | however | only) [,]",
    "(; | .) [(but | however | yet)] [,]",
    "; (and | so)",
)
def _() -> bool:
    return True


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

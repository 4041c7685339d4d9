"""What need not be there, and what holds if it is: a washer may be present, in which case it is red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.conditions import all_of
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, Allowed, If
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.pronouns import THEM

if TYPE_CHECKING:
    from collections.abc import Sequence

Vp = tuple[str, tuple[m.Predicate, ...]]
_OF_THEM = m.Parts((THEM,))


@rule("may_be_there", "(may | can) be (PRESENT | added | used | TURNED_OFF)")
@rule(
    "may_be_there",
    "(is | are) (optional | allowed | permitted | not (needed | required | necessary | mandatory))",
    "(may | can) (also | or may not) be PRESENT",
    "may or may not be PRESENT",
)
def _() -> bool:
    return True


@rule(
    "optional",
    "A {parts=parts_one} {may_be_there}",
    "[the] {parts=parts_one} {may_be_there}",
    "[the] {parts=parts_many} {may_be_there}",
    "there (may | can) be A {parts=parts_one}",
    "there (may | can) be {parts=parts_many}",
)
def _(parts: m.Parts, may_be_there: bool = True) -> m.Parts:
    return parts


@rule("statement", "{optional} [,] (in which case | but then | but in that case) {claims}")
def _(optional: m.Parts, claims: tuple[m.Claim, ...]) -> m.Claim:
    return If(Saying(m.Some(m.SOME, optional), ()), all_of(claims))


@rule("statement", "{optional} {but_not_so} {claim=conditional}")
def _(optional: m.Parts, but_not_so: bool, claim: m.Claim) -> m.Claim | None:
    # What "it" is: the washer that there may be.
    if not isinstance(claim, If):
        return None
    spoken_of = Saying(m.Every(optional), ())
    return AllOf((Allowed(spoken_of), claim))


@rule(
    "claim",
    "there (may | can) be A {parts=parts_one} [,] but (no | not | never) more than {number}",
    "there (may | can) be {parts=parts_many} [,] but (no | not | never) more than {number}",
    "A {parts=parts_one} (may | can) be PRESENT [,] but (no | not | never) more than {number}",
    "{parts=parts_many} (may | can) be PRESENT [,] but (no | not | never) more than {number}",
)
def _(parts: m.Parts, number: float) -> m.Claim:
    return Saying(m.Some(m.Range(None, number), parts), ())


# "If there is one": one of what was spoken of.
@rule("test", "(it | they) (is | are) PRESENT", "there (is | are) (one | any | some)")
def _() -> m.Claim:
    return Saying(m.Some(m.SOME, _OF_THEM), ())


# "If there are two nuts, one must be red and the other blue."
@rule("conditional", "IF {test} [,] [then] {several=some_of_them+}")
def _(test: m.Claim, several: Sequence[m.Claim]) -> m.Claim:
    return If(test, all_of(tuple(several)))


@rule("some_of_them", "{count=many} {vp}")
def _(count: m.Range, vp: Vp) -> m.Claim | None:
    return said(Who(m.Some(count, _OF_THEM)), [vp])


@rule("conditional", "IF {test} [,] [then] {count=many} {vp} {and_so} {other_ones} {last=vp}")
@rule("conditional", "IF {test} [,] [then] {count=many} {vp} {and_so} {other_ones} {last=bare_vp}")
def _(
    test: m.Claim, count: m.Range, vp: Vp, and_so: bool, other_ones: m.Range, last: Vp
) -> m.Claim | None:
    sayings = [
        said(Who(m.Some(n, _OF_THEM)), [each]) for n, each in ((count, vp), (other_ones, last))
    ]
    known = tuple(claim for claim in sayings if claim is not None)
    if len(known) < len(sayings) or other_ones.low in (None, 0):
        return None
    return If(test, AllOf(known))


# ------------------------------------------------ what is free, as long as something holds


@rule(
    "free_of",
    "{who} (may | can) be (anywhere | anything | whatever) [{as_you_like}]",
    "{who} (may | can) (be | come | have) [of | in] any COLOUR [{as_you_like}]",
    "it DOES NOT matter (where | which COLOUR | what COLOUR) {who} (is | are | lies | lie | has | have)",
    "(whatever | no matter what | no matter which | regardless of the | whatever the) COLOUR [of] {who} [is | are | has | have]",
    "(wherever | no matter where) {who} (is | are | lies | lie)",
)
def _(who: Who, as_you_like: bool = True) -> m.Claim | None:
    if not isinstance(who.subject, m.The | m.Every):
        return None
    return Allowed(Saying(who.subject, ()))


@rule(
    "claims",
    "{free_of} [,] (as long as | so long as | provided | provided that | if only | but | ; | though) {claims}",
    "{free_of} , {claims}",
)
def _(free_of: m.Claim, claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    return (free_of, *claims)

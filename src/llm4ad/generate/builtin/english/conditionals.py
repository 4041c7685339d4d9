"""If, unless, only if, otherwise: what has to hold where something else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.conditions import all_of
from llm4ad.generate.builtin.english.predications import combined
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.predications import Predications
    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("conditional", "IF {test} [,] [then] {claims}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim | None:
    # "If one nut is red, all are": not if there is exactly one; see sayings.py.
    if isinstance(test, Saying) and isinstance(test.subject, m.Some):
        one = test.subject.count == m.Range(1, 1)
        every = [each.subject for each in claims if isinstance(each, Saying)]
        if one and m.Every(test.subject.parts) in every:
            return None
    return If(test, all_of(claims))


# "Should the card be missing, ...": an "if" of its own.
@rule("conditional", "should {test=inverted} [,] [then] {claims}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim:
    return If(test, all_of(claims))


@rule("inverted", "{who} be {states}", "{who} {states=acted}")
def _(who: Who, states: tuple[m.Predicate, ...]) -> m.Claim | None:
    return said(who, [("", states)])


@rule("inverted", "the {parts=parts_one} be TURNED_OFF", "A {parts=parts_one} be TURNED_OFF")
def _(parts: m.Parts) -> m.Claim:
    return Saying(m.Some(m.NONE, parts), ())


@rule("inverted", "there be {groups} [{place}]", "{groups} be PRESENT")
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule("conditional", "{claims} [,] IF {test}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim | None:
    return If(test, claims[0]) if len(claims) == 1 else None


# "If there is no nut, a washer lies in its place."
@rule("conditional", "IF {test} [,] [then] {claim} {instead}")
def _(test: m.Claim, claim: m.Claim, instead: bool) -> m.Claim:
    return If(test, claim)


@rule("conditional", "IF {test} [,] [then] {groups} {there_be=plain_be} {instead=instead_of_it}")
@rule("conditional", "IF {test} [,] [then] {groups} {there_be=be} PRESENT {instead}")
@rule("conditional", "IF {test} [,] [then] {there_be} {groups} {instead}")
def _(test: m.Claim, groups: Groups, there_be: bool, instead: bool) -> m.Claim:
    return If(test, Present(groups))


# "A washer lies in its place": where it lies is said, too.
@rule("instead_of_it", "instead [of (it | them)]")
@rule(
    "instead",
    "instead [of (it | them)]",
    "in (its | their) (place | stead)",
    "in place of (it | them)",
)
def _() -> bool:
    return True


@rule("conditional", "{claim} [,] [but] only IF {test}", "only IF {test} [,] {claim}")
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return If(claim, test)


@rule(
    "conditional",
    "{claim} [,] if and only if {test}",
    "{claim} [,] IF , and only IF , {test}",
    "{claim} [,] exactly when {test}",
)
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return AllOf((If(test, claim), If(claim, test)))


@rule(
    "conditional",
    "IF {test} [,] [then] {claim} [,] (; | .) {other=otherwise}",
    "IF {test} [,] [then] {claim} [,] [and] {other=otherwise}",
    "{claim} [,] IF {test} [,] (; | .) {other=otherwise}",
    "{claim} [,] IF {test} , [and] {other=otherwise}",
)
def _(test: m.Claim, claim: m.Claim, other: m.Claim) -> m.Claim:
    return AllOf((If(test, claim), If(Negation(test), other)))


# What may be so only under a condition need not be.
@rule(
    "conditional",
    "A {parts=parts_one} (is only (allowed | permitted) | may only be PRESENT) IF {test}",
    "{parts=parts_many} (are only (allowed | permitted) | may only be PRESENT) IF {test}",
)
def _(parts: m.Parts, test: m.Claim) -> m.Claim:
    return If(Saying(m.Some(m.SOME, parts), ()), test)


@rule(
    "conditional", "{who} may only be {states} IF {test}", "{who} may only {states=acted} IF {test}"
)
@rule(
    "conditional", "{who} may be {states} only IF {test}", "{who} may {states=acted} only IF {test}"
)
def _(who: Who, states: tuple[m.Predicate, ...], test: m.Claim) -> m.Claim | None:
    claim = said(who, [("", states)]) if isinstance(who.subject, m.The | m.Every) else None
    return If(claim, test) if claim is not None else None


@rule("otherwise", "(otherwise | else | if not) [,] {claim}")
def _(claim: m.Claim) -> m.Claim:
    return claim


@rule(
    "conditional",
    "A {parts=parts_one} (requires | needs | demands | means) {groups} [{place}]",
    "{colour} {noun=noun_one} (requires | needs | demands | means) {groups} [{place}]",
)
def _(
    groups: Groups,
    parts: m.Parts | None = None,
    colour: str = "",
    noun: str = "",
    place: m.Place = m.IMAGE,
) -> m.Claim:
    parts = parts or m.Parts((noun,), colour)
    return If(Saying(m.Some(m.SOME, parts), ()), Present(groups, place))


@rule("conditional", "{test=with_these} [,] {claims}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim:
    return If(test, all_of(claims))


@rule(
    "with_these",
    "with A {parts=parts_one}",
    "with {colour} {noun=noun_one}",
    "(in case of | in the case of | in the presence of) [A] {parts=parts_any}",
    given=m.SOME,
)
@rule("with_these", "(without | in the absence of) (A | any) {parts=parts_any}", given=m.NONE)
def _(given: m.Range, parts: m.Parts | None = None, colour: str = "", noun: str = "") -> m.Claim:
    return Saying(m.Some(given, parts or m.Parts((noun,), colour)), ())


@rule("with_these", "(with | in case of | in the case of) {groups}")
def _(groups: Groups) -> m.Claim | None:
    sure = all(group.count.low == group.count.high for group in groups)
    return Present(groups) if sure else None


@rule(
    "conditional",
    "{claim} [,] unless {test}",
    "unless {test} [,] {claim}",
    "{claim} [,] (except | save | not) IF {test}",
    "(except | save | not) IF {test} [,] {claim}",
)
@rule(
    "conditional",
    "{claim} [,] unless {test} [,] {then} {free}",
    "{claim} [,] (except | save | not) IF {test} [,] {then} {free}",
)
def _(claim: m.Claim, test: m.Claim, then: bool = True, free: str = "") -> m.Claim:
    return If(Negation(test), claim)


@rule("then", "(in which case | in that case | then | ; then | when | and then | ; in that case)")
def _() -> bool:
    return True


@rule("test", "{claims=test_claims}")
def _(claims: tuple[m.Claim, ...]) -> m.Claim:
    return all_of(claims)


@rule("test_claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


@rule("test_claims", "{claim} and {rest=test_claims}")
def _(claim: m.Claim, rest: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    return (claim, *rest)


@rule("test", "{first=claim} or {second=claim}")
def _(first: m.Claim, second: m.Claim) -> m.Claim:
    return OneOf((first, second), only=False)


@rule(
    "test",
    "any {parts=placed_many} are PRESENT",
    "there are [any] {parts=placed_many}",
    "{holder=holder_ref} {has} {parts=parts_many}",
)
def _(parts: m.Parts, holder: m.Place | None = None, has: bool = True) -> m.Claim:
    if holder is not None:
        parts = m.Parts(parts.nouns, parts.colour, holder)
    return Saying(m.Some(m.SOME, parts), ())


# "If a cap is missing from the bottle": the bottle has none.
@rule(
    "test",
    "[A | the] {parts=parts_one} is (TURNED_OFF from | TURNED_OFF on | TURNED_OFF in | not on | not in) {ref}",
    "there is A {parts=parts_one} TURNED_OFF (from | on | in) {ref}",
    "{ref} (lacks | misses | is missing) [A | ITS] {parts=parts_one}",
)
def _(parts: m.Parts, ref: m.Ref) -> m.Claim | None:
    if isinstance(ref, m.Pronoun):
        return None
    place = m.Place("part", of=ref)
    return Saying(m.Some(m.NONE, m.Parts(parts.nouns, parts.colour, place)), ())


# "The washers, if present, are red."
@rule("claim", "{who} [,] {if_there} , {predications}")
def _(who: Who, if_there: bool, predications: Predications) -> m.Claim | None:
    nouns = m.nouns_of(who.subject)
    claim = combined(who, predications)
    if len(nouns) != 1 or claim is None or isinstance(who.subject, m.Some):
        return None
    return If(Saying(m.Some(m.SOME, m.Parts((nouns[0],))), ()), claim)


@rule(
    "if_there", "IF [(it is | they are | there is | there are)] (any | one | some | used | FITTED)"
)
def _() -> bool:
    return True


@rule("test", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]")
def _(there_be: bool, first: str, second: str, place: m.Place = m.IMAGE) -> m.Claim:
    groups = [(m.Group(m.SOME, noun),) for noun in (first, second)]
    return OneOf((Present(groups[0], place), Present(groups[1], place)), only=False)

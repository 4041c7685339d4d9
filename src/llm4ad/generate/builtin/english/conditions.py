"""Whole sentences: several statements, if and unless, either or."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predications import combined
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.english.predications import Predications
    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule(
    "claim",
    "{ref} {be} divided into {size} [CELLS] [, | ;] [and] (EACH | EACH CELL | EACH of (them | which)) {has} {groups}",
    "{ref} {be} divided into {size} CELLS , EACH (holding | containing | with) {groups}",
)
def _(ref: m.Ref, size: tuple[int, int], groups: Groups, be: bool, has: bool = True) -> m.Claim:
    return Saying(m.Cells("grid", ref, size), (Holds(groups),))


@rule("claim", "{ref} HAS {size} [, | ;] [and] EACH (CELL | of them) {has} {groups}")
def _(ref: m.Ref, size: tuple[int, int], has: bool, groups: Groups) -> m.Claim:
    return Saying(m.Cells("grid", ref, size), (Holds(groups),))


@rule(
    "claim",
    "{claim=statement_claim} {no_more_no_less}",
)
def _(claim: m.Claim, no_more_no_less: bool) -> m.Claim | None:
    groups = [each for each in m.within(claim) if isinstance(each, m.Group)]
    exact = all(each.count.low == each.count.high for each in groups)
    return claim if groups and exact else None


@rule("statement_claim", "{there_be} {groups} [{place}]", "{verbless} {groups} [{place}]")
def _(
    groups: Groups, there_be: bool = True, verbless: bool = True, place: m.Place = m.IMAGE
) -> m.Claim:
    return Present(groups, place)


@rule("statement_claim", "{who} {has} {groups}")
def _(who: Who, groups: Groups, has: bool) -> m.Claim | None:
    return said(who, [("", (Holds(groups),))])


@rule(
    "and_then",
    "and",
    ", and",
    ", but",
    "but",
    ";",
    "; and",
    ".",
    ", while",
    "while",
    "and also",
    ", and also",
    ",",
    "and that",
    ", and that",
    "; that",
    ", that",
    "but that",
    "whereas",
    ", whereas",
    "; moreover ,",
    ". moreover ,",
    "; in addition ,",
    ". in addition ,",
    ", and in addition",
    "and in addition",
    "and at the same time",
    "[,] so",
    "; so",
    "[,] (hence | thus | consequently)",
    "; (hence | thus | consequently)",
    "[,] i.e. [,] [that]",
    "; i.e. [,] [that]",
    "[,] (meaning | which means)",
)
def _() -> bool:
    return True


@rule("claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


@rule("claims", "{claim} {and_then} {claims}")
def _(claim: m.Claim, claims: tuple[m.Claim, ...], and_then: bool) -> tuple[m.Claim, ...]:
    return (claim, *claims)


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
)
def _(test: m.Claim, claim: m.Claim, other: m.Claim) -> m.Claim:
    return AllOf((If(test, claim), If(Negation(test), other)))


@rule(
    "conditional",
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


@rule(
    "conditional",
    "with A {parts=parts_one} [,] {claim}",
    "with {colour} {noun=noun_one} [,] {claim}",
)
def _(claim: m.Claim, parts: m.Parts | None = None, colour: str = "", noun: str = "") -> m.Claim:
    parts = parts or m.Parts((noun,), colour)
    return If(Saying(m.Some(m.SOME, parts), ()), claim)


@rule("conditional", "{claim} [,] unless {test}", "unless {test} [,] {claim}")
def _(claim: m.Claim, test: m.Claim) -> m.Claim:
    return If(Negation(test), claim)


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


@rule("test", "any {parts=placed_many} are PRESENT", "there are any {parts=placed_many}")
def _(parts: m.Parts) -> m.Claim:
    return Saying(m.Some(m.SOME, parts), ())


# "The washers, if present, are red."
@rule("claim", "{who} [,] {if_there} , {predications}")
def _(who: Who, if_there: bool, predications: Predications) -> m.Claim | None:
    nouns = m.nouns_of(who.subject)
    claim = combined(who, predications)
    if len(nouns) != 1 or claim is None or isinstance(who.subject, m.Some):
        return None
    return If(Saying(m.Some(m.SOME, m.Parts((nouns[0],))), ()), claim)


@rule("if_there", "IF [(it is | they are | there is one | there are)] (any | one | used | FITTED)")
def _() -> bool:
    return True


@rule("test", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]")
def _(there_be: bool, first: str, second: str, place: m.Place = m.IMAGE) -> m.Claim:
    groups = [(m.Group(m.SOME, noun),) for noun in (first, second)]
    return OneOf((Present(groups[0], place), Present(groups[1], place)), only=False)


# "The plate is in the middle, with the fork on its left."
@rule("claims", "{claim} [,] with {rest=attached+}")
def _(claim: m.Claim, rest: Sequence[m.Claim]) -> tuple[m.Claim, ...] | None:
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.The):
        return None
    ref, *others = claim.subject.refs
    return (claim, *(m.exchanged(each, m.Pronoun(), ref) for each in rest)) if not others else None


@rule("attached", "{who} [being] {state}")
def _(who: Who, state: m.Predicate) -> m.Claim | None:
    return said(who, [("", (state,))]) if isinstance(who.subject, m.The | m.Every) else None


@rule("statement", "{claims}")
def _(claims: tuple[m.Claim, ...]) -> m.Claim:
    return all_of(claims)


@rule("statement", "{conditional}")
def _(conditional: m.Claim) -> m.Claim:
    return conditional


@rule("statement", "{verbless} {spread}")
def _(spread: m.Claim, verbless: bool) -> m.Claim:
    return spread


@rule("statement", "{verbless} {groups} ALTOGETHER [{place}]")
def _(groups: Groups, verbless: bool, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule(
    "claim",
    "{verbless} {parts=parts_any} in {cells}",
    "{verbless} {parts=parts_any} (in | on | inside) {cells=each_part}",
)
def _(parts: m.Parts, cells: m.Subject, verbless: bool) -> m.Claim | None:
    if len(parts.nouns) != 1:
        return None
    return Saying(cells, (Holds((m.Group(m.SOME, parts.nouns[0], parts.colour),)),))


@rule(
    "not_both",
    "[but | and] (not | never) both [at once | together | of them]",
    "one or the other [but (not | never) both]",
)
def _() -> bool:
    return True


@rule("statement", "{first=claim} [,] or {second=claim}")
def _(first: m.Claim, second: m.Claim) -> m.Claim | None:
    # "Or" may allow both; of two colours of the same parts only one can be.
    return OneOf((first, second), only=False) if _of_two_colours(first, second) else None


_IT, _THEY = m.The((m.Pronoun(),)), m.The((m.Pronoun(many=True),))


def _of_two_colours(first: m.Claim, second: m.Claim) -> bool:
    if not isinstance(first, Saying) or not isinstance(second, Saying):
        return False
    if second.subject not in (first.subject, _IT, _THEY):
        return False
    pair = (first.predicates, second.predicates)
    return all(len(item) == 1 and isinstance(item[0], Coloured) for item in pair)


@rule("statement", "either {first=claim} [,] or [else] {second=claim} [[,] {not_both}]")
def _(first: m.Claim, second: m.Claim, not_both: bool = True) -> m.Claim:
    return OneOf((first, second), only=not _of_two_colours(first, second))


@rule(
    "statement",
    "{first=conditional} {and_then} {second=conditional}",
    "{first=conditional} {and_then} {second=conditionals}",
)
def _(first: m.Claim, second: m.Claim, and_then: bool) -> m.Claim:
    return all_of((first, second))


@rule("conditionals", "{first=conditional} {and_then} {second=conditional}")
def _(first: m.Claim, second: m.Claim, and_then: bool) -> m.Claim:
    return all_of((first, second))


# ", and ..." after "if ..." may go on with what holds then, or with what holds always.
@rule(
    "statement",
    "IF {test} [,] [then] {claim} , and {rest=claims}",
    "IF {test} [,] [then] {claim} (; | .) {rest=claims}",
)
def _(test: m.Claim, claim: m.Claim, rest: tuple[m.Claim, ...]) -> m.Claim:
    return all_of((If(test, claim), *rest))


@rule("statement", "{claims} (, and | ; | . | and) {conditional}")
def _(claims: tuple[m.Claim, ...], conditional: m.Claim) -> m.Claim:
    return all_of((*claims, conditional))


def all_of(claims: tuple[m.Claim, ...]) -> m.Claim:
    """Return some claims as one, those within them among the others."""
    flat: list[m.Claim] = []
    for claim in claims:
        flat += claim.claims if isinstance(claim, AllOf) else (claim,)
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat))


@rule("sentence", "(CHECK | look for | check for) the presence of {groups} [{place}]")
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)

"""Whole sentences: several statements, one after the other or one of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import ENGLISH, VERBS, rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Reading

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
    ":",
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


# "Exactly one label, and it belongs on the bottle": a note before a sentence.
@rule("claims", "{claim=note} (, and | and | , | ; | . | , but | :) {of_them} {claims}")
def _(claim: m.Claim, of_them: bool, claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    return (claim, *claims)


@rule("note", "{groups} [{place}]")
def _(groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@ENGLISH.recogniser("of_them", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading it, that a sentence comes next about what was spoken of."""
    token = reading.tokens[place] if place < len(reading.tokens) else None
    if token is None or token.part or token.text not in _OF_THEM:
        return
    if any(word.text in VERBS and not word.part for word in reading.tokens[place:]):
        yield place, True


_OF_THEM = frozenset(
    {"it", "they", "its", "their", "both", "all", "each", "none", "neither", "that", "this"}
)


@rule("claims", "{claim} {and_then} {claims}")
def _(claim: m.Claim, claims: tuple[m.Claim, ...], and_then: bool) -> tuple[m.Claim, ...]:
    return (claim, *claims)


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
    if not isinstance(first.subject, m.The | m.Every) or second.subject not in (
        first.subject,
        _IT,
        _THEY,
    ):
        return False
    pair = (first.predicates, second.predicates)
    return all(len(item) == 1 and isinstance(item[0], Coloured) for item in pair)


@rule("statement", "either {first=claim} [,] or [else] {second=claim} [[,] {not_both}]")
def _(first: m.Claim, second: m.Claim, not_both: bool = True) -> m.Claim:
    return OneOf((first, second), only=not _of_two_colours(first, second))


@rule("statement", "either {first=test_claims} , or [else] {second=test_claims} [[,] {not_both}]")
def _(
    first: tuple[m.Claim, ...], second: tuple[m.Claim, ...], not_both: bool = True
) -> m.Claim | None:
    if len(first) == len(second) == 1:
        return None
    return OneOf((all_of(first), all_of(second)), only=True)


# "Either all nuts are red or none of them is."
@rule(
    "statement",
    "[either] ALL [the] {parts=parts_many} {vp} [,] or none [of them] [{so}]",
    "[either] no {parts=parts_any} {vp} [,] or all [of them] [{so}]",
)
def _(parts: m.Parts, vp: Vp, so: bool = True) -> m.Claim | None:
    if len(vp[1]) != 1 or vp[0] == "may":
        return None
    return OneOf((Saying(m.Every(parts), vp[1]), Saying(m.Some(m.NONE, parts), vp[1])), only=False)


# "The nut is red, or else the washer is": one of them is enough.
@rule("statement", "{first=claim} [,] (or else | or otherwise | or alternatively) {second=claim}")
def _(first: m.Claim, second: m.Claim) -> m.Claim:
    return OneOf((first, second), only=False)


# "At least one of the nut and the washer is red."
@rule(
    "statement",
    "at least one of [either] [the] {first=parts_one} (and | or) [the] {second=parts_one} {vp}",
)
def _(first: m.Parts, second: m.Parts, vp: Vp) -> m.Claim | None:
    claims = [said(Who(m.The((m.One(parts),)), "one"), [vp]) for parts in (first, second)]
    known = tuple(claim for claim in claims if claim is not None)
    return OneOf(known, only=False) if len(known) == 2 and vp[0] != "may" else None


@rule(
    "statement",
    "at least one of [the] {first=parts_one} (and | or) [the] {second=parts_one} {be} PRESENT",
)
def _(first: m.Parts, second: m.Parts, be: bool) -> m.Claim:
    return OneOf(tuple(Saying(m.Some(m.SOME, each), ()) for each in (first, second)), only=False)


@rule("statement", "{refs=either_one} {vp} [[,] {not_both}]")
def _(refs: tuple[m.Ref, m.Ref], vp: Vp, not_both: bool = True) -> m.Claim | None:
    first, second = (said(Who(m.The((ref,)), "one"), [vp]) for ref in refs)
    if first is None or second is None or vp[0] == "may":
        return None
    return OneOf((first, second), only=True)


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

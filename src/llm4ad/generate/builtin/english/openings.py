"""How a sentence may begin without adding to what it demands: make sure that, we expect to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.saying import AnyOf, Pairs, Saying
from llm4ad.generate.builtin.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Reading


@rule(
    "preface",
    "PREFACE",
    "CHECK [that | whether | if]",
    "{viewer} (MUST | TO | would) [be able to] (CHECK | VIEWS) that",
    "{viewer} (CHECK | VIEWS | EXPECTS | INSISTS) that",
    "{viewer} can (CHECK | VIEWS) that",
    "{viewer} would (like | want | EXPECTS) (to see | to find | it) that",
    "it (is | MUST be | TO_BE) [a] DEMANDED that",
    "it (MUST | TO | can) be (seen | visible | clear | CHECKED | apparent | evident | obvious) that",
    "it is (visible | clear | apparent | evident | obvious) that",
    "the (rule | requirement | condition | demand | point | idea) is that",
    "(what matters is | what is required is | what counts is) that",
    "there is a (rule | requirement | condition | demand) that",
    "(in | on | for) (the | EACH | any | A GOOD) IMAGE",
    "the IMAGE (MUST | TO) (show | make clear) that",
    "the IMAGE (shows | makes clear) that",
    "(in | for | on | with) (A | any | EACH | all | the) [GOOD] {viewer=whole_product}",
    "[GOOD] {viewer=whole_product} :",
    "(when | if) looking at the IMAGE",
    "(when | if) you look at the IMAGE",
)
def _(viewer: bool = True) -> bool:
    return viewer


_WHOLE_PRODUCTS = frozenset(CLASSES["WHOLE_PRODUCT"].split("/"))


@ENGLISH.recogniser("whole_product", _WHOLE_PRODUCTS, _WHOLE_PRODUCTS.__contains__)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Read a word for all that is in the picture; not where a part has that name."""
    token = reading.tokens[place] if place < len(reading.tokens) else None
    if token is not None and not token.part and token.text in _WHOLE_PRODUCTS:
        yield place + 1, True


@rule("place", "(in | on | within | inside) (the | EACH | A) [GOOD] {whole_product}")
@rule("holder", "(the | EACH | A) [GOOD] {whole_product}")
def _(whole_product: bool) -> m.Place:
    return m.IMAGE


@rule("sentence", "{statement}", "{preface} [, | :] {statement=sentence}")
def _(statement: m.Claim, preface: bool = True) -> m.Claim:
    return statement


# "One has a label" may be one of the parts, so one sees or expects, but does not have.
@rule(
    "viewer",
    "you",
    "we",
    "i",
    "(the | our | my) (inspector | viewer | operator | customer | client | inspectors | customers)",
)
def _() -> bool:
    return True


# ------------------------------------------------ what is to be seen


@rule(
    "see",
    "SEE",
    "{viewer} [MUST | TO | would | MUST be able to | will be able to | may EXPECTS to | can EXPECTS to] VIEWS",
    "{viewer} can (see | find | count | spot | notice | observe | make out)",
    "one (EXPECTS | MUST EXPECTS | would EXPECTS) [to VIEWS]",
    "{viewer} (EXPECTS | NEEDS) [to VIEWS | to be able to VIEWS]",
    "{viewer} (MUST | TO | can | would) (EXPECTS | NEEDS) [to VIEWS | to be able to VIEWS]",
    "{viewer} would (like | want | wish) [to VIEWS | to be able to VIEWS]",
    "(look for | check for | expect | require)",
    "what {viewer} [MUST] {habit} (see | find | have | want | need | expect | look for | like | get | check for) [here] [to see | to find | to have] (is | are | MUST be)",
    "what (MUST | TO) (be | be seen | be there | be found | be visible) [here] is",
    "what (is needed | is required | is wanted | is expected | is shown | is to be seen | is there) [here] (is | are)",
)
def _(viewer: bool = True, habit: bool = True) -> bool:
    return viewer and habit


# What is normally seen is what is normal; without "what ... is" it would be a wish only.
@rule("habit", "[normally | usually | typically | always | generally | ordinarily | really]")
def _() -> bool:
    return True


@rule(
    "there_be",
    "{viewer} [MUST | TO | will] (put | pack | place | add | insert | fit | use | include | supply | ship)",
)
def _(viewer: bool) -> bool:
    return viewer


# Who does not need or require something may get it; who does not want it may not.
@rule(
    "see_not",
    "{viewer} (MUST | may | can | DOES) NOT [be able to] VIEWS",
    "{viewer} do NOT (expect | want | wish) [to VIEWS]",
    "{viewer} (do | MUST | can | may) NOT (accept | allow | tolerate | permit)",
    "{viewer} would NOT (expect | like | want | wish) [to VIEWS]",
    "{viewer} (MUST | would) NOT (expect | want) to VIEWS",
    "NEVER (MUST | may | can) {viewer} VIEWS",
    "NEVER (MUST | may | can) there be",
    "what (MUST | may | can) NOT (be | be there | be seen | be found) [here] is",
)
def _(viewer: bool = True) -> bool:
    return viewer


@rule("there_be", "{see}", "{see} there to be")
def _(see: bool) -> bool:
    return see


@rule("there_be_not", "{see_not}")
def _(see_not: bool) -> bool:
    return see_not


@rule("claim", "{see} {refs=ref+} [{place}]", "{place} [,] {see} {refs=ref+}")
def _(refs: Sequence[m.Ref], see: bool, place: m.Place = m.IMAGE) -> m.Claim:
    return Saying(m.The(tuple(refs)), (InPlace(place),))


@rule("claim", "{see} {who} {state=seen_state}")
def _(who: Who, state: m.Predicate, see: bool) -> m.Claim | None:
    return said(who, [("", (state,))]) if isinstance(who.subject, m.The | m.Every) else None


@rule("seen_state", "{where}", "LOCATED {pose}")
def _(where: m.Predicate | None = None, pose: m.Predicate | None = None) -> m.Predicate | None:
    return where or pose


# ------------------------------------------------ what must not be so


@rule(
    "forbidden", "it (is | MUST be) FORBIDDEN", "FORBIDDEN is", "it MUST NOT (happen | be | occur)"
)
@rule("forbidden", "NEVER may it be", "there MUST NOT be a case (where | in which)")
def _() -> bool:
    return True


@rule("claim", "{forbidden} [,] (that | IF) {claim}")
def _(forbidden: bool, claim: m.Claim) -> m.Claim | None:
    return denied(claim)


@rule("claim", "{forbidden} [,] (that | IF) {who} {be} {first=state} or {second=state}")
@rule("claim", "{forbidden} [,] (that | IF) {who} {be} {first=state} or {second=action}")
@rule("claim", "{forbidden} [,] (that | IF) {who} {first=action} or {second=action}")
def _(
    forbidden: bool, who: Who, first: m.Predicate, second: m.Predicate, be: bool = True
) -> m.Claim | None:
    if isinstance(first, Coloured) and isinstance(second, Coloured):
        return None  # see colours.py
    claim = said(who, [("", (AnyOf((first, second)),))])
    return denied(claim) if claim is not None else None


@rule("claim", "{forbidden} for {who} to {state=action}", "{forbidden} for {who} to be {state}")
def _(forbidden: bool, who: Who, state: m.Predicate) -> m.Claim | None:
    if isinstance(who.subject, m.Some) and who.subject.count == m.SOME:
        return said(Who(m.Some(m.NONE, who.subject.parts)), [("", (state,))])
    opposite = negation(state)
    if opposite is None or not isinstance(who.subject, m.The | m.Every):
        return None
    return said(Who(who.subject, who.number), [("", (opposite,))])


@rule("rejected", "it (is | MUST be) FORBIDDEN", "(this | that) (is | MUST be) FORBIDDEN")
@rule("rejected", "it (is | MUST be) [A] REJECTED", "(this | that) (is | MUST be) [A] REJECTED")
@rule("rejected", "(the | this | that) (THING | IMAGE) (is | MUST be) [A] (REJECTED | FORBIDDEN)")
@rule(
    "rejected",
    "(the | this | that) {known=whole_product} (is | MUST be) [A] (REJECTED | FORBIDDEN)",
)
@rule("rejected", "(the | this | that) {known=noun_one} (is | MUST be) [A] (REJECTED | FORBIDDEN)")
@rule("rejected", "reject the {known=whole_product}", "reject the {known=noun_one}")
@rule("rejected", "something is (wrong | not right | not ok | off)")
@rule("rejected", "(there is | we have) A REJECTED", "reject [it | the (THING | IMAGE)]")
def _(known: object = None) -> bool:
    return True


@rule("conditional", "IF {test} [,] [then] {rejected}", "{rejected} [,] IF {test}")
def _(test: m.Claim, rejected: bool) -> m.Claim | None:
    return denied(test)


# "A nut on the label is a defect", "nuts outside the tray are not acceptable".
@rule(
    "claim",
    "A {parts=placed_one} {is_wrong}",
    "{parts=placed_many} {is_wrong}",
    "any {parts=placed_one} {is_wrong}",
    "any {parts=placed_many} {is_wrong}",
)
def _(parts: m.Parts, is_wrong: bool) -> m.Claim:
    return Saying(m.Some(m.NONE, parts), ())


@rule(
    "claim",
    "A {parts=parts_one} {is_wrong} {where=somewhere}",
    "{parts=parts_many} {is_wrong} {where=somewhere}",
    "A {parts=parts_one} {where=outside_it} {is_wrong}",
    "{parts=parts_many} {where=outside_it} {is_wrong}",
)
def _(parts: m.Parts, is_wrong: bool, where: m.Predicate) -> m.Claim:
    return Saying(m.Some(m.NONE, parts), (where,))


@rule("claim", "more than {number} {parts=placed_many} {is_wrong}", given=(None, 0))
@rule("claim", "FEWER than {number} {parts=placed_many} {is_wrong}", given=(0, None))
def _(
    number: float, parts: m.Parts, is_wrong: bool, given: tuple[int | None, int | None]
) -> m.Claim:
    low, high = (None if end is None else number for end in given)
    return Saying(m.Some(m.Range(low, high), parts), ())


@rule("somewhere", "{place}")
def _(place: m.Place) -> m.Predicate:
    return InPlace(place)


@rule("somewhere", "{where=outside_it}")
@rule("outside_it", "{where}")
def _(where: m.Predicate) -> m.Predicate | None:
    return None if isinstance(where, InPlace) else where


@rule(
    "is_wrong",
    "(is | are | MUST be) (FORBIDDEN | [A] REJECTED)",
    "(counts | count | is treated | are treated | is regarded | are regarded | is considered | are considered) [as] [A] REJECTED",
    "(means | mean) A REJECTED",
)
def _() -> bool:
    return True


def denied(claim: m.Claim) -> m.Claim | None:
    """Return that a claim does not hold."""
    if isinstance(claim, If | Negation):
        return None
    if isinstance(claim, AllOf) and isinstance(claim.claims[-1], Pairs):
        return _no_two(claim.claims)
    if isinstance(claim, Saying) and isinstance(claim.subject, m.Some):
        subject = claim.subject
        if subject.among is None and subject.count in (m.SOME, m.NONE):
            other = m.NONE if subject.count == m.SOME else m.SOME
            return Saying(m.Some(other, subject.parts), claim.predicates)
    if isinstance(claim, Present) and len(claim.groups) == 1:
        (group,) = claim.groups
        if group.count in (m.SOME, m.NONE):
            other = m.NONE if group.count == m.SOME else m.SOME
            return Present((m.Group(other, group.noun, group.colour),), claim.place)
    return Negation(claim)


def _no_two(claims: tuple[m.Claim, ...]) -> m.Claim | None:
    """Return that no two parts meet: it must not happen that two do, however many there are."""
    first, pairs = claims[0], claims[-1]
    if len(claims) != 2 or not isinstance(pairs, Pairs) or pairs.negated:
        return None
    among = pairs.among
    if not isinstance(among, m.Every) or first != Saying(m.Some(m.Range(2, 2), among.parts), ()):
        return None
    return Pairs(among, pairs.relation, negated=True)


# ------------------------------------------------ where something is, said first


@rule("claim", "{where} [,] {there_be} {groups}", "{where} {lies=plain_be} {groups}")
@rule("claim", "{where} [,] {groups} {lies=be} [to be] (LOCATED | PRESENT)")
@rule("claim", "{where} [,] it {lies=be} {groups} [FITTED]")
def _(
    where: m.Predicate, groups: tuple[m.Group, ...], there_be: bool = True, lies: bool = True
) -> m.Claim | None:
    if isinstance(where, InPlace):
        return None
    return AllOf(tuple(Saying(m.Some(each.count, each.parts), (where,)) for each in groups))


@rule("claim", "{place} [,] it {be} {groups} [FITTED]")
def _(place: m.Place, groups: tuple[m.Group, ...], be: bool) -> m.Claim:
    return Present(groups, place)


# "Three nuts left of the washer, two right of it": the noun is said once.
@rule("claim", "{there_be} {groups} {where} {join} {rest=elided_where+}")
@rule("claim", "{there_be=verbless} {groups} {where} {join} {rest=elided_where+}")
@rule("claim", "{groups} {there_be=plain_be} {where} {join} {rest=elided_where+}")
def _(
    groups: tuple[m.Group, ...],
    where: m.Predicate,
    rest: Sequence[tuple[m.Range, m.Predicate]],
    join: bool,
    there_be: bool = True,
) -> m.Claim | None:
    if len(groups) != 1 or isinstance(where, InPlace):
        return None
    parts = groups[0].parts
    claims = [Saying(m.Some(groups[0].count, parts), (where,))]
    return AllOf((*claims, *(Saying(m.Some(count, parts), (other,)) for count, other in rest)))


@rule("elided_where", "{count=many} [LOCATED] {where}")
@rule("elided_where", "(another | another one) [LOCATED] {where}")
def _(where: m.Predicate, count: m.Range = m.Range(1, 1)) -> tuple[m.Range, m.Predicate] | None:  # noqa: B008
    return None if isinstance(where, InPlace) else (count, where)


@rule(
    "claim",
    "{where} {lies=plain_be} {who}",
    "{where} [,] {see} {who}",
    "{where} [,] {who} {be} [to be] (LOCATED | PRESENT)",
)
def _(
    where: m.Predicate, who: Who, lies: bool = True, see: bool = True, be: bool = True
) -> m.Claim | None:
    return said(who, [("", (where,))]) if isinstance(who.subject, m.The | m.Every) else None

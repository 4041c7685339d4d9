"""A subject and what is said of it: the nut is red, no nut touches the washer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation, settled
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.own import TowardsOwn
from llm4ad.generate.builtin.kinds.places import (
    Holds,
    HoldsNothing,
    HoldsSomething,
    HoldsTotal,
    InAny,
)
from llm4ad.generate.builtin.kinds.positions import Enclosing
from llm4ad.generate.builtin.kinds.quantities import SharePredicate
from llm4ad.generate.builtin.kinds.saying import Both, Not, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Sized
from llm4ad.generate.builtin.kinds.together import Together, saying
from llm4ad.generate.builtin.kinds.usual import Usual
from llm4ad.generate.builtin.known import subject_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]
HELD = Holds | HoldsTotal | HoldsSomething | HoldsNothing
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("claim", "{who} {vp}")
def _(who: Who, vp: Vp) -> m.Claim | None:
    return said(who, [vp])


@rule(
    "claim",
    "{who} , {number} (in number | in all | in total) , {vp}",
    "{who} , {number} (in number | in all | in total) , {vp} and {last=vp}",
    "{who} , of which there {number=there_number} , {vp}",
    "{who} OPEN {number} CLOSE {vp}",
    "{who} , ALL {number} of them , {vp}",
    "{who} {vp} , ALL {number} of them",
)
def _(who: Who, number: float, vp: Vp, last: Vp | None = None) -> m.Claim | None:
    subject = who.subject
    if isinstance(subject, m.The) and len(subject.refs) == 1 and number == 1:
        return said(who, [vp, *([last] if last else [])])
    if not isinstance(subject, m.Every) or subject.count not in (None, m.SOME):
        return None
    counted = Who(m.Every(subject.parts, exactly(number)), "many")
    return said(counted, [vp, *([last] if last else [])])


@rule("claim", "of the {number} {parts=placed_many} [,] {count=many} {vp}")
def _(number: float, parts: m.Parts, count: m.Range, vp: Vp) -> m.Claim | None:
    return said(Who(m.Some(count, parts, exactly(number))), [vp])


@rule(
    "claim",
    "of the {number} {parts=placed_many} [,] {count=many} {vp} (and | , and | ,) {other=many} {last=vp}",
    "of the {number} {parts=placed_many} [,] {count=many} {vp} (and | , and | ,) the (other | others | rest) {last=vp}",
)
def _(
    number: float, parts: m.Parts, count: m.Range, vp: Vp, last: Vp, other: m.Range | None = None
) -> m.Claim | None:
    if count.low is None or count.low != count.high or count.low >= number:
        return None
    rest = other or exactly(number - count.low)
    one = said(Who(m.Some(count, parts, exactly(number))), [vp])
    two = said(Who(m.Some(rest, parts)), [last])
    return AllOf((one, two)) if one is not None and two is not None else None


# Only one may: it need not.
@rule(
    "claim",
    "only {number} {parts=parts_any} {vp}",
    "only {number} of the [{among=number}] {parts=parts_many} {vp}",
)
def _(number: float, parts: m.Parts, vp: Vp, among: float | None = None) -> m.Claim | None:
    some = m.Some(m.Range(None, number), parts, exactly(among) if among else None)
    return said(Who(some), [vp]) if vp[0] == "may" else None


@rule("claim", "only {colour} {noun=noun_many} {vp}")
def _(colour: str, noun: str, vp: Vp) -> m.Claim | None:
    if len(vp[1]) != 1 or isinstance(vp[1][0], Not | Coloured | Together):
        return None
    odd = (vp[1][0], Not(Coloured((colour,))))
    return Saying(m.Some(m.NONE, m.Parts((noun,))), odd)


# "The nuts are on the left and the washers on the right": the verb is said once.
@rule("claim", "{who} {vp} {and_so} {rest=gapped+}")
def _(who: Who, vp: Vp, and_so: bool, rest: Sequence[tuple[Who, m.Predicate]]) -> m.Claim | None:
    if len(vp[1]) != 1 or not all(_alike(vp[1][0], state) for _, state in rest):
        return None
    claims = [said(who, [vp]), *(said(other, [("", (state,))]) for other, state in rest)]
    kept = tuple(claim for claim in claims if claim is not None)
    return AllOf(kept) if len(kept) == len(claims) else None


@rule("gapped", "{who} [both | all | each] {state}")
def _(who: Who, state: m.Predicate) -> tuple[Who, m.Predicate] | None:
    if isinstance(who.subject, m.The) and len(who.subject.refs) > 1:
        return (who, state) if not any(isinstance(i, m.Place) for i in m.within(who)) else None
    return (who, state) if isinstance(who.subject, m.The | m.Every) else None


def _alike(first: m.Predicate, second: m.Predicate) -> bool:
    """Tell whether two predicates are of one kind, so that what is left out is the verb alone."""
    if isinstance(first, Towards) and isinstance(second, Towards):
        return type(first.relation) is type(second.relation)
    return type(first) is type(second) and not isinstance(first, Not)


@rule("there_number", "(is | are | MUST be) [EXACTLY] {number}")
def _(number: float) -> float:
    return number


def said(who: Who, phrases: Sequence[Vp]) -> m.Claim | None:  # noqa: PLR0911
    """Return that something is said of a subject; None where that is no good English or unclear."""
    numbers = {number for number, _ in phrases if number}
    predicates = tuple(predicate for _, several in phrases for predicate in several)
    if who.number and numbers - {who.number, "may"}:
        return None
    if "may" in numbers and not (_none(who) or _limited(who) or _at_most(who, predicates)):
        return None  # what may be need not be
    if not who.negative and not who.inverted:
        predicates = tuple(_of_own(one) for each in predicates for one in _apart(each))
        sure = tuple(settled(each, of_none=_none(who)) for each in predicates)
        predicates = tuple(each for each in sure if each is not None)
        if len(predicates) < len(sure):
            return None
    if any(not _tells_apart(each, who.subject) for each in predicates) or (
        _ring(who) and any(isinstance(item, Enclosing) for item in m.within(predicates))
    ):
        return None
    if isinstance(who.subject, m.Cells) and not all(isinstance(each, HELD) for each in predicates):
        return None  # nothing else can be said of a place
    together = any(isinstance(item, Together) for each in predicates for item in m.within(each))
    if together and (who.negative or who.inverted or who.number == "one" or _open(who)):
        return None
    if who.negative:
        return _negative(who.subject, predicates)
    if who.inverted:
        return _negative(who.subject, predicates) if len(predicates) == 1 else None
    return _plain(who, predicates)


def _open(who: Who) -> bool:
    """Tell whether a subject is some of the parts: at least two that are alike need not be all."""
    subject = who.subject
    return isinstance(subject, m.Some) and subject.count.low != subject.count.high


def _ring(who: Who) -> bool:
    """Tell whether several parts may be around another one together, none of them alone."""
    if isinstance(who.subject, m.Some):
        return (who.subject.count.low or 0) > 1
    return isinstance(who.subject, m.Every) and not who.universal


def _apart(predicate: m.Predicate) -> tuple[m.Predicate, ...]:
    """Return what a predicate says as predicates that each say one thing."""
    if not isinstance(predicate, Both):
        return (predicate,)
    return tuple(one for each in predicate.predicates for one in _apart(each))


def _negative(subject: m.Subject, predicates: tuple[m.Predicate, ...]) -> m.Claim | None:
    opposites = [negation(each) for each in predicates if not isinstance(each, Not)]
    kept = tuple(each for each in opposites if each is not None)
    if len(kept) < len(predicates):
        return None
    return Saying(_not_surely_there(subject), kept)


def _plain(who: Who, predicates: tuple[m.Predicate, ...]) -> m.Claim | None:
    subject = who.subject
    negated = any(isinstance(each, Not) for each in predicates)
    usual = any(isinstance(each, Usual) for each in predicates)
    if who.universal and negated and _shared(who):
        return None
    if isinstance(subject, m.Some) and (usual or (negated and subject.count == m.SOME)):
        return None  # "a nut is not red": one of them, or no nut at all?
    return saying(_not_surely_there(subject) if negated or usual else subject, predicates)


def _tells_apart(predicate: m.Predicate, subject: m.Subject) -> bool:
    """Tell whether a place in an object tells it from the subject, which has the same name.

    Otherwise the place could as well be where the subject is. No cell lies in a cell.
    """
    if isinstance(predicate, InAny):
        return set(predicate.parts.nouns).isdisjoint(subject_nouns(subject))
    if not isinstance(predicate, Towards) or not isinstance(predicate.object, m.The):
        return True
    placed = [
        ref.parts
        for ref in predicate.object.refs
        if isinstance(ref, m.One) and ref.parts.place is not None
    ]
    return all(noun in m.nouns_of(subject) for parts in placed for noun in parts.nouns)


def _not_surely_there(subject: m.Subject) -> m.Subject:
    """Return "the nuts" without that there are some: of what must not be so, or is learned."""
    if isinstance(subject, m.Several):
        return m.Several(tuple(_bare(each) for each in subject.subjects))
    return _bare(subject) if isinstance(subject, m.Every) else subject


def _bare(subject: m.The | m.Every) -> m.The | m.Every:
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        return m.Every(subject.parts)
    return subject


def _none(who: Who) -> bool:
    return who.negative or (isinstance(who.subject, m.Some) and who.subject.count == m.NONE)


def _limited(who: Who) -> bool:
    """Tell whether a subject only limits how many may be so: "at most one nut may be red"."""
    subject = who.subject
    if not isinstance(subject, m.Some) or who.inverted:
        return False
    return subject.count.low in (None, 0) and subject.count.high is not None


def _of_own(predicate: m.Predicate) -> m.Predicate:
    """Return "no wider than its own bottle" as a relation to the nearest one."""
    if not isinstance(predicate, Towards) or not isinstance(predicate.object, m.The):
        return predicate
    (ref, *others) = predicate.object.refs
    if not isinstance(ref, m.Nearest) or ref.to != m.Pronoun() or others:
        return predicate
    return TowardsOwn((predicate.relation,), ref.parts)


def _at_most(who: Who, predicates: tuple[m.Predicate, ...]) -> bool:
    """Tell whether all that may be are limits: "the nut may be at most 5 pixels long"."""
    limits = [each for each in predicates if isinstance(each, Sized | SharePredicate)]
    ranges = [(each.range.low, each.range.strict) for each in limits]
    of_all = isinstance(who.subject, m.The | m.Every) and not who.inverted
    return of_all and len(limits) == len(predicates) and set(ranges) == {(None, False)}


def _shared(who: Who) -> bool:
    """Tell whether "not" with this subject may mean none of them, or not every one."""
    return not (isinstance(who.subject, m.Every) and who.subject.count == exactly(2))


@rule("claim", "(ALL [the] | EACH) {parts=parts_any} {vp}", given=True)
@rule("claim", "(ALL [the] | EACH) {parts=parts_any} {vp}", given=False)
def _(parts: m.Parts, vp: Vp, given: bool) -> m.Claim | None:
    # "All nuts are not red": none of them, or not every one? Read both ways, the user chooses.
    _, predicates = vp
    if len(predicates) != 1 or not all(isinstance(each, Not) for each in predicates):
        return None
    return Saying(m.Every(parts) if given else m.Some(m.SOME, parts), predicates)


@rule("demanded_of", "{see}", "it (is | MUST be | TO_BE) [a] DEMANDED for")
def _(see: bool = True) -> bool:
    return see


@rule("claim", "{demanded_of} {who} to be [LOCATED] {states}", "{demanded_of} {who} to {action}")
def _(
    who: Who,
    demanded_of: bool,
    states: tuple[m.Predicate, ...] = (),
    action: m.Predicate | None = None,
) -> m.Claim | None:
    return said(who, [("", (action,) if action is not None else states)])


@rule(
    "claim",
    "{demanded_of} {who} (not to be | to not be) {state=no_state}",
    "{demanded_of} {who} (not to | to not) {state=no_action}",
)
@rule(
    "claim",
    "NEVER (may | MUST | can) {who} be {state=no_state}",
    "NEVER (may | MUST | can | does | do) {who} {state=no_action}",
    "NEVER (is | are) {who} (allowed | permitted) to {state=no_action}",
    "NEVER (is | are) {who} (allowed | permitted | to) [to] be {state=no_state}",
    "nor (may | MUST | can | does | do) {who} {state=no_action}",
    "nor (may | MUST | can) {who} be {state=no_state}",
    "nor (is | are) {who} {state=no_state}",
)
def _(who: Who, state: m.Predicate, demanded_of: bool = True) -> m.Claim | None:
    opposite = negation(state)
    if opposite is None or not isinstance(who.subject, m.The | m.Every | m.Some):
        return None
    if isinstance(who.subject, m.Some):
        return (
            Saying(m.Some(m.NONE, who.subject.parts), (state,))
            if who.subject.count == m.SOME
            else None
        )
    return said(Who(who.subject, who.number), [("", (opposite,))])

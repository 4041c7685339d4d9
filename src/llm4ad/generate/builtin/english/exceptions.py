"""All but some: all nuts except the left one, the caps apart from those in the tray."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.parts import SIDES
from llm4ad.generate.builtin.english.predications import Each, combined, plain
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import AnyOf, Other
from llm4ad.generate.builtin.kinds.together import Together
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.predications import Predications


@dataclass(frozen=True, slots=True)
class Exempt:
    """The one of some parts that has most of something, or those that something holds of.

    ``number`` is "one" where there is one of them.
    """

    pick: m.Pick | None = None
    where: m.Predicate | None = None
    number: str = "one"

    def rest(self, parts: m.Parts) -> m.Subject | None:
        """Return all others of some parts."""
        if self.pick is not None:
            if self.pick.parts.nouns not in ((THE_ONE,), parts.nouns):
                return None
            return m.Every(replace(parts, that=(*parts.that, Other(self._picked(parts)))))
        opposite = _without(self.where) if self.where is not None else None
        return m.Every(replace(parts, that=(*parts.that, opposite))) if opposite else None

    def who(self, parts: m.Parts) -> Who:
        """Return the exempt ones of some parts."""
        if self.pick is not None:
            return Who(m.The((self._picked(parts),)), "one")
        if isinstance(self.where, InPlace) and parts.place is None:
            exempt = replace(parts, place=self.where.place)
        elif self.where is not None:
            exempt = replace(parts, that=(*parts.that, self.where))
        else:
            exempt = parts
        return Who(m.Every(exempt, m.Range(1, 1) if self.number == "one" else None), self.number)

    def _picked(self, parts: m.Parts) -> m.Pick:
        pick = self.pick or m.Pick(parts, "area", most=True)
        return m.Pick(parts, pick.field, pick.most)


def _without(where: m.Predicate) -> m.Predicate | None:
    """Return the opposite; of what holds a cap it is what holds none."""
    if isinstance(where, Holds) and [group.count for group in where.groups] == [m.SOME]:
        return Holds((replace(where.groups[0], count=m.NONE),))
    return negation(where)


@rule("exempt", "[the] {pick} [one]", "the {pick} {noun}")
def _(pick: tuple[str, bool], noun: str = THE_ONE) -> Exempt:
    return Exempt(m.Pick(m.Parts((noun,)), *pick))


@rule("exempt", "the {side} (one | {noun})", "the {side} most [one]")
def _(side: str, noun: str = THE_ONE) -> Exempt:
    return Exempt(m.Pick(m.Parts((noun,)), *SIDES[side]))


@rule(
    "exempt", "the one [LOCATED] {where}", "the one that (is [LOCATED] | LIES) {where}", given="one"
)
@rule("exempt", "(those | the ones) [LOCATED] {where}", given="many")
@rule("exempt", "(those | the ones) that (are [LOCATED] | LIES) {where}", given="many")
def _(where: m.Predicate, given: str) -> Exempt:
    return Exempt(where=where, number=given)


@rule("exempt", "the one (that | which) {vp}", "the one {such=with_some}", given="one")
@rule(
    "exempt",
    "(those | the ones) (that | which) {vp}",
    "(those | the ones) {such=with_some}",
    given="many",
)
def _(
    given: str,
    vp: tuple[str, tuple[m.Predicate, ...]] = ("may", ()),
    such: m.Predicate | None = None,
) -> Exempt | None:
    several = vp[1] if such is None else (such,)
    if len(several) != 1 or isinstance(several[0], InPlace | Together):
        return None
    return Exempt(where=several[0], number=given) if such is not None or vp[0] != "may" else None


@rule("with_some", "WITH {groups}")
def _(groups: tuple[m.Group, ...]) -> m.Predicate:
    return Holds(groups)


@rule("exempt", "the {colour} one", given="one")
@rule("exempt", "the {colour} ones", given="many")
def _(colour: str, given: str) -> Exempt:
    return Exempt(where=Coloured((colour,)), number=given)


@rule("exception", "(BUT | with exception of | not counting | leaving out) [for] {exempt}")
def _(exempt: Exempt) -> Exempt:
    return exempt


@rule(
    "who", "ALL [the] {parts=parts_many} [,] {exception}", "EACH {parts=parts_one} [,] {exception}"
)
def _(parts: m.Parts, exception: Exempt) -> Who | None:
    return all_but(parts, exception)


@rule(
    "who",
    "no {parts=parts_any} [,] {exception}",
    "(none | not one) of the {parts=parts_many} [,] {exception}",
)
def _(parts: m.Parts, exception: Exempt) -> Who | None:
    rest = exception.rest(parts)
    return Who(m.Some(m.NONE, rest.parts)) if isinstance(rest, m.Every) else None


def all_but(parts: m.Parts, exception: Exempt) -> Who | None:
    """Return all of some parts but those that are exempt."""
    rest = exception.rest(parts)
    return Who(rest) if rest is not None else None


@rule("claim", "{exception} [,] ALL [the] {parts=parts_many} {predications}")
@rule("claim", "{exception} [,] [the] {parts=parts_many} {predications}")
@rule("claim", "{exception} [,] EACH {parts=parts_one} {predications}")
def _(exception: Exempt, parts: m.Parts, predications: Predications) -> m.Claim | None:
    rest = all_but(parts, exception)
    return combined(rest, predications) if rest is not None else None


@rule(
    "claim",
    "{who} {predications} [,] {exception}",
    "{who} {predications} [,] {exception} , which {last=predications}",
    "{verbless} {who} [, | :] {predications=all_loose} [,] {exception}",
    "{who} [, | :] {predications=all_loose} [,] {exception} , which {last=predications}",
)
def _(
    who: Who,
    predications: Predications,
    exception: Exempt,
    last: Predications | None = None,
    verbless: bool = True,
) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Every) or subject.count not in (None, m.SOME):
        return None
    rest = all_but(subject.parts, exception)
    claim = combined(rest, predications) if rest is not None else None
    if claim is None or last is None:
        return claim
    other = combined(exception.who(subject.parts), last)
    return AllOf((claim, other)) if other is not None else None


@rule(
    "claim", "{who} {predications} (, | , but | but | ; | , and) only {exempt} {last=predications}"
)
def _(who: Who, predications: Predications, exempt: Exempt, last: Predications) -> m.Claim | None:
    """Return that the exempt one is something else."""
    subject = who.subject
    if not isinstance(subject, m.Every) or subject.count not in (None, m.SOME):
        return None
    rest = all_but(subject.parts, exempt)
    claims = (
        combined(rest, predications) if rest is not None else None,
        combined(exempt.who(subject.parts), last),
    )
    return AllOf(tuple(claim for claim in claims if claim)) if all(claims) else None


@rule("claim", "{who} {predications} (, | , but | but | ;) only {exempt} (may | can) be {state}")
def _(who: Who, predications: Predications, exempt: Exempt, state: m.Predicate) -> m.Claim | None:
    """Return that the exempt one may be something else, but need not be."""
    subject = who.subject
    first = plain(predications[0]) if len(predications) == 1 else None
    if not isinstance(subject, m.Every) or subject.count not in (None, m.SOME):
        return None
    rest = all_but(subject.parts, exempt)
    if rest is None or not isinstance(first, Each) or len(first.vp[1]) != 1:
        return None
    claim = combined(rest, predications)
    either = AnyOf((first.vp[1][0], state))
    other = combined(replace(exempt.who(subject.parts), number=""), (Each(("", (either,))),))
    return AllOf((claim, other)) if claim is not None and other is not None else None

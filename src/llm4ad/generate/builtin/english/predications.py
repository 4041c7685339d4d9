"""All that can be said of a subject, joined: is red and lies in the tray, not touching the label."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.existence import there
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Not
from llm4ad.generate.builtin.kinds.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading

Vp = tuple[str, tuple[m.Predicate, ...]]
Groups = tuple[m.Group, ...]


class Predication(Protocol):
    """What is said of a subject."""

    def of(self, who: Who) -> m.Claim | None:
        """Return it of a subject; None where it makes no sense of that one."""
        ...


Predications = tuple[Predication, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """A predicate of every part; ``plainly`` where its "not" cannot mean "not every one"."""

    vp: Vp
    plainly: bool = False

    def of(self, who: Who) -> m.Claim | None:
        """Return it of a subject."""
        return said(replace(who, universal=False) if self.plainly else who, [self.vp])


@dataclass(frozen=True, slots=True)
class There:
    """The parts are there."""

    def of(self, who: Who) -> m.Claim | None:
        """Return it of a subject."""
        return there(who)


@dataclass(frozen=True, slots=True)
class OfAll:
    """Something is said of "all": not of a number of parts among others."""

    predication: Predication

    def of(self, who: Who) -> m.Claim | None:
        """Return it of a subject."""
        return self.predication.of(who) if _is_of_several(who.subject) else None


def _is_of_several(subject: m.Subject) -> bool:
    """Tell whether "all" can be said of a subject: not of one part, nor of some among others."""
    if isinstance(subject, m.The) and len(subject.refs) == 1:
        return isinstance(subject.refs[0], m.Pronoun)
    return not isinstance(subject, m.Some)


@dataclass(frozen=True, slots=True)
class Holding:
    """A part holds others; "two trays with a nut" may mean one nut, so ``each`` has to be said."""

    groups: Groups
    each: bool

    def of(self, who: Who) -> m.Claim | None:
        """Return it of a subject."""
        single = isinstance(who.subject, m.The) or who.number == "one"
        return said(who, [("", (Holds(self.groups),))]) if single or self.each else None


# ------------------------------------------------ with a verb


@rule("predication", "{vp}")
def _(vp: Vp) -> Predication:
    return Each(vp)


@rule("predication", "{be} [both | all] PRESENT")
def _(be: bool) -> Predication:
    return There()


# ------------------------------------------------ without one


@rule("loose", "[being] {state}", "forming {state=formed}")
def _(state: m.Predicate) -> Predication:
    return Each(("", (state,)))


@rule(
    "loose", "(not | never | but not | and not | nor) {state=no_state}", "without {state=no_state}"
)
def _(state: m.Predicate) -> Predication | None:
    opposite = negation(state)
    return Each(("", (opposite,)), plainly=True) if opposite is not None else None


@rule("loose", "[with] (none | neither) [of them] [being] {state=no_state}")
def _(state: m.Predicate) -> Predication | None:
    opposite = negation(state)
    return OfAll(Each(("", (opposite,)), plainly=True)) if opposite is not None else None


@rule("loose", "WITH {groups} [{in_it}]", given=False)
@rule("loose", "(each | both | all) WITH {groups} [{in_it}]", "WITH {groups} each", given=True)
def _(groups: Groups, given: bool, in_it: bool = True) -> Predication:
    return Holding(groups, given)


# ------------------------------------------------ joined


@rule(
    "and_is",
    "{join}",
    "[,] (but | yet | and yet | while | and at the same time | whereas | and moreover)",
    "[,] i.e. [,]",
)
def _(join: bool = True) -> bool:
    return join


@rule("predications", "{predication}")
def _(predication: Predication) -> Predications:
    return (predication,)


@rule("several_predications", "{predication} {more}")
def _(predication: Predication, more: Predications) -> Predications:
    return (predication, *more)


@rule("predications", "{several_predications}")
def _(several_predications: Predications) -> Predications:
    return several_predications


@rule(
    "one_more", "{affirmed} {and_is} {predication}", "{affirmed} {and_is} {predication=any_loose}"
)
@rule("one_more", "{and_is} {helped} {predication}")
@rule("one_more", "[,] (but | yet) {predication}", "[,] (but | yet) {predication=loose}")
@rule("one_more", "{affirmed} {participle} {predication=loose}")
def _(
    predication: Predication,
    and_is: bool = True,
    participle: bool = True,
    affirmed: bool = True,
    helped: bool = True,
) -> Predication:
    return predication


@ENGLISH.recogniser("affirmed", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading anything, that there was no "not" in the clause so far.

    "Is not red and tilted" may mean neither, so what has no verb of its own cannot follow.
    """
    for token in reversed(reading.tokens[:place]):
        if token.text in (";", ".", ":") or (token.text in _NOT and not token.part):
            break
    else:
        token = None
    if token is None or token.text not in _NOT:
        yield place, True


@ENGLISH.recogniser("helped", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading it, that a verb comes next that no earlier "must not" can be for."""
    token = reading.tokens[place] if place < len(reading.tokens) else None
    if token is not None and (token.text in _HELPERS or token.text.endswith("s")):
        yield place, True


_HELPERS = frozenset(
    {"are", "have", "must", "should", "shall", "will", "ought", "may", "can", "do"}
)
_NOT = frozenset({"not", "never", "no", "none", "neither", "nor", "without", "nothing"})


@ENGLISH.recogniser("participle", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading it, whether a word can go on without a comma: not touching."""
    token = reading.tokens[place] if place < len(reading.tokens) else None
    if token is None or token.part:
        return
    if token.text.endswith("ing") or token.text in ("not", "without", "with"):
        yield place, True


@rule("more", "{one_more}", "{one_more} {more}")
def _(one_more: Predication, more: Predications = ()) -> Predications:
    return (one_more, *more)


@rule("any_loose", "{loose}", "{loose=loose_of_all}")
def _(loose: Predication) -> Predication:
    return loose


@rule("loose_of_all", "(both | all | each) {loose}")
def _(loose: Predication) -> Predication:
    return OfAll(loose)


@rule("all_loose", "{loose=any_loose}", "{loose=any_loose} {more}")
def _(loose: Predication, more: Predications = ()) -> Predications:
    return (loose, *more)


@rule("claim", "{who} {several_predications}")
def _(who: Who, several_predications: Predications) -> m.Claim | None:
    return combined(who, several_predications)


@rule("claim", "{verbless} {who} [, | :] {all_loose}")
def _(verbless: bool, who: Who, all_loose: Predications) -> m.Claim | None:
    if isinstance(who.subject, m.Some) and who.subject.count == m.SOME:
        return None
    return combined(who, all_loose)


@rule("claim", "{who} , {which} {first=predications} , {last=predications}")
@rule(
    "claim",
    "{who} , {first=all_loose} , {last=predications}",
    "{who} OPEN {first=all_loose} CLOSE {last=predications}",
)
def _(who: Who, first: Predications, last: Predications, which: bool = True) -> m.Claim | None:
    counted = _all_counted(who)
    return combined(counted, (*first, *last)) if counted is not None else None


@rule("which", "which", "that", "who", "[both | all | each] of which", "which (both | all)")
def _() -> bool:
    return True


def _all_counted(who: Who) -> Who | None:
    """Return "four nuts, all red, ..." as all the nuts, of which there are four."""
    subject = who.subject
    if not isinstance(subject, m.Some):
        return who if isinstance(subject, m.The | m.Every) else None
    if who.inverted or subject.among is not None or subject.count.low in (None, 0, 1):
        return None
    return Who(m.Every(subject.parts, subject.count), "many")


def combined(who: Who, several: Predications) -> m.Claim | None:
    """Return several predications of one subject; None where one of them makes no sense of it."""
    if not _is_of_several(who.subject) and any(isinstance(item, OfAll) for item in several):
        return _then_of_all(who, several)
    several = tuple(plain(item) for item in several)
    each = [item for item in several if isinstance(item, Each)]
    others = [item for item in several if not isinstance(item, Each)]
    claims: list[m.Claim | None] = []
    there_is = next((item for item in others if isinstance(item, There)), None)
    if there_is is not None:
        claims.append(there_is.of(who))
        who = _later(who, ())
    if each:
        claims.append(_said_of_each(who, each))
        who = _later(who, tuple(one for item in each for one in item.vp[1]))
    if not claims and isinstance(who.subject, m.Some):
        return None
    claims += [item.of(who) for item in others if item is not there_is]
    kept = tuple(claim for claim in claims if claim is not None)
    if len(kept) < len(claims):
        return None
    return kept[0] if len(kept) == 1 else AllOf(kept)


def _then_of_all(who: Who, several: Predications) -> m.Claim | None:
    """Return "two nuts lie in the tray, both red": of those that were counted, all are."""
    subject = who.subject
    place = next(at for at, item in enumerate(several) if isinstance(item, OfAll))
    if not isinstance(subject, m.Some) or subject.among is not None or who.inverted or not place:
        return None
    if subject.count.low != subject.count.high:
        return None
    first = combined(who, several[:place])
    vps = [item.vp for item in several[:place] if isinstance(item, Each)]
    told = tuple(one for _, some in vps for one in some)
    later = _later(who, tuple(each for each in told if not _is_together(each)))
    rest = combined(later, several[place:]) if first is not None and later != who else None
    return AllOf((first, rest)) if first is not None and rest is not None else None


def plain(item: Predication) -> Predication:
    """Return what is said of all without that "all" was said."""
    return item.predication if isinstance(item, OfAll) else item


def is_of_each(item: Predication) -> bool:
    """Tell whether something is said of every part for itself, not of all together."""
    alone = plain(item)
    return isinstance(alone, Each) and not _is_together(alone.vp)


def _is_together(said: object) -> bool:
    return any(isinstance(one, Together) for one in m.within(said))


def _said_of_each(who: Who, each: list[Each]) -> m.Claim | None:
    predicates = [one for item in each for one in item.vp[1]]
    colours = [colour for one in predicates if isinstance(one, Coloured) for colour in one.colours]
    if sum(isinstance(one, Coloured) for one in predicates) > 1:
        return None
    vps: list[Vp] = []
    for item in each:
        ruled_out = [colour for one in item.vp[1] for colour in _not_of_colour(one)]
        if colours and set(colours) & set(ruled_out):
            return None
        if not (colours and ruled_out and item.plainly):  # "red, never blue": red says it all
            vps.append(item.vp)
    negated = [item for item in each if any(isinstance(one, Not) for one in item.vp[1])]
    if all(item.plainly for item in negated):
        who = replace(who, universal=False)
    return said(who, vps)


def _not_of_colour(predicate: m.Predicate) -> tuple[str, ...]:
    if isinstance(predicate, Not) and isinstance(predicate.predicate, Coloured):
        return predicate.predicate.colours
    return ()


def _later(who: Who, predicates: tuple[m.Predicate, ...]) -> Who:
    """Return a subject as what is said next is of it: of the parts that were counted, of each."""
    subject = who.subject
    if isinstance(subject, m.Every):
        return replace(who, subject=m.Every(subject.parts), universal=False)
    exact = isinstance(subject, m.Some) and subject.count.low not in (None, 0)
    if not isinstance(subject, m.Some) or not exact or who.inverted or subject.among:
        return who
    parts = subject.parts
    for each in predicates:
        if isinstance(each, InPlace) and parts.place is None:
            parts = replace(parts, place=each.place)
        else:
            parts = replace(parts, that=(*parts.that, each))
    one = subject.count == exactly(1)
    return Who(m.Every(parts), "one" if one else "many")

"""The only ones of a kind, and all the others: the caps are the only white parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.portions import others
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import HoldsSomething
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.pronouns import THE_ONE

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]


@rule(
    "claim",
    "{who} {be} the only {colour} (THINGS | THING | ones | one) {parts=not_named} [{place}]",
)
def _(
    who: Who, be: bool, colour: str, parts: m.Parts, place: m.Place | None = None
) -> m.Claim | None:
    plain = isinstance(who.subject, m.Every) and who.subject.parts == m.Parts(
        tuple(m.nouns_of(who.subject))
    )
    single = isinstance(who.subject, m.The) and all(
        isinstance(ref, m.One) and ref.parts == m.Parts(ref.parts.nouns) for ref in who.subject.refs
    )
    first = said(who, [("", (Coloured((colour,)),))])
    if first is None or not (plain or single):
        return None
    within = None if place == m.IMAGE else place
    rest = m.Parts(parts.nouns, colour, within)
    return AllOf((first, Saying(m.Some(m.NONE, rest), ())))


# "There is one red nut, one green nut, and all other nuts are grey."
@rule("claim", "{there_be} {groups} [{place}] {and_so} {noun=all_other} {be} {coloured}")
@rule("claim", "{holder_ref} {has} {groups} {and_so} {noun=all_other} {be} {coloured}")
def _(
    groups: Groups,
    and_so: bool,
    noun: str,
    be: bool,
    coloured: m.Predicate,
    there_be: bool = True,
    has: bool = True,
    place: m.Place = m.IMAGE,
    holder_ref: m.Place | None = None,
) -> m.Claim | None:
    nouns = {group.noun for group in groups}
    firsts = [Coloured((group.colour,)) for group in groups if group.colour is not None]
    if len(nouns) != 1 or len(firsts) < len(groups) or noun not in (THE_ONE, *nouns):
        return None
    place = holder_ref or place
    parts = m.Parts(tuple(nouns), place=None if place == m.IMAGE else place)
    rest = others(parts, firsts, coloured)
    return AllOf((Present(groups, place), rest)) if rest is not None else None


@rule(
    "all_other",
    "(ALL [the] | the) (other | remaining) {noun=noun_many}",
    "the rest of the {noun=noun_many}",
)
def _(noun: str) -> str:
    return noun


@rule("all_other", "[all] the (others | other ones | remaining ones | rest) [of them]")
def _() -> str:
    return THE_ONE


@rule("claim", "{there_be} no EMPTY {parts=parts_any}", "{verbless} no EMPTY {parts=parts_any}")
@rule("claim", "no EMPTY {parts=parts_any} (may | MUST | can) be PRESENT")
def _(parts: m.Parts, there_be: bool = True, verbless: bool = True) -> m.Claim:
    return Saying(m.Every(parts), (HoldsSomething(),))

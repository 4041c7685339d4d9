"""Nothing, nothing but, only, either or."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import (
    HoldsNothing,
    HoldsSomething,
    InPlace,
    NotEmpty,
    NothingBut,
)
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Reading

Groups = tuple[m.Group, ...]


@rule(
    "claim",
    "{there_be} nothing {place}",
    "{place} [,] {there_be} (nothing | no THINGS)",
    "{there_be} no THINGS {place}",
    "no (THINGS | THING) {lies=lies_only} {place}",
    "nothing {lies=lies_only} {place}",
)
@rule("claim", "{holder} {be} EMPTY", "{holder} {has} nothing [{in_it}]")
def _(
    place: m.Place | None = None,
    holder: m.Place | None = None,
    there_be: bool = True,
    lies: bool = True,
    be: bool = True,
    has: bool = True,
    in_it: bool = True,
) -> m.Claim:
    return NothingBut((), place or holder or m.IMAGE)


# The other reading, above it, is that of whatever stands somewhere: see "where" in relations.py.
@rule(
    "claim",
    "{there_be} (nothing | no THINGS | no THING) on top of {ref}",
    "(nothing | no THINGS | no THING) {lies=lies_only} on top of {ref}",
)
def _(ref: m.Ref, there_be: bool = True, lies: bool = True) -> m.Claim:
    return NothingBut((), m.Place("part", "on", ref))


@rule("in_it", "(in | on | inside | within) (it | them)", "inside")
def _() -> bool:
    return True


@rule("state", "EMPTY")
@rule("action", "HAS nothing [{in_it}]")
def _(in_it: bool = True) -> m.Predicate:
    return HoldsNothing()


@rule("state", "occupied")
@rule("action", "HAS something [{in_it}]")
def _(in_it: bool = True) -> m.Predicate:
    return HoldsSomething()


@rule("claim", "{holder} {be_not} EMPTY")
def _(holder: m.Place, be_not: bool) -> m.Claim:
    return NotEmpty(holder)


@rule(
    "claim",
    "everything {lies=lies_be} WHOLLY (inside | in | within | on) {ref}",
)
def _(ref: m.Ref, lies: bool = True) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True, wholly=True)


@rule(
    "claim",
    "(everything | ALL [the] THINGS) {lies=lies_be} (inside | in | within | on) {ref} [,] [and | with] (nothing | no (THING | THINGS)) [MUST be] {sticking}",
)
def _(ref: m.Ref, lies: bool, sticking: bool) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True, wholly=True)


@rule(
    "claim",
    "{verbless} (everything | ALL [the] THINGS) (inside | in | within | on) {ref}",
    "{verbless} (everything | ALL [the] THINGS) (inside | in | within | on) {ref} [,] [and | with] (nothing | no (THING | THINGS)) {sticking}",
)
def _(ref: m.Ref, verbless: bool, sticking: bool = False) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True, wholly=sticking)


@rule(
    "sticking",
    "(sticking | hanging | protruding | extending | projecting | poking) (out | over | outside) [of it]",
    "(sticking | hanging | protruding | extending | projecting | poking) [out] (over | past | beyond | of) (the | ITS) (edge | edges | rim | border | side | sides) [of it]",
)
def _() -> bool:
    return True


@rule(
    "claim",
    "no [other] (THINGS | THING) {lies=lies_only} OUTSIDE {ref}",
    "nothing {lies=lies_only} OUTSIDE {ref}",
    "{there_be} nothing OUTSIDE {ref}",
    "{verbless} (nothing | no THINGS | no THING) OUTSIDE {ref}",
)
def _(ref: m.Ref, lies: bool = True, there_be: bool = True, verbless: bool = True) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True)


@rule(
    "claim",
    "ALL [the] THINGS {lies=lies_be} (inside | in | within | on) {ref}",
    "everything {lies=lies_be} (inside | in | within | on) {ref}",
    "(everything else | ALL [the] other THINGS | EACH other THING) {lies=lies_be} (inside | in | within | on) {ref} {named=all_named}",
)
def _(ref: m.Ref, lies: bool, named: tuple[str, ...] = ()) -> m.Claim:
    return NothingBut(named, m.Place("part", of=ref), outside=True)


@ENGLISH.recogniser("all_named", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Say, without reading it, which parts the sentence names: they are not among the others."""
    yield place, tuple(dict.fromkeys(token.part for token in reading.tokens if token.part))


@rule(
    "lies_only",
    "{lies=lies_be}",
    "may LIES",
    "may be [LOCATED]",
    "(is | are | MUST be) (allowed | permitted | accepted | acceptable) [LOCATED]",
    "(is | are) (allowed | permitted) to (be | lie)",
)
def _(lies: bool = True) -> bool:
    return lies


@rule(
    "nothing_else",
    "nothing (else | more)",
    "that is (all | it)",
    "no [other | more] (THINGS | THING)",
)
def _() -> bool:
    return True


@rule("kind_named", "[A | the] {noun}", "{optionally} [A | the] {noun}")
def _(noun: str, optionally: bool = True) -> str:
    return noun


@rule("kinds_named", "{nouns=kind_named+}")
@rule("others", "nothing (BUT | other than | else than | besides) {nouns=kind_named+}")
@rule(
    "others",
    "nothing (BUT | other than | else than | besides) {nouns=noun_many+}",
    "nothing (BUT | other than | besides) the {nouns=noun_one+}",
)
def _(nouns: Sequence[str]) -> tuple[str, ...]:
    return tuple(nouns)


@rule(
    "claim",
    "{there_be} {others} {place}",
    "{there_be} nothing {place} BUT {others=kinds_named}",
    "{holder} {has} {others}",
    "{holder=holder_ref} {has} {others}",
    "{others} {lies=lies_only} [PRESENT] {place}",
    "{verbless} {others} {place}",
)
def _(
    others: tuple[str, ...],
    place: m.Place | None = None,
    holder: m.Place | None = None,
    there_be: bool = True,
    has: bool = True,
    lies: bool = True,
    verbless: bool = True,
) -> m.Claim:
    return NothingBut(others, place or holder or m.IMAGE)


@rule(
    "claim",
    "{holder} {has} {refs=ref+} (and | but | , | , and | , but) {nothing_else}",
    "{holder=holder_ref} {has} {refs=ref+} (and | but | , | , and | , but) {nothing_else}",
)
def _(holder: m.Place, has: bool, refs: Sequence[m.Ref], nothing_else: bool = True) -> m.Claim:
    inside = Saying(m.The(tuple(refs)), (InPlace(holder),))
    return AllOf((inside, NothingBut(tuple(m.nouns_of(tuple(refs))), holder)))


@rule(
    "claim",
    "{holder} {has} only {nouns=noun_many+}",
    "{holder=holder_ref} {has} only {nouns=noun_many+}",
    "{holder} {has} {nouns=noun_many+} only",
    "{holder=holder_ref} {has} {nouns=noun_many+} (only | and {nothing_else})",
    "{holder=holder_ref} {has} nothing else than {nouns=noun_many+}",
)
@rule(
    "claim",
    "{there_be} only {nouns=noun_many+} {holder=place}",
    "only {nouns=noun_many+} {lies=lies_only} {holder=place}",
    "only the {nouns=noun_one+} {lies=lies_only} {holder=place}",
    "{verbless} only {nouns=noun_many+} {holder=place}",
)
def _(
    nouns: Sequence[str],
    holder: m.Place,
    has: bool = True,
    there_be: bool = True,
    lies: bool = True,
    nothing_else: bool = True,
    verbless: bool = True,
) -> m.Claim:
    return NothingBut(tuple(nouns), holder)


@rule(
    "claim",
    "{holder} {has} {groups} (and | but | , | , and | , but) {nothing_else}",
    "{holder=holder_ref} {has} {groups} (and | but | , | , and | , but) {nothing_else}",
)
@rule(
    "claim",
    "{there_be} {groups} {holder=place} (and | but | , | , and | , but) {nothing_else}",
    "{holder=place} [,] {there_be} {groups} (and | but | , | , and | , but) {nothing_else}",
    "{verbless} {groups} {holder=place} [,] [and | but] {nothing_else}",
)
@rule("claim", "{holder} {has} only {groups}", "{holder} {has} {groups=only_groups}")
@rule("claim", "{holder=holder_ref} {has} {groups=only_groups}")
def _(
    groups: Groups,
    holder: m.Place,
    has: bool = True,
    there_be: bool = True,
    nothing_else: bool = True,
    verbless: bool = True,
) -> m.Claim:
    nouns = tuple(dict.fromkeys(group.noun for group in groups))
    return AllOf((Present(groups, holder), NothingBut(nouns, holder)))


@rule(
    "claim",
    "{there_be} [either] {groups} or (none | no {noun}) [at all] [{place}]",
    "{there_be=verbless} [either] {groups} or (none | no {noun}) [at all] [{place}]",
    "{place=holder_ref} {has} [either] {groups} or (none | no {noun}) [at all]",
)
def _(
    groups: Groups,
    there_be: bool = True,
    has: bool = True,
    noun: str = "",
    place: m.Place = m.IMAGE,
) -> m.Claim | None:
    (group,) = groups if len(groups) == 1 else (None,)
    if group is None or noun not in ("", group.noun) or group.count == m.NONE:
        return None
    none = (m.Group(m.NONE, group.noun, group.colour),)
    return OneOf((Present(groups, place), Present(none, place)), only=True)


@rule("only_groups", "nothing (BUT | other than | else than | besides) {groups}")
def _(groups: Groups) -> Groups | None:
    # "Nothing but a nut" does not say that there is one; with numbers it does.
    return None if all(group.count == m.SOME for group in groups) else groups


@rule("claim", "{there_be} only {colour} {noun=noun_many} [{place}]")
@rule("claim", "{verbless} only {colour} {noun=noun_many} [{place}]")
@rule("claim", "{verbless} {colour} {noun=noun_many} only [{place}]")
def _(
    colour: str,
    noun: str,
    place: m.Place | None = None,
    there_be: bool = True,
    verbless: bool = True,
) -> m.Claim:
    place = None if place == m.IMAGE else place
    return Saying(m.Every(m.Parts((noun,), place=place), m.SOME), (Coloured((colour,)),))


@rule(
    "claim",
    "{there_be} {either} [{place}]",
    "{there_be=verbless} {either} [{place}]",
    "{place} [,] {there_be} {either}",
)
@rule("claim", "{either} {there_be=plain_be} [{place}]", "{either} {there_be=be} PRESENT [{place}]")
@rule("claim", "{holder} {has} {either}", "{holder=holder_ref} {has} {either}")
def _(
    either: tuple[Groups, Groups],
    place: m.Place = m.IMAGE,
    holder: m.Place = m.IMAGE,
    there_be: bool = True,
    has: bool = True,
) -> m.Claim | None:
    where = holder if place == m.IMAGE else place
    if m.nouns_of(either[0]) == m.nouns_of(either[1]):
        return None  # "either one nut or two nuts": see groups.py
    return OneOf((Present(either[0], where), Present(either[1], where)), only=True)


@rule("either", "either {first=groups} or [else] {second=groups}")
def _(first: Groups, second: Groups) -> tuple[Groups, Groups]:
    return first, second


@rule("claim", "{there_be} {first=groups} or {second=groups} [{place}] [,] {not_both}")
@rule(
    "claim",
    "{there_be} either {first=groups} or {second=groups} [{place}] [,] {not_both}",
    "{there_be=verbless} [either] {first=groups} or {second=groups} [{place}] [,] {not_both}",
    "{place} [,] {there_be} [either] {first=groups} or {second=groups} [,] {not_both}",
    "[either] {first=groups} or {second=groups} {there_be=plain_be} [{place}] [,] {not_both}",
    "[either] {first=groups} or {second=groups} {there_be=be} PRESENT [{place}] [,] {not_both}",
)
@rule(
    "claim",
    "{holder} {has} [either] {first=groups} or {second=groups} [,] {not_both}",
    "{holder=holder_ref} {has} [either] {first=groups} or {second=groups} [,] {not_both}",
)
def _(
    first: Groups,
    second: Groups,
    not_both: bool,
    place: m.Place = m.IMAGE,
    holder: m.Place = m.IMAGE,
    there_be: bool = True,
    has: bool = True,
) -> m.Claim:
    where = holder if place == m.IMAGE else place
    return OneOf((Present(first, where), Present(second, where)), only=True)


@rule("claim", "{there_be} {first=groups} or {second=groups} [{place}] [,] or both")
def _(
    there_be: bool,
    first: Groups,
    second: Groups,
    place: m.Place = m.IMAGE,
) -> m.Claim:
    return OneOf((Present(first, place), Present(second, place)), only=False)


# "A nut or a washer": both together, too? Read both ways, the user chooses.
@rule("statement", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]", given=True)
@rule("statement", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]", given=False)
def _(
    there_be: bool,
    first: str,
    second: str,
    given: bool,
    place: m.Place = m.IMAGE,
) -> m.Claim:
    groups = [(m.Group(m.SOME, noun),) for noun in (first, second)]
    return OneOf((Present(groups[0], place), Present(groups[1], place)), only=given)

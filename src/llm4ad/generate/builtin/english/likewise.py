"""The same said of others, or the opposite: so is the washer, but the washer is not, all of them are."""

from __future__ import annotations

from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Not, Towards

Vp = tuple[str, tuple[m.Predicate, ...]]


@rule(
    "conditional",
    "IF {who} {vp} [,] [then] so (is | are | MUST be | MUST | has | have) {other=who}",
)
def _(who: Who, vp: Vp, other: Who) -> m.Claim | None:
    if not isinstance(who.subject, m.The | m.Every) or not isinstance(
        other.subject, m.The | m.Every
    ):
        return None
    test, claim = said(who, [vp]), said(other, [("", vp[1])])
    return If(test, claim) if test is not None and claim is not None else None


@rule(
    "claim",
    "{who} {vp} [,] (as | and so | so) (is | are | does | do | MUST | has | have) {other=who}",
)
@rule(
    "claim",
    "{who} {vp} [,] [and] (neither | nor) (is | are | does | do | MUST | may | can | has | have) {other=who}",
    given=True,
)
def _(who: Who, vp: Vp, other: Who, given: bool = False) -> m.Claim | None:
    negative = any(isinstance(item, Not) for item in m.within(vp[1]))
    if given != negative or not isinstance(other.subject, m.The | m.Every):
        return None
    claims = (said(who, [vp]), said(other, [("", vp[1])]))
    return AllOf(tuple(claim for claim in claims if claim)) if all(claims) else None


# "The nut touches the bolt, like the washer": touches it, or is touched?
@rule(
    "claim",
    "{who} {vp} [,] [just] (like | as well as) {other=who}",
    "{who} {vp} , [just | exactly] the same as {other=who}",
)
def _(who: Who, vp: Vp, other: Who) -> m.Claim | None:
    if any(isinstance(each, Towards | Holds | Not) for each in vp[1]):
        return None
    if not isinstance(other.subject, m.The | m.Every):
        return None
    claims = (said(who, [vp]), said(other, [("", vp[1])]))
    return AllOf(tuple(claim for claim in claims if claim)) if all(claims) else None


# "The nut is in the tray, but the washer is not."
@rule(
    "claim",
    "{who} {vp} [,] (but | and | while | whereas | ; | ,) {other=who} (is | are | does | do | MUST | has | have) NOT",
)
def _(who: Who, vp: Vp, other: Who) -> m.Claim | None:
    opposites = [negation(each) for each in vp[1] if not isinstance(each, Not)]
    kept = tuple(each for each in opposites if each is not None)
    if not kept or len(kept) < len(vp[1]) or not isinstance(other.subject, m.The | m.Every):
        return None
    claims = (said(who, [vp]), said(replace(other, universal=False), [("", kept)]))
    return AllOf(tuple(claim for claim in claims if claim)) if all(claims) else None


# "If one cap is red, all of them are": one of them is enough.
@rule(
    "conditional",
    "IF (one | A | any | at least one) {parts=parts_one} {vp} [,] [then] {all_of_them} {last=vp}",
    "IF (one | any | at least one) of the {parts=parts_many} {vp} [,] [then] {all_of_them} {last=vp}",
)
def _(parts: m.Parts, vp: Vp, all_of_them: m.Parts | bool, last: Vp) -> m.Claim | None:
    if isinstance(all_of_them, m.Parts) and all_of_them != parts:
        return None
    if all_of_them is False and vp[1] != last[1]:
        return None  # of the others something else is said
    test = said(Who(m.Some(m.SOME, parts)), [("", vp[1])])
    claim = said(Who(m.Every(parts)), [("", last[1])])
    return If(test, claim) if test is not None and claim is not None and last[0] != "may" else None


# "If any nut is red, all of them are": the same is said of all.
@rule(
    "conditional",
    "IF (one | A | any | at least one) {parts=parts_one} {vp} [,] [then] {all_of_them} {so}",
    "IF (one | any | at least one) of the {parts=parts_many} {vp} [,] [then] {all_of_them} {so}",
)
def _(parts: m.Parts, vp: Vp, all_of_them: m.Parts | bool, so: bool) -> m.Claim | None:
    if isinstance(all_of_them, m.Parts) and all_of_them != parts:
        return None
    test = said(Who(m.Some(m.SOME, parts)), [("", vp[1])])
    claim = said(Who(m.Every(parts)), [("", vp[1])])
    return If(test, claim) if test is not None and claim is not None else None


@rule("so", "(is | are | MUST be | TO_BE | MUST | TO | do | does | has | have) [too | so]")
def _() -> bool:
    return True


@rule("all_of_them", "ALL [the] {parts=parts_many}", "EACH {parts=parts_one}")
def _(parts: m.Parts) -> m.Parts:
    return parts


@rule("all_of_them", "all [of them]", "they all", given=True)
@rule(
    "all_of_them",
    "all [of] the (others | rest)",
    "the (others | rest)",
    "the others all",
    given=False,
)
@rule("all_of_them", "ALL [the] other {noun=noun_many}", "EACH other {noun=noun_one}", given=False)
def _(given: bool, noun: str = "") -> bool:
    return given

"""What 「それ」 and 「その」 stand for in Japanese: a part that the claim before speaks of."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.pronouns import twins_in

_IT = m.Pronoun()


@rule("plain", "それ")
def _() -> m.Ref:
    return _IT


@rule("topic", "それ (は | が)", given=m.Pronoun())
@rule("topic", "(それら | これら) (は | が) [すべて | どれも]", given=m.Pronoun(many=True))
def _(given: m.Pronoun) -> m.Subject:
    return m.The((given,))


def referred(claim: m.Claim, which: int) -> m.Claim | None:
    """Return a claim with 「それ」 as the first or second part that is spoken of before it.

    None where there is no such part; where nothing is referred to, there is a first one only.
    """
    if not _refers(claim):
        return claim if which == 0 else None
    done = _referred(claim, None, which)
    return None if done is None or _refers(done) else done


def _refers(claim: m.Claim) -> bool:
    return any(item == _IT and isinstance(item, m.Pronoun) for item in m.within(claim))


def _referred(claim: m.Claim, before: m.Claim | None, which: int) -> m.Claim | None:
    if isinstance(claim, AllOf):
        done: list[m.Claim] = []
        for twins in twins_in(claim.claims):
            spoken_last = done[-1] if done else before
            said = [_referred(each, spoken_last, which) for each in twins]
            known = [each for each in said if each is not None]
            if len(known) < len(said):
                return None
            done += known
        return AllOf(tuple(done))
    if isinstance(claim, If):
        condition = _referred(claim.condition, before, which)
        then = condition and _referred(claim.claim, condition, which)
        return If(condition, then) if condition and then else None
    if not _refers(claim):
        return claim
    spoken_of = _parts_in(before) if before is not None else []
    if which >= len(spoken_of):
        return None
    return m.exchanged(claim, _IT, m.One(spoken_of[which]))


def _parts_in(claim: m.Claim) -> list[m.Parts]:
    """Return the parts that a claim speaks of, each name once."""
    parts: dict[tuple[str, ...], m.Parts] = {}
    for item in m.within(claim):
        if isinstance(item, m.Parts) and len(item.nouns) == 1:
            parts.setdefault(item.nouns, m.Parts(item.nouns, item.colour))
        elif isinstance(item, m.Group):
            parts.setdefault((item.noun,), m.Parts((item.noun,), item.colour))
    return list(parts.values())

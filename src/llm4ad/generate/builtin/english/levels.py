"""How high something is filled: the level of the juice, filled to, full of."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.quantities import Measured, Share


@rule("claim", "{level} {be} {shares}")
def _(level: Share, shares: m.Range, be: bool) -> m.Claim:
    return Measured(level, shares, "share")


@rule(
    "claim",
    "the LEVEL of {ref} {be} {shares} of {of=ref} 's height",
    "the LEVEL of {ref} {be} {shares} of the height of {of=ref}",
)
def _(ref: m.Ref, shares: m.Range, of: m.Ref, be: bool) -> m.Claim:
    return Measured(Share(ref, of, level=True), shares, "share")


@rule(
    "claim",
    "{of=ref} {be} filled with {ref=filling} [up] to {shares} [{of_height}]",
    "{of=ref} {be} filled [up] to {shares} {of_height} with {ref=filling}",
)
@rule("claim", "{of=ref} {be} filled [up] to {shares} with {ref=filling}")
def _(of: m.Ref, ref: m.Ref, shares: m.Range, be: bool, of_height: bool = False) -> m.Claim:
    return Measured(Share(ref, of, level=True), shares, "share")


# "80 % full" is an area to some and a height to others: both are read, the user chooses.
@rule("claim", "{of=ref} {be} {shares} full of {ref=filling}", given=True)
@rule("claim", "{of=ref} {be} {shares} full of {ref=filling}", given=False)
def _(of: m.Ref, ref: m.Ref, shares: m.Range, given: bool, be: bool) -> m.Claim:
    return Measured(Share(ref, of, level=given), shares, "share")


@rule("of_height", "of (ITS | the) height")
def _() -> bool:
    return True


@rule("filling", "[the] {noun=noun_one}")
def _(noun: str) -> m.Ref:
    return m.One(m.Parts((noun,)))

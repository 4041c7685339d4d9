"""How high something is filled: the level of the juice, filled to, the juice stands at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.filling import FilledWith
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.quantities import Measured, Share, SharePredicate
from llm4ad.generate.builtin.kinds.saying import Pairs, Saying
from llm4ad.generate.builtin.kinds.sizes import Compared, around

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who


@dataclass(frozen=True, slots=True)
class Height:
    """A range of shares of the height of something; of what the level is in where ``of`` is None."""

    shares: m.Range
    of: m.Ref | None = None


# ------------------------------------------------ how high


@rule(
    "height_said",
    "{shares} of {of=ref} 's height",
    "{shares} of the height of {of=ref}",
    "{shares} of the {of=bare_ref} [height | level]",
    "{shares} of {of=ref}",
)
@rule(
    "height_said",
    "{shares}",
    "{shares} of (ITS | the) [full | total | whole | overall] height",
    "{shares} of (ITS | the) [full | total] capacity",
)
def _(shares: m.Range, of: m.Ref | None = None) -> Height:
    return Height(shares, of)


@rule("height_limit", "{fraction} of (ITS | the) [full | total] height", "{fraction}")
@rule(
    "height_limit",
    "{fraction} of {of=ref} 's height",
    "{fraction} of the height of {of=ref}",
    "{fraction} of the {of=bare_ref} height",
)
def _(fraction: float, of: m.Ref | None = None) -> tuple[float, m.Ref | None]:
    return fraction, of


@rule(
    "level_said",
    "{be} [at] [a (height | level) of] {height=height_said}",
    "LIES [at] {height=height_said}",
    "MUST LIES [at] {height=height_said}",
    "TO LIES [at] {height=height_said}",
    "{reaches} {height=height_said}",
)
def _(height: Height, be: bool = True, reaches: bool = True) -> Height:
    return height


@rule(
    "level_said", "{be_not} (higher than | above | over | more than) {limit=height_limit}", given=0
)
@rule(
    "level_said", "{be_not} (lower than | below | under | less than) {limit=height_limit}", given=1
)
@rule("level_said", "(DOES | MUST | may | can) NOT exceed {limit=height_limit}", given=0)
@rule("level_said", "(MUST exceed | exceeds) {limit=height_limit}", given=1)
@rule(
    "level_said",
    "(DOES | MUST | may | can) NOT {reach} (higher than | above | over | beyond) {limit=height_limit}",
    given=0,
)
def _(
    limit: tuple[float, m.Ref | None], given: int, be_not: bool = True, reach: bool = True
) -> Height:
    fraction, of = limit
    return Height(m.Range(fraction, None) if given else m.Range(None, fraction), of)


@rule("reach", "REACHES [up]", "be filled", "go [up]", "come [up]", "(fill | extend) [up]")
def _() -> bool:
    return True


@rule("reaches", "[MUST | TO] REACHES [up] [to]")
@rule("reaches", "(REACHES | MUST REACHES) (a | the) (height | level) of")
@rule("reaches", "{be} [filled] up to", "{be} filled to")
def _(be: bool = True) -> bool:
    return True


# ------------------------------------------------ of one part


@rule("claim", "{level} {height=level_said}")
def _(level: Share, height: Height) -> m.Claim | None:
    return Measured(level, height.shares, "share") if height.of in (None, level.of) else None


@rule("claim", "{ref=level_of} {height=level_said}")
@rule("claim", "{ref=level_of} {height=level_said} (in | of | on | inside) {of=ref}")
def _(ref: m.Ref, height: Height, of: m.Ref | None = None) -> m.Claim | None:
    if (of is None) == (height.of is None):
        return None
    return Measured(Share(ref, of or height.of, level=True), height.shares, "share")


@rule(
    "level_of",
    "the FILL_LEVEL of [the] {ref=bare_ref}",
    "[the] {ref=bare_ref} (level | surface)",
    "the (top | surface | upper edge) of [the] {ref=bare_ref}",
)
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("claim", "the {ref=bare_ref} (in | inside) {of=ref} {height=level_reached}")
def _(ref: m.Ref, of: m.Ref, height: Height) -> m.Claim | None:
    if height.of not in (None, of):
        return None
    return Measured(Share(ref, of, level=True), height.shares, "share")


@rule("level_reached", "{reaches} {height=height_said}", "LIES at {height=height_said}")
@rule("level_reached", "(LIES | MUST LIES | {be}) {height=height_said} high")
def _(height: Height, reaches: bool = True, be: bool = True) -> Height:
    return height


@rule(
    "action",
    "REACHES [up] [to] {height=height_said}",
    "(LIES | goes | go) (at | up to) {height=height_said}",
)
@rule("state", "at {height=height_said}", "[filled] up to {height=height_said}")
def _(height: Height) -> m.Predicate | None:
    return SharePredicate(height.of, height.shares, level=True) if height.of is not None else None


@rule(
    "action_not",
    "{reach} (higher than | above | over | beyond) {limit=height_limit}",
)
def _(limit: tuple[float, m.Ref | None], reach: bool) -> m.Predicate | None:
    fraction, of = limit
    return SharePredicate(of, m.Range(fraction, None), level=True) if of is not None else None


@rule("action", "LIES {shares} high in {of=ref}", "REACHES [up] [to] {shares} in {of=ref}")
@rule("action", "(fills | fill) {of=ref} [up] to {shares} [{of_height}]")
def _(shares: m.Range, of: m.Ref, of_height: bool = False) -> m.Predicate:
    return SharePredicate(of, shares, level=True)


# ------------------------------------------------ filled with


@rule("filled", "filled with {noun=contents} [,] [up] to {shares} [{of_height}]")
@rule("filled", "filled [up] to {shares} [{of_height}] with {noun=contents}")
@rule("filled", "filled with {noun=contents} , {shares} [{of_height}]")
def _(noun: str, shares: m.Range, of_height: bool = False) -> FilledWith:
    return FilledWith(noun, shares, level=True)


@rule("contents", "[the] {noun=noun_one}")
def _(noun: str) -> str:
    return noun


@rule("claim", "{of=ref} {be} {filled}")
def _(of: m.Ref, filled: FilledWith, be: bool) -> m.Claim:
    ref = m.One(m.Parts((filled.noun,)))
    return Measured(Share(ref, of, level=filled.level), filled.range, "share")


@rule(
    "claim",
    "{of=ref} {be_not} filled (above | higher than | to more than) {fraction} [{of_height}] with {noun=contents}",
)
@rule(
    "claim",
    "{of=ref} {be_not} filled with {noun=contents} (above | higher than | to more than) {fraction} [{of_height}]",
)
def _(of: m.Ref, noun: str, fraction: float, be_not: bool, of_height: bool = False) -> m.Claim:
    ref = m.One(m.Parts((noun,)))
    return Measured(Share(ref, of, level=True), m.Range(None, fraction), "share")


# "80 % full" is an area to some and a height to others: both are read, the user chooses.
@rule("full", "{shares} full (of | with) {noun=contents}", given=True)
@rule("full", "{shares} full (of | with) {noun=contents}", given=False)
@rule("full", "{shares} filled (with | by) {noun=contents}", given=True)
@rule("full", "{shares} filled (with | by) {noun=contents}", given=False)
def _(shares: m.Range, noun: str, given: bool) -> FilledWith:
    return FilledWith(noun, shares, level=given)


@rule("claim", "{of=ref} {be} {filled=full}")
def _(of: m.Ref, filled: FilledWith, be: bool) -> m.Claim:
    ref = m.One(m.Parts((filled.noun,)))
    return Measured(Share(ref, of, level=filled.level), filled.range, "share")


@rule("of_height", "of (ITS | the) [full | total] height")
def _() -> bool:
    return True


# ------------------------------------------------ of many


@rule("claim", "{who=many_who} {be} {filled}", "{who=many_who} {be} {filled=full}")
def _(who: Who, filled: FilledWith, be: bool) -> m.Claim | None:
    return said(who, [("", (filled,))]) if isinstance(who.subject, m.Every) else None


@rule(
    "claim",
    "(in | inside | on) {cells=each_part} [,] [the] {noun=noun_one} {height=level_reached}",
    "(in | inside | on) {cells=each_part} [,] [the] {noun=noun_one} level {height=level_said}",
    "[the] {noun=noun_one} {height=level_reached} (in | inside) {cells=each_part}",
    "[the] {noun=noun_one} in {cells=each_part} {height=level_reached}",
    "(in | inside | on) {cells=each_part} [,] [the] {noun=noun_one} {height=level_said}",
    "[the] {noun=noun_one} level (in | of) {cells=each_part} {height=level_said}",
    "the FILL_LEVEL of [the] {noun=noun_one} in {cells=each_part} {height=level_said}",
)
def _(cells: m.Subject, noun: str, height: Height) -> m.Claim | None:
    own = isinstance(cells, m.Every) and height.of == m.One(cells.parts)
    if height.of is not None and not own:
        return None
    return Saying(cells, (FilledWith(noun, height.shares, level=True),))


@rule("same_height", "(at | to) the SAME (level | height)", "equally (high | full | filled)")
@rule("same_height", "the SAME (level | height)", "as high as EACH_OTHER")
def _() -> bool:
    return True


@rule(
    "claim",
    "[the] {noun=noun_one} {be} {same_height} in {cells=each_part}",
    "[the] {noun=noun_one} (LIES | REACHES) {same_height} in {cells=each_part}",
    "[the] {noun=noun_one} in {cells=each_part} {be} {same_height}",
    "in {cells=each_part} [,] [the] {noun=noun_one} {be} {same_height}",
    "in {cells=each_part} [,] [the] {noun=noun_one} (LIES | REACHES) {same_height}",
    "in {cells=each_part} [,] [the] {noun=noun_one} level {be} the SAME",
    "[the] {noun=noun_one} level {be} the SAME in {cells=each_part}",
    "[the] {noun=noun_one} level in {cells=each_part} {be} (the SAME | equal)",
    "the FILL_LEVEL of [the] {noun=noun_one} {be} the SAME in {cells=each_part}",
    "the FILL_LEVEL of [the] {noun=noun_one} in {cells=each_part} {be} (the SAME | equal)",
    "{cells=each_part} {be} filled {same_height} with [the] {noun=noun_one}",
    "{cells=each_part} {be} filled with [the] {noun=noun_one} {same_height}",
)
def _(cells: m.Subject, noun: str, be: bool = True, same_height: bool = True) -> m.Claim:
    return alike_in(cells, noun)


def alike_in(cells: m.Subject, noun: str) -> m.Claim:
    """Return that a part is in each of some, as high in one as in the other."""
    there = Saying(cells, (Holds((m.Group(m.SOME, noun),)),))
    alike = Compared("height", around(1), "height")
    return AllOf((there, Pairs(m.Every(m.Parts((noun,))), alike)))

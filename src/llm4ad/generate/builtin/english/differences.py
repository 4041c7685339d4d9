"""Differences in lengths: 2 cm longer, level within 1 mm, sticking out by at most 3 mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.amounts import ABOUT_MORE
from llm4ad.generate.builtin.english.extents import Extent, sized
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.edges import LevelWithin, ReachesBeyond
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Towards
from llm4ad.generate.builtin.kinds.sizes import LargerBy, around

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.edges import Level

    Object = m.The | m.Every | m.Some

# ------------------------------------------------ larger by so much


@rule("more_by", "{pixels}", "{pixels=pixels_tolerant}")
def _(pixels: m.Range) -> m.Range:
    return pixels


@rule("more_by", "{length_said}")
def _(length_said: float) -> m.Range:
    return around(length_said, ABOUT_MORE)


@rule("state", "{more_by} {comparative} than {object}", "{comparative} than {object} by {more_by}")
@rule("state", "{comparative} by {more_by} than {object}")
def _(more_by: m.Range, comparative: tuple[str, bool], object: Object) -> m.Predicate | None:
    return _larger(comparative, more_by, object)


# "Longer, though not by more than 3 cm": longer it is all the same.
@rule(
    "state",
    "{comparative} than {object} [,] [but | though | although | yet | and] (not by more than | by no more than | by at most | by not more than | no more than | by MAX) {high=length_said}",
)
def _(comparative: tuple[str, bool], object: Object, high: float) -> m.Predicate | None:
    return _larger(comparative, m.Range(0 * high, high), object)


def _larger(comparative: tuple[str, bool], by: m.Range, other: Object) -> m.Predicate | None:
    field, more = comparative
    if field == "area":
        return None
    if by.low is None and by.high is not None:
        by = m.Range(0 * by.high, by.high)
    low, high = by.low, by.high
    if not more:
        low, high = (None if end is None else -end for end in (high, low))
    return Towards(LargerBy(field, m.Range(low, high)), other)


@rule("same_size", "[of] [the] SAME {measure=any_measure} [as EACH_OTHER]")
@rule("same_size", "[of] (equal | identical | uniform) {measure=any_measure}")
@rule("same_size", "equally {measure=dimension}", "as {measure=dimension} as EACH_OTHER")
def _(measure: str) -> str:
    return measure


@rule("mutual_be", "{same_size} {off=off_length}")
@rule("mutual", "HAVE {same_size} {off=off_length}")
@rule("mutual", "(differ | vary) [from EACH_OTHER] in {same_size=measure} by {off=at_most}")
@rule("mutual", "(differ | vary) [by] {off=at_most} in {same_size=measure}")
def _(same_size: str, off: float) -> Relation | None:
    return LargerBy(same_size, m.Range(-off, off)) if same_size != "area" else None


@rule("state", "{alike} {object=any_rival} {off=off_length}")
@rule("action", "HAVE {alike} {object=any_rival} {off=off_length}")
def _(alike: str, object: Object, off: float) -> m.Predicate | None:
    if alike == "area":
        return None
    return Towards(LargerBy(alike, m.Range(-off, off)), object)


@rule(
    "claim",
    "[the] {measure=measures} of {first=ref} and {second=ref} (differ | MUST differ | may differ) by {off=at_most}",
    "[the] (difference | deviation) [in {measure}] between {first=ref} and {second=ref} {be} {off=at_most}",
    "[the] (difference | deviation) [in {measure}] between {first=ref} and {second=ref} (MUST | may | DOES) NOT exceed {off=length_said}",
)
def _(
    first: m.Ref, second: m.Ref, off: float, measure: str = "", be: bool = True
) -> m.Claim | None:
    if measure in ("", "area"):
        return None
    return Pairs(m.The((first, second)), LargerBy(measure, m.Range(-off, off)))


@rule(
    "claim",
    "[the] {measure=any_measure} of [the] {parts=parts_many} (differ | differs | varies | vary | MUST differ | MUST vary | may differ | may vary) [from EACH_OTHER] by {off=at_most}",
    "[the] {measure=any_measure} of [the] {parts=parts_many} (MUST | may | DOES) NOT (differ | vary) [from EACH_OTHER] by more than {off=length_said}",
)
def _(parts: m.Parts, measure: str, off: float) -> m.Claim | None:
    if measure == "area":
        return None
    return Pairs(m.Every(parts), LargerBy(measure, m.Range(-off, off)))


# ------------------------------------------------ level within so much


@rule(
    "level_line",
    "[exactly | perfectly | dead] level",
    "in (a | one | the SAME) row",
    given="center_y",
)
@rule("level_line", "(at | on) the SAME (height | level)", given="center_y")
@rule("level_line", "horizontally (aligned | lined up)", "horizontally in line", given="center_y")
@rule("level_line", "vertically (aligned | lined up)", "vertically in line", given="center_x")
@rule("level_line", "in (a | one | the SAME) column", given="center_x")
# In a row, or in a column? Both are read, the user chooses.
@rule("level_line", "(aligned | lined up | in line | in a line | in one line)", given="center_y")
@rule("level_line", "(aligned | lined up | in line | in a line | in one line)", given="center_x")
@rule("level_line", "(level | flush | aligned) at the TOP", given="top")
@rule("level_line", "(level | flush | aligned) at the BOTTOM", given="bottom")
@rule("level_line", "(level | flush | aligned) (at | on) the left", given="left")
@rule("level_line", "(level | flush | aligned) (at | on) the right", given="right")
def _(given: Level) -> Level:
    return given


@rule("mutual_be", "{level_line} [with EACH_OTHER] {off=off_length}")
def _(level_line: Level, off: float) -> Relation:
    return LevelWithin(level_line, off)


@rule("where", "{level_line} (with | as | to) {object} {off=off_length}")
def _(level_line: Level, object: Object, off: float) -> m.Predicate:
    return Towards(LevelWithin(level_line, off), object)


# ------------------------------------------------ sticking out by so much


@rule("beyond", "{past_edge} {ref}")
def _(past_edge: bool, ref: m.Ref) -> tuple[str, m.Ref]:
    return "", ref


@rule("beyond", "[out] (beyond | past | over) the {side} (edge | border | side | rim) of {ref}")
def _(side: str, ref: m.Ref) -> tuple[str, m.Ref]:
    return side, ref


@rule("action", "(overhangs | overhang) {ref} by {pixels}")
def _(ref: m.Ref, pixels: m.Range) -> m.Predicate:
    return ReachesBeyond(ref, "", pixels)


@rule("action", "STICKS_OUT {beyond} by {pixels}", "STICKS_OUT [by] {pixels} {beyond}")
@rule("state", "STICKING_OUT {beyond} by {pixels}", "STICKING_OUT [by] {pixels} {beyond}")
def _(beyond: tuple[str, m.Ref], pixels: m.Range) -> m.Predicate:
    side, ref = beyond
    return ReachesBeyond(ref, side, pixels)


# ------------------------------------------------ so large, without saying which way


@rule("action_not", "exceed {length_said} in {measure}")
def _(length_said: float, measure: str) -> m.Predicate | None:
    size = sized(measure, Extent(m.Range(None, length_said)))
    return Not(size) if size is not None else None


@rule("action", "(measures | measure) {pixels}", "(measures | measure) {pixels=pixels_tolerant}")
def _(pixels: m.Range) -> m.Predicate | None:
    return sized("length", Extent(pixels))

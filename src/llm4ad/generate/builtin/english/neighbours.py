"""How far parts of one name are apart: neighbours in a line, or every two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.lengths import tolerant
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.positions import Apart, Touching
from llm4ad.generate.builtin.kinds.rows import NeighbourGaps
from llm4ad.generate.builtin.kinds.together import ApartAmong, Mutual

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.extents import Extent


@rule("near_each", "neighbouring", "neighboring", "adjacent", "successive", "consecutive")
def _() -> bool:
    return True


@rule(
    "between_parts",
    "between [any two | two | EACH two | ALL | ALL the | the] {near_each} {parts=parts_many}",
    "between [the] {parts=parts_many}",
    "between EACH two {parts=parts_many}",
)
def _(parts: m.Parts, near_each: bool = True) -> m.Every:
    return m.Every(parts)


@rule("between_parts", "between (both [of] [the] | the two) {parts=parts_many}")
def _(parts: m.Parts) -> m.Every:
    return m.Every(parts, exactly(2))


@rule(
    "claim",
    "{of_lengths} {there_be} {much} {between_parts}",
    "{of_lengths} {verbless} {much} {between_parts}",
    "{of_lengths} {between_parts} [,] (it {be} | {there_be}) {much}",
    "{of_lengths} (leave | keep | maintain | allow | provide) {much} {between_parts}",
    "{of_lengths} {much=a_gap} {be} {kept} {between_parts}",
    "{of_lengths} [the] GAP {between_parts} {extent=comes_to}",
    "{of_lengths} {verbless} [the] GAP {between_parts} [:] {extent}",
)
def _(
    between_parts: m.Every,
    much: m.Range | None = None,
    extent: Extent | None = None,
    **_words: bool,
) -> m.Claim | None:
    if extent is not None:
        much = extent.range if extent.per is None else None
    return ApartAmong(Apart(much)).of(between_parts) if much is not None else None


@rule(
    "kept",
    "(maintained | kept | left | observed | respected | required | needed | provided | ensured | present)",
)
def _() -> bool:
    return True


@rule(
    "neighbour_gap",
    "[the] GAP between (EACH | one | a) {parts=parts_one} and the (next | one next to it | neighbouring one | next one)",
    "[the] GAP (from | between) (EACH | one | a) {parts=parts_one} (to | and) (the next | ITS neighbour | ITS neighbor)",
    "[the] {parts=parts_one} to {again=parts_one} GAP",
)
def _(parts: m.Parts, near_each: bool = True, again: m.Parts | None = None) -> m.Parts | None:
    return parts if again in (None, parts) else None


@rule(
    "claim",
    "{of_lengths} {neighbour_gap} {extent=comes_to}",
    "{of_lengths} {verbless} {neighbour_gap} {extent}",
)
def _(neighbour_gap: m.Parts, extent: Extent, **_words: bool) -> m.Claim | None:
    return NeighbourGaps(neighbour_gap, extent.range) if extent.per is None else None


@rule(
    "pitch",
    "[the] {parts=parts_one} pitch",
    "the pitch of the {parts=parts_many}",
    "[the] (centre | center) to (centre | center) GAP (of | between) [the] [{near_each}] {parts=parts_many}",
    "[the] GAP between the CENTRES of [{near_each}] {parts=parts_many}",
)
def _(parts: m.Parts, near_each: bool = True) -> m.Parts:
    return parts


@rule("claim", "{of_lengths} {pitch} {extent=comes_to}", "{of_lengths} {verbless} {pitch} {extent}")
def _(pitch: m.Parts, extent: Extent, **_words: bool) -> m.Claim | None:
    return NeighbourGaps(pitch, extent.range, centres=True) if extent.per is None else None


@rule("group_state", "{much=pixels} (apart | away from EACH_OTHER | from EACH_OTHER)")
@rule("group_state", "(within | closer than) {high=length_said} of EACH_OTHER")
@rule("group_state", "{high=length_said} apart (at most | or less | maximum | max | at the most)")
@rule("group_state", "{low=length_said} apart (at least | or more | minimum | min | at the least)")
def _(
    much: m.Range | None = None, low: float | None = None, high: float | None = None
) -> m.Predicate:
    return ApartAmong(Apart(much if much is not None else m.Range(low, high)))


@rule("group_state", "(separated | set apart | kept apart) by {much}")
@rule(
    "group_state",
    "[SPACED | spaced] at (intervals | a spacing | a pitch | distances) of {much=more_exactly}",
)
@rule("group_state", "(SPACED | spaced) {much=more_exactly} apart", "{much=more_exactly} apart")
def _(much: m.Range) -> m.Predicate:
    return ApartAmong(Apart(much))


@rule("more_exactly", "{pixels}")
def _(pixels: m.Range) -> m.Range:
    return pixels


@rule("more_exactly", "{pixels=pixels_tolerant}")
def _(pixels: m.Range) -> m.Range:
    return pixels


# The tolerance follows: "10 mm apart, give or take 1 mm".
@rule("group_state", "[SPACED | spaced] {length_said} apart {off=pixels_off}")
def _(length_said: float, off: tuple[float, bool]) -> m.Predicate | None:
    much = tolerant(length_said, off)
    return ApartAmong(Apart(much)) if much is not None else None


@rule(
    "claim", "{near_each} {parts=parts_many} {lies=lies_be} {much=pixels} (apart | from EACH_OTHER)"
)
@rule("claim", "{near_each} {parts=parts_many} {lies=lies_be} (separated | spaced) by {much}")
def _(parts: m.Parts, much: m.Range, near_each: bool, lies: bool) -> m.Claim | None:
    return ApartAmong(Apart(much)).of(m.Every(parts))


@rule("between_them", "between (them | EACH_OTHER | neighbours | EACH two)", "in between")
def _() -> bool:
    return True


@rule(
    "group_state",
    "(with | leaving | keeping) {much} {between_them}",
    "with (A | the) GAP {between_them} of {much=more_exactly}",
    "(leaving | keeping) {much}",
)
@rule("group_action", "HAVE {much} {between_them}")
@rule("group_action", "{keeps} {much=pixels} (apart | from EACH_OTHER | between them)")
def _(much: m.Range, keeps: bool = True, between_them: bool = True) -> m.Predicate:
    return ApartAmong(Apart(much))


@rule("group_state", "(with | leaving) (A | some) (GAP | air) {between_them}", "without touching")
def _(between_them: bool = True) -> m.Predicate:
    return Mutual(Touching(), negated=True)

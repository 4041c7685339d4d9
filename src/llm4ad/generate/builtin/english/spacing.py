"""Equal steps and distances, and parts on one side of another or on opposite ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import may_hold
from llm4ad.generate.builtin.english.placed import in_both
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.rows import EvenlySpaced
from llm4ad.generate.builtin.kinds.saying import Both
from llm4ad.generate.builtin.kinds.sides import (
    OnOppositeSides,
    OnSameSide,
    in_opposite_corners,
)
from llm4ad.generate.builtin.kinds.together import InLine, Spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.kinds.sides import Axis


@rule("even", "(even | equal | regular | uniform | constant | identical)", "the SAME")
@rule("even", "equally (large | wide | big)")
@rule("gaps", "GAP", "GAPS")
@rule(
    "neighbours",
    "[the] (neighbouring | neighboring | adjacent)",
    "the",
    "[any] two (neighbouring | neighboring | adjacent)",
)
def _() -> bool:
    return True


@rule("looks", "{be} [ALL]", "[MUST] (look | looks | appear | appears)")
def _(be: bool = True) -> bool:
    return be


@rule("group_state", "[LOCATED] the SAME (distance | gap | space) apart", "equally far apart")
def _() -> m.Predicate:
    return Spaced()


@rule("equally_spaced", "SPACED", "with {even} {gaps} [between (them | each)]", "with {even} pitch")
def _(even: bool = True, gaps: bool = True) -> bool:
    return even and gaps


@rule("group_state", "with {even} {gaps} [between (them | each)]")
def _(even: bool, gaps: bool) -> m.Predicate:
    return Spaced()


@rule("group_state", "{line} [and | , | , and] {equally_spaced}")
def _(line: Literal["row", "column"], equally_spaced: bool) -> m.Predicate:
    return Both((InLine(line), Spaced()))


@rule("group_state", "SPACED (across | along | over) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Both((InPlace(m.Place("part", of=ref)), Spaced()))


@rule(
    "claim",
    "[the] {gaps} between [{neighbours}] {parts=parts_many} {looks} {even} [everywhere | throughout] [{tolerance}]",
    "{verbless} [the] {gaps} between [{neighbours}] {parts=parts_many} {even}",
    "{verbless} {parts=parts_one} (spacing | pitch) {even}",
    "[the] GAPS of [the] {parts=parts_many} {be} {even} [{tolerance}]",
    "[the] {parts=parts_one} (spacing | pitch) {be} {even} [everywhere | throughout] [{tolerance}]",
    "the (spacing | pitch) (of | between) [{neighbours}] {parts=parts_many} {be} {even} [{tolerance}]",
    "[the] {parts=parts_many} HAVE (equal | even | the SAME) {gaps} [between them] [{tolerance}]",
    "{there_be} (equal | even) {gaps} between [{neighbours}] {parts=parts_many}",
)
def _(parts: m.Parts, tolerance: float = 0.1, **_words: bool) -> m.Claim:
    return EvenlySpaced(parts, tolerance=tolerance)


# On the same side: beside it, or above and below it? Both are read, the user chooses.
@rule("group_state", "(on | to) the SAME side of {ref}", given="horizontal")
@rule("group_state", "(on | to) the SAME side of {ref}", given="vertical")
def _(ref: m.Ref, given: Axis) -> m.Predicate:
    return OnSameSide(ref, given)


# In a tray the two lie in opposite halves of it.
@rule("group_state", "(on | at) opposite sides of {ref}")
def _(ref: m.Ref) -> m.Predicate | None:
    return OnOppositeSides(ref) if not any(map(may_hold, m.nouns_of(ref))) else None


@rule(
    "claim",
    "[the] two {noun=noun_many} {lies=lies_be} in [diagonally] opposite corners [{of_image}]",
)
@rule(
    "claim",
    "[the] two {noun=noun_many} {lies=lies_be} in [diagonally] opposite corners of {of=ref}",
)
@rule("claim", "{there_be} two {noun=noun_many} in [diagonally] opposite corners of {of=ref}")
def _(
    noun: str,
    of: m.Ref | None = None,
    lies: bool = True,
    there_be: bool = True,
    of_image: bool = False,
) -> m.Claim:
    return in_opposite_corners(noun, of)


@rule("claim", "{first=place} and {second=place} [,] {there_be} {groups} [each]")
@rule("claim", "{there_be} {groups} [each] {first=place} and {second=place}")
@rule("claim", "{verbless} {groups} each {first=place} and {second=place}")
def _(
    first: m.Place,
    second: m.Place,
    groups: Sequence[m.Group],
    there_be: bool = True,
    verbless: bool = True,
) -> m.Claim | None:
    return in_both(tuple(groups), first, second)

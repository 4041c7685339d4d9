"""Edges of several parts in one line: their lower ends are level, aligned at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.predications import Each, Predication
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.edges import EdgesLevel, LevelWithin
from llm4ad.generate.builtin.kinds.saying import Pairs
from llm4ad.generate.builtin.kinds.together import Mutual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.kinds.edges import Edge
    from llm4ad.generate.builtin.kinds.saying import Relation
    from llm4ad.generate.builtin.kinds.together import Among


@rule("edge_named", "(tops | TOP (edges | ends | sides | rims | borders))", given="top")
@rule("edge_named", "(bottoms | BOTTOM (edges | ends | sides | rims | borders))", given="bottom")
@rule("edge_named", "left [hand] (edges | sides | ends | rims | borders)", given="left")
@rule("edge_named", "right [hand] (edges | sides | ends | rims | borders)", given="right")
def _(given: Edge) -> Edge:
    return given


@rule(
    "in_a_line",
    "level [with EACH_OTHER]",
    "flush [with EACH_OTHER]",
    "(at | on) the SAME (height | level)",
    "(in | on) (line | one line | the same line | a line)",
    "LINED_UP [with EACH_OTHER]",
)
def _() -> bool:
    return True


@rule("edge_owners", "{refs=ref+}", "both {refs=ref+}")
def _(refs: Sequence[m.Ref]) -> Among | None:
    return m.The(tuple(refs)) if len(refs) > 1 else None


@rule("edge_owners", "{first=ref} and of {second=ref}")
def _(first: m.Ref, second: m.Ref) -> Among:
    return m.The((first, second))


@rule("edge_owners", "[the] {parts=parts_many}", "ALL [the] [{number}] {parts=parts_many}")
@rule("edge_owners", "[the] {number} {parts=parts_many}", "both [of] [the] {parts=parts_many}")
def _(parts: m.Parts, number: float | None = None) -> Among:
    return m.Every(parts, exactly(number) if number else None)


@rule(
    "in_line_said",
    "{be} [all | both] {in_a_line} [{off=off_length}]",
    "[MUST] [all | both] (line up | align | coincide | match | agree) [{off=off_length}]",
    "[MUST | may] differ by {off=at_most}",
    "(MUST | may | do) NOT differ by more than {off=length_said}",
)
def _(off: float | None = None, be: bool = True, in_a_line: bool = True) -> float:
    return -1.0 if off is None else off


@rule("claim", "[the] {edge_named} of {among=edge_owners} {off=in_line_said}")
def _(edge_named: Edge, among: Among, off: float) -> m.Claim:
    return Pairs(among, _level(edge_named, off))


@rule("claim", "their {edge_named} {off=in_line_said}")
def _(edge_named: Edge, off: float) -> m.Claim:
    return Pairs(m.The((m.Pronoun(many=True),)), _level(edge_named, off))


@rule("loose", "with (the | their) {edge_named} [all | both] {in_a_line} [{off=off_length}]")
@rule("loose", "their {edge_named} [being] [all | both] {in_a_line} [{off=off_length}]")
def _(edge_named: Edge, in_a_line: bool, off: float | None = None) -> Predication:
    return Each(("", (Mutual(_level(edge_named, -1.0 if off is None else off)),)))


@rule(
    "mutual_be",
    "(level | flush | LINED_UP) (at | along | by | on) (the | their) {edge_named} [{off=off_length}]",
)
def _(edge_named: Edge, off: float | None = None) -> Relation:
    return _level(edge_named, -1.0 if off is None else off)


# Level with each other in the upper half, or at their tops? Both are read, the user chooses.
@rule("mutual_be", "(level | flush | aligned) at the TOP", given="top")
@rule("mutual_be", "(level | flush | aligned) at the BOTTOM", given="bottom")
def _(given: Edge) -> Relation:
    return EdgesLevel(given)


def _level(edge: Edge, off: float) -> Relation:
    """Return edges as level, within so much where that is said."""
    return EdgesLevel(edge) if off < 0 else LevelWithin(edge, off)

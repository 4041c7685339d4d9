"""Parts among each other: the nuts do not touch, all have the same length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import Apart, LevelWith, Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.together import Mutual, saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("mutual", "TOUCHES [EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "[the] SAME COLOUR")
@rule(
    "mutual",
    "HAVE [EXACTLY] the SAME COLOUR",
    "share the SAME COLOUR",
)
def _() -> Relation:
    return SameColour()


@rule("mutual_be", "of the SAME COLOUR", "[of] [one and] the same COLOUR [as EACH_OTHER]")
def _() -> Relation:
    return SameColour()


@rule("mutual_be", "TOUCHING [EACH_OTHER]", "in contact [with EACH_OTHER]")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "{pixels} (apart | away from EACH_OTHER | from EACH_OTHER)")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


@rule(
    "mutual_be",
    "parallel [to EACH_OTHER | with EACH_OTHER]",
    "[of | in | at] [the] SAME (orientation | direction | angle)",
)
@rule("mutual", "HAVE the SAME (orientation | direction | angle)", "point in the SAME direction")
def _() -> Relation:
    return Parallel()


@rule("mutual_be", "perpendicular [to EACH_OTHER]", "at right angles [to EACH_OTHER]")
def _() -> Relation:
    return Parallel(across=True)


@rule("mutual", "OVERLAPS [EACH_OTHER]")
@rule("mutual_be", "OVERLAPPING [EACH_OTHER]")
def _() -> Relation:
    return Overlapping()


@rule("mutual_be", "level [with EACH_OTHER]", "(at | on) the SAME (height | level)")
def _() -> Relation:
    return LevelWith("row")


@rule("group_state", "{relation=mutual_be}")
@rule("group_action", "{relation=mutual}")
def _(relation: Relation) -> m.Predicate:
    return Mutual(relation)


@rule(
    "claim",
    "{who} {be_not} all [of] the SAME {colour_word}",
    "{who} (DOES | MUST | may | can) NOT all HAVE the SAME {colour_word}",
    "NOT all {who} {be} [of] the SAME {colour_word}",
)
def _(who: Who, colour_word: bool, be_not: bool = True, be: bool = True) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Every):
        return None
    unlike = Not(Towards(SameColour(), m.Every(subject.parts)))
    count = Saying(m.Some(subject.count, subject.parts), ()) if subject.count else None
    odd_one = Saying(m.Some(m.SOME, subject.parts), (unlike,))
    return AllOf((count, odd_one)) if count is not None else odd_one


@rule("colour_word", "COLOUR")
def _() -> bool:
    return True


@rule(
    "claim",
    "{who} {vp} [,] (which | and it | and this | and that COLOUR) {be} {colours}",
    "{who} {vp} , {colours}",
    "{who} {vp} : {colours}",
)
def _(who: Who, vp: Vp, colours: tuple[str, ...], be: bool = True) -> m.Claim | None:
    if vp[1] != (Mutual(SameColour()),):
        return None
    return said(who, [vp, ("", (Coloured(colours),))])


@rule(
    "claim",
    "EACH {parts=parts_one} {has} (a different COLOUR | another COLOUR | ITS own COLOUR | a COLOUR of ITS own)",
    "EACH {parts=parts_one} {be} of a different COLOUR",
)
def _(parts: m.Parts, has: bool = True, be: bool = True) -> m.Claim:
    return Pairs(m.Every(parts), SameColour(), negated=True)


@rule("mutual", "share (a | the) COLOUR")
def _() -> Relation:
    return SameColour()


@rule("claim", "no two {parts=parts_many} {vp}")
def _(parts: m.Parts, vp: Vp) -> m.Claim | None:
    opposites = [item.opposite() for item in vp[1] if isinstance(item, Mutual) and not item.negated]
    kept = [item for item in opposites if item is not None]
    if len(vp[1]) != 1 or not kept:
        return None
    return Pairs(m.Every(parts), kept[0].relation, negated=True)


@rule("claim", "any two {parts=parts_many} {vp}", "EACH two {parts=parts_many} {vp}")
def _(parts: m.Parts, vp: Vp) -> m.Claim | None:
    if vp[0] == "may" or not all(isinstance(item, Mutual) for item in vp[1]):
        return None
    return saying(m.Every(parts), vp[1])


@rule(
    "claim",
    "{who} HAVE different COLOURS",
    "{who} MUST HAVE different COLOURS",
    "{who} {be} of different COLOURS",
    "{who} differ in COLOUR",
    "{who} MUST differ in COLOUR",
    "{who} {be} different in COLOUR",
    "{who} all HAVE different COLOURS",
    "{who} MUST all HAVE different COLOURS",
)
def _(who: Who, be: bool = True) -> m.Claim | None:
    if not isinstance(who.subject, m.The | m.Every) or who.number == "one":
        return None
    subject = who.subject
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Pairs(subject, SameColour(), negated=True)

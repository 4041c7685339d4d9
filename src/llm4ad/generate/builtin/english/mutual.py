"""Parts among each other: the nuts do not touch, all have the same length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.positions import Apart, LevelWith, Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.sizes import Compared, around

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


@rule("mutual", "TOUCHES EACH_OTHER", "be TOUCHING EACH_OTHER", "TOUCHES")
def _() -> Relation:
    return Touching()


@rule("mutual_be", "[the] SAME COLOUR")
@rule(
    "mutual",
    "HAVE [EXACTLY] the SAME COLOUR",
    "be [of] the SAME COLOUR",
    "share the SAME COLOUR",
    "MUST be [of] the SAME COLOUR",
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
    "[of] [ABOUT] the SAME {measure} [{tolerance}]",
    "of equal {measure} [{tolerance}]",
    "equally {measure=dimension} [{tolerance}]",
    "equal in {measure} [{tolerance}]",
)
@rule("mutual", "HAVE [ABOUT] the SAME {measure} [{tolerance}]")
def _(measure: str, tolerance: float = 0.1) -> Relation:
    return Compared(measure, around(1, tolerance), measure)


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


@rule(
    "mutual_vp",
    "MUST [ALL | both] {relation=mutual}",
    "{relation=mutual}",
    "{be} {relation=mutual_be}",
    "LIES {relation=mutual_be}",
    "MUST LIES {relation=mutual_be}",
    "TO {relation=mutual}",
    "ALL {relation=mutual}",
    "{verbless} [,] [ALL] {relation=mutual_be}",
    "may {relation=mutual}",
)
def _(relation: Relation, be: bool = True, verbless: bool = False) -> tuple[Relation, bool]:
    return relation, False


@rule(
    "mutual_vp",
    "(DOES | MUST | may | can) NOT {relation=mutual}",
    "{be_not} {relation=mutual_be}",
    "never {relation=mutual}",
)
def _(relation: Relation, be_not: bool = True) -> tuple[Relation, bool] | None:
    return (relation, True) if isinstance(relation, Touching | SameColour | Overlapping) else None


@rule("claim", "{who} {mutual_vp}")
def _(who: Who, mutual_vp: tuple[Relation, bool]) -> m.Claim | None:
    subject = who.subject
    if isinstance(subject, m.The) and len(subject.refs) < 2 and not _plural_pronoun(subject):
        return None
    if not isinstance(subject, m.The | m.Every) or who.number == "one" or who.inverted:
        return None
    relation, negated = mutual_vp
    if negated and isinstance(relation, SameColour) and not _two(subject):
        return None
    if who.negative:
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return Pairs(subject, relation, negated)


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


@rule("claim", "{who} {vp} (and | but | , and | , but) {mutual_vp}")
def _(who: Who, vp: Vp, mutual_vp: tuple[Relation, bool]) -> m.Claim | None:
    subject, (relation, negated) = who.subject, mutual_vp
    if isinstance(subject, m.The) and len(subject.refs) < 2:
        return None
    if not isinstance(subject, m.The | m.Every) or who.number == "one" or who.negative:
        return None
    claim = said(who, [vp])
    if claim is None or (negated and isinstance(relation, SameColour)):
        return None
    among = subject if isinstance(subject, m.The) else m.Every(subject.parts)
    return AllOf((claim, Pairs(among, relation, negated)))


def _two(subject: m.Subject) -> bool:
    if isinstance(subject, m.The):
        return len(subject.refs) == 2
    return isinstance(subject, m.Every) and subject.count == exactly(2)


def _plural_pronoun(subject: m.The) -> bool:
    return subject.refs == (m.Pronoun(many=True),)


@rule(
    "claim",
    "{who} {mutual_vp} [,] (which | and it | and this | and that COLOUR) {be} {colours}",
    "{who} {mutual_vp} , {colours}",
    "{who} {mutual_vp} : {colours}",
)
def _(
    who: Who, mutual_vp: tuple[Relation, bool], colours: tuple[str, ...], be: bool = True
) -> m.Claim | None:
    subject = who.subject
    if mutual_vp != (SameColour(), False) or not isinstance(subject, m.The | m.Every):
        return None
    if who.number == "one" or who.negative or who.inverted:
        return None
    if isinstance(subject, m.Every) and subject.count == m.SOME:
        subject = m.Every(subject.parts)
    return AllOf((Pairs(subject, SameColour()), Saying(subject, (Coloured(colours),))))


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


@rule("claim", "no two {parts=parts_many} {mutual_vp}")
def _(parts: m.Parts, mutual_vp: tuple[Relation, bool]) -> m.Claim | None:
    relation, negated = mutual_vp
    if negated or not isinstance(relation, Touching | SameColour | Overlapping):
        return None
    return Pairs(m.Every(parts), relation, negated=True)


@rule("claim", "any two {parts=parts_many} {mutual_vp}", "EACH two {parts=parts_many} {mutual_vp}")
def _(parts: m.Parts, mutual_vp: tuple[Relation, bool]) -> m.Claim:
    relation, negated = mutual_vp
    return Pairs(m.Every(parts), relation, negated)


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

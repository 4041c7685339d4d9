"""Colours of several parts, and the colour as the subject: all of one colour, their colour is red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured, SameColour
from llm4ad.generate.builtin.kinds.logic import AllOf, OneOf
from llm4ad.generate.builtin.kinds.saying import Not, Pairs, Relation, Saying, Towards
from llm4ad.generate.builtin.kinds.together import DifferentColours, Mutual

if TYPE_CHECKING:
    Vp = tuple[str, tuple[m.Predicate, ...]]
    Object = m.The | m.Every | m.Some

# ------------------------------------------------ alike or different


@rule(
    "mutual_be",
    "[of] [one and] [the] SAME COLOUR [as EACH_OTHER]",
    "[of] (one | a single | just one | only one) COLOUR",
    "(uniform | identical | alike | equal | the SAME) in COLOUR",
    "(identically | uniformly | equally) (coloured | colored)",
)
@rule(
    "mutual",
    "HAVE [EXACTLY] the SAME COLOUR",
    "HAVE (one | a single) COLOUR",
    "share (the SAME | a | the | one) COLOUR",
    "match [EACH_OTHER] in COLOUR",
)
def _() -> Relation:
    return SameColour()


@rule(
    "group_state",
    "[all] [of] different COLOURS [from EACH_OTHER]",
    "[all] different in COLOUR [from EACH_OTHER]",
    "[all] differently (coloured | colored)",
    "each [of] a different COLOUR",
)
@rule(
    "group_action",
    "[all] HAVE different COLOURS",
    "[all] (differ | vary) in COLOUR [from EACH_OTHER]",
    "each HAVE (a different COLOUR | ITS own COLOUR)",
)
def _() -> m.Predicate:
    return DifferentColours()


@rule(
    "claim",
    "EACH {parts=parts_one} {has} (a different COLOUR | another COLOUR | ITS own COLOUR | a COLOUR of ITS own)",
    "EACH {parts=parts_one} {be} [of] a different COLOUR",
)
def _(parts: m.Parts, has: bool = True, be: bool = True) -> m.Claim:
    return Pairs(m.Every(parts), SameColour(), negated=True)


@rule(
    "claim",
    "{who} {be_not} all [of] [the] SAME {colour_word}",
    "{who} (DOES | MUST | may | can) NOT all HAVE the SAME {colour_word}",
    "NOT all {who} {be} [of] the SAME {colour_word}",
    "NOT all {who} (HAVE | MUST HAVE) the SAME {colour_word}",
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
    "{who} {vp} [,] (which | which COLOUR | and it | and this | and (that | the | this) COLOUR) {be} {colours}",
    "{who} {vp} , {colours}",
    "{who} {vp} : {colours}",
)
def _(who: Who, vp: Vp, colours: tuple[str, ...], be: bool = True) -> m.Claim | None:
    if vp[1] != (Mutual(SameColour()),):
        return None
    return said(who, [vp, ("", (Coloured(colours),))])


# "The caps are red or they are white, but all of one colour."
@rule(
    "claim",
    "{who} {be} [either] {one=colour} or [they are] {other=colour} [,] (but | and) all (of | in) (one | the SAME | a single) COLOUR",
    "{who} {be} [either] {one=colour} or [they are] {other=colour} [,] (but | and) all [of] [the] SAME [COLOUR]",
    "{who} {be} [either] {one=colour} or [they are] {other=colour} [,] (but | and) (NEVER | not) (mixed | both [together] | a mix [of both] | a mixture [of both] | one of each)",
)
def _(who: Who, one: str, other: str, be: bool) -> m.Claim | None:
    if not isinstance(who.subject, m.Every) or who.subject.count not in (None, m.SOME):
        return None
    return _all_or_all(who.subject.parts, one, other)


@rule("claim", "{who} {be} [either] all {one=colour} or all {other=colour} [{no_mix}]")
def _(who: Who, one: str, other: str, be: bool, no_mix: bool = True) -> m.Claim | None:
    if not isinstance(who.subject, m.Every) or who.subject.count not in (None, m.SOME):
        return None
    return _all_or_all(who.subject.parts, one, other)


@rule(
    "claim",
    "[either] ALL [the] {parts=parts_many} {be} {one=colour} or ALL [of] them {be} {other=colour} [{no_mix}]",
    "either ALL [the] {parts=parts_many} {be} {one=colour} or {be} {other=colour} [{no_mix}]",
)
def _(parts: m.Parts, one: str, other: str, be: bool, no_mix: bool = True) -> m.Claim | None:
    return _all_or_all(parts, one, other)


def _all_or_all(parts: m.Parts, one: str, other: str) -> m.Claim | None:
    if one == other:
        return None
    sayings = [Saying(m.Every(parts), (Coloured((each,)),)) for each in (one, other)]
    return OneOf(tuple(sayings), only=False)


@rule(
    "no_mix",
    "[, | ;] [and | but] (never | not) (mixed | a mix | a mixture | both)",
    "[, | ;] [and | but] [please] (do | MUST) not mix [them]",
    "[, | ;] [and | but] no (mixing | mix | mixture)",
)
def _() -> bool:
    return True


# ------------------------------------------------ the colour as the subject


@rule("colour_of", "[the] [MAIN] COLOUR of {who}", "[the] COLOURS of {who}")
def _(who: Who) -> Who:
    return Who(who.subject, "", who.inverted, who.universal, who.negative)


@rule("colour_of", "ITS [MAIN] COLOUR", given="one")
@rule("colour_of", "their [MAIN] (COLOUR | COLOURS)", given="many")
def _(given: str) -> Who:
    return Who(m.The((m.Pronoun(given == "many"),)))


@rule("colour_of", "{ref} 's [MAIN] COLOUR", "[the] {ref=bare_ref} COLOUR")
def _(ref: m.Ref) -> Who:
    return Who(m.The((ref,)))


@rule("claim", "{who=colour_of} {be} {colours}", "{verbless} {who=colour_of} [:] {colours}")
def _(who: Who, colours: tuple[str, ...], be: bool = True, verbless: bool = True) -> m.Claim | None:
    return said(who, [("", (Coloured(colours),))])


@rule("claim", "{who=colour_of} {be_not} {colours}")
def _(who: Who, colours: tuple[str, ...], be_not: bool) -> m.Claim | None:
    opposite = negation(Coloured(colours))
    return said(who, [("", (opposite,))]) if opposite is not None else None


@rule(
    "claim",
    "{who=colour_of} {be} (the SAME | equal | identical | uniform)",
    "{who=colour_of} MUST match",
)
def _(who: Who, be: bool = True) -> m.Claim | None:
    return said(who, [("", (Mutual(SameColour()),))])


@rule("claim", "{who=colour_of} {be} different", "{who=colour_of} (differ | MUST differ)")
def _(who: Who, be: bool = True) -> m.Claim | None:
    return said(who, [("", (DifferentColours(),))])


@rule(
    "claim",
    "{who=colour_of} {matches} {other=colour_of}",
    "{who} {matches} {other=colour_of}",
)
def _(who: Who, other: Who, matches: bool) -> m.Claim | None:
    if not isinstance(other.subject, m.The | m.Every):
        return None
    return said(who, [("", (Towards(SameColour(), other.subject),))])


@rule(
    "claim",
    "{who=colour_of} {matches} (that | those) of {object}",
)
def _(who: Who, object: Object, matches: bool) -> m.Claim | None:
    return said(who, [("", (Towards(SameColour(), object),))])


@rule("action", "(matches | match) {object} in COLOUR", "(matches | match) the COLOUR of {object}")
@rule("state", "(matched | matching) in COLOUR (to | with) {object}")
def _(object: Object) -> m.Predicate:
    return Towards(SameColour(), object)


@rule("matches", "{verb_matches}", "{be} (the SAME as | identical to | equal to | like)")
def _(verb_matches: bool = True, be: bool = True) -> bool:
    return True


@rule("verb_matches", "(matches | match)", "MUST match", "TO match")
def _() -> bool:
    return True

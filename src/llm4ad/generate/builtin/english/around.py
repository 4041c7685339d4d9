"""What stands around another part, and on which sides: at either end, flanked by, its own corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container, may_hold
from llm4ad.generate.builtin.english.located import on_both_sides
from llm4ad.generate.builtin.english.placed import in_both
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.contrary import Contrary
from llm4ad.generate.builtin.kinds.directions import Parallel
from llm4ad.generate.builtin.kinds.own import InOwn
from llm4ad.generate.builtin.kinds.pieces import HasBeside
from llm4ad.generate.builtin.kinds.places import InPlace, WhollyIn
from llm4ad.generate.builtin.kinds.positions import Between, Enclosing, Overlapping
from llm4ad.generate.builtin.kinds.saying import Both, Towards
from llm4ad.generate.builtin.kinds.sides import OnOppositeSides, OnSameSide, opposite
from llm4ad.generate.builtin.kinds.sizes import Compared, around
from llm4ad.generate.builtin.kinds.spans import Spanning

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who
    from llm4ad.generate.builtin.kinds.positions import Side
    from llm4ad.generate.builtin.kinds.saying import Relation
    from llm4ad.generate.builtin.kinds.sides import Axis

Groups = tuple[m.Group, ...]
Ends = tuple[m.Place, m.Place]
_LEVEL: tuple[Side, ...] = ("left of", "right of")
_ALL_SIDES: tuple[Side, ...] = ("left of", "right of", "above", "below")


# ------------------------------------------------ at both ends


# The ends of a tray may be left and right, or its top and its bottom: both are read.
@rule("ends_of", "(either end | both ends | EACH end | the two ends) of {ref}", given="left right")
@rule("ends_of", "(either end | both ends | EACH end | the two ends) of {ref}", given="top bottom")
def _(ref: m.Ref, given: str) -> Ends | None:
    if isinstance(ref, m.Pronoun) or not all(map(may_hold, m.nouns_of(ref))):
        return None
    first, second = (m.Place("edge", side, ref) for side in given.split())
    return first, second


@rule(
    "claim",
    "{there_be} {groups} (at | on | in) {ends_of}",
    "{verbless} {groups} (at | on | in) {ends_of}",
    "{groups} {lies=lies_be} (at | on | in) {ends_of}",
    "(at | on | in) {ends_of} [,] {there_be} {groups} [each]",
)
def _(groups: Groups, ends_of: Ends, **_words: bool) -> m.Claim | None:
    return in_both(groups, *ends_of)


# On either side of a plate may also be on it.
@rule("claim", "{first=ref} and {second=ref} {lies=lies_be} {ref=both_sides}", given=True)
@rule("claim", "{first=ref} and {second=ref} {lies=lies_be} {ref=both_sides}", given=False)
def _(first: m.Ref, second: m.Ref, lies: bool, ref: m.Ref, given: bool) -> m.Claim | None:
    if given:
        holds = any(map(may_hold, m.nouns_of(ref)))
        return opposite(first, second, "half", ref) if holds else None
    if any(map(is_container, m.nouns_of(ref))):
        return None
    return OnOppositeSides(ref).of(m.The((first, second)))


@rule("claim", "{groups} {lies=lies_be} {ref=both_sides}")
def _(groups: Groups, lies: bool, ref: m.Ref) -> m.Claim | None:
    return on_both_sides(groups, ref)


# ------------------------------------------------ flanked and surrounded


@rule("flanked", "(flanked | framed | bracketed | sandwiched) [on (both | either) (sides | side)]")
def _() -> bool:
    return True


@rule("state", "{flanked} by {first=ref} and {second=ref}")
@rule("state", "sandwiched between {first=ref} and {second=ref}")
def _(first: m.Ref, second: m.Ref, flanked: bool = True) -> m.Predicate:
    return Between(first, second)


@rule("state", "{flanked} by [two | a pair of] {parts=parts_many}", given=_LEVEL)
@rule("state", "(surrounded | encircled | ringed) by {parts=parts_many}", given=_ALL_SIDES)
def _(parts: m.Parts, given: tuple[Side, ...], flanked: bool = True) -> m.Predicate | None:
    if len(parts.nouns) != 1 or parts.place is not None or parts.that:
        return None
    group = m.Group(m.SOME, parts.nouns[0], parts.colour)
    return Both(tuple(HasBeside((group,), side) for side in given))


@rule("state", "WHOLLY (covered | hidden | overlapped) by {ref}")
@rule("state", "WHOLLY (under | underneath | beneath) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return WhollyIn(ref)


@rule("state", "(partly | partially) (under | underneath | beneath) {ref}")
@rule("action", "(sticks | stick | peeks | peek) out from (under | underneath | beneath) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Both((Towards(Overlapping(), m.The((ref,))), Contrary(WhollyIn(ref))))


@rule("action", "(covers | cover | hides | hide) {ref} WHOLLY", "WHOLLY (covers | cover) {ref}")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(Enclosing(), m.The((ref,)))


# Covers it: all of it, or a bit? Both are read; see action_to for the latter.
@rule("claim", "{somebody} [MUST | TO] (covers | cover) {ref}")
def _(somebody: Who, ref: m.Ref) -> m.Claim | None:
    return said(somebody, [("", (Towards(Enclosing(), m.The((ref,))),))])


@rule("somebody", "{who}")
def _(who: Who) -> Who | None:
    named = isinstance(who.subject, m.The | m.Every) and not who.inverted
    return who if named and not who.negative else None


# What none of some may be: "neither may be covered by the nut".
@rule("claim", "{nobody} {be} {state_not}", "{nobody} (may | MUST | can) be {state_not}")
def _(nobody: Who, state_not: m.Predicate, be: bool = True) -> m.Claim | None:
    return said(nobody, [("", (state_not,))])


@rule("nobody", "{who}")
def _(who: Who) -> Who | None:
    none = isinstance(who.subject, m.Some) and who.subject.count == m.NONE
    return who if none or who.negative else None


# ------------------------------------------------ two parts on opposite sides, or on the same one


@rule("opposed", "[diagonally] opposite corners of {of=ref}", given="corner")
@rule("opposed", "[diagonally] opposite corners of the IMAGE", given="corner")
@rule("opposed", "opposite ends of {of=ref}", given="edge")
@rule("opposed", "opposite sides of {of=ref}", given="half")
def _(given: str, of: m.Ref | None = None) -> tuple[str, m.Ref | None] | None:
    holds = of is None or all(map(may_hold, m.nouns_of(of)))
    return (given, of) if holds or given == "corner" else None


@rule(
    "claim",
    "{first=ref} and {second=ref} {lies=lies_be} (in | at | on) {opposed}",
    "{verbless} {first=ref} and {second=ref} (in | at | on) {opposed}",
)
def _(
    first: m.Ref, second: m.Ref, opposed: tuple[str, m.Ref | None], **_words: bool
) -> m.Claim | None:
    return opposite(first, second, *opposed)


@rule(
    "claim",
    "{first=ref} {lies=lies_be} on the (opposite | other) side of {of=ref} (to | from | than | as) {second=ref}",
)
def _(first: m.Ref, of: m.Ref, second: m.Ref, lies: bool) -> m.Claim | None:
    if any(map(may_hold, m.nouns_of(of))):
        return opposite(first, second, "half", of)
    return OnOppositeSides(of).of(m.The((first, second)))


@rule(
    "claim",
    "{first=ref} {lies=lies_be} on the SAME side of {of=ref} as {second=ref}",
    given="horizontal",
)
@rule(
    "claim",
    "{first=ref} {lies=lies_be} on the SAME side of {of=ref} as {second=ref}",
    given="vertical",
)
def _(first: m.Ref, of: m.Ref, second: m.Ref, lies: bool, given: Axis) -> m.Claim | None:
    if any(map(may_hold, m.nouns_of(of))):
        return None
    return OnSameSide(of, given).of(m.The((first, second)))


# ------------------------------------------------ each in its own


@rule(
    "in_own",
    "PREP ITS own {parts=parts_any}",
    "PREP (A | one) {parts=parts_one} of ITS own",
    "PREP (A different | a separate | another) {parts=parts_one}",
    "PREP (different | separate) {parts=parts_many}",
)
def _(parts: m.Parts) -> InOwn:
    return InOwn(m.Every(parts))


@rule("in_own", "PREP (A | one) corner of its own [{of_image}]", "PREP its own corner")
@rule(
    "in_own",
    "PREP (a different | a separate | another | its own) corner of {of=ref}",
    "PREP (different | separate) corners of {of=ref}",
)
def _(of: m.Ref | None = None, of_image: bool = True) -> InOwn:
    return InOwn(m.Cells("corner", of, sides=_CORNERS))


_CORNERS = ("top left", "top right", "bottom left", "bottom right")


@rule("group_state", "{in_own}")
def _(in_own: InOwn) -> m.Predicate:
    return in_own


@rule("claim", "EACH {parts=parts_one} {lies=lies_be} {in_own}")
@rule("claim", "EACH of the {parts=parts_many} {lies=lies_be} {in_own}")
def _(parts: m.Parts, lies: bool, in_own: InOwn) -> m.Claim | None:
    return in_own.of(m.Every(parts))


# ------------------------------------------------ near the middle


@rule(
    "place",
    "(near | close to | towards | toward) the CENTRE [{of_image}]",
    "(near | close to | towards | toward) the CENTRE of {of=ref}",
)
def _(of: m.Ref | None = None, of_image: bool = True) -> m.Place:
    return m.Place("middle", of=of)


@rule("place", "(near | close to) the {corner_side} corner [{of_image}]")
@rule("place", "(near | close to) the {corner_side} corner of {of=ref}")
def _(corner_side: str, of: m.Ref | None = None, of_image: bool = True) -> m.Place:
    return m.Place("corner", corner_side, of)


@rule("place", "PREP {of=whose} {corner_side}")
def _(of: m.Ref, corner_side: str) -> m.Place:
    return m.Place("quarter", corner_side, of)


# ------------------------------------------------ along the long side, from edge to edge


@rule("long_side", "(long | longer | longest) (side | sides | edge | edges | axis)", given=False)
@rule("long_side", "(short | shorter | shortest) (side | sides | edge | edges | axis)", given=True)
def _(given: bool) -> bool:
    return given


@rule("where", "parallel (to | with) {of=whose} {long_side}", given=False)
@rule("where", "parallel (to | with) the {long_side} of {of=ref}", given=False)
@rule(
    "where",
    "(perpendicular | at right angles | at a right angle) to the {long_side} of {of=ref}",
    given=True,
)
def _(of: m.Ref, long_side: bool, given: bool) -> m.Predicate:
    return Towards(Parallel(long_side != given), m.The((of,)))


@rule(
    "runs",
    "(runs | run | lies | lie | goes | go | stretches | stretch | reaches | reach | extends | extend | passes | pass) [right | all the way | straight]",
)
def _() -> bool:
    return True


@rule("end_of", "(edge | side | end | border | rim)")
def _() -> bool:
    return True


@rule(
    "action",
    "{runs} from the left [{end_of}] to the right [{end_of}] of {of=ref}",
    "{runs} from the right [{end_of}] to the left [{end_of}] of {of=ref}",
    "{runs} from the left [{end_of}] of {of=ref} to [the | ITS] right [{end_of}]",
    "{runs} (across | over | along) the (whole | full | entire) width of {of=ref}",
    given="width",
)
@rule(
    "action",
    "{runs} from the TOP [{end_of}] to the BOTTOM [{end_of}] of {of=ref}",
    "{runs} from the BOTTOM [{end_of}] to the TOP [{end_of}] of {of=ref}",
    "{runs} from the TOP [{end_of}] of {of=ref} to [the | ITS] BOTTOM [{end_of}]",
    "{runs} (across | over | along | up | down) the (whole | full | entire) height of {of=ref}",
    given="height",
)
def _(of: m.Ref, given: str, **_words: bool) -> m.Predicate:
    # "A ribbon runs across the box" is of one that is there, not of every ribbon.
    on_it = InPlace(m.Place("part", of=of))
    return Spanning(Both((on_it, Towards(Compared(given, around(1), given), m.The((of,))))))


@rule("mutual_be", "crossed", "crossing EACH_OTHER")
def _() -> Relation:
    return Overlapping()

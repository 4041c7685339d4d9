"""What is said of the rest, in Japanese, after some were counted by their colours: 赤は2個、残りは黄色."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.saying import Not, Other, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


def others_than(ref: m.Pick | m.Nth) -> m.Parts:
    """Return the parts of a name but for a certain one."""
    return m.Parts(ref.parts.nouns, ref.parts.colour, ref.parts.place, (Other(ref),))


def the_rest(
    said: tuple[m.Predicate, ...], number: float | None, before: Sequence[m.Claim]
) -> m.Claim | None:
    """Return that the parts of no colour counted before are of another one, and how many these are.

    None where not all claims before count parts of one name.
    """
    last = before[-1] if before else None
    ref = (
        last.subject.refs[0]
        if isinstance(last, Saying) and isinstance(last.subject, m.The)
        else None
    )
    if isinstance(ref, m.Pick | m.Nth) and number is None:
        return saying(m.Every(others_than(ref)), said)
    groups = [group for claim in before if isinstance(claim, Present) for group in claim.groups]
    places = {claim.place for claim in before if isinstance(claim, Present)}
    nouns = {group.noun for group in groups}
    colours = [group.colour for group in groups if group.colour is not None]
    of_colour = len(said) == 1 and isinstance(said[0], Coloured)
    if not of_colour or len(nouns) != 1 or not colours or places != {m.IMAGE}:
        return None
    (colour,) = said
    parts = m.Parts((nouns.pop(),))
    others = (*(Not(Coloured((each,))) for each in colours), Not(colour))
    none = Saying(m.Some(m.NONE, parts), others)
    if number is None:
        return none
    return AllOf((none, Saying(m.Some(exactly(number), parts), (colour,))))

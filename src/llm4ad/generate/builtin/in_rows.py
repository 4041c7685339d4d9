"""Parts that stand in several rows: "the leftmost one" and equal gaps are then those of a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import is_container, is_vessel, liquids_among, may_hold
from llm4ad.generate.builtin.kinds.between_neighbours import HeldBetween
from llm4ad.generate.builtin.kinds.edges import EdgesLevel, LevelWithin
from llm4ad.generate.builtin.kinds.grading import SizeOrder
from llm4ad.generate.builtin.kinds.orders import SizesInOrder
from llm4ad.generate.builtin.kinds.positions import LevelWith
from llm4ad.generate.builtin.kinds.rows import EvenlySpaced, NeighbourGaps
from llm4ad.generate.builtin.kinds.saying import Pairs
from llm4ad.generate.builtin.kinds.unlike import NeighboursDiffer
from llm4ad.generate.builtin.lexicon import nouns_in
from llm4ad.program.retelling import language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from llm4ad.generate.builtin.known import Known

_ROWS = re.compile(
    r"\b(two|three|four|five|six|both|[2-9]) (\w+ )?(rows|columns)\b"
    # "The pans of the top row", but not "the circles are in the top row", which may be all in one.
    r"|(?<!are )(?<!is )(?<!lie )\b(of|in) the (top|bottom|upper|lower|front|back) (row|column)\b",
    re.IGNORECASE,
)
_ROWS_JAPANESE = re.compile(r"[2-9二三四五六](列|段|行)|[上下]段|[上下]の(列|行)")


def in_rows(sentence: str, part_names: Collection[str]) -> set[str]:
    """Return the parts of which a sentence says, understood or not, that they stand in rows.

    Of several it is that which comes before the rows: "the relays in one row, the fuses in two".
    """
    japanese = language_of(sentence) == "ja"
    if japanese:
        sentence = normalize("NFKC", sentence)
    found = (_ROWS_JAPANESE if japanese else _ROWS).search(sentence)
    if found is None:
        return set()
    nouns = _places_of(sentence, part_names, japanese=japanese)
    nouns = [each for each in nouns if not is_container(each[1])] or nouns
    before = [noun for start, noun in nouns if start < found.start()]
    return set(before[-1:] or [noun for _, noun in nouns][:1])


def _places_of(
    sentence: str, part_names: Collection[str], *, japanese: bool
) -> list[tuple[int, str]]:
    if not japanese:
        return [(noun.start, noun.part) for noun in nouns_in(sentence, part_names)]
    longest = sorted(part_names, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest))
    found = re.finditer(pattern, sentence.lower()) if longest else ()
    return [(each.start(), each[0]) for each in found]


def rows_with(known: Known, part_names: Collection[str]) -> dict[str, str]:
    """Return the parts that stand in rows, and those in or on them: a label on each bottle."""
    rows = dict(known.rows)
    liquids = liquids_among(part_names)
    for noun in set(part_names).difference(rows):
        for whole in known.rows:
            filling = noun in liquids and is_vessel(whole)
            if filling or ((noun, whole) in known.inside and not may_hold(whole)):
                rows[noun] = known.rows[whole]
    return rows


def check_rows(claim: m.Claim, rows: Mapping[str, str]) -> None:
    """Raise ConditionError where a claim orders parts that stand in several rows as one line.

    ``rows`` has those parts, each with the condition that says so.
    """
    ordered = [parts for item in m.within(claim) for parts in _ordered(item)]
    for parts in ordered:
        for noun in parts.nouns:
            if noun in rows and parts == m.Parts(parts.nouns, parts.colour):
                raise ConditionError(
                    f"of {noun!r} there is more than one row ({rows[noun]!r} says so): say of "
                    "which row"
                )


def _ordered(item: object) -> list[m.Parts]:
    """Return the parts that a piece of a meaning orders as one line."""
    if isinstance(item, EvenlySpaced | HeldBetween | NeighboursDiffer | NeighbourGaps | m.Nth):
        return [item.parts]
    if isinstance(item, Pairs):
        level = isinstance(item.relation, LevelWith | EdgesLevel | LevelWithin)
        return [item.among.parts] if level and isinstance(item.among, m.Every) else []
    if isinstance(item, m.Pick) and item.field in ("center_x", "center_y"):
        return [item.parts]
    if isinstance(item, SizesInOrder | SizeOrder):
        return [each for each in m.within(item) if isinstance(each, m.Parts)]
    return []

"""The spacing of neighbours is told from edge to edge or from centre to centre, or it is asked.

A gap and 隙間 are what is free between two parts, a pitch is from centre to centre. Of a spacing,
a distance, intervals and 間隔 of parts of one kind both are read, so that the user is asked,
unless the sentence says it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.positions import Apart
from llm4ad.generate.builtin.kinds.rows import NeighbourGaps
from llm4ad.generate.builtin.kinds.saying import Pairs

_OPEN = re.compile(r"\b(distances?|spacings?|spaced|intervals?)\b|間隔|距離", re.IGNORECASE)
_EDGES = re.compile(
    r"\b(gaps?|clear(ance)?s?|free|empty|edges?|space|room|air)\b"
    r"|隙間|すき間|すきま|空き|端|縁|外形",
    re.IGNORECASE,
)
_CENTRES = re.compile(r"\bpitch\b|ピッチ", re.IGNORECASE)


def with_centres(meanings: list[m.Claim], sentence: str) -> list[m.Claim]:
    """Return meanings, those of spacings between parts of one kind from centre to centre, too."""
    if _CENTRES.search(sentence):
        return list(dict.fromkeys(_of_centres(claim) for claim in meanings))
    if _EDGES.search(sentence) or not _OPEN.search(sentence):
        return meanings
    both = [each for claim in meanings for each in (claim, _of_centres(claim))]
    return list(dict.fromkeys(both))


def _of_centres(claim: m.Claim) -> m.Claim:
    for item in m.within(claim):
        if isinstance(item, NeighbourGaps):
            claim = m.exchanged(claim, item, replace(item, centres=True))
        elif isinstance(item, Pairs) and isinstance(item.among, m.Every):
            relation = item.relation
            if isinstance(relation, Apart):
                centres = replace(relation, centres=True)
                claim = m.exchanged(claim, item, replace(item, relation=centres))
    return claim

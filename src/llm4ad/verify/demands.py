"""What a sentence surely demands, read from the sentence alone, without any program for it.

Many demands are not found, on purpose: one that is wrong makes a good program look doubtful.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, get_args

from llm4ad.verify.english import english_claims, read_english
from llm4ad.verify.japanese import japanese_claims, read_japanese
from llm4ad.verify.mutants import MOST_PAIRS
from llm4ad.verify.mutation import MutationKind
from llm4ad.verify.reading import JAPANESE, mentions_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.verify.reading import Claim

_KINDS: tuple[MutationKind, ...] = get_args(MutationKind)


@dataclass(frozen=True, slots=True)
class Demand:
    """A mutation that a right program for a sentence surely notices on a normal picture.

    Of the mutants of one picture that ``move``, ``resize`` or ``exchange`` the part it notices at
    least one. ``words`` are the piece of the sentence that this follows from.
    """

    kind: MutationKind
    part: str
    words: str


def demands_of(sentence: str, part_names: Collection[str]) -> tuple[Demand, ...]:
    """Return what a right program for a sentence surely notices, in the order of the sentence."""
    names = sorted(part_names)
    mentions = list(mentions_in(sentence, names))
    if re.search(JAPANESE, sentence):
        reading = read_japanese(sentence, names, mentions)
        claims = japanese_claims(reading.line)
    else:
        reading = read_english(sentence, names, mentions)
        claims = english_claims(reading.line)
    if comb(len(names), 2) > MOST_PAIRS:  # not every two names change places on every picture
        claims = (claim for claim in claims if claim.kind != "exchange")
    demands: dict[tuple[MutationKind, str], Demand] = {}
    for claim in sorted(claims, key=_order):
        part = names[claim.part]
        words = reading.words(claim.start, claim.end, sentence)
        demands.setdefault((claim.kind, part), Demand(claim.kind, part, words))
        if claim.kind == "remove":  # whoever misses one misses all of them
            demands.setdefault(("clear", part), Demand("clear", part, words))
    return tuple(demands.values())


def mentioned_parts(sentence: str, part_names: Collection[str]) -> frozenset[str]:
    """Return the parts that a sentence names; a name within a longer one does not count."""
    return frozenset(mention.part for mention in mentions_in(sentence, part_names))


def _order(claim: Claim) -> tuple[int, int, int]:
    return (claim.start, _KINDS.index(claim.kind), claim.part)

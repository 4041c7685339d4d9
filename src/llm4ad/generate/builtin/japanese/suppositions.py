"""What is supposed before 「場合」 or 「なら」, and what is demanded before it instead.

「ナットは2個か3個で、3個の場合は…」 demands two or three nuts; 「ナットが赤く、座金も赤い場合」
supposes both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.left_out import Piece, completed
from llm4ad.generate.builtin.japanese.words import JAPANESE, rule
from llm4ad.generate.builtin.kinds.logic import AllOf, If
from llm4ad.generate.builtin.kinds.numbers import Present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading

_OR = re.compile("または|もしくは|あるいは|では")


@JAPANESE.recogniser("since", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Say, without reading it, what comes before a place, each part as its name."""
    yield place, tuple(token.part or token.text for token in reading.tokens[:place])


@rule("test", "{before=since} {test=supposition} {since}")
def _(before: tuple[str, ...], test: m.Claim, since: tuple[str, ...]) -> m.Claim | None:
    words = since[len(before) :]
    return None if _demands_first(words) or _counts_anew(test) else test


def _demands_first(words: tuple[str, ...]) -> bool:
    """Tell whether a topic, or what 「が、」 ends, comes before the last comma of some words."""
    if "、" not in words or words[:2] == ("も", "し"):
        return False
    said = words[: len(words) - 1 - words[::-1].index("、")]
    return said[-1:] == ("が",) or "は" in _OR.sub("", "".join(said))


def _counts_anew(test: m.Claim) -> bool:
    """Tell whether the same parts are counted twice: the first number is demanded then."""
    claims = test.claims if isinstance(test, AllOf) else ()
    counted = [
        (group.noun, group.colour, each.place)
        for each in claims
        if isinstance(each, Present)
        for group in each.groups
    ]
    return len(set(counted)) < len(counted)


# 「ナットは2個または3個ですが、3個の場合は一列に並ぶ」
@rule("wholes", "{first=joined_claim} {joining} {count=many} [だ] なら [、] {joints}")
def _(
    first: m.Claim, joining: bool, count: m.Range, joints: tuple[Piece, ...]
) -> tuple[m.Claim, ...] | None:
    group = first.groups[0] if isinstance(first, Present) and len(first.groups) == 1 else None
    if not isinstance(first, Present) or group is None or group.count.low == group.count.high:
        return None
    claims = completed(joints, first)
    if claims is None or any(isinstance(each, If) for each in claims):
        return None
    test = Present((m.Group(count, group.noun, group.colour),), first.place)
    return first, If(test, claims[0] if len(claims) == 1 else AllOf(claims))

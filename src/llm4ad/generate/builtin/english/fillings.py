"""How high a vessel is filled where what it is filled with is not said: the filling, the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import liquids_among
from llm4ad.generate.builtin.english.levels import Height, alike_in
from llm4ad.generate.builtin.english.words import ENGLISH, rule
from llm4ad.generate.builtin.kinds.filling import FilledWith
from llm4ad.generate.builtin.kinds.quantities import Measured, Share
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.grammar import Reading


@ENGLISH.recogniser("its_liquid", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    """Say, without reading it, which part is a liquid, if only one is."""
    found = liquids_among(reading.parts)
    if len(found) == 1:
        yield place, found[0]


@rule(
    "claim",
    "the (FILLING | FILL_LEVEL) (of | in | inside) {of=ref} {height=level_said} {noun=its_liquid}",
    "the (FILLING | FILL_LEVEL) {height=level_said} {noun=its_liquid}",
)
def _(height: Height, noun: str, of: m.Ref | None = None) -> m.Claim | None:
    whole = of or height.of
    if whole is None or noun in m.nouns_of(whole) or height.of not in (None, whole):
        return None
    return Measured(Share(m.One(m.Parts((noun,))), whole, level=True), height.shares, "share")


@rule(
    "claim",
    "the (FILLING | FILL_LEVEL) (of | in | inside) {cells=each_part} {height=level_said} {noun=its_liquid}",
)
def _(cells: m.Subject, height: Height, noun: str) -> m.Claim | None:
    own = isinstance(cells, m.Every) and height.of == m.One(cells.parts)
    if noun in m.nouns_of(cells) or not (height.of is None or own):
        return None
    return Saying(cells, (FilledWith(noun, height.shares, level=True),))


@rule("filled", "filled [up] to {shares} [{of_height}] {noun=its_liquid}")
def _(noun: str, shares: m.Range, of_height: bool = False) -> FilledWith:
    return FilledWith(noun, shares, level=True)


# An area to some and a height to others, as in levels.py.
@rule("full", "{shares} (full | filled) {noun=its_liquid}", given=True)
@rule("full", "{shares} (full | filled) {noun=its_liquid}", given=False)
def _(noun: str, shares: m.Range, given: bool) -> FilledWith:
    return FilledWith(noun, shares, level=given)


@rule(
    "claim",
    "{cells=each_part} {be} filled {same_height} {noun=its_liquid}",
    "the (FILLING | FILL_LEVEL) {be} (the SAME | equal) in {cells=each_part} {noun=its_liquid}",
    "the (FILLING | FILL_LEVEL) (in | of) {cells=each_part} {be} (the SAME | equal) {noun=its_liquid}",
)
def _(cells: m.Subject, noun: str, be: bool, same_height: bool = True) -> m.Claim | None:
    return alike_in(cells, noun) if noun not in m.nouns_of(cells) else None

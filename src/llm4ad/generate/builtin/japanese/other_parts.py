"""Parts that no name is given to, in Japanese: スパチュラ以外の部品は, 他の部品と重なっていない, いかなる部品も."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import holding_others
from llm4ad.generate.builtin.japanese.relations import of_none
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.whereabouts import holds_others
from llm4ad.generate.builtin.japanese.words import JAPANESE, rule
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import Overlapping, Touching
from llm4ad.generate.builtin.kinds.saying import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Reading
    from llm4ad.generate.builtin.japanese.relations import Object
    from llm4ad.generate.builtin.kinds.saying import Relation

Said = tuple[m.Predicate, ...]


@JAPANESE.recogniser("known_parts", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Say, without reading it, which parts there are, but for those that hold others."""
    yield place, tuple(sorted(reading.parts - holding_others(reading.parts)))


@JAPANESE.recogniser("besides_it", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, m.Parts]]:
    """Say, without reading it, which parts there are besides the one part that is spoken of.

    Of two that are named it is not clear whether they may touch each other.
    """
    holding = holding_others(reading.parts)
    named = {token.part for token in reading.tokens if token.part} - holding
    others = sorted(reading.parts - holding)
    if len(named) < 2 and others:
        yield place, m.Parts(tuple(others))


@rule("object", "(他の | ほかの | 別の | その他の) {thing} {parts=besides_it}", given=False)
@rule(
    "object",
    "(どの | いかなる | すべての | いずれの) (他の | ほかの) {thing} {parts=besides_it}",
    given=True,
)
def _(thing: bool, parts: m.Parts, given: bool) -> Object:
    return m.Every(parts) if given else m.Some(m.SOME, parts)


# 「ナット以外の部品は」: every other one, but for what it is said towards. What is in a place has
# rules of its own, which come first.
@rule(
    "halted_claim",
    "{nouns=noun+} (以外 | を除く | を除いた) [の] {thing} {known_parts} (は | が | も) [すべて | どれも | 一切] {said}",
    "{nouns=noun+} 以外 {known_parts} は [すべて | どれも | 一切] {said}",
)
def _(
    nouns: Sequence[str], known_parts: tuple[str, ...], said: Said, thing: bool = True
) -> m.Claim | None:
    towards = m.nouns_of(said)
    others = sorted({*known_parts} - {*nouns} - {*towards})
    if not others or not towards or set(nouns) & set(towards) or _says_what_is_in_it(said):
        return None
    parts = m.Parts(tuple(others))
    return saying(m.Every(parts), said)


def _says_what_is_in_it(said: Said) -> bool:
    """Tell whether it is said what is in or on something, which has a rule of its own."""
    items = list(m.within(said))
    on = any(isinstance(item, Overlapping) for item in items) and holds_others(said)
    return on or any(isinstance(item, InPlace) for item in items)


# 「部品同士が重なっていないこと」: any two of all that there are, whatever their names.
@rule(
    "claim",
    "[すべて の | 全 | 各] (部品 | もの | 具材) [同士 | どうし] {known_parts} (は | が) [すべて | どれも] {mutual}",
    "どの (部品 | もの) {known_parts} も {mutual}",
)
def _(known_parts: tuple[str, ...], mutual: tuple[Relation, bool]) -> m.Claim | None:
    relation, negated = mutual
    if not negated or not isinstance(relation, Overlapping | Touching):
        return None
    return Pairs(m.Every(m.Parts(known_parts)), relation, negated)


# 「取付穴にはいかなる部品も掛かっていない」
@rule(
    "claim",
    "{ref} (に | には | と) [は] (どの | いかなる | 他の | ほかの | どんな) {thing} {known_parts} も {met_by_none}",
    "(どの | いかなる | 他の | ほかの | どんな) {thing} {known_parts} も {ref} (に | と | には) {met_by_none}",
)
def _(
    ref: m.Ref, thing: bool, known_parts: tuple[str, ...], met_by_none: Relation
) -> m.Claim | None:
    others = sorted({*known_parts} - {*m.nouns_of(ref)})
    if not others:
        return None
    none = of_none(met_by_none, m.The((ref,)))
    return None if none is None else saying(m.Every(m.Parts(tuple(others))), (none,))


@rule(
    "met_by_none",
    "(重ならない | 掛かっていない | かかっていない | 掛からない | かからない)",
    given=Overlapping(),
)
@rule("met_by_none", "接しない", given=Touching())
def _(given: Relation) -> Relation:
    return given

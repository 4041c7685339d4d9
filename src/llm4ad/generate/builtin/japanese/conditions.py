"""Whole Japanese sentences: 液が赤ければチェリーがある."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.numbers_said import Numbered, number_claim
from llm4ad.generate.builtin.japanese.opposites import opposite
from llm4ad.generate.builtin.japanese.owners import owned, siblings_owned
from llm4ad.generate.builtin.japanese.references import referred
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.saying import Not, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]


@rule("claim", "{place=in_place} {refs=ref+} が 位置する")
def _(place: m.Place, refs: Sequence[m.Ref]) -> m.Claim:
    return Saying(m.The(tuple(refs)), (InPlace(place),))


@rule("supposition", "[もし] {claim} なら")
def _(claim: m.Claim) -> m.Claim | None:
    return None if _is_of_a_plain_topic(claim) else claim


@rule("supposition", "[もし] {first=claim} (、 | 、かつ | かつ) {second=claim} なら")
def _(first: m.Claim, second: m.Claim) -> m.Claim:
    return AllOf((first, second))


def _is_of_a_plain_topic(claim: m.Claim) -> bool:
    """Tell whether something is said of 「ナット」: the one nut is tested, as a rule below says."""
    if not isinstance(claim, Saying) or not isinstance(claim.subject, m.Every):
        return False
    turned = any(isinstance(each, Not) for each in claim.predicates)
    return not claim.subject.parts.that and (
        claim.subject.count == m.SOME or (turned and claim.subject.count is None)
    )


@rule("supposition", "[もし] {ref} (は | が) {said} なら")
def _(ref: m.Ref, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    return saying(m.The((ref,)), said)


@rule("supposition", "[もし] {topic=all_topic} {said} なら")
def _(topic: m.Subject, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    return saying(topic, said)


@rule("supposition", "[もし] どの {parts} も {said} なら")
def _(parts: m.Parts, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    return saying(m.Every(parts), said)


@rule("supposition", "{colour} (い | の) {noun} (には | に は)")
def _(colour: str, noun: str) -> m.Claim:
    return Present((m.Group(m.SOME, noun, colour),))


@rule("conditional", "{test} [、] {claims}")
def _(test: m.Claim, claims: tuple[m.Claim, ...]) -> m.Claim:
    return If(test, _all(claims))


@rule("conditional", "{test} [、] {numbereds}")
def _(test: m.Claim, numbereds: tuple[Numbered, ...]) -> m.Claim | None:
    nouns = m.nouns_of(test)
    if len(nouns) != 1 or not isinstance(test, Present) or test.groups[0].colour is not None:
        return None
    if any(not isinstance(each, m.Range) or each in (m.SOME, m.NONE) for each in numbereds):
        return None
    return If(test, _all(tuple(number_claim(m.Parts((nouns[0],)), each) for each in numbereds)))


@rule("conditional", "{test} [、] {said}")
def _(test: m.Claim, said: tuple[m.Predicate, ...]) -> m.Claim | None:
    nouns = m.nouns_of(test)
    if len(nouns) != 1 or not isinstance(test, Present):
        return None
    return If(test, Saying(m.Every(m.Parts((nouns[0],))), said))


# A colour that nothing is demanded of adds nothing where it is another one than that of the test.
@rule(
    "conditional",
    "{conditional=colour_test} が [、] {colour} (い場合 | である場合) [は] [、] [特に] {no_matter}",
)
def _(conditional: tuple[str, m.Claim], colour: str, no_matter: bool) -> m.Claim | None:
    tested, claim = conditional
    return claim if tested != colour else None


@rule(
    "colour_test",
    "[もし] {ref} が {colour} (い場合 | である場合) [は] [、] {said_also}",
)
def _(ref: m.Ref, colour: str, said_also: m.Claim) -> tuple[str, m.Claim]:
    return colour, If(Saying(m.The((ref,)), (Coloured((colour,)),)), said_also)


@rule("said_also", "{parts} も {said}")
def _(parts: m.Parts, said: tuple[m.Predicate, ...]) -> m.Claim:
    positive = not any(isinstance(each, Not) for each in said)
    return Saying(m.Every(parts, m.SOME if positive else None), said)


@rule("said_also", "{claim}")
def _(claim: m.Claim) -> m.Claim:
    return claim


@rule("conditional", "{test} [、] {claim=also}")
def _(test: m.Claim, claim: m.Claim) -> m.Claim:
    return If(test, claim)


@rule("also", "{parts} も {said}")
def _(parts: m.Parts, said: tuple[m.Predicate, ...]) -> m.Claim:
    positive = not any(isinstance(each, Not) for each in said)
    return Saying(m.Every(parts, m.SOME if positive else None), said)


@rule(
    "then",
    "、",
    "、また",
    "、また、",
    "、かつ",
    "。",
    "し、",
    "、そして",
    "、なお",
    "が、",
    "、一方",
)
def _() -> bool:
    return True


@rule("claims", "{claim}")
def _(claim: m.Claim) -> tuple[m.Claim, ...]:
    return (claim,)


# 「...か、または...」: one of the two only, or at least one? Both are read.
@rule(
    "claims",
    "{first=claim} か [、] [または] {second=claim} [か] [のどちらか | のいずれか] [である]",
    given=True,
)
@rule(
    "claims",
    "{first=claim} か [、] [または] {second=claim} [か] [のどちらか | のいずれか] [である]",
    given=False,
)
@rule(
    "claims",
    "{first=claim} か [、] [または] {second=claim} [か] の (どちらか 一方 | いずれか 一方) だけ である",
    given=True,
)
def _(first: m.Claim, second: m.Claim, given: bool) -> tuple[m.Claim, ...]:
    return (OneOf((first, second), only=given),)


@rule("claims", "{claim} {then} {claims}")
def _(claim: m.Claim, claims: tuple[m.Claim, ...], then: bool) -> tuple[m.Claim, ...]:
    return (claim, *claims)


# 「トレイの左半分にナットがあり、右上に…」: of the tray, or of the image? Both are read.
@rule("spoken", "{claims}", "画像 (に | には | では) [は] [、] {claims}", given=True)
@rule("spoken", "{claims}", "画像 (に | には | では) [は] [、] {claims}", given=False)
def _(claims: tuple[m.Claim, ...], given: bool) -> m.Claim:
    claims = siblings_owned(_flat(claims))
    return _all(owned(claims) if given else claims)


# 「...があるのに...がない場合は不良」
@rule("spoken", "{despite} {claim} 場合不可", given=False)
@rule("spoken", "{despite} {claim}", given=True)
def _(despite: m.Claim, claim: m.Claim, given: bool) -> m.Claim | None:
    then = claim if given else opposite(claim)
    return If(despite, then) if then is not None else None


@rule("despite", "{claim} (のに | にもかかわらず | にも関わらず) [、]")
def _(claim: m.Claim) -> m.Claim:
    return claim


# 「ナットもワッシャーもない場合は不良」: one of them is enough.
@rule("spoken", "[{place=in_place}] {all_these} [が] ない 場合不可")
def _(all_these: tuple[m.Parts, ...], place: m.Place = m.IMAGE) -> m.Claim:
    there = tuple(
        Present((m.Group(m.SOME, each.nouns[0], each.colour),), place) for each in all_these
    )
    return OneOf(there, only=False)


# 「3個未満、または5個以上の場合は不良」: the numbers between are asked for.
@rule(
    "spoken", "{kinds} {low=many} [だ | ある] [か] [、] [または] {high=many} [だ | ある] 場合不可"
)
@rule(
    "spoken",
    "{kinds=kinds_number} {low=many} [だ | ある] [か] [、] [または] {high=many} [だ | ある] 場合不可",
)
def _(kinds: m.Parts, low: m.Range, high: m.Range) -> m.Claim | None:
    if low.low is not None and high.high is not None:
        low, high = high, low
    if low.low is not None or high.high is not None or low.high is None or high.low is None:
        return None
    between = m.Range(low.high + 1, high.low - 1)
    return number_claim(kinds, between) if low.high + 1 <= high.low - 1 else None


@rule("spoken", "{claim} 場合不可")
def _(claim: m.Claim) -> m.Claim | None:
    return opposite(claim)


@rule("spoken", "{conditional}", given=True)
@rule("spoken", "{conditional}", given=False)
def _(conditional: m.Claim, given: bool) -> m.Claim:
    if not given or not isinstance(conditional, If):
        return conditional
    condition, *claims = owned((conditional.condition, *_flat((conditional.claim,))))
    return If(condition, _all(tuple(claims)))


@rule("spoken", "{first=conditional} {then} {second=conditional}")
def _(first: m.Claim, second: m.Claim, then: bool) -> m.Claim:
    return AllOf((first, second))


def _flat(claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    flat: list[m.Claim] = []
    for claim in claims:
        flat += claim.claims if isinstance(claim, AllOf) else (claim,)
    return tuple(flat)


def _all(claims: tuple[m.Claim, ...]) -> m.Claim:
    flat = _flat(claims)
    return flat[0] if len(flat) == 1 else AllOf(flat)


# 「ナットはワッシャーの右にあり、その上に…」: on the nut, or on the washer? Both are read.
@rule("sentence", "{spoken}", given=0)
@rule("sentence", "{spoken}", given=1)
def _(spoken: m.Claim, given: int) -> m.Claim | None:
    return referred(spoken, given)

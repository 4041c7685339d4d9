"""Some of them, and the rest, in Japanese: 3個のうち1個は赤く、残りは青い, 左端のナットだけが赤い."""

from __future__ import annotations

from dataclasses import dataclass

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.numbers import group_of
from llm4ad.generate.builtin.japanese.numbers_said import number_claim
from llm4ad.generate.builtin.japanese.parts import exactly
from llm4ad.generate.builtin.japanese.remainders import others_than
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.saying import Not, Saying


@dataclass(frozen=True, slots=True)
class Share:
    """What is said of so many of some parts; of all the rest of them where ``rest``."""

    said: tuple[m.Predicate, ...]
    count: m.Range | None
    rest: bool = False
    noun: str = ""


# ------------------------------------------------ of how many


@rule(
    "whole",
    "{kind} (は | が) [合計 [で]] {n} (だ | ある) [、]",
    "{kind} (は | が) [合計 [で]] {n} (だ | ある) [、] (そのうち | そのうちの | うち | その中の) [、]",
    "{n} の {kind} (のうち | のうちの | の中で | の中の) [、]",
    "{kind} {n} (のうち | のうちの | 中 | の中で) [、]",
    "{kind} (は | が) {n} (のうち | のうちの | 中) [、]",
    "{kind} (のうち | のうちの | の中で) [、]",
    "{kind} (は | が) [、]",
)
def _(kind: m.Parts, n: float | None = None) -> tuple[m.Parts, float | None]:
    return kind, n


@rule("share", "{count=many} (主 | だけが | のみが | だけは) {said}")
def _(count: m.Range, said: tuple[m.Predicate, ...]) -> Share:
    return Share(said, count)


# Of two: 「一方は赤、もう一方は青」.
@rule(
    "one_and_other",
    "(一方 | 片方 | 1つ) (は | が) {first=said} 、 (もう一方 | もう片方 | 他方 | もう 1つ) (は | が) {second=said}",
)
def _(
    first: tuple[m.Predicate, ...], second: tuple[m.Predicate, ...]
) -> tuple[tuple[m.Predicate, ...], tuple[m.Predicate, ...]]:
    return first, second


@rule("claim", "{whole} {one_and_other}")
@rule(
    "claim",
    "(一方 | 片方) の {noun} (は | が) {first=said} 、 (もう一方 | もう片方 | 他方) [の {other=noun}] (は | が) {second=said}",
)
def _(
    whole: tuple[m.Parts, float | None] | None = None,
    one_and_other: tuple[tuple[m.Predicate, ...], tuple[m.Predicate, ...]] = ((), ()),
    noun: str = "",
    other: str = "",
    first: tuple[m.Predicate, ...] = (),
    second: tuple[m.Predicate, ...] = (),
) -> m.Claim | None:
    parts, n = whole or (m.Parts((noun,)), None)
    if n not in (None, 2) or other not in ("", noun):
        return None
    said = one_and_other if whole else (first, second)
    each = tuple(Saying(m.Some(exactly(1), parts), predicates) for predicates in said)
    return AllOf((number_claim(parts, exactly(2)), *each))


_REST = "(残り | のこり | あと | 他 | ほか | その他 | それ以外)"


@rule("share", "もう {n} (は | が) {said}")
def _(n: float, said: tuple[m.Predicate, ...]) -> Share:
    return Share(said, exactly(n))


@rule("share", "{colour} [い | の] [もの | 物] (は | が) {count=many} [ある]")
def _(colour: str, count: m.Range) -> Share:
    return Share((Coloured((colour,)),), count)


@rule("share", f"{_REST} [の (もの | 物)] (は | が) [すべて] {{said}}")
@rule("share", f"{_REST} [の] {{n}} (は | が) [すべて | とも] {{said}}")
@rule("share", f"{_REST} の {{noun}} (は | が) [すべて] {{said}}")
def _(said: tuple[m.Predicate, ...], n: float | None = None, noun: str = "") -> Share:
    return Share(said, None if n is None else exactly(n), rest=True, noun=noun)


@rule("shares_said", "{share}")
def _(share: Share) -> tuple[Share, ...]:
    return (share,)


@rule("shares_said", "{share} (、 | 、かつ | が、 | で、) {rest=shares_said}")
def _(share: Share, rest: tuple[Share, ...]) -> tuple[Share, ...]:
    return (share, *rest)


@rule("claim", "{whole} {shares_said}")
def _(whole: tuple[m.Parts, float | None], shares_said: tuple[Share, ...]) -> m.Claim | None:
    parts, n = whole
    if len(shares_said) == 1:
        (share,) = shares_said
        if share.rest or share.count is None:
            return None
        among = None if n is None else exactly(n)
        return saying(m.Some(share.count, parts, among), share.said)
    head = () if n is None else (number_claim(parts, exactly(n)),)
    each = tuple(_of_some(parts, share) for share in shares_said if not share.rest)
    rest = [share for share in shares_said if share.rest]
    if any(share.noun not in ("", parts.nouns[0]) for share in rest):
        return None
    if not rest:
        return AllOf((*head, *each))
    last = _of_the_rest(parts, shares_said[:-1], shares_said[-1])
    if last is None or len(rest) > 1 or not shares_said[-1].rest:
        return None
    return AllOf((*head, *each, *last))


def _of_some(parts: m.Parts, share: Share) -> m.Claim:
    return Saying(m.Some(share.count or m.SOME, parts), share.said)


def _of_the_rest(
    parts: m.Parts, firsts: tuple[Share, ...], last: Share
) -> tuple[m.Claim, ...] | None:
    """Return that what is of no share before is as the last one says, and how many these are."""
    said = [each for share in (*firsts, last) for each in share.said]
    if len(said) > len(firsts) + 1 or any(isinstance(each, Not) for each in said):
        return None
    turned = [negation(each) for each in said]
    if any(each is None for each in turned):
        return None
    none = Saying(m.Some(m.NONE, parts), tuple(each for each in turned if each is not None))
    return (none,) if last.count is None else (none, _of_some(parts, last))


# 「ナットのうち赤いものは2個」
@rule("such", "{colour} (い | の) (もの | 物)")
def _(colour: str) -> m.Predicate:
    return Coloured((colour,))


@rule("such", "{state} (もの | 物)")
def _(state: m.Predicate) -> m.Predicate | None:
    return None if isinstance(state, Coloured) else state


@rule("such", "{held=parts} (の | が) ない (もの | 物)")
def _(held: m.Parts) -> m.Predicate:
    return Holds((group_of(held, m.NONE),))


_AMONG = "(のうち | の うち | の中で | の中に | の中の | に)"


@rule("such_many", "{such} (は | が) {count=many} [だけ]")
def _(such: m.Predicate, count: m.Range) -> tuple[tuple[m.Predicate, m.Range], ...]:
    return ((such, count),)


@rule("such_many", "{such} (は | が) {count=many} (、 | で、 | と) {rest=such_many}")
def _(
    such: m.Predicate, count: m.Range, rest: tuple[tuple[m.Predicate, m.Range], ...]
) -> tuple[tuple[m.Predicate, m.Range], ...]:
    return ((such, count), *rest)


@rule("claim", f"{{kind}} {_AMONG} [、 | は] {{such_many}} (だ | ある)")
def _(kind: m.Parts, such_many: tuple[tuple[m.Predicate, m.Range], ...]) -> m.Claim:
    claims = tuple(Saying(m.Some(count, kind), (such,)) for such, count in such_many)
    return claims[0] if len(claims) == 1 else AllOf(claims)


@rule(
    "claim",
    f"{{kind}} {_AMONG} [、 | は] {{such}} (は | が) [1つも | 1個も | 一切] (ない | {{not_mixed}})",
)
def _(kind: m.Parts, such: m.Predicate, not_mixed: bool = True) -> m.Claim:
    return Saying(m.Some(m.NONE, kind), (such,))


@rule("claim", f"{{kind}} {_AMONG} [、 | は] {{such}} が ある")
def _(kind: m.Parts, such: m.Predicate) -> m.Claim:
    return Saying(m.Some(m.SOME, kind), (such,))


# ------------------------------------------------ one, and the others


def _others(ref: m.Ref) -> m.Parts | None:
    return others_than(ref) if isinstance(ref, m.Pick | m.Nth) else None


@rule("claim", "{ref=picked} (だけ | のみ) [が | は] {state}")
def _(ref: m.Ref, state: m.Predicate) -> m.Claim | None:
    others, turned = _others(ref), negation(state)
    if others is None or turned is None or isinstance(state, Not):
        return None
    return AllOf((Saying(m.The((ref,)), (state,)), Saying(m.Every(others), (turned,))))


@rule(
    "claim",
    f"{{ref=picked}} (は | が | だけが | のみが | だけ | のみ) {{first=said}} (、 | が、) {_REST} [の もの] (は | が) [すべて] {{second=said}}",
    f"{{ref=picked}} (は | が | だけが | のみが | だけ | のみ) {{first=said}} (、 | が、) {_REST} の {{noun}} (は | が) [すべて] {{second=said}}",
)
def _(
    ref: m.Ref,
    first: tuple[m.Predicate, ...],
    second: tuple[m.Predicate, ...],
    noun: str = "",
) -> m.Claim | None:
    others = _others(ref)
    if others is None or noun not in ("", others.nouns[0]):
        return None
    rest = saying(m.Every(others), second)
    one = saying(m.The((ref,)), first)
    return AllOf((one, rest)) if one is not None and rest is not None else None

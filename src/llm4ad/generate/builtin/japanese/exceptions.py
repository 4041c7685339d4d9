"""All but some, and what is so under a condition only, in Japanese: 左端を除き, ただし左端のみ黄色でも可, ただし…の場合は2個.

Between what is said and its exception stands 「ただし」, or the exception stands with its part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.verbs import negation
from llm4ad.generate.builtin.japanese.left_out import Left, completed
from llm4ad.generate.builtin.japanese.owners import owned, siblings_owned
from llm4ad.generate.builtin.japanese.remainders import others_than
from llm4ad.generate.builtin.japanese.sayings import saying
from llm4ad.generate.builtin.japanese.topics import contradict
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.saying import AnyOf, Saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.japanese.left_out import Piece

Said = tuple[m.Predicate, ...]


@dataclass(frozen=True, slots=True)
class Exempt:
    """The one of some parts at a place among them, or those that something holds of.

    ``noun`` is what the sentence calls them, where it does.
    """

    pick: tuple[str, bool] | None = None
    nth: tuple[int, str] | None = None
    where: m.Predicate | None = None
    noun: str = ""

    def rest(self, parts: m.Parts) -> m.Parts | None:
        """Return all others of some parts."""
        if self.noun not in ("", *parts.nouns) or len(parts.nouns) != 1:
            return None
        if self.where is None:
            return others_than(self._one(parts))
        opposite = negation(self.where)
        return None if opposite is None else replace(parts, that=(*parts.that, opposite))

    def ones(self, parts: m.Parts) -> m.Subject:
        """Return the exempt ones of some parts."""
        if self.where is None:
            return m.The((self._one(parts),))
        return m.Every(replace(parts, that=(*parts.that, self.where)))

    def _one(self, parts: m.Parts) -> m.Pick | m.Nth:
        return m.Nth(parts, *self.nth) if self.nth else m.Pick(parts, *(self.pick or ("", True)))


# ------------------------------------------------ which ones

_ONE = "(1個 | 1つ | 1本 | 1枚 | もの | 物)"


@rule("exempt", f"{{which_one}} [の {_ONE}]")
@rule("exempt", "{pick} {noun}")
def _(
    which_one: tuple[str, bool] | None = None, pick: tuple[str, bool] | None = None, noun: str = ""
) -> Exempt:
    return Exempt(pick=which_one or pick, noun=noun)


@rule("exempt", f"{{from_side}} {{number}} (番目 | つ目) [の ({{noun}} | {_ONE})]")
def _(from_side: str, number: float, noun: str = "") -> Exempt | None:
    return Exempt(nth=(int(number), from_side), noun=noun) if number >= 1 else None


@rule("exempt", "{colour} (い | の) ({noun} | もの | 物)")
def _(colour: str, noun: str = "") -> Exempt:
    return Exempt(where=Coloured((colour,)), noun=noun)


@rule("exempt", "{place=region} (の | にある) ({noun} | もの | 物)")
def _(place: m.Place, noun: str = "") -> Exempt | None:
    if place == m.IMAGE or (place.kind in ("edge", "middle") and place.of is None):
        return None  # 左端のもの is the leftmost one
    return Exempt(where=InPlace(place), noun=noun)


_OTHERS = "[すべて の | 他の | ほかの]"


@rule(
    "topic",
    f"{{exempt}} (以外 の | を 除く | を 除いた) {_OTHERS} {{parts}} (は | が) [すべて]",
    f"{{exempt}} を (除いて | 除き | 除けば) [、] {_OTHERS} {{parts}} (は | が) [すべて]",
    "{parts} (は | が) [、] {exempt} を (除いて | 除き | 除けば) [、] [他 は | ほか は] [すべて]",
    "{parts} (は | が) [、] {exempt} 以外 [は | が] [、] [すべて]",
)
def _(exempt: Exempt, parts: m.Parts) -> m.Subject | None:
    rest = exempt.rest(parts)
    return m.Every(rest) if rest is not None else None


# 「左端のナット以外はすべて赤い」
@rule("topic", "{exempt} を (除いて | 除き | 除けば) [、] すべて [が | は]")
@rule("topic", "{exempt} 以外 (は | が) [すべて]")
def _(exempt: Exempt) -> m.Subject | None:
    rest = exempt.rest(m.Parts((exempt.noun,))) if exempt.noun else None
    return m.Every(rest) if rest is not None else None


# ------------------------------------------------ what may be so

_MAY = "でもいい"


@rule("permitted", f"{{colours}} {_MAY}", "{colours} で いい")
def _(colours: tuple[str, ...]) -> Left:
    return Left((Coloured(colours),))


@rule("permitted", f"{{where}} {_MAY}")
def _(where: m.Predicate) -> Left:
    return Left((where,))


@rule("permitted", f"{{count=many}} {_MAY}")
def _(count: m.Range) -> Left:
    return Left(numbereds=(count,))


@rule("but", "(、 | 。 | が、 | し、) (ただし | 但し | ただ) [、]")
def _() -> bool:
    return True


def _all_said(claim: m.Claim) -> tuple[m.Every, m.Predicate] | None:
    """Return of which parts something is said, and what, where it is said of all of them."""
    if not isinstance(claim, Saying) or len(claim.predicates) != 1:
        return None
    subject = claim.subject
    if not isinstance(subject, m.Every) or subject.count not in (None, m.SOME):
        return None
    return subject, claim.predicates[0]


def _but_the_last(claim: m.Claim) -> tuple[tuple[m.Claim, ...], m.Claim]:
    if isinstance(claim, AllOf):
        return claim.claims[:-1], claim.claims[-1]
    return (), claim


def _either(one: m.Predicate, other: m.Predicate) -> m.Predicate:
    if isinstance(one, Coloured) and isinstance(other, Coloured):
        return Coloured((*one.colours, *other.colours))
    return AnyOf((one, other))


@rule(
    "excepted",
    "{exempt} (を 除く | は 除く | は 除外する | を 除外する | は 対象外 | は 例外) [だ | とする]",
)
def _(exempt: Exempt) -> tuple[Exempt, m.Predicate | None]:
    return exempt, None


@rule("excepted", "{exempt} [のみ | だけ | に 限り] [は | が] [、] {permitted}")
def _(exempt: Exempt, permitted: Left) -> tuple[Exempt, m.Predicate | None] | None:
    return (exempt, permitted.said[0]) if permitted.said else None


# 「クリップはすべて白。ただし左端の1個のみ黄色でも可」
@rule("wholes", "{first=joined_one} {but} {excepted}")
def _(
    first: m.Claim, but: bool, excepted: tuple[Exempt, m.Predicate | None]
) -> tuple[m.Claim, ...] | None:
    exempt, permitted = excepted
    before, last = _but_the_last(first)
    said = _all_said(last)
    rest = exempt.rest(said[0].parts) if said is not None else None
    if said is None or rest is None:
        return None
    done = (*before, Saying(m.Every(rest), (said[1],)))
    if permitted is None:
        return done
    return (*done, Saying(exempt.ones(said[0].parts), (_either(said[1], permitted),)))


# 「クリップはすべて白。ただし1個までは黄色でも可」
@rule(
    "wholes",
    "{first=joined_one} {but} {n} (まで | のみ | だけ | に 限り) [は | なら] [、] {permitted}",
)
def _(first: m.Claim, but: bool, n: float, permitted: Left) -> tuple[m.Claim, ...] | None:
    before, last = _but_the_last(first)
    said = _all_said(last)
    if said is None or not permitted.said:
        return None
    subject, predicate = said
    (other,) = permitted.said
    few = Saying(m.Some(m.Range(None, n), subject.parts), (other,))
    return (*before, Saying(subject, (_either(predicate, other),)), few)


# ------------------------------------------------ but if


@rule("exception", "{test} [、] {joints}", given=False)
@rule("exception", "{test} [、] {permitted}", given=True)
def _(
    test: m.Claim, given: bool, joints: tuple[Piece, ...] = (), permitted: Left | None = None
) -> tuple[m.Claim, tuple[Piece, ...], bool]:
    return test, joints or ((permitted,) if permitted else ()), given


# 「ナットは3個。ただしラベルが青の場合は2個とする」: what is said first holds in all other cases.
@rule("wholes", "{first=joined_one} {but} {exception}")
def _(
    first: m.Claim, but: bool, exception: tuple[m.Claim, tuple[Piece, ...], bool]
) -> tuple[m.Claim, ...] | None:
    test, joints, permitted = exception
    claims = completed(joints, first)
    if claims is None or isinstance(first, If):
        return None
    before = first.claims if isinstance(first, AllOf) else (first,)
    _, *claims = owned(siblings_owned((before[-1], *claims)))
    (*_, then) = claims
    replaced = [each for each in before if _is_replaced(each, then)]
    if len(claims) != 1 or len(replaced) != 1:
        return None
    kept = tuple(each for each in before if each not in replaced)
    now = OneOf((replaced[0], then), only=False) if permitted else then
    return (*kept, If(Negation(test), replaced[0]), If(test, now))


def _is_replaced(claim: m.Claim, then: m.Claim) -> bool:
    """Tell whether a claim says of the same parts what cannot be so along with another one."""
    if contradict(then, (claim,)):
        return True
    one, other = _all_said(claim), _all_said(then)
    if one is None or other is None or one[0].parts != other[0].parts:
        return False
    return isinstance(one[1], InPlace) and isinstance(other[1], InPlace) and one[1] != other[1]


# 「キーボードが黒の場合、ラベルは白。それ以外の場合は黒」
@rule(
    "otherwise",
    "(それ以外 | そう で ない | そう で は ない) [である | の] [場合] [は | に は] [、]",
    "(その他 | 他 | ほか) の 場合 [は | に は] [、]",
    given=False,
)
@rule("otherwise", "[(入って | 付いて | 載って) い] ない 場合 [は] [、]", given=True)
def _(given: bool) -> bool:
    return given


@rule("wholes", "{first=joined_if} {joining} {otherwise} {joints}")
def _(
    first: m.Claim, joining: bool, otherwise: bool, joints: tuple[Piece, ...]
) -> tuple[m.Claim, ...] | None:
    if not isinstance(first, If) or (otherwise and not _is_there(first.condition)):
        return None
    claims = completed(joints, first.claim)
    if claims is None:
        return None
    _, *claims = owned(siblings_owned((first.claim, *claims)))
    then = claims[0] if len(claims) == 1 else AllOf(tuple(claims))
    return first, If(Negation(first.condition), then)


def _is_there(condition: m.Claim) -> bool:
    return isinstance(condition, Present) and all(g.count == m.SOME for g in condition.groups)


# 「ナットが赤の場合、ワッシャーは2個。ナットが青の場合は3個」: of the washers, or of the nuts? Both are read.
@rule("wholes", "{first=joined_if} {joining} {test} [、] {joints}")
def _(
    first: m.Claim, joining: bool, test: m.Claim, joints: tuple[Piece, ...]
) -> tuple[m.Claim, ...] | None:
    if not isinstance(first, If) or not isinstance(joints[0], Left):
        return None
    claims = completed(joints, first.claim)
    if claims is None:
        return None
    return first, If(test, claims[0] if len(claims) == 1 else AllOf(claims))


# ------------------------------------------------ only if, only there


# 「醤油がある場合に限り、わさびを入れてよい」: it may be there, and only so.
@rule("only_if", "{test} [に] (限り | 限って) [、]", "{test} (のみ | だけ) [、]")
def _(test: m.Claim) -> m.Claim:
    return test


@rule("conditional", "{only_if} {parts} (を | は | が) あってもいい")
def _(only_if: m.Claim, parts: m.Parts) -> m.Claim:
    return If(Saying(m.Some(m.SOME, parts), ()), only_if)


@rule("conditional", "{only_if} {ref} (は | が | も) {permitted}")
def _(only_if: m.Claim, ref: m.Ref, permitted: Left) -> m.Claim | None:
    if not permitted.said:
        return None
    return If(Saying(m.The((ref,)), permitted.said), only_if)


# 「玉子は右端以外に置かないこと」, 「四隅以外にナットがないこと」
@rule("elsewhere", "{where} 以外 (に | には | の 場所 に)")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule("elsewhere", "{cells} 以外 (に | には | の 場所 に)")
def _(cells: m.Cells) -> m.Predicate | None:
    if cells.kind not in ("corner", "half", "quarter"):
        return None
    places = [m.Place(cells.kind, side, cells.of) for side in cells.sides]
    return AnyOf(tuple(InPlace(place) for place in places))


@rule(
    "claim",
    "{parts} (は | を | が) {elsewhere} (ない | {not_put})",
    "{elsewhere} {parts} (は | を | が) (ない | {not_put})",
)
def _(parts: m.Parts, elsewhere: m.Predicate, not_put: bool = True) -> m.Claim | None:
    return saying(m.Every(parts), (elsewhere,))


@rule("claim", "{parts} (は | が) {where} 以外 不可")
def _(parts: m.Parts, where: m.Predicate) -> m.Claim | None:
    return saying(m.Every(parts), (where,))

"""Numbers of parts: there are two nuts and one washer, more nuts than washers, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.subjects import Who, exactly
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.logic import AllOf, OneOf
from llm4ad.generate.builtin.kinds.numbers import EvenNumber, NumbersCompared, Present, Total
from llm4ad.generate.builtin.kinds.places import Holds, InPlace, NotEmpty, NothingBut
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.kinds.sizes import Ranked, UsualNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[m.Group, ...]

# ------------------------------------------------ groups of parts


@rule("group", "{count=many} [{colour}] {noun}")
def _(count: m.Range, noun: str, colour: str | None = None) -> Groups:
    return (m.Group(count, noun, colour),)


@rule("group", "{pairs}")
def _(pairs: tuple[m.Range, str]) -> Groups:
    return (m.Group(*pairs),)


@rule("group", "A [{colour}] {noun=noun_one}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.SOME, noun, colour),)


@rule("group", "A single [{colour}] {noun=noun_one}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(exactly(1), noun, colour),)


@rule("group", "{number} [{colour}] {noun} or more", given=(1, None))
@rule("group", "{number} [{colour}] {noun} or FEWER", given=(None, 1))
def _(
    number: float, noun: str, given: tuple[float | None, float | None], colour: str | None = None
) -> Groups:
    low, high = (None if end is None else number for end in given)
    return (m.Group(m.Range(low, high), noun, colour),)


@rule("group", "no [{colour}] {noun}", "neither [A] {noun} nor {last=not_noun}")
def _(noun: str, colour: str | None = None, last: str | None = None) -> Groups:
    nouns = [noun, *([last] if last else [])]
    return tuple(m.Group(m.NONE, each, colour) for each in nouns)


@rule("not_noun", "[A] {noun}")
def _(noun: str) -> str:
    return noun


@rule(
    "group",
    "no {first=noun} or {second=noun}",
    "no {first=noun} , {second=noun} [,] or {third=noun}",
)
def _(first: str, second: str, third: str | None = None) -> Groups:
    return tuple(m.Group(m.NONE, noun) for noun in (first, second, third) if noun)


@rule("group", "{first=many} {one=colour} and {second=many} {other=colour} {noun}")
def _(first: m.Range, one: str, second: m.Range, other: str, noun: str) -> Groups | None:
    return (m.Group(first, noun, one), m.Group(second, noun, other)) if one != other else None


@rule("any_group", "(any | A) [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.NONE, noun, colour),)


@rule("any_group", "any {first=noun} or {second=noun}", "any {first=noun} or any {second=noun}")
@rule("any_group", "A {first=noun_one} or A {second=noun_one}")
def _(first: str, second: str) -> Groups:
    return (m.Group(m.NONE, first), m.Group(m.NONE, second))


@rule("any_group")
def _() -> None:
    return None


@rule("any_group", "more than {number} [{colour}] {noun}", given=(None, 1))
@rule("any_group", "FEWER than {number} [{colour}] {noun}", given=(1, None))
def _(
    number: float, noun: str, given: tuple[float | None, float | None], colour: str | None = None
) -> Groups:
    low, high = (None if end is None else number for end in given)
    return (m.Group(m.Range(low, high), noun, colour),)


@rule("none_group", "no [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> Groups:
    return (m.Group(m.NONE, noun, colour),)


@rule("groups", "{sets=group+}", "{sets=group+} [,] but {last=none_group}")
def _(sets: Sequence[Groups], last: Groups = ()) -> Groups | None:
    groups = (*(group for each in sets for group in each), *last)
    # "two nuts or more" and the like; the same parts counted twice would contradict.
    named = [(group.noun, group.colour) for group in groups]
    return groups if len(set(named)) == len(named) else None


# ------------------------------------------------ there is, the tray holds


@rule(
    "there_be",
    "SEE",
    "EXPECT to (see | find)",
    "EXPECT there to be",
    "there (is | are) (supposed to be | expected to be | to be found)",
    "there (is | are) [ALWAYS]",
    "there MUST [ALWAYS] be",
    "there TO_BE",
)
@rule("there_be")
def _() -> bool:
    return True


@rule(
    "there_be_not",
    "(i | we) do NOT want to (see | have)",
    "(i | we) do NOT want",
    "you (MUST | may | can) NOT (see | find)",
    "there (is | are) NOT",
    "there MUST NOT be",
    "there (may | can) NOT be",
    "there (is | are) NOT to be",
)
def _() -> bool:
    return True


@rule("claim", "{there_be} {spread}")
def _(there_be: bool, spread: m.Claim) -> m.Claim:
    return spread


@rule(
    "claim",
    "{place} [,] {there_be} {groups}",
    "{place} [,] there {lies=lie} {groups}",
    "{place} {lies=plain_be} {groups}",
)
def _(place: m.Place, groups: Groups, there_be: bool = True, lies: bool = True) -> m.Claim:
    return Present(groups, place)


@rule("lie", "LIES", "MUST LIES")
@rule("plain_be", "(is | are)", "MUST be", "LIES", "MUST LIES")
def _() -> bool:
    return True


@rule("claim", "there {lie} {spread}")
def _(lie: bool, spread: m.Claim) -> m.Claim:
    return spread


@rule("spread", "{groups}")
def _(groups: Groups) -> m.Claim:
    return Present(groups)


@rule("spread", "{groups} {place}")
def _(groups: Groups, place: m.Place) -> m.Claim:
    return Present(groups, place)


@rule("spread", "{groups} {place} {join} {rest=spread}")
def _(groups: Groups, place: m.Place, rest: m.Claim, join: bool) -> m.Claim | None:
    first = Present(groups, place)
    if isinstance(rest, Present):
        return AllOf((first, rest))
    return AllOf((first, *rest.claims)) if isinstance(rest, AllOf) else None


@rule("spread", "{groups} {place} {join} {rest=groups}")
def _(groups: Groups, place: m.Place, rest: Groups, join: bool) -> m.Claim:
    # "two nuts on the left and one washer": the washer, too? Both are read, the user chooses.
    return AllOf((Present(groups, place), Present(rest, place)))


@rule("spread", "{groups} {outside}")
def _(groups: Groups, outside: m.Predicate) -> m.Claim:
    return AllOf(tuple(Saying(m.Some(each.count, each.parts), (outside,)) for each in groups))


@rule("outside", "{where}")
def _(where: m.Predicate) -> m.Predicate | None:
    return None if isinstance(where, InPlace) else where


@rule(
    "spread",
    "{groups} (in | per) {cells}",
    "{groups} per {cells=per_cell}",
    "{groups} (in | on | inside) {cells=each_part}",
)
def _(groups: Groups, cells: m.Subject) -> m.Claim:
    return Saying(cells, (Holds(groups),))


@rule("per_cell", "CELL (of | in) {grid}")
def _(grid: tuple[tuple[int, int], m.Ref | None]) -> m.Subject:
    return m.Cells("grid", grid[1], grid[0])


@rule("each_part", "EACH {parts=parts_one}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule("each_part", "EACH of the [{number}] {parts=parts_many}", "all {number} {parts=parts_many}")
def _(parts: m.Parts, number: float | None = None) -> m.Subject:
    return m.Every(parts, exactly(number) if number else None)


@rule("each_part", "both {parts=parts_many}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts, exactly(2))


@rule(
    "claim",
    "(in | on | inside) {cells=each_part} {there_be=plain_be} {groups}",
    "in {cells} {there_be=plain_be} {groups}",
)
@rule(
    "claim",
    "in {cells} [,] {there_be} {groups}",
    "(in | on | inside) {cells=each_part} [,] {there_be} {groups}",
)
@rule("claim", "{cells} {has} {groups}")
def _(cells: m.Subject, groups: Groups, there_be: bool = True, has: bool = True) -> m.Claim:
    return Saying(cells, (Holds(groups),))


@rule("claim", "{there_be_not} {groups=any_group} [{place}]")
def _(there_be_not: bool, groups: Groups, place: m.Place = m.IMAGE) -> m.Claim:
    return Present(groups, place)


@rule("claim", "{there_be_not} {groups=any_group} {outside}")
def _(there_be_not: bool, groups: Groups, outside: m.Predicate) -> m.Claim:
    return AllOf(tuple(Saying(m.Some(each.count, each.parts), (outside,)) for each in groups))


@rule("statement", "MUST be {spread}", "{verbless} {spread=each_of}")
def _(spread: m.Claim, verbless: bool = True) -> m.Claim:
    return spread


@rule("each_of", "{groups} (per | for EACH) {parts=parts_one}")
def _(groups: Groups, parts: m.Parts) -> m.Claim:
    return Saying(m.Every(parts), (Holds(groups),))


@rule("has", "HAS", "ALWAYS HAS", "MUST [ALWAYS] HAS", "TO HAS")
def _() -> bool:
    return True


@rule("holder", "(the | EACH) IMAGE")
def _() -> m.Place:
    return m.IMAGE


@rule("holder", "{region}")
def _(region: m.Place) -> m.Place:
    return region


@rule("holder_ref", "{ref}")
def _(ref: m.Ref) -> m.Place:
    return m.Place("part", of=ref)


@rule("claim", "{holder} {has} {groups}")
def _(holder: m.Place, has: bool, groups: Groups) -> m.Claim:
    return Present(groups, holder)


@rule("claim", "{holder} {has} {refs=ref+}", "{holder=holder_ref} {has} {refs=ref+}")
def _(holder: m.Place, has: bool, refs: Sequence[m.Ref]) -> m.Claim:
    return Saying(m.The(tuple(refs)), (InPlace(holder),))


@rule("claim", "SEE {refs=ref+} [{place}]", "{place} [,] SEE {refs=ref+}")
def _(refs: Sequence[m.Ref], place: m.Place = m.IMAGE) -> m.Claim:
    return Saying(m.The(tuple(refs)), (InPlace(place),))


@rule("claim", "{holder} (DOES | MUST | may | can) NOT HAS {groups=any_group}")
def _(holder: m.Place, groups: Groups) -> m.Claim:
    return Present(groups, holder)


@rule("claim", "{holder} {has} {count=many} {nouns=noun+} ALTOGETHER")
@rule("claim", "{there_be} {count=many} {nouns=noun+} ALTOGETHER [{holder=place}]")
@rule("claim", "{there_be} ALTOGETHER {count=many} {nouns=noun+} [{holder=place}]")
@rule("claim", "ALTOGETHER [,] {there_be} {count=many} {nouns=noun+} [{holder=place}]")
@rule(
    "claim",
    "the (total number | number | total) of {nouns=noun+} [{holder=place}] {be} {count=many}",
)
def _(
    count: m.Range,
    nouns: Sequence[str],
    holder: m.Place = m.IMAGE,
    has: bool = True,
    there_be: bool = True,
    be: bool = True,
) -> m.Claim | None:
    return Total(count, tuple(nouns), holder) if len(nouns) > 1 else None


@rule("claim", "{there_be} {count=many} {first=noun_one} or {second=noun_one} [{place}]")
@rule(
    "claim",
    "{there_be} {count=many} {first=noun_many} or {second=noun_many} [ALTOGETHER] [{place}]",
)
def _(
    there_be: bool,
    count: m.Range,
    first: str,
    second: str,
    place: m.Place = m.IMAGE,
) -> m.Claim:
    return Total(count, (first, second), place)


@rule("claim", "the number of [{colour}] {noun} [{place}] {be} {count=many}")
@rule("claim", "the number of [{colour}] {noun} [{place}] MUST lie {count=many}")
def _(
    noun: str,
    count: m.Range,
    colour: str | None = None,
    place: m.Place = m.IMAGE,
    be: bool = True,
) -> m.Claim:
    return Present((m.Group(count, noun, colour),), place)


# ------------------------------------------------ present and missing


@rule("claim", "{who} {be} [both | all] PRESENT")
def _(who: Who, be: bool) -> m.Claim | None:
    return there(who)


@rule("claim", "{who} (may | MUST) be PRESENT")
def _(who: Who) -> m.Claim | None:
    negative = isinstance(who.subject, m.Some) and who.subject.count == m.NONE
    return there(who) if negative else None


@rule("claim", "{who} {be} (allowed | permitted | acceptable | tolerated) [{place}]")
def _(who: Who, be: bool, place: m.Place = m.IMAGE) -> m.Claim | None:
    subject = who.subject
    if not isinstance(subject, m.Some) or subject.among is not None or who.inverted:
        return None
    if subject.count.high is None or subject.count.low not in (None, 0):
        return None  # two that are allowed need not be there
    where = (InPlace(place),) if place != m.IMAGE else ()
    return Saying(subject, where)


@rule(
    "claim",
    "{holder} {be} free (of | from) {nouns=noun_many+}",
    "{holder=holder_ref} {be} free (of | from) {nouns=noun_many+}",
)
def _(holder: m.Place, nouns: Sequence[str], be: bool) -> m.Claim:
    return Present(tuple(m.Group(m.NONE, noun) for noun in nouns), holder)


@rule(
    "claim",
    "the number of [{colour}] {noun} (DOES | MUST | may | can) NOT exceed {number}",
    given=False,
)
@rule("claim", "the number of [{colour}] {noun} (MUST exceed | exceeds) {number}", given=True)
def _(noun: str, number: float, given: bool, colour: str | None = None) -> m.Claim:
    count = m.Range(number + 1, None) if given else m.Range(None, number)
    return Present((m.Group(count, noun, colour),))


@rule("claim", "{who} (exist | exists | MUST exist)")
def _(who: Who) -> m.Claim | None:
    return there(who)


@rule("there_be", "there (exist | exists | MUST exist)")
def _() -> bool:
    return True


@rule("claim", "{who} {be_not} TURNED_OFF")
def _(who: Who, be_not: bool) -> m.Claim | None:
    return there(who) if isinstance(who.subject, m.The) else None


@rule("claim", "{who} {be} TURNED_OFF", "{who} {be_not} PRESENT")
def _(who: Who, be: bool = True, be_not: bool = True) -> m.Claim | None:
    if not isinstance(who.subject, m.The) or any(
        not isinstance(ref, m.One) for ref in who.subject.refs
    ):
        return None
    parts = [ref.parts for ref in who.subject.refs if isinstance(ref, m.One)]
    return AllOf(tuple(Saying(m.Some(m.NONE, each), ()) for each in parts))


def there(who: Who) -> m.Claim | None:
    """Return that the parts of a subject are there, in the number that it says."""
    subject = who.subject
    if who.inverted or isinstance(subject, m.Cells):
        return None
    if isinstance(subject, m.Some):
        return Saying(subject, ()) if subject.among is None else None
    if isinstance(subject, m.Every):
        return Saying(m.Some(subject.count, subject.parts), ()) if subject.count else None
    if isinstance(subject, m.Several):
        return None
    refs = [ref for ref in subject.refs if isinstance(ref, m.One)]
    if len(refs) < len(subject.refs):
        return None
    claims = tuple(Saying(m.Some(exactly(1), ref.parts), ()) for ref in refs)
    return claims[0] if len(claims) == 1 else AllOf(claims)


@rule("claim", "{groups} {be} [both | all] PRESENT")
def _(groups: Groups, be: bool) -> m.Claim | None:
    return Present(groups) if len(groups) > 1 else None


@rule("claim", "{groups} {lies=lies_be} {place}", "{groups} {place}")
def _(groups: Groups, place: m.Place, lies: bool = False) -> m.Claim | None:
    return Present(groups, place) if len(groups) > 1 and lies else None


@rule("lies_be", "{be} [LOCATED]", "LIES", "MUST [ALWAYS] LIES")
def _(be: bool = True) -> bool:
    return True


@rule("claim", "{first=placed_group} {join} {second=bare_placed}")
def _(first: Present, second: Present, join: bool) -> m.Claim:
    return AllOf((first, second))


@rule("placed_group", "{groups} {lies=lies_be} {place}")
@rule("bare_placed", "{groups} {place}")
def _(groups: Groups, place: m.Place, lies: bool = False) -> m.Claim:
    return Present(groups, place)


# ------------------------------------------------ numbers against each other


def _compared(words: str, more: m.Range) -> None:
    @rule(
        "claim",
        f"{{there_be=verbless}} {words} {{first=many_parts}} (than | as) {{second=many_parts}} [{{place}}]",
    )
    @rule(
        "claim",
        f"{{there_be}} {words} {{first=many_parts}} (than | as) {{second=many_parts}} [{{place}}]",
    )
    def _(
        there_be: bool,
        first: m.Parts,
        second: m.Parts,
        place: m.Place | None = None,
    ) -> m.Claim:
        return _numbers(first, second, more, place)

    @rule(
        "claim",
        f"{{holder}} {{has}} {words} {{first=many_parts}} (than | as) {{second=many_parts}}",
    )
    @rule(
        "claim",
        f"{{holder=holder_ref}} {{has}} {words} {{first=many_parts}} (than | as) {{second=many_parts}}",
    )
    def _(holder: m.Place, has: bool, first: m.Parts, second: m.Parts) -> m.Claim:
        return _numbers(first, second, more, holder)


@rule("many_parts", "[{colour}] {noun}", "there (is | are) [{colour}] {noun}")
def _(noun: str, colour: str | None = None) -> m.Parts:
    return m.Parts((noun,), colour)


def _numbers(
    first: m.Parts, second: m.Parts, more: m.Range, place: m.Place | None, times: float = 1
) -> m.Claim:
    place = None if place == m.IMAGE else place
    one = m.Parts(first.nouns, first.colour, place)
    other = m.Parts(second.nouns, second.colour, place)
    return NumbersCompared(one, other, more, times)


_compared("more", m.Range(1, None))
_compared("FEWER", m.Range(None, -1))
_compared("[EXACTLY] as many", m.NONE)
_compared("[EXACTLY] the SAME number of", m.NONE)
_compared("at least as many", m.Range(0, None))
_compared("at most as many", m.Range(None, 0))
_compared("(no | not) more", m.Range(None, 0))
_compared("(no | not) FEWER", m.Range(0, None))


@rule(
    "claim",
    "[ALWAYS] {there_be=verbless} {number=times} as many {first=many_parts} as {second=many_parts}",
)
@rule(
    "claim", "{there_be} {number=times} as many {first=many_parts} as {second=many_parts} [{place}]"
)
def _(
    there_be: bool,
    number: float,
    first: m.Parts,
    second: m.Parts,
    place: m.Place | None = None,
) -> m.Claim:
    return _numbers(first, second, m.NONE, place, number)


@rule("times", "[EXACTLY] twice", given=2.0)
def _(given: float) -> float:
    return given


@rule("times", "[EXACTLY] {number} times")
def _(number: float) -> float:
    return number


@rule(
    "claim",
    "{there_be} [EXACTLY] {number} more {first=many_parts} than {second=many_parts} [{place}]",
)
def _(
    there_be: bool,
    number: float,
    first: m.Parts,
    second: m.Parts,
    place: m.Place | None = None,
) -> m.Claim:
    return _numbers(first, second, exactly(number), place)


@rule(
    "claim",
    "{there_be} (the SAME | an equal) number of {first=many_parts} and [of] {second=many_parts} [{place}]",
    "{there_be} equally many {first=many_parts} and {second=many_parts} [{place}]",
)
@rule(
    "claim",
    "the numbers of {first=many_parts} and [of] {second=many_parts} (are | MUST be) (equal | the SAME)",
)
@rule(
    "claim",
    "the number of {first=many_parts} (equals | MUST equal | {be} equal to | {be} the SAME as) (the number | that) of {second=many_parts}",
)
def _(
    first: m.Parts,
    second: m.Parts,
    place: m.Place | None = None,
    there_be: bool = True,
    be: bool = True,
) -> m.Claim:
    return _numbers(first, second, m.NONE, place)


def _number_of(words: str, more: m.Range) -> None:
    @rule(
        "claim",
        f"the number of {{first=many_parts}} {words} (the number | that) of {{second=many_parts}}",
    )
    def _(first: m.Parts, second: m.Parts, be: bool = True) -> m.Claim:
        return _numbers(first, second, more, None)


_number_of("{be} GREATER than", m.Range(1, None))
_number_of("(exceeds | MUST exceed)", m.Range(1, None))
_number_of("{be} (LESSER | fewer) than", m.Range(None, -1))
_number_of("{be} MIN", m.Range(0, None))
_number_of("MUST equal or exceed", m.Range(0, None))
_number_of("{be} equal to or GREATER than", m.Range(0, None))
_number_of("(DOES | MUST | may | can) NOT exceed", m.Range(None, 0))
_number_of("{be} (MAX | no GREATER than)", m.Range(None, 0))


@rule("claim", "{there_be} an even number of {noun}", "the number of {noun} {be} even", given=True)
@rule("claim", "{there_be} an odd number of {noun}", "the number of {noun} {be} odd", given=False)
def _(noun: str, given: bool, there_be: bool = True, be: bool = True) -> m.Claim:
    return EvenNumber(m.Parts((noun,)), given)


@rule(
    "claim",
    "{noun=noun_many} {be} present in an even number [,] [being | and] MIN {number}",
    "{there_be} an even number of {noun} [,] [being | and] MIN {number}",
)
def _(noun: str, number: float, there_be: bool = True, be: bool = True) -> m.Claim | None:
    return EvenNumber(m.Parts((noun,)), even=True, least=int(number))


@rule("claim", "more {noun=noun_many} {be} {one=colour} than {other=colour}")
def _(noun: str, one: str, other: str, be: bool) -> m.Claim | None:
    if one == other:
        return None
    return NumbersCompared(m.Parts((noun,), one), m.Parts((noun,), other), m.Range(1, None))


@rule(
    "claim",
    "for EACH {second=noun_one} {there_be} [EXACTLY] {number} {first=noun}",
    "{there_be} [EXACTLY] {number} {first=noun} for EACH {second=noun_one}",
    "{there_be} [EXACTLY] {number} {first=noun} per {second=noun_one}",
)
def _(first: str, second: str, number: float, there_be: bool) -> m.Claim:
    return _numbers(m.Parts((first,)), m.Parts((second,)), m.NONE, None, number)


@rule(
    "claim",
    "the sum of {nouns=noun+} {be} {count=many}",
    "{nouns=noun_many+} (together | in total) number {count=many}",
)
def _(nouns: Sequence[str], count: m.Range, be: bool = True) -> m.Claim | None:
    return Total(count, tuple(nouns)) if len(nouns) > 1 else None


@rule(
    "claim",
    "the number of {noun} {be} (USUAL | AS_USUAL | the SAME AS_USUAL)",
    "{there_be} as many {noun} AS_USUAL",
)
@rule("claim", "{there_be} the USUAL number of {noun}")
def _(noun: str, be: bool = True, there_be: bool = True) -> m.Claim:
    return UsualNumber(m.Parts((noun,)))


# ------------------------------------------------ ranked by size


@rule(
    "claim",
    "{there_be} {first=exact} {one=rank} [{noun}] and {second=exact} {other=rank} {last=noun}",
)
@rule(
    "claim",
    "{there_be} {first=exact} {one=rank} {noun} and {second=exact} {other=rank} (one | ones)",
)
def _(
    there_be: bool,
    first: int,
    one: tuple[str, bool],
    second: int,
    other: tuple[str, bool],
    noun: str = "",
    last: str = "",
) -> m.Claim | None:
    if one[0] != other[0] or one[1] == other[1] or (noun and last and noun != last):
        return None
    numbers = (first, second) if one[1] else (second, first)
    return Ranked(m.Parts((last or noun,)), one[0], *numbers)


@rule("exact", "[EXACTLY] {number}")
def _(number: float) -> int | None:
    return int(number) if number == int(number) else None


@rule("rank", "long", given=("length", True))
@rule("rank", "short", given=("length", False))
@rule("rank", "(large | big)", given=("area", True))
@rule("rank", "small", given=("area", False))
@rule("rank", "wide", given=("width", True))
@rule("rank", "narrow", given=("width", False))
@rule("rank", "thick", given=("thickness", True))
@rule("rank", "thin", given=("thickness", False))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("claim", "one of the two {noun=noun_many} {be} {comparative} than the other [one]")
def _(noun: str, comparative: tuple[str, bool], be: bool) -> m.Claim:
    return Ranked(m.Parts((noun,)), comparative[0], 1, 1, 1)


@rule("claim", "one of the two {noun=noun_many} {be} {factors} as {dimension} as the other [one]")
def _(noun: str, factors: m.Range, dimension: str, be: bool) -> m.Claim | None:
    if factors.low is None or factors.low < 1:
        return None
    return Ranked(m.Parts((noun,)), dimension, 1, 1, factors.low, factors.high)


# ------------------------------------------------ nothing, nothing but, only


@rule(
    "claim",
    "{there_be} nothing [else] {place}",
    "{there_be} no [other] THINGS {place}",
    "no [other] (THINGS | THING) {lies=lies_be} {place}",
    "nothing [else] {lies=lies_be} {place}",
    "{holder_ref} {be} empty",
)
@rule("claim", "{holder} {be} empty", "{holder=holder_ref} {has} nothing", "{holder} {has} nothing")
def _(
    place: m.Place | None = None,
    holder: m.Place | None = None,
    holder_ref: m.Place | None = None,
    there_be: bool = True,
    lies: bool = True,
    be: bool = True,
    has: bool = True,
) -> m.Claim:
    return NothingBut((), place or holder or holder_ref or m.IMAGE)


@rule("claim", "{holder=holder_ref} {be_not} empty", "{holder} {be_not} empty")
def _(holder: m.Place, be_not: bool) -> m.Claim:
    return NotEmpty(holder)


@rule(
    "claim",
    "nothing [MUST] (sticks | stick) out of {ref}",
    "nothing [MUST] (protrudes | protrude) from {ref}",
    "nothing [MUST] (hangs | hang) over the edge of {ref}",
    "everything {lies=lies_be} WHOLLY (inside | in | within | on) {ref}",
)
def _(ref: m.Ref, lies: bool = True) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True, wholly=True)


@rule(
    "claim",
    "no [other] (THINGS | THING) {lies=lies_be} OUTSIDE {ref}",
    "nothing {lies=lies_be} OUTSIDE {ref}",
    "{there_be} nothing OUTSIDE {ref}",
)
def _(ref: m.Ref, lies: bool = True, there_be: bool = True) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True)


@rule(
    "claim",
    "ALL [the] THINGS {lies=lies_be} (inside | in | within | on) {ref}",
    "everything {lies=lies_be} (inside | in | within | on) {ref}",
)
def _(ref: m.Ref, lies: bool) -> m.Claim:
    return NothingBut((), m.Place("part", of=ref), outside=True)


@rule("kind_named", "[A | the] {noun}")
def _(noun: str) -> str:
    return noun


@rule("others", "nothing (BUT | other than | else than | besides) {nouns=kind_named+}")
@rule(
    "others",
    "nothing (BUT | other than | else than | besides) {nouns=noun_many+}",
    "nothing (BUT | other than | besides) the {nouns=noun_one+}",
)
def _(nouns: Sequence[str]) -> tuple[str, ...]:
    return tuple(nouns)


@rule(
    "claim",
    "{there_be} {others} {place}",
    "{holder} {has} {others}",
    "{holder=holder_ref} {has} {others}",
    "{others} {lies=lies_be} [PRESENT] {place}",
)
def _(
    others: tuple[str, ...],
    place: m.Place | None = None,
    holder: m.Place | None = None,
    there_be: bool = True,
    has: bool = True,
    lies: bool = True,
) -> m.Claim:
    return NothingBut(others, place or holder or m.IMAGE)


@rule(
    "claim",
    "{holder} {has} {refs=ref+} [,] (and | but) nothing else",
    "{holder=holder_ref} {has} {refs=ref+} [,] (and | but) nothing else",
)
def _(holder: m.Place, has: bool, refs: Sequence[m.Ref]) -> m.Claim:
    inside = Saying(m.The(tuple(refs)), (InPlace(holder),))
    return AllOf((inside, NothingBut(tuple(m.nouns_of(tuple(refs))), holder)))


@rule(
    "claim",
    "{holder} {has} only {nouns=noun_many+}",
    "{holder=holder_ref} {has} only {nouns=noun_many+}",
)
@rule(
    "claim",
    "{there_be} only {nouns=noun_many+} {holder=place}",
    "only {nouns=noun_many+} {lies=lies_be} {holder=place}",
)
def _(
    nouns: Sequence[str],
    holder: m.Place,
    has: bool = True,
    there_be: bool = True,
    lies: bool = True,
) -> m.Claim:
    return NothingBut(tuple(nouns), holder)


@rule(
    "claim",
    "{holder} {has} {groups} [,] (and | but) nothing else",
    "{holder=holder_ref} {has} {groups} [,] (and | but) nothing else",
)
@rule("claim", "{there_be} {groups} {holder=place} [,] (and | but) nothing else")
@rule("claim", "{holder} {has} only {groups}")
def _(
    groups: Groups,
    holder: m.Place,
    has: bool = True,
    there_be: bool = True,
) -> m.Claim:
    nouns = tuple(dict.fromkeys(group.noun for group in groups))
    return AllOf((Present(groups, holder), NothingBut(nouns, holder)))


@rule("claim", "{there_be} only {colour} {noun=noun_many} [{place}]")
def _(
    there_be: bool,
    colour: str,
    noun: str,
    place: m.Place | None = None,
) -> m.Claim:
    place = None if place == m.IMAGE else place
    return Saying(m.Every(m.Parts((noun,), place=place), m.SOME), (Coloured((colour,)),))


# ------------------------------------------------ either or


@rule("claim", "{there_be} either {first=groups} or {second=groups} [{place}] [[,] but not both]")
@rule("claim", "{there_be} {first=groups} or {second=groups} [{place}] [,] but not both")
@rule("claim", "{holder} {has} either {first=groups} or {second=groups} [[,] but not both]")
def _(
    first: Groups,
    second: Groups,
    place: m.Place = m.IMAGE,
    holder: m.Place = m.IMAGE,
    there_be: bool = True,
    has: bool = True,
) -> m.Claim:
    where = holder if place == m.IMAGE else place
    return OneOf((Present(first, where), Present(second, where)), only=True)


@rule("claim", "{there_be} {first=groups} or {second=groups} [{place}] [,] or both")
def _(
    there_be: bool,
    first: Groups,
    second: Groups,
    place: m.Place = m.IMAGE,
) -> m.Claim:
    return OneOf((Present(first, place), Present(second, place)), only=False)


# "A nut or a washer": both together, too? Read both ways, the user chooses.
@rule("statement", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]", given=True)
@rule("statement", "{there_be} A {first=noun_one} or A {second=noun_one} [{place}]", given=False)
def _(
    there_be: bool,
    first: str,
    second: str,
    given: bool,
    place: m.Place = m.IMAGE,
) -> m.Claim:
    groups = [(m.Group(m.SOME, noun),) for noun in (first, second)]
    return OneOf((Present(groups[0], place), Present(groups[1], place)), only=given)

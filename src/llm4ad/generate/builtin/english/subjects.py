"""Whom a sentence is about: the nut, each of the two nuts, no nut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.numbers import exactly
from llm4ad.generate.builtin.english.parts import SIDES
from llm4ad.generate.builtin.english.words import ENGLISH, is_paired, rule
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.saying import Other
from llm4ad.generate.builtin.pronouns import BACK, NEXT_ONE, ON, THEM, THOSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Reading


@dataclass(frozen=True, slots=True)
class Who:
    """A subject as it was worded: whether its verb is of one or of many.

    ``inverted``: the predicate must fail for the number of parts that the subject names;
    ``negative``: it must fail for all of them; ``universal``: "all" or "every" was said.
    """

    subject: m.Subject
    number: str = ""
    inverted: bool = False
    universal: bool = False
    negative: bool = False


@rule("the", "{ref}", "{ref=placed_ref}")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("who", "{refs=the+}", "both {refs=the+}")
def _(refs: Sequence[m.Ref]) -> Who:
    if len(refs) > 1:
        return Who(m.The(tuple(refs)), "many")
    paired = any(is_paired(noun) for noun in m.nouns_of(tuple(refs)))
    return Who(m.The(tuple(refs)), "" if paired else "one")


# "Those on the right are blue", "the blue one is on the right": of what was spoken of before.
@rule("who", "(those | the ones) {place}")
def _(place: m.Place) -> Who:
    return Who(m.Every(m.Parts((THOSE,), place=place), m.SOME), "many")


@rule("who", "(those | the ones) {such}")
def _(such: m.Predicate) -> Who | None:
    if isinstance(such, InPlace):
        return None
    return Who(m.Every(m.Parts((THOSE,), that=(such,)), m.SOME), "many")


@rule("who", "the one {place}", "the one {such}")
def _(place: m.Place | None = None, such: m.Predicate | None = None) -> Who | None:
    if isinstance(such, InPlace):
        return None
    if place is not None and place.kind == "middle" and place.of is None:
        return Who(m.The((m.Pick(m.Parts((THOSE,)), "middle", most=True),)), "one")
    parts = m.Parts((THOSE,), place=place, that=(such,) if such is not None else ())
    return Who(m.The((m.One(parts),)), "one")


@rule("who", "the {colour} one", given="one")
@rule("who", "the {colour} ones", given="many")
def _(colour: str, given: str) -> Who:
    parts = m.Parts((THOSE,), colour)
    return Who(m.The((m.One(parts),)) if given == "one" else m.Every(parts, m.SOME), given)


# "The bottle is upright and its cap is red": the cap that is nearest to it.
@rule("who", "its [own] {noun=noun_one}")
def _(noun: str) -> Who:
    return Who(m.The((m.Nearest(m.Parts((noun,)), m.Pronoun()),)), "one")


# "Neither a nut nor a washer is red", "no nuts and no washers are red."
@rule(
    "who",
    "no {first=parts_any} (and | or | nor) no {second=parts_any}",
    "no {first=parts_any} nor {second=parts_any}",
    "neither A {first=parts_one} nor A {second=parts_one}",
)
def _(first: m.Parts, second: m.Parts) -> Who:
    return Who(m.Several((m.Every(first), m.Every(second))), negative=True)


@rule("either_one", "either {first=the} or {second=the}")
def _(first: m.Ref, second: m.Ref) -> tuple[m.Ref, m.Ref]:
    return first, second


@rule("who", "neither {first=plain_who} nor {second=plain_who}")
@rule("who", "neither {first=plain_who} , {second=plain_who} nor {third=plain_who}")
def _(first: m.The | m.Every, second: m.The | m.Every, third: m.The | m.Every | None = None) -> Who:
    named = [each for each in (first, second, third) if each is not None]
    several = tuple(_of_each(each, each=False) for each in named)
    if all(isinstance(each, m.The) for each in several):
        refs = tuple(ref for each in several if isinstance(each, m.The) for ref in each.refs)
        return Who(m.The(refs), negative=True)
    return Who(m.Several(several), negative=True)


@rule("who", "{count=many} of them")
def _(count: m.Range) -> Who:
    return Who(m.Some(count, m.Parts((THEM,))))


# "The left nut is red, the middle one is blue": of what was spoken of before.
@rule("who", "the {pick} one", "the {pick=larger} one")
def _(pick: tuple[str, bool]) -> Who:
    return Who(m.The((m.Pick(m.Parts((THEM,)), *pick),)), "one")


@rule("who", "the {side} one")
def _(side: str) -> Who:
    return Who(m.The((m.Pick(m.Parts((THEM,)), *SIDES[side]),)), "one")


# "The first nut from the left is red, the second one is blue, the last is grey."
@rule("who", "the {ordinal} [one]")
def _(ordinal: int) -> Who:
    return Who(m.The((m.Nth(m.Parts((NEXT_ONE,)), ordinal, ON),)), "one")


@rule("who", "the last [one]")
def _() -> Who:
    return Who(m.The((m.Nth(m.Parts((NEXT_ONE,)), 1, BACK),)), "one")


@ENGLISH.recogniser("article", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Say, without reading it, whether a part comes with "the"."""
    word = reading.tokens[place].text if place < len(reading.tokens) else ""
    yield place, word in ("the", "its", "their")


_BARE = m.Range(1, 1, strict=True)  # of a part that came without "the"


@rule("plain_who", "{article} {ref=the}")
def _(ref: m.Ref, article: bool) -> m.Subject:
    if isinstance(ref, m.One) and not article and ref.parts.place is None:
        return m.Every(ref.parts, _BARE)
    return m.The((ref,))


def _of_each(subject: m.The | m.Every, *, each: bool) -> m.The | m.Every:
    """Return "washer" as each of them after "each nut and", else as the only one."""
    if isinstance(subject, m.The) or subject.count != _BARE:
        return subject
    return m.Every(subject.parts) if each else m.The((m.One(subject.parts),))


@rule("plain_who", "ALL [the] {parts=parts_many}", given=None)
@rule("plain_who", "[the] {parts=parts_many}", given=m.SOME)
def _(parts: m.Parts, given: m.Range | None) -> m.Subject | None:
    if given is not None and is_paired(parts.nouns[0]):
        return None
    return m.Every(parts, given)


@rule("plain_who", "EACH {parts=parts_one}")
def _(parts: m.Parts) -> m.Subject:
    return m.Every(parts)


@rule(
    "who",
    "{first=plain_who} , (together with | along with | as well as | and also | like) {second=plain_who} ,",
)
def _(first: m.The | m.Every, second: m.The | m.Every) -> Who:
    pair = tuple(_of_each(each, each=False) for each in (first, second))
    if all(isinstance(each, m.The) for each in pair):
        return Who(
            m.The(tuple(ref for each in pair if isinstance(each, m.The) for ref in each.refs))
        )
    return Who(m.Several(pair))


@rule("who", "{named=plain_who+}", "both {named=plain_who+}")
def _(named: Sequence[m.The | m.Every]) -> Who | None:
    each = isinstance(named[0], m.Every) and named[0].count is None
    several = [_of_each(item, each=each) for item in named]
    if len(several) < 2 or all(isinstance(each, m.The) for each in several):
        return None
    universal = any(isinstance(each, m.Every) and each.count is None for each in several)
    if isinstance(several[0], m.Every) and several[0].count is None:  # "all nuts and washers"
        several = [m.Every(each.parts) if isinstance(each, m.Every) else each for each in several]
    return Who(m.Several(tuple(several)), "", universal=universal)


@rule("who", "it", "that one", "this one", given=False)
@rule("who", "they", "[all] of them", "these", "all of these", "all", given=True)
def _(given: bool) -> Who:
    return Who(m.The((m.Pronoun(given),)), "many" if given else "one")


@rule("who", "both [of (them | these)]")
def _() -> Who:
    return Who(m.The((m.Pronoun(many=True, two=True),)), "many")


@rule("who", "EACH [single] one [of (them | these)]", "each [of (them | these)]")
def _() -> Who:
    return Who(m.The((m.Pronoun(many=True),)), "one")


@rule("who", "none [of them]", "neither [of them]")
def _() -> Who:
    return Who(m.The((m.Pronoun(many=True),)), negative=True)


@rule("who", "EACH {parts=placed_one}", "any {parts=placed_one}")
def _(parts: m.Parts) -> Who:
    return Who(m.Every(parts), "one", universal=True)


@rule("who", "(A | any | EACH) {good} {parts=placed_one}")
def _(parts: m.Parts, good: bool) -> Who:
    return Who(m.Every(parts), "one", universal=True)


@rule("good", "(good | proper | correct | acceptable | conforming | normal | faultless | flawless)")
def _() -> bool:
    return True


@rule(
    "who",
    "EACH of the [{number}] {parts=placed_many}",
    "EACH one of the [{number}] {parts=placed_many}",
)
def _(parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Every(parts, exactly(number) if number else None), "one", universal=True)


@rule("who", "ALL [the] [{number}] {parts=placed_many}")
def _(parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Every(parts, exactly(number) if number else None), "many", universal=True)


@rule("who", "[the] {parts=placed_many}", "the {number} {parts=placed_many}")
def _(parts: m.Parts, number: float | None = None) -> Who | None:
    if number is None and is_paired(parts.nouns[0]):
        return None
    return Who(m.Every(parts, exactly(number) if number else m.SOME), "many")


@rule("who", "both [of] [the] [two] {parts=placed_many}")
def _(parts: m.Parts) -> Who:
    return Who(m.Every(parts, exactly(2)), "many", universal=True)


@rule("who", "(no | not a | not one | not a single) {parts=placed_one}", "no {parts=placed_many}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.NONE, parts))


@rule("who", "none of the [{number}] {parts=placed_many}")
def _(parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Some(m.NONE, parts, exactly(number) if number else None))


@rule("who", "neither {parts=placed_one}", "neither of the [two] {parts=placed_many}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.NONE, parts, exactly(2)))


@rule("who", "{count=many} {parts=parts_any}")
def _(count: m.Range, parts: m.Parts) -> Who:
    return Who(m.Some(count, parts))


@rule("who", "A {parts=parts_one}")
def _(parts: m.Parts) -> Who:
    return Who(m.Some(m.SOME, parts, loose=True))


@rule("who", "{count=many} of the [{number}] {parts=parts_many}")
def _(count: m.Range, parts: m.Parts, number: float | None = None) -> Who:
    return Who(m.Some(count, parts, exactly(number) if number else None))


@rule(
    "who",
    "ALL [the] {parts=parts_many} BUT {count=many}",
    "ALL BUT {count=many} [of the] {parts=parts_any}",
)
@rule("who", "EACH {parts=parts_one} BUT {count=many}")
def _(parts: m.Parts, count: m.Range) -> Who:
    return Who(m.Some(count, parts), inverted=True)


# "Not every nut has to be red" demands nothing.
@ENGLISH.recogniser("no_must", reads=False)
def _(reading: Reading, place: int) -> Iterator[tuple[int, bool]]:
    """Tell, without reading it, that no "must" or "has to" comes next."""
    words = [token.text for token in reading.tokens[place : place + 3]]
    has_to = words[:1] in (["has"], ["have"]) and words[1:2] == ["to"]
    supposed_to = words[2:] == ["to"] and words[1] in _SUPPOSED
    if words[:1] and words[0] not in _MUSTS and not has_to and not supposed_to:
        yield place, True


_SUPPOSED = frozenset({"supposed", "meant", "required", "expected", "allowed", "obliged"})
_MUSTS = frozenset({"must", "should", "shall", "ought", "will", "need", "needs"})


@rule("who", "not ALL [the] {parts=parts_many} {no_must}", "not EACH {parts=parts_one} {no_must}")
def _(parts: m.Parts, no_must: bool) -> Who:
    return Who(m.Some(m.SOME, parts), inverted=True)


@rule(
    "outer_ones",
    "the outer (two | ones)",
    "the two (outer | outermost) ones",
    "the two on either side",
)
def _() -> m.Parts:
    return m.Parts((THEM,))


@rule("who", "the [two] outer [two] {parts=parts_many}", "{parts=outer_ones}")
def _(parts: m.Parts) -> Who:
    middle = Other(m.Pick(parts, "middle", most=True))
    outer = m.Parts(parts.nouns, parts.colour, parts.place, (*parts.that, middle))
    return Who(m.Every(outer, exactly(2)), "many")


@rule("who", "{cells}", given=False)
@rule("who", "{cells=no_cells}", given=True)
def _(cells: m.Cells, given: bool) -> Who:
    return Who(cells, "", negative=given)


# "The pair of gloves": there are two, and both of them are meant.
@rule("who", "(the | this) pair of {parts=parts_many}")
def _(parts: m.Parts) -> Who | None:
    return Who(m.Every(parts, exactly(2)), "") if not is_paired(parts.nouns[0]) else None


@rule("who", "{pairs}")
def _(pairs: tuple[m.Range, str]) -> Who:
    return Who(m.Some(pairs[0], m.Parts((pairs[1],))))

"""What the conditions of an inspection say together, gathered from the meanings of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import may_hold
from llm4ad.generate.builtin.in_rows import in_rows
from llm4ad.generate.builtin.kinds.logic import AllOf, If, Negation, OneOf
from llm4ad.generate.builtin.kinds.numbers import NumbersCompared, Present
from llm4ad.generate.builtin.kinds.places import Holds
from llm4ad.generate.builtin.kinds.rows import Rows
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.kinds.sizes import Ranked
from llm4ad.generate.builtin.known import Known, all_inside, lying, subject_nouns
from llm4ad.generate.builtin.lexicon import nouns_in
from llm4ad.generate.builtin.reading import understood
from llm4ad.program.retelling import language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from llm4ad.scene.scale import Scale

_ROUNDS = 3  # from the crate to its bottles to their caps to the seals of these


def known_from(
    sentences: Iterable[str], part_names: Collection[str], scale: Scale | None = None
) -> Known:
    """Return what some conditions say of the parts; those that are not understood say nothing.

    ``scale`` is how long a millimetre is, where the inspection says it.
    """
    facts = _Facts(frozenset(part_names))
    for sentence in sentences:
        facts.plurals |= _plurals(sentence, part_names)
        facts.each |= _of_several(sentence, part_names)
        facts.rows |= dict.fromkeys(in_rows(sentence, part_names), sentence)
        try:
            meanings = understood(sentence, part_names, Known(scale=scale))
        except ConditionError:
            continue
        if meanings:
            facts.add(sentence, meanings)
    return replace(facts.known(), scale=scale)


def _plurals(sentence: str, part_names: Collection[str]) -> set[str]:
    """Return the parts that a sentence calls by their plural, be it understood or not."""
    if language_of(sentence) != "en":
        return set()
    return {noun.part for noun in nouns_in(sentence, part_names) if noun.number == "many"}


def _of_several(sentence: str, part_names: Collection[str]) -> set[str]:
    """Return the parts that a sentence speaks of as one of several, be it understood or not.

    A second piece of gauze, another nut, each nut; "each tray" may be one in every picture.
    """
    if language_of(sentence) != "en":
        plain = normalize("NFKC", sentence)
        patterns = {
            name: (_each_of(name), _counted(normalize("NFKC", name))) for name in part_names
        }
        found = {
            name
            for name, (each, counted) in patterns.items()
            if each.search(sentence) or counted.search(plain)
        }
    else:
        nouns = nouns_in(sentence, part_names)
        found = {each.part for each in nouns if _ONE_OF.search(sentence, 0, each.start)}
    return {name for name in found if not may_hold(name)}


def _each_of(name: str) -> re.Pattern[str]:
    noun = re.escape(name)
    return re.compile(
        rf"(各|それぞれの|隣り合う|隣同士の|(2|二)(つ|個|枚|本)目の){noun}|{noun}(同士|どうし|ごとに)"
    )


def _counted(name: str) -> re.Pattern[str]:
    """Return what tells that there may be more than one: 「ナットは2個または3個」, 「1個ずつ」."""
    number, more = r"[\d一二三四五六七八九十]+", r"([2-9二三四五六七八九十]|1\d)"
    unit = "(つ|個|枚|本|台|袋|粒|箱|缶|匹|冊|切れ|セット)"
    first = rf"({number}{unit}?(または|か|から|~|〜|、|もしくは|あるいは))?"
    always = "(合計|必ず|全部で|最大|最低|最大で)?"
    here = "([^、。]{0,8}に)?"
    return re.compile(
        rf"(?<![一-龠ァ-ヶー]){re.escape(name)}(は|が|を|、)?"
        rf"({always}{first}{more}{unit}|{here}{number}{unit}?ずつ)"
    )


_ONE_OF = re.compile(
    r"\b(each|every|another|second|further|additional|extra|spare)( single)?"
    r"( (piece|bit|strip|sheet|pair|item)s?( of)?)? \[?$",
    re.IGNORECASE,
)


def with_own(claim: m.Claim, known: Known) -> Known:
    """Return what is known together with the numbers that a claim says itself, or supposes."""
    said = _Saids(frozenset(), plural=False)
    said.read(claim)
    if isinstance(claim, If):
        said.read(claim.condition)
    least = {noun: max(number, known.least.get(noun, 0)) for noun, number in said.least.items()}
    many = {noun for noun, number in least.items() if number > 1}
    return replace(
        known,
        least={**known.least, **least},
        several=known.several | many,
        single=known.single - many,
        varied=known.varied | said.varied,
        optional=(known.optional | said.optional).difference(_there(least)),
        limited=(known.limited | said.limited).difference(_there(least)),
        inside=known.inside | said.inside,
    )


class _Facts:
    """Facts as they are gathered; ``times`` says that there are so many of one for each other."""

    def __init__(self, part_names: frozenset[str]) -> None:
        self.part_names = part_names
        self.plurals: set[str] = set()
        self.each: set[str] = set()
        self.rows: dict[str, str] = {}
        self.few: set[str] = set()
        self.varied: set[str] = set()
        self.optional: set[str] = set()
        self.limited: set[str] = set()
        self.least: dict[str, float] = {}
        self.said: dict[str, str] = {}
        self.several: set[str] = set()
        self.single: set[str] = set()
        self.inside: set[tuple[str, str]] = set()
        self.times: dict[tuple[str, str], tuple[float, str]] = {}

    def add(self, sentence: str, meanings: list[m.Claim]) -> None:
        """Add what a sentence says in all of its meanings."""
        plural = language_of(sentence) == "en"
        readings = [_Saids(self.part_names, plural=plural) for _ in meanings]
        for each, meaning in zip(readings, meanings, strict=True):
            each.read(meaning)
        first, *others = readings
        for noun, number in first.least.items():
            least = min([number, *(each.least.get(noun, 0) for each in others)])
            if least > self.least.get(noun, 0):
                self.least[noun], self.said[noun] = least, sentence
        for pair, number in first.times.items():
            least = min([number, *(each.times.get(pair, 0) for each in others)])
            self.times[pair] = (least, sentence)
        self.several |= first.several.intersection(*(each.several for each in others))
        self.single |= first.single.intersection(*(each.single for each in others))
        self.varied |= first.varied.intersection(*(each.varied for each in others))
        self.optional |= first.optional.union(*(each.optional for each in others))
        self.few |= first.few.intersection(*(each.few for each in others))
        self.limited |= first.limited.intersection(*(each.limited for each in others))
        self.inside |= first.inside.intersection(*(each.inside for each in others))

    def known(self) -> Known:
        """Return what follows from all of it."""
        for _ in range(_ROUNDS):
            for (noun, other), (number, sentence) in self.times.items():
                several = other in self.several and number >= 1
                least = number * self.least.get(other, 0)
                if least > self.least.get(noun, 0):
                    self.least[noun], self.said[noun] = least, sentence
                self.several |= {noun} if several else set()
        many = {noun for noun, number in self.least.items() if number > 1}
        single = self.single - many
        varied = self.varied | (self.each - self.few - single)
        return Known(
            self.least,
            frozenset(many | varied | (self.several | self.plurals - self.few) - single),
            frozenset(single),
            frozenset(varied),
            frozenset(self.optional.difference(_there(self.least))),
            frozenset(self.limited.difference(_there(self.least))),
            frozenset(self.inside),
            self.said,
            self.rows,
        )


class _Saids:
    """What one meaning of a sentence says; ``plural`` tells that its language has a plural."""

    def __init__(self, part_names: frozenset[str], *, plural: bool) -> None:
        self.part_names = part_names
        self.plural = plural
        self.varied: set[str] = set()
        self.optional: set[str] = set()
        self.limited: set[str] = set()
        self.few: set[str] = set()
        self.least: dict[str, float] = {}
        self.several: set[str] = set()
        self.single: set[str] = set()
        self.inside: set[tuple[str, str]] = set()
        self.times: dict[tuple[str, str], float] = {}

    def read(self, claim: m.Claim) -> None:
        """Take in a claim, except what holds only if something else does."""
        if isinstance(claim, AllOf):
            for each in claim.claims:
                self.read(each)
        elif isinstance(claim, If):
            self._lies(claim.claim)
            self.varied |= _several_in(claim.claim)
            self.optional |= asked_for(claim.condition)
        elif not isinstance(claim, Negation | OneOf):
            self._lies(claim)
            self._counted(claim)
            self._spoken_of(claim)

    def _counted(self, claim: m.Claim) -> None:
        if isinstance(claim, Present):
            whole = claim.place.kind in ("image", "part")
            for group in claim.groups:
                self._number(group, whole=whole)
        elif isinstance(claim, Saying):
            self._held(claim)
        elif isinstance(claim, NumbersCompared) and claim.more == m.NONE:
            first, second = (each.nouns for each in (claim.first, claim.second))
            if len(first) == len(second) == 1:
                self.times[first[0], second[0]] = claim.times
                self.times[second[0], first[0]] = 1 / claim.times
        elif isinstance(claim, Rows):
            self._at_least(claim.parts, claim.rows * claim.each)
        elif isinstance(claim, Ranked):
            self._at_least(claim.parts, claim.long + claim.short)

    def _held(self, claim: Saying) -> None:
        subject = claim.subject
        groups = [
            each for item in claim.predicates if isinstance(item, Holds) for each in item.groups
        ]
        if isinstance(subject, m.Some):
            self._at_least(subject.parts, subject.count.low or 0)
            self._at_least(subject.parts, (subject.among.low or 0) if subject.among else 0)
        for group in groups:
            if isinstance(subject, m.The) and len(subject.refs) == 1:
                self._number(group, whole=True)
            elif isinstance(subject, m.Every) and len(subject.parts.nouns) == 1:
                self.times[group.noun, subject.parts.nouns[0]] = group.count.low or 0

    def _number(self, group: m.Group, *, whole: bool) -> None:
        """Take in a number of parts, which are all of them unless those of a colour or a corner."""
        noun, count = group.noun, group.count
        self.least[noun] = max(self.least.get(noun, 0), count.low or 0)
        alone = whole and group.colour is None and (count.low, count.high) == (1, 1)
        self.single |= {noun} if alone else set()
        self.few |= {noun} if whole and count.high == 1 else set()
        if whole and count.low != count.high and (count.high or 0) > 1:
            self.varied.add(noun)
        if count.high and not count.low:
            (self.limited if count.low is None else self.optional).add(noun)

    def _at_least(self, parts: m.Parts, number: float) -> None:
        if len(parts.nouns) == 1:
            self.least[parts.nouns[0]] = max(self.least.get(parts.nouns[0], 0), number)

    def _spoken_of(self, claim: m.Claim) -> None:
        for item in m.within(claim):
            if isinstance(item, m.Every) and item.count is not None:
                if item.count != m.SOME:  # "the nuts are red" counts none
                    self._at_least(item.parts, item.count.low or 0)
                # "Every tray" may be one in each picture, and so are "the scissors".
                plain = {noun for noun in item.parts.nouns if not noun.endswith("s")}
                self.several |= plain if self.plural else set()
            elif isinstance(item, m.Pick | m.Nth | m.Nearest):
                self.several |= set(item.parts.nouns)

    def _lies(self, claim: m.Claim) -> None:
        self.inside |= lying(claim) | all_inside(claim, self.part_names)


def asked_for(condition: m.Claim) -> set[str]:
    """Return the parts of which a condition asks whether there are any."""
    if isinstance(condition, Negation):
        return asked_for(condition.claim)
    if isinstance(condition, Present) and condition.place.kind in ("image", "part"):
        return _any_of(condition.groups)
    if not isinstance(condition, Saying):
        return set()
    held = [each for each in condition.predicates if isinstance(each, Holds)]
    if held:
        return {noun for each in held for noun in _any_of(each.groups)}
    subject = condition.subject
    if not isinstance(subject, m.Some) or condition.predicates or (subject.count.low or 0) > 1:
        return set()
    return set(subject_nouns(subject)) if subject.parts == m.Parts(subject.parts.nouns) else set()


def _several_in(claim: m.Claim) -> set[str]:
    """Return the parts of which a claim demands more than one."""
    groups = [item for item in m.within(claim) if isinstance(item, m.Group)]
    return {each.noun for each in groups if each.colour is None and (each.count.low or 0) > 1}


def _any_of(groups: tuple[m.Group, ...]) -> set[str]:
    return {each.noun for each in groups if each.colour is None and (each.count.low or 0) <= 1}


def _there(least: Mapping[str, float]) -> set[str]:
    """Return the parts of which there must be some."""
    return {noun for noun, number in least.items() if number}

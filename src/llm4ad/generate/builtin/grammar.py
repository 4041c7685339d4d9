"""Rules that phrases are read by, and the reading: every way to read a text is found.

Own code: rules stand beside what they mean, in one module for each family of kinds, and a refusal
needs the furthest place with all that would have been possible there, over every way of reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin.branches import OF_PART, root_of
from llm4ad.generate.builtin.pattern import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from llm4ad.generate.builtin.branches import Branch, Build, Edge, Order, Way

    Found = tuple[int, Any]  # where a phrase ends, and what it means
    Numbered = tuple[Order, tuple[int, ...], Found]
    Recognise = Callable[["Reading", int], Iterable[Found]]
    # A branch, where it is, what the phrases before mean, and which of those possible they are.
    Open = tuple[Branch, int, tuple[Any, ...], tuple[int, ...]]


_UNDER_WAY: list[tuple[int, Any]] = []
DIGITS = "in digits"  # the key of a number
JOIN = "join"  # the rule for what stands between the items of a list


def _anything(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the sentence; ``part`` is the name of the part that it means, if it does.

    ``number`` is "one" or "many" for a part in the singular or plural, empty where it may be both.
    """

    text: str
    start: int
    end: int
    part: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One of several pieces of text, each as tokens; ``name`` is what a message calls them.

    ``choices`` has the pieces by their first tokens.
    """

    name: str
    choices: dict[str, list[tuple[str, ...]]]


class Grammar:
    """The rules of one language, and its classes of words.

    ``split`` cuts the words of a pattern as sentences are cut. ``patterns`` are those of each rule,
    as they are written, with the functions that make their meanings. ``silent`` are the recognisers
    that tell something of a place without reading anything.
    """

    def __init__(
        self,
        split: Callable[[str], tuple[str, ...]],
        classes: dict[str, str],
        more_words: Iterable[str] = (),
    ) -> None:
        self.classes = classes
        self.patterns: dict[str, list[tuple[str, Build]]] = {}
        self.special: dict[str, Recognise] = {}
        self.silent: set[str] = set()
        self._begins: dict[str, Callable[[str], bool]] = {}
        self._split = split
        self._more_words = set(more_words)
        self._made: dict[str, Words] = {}
        self._roots: dict[str, Branch] = {}
        self._beginning: dict[tuple[str, str], bool] = {}

    @cached_property
    def known(self) -> frozenset[str]:
        """The words that stand in some pattern, or are known to a recogniser."""
        patterns = (pattern for some in self.patterns.values() for pattern, _ in some)
        made = map(self.words, words_in(" ".join(patterns)))
        tokens = (token for word in made for of in word.choices.values() for token in chain(*of))
        return frozenset(chain(tokens, self._more_words))

    def rule(self, name: str, *patterns: str, **given: Any) -> Callable[[Build], Build]:
        """Add patterns to a rule; the function makes its meaning, or None where it has none.

        It is called with what the phrases in a pattern mean, and with ``given``.
        """

        def add(build: Build) -> Build:
            function = partial(build, **given) if given else build
            self.patterns.setdefault(name, []).extend((each, function) for each in patterns)
            return build

        return add

    def recogniser(
        self,
        name: str,
        words: Iterable[str] = (),
        begins: Callable[[str], bool] = _anything,
        *,
        reads: bool = True,
    ) -> Callable[[Recognise], Recognise]:
        """Add a rule that is a function of the tokens and a place among them.

        ``words`` are those that it knows and no pattern has. ``begins`` tells of a word, as ``key``
        returns it, whether the rule may begin with it.
        """

        def add(function: Recognise) -> Recognise:
            self.special[name] = function
            self._begins[name] = begins
            self._more_words.update(words)
            self.silent.update([] if reads else [name])
            return function

        return add

    def root(self, name: str) -> Branch:
        """Return where all patterns of a rule begin."""
        if name not in self._roots:
            self._roots[name] = root_of(self, self.patterns.get(name, ()))
        return self._roots[name]

    def may_begin(self, name: str, word: str) -> bool:
        """Tell whether a phrase of a rule may begin with a word: most rules need not be tried."""
        key = (name, word)
        if key not in self._beginning:
            self._beginning[key] = True  # while it is looked at, for a rule that begins with itself
            special = name in self.silent or (name in self._begins and self._begins[name](word))
            self._beginning[key] = special or self.root(name).may_begin(word)
        return self._beginning[key]

    def key(self, token: Token) -> str:
        """Return what rules see of a word: what is in none of them is the same to all."""
        known = token.text in self.known
        if token.part:
            return OF_PART + token.text if known else OF_PART
        return token.text if known else DIGITS if token.text[:1].isdigit() else ""

    def words(self, word: str) -> Words:
        """Return what a word of a pattern stands for."""
        if word not in self._made:
            texts = self.classes[word].split("/") if word in self.classes else [word]
            choices: dict[str, list[tuple[str, ...]]] = {}
            for text in texts:
                tokens = self._split(text.strip())
                choices.setdefault(tokens[0], []).append(tokens)
            self._made[word] = Words(texts[0].strip(), choices)
        return self._made[word]


class Reading:
    """All ways to read the tokens of a text, and how far the furthest of them came.

    ``expected`` are the names of the words that would have been possible at ``furthest``;
    ``turned_down`` tells that a phrase up to the end was found that has no meaning. Unless it is
    ``explaining``, it is not noted how far it came, which is faster.
    """

    def __init__(
        self,
        grammar: Grammar,
        tokens: list[Token],
        parts: frozenset[str],
        *,
        explaining: bool = False,
    ) -> None:
        self.tokens = tokens
        self.parts = parts
        self.furthest = 0 if explaining else len(tokens) + 1
        self.turned_down = False
        self.expected: set[str] = set()
        self._grammar = grammar
        self._texts = [*(token.text for token in tokens), ""]
        self._keys = [*map(grammar.key, tokens), ""]
        self._visited: list[set[Branch]] = [set() for _ in self._keys]
        self._read: dict[tuple[str, int], list[Found]] = {}
        self._lists: dict[tuple[str, int], list[Found]] = {}

    def meanings(self, rule: str) -> list[Any]:
        """Return what the whole text means as a phrase of a rule, each meaning once."""
        end = len(self.tokens)
        return [value for place, value in self.phrases(rule, 0) if place == end]

    def phrases(self, rule: str, place: int) -> list[Found]:
        """Return where phrases of a rule that begin at a place end, and what they mean."""
        key = (rule, place)
        found = self._read.get(key)
        if found is None:
            self._read[key] = _UNDER_WAY  # a rule that begins with itself finds nothing there
            found = self._read[key] = self._phrases(rule, place)
        return found

    def may_read(self, tokens: Sequence[Token]) -> bool:
        """Tell whether other tokens may be read past the first that differs from those read."""
        pairs = zip(self.tokens, tokens, strict=False)
        alike = [(one.text, one.part) == (other.text, other.part) for one, other in pairs]
        place = [*alike, False].index(False)
        if not 0 < place < len(tokens):
            return True
        key = self._grammar.key(tokens[place])
        if any(branch.goes_on(key) for branch in self._visited[place]):
            return True
        texts = tuple(token.text for token in tokens[: place + 1])
        return any(
            edge.words[: len(texts) - start] == texts[start:]
            for start in range(place)
            for branch in self._visited[start]
            for edge in branch.step(self._keys[start]).longer.get(texts[start + 1], ())
        )

    def _phrases(self, rule: str, place: int) -> list[Found]:
        if place < self.furthest and not self._grammar.may_begin(rule, self._keys[place]):
            return []
        special = self._grammar.special.get(rule)
        found = list(special(self, place)) if special is not None else []
        if special is not None and not found:
            self.note(place, rule)
        found += self._by_patterns(rule, place)
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def _by_patterns(self, rule: str, place: int) -> list[Found]:
        """Return what the patterns of a rule find at a place, in the order of the patterns."""
        found: list[Numbered] = []
        open_ends: list[Open] = [(self._grammar.root(rule), place, (), ())]
        while open_ends:
            branch, at, values, numbers = open_ends.pop()
            ends = branch.open() if branch.ends is None else branch.ends
            if ends:
                found += self._meant(ends, at, values, numbers)
            self._visited[at].add(branch)
            edges, longer, missed, phrases = branch.step(self._keys[at])
            if at >= self.furthest:
                self.note(at, *missed)
                phrases = branch.phrases
            for *_, after in edges:
                open_ends.append((after, at + 1, values, numbers))
            for words, after in self._standing(longer, at + 1) if longer else ():
                open_ends.append((after, at + len(words), values, numbers))
            for name, several, after in phrases:
                read = self._list(name, at) if several else self.phrases(name, at)
                for number, (end, value) in enumerate(read):
                    open_ends.append((after, end, (*values, value), (*numbers, number)))
        return [each for *_, each in sorted(found, key=_in_order)] if found else []

    def _meant(
        self, ways: Iterable[Way], end: int, values: tuple[Any, ...], numbers: tuple[int, ...]
    ) -> Iterator[Numbered]:
        """Yield what patterns that are complete mean, with what to sort it by."""
        for way in ways:
            value = way.build(**dict(zip(way.names, values, strict=True)))
            if value is not None:
                yield way.order, numbers, (end, value)
            elif end == len(self.tokens):
                self.turned_down = True

    def _standing(
        self, edges: dict[str, list[Edge]], place: int
    ) -> Iterator[tuple[tuple[str, ...], Branch]]:
        """Yield those edges whose words are all there, from the second one on at a place."""
        if place >= self.furthest:
            others = [some for word, some in edges.items() if word != self._texts[place]]
            self.note(place, *(name for some in others for edge in some for name in edge.names))
        for words, names, branch in edges.get(self._texts[place], ()):
            for at, word in enumerate(words[2:], start=place + 1):
                if self._texts[at] != word:
                    self.note(at, *names)
                    break
            else:
                yield words, branch

    def _list(self, rule: str, place: int) -> list[Found]:
        """Return where lists of phrases that begin at a place end, and their meanings."""
        key = (rule, place)
        if key in self._lists:
            return self._lists[key]
        found: list[Found] = []
        first = self.phrases(rule, place)
        for end, value in first:
            found.append((end, (value,)))
            for joined, _ in self.phrases(JOIN, end):
                found += [(last, (value, *rest)) for last, rest in self._list(rule, joined)]
        return found if first is _UNDER_WAY else self._lists.setdefault(key, found)

    def note(self, place: int, *names: str) -> None:
        """Remember that the words of these names would have been possible at a place."""
        if place < self.furthest or not names:
            return
        if place > self.furthest:
            self.furthest = place
            self.expected.clear()
        self.expected.update(names)


def _in_order(found: Numbered) -> tuple[int, ...]:
    """Return by what to sort: the number of the pattern, then what was chosen along it."""
    order, numbers, _ = found
    chosen = iter(numbers)
    return tuple(next(chosen) if number is None else number for number in order)

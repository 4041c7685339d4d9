"""Rules that phrases are read by, and the reading: every way to read a text is found.

Own code: rules stand beside what they mean, in one module for each family of kinds, and a refusal
needs the furthest place with all that would have been possible there, over every way of reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from llm4ad.generate.builtin.pattern import Phrase, Words, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from llm4ad.generate.builtin.pattern import Piece, Sequence

    Build = Callable[..., Any]
    Rule = tuple[Sequence, Build]
    Recognise = Callable[["Reading", int], Iterable[tuple[int, Any]]]

JOIN = "join"  # the rule for what stands between the items of a list


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
class Grammar:
    """The rules of one language, and its classes of words.

    ``split`` cuts the words of a pattern as sentences are cut.
    """

    split: Callable[[str], tuple[str, ...]]
    classes: dict[str, str]
    rules: dict[str, list[Rule]] = field(default_factory=dict[str, "list[Rule]"])
    special: dict[str, Recognise] = field(default_factory=dict[str, "Recognise"])
    known: set[str] = field(default_factory=set[str])
    made: dict[str, Words] = field(default_factory=dict[str, Words])
    beginning: dict[tuple[str, str], tuple[list[Rule], list[str]]] = field(
        default_factory=dict[tuple[str, str], "tuple[list[Rule], list[str]]"]
    )

    def rule(self, name: str, *patterns: str, **given: Any) -> Callable[[Build], Build]:
        """Add patterns to a rule; the function makes its meaning, or None where it has none.

        It is called with what the phrases in a pattern mean, and with ``given``.
        """

        def add(build: Build) -> Build:
            for pattern in patterns:
                made = compile_pattern(pattern, self._words)
                function = partial(build, **given) if given else build
                self.rules.setdefault(name, []).append((made, function))
            return build

        return add

    def recogniser(self, name: str) -> Callable[[Recognise], Recognise]:
        """Add a rule that is a function of the tokens and a place among them."""

        def add(function: Recognise) -> Recognise:
            self.special[name] = function
            return function

        return add

    def rules_at(self, name: str, word: str) -> tuple[list[Rule], list[str]]:
        """Return the patterns of a rule that a word may begin, and what would begin the others."""
        key = (name, word if word in self.known else "")
        if key not in self.beginning:
            rules: list[Rule] = []
            others: dict[str, None] = {}
            for sequence, build in self.rules.get(name, ()):
                first = sequence[0] if sequence else None
                if isinstance(first, Words) and word not in first.choices:
                    others[first.name] = None
                else:
                    rules.append((sequence, build))
            self.beginning[key] = (rules, list(others))
        return self.beginning[key]

    def _words(self, word: str) -> Words:
        if word not in self.made:
            self.made[word] = self._made(word)
        return self.made[word]

    def _made(self, word: str) -> Words:
        texts = self.classes[word].split("/") if word in self.classes else [word]
        choices: dict[str, list[tuple[str, ...]]] = {}
        for text in texts:
            tokens = self.split(text.strip())
            choices.setdefault(tokens[0], []).append(tokens)
            self.known.update(tokens)
        return Words(texts[0].strip(), choices)


class Reading:
    """All ways to read the tokens of a text, and how far the furthest of them came.

    ``expected`` are the names of the words that would have been possible at ``furthest``;
    ``turned_down`` tells that a phrase up to the end was found that has no meaning.
    """

    def __init__(self, grammar: Grammar, tokens: list[Token], parts: frozenset[str]) -> None:
        self.tokens = tokens
        self.parts = parts
        self.furthest = 0
        self.turned_down = False
        self.expected: set[str] = set()
        self._grammar = grammar
        self._texts = [*(token.text for token in tokens), ""]
        self._read: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def meanings(self, rule: str) -> list[Any]:
        """Return what the whole text means as a phrase of a rule, each meaning once."""
        end = len(self.tokens)
        return [value for place, value in self.phrases(rule, 0) if place == end]

    def phrases(self, rule: str, place: int) -> list[tuple[int, Any]]:
        """Return where phrases of a rule that begin at a place end, and what they mean."""
        key = (rule, place)
        if key not in self._read:
            self._read[key] = []  # a rule that begins with itself finds nothing there
            found = dict.fromkeys(self._phrases(rule, place))
            self._read[key] = list(found)
        return self._read[key]

    def _phrases(self, rule: str, place: int) -> Iterator[tuple[int, Any]]:
        special = self._grammar.special.get(rule)
        if special is not None:
            found = list(special(self, place))
            if not found:
                self.note(place, rule)
            yield from found
        rules, others = self._grammar.rules_at(rule, self._texts[place])
        self.note(place, *others)
        for sequence, build in rules:
            for end, bound in self._sequence(sequence, 0, place, ()):
                value = build(**dict(bound))
                if value is not None:
                    yield end, value
                elif end == len(self.tokens):
                    self.turned_down = True

    def _may_begin(self, sequence: Sequence, place: int) -> bool:
        """Tell whether the word at a place may begin a sequence: most do not get further."""
        first = sequence[0] if sequence else None
        if not isinstance(first, Words) or self._texts[place] in first.choices:
            return True
        self.note(place, first.name)
        return False

    def _sequence(
        self, sequence: Sequence, index: int, place: int, bound: tuple[tuple[str, Any], ...]
    ) -> Iterator[tuple[int, tuple[tuple[str, Any], ...]]]:
        if index == len(sequence):
            yield place, bound
            return
        for end, more in self._piece(sequence[index], place):
            yield from self._sequence(sequence, index + 1, end, bound + more)

    def _piece(self, piece: Piece, place: int) -> Iterator[tuple[int, tuple[tuple[str, Any], ...]]]:
        if isinstance(piece, Words):
            for end in self._words(piece, place):
                yield end, ()
        elif isinstance(piece, Phrase):
            if piece.several:
                for end, values in self._list(piece.rule, place):
                    yield end, ((piece.name, values),)
            else:
                for end, value in self.phrases(piece.rule, place):
                    yield end, ((piece.name, value),)
        else:
            for option in piece.options:
                if self._may_begin(option, place):
                    yield from self._sequence(option, 0, place, ())

    def _list(self, rule: str, place: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
        for end, value in self.phrases(rule, place):
            yield end, (value,)
            for joined, _ in self.phrases(JOIN, end):
                for last, values in self._list(rule, joined):
                    yield last, (value, *values)

    def _words(self, words: Words, place: int) -> list[int]:
        """Return where each of the choices that stand at a place ends."""
        choices = words.choices.get(self._texts[place])
        if choices is None:
            self.note(place, words.name)
            return []
        ends: list[int] = []
        for choice in choices:
            for end, word in enumerate(choice[1:], start=place + 1):
                if self._texts[end] != word:
                    self.note(end, words.name)
                    break
            else:
                ends.append(place + len(choice))
        return ends

    def note(self, place: int, *names: str) -> None:
        """Remember that the words of these names would have been possible at a place."""
        if place < self.furthest or not names:
            return
        if place > self.furthest:
            self.furthest = place
            self.expected.clear()
        self.expected.update(names)

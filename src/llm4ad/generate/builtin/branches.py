"""The patterns of a rule as a tree: what several of them begin with alike is read once.

A tree grows while sentences are read: a branch is opened when one first comes there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from llm4ad.generate.builtin.pattern import Phrase, openings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from llm4ad.generate.builtin.grammar import Grammar

    Build = Callable[..., Any]
    Order = tuple[int | None, ...]


OF_PART = "of part "  # before the key of a word that is the name of a part


def is_part(word: str) -> bool:
    """Tell of the key of a word whether it is the name of a part."""
    return word.startswith(OF_PART)


class Way(NamedTuple):
    """A pattern from some place in it on: ``rest``.

    ``names`` are those of the phrases before it. ``order`` says which choices were taken there,
    None for which of several phrases was read: what is found is sorted by it.
    """

    rest: str
    names: tuple[str, ...]
    order: Order
    build: Build


class Edge(NamedTuple):
    """Words that lead to a branch; ``names`` are what a message calls them."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    branch: Branch


class PhraseEdge(NamedTuple):
    """A phrase of a rule, or a list of them, that leads to a branch."""

    rule: str
    several: bool
    branch: Branch


class Step(NamedTuple):
    """What goes on from a branch with some word.

    ``longer`` are the edges of several words, by the second one. ``missed`` are the names of the
    words that could stand there instead; ``phrases`` are those that may begin with it.
    """

    edges: tuple[Edge, ...]
    longer: dict[str, list[Edge]]
    missed: tuple[str, ...]
    phrases: tuple[PhraseEdge, ...]


class Branch:
    """Where patterns are that were alike so far.

    ``ends`` are those that are complete there, ``phrases`` what the others may go on with.
    """

    __slots__ = ("_grammar", "_steps", "_ways", "_words", "ends", "phrases")

    def __init__(self, grammar: Grammar, ways: Sequence[Way]) -> None:
        self._grammar = grammar
        self._ways = ways
        self._steps: dict[str, Step] = {}
        self.ends: tuple[Way, ...] | None = None  # not opened yet
        self.phrases: tuple[PhraseEdge, ...] = ()
        self._words: dict[str, list[Way]] = {}

    def open(self) -> tuple[Way, ...]:
        """Sort the patterns by what comes next in them, and return those that are complete."""
        ends: list[Way] = []
        phrases: dict[Phrase, list[Way]] = {}
        words: dict[str, list[Way]] = {}
        for pattern, names, order, build in self._ways:
            for choices, piece, name, rest in openings(pattern):
                if piece is None:
                    ends.append(Way(rest, names, order + choices, build))
                elif isinstance(piece, Phrase):
                    way = Way(rest, (*names, name), (*order, *choices, None), build)
                    phrases.setdefault(piece, []).append(way)
                else:
                    words.setdefault(piece, []).append(Way(rest, names, order + choices, build))
        grammar = self._grammar
        self._words = words
        self.phrases = tuple(PhraseEdge(*of, Branch(grammar, ways)) for of, ways in phrases.items())
        self.ends = tuple(ends)
        return self.ends

    def may_begin(self, word: str) -> bool:
        """Tell whether a pattern may go on from here with a word."""
        return bool(self.open() if self.ends is None else self.ends) or self.goes_on(word)

    def goes_on(self, word: str) -> bool:
        """Tell whether a pattern that is not complete here may go on with a word."""
        step = self.step(word)
        return bool(step.edges or step.longer or step.phrases)

    def step(self, word: str) -> Step:
        """Return what goes on with a word, as ``Grammar.key`` returns it."""
        if word not in self._steps:
            edges, missed = self._edges(word)
            longer: dict[str, list[Edge]] = {}
            for edge in edges:
                if len(edge.words) > 1:
                    longer.setdefault(edge.words[1], []).append(edge)
            phrases = tuple(edge for edge in self.phrases if self._begins(edge, word))
            single = tuple(edge for edge in edges if len(edge.words) == 1)
            self._steps[word] = Step(single, longer, missed, phrases)
        return self._steps[word]

    def _begins(self, edge: PhraseEdge, word: str) -> bool:
        if edge.rule in self._grammar.silent:
            return edge.branch.may_begin(word)
        return self._grammar.may_begin(edge.rule, word)

    def _edges(self, word: str) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
        edges: dict[tuple[str, ...], tuple[dict[str, None], list[Way]]] = {}
        missed: dict[str, None] = {}
        word = word.removeprefix(OF_PART)
        for each, ways in self._words.items():
            words = self._grammar.words(each)
            choices = words.choices.get(word)
            if choices is None:
                missed[words.name] = None
                continue
            for number, choice in enumerate(choices):
                names, after = edges.setdefault(choice, ({}, []))
                names[words.name] = None
                after += [Way(rest, of, (*order, number), build) for rest, of, order, build in ways]
        found = (
            Edge(choice, tuple(names), Branch(self._grammar, ways))
            for choice, (names, ways) in edges.items()
        )
        return tuple(found), tuple(missed)


def root_of(grammar: Grammar, patterns: Iterable[tuple[str, Build]]) -> Branch:
    """Return where patterns begin, each with the function that makes its meaning."""
    ways = [Way(text, (), (number,), build) for number, (text, build) in enumerate(patterns)]
    return Branch(grammar, ways)

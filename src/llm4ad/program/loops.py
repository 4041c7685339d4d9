"""Put the variables of a loop into words: "each", or one by one where the list is written out."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.program.nouns import Noun
from llm4ad.program.orders import picked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llm4ad.program.wording import Wording

    Bindings = dict[str, Noun]

MOST_ITEMS = 8  # of a list written out in the program; a longer one is told as a whole


def loop_bindings(words: Wording, target: ast.expr, iterated: ast.expr) -> list[Bindings]:
    """Return what the variables of a loop stand for, once for each time it has to be told.

    A list that is written out in the program is gone through, so that its values are told; of
    everything else the loop is told once, with "each".
    """
    whole = words.resolved(iterated)
    sources, targets = [whole], [target]
    zipped = _arguments(whole, "zip")
    if zipped and isinstance(target, ast.Tuple):
        sources, targets = [words.resolved(item) for item in zipped], target.elts
    if len(sources) != len(targets):
        return [_bind(target, _each(words, words.noun(iterated)))]
    listed = [item.elts for item in sources if isinstance(item, ast.List | ast.Tuple)]
    times = min((len(items) for items in listed), default=0)
    pairs = list(zip(targets, sources, strict=True))
    if 0 < times <= MOST_ITEMS:
        return [
            _joined(_bind_item(words, one, source, number) for one, source in pairs)
            for number in range(times)
        ]
    return [_joined(_bind_each(words, one, source) for one, source in pairs)]


def _bind_item(words: Wording, target: ast.expr, source: ast.expr, number: int) -> Bindings:
    """Bind a variable to one item of a list, or to the part that stands at its place."""
    if not isinstance(source, ast.List | ast.Tuple):
        whole = words.term(source)
        said = picked(words, words.noun(source), number) or words.say(
            *(("item", whole, str(number + 1)) if number else ("first", whole))
        )
        return _bind(target, Noun(said))
    item = source.elts[number]
    if isinstance(target, ast.Tuple) and isinstance(item, ast.Tuple):
        pairs = zip(target.elts, item.elts, strict=False)
        return _joined(_bind(one, words.noun(value)) for one, value in pairs)
    return _bind(target, words.noun(item))


def _bind_each(words: Wording, target: ast.expr, source: ast.expr) -> Bindings:
    counted = _arguments(source, "enumerate")
    if counted and isinstance(target, ast.Tuple):
        inner = _bind_each(words, target.elts[1], counted[0])
        return inner | _bind(target.elts[0], Noun(words.say("its number")))
    if isinstance(source, ast.Subscript) and isinstance(source.slice, ast.Slice):
        each = _each(words, words.noun(source.value))
        # xs[:-1] beside xs[1:] pairs every part with the one that follows, xs[2:] with the second.
        first = source.slice.lower
        if first is None:
            return _bind(target, each)
        after = "next but one" if ast.unparse(first) == "2" else "next"
        return _bind(target, Noun(words.say(after, each.text)))
    return _bind(target, _each(words, words.noun(source)))


def _each(words: Wording, noun: Noun) -> Noun:
    return Noun(noun.each or words.say("each", noun.text))


def _bind(target: ast.expr, noun: Noun) -> Bindings:
    return {name.id: noun for name in ast.walk(target) if isinstance(name, ast.Name)}


def _joined(bindings: Iterable[Bindings]) -> Bindings:
    return {name: noun for some in bindings for name, noun in some.items()}


def _arguments(node: ast.expr, function: str) -> list[ast.expr]:
    """Return the arguments of a call of a function, and none for anything else."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
        return node.args
    return []

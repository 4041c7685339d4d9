"""Put any(...) and all(...) into words: each nut is red; the nut touches no washer."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Literal

from llm4ad.program.idioms import names_in
from llm4ad.program.nouns import Noun
from llm4ad.program.phrases import quoted

if TYPE_CHECKING:
    from llm4ad.program.wording import Wording


def quantified(words: Wording, name: str, node: ast.expr) -> str:
    """Return the words for any(...) or all(...)."""
    if not isinstance(node, ast.ListComp | ast.GeneratorExp):
        return quoted(node)
    if len(node.generators) > 1:
        return _of_several(words, node) if name == "all" else quoted(node)
    text = _of_each(words, node) if name == "all" else _of_some(words, node)
    if text:
        return text
    whole, tests, element = words.about_it(node)
    for test in tests:
        element = words.say("and", test, element)
    return words.say(name, whole.text, element)


def _of_each(words: Wording, node: ast.ListComp | ast.GeneratorExp) -> str:
    """Return the words for all(test for a in xs), unless "each" would say something else."""
    (loop,) = node.generators
    each = words.noun(loop.iter).each
    alternatives = any(isinstance(item, ast.Or) for item in ast.walk(node.elt))
    if not each or loop.ifs or alternatives or not isinstance(loop.target, ast.Name):
        return ""
    outer = dict(words.nouns)
    words.nouns[loop.target.id] = Noun(each)
    text = words.test(node.elt)
    words.nouns = outer
    return text


def none_of(words: Wording, node: ast.expr) -> str:
    """Return the words for not any(test for a in xs), or nothing."""
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != "any" or not node.args:
        return ""
    asked = node.args[0]
    if not isinstance(asked, ast.GeneratorExp) or len(asked.generators) != 1:
        return ""
    if words.language == "en":
        return _of_some(words, asked, "no")
    (loop,) = asked.generators
    one = words.noun(loop.iter).one
    if not one or loop.ifs or not isinstance(loop.target, ast.Name):
        return ""
    if any(noun.text == words.say("it") for noun in words.nouns.values()):
        return ""
    outer = dict(words.nouns)
    words.nouns[loop.target.id] = Noun(words.say("it"))
    text = words.say("for none", one, words.negated(asked.elt))
    words.nouns = outer
    return text


def _of_some(
    words: Wording, node: ast.ListComp | ast.GeneratorExp, said: Literal["some", "no"] = "some"
) -> str:
    """Return the words for any(test for a in xs), where "some nut" is said once."""
    (loop,) = node.generators
    one = words.noun(loop.iter).one
    if not one or loop.ifs or not isinstance(loop.target, ast.Name):
        return ""
    used = [item for item in names_in(node.elt) if item.id == loop.target.id]
    if len(used) != 1 or not isinstance(node.elt, ast.Compare | ast.Call):
        return ""
    outer = dict(words.nouns)
    words.nouns[loop.target.id] = Noun(words.say(said, one))
    text = words.test(node.elt)
    words.nouns = outer
    return text


def _of_several(words: Wording, node: ast.ListComp | ast.GeneratorExp) -> str:
    """Return the words for all(test for a in xs for b in ys)."""
    outer = dict(words.nouns)
    for loop in node.generators:
        noun = words.noun(loop.iter)
        if loop.ifs or not isinstance(loop.target, ast.Name):
            return quoted(node)
        words.nouns[loop.target.id] = Noun(noun.each or words.say("each", noun.text))
    text = words.test(node.elt)
    words.nouns = outer
    return text

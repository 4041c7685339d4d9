"""Put any(...) and all(...) into words: each nut is red; there are nuts that touch the washer."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.program.idioms import names_in
from llm4ad.program.nouns import Noun
from llm4ad.program.phrases import quoted
from llm4ad.program.relative import such

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


def _of_some(words: Wording, node: ast.ListComp | ast.GeneratorExp) -> str:
    """Return the words for any(test for a in xs), where "some nut" is said once."""
    (loop,) = node.generators
    one = words.noun(loop.iter).one
    if not one or loop.ifs or not isinstance(loop.target, ast.Name):
        return ""
    used = [item for item in names_in(node.elt) if item.id == loop.target.id]
    if len(used) != 1 or not isinstance(node.elt, ast.Compare | ast.Call):
        return ""
    outer = dict(words.nouns)
    words.nouns[loop.target.id] = Noun(words.say("some", one))
    text = words.test(node.elt)
    words.nouns = outer
    return text


def there_are(words: Wording, node: ast.expr) -> Noun | None:
    """Return the parts of which any(...) says that there are some."""
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != "any" or not node.args:
        return None
    asked = node.args[0]
    if not isinstance(asked, ast.GeneratorExp) or len(asked.generators) != 1:
        return None
    whole, tests, element = words.about_it(asked)
    if not whole.many:
        return None
    text = whole.text
    for test in [*tests, element]:
        if such(words, text, test, many=True) == words.say("filtered", text, test):
            return None
        text = such(words, text, test, many=True)
    return Noun(text, many=True)


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

"""Tell a program back in one plain sentence, from its source alone."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm4ad.program.comparisons import compared, equal_steps
from llm4ad.program.idioms import is_pair_test
from llm4ad.program.loops import loop_bindings
from llm4ad.program.millimetres import in_own_units
from llm4ad.program.nouns import Noun
from llm4ad.program.phrases import ENGLISH, quoted
from llm4ad.program.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from llm4ad.program.phrases import Language

_COUNTS = frozenset({"expect_absent", "expect_count", "expect_present"})
_NOT_SAID = frozenset({"of", "tolerance", "unit", "what", "within"})


def language_of(sentence: str) -> Language:
    """Return the language to answer a sentence in: Japanese where it has kana or kanji."""
    japanese = any(
        "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in sentence
    )
    return "ja" if japanese else "en"


def retell(source: str, language: Language = "en") -> str:
    """Return what a checked program demands, in English ("en") or Japanese ("ja").

    What has no words of its own is quoted as it stands in the program.
    """
    function = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    function = in_own_units(function, language)
    teller = _Teller(Wording(language))
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    clauses = list(dict.fromkeys(teller.block(body)))
    text = teller.words.say("join").join(clauses) or teller.words.say("nothing")
    if language == "en":
        text = text[:1].upper() + text[1:]
    return text + teller.words.say("end")


@dataclass(slots=True)
class _Teller:
    """Tell statements; ``lists`` are the clauses of the variables that gather expectations."""

    words: Wording
    lists: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def block(self, statements: Sequence[ast.stmt]) -> list[str]:
        """Return the clauses that some statements return."""
        for position, statement in enumerate(statements):
            if isinstance(statement, ast.Return):
                return self._clauses(statement.value) if statement.value else []
            if isinstance(statement, ast.If) and _is_guard(statement):
                return self.block(statement.body) + self.block(statements[position + 1 :])
            if isinstance(statement, ast.If):
                return self._branches(statement, statements[position + 1 :])
            if isinstance(statement, ast.For):
                inner = self._loop(statement.target, statement.iter, statement.body)
                return inner + self.block(statements[position + 1 :])
            self._statement(statement)
        return []

    def _loop(self, target: ast.expr, iterated: ast.expr, body: Sequence[ast.stmt]) -> list[str]:
        if isinstance(target, ast.Name) and any(isinstance(item, ast.Assign) for item in body):
            return self._with_its_own(target.id, iterated, body)
        clauses: list[str] = []
        for bindings in loop_bindings(self.words, target, iterated):
            self.words.nouns |= bindings
            clauses += self.block(body)
        return clauses

    def _with_its_own(self, name: str, iterated: ast.expr, body: Sequence[ast.stmt]) -> list[str]:
        """Tell a loop that finds parts for each part: "for each bottle: the label in it ..."."""
        whole = self.words.noun(iterated)
        each = whole.each or self.words.say("each", whole.text)
        known = {key: len(clauses) for key, clauses in self.lists.items()}
        self.words.nouns[name] = Noun(self.words.say("it"))
        told = [self.words.say("for each", each, clause) for clause in self.block(body)]
        for key, clauses in self.lists.items():
            start = known.get(key, 0)
            clauses[start:] = [self.words.say("for each", each, item) for item in clauses[start:]]
        return told

    def _statement(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                self._bind(target, statement.value)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            self._bind(statement.target, statement.value)
        elif isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
            self._gather(statement.target.id, statement.value)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            function = statement.value.func
            if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                for argument in statement.value.args:
                    self._gather(function.value.id, argument)

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple | ast.List):
            for one, other in zip(target.elts, value.elts, strict=False):
                self._bind(one, other)
        elif isinstance(target, ast.Tuple):
            whole = self.words.term(value)
            for number, one in enumerate(target.elts, start=1):
                if isinstance(one, ast.Name):
                    self.words.nouns[one.id] = Noun(self.words.say("item", whole, str(number)))
        elif isinstance(target, ast.Name):
            if _states(value) or ast.unparse(value) == "[]":
                self.lists[target.id] = self._clauses(value)
            else:
                self.words.nouns[target.id] = self.words.noun(value)
                source = self.words.resolved(value)
                if isinstance(source, ast.List | ast.Tuple) or _zips(source):
                    self.words.listed[target.id] = source

    def _gather(self, name: str, value: ast.expr) -> None:
        self.lists.setdefault(name, []).extend(self._clauses(value))

    def _branches(self, statement: ast.If, rest: Sequence[ast.stmt]) -> list[str]:
        holds, fails = self.words.test(statement.test), self.words.negated(statement.test)
        inside = self._under(holds, lambda: self.block(statement.body))
        other = self._under(fails, lambda: self.block(statement.orelse))
        if not isinstance(statement.body[-1], ast.Return | ast.Continue):
            return inside + other + self.block(rest)
        after = self._under(fails, lambda: self.block(rest))
        return self._either_way(holds, fails, inside + other + after)

    def _either_way(self, holds: str, fails: str, clauses: list[str]) -> list[str]:
        """Drop the tests from what is demanded both if they hold and if they fail."""
        yes, no = self._if(holds, ""), self._if(fails, "")
        always = {clause.removeprefix(yes) for clause in clauses if clause.startswith(yes)}
        always &= {clause.removeprefix(no) for clause in clauses if clause.startswith(no)}
        bare = [clause.removeprefix(yes).removeprefix(no) for clause in clauses]
        return [
            short if short in always else clause
            for short, clause in zip(bare, clauses, strict=True)
        ]

    def _under(self, test: str, tell: Callable[[], list[str]]) -> list[str]:
        """Return what is told, and what it gathers in lists, as true only if a test holds."""
        known = {name: len(clauses) for name, clauses in self.lists.items()}
        told = [self._if(test, clause) for clause in tell()]
        for name, clauses in self.lists.items():
            start = known.get(name, 0)
            clauses[start:] = [self._if(test, clause) for clause in clauses[start:]]
        return told

    def _if(self, test: str, clause: str) -> str:
        return self.words.say("if", test, clause)

    def _clauses(self, node: ast.expr) -> list[str]:
        """Return the clauses of an expression that makes expectations."""
        if isinstance(node, ast.Starred):
            node = node.value
        if isinstance(node, ast.List | ast.Tuple | ast.BinOp):
            items = [node.left, node.right] if isinstance(node, ast.BinOp) else node.elts
            return [clause for item in items for clause in self._clauses(item)]
        if isinstance(node, ast.ListComp | ast.GeneratorExp):
            return self._generators(node.generators, node.elt)
        if isinstance(node, ast.Name):
            return list(self.lists.get(node.id, []))
        if isinstance(node, ast.IfExp):
            holds, fails = self.words.test(node.test), self.words.negated(node.test)
            yes = self._under(holds, lambda: self._clauses(node.body))
            return yes + self._under(fails, lambda: self._clauses(node.orelse))
        return [self._expectation(node)]

    def _generators(self, loops: Sequence[ast.comprehension], element: ast.expr) -> list[str]:
        if not loops:
            return self._clauses(element)
        if _is_of_pairs(loops):
            return self._of_pairs(loops, element)
        if _has_alternatives(loops, element):
            return self._of_each(loops[0], element)
        clauses: list[str] = []
        for bindings in loop_bindings(self.words, loops[0].target, loops[0].iter):
            self.words.nouns |= bindings
            others = [test for test in loops[0].ifs if not is_pair_test(test)]
            tests = [self.words.test(test) for test in others]
            inner = self._generators(loops[1:], element)
            for test in reversed(tests):
                inner = [self._if(test, clause) for clause in inner]
            clauses += inner
        return clauses

    def _of_each(self, loop: ast.comprehension, element: ast.expr) -> list[str]:
        """Tell what is demanded of each with "it", as "each nut ... or each nut" says otherwise."""
        (bindings,) = loop_bindings(self.words, loop.target, loop.iter)
        name = ast.unparse(loop.target)
        self.words.nouns[name] = Noun(self.words.say("it"))
        clauses = self._clauses(element)
        return [self.words.say("for each", bindings[name].text, clause) for clause in clauses]

    def _of_pairs(self, loops: Sequence[ast.comprehension], element: ast.expr) -> list[str]:
        """Tell what is demanded of every two parts, or of a part and each of its fellows."""
        whole = self.words.noun(loops[0].iter)
        ordered = ast.unparse(loops[1].ifs[0]).count("<") == 1
        first, second = (ast.unparse(loop.target) for loop in loops)
        one = self.words.say("one") if ordered else whole.each or self.words.say("each", whole.text)
        self.words.nouns |= {first: Noun(one), second: Noun(self.words.say("the other"))}
        clauses = self._clauses(element)
        if not ordered:
            return clauses
        return [self.words.say("every two", whole.text, clause) for clause in clauses]

    def _expectation(self, call: ast.expr) -> str:  # noqa: PLR0911
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            return quoted(call)
        name = call.func.id
        if name in _COUNTS:
            return self._count(name, call)
        if name not in ENGLISH:
            return quoted(call)
        options = {item.arg: item.value for item in call.keywords if item.arg is not None}
        if name == "expect_true":
            statement = call.args[0] if call.args else options["statement"]
            return self.words.test(statement)
        shares = "unit" in options and ast.unparse(options["unit"]) == "'share'"
        if name == "expect_aligned" and isinstance(call.args[0], ast.List):
            lined = self._together(call.args[0])
            return self.words.say(name, lined, *(self.words.term(item) for item in call.args[1:]))
        named = [value for key, value in options.items() if key not in _NOT_SAID]
        said = [self.words.number(item, shares=shares) for item in [*call.args, *named]]
        if name == "expect_equal" and "tolerance" in options:
            tolerance = self.words.number(options["tolerance"], shares=True)
            steps = equal_steps(self.words, call)
            return steps or self.words.say("expect_equal within", *said, tolerance)
        return compared(self.words, name, call, shares=shares) or self.words.say(name, *said)

    def _together(self, listed: ast.List) -> str:
        first, *others = [self.words.term(item) for item in listed.elts]
        for other in others:
            first = self.words.say("with", first, other)
        return first

    def _count(self, name: str, call: ast.Call) -> str:
        options = {item.arg: item.value for item in call.keywords}
        parts = self.words.noun(call.args[0] if call.args else options["parts"])
        exact, low, high = (options.get(key) for key in ("exactly", "at_least", "at_most"))
        if name == "expect_present":
            return self._amount("at least", "1", parts)
        none = [number for number in (exact, high) if number is not None]
        if name == "expect_absent" or [ast.unparse(number) for number in none] == ["0"]:
            return self.words.say("none", parts.text)
        if exact is not None:
            return self._amount("exactly", self.words.term(exact), parts)
        if low is not None and high is not None:
            limits = (self.words.term(low), self.words.term(high))
            return self.words.say("from to", parts.text, *limits)
        if high is not None:
            return self._amount("at most", self.words.term(high), parts)
        return self._amount("at least", self.words.term(low) if low else "?", parts)

    def _amount(self, key: str, number: str, parts: Noun) -> str:
        text = parts.one if number == "1" and parts.one else parts.text
        return self.words.say(key, text, number)


def _is_of_pairs(loops: Sequence[ast.comprehension]) -> bool:
    if len(loops) != 2 or loops[0].ifs or len(loops[1].ifs) != 1:
        return False
    same = ast.unparse(loops[0].iter) == ast.unparse(loops[1].iter)
    return same and is_pair_test(loops[1].ifs[0])


def _has_alternatives(loops: Sequence[ast.comprehension], element: ast.expr) -> bool:
    """Tell whether a loop over parts states that one of several things is true of each."""
    if len(loops) != 1 or loops[0].ifs or not isinstance(loops[0].target, ast.Name):
        return False
    listed = isinstance(loops[0].iter, ast.List | ast.Tuple | ast.Name)
    return not listed and any(isinstance(item, ast.Or) for item in ast.walk(element))


def _is_guard(statement: ast.If) -> bool:
    """Tell whether a test only ends the program where parts are missing, and states that."""
    if statement.orelse or len(statement.body) != 1:
        return False
    ended = statement.body[0]
    if not isinstance(ended, ast.Return) or not isinstance(ended.value, ast.List):
        return False
    calls = ended.value.elts
    if len(calls) != 1 or not isinstance(calls[0], ast.Call) or not calls[0].args:
        return False
    wanted = {ast.unparse(item.value) for item in calls[0].keywords}
    name, test = ast.unparse(calls[0].args[0]), ast.unparse(statement.test)
    if name.endswith("% 2 == 1") and test == name.replace("== 1", "== 0"):
        return True
    if ast.unparse(calls[0].func) not in ("expect_count", "expect_present"):
        return False
    return test == f"not {name}" or test in {
        f"len({name}) {sign} {number}" for sign in ("!=", "<") for number in wanted
    }


def _zips(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "zip"


def _states(node: ast.expr) -> bool:
    return any(
        isinstance(item, ast.Call)
        and isinstance(item.func, ast.Name)
        and item.func.id.startswith("expect_")
        for item in ast.walk(node)
    )

"""Put the expressions of a program into words."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm4ad.program.comparisons import entirely, in_range
from llm4ad.program.idioms import (
    added,
    apart,
    each_side,
    extreme,
    found_together,
    in_row,
    is_pair_test,
    known_amount,
    names_in,
    odd_comparison,
    steps,
    total,
    turn,
)
from llm4ad.program.nouns import Noun
from llm4ad.program.offsets import beyond, from_line, from_nearest
from llm4ad.program.orders import at_position
from llm4ad.program.phrases import ENGLISH, FIELDS, phrase, quoted, word
from llm4ad.program.quantified import none_of, quantified
from llm4ad.program.relative import such
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from llm4ad.program.phrases import Language

    Selection = ast.ListComp | ast.GeneratorExp | ast.SetComp

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Mod: "%",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
_OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_PASSED_ON = frozenset(
    {"bool", "enumerate", "float", "frame_of", "int", "list", "round", "set", "tuple"}
)
# row, column, rows, columns
_PARTS_OF_SIDES = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
_STRIPS = {
    key: (side, part)
    for number, part in _PARTS_OF_SIDES.items()
    for key, side in (
        (f"1 1 1 {number}", "left"),
        (f"1 {number} 1 {number}", "right"),
        (f"1 1 {number} 1", "top"),
        (f"{number} 1 {number} 1", "bottom"),
    )
}
_MIDDLES = {"1 2 1 3": "middle third across", "2 1 3 1": "middle third down"}
_TUNING = frozenset({"tolerance"})


@dataclass(slots=True)
class Wording:
    """The words for expressions; ``nouns`` are those for the variables bound so far.

    ``listed`` are the variables that hold a list written out in the program, or a zip.
    """

    language: Language
    nouns: dict[str, Noun] = field(default_factory=dict[str, Noun])
    listed: dict[str, ast.expr] = field(default_factory=dict[str, ast.expr])

    def say(self, key: str, *words: str) -> str:
        """Return a phrase with words put in."""
        return phrase(self.language, key, *words)

    def term(self, node: ast.expr) -> str:
        """Return an expression in words."""
        return self.noun(node).text

    def number(self, node: ast.expr, *, shares: bool) -> str:
        """Return an expression in words, a number among them as percent where it is a share."""
        if shares and isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return f"{100 * node.value:g} %"
        return self.term(node)

    def test(self, node: ast.expr) -> str:
        """Return an expression as something that holds or does not."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return apart(self, node) or self.negated(node.operand)
        if isinstance(node, ast.BoolOp):
            key = "and" if isinstance(node.op, ast.And) else "or"
            text, *others = (self.test(value) for value in node.values)
            for other in others:
                text = self.say(key, text, other)
            return text
        if isinstance(node, ast.UnaryOp):
            return quoted(node)
        noun = self.noun(node)
        return self.say("there are", noun.text) if noun.many else noun.text

    def negated(self, node: ast.expr) -> str:  # noqa: PLR0911
        """Return that an expression does not hold."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.test(node.operand)
        if isinstance(node, ast.Compare) and len(node.ops) == 2 and in_range(self, node):
            return in_range(self, node, negated=True)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            opposite = _OPPOSITES.get(type(node.ops[0]))
            if opposite is not None:
                return self._comparison(ast.Compare(node.left, [opposite()], node.comparators))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            key = f"not {node.func.attr}"
            if key in ENGLISH:
                return self.say(key, *self._operands(node, node.func))
        none = none_of(self, node)
        if none:
            return none
        noun = self.noun(node)
        if noun.many:
            return self.say("there are none", noun.text)
        return self.say("not", self.test(node))

    def noun(self, node: ast.expr) -> Noun:  # noqa: PLR0911
        """Return an expression as a noun phrase; what has no words is quoted as it stands."""
        if isinstance(node, ast.Name):
            if node.id == "scene":
                return Noun(self.say("image"))
            return self.nouns.get(node.id, Noun(f"`{node.id}`"))
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp):
            return self._selection(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            listed = found_together(self, node)
            if listed is not None:
                return listed
            both = added(self, node)
            if both is not None:
                return both
        return Noun(self._expression(node))

    def resolved(self, node: ast.expr) -> ast.expr:
        """Return the list or zip that an expression stands for, or the expression itself."""
        if isinstance(node, ast.Name):
            return self.listed.get(node.id, node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("list", "tuple") and node.args:
            return self.resolved(node.args[0])
        return node

    def _expression(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant):
            value = node.value
            return word(self.language, value) if isinstance(value, str) else f"{value}"
        if isinstance(node, ast.Attribute):
            return self._field(node)
        if isinstance(node, ast.Subscript):
            return at_position(self, node)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return "(" + ", ".join(self.term(item) for item in node.elts) + ")"
        return self._operation(node)

    def _operation(self, node: ast.expr) -> str:
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            sides = [self._side(side) for side in (node.left, node.right)]
            return known_amount(self, node) or self.say(_OPERATORS[type(node.op)], *sides)
        if isinstance(node, ast.Compare):
            return self._comparison(node)
        if isinstance(node, ast.BoolOp | ast.UnaryOp):
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
                return f"-{self.term(node.operand)}"
            return self.test(node)
        if isinstance(node, ast.IfExp):
            words = (self.test(node.test), self.term(node.body), self.term(node.orelse))
            return self.say("otherwise", *words)
        return quoted(node)

    def _side(self, node: ast.expr) -> str:
        text = self.term(node)
        alone = isinstance(node, ast.BinOp) and known_amount(self, node)
        return f"({text})" if isinstance(node, ast.BinOp | ast.IfExp) and not alone else text

    def _comparison(self, node: ast.Compare) -> str:
        text = in_row(self, node) or entirely(self, node)
        text = text or odd_comparison(self, node) or in_range(self, node)
        if text:
            return text
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            key = _OPERATORS.get(type(operator))
            if key is None:
                return quoted(node)
            clause = self.say(key, self.term(left), self.term(right))
            text = self.say("and", text, clause) if text else clause
            left = right
        return text

    def _field(self, node: ast.Attribute) -> str:
        if node.attr == "frame":
            return self.term(node.value)  # as a place, a thing and its outline are one
        name = FIELDS.get(node.attr)
        if name is None:
            return quoted(node)
        owner = self.term(node.value)
        if owner == self.say("it"):
            return self.say("of it", word(self.language, name))
        return self.say("of", word(self.language, name), owner)

    def _selection(self, node: Selection) -> Noun:
        if len(node.generators) > 1:
            return Noun(quoted(node))
        between = steps(self, node)
        if between:
            return Noun(between)
        sides = each_side(self, node)
        if sides is not None:
            return sides
        whole, tests, element = self.about_it(node)
        text, one, each = whole.text, whole.one, whole.each
        for test in tests:
            text = such(self, text, test, many=True)
            one = one and such(self, one, test, many=False)
            each = each and such(self, each, test, many=False)
        if isinstance(node.elt, ast.Name) and element in (self.say("it"), self.say("the other")):
            return Noun(text, one, each, many=True, order=whole.order, plain=text)
        if isinstance(node.elt, ast.Attribute) and node.elt.attr in FIELDS:
            name = word(self.language, FIELDS[node.elt.attr])
            key = "different" if isinstance(node, ast.SetComp) else "of each"
            return Noun(self.say(key, name, text))
        return Noun(self.say("mapped", element, text))

    def about_it(self, node: Selection) -> tuple[Noun, list[str], str]:
        """Return what a comprehension runs over, its tests and its element, said of "it"."""
        loop = node.generators[0]
        whole = self.noun(loop.iter)
        outer = dict(self.nouns)
        nested = any(noun.text == self.say("it") for noun in outer.values())
        for name in ast.walk(loop.target):
            if isinstance(name, ast.Name):
                self.nouns[name.id] = Noun(self.say("the other" if nested else "it"))
        own = {self.say("it"), whole.each, self.say("each", whole.text)}
        fellows = {name for name, noun in outer.items() if noun.text in own}
        tests = [
            self.test(test)
            for test in loop.ifs
            if not (is_pair_test(test) and fellows & {item.id for item in names_in(test)})
        ]
        element = self.test(node.elt)
        self.nouns = outer
        return whole, tests, element

    def _call(self, call: ast.Call) -> Noun:
        if isinstance(call.func, ast.Attribute):
            return self._method(call, call.func)
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if not call.args:
            return Noun(quoted(call))
        if name in _PASSED_ON:
            return self.noun(call.args[0])
        if name in ("any", "all"):
            return Noun(quantified(self, name, call.args[0]))
        if name in ("sorted", "max", "min"):
            return self._ordered(name, call)
        return self._place(name, call)

    def _place(self, name: str, call: ast.Call) -> Noun:
        if name == "cell":
            return Noun(self._cell(call))
        words = [self.term(item) for item in [*call.args, *(item.value for item in call.keywords)]]
        if name == "grid" and len(words) == 3:
            for one, key in ((2, "rows"), (1, "columns")):
                if words[one] == "1":
                    said = words[0], words[3 - one]
                    return Noun(self.say(key, *said), each=self.say(f"each of {key}", *said))
            return Noun(self.say("grid", *words), each=self.say("each grid", *words))
        said = known_amount(self, call) if name == "abs" else ""
        said = said or (total(self, call) if name == "sum" else "")
        return Noun(said or (self.say(name, *words) if name in ENGLISH else quoted(call)))

    def _ordered(self, name: str, call: ast.Call) -> Noun:
        keys = [item.value for item in call.keywords if item.arg == "key"]
        by = keys[0] if keys and isinstance(keys[0], ast.Lambda) else None
        if by is not None and name != "sorted":
            return Noun(extreme(self, name, self.noun(call.args[0]), by))
        if name == "min":
            text = turn(self, call) or from_nearest(self, call)
            if text:
                return Noun(text)
        if name == "max" and (text := beyond(self, call) or from_line(self, call)):
            return Noun(text)
        noun = self.noun(call.args[0])
        whole = ", ".join([noun.text, *(self.term(item) for item in call.args[1:])])
        if name != "sorted":
            return Noun(self.say(name, whole))
        if by is None:
            return Noun(self.say("sorted", whole))
        outer = dict(self.nouns)
        for argument in by.args.args:
            self.nouns[argument.arg] = Noun(self.say("it"))
        field = by.body.attr if isinstance(by.body, ast.Attribute) else ""
        lined = {"center_x": "in order across", "center_y": "in order down"}.get(field)
        text = self.say("sorted by", whole, self.term(by.body))
        self.nouns = outer
        backwards = [ast.unparse(item.value) for item in call.keywords if item.arg == "reverse"]
        order = f"-{field}" if backwards == ["True"] else "" if backwards else field
        if lined and not backwards:
            text = self.say(lined, whole)
        return Noun(text, noun.one, noun.each, many=noun.many, order=order, plain=noun.text)

    def _cell(self, call: ast.Call) -> str:
        options = {item.arg: item.value for item in call.keywords}
        numbers = [options.get(key) for key in ("row", "column", "rows", "columns")]
        known = [self.term(item) for item in numbers if item is not None]
        key, of = " ".join(known), self.term(call.args[0])
        if key in _STRIPS:
            return self.say("strip", of, *(word(self.language, each) for each in _STRIPS[key]))
        if key in _MIDDLES:
            return self.say(_MIDDLES[key], of)
        return self.say("cell", of, *known) if len(known) == 4 else quoted(call)

    def _method(self, call: ast.Call, function: ast.Attribute) -> Noun:
        if function.attr in ("find", "one"):
            return self._found(call, only=function.attr == "one")
        if function.attr == "find_asking":
            return self._answered(call)
        if ast.unparse(function.value) == "math" or function.attr not in ENGLISH:
            return Noun(quoted(call))
        text = self._of_two(function.attr, self._operands(call, function))
        limits = [item.value for item in call.keywords if item.arg in _TUNING]
        if limits and function.attr in ("is_horizontal", "is_upright"):
            text = self.say("within", text, self.say("degrees", self.term(limits[0])))
        return Noun(text)

    def _of_two(self, key: str, operands: list[str]) -> str:
        """Return a phrase of a part and another; what lies in the other is not said twice."""
        if len(operands) == 2 and key in ("level_of", "share_filled_by"):
            whole, part = operands
            return self.say(key, whole, part.replace(self.say("in place", "", whole), ""))
        return self.say(key, *operands)

    def _operands(self, call: ast.Call, function: ast.Attribute) -> list[str]:
        options = [item.value for item in call.keywords if item.arg not in _TUNING]
        return [self.term(item) for item in [function.value, *call.args, *options]]

    def _found(self, call: ast.Call, *, only: bool) -> Noun:
        options = {item.arg: item.value for item in call.keywords}
        name, many = self._named(call.args[0] if call.args else options["name"])
        if "colour" in options:
            colour = self.term(options["colour"])
            name, many = (self.say("coloured", text, colour) for text in (name, many))
        said = [name, many, self.say("each part", name), self.say("the", name)]
        if "within" in options and ast.unparse(options["within"]) != "None":
            place = self.term(options["within"])
            said = [self.say("in place", text, place) for text in said]
        one, many, each, the = said
        if only:
            return Noun(the)
        return Noun(many, one, each, many=True, order="left", plain=many)

    def _answered(self, call: ast.Call) -> Noun:
        options = {item.arg: item.value for item in call.keywords}
        name, many = self._named(call.args[0] if call.args else options["name"])
        question = call.args[1] if len(call.args) > 1 else options["question"]
        text = str(question.value) if isinstance(question, ast.Constant) else self.term(question)
        answer = options.get("answer", ast.Constant("yes"))
        said = self.term(answer)
        if isinstance(answer, ast.Constant) and "among" in options:
            said = str(answer.value)  # the user's own word, too
        words = (name, many, self.say("each part", name))
        one, many, each = (self.say("answered", word, text, said) for word in words)
        return Noun(many, one, each, many=True)

    def _named(self, node: ast.expr) -> tuple[str, str]:
        """Return the name of a part, for one and for many."""
        # Never translated where it is written out: it is the user's own word.
        name = str(node.value) if isinstance(node, ast.Constant) else self.term(node)
        return name, plural_of(name) if self.language == "en" and name.isascii() else name

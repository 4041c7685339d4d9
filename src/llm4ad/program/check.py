"""The static check: what a program may be made of, before anything runs it.

This is not what protects the machine (the sandbox is); it keeps programs small, readable and
about the scene, and says what is wrong with the line.
"""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError
from llm4ad.program import expectation
from llm4ad.program.literals import argument_of, literal_strings, strings_of
from llm4ad.program.questions import questions_in
from llm4ad.program.refusing import refusal
from llm4ad.scene import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from types import ModuleType

    from llm4ad.program.source import Program

BUILTINS = frozenset(
    {
        *("abs", "all", "any", "bool", "dict", "enumerate", "float", "int"),
        *("len", "list", "max", "min", "range", "reversed", "round", "set"),
        *("sorted", "str", "sum", "tuple", "zip"),
    }
)
_ALLOWED = (
    *(ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Expr, ast.Return, ast.Pass),
    *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.If, ast.For, ast.Continue, ast.Break),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension),
    *(ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.Compare, ast.Call, ast.keyword),
    *(ast.Attribute, ast.Subscript, ast.Slice, ast.Starred, ast.Name, ast.Constant, ast.Lambda),
    *(ast.List, ast.Tuple, ast.Dict, ast.Set, ast.JoinedStr, ast.FormattedValue),
    *(ast.boolop, ast.operator, ast.unaryop, ast.cmpop, ast.expr_context),
)
_NAMES_OF_NODES: dict[type[ast.AST], str] = {
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.While: "while loop",
    ast.Try: "try",
    ast.Raise: "raise",
    ast.ClassDef: "class",
    ast.NamedExpr: ":= assignment",
    ast.With: "with",
    ast.Global: "global",
    ast.Delete: "del",
    ast.Assert: "assert",
}
_FINDING = frozenset({"find", "find_asking", "millimetre", "one"})


def _public_functions(module: ModuleType) -> frozenset[str]:
    return frozenset(
        name
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    )


VOCABULARY = _public_functions(vocabulary) | _public_functions(expectation) | {"math"}


def check_program(program: Program, part_names: Collection[str] | None = None) -> frozenset[str]:
    """Check a program without running it and return the names of the parts that it looks for.

    With ``part_names`` every name in the program must be one of them. Raises ProgramError that
    names the condition, the line and the way out.
    """
    tree = _parse(program)
    function = _only_function(tree, program)
    for node in ast.walk(tree):
        _check_node(node, program)
    _check_names(function, program)
    questions_in(function, program)
    names = _names_looked_for(function, program)
    if not names:
        raise refusal(program, function, "never looks for a part: use scene.find or scene.one")
    if not any(_called(node).startswith("expect_") for node in ast.walk(function)):
        raise refusal(program, function, "states no expectation: return expect_... calls")
    unknown = sorted(names - set(part_names)) if part_names is not None else []
    if unknown:
        known = ", ".join(sorted(part_names or ())) or "none"
        raise ProgramError(
            f"program {program.condition!r} looks for {unknown[0]!r}, which is not a known part; "
            f"known parts: {known}. Teach it, or write the condition with the name of a known part"
        )
    return names


def decides(program: Program) -> bool:
    """Tell whether a program makes some of its statements only if something holds."""
    tree = ast.parse(program.source)
    return any(isinstance(node, ast.If | ast.IfExp) for node in ast.walk(tree))


def _parse(program: Program) -> ast.Module:
    try:
        return ast.parse(program.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        place = f", line {line}" if line else ""
        raise ProgramError(
            f"program {program.condition!r}{place}: not Python: {error}; "
            "mend it, or write it anew with: llm4ad generate"
        ) from error


def _only_function(tree: ast.Module, program: Program) -> ast.FunctionDef:
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    others = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    if len(functions) != 1 or others:
        node = others[0] if others else tree
        raise refusal(program, node, "must be exactly one function: def check(scene: Scene)")
    function = functions[0]
    arguments = [argument.arg for argument in function.args.args]
    if function.name != "check" or arguments != ["scene"] or function.decorator_list:
        raise refusal(program, function, "must be: def check(scene: Scene) -> list[Expectation]:")
    signature = f"{_text(function.args.args[0].annotation)} {_text(function.returns)}"
    if signature != "Scene list[Expectation]" or ast.unparse(function.args) != "scene: Scene":
        raise refusal(program, function, "must be: def check(scene: Scene) -> list[Expectation]:")
    return function


def _text(node: ast.expr | None) -> str:
    return "" if node is None else ast.unparse(node)


def _check_node(node: ast.AST, program: Program) -> None:
    if not isinstance(node, _ALLOWED):
        kind = _NAMES_OF_NODES.get(type(node), type(node).__name__)
        raise refusal(program, node, f"{kind} is not part of what programs may use")
    if isinstance(node, ast.FunctionDef) and node.name != "check":
        raise refusal(program, node, "a function within the program; write plain lines instead")
    if isinstance(node, ast.Attribute):
        if node.attr.startswith("_"):
            raise refusal(program, node, f"{node.attr!r} is private")
        if not isinstance(node.ctx, ast.Load):
            raise refusal(program, node, f"{node.attr!r} of a part or scene cannot be changed")
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes | complex):
        raise refusal(program, node, f"the constant {node.value!r} has no use here")


def _check_names(function: ast.FunctionDef, program: Program) -> None:
    own = {"scene"}
    for node in ast.walk(function):
        name = _bound_name(node)
        if name is None:
            continue
        if name.startswith("_"):
            raise refusal(program, node, f"{name!r} begins with an underscore; rename it")
        if name in VOCABULARY or name in BUILTINS:
            raise refusal(program, node, f"{name!r} is taken; rename the variable")
        own.add(name)
    annotations = {id(part) for part in _annotation_nodes(function)}
    for node in ast.walk(function):
        if not isinstance(node, ast.Name) or id(node) in annotations:
            continue
        if node.id not in own and node.id not in VOCABULARY and node.id not in BUILTINS:
            raise refusal(program, node, f"the name {node.id!r} is not known to programs")


def _bound_name(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    if isinstance(node, ast.arg) and node.arg != "scene":
        return node.arg
    return None


def _annotation_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    for node in ast.walk(function):
        if isinstance(node, ast.AnnAssign):
            yield from ast.walk(node.annotation)
    for annotation in (function.returns, function.args.args[0].annotation):
        if annotation is not None:
            yield from ast.walk(annotation)


def _names_looked_for(function: ast.FunctionDef, program: Program) -> frozenset[str]:
    strings = literal_strings(function)
    names: set[str] = set()
    for node in ast.walk(function):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in _FINDING and not _is_without_part(node):
            named = strings_of(argument_of(node, "name", 0), strings)
            if not named:
                why = "the part to find must be written out, such as scene.find('nut')"
                raise refusal(program, node, why)
            names.update(named)
    return frozenset(names)


def _is_without_part(call: ast.Call) -> bool:
    """Tell whether a call is scene.millimetre(pixels=8.2), which looks for nothing."""
    return not call.args and [item.arg for item in call.keywords] == ["pixels"]


def _called(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id
    return ""

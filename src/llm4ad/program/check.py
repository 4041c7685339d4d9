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
_FINDING = frozenset({"find", "one"})
_CHANGING = frozenset({"append", "clear", "extend", "insert", "pop", "remove", "update"})


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
    names = _names_looked_for(function, program)
    if not names:
        raise _refusal(program, function, "never looks for a part: use scene.find or scene.one")
    if not any(_called(node).startswith("expect_") for node in ast.walk(function)):
        raise _refusal(program, function, "states no expectation: return expect_... calls")
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
        raise _refusal(program, node, "must be exactly one function: def check(scene: Scene)")
    function = functions[0]
    arguments = [argument.arg for argument in function.args.args]
    if function.name != "check" or arguments != ["scene"] or function.decorator_list:
        raise _refusal(program, function, "must be: def check(scene: Scene) -> list[Expectation]:")
    signature = f"{_text(function.args.args[0].annotation)} {_text(function.returns)}"
    if signature != "Scene list[Expectation]" or ast.unparse(function.args) != "scene: Scene":
        raise _refusal(program, function, "must be: def check(scene: Scene) -> list[Expectation]:")
    return function


def _text(node: ast.expr | None) -> str:
    return "" if node is None else ast.unparse(node)


def _check_node(node: ast.AST, program: Program) -> None:
    if not isinstance(node, _ALLOWED):
        kind = _NAMES_OF_NODES.get(type(node), type(node).__name__)
        raise _refusal(program, node, f"{kind} is not part of what programs may use")
    if isinstance(node, ast.FunctionDef) and node.name != "check":
        raise _refusal(program, node, "a function within the program; write plain lines instead")
    if isinstance(node, ast.Attribute):
        if node.attr.startswith("_"):
            raise _refusal(program, node, f"{node.attr!r} is private")
        if not isinstance(node.ctx, ast.Load):
            raise _refusal(program, node, f"{node.attr!r} of a part or scene cannot be changed")
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes | complex):
        raise _refusal(program, node, f"the constant {node.value!r} has no use here")


def _check_names(function: ast.FunctionDef, program: Program) -> None:
    own = {"scene"}
    for node in ast.walk(function):
        name = _bound_name(node)
        if name is None:
            continue
        if name.startswith("_"):
            raise _refusal(program, node, f"{name!r} begins with an underscore; rename it")
        if name in VOCABULARY or name in BUILTINS:
            raise _refusal(program, node, f"{name!r} is taken; rename the variable")
        own.add(name)
    annotations = {id(part) for part in _annotation_nodes(function)}
    for node in ast.walk(function):
        if not isinstance(node, ast.Name) or id(node) in annotations:
            continue
        if node.id not in own and node.id not in VOCABULARY and node.id not in BUILTINS:
            raise _refusal(program, node, f"the name {node.id!r} is not known to programs")


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
    loops = _literal_loops(function)
    names: set[str] = set()
    for node in ast.walk(function):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in _FINDING:
            names.update(_literal_names(node, loops, program))
    return frozenset(names)


def _literal_names(call: ast.Call, loops: dict[str, list[str]], program: Program) -> list[str]:
    argument = (
        call.args[0]
        if call.args
        else next((keyword.value for keyword in call.keywords if keyword.arg == "name"), None)
    )
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.Name) and loops.get(argument.id):
        return loops[argument.id]
    raise _refusal(program, call, "the part to find must be written out, such as scene.find('nut')")


def _literal_loops(function: ast.FunctionDef) -> dict[str, list[str]]:
    """Return the variables that stand for written-out strings, with these strings.

    Such a variable is assigned one string, or runs over a list of strings, the pairs of a list or
    the keys of a dictionary, in the loop itself or in a variable that is assigned once.
    """
    assigned = _assigned(function)
    literals = {name: values[0] for name, values in assigned.items() if len(values) == 1}
    loops: dict[str, list[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.For | ast.comprehension):
            _bind(node.target, _elements(node.iter, literals), loops)
    for name in assigned.keys() & loops.keys():
        loops[name] = []
    for name in literals.keys() - loops.keys():
        _bind(ast.Name(name, ast.Store()), [literals[name]], loops)
    return loops


def _assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """Return what is assigned to every variable; what changes one counts as assigned, too."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name in ast.walk(target):
                    value = node.value if name is target else target
                    assigned.setdefault(_root(name), []).append(value)
        elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
            times = 2 if isinstance(node, ast.AugAssign) else 1
            assigned.setdefault(_root(node.target), []).extend([node.value] * times)
        elif isinstance(node, ast.Attribute) and node.attr in _CHANGING:
            assigned.setdefault(_root(node), []).extend([node, node])
    return assigned


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _elements(node: ast.expr, literals: dict[str, ast.expr]) -> list[ast.expr]:
    """Return what a loop runs over, where that is written out; nothing otherwise."""
    pairs = False
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
        pairs = node.func.attr == "items"
        node = node.func.value if pairs or node.func.attr == "keys" else node
    if isinstance(node, ast.Name):
        node = literals.get(node.id, node)
    if isinstance(node, ast.Dict):
        keys = [key for key in node.keys if key is not None]
        if not pairs:
            return list(keys)
        return [
            ast.Tuple([key, value], ast.Load())
            for key, value in zip(keys, node.values, strict=False)
        ]
    return list(node.elts) if isinstance(node, ast.List | ast.Tuple | ast.Set) else []


def _bind(target: ast.expr, elements: list[ast.expr], loops: dict[str, list[str]]) -> None:
    if isinstance(target, ast.Name):
        values = [item.value for item in elements if isinstance(item, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        known = loops.get(target.id)
        if not texts or len(texts) != len(elements):
            loops[target.id] = []  # it runs over something else, here or elsewhere
        elif known != []:
            loops[target.id] = [*(known or []), *texts]
    elif isinstance(target, ast.Tuple):
        rows = [item.elts for item in elements if isinstance(item, ast.Tuple | ast.List)]
        fits = len(rows) == len(elements) and all(len(row) == len(target.elts) for row in rows)
        for position, one in enumerate(target.elts):
            _bind(one, [row[position] for row in rows] if fits else [], loops)


def _called(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id
    return ""


def _refusal(program: Program, node: ast.AST, why: str) -> ProgramError:
    line: int | None = getattr(node, "lineno", None)
    place = f", line {line}" if line else ""
    quoted = ""
    if line:
        quoted = f": {program.source.splitlines()[line - 1].strip()!r}"
    return ProgramError(
        f"program {program.condition!r}{place}{quoted}: {why}. "
        "Mend the program, or write it anew with: llm4ad generate"
    )

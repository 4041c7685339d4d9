"""Which programs may run one after the other in the same interpreter, on the same parts.

The static check leaves a program nothing to change but what it makes itself and what it is given:
no statement outside its function, no name of another program, no assignment to an attribute. What
it is given are a scene made for it alone, whose parts are frozen but for the dictionaries in them.
A program that mentions one of these, or that the check refuses, runs in an interpreter of its own.
"""

from __future__ import annotations

import ast
from dataclasses import fields
from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError
from llm4ad.program.check import check_program
from llm4ad.scene.vocabulary import Part

if TYPE_CHECKING:
    from llm4ad.program.source import Program

CHANGEABLE = frozenset(
    field.name for field in fields(Part) if str(field.type).startswith(("dict", "list", "set"))
)


def can_share(program: Program) -> bool:
    """Tell whether a program can neither change nor see what others of the same picture do."""
    try:
        check_program(program)
    except ProgramError:
        return False
    tree = ast.parse(program.source)
    return not any(
        isinstance(node, ast.Attribute) and node.attr in CHANGEABLE for node in ast.walk(tree)
    )

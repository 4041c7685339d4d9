from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError

if TYPE_CHECKING:
    import ast

    from llm4ad.program.source import Program


def refusal(program: Program, node: ast.AST, why: str) -> ProgramError:
    """Return the error that refuses a program for one of its lines, with the line and a way out."""
    line: int | None = getattr(node, "lineno", None)
    place = f", line {line}" if line else ""
    quoted = ""
    if line:
        quoted = f": {program.source.splitlines()[line - 1].strip()!r}"
    return ProgramError(
        f"program {program.condition!r}{place}{quoted}: {why}. "
        "Mend the program, or write it anew with: llm4ad generate"
    )

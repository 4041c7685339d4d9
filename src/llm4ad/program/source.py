from __future__ import annotations

import ast
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64_000
_HEADER = re.compile(r"^# (?P<key>condition|writer|written as): (?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Program:
    """One condition as a Python function, with where it comes from.

    ``condition`` is the id of the condition, ``writer`` says who wrote the program, and
    ``written_as`` is the digest of the source as it was written, so that a later edit shows.
    """

    condition: str
    source: str
    writer: str
    written_as: str

    @property
    def edited(self) -> bool:
        """Tell whether the source was changed after it was written."""
        return self.written_as != digest(self.source)

    @property
    def sentence(self) -> str:
        """Return the docstring of the program: the condition that it was written for."""
        tree = ast.parse(self.source)
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        return (ast.get_docstring(functions[0]) or "") if functions else ""


def digest(source: str) -> str:
    """Return a short digest of a program's source, blind to space around it."""
    return hashlib.sha256(source.strip().encode()).hexdigest()[:16]


def new_program(condition: str, source: str, writer: str) -> Program:
    """Return a program as its writer wrote it."""
    return Program(condition, source.strip() + "\n", writer, digest(source))


def docstring_literal(sentence: str) -> str:
    """Return a sentence as the docstring of its program, quotes and all."""
    # A backslash, or quotes that meet those of the docstring, would spoil or close it.
    text = sentence.strip().replace("\\", "\\\\")
    if '"""' in text or text.endswith('"'):
        text = text.replace('"', '\\"')
    return f'"""{text}"""'


def write_program_file(program: Program, path: Path) -> None:
    """Write a program with its origin as comments at the top."""
    header = (
        f"# condition: {program.condition}\n"
        f"# writer: {program.writer}\n"
        f"# written as: {program.written_as}\n\n"
    )
    path.write_text(header + program.source, encoding="utf-8")


def read_program_file(path: Path) -> Program:
    """Read a program file; a file without header counts as written by hand.

    Raises ProgramError when it cannot be read; its source is not checked yet.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProgramError(
                f"{path}: a program of more than {MAX_BYTES} bytes is not read; "
                "write it anew with: llm4ad generate"
            )
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ProgramError(f"{path}: not UTF-8 text ({error.reason}); save it as UTF-8") from error
    except OSError as error:
        raise ProgramError(f"{path}: cannot be read: {error.strerror}") from error
    header: dict[str, str] = {}
    lines = text.splitlines(keepends=True)
    while lines and (not lines[0].strip() or lines[0].startswith("#")):
        found = _HEADER.match(lines.pop(0).rstrip())
        if found:
            header[found["key"]] = found["value"].strip()
    return Program(
        condition=header.get("condition", path.stem),
        source="".join(lines),
        writer=header.get("writer", "hand"),
        written_as=header.get("written as", ""),
    )

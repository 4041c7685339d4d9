"""Take the answer of a language model apart: one function per condition, or nothing."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import AnswerError
from llm4ad.program.source import docstring_literal
from llm4ad.spec import same_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.spec import Condition

MAX_LENGTH = 1_000_000  # characters; an answer has some thousands
_FENCE = re.compile(r"^\s{0,3}(?P<ticks>`{3,}|~{3,})[^`]*$")
_HEADER = re.compile(r"^\s*#\s*condition\s*:\s*(?P<id>.+?)\s*$", re.IGNORECASE)
_CANNOT = re.compile(r"^\s*#\s*cannot\s*:\s*(?P<reason>.*)$", re.IGNORECASE)
_FUNCTION = re.compile(r"^\s*(async\s+)?def\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a model answered for one condition: a source, or why there cannot be one."""

    condition: str
    source: str = ""
    cannot: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The text that stands under one header, or in a block without any."""

    identifier: str | None
    text: str


def read_answer(text: str, conditions: Sequence[Condition]) -> dict[str, Answered]:
    """Return what an answer holds for the conditions that were asked for, by their id.

    Code stands in fenced blocks; an answer without any fence must be code itself. The docstring is
    set to the condition. Raises AnswerError that says, to the model, what is wrong with the form.
    """
    if len(text) > MAX_LENGTH:
        raise AnswerError(f"the answer has more than {MAX_LENGTH} characters")
    pieces = [piece for block in _blocks(text) for piece in _pieces(block)]
    if not pieces:
        raise AnswerError(
            "the answer holds no program: write one fenced code block for each condition, with "
            "# condition: and def check(scene: Scene) -> list[Expectation]:"
        )
    by_id = {item.id: item for item in conditions}
    answers: dict[str, Answered] = {}
    for piece in pieces:
        condition = by_id[_identifier(piece, conditions)]
        if condition.id in answers:
            raise AnswerError(
                f"the answer holds two functions for the condition {condition.id!r}; "
                "write exactly one for each"
            )
        answers[condition.id] = _answered(piece, condition)
    return answers


def _blocks(text: str) -> list[str]:
    """Return the contents of the fenced blocks, or the whole text when it is bare code."""
    blocks: list[str] = []
    lines: list[str] = []
    fence = ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if not fence and found:
            fence, lines = found["ticks"], []
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            blocks.append("\n".join(lines))
            fence = ""
        elif fence:
            lines.append(line)
    if fence:
        raise AnswerError("the answer breaks off inside a code block; write it to its end, shorter")
    if blocks:
        return blocks
    bare = text.strip()
    return [bare] if _HEADER.match(bare.split("\n", 1)[0]) or bare.startswith("def ") else []


def _pieces(block: str) -> list[_Piece]:
    """Cut a block at its headers; a block that is neither header nor function is no program."""
    pieces: list[_Piece] = []
    identifier: str | None = None
    lines: list[str] = []
    for line in block.splitlines():
        found = _HEADER.match(line)
        if found:
            pieces.append(_Piece(identifier, "\n".join(lines)))
            identifier, lines = found["id"], []
        else:
            lines.append(line)
    pieces.append(_Piece(identifier, "\n".join(lines)))
    return [
        piece
        for piece in pieces
        if piece.identifier is not None or _FUNCTION.search(piece.text) is not None
    ]


def _identifier(piece: _Piece, conditions: Sequence[Condition]) -> str:
    known = [item.id for item in conditions]
    if piece.identifier in known:
        return piece.identifier
    if piece.identifier is None:
        sentence = _docstring(piece.text)
        same = [item.id for item in conditions if same_sentence(sentence, item.text)]
        if same or len(known) == 1:
            return (same or known)[0]
        raise AnswerError("a function has no line # condition: ID above it; write it")
    raise AnswerError(f"{piece.identifier!r} is not the id of a condition that was asked for")


def _docstring(source: str) -> str:
    function = _function(source)
    return (ast.get_docstring(function) or "") if function else ""


def _function(source: str) -> ast.FunctionDef | None:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return next((node for node in body if isinstance(node, ast.FunctionDef)), None)


def _answered(piece: _Piece, condition: Condition) -> Answered:
    if _FUNCTION.search(piece.text):
        return Answered(condition.id, _with_docstring(piece.text.strip("\n"), condition.text))
    lines = piece.text.strip().splitlines()
    found = _CANNOT.match(lines[0]) if lines else None
    if found is None:
        raise AnswerError(
            f"the block of the condition {condition.id!r} holds no function; write "
            "def check(scene: Scene) -> list[Expectation]:"
        )
    more = [line.lstrip("# ").strip() for line in lines[1:]]
    reason = " ".join([found["reason"].strip(), *more]).strip()
    return Answered(condition.id, cannot=reason or "no reason given")


def _with_docstring(source: str, sentence: str) -> str:
    """Return a program with its condition as docstring; one that does not parse stays as it is."""
    function = _function(source)
    if function is None:
        return source
    lines = source.splitlines()
    first = function.body[0]
    literal = f"{' ' * first.col_offset}{docstring_literal(sentence)}"
    if first.lineno == function.lineno:
        return source  # all on one line: left to the check
    if ast.get_docstring(function) is not None:
        lines[first.lineno - 1 : first.end_lineno] = [literal]
    else:
        lines.insert(first.lineno - 1, literal)
    return "\n".join(lines)

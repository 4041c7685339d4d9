from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token


class _Words(Lexer):
    """Hand on tokens that were cut already."""

    def __init__(self, lexer_conf: object) -> None: ...

    # Lark hands a lexer of this plain kind the text alone: here, the tokens.
    def lex(self, lexer_state: Any) -> Iterator[Token]:  # pyright: ignore
        yield from lexer_state


@cache
def sentence_parser() -> Any:
    """Return the parser of the grammar; it takes tokens and keeps every reading."""
    grammar = files("llm4ad.generate.builtin").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="earley", lexer=_Words, ambiguity="explicit")

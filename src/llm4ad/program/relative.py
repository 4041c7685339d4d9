"""Put what holds of some parts behind or before their name: nuts that are not red."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm4ad.program.wording import Wording

_PLURALS = {"is": "are", "touches": "touch", "stands": "stand", "lies": "lie", "does": "do"}
_IT = re.compile(r"\b(it|its|the other)\b")
_ANSWERED = re.compile(r"^(is|touches|stands|lies|does) ")


def such(words: Wording, name: str, test: str, *, many: bool) -> str:
    """Return the name of parts with a test that is said of "it": "nuts that touch the washer"."""
    clause = _japanese(test) if words.language == "ja" else _english(test, many=many)
    return words.say("such", name, clause) if clause else words.say("filtered", name, test)


def _english(test: str, *, many: bool) -> str:
    """Return "that are red" for "it is red", "whose length ..." for "its length ..."."""
    pieces = re.split(r" and (?=it \w|its )", test)
    clauses = [_clause(piece, many=many) for piece in pieces]
    if not all(clauses):
        return ""
    joined = " and ".join(clauses)
    return re.sub(r" and (that|whose) ", lambda found: _again(found, clauses), joined)


def _again(found: re.Match[str], clauses: list[str]) -> str:
    same = all(clause.startswith(f"{found[1]} ") for clause in clauses)
    return " and " if same and found[1] == "that" else found[0]


def _clause(test: str, *, many: bool) -> str:  # noqa: PLR0911
    if test.startswith("the other is in ") and len(_IT.findall(test)) == 1:
        test = test.replace("the other", "it", 1)  # only a row of its own is told in this way
    if test.startswith("it "):
        rest = test.removeprefix("it ")
        plain = rest.replace("one and the other", "")
        if not _ANSWERED.match(rest) or _IT.search(plain) or " or " in rest:
            return ""
        if rest.startswith("is another one than "):
            return rest.replace("is another one than", "other than", 1)
        verb, _, after = rest.partition(" ")
        return f"that {_PLURALS[verb] if many else verb} {after}"
    if test.startswith("its "):
        rest = test.removeprefix("its ")
        return "" if _IT.search(rest) or " or " in rest else f"whose {rest}"
    if re.fullmatch(r"there are no (?!.*\b(it|its) ).* in it", test):
        held = test.removeprefix("there are ").removesuffix(" in it")
        return f"with {held} in {'them' if many else 'it'}"
    if (
        test.endswith(" it")
        and not test.startswith("there ")
        and not _IT.search(test.removesuffix(" it"))
        and " and " not in test
    ):
        return f"that {test.removesuffix(' it')}"
    return ""


def _japanese(test: str) -> str:
    """Return 「トレイの中にない」 for 「それがトレイの中にない」."""
    pieces = test.split("、かつ")
    bare = [re.sub(r"^(それが|その|それにある)", "", piece) for piece in pieces]
    if any(piece == old for piece, old in zip(bare, pieces, strict=True)):
        return ""
    if any(
        sign in piece for piece in bare for sign in ("それ", "その", "もう一方", "「", "または")
    ):
        return ""
    return "、かつ".join(bare)

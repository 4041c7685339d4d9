"""What was read wrong once is read right, asked or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.program.check import check_program
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from tests.generate.builtin.drawn import parts_here
from tests.generate.builtin.judging import wrong_on
from tests.generate.builtin.misreadings import ASKED, PARTS, READ, REFUSED
from tests.generate.builtin.two_ways import SETTLED, TWO_WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = [*ASKED, *TWO_WAYS]
ROWS = [pytest.param(*row, id=f"{kind}: {row[1]}") for kind, rows in READ.items() for row in rows]
ROWS += [pytest.param(*row, id=row[1]) for row in SETTLED]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.mark.parametrize(("others", "sentence", "keeps", "breaks"), ROWS)
def test_what_was_misread_decides_as_it_says(
    sandbox: Sandbox, others: tuple[str, ...], sentence: str, keeps: str, breaks: str
):
    parts = parts_here(PARTS, *others, sentence, keeps, breaks)
    source = write_program(sentence, parts, known=known_from([*others, sentence], parts))
    check_program(new_program("c", source, "test"), parts)
    assert not wrong_on(sandbox, source, keeps, breaks), source


@pytest.mark.parametrize(
    ("others", "sentence", "readings"), QUESTIONS, ids=[row[1] for row in QUESTIONS]
)
def test_what_was_guessed_is_asked(
    others: tuple[str, ...], sentence: str, readings: tuple[str, ...]
):
    parts = parts_here(PARTS, *others, sentence, *readings)
    known = known_from([*others, sentence], parts)
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, parts, known=known)
    assert set(caught.value.readings) == set(readings)


@pytest.mark.parametrize(("others", "sentence", "why"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_was_misread_is_refused(others: tuple[str, ...], sentence: str, why: str):
    parts = parts_here(PARTS, *others, sentence)
    known = known_from([*others, sentence], parts)
    with pytest.raises(ConditionError, match=why) as caught:
        write_program(sentence, parts, known=known)
    assert not isinstance(caught.value, AmbiguityError)


def test_nothing_on_top_is_nothing_above_or_nothing_covering():
    with pytest.raises(AmbiguityError) as caught:
        write_program("Nothing may lie on top of the label.", frozenset({"nut", "label"}))
    assert set(caught.value.readings) == {
        "No nuts that are above the label.",
        "No nuts for which the share of it inside the label is more than 0.",
    }


def test_a_bar_of_soap_fills_no_bottle():
    parts = frozenset({"perfume bottle", "soap", "box"})
    sentence = "The perfume bottle is filled to between 85 and 95 per cent of its height."
    assert "juice" in write_program(sentence, parts | {"juice"})
    with pytest.raises(ConditionError):
        write_program(sentence, parts)

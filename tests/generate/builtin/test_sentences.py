from __future__ import annotations

from collections.abc import Iterator

import pytest

from llm4ad.generate.builtin import write_program
from llm4ad.program.check import check_program
from llm4ad.program.retelling import retell
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from tests.generate.builtin.drawn import parts_here
from tests.generate.builtin.english_arrangement import IN_CELLS
from tests.generate.builtin.english_nouns import NOUNS
from tests.generate.builtin.english_nouns import PARTS as NOUN_PARTS
from tests.generate.builtin.english_sentences import ENGLISH
from tests.generate.builtin.english_sentences import PARTS as ENGLISH_PARTS
from tests.generate.builtin.japanese_sentences import JAPANESE
from tests.generate.builtin.japanese_sentences import PARTS as JAPANESE_PARTS
from tests.generate.builtin.judging import wrong_on

ROWS = [
    pytest.param(*row, parts_here(parts, *row), id=f"{kind}: {row[0]}")
    for table, parts in (
        (ENGLISH, ENGLISH_PARTS),
        (NOUNS, NOUN_PARTS),
        (IN_CELLS, ENGLISH_PARTS | {"cell"}),
        (JAPANESE, JAPANESE_PARTS),
    )
    for kind, rows in table.items()
    for row in rows
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.mark.parametrize(("sentence", "keeps", "breaks", "parts"), ROWS)
def test_a_program_decides_as_its_sentence_says(
    sandbox: Sandbox, sentence: str, keeps: str, breaks: str, parts: frozenset[str]
):
    source = write_program(sentence, parts)
    check_program(new_program("c", source, "test"), parts)
    assert not wrong_on(sandbox, source, keeps, breaks), source


@pytest.mark.parametrize(("sentence", "keeps", "breaks", "parts"), ROWS[::4])
def test_programs_have_correct_types_and_are_told_back_without_code(
    sandbox: Sandbox, sentence: str, keeps: str, breaks: str, parts: frozenset[str]
):
    program = new_program("c", write_program(sentence, parts), "test")
    sandbox.check_types(program)
    assert program.sentence == sentence
    for language in ("en", "ja"):
        assert "`" not in retell(program.source, language), program.source

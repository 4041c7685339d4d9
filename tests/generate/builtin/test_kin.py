from __future__ import annotations

from collections.abc import Iterator

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import write_program
from llm4ad.program.sandbox import Sandbox
from tests.generate.builtin.judging import wrong_on

PARTS = frozenset({"long screw", "short screw", "nut", "tray", "hex key"})
# sentence, scenes that keep it, scenes that break it
ROWS = [
    (
        "There are more screws than nuts.",
        "long screw*1, short screw*1, nut*1",
        "long screw*1, short screw*1, nut*2",
    ),
    (
        "The total number of screws must not exceed three.",
        "long screw*1, short screw*2 |",
        "long screw*2, short screw*2",
    ),
    (
        "The tray contains two screws.",
        "TRAY, long screw 99 99, short screw 200 99, short screw 20 20",
        "TRAY, long screw 99 99, short screw 20 20",
    ),
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.mark.parametrize(("sentence", "keeps", "breaks"), ROWS)
def test_the_word_that_ends_several_names_stands_for_all_of_them(
    sandbox: Sandbox, sentence: str, keeps: str, breaks: str
):
    source = write_program(sentence, PARTS)
    assert not wrong_on(sandbox, source, keeps, breaks), source


@pytest.mark.parametrize("sentence", ["There are more keys than nuts.", "There is one screw."])
def test_the_word_that_ends_one_name_or_a_single_one_is_refused(sentence: str):
    with pytest.raises(ConditionError):
        write_program(sentence, PARTS)

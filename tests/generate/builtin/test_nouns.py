"""Words for several parts where it is not clear which they stand for."""

from __future__ import annotations

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import write_program
from tests.generate.builtin.english_nouns import PARTS, REFUSED


@pytest.mark.parametrize(("sentence", "words"), REFUSED)
def test_what_could_be_several_parts_is_refused_with_a_caret(sentence: str, words: str | None):
    with pytest.raises(ConditionError) as caught:
        write_program(sentence, PARTS)
    _, line, carets, *_ = str(caught.value).splitlines()
    assert words is None or line[carets.index("^") : carets.rindex("^") + 1].strip(
        ". "
    ) == words.strip(".")

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.errors import ResultError
from llm4ad.vision.answer_cache import AnswerCache

ASKED = ("Is it torn?", ("yes", "no"))
BOX = (1, 2, 30, 40)


def test_an_answer_is_known_by_all_that_it_depends_on(tmp_path: Path):
    file = tmp_path / "answers.sqlite"
    cache = AnswerCache(file)
    assert cache.read("p", "a", ASKED, [BOX]) == {}
    assert not file.exists()
    cache.write("p", "a", ASKED, {BOX: [0.7, 0.3]})
    assert AnswerCache(file).read("p", "a", ASKED, [BOX, (0, 0, 1, 1)]) == {BOX: [0.7, 0.3]}
    assert cache.read("other", "a", ASKED, [BOX]) == {}
    assert cache.read("p", "other", ASKED, [BOX]) == {}
    assert cache.read("p", "a", ("Is it bent?", ("yes", "no")), [BOX]) == {}
    assert cache.read("p", "a", ("Is it torn?", ("no", "yes")), [BOX]) == {}


@given(st.text(), st.lists(st.text(), min_size=2, max_size=4, unique=True))
def test_any_words_are_kept(
    tmp_path_factory: pytest.TempPathFactory, text: str, choices: list[str]
):
    cache = AnswerCache(tmp_path_factory.mktemp("answers") / "answers.sqlite")
    asked = (text, tuple(choices))
    row = [1 / len(choices)] * len(choices)
    cache.write("p", "a", asked, {BOX: row})
    assert cache.read("p", "a", asked, [BOX]) == {BOX: row}


def test_the_answers_that_nobody_asks_for_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    clock = iter(range(1000))
    monkeypatch.setattr("llm4ad.vision.answer_cache.time.time", lambda: float(next(clock)))
    cache = AnswerCache(tmp_path / "answers.sqlite", most=10)
    for number in range(12):
        cache.write(f"{number}", "a", ASKED, {BOX: [0.5, 0.5]})
    cache.read("0", "a", ASKED, [BOX])
    cache.shrink()
    left = [number for number in range(12) if cache.read(f"{number}", "a", ASKED, [BOX])]
    assert left == [0, *range(5, 12)]


def test_a_file_of_another_kind_is_said(tmp_path: Path):
    file = tmp_path / "answers.sqlite"
    file.write_text("no database at all, whatever its name says" * 99, encoding="utf-8")
    with pytest.raises(ResultError, match="delete it to start anew"):
        AnswerCache(file).read("p", "a", ASKED, [BOX])

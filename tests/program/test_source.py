from __future__ import annotations

from pathlib import Path

import pytest

from llm4ad.errors import ProgramError
from llm4ad.program.source import new_program, read_program_file, write_program_file

SOURCE = (
    'def check(scene: Scene) -> list[Expectation]:\n    """Zwei Äpfel. リンゴ"""\n    return []\n'
)


def test_a_written_program_is_read_back(tmp_path: Path):
    program = new_program("two-nuts", SOURCE, "builtin 0.1.0")
    write_program_file(program, tmp_path / "two-nuts.py")
    assert read_program_file(tmp_path / "two-nuts.py") == program
    assert not program.edited
    assert program.sentence == "Zwei Äpfel. リンゴ"


def test_an_edit_shows(tmp_path: Path):
    path = tmp_path / "c.py"
    write_program_file(new_program("c", SOURCE, "builtin"), path)
    path.write_text(path.read_text().replace("return []", "return [1]"))
    assert read_program_file(path).edited


def test_a_file_without_header_is_by_hand(tmp_path: Path):
    path = tmp_path / "mine.py"
    path.write_text(SOURCE)
    program = read_program_file(path)
    assert (program.condition, program.writer, program.edited) == ("mine", "hand", True)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe\x00", "not UTF-8"), (b"#" * 70_000, "more than 64000 bytes")],
)
def test_unreadable_files_say_so(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "c.py"
    path.write_bytes(content)
    with pytest.raises(ProgramError, match=words):
        read_program_file(path)


def test_a_missing_file_says_so(tmp_path: Path):
    with pytest.raises(ProgramError, match="cannot be read"):
        read_program_file(tmp_path / "none.py")

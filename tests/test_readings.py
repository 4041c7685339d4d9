from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from llm4ad.authoring import generate_programs
from llm4ad.cli import app
from llm4ad.errors import InspectionError
from llm4ad.readings import READINGS_FILE, chosen_readings

SENTENCE = "There is a nut or a washer."
INCLUSIVE = "There are nuts or there are washers."
EXCLUSIVE = "Either there are nuts, or there are washers, not both."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = f"Parts: nut, washer\n\n- {SENTENCE}\n- There are two nuts.\n"
    (tmp_path / "normal.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_ambiguous_condition_gets_no_program_until_a_reading_is_chosen(folder: Path):
    ambiguous, plain = generate_programs(folder)
    assert plain.program is not None
    assert ambiguous.program is None
    assert set(ambiguous.readings) == {INCLUSIVE, EXCLUSIVE}
    assert not (folder / READINGS_FILE).exists()


def test_the_chosen_reading_is_kept_and_written_again_without_asking(folder: Path):
    first = generate_programs(folder, choose_reading=lambda _, told: told.index(EXCLUSIVE))
    assert chosen_readings(folder) == {SENTENCE: EXCLUSIVE}
    again = generate_programs(folder)
    assert first[0].program == again[0].program
    assert again[0].program is not None


def test_the_command_line_takes_the_number_of_a_reading(folder: Path):
    refused = CliRunner().invoke(app, ["generate", str(folder)])
    assert refused.exit_code == 1
    assert f"2. {EXCLUSIVE}" in refused.output
    done = CliRunner().invoke(app, ["generate", str(folder), "--reading", "2"])
    assert done.exit_code == 0, done.output
    assert chosen_readings(folder) == {SENTENCE: EXCLUSIVE}
    shown = CliRunner().invoke(app, ["show", str(folder)])
    assert EXCLUSIVE in shown.output


def test_a_reading_can_be_chosen_for_the_condition_with_an_id(folder: Path):
    choice = "there-is-a-nut-or-a-washer=1"
    done = CliRunner().invoke(app, ["generate", str(folder), "--reading", choice])
    assert done.exit_code == 0, done.output
    assert chosen_readings(folder) == {SENTENCE: INCLUSIVE}


@pytest.mark.parametrize("choice", ["x", "0", "id=", "-1"])
def test_a_reading_that_is_no_number_is_refused(folder: Path, choice: str):
    assert CliRunner().invoke(app, ["generate", str(folder), f"--reading={choice}"]).exit_code != 0


def test_a_file_that_holds_no_readings_is_named(folder: Path):
    (folder / READINGS_FILE).write_text("[1]", encoding="utf-8")
    with pytest.raises(InspectionError, match=r"readings\.json"):
        generate_programs(folder)

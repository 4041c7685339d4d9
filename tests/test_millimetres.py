"""Millimetres through the whole product: from the line in the file to what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm4ad.authoring import Writing, generate_programs, prompt_text
from llm4ad.errors import InspectionError
from llm4ad.folder import known_scale, read_folder_spec
from llm4ad.overview import review_folder, told_back, told_scale
from llm4ad.verification import verify_inspection
from llm4ad.verify.record import read_verification
from tests.scripted import Script, program

BUILTIN = Writing("builtin")


def inspection(folder: Path, scale: str, *sentences: str) -> Path:
    items = "\n".join(f"- {sentence}" for sentence in sentences)
    text = f"Parts: nut, bolt, tray\n{scale}\n\n{items}\n"
    (folder / "normal.md").write_text(text, encoding="utf-8")
    return folder


def test_a_scale_is_handed_to_every_program(tmp_path: Path):
    sentence = "The bolt is 58 to 62 mm long."
    folder = inspection(tmp_path, "Scale: the tray is 300 mm wide", sentence)
    [written] = generate_programs(folder, BUILTIN)
    assert written.program is not None, written.refusal
    assert 'mm = scene.millimetre("tray", width=300)' in written.program.source
    assert told_scale(folder) == "the tray is 300 mm wide"
    [item] = told_back(folder)
    assert item.told == "The length of the bolt is between 58 mm and 62 mm."


def test_a_program_of_another_scale_is_not_run(tmp_path: Path):
    sentence = "The bolt is 58 to 62 mm long."
    folder = inspection(tmp_path, "Scale: the tray is 300 mm wide", sentence)
    generate_programs(folder, BUILTIN)
    inspection(folder, "Scale: the tray is 310 mm wide", sentence)
    [item] = told_back(folder)
    assert "width=300" in item.told
    assert "width=310" in item.told
    assert "llm4ad generate" in item.told
    inspection(folder, "", sentence)
    assert "there is no scale now" in told_back(folder)[0].told


def test_the_part_of_the_scale_must_be_known(tmp_path: Path):
    folder = inspection(tmp_path, "Scale: the box is 300 mm wide", "There is a nut.")
    with pytest.raises(InspectionError, match=r"normal.md, line 2: .*'box'.*bolt, nut, tray"):
        generate_programs(folder, BUILTIN)
    inspection(folder, "Scale: trays are 300 mm wide", "There is a nut.")
    scale = known_scale(folder, read_folder_spec(folder))
    assert scale is not None
    assert scale.part == "tray"


def test_models_are_told_how_a_program_takes_a_millimetre(tmp_path: Path):
    sentence = "The nut is near the bolt: a few mm."
    folder = inspection(tmp_path, "Scale: the tray is 300 mm wide", sentence)
    text = prompt_text(folder)
    assert "the tray is 300 mm wide" in text
    assert 'mm = scene.millimetre("tray", width=300)' in text
    identifier = read_folder_spec(folder).conditions[0].id
    answer = program(
        identifier,
        'mm = scene.millimetre("tray", width=300)',
        'nut, bolt = scene.one("nut"), scene.one("bolt")',
        "gap = nut.distance_to(bolt) / mm",
        'return [expect_at_most(gap, 5, of=[nut, bolt], what="gap", unit="mm")]',
    ).replace("There are two nuts.", sentence)
    [written] = generate_programs(folder, Writing("scripted"), model=Script(answer).model())
    assert written.program is not None, written.refusal
    inspection(folder, "", sentence)
    assert "millimetre" not in prompt_text(folder)


def test_programs_in_millimetres_are_verified_as_any_other(taught_copy: Path, normal_trays: Path):
    sentences = ("The coins are at least 2 mm apart.", "The tray is at most 2 cm high.")
    items = "".join(f"- {sentence}\n" for sentence in sentences)
    text = f"Scale: the tray is 100 mm wide\n\n{items}"
    (taught_copy / "normal.md").write_text(text, encoding="utf-8")
    assert all(item.program is not None for item in generate_programs(taught_copy, BUILTIN))
    verify_inspection(taught_copy, [normal_trays])
    verification = read_verification(taught_copy)
    assert verification is not None
    apart, flat = verification.conditions
    assert apart.trust != "refused", apart.reasons
    assert not any("sentence" in reason for reason in apart.reasons), apart.reasons
    assert flat.trust == "refused"
    assert any("normal pictures anomalous" in reason for reason in flat.reasons)
    assert "no condition is about the part 'tray'" not in " ".join(review_folder(taught_copy))

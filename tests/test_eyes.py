from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from llm4ad.authoring import generate_programs
from llm4ad.errors import InspectionError
from llm4ad.eyes import finder_kind, load_finder, worker_finder
from llm4ad.inspection import Inspection
from llm4ad.scale.local import inspect_images
from llm4ad.verification import verify_inspection
from llm4ad.vision.foundation.remembering import RememberedFinder, RememberingFinder
from tests.colour_eyes import FINGERPRINT, give_eyes
from tests.product import draw_product

SENTENCES = "- There are exactly four coins.\n- There are exactly two bars.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "trays"
    folder.mkdir()
    (folder / "normal.md").write_text(f"Parts: coin, bar\n\n{SENTENCES}", encoding="utf-8")
    generate_programs(folder)
    return folder


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.png" for number in range(10)]
    for number, path in enumerate(paths):
        Image.fromarray(draw_product(300 + number, coins=4 - number % 2)[0]).save(path)
    return paths


def verdicts(folder: Path, paths: list[Path], workers: int, finder: str = "llmdet") -> list[str]:
    with Inspection.load(folder, finder=finder, unverified=True) as inspection:
        found = inspect_images(inspection, finder, paths, workers=workers)
        return [item.verdict.verdict for item in found]


EXPECTED = ["normal", "anomalous"] * 5


def test_a_foundation_model_needs_no_teaching(
    folder: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch)
    assert verdicts(folder, paths, workers=1) == EXPECTED
    assert [size for _, size in plan.eyes.asked] == [8, 2]
    assert all(names == ("bar", "coin") for names, _ in plan.eyes.asked)


def test_other_processes_judge_what_this_one_has_found(
    folder: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch)
    assert verdicts(folder, paths, workers=2) == EXPECTED
    # The patched model is not there in the other processes: all looking was done here.
    assert [size for _, size in plan.eyes.asked] == [8, 2]
    assert verdicts(folder, paths, workers=2) == EXPECTED
    assert plan.loaded == 1


def test_a_picture_that_the_model_cannot_take_is_undecided(
    folder: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch)
    plan.eyes.too_large = (720, 960)
    Image.open(paths[2]).resize((960, 720)).save(paths[2])
    for workers in (1, 2):
        assert verdicts(folder, paths, workers) == [*EXPECTED[:2], "undecided", *EXPECTED[3:]]


def test_a_new_condition_makes_the_model_look_for_its_parts_only(
    folder: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch)
    (folder / "normal.md").write_text(f"Parts: coin, bar, tray\n\n{SENTENCES}", encoding="utf-8")
    verdicts(folder, paths[:4], workers=1)
    more = f"Parts: coin, bar, tray\n\n{SENTENCES}- There are no trays.\n"
    (folder / "normal.md").write_text(more, encoding="utf-8")
    generate_programs(folder)
    assert verdicts(folder, paths[:4], workers=1) == EXPECTED[:4]
    assert plan.eyes.asked == [(("bar", "coin"), 4), (("tray",), 4)]


def test_the_two_line_use_looks_when_it_must(
    folder: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch, notice="llmdet takes the place of sam3")
    with Inspection.load(folder, finder="auto") as inspection:
        assert inspection.warnings == ["llmdet takes the place of sam3"]
        assert plan.loaded == 0
        assert inspection.inspect(paths[0]).verdict == "normal"
        assert inspection.inspect(paths[0]).verdict == "normal"
    assert len(plan.eyes.asked) == 1


def test_an_inspection_is_frozen_with_its_model(
    folder: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    plan = give_eyes(monkeypatch)
    verification = verify_inspection(folder, paths[::2], finder="llmdet?device=cpu")
    assert verification.frozen.finder == f"foundation {FINGERPRINT}"
    with Inspection.load(folder, finder="llmdet") as inspection:
        assert inspection.inspect(paths[1]).verdict == "anomalous"
    with Inspection.load(folder, finder=f"remembered:{FINGERPRINT}") as inspection:
        assert inspection.inspect(paths[1]).verdict == "anomalous"
    plan.fingerprint = "of another revision"
    with pytest.raises(InspectionError, match="verified with another finder"):
        Inspection.load(folder, finder="llmdet")


def test_a_model_must_know_what_to_look_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    give_eyes(monkeypatch)
    with pytest.raises(InspectionError, match=r"names no part to look for; write a line 'Parts:"):
        load_finder(tmp_path, "sam3", frozenset())


def test_names_of_finders(folder: Path, monkeypatch: pytest.MonkeyPatch):
    plan = give_eyes(monkeypatch)
    eyes = load_finder(folder, "sam3?device=cuda", frozenset({"coin"}))
    assert isinstance(eyes, RememberingFinder)
    assert worker_finder("sam3?device=cuda", eyes) == f"remembered:{plan.fingerprint}"
    told = load_finder(folder, f"remembered:{plan.fingerprint}", frozenset({"coin"}))
    assert isinstance(told, RememberedFinder)
    assert worker_finder("remembered:x", told) == "remembered:x"
    assert finder_kind("sam3", eyes) == finder_kind("remembered:x", told)
    with pytest.raises(InspectionError, match="there is no finder 'sam4'; say one of taught, coco"):
        load_finder(folder, "sam4", frozenset({"coin"}))
    with pytest.raises(InspectionError, match=r"no part was taught yet; .* --finder auto"):
        load_finder(folder, "taught", frozenset({"coin"}))

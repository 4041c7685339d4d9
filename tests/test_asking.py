"""Inspections whose programs ask: without an asker, with one on this machine, with a provider's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from typer.testing import CliRunner

from llm4ad import Inspection
from llm4ad.canary import check_canary
from llm4ad.cli import app
from llm4ad.errors import InspectionError, UnansweredError
from llm4ad.program.questions import questions_asked
from llm4ad.program.source import read_program_file
from llm4ad.scale.local import inspect_images
from llm4ad.verification import verify_inspection
from llm4ad.verify.mutants import mutants_of
from llm4ad.verify.record import read_verification
from llm4ad.vision.picture import Picture
from tests.generate.model_server import model_server
from tests.product import draw_product
from tests.trays import (
    COUNTS,
    FOUR_COINS,
    IDS,
    ONE_TRAY,
    TWO_BARS,
    first_normals,
    keep_picture,
    only_conditions,
    put_program,
)

COPPER = 'scene.find_asking("coin", "Is it of copper?")'
STEEL = 'scene.find_asking("bar", "What is it?", answer="steel", among=["copper", "steel"])'


class Metallurgist:
    """Tell copper by its colour, ``sure`` of it; it cannot be sent to other processes."""

    is_heavy = True

    def __init__(self, sure: float = 0.98, fingerprint: str = "metallurgist 1") -> None:
        self.sure = sure
        self.fingerprint = fingerprint
        self.asked = 0

    def __reduce__(self) -> str:
        raise TypeError("it is too heavy")

    def ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        self.asked += len(crops)
        middles = [crop[len(crop) // 2, crop.shape[1] // 2].astype(int) for crop in crops]
        first = [self.sure if rgb[0] > rgb[2] else 1 - self.sure for rgb in middles]
        return np.array([[share, 1 - share] for share in first])


class Mute(Metallurgist):
    def ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        raise UnansweredError("somebody: no answer in time, 4 times; try again later")


@pytest.fixture
def asking(taught_trays: Path, tmp_path: Path) -> Path:
    """Return an inspection of three counts, two of which are counts of answers."""
    folder = Path(shutil.copytree(taught_trays, tmp_path / "asking"))
    only_conditions(folder, COUNTS)
    put_program(folder, FOUR_COINS, f"return [expect_count({COPPER}, exactly=4)]")
    put_program(folder, TWO_BARS, f"return [expect_count({STEEL}, exactly=2)]")
    return folder


def normal(seed: int = 500, **changes: int) -> NDArray[np.uint8]:
    return draw_product(seed, **changes)[0]


def test_without_an_asker_a_condition_is_undecided_and_says_the_way_out(asking: Path):
    with Inspection.load(asking) as inspection:
        verdict = inspection.inspect(normal())
        states = {finding.condition: finding for finding in verdict.findings}
    assert verdict.verdict == "undecided"
    assert states[IDS[ONE_TRAY]].state == "kept"
    for sentence in (FOUR_COINS, TWO_BARS):
        assert states[IDS[sentence]].state == "undecided"
        assert "--asker NAME" in states[IDS[sentence]].message
    assert not (asking / "answers.sqlite").exists()


@pytest.mark.parametrize(
    ("sure", "changes", "verdict"),
    [
        (0.98, {}, "normal"),
        (0.98, {"coins": 3}, "anomalous"),
        (0.98, {"bars": 3}, "anomalous"),
        (0.02, {}, "anomalous"),  # it takes the coins for steel
        (0.5, {}, "undecided"),
    ],
)
def test_answers_decide(asking: Path, sure: float, changes: dict[str, int], verdict: str):
    with Inspection.load(asking, asker=Metallurgist(sure)) as inspection:
        found = inspection.inspect(normal(**changes))
    assert found.verdict == verdict, found.reason
    if verdict == "anomalous" and "coins" in changes:
        assert "4 coins of which 'Is it of copper?' is answered with yes" in found.reason


def test_what_is_asked_is_kept_in_the_folder(asking: Path):
    asker = Metallurgist()
    for _ in range(2):
        with Inspection.load(asking, asker=asker) as inspection:
            inspection.inspect(normal())
        assert asker.asked == 6
    other = Metallurgist(fingerprint="metallurgist 2")
    with Inspection.load(asking, asker=other) as inspection:
        inspection.inspect(normal())
    assert other.asked == 6


def test_no_answer_leaves_the_picture_undecided(asking: Path):
    with Inspection.load(asking, asker=Mute()) as inspection:
        verdict = inspection.inspect(normal())
    assert verdict.verdict == "undecided"
    assert "no answer in time" in verdict.reason


def test_an_asker_is_not_loaded_where_nobody_asks(taught_trays: Path):
    with Inspection.load(taught_trays, asker="local:no such folder") as inspection:
        assert inspection.asker is None


def test_a_heavy_asker_stays_in_this_process(asking: Path, normal_trays: Path):
    asker = Metallurgist()
    paths = first_normals(normal_trays, 4)
    with Inspection.load(asking, asker=asker) as inspection:
        found = list(inspect_images(inspection, "taught", paths, workers=2))
    assert [item.verdict.verdict for item in found] == ["normal"] * 4
    assert asker.asked == 24


def test_the_asker_is_frozen_with_the_inspection(asking: Path, normal_trays: Path):
    verification = verify_inspection(asking, first_normals(normal_trays, 4), asker=Metallurgist())
    assert [item.trust for item in verification.conditions].count("refused") == 0
    assert verification.frozen.asker == "metallurgist 1"
    assert set(verification.canary) == {IDS[ONE_TRAY]}
    removed = [
        item
        for record in verification.conditions
        if record.id == IDS[FOUR_COINS]
        for item in record.mutations
        if item.kind in ("remove", "add") and item.part == "coin"
    ]
    assert removed
    assert all(item.noticed == item.tried > 0 for item in removed)
    with Inspection.load(asking, asker=Metallurgist()) as inspection:
        check_canary(inspection)
        assert inspection.inspect(normal()).verdict == "normal"
    with Inspection.load(asking, asker=Metallurgist(0.02)) as inspection:
        verdict = inspection.inspect(normal(501))
        [wrong] = [item for item in verdict.findings if item.condition == IDS[FOUR_COINS]]
        assert wrong.state == "violated"
        assert wrong.evidence  # where coins usually are, as for parts that are not found
    for other in (Metallurgist(fingerprint="metallurgist 2"), None):
        with pytest.raises(InspectionError, match="verified with the asker metallurgist 1"):
            Inspection.load(asking, asker=other)
    with Inspection.load(asking, asker=None, unverified=True) as inspection:
        assert inspection.inspect(normal()).verdict == "undecided"


def test_verifying_without_an_asker_refuses_the_programs_that_ask(asking: Path, normal_trays: Path):
    verification = verify_inspection(asking, first_normals(normal_trays, 3))
    refused = {item.id: item.reasons for item in verification.refused}
    assert set(refused) == {IDS[FOUR_COINS], IDS[TWO_BARS]}
    assert all("--asker NAME" in " ".join(reasons) for reasons in refused.values())
    read = read_verification(asking)
    assert read is not None
    assert read.frozen.asker == ""


def test_mutants_keep_the_answers_of_their_parts(asking: Path):
    with Inspection.load(asking, asker=Metallurgist()) as inspection:
        pictures = [Picture("drawn", normal(seed)) for seed in (500, 501)]
        seen = [inspection.see(picture) for picture in pictures]
        asked = {
            question
            for path in (asking / "programs").glob("*.py")
            for question in questions_asked(read_program_file(path))
        }
    normals = [(item.scene, item.parts) for item in seen]
    kinds = set()
    for mutant in mutants_of(normals, 0, {"coin", "bar", "tray"}):
        kinds.add(mutant.mutation.kind)
        for part in mutant.scene.parts:
            wanted = {question.key for question in asked if question.name == part.name}
            assert wanted <= part.answers.keys()
    assert {"remove", "add", "replace", "exchange", "move", "resize", "rotate"} <= kinds


def run(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result.output


def test_the_commands_ask_a_provider_in_every_process_and_never_twice(
    asking: Path, normal_trays: Path, tmp_path: Path
):
    paths = first_normals(normal_trays, 4)
    with model_server() as server:
        asker = server.writer("looking")
        run("verify", asking, *paths, "--asker", asker)
        asked = len(server.asked)
        assert asked > 0
        out = tmp_path / "out"
        run("inspect", asking, *paths, "--asker", asker, "--out", out, "--workers", "2")
        # The picture that is kept as the canary is not asked about: all answers were kept.
        assert len(server.asked) == asked
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["normal"] * 4
    assert "--asker" in run("inspect", asking, *paths, status=1)
    # By now nobody answers: what was not asked before stays open.
    new = tmp_path / "new.png"
    keep_picture(normal(777), new)
    run("inspect", asking, new, paths[0], "--asker", asker, "--out", out)
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [item["verdict"] for item in found] == ["undecided", "normal"]
    assert "is the server running" in found[0]["reason"]


def test_an_evaluation_asks_and_depends_on_the_asker(asking: Path, tmp_path: Path):
    root = tmp_path / "data"
    for number in range(2):
        keep_picture(normal(600 + number), root / "good" / f"{number}.png")
        keep_picture(normal(700 + number, coins=3), root / "bad" / f"{number}.png")
    command = ["evaluate", asking, "--dataset", "folder", "--root", root, "--out", tmp_path / "out"]
    assert "--asker NAME" in run(*command, status=1)
    with model_server() as server:
        command += ["--workers", "1", "--asker"]
        assert "inspecting" in run(*command, server.writer("looking"))
        assert "reusing" in run(*command, server.writer("looking"))
        assert "inspecting" in run(*command, server.writer("chatty"))
    metrics = json.loads((tmp_path / "out" / "metrics.json").read_text(encoding="utf-8"))
    figures = metrics["categories"][0]["kinds"]
    assert all(kind["image"]["image_auroc"]["value"] == 1 for kind in figures.values())


def test_what_is_asked_is_told_back(asking: Path):
    shown = run("show", asking)
    assert "Exactly 4 coins of which 'Is it of copper?' is answered with yes." in shown
    assert "Exactly 2 bars of which 'What is it?' is answered with steel." in shown

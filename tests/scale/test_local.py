from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PIL import Image

from llm4ad.authoring import generate_programs
from llm4ad.folder import teach_parts
from llm4ad.inspection import Inspection
from llm4ad.scale.local import inspect_image, inspect_images
from tests.product import draw_product, write_product


@pytest.fixture(scope="module")
def inspection(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    folder = tmp_path_factory.mktemp("scale")
    marks = write_product(folder / "pictures", [0, 1])
    (folder / "normal.md").write_text("- There are exactly four coins.\n", encoding="utf-8")
    teach_parts(folder, [marks])
    generate_programs(folder)
    return Inspection.load(folder)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("images")
    paths = [folder / f"{number}.png" for number in range(8)]
    for number, path in enumerate(paths):
        Image.fromarray(draw_product(400 + number, coins=3 + number % 2)[0]).save(path)
    return paths


def test_processes_give_the_same_as_one_alone(inspection: Inspection, paths: list[Path]):
    alone = list(inspect_images(inspection, "taught", paths, workers=1))
    together = list(inspect_images(inspection, "taught", paths, workers=2))
    assert [item.verdict.image for item in together] == [str(path) for path in paths]
    assert [item.verdict.anomaly_score for item in alone] == [
        item.verdict.anomaly_score for item in together
    ]
    assert [item.overlay for item in alone] == [item.overlay for item in together]


def test_a_failure_of_ours_is_undecided_with_its_reason(
    inspection: Inspection, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(inspection.finder, "find_with_traces", fail)
    inspected = inspect_image(inspection, paths[0])
    assert inspected.verdict.verdict == "undecided"
    assert "LLM4AD failed on this picture: ZeroDivisionError: a bug" in inspected.verdict.reason


def test_a_picture_that_kills_its_process_is_undecided(
    inspection: Inspection, paths: list[Path], monkeypatch: pytest.MonkeyPatch
):
    # The worker processes start anew and import the module named here, which kills the process
    # that opens the picture.
    monkeypatch.setenv("LLM4AD_TEST_DEADLY", paths[3].name)
    monkeypatch.setattr("llm4ad.scale.local._inspect_here", deadly)
    inspected = list(inspect_images(inspection, "taught", paths, workers=2))
    verdicts = [item.verdict for item in inspected]
    assert [verdict.image for verdict in verdicts] == [str(path) for path in paths]
    assert verdicts[3].verdict == "undecided"
    assert "died twice" in verdicts[3].reason
    others = [verdict.verdict for verdict in verdicts if verdict is not verdicts[3]]
    assert set(others) == {"normal", "anomalous"}


def deadly(path: Path):
    from llm4ad.scale.local import _loaded

    if path.name == os.environ["LLM4AD_TEST_DEADLY"]:
        os.kill(os.getpid(), signal.SIGKILL)
    return inspect_image(_loaded[0], path)

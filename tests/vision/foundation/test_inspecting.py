from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from llm4ad.authoring import generate_programs
from llm4ad.errors import ModelError
from llm4ad.eyes import load_finder
from llm4ad.inspection import Inspection
from llm4ad.scale.local import inspect_images
from tests.product import draw_product

NAMES = frozenset({"coin", "bar"})


def test_a_real_model_goes_the_whole_way(tmp_path: Path, checkpoints: Any):
    folder = tmp_path / "trays"
    folder.mkdir()
    text = "Parts: coin, bar\n\n- There are exactly four coins.\n- There are exactly two bars.\n"
    (folder / "normal.md").write_text(text, encoding="utf-8")
    generate_programs(folder)
    paths = [tmp_path / f"{number}.png" for number in range(5)]
    for number, path in enumerate(paths):
        Image.fromarray(draw_product(number)[0]).save(path)
    finder = f"owlv2:{checkpoints['owlv2']}+sam2:{checkpoints['sam2']}?device=cpu&runtime=torch"
    with Inspection.load(folder, finder=finder) as inspection:
        found = list(inspect_images(inspection, finder, paths, workers=2))
        # Random weights see nothing to speak of; what counts is that they looked at all pictures.
        assert [item.verdict.image for item in found] == [str(path) for path in paths]
        assert all(item.overlay for item in found)
        assert {item.verdict.verdict for item in found} <= {"anomalous", "undecided"}
        assert not any("LLM4AD failed" in item.verdict.reason for item in found)
    fingerprint = load_finder(folder, finder, NAMES).fingerprint
    copy = shutil.copytree(checkpoints["owlv2"], tmp_path / "moved")
    moved = finder.replace(str(checkpoints["owlv2"]), str(copy))
    assert load_finder(folder, moved, NAMES).fingerprint == fingerprint
    with pytest.raises(ModelError, match="no such folder"):
        load_finder(folder, "owlv2:/nowhere/at/all", NAMES)

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.foundation import openvino_runtime
from llm4ad.vision.foundation.finder import load_foundation
from llm4ad.vision.foundation.settings import FoundationSettings
from llm4ad.vision.picture import Picture

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)
pytest.importorskip("openvino", reason="needs pip install openvino")

TOLERANCE = 1e-4  # of probabilities and relative coordinates, in float32


@pytest.mark.parametrize("kind", ["grounding-dino", "mm-grounding-dino"])
def test_openvino_answers_as_torch_does(
    checkpoints: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
):
    monkeypatch.setenv("LLM4AD_CACHE", str(tmp_path))
    text = f"{kind}:{checkpoints[kind]}"
    pixels = np.random.default_rng(0).normal(size=(2, 3, 64, 96)).astype(np.float32)
    ids = np.array([[101, 1, 1012, 2, 3, 1012, 102]] * 2)
    answers: list[Any] = []
    finders: list[Any] = []
    for runtime in ("torch", "openvino"):
        settings = FoundationSettings(
            device="cpu", runtime=runtime, precision="fp32", input_size=64
        )
        finders.append(load_foundation(text, settings))
        answers.append(finders[-1]._models.detector._forward(pixels, ids))
    (logits, boxes), (other_logits, other_boxes) = answers
    assert logits.shape == other_logits.shape
    np.testing.assert_allclose(
        1 / (1 + np.exp(-logits[..., :7])),
        1 / (1 + np.exp(-other_logits[..., :7])),
        atol=TOLERANCE,
    )
    np.testing.assert_allclose(boxes, other_boxes, atol=TOLERANCE)
    assert finders[0].fingerprint != finders[1].fingerprint
    if kind == "grounding-dino":
        _is_found_in_the_cache(finders[1], tmp_path, monkeypatch)


def _is_found_in_the_cache(finder: Any, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load what was exported, without exporting again, and search with it."""
    [file] = (cache / "openvino").glob("*.xml")
    assert file.with_suffix(".bin").exists()
    monkeypatch.setattr(openvino_runtime, "exported", None)
    forward = finder._models.detector._forward
    forward._compiled.clear()
    rgb = np.random.default_rng(1).integers(0, 256, (64, 96, 3), dtype=np.uint8)
    found = finder.find(Picture("x", rgb), ["nut", "red apple"])
    assert forward._compiled
    assert all(part.name in ("nut", "red apple") for part in found)


def test_a_network_that_cannot_be_exported_is_told_with_the_way_out():
    with pytest.raises(ModelError, match=r"cannot be exported to OpenVINO .* say runtime torch"):
        openvino_runtime.exported(torch.nn.Linear(2, 2), (64, 64, 5))


@pytest.mark.parametrize(
    ("known", "precision", "taken"),
    [(["FP32", "BF16"], "auto", "fp32"), (["FP32", "BF16"], "bf16", "bf16"), ([], "fp32", "fp32")],
)
def test_precisions(monkeypatch: pytest.MonkeyPatch, known: list[str], precision: Any, taken: str):
    core = SimpleNamespace(get_property=lambda *_: known)
    monkeypatch.setattr(openvino_runtime, "_core", lambda: core)
    assert openvino_runtime.openvino_format(precision) == taken


def test_a_precision_that_the_cpu_does_not_know_is_refused(monkeypatch: pytest.MonkeyPatch):
    core = SimpleNamespace(get_property=lambda *_: ["FP32", "INT8"])
    monkeypatch.setattr(openvino_runtime, "_core", lambda: core)
    with pytest.raises(ModelError, match="does not compute in bf16"):
        openvino_runtime.openvino_format("bf16")


def test_the_cache_is_where_the_user_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("LLM4AD_CACHE", str(tmp_path))
    assert openvino_runtime.cache_folder() == tmp_path / "openvino"
    monkeypatch.delenv("LLM4AD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert openvino_runtime.cache_folder() == tmp_path / "llm4ad" / "openvino"

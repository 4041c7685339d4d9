from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from llm4ad.asking import open_asker
from llm4ad.errors import ModelError
from llm4ad.vision.foundation.visual_questions import LocalAsker, word_question

KINDS = ("qwen3_vl", "smolvlm")
YES_NO = ("yes", "no")
CHOICES = ("cherry", "banana", "orange")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
    pytest.importorskip("transformers", reason="pip install 'llm4ad[foundation]'")
    from tests.vision.foundation import visual_checkpoints as small

    small.transformers.utils.logging.disable_progress_bar()
    root = tmp_path_factory.mktemp("visual")
    return {kind: small.make(kind, root / kind) for kind in KINDS}


@pytest.fixture(scope="module", params=KINDS)
def asker(request: pytest.FixtureRequest, folders: dict[str, Path]) -> LocalAsker:
    return LocalAsker.load(str(folders[request.param]))


def crops() -> list[NDArray[np.uint8]]:
    random = np.random.default_rng(0)
    noise = random.integers(0, 255, (40, 60, 3), np.uint8)
    return [noise, np.zeros((90, 30, 3), np.uint8), np.full((300, 200, 3), 255, np.uint8)]


def test_probabilities_are_those_of_one_crop_each(asker: LocalAsker):
    together = asker.ask(crops(), "is the part red?", YES_NO)
    assert together.shape == (3, 2)
    assert together.sum(axis=1) == pytest.approx(1)
    assert np.unique(together[:, 0]).size == 3  # it looks at them
    alone = [asker.ask([crop], "is the part red?", YES_NO)[0] for crop in crops()]
    assert (together == alone).all()
    assert (together != asker.ask(crops(), "is the part round?", YES_NO)).all()
    assert asker.ask(crops(), "one?", CHOICES).shape == (3, 3)
    assert asker.ask([], "one?", CHOICES).shape == (0, 3)


class KnownNetwork:
    """In the place of the network: the same logits for everything, and what it was given."""

    def __init__(self, real: Any, logits: dict[int, float]) -> None:
        import torch

        self.config = real.config
        self.given: dict[str, Any] = {}
        self._logits = torch.full((1, 1, real.config.text_config.vocab_size), -9.0)
        for token, logit in logits.items():
            self._logits[0, 0, token] = logit

    def __call__(self, **given: Any) -> Any:
        self.given = given
        return SimpleNamespace(logits=self._logits)


@pytest.mark.parametrize("kind", KINDS)
def test_the_probability_is_the_softmax_over_the_first_tokens(folders: dict[str, Path], kind: str):
    asker = LocalAsker.load(str(folders[kind]))
    tokens = asker._processor.tokenizer.convert_tokens_to_ids
    known = {"yes": 1.0, "Yes": 2.0, "Ġyes": -1.0, "no": 0.5, "ĠNo": 3.0, "cherry": 8.0}
    network = KnownNetwork(asker._network, {tokens(text): value for text, value in known.items()})
    asker._network = network
    answer = asker.ask(crops()[:1], "is the part red?", YES_NO)[0]
    # Four spellings of each answer: small, large, and both after a space.
    yes = np.exp([1.0, 2.0, -1.0, -9.0]).sum()
    no = np.exp([0.5, 3.0, -9.0, -9.0]).sum()
    assert answer == pytest.approx([yes / (yes + no), no / (yes + no)], rel=1e-6)
    assert network.given["logits_to_keep"] == 1
    assert network.given["input_ids"].shape[0] == 1
    said = asker._processor.tokenizer.decode(network.given["input_ids"][0])
    assert "is the part red?\nAnswer with one of: yes, no." in said
    assert said.rstrip().lower().endswith(("assistant", "assistant:"))


@pytest.mark.parametrize("kind", KINDS)
def test_choices_that_begin_alike_get_letters(folders: dict[str, Path], kind: str):
    asker = LocalAsker.load(str(folders[kind]))
    tokens = asker._processor.tokenizer.convert_tokens_to_ids
    network = KnownNetwork(asker._network, {tokens("A"): 1.0, tokens("B"): 3.0, tokens("C"): 9.0})
    asker._network = network
    answer = asker.ask(crops()[:1], "which?", ["cherry jam", "cherry juice"])[0]
    assert answer == pytest.approx(np.exp([1, 3]) / np.exp([1, 3]).sum(), rel=1e-3)
    said = asker._processor.tokenizer.decode(network.given["input_ids"][0])
    assert "A. cherry jam\nB. cherry juice\nAnswer with the letter" in said


def test_a_tokenizer_of_bytes_leaves_letters():
    wording = word_question("which?", ["nut", "nail"], lambda text: ord(text[0]))
    assert "A. nut" in wording.text
    assert wording.tokens == ((ord("A"), ord("a")), (ord("B"), ord("b")))
    with pytest.raises(ModelError, match="cannot tell apart"):
        word_question("which?", ["nut", "nail"], lambda _: 7)


def test_the_fingerprint_is_that_of_the_weights(folders: dict[str, Path], tmp_path: Path):
    first = LocalAsker.load(str(folders["smolvlm"]))
    copy = Path(shutil.copytree(folders["smolvlm"], tmp_path / "elsewhere"))
    assert LocalAsker.load(str(copy)).fingerprint == first.fingerprint
    template = copy / "chat_template.jinja"
    template.write_text(template.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert LocalAsker.load(str(copy)).fingerprint != first.fingerprint
    assert LocalAsker.load(str(folders["qwen3_vl"])).fingerprint != first.fingerprint


def test_a_local_asker_is_opened_by_its_folder(folders: dict[str, Path]):
    opened = open_asker(f"local:{folders['qwen3_vl']}")
    assert isinstance(opened, LocalAsker)
    assert opened.is_heavy


def test_what_is_missing_is_said(folders: dict[str, Path], tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ModelError, match=r"holds no \*\.safetensors"):
        LocalAsker.load(str(empty))
    silent = Path(shutil.copytree(folders["smolvlm"], tmp_path / "silent"))
    (silent / "chat_template.jinja").unlink()
    with pytest.raises(ModelError, match="has no chat template"):
        LocalAsker.load(str(silent))
    other = Path(shutil.copytree(folders["smolvlm"], tmp_path / "other"))
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    config["model_type"] = "bert"
    (other / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match="not local"):
        LocalAsker.load(str(other))
    with pytest.raises(ModelError, match="there is no such folder"):
        LocalAsker.load(str(tmp_path / "nowhere"))


def test_a_missing_package_is_named(folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch):
    from transformers.models.smolvlm import processing_smolvlm

    monkeypatch.setattr(processing_smolvlm, "num2words", None)
    with pytest.raises(ModelError, match="pip install num2words"):
        LocalAsker.load(str(folders["smolvlm"]))

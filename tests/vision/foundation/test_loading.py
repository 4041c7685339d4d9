from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.foundation import loading
from llm4ad.vision.foundation.choice import ModelChoice
from llm4ad.vision.foundation.loading import (
    UnavailableModelError,
    find_device,
    load_model,
    load_part,
    open_checkpoint,
    transformers_library,
)

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
constants: Any = pytest.importorskip(
    "huggingface_hub.constants", reason="foundation models need pip install 'llm4ad[foundation]'"
)


def opened(kind: Any, folder: Path) -> loading.Checkpoint:
    return open_checkpoint(ModelChoice(kind, str(folder)), offline=True)


@pytest.mark.parametrize("missing", ["torch", "transformers", "safetensors"])
def test_a_missing_extra_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch, missing: str):
    there = loading.find_spec
    monkeypatch.setattr(loading, "find_spec", lambda name: None if name == missing else there(name))
    with pytest.raises(ModelError, match=r"pip install torch==2\.13\.0 && pip install 'llm4ad"):
        transformers_library(offline=False)


def test_offline_is_told_to_the_hub_before_it_is_imported(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    transformers_library(offline=True)
    assert loading.os.environ["HF_HUB_OFFLINE"] == "1"


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here")
def test_cuda_is_refused_where_there_is_none():
    with pytest.raises(ModelError, match="say device cpu, or install torch for your GPU"):
        find_device("cuda")
    assert find_device("auto") == "cpu"


def test_gpus_are_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert find_device("auto") == "cuda"
    assert find_device("cuda:1") == "cuda:1"
    with pytest.raises(ModelError, match="go up to cuda:1"):
        find_device("cuda:2")


def test_a_folder_that_is_not_there():
    with pytest.raises(ModelError, match="there is no such folder"):
        opened("llmdet", Path("/nowhere/at/all"))


def test_a_folder_without_weights(tmp_path: Path):
    with pytest.raises(ModelError, match=r"holds no \*\.safetensors"):
        opened("llmdet", tmp_path)


def test_weights_that_may_run_code_are_not_read(tmp_path: Path):
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickled")
    with pytest.raises(ModelError, match=r"holds 'pytorch_model\.bin' but no safetensors"):
        opened("llmdet", tmp_path)


def test_another_architecture_is_named_with_the_kind_that_fits(checkpoints: Any):
    folder = checkpoints["owlv2"]
    told = f"is a 'Owlv2ForObjectDetection' of the type 'owlv2', not llmdet; write owlv2:{folder}"
    with pytest.raises(ModelError, match=told):
        opened("llmdet", folder)


def copied(folder: Path, place: Path) -> Path:
    return Path(shutil.copytree(folder, place / "copy"))


def test_an_unknown_architecture_is_named(checkpoints: Any, tmp_path: Path):
    folder = copied(checkpoints["owlv2"], tmp_path)
    (folder / "config.json").write_text('{"model_type": "yolo"}')
    with pytest.raises(
        ModelError, match="type 'yolo', not owlv2; take a model of the type 'owlv2'"
    ):
        opened("owlv2", folder)
    (folder / "config.json").unlink()
    with pytest.raises(ModelError, match=r"has no config\.json"):
        opened("owlv2", folder)
    (folder / "config.json").write_text("{")
    with pytest.raises(ModelError, match="is no JSON"):
        opened("owlv2", folder)


def test_damaged_weights_are_told(checkpoints: Any, tmp_path: Path):
    folder = copied(checkpoints["owlv2"], tmp_path)
    weights = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(weights[: len(weights) // 2])
    with pytest.raises(ModelError, match="cannot be loaded as owlv2"):
        load_model(opened("owlv2", folder), "cpu")


def test_weights_that_are_not_there_are_told_and_never_random(checkpoints: Any, tmp_path: Path):
    from safetensors.torch import load_file, save_file

    folder = copied(checkpoints["owlv2"], tmp_path)
    weights = load_file(folder / "model.safetensors")
    del weights["class_head.dense0.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"lacks 1 weights .* 'class_head\.dense0\.weight'"):
        load_model(opened("owlv2", folder), "cpu")


def test_a_tokenizer_that_is_not_there_is_told(checkpoints: Any, tmp_path: Path):
    folder = copied(checkpoints["owlv2"], tmp_path)
    (folder / "preprocessor_config.json").unlink()
    with pytest.raises(ModelError, match="copy all files of the model"):
        load_part(opened("owlv2", folder), "Owlv2ImageProcessorPil")


def test_the_version_of_a_folder_follows_its_files_not_its_place(checkpoints: Any, tmp_path: Path):
    folder = copied(checkpoints["owlv2"], tmp_path)
    before = opened("owlv2", checkpoints["owlv2"]).version
    assert opened("owlv2", folder).version == before
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"logit_scale_init_value": 1.0}))
    assert opened("owlv2", folder).version != before


def test_edgetam_without_timm_tells_what_to_install(checkpoints: Any, tmp_path: Path):
    folder = copied(checkpoints["edgetam"], tmp_path)
    config = json.loads((folder / "config.json").read_text())
    config["vision_config"]["backbone_config"] = {"model_type": "timm_wrapper"}
    (folder / "config.json").write_text(json.dumps(config))
    if loading.find_spec("timm") is not None:
        pytest.skip("timm is installed here")
    with pytest.raises(UnavailableModelError, match="pip install timm torchvision"):
        load_model(opened("edgetam", folder), "cpu")


COMMIT = "0123456789abcdef0123456789abcdef01234567"


REFUSALS = {
    "gated": (403, "GatedRepo"),
    "forbidden": (403, ""),
    "broken": (400, ""),
    "nobody": (404, "RepoNotFound"),
}


class Hub(BaseHTTPRequestHandler):
    """A hub that gives out one model, refuses another, and knows no third."""

    folder: Path

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, *, body: bool) -> None:
        owner = next((name for name in (*REFUSALS, "open") if f"/{name}/" in self.path), "nobody")
        if owner == "open":
            self._send(200, self._content(), {"X-Repo-Commit": COMMIT}, body=body)
            return
        code, reason = REFUSALS[owner]
        self._send(code, b"", {"X-Error-Code": reason}, body=body)

    def _content(self) -> bytes:
        names = [*(file.name for file in self.folder.iterdir()), "pytorch_model.bin"]
        if "/tree/" in self.path:
            tree = [{"type": "file", "path": name, "size": 1, "oid": name} for name in names]
            return json.dumps(tree).encode()
        if self.path.startswith("/api/"):
            files = [{"rfilename": name} for name in names]
            return json.dumps({"id": "open/owl", "sha": COMMIT, "siblings": files}).encode()
        return (self.folder / self.path.rpartition("/")[2]).read_bytes()

    def _send(self, code: int, content: bytes, headers: dict[str, str], *, body: bool) -> None:
        self.send_response(code)
        told = {"Content-Length": str(len(content)), "ETag": f'"{self.path}"'} | headers
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)


@pytest.fixture
def hub(
    checkpoints: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ThreadingHTTPServer]:
    handler = type("OneHub", (Hub,), {"folder": checkpoints["owlv2"]})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setattr(
        constants,
        "HUGGINGFACE_CO_URL_TEMPLATE",
        constants.ENDPOINT + "/{repo_id}/resolve/{revision}/{filename}",
    )
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    yield server
    server.shutdown()
    server.server_close()


def from_hub(source: str, *, offline: bool = False, revision: str = "main") -> loading.Checkpoint:
    return open_checkpoint(ModelChoice("owlv2", source, revision), offline=offline)


def test_a_model_of_the_hub_is_loaded_and_known_by_its_commit(hub: ThreadingHTTPServer):
    checkpoint = from_hub("open/owl")
    assert checkpoint.version == COMMIT
    assert not checkpoint.is_local
    assert not (checkpoint.folder / "pytorch_model.bin").exists()
    assert load_model(checkpoint, "cpu").config.model_type == "owlv2"
    hub.shutdown()
    hub.server_close()
    assert from_hub("open/owl", offline=True).folder == checkpoint.folder
    assert from_hub("open/owl", offline=True, revision=COMMIT).version == COMMIT


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize("owner", ["gated", "forbidden"])
def test_refused_weights_are_told_with_the_way_to_them(owner: str):
    with pytest.raises(UnavailableModelError, match=r"request access at .* or use open weights"):
        from_hub(f"{owner}/sam3")


@pytest.mark.usefixtures("hub")
def test_a_model_that_the_hub_does_not_know():
    with pytest.raises(ModelError, match="no such folder here and no such model on the hub"):
        from_hub("nobody/nothing")


@pytest.mark.usefixtures("hub")
def test_another_answer_of_the_hub_is_passed_on():
    with pytest.raises(ModelError, match=r"the hub does not answer \(Bad request"):
        from_hub("broken/model")


def test_no_network_and_not_in_the_cache(hub: ThreadingHTTPServer):
    hub.shutdown()
    hub.server_close()
    with pytest.raises(
        ModelError, match=r"the hub does not answer .*; with a network run"
    ) as caught:
        from_hub("open/owl")
    assert not isinstance(caught.value, UnavailableModelError)


@pytest.mark.usefixtures("hub")
def test_offline_and_not_in_the_cache():
    with pytest.raises(UnavailableModelError, match="offline was asked for; run once with"):
        from_hub("open/owl", offline=True)

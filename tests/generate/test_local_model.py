from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from llm4ad.errors import UnansweredError, WriterError
from llm4ad.generate import local_model
from llm4ad.generate.wire import Reply, Turn, ask_model, open_model
from tests.generate.tiny_gguf import write_tiny_gguf


@pytest.fixture(scope="module")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("model") / "tiny.gguf")


@pytest.fixture(autouse=True)
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_model, "LONGEST_ANSWER", 40)
    monkeypatch.setattr(local_model, "CONTEXT", 2048)


def ask(name: str, rules: str) -> Reply:
    async def asking() -> Reply:
        async with open_model(name) as model:
            return await ask_model(model, rules, [Turn("person", "two nuts")], timeout=60)

    return asyncio.run(asking())


def test_a_model_file_answers_without_a_server_of_ones_own(model_file: Path):
    reply = ask(f"gguf:{model_file}", "the rules")
    assert reply.output_tokens == 40
    assert reply.cut_off


def test_a_prompt_that_is_too_long_for_it_is_said(model_file: Path):
    with pytest.raises(UnansweredError, match="too long"):
        ask(f"gguf:{model_file}", "rules " * 2000)


@pytest.mark.parametrize("content", [None, b"", b"this is no model"])
def test_a_file_that_is_no_model_says_so(tmp_path: Path, content: bytes | None):
    path = tmp_path / "model.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WriterError, match=r"model\.gguf"):
        open_model(f"gguf:{path}")

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest

from llm4ad.errors import LLM4ADError, UnansweredError, WriterError
from llm4ad.generate import wire
from llm4ad.generate.wire import Reply, Turn, ask_model, open_model
from tests.generate.model_server import ANSWER, model_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.model_server import ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LONGEST_WAIT", 0.01)


def ask(
    name: str, *, turns: tuple[Turn, ...] = (Turn("person", "the product"),), timeout: float = 5.0
) -> Reply:
    async def asking() -> Reply:
        async with open_model(name) as model:
            return await ask_model(model, "the rules", turns, timeout=timeout)

    return asyncio.run(asking())


def test_an_answer_comes_with_its_price(server: ModelServer):
    reply = ask(server.writer("good"))
    assert reply == Reply(ANSWER, False, "good-2026", 5, 7, None)
    said = [(message["role"], message["content"]) for message in server.asked[0]["messages"]]
    assert said == [("system", "the rules"), ("user", "the product")]


def test_a_repair_is_a_conversation(server: ModelServer):
    ask(
        server.writer("good"),
        turns=(Turn("person", "a"), Turn("model", "b"), Turn("person", "c")),
    )
    said = [(message["role"], message["content"]) for message in server.asked[0]["messages"]]
    assert said == [("system", "the rules"), ("user", "a"), ("assistant", "b"), ("user", "c")]


def test_a_busy_provider_is_asked_again_when_it_says(server: ModelServer):
    assert ask(server.writer("patient")).text == ANSWER
    assert server.times[1] - server.times[0] >= 1.0


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("trouble", ["busy", "broken", "cut", "no choices", "garbage", "empty"])
def test_what_passes_is_asked_again(server: ModelServer, trouble: str):
    assert ask(server.writer(f"first {trouble}")).text == ANSWER
    assert len(server.asked) == 2


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("busy", "too many requests, 4 times"),
        ("broken", "status 500"),
        ("cut", "the connection broke, 4 times"),
        ("no choices", "cannot be used"),
        ("garbage", "cannot be used"),
        ("empty", "the answer is empty"),
        ("declining", "the answer is empty"),
    ],
)
def test_what_does_not_pass_is_said_in_plain_words(server: ModelServer, trouble: str, words: str):
    with pytest.raises(UnansweredError, match=words):
        ask(server.writer(trouble))
    assert len(server.asked) == 4


@pytest.mark.usefixtures("impatient")
def test_a_slow_answer_runs_out_of_time(server: ModelServer):
    with pytest.raises(UnansweredError, match="no answer in time"):
        ask(server.writer("slow"), timeout=0.1)


@pytest.mark.parametrize(
    ("trouble", "kind", "words"),
    [
        ("locked", WriterError, "the key was not accepted"),
        ("unknown", WriterError, "knows no such model"),
        ("poor", WriterError, "quota"),
        ("small", UnansweredError, "the prompt is too long"),
    ],
)
def test_what_cannot_pass_is_asked_once(
    server: ModelServer, trouble: str, kind: type[LLM4ADError], words: str
):
    with pytest.raises(kind, match=words) as caught:
        ask(server.writer(trouble))
    assert len(server.asked) == 1
    assert "sk-secret" not in str(caught.value)


def test_nobody_at_the_address_is_said_at_once():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(WriterError, match="is the server running"):
        ask(f"http://127.0.0.1:{port}/v1#any")


def test_a_truncated_answer_is_marked(server: ModelServer):
    assert ask(server.writer("truncated")).cut_off


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("magic", "there is no writer 'magic'"),
        ("magic:thing", "cannot be used"),
        ("http://127.0.0.1:1/v1", "names no model"),
        ("openai:gpt-5", "OPENAI_API_KEY"),
        ("anthropic:claude-sonnet-5", "ANTHROPIC_API_KEY"),
        ("google:gemini-3-pro", "API_KEY"),
    ],
)
def test_a_name_that_cannot_be_used_says_why(
    monkeypatch: pytest.MonkeyPatch, name: str, words: str
):
    for key in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY"):
        monkeypatch.delenv(key, raising=False)
    with pytest.raises(WriterError, match=words):
        open_model(name)


@pytest.mark.parametrize(
    "name", ["openai:gpt-5", "anthropic:claude-sonnet-5", "google:gemini-3-pro", "ollama:qwen3"]
)
def test_every_provider_can_be_opened(monkeypatch: pytest.MonkeyPatch, name: str):
    for key in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.setenv(key, "sk-test")
    assert open_model(name).model_name == name.partition(":")[2]


def test_a_key_goes_to_the_address_that_it_is_for(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-openai-only")
    client = open_model(server.writer("good")).client  # type: ignore[attr-defined]
    assert client.api_key == "none"

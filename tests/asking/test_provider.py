from __future__ import annotations

import asyncio
import pickle
import socket
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.asking import open_asker
from llm4ad.asking.provider import ProviderAsker, chosen
from llm4ad.errors import UnansweredError, WriterError
from llm4ad.generate import wire
from tests.generate.model_server import model_server, picture_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from tests.generate.model_server import ModelServer

YES_NO = ("yes", "no")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LONGEST_WAIT", 0.01)


def crops() -> list[NDArray[np.uint8]]:
    red, blue = np.zeros((2, 20, 30, 3), np.uint8)
    red[..., 0], blue[..., 2] = 200, 200
    return [red, blue]


def test_the_share_of_the_answers_is_smoothed(server: ModelServer):
    asker = open_asker(server.writer("looking"))
    assert asker.ask(crops(), "Is it red?", YES_NO) == pytest.approx(
        np.array([[0.8, 0.2], [0.2, 0.8]])
    )
    assert len(server.asked) == 6
    assert server.most_at_once <= 4
    three = asker.ask(crops()[:1], "What is it?", ("cherry", "sky", "sea"))
    assert three == pytest.approx(np.array([[11, 2, 2]]) / 15)


def test_the_model_sees_the_crop_and_is_held_to_the_choices(server: ModelServer):
    open_asker(server.writer("looking")).ask(crops()[:1], "Is it red?", YES_NO)
    body = server.asked[0]
    assert (picture_in(body) == crops()[0]).all()
    form = body["response_format"]["json_schema"]["schema"]
    assert form["properties"]["answer"]["enum"] == ["yes", "no"]
    assert "Is it red?" in body["messages"][-1]["content"][0]["text"]


def test_an_answer_that_is_no_choice_leaves_more_doubt(server: ModelServer):
    answers = open_asker(server.writer("wavering")).ask(crops()[:1], "Is it red?", YES_NO)
    assert answers == pytest.approx(np.array([[0.75, 0.25]]))


def test_a_model_that_does_not_write_json_is_understood(server: ModelServer):
    answers = open_asker(server.writer("chatty")).ask(crops(), "Is it red?", YES_NO)
    assert answers.argmax(axis=1).tolist() == [0, 1]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("off topic", "none of 3 answers to 'Is it red.' is one of yes, no"),
        ("broken", "status 500"),
        ("cut", "the connection broke"),
        ("empty", "the answer is empty"),
    ],
)
def test_no_answer_is_an_error_and_no_guess(server: ModelServer, model: str, words: str):
    with pytest.raises(UnansweredError, match=words):
        open_asker(server.writer(model)).ask(crops(), "Is it red?", YES_NO)


def test_a_key_that_is_not_accepted_is_said(server: ModelServer):
    with pytest.raises(WriterError, match="the key was not accepted"):
        open_asker(server.writer("locked")).ask(crops(), "Is it red?", YES_NO)


def test_nobody_at_the_address_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        asker = open_asker(f"http://127.0.0.1:{taken.getsockname()[1]}/v1#any")
    with pytest.raises(WriterError, match="is the server running"):
        asker.ask(crops(), "Is it red?", YES_NO)


def test_a_notebook_may_ask_from_within_its_loop(server: ModelServer):
    asker = open_asker(server.writer("looking"))

    async def cell() -> NDArray[np.float64]:
        return asker.ask(crops(), "Is it red?", YES_NO)

    assert asyncio.run(cell()).shape == (2, 2)


def test_other_processes_get_a_copy_that_asks_the_same(server: ModelServer):
    asker = open_asker(server.writer("looking"))
    copy = pickle.loads(pickle.dumps(asker))  # noqa: S301 - our own
    assert copy.fingerprint == asker.fingerprint
    assert not copy.is_heavy
    assert copy.ask(crops(), "Is it red?", YES_NO).shape == (2, 2)


def test_the_fingerprint_tells_how_often_is_asked():
    assert ProviderAsker("openai:a").fingerprint != ProviderAsker("openai:b").fingerprint
    assert ProviderAsker("openai:a").fingerprint != ProviderAsker("openai:a", 5).fingerprint
    assert ProviderAsker("openai:a").fingerprint.startswith("openai:a ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("magic", "there is no asker 'magic'; say openai:NAME"),
        ("builtin", "there is no asker 'builtin'"),
        ("local:", "there is no asker 'local:'"),
        ("gguf:model.gguf", "there is no asker"),
        ("http://127.0.0.1:1/v1", "the asker .* names no model"),
        ("openai:gpt-5", "the asker .*OPENAI_API_KEY"),
    ],
)
def test_a_name_that_cannot_be_used_says_why(
    monkeypatch: pytest.MonkeyPatch, name: str, words: str
):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(WriterError, match=words):
        open_asker(name)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('{"answer": "yes"}', "yes"),
        ('```json\n{"answer": " No "}\n```', "no"),
        ("Yes.", "yes"),
        ('"no"', "no"),
        ('First {"thought": "red"}, so {"answer": "yes"}', "yes"),
        ('{"answer": "not yes"}', None),
        ("yes and no", None),
        ('{"answer": ["yes"]}', None),
        ("{yes}", None),
        ("", None),
    ],
)
def test_an_answer_is_a_choice_or_nothing(text: str, answer: str | None):
    assert chosen(text, YES_NO) == answer


@given(st.text())
def test_any_text_is_a_choice_or_nothing(text: str):
    assert chosen(text, YES_NO) in (*YES_NO, None)

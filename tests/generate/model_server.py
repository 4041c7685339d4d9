"""A small server on this machine that speaks the OpenAI protocol and misbehaves on request.

What it does is chosen by the name of the model that is asked for.
"""

from __future__ import annotations

import base64
import json
import socket
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER = '''\
```python
# condition: two-nuts
def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts."""
    return [expect_count(scene.find("nut"), exactly=2)]
```
'''
ERRORS = {
    "busy": (429, {"message": "slow down", "type": "rate_limit_exceeded"}, {"retry-after": "0"}),
    "poor": (429, {"message": "no money", "code": "insufficient_quota"}, {}),
    "broken": (500, {"message": "boom"}, {}),
    "locked": (401, {"message": "Incorrect API key provided: sk-secret-key"}, {}),
    "unknown": (404, {"message": "no such model", "code": "model_not_found"}, {}),
    "small": (
        400,
        {"message": "maximum context length is 100 tokens", "code": "context_length_exceeded"},
        {},
    ),
}


class ModelServer(ThreadingHTTPServer):
    """The server; ``asked`` are the bodies of all requests, ``times`` when they came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: a question is dropped once another has failed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def writer(self, model: str) -> str:
        """Return the name by which the command line knows a model of this server."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1#{model}"


@contextmanager
def model_server() -> Iterator[ModelServer]:
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        with self.server.lock:
            self.server.asked.append(body)
            self.server.times.append(time.monotonic())
            number = len(self.server.asked)
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        try:
            self._behave(body["model"], number, body)
        finally:
            with self.server.lock:
                self.server.at_once -= 1

    def _behave(self, model: str, number: int, body: dict[str, Any]) -> None:
        if model.startswith("first "):
            # Misbehaves at the first request only.
            model = model.removeprefix("first ") if number == 1 else "good"
        if model == "patient" and number == 1:
            self._send(429, {"error": {"message": "later"}}, {"retry-after": "1"})
        elif model in ERRORS:
            status, error, headers = ERRORS[model]
            self._send(status, {"error": error}, headers)
        elif model == "cut":
            self._cut()
        elif model == "garbage":
            self._send_text(200, '{"id": "x", "choices": [{"ind')
        else:
            time.sleep({"slow": 2.0, "echo": 0.2}.get(model, 0.0))
            completion = json.dumps(_completion(model, body))
            if model == "fickle" and number % 2 == 0:
                completion = completion.replace("exactly=", "at_least=")
            if model == "wavering" and number % 3 == 0:
                completion = json.dumps(_completion("off topic", body))
            self._send_text(200, completion)

    def _send(self, status: int, content: object, headers: dict[str, str] | None = None) -> None:
        self._send_text(status, json.dumps(content), headers)

    def _send_text(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.end_headers()
        # The client may have given up, as it should.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(data)

    def _cut(self) -> None:
        """Promise more than is sent, and hang up."""
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "5000")
        self.end_headers()
        self.wfile.write(b'{"id": "x", "object": "chat.comp')
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True


def _completion(model: str, body: dict[str, Any]) -> dict[str, Any]:
    if model in ("looking", "wavering", "chatty"):
        text = _answer_about(body, chatty=model == "chatty")
    else:
        text = _text_of(model, body)
    message = {"role": "assistant", "content": text}
    if model == "declining":
        message = {"role": "assistant", "content": None, "refusal": "I cannot help with that."}
    choice = {
        "index": 0,
        "message": message,
        "finish_reason": "length" if model == "truncated" else "stop",
    }
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": f"{model}-2026",
        "choices": [] if model == "no choices" else [choice],
        "usage": {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12},
    }


def _text_of(model: str, body: dict[str, Any]) -> str:
    texts = {"off topic": '{"answer": "a lovely day"}'}
    texts |= {"empty": "", "refusing": "I cannot help with that.", "truncated": ANSWER[:90]}
    return _answer_for(body) if model in ("echo", "fickle") else texts.get(model, ANSWER)


def picture_in(body: dict[str, Any]) -> np.ndarray:
    """Return the picture that a request shows, RGB (H, W, 3)."""
    [part] = [item for item in body["messages"][-1]["content"] if item["type"] == "image_url"]
    content = base64.b64decode(part["image_url"]["url"].partition("base64,")[2])
    return cv2.cvtColor(cv2.imdecode(np.frombuffer(content, np.uint8), 1), cv2.COLOR_BGR2RGB)


def _answer_about(body: dict[str, Any], *, chatty: bool) -> str:
    """Answer with the first choice where red is the strongest colour, with the second elsewhere."""
    text = next(item["text"] for item in body["messages"][-1]["content"] if item["type"] == "text")
    choices = json.loads(text.rpartition("Possible answers: ")[2])
    answer = choices[0] if picture_in(body).mean(axis=(0, 1)).argmax() == 0 else choices[1]
    return f"{answer.title()}." if chatty else json.dumps({"answer": answer})


def _answer_for(body: dict[str, Any]) -> str:
    """Answer "There are exactly N nuts." as it should be."""
    said = body["messages"][-1]["content"]
    identifier = said.rsplit('"id": "', 1)[1].split('"')[0]
    number = identifier.split("-")[-2]
    return (
        f"```python\n# condition: {identifier}\n"
        "def check(scene: Scene) -> list[Expectation]:\n"
        f'    return [expect_count(scene.find("nut"), exactly={number})]\n```\n'
    )

"""Talk to a language model of any provider: one question, one answer, errors in plain words.

The provider's library is imported when a model is opened, so that everything else works without.
"""

from __future__ import annotations

import os
import re
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from llm4ad.errors import UnansweredError, WriterError
from llm4ad.generate.local_model import serve_model_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_ai.messages import BinaryContent, ModelMessage, ModelResponse
    from pydantic_ai.models import Model, ModelRequestParameters
    from tenacity import RetryCallState

ATTEMPTS = 4  # at one question, while the provider is busy or out of order
LONGEST_WAIT = 60.0  # seconds between two attempts
TIMEOUT = 180.0  # seconds for one answer
KEY_OF_ADDRESS = "LLM4AD_API_KEY"
OLLAMA_ADDRESS = "http://127.0.0.1:11434/v1"
_FORMS = "openai:NAME, anthropic:NAME, google:NAME, ollama:NAME, gguf:FILE or http://HOST/v1#NAME"
_TOO_LONG = re.compile(r"context[ _](?:length|size|window)", re.IGNORECASE)
_EXTRAS = ("openai", "anthropic", "google", "gguf")


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said in a conversation with a model; ``images`` are PNG files."""

    speaker: Literal["person", "model"]
    text: str
    images: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, and at what price; ``cost`` is in US dollars where it is told."""

    text: str
    cut_off: bool = False
    answered_by: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None


def open_model(name: str, role: str = "writer") -> Model:
    """Return the model that a name stands for; keys come from the environment.

    ``role`` is what errors call it. It holds connections while it is entered: ``async with model``.
    Raises WriterError for an unknown name, a missing key or a missing library.
    """
    try:
        from pydantic_ai.exceptions import UserError
    except ImportError as error:
        raise _missing(name, role) from error
    try:
        model = _model(name, role)
    except ImportError as error:
        raise _missing(name, role) from error
    except (UserError, ValueError) as error:
        raise WriterError(f"the {role} {name!r} cannot be used: {error}") from error
    client: Any = getattr(model, "client", None)
    if hasattr(client, "max_retries"):
        client.max_retries = 0  # repeated here, in one way for all providers
    return model


def _model(name: str, role: str) -> Model:
    from pydantic_ai.models import infer_model

    kind, _, rest = name.partition(":")
    if kind in ("http", "https"):
        address, _, model = name.partition("#")
        if not model:
            raise WriterError(f"the {role} {name!r} names no model; say {address}#NAME")
        return _at_address(address, model, os.environ.get(KEY_OF_ADDRESS) or "none")
    if not rest:
        raise WriterError(f"there is no writer {name!r}; say builtin, auto, {_FORMS}")
    if kind == "gguf":
        server = serve_model_file(Path(rest))
        model = _at_address(f"{server.listening_address}/v1", Path(rest).name, "none")
        weakref.finalize(model, id, server)  # it lives as long as the model does
        return model
    if kind == "ollama":
        return _at_address(os.environ.get("OLLAMA_BASE_URL") or OLLAMA_ADDRESS, rest, "ollama")
    return infer_model(name)


def _at_address(address: str, name: str, key: str) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    return OpenAIChatModel(name, provider=OpenAIProvider(base_url=address, api_key=key))


def _missing(name: str, role: str) -> WriterError:
    kind = name.partition(":")[0]
    extra = kind if kind in _EXTRAS else "openai"
    return WriterError(
        f"the {role} {name!r} needs a library that is not installed; "
        f"install it with: pip install 'llm4ad[{extra}]'"
    )


async def ask_model(
    model: Model,
    rules: str,
    turns: Sequence[Turn],
    *,
    timeout: float = TIMEOUT,
    schema: dict[str, Any] | None = None,
) -> Reply:
    """Ask a model once, again while its provider is busy, and return its answer.

    ``schema`` is the JSON Schema that the answer is held to, by providers that can do so.
    Raises WriterError when asking again is of no use for any question (the key, the name or the
    address is wrong), and UnansweredError when this question stays without an answer.
    """
    from tenacity import (
        AsyncRetrying,
        retry_if_exception,
        stop_after_attempt,
    )

    retrying = AsyncRetrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=_seconds_to_wait,
        retry=retry_if_exception(_passes),
        reraise=True,
    )
    try:
        return await retrying(_ask_once, model, rules, turns, timeout, schema)
    except Exception as error:
        known = _in_plain_words(error, model.model_name)
        if known is None:
            raise
        raise known from error


async def _ask_once(
    model: Model,
    rules: str,
    turns: Sequence[Turn],
    timeout: float,
    schema: dict[str, Any] | None,
) -> Reply:
    from pydantic_ai.direct import model_request
    from pydantic_ai.exceptions import UnexpectedModelBehavior

    try:
        response = await model_request(
            model,
            _messages(rules, turns),
            model_settings={"timeout": timeout},
            model_request_parameters=_answer_form(model, schema),
        )
    except IndexError as error:
        raise UnexpectedModelBehavior("the answer has no choices") from error
    reply = _reply(response)
    if not reply.text.strip() and not reply.cut_off:
        raise UnexpectedModelBehavior("the answer is empty")
    return reply


def _answer_form(model: Model, schema: dict[str, Any] | None) -> ModelRequestParameters | None:
    if schema is None or not model.profile.get("supports_json_schema_output", False):
        return None
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.output import OutputObjectDefinition

    form = OutputObjectDefinition(schema, name="answer", strict=True)
    return ModelRequestParameters(output_mode="native", output_object=form)


def _messages(rules: str, turns: Sequence[Turn]) -> list[ModelMessage]:
    from pydantic_ai.messages import (
        ModelRequest,
        ModelResponse,
        SystemPromptPart,
        TextPart,
        UserPromptPart,
    )

    first, *others = turns
    messages: list[ModelMessage] = [
        ModelRequest(parts=[SystemPromptPart(content=rules), UserPromptPart(content=_said(first))])
    ]
    for turn in others:
        if turn.speaker == "model":
            messages.append(ModelResponse(parts=[TextPart(content=turn.text)]))
        else:
            messages.append(ModelRequest(parts=[UserPromptPart(content=_said(turn))]))
    return messages


def _said(turn: Turn) -> str | list[str | BinaryContent]:
    from pydantic_ai.messages import BinaryContent

    if not turn.images:
        return turn.text
    return [turn.text, *(BinaryContent(image, media_type="image/png") for image in turn.images)]


def _reply(response: ModelResponse) -> Reply:
    from pydantic_ai.messages import TextPart

    text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
    cost = (response.provider_details or {}).get("cost")
    return Reply(
        text=text,
        cut_off=response.finish_reason == "length",
        answered_by=response.model_name or "",
        input_tokens=response.usage.input_tokens,
        output_tokens=response.usage.output_tokens,
        cost=float(cost) if isinstance(cost, int | float) else None,
    )


def _passes(error: BaseException) -> bool:
    """Tell whether an error may be gone when the same question is asked again."""
    from pydantic_ai import exceptions as e

    if isinstance(error, e.ModelQuotaExceededError | e.ContentFilterError):
        return False
    if _is_refused_connection(error):
        return False
    busy = (e.ModelRateLimitError, e.ModelUnavailableError, e.ModelServerError)
    lost = (e.ModelRequestTimeout, e.ModelConnectionError, e.UnexpectedModelBehavior)
    # The plain class stands for an answer that is not even JSON.
    return isinstance(error, (*busy, *lost)) or type(error) is e.ModelAPIError


def _is_refused_connection(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ConnectionRefusedError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _seconds_to_wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    told = getattr(error, "retry_after", None)
    grown = float(2 ** (state.attempt_number - 1))
    return min(LONGEST_WAIT, told if isinstance(told, int | float) else grown)


def _in_plain_words(error: Exception, model: str) -> Exception | None:
    """Return an error as a person can use it, or None for one that is no provider's."""
    from pydantic_ai import exceptions as e

    if _is_refused_connection(error):
        return WriterError(f"{model}: nothing answers at its address; is the server running?")
    useless = {
        e.ModelAuthenticationError: "the key was not accepted; set the provider's key",
        e.ModelNotFoundError: "the provider knows no such model, or no such address",
        e.ModelQuotaExceededError: "the quota of this key is used up",
    }
    for kind, words in useless.items():
        if isinstance(error, kind):
            return WriterError(f"{model}: {words}")
    again = f"{ATTEMPTS} times; try again later"
    unanswered = {
        e.ModelContextWindowExceededError: "the prompt is too long for this model; take another",
        e.ModelTimeoutError: f"no answer in time, {again}",
        e.ModelRequestTimeout: f"no answer in time, {again}",
        e.ModelRateLimitError: f"too many requests, {again}",
        e.ModelConnectionError: f"the connection broke, {again}",
        e.ContentFilterError: "the provider's filter withheld the answer; reword the condition",
    }
    for kind, words in unanswered.items():
        if isinstance(error, kind):
            return UnansweredError(f"{model}: {words}")
    if isinstance(error, e.ModelHTTPError):
        words = f"the provider answered with status {error.status_code}"
        if _TOO_LONG.search(str(error.body)):  # servers of one's own say it in words of their own
            words = unanswered[e.ModelContextWindowExceededError]
        return UnansweredError(f"{model}: {words}")
    if isinstance(error, e.AgentRunError):
        return UnansweredError(f"{model}: the answer cannot be used: {error.message}")
    return None

"""A language model that says what it is told to say, and remembers what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_ai.messages import ModelResponse, TextPart
from pydantic_ai.models.function import FunctionModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_ai.messages import ModelMessage
    from pydantic_ai.models.function import AgentInfo

HEAD = "def check(scene: Scene) -> list[Expectation]:\n"


def program(identifier: str, *lines: str) -> str:
    """Return an answer with one program; ``lines`` are those of its body."""
    body = "".join(f"    {line}\n" for line in lines)
    return f"Here you are.\n\n```python\n# condition: {identifier}\n{HEAD}{body}```\n"


class Script:
    """Answers for a model, one for each request, or a function of the last thing that was said."""

    def __init__(
        self, *answers: str | Exception, reply: Callable[[str], str] | None = None
    ) -> None:
        self.answers = list(answers)
        self.reply = reply
        self.asked: list[list[str]] = []

    def model(self) -> FunctionModel:
        async def answer(messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
            said = [str(part.content) for message in messages for part in message.parts]
            self.asked.append(said)
            text = self.reply(said[-1]) if self.reply else self.answers.pop(0)
            if isinstance(text, Exception):
                raise text
            return ModelResponse(parts=[TextPart(content=text)])

        return FunctionModel(answer)

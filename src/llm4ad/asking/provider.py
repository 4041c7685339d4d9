"""Ask a multimodal model of a provider about parts, several times: it tells no probability."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast

import cv2
import numpy as np

from llm4ad.errors import UnansweredError
from llm4ad.generate.wire import Turn, ask_model, open_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pydantic_ai.models import Model

REPEATS = 3  # times that each question is asked
PRIOR = 2.0  # answers that are added, spread evenly over the choices; Laplace's rule for two
AT_ONCE = 4  # requests under way
RULES = """\
You see one part of a product, with a little of what lies around it. Answer one question about it, \
by what can be seen and nothing else. Answer with one of the possible answers, word for word, as \
JSON: {"answer": "..."}
"""
_OBJECT = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class ProviderAsker:
    """A multimodal model behind the client that also serves the writer, by its name there.

    Each crop and question is asked ``repeats`` times. The probability of a choice is its share of
    the answers, smoothed by ``PRIOR`` more: three times yes is 0.8.
    """

    name: str
    repeats: int = REPEATS
    is_heavy: bool = False

    @classmethod
    def open(cls, name: str) -> Self:
        """Return the asker of a name after a look at its key; raises WriterError as a writer."""
        open_model(name, "asker")
        return cls(name)

    @property
    def fingerprint(self) -> str:
        """Return the name of the model, and a digest of how it is asked.

        What the provider runs under that name is the provider's business.
        """
        how = hashlib.sha256(f"{RULES} {_prompt('', ())} {self.repeats} {PRIOR}".encode())
        return f"{self.name} {how.hexdigest()[:12]}"

    def ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        """Return how probable each choice is for each crop, (N, K)."""
        # In a thread of its own: a notebook has a loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, self._ask(crops, question, choices)).result()

    async def _ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        turns = [Turn("person", _prompt(question, choices), (_png(crop),)) for crop in crops]
        slots = asyncio.Semaphore(AT_ONCE)
        async with open_model(self.name, "asker") as model:

            async def once(turn: Turn) -> str | None:
                async with slots:
                    return await _answer(model, turn, choices)

            tasks = [asyncio.create_task(once(turn)) for turn in turns for _ in range(self.repeats)]
            try:
                said = await asyncio.gather(*tasks)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        rows = [said[start : start + self.repeats] for start in range(0, len(said), self.repeats)]
        return np.array([self._shares(row, question, choices) for row in rows])

    def _shares(
        self, said: Sequence[str | None], question: str, choices: Sequence[str]
    ) -> list[float]:
        counts = Counter(answer for answer in said if answer is not None)
        if not counts:
            raise UnansweredError(
                f"{self.name}: none of {len(said)} answers to {question!r} is one of "
                f"{', '.join(choices)}; ask in other words, or take another model"
            )
        total = counts.total() + PRIOR
        return [(counts[choice] + PRIOR / len(choices)) / total for choice in choices]


async def _answer(model: Model, turn: Turn, choices: Sequence[str]) -> str | None:
    """Return the choice that a model answers with, None for anything else."""
    reply = await ask_model(model, RULES, [turn], schema=_schema(choices))
    return chosen(reply.text, choices)


def chosen(text: str, choices: Sequence[str]) -> str | None:
    """Return the choice in an answer: JSON as it was asked for, or the bare words of one."""
    said = text
    for found in _OBJECT.findall(text):
        try:
            content: object = json.loads(found)
        except ValueError:
            continue
        value = cast("dict[str, object]", content).get("answer")
        if isinstance(value, str):
            said = value
    plain = {choice.strip().casefold(): choice for choice in choices}
    return plain.get(said.strip().strip(".\"'`").strip().casefold())


def _schema(choices: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"answer": {"type": "string", "enum": list(choices)}},
        "required": ["answer"],
        "additionalProperties": False,
    }


def _prompt(question: str, choices: Sequence[str]) -> str:
    listed = json.dumps(list(choices), ensure_ascii=False)
    return f"Question: {question}\nPossible answers: {listed}"


def _png(crop: NDArray[np.uint8]) -> bytes:
    done, content = cv2.imencode(".png", cv2.cvtColor(crop, cv2.COLOR_RGB2BGR))
    if not done:
        raise UnansweredError(f"a crop of shape {crop.shape!r} cannot be sent as PNG")
    return content.tobytes()

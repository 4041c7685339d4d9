"""Keep every exchange with a language model, so that no question is paid for twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from llm4ad.errors import UnansweredError
from llm4ad.generate.prompt import prompt_hash
from llm4ad.generate.wire import Reply, Turn

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """What a model is asked: the rules of the prompt and all that was said since.

    ``sample`` tells apart the opinions that are asked for on the same condition.
    """

    model: str
    rules: str
    turns: tuple[Turn, ...]
    sample: int = 0

    @property
    def key(self) -> str:
        """Return the address of the question: a digest of all that the answer depends on."""
        said = [[turn.speaker, turn.text] for turn in self.turns]
        text = json.dumps([self.model, self.rules, said, self.sample], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:24]


class Exchange(BaseModel):
    """A question and its answer as they are kept; ``prompt`` is the hash of rules and product."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str
    rules: str
    model: str
    sample: int
    said: tuple[tuple[str, str], ...]
    answer: str
    cut_off: bool
    answered_by: str
    input_tokens: int
    output_tokens: int
    cost: float | None
    at: datetime


class ExchangeLog:
    """The exchanges in a folder, one JSON file each, named by the key of its question.

    The rules, which all of them share, lie beside them in ``rules-HASH.md``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def recorded(self, question: Question) -> Reply | None:
        """Return the answer that a question got before, if it did."""
        path = self.folder / f"{question.key}.json"
        if not path.is_file():
            return None
        try:
            kept = Exchange.model_validate_json(path.read_bytes())
        except (ValidationError, OSError) as error:
            raise UnansweredError(f"{path}: is not a recorded exchange; remove it") from error
        return Reply(
            kept.answer,
            kept.cut_off,
            kept.answered_by,
            kept.input_tokens,
            kept.output_tokens,
            kept.cost,
        )

    def record(self, question: Question, reply: Reply) -> Path:
        """Keep an exchange and return its file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        rules = self.folder / f"rules-{prompt_hash(question.rules)}.md"
        if not rules.exists():
            rules.write_text(question.rules, encoding="utf-8")
        exchange = Exchange(
            prompt=prompt_hash(f"{question.rules}\n{question.turns[0].text}"),
            rules=prompt_hash(question.rules),
            model=question.model,
            sample=question.sample,
            said=tuple((turn.speaker, turn.text) for turn in question.turns),
            answer=reply.text,
            cut_off=reply.cut_off,
            answered_by=reply.answered_by,
            input_tokens=reply.input_tokens,
            output_tokens=reply.output_tokens,
            cost=reply.cost,
            at=datetime.now(UTC).replace(microsecond=0),
        )
        path = self.folder / f"{question.key}.json"
        unfinished = path.with_suffix(".part")
        unfinished.write_text(exchange.model_dump_json(indent=1) + "\n", encoding="utf-8")
        unfinished.replace(path)
        return path

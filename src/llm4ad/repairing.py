"""Send programs that cannot be trusted back to a language model, with what they get wrong."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llm4ad.authoring import MODEL_VARIABLE
from llm4ad.errors import ProgramError, WriterError
from llm4ad.examination import examine_pictures, normal_pictures
from llm4ad.folder import (
    EXCHANGES,
    known_part_names,
    known_scale,
    measured_parts,
    read_folder_spec,
)
from llm4ad.generate.conversation import Earlier, Topic, write_with_model
from llm4ad.generate.exchange import ExchangeLog
from llm4ad.generate.prompt import render_prompt
from llm4ad.generate.wire import ask_model, open_model
from llm4ad.inspection import Inspection
from llm4ad.program.check import check_program
from llm4ad.program.questions import questions_asked
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import write_program_file
from llm4ad.verification import try_programs
from llm4ad.verify.record import read_verification

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Literal

    from pydantic_ai.models import Model

    from llm4ad.examination import NormalPicture
    from llm4ad.generate.exchange import Question
    from llm4ad.generate.wire import Reply
    from llm4ad.generate.write import Written
    from llm4ad.inspection import Check
    from llm4ad.program.source import Program
    from llm4ad.verify.record import ConditionRecord

PROPOSALS = "proposals"
_RANK = {"refused": 0, "doubtful": 1, "trusted": 2}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What became of an attempt to repair the program of a condition.

    ``explanation`` says where the proposed program lies, or why there is none.
    """

    condition: str
    text: str
    outcome: Literal["proposed", "not repaired"]
    explanation: str


def propose_repairs(
    folder: Path,
    writer: str,
    *,
    finder: str = "taught",
    asker: str | None = None,
    model: Model | None = None,
) -> list[Proposal]:
    """Ask a language model for better programs where verification does not trust those there are.

    The model is told what was wrong on normal pictures and broken scenes, and its answer is tried
    on the same. A better program is written to the folder ``proposals``; nothing else changes.
    ``model`` takes the place of the one that ``writer`` names. Raises WriterError without a model.
    """
    name = os.environ.get(MODEL_VARIABLE, "") if writer == "auto" else writer
    if name in ("", "builtin"):
        raise WriterError(
            "only a language model can repair a program, the built-in writer writes the same again;"
            f" say --writer, or set {MODEL_VARIABLE}"
        )
    verification = read_verification(folder)
    records = verification.conditions if verification is not None else ()
    wanting = {item.id: item for item in records if item.trust != "trusted"}
    if not wanting:
        return []
    paths = normal_pictures(folder, ())
    with Inspection.load(folder, finder=finder, asker=asker, unlearned=True) as inspection:
        found = examine_pictures(inspection, finder, paths, every_part=True)
        checks = [item for item in inspection.checks if item.condition.id in wanting]
        repairs = _Repairs(inspection, found, name, model or open_model(name))
        return asyncio.run(repairs.run([(check, wanting[check.condition.id]) for check in checks]))


class _Repairs:
    """One run of repairs over the conditions of a folder."""

    def __init__(
        self, inspection: Inspection, found: Sequence[NormalPicture], name: str, model: Model
    ) -> None:
        self._inspection = inspection
        self._found = found
        self._name = name
        self._model = model
        self._log = ExchangeLog(inspection.folder / EXCHANGES)

    async def run(self, wanting: Sequence[tuple[Check, ConditionRecord]]) -> list[Proposal]:
        async with self._model:
            return [await self._repair(check, record) for check, record in wanting]

    async def _repair(self, check: Check, record: ConditionRecord) -> Proposal:
        folder, condition = self._inspection.folder, check.condition
        spec = read_folder_spec(folder)
        names, scale = known_part_names(folder, spec), known_scale(folder, spec)
        prompt = render_prompt([condition], names, measured_parts(folder), scale)
        earlier = None
        if check.program is not None:
            earlier = Earlier(check.program, _objections(record, len(self._found)))
        with Sandbox() as sandbox:
            written = await write_with_model(
                Topic(condition, prompt, names, self._name),
                self._ask,
                sandbox,
                earlier=earlier,
                prove=lambda program: self._prove(check, program, record),
            )
        return self._kept(written, folder)

    async def _ask(self, question: Question) -> Reply:
        reply = self._log.recorded(question)
        if reply is None:
            reply = await ask_model(self._model, question.rules, question.turns)
            self._log.record(question, reply)
        return reply

    def _prove(self, check: Check, program: Program, before: ConditionRecord) -> None:
        """Raise ProgramError unless a program is trusted, or better than the one before."""
        candidate = replace(
            check,
            program=program,
            part_names=check_program(program),
            problem="",
            questions=questions_asked(program),
        )
        [record] = try_programs(self._inspection, [candidate], self._found).conditions
        better = _RANK[record.trust] > _RANK[before.trust]
        if record.trust != "trusted" and not better:
            raise ProgramError(_objections(record, len(self._found)))

    def _kept(self, written: Written, folder: Path) -> Proposal:
        condition = written.condition
        if written.program is None:
            return Proposal(condition.id, condition.text, "not repaired", written.refusal)
        path = folder / PROPOSALS / f"{condition.id}.py"
        path.parent.mkdir(exist_ok=True)
        write_program_file(written.program, path)
        return Proposal(
            condition.id,
            condition.text,
            "proposed",
            f"{path}: read it, and copy it to the programs to accept it",
        )


def _objections(record: ConditionRecord, normals: int) -> str:
    lines = [f"It was tried on {normals} normal pictures and on scenes broken on purpose:"]
    return "\n".join([*lines, *(f"- {reason}" for reason in record.reasons)])

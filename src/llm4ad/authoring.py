"""Have the programs of an inspection written: by the built-in writer or by a language model."""

from __future__ import annotations

import asyncio
import math
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llm4ad.errors import AnswerError, InspectionError, ProgramError, UnansweredError
from llm4ad.folder import (
    DISAGREEMENTS,
    EXCHANGES,
    PROGRAMS,
    edited_programs,
    known_part_names,
    known_scale,
    measured_parts,
    program_of,
    read_folder_spec,
    remove_other_programs,
)
from llm4ad.generate.answer import read_answer
from llm4ad.generate.builtin import known_from
from llm4ad.generate.conversation import (
    REPAIRS,
    Topic,
    accepted_program,
    cannot_be_checked,
    write_with_model,
)
from llm4ad.generate.exchange import ExchangeLog, Question
from llm4ad.generate.opinions import compare_programs
from llm4ad.generate.prompt import render_prompt
from llm4ad.generate.trial import try_program
from llm4ad.generate.wire import TIMEOUT, Reply, Turn, ask_model, open_model
from llm4ad.generate.write import Written, write_for_condition
from llm4ad.program.sandbox import AS_IT_IS, Sandbox
from llm4ad.program.source import write_program_file
from llm4ad.readings import chosen_readings, keep_reading
from llm4ad.report.panels import write_panels
from llm4ad.spec import same_sentence
from llm4ad.verdict.judge import Level, judge_condition, judge_image

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
    from pathlib import Path

    from pydantic_ai.models import Model

    from llm4ad.generate.answer import Answered
    from llm4ad.generate.drawn_scenes import DrawnScene
    from llm4ad.generate.opinions import Opinions
    from llm4ad.program.source import Program
    from llm4ad.scene.scale import Scale
    from llm4ad.scene.statistics import SceneStatistics
    from llm4ad.spec import Condition, Spec
    from llm4ad.verdict.finding import Verdict

    Choose = Callable[[Condition, Opinions, Sequence[Path]], int | None]
    ChooseReading = Callable[[Condition, Sequence[str]], int | None]

MODEL_VARIABLE = "LLM4AD_MODEL"
MOST_DRAWINGS = 3


@dataclass(frozen=True, slots=True)
class Writing:
    """How programs are to be written.

    ``writer`` is "builtin", the name of a language model, or "auto": the built-in writer first,
    and the model that LLM4AD_MODEL names for what it refuses. ``samples`` programs are asked for
    per condition, ``repairs`` answers may follow on the first one, ``parallel`` requests are under
    way at most. ``offline`` answers from the recorded exchanges alone.
    """

    writer: str = "builtin"
    samples: int = 1
    repairs: int = REPAIRS
    parallel: int = 4
    offline: bool = False
    timeout: float = TIMEOUT


def generate_programs(
    folder: Path,
    writing: Writing = Writing(),
    *,
    model: Model | None = None,
    progress: Callable[[Written], None] | None = None,
    choose: Choose | None = None,
    choose_reading: ChooseReading | None = None,
) -> list[Written]:
    """Write a program for every condition of an inspection, each as soon as it is there.

    A program that was edited by hand is kept as long as its sentence stands, programs of
    conditions that are gone are removed, and an interrupted run can be started again: answers are
    recorded. ``model`` takes the place of the one that ``writing.writer`` names. ``choose`` is
    asked for the position of the right program when samples disagree without a majority,
    ``choose_reading`` for that of the right reading of a condition that the built-in writer can
    read in several ways; that choice is kept in the folder. Raises WriterError when the model
    cannot be used at all.
    """
    job = _Job(folder, writing, progress, choose, choose_reading)
    with job:
        results = _run(job.run(model))
    remove_other_programs(folder, job.spec)
    return results


def _run(job: Coroutine[None, None, list[Written]]) -> list[Written]:
    """Run a job to its end, in a notebook too, where an event loop is running already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(job)
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, job).result()


def take_answers(
    folder: Path, answers: Path, *, progress: Callable[[Written], None] | None = None
) -> list[Written]:
    """Take programs from an answer that a model gave elsewhere, through the same checks.

    Conditions that the answer leaves out keep the program that they have. Raises AnswerError when
    the file does not have the form that the prompt asks for.
    """
    spec = read_folder_spec(folder)
    try:
        text = answers.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswerError(f"{answers}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise AnswerError(f"{answers}: cannot be read: {error.strerror}") from error
    try:
        answered = read_answer(text, spec.conditions)
    except AnswerError as error:
        raise AnswerError(f"{answers}: {error}") from error
    names, scale = known_part_names(folder, spec), known_scale(folder, spec)
    prompt = render_prompt(spec.conditions, names, measured_parts(folder), scale)
    writer = f"{answers.name} (prompt {prompt.hash})"
    asked = Question(answers.name, prompt.rules, (Turn("person", prompt.product),))
    log = ExchangeLog(folder / EXCHANGES)
    if log.recorded(asked) != Reply(text):
        log.record(asked, Reply(text))
    results: list[Written] = []
    with Sandbox() as sandbox:
        for condition in spec.conditions:
            if condition.id in answered:
                result = _taken(condition, answered[condition.id], writer, names, sandbox)
                if result.program is None:
                    result = _with_earlier(result, folder, names, sandbox)
                else:
                    _store(result.program, folder)
            else:
                result = _left_alone(condition, folder)
            results.append(result)
            if progress:
                progress(result)
    remove_other_programs(folder, spec)
    return results


def _taken(
    condition: Condition,
    answered: Answered,
    writer: str,
    names: Collection[str],
    sandbox: Sandbox,
) -> Written:
    if answered.cannot:
        return Written(condition, None, cannot_be_checked(answered), 1)
    try:
        return Written(condition, accepted_program(answered, writer, names, sandbox), "", 1)
    except ProgramError as error:
        return Written(condition, None, str(error), 1)


def prompt_text(folder: Path, condition: str | None = None) -> str:
    """Return what a language model is told about an inspection, or about one of its conditions."""
    spec = read_folder_spec(folder)
    wanted = [item for item in spec.conditions if condition in (None, item.id)]
    if not wanted:
        known = ", ".join(item.id for item in spec.conditions)
        raise InspectionError(f"{folder}: has no condition {condition!r}; it has {known}")
    names, scale = known_part_names(folder, spec), known_scale(folder, spec)
    return render_prompt(wanted, names, measured_parts(folder), scale).text


class _Job:
    """One run of the writers over the conditions of a folder."""

    def __init__(
        self,
        folder: Path,
        writing: Writing,
        progress: Callable[[Written], None] | None,
        choose: Choose | None,
        choose_reading: ChooseReading | None,
    ) -> None:
        self.spec: Spec = read_folder_spec(folder)
        self._folder = folder
        self._writing = writing
        self._progress = progress
        self._choose = choose
        self._choose_reading = choose_reading
        self._readings = chosen_readings(folder)
        self._names = known_part_names(folder, self.spec)
        self._scale: Scale | None = known_scale(folder, self.spec)
        texts = (item.text for item in self.spec.conditions)
        self._known = known_from(texts, self._names, self._scale)
        self._measured: SceneStatistics | None = measured_parts(folder)
        self._edited = {program.condition: program for program in edited_programs(folder)}
        self._log = ExchangeLog(folder / EXCHANGES)
        self._sandbox = Sandbox()
        self._slots = asyncio.Semaphore(writing.parallel)
        self._model_name = _model_name(writing.writer)

    def __enter__(self) -> None:
        self._sandbox.__enter__()

    def __exit__(self, *_: object) -> None:
        self._sandbox.__exit__(None, None, None)

    async def run(self, model: Model | None) -> list[Written]:
        """Write all programs; the first error that spoils every request ends it."""
        if model is None and self._model_name and not self._writing.offline:
            model = open_model(self._model_name)
        if model is None:
            return await self._write_all(None)
        async with model:
            return await self._write_all(model)

    async def _write_all(self, model: Model | None) -> list[Written]:
        tasks = [
            asyncio.create_task(self._write(condition, model)) for condition in self.spec.conditions
        ]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _write(self, condition: Condition, model: Model | None) -> Written:
        kept = self._edited.get(condition.id)
        if kept is not None and same_sentence(kept.sentence, condition.text):
            written = Written(condition, kept, warning="edited by hand, and kept so")
        else:
            written = await self._written(condition, model)
            if written.program is None:
                written = _with_earlier(written, self._folder, self._names, self._sandbox)
            else:
                _store(written.program, self._folder)
        if self._progress:
            self._progress(written)
        return written

    async def _written(self, condition: Condition, model: Model | None) -> Written:
        if self._writing.writer in ("builtin", "auto"):
            written = self._builtin(condition)
            if written.program is not None or self._writing.writer == "builtin":
                return written
            if not self._model_name:
                way_out = f"{written.refusal}\n(no model to ask instead: set {MODEL_VARIABLE})"
                return replace(written, refusal=way_out)
        samples = range(self._writing.samples)
        results = await asyncio.gather(*(self._opinion(condition, model, n) for n in samples))
        return results[0] if len(results) == 1 else self._agreed(condition, results)

    def _builtin(self, condition: Condition) -> Written:
        """Write a program without a model, after the reading that was chosen or is chosen now."""

        def read_as(reading: str) -> Written:
            return write_for_condition(condition, self._names, self._sandbox, reading, self._known)

        written = read_as(self._readings.get(condition.text, ""))
        if not written.readings or self._choose_reading is None:
            return written
        position = self._choose_reading(condition, written.readings)
        if position is None:
            return written
        keep_reading(self._folder, condition.text, written.readings[position])
        return read_as(written.readings[position])

    async def _opinion(self, condition: Condition, model: Model | None, sample: int) -> Written:
        prompt = render_prompt([condition], self._names, self._measured, self._scale)
        topic = Topic(condition, prompt, self._names, self._model_name, sample)
        ask = self._asking(model)
        return await write_with_model(topic, ask, self._sandbox, repairs=self._writing.repairs)

    def _asking(self, model: Model | None) -> Callable[[Question], Awaitable[Reply]]:
        async def ask(question: Question) -> Reply:
            reply = self._log.recorded(question)
            if reply is not None:
                return reply
            if model is None:
                raise UnansweredError(
                    f"no recorded answer of {question.model!r} to this question "
                    f"({question.key}.json); run once without --offline"
                )
            async with self._slots:
                reply = await ask_model(
                    model, question.rules, question.turns, timeout=self._writing.timeout
                )
            self._log.record(question, reply)
            return reply

        return ask

    def _agreed(self, condition: Condition, results: Sequence[Written]) -> Written:
        """Keep the program that most samples agree with, and draw where the others do not."""
        accepted = [result for result in results if result.program is not None]
        programs = [result.program for result in accepted if result.program is not None]
        if len(programs) < 2:
            best = (accepted or results)[0]
            if best.program is None:
                return best
            return replace(best, warning=f"only 1 of {len(results)} samples is a usable program")
        opinions = compare_programs(programs, self._sandbox)
        if len(opinions.groups) == 1:
            return accepted[0]
        drawings = self._drawings(condition, opinions)
        split = " : ".join(str(len(group)) for group in opinions.groups)
        warning = f"{len(programs)} samples disagree {split}; see {drawings[0]}"
        if opinions.majority is not None:
            chosen = accepted[programs.index(opinions.majority)]
            return replace(chosen, warning=f"{warning}. The majority was kept")
        answer = self._choose(condition, opinions, drawings) if self._choose else None
        if answer is None:
            return Written(condition, None, f"{warning}. There is no majority: say it more clearly")
        return replace(accepted[answer], warning=f"{warning}. Your choice was kept")

    def _drawings(self, condition: Condition, opinions: Opinions) -> list[Path]:
        """Draw the first disagreements: a panel for each group, with its verdict and reason."""
        folder = self._folder / DISAGREEMENTS
        folder.mkdir(exist_ok=True)
        paths: list[Path] = []
        for number, item in enumerate(opinions.disagreements[:MOST_DRAWINGS], start=1):
            verdicts = [
                self._verdict(condition, opinions.programs[group[0]], item.drawn)
                for group in opinions.groups
            ]
            paths.append(folder / f"{condition.id}-{number}.png")
            write_panels(paths[-1], item.drawn.rgb, verdicts)
        return paths

    def _verdict(self, condition: Condition, program: Program, drawn: DrawnScene) -> Verdict:
        scene = drawn.scene
        outcomes = self._sandbox.run(program, scene, [AS_IT_IS])
        diagonal = math.hypot(scene.width, scene.height)
        levels = [Level(0.5, 1.0)]
        result = judge_condition(condition.id, condition.text, levels, outcomes, diagonal)
        return judge_image(drawn.label, (scene.width, scene.height), [result], drawn.parts)


def _model_name(writer: str) -> str:
    if writer == "auto":
        return os.environ.get(MODEL_VARIABLE, "")
    return "" if writer == "builtin" else writer


def _with_earlier(
    written: Written, folder: Path, names: Collection[str], sandbox: Sandbox
) -> Written:
    """Keep the program that a refused condition had, if it still passes, and say so."""
    try:
        earlier = program_of(written.condition, folder)
        try_program(earlier, names, sandbox)
    except ProgramError:
        (folder / PROGRAMS / f"{written.condition.id}.py").unlink(missing_ok=True)
        return written
    return replace(written, warning=f"its earlier program stays (written by {earlier.writer})")


def _left_alone(condition: Condition, folder: Path) -> Written:
    try:
        return Written(condition, program_of(condition, folder))
    except ProgramError:
        return Written(condition, None, "the answer holds nothing for this condition")


def _store(program: Program, folder: Path) -> None:
    (folder / PROGRAMS).mkdir(exist_ok=True)
    write_program_file(program, folder / PROGRAMS / f"{program.condition}.py")

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import pydantic_monty
from pydantic import Field, TypeAdapter, ValidationError

from llm4ad.errors import ProgramError
from llm4ad.program import driver
from llm4ad.program.preamble import preamble
from llm4ad.program.sharing import can_share
from llm4ad.scene.vocabulary import Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from llm4ad.program.source import Program
    from llm4ad.scene.vocabulary import Part, Scene

SECONDS = 1.0  # for one program on one image
CHECKING = 30.0  # for types, which is much even where other work takes nearly all of the machine
MEMORY = 64 * 2**20
RECURSION = 200
TOGETHER = 64  # variants that share one limit on time and memory
MOST_FAILURES = 2  # a program that hangs twice is not waited for again on the same picture

_VariantRow = tuple[list[tuple[int, int]], list[tuple[Any, ...]], float]
_Finite = Annotated[float, Field(allow_inf_nan=False)]
_Limit = Annotated[float, Field(allow_inf_nan=False)] | None
_Text = Annotated[str, Field(max_length=500)]
_RegionRow = tuple[_Text, _Finite, _Finite, _Finite, _Finite, _Finite, _Finite, int, int]
StatementKind = Literal["count", "measure", "colour", "truth", "usual", "about"]
_Row = tuple[
    StatementKind,
    _Text,
    _Finite,
    _Limit,
    _Limit,
    _Text,
    Annotated[list[int], Field(max_length=100_000)],
    _RegionRow | None,
]
_Outcome = (
    tuple[Literal["stated"], Annotated[list[_Row], Field(max_length=10_000)]]
    | tuple[Literal["failed"], str]
)
_FAILURES = (pydantic_monty.MontyError, ValidationError, ProgramError, TimeoutError)
_OUTCOMES: TypeAdapter[list[_Outcome]] = TypeAdapter(list[_Outcome])


@dataclass(frozen=True, slots=True)
class Statement:
    """One expectation as it came out of the sandbox; ``parts`` are indices of the scene's parts."""

    kind: StatementKind
    what: str
    measured: float
    low: float | None
    high: float | None
    unit: str
    parts: tuple[int, ...]
    place: Region | None

    @property
    def kept(self) -> bool:
        """Tell whether what was measured lies in the range; open where that is not known yet."""
        if self.kind == "about":
            return True
        return (self.low is None or self.measured >= self.low) and (
            self.high is None or self.measured <= self.high
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """A scene that differs from another: parts at these positions are gone, others have come.

    ``level`` is how probable a part with an answer must be together for the answer to count.
    """

    gone: tuple[int, ...] = ()
    come: tuple[Part, ...] = ()
    level: float = 0.5


AS_IT_IS = Variant()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program said of one scene: its statements, or why it failed."""

    statements: tuple[Statement, ...] = ()
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Loaded:
    """An interpreter as it is before it sees a picture, with those programs that can share it.

    These are ``check_0`` and so on in it, by their ``numbers`` among all.
    """

    programs: tuple[Program, ...]
    state: bytes
    numbers: tuple[int, ...] = ()


class Sandbox:
    """Run programs apart from this process, with limits on time and memory.

    A program gets a fresh interpreter for every image, so nothing that it does outlives the
    image; what it shares with the other programs of the image it cannot change. Use it as a
    context manager; it holds one worker process.
    """

    def __init__(self) -> None:
        preamble()  # now: Python's parser is not safe to use in several threads at once
        self._pool = pydantic_monty.Monty(
            max_processes=1, request_timeout=CHECKING + 0.5, feed_duration_limit_grace=0.5
        )
        self._state = b""
        self._loaded = _Loaded((), b"")

    def __enter__(self) -> Self:
        self._pool.__enter__()
        # Before any program has run: to load this is three times as fast as to read the words.
        with self._checkout() as session:
            session.feed_run(preamble())
            self._state = session.dump()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.__exit__(kind, error, traceback)

    def check_types(self, program: Program) -> None:
        """Check the types of a program against the vocabulary: attributes, arguments, returns.

        Raises ProgramError with the line; costs about 30 ms.
        """
        with self._checkout(CHECKING, type_check_stubs=preamble()) as session:
            session.feed_run("import math")  # stubs do not pass on what they import
            try:
                session.feed_run(program.source)
            except pydantic_monty.MontyError as error:
                raise ProgramError(
                    f"program {program.condition!r}: {_shown(error)}; "
                    "mend it, or write it anew with: llm4ad generate"
                ) from error

    def run(self, program: Program, scene: Scene, variants: Sequence[Variant]) -> list[Outcome]:
        """Run a program on variants of a scene.

        A program that fails gives outcomes with the reason and its line; nothing is raised. Costs
        about 2 ms, and many variants at once a tenth of a millisecond each.
        """
        outcomes: list[Outcome] = []
        for start in range(0, len(variants), TOGETHER):
            outcomes += self._run_some(program, scene, variants[start : start + TOGETHER])
        return outcomes

    def load(self, programs: Sequence[Program]) -> None:
        """Make programs ready to be run together; they take the place of those before."""
        programs = tuple(programs)
        if self._loaded.programs == programs:
            return
        numbers = [number for number, program in enumerate(programs) if can_share(program)]
        try:
            with self._checkout() as session:
                session.load_session(self._state)
                for number in numbers:
                    session.feed_run(programs[number].source, print_callback=_drop)
                    session.feed_run(f"check_{number} = check")
                self._loaded = _Loaded(programs, session.dump(), tuple(numbers))
        except _FAILURES:
            self._loaded = _Loaded(programs, self._state)

    def run_together(
        self, programs: Sequence[Program], scene: Scene, variants: Sequence[Sequence[Variant]]
    ) -> list[list[Outcome]]:
        """Run several programs on one scene, each on its own variants of it.

        Each says what it says when it is run alone, and has limits of its own. Programs that the
        static check passes share an interpreter and the parts in it: about 1.5 ms for the picture,
        0.1 ms for each program, and as much for every variant as in run. Give the same programs
        for every picture, or load them before.
        """
        self.load(programs)
        outcomes: dict[int, list[Outcome]] = {}
        # More variants than share one limit are run in several goes, with limits of their own.
        waiting = [n for n in self._loaded.numbers if len(variants[n]) <= TOGETHER]
        while waiting:
            waiting = self._run_shared(waiting, scene, variants, outcomes)
        return [
            outcomes[number] if number in outcomes else self.run(program, scene, variants[number])
            for number, program in enumerate(programs)
        ]

    def _run_shared(
        self,
        waiting: list[int],
        scene: Scene,
        variants: Sequence[Sequence[Variant]],
        outcomes: dict[int, list[Outcome]],
    ) -> list[int]:
        """Run loaded programs until one fails, which then has to run alone; return the others."""
        raw: dict[int, object] = {}
        with contextlib.suppress(*_FAILURES), self._checkout() as session:
            session.load_session(self._loaded.state)
            _give_parts(session, scene)
            for number in waiting:
                raw[number] = _check(session, f"run_check(check_{number}", variants[number], scene)
        for number, said in raw.items():
            with contextlib.suppress(*_FAILURES):
                program = self._loaded.programs[number]
                outcomes[number] = self._outcomes(said, program, scene, variants[number])
        # What a limit has interrupted is in no state to run the others.
        return waiting[len(raw) + 1 :]

    def _run_some(
        self, program: Program, scene: Scene, variants: Sequence[Variant]
    ) -> list[Outcome]:
        try:
            return self._run(program, scene, variants)
        except _FAILURES as error:
            if len(variants) == 1:
                return [Outcome(failure=_reason(error, program))]
        return self._run_alone(program, scene, variants)

    def _run_alone(
        self, program: Program, scene: Scene, variants: Sequence[Variant]
    ) -> list[Outcome]:
        """Run each variant by itself, since one of them took the time or the answer of all."""
        outcomes: list[Outcome] = []
        failures = 0
        for variant in variants:
            if failures == MOST_FAILURES:
                outcomes.append(next(item for item in reversed(outcomes) if item.failure))
                continue
            outcomes += self._run_some(program, scene, [variant])
            failures += outcomes[-1].failure is not None
        return outcomes

    def _run(self, program: Program, scene: Scene, variants: Sequence[Variant]) -> list[Outcome]:
        raw = self._check_alone(program, scene, variants, "run_check(check")
        return self._outcomes(raw, program, scene, variants)

    def _check_alone(
        self, program: Program, scene: Scene, variants: Sequence[Variant], call: str
    ) -> object:
        with self._checkout() as session:
            session.load_session(self._state)
            session.feed_run(program.source, print_callback=_drop)
            _give_parts(session, scene)
            return _check(session, call, variants, scene)

    def _outcomes(
        self, raw: object, program: Program, scene: Scene, variants: Sequence[Variant]
    ) -> list[Outcome]:
        checked = _OUTCOMES.validate_python(raw)
        if len(checked) != len(variants):
            raise ProgramError("the program answered for other scenes than it was given")
        outcomes = [
            _outcome(row, scene, variant) for row, variant in zip(checked, variants, strict=True)
        ]
        return [
            replace(outcome, failure=self._failure(program, scene, variant, outcome.failure))
            if outcome.failure
            else outcome
            for variant, outcome in zip(variants, outcomes, strict=True)
        ]

    def _failure(self, program: Program, scene: Scene, variant: Variant, reason: str) -> str:
        """Run once more where the program failed, to learn the line."""
        try:
            self._check_alone(program, scene, [variant], "run_uncaught(check")
        except _FAILURES as error:
            return _reason(error, program)
        return reason

    def _checkout(
        self, seconds: float = SECONDS, type_check_stubs: str | None = None
    ) -> pydantic_monty.MontySession:
        return self._pool.checkout(
            script_name="program.py",
            limits={
                "max_feed_duration_secs": seconds,
                "max_memory": MEMORY,
                "max_recursion_depth": RECURSION,
                "max_suspensions": 1000,
                "max_total_sleep_secs": 0.0,
            },
            type_check=type_check_stubs is not None,
            type_check_stubs=type_check_stubs,
            type_check_format="concise" if type_check_stubs else None,
            os_policy={
                "datetime": datetime(2000, 1, 1, tzinfo=UTC),
                "process_time": "zero",
                "random_start": {"seed": 0},
                "sleep": "zero",
            },
        )


def _give_parts(session: pydantic_monty.MontySession, scene: Scene) -> None:
    rows = driver.part_rows(scene.parts)
    inputs = {"width": scene.width, "height": scene.height, "rows": rows}
    session.feed_run("parts = parts_of(rows)", inputs=inputs, print_callback=_drop)


def _check(
    session: pydantic_monty.MontySession, call: str, variants: Sequence[Variant], scene: Scene
) -> object:
    rows = [_variant_row(variant, len(scene.parts)) for variant in variants]
    return session.feed_run(
        f"{call}, width, height, parts, variants)",
        inputs={"variants": rows},
        print_callback=_drop,
    )


def _variant_row(variant: Variant, count: int) -> _VariantRow:
    """Return a variant of so many parts as plain data, by the runs of the parts that stay."""
    edges = [-1, *sorted(set(variant.gone)), count]
    runs = [(before + 1, after) for before, after in pairwise(edges) if after > before + 1]
    return runs, driver.part_rows(variant.come), variant.level


def _outcome(row: _Outcome, scene: Scene, variant: Variant) -> Outcome:
    if row[0] == "failed":
        return Outcome(failure=row[1][:500])
    gone = set(variant.gone)
    known = {part.index for position, part in enumerate(scene.parts) if position not in gone}
    known |= {part.index for part in variant.come}
    return Outcome(statements=tuple(_statement(values, known) for values in row[1]))


def _statement(row: _Row, indices_there: set[int]) -> Statement:
    kind, what, measured, low, high, unit, indices, place = row
    known = tuple(index for index in indices if index in indices_there)
    region = None if place is None else Region(*place)
    return Statement(kind, what, measured, low, high, unit, known, region)


def _drop(_stream: str, _text: str) -> None:
    """Let what a program prints vanish: it must not fill the terminal or a log."""


def _shown(error: Exception) -> str:
    if isinstance(error, pydantic_monty.MontyTypingError):
        return str(error).strip().splitlines()[0]
    return str(error)


def _reason(error: Exception, program: Program) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"the program's answer is not usable: {first['msg']}"
    if isinstance(error, pydantic_monty.MontyCrashedError):
        return f"the program was stopped: it took more than {SECONDS:g} s or crashed"
    if not isinstance(error, pydantic_monty.MontyRuntimeError):
        return f"the program failed: {_shown(error)}"
    return f"{error.display('type-msg')}{_line(error, program)}"[:500]


def _line(error: pydantic_monty.MontyRuntimeError, program: Program) -> str:
    lines = program.source.splitlines()
    for frame in reversed(error.traceback()):
        # The program is the second text that the session is fed; the others are ours.
        if frame.filename == "<python-input-1>" and 1 <= frame.line <= len(lines):
            return f" (line {frame.line}: {lines[frame.line - 1].strip()})"
    return ""

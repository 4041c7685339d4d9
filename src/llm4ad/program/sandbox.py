from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import pydantic_monty
from pydantic import Field, TypeAdapter, ValidationError

from llm4ad.errors import ProgramError
from llm4ad.program import driver, expectation
from llm4ad.scene import vocabulary
from llm4ad.scene.vocabulary import Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from llm4ad.program.source import Program
    from llm4ad.scene.vocabulary import Part, Scene

SECONDS = 1.0  # for one program on one image
MEMORY = 64 * 2**20
RECURSION = 200
TOGETHER = 64  # variants that share one limit on time and memory
MOST_FAILURES = 2  # a program that hangs twice is not waited for again on the same picture

_VariantRow = tuple[list[int], list[tuple[Any, ...]]]
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
    """A scene that differs from another: parts at these positions are gone, others have come."""

    gone: tuple[int, ...] = ()
    come: tuple[Part, ...] = ()


AS_IT_IS = Variant()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program said of one scene: its statements, or why it failed."""

    statements: tuple[Statement, ...] = ()
    failure: str | None = None


class Sandbox:
    """Run programs apart from this process, with limits on time and memory.

    A program gets a fresh interpreter for every image, so nothing that it does outlives the
    image. Use it as a context manager; it holds one worker process.
    """

    def __init__(self) -> None:
        _preamble()  # now: Python's parser is not safe to use in several threads at once
        self._pool = pydantic_monty.Monty(
            max_processes=1, request_timeout=SECONDS + 0.5, feed_duration_limit_grace=0.5
        )

    def __enter__(self) -> Self:
        self._pool.__enter__()
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
        with self._checkout(type_check_stubs=_preamble()) as session:
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

        A program that fails gives outcomes with the reason and its line; nothing is raised. Many
        variants at once cost about a tenth of a millisecond each.
        """
        together = [(list(variant.gone), driver.part_rows(variant.come)) for variant in variants]
        outcomes: list[Outcome] = []
        for start in range(0, len(together), TOGETHER):
            outcomes += self._run_some(program, scene, together[start : start + TOGETHER])
        return outcomes

    def _run_some(
        self, program: Program, scene: Scene, variants: list[_VariantRow]
    ) -> list[Outcome]:
        try:
            return self._run(program, scene, variants)
        except _FAILURES as error:
            if len(variants) == 1:
                return [Outcome(failure=_reason(error, program))]
        return self._run_alone(program, scene, variants)

    def _run_alone(
        self, program: Program, scene: Scene, variants: list[_VariantRow]
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

    def _run(self, program: Program, scene: Scene, variants: list[_VariantRow]) -> list[Outcome]:
        raw = self._feed(program, scene, "run_check", variants)
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

    def _failure(self, program: Program, scene: Scene, variant: _VariantRow, reason: str) -> str:
        """Run once more where the program failed, to learn the line."""
        try:
            self._feed(program, scene, "run_uncaught", [variant])
        except _FAILURES as error:
            return _reason(error, program)
        return reason

    def _feed(
        self, program: Program, scene: Scene, function: str, variants: list[_VariantRow]
    ) -> object:
        inputs = {
            "width": scene.width,
            "height": scene.height,
            "rows": driver.part_rows(scene.parts),
            "variants": variants,
        }
        with self._checkout() as session:
            session.feed_run(_preamble())
            session.feed_run(program.source, print_callback=_drop)
            return session.feed_run(
                f"{function}(check, width, height, rows, variants)",
                inputs=inputs,
                print_callback=_drop,
            )

    def _checkout(self, type_check_stubs: str | None = None) -> pydantic_monty.MontySession:
        return self._pool.checkout(
            script_name="program.py",
            limits={
                "max_feed_duration_secs": SECONDS,
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


def _outcome(row: _Outcome, scene: Scene, variant: _VariantRow) -> Outcome:
    if row[0] == "failed":
        return Outcome(failure=row[1][:500])
    gone, come = variant
    known = {part.index for part in scene.parts}
    known -= {scene.parts[position].index for position in gone}
    known |= {int(part[1]) for part in come}
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


@cache
def _preamble() -> str:
    """Return the vocabulary, the expectations and the driver as the sandbox takes them."""
    body: list[ast.stmt] = []
    for module in (vocabulary, expectation, driver):
        body += [node for node in ast.parse(inspect.getsource(module)).body if _can_follow(node)]
    for node in ast.walk(ast.Module(body, [])):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            # Read by people and models, not by the sandbox, which parses this for every image.
            node.body = node.body[1:] or [ast.Pass()]
    future = "from __future__ import annotations\nfrom typing import Any, Callable\n"
    return future + "\n".join(ast.unparse(node) for node in body)


def _can_follow(node: ast.stmt) -> bool:
    """Tell whether the sandbox can run a line: it knows no module of ours."""
    if isinstance(node, ast.ImportFrom):
        return not (node.module or "").startswith(("llm4ad", "__future__"))
    if isinstance(node, ast.If):
        return ast.unparse(node.test) != "TYPE_CHECKING"
    return not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))

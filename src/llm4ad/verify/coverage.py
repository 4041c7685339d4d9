"""Which breakages of normal scenes each condition notices."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm4ad.program.parallel import in_sandboxes
from llm4ad.program.sandbox import Variant
from llm4ad.verdict.calibration import statement_keys, usual_of
from llm4ad.verdict.grade import settled
from llm4ad.verdict.judge import doubts, judge_condition, plausible_levels
from llm4ad.verdict.occupancy import PRESENT
from llm4ad.verify.mutants import mutants_of
from llm4ad.verify.mutation import ANOTHER_COLOUR, Mutation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from llm4ad.program.sandbox import Outcome, Sandbox, Statement
    from llm4ad.program.source import Program
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.question import Question
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.verdict.calibration import Calibration, ConditionCalibration, Usual
    from llm4ad.verify.mutants import Mutant

GRADED = 1  # mutants of a normal picture that each condition scores with all doubts of the finder


@dataclass(frozen=True, slots=True)
class Tested:
    """A program ready to be tried: its condition's id, the parts and answers that it looks for.

    ``reading`` is the program that the built-in writer writes for the same sentence, None where it
    does not understand it or has written the program itself.
    """

    condition: str
    program: Program
    names: frozenset[str]
    reading: Program | None = None
    questions: frozenset[Question] = frozenset()


@dataclass(slots=True)
class Trials:
    """How often mutants of one kind were tried on one condition, and how often it noticed them.

    ``must`` are those which break what the program itself states about the normal scene, and
    ``overlooked`` is how many of these it did not notice. ``failed`` are errors of the program, and
    ``disputed`` are those of which the built-in reading of the sentence says otherwise.
    """

    tried: int = 0
    noticed: int = 0
    must: int = 0
    overlooked: int = 0
    failed: int = 0
    disputed: int = 0


@dataclass(slots=True)
class Coverage:
    """The matrix of conditions and mutations.

    ``trials`` are by condition and mutation. ``any_condition`` holds, by mutation, of how many
    mutants at least one condition noticed how many. ``pictures`` are, by condition and kind of
    mutation on a part, of how many normal pictures it noticed at least one such mutant. ``values``
    are, by condition and statement, on how many mutants it was made, and how often it measured
    something else there than on the normal picture. ``scores`` are those of some mutants that were
    noticed, with the doubts of the finder.
    """

    trials: dict[tuple[str, Mutation], Trials] = field(
        default_factory=dict[tuple[str, Mutation], Trials]
    )
    any_condition: dict[Mutation, Trials] = field(default_factory=dict[Mutation, Trials])
    pictures: dict[tuple[str, str, str], Trials] = field(
        default_factory=dict[tuple[str, str, str], Trials]
    )
    values: dict[tuple[str, str], Trials] = field(default_factory=dict[tuple[str, str], Trials])
    scores: list[float] = field(default_factory=list[float])
    runs: int = 0


@dataclass(frozen=True, slots=True)
class _Noticed:
    """What one condition said of one mutant."""

    condition: str
    mutation: Mutation
    broken: bool
    failed: bool
    must: bool
    disputed: bool
    values: dict[str, bool]
    score: float | None = None


def cover(
    tested: Sequence[Tested],
    normals: Sequence[tuple[Scene, Sequence[Detection]]],
    calibration: Calibration | None = None,
) -> Coverage:
    """Try all mutants of all normal scenes on the programs that look for a part that changed.

    A normal that a program does not keep as it is says nothing about that program's mutants.
    """
    names = frozenset[str]().union(*(item.names for item in tested))
    coverage = Coverage()
    if not normals or not names:
        return coverage

    def try_all(number: int, sandbox: Sandbox) -> list[list[_Noticed]]:
        return _cover_one(tested, normals, number, names, calibration, sandbox)

    for said in in_sandboxes(try_all, range(len(normals))):
        _add(coverage, said)
    return coverage


def grouped(mutation: Mutation) -> Mutation:
    """Return the row of the matrix that a mutation belongs to."""
    other = ANOTHER_COLOUR if mutation.kind == "recolour" else mutation.other
    return Mutation(mutation.kind, mutation.part, other)


def _cover_one(
    tested: Sequence[Tested],
    normals: Sequence[tuple[Scene, Sequence[Detection]]],
    number: int,
    names: Collection[str],
    calibration: Calibration | None,
    sandbox: Sandbox,
) -> list[list[_Noticed]]:
    """Return what the conditions said of each mutant of one normal."""
    scene = normals[number][0]
    mutants = mutants_of(normals, number, names)
    changes = [(_variant(scene, mutant, PRESENT), _touched(scene, mutant)) for mutant in mutants]
    said: list[list[_Noticed]] = [[] for _ in mutants]
    for item in tested:
        known = None
        if calibration is not None:
            known = calibration.conditions.get(item.condition)
        for position, noticed in _try(item, scene, mutants, changes, known, sandbox):
            said[position].append(noticed)
    return said


def _try(
    item: Tested,
    scene: Scene,
    mutants: Sequence[Mutant],
    changes: Sequence[tuple[Variant, frozenset[str]]],
    calibration: ConditionCalibration | None,
    sandbox: Sandbox,
) -> Iterator[tuple[int, _Noticed]]:
    usual = calibration.statements if calibration is not None else {}
    unsure = tuple(n for n, part in enumerate(scene.parts) if part.probability < PRESENT)
    positions = [n for n, (_, touched) in enumerate(changes) if touched & item.names]
    variants = [Variant(unsure, level=PRESENT), *(changes[position][0] for position in positions)]
    base, *outcomes = sandbox.run(item.program, scene, variants)
    if base.failure is not None or _broken(base, usual):
        return
    others = sandbox.run(item.reading, scene, variants[1:]) if item.reading else outcomes
    seen = [outcome.failure is None and _broken(outcome, usual) for outcome in outcomes]
    graded = [position for position, broken in zip(positions, seen, strict=True) if broken]
    graded = graded[:: max(1, len(graded) // GRADED)][:GRADED]
    some = {position: mutants[position] for position in graded}
    scores = _scores(item, scene, some, calibration, sandbox)
    for position, outcome, other, broken in zip(positions, outcomes, others, seen, strict=True):
        mutant = mutants[position]
        yield (
            position,
            _Noticed(
                item.condition,
                mutant.mutation,
                broken=broken,
                failed=outcome.failure is not None,
                must=_must_break(base.statements, scene, mutant),
                disputed=item.reading is not None
                and other.failure is None
                and _broken(other, usual) != broken,
                values=_changed_values(base, outcome),
                score=scores.get(position),
            ),
        )


def _scores(
    item: Tested,
    scene: Scene,
    mutants: Mapping[int, Mutant],
    calibration: ConditionCalibration | None,
    sandbox: Sandbox,
) -> dict[int, float]:
    """Return the graded scores of some mutants, each over all its plausible scenes."""
    levels = {
        position: plausible_levels(doubts(mutant.scene, item.names, item.questions))
        for position, mutant in mutants.items()
    }
    variants = [
        _variant(scene, mutants[position], level.threshold)
        for position, some in levels.items()
        for level in some
    ]
    outcomes = iter(sandbox.run(item.program, scene, variants))
    diagonal = math.hypot(scene.width, scene.height)
    return {
        position: judge_condition(
            item.condition, "", some, [next(outcomes) for _ in some], diagonal, calibration
        ).score
        for position, some in levels.items()
    }


def _variant(scene: Scene, mutant: Mutant, threshold: float) -> Variant:
    """Return how a mutant, without its less probable parts, differs from the normal scene."""
    same = {id(part) for part in mutant.scene.parts if part.probability >= threshold}
    before = {id(part) for part in scene.parts}
    gone = tuple(number for number, part in enumerate(scene.parts) if id(part) not in same)
    come = tuple(
        part
        for part in mutant.scene.parts
        if id(part) not in before and part.probability >= threshold
    )
    return Variant(gone, come, threshold)


def _touched(scene: Scene, mutant: Mutant) -> frozenset[str]:
    """Return the names of the parts that a mutation is about, not of those beside them."""
    mutation = mutant.mutation
    if mutation.kind in ("replace", "exchange"):
        return frozenset({mutation.part, mutation.other})
    if mutation.part:
        return frozenset({mutation.part})
    left = {part.index for part in mutant.scene.parts}
    if mutation.kind == "empty":
        return frozenset(part.name for part in scene.parts if part.index not in left)
    return frozenset(part.name for part in scene.parts)


def _broken(outcome: Outcome, usual: Mapping[str, Usual]) -> bool:
    keys = statement_keys(outcome.statements)
    for key, stated in zip(keys, outcome.statements, strict=True):
        found = settled(stated, usual_of(key, usual))
        if found is not None and not found[0].kept:
            return True
    return False


def _changed_values(base: Outcome, outcome: Outcome) -> dict[str, bool]:
    """Return the statements that are made on both scenes, and whether they measure otherwise."""
    before = dict(zip(statement_keys(base.statements), base.statements, strict=True))
    after = dict(zip(statement_keys(outcome.statements), outcome.statements, strict=True))
    return {
        key: before[key].measured != statement.measured
        for key, statement in after.items()
        if key in before
    }


def _must_break(statements: Sequence[Statement], scene: Scene, mutant: Mutant) -> bool:
    """Tell whether a mutant breaks what was stated about the normal scene, whatever is done since.

    Only removals from a count that has no part to spare are certain.
    """
    if mutant.mutation.kind != "remove":
        return False
    left = {part.index for part in mutant.scene.parts}
    removed = {part.index for part in scene.parts} - left
    return any(
        statement.kind == "count"
        and statement.low is not None
        and statement.measured - len(removed & set(statement.parts)) < statement.low
        for statement in statements
    )


def _add(coverage: Coverage, said: Sequence[Sequence[_Noticed]]) -> None:
    pictures: dict[tuple[str, str, str], bool] = {}
    for about in said:
        for noticed in about:
            row = grouped(noticed.mutation)
            _count(coverage.trials.setdefault((noticed.condition, row), Trials()), noticed)
            kind = (noticed.condition, row.kind, row.part)
            pictures[kind] = pictures.get(kind, False) or noticed.broken
            coverage.runs += 1
            for key, changed in noticed.values.items():
                values = coverage.values.setdefault((noticed.condition, key), Trials())
                values.tried += 1
                values.noticed += changed
            if noticed.score is not None:
                coverage.scores.append(noticed.score)
        if about:
            overall = coverage.any_condition.setdefault(grouped(about[0].mutation), Trials())
            overall.tried += 1
            overall.noticed += any(noticed.broken for noticed in about)
    for kind, broken in pictures.items():
        trials = coverage.pictures.setdefault(kind, Trials())
        trials.tried += 1
        trials.noticed += broken


def _count(trials: Trials, noticed: _Noticed) -> None:
    trials.tried += 1
    trials.noticed += noticed.broken
    trials.failed += noticed.failed
    trials.must += noticed.must
    trials.overlooked += noticed.must and not noticed.broken
    trials.disputed += noticed.disputed

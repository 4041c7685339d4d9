"""Whether a program may be trusted: what it says of normals and mutants, against its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scipy.stats import binomtest

from llm4ad.verify.coverage import Trials
from llm4ad.verify.mutation import Mutation, in_words, with_article
from llm4ad.verify.record import ConditionRecord, MutationRecord, Rate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from llm4ad.program.sandbox import Statement
    from llm4ad.verdict.finding import FindingState
    from llm4ad.verify.coverage import Coverage
    from llm4ad.verify.demands import Demand

TOLERABLE = 0.05  # a false alarm rate that is surely above this makes a program unfit for use
NOTICED = 0.8  # share of the normals on which a mutant must be noticed; some breakages are mild
MANY = 50  # broken scenes of which a value that is looked at changes on some
DISPUTED = 0.02  # share of the mutants on which two readings of a sentence may differ


@dataclass(frozen=True, slots=True)
class SeenOnNormals:
    """What a program said of the normal pictures: its states, and the errors it stopped with."""

    states: Sequence[FindingState]
    failures: Sequence[str]


def rate(count: int, of: int) -> Rate:
    """Return a share with its 95 % interval of Clopper and Pearson."""
    if of == 0:
        return Rate(count=0, of=0, low=0.0, high=1.0)
    interval = binomtest(count, of).proportion_ci(0.95, method="exact")
    return Rate(count=count, of=of, low=float(interval.low), high=float(interval.high))


def judge_program(
    condition: str,
    text: str,
    seen: SeenOnNormals,
    coverage: Coverage,
    demands: Sequence[Demand],
    doubts: Sequence[str],
) -> ConditionRecord:
    """Return the row of a condition with its verdict: trusted, doubtful or refused."""
    false_alarms = rate(seen.states.count("violated"), len(seen.states))
    undecided = rate(seen.states.count("undecided"), len(seen.states))
    trials = {
        mutation: found for (of, mutation), found in coverage.trials.items() if of == condition
    }
    refusals = list(_refusals(seen, false_alarms, trials))
    reservations = [
        *_alarm_doubts(false_alarms, undecided),
        *_demand_doubts(condition, coverage, demands),
        *_trial_doubts(trials),
        *_still_doubts(condition, coverage),
        *doubts,
    ]
    trust = "refused" if refusals else "doubtful" if reservations else "trusted"
    must = {(demand.kind, demand.part) for demand in demands}
    return ConditionRecord(
        id=condition,
        text=text,
        trust=trust,
        reasons=tuple(refusals or reservations),
        false_alarms=false_alarms,
        undecided=undecided,
        mutations=tuple(
            _mutation_record(mutation, found, must=(mutation.kind, mutation.part) in must)
            for mutation, found in sorted(trials.items(), key=lambda item: _order(item[0]))
        ),
    )


def no_program(condition: str, text: str, problem: str) -> ConditionRecord:
    """Return the row of a condition without a usable program."""
    return ConditionRecord(
        id=condition,
        text=text,
        trust="refused",
        reasons=(problem,),
        false_alarms=rate(0, 0),
        undecided=rate(0, 0),
        mutations=(),
    )


def one_sided_doubts(stated: Sequence[Sequence[Statement]]) -> list[str]:
    """Return which deviations are limited to one side, although normal pictures have both.

    ``stated`` are the statements about each normal picture.
    """
    values: dict[str, list[float]] = {}
    for statements in stated:
        for statement in statements:
            if statement.kind == "measure" and statement.low is None and (statement.high or 0) > 0:
                values.setdefault(statement.what, []).append(statement.measured)
    return [
        f"it limits {what!r} on one side only, which is {min(found):.3g} to {max(found):.3g} on "
        "normal pictures: take its size, or limit both sides"
        for what, found in values.items()
        if min(found) < 0 < max(found)
    ]


def gaps_in(coverage: Coverage) -> tuple[list[str], list[MutationRecord]]:
    """Return the mutations that no condition notices, in words and as records."""
    together: dict[Mutation, Trials] = {}
    for mutation, trials in coverage.any_condition.items():
        one = together.setdefault(_whatever_way(mutation), Trials())
        one.tried += trials.tried
        one.noticed += trials.noticed
    unnoticed = [
        (mutation, trials)
        for mutation, trials in sorted(together.items(), key=lambda item: _order(item[0]))
        if trials.noticed == 0 and mutation.kind != "shift"
    ]
    words = [f"nothing notices when {in_words(mutation)}" for mutation, _ in unnoticed]
    return words, [_mutation_record(*item, must=False) for item in unnoticed]


def _whatever_way(mutation: Mutation) -> Mutation:
    """Return a mutation without the side or the size that it leads to."""
    if mutation.kind == "move":
        return Mutation("move", mutation.part, "wrong place")
    if mutation.kind == "resize":
        return Mutation("resize", mutation.part, "of another size")
    return mutation


def _refusals(
    seen: SeenOnNormals, false_alarms: Rate, trials: dict[Mutation, Trials]
) -> Iterator[str]:
    if seen.failures:
        yield (
            f"it fails on {len(seen.failures)} of {len(seen.states)} normal pictures: "
            f"{seen.failures[0]}"
        )
    if false_alarms.low > TOLERABLE:
        yield (
            f"it calls {false_alarms.count} of {false_alarms.of} normal pictures anomalous "
            f"({100 * false_alarms.low:.0f} to {100 * false_alarms.high:.0f} %)"
        )
    tried = sum(found.tried for found in trials.values())
    if tried and not any(found.noticed for found in trials.values()):
        yield f"none of {tried} broken scenes breaks it: it can hardly find anything"
    failed = sum(found.failed for found in trials.values())
    if tried and failed > 0.1 * tried:
        yield f"it fails on {failed} of {tried} broken scenes"


def _alarm_doubts(false_alarms: Rate, undecided: Rate) -> Iterator[str]:
    for found, words in ((false_alarms, "anomalous"), (undecided, "undecided")):
        if found.count:
            yield (
                f"it calls {found.count} of {found.of} normal pictures {words} "
                f"({100 * found.low:.1f} to {100 * found.high:.1f} %)"
            )


def _demand_doubts(condition: str, coverage: Coverage, demands: Sequence[Demand]) -> Iterator[str]:
    for demand in demands:
        found = coverage.pictures.get((condition, demand.kind, demand.part))
        if found is None:
            if (condition, "add", demand.part) in coverage.pictures:
                continue  # the normal pictures have none, or one, to do this to
            if any(of == condition for of, _, _ in coverage.pictures):
                yield f"{demand.words!r}: it does not look at the {demand.part}"
            continue
        if found.noticed < NOTICED * found.tried:
            yield (
                f"{demand.words!r}: it notices on {found.noticed} of {found.tried} pictures "
                f"that {_what_happened(demand)}"
            )


def _what_happened(demand: Demand) -> str:
    plain: dict[str, str] = {
        "remove": "{1} is missing",
        "clear": "every {0} is missing",
        "add": "there is one {0} too many",
        "move": "{1} lies elsewhere",
        "resize": "{1} has another size",
        "rotate": "{1} is turned",
        "recolour": "{1} has another colour",
        "replace": "{1} is replaced",
        "exchange": "{1} has changed its place",
        "empty": "a place is empty",
    }
    return plain[demand.kind].format(demand.part, with_article(demand.part))


def _trial_doubts(trials: dict[Mutation, Trials]) -> Iterator[str]:
    overlooked = sum(found.overlooked for found in trials.values())
    must = sum(found.must for found in trials.values())
    if overlooked:
        yield f"it overlooks {overlooked} of {must} missing parts that it counts on normal pictures"
    tried = sum(found.tried for found in trials.values())
    disputed = {mutation: found for mutation, found in trials.items() if found.disputed}
    count = sum(found.disputed for found in disputed.values())
    if count > DISPUTED * tried:
        worst = max(disputed, key=lambda mutation: disputed[mutation].disputed)
        yield (
            f"it differs from the built-in reading of the sentence on {count} of {tried} broken "
            f"scenes, such as when {in_words(worst)}"
        )


def _still_doubts(condition: str, coverage: Coverage) -> Iterator[str]:
    for (of, key), values in coverage.values.items():
        if of == condition and values.tried >= MANY and values.noticed == 0:
            yield (
                f"what it says of {key.partition(': ')[2]!r} comes out the same on all of "
                f"{values.tried} broken scenes"
            )


def _mutation_record(mutation: Mutation, trials: Trials, *, must: bool) -> MutationRecord:
    return MutationRecord(
        words=in_words(mutation),
        kind=mutation.kind,
        part=mutation.part,
        other=mutation.other,
        tried=trials.tried,
        noticed=trials.noticed,
        must=must,
    )


def _order(mutation: Mutation) -> tuple[int, str, str]:
    kinds: Collection[str] = (
        *("remove", "clear", "add", "replace", "exchange", "move", "resize", "rotate", "recolour"),
        *("empty", "shift"),
    )
    return (list(kinds).index(mutation.kind), mutation.part, mutation.other)

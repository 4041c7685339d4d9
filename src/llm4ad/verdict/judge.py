"""From what a program said of the plausible scenes to findings, a score and a verdict.

A finder is never quite sure, so a program is run on every plausible scene: on the parts that are
at least as probable as a level, for all levels between ``DOUBT`` and ``1 - DOUBT``. The share of
levels at which a condition is broken is how probable its violation is; how far it is broken moves
the score a little more, so that scores rank.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.verdict.finding import Finding, FindingState, Place, Scoring, Verdict, VerdictName
from llm4ad.verdict.words import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from llm4ad.program.sandbox import Outcome, Statement
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Region

DOUBT = 0.05  # a part less probable is never there, one more probable than 1 - DOUBT always
MOST_SCENES = 16
COIN_TOSS = (0.4, 0.6)  # a violation about as probable as not leaves the condition undecided
SEVERITY = 0.1  # how much of the score says how far, and not how probable


_PLAIN: dict[FindingState, float] = {"kept": 0.0, "undecided": 0.5, "violated": 1.0}


@dataclass(frozen=True, slots=True)
class Level:
    """A detection threshold, and the share of all thresholds that give the same scene."""

    threshold: float
    weight: float


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """What became of one condition on one image."""

    condition: str
    state: FindingState
    score: float
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Tally:
    """One expectation over the levels: how often it is broken, how badly, and how it read.

    ``when_kept`` and ``when_broken`` are the statements at the levels nearest to one half.
    """

    broken: float = 0.0
    score: float = 0.0
    when_kept: tuple[float, Statement] | None = None
    when_broken: tuple[float, Statement] | None = None

    def add(self, level: Level, statement: Statement, degree: float) -> None:
        self.score += level.weight * degree
        seen = (abs(level.threshold - 0.5), statement)
        if not _is_broken(degree):
            if self.when_kept is None or seen[0] < self.when_kept[0]:
                self.when_kept = seen
            return
        self.broken += level.weight
        if self.when_broken is None or seen[0] < self.when_broken[0]:
            self.when_broken = seen


def plausible_levels(probabilities: Iterable[float], scoring: Scoring = "graded") -> list[Level]:
    """Return the thresholds that give different scenes, with weights that sum to 1."""
    if scoring == "plain":
        return [Level(0.5, 1.0)]
    inner = sorted({p for p in probabilities if DOUBT < p < 1 - DOUBT})
    if len(inner) >= MOST_SCENES:
        step = (1 - 2 * DOUBT) / MOST_SCENES
        inner = [DOUBT + step * number for number in range(1, MOST_SCENES)]
    edges = [DOUBT, *inner, 1 - DOUBT]
    return [
        Level((low + high) / 2, (high - low) / (1 - 2 * DOUBT)) for low, high in pairwise(edges)
    ]


def judge_condition(
    condition: str,
    text: str,
    levels: Sequence[Level],
    outcomes: Sequence[Outcome],
    diagonal: float,
) -> ConditionResult:
    """Join what a program said at every level; ``diagonal`` of the image in pixels."""
    tallies: dict[tuple[str, str, str, int], _Tally] = {}
    broken = failed = score = 0.0
    failure = ""
    for level, outcome in zip(levels, outcomes, strict=True):
        if outcome.failure is not None:
            failed += level.weight
            score += 0.5 * level.weight
            failure = failure or outcome.failure
            continue
        degrees = _tally(tallies, level, outcome, diagonal)
        worst = max(degrees, default=0.0)
        broken += level.weight * _is_broken(worst)
        score += level.weight * worst
    state = _state(broken, failed)
    findings = _findings(condition, text, list(tallies.values()), state)
    if failure and state == "undecided":
        reason = f"the program could not be evaluated: {failure}"
        findings.append(Finding(condition, text, "undecided", 0.5, reason))
        score = 0.5
    return ConditionResult(condition, state, min(1.0, score), tuple(findings))


def judge_image(
    image: str,
    size: tuple[int, int],
    results: Sequence[ConditionResult],
    parts: Sequence[Detection],
    scoring: Scoring = "graded",
) -> Verdict:
    """Join the conditions of one image; its score is that of its worst condition.

    With "plain" scoring, that of the original research code, it is the share of the conditions
    that are broken; one that could not be evaluated counts half.
    """
    states = {result.state for result in results}
    verdict: VerdictName = "normal"
    if "violated" in states:
        verdict = "anomalous"
    elif "undecided" in states:
        verdict = "undecided"
    score = max((result.score for result in results), default=0.5)
    if scoring == "plain" and results:
        score = sum(_PLAIN[result.state] for result in results) / len(results)
    findings = tuple(finding for result in results for finding in result.findings)
    reason = _reason(findings) or "every condition is kept"
    return Verdict(image, size, score, verdict, reason, findings, tuple(parts))


def undecided_image(image: str, reason: str, size: tuple[int, int] = (0, 0)) -> Verdict:
    """Return the verdict on an image of which nothing could be measured."""
    return Verdict(image, size, 0.5, "undecided", reason)


def _tally(
    tallies: dict[tuple[str, str, str, int], _Tally],
    level: Level,
    outcome: Outcome,
    diagonal: float,
) -> list[float]:
    seen: Counter[tuple[str, str, str]] = Counter()
    degrees: list[float] = []
    for statement in outcome.statements:
        name = (statement.kind, statement.what, statement.place.name if statement.place else "")
        key = (*name, seen[name])
        seen[name] += 1
        degree = _degree(statement, diagonal)
        tallies.setdefault(key, _Tally()).add(level, statement, degree)
        degrees.append(degree)
    return degrees


def _degree(statement: Statement, diagonal: float) -> float:
    """Return how anomalous a statement is: above 0.9 when broken, below 0.1 when kept."""
    broken = not statement.kept
    if statement.kind in ("count", "truth"):
        excess = _excess(statement)
        return (1 - SEVERITY * 0.5 / excess) if broken else 0.0
    used = _share_of_range(statement, diagonal)
    return (1 - SEVERITY) * broken + SEVERITY * used / (1 + used)


def _is_broken(degree: float) -> bool:
    return degree > 1 - SEVERITY


def _excess(statement: Statement) -> float:
    below = 0.0 if statement.low is None else statement.low - statement.measured
    above = 0.0 if statement.high is None else statement.measured - statement.high
    return max(below, above, 0.0)


def _share_of_range(statement: Statement, diagonal: float) -> float:
    """Return how much of the range is used up: 1 at its limit, above 1 beyond, never negative."""
    low, high, measured = statement.low, statement.high, statement.measured
    if low is not None and high is not None and high > low:
        return abs(measured - (low + high) / 2) / ((high - low) / 2)
    limit = low if low is not None else high
    if limit is None:
        return 0.0
    # An open range has no width of its own: a tenth of its limit stands for it.
    scale = 0.1 * abs(limit) or (0.02 * diagonal if statement.unit == "px" else 0.1)
    beyond = limit - measured if low is not None else measured - limit
    if low is not None and high is not None:
        beyond = abs(measured - limit)
    return max(0.0, 1 + beyond / scale)


def _state(broken: float, failed: float) -> FindingState:
    if broken >= COIN_TOSS[1]:
        return "violated"
    if broken + failed <= COIN_TOSS[0]:
        return "kept"
    return "undecided"


def _findings(
    condition: str, text: str, tallies: list[_Tally], state: FindingState
) -> list[Finding]:
    states: list[FindingState] = [_state(tally.broken, 0.0) for tally in tallies]
    if tallies and state != "kept" and state not in states and "violated" not in states:
        # Broken in one way at some levels and in another at others: blame the likeliest.
        likeliest = max(range(len(tallies)), key=lambda index: tallies[index].broken)
        if tallies[likeliest].when_broken:
            states[likeliest] = state
    findings = [
        _finding(condition, text, tally, own) for tally, own in zip(tallies, states, strict=True)
    ]
    return [finding for finding in findings if finding is not None]


def _finding(condition: str, text: str, tally: _Tally, state: FindingState) -> Finding | None:
    seen = tally.when_kept if state == "kept" else tally.when_broken
    if seen is None:
        return None  # it comes up on improbable scenes only
    statement = seen[1]
    message = describe(statement, kept=state == "kept")
    if state == "undecided":
        message = f"doubtful, with probability {tally.broken:.2f}: {message}"
    places = () if statement.place is None else (_place(statement.place),)
    parts = _evidence(tally, statement, state)
    return Finding(condition, text, state, min(1.0, tally.score), message, parts, places)


def _evidence(tally: _Tally, statement: Statement, state: FindingState) -> tuple[int, ...]:
    """Return the parts that a finding points at.

    When parts are too few, those that were found are not what is wrong: the evidence is then the
    doubtful ones, with which there would have been enough.
    """
    too_few = statement.kind == "count" and statement.measured < (statement.low or 0)
    if state == "kept" or not too_few:
        return statement.parts
    enough = tally.when_kept[1].parts if tally.when_kept else ()
    return tuple(part for part in enough if part not in statement.parts)


def _place(region: Region) -> Place:
    x, y = region.x, region.y
    right = (x + region.across_x, y + region.across_y)
    down = (region.down_x, region.down_y)
    corners = ((x, y), right, (right[0] + down[0], right[1] + down[1]), (x + down[0], y + down[1]))
    return Place(region.name, corners)


def _reason(findings: Sequence[Finding], most: int = 3) -> str:
    for state in ("violated", "undecided"):
        messages = [finding.message for finding in findings if finding.state == state]
        messages = list(dict.fromkeys(messages))
        if messages:
            more = len(messages) - most
            return "; ".join(messages[:most]) + (f"; and {more} more" if more > 0 else "")
    return ""

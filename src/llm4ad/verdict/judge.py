"""From what a program said of the plausible scenes to findings, a score and a verdict.

A finder is never quite sure, so a program is run on every plausible scene: on the parts that are
at least as probable as a threshold, for all thresholds. Each scene counts with the share of the
thresholds that lead to it. A condition's score is the mean of how anomalous its worst statement is:
it joins how probable a violation is and how large. What it takes to raise an alarm is 0.6, unless
normal pictures reach more than that; then it is what they do not reach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from llm4ad.program.sandbox import Variant
from llm4ad.verdict.calibration import statement_keys, usual_of
from llm4ad.verdict.finding import (
    Finding,
    FindingState,
    Patch,
    Scoring,
    Verdict,
    VerdictName,
    place_of,
)
from llm4ad.verdict.grade import COIN_TOSS, JUST_BELOW, calibrated_score, degree, settled
from llm4ad.verdict.words import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from llm4ad.program.sandbox import Outcome, Statement
    from llm4ad.scene.detection import Detection
    from llm4ad.scene.question import Question
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.verdict.calibration import ConditionCalibration, Usual

DOUBT = 0.05  # a part that is less probable is never there
MOST_SCENES = 24
LEAST = 0.01  # of the weight: scenes with no more together are not run
WORTH_LOCATING = 0.2  # a finding that scores less is not worth a look
COMPANY = 0.1  # how much the mean of the other conditions counts, of the room that is left

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


@dataclass(frozen=True, slots=True)
class _Judging:
    """What is known of a condition while it is judged."""

    condition: str
    text: str
    calibration: ConditionCalibration | None
    where: Callable[[Statement, Sequence[str]], tuple[Patch, ...]] | None
    instead: Callable[[Statement, Sequence[str]], str] | None

    @property
    def reached(self) -> float:
        return self.calibration.reached if self.calibration is not None else 0.0

    def evidence(self, key: str, statement: Statement, score: float) -> tuple[Patch, ...]:
        if self.where is None or score < WORTH_LOCATING:
            return ()
        return self.where(statement, self._names(key))

    def remark(self, key: str, statement: Statement) -> str:
        # What is only stated of anomalous pictures is known by what it counts.
        names = self._names(key) or (statement.what,)
        said = self.instead(statement, names) if self.instead else ""
        return f" ({said})" if said else ""

    def _names(self, key: str) -> Sequence[str]:
        usual = usual_of(key, self.calibration.statements) if self.calibration else None
        return usual.names if usual is not None else ()


@dataclass(slots=True)
class _Tally:
    """One statement over the levels: how often it is broken, how badly, and how it read.

    ``when_kept`` and ``when_broken`` are the statements at the levels nearest to one half.
    """

    broken: float = 0.0
    score: float = 0.0
    when_kept: tuple[float, Statement] | None = None
    when_broken: tuple[float, Statement] | None = None

    def add(self, level: Level, statement: Statement, anomalous: float) -> None:
        self.score += level.weight * anomalous
        seen = (abs(level.threshold - 0.5), statement)
        if statement.kept:
            if self.when_kept is None or seen[0] < self.when_kept[0]:
                self.when_kept = seen
            return
        self.broken += level.weight
        if self.when_broken is None or seen[0] < self.when_broken[0]:
            self.when_broken = seen


def doubts(scene: Scene, names: Collection[str], questions: Iterable[Question] = ()) -> list[float]:
    """Return how probable the parts of some names are, and the parts with an answer asked for.

    A part whose answer is not known adds nothing.
    """
    parts = [part for part in scene.parts if part.name in names]
    answered = [
        part.probability * part.answers[question.key]
        for question in questions
        for part in parts
        if part.name == question.name and question.key in part.answers
    ]
    return [part.probability for part in parts] + answered


def plausible_levels(probabilities: Iterable[float], scoring: Scoring = "graded") -> list[Level]:
    """Return the thresholds that give different scenes, with weights that sum to 1.

    A scene stands for its neighbours where these have no more than ``LEAST`` of the weight
    together: a score that only rises or only falls with the threshold changes by no more than
    that, before it is calibrated. Of more than ``MOST_SCENES`` the likeliest are kept, and stand
    for the others.
    """
    if scoring == "plain":
        return [Level(0.5, 1.0)]
    edges = [DOUBT, *sorted({p for p in probabilities if DOUBT < p < 1}), 1.0]
    levels = _neighbours_joined(list(pairwise(edges)))
    kept = sorted(range(len(levels)), key=lambda number: -levels[number].weight)
    weights = dict.fromkeys(sorted(kept[:MOST_SCENES]), 0.0)
    for number, level in enumerate(levels):
        nearest = min(weights, key=lambda other: (abs(other - number), other))
        weights[nearest] += level.weight
    return [Level(levels[number].threshold, weight) for number, weight in weights.items()]


def _neighbours_joined(scenes: Sequence[tuple[float, float]]) -> list[Level]:
    """Return a level for every scene, given by its lowest and highest threshold, or for several."""
    groups: list[tuple[float, float, tuple[float, float]]] = []
    for scene in scenes:
        low, standing = scene[0], scene
        if groups:
            first, _, likeliest = groups[-1]
            likeliest = max(likeliest, scene, key=_likelihood)
            others = (scene[1] - first) - (likeliest[1] - likeliest[0])
            if others <= LEAST * (1 - DOUBT):
                low, _, _ = groups.pop()
                standing = likeliest
        groups.append((low, scene[1], standing))
    return [Level(sum(scene) / 2, (high - low) / (1 - DOUBT)) for low, high, scene in groups]


def _likelihood(scene: tuple[float, float]) -> tuple[bool, float]:
    """Return what ranks scenes: that of the parts that are there rather than not is the first."""
    return scene[0] < 0.5 <= scene[1], scene[1] - scene[0]


def variants_at(levels: Sequence[Level], scene: Scene) -> list[Variant]:
    """Return the scene at every level: without the parts, and the answers, less probable."""
    return [
        Variant(
            tuple(
                position
                for position, part in enumerate(scene.parts)
                if part.probability < level.threshold
            ),
            level=level.threshold,
        )
        for level in levels
    ]


def judge_condition(
    condition: str,
    text: str,
    levels: Sequence[Level],
    outcomes: Sequence[Outcome],
    diagonal: float,
    calibration: ConditionCalibration | None = None,
    where: Callable[[Statement, Sequence[str]], tuple[Patch, ...]] | None = None,
    instead: Callable[[Statement, Sequence[str]], str] | None = None,
) -> ConditionResult:
    """Join what a program said at every level; ``diagonal`` of the image in pixels.

    ``where`` says for a statement, and the names of the parts that it looks at on normal pictures,
    which places are wrong; ``instead`` in words what there is in the place of missing parts.
    """
    tallies: dict[str, _Tally] = {}
    failed = score = known = 0.0
    failure = ""
    for level, outcome in zip(levels, outcomes, strict=True):
        graded, problem = _graded(outcome, calibration, diagonal)
        worst = max((anomalous for _, anomalous in graded.values()), default=0.0)
        known += level.weight * worst
        if problem:
            failed += level.weight
            failure = failure or problem
            worst = max(worst, 0.5)
        for key, (statement, anomalous) in graded.items():
            tallies.setdefault(key, _Tally()).add(level, statement, anomalous)
        score += level.weight * worst
    if failed and known < COIN_TOSS[1]:
        score = min(score, COIN_TOSS[1] - JUST_BELOW)  # what is not known is no violation
    judging = _Judging(condition, text, calibration, where, instead)
    reached = judging.reached
    score = calibrated_score(min(1.0, score), reached)
    state = state_of(score)
    findings = _findings(judging, tallies, state, blame=known > COIN_TOSS[0])
    if failure and state == "undecided":
        score = 0.5 if failed > COIN_TOSS[0] else score
        reason = f"the program could not be evaluated: {failure}"
        findings.append(Finding(condition, text, "undecided", 0.5, reason))
    return ConditionResult(condition, state, score, tuple(findings))


def state_of(score: float) -> FindingState:
    """Return what a score means."""
    if score >= COIN_TOSS[1]:
        return "violated"
    return "kept" if score <= COIN_TOSS[0] else "undecided"


def judge_image(
    image: str,
    size: tuple[int, int],
    results: Sequence[ConditionResult],
    parts: Sequence[Detection],
    scoring: Scoring = "graded",
) -> Verdict:
    """Join the conditions of one image; see joined_score.

    With "plain" scoring, that of the original research code, it is the share of the conditions
    that are broken; one that could not be evaluated counts half.
    """
    states = {result.state for result in results}
    verdict: VerdictName = "normal" if results else "undecided"
    if "violated" in states:
        verdict = "anomalous"
    elif "undecided" in states:
        verdict = "undecided"
    score = joined_score([result.score for result in results])
    if scoring == "plain" and results:
        score = sum(_PLAIN[result.state] for result in results) / len(results)
    findings = tuple(finding for result in results for finding in result.findings)
    kept = "every condition is kept" if results else "there is no condition"
    reason = _reason(findings) or kept
    return Verdict(image, size, score, verdict, reason, findings, tuple(parts))


def joined_score(scores: Sequence[float]) -> float:
    """Return the score of an image: that of its worst condition, and a little of the others.

    What the others add never changes what the score means: it stays below 0.4, or below 0.6.
    0.5 where there is no condition.
    """
    if not scores:
        return 0.5
    ranked = sorted(scores)
    worst, others = ranked[-1], ranked[:-1]
    ceiling = {"kept": COIN_TOSS[0], "undecided": COIN_TOSS[1], "violated": 1.0}[state_of(worst)]
    room = ceiling - JUST_BELOW - worst
    if not others or room <= 0:
        return worst
    return worst + room * COMPANY * sum(others) / len(others)


def undecided_image(image: str, reason: str, size: tuple[int, int] = (0, 0)) -> Verdict:
    """Return the verdict on an image of which nothing could be measured."""
    return Verdict(image, size, 0.5, "undecided", reason)


def strange_image(verdict: Verdict, reason: str) -> Verdict:
    """Return an undecided verdict on an image that differs grossly from the normal ones.

    Its score keeps its rank within the undecided ones, and its findings tell what was seen.
    """
    low, high = COIN_TOSS
    low, high = low + JUST_BELOW, high - JUST_BELOW
    score = low + (high - low) * verdict.anomaly_score
    return replace(verdict, verdict="undecided", reason=reason, anomaly_score=score)


def _graded(
    outcome: Outcome, calibration: ConditionCalibration | None, diagonal: float
) -> tuple[dict[str, tuple[Statement, float]], str]:
    """Return the statements by their keys, each with how anomalous it is, and what is missing."""
    known: dict[str, Usual] = calibration.statements if calibration is not None else {}
    graded: dict[str, tuple[Statement, float]] = {}
    problem = outcome.failure or ""
    keys = statement_keys(outcome.statements)
    for key, stated in zip(keys, outcome.statements, strict=True):
        found = settled(stated, usual_of(key, known))
        if found is None:
            problem = problem or (
                f"what is usual for {stated.what!r} is not known yet; "
                "show some normal pictures with: llm4ad verify FOLDER NORMALS"
            )
            continue
        graded[key] = (found[0], degree(*found, diagonal))
    return graded, problem


def _findings(
    judging: _Judging, tallies: dict[str, _Tally], state: FindingState, *, blame: bool
) -> list[Finding]:
    """Return the findings; with ``blame`` one of them has the state of the condition."""
    scores = {
        key: calibrated_score(min(1.0, tally.score), judging.reached)
        for key, tally in tallies.items()
    }
    states: dict[str, FindingState] = {key: state_of(score) for key, score in scores.items()}
    known = set(states.values())
    if blame and tallies and state != "kept" and not known & {state, "violated"}:
        # Broken in one way at some levels and in another at others: blame the likeliest.
        likeliest = max(tallies, key=lambda key: tallies[key].broken)
        if tallies[likeliest].when_broken:
            states[likeliest] = state
    findings = [
        _finding(judging, key, tally, states[key], scores[key]) for key, tally in tallies.items()
    ]
    return [finding for finding in findings if finding is not None]


def _finding(
    judging: _Judging, key: str, tally: _Tally, state: FindingState, score: float
) -> Finding | None:
    seen = tally.when_kept if state == "kept" else tally.when_broken
    if seen is None:
        return None  # it comes up on improbable scenes only
    statement = seen[1]
    message = describe(statement, kept=state == "kept")
    if state != "kept":
        message += judging.remark(key, statement)
    if state == "undecided":
        message = f"doubtful, {_why_doubtful(tally)}: {message}"
    return Finding(
        condition=judging.condition,
        text=judging.text,
        state=state,
        score=score,
        message=message,
        parts=_evidence(tally, statement, state),
        places=() if statement.place is None else (place_of(statement.place),),
        evidence=judging.evidence(key, statement, score),
    )


def _why_doubtful(tally: _Tally) -> str:
    if tally.score < COIN_TOSS[1]:
        return f"with probability {tally.broken:.2f}"
    return "since normal pictures look so, too"


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


def _reason(findings: Sequence[Finding], most: int = 3) -> str:
    for state in ("violated", "undecided"):
        said = [finding.message for finding in findings if finding.state == state]
        messages = list(dict.fromkeys(said))
        if messages:
            more = len(messages) - most
            return "; ".join(messages[:most]) + (f"; and {more} more" if more > 0 else "")
    return ""

"""Calibrate conditions on normal pictures: spreads, usual ranges, and the scores that they reach.

The scores of the normals, from which thresholds and p-values follow, are held out: each normal is
scored with what the others say. In-sample scores would be too low, and promise too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from llm4ad.verdict.calibration import (
    Calibration,
    ConditionCalibration,
    Reading,
    learn_usual,
    scores_reached,
    statement_keys,
)
from llm4ad.verdict.grade import COIN_TOSS, calibrated_score
from llm4ad.verdict.judge import DOUBT, joined_score, judge_condition

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from llm4ad.program.sandbox import Outcome
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.verdict.calibration import Usual
    from llm4ad.verdict.judge import Level

FOLDS = 10  # a normal is scored with what nine tenths of the others say


@dataclass(frozen=True, slots=True)
class Learned:
    """A calibration, and the held-out scores of the normals, by condition, before thresholds."""

    calibration: Calibration
    scores: dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said of one normal picture, at every plausible level."""

    levels: Sequence[Level]
    outcomes: Sequence[Outcome]
    scene: Scene

    @property
    def likeliest(self) -> Outcome:
        """Return what it said of the parts that are there rather than not."""
        reached = 0.0
        for level, outcome in zip(self.levels, self.outcomes, strict=True):
            reached += level.weight
            if reached > (0.5 - DOUBT) / (1 - DOUBT):
                return outcome
        return self.outcomes[-1]


def calibrate(answers: Mapping[str, Sequence[Answer]], false_alarm_rate: float) -> Learned:
    """Calibrate on what the programs, by condition, said of the same normal pictures."""
    normals = len(next(iter(answers.values()), ()))
    folds = [number % FOLDS for number in range(normals)]
    raw: dict[str, list[float]] = {condition: [0.0] * normals for condition in answers}
    for fold in sorted(set(folds)):
        others = [number for number in range(normals) if folds[number] != fold]
        for condition, given in answers.items():
            usual = _usual(given, others, false_alarm_rate)
            known = ConditionCalibration(statements=usual, reached=0.0)
            for number in (one for one in range(normals) if folds[one] == fold):
                raw[condition][number] = _judged(condition, given[number], known)
    reached = scores_reached(raw, false_alarm_rate, COIN_TOSS[1])
    everything = range(normals)
    calibration = Calibration(
        false_alarm_rate=false_alarm_rate,
        normals=normals,
        conditions={
            condition: ConditionCalibration(
                statements=_usual(given, everything, false_alarm_rate),
                reached=reached[condition],
            )
            for condition, given in answers.items()
        },
        scores=tuple(sorted(_held_out_scores(raw, folds, false_alarm_rate))),
    )
    return Learned(calibration, raw)


def score_answers(answers: Mapping[str, Sequence[Answer]], calibration: Calibration) -> list[float]:
    """Return the anomaly scores of pictures by what the programs said of them."""
    columns = [
        [_judged(condition, answer, calibration.conditions[condition]) for answer in given]
        for condition, given in answers.items()
    ]
    return [joined_score(scores) for scores in zip(*columns, strict=True)]


def _usual(
    answers: Sequence[Answer], chosen: Collection[int], false_alarm_rate: float
) -> dict[str, Usual]:
    readings: dict[str, list[Reading]] = {}
    for number in chosen:
        for key, reading in _readings(answers[number]):
            readings.setdefault(key, []).append(reading)
    learned = {key: learn_usual(found, false_alarm_rate) for key, found in readings.items()}
    return {key: usual for key, usual in learned.items() if usual is not None}


def _readings(answer: Answer) -> list[tuple[str, Reading]]:
    statements = answer.likeliest.statements
    names = {part.index: part.name for part in answer.scene.parts}
    found: list[tuple[str, Reading]] = []
    for key, statement in zip(statement_keys(statements), statements, strict=True):
        seen = frozenset(names[index] for index in statement.parts if index in names)
        wanted = (statement.low or 0.0) if statement.kind == "about" else 0.0
        found.append((key, Reading(statement.measured - wanted, seen)))
    return found


def _judged(condition: str, answer: Answer, calibration: ConditionCalibration) -> float:
    diagonal = float(np.hypot(answer.scene.width, answer.scene.height))
    return judge_condition(
        condition, "", answer.levels, answer.outcomes, diagonal, calibration
    ).score


def _held_out_scores(
    raw: Mapping[str, Sequence[float]], folds: Sequence[int], false_alarm_rate: float
) -> list[float]:
    """Return the image scores of the normals, each with thresholds from the others."""
    scores: list[float] = []
    for number, fold in enumerate(folds):
        others = {
            condition: [value for other, value in zip(folds, values, strict=True) if other != fold]
            for condition, values in raw.items()
        }
        reached = scores_reached(others, false_alarm_rate, COIN_TOSS[1])
        own = [calibrated_score(raw[name][number], reached[name]) for name in raw]
        scores.append(joined_score(own))
    return scores

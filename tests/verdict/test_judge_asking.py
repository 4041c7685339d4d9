"""How doubtful answers count in the sweep over plausible scenes."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from llm4ad.scene.question import Question
from llm4ad.scene.vocabulary import Scene
from llm4ad.verdict.judge import (
    ConditionResult,
    doubts,
    judge_condition,
    plausible_levels,
    variants_at,
)
from tests.drawing import Canvas

SHOWN = Question("label", "What?", "cherry", ("cherry", "kiwi"))
EXPECTED = 'scene.find_asking("label", "What?", answer="cherry", among=["cherry", "kiwi"])'


def labelled(part: float, answer: float) -> Scene:
    canvas = Canvas()
    canvas.box("label", (10, 10, 60, 60), p=part)
    scene = canvas.scene()
    answers = {SHOWN.key: answer, ("What?", "kiwi", "cherry", "kiwi"): 1 - answer}
    return replace(scene, parts=[replace(scene.parts[0], answers=answers)])


def judged(scene: Scene, expectation: str) -> ConditionResult:
    source = f"def check(scene: Scene) -> list[Expectation]:\n    return [{expectation}]\n"
    levels = plausible_levels(doubts(scene, {"label"}, [SHOWN]))
    with Sandbox() as sandbox:
        outcomes = sandbox.run(new_program("it", source, "hand"), scene, variants_at(levels, scene))
    return judge_condition("it", "text", levels, outcomes, math.hypot(scene.width, scene.height))


@pytest.mark.parametrize(
    ("part", "answer", "present", "absent"),
    [
        (0.99, 0.97, "kept", "violated"),
        (0.99, 0.03, "violated", "kept"),
        (0.99, 0.5, "undecided", "undecided"),
        (0.5, 0.99, "undecided", "undecided"),  # as for a doubtful part
        (0.7, 0.7, "undecided", "undecided"),  # neither is doubtful by itself
    ],
)
def test_a_doubtful_answer_is_as_good_as_a_doubtful_part(
    part: float, answer: float, present: str, absent: str
):
    scene = labelled(part, answer)
    assert judged(scene, f"expect_present({EXPECTED})").state == present
    assert judged(scene, f"expect_absent({EXPECTED})").state == absent


@pytest.mark.parametrize("answer", [0.1, 0.45, 0.7, 0.95])
def test_a_sure_part_with_an_answer_scores_as_a_part_of_that_probability(answer: float):
    asked = judged(labelled(1.0, answer), f"expect_present({EXPECTED})")
    canvas = Canvas()
    canvas.box("label", (10, 10, 60, 60), p=answer)
    found = judged(canvas.scene(), 'expect_present(scene.find("label"))')
    assert asked.score == pytest.approx(found.score, abs=1e-9)


def test_a_finding_says_what_was_asked():
    result = judged(labelled(0.99, 0.03), f"expect_count({EXPECTED}, exactly=2)")
    assert "expected 2 labels of which 'What?' is answered with cherry" in (
        result.findings[0].message
    )

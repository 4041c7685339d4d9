from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import write_program
from llm4ad.program.check import check_program
from llm4ad.program.questions import questions_asked
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from llm4ad.verdict.judge import doubts, judge_condition, plausible_levels, variants_at
from tests.drawing import Canvas

PARTS = ("label", "screw", "bottle")
CHERRY = "Does it show a picture of a cherry?"


def kept(sentence: str, answers: Sequence[float], question: str = CHERRY) -> bool:
    """Tell whether a program is content with labels of which a question has these answers."""
    canvas = Canvas()
    for number in range(len(answers)):
        canvas.box("label", (20 + 90 * number, 40, 80 + 90 * number, 90), "white")
    scene = canvas.scene()
    key = (question, "yes", "yes", "no")
    parts = [
        replace(part, answers={key: answer})
        for part, answer in zip(scene.parts, answers, strict=True)
    ]
    program = new_program("c", write_program(sentence, PARTS), "builtin")
    check_program(program, PARTS)
    assert {item.text for item in questions_asked(program)} == {question}
    answered = replace(scene, parts=parts)
    levels = plausible_levels(doubts(answered, ["label"], questions_asked(program)))
    with Sandbox() as sandbox:
        outcomes = sandbox.run(program, answered, variants_at(levels, answered))
    assert not any(outcome.failure for outcome in outcomes)
    state = judge_condition("c", sentence, levels, outcomes, 500.0).state
    assert state != "undecided"
    return state == "kept"


@pytest.mark.parametrize(
    ("sentence", "answers", "verdict"),
    [
        ("The label shows a picture of a cherry.", [0.9], True),
        ("The label shows a picture of a cherry.", [0.1], False),
        ("The label must have a drawing of a cherry.", [0.9, 0.1], False),  # which label?
        ("The label must have a drawing of a cherry.", [], False),
        ("Each label has an illustration of a cherry.", [0.9, 0.8], True),
        ("Each label has an illustration of a cherry.", [0.9, 0.2], False),
    ],
)
def test_what_a_part_shows_is_asked(sentence: str, answers: Sequence[float], verdict: bool):
    assert kept(sentence.replace("an illustration", "a photo"), answers) is verdict


def test_what_is_shown_may_be_several_words():
    question = "Does it show a picture of a red apple slice?"
    assert kept("The label shows a picture of a red apple slice.", [0.8], question)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The label shows a picture of a screw.", "a"),  # a part: it is found, not asked for
        ("The label shows a picture of two cherries.", "two"),
        ("The label has a picture of a cherry on the left.", "a"),
        ("The label does not show a picture of a cherry.", "picture"),
        ("The label shows a picture of a very small red cherry.", "a"),
        ("The label shows a cherry.", "cherry"),
        ("The label shows a picture of.", ""),
    ],
)
def test_near_misses_are_refused_at_their_words(sentence: str, words: str):
    with pytest.raises(ConditionError) as caught:
        write_program(sentence, PARTS)
    first, line, caret = str(caught.value).splitlines()[:3]
    assert line.strip() == sentence
    assert first.startswith(repr(words) if words else "the sentence")
    assert caret.strip("^ ") == ""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from llm4ad.scene.question import Question
from tests.drawing import Canvas

PROBABILITIES = st.floats(0, 1)


@given(PROBABILITIES, PROBABILITIES, PROBABILITIES)
def test_an_answer_counts_as_far_as_part_and_answer_are_probable(
    part: float, answer: float, level: float
):
    question = Question("label", "What?", "kiwi", ("pear", "kiwi"))
    canvas = Canvas()
    canvas.box("label", (10, 10, 60, 60), p=part)
    canvas.box("nut", (100, 10, 160, 60), p=part)
    scene = canvas.scene()
    parts = [replace(one, answers={question.key: answer}) for one in scene.parts]
    scene = replace(scene, parts=parts, level=level)
    found = scene.find_asking("label", "What?", answer="kiwi", among=["pear", "kiwi"])
    assert found == (parts[:1] if part * answer >= level else [])


def test_parts_are_told_by_name_and_from_left_to_right():
    key = Question("nut", "Rusty?").key
    canvas = Canvas()
    for left in (200, 20, 110):
        canvas.box("nut", (left, 10, left + 50, 60))
    scene = canvas.scene()
    parts = [
        replace(one, answers={key: probability})
        for one, probability in zip(scene.parts, (0.9, 0.8, 0.1), strict=True)
    ]
    found = replace(scene, parts=parts).find_asking("nut", "Rusty?")
    assert [one.left for one in found] == [20, 200]

from __future__ import annotations

import pytest

from llm4ad.errors import ProgramError
from llm4ad.generate.trial import try_program
from llm4ad.program.check import check_program
from llm4ad.program.questions import questions_asked
from llm4ad.program.sandbox import Sandbox, Variant
from llm4ad.program.source import Program, new_program
from llm4ad.scene.question import Question
from tests.drawing import Canvas

FRUITS = ("cherry", "banana")
AMONG = 'among=["cherry", "banana"]'


def program(*lines: str) -> Program:
    body = "".join(f"    {line}\n" for line in lines)
    return new_program("it", f"def check(scene: Scene) -> list[Expectation]:\n{body}", "hand")


def asking(arguments: str) -> Program:
    return program(f"return [expect_present(scene.find_asking({arguments}))]")


@pytest.mark.parametrize(
    ("lines", "questions"),
    [
        (
            ['return [expect_present(scene.find_asking("label", "Is it torn?"))]'],
            {Question("label", "Is it torn?")},
        ),
        (
            [
                f'found = scene.find_asking("label", "What?", answer="banana", {AMONG})',
                "return [expect_count(found, exactly=1)]",
            ],
            {Question("label", "What?", "banana", FRUITS)},
        ),
        (
            ['return [expect_absent(scene.find_asking(name="nut", question="Old?"))]'],
            {Question("nut", "Old?")},
        ),
        (
            [
                'for name in ["nut", "bolt"]:',
                '    scene.find_asking(name, "Rusty?", among=None)',
                'return [expect_absent(scene.find("nut"))]',
            ],
            {Question("nut", "Rusty?"), Question("bolt", "Rusty?")},
        ),
        (
            [
                'wanted = {"red": "cherry", "yellow": "banana"}',
                "return [",
                f'    expect_present(scene.find_asking("label", "What?", answer=fruit, {AMONG}))',
                "    for colour, fruit in wanted.items()",
                "]",
            ],
            {Question("label", "What?", fruit, FRUITS) for fruit in FRUITS},
        ),
        (['return [expect_absent(scene.find("nut"))]'], set()),
    ],
)
def test_questions_are_read_from_the_source(lines: list[str], questions: set[Question]):
    asked = program(*lines)
    assert questions_asked(asked) == questions
    assert check_program(asked) >= {question.name for question in questions}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ('scene.find("x")[0].name, "Torn?"', "the part to ask about must be written out"),
        ('"label", "Is it " + "torn?"', "the question must be written out"),
        ('"label", f"Is it {scene.width}?"', "the question must be written out"),
        ('"label"', "the question must be written out"),
        ('"label", 3', "the question must be written out"),
        ('"label", " "', "a question has 1 to 200 letters"),
        (f'"label", "{"x" * 201}"', "a question has 1 to 200 letters"),
        ('"label", "Torn?", answer="maybe"', "the answer 'maybe' is none of 'yes', 'no'"),
        (f'"label", "What?", answer="kiwi", {AMONG}', "'kiwi' is none of 'cherry', 'banana'"),
        (f'"label", "What?", {AMONG}', "'yes' is none of 'cherry', 'banana'"),
        (f'"label", "What?", answer=str(scene.width), {AMONG}', "must be written out"),
        ('"label", "What?", answer="a", among=["a"]', "2 to 10 different answers"),
        ('"label", "What?", answer="a", among=["a", "A "]', "2 to 10 different answers"),
        ('"label", "What?", answer="a", among=["a", ""]', "1 to 60 letters"),
        ('"label", "What?", answer="a", among=[]', "a list written out in the call"),
        ('"label", "What?", answer="a", among=list("ab")', "a list written out in the call"),
        ('"label", "What?", answer="a", among=["a", 1]', "a list written out in the call"),
    ],
)
def test_what_is_not_written_out_is_refused_with_the_way_out(arguments: str, words: str):
    with pytest.raises(ProgramError, match=words) as caught:
        check_program(asking(arguments))
    assert "such as" in str(caught.value)


def test_a_question_cannot_be_handed_on():
    handed = program("ask = scene.find_asking", 'return [expect_absent(ask("nut", "Rusty?"))]')
    with pytest.raises(ProgramError, match="must be called where it stands"):
        check_program(handed)


def test_a_part_to_ask_about_must_be_known():
    with pytest.raises(ProgramError, match="'label', which is not a known part"):
        check_program(asking('"label", "Torn?"'), {"nut"})


def test_a_program_that_asks_passes_the_trial(sandbox: Sandbox):
    try_program(asking('"label", "Torn?"'), {"label"}, sandbox)
    try_program(asking(f'"label", "What?", answer="cherry", {AMONG}'), {"label"}, sandbox)


def test_a_question_that_nobody_answered_is_a_failure_and_never_no(sandbox: Sandbox):
    canvas = Canvas()
    canvas.box("label", (10, 10, 60, 60))
    outcome = sandbox.run(asking('"label", "Torn?"'), canvas.scene(), [Variant()])[0]
    assert not outcome.statements
    assert outcome.failure is not None
    assert "--asker NAME" in outcome.failure

from __future__ import annotations

import pytest

from llm4ad.generate.builtin import write_program
from llm4ad.generate.review import review_programs
from llm4ad.program.source import new_program
from llm4ad.spec import Condition, condition_id

NAMES = ("nut", "short screw", "screw", "ナット")


def review(*sentences: str, **written: str) -> list[str]:
    pairs = []
    for sentence in sentences:
        identifier = condition_id(sentence)
        source = written.get(identifier.replace("-", "_")) or write_program(sentence, NAMES)
        pairs.append((Condition(identifier, sentence, 1), new_program(identifier, source, "test")))
    looked = {name for name in NAMES if any(name in sentence for sentence in sentences)}
    return review_programs(pairs, looked)


def test_nothing_is_said_of_a_sound_product():
    assert review("There are two nuts.", "There is one screw.", "All nuts are red.") == []


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        (("There are two nuts.", "There are exactly two nuts."), "have the same program"),
        (("There are two nuts.", "There are three nuts."), "contradict each other"),
        (("There are at least 4 nuts.", "There are at most 3 nuts."), "contradict each other"),
        (("There is no red nut.", "There is a red nut."), "contradict each other"),
    ],
)
def test_two_conditions_that_do_not_go_together(sentences: tuple[str, ...], words: str):
    [warning] = review(*sentences)
    assert words in warning
    assert all(repr(sentence) in warning for sentence in sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("There are two nuts.", "There are three screws."),
        ("There are at least 2 nuts.", "There are at most 3 nuts."),
        ("There are two nuts.", "There is one nut on the left."),
        ("If there is a screw, there are two nuts.", "There are three nuts."),
    ],
)
def test_conditions_that_can_both_be_kept(sentences: tuple[str, ...]):
    assert review(*sentences) == []


def test_a_part_that_no_condition_mentions():
    pairs = [
        (
            Condition("a", "There are two nuts.", 1),
            new_program("a", write_program("There are two nuts.", NAMES), "test"),
        )
    ]
    [warning] = review_programs(pairs, ["nut", "washer"])
    assert "'washer'" in warning
    assert "Write a condition" in warning


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("There are two nuts.", "nut"),
        ("There are two short screws.", "short screw"),
        ("ナットが2個ある。", "ナット"),
    ],
)
def test_a_program_that_never_looks_at_what_is_named(sentence: str, named: str):
    other = next(name for name in ("nut", "screw") if name not in named)
    source = (
        "def check(scene: Scene) -> list[Expectation]:\n"
        f'    return [expect_count(scene.find("{other}"), exactly=2)]\n'
    )
    pairs = [(Condition("a", sentence, 1), new_program("a", source, "test"))]
    warnings = review_programs(pairs, [named, other])
    assert any(f"names {named!r}, but its program never looks" in text for text in warnings)

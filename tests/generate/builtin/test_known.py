"""What "the bottle" means where other conditions say how many bottles there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.authoring import generate_programs
from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.program.check import check_program
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from tests.generate.builtin.judging import wrong_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = frozenset({"bottle", "cap", "label", "liquid", "crate", "wagon", "locomotive"})
SIX = "There are two bottles."
LABELS = "Each bottle has exactly one label."
CAPS = "All bottles have a cap."
TWO = "bottle 100 150 60x200 white, bottle 300 150 60x200 white"

# what the other conditions say, the sentence, scenes that keep it and scenes that break it
TOGETHER = [
    (
        (SIX,),
        "From left to right: the bottle, the cap.",
        "bottle 50 150, bottle 100 150, cap 200 150",
        "bottle 50 150, bottle 250 150, cap 200 150 | bottle 50 150, bottle 100 150",
    ),
    (
        (SIX,),
        "The bottle is red.",
        "bottle 100 150 red, bottle 200 150 red",
        "bottle 100 150 red, bottle 200 150 blue |",
    ),
    (
        (SIX, LABELS),
        "The label is in the lower half of the bottle.",
        f"{TWO}, label 100 200, label 300 210",
        f"{TWO}, label 100 200, label 300 100 | {TWO}, label 100 200 | {TWO}, label 200 200",
    ),
    (
        (SIX,),
        "The liquid reaches between 40 and 60 percent of the height of the bottle.",
        f"{TWO}, liquid 100 200 60x100 red, liquid 300 200 60x100 red",
        f"{TWO}, liquid 100 200 60x100 red, liquid 300 230 60x40 red"
        f"| {TWO}, liquid 100 200 60x100 red",
    ),
    (
        ("There are two bottles.", CAPS, LABELS),
        "The cap is above the label.",
        f"{TWO}, cap 100 60, cap 300 60, label 100 200, label 300 200",
        f"{TWO}, cap 100 60, cap 300 200, label 100 200, label 300 100",
    ),
    (
        ("There are three wagons.", "There is one locomotive."),
        "The wagon is right of the locomotive.",
        "locomotive 20 150, wagon 80 150, wagon 140 150, wagon 200 150",
        "locomotive 120 150, wagon 80 150, wagon 160 150, wagon 200 150",
    ),
    (
        (SIX, LABELS),
        "If the bottle is red, the label is white.",
        "bottle 100 150 60x200 red, bottle 300 150 60x200 blue, "
        "label 100 200 white, label 300 200 red",
        "bottle 100 150 60x200 red, bottle 300 150 60x200 red, "
        "label 100 200 white, label 300 200 red",
    ),
    (
        ("The crate has six bottles.",),
        "The bottle is in the crate.",
        "crate 200 150 300x200 white, bottle 100 150, bottle 200 150",
        "crate 200 150 300x200 white, bottle 100 150, bottle 390 150",
    ),
    # Not of several: one is said, or none is.
    ((), "The bottle is red.", "bottle 100 150 red", "bottle 100 150 red, bottle 200 150 red"),
    (
        ("There is exactly one bottle.",),
        "The bottle is red.",
        "bottle 100 150 red",
        "bottle 100 150 red, bottle 200 150 red",
    ),
    # Counted in the same sentence.
    (
        (),
        "If there are two bottles, the bottle is red.",
        "| bottle 100 150 blue | bottle 100 150 red, bottle 200 150 red",
        "bottle 100 150 red, bottle 200 150 blue",
    ),
    (
        (),
        "There are two bottles, and the bottle is red.",
        "bottle 100 150 red, bottle 200 150 red",
        "bottle 100 150 red | bottle 100 150 red, bottle 200 150 blue",
    ),
    # Brought up in the same sentence.
    (
        (),
        "The bottle has a cap, and the cap is red.",
        "bottle 100 150 60x200 white, cap 100 60 red, cap 300 60 blue",
        "bottle 100 150 60x200 white, cap 100 60 blue, cap 300 60 red",
    ),
    (
        (),
        "Each bottle has one label, and the label is red.",
        f"{TWO}, label 100 150 red, label 300 150 red",
        f"{TWO}, label 100 150 red, label 300 150 blue | {TWO}, label 100 150 red",
    ),
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.mark.parametrize(
    ("others", "sentence", "keeps", "breaks"), TOGETHER, ids=[row[1] for row in TOGETHER]
)
def test_a_sentence_is_read_with_what_the_others_say(
    sandbox: Sandbox, others: tuple[str, ...], sentence: str, keeps: str, breaks: str
):
    source = write_program(sentence, PARTS, known=known_from([*others, sentence], PARTS))
    check_program(new_program("c", source, "test"), PARTS)
    assert not wrong_on(sandbox, source, keeps, breaks)


ASKED = [
    # Said as plural, which need not be a number.
    (
        ("The bottles are red.",),
        "The bottle is left of the crate.",
        (
            "At least 1 bottle; each bottle is left of the crate.",
            "The bottle is left of the crate.",
        ),
    ),
    # So is what is only supposed.
    (
        ("If there are two bottles, there is a cap.",),
        "The bottle is red.",
        ("At least 1 bottle; each bottle is red.", "The bottle is red."),
    ),
    # Each cap, or the one on the bottle.
    (
        ("There are six caps.",),
        "The cap is in the middle of the bottle.",
        (
            "At least 1 cap; each cap is inside the middle of the bottle.",
            "At least 1 cap; the cap nearest to the bottle is inside the middle of the bottle.",
        ),
    ),
]


@pytest.mark.parametrize(("others", "sentence", "readings"), ASKED, ids=[row[1] for row in ASKED])
def test_what_the_others_leave_open_is_asked(
    others: tuple[str, ...], sentence: str, readings: tuple[str, ...]
):
    known = known_from(others, PARTS)
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, PARTS, known=known)
    assert set(caught.value.readings) == set(readings)
    for reading in readings:
        write_program(sentence, PARTS, reading, known)


def test_which_of_several_goes_with_which_of_others_is_not_guessed():
    known = known_from(["There are six bottles.", "There are three wagons."], PARTS)
    with pytest.raises(ConditionError, match=r"several of 'bottle' \('There are six bottles"):
        write_program("The bottle is left of the wagon.", PARTS, known=known)


def test_numbers_follow_from_numbers():
    known = known_from([CAPS, "As many labels as caps.", "There are six bottles."], PARTS)
    assert known.least == {"bottle": 6, "cap": 6, "label": 6}
    assert known.inside == {("cap", "bottle")}


def test_the_conditions_of_a_folder_are_read_together(tmp_path: Path):
    text = f"Parts: bottle, label\n\n- {SIX}\n- The bottle is red.\n"
    (tmp_path / "normal.md").write_text(text, encoding="utf-8")
    _, written = generate_programs(tmp_path)
    assert written.program is not None
    assert "for bottle in" in written.program.source


def test_one_it_said_of_both_sides_is_one_part():
    sentence = "ケースの真ん中にはガーゼがあって、その両側に包帯が1巻ずつあります。"
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, {"ケース", "ガーゼ", "包帯"})
    meant = "ガーゼより左にある包帯がちょうど1個ある。ガーゼより右にある包帯がちょうど1個ある。"
    assert any(reading.endswith(meant) for reading in caught.value.readings)

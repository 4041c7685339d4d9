from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from llm4ad.generate.builtin import write_program
from llm4ad.program.check import check_program
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from llm4ad.verdict.judge import judge_condition, plausible_levels, variants_at
from tests.drawing import Canvas
from tests.generate.builtin.drawn import parts_here

PARTS = frozenset(
    {
        *("nut", "washer", "screw", "tray", "label", "cherry", "juice", "bottle", "orange"),
        *("cap", "short screw", "long screw"),
    }
)
Item = tuple[str, int, int, int, int, str]  # name, centre, size, colour


def item(name: str, x: int, y: int, size: int | tuple[int, int] = 20, colour: str = "grey") -> Item:
    width, height = (size, size) if isinstance(size, int) else size
    return (name, x, y, width, height, colour)


def nuts(*places: tuple[int, int]) -> list[Item]:
    return [item("nut", x, y) for x, y in places]


TRAY = item("tray", 200, 150, (300, 200), "white")
BOTTLE = item("bottle", 200, 150, (100, 200), "white")
JUICE_80 = item("juice", 200, 170, (100, 160), "red")
JUICE_40 = item("juice", 200, 210, (100, 80), "red")
LABEL = item("label", 200, 150, (80, 60), "yellow")
TWO, THREE = nuts((50, 50), (100, 50)), nuts((50, 50), (100, 50), (150, 50))
LEFT, RIGHT = nuts((50, 50)), nuts((350, 50))
WASHER = item("washer", 200, 50)

# sentence, a scene that keeps it, a scene that breaks it
TABLE: list[tuple[str, list[Item], list[Item]]] = [
    ("There is a nut.", LEFT, []),
    ("There is a nut", TWO, [WASHER]),
    ("A nut is present.", LEFT, []),
    ("A nut must be present.", LEFT, []),
    ("There must be a nut.", LEFT, []),
    ("There should always be a nut.", LEFT, []),
    ("There has to be a nut.", LEFT, []),
    ("THERE IS A NUT.", LEFT, []),
    ("There is a [nut].", LEFT, []),
    ("There is no nut.", [], LEFT),
    ("No nut is present.", [WASHER], TWO),
    ("There are no nuts.", [], LEFT),
    ("There is exactly one nut.", LEFT, TWO),
    ("There is one nut.", LEFT, TWO),
    ("There are two nuts.", TWO, LEFT),
    ("There are exactly 2 nuts.", TWO, THREE),
    ("There are at least two nuts.", TWO, LEFT),
    ("There are at least two nuts. ", THREE, []),
    ("There are two or more nuts.", THREE, LEFT),
    ("There are at most two nuts.", TWO, THREE),
    ("There are no more than two nuts.", [], THREE),
    ("There are more than two nuts.", THREE, TWO),
    ("There are fewer than three nuts.", TWO, THREE),
    ("There are between two and three nuts.", TWO, LEFT),
    ("There are 2 to 3 nuts.", THREE, nuts((9, 9), (40, 9), (70, 9), (99, 9))),
    ("There are two nuts and one washer.", [*TWO, WASHER], TWO),
    (
        "There are two nuts, one washer and a cap.",
        [*TWO, WASHER, item("cap", 9, 99)],
        [*TWO, WASHER],
    ),
    ("The image shows two nuts.", TWO, THREE),
    ("Every picture must contain a nut.", LEFT, []),
    ("There are two oranges.", [item("orange", 50, 50), item("orange", 99, 50)], []),
    ("There are two orange nuts.", [item("nut", x, 50, 20, "orange") for x in (50, 99)], TWO),
    ("There is exactly one red nut.", [item("nut", 50, 50, 20, "red"), *RIGHT], TWO),
    ("There is one short screw.", [item("short screw", 50, 50)], [item("screw", 50, 50)]),
    ("There are three nuts and washers in total.", [*TWO, WASHER], TWO),
    ("There are at most three nuts and washers in total.", THREE, [*THREE, WASHER]),
    ("There are more nuts than washers.", [*TWO, WASHER], [*LEFT, WASHER]),
    ("There are fewer washers than nuts.", [*TWO, WASHER], [*LEFT, WASHER]),
    ("There are as many nuts as washers.", [*LEFT, WASHER], [*TWO, WASHER]),
    ("There is the same number of nuts and washers.", [*LEFT, WASHER], [WASHER]),
    ("There is a nut on the left.", LEFT, RIGHT),
    ("There is a nut on the right side.", RIGHT, LEFT),
    ("There is a nut at the top.", LEFT, nuts((50, 290))),
    ("There is a nut at the bottom.", nuts((50, 290)), LEFT),
    ("There is a nut in the left half.", nuts((199, 150)), nuts((201, 150))),
    ("There is a nut in the lower half of the image.", nuts((9, 152)), nuts((9, 148))),
    ("There is a nut in the top left quarter.", nuts((190, 140)), nuts((210, 140))),
    ("There is a nut in the bottom right corner of the image.", nuts((350, 280)), nuts((250, 280))),
    ("There is a nut in the middle of the image.", nuts((200, 150)), nuts((20, 150))),
    ("There is a nut at the left edge of the image.", nuts((60, 150)), nuts((120, 150))),
    ("Two nuts are on the left.", TWO, LEFT),
    (
        "There are two nuts and one washer on the left.",
        [*TWO, item("washer", 99, 200)],
        [*TWO, item("washer", 300, 200)],
    ),
    ("There is a nut in the tray.", [TRAY, *nuts((200, 150))], [TRAY, *nuts((20, 20))]),
    ("There is no nut on the label.", [LABEL, *LEFT], [LABEL, *nuts((200, 150))]),
    ("The tray contains two nuts.", [TRAY, *nuts((99, 99), (200, 99))], [TRAY, *LEFT]),
    (
        "Each label has exactly one cherry.",
        [LABEL, item("cherry", 200, 150), item("label", 60, 60, 50), item("cherry", 60, 60)],
        [LABEL, item("cherry", 200, 150), item("label", 60, 60, 50)],
    ),
    ("There is a cherry on every label.", [LABEL, item("cherry", 200, 150)], [LABEL]),
    (
        "The left half of the tray contains a nut.",
        [TRAY, *nuts((99, 150))],
        [TRAY, *nuts((250, 150))],
    ),
    (
        "There is a nut in the upper half of the bottle.",
        [BOTTLE, *nuts((200, 90))],
        [BOTTLE, *nuts((200, 200))],
    ),
    (
        "Each cell of a 1 x 2 grid over the tray contains exactly one nut.",
        [TRAY, *nuts((99, 150), (300, 150))],
        [TRAY, *nuts((99, 150), (120, 150))],
    ),
    (
        "Every compartment of the 1 by 2 tray holds exactly one nut and no washer.",
        [TRAY, *nuts((99, 150), (300, 150))],
        [TRAY, *nuts((99, 150), (300, 150)), item("washer", 250, 99)],
    ),
    ("Each cell of a 1x2 grid over the image holds a nut.", [*LEFT, *RIGHT], TWO),
    (
        "Row 1, column 2 of a 1 x 2 grid of the tray contains a nut.",
        [TRAY, *nuts((300, 150))],
        [TRAY, *nuts((99, 150))],
    ),
    ("The nut is left of the washer.", [*LEFT, WASHER], [*RIGHT, WASHER]),
    ("The nut is to the left of the washer.", [*LEFT, WASHER], [WASHER]),
    ("The nut is right of the washer.", [*RIGHT, WASHER], [*LEFT, WASHER]),
    ("The nut must be above the washer.", [*nuts((200, 20)), WASHER], [*nuts((200, 90)), WASHER]),
    ("The nut is below the washer.", [*nuts((200, 90)), WASHER], [*nuts((200, 20)), WASHER]),
    (
        "The nut is lower in the picture than the washer.",
        [*nuts((200, 90)), WASHER],
        [*nuts((200, 20)), WASHER],
    ),
    ("Every nut is left of the washer.", [*TWO, WASHER], [*TWO, *RIGHT, WASHER]),
    ("All nuts are left of the washer.", [WASHER], [*RIGHT, WASHER]),
    ("The nuts are left of the washer.", [*TWO, WASHER], [*TWO, *RIGHT, WASHER]),
    (
        "The nut is between the washer and the cap.",
        [*nuts((275, 50)), WASHER, item("cap", 350, 50)],
        [*LEFT, WASHER, item("cap", 350, 50)],
    ),
    ("The nut is inside the tray.", [TRAY, *nuts((99, 99))], [TRAY, *nuts((20, 20))]),
    (
        "All nuts are in the tray.",
        [TRAY, *nuts((99, 99), (200, 99))],
        [TRAY, *nuts((99, 99), (20, 20))],
    ),
    ("The nut is on the left.", LEFT, RIGHT),
    (
        "The label is in the upper half of the bottle.",
        [BOTTLE, item("label", 200, 90, 30)],
        [BOTTLE, item("label", 200, 220, 30)],
    ),
    ("The nut touches the washer.", [*nuts((180, 50)), WASHER], [*LEFT, WASHER]),
    ("The nut does not touch the washer.", [*LEFT, WASHER], [*nuts((180, 50)), WASHER]),
    (
        "The cherry is centred in the label.",
        [LABEL, item("cherry", 203, 151)],
        [LABEL, item("cherry", 220, 150)],
    ),
    (
        "The cherry is centred in the label within 3 percent.",
        [LABEL, item("cherry", 201, 150)],
        [LABEL, item("cherry", 206, 150)],
    ),
    ("The nuts are aligned in a row.", TWO, nuts((50, 50), (99, 90))),
    ("All nuts are aligned in a column.", nuts((50, 50), (52, 90)), nuts((50, 50), (99, 90))),
    (
        "The screw is at least 100 pixels long.",
        [item("screw", 200, 99, (100, 9))],
        [item("screw", 200, 99, (98, 9))],
    ),
    (
        "The screw is between 20 and 30 pixels wide.",
        [item("screw", 200, 99, (30, 9))],
        [item("screw", 200, 99, (32, 9))],
    ),
    (
        "The screw is at most 30 px high.",
        [item("screw", 200, 99, (9, 30))],
        [item("screw", 200, 99, (9, 32))],
    ),
    (
        "The long screw is longer than the short screw.",
        [item("long screw", 200, 99, (90, 9)), item("short screw", 200, 150, (50, 9))],
        [item("long screw", 200, 99, (40, 9)), item("short screw", 200, 150, (50, 9))],
    ),
    (
        "The cap is narrower than the bottle.",
        [BOTTLE, item("cap", 200, 20, 40)],
        [BOTTLE, item("cap", 200, 20, (140, 20))],
    ),
    (
        "The label is at least half as wide as the bottle.",
        [BOTTLE, LABEL],
        [BOTTLE, item("label", 200, 150, 40)],
    ),
    (
        "The label is at most 0.9 times as wide as the bottle.",
        [BOTTLE, LABEL],
        [BOTTLE, item("label", 200, 150, 95)],
    ),
    ("The juice fills 70 to 90 percent of the bottle.", [BOTTLE, JUICE_80], [BOTTLE, JUICE_40]),
    ("The juice fills at least 50 % of the bottle.", [BOTTLE, JUICE_80], [BOTTLE, JUICE_40]),
    (
        "The juice reaches 75 to 85 percent of the bottle's height.",
        [BOTTLE, JUICE_80],
        [BOTTLE, JUICE_40],
    ),
    ("The juice is red.", [JUICE_80], [item("juice", 200, 150, 60, "yellow")]),
    ("The juice is not red.", [item("juice", 200, 150, 60, "yellow")], [JUICE_80]),
    ("The juice must be red.", [JUICE_80], []),
    ("All nuts are grey.", TWO, [*TWO, item("nut", 300, 50, 20, "red")]),
    ("All nuts are gray.", [], [item("nut", 300, 50, 20, "red")]),
    ("Every nut is grey.", TWO, [item("nut", 300, 50, 20, "red")]),
    (
        "The cap and the label have the same colour.",
        [LABEL, item("cap", 20, 20, 20, "yellow")],
        [LABEL, item("cap", 20, 20, 20, "red")],
    ),
    (
        "If the juice is red, there is a cherry on the label.",
        [JUICE_80, LABEL, item("cherry", 200, 150)],
        [JUICE_80, LABEL],
    ),
    (
        "If the juice is red then there is a cherry.",
        [item("juice", 200, 150, 60, "yellow")],
        [JUICE_80],
    ),
    ("If there is a nut, there is a washer.", [*LEFT, WASHER], LEFT),
    ("If there is no nut, there is a washer.", LEFT, []),
    ("If there are two nuts, there is a washer.", LEFT, TWO),
    ("If there are at least two nuts, there is a washer.", LEFT, THREE),
    ("If the nut is left of the washer, there is a cap.", [*RIGHT, WASHER], [*LEFT, WASHER]),
    ("If the nut is in the tray, there is a cap.", [TRAY, *LEFT], [TRAY, *nuts((200, 150))]),
    (
        "When the juice is red, the label contains a cherry.",
        [JUICE_80, LABEL, item("cherry", 200, 150)],
        [JUICE_80, LABEL],
    ),
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


def _written(sentence: str) -> str:
    return write_program(sentence, parts_here(PARTS, sentence))


def verdict_on(sandbox: Sandbox, sentence: str, items: list[Item]) -> str:
    canvas = Canvas(400, 300)
    for name, x, y, width, height, colour in items:
        box = (x - width // 2, y - height // 2, x + width // 2, y + height // 2)
        box = (max(0, box[0]), max(0, box[1]), min(400, box[2]), min(300, box[3]))
        canvas.box(name, box, colour)
    program = new_program("c", _written(sentence), "test")
    check_program(program, PARTS)
    levels = plausible_levels(part.probability for part in canvas.detections)
    scene = canvas.scene()
    outcomes = sandbox.run(program, scene, variants_at(levels, scene))
    return judge_condition("c", sentence, levels, outcomes, 500.0).state


@pytest.mark.parametrize(("sentence", "keeps", "breaks"), TABLE, ids=[row[0] for row in TABLE])
def test_a_program_decides_as_its_sentence_says(
    sandbox: Sandbox, sentence: str, keeps: list[Item], breaks: list[Item]
):
    assert verdict_on(sandbox, sentence, keeps) == "kept"
    assert verdict_on(sandbox, sentence, breaks) == "violated"


@pytest.mark.parametrize("sentence", [row[0] for row in TABLE])
def test_programs_have_correct_types_and_their_sentence(sandbox: Sandbox, sentence: str):
    program = new_program("c", _written(sentence), "test")
    sandbox.check_types(program)
    assert program.sentence == sentence.strip()
    assert _written(sentence) == _written(sentence)


def test_programs_are_laid_out_as_ruff_would(tmp_path: Path):
    file = tmp_path / "programs.py"
    programs = [_written(row[0]) for row in TABLE]
    file.write_text("\n\n".join(programs), encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", "--line-length=100"]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("quote", ['There is a "nut".', 'There is a nut."""', "There is a nut\\"])
def test_quotes_do_not_break_out_of_the_docstring(quote: str):
    from llm4ad.errors import ConditionError
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.kinds.numbers import Present
    from llm4ad.generate.builtin.writing import write_source

    present = Present((m.Group(m.SOME, "nut"),))
    program = new_program("c", write_source(present, quote), "test")
    check_program(program, PARTS)
    assert program.sentence == quote
    with pytest.raises(ConditionError):
        write_program(quote, PARTS)


def test_a_square_may_lie_in_a_slot_that_is_not_empty():
    source = write_program("No slot is empty.", {"slot", "square", "circle", "board"})
    assert 'scene.find("square"' in source

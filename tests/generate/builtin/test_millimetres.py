from __future__ import annotations

from collections.abc import Iterator

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.program.check import check_program
from llm4ad.program.retelling import retell
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from llm4ad.scene.scale import Scale, read_scale
from tests.generate.builtin import english_millimetres, japanese_millimetres
from tests.generate.builtin.judging import wrong_on

ROWS = [
    pytest.param(*row, table.PARTS, table.SCALE, id=f"{kind}: {row[0]}")
    for table in (english_millimetres, japanese_millimetres)
    for kind, rows in table.MILLIMETRES.items()
    for row in rows
]
IN_PIXELS = Scale(pixels=2.0)


def written(sentence: str, parts: frozenset[str], scale: Scale) -> str:
    return write_program(sentence, parts, known=known_from([], parts, scale))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.mark.parametrize(("sentence", "keeps", "breaks", "parts", "scale"), ROWS)
def test_a_program_measures_in_the_units_of_its_sentence(
    sandbox: Sandbox, sentence: str, keeps: str, breaks: str, parts: frozenset[str], scale: str
):
    source = written(sentence, parts, read_scale(scale))
    program = new_program("c", source, "test")
    check_program(program, parts)
    sandbox.check_types(program)
    assert not wrong_on(sandbox, source, keeps, breaks), source
    for language in ("en", "ja"):
        told = retell(source, language)
        assert "`" not in told, source
        assert any(unit in told for unit in ("mm", "cm", " m", "inch", "インチ")), told


@pytest.mark.parametrize(("sentence", "keeps", "breaks", "parts", "scale"), ROWS[::5])
def test_a_scale_in_pixels_says_the_same(
    sandbox: Sandbox, sentence: str, keeps: str, breaks: str, parts: frozenset[str], scale: str
):
    source = written(sentence, parts, IN_PIXELS)
    scaled = [scene for scene in breaks.split("|") if "TRAY" in scene or "トレイ" in scene]
    assert not wrong_on(sandbox, source, keeps, "|".join(scaled)), source


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The bolt is 58 to 62 mm long.", "The length of the bolt is between 58 mm and 62 mm."),
        (
            "The nut is at least 1.5 cm from the bolt.",
            "The gap between the nut and the bolt is at least 1.5 cm.",
        ),
        ("The label is at most an inch wide.", "The width of the label is at most 1 inch."),
        ("The label is at most 2 inches wide.", "The width of the label is at most 2 inches."),
        (
            "The gap between the nut and the bolt is 5 mm to 1 cm.",
            "The gap between the nut and the bolt is between 0.5 cm and 1 cm.",
        ),
    ],
)
def test_a_program_is_told_back_in_the_units_of_the_user(sentence: str, told: str):
    assert retell(written(sentence, english_millimetres.PARTS, IN_PIXELS)) == told


def test_the_program_says_first_how_long_a_unit_is():
    source = written("The nut is 1 to 2 cm from the bolt.", english_millimetres.PARTS, IN_PIXELS)
    assert source.splitlines()[2] == "    cm = 10 * scene.millimetre(pixels=2)"


REFUSED = [
    ("The area of the label is at least 3 mm.", "go together"),
    ("The label covers 3 mm² of the tray.", "."),
    ("The nut is 3 feet long.", "no unit that I know"),
    ("The nut is 50 µm long.", "no unit that I know"),
    ("There are 3 mm.", "."),
    ("There are 3 mm nuts.", "not understood"),
    ("The bolt is 20 px long ± 1 mm.", "."),
    ("The bolt is 40 mm long.", "."),  # exactly? nothing ever is
    ("The bolt is 62 to 58 mm long.", "smaller first"),
    ("The nut fills 3 mm of the tray.", "."),
    ("The nut is turned by at most 3 mm.", "."),
    ("The bolt is 3 mm times as long as the nut.", "."),
    ("The gap between the nut and the bolt is 20 px to 3 mm.", "."),
    ("The tray is at least 140 mm wide.", "measured by itself"),
    ("ナットの面積は3mm以上である。", "."),
]


@pytest.mark.parametrize(("sentence", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_no_length_can_say_is_refused(sentence: str, words: str):
    parts = english_millimetres.PARTS | {"ナット"}
    with pytest.raises(ConditionError, match=words):
        written(sentence, parts, read_scale(english_millimetres.SCALE))


def test_without_a_scale_lengths_are_refused_whatever_else_is_said():
    parts = english_millimetres.PARTS
    for kind in english_millimetres.MILLIMETRES.values():
        for sentence, _, _ in kind:
            with pytest.raises(ConditionError, match="needs a scale"):
                write_program(sentence, parts)

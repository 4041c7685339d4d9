from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.folder import known_part_names, program_of, read_folder_spec
from llm4ad.generate.answer import read_answer
from llm4ad.generate.builtin import write_program
from llm4ad.program.check import check_program
from llm4ad.program.source import new_program
from llm4ad.spec import Condition
from llm4ad.verify.numbers import numbers_in
from llm4ad.verify.wording import wording_doubts
from tests.conftest import REPOSITORY
from tests.generate.builtin.test_writing import PARTS as BUILTIN_PARTS
from tests.generate.builtin.test_writing import TABLE as BUILTIN
from tests.scripted import HEAD

PARTS = frozenset({"nut", "washer", "screw", "label", "bottle", "juice", "orange", "tray"})
COUNT = 'return [expect_count(scene.find("{}"), {})]'


def doubts(sentence: str, source: str, names: frozenset[str] = PARTS) -> list[str]:
    program = new_program("c", source, "test")
    return wording_doubts(sentence, program.source, names, check_program(program, names))


def body(*lines: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in lines)


def nuts(options: str) -> str:
    return COUNT.format("nut", options)


def within(place: str, name: str = "nut") -> str:
    return f'return [expect_count(scene.find("{name}", within={place}), at_least=1)]'


def one(name: str, expectation: str) -> str:
    return f'{name} = scene.one("{name}")\n    return [{expectation}]'


def sized(value: str, low: str, high: str) -> str:
    return one("nut", f'expect_between({value}, {low}, {high}, of=[nut], what="size 3", unit="px")')


def pair(expectation: str) -> str:
    names = 'nut, washer = scene.one("nut"), scene.one("washer")'
    return f"{names}\n    return [{expectation}]"


# sentence, the body of a program, what it is doubted for
DOUBTED: list[tuple[str, str, list[str]]] = [
    # numbers
    (
        "There are exactly two nuts.",
        nuts("exactly=3"),
        ["it uses the number 3, which the sentence does not name"],
    ),
    (
        "There are exactly 3 nuts.",
        nuts("exactly=4"),
        [
            "it uses the number 4, which the sentence does not name",
            "the sentence names 3, which it does not use",
        ],
    ),
    (
        "There are exactly 15 nuts.",
        nuts("exactly=14"),
        [
            "it uses the number 14, which the sentence does not name",
            "the sentence names 15, which it does not use",
        ],
    ),
    (
        "The nut is between 20 and 30 pixels wide.",
        sized("nut.width", "20", "35"),
        [
            "it uses the number 35, which the sentence does not name",
            "the sentence names 30, which it does not use",
        ],
    ),
    (
        "The nut is between 20 and 30 pixels wide.",
        one("nut", 'expect_at_least(nut.width, 20, of=[nut], what="width")'),
        ["the sentence names 30, which it does not use"],
    ),
    (
        "The juice covers 20 to 40 percent of the bottle.",
        'juice, bottle = scene.one("juice"), scene.one("bottle")\n'
        "    share = bottle.share_filled_by(juice)\n"
        '    return [expect_between(share, 0.2, 0.45, of=[juice], what="share", unit="share")]',
        [
            "it uses the number 0.45, which the sentence does not name",
            "the sentence names 40, which it does not use",
        ],
    ),
    (
        "Nuts are spaced evenly.",
        'nuts = scene.find("nut")\n'
        '    return [expect_between(nuts[0].distance_to(nuts[1]), 17, 1000, of=nuts, what="gap")]',
        [
            "it uses the number 17, which the sentence does not name",
            "it uses the number 1000, which the sentence does not name",
        ],
    ),
    (
        "ナットがちょうど三個ある。",
        nuts("exactly=4"),
        [
            "it uses the number 4, which the sentence does not name",
            "the sentence names 3, which it does not use",
        ],
    ),
    (
        "ナットが3個ある。",
        nuts("exactly=2"),
        ["the sentence names 3, which it does not use"],
    ),
    # sides
    (
        "There is a nut on the left.",
        within('half(scene, "right")'),
        ["it looks at the right, while the sentence says left"],
    ),
    (
        "There is a nut at the top.",
        within('half(scene, "bottom")'),
        ["it looks at the bottom, while the sentence says top"],
    ),
    (
        "There is a nut in the lower half.",
        within('half(scene, "top")'),
        ["it looks at the top, while the sentence says bottom"],
    ),
    (
        "There is a nut in the top left corner.",
        within('corner(scene, "top right")'),
        ["it looks at the right, while the sentence says left"],
    ),
    (
        "There is a nut in the upper right quarter of the tray.",
        'tray = scene.one("tray")\n    ' + within('quarter(tray, "bottom left")'),
        [
            "it looks at the bottom, while the sentence says top",
            "it looks at the left, while the sentence says right",
        ],
    ),
    (
        "There is a nut on the left and a nut on the right.",
        within('half(scene, "left")'),
        ["the sentence says right, which it does not look at"],
    ),
    (
        "There is a nut at the top and a nut at the bottom.",
        within('half(scene, "top")'),
        ["the sentence says bottom, which it does not look at"],
    ),
    (
        "ナットは左にある。",
        within('half(scene, "right")'),
        ["it looks at the right, while the sentence says left"],
    ),
    (
        "ナットは上半分にある。",
        within('half(scene, "bottom")'),
        ["it looks at the bottom, while the sentence says top"],
    ),
    # colours
    (
        "The nut is red.",
        one("nut", 'expect_colour(nut, "blue")'),
        [
            "it uses the colour blue, which the sentence does not name",
            "the sentence names red, which it does not use",
        ],
    ),
    (
        "The nut is red or blue.",
        one("nut", 'expect_true(nut.colour in ["red", "green"], of=[nut], what="red or blue")'),
        [
            "it uses the colour green, which the sentence does not name",
            "the sentence names blue, which it does not use",
        ],
    ),
    (
        "All nuts are gray.",
        'return [expect_colour(nut, "black") for nut in scene.find("nut")]',
        [
            "it uses the colour black, which the sentence does not name",
            "the sentence names grey, which it does not use",
        ],
    ),
    (
        "There is a red nut.",
        'return [expect_present(scene.find("nut"))]',
        ["the sentence names red, which it does not use"],
    ),
    # parts
    (
        "There is a washer.",
        nuts("at_least=1"),
        [
            "the sentence is about the washer, which it does not look for",
            "it looks for the nut, of which the sentence says nothing",
        ],
    ),
    (
        "There are as many nuts as washers.",
        nuts("exactly=1"),
        ["the sentence is about the washer, which it does not look for"],
    ),
    (
        "There are two nuts.",
        'return [expect_count(scene.find("nut") + scene.find("washer"), exactly=2)]',
        ["it looks for the washer, of which the sentence says nothing"],
    ),
    # comparisons
    (
        "There is exactly one nut.",
        nuts("at_least=1"),
        ["the sentence says 'exactly', which it does not demand"],
    ),
    (
        "There is exactly one nut and at least one washer.",
        'scene.one("nut")\n    ' + COUNT.format("washer", "at_least=1"),
        ["the sentence says 'exactly', which it does not demand"],
    ),
    (
        "There are at least two nuts.",
        nuts("exactly=2"),
        ["the sentence says 'at least', which it does not demand"],
    ),
    (
        "There are at least two nuts.",
        nuts("at_most=2"),
        ["the sentence says 'at least', which it does not demand"],
    ),
    (
        "There are at most two nuts.",
        nuts("at_least=2"),
        ["the sentence says 'at most', which it does not demand"],
    ),
    (
        "There are no more than two nuts.",
        nuts("exactly=2"),
        ["the sentence says 'no more than', which it does not demand"],
    ),
    # dimensions
    (
        "The nut is between 20 and 30 pixels wide.",
        sized("nut.height", "20", "30"),
        ["it measures the height, while the sentence says 'wide'"],
    ),
    (
        "The nut is between 20 and 30 pixels high.",
        sized("nut.width", "20", "30"),
        ["it measures the width, while the sentence says 'high'"],
    ),
    (
        "The nut is between 20 and 30 pixels long.",
        sized("nut.thickness", "20", "30"),
        ["it measures the thickness, while the sentence says 'long'"],
    ),
    (
        "The nut is between 20 and 30 pixels thick.",
        sized("nut.length", "20", "30"),
        ["it measures the length, while the sentence says 'thick'"],
    ),
    (
        "The nut is wider than the washer.",
        pair('expect_at_least(nut.height / washer.height, 1, of=[nut], what="width")'),
        ["it measures the height, while the sentence says 'wide'"],
    ),
    (
        "The area of the nut is larger than that of the washer.",
        pair('expect_at_least(nut.width / washer.width, 1, of=[nut], what="area")'),
        ["the sentence speaks of areas, which it does not measure"],
    ),
    # choices
    (
        "Every nut is in the tray.",
        'tray, found = scene.one("tray"), scene.find("nut")\n'
        "    inside = any(nut.is_inside(tray) for nut in found)\n"
        '    return [expect_true(inside, of=found, what="all inside")]',
        ["the sentence says 'every', while it is content with any of them"],
    ),
    (
        "The longest nut is red.",
        'nut = min(scene.find("nut"), key=lambda one: one.length)\n'
        '    return [expect_colour(nut, "red")]',
        ["it takes the smallest, while the sentence speaks of the larger"],
    ),
    (
        "The shortest nut is red.",
        'nut = max(scene.find("nut"), key=lambda one: one.length)\n'
        '    return [expect_colour(nut, "red")]',
        ["it takes the largest, while the sentence speaks of the smaller"],
    ),
    # several at once
    (
        "There is exactly one red nut on the left.",
        'found = scene.find("washer", colour="blue", within=half(scene, "right"))\n'
        "    return [expect_count(found, at_least=3)]",
        [
            "it uses the number 3, which the sentence does not name",
            "it looks at the right, while the sentence says left",
            "it uses the colour blue, which the sentence does not name",
            "the sentence names red, which it does not use",
            "the sentence is about the nut, which it does not look for",
            "it looks for the washer, of which the sentence says nothing",
            "the sentence says 'exactly', which it does not demand",
        ],
    ),
]
AS_MANY = (
    'a, b = scene.find("nut"), scene.find("washer")\n'
    '    return [expect_equal(len(a), len(b), of=a + b, what="numbers")]'
)
SIDES = 'for side in ("left", "right")]'


def about(share: str) -> str:
    return pair(f'expect_about(nut.length / washer.length, {share}, of=[nut], what="8")')


def true(statement: str) -> str:
    return one("nut", f'expect_true({statement}, of=[nut], what="7 blue nuts on the right")')


def filled(expectation: str, first: str = "nut", second: str = "tray") -> str:
    names = f'{first}, {second} = scene.one("{first}"), scene.one("{second}")'
    return f'{names}\n    return [{expectation}, of=[{first}], what="share")]'


RIGHT: list[tuple[str, str]] = [
    ("There are exactly two nuts.", nuts("exactly=2")),
    ("There are exactly 15 nuts.", nuts("exactly=15")),
    ("There is a dozen nuts.", nuts("exactly=12")),
    ("There is exactly one nut.", true("nut.area > 0")),
    (
        "There are exactly 2 nuts.",
        'found = scene.find("nut")\n    return [expect_true(len(found) == 2, of=found, what="5")]',
    ),
    ("There are exactly as many nuts as washers.", AS_MANY),
    ("There are between two and four nuts.", nuts("at_least=2, at_most=4")),
    ("There are fewer than four nuts.", nuts("at_most=3")),
    ("There are at least two nuts.", nuts("at_least=2")),
    ("There is at least one nut.", 'return [expect_present(scene.find("nut"))]'),
    ("There are no more than two nuts.", nuts("at_most=2")),
    ("There is no nut.", nuts("exactly=0")),
    (
        "The nut is at least twice as long as the washer.",
        pair('expect_at_least(nut.length / washer.length, 2, of=[nut], what="7")'),
    ),
    ("The nut is a third as long as the washer.", about("1 / 3")),
    ("The nut is a quarter as long as the washer.", about("0.25")),
    ("The nut is 20 percent shorter than the washer.", about("0.8")),
    (
        "The nut covers 15 to 30 percent of the tray.",
        filled("expect_between(tray.share_filled_by(nut), 0.15, 0.3"),
    ),
    (
        "The nut covers 15 to 30 % of the tray.",
        filled("expect_between(100 * nut.area / tray.area, 15, 30"),
    ),
    ("There is a nut on the left.", within('half(scene, "left")')),
    (
        "There is a nut on the left.",
        'found = [nut for nut in scene.find("nut") if nut.center_x < scene.width / 2]\n'
        '    return [expect_present(found, what="nut right there")]',
    ),
    ("There is a nut in the upper half.", within('half(scene, "top")')),
    (
        "There is a nut on the left and a nut on the right.",
        f'return [expect_present(scene.find("nut", within=half(scene, side))) {SIDES}',
    ),
    ("The nut is below the washer.", pair("expect_below(nut, washer)")),
    (
        "The nut is in the right place.",
        one("nut", 'expect_usual(nut.center_x / scene.width, of=[nut], what="place")'),
    ),
    ("The nut is grey.", one("nut", 'expect_colour(nut, "grey")')),
    ("The nut is gray or black.", true('nut.colour in ("black", "grey")')),
    ("The nut looks well kept.", true('not nut.is_colour("brown")')),
    ("There is one orange.", COUNT.format("orange", "exactly=1")),
    ("There are as many nuts as washers.", AS_MANY),
    (
        "Everything is where it belongs.",
        'return [expect_present(scene.find(name)) for name in ("nut", "washer")]',
    ),
    ("The nut is between 20 and 30 pixels wide.", sized("nut.width", "20", "30")),
    ("The nut is between 20 and 30 pixels high.", sized("(nut.bottom - nut.top)", "20", "30")),
    ("The nut is between 20 and 30 pixels high.", sized("nut.length", "20", "30")),
    (
        "The juice reaches 75 to 85 percent of the bottle's height.",
        filled("expect_between(bottle.level_of(juice), 0.75, 0.85", "juice", "bottle"),
    ),
    ("The nut has the usual area.", one("nut", 'expect_usual(nut.area, of=[nut], what="area")')),
    ("ナットがちょうど三個ある。", nuts("exactly=3")),
    ("ナットが２個ある。", nuts("exactly=2")),
    ("ナットは左にある。", within('half(scene, "left")')),
    ("ナットは下半分にある。", within('half(scene, "bottom")')),
    # choices
    (
        "Every nut is in the tray.",
        true('all(one.is_inside(scene.one("tray")) for one in scene.find("nut"))'),
    ),
    (
        "Each nut keeps clear of the tray.",
        true('not any(one.touches(scene.one("tray")) for one in scene.find("nut"))'),
    ),
    (
        "The longest nut is red.",
        'nut = max(scene.find("nut"), key=lambda one: one.length)\n'
        '    return [expect_colour(nut, "red")]',
    ),
    (
        "The smallest nut is red.",
        'nut = min(scene.find("nut"), key=lambda one: one.area)\n'
        '    return [expect_colour(nut, "red")]',
    ),
]


@pytest.mark.parametrize(("sentence", "lines", "expected"), DOUBTED)
def test_what_a_program_does_with_other_words_is_doubted(
    sentence: str, lines: str, expected: list[str]
):
    assert doubts(sentence, body(lines)) == expected


@pytest.mark.parametrize(("sentence", "lines"), RIGHT)
def test_a_program_with_the_words_of_its_sentence_raises_no_doubt(sentence: str, lines: str):
    assert doubts(sentence, body(lines)) == []


def test_the_sentence_and_the_words_of_findings_are_no_part_of_what_is_used():
    source = body(
        '"""There are 17 red nuts on the right, at most."""',
        'found = scene.find("nut")',
        'return [expect_count(found, exactly=2, what="17 red nuts on the right")]',
    )
    assert doubts("There are two nuts.", source) == []
    assert doubts("There are two red nuts on the left.", source) == [
        "the sentence names red, which it does not use"
    ]


FOLDERS = sorted(
    folder.parent
    for room in ("examples/mvtec_loco", "benchmarks/rendered_inspections", "benchmarks/writers")
    for folder in (REPOSITORY / room).glob("*/programs")
)
INVENTED = "it uses the number {}, which the sentence does not name"
NOT_NAMED = "it looks for the {}, of which the sentence says nothing"
# Programs that make up a number or mean parts by another word: a person is to look at them.
LOOK_TWICE: dict[str, list[str]] = {
    "The chip is in its usual place.": [
        INVENTED.format(number) for number in ("0.35", "0.395", "0.445", "0.505")
    ],
    "The five resistors lie in a row and are evenly spaced.": [
        INVENTED.format(number) for number in ("0.9", "1.1")
    ],
    "From left to right the LEDs are red, yellow and green.": [INVENTED.format(3)],
    "The fruit label is centred on the bottle from left to right.": [
        INVENTED.format(number) for number in ("0.4", "0.6")
    ],
    "All the fruit lies in the left half of the box and none of it in the right half.": [
        NOT_NAMED.format(name) for name in ("nectarine", "tangerine")
    ],
    "The separators stand upright and there are four of them in each of the three rows.": [
        NOT_NAMED.format("tray")
    ],
}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_good_programs_raise_no_doubt(folder: Path):
    spec = read_folder_spec(folder)
    names = known_part_names(folder, spec)
    sources = [(condition.text, source) for condition, source in sources_of(folder)]
    assert len(sources) >= len(spec.conditions) / 2
    for sentence, source in sources:
        assert doubts(sentence, source, names) == LOOK_TWICE.get(sentence, []), sentence


def sources_of(folder: Path) -> Iterator[tuple[Condition, str]]:
    """Yield the programs of a folder with their conditions, and those of its recorded answers.

    An answer whose program was edited by hand since is one to another sentence, and left out.
    """
    spec = read_folder_spec(folder)
    edited: set[str] = set()
    for condition in spec.conditions:
        if (folder / "programs" / f"{condition.id}.py").is_file():
            program = program_of(condition, folder)
            if program.edited:
                edited.add(condition.id)
            yield condition, program.source
    if (folder / "answers.md").is_file():
        given = read_answer((folder / "answers.md").read_text("utf-8"), spec.conditions)
        by_id = {condition.id: condition for condition in spec.conditions}
        for id_, found in given.items():
            if found.source and id_ not in edited:
                yield by_id[id_], found.source


@pytest.mark.parametrize("sentence", [row[0] for row in BUILTIN])
def test_what_the_built_in_writer_writes_raises_no_doubt(sentence: str):
    # Among trays and bottles it would be asked whose left is meant.
    told = any(name in sentence.lower() for name in ("tray", "bottle"))
    names = BUILTIN_PARTS if told else BUILTIN_PARTS - {"tray", "bottle"}
    assert doubts(sentence, write_program(sentence, names), names) == []


NUMBERS: list[tuple[str, set[float]]] = [
    ("There are two nuts.", {2}),
    ("There are 15 nuts and 3 washers.", {15, 3}),
    ("There is no nut, and none is wanted.", {0}),
    ("Twelve of the TWENTY.", {12, 20}),
    ("A dozen, a pair and a single one", {12, 2, 1}),
    ("Half of it, a quarter and a fifth", {0.5, 0.25, 0.2}),
    ("2.5 to 3.25 times", {2.5, 3.25}),
    ("a 3x5 grid, 3 x 5, 3×5", {3, 5}),  # noqa: RUF001
    ("20-30 %", {20, 30}),
    ("Someone is often alone, tenfold.", set()),
    ("ネジが三本と4個", {3, 4}),
    ("２個", {2}),
    ("", set()),
]


@pytest.mark.parametrize(("sentence", "numbers"), NUMBERS)
def test_numbers_are_read(sentence: str, numbers: set[float]):
    assert numbers_in(sentence) == numbers


@settings(deadline=None)
@given(st.lists(st.decimals(0, 10_000, places=2) | st.integers(0, 10_000), max_size=6))
def test_numbers_in_digits_are_all_found_and_nothing_else(numbers: list[float]):
    text = "The nuts are " + ", then ".join(map(str, numbers)) + " pixels wide."
    assert numbers_in(text) == {float(number) for number in numbers}


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_has_numbers_and_more_text_has_no_fewer(first: str, second: str):
    found = numbers_in(f"{first} {second}")
    assert found == numbers_in(first) | numbers_in(second)
    assert all(number >= 0 for number in found)


@settings(deadline=None)
@given(st.text())
def test_any_sentence_is_compared_with_a_program(sentence: str):
    source = body(nuts("exactly=2"))
    assert doubts(sentence, source) == doubts(sentence, source, frozenset(sorted(PARTS)[::-1]))


GAP = (
    'tray, found = scene.one("tray"), scene.find("nut")\n'
    "    gap = {}(n.distance_to(tray) for n in found)\n"
    '    return [{}(gap, 20, of=found, what="gap")]'
)
MORE_RIGHT = [
    ("There are exactly thirty nuts.", nuts("exactly=30")),
    ("There are exactly twenty-five nuts.", nuts("exactly=25")),
    ("ナットがちょうど十五個ある。", nuts("exactly=15")),
    ("The nut is two thirds as long as the washer.", about("2 / 3")),
    ("The nut is three quarters as long as the washer.", about("0.75")),
    ("The nut is above the washer.", pair("expect_below(washer, nut)")),
    ("The nut is left of the washer.", pair("expect_right_of(washer, nut)")),
    (
        "The nut covers at least half of the area of the tray.",
        filled("expect_at_least(tray.share_filled_by(nut), 0.5"),
    ),
    (
        "There is no nut in the upper area of the image.",
        ('return [expect_absent(scene.find("nut", within=half(scene, "top")))]'),
    ),
    (
        "All nuts are at most 20 pixels long.",
        (
            'long = [n for n in scene.find("nut") if n.length > 20]\n'
            '    return [expect_absent(long, what="long nut")]'
        ),
    ),
    (
        "There are at most three nuts.",
        ('f = scene.find("nut")\n    return [expect_true(len(f) < 4, of=f, what="x")]'),
    ),
    (
        "Each of the 15 compartments of the tray (3 x 5) holds a nut.",
        (
            'cells = grid(scene.one("tray"), rows=3, columns=5)\n'
            '    return [expect_count(scene.find("nut", within=c), at_least=1) for c in cells]'
        ),
    ),
    (
        "The nut nearest to the tray is at most 20 pixels from it.",
        (GAP.format("min", "expect_at_most")),
    ),
    (
        "The nut furthest from the tray is at least 20 pixels from it.",
        (GAP.format("max", "expect_at_least")),
    ),
]


@pytest.mark.parametrize(("sentence", "source"), MORE_RIGHT)
def test_more_right_programs_raise_no_doubt(sentence: str, source: str):
    assert doubts(sentence, body(source)) == []


def test_a_number_in_the_name_of_a_part_is_not_one_to_use():
    source = body('return [expect_count(scene.find("m3 nut"), exactly=1)]')
    assert doubts("There is exactly one m3 nut.", source, frozenset({"m3 nut"})) == []


@pytest.mark.parametrize(
    ("sentence", "source", "doubt"),
    [
        ("There are exactly five nuts.", nuts("exactly=4"), "uses the number 4"),
        ("There are exactly five nuts.", nuts("exactly=6"), "the sentence names 5"),
        ("There are exactly thirty nuts.", nuts("exactly=31"), "uses the number 31"),
    ],
)
def test_one_more_or_less_is_another_number(sentence: str, source: str, doubt: str):
    assert any(doubt in found for found in doubts(sentence, body(source)))

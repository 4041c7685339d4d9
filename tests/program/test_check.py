from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.errors import ProgramError
from llm4ad.program.check import check_program
from llm4ad.program.source import new_program
from tests.program.attacks import CAPABILITY

HEAD = 'def check(scene: Scene) -> list[Expectation]:\n    """Two nuts."""\n'
GOOD = HEAD + '    return [expect_count(scene.find("nut"), exactly=2)]\n'


@pytest.mark.parametrize(
    "body",
    [
        '    return [expect_count(scene.find("nut"), exactly=2)]\n',
        '    if scene.find("nut"):\n        return []\n    return [expect_present([])]\n',
        '    return [expect_present(scene.find(name)) for name in ("nut", "washer")]\n',
        '    nut = scene.one(name="nut")\n    return [expect_true(nut.area > 9, of=[], what="")]\n',
        '    for side in ["nut"]:\n        pass\n    return [expect_absent(scene.find(side))]\n',
        '    x: int = len(scene.find("nut"))\n    return [expect_at_least(x, 1, of=[], what="")]\n',
        '    names = ["nut"]\n    return [expect_present(scene.find(name)) for name in names]\n',
        '    name = "nut"\n    return [expect_present(scene.find(name))]\n',
        "    wanted = {'nut': 2, 'washer': 1}\n"
        "    return [expect_count(scene.find(n), exactly=k) for n, k in wanted.items()]\n",
        "    return [\n        expect_count(scene.find(n), exactly=k)\n"
        "        for n, k in [('nut', 2), ('washer', 1)]\n    ]\n",
        "    for n in {'nut': 2}:\n        pass\n    return [expect_present(scene.find(n))]\n",
    ],
)
def test_ordinary_programs_pass(body: str):
    assert "nut" in check_program(new_program("c", HEAD + body, "t"), {"nut", "washer"})


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def check(scene", "not Python"),
        ("", "exactly one function"),
        ("x = 1\n" + GOOD, "exactly one function"),
        (GOOD + GOOD, "exactly one function"),
        ("import os\n" + GOOD, "exactly one function"),
        (GOOD.replace("check", "test"), "must be: def check"),
        (GOOD.replace("scene: Scene", "scene"), "must be: def check"),
        (GOOD.replace("scene: Scene", "scene: Scene, x: int = 1"), "must be: def check"),
        ("@staticmethod\n" + GOOD, "must be: def check"),
        (HEAD + "    import os\n    return []\n", "line 3.*import is not part"),
        (HEAD + "    while True:\n        pass\n", "while loop is not part"),
        (HEAD + "    try:\n        pass\n    finally:\n        pass\n", "try is not part"),
        (HEAD + "    def inner():\n        return 1\n    return []\n", "function within"),
        (HEAD + "    return [open('/etc/passwd')]\n", "'open' is not known"),
        (HEAD + "    return scene.__class__\n", "'__class__' is private"),
        (HEAD + "    scene.parts = []\n    return []\n", "cannot be changed"),
        (HEAD + "    cell = 1\n    return []\n", "'cell' is taken"),
        (HEAD + "    len = 1\n    return []\n", "'len' is taken"),
        (HEAD + "    return [expect_present(scene.find(scene.name))]\n", "must be written out"),
        *(
            (HEAD + f"    {lines}\n    return [expect_present(scene.find(name))]\n", "written out")
            for lines in (
                "name = 'n' + 'ut'",
                "name = 'nut'\n    name = 'nutt'",
                "name = 'nut'\n    name += 't'",
                "names = ['nut']\n    names.append('x' * 3)\n    for name in names:\n        pass",
                "names = ['nut']\n    names[0] = 'x'\n    for name in names:\n        pass",
                "for name in ['nut']:\n        name = name + 't'",
                "for name in ['nut', 1]:\n        pass",
                "for name in ['nut']:\n        pass\n    for name in scene.name:\n        pass",
                "for name, n in [('nut', 1), ('washer',)]:\n        pass",
                "for name in ('nut', 'washer')[0]:\n        pass",
            )
        ),
        (HEAD + '    return [scene.find("nut")]\n', "states no expectation"),
        (HEAD + "    return [expect_present([])]\n", "never looks for a part"),
        (HEAD + "    return []\n", "never looks for a part"),
        (GOOD.replace('"nut"', '"nutt"'), "looks for 'nutt'.*known parts: nut, washer"),
        (HEAD + "    return (yield 1)\n", "Yield is not part"),
        (
            "def check(scene: Scene) -> list[Expectation]:\n" + "    return " + "(" * 999,
            "not Python",
        ),
    ],
)
def test_other_programs_are_refused_with_the_line(source: str, words: str):
    with pytest.raises(ProgramError, match=f"(?s)program 'c'.*{words}"):
        check_program(new_program("c", source, "t"), {"nut", "washer"})


@pytest.mark.parametrize("name", CAPABILITY)
def test_attacks_do_not_even_pass_the_check(name: str):
    with pytest.raises(ProgramError):
        check_program(new_program("attack", CAPABILITY[name], "t"))


@given(st.text(max_size=200))
def test_any_text_is_refused_and_nothing_else_happens(text: str):
    with pytest.raises(ProgramError):
        check_program(new_program("c", text, "t"))


@given(st.integers(0, len(GOOD)), st.text(max_size=5))
def test_a_damaged_program_passes_or_is_refused(place: int, damage: str):
    try:
        check_program(new_program("c", GOOD[:place] + damage + GOOD[place:], "t"), {"nut"})
    except ProgramError as error:
        assert "'c'" in str(error)

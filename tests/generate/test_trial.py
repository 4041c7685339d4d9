from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.errors import ProgramError
from llm4ad.generate.drawn_scenes import draw_scenes
from llm4ad.generate.examples import EXAMPLES, Example
from llm4ad.generate.trial import try_program
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from tests.program.attacks import CAPABILITY, RESOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 'def check(scene: Scene) -> list[Expectation]:\n    """There are nuts."""\n'
NAMES = {"nut", "bolt"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def tried(body: str, sandbox: Sandbox) -> None:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    try_program(new_program("nuts", HEAD + lines, "test"), NAMES, sandbox)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.condition)
def test_the_examples_of_the_prompt_pass(example: Example, sandbox: Sandbox):
    program = new_program("example", example.source, "test")
    assert program.sentence == example.condition
    try_program(program, example.part_names, sandbox)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        # invented words
        (
            'nut = scene.one("nut")\nreturn [expect_true(nut.is_shiny(), of=[nut], what="x")]',
            "is_shiny",
        ),
        ('return [expect_number(scene.find("nut"), 1)]', "expect_number"),
        ('return [expect_count(scene.find("nut"), exactly=1.5)]', "line 3|program.py:3"),
        ('return [expect_count(scene.find("washer"), exactly=1)]', "not a known part; known"),
        ('scene.find("nut")', "states no expectation"),
        # it ignores the scene
        ("return [expect_count([], exactly=1)]", "never looks for a part"),
        (
            'nuts = scene.find("nut")\nreturn [expect_true(True, of=nuts, what="x")]',
            "does not look at the scene",
        ),
        ('scene.find("nut")\nreturn [expect_between(1, 0, 2, of=[], what="x")]', "does not look"),
        (
            'nuts = scene.find("nut")\nif len(nuts) < 0:\n'
            "    return [expect_present(nuts)]\nreturn []",
            "does not look at the scene",
        ),
        # it always passes
        ('return [expect_count(scene.find("nut"), at_least=0)]', "can hardly ever be broken"),
        ('return [expect_at_least(len(scene.find("nut")), -1, of=[], what="x")]', "ever be broken"),
        # it never can
        (
            'return [expect_between(len(scene.find("nut")), 5, 2, of=[], what="x")]',
            "nothing can be",
        ),
        # it fails on the way
        (
            'return [expect_at_most(scene.find("nut")[0].width, 9, of=[], what="x")]',
            "without any part",
        ),
        (
            'nuts = scene.find("nut")\nshare = len(nuts) / len(scene.find("bolt"))\n'
            'return [expect_at_most(share, 2, of=nuts, what="x")]',
            r"ZeroDivisionError.*line 4",
        ),
        (
            'nuts = scene.find("nut")\nfor n in range(10**9):\n    nuts = nuts\n'
            "return [expect_present(nuts)]",
            "stopped|time",
        ),
    ],
)
def test_what_is_no_use_is_refused(body: str, words: str, sandbox: Sandbox):
    with pytest.raises(ProgramError, match=words):
        tried(body, sandbox)


@pytest.mark.parametrize(
    "body",
    [
        'return [expect_count(scene.find("nut"), exactly=37)]',
        'return [expect_absent(scene.find("nut", colour="purple"))]',
        'bolt = scene.one("bolt")\nif not bolt.is_colour("pink"):\n    return []\n'
        'return [expect_touching(scene.one("nut"), bolt)]',
        'return [expect_between(scene.one("bolt").share_filled_by(scene.one("nut")), 0.9, 1.0, '
        'of=[], what="x")]',
        'if len(scene.find("nut")) <= 12:\n    return []\n'
        'return [expect_present(scene.find("bolt"))]',
        'nut = scene.one("nut")\n'
        'return [expect_at_most(math.hypot(nut.center_x, nut.center_y), 200, of=[nut], what="x")]',
    ],
)
def test_a_rare_demand_passes(body: str, sandbox: Sandbox):
    tried(body, sandbox)


@pytest.mark.parametrize("name", [*CAPABILITY, *RESOURCE])
def test_no_attack_passes(name: str, sandbox: Sandbox):
    attack = {**CAPABILITY, **RESOURCE}[name]
    annotated = attack.replace("(scene):", "(scene: Scene) -> list[Expectation]:")
    with pytest.raises(ProgramError):
        try_program(new_program("attack", annotated, "test"), NAMES, sandbox)


def test_drawn_scenes_hold_what_they_say_and_are_always_the_same():
    first, second = (draw_scenes(NAMES, counts=[7]) for _ in range(2))
    assert [item.label for item in first] == [item.label for item in second]
    assert all((a.rgb == b.rgb).all() for a, b in zip(first, second, strict=True))
    assert first[0].parts == ()
    assert sorted(part.name for part in first[1].parts) == ["bolt", "nut"]
    counts = {sum(part.name == "nut" for part in item.parts) for item in first}
    assert {0, 1, 6, 7, 8} <= counts

from __future__ import annotations

import re
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil
import pytest

from llm4ad.errors import ProgramError
from llm4ad.program.sandbox import MOST_FAILURES, SECONDS, Sandbox, Variant
from llm4ad.program.source import new_program
from tests.program.attacks import CAPABILITY, RESOURCE

if TYPE_CHECKING:
    from llm4ad.program.source import Program
    from llm4ad.scene.vocabulary import Scene


def program(body: str) -> Program:
    return new_program(
        "c", f'def check(scene: Scene) -> list[Expectation]:\n    """C."""\n{body}', "t"
    )


@pytest.mark.parametrize("name", CAPABILITY)
def test_no_program_reaches_the_machine(sandbox: Sandbox, scene: Scene, name: str):
    outcome = sandbox.run(new_program("attack", CAPABILITY[name], "t"), scene, at(scene, 0.5))[0]
    assert outcome.statements == ()
    assert outcome.failure


@pytest.mark.parametrize("name", RESOURCE)
def test_no_program_outlasts_its_limit(sandbox: Sandbox, scene: Scene, name: str):
    started = time.monotonic()
    outcome = sandbox.run(new_program("attack", RESOURCE[name], "t"), scene, at(scene, 0.5))[0]
    assert time.monotonic() - started < SECONDS + 1
    assert outcome.statements == ()


def test_the_sandbox_serves_on_after_an_attack(sandbox: Sandbox, scene: Scene):
    sandbox.run(new_program("attack", RESOURCE["doubling text"], "t"), scene, at(scene, 0.5))
    good = program('    return [expect_count(scene.find("nut"), exactly=2)]\n')
    assert sandbox.run(good, scene, at(scene, 0.5))[0].statements[0].measured == 2


def at(scene: Scene, *levels: float) -> list[Variant]:
    """Return the scene without the parts that are less probable than each level."""
    return [
        Variant(tuple(n for n, part in enumerate(scene.parts) if part.probability < level))
        for level in levels
    ]


def test_nothing_is_left_for_the_next_image(sandbox: Sandbox, scene: Scene):
    source = (
        "seen = []\ndef check(scene):\n    seen.append(1)\n"
        "    return [expect_between(len(seen), 1, 1, of=[], what='runs')]\n"
    )
    counting = new_program("c", source, "t")
    for _ in range(3):
        assert sandbox.run(counting, scene, at(scene, 0.5))[0].statements[0].measured == 1


def test_levels_leave_out_improbable_parts(sandbox: Sandbox, scene: Scene):
    source = '    return [expect_count(scene.find("nut"), exactly=2)]\n'
    outcomes = sandbox.run(program(source), scene, at(scene, 0.5, 0.7, 0.95))
    assert [outcome.statements[0].measured for outcome in outcomes] == [2, 1, 0]
    assert [outcome.statements[0].parts for outcome in outcomes] == [(1, 2), (1,), ()]


def test_a_count_knows_its_name_and_place(sandbox: Sandbox, scene: Scene):
    source = (
        '    tray = scene.one("tray")\n'
        '    nuts = scene.find("nut", within=half(tray, "bottom"), colour="red")\n'
        "    return [expect_present(nuts)]\n"
    )
    statement = sandbox.run(program(source), scene, at(scene, 0.5))[0].statements[0]
    assert statement.what == "red nut"
    assert statement.place is not None
    assert statement.place.name == "bottom half of the tray"
    assert (statement.low, statement.high, statement.measured) == (1, None, 0)


def test_a_missing_only_part_is_a_finding(sandbox: Sandbox, scene: Scene):
    source = '    return [expect_colour(scene.one("washer"), "red")]\n'
    low, high = sandbox.run(program(source), scene, at(scene, 0.2, 0.5))
    assert low.statements[0].kind == "colour"
    assert (high.statements[0].kind, high.statements[0].what) == ("count", "washer")
    assert (high.statements[0].measured, high.statements[0].low) == (0, 1)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "    nuts = scene.find('nut')\n    return [expect_present([nuts[5]])]\n",
            "line 4: return",
        ),
        ("    return [1 / 0]\n", r"ZeroDivisionError.*line 3"),
        ("    return 5\n", "not iterable"),
        ("    return [5]\n", "attribute"),
        ("    return None\n", "not iterable"),
        (
            "    x = float('nan')\n    return [expect_at_least(x, 1, of=[], what='x')]\n",
            "not usable",
        ),
        (
            "    x = float('inf')\n    return [expect_at_least(x, 1, of=[], what='x')]\n",
            "not usable",
        ),
        ("    return [expect_at_least('a', 1, of=[], what='x')]\n", "not usable"),
        ("    return [expect_count(scene.find('nut'))]\n", "say exactly="),
        ("    return [cell(scene, row=9, column=1, rows=3, columns=5)]\n", "not in a grid"),
    ],
)
def test_a_failing_program_says_why_and_where(
    sandbox: Sandbox, scene: Scene, body: str, words: str
):
    outcome = sandbox.run(program(body), scene, at(scene, 0.5))[0]
    assert outcome.failure is not None
    assert re.search(words, outcome.failure, re.DOTALL), outcome.failure


def test_a_failure_at_one_level_leaves_the_others(sandbox: Sandbox, scene: Scene):
    source = (
        '    nuts = scene.find("nut")\n'
        '    return [expect_at_least(nuts[1].length, 10, of=nuts, what="length")]\n'
    )
    outcomes = sandbox.run(program(source), scene, at(scene, 0.5, 0.8))
    assert outcomes[0].failure is None
    assert "IndexError" in (outcomes[1].failure or "")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('    return [expect_count(scene.fnd("nut"), exactly=1)]\n', "no attribute `fnd`"),
        ('    return [expect_count(scene.find("nut"), precisely=1)]\n', "precisely"),
        ('    if scene.find("nut"):\n        return []\n', "implicitly return `None`"),
        ('    return [scene.one("nut").length]\n', "list"),
        ('    return [expect_present(scene.one("nut"))]\n', "Part"),
        ('    return [expect_present(scene.find("nut", within=half(scene, "up")))]\n', "Literal"),
    ],
)
def test_types_are_checked(sandbox: Sandbox, body: str, words: str):
    with pytest.raises(ProgramError, match="program 'c'") as caught:
        sandbox.check_types(program(body))
    assert words in str(caught.value)


def test_correct_types_pass(sandbox: Sandbox):
    sandbox.check_types(
        program(
            "    nuts = [nut for nut in scene.find('nut') if nut.length > 10]\n"
            "    tallest = max(nuts, key=lambda nut: nut.height)\n"
            "    return [expect_count(nuts, exactly=2, what='long nut'),\n"
            "            expect_inside(tallest, half(scene, 'left'))]\n"
        )
    )


def test_a_variant_has_other_parts_in_place_of_some(sandbox: Sandbox, scene: Scene):
    source = '    return [expect_count(scene.find("nut"), exactly=2)]\n'
    nut = next(part for part in scene.parts if part.name == "nut")
    moved = replace(nut, center_x=1.0)
    third = replace(nut, index=len(scene.parts))
    exchanged, added = sandbox.run(
        program(source), scene, [Variant((nut.index,), (moved,)), Variant((), (third,))]
    )
    assert exchanged.statements[0].parts[0] == nut.index
    assert added.statements[0].measured == 3
    assert third.index in added.statements[0].parts


def test_many_variants_answer_in_their_order(sandbox: Sandbox, scene: Scene):
    source = '    return [expect_count(scene.find("nut"), exactly=2)]\n'
    nut = next(part for part in scene.parts if part.name == "nut")
    variants = [
        Variant((), tuple(replace(nut, index=100 + n) for n in range(number % 7)))
        for number in range(200)
    ]
    outcomes = sandbox.run(program(source), scene, variants)
    assert [out.statements[0].measured for out in outcomes] == [2 + n % 7 for n in range(200)]


def test_a_program_that_hangs_on_many_scenes_is_not_waited_for_on_each(
    sandbox: Sandbox, scene: Scene
):
    endless = new_program("attack", RESOURCE["endless loop"], "t")
    start = time.monotonic()
    outcomes = sandbox.run(endless, scene, [Variant()] * 40)
    assert len(outcomes) == 40
    assert all(outcome.failure for outcome in outcomes)
    assert time.monotonic() - start < (1 + MOST_FAILURES) * (SECONDS + 2)


def test_one_slow_scene_does_not_fail_the_others(sandbox: Sandbox, scene: Scene):
    source = (
        '    count = len(scene.find("nut"))\n'
        "    total = sum(1 for n in range(10**9 if count == 3 else 10))\n"
        '    return [expect_at_least(total, 1, of=[], what="total")]\n'
    )
    third = replace(next(p for p in scene.parts if p.name == "nut"), index=len(scene.parts))
    slow = Variant((), (third,))
    outcomes = sandbox.run(program(source), scene, [Variant(), slow, Variant()])
    assert [outcome.failure is None for outcome in outcomes] == [True, False, True]


def test_types_are_checked_however_busy_the_machine_is(sandbox: Sandbox):
    program = new_program("c", "def check(scene):\n    return []\n", "test")
    (worker,) = psutil.Process().children()
    worker.suspend()
    waking = threading.Timer(SECONDS + 1, worker.resume)
    waking.start()
    sandbox.check_types(program)
    waking.join()

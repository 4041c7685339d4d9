from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from llm4ad.program.check import check_program
from llm4ad.program.sandbox import AS_IT_IS, MOST_FAILURES, SECONDS, TOGETHER, Sandbox, Variant
from llm4ad.program.sharing import CHANGEABLE, can_share
from llm4ad.program.source import new_program
from tests.program.attacks import CAPABILITY, RESOURCE

if TYPE_CHECKING:
    from llm4ad.program.sandbox import Outcome
    from llm4ad.program.source import Program
    from llm4ad.scene.vocabulary import Scene

LEVELS = [Variant(), Variant((3,)), Variant((2, 3)), Variant((1, 2, 3)), Variant((0, 1, 2, 3))]


def program(body: str) -> Program:
    lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
    return new_program(
        "c", f'def check(scene: Scene) -> list[Expectation]:\n    """C."""\n{lines}', "t"
    )


def together(sandbox: Sandbox, scene: Scene, *programs: Program) -> list[list[Outcome]]:
    return sandbox.run_together(programs, scene, [LEVELS] * len(programs))


COUNT = program("return [expect_count(scene.find('nut'), exactly=2)]")
COLOUR = program("return [expect_colour(scene.find('nut')[0], 'yellow')]")
DISTANCE = program(
    "nut, tray = scene.find('nut')[0], scene.one('tray')\n"
    "return [expect_true(nut.touches(tray), of=[nut], what='it touches'),\n"
    "        expect_inside(nut, tray)]"
)
WASTEFUL = program(
    "nuts = scene.find('nut')\n"
    "much = ['x' * 1000 + str(number) for number in range(25_000)]\n"
    "return [expect_at_least(len(much), 1, of=nuts, what='much')]"
)
GREEDY = program(
    "nuts = scene.find('nut')\n"
    "much = ['x' * 1000 + str(number) for number in range(10 ** 9)]\n"
    "return [expect_at_least(len(much), 1, of=nuts, what='much')]"
)
ENDLESS = program(
    "nuts = scene.find('nut')\n"
    "total = 0\n"
    "for number in range(10 ** 12):\n"
    "    total += 1\n"
    "return [expect_at_least(total, 1, of=nuts, what='total')]"
)
# What the static check passes, and what would be seen by others if anything were shared.
MEDDLING = {
    "parts of the scene": "scene.parts.clear()",
    "finds of the scene": "scene.find('nut').clear()\nscene.finds.clear()",
    "colours of a part": "for nut in scene.find('nut'):\n    nut.colours['yellow'] = 0.0",
    "colours by another name": "known = scene.find('nut')[0].colours\nknown.clear()",
    "gaps of a part": "for nut in scene.find('nut'):\n    nut.gaps.update({0: 999.0, 2: 999.0})",
    "shares of a part": "for nut in scene.find('nut'):\n    nut.shares_inside.clear()",
}
# What it refuses; the sandbox runs it all the same, but not beside others.
INTRUDING = {
    "another vocabulary": "def expect_count(parts, exactly):\n    return []\n",
    "another way to find": "def half(place, side):\n    return place\n",
    "a memory of its own": "seen = []\n",
    "another driver": "def run_check(*_):\n    return []\n",
    "parts of its own": "parts = []\ndef parts_of(rows):\n    return []\n",
}


def test_programs_say_together_what_they_say_alone(sandbox: Sandbox, scene: Scene):
    failing = program("return [expect_at_least(scene.find('nut')[1].length, 1, of=[], what='x')]")
    wrong = program("return [expect_at_least(float('nan'), 1, of=scene.find('nut'), what='x')]")
    absent = program("return [expect_present([scene.one('washer')])]")
    programs = [COUNT, failing, DISTANCE, wrong, absent, COLOUR, COUNT]
    alone = [sandbox.run(one, scene, LEVELS) for one in programs]
    assert all(can_share(one) for one in programs)
    assert together(sandbox, scene, *programs) == alone
    assert together(sandbox, scene, *reversed(programs)) == alone[::-1]


@pytest.mark.parametrize(
    ("hindrance", "place"), [(ENDLESS, 1), (GREEDY, 0), (GREEDY, 1), (GREEDY, 2)]
)
def test_a_program_that_hits_a_limit_spoils_no_other(
    sandbox: Sandbox, scene: Scene, hindrance: Program, place: int
):
    programs = [COUNT, DISTANCE]
    programs.insert(place, hindrance)
    assert can_share(hindrance)
    start = time.monotonic()
    outcomes = together(sandbox, scene, *programs)
    assert time.monotonic() - start < (2 + MOST_FAILURES) * (SECONDS + 1)
    assert all(outcome.failure for outcome in outcomes.pop(place))
    assert outcomes == [sandbox.run(one, scene, LEVELS) for one in (COUNT, DISTANCE)]


def test_what_one_program_took_is_there_for_the_next(sandbox: Sandbox, scene: Scene):
    for outcomes in together(sandbox, scene, *[WASTEFUL] * 4, COUNT):
        assert not any(outcome.failure for outcome in outcomes)


@pytest.mark.parametrize("name", MEDDLING)
def test_a_program_changes_nothing_that_another_sees(sandbox: Sandbox, scene: Scene, name: str):
    meddling = program(f"{MEDDLING[name]}\nreturn [expect_present(scene.find('nut'))]")
    check_program(meddling)
    alone = [sandbox.run(one, scene, LEVELS) for one in (COUNT, COLOUR, DISTANCE)]
    outcomes = together(sandbox, scene, meddling, COUNT, meddling, COLOUR, DISTANCE)
    assert [outcomes[1], *outcomes[3:]] == alone
    assert outcomes[0] == outcomes[2]
    again = sandbox.run_together([COLOUR], scene, [[AS_IT_IS]])
    assert again == [sandbox.run(COLOUR, scene, [AS_IT_IS])]


@pytest.mark.parametrize("name", INTRUDING)
def test_a_program_does_not_see_the_names_of_another(sandbox: Sandbox, scene: Scene, name: str):
    intruding = new_program("c", INTRUDING[name] + COUNT.source, "t")
    assert not can_share(intruding)
    alone = [sandbox.run(one, scene, LEVELS) for one in (intruding, COUNT)]
    outcomes = together(sandbox, scene, intruding, COUNT, intruding)
    assert outcomes == [alone[0], alone[1], alone[0]]


@pytest.mark.parametrize("word", ["check", "check_0", "check_1", "parts", "rows", "run_check"])
def test_a_program_cannot_name_what_lies_beside_it(sandbox: Sandbox, scene: Scene, word: str):
    curious = program(f"nuts = scene.find('nut')\nreturn [expect_true({word}, of=nuts, what='x')]")
    assert not can_share(curious)


@pytest.mark.parametrize("name", sorted(CHANGEABLE))
def test_dictionaries_of_parts_are_not_shared(name: str):
    assert not can_share(program(f"found = scene.find('nut')[0].{name}\nreturn []"))


@pytest.mark.parametrize("name", ["shadowed getattr", "change a method", "globals of check"])
def test_a_capability_attack_is_alone(sandbox: Sandbox, scene: Scene, name: str):
    attack = new_program("attack", CAPABILITY[name], "t")
    outcomes = together(sandbox, scene, COUNT, attack, DISTANCE)
    assert all(outcome.failure for outcome in outcomes[1])
    assert outcomes[::2] == [sandbox.run(one, scene, LEVELS) for one in (COUNT, DISTANCE)]


@pytest.mark.parametrize("name", ["doubling text", "crash", "raise SystemExit", "nested brackets"])
def test_a_resource_attack_spoils_no_other(sandbox: Sandbox, scene: Scene, name: str):
    attack = new_program("attack", RESOURCE[name], "t")
    outcomes = together(sandbox, scene, attack, COUNT)
    assert all(outcome.failure for outcome in outcomes[0])
    assert outcomes[1] == sandbox.run(COUNT, scene, LEVELS)


def test_more_variants_than_share_a_limit_are_all_run(sandbox: Sandbox, scene: Scene):
    nut = next(part for part in scene.parts if part.name == "nut")
    many = [Variant((), (replace(nut, index=9),)), *[AS_IT_IS] * (2 * TOGETHER)]
    few, all_of_them = sandbox.run_together([COUNT, COUNT], scene, [[AS_IT_IS], many])
    assert few[0].statements[0].measured == 2
    assert [item.statements[0].measured for item in all_of_them] == [3] + [2] * (2 * TOGETHER)


def test_other_programs_and_none_take_the_place_of_those_before(sandbox: Sandbox, scene: Scene):
    assert together(sandbox, scene) == []
    first = together(sandbox, scene, COUNT, DISTANCE)
    assert together(sandbox, scene, DISTANCE) == [first[1]]
    assert together(sandbox, scene, COUNT) == [first[0]]


def test_programs_run_on_when_their_process_has_died(scene: Scene):
    with Sandbox() as fresh:
        before = together(fresh, scene, COUNT, DISTANCE, COLOUR)
        with fresh._checkout() as session:
            process = session.worker_pid
        assert process
        os.kill(process, signal.SIGKILL)
        assert together(fresh, scene, COUNT, DISTANCE, COLOUR) == before

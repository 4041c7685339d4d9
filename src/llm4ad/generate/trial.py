"""Try a program before it is trusted: it must run, look at the scene, and be able to say no."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError
from llm4ad.generate.drawn_scenes import draw_scenes, with_answers
from llm4ad.program.check import check_program
from llm4ad.program.questions import questions_asked
from llm4ad.program.sandbox import AS_IT_IS
from llm4ad.scene.colours import COLOUR_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from llm4ad.generate.drawn_scenes import DrawnScene
    from llm4ad.program.sandbox import Outcome, Sandbox
    from llm4ad.program.source import Program

MOST_CONSTANTS = 12  # of a program, to draw scenes around


def try_program(program: Program, part_names: Collection[str], sandbox: Sandbox) -> None:
    """Check a program and dry-run it on drawn scenes.

    Raises ProgramError with the exact reason and the line when it is not allowed, has wrong types,
    fails on a scene, does not depend on the scene, or can never be kept or never be broken.
    """
    names = check_program(program, part_names)
    sandbox.check_types(program)
    scenes = scenes_for([program], names)
    outcomes = [_tried(program, drawn, sandbox) for drawn in scenes]
    _check_ranges(program, outcomes)
    measured = {tuple(item.measured for item in outcome.statements) for outcome in outcomes}
    if len(measured) == 1:
        raise ProgramError(
            f"program {program.condition!r} measures the same on {len(scenes)} different pictures: "
            "it does not look at the scene. Measure what the condition is about"
        )
    # What the normal pictures have to say first can be broken later.
    learned = any(item.kind in ("usual", "about") for out in outcomes for item in out.statements)
    if not learned and all(is_kept(outcome) for outcome in outcomes):
        raise ProgramError(
            f"program {program.condition!r} was kept by each of {len(scenes)} very different "
            "pictures: it can hardly ever be broken. State what the condition demands"
        )


def scenes_for(programs: Iterable[Program], names: Collection[str]) -> list[DrawnScene]:
    """Draw scenes around the numbers, the colours and the questions that occur in some programs."""
    programs = list(programs)
    constants = [
        node.value
        for program in programs
        for node in ast.walk(ast.parse(program.source))
        if isinstance(node, ast.Constant)
    ]
    whole = {value for value in constants if type(value) is int and 0 <= value <= 40}
    colours = {value for value in constants if isinstance(value, str) and value in COLOUR_NAMES}
    drawn = draw_scenes(names, counts=sorted(whole)[:MOST_CONSTANTS], colours=sorted(colours))
    return with_answers(drawn, [asked for item in programs for asked in questions_asked(item)])


def is_kept(outcome: Outcome) -> bool:
    """Tell whether a scene keeps all that a program states about it."""
    return outcome.failure is None and all(item.kept for item in outcome.statements)


def _tried(program: Program, drawn: DrawnScene, sandbox: Sandbox) -> Outcome:
    outcome = sandbox.run(program, drawn.scene, [AS_IT_IS])[0]
    if outcome.failure is not None:
        raise ProgramError(
            f"program {program.condition!r} fails on {drawn.label}: {outcome.failure}"
        )
    return outcome


def _check_ranges(program: Program, outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        for item in outcome.statements:
            if item.low is not None and item.high is not None and item.low > item.high:
                raise ProgramError(
                    f"program {program.condition!r} expects {item.what!r} to be at least "
                    f"{item.low:g} and at most {item.high:g}, which nothing can be"
                )
